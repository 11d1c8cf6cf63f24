"""Headcounts of units against those of their posts, and against people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from render.lint.subject import Finding, Subject
from render.organisation import Id, Organisation, Unit
from render.spec.findings import shown
from render.spec.rules.staffing import SLACK


@dataclass(slots=True)
class _Tally:
    """What the posts and units in a unit add up to; `whole` unless some of them give no headcount."""

    planned: int = 0
    held: float = 0
    parts: int = 0
    whole: bool = True

    def add(self, planned: int | None, held: float) -> None:
        self.planned += planned or 0
        self.held += held
        self.parts += 1
        self.whole = self.whole and planned is not None


def headcount(subject: Subject) -> Iterator[Finding]:
    tallies = _tallies(subject.organisation)
    for unit in subject.organisation.units:
        if unit.headcount is not None and (message := _mismatch(unit, unit.headcount, tallies[unit.id])):
            yield Finding(unit, message, "Correct one of them.", ("headcount",))


def _mismatch(unit: Unit, planned: int, tally: _Tally) -> str | None:
    stated = f"The unit {shown(unit.id)} has a headcount of {planned}"
    if tally.planned > planned or (tally.parts and tally.whole and tally.planned < planned):
        return f"{stated}, but what is in it adds up to {tally.planned}."
    if tally.held > planned + SLACK:
        return f"{stated}, but {tally.held:g} people are in its posts; acting holders are not counted."
    return None


def _tallies(organisation: Organisation) -> Mapping[Id, _Tally]:
    """By unit, from the bottom up. A unit that gives its own headcount stands for all that is in it."""
    tallies = {unit.id: _Tally() for unit in organisation.units}
    for post in organisation.posts:
        held = sum(item.fte for item in organisation.memberships_of.get(post.id, ()) if not item.acting)
        if post.unit:
            tallies[post.unit].add(post.headcount, held)
    for unit in reversed(organisation.units):
        if unit.parent:
            tally = tallies[unit.id]
            inside = tally.planned if tally.parts and tally.whole else None
            tallies[unit.parent].add(inside if unit.headcount is None else unit.headcount, tally.held)
    return tallies
