"""`rolebook lint`: reads a spec, reviews it, corrects it where asked, and says what is left."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import render
from render import messages
from render.commands import Exit
from render.commands.arguments import add_common, add_day, add_variant, explain
from render.console import Console
from render.diagnostics import Diagnostic, Severity, SpecError, ToolError
from render.inputs import beginning
from render.lint import Review, review
from render.lint.fixing import corrected
from render.lint.rules import RULE_BY_NAME, UNUSED_IGNORE
from render.lint.sarif import sarif
from render.lint.settings import beside, settle
from render.outputs import write_whole
from render.spec import Reading, load
from render.spec.document import Source
from render.spec.findings import closest, listed, shown
from render.spec.reader import MAX_BYTES
from render.views import seen

_SETTINGS = """\
a spec, or a file rolebook.toml beside or above it, sets severities (error, warning, note, off) and limits:
  lint: {rules: {vague-duty: error, single-report: off}, limits: {reports: 15, layers: 7, likeness: 70}}
in the spec, a comment in the line of a part, or in one of its own above it, silences a rule there:
  # rolebook: ignore[head-missing] the general manager leads it for the time being

Exit codes: 0 no errors, 1 errors, 2 usage or tool."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    explain(
        parser,
        "Review a sound spec: vague or repeated responsibilities, spans of control, duty separation, ...",
        examples="""
            rolebook lint specs/ecommerce.yaml
            rolebook lint specs/ecommerce.yaml --fix
            rolebook lint specs/ecommerce.yaml --variant group --as-of 2027-01-01
            rolebook lint specs/ecommerce.yaml --format sarif > review.sarif
            rolebook lint --explain vague-duty
        """,
        tail=_SETTINGS,
    )
    parser.add_argument(
        "--format", choices=("text", "json", "sarif", "github"), default="text", help="how findings are printed"
    )
    parser.add_argument("--fix", action="store_true", help="correct what can safely be corrected")
    parser.add_argument("--explain", metavar="RULE", help="say what a rule is for, and nothing else")
    add_variant(parser)
    add_day(parser)
    add_common(parser, spec="?")


def run(options: argparse.Namespace, console: Console) -> Exit:
    if options.explain:
        console.answer(_explanation(options.explain))
        return Exit.OK
    if options.spec is None:
        raise ToolError("lint needs a SPEC, or --explain and a rule.", "Such as: rolebook lint specs/ecommerce.yaml")
    diagnostics, notes = _findings(options)
    if report := _formatted(diagnostics, options.format, console.answers_in_colour):
        console.answer(report)
    console.remark(", ".join([f"{options.spec}: {messages.summary(diagnostics)}", *notes]))
    return Exit.SPEC_IS_WRONG if any(it.severity is Severity.ERROR for it in diagnostics) else Exit.OK


def _findings(options: argparse.Namespace) -> tuple[tuple[Diagnostic, ...], list[str]]:
    """What a review finds, once it is corrected where that is asked for; and what there is to say of that."""
    notes: list[str] = []
    try:
        reading = load(options.spec, options.locale, options.variant)
        found, day = _review(reading, options)
        better = list(_corrections(reading, found))
        count = sum(changes for _, _, changes in better)
        if better and options.fix:
            for file, content, _ in better:
                write_whole(file, content)
            notes.append(f"{count} corrected")
            found, day = _review(load(options.spec, options.locale, options.variant), options)
        elif better:
            notes.append(f"{count} can be corrected by --fix")
    except SpecError as error:
        return error.diagnostics, notes
    return found.diagnostics, [*day, *notes]


def _explanation(name: str) -> str:
    """What a rule is for. Raises `ToolError` where there is none of that name."""
    rule = RULE_BY_NAME.get(name)
    if rule is None:
        near = closest(name, RULE_BY_NAME)
        hint = f"Did you mean `{near}`?" if near else f"There are {listed(RULE_BY_NAME, 'and')}."
        raise ToolError(f"There is no rule {shown(name)}.", hint)
    fixable = ", corrected by --fix" if rule.fixable else ""
    return "\n".join([f"{rule.name} ({rule.severity} by default{fixable})", *rule.why.by_language.values()])


def _review(reading: Reading, options: argparse.Namespace) -> tuple[Review, list[str]]:
    """A review of what there is on the day, and which day that is where there is more on others."""
    whole = reading.organisation
    organisation = seen(whole, options.as_of, whole.audience)
    day = [f"as of {options.as_of or whole.control.effective_date}"] if organisation != whole else []
    from_file, problems = beside(options.spec)
    settings = settle((*from_file, *reading.settings), problems)
    if options.variant or day:  # a comment may be there for the spec without it, or another day
        settings = replace(settings, severities={**settings.severities, UNUSED_IGNORE: None})
    return review(organisation, reading.places, reading.language, settings), day


def _corrections(reading: Reading, found: Review) -> Iterator[tuple[Path, bytes, int]]:
    """Every file that has something to be corrected, what is in it then, and how many texts change."""
    for file, text in reading.places.texts.items() if found.rewritten else ():
        content, changes = corrected(beginning(Path(file), MAX_BYTES), Source(file, text), found.rewritten)
        if changes:
            yield Path(file), content, changes


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
