"""`rolebook lint`: reads a spec, reviews it, corrects it where asked, and says what is left."""

from dataclasses import dataclass, replace
from pathlib import Path

import render
from render import messages
from render.diagnostics import Diagnostic, Severity, SpecError, ToolError
from render.lint import Review, review
from render.lint.fixing import corrected
from render.lint.rules import RULE_BY_NAME, UNUSED_IGNORE
from render.lint.sarif import sarif
from render.lint.settings import beside, settle
from render.organisation import Language
from render.outputs import write_whole
from render.spec import Reading, load
from render.spec.findings import closest, listed, shown
from render.spec.reader import Source


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to print as the result, what to say beside it, and whether an error is among the findings."""

    report: str
    summary: str
    is_wrong: bool


def lint(spec: Path, language: Language | None, variant: str, format: str, *, fix: bool, colour: bool) -> Outcome:
    """Review the spec, or a variant of it. Raises `ToolError` where a file cannot be read or written."""
    fixed = 0
    try:
        reading = load(spec, language, variant)
        found = _review(spec, reading, variant)
        if fix and (fixed := _fix(reading, found)):
            found = _review(spec, load(spec, language, variant), variant)
        diagnostics, can_be_fixed = found.diagnostics, len(found.rewritten)
    except SpecError as error:
        diagnostics, can_be_fixed = error.diagnostics, 0
    notes = [f"{fixed} corrected"] if fixed else []
    notes += [f"{can_be_fixed} can be corrected by --fix"] if can_be_fixed and not fix else []
    summary = ", ".join([f"{spec}: {messages.summary(diagnostics)}", *notes])
    is_wrong = any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    return Outcome(_formatted(diagnostics, format, colour), summary, is_wrong)


def explanation(name: str) -> str:
    """What a rule is for. Raises `ToolError` where there is none of that name."""
    rule = RULE_BY_NAME.get(name)
    if rule is None:
        near = closest(name, RULE_BY_NAME)
        hint = f"Did you mean `{near}`?" if near else f"There are {listed(RULE_BY_NAME, 'and')}."
        raise ToolError(f"There is no rule {shown(name)}.", hint)
    fixable = ", corrected by --fix" if rule.fixable else ""
    return "\n".join([f"{rule.name} ({rule.severity} by default{fixable})", *rule.why.by_language.values()])


def _review(spec: Path, reading: Reading, variant: str) -> Review:
    from_file, problems = beside(spec)
    settings = settle((*from_file, *reading.settings), problems)
    if variant:  # a comment may be there for the spec without it
        settings = replace(settings, severities={**settings.severities, UNUSED_IGNORE: None})
    return review(reading, reading.language, settings)


def _fix(reading: Reading, found: Review) -> int:
    """Correct every file that has something to be corrected; how many texts were."""
    count = 0
    for file, text in reading.places.texts.items():
        content, changes = corrected(Path(file).read_bytes(), Source(file, text), found.rewritten)
        if changes:
            write_whole(Path(file), content)
        count += changes
    return count


def _formatted(diagnostics: tuple[Diagnostic, ...], format: str, colour: bool) -> str:
    match format:
        case "json":
            return messages.as_json(diagnostics)
        case "sarif":
            return sarif(diagnostics, render.__version__)
        case "github":
            return messages.as_github(diagnostics)
        case _:
            return messages.as_text(diagnostics, colour=colour)
