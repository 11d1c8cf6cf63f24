"""What must be true of a spec beyond its shape, and what should be. One function per rule."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from render.diagnostics import Severity
from render.spec.draft import Draft
from render.spec.findings import Finding
from render.spec.rules import charts, glyphs, identity, language, lines, processes, references, staffing, times


class Rule(NamedTuple):
    """A rule of specs: its lasting name, why it is there, and the function that finds what breaks it."""

    name: str
    severity: Severity
    why: str
    find: Callable[[Draft], Iterator[Finding]]


ERROR, WARNING = Severity.ERROR, Severity.WARNING
RULES = (
    Rule("duplicate-id", ERROR, "An id stands for one thing only.", identity.duplicate_ids),
    Rule(
        "similar-id", ERROR, "Ids become file names, and many disks ignore upper and lower case.", identity.similar_ids
    ),
    Rule("dangling-reference", ERROR, "What is referred to must exist.", references.dangling),
    Rule("wrong-reference", ERROR, "A reference must be to the kind of thing needed.", references.wrong_kind),
    Rule("two-places", ERROR, "A unit or a post is in one place.", references.two_places),
    Rule("self-reference", ERROR, "No post assists itself or stands beside itself.", references.to_itself),
    Rule("unit-loop", ERROR, "No unit is part of itself.", lines.unit_loops),
    Rule("reporting-loop", ERROR, "No post is its own superior, however far up.", lines.reporting_loops),
    Rule("several-roots", ERROR, "An organisation has one post at its top, or units only.", lines.several_roots),
    Rule("backwards", ERROR, "Nothing ends before it begins.", times.backwards),
    Rule("duplicate-membership", ERROR, "A person holds a post once at a time.", staffing.duplicate_memberships),
    Rule("scheme", ERROR, "A table has the letters of one scheme.", processes.letters_of_other_schemes),
    Rule("empty-process", ERROR, "A process is made of its activities.", processes.empty_processes),
    Rule("page-too-small", ERROR, "A chart needs room between its margins.", charts.page_too_small),
    Rule("unknown-career", WARNING, "A step of a career is a post that exists, or words.", references.careers),
    Rule("outside-its-time", WARNING, "Nothing is there without what it stands in.", times.outside),
    Rule("outlived", WARNING, "What is named is there as long as what names it.", times.outlived),
    Rule("overfilled", WARNING, "A post has no more holders than its headcount.", staffing.overfilled),
    Rule("overbooked", WARNING, "Nobody works more than full time.", staffing.overbooked),
    Rule("untranslated", WARNING, "A paper in one language holds no other.", language.untranslated),
    Rule("missing-glyph", WARNING, "What a paper says can be read.", glyphs.missing_glyphs),
)


def check(draft: Draft) -> Iterator[Finding]:
    """All that breaks a rule."""
    for rule in RULES:
        for finding in rule.find(draft):
            yield finding._replace(rule=rule.name, severity=rule.severity)
