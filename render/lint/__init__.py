"""A second look at a sound spec: not whether it can be read, but whether the organisation in it is well described.

Organisation -> rules: findings about parts of the organisation -> places, severities, ignore comments -> Review
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from render.diagnostics import Diagnostic, Severity, Span
from render.lint.ignores import Ignore, ignores
from render.lint.rules import RULE_BY_NAME, RULES, UNUSED_IGNORE
from render.lint.settings import Settings, unknown
from render.lint.subject import Finding, Subject
from render.organisation import Language, Organisation
from render.spec.findings import printable
from render.spec.places import Places


@dataclass(frozen=True, slots=True)
class Review:
    """What was found, in the order of the file, and the texts that can safely be put right, by their place."""

    diagnostics: tuple[Diagnostic, ...]
    rewritten: Mapping[Span, str]


def review(organisation: Organisation, places: Places, language: Language, settings: Settings) -> Review:
    """Everything that the rules find in an organisation, whose parts stand at `places`, and no comment silences."""
    comments = _Comments(ignores(places.texts), settings)
    subject = Subject(organisation, language, settings.limits)
    diagnostics = set()
    rewritten = {}
    for rule in RULES:
        severity = settings.severities[rule.name]
        for finding in rule.find(subject) if severity else ():
            if not comments.silence(rule.name, finding, places):
                diagnostic = _located(rule.name, severity, finding, places)
                diagnostics.add(diagnostic)
                if finding.rewritten:
                    rewritten[diagnostic.span] = finding.rewritten
    for problem in (*settings.problems, *comments.problems()):
        if severity := settings.severities[problem.rule]:
            diagnostics.add(problem._replace(severity=severity))
    return Review(tuple(sorted(diagnostics)), rewritten)


def _located(rule: str, severity: Severity | None, finding: Finding, places: Places) -> Diagnostic:
    assert severity
    span = places.span(finding.entity, *finding.keys)
    return Diagnostic(span, rule, printable(finding.message), printable(finding.hint), severity)


class _Comments:
    """The ignore comments of a spec, and which of them have silenced something."""

    def __init__(self, found: Iterator[Ignore], settings: Settings) -> None:
        self.settings = settings
        self.by_place: dict[tuple[str, str, int], Ignore] = {}
        self.unused: set[Ignore] = set()
        for ignore in found:
            self.unused.add(ignore)
            self.by_place[ignore.rule, ignore.span.file, ignore.line] = ignore

    def silence(self, rule: str, finding: Finding, places: Places) -> bool:
        """Whether a comment silences `rule` where the finding's part begins, or where it does itself."""
        if not self.by_place:
            return False
        for length in range(len(finding.keys) + 1):
            span = places.span(finding.entity, *finding.keys[:length])
            if ignore := self.by_place.get((rule, span.file, span.line)):
                self.unused.discard(ignore)
                return True
        return False

    def problems(self) -> Iterator[Diagnostic]:
        """Comments that name no rule, or silence nothing. One for a rule that is off waits for its return."""
        for ignore in self.unused:
            if ignore.rule not in RULE_BY_NAME:
                yield unknown(ignore.span, "rule", ignore.rule, RULE_BY_NAME)
            elif self.settings.severities[ignore.rule]:
                message = f"Nothing here breaks the rule `{ignore.rule}`."
                yield Diagnostic(ignore.span, UNUSED_IGNORE, message, "Remove this comment.")
