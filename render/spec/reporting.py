"""Who reports to whom, where the spec does not say so.

A post reports to the head of its unit, or to the unit itself where that has no head. The head of a unit
reports to the nearest head above it; the topmost heads, and posts in no unit, report to the head of the
organisation. Where there is no head above at all, a head reports to the unit right above, or to nobody.
"""

from collections.abc import Callable

from render.organisation import Id
from render.spec.draft import Draft


class Reporting:
    """The reporting lines of a draft. The cost of all of them is linear in posts and units."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._with_head: dict[Id, Id | None] = {}
        for unit in draft.units_from_above:
            parent = draft.parents[unit]
            above = self._with_head[parent] if parent else None
            self._with_head[unit] = unit if draft.heads[unit] else above

    def named(self, post: Id) -> Id | None:
        """The superior that the spec names for a post, if there is such a post."""
        part = self.draft.post_by_id[post].part
        superior = part.assistant_to if part.reports_to is None else part.reports_to
        return superior if superior in self.draft.post_by_id else None

    def superior(self, post: Id) -> Id | None:
        """What a post reports to: a post, else a unit, else nobody."""
        return self._above(post, self._superior_within)

    def under(self, post: Id) -> Id | None:
        """What that follows from: the superior that is named, else the unit around, for a head the one above."""
        return self._above(post, self._unit_around)

    def _above(self, post: Id, by_structure: Callable[[Id, Id | None], Id | None]) -> Id | None:
        if (named := self.named(post)) or post == self.draft.head:
            return named
        return by_structure(post, self._home(post))

    def _superior_within(self, post: Id, unit: Id | None) -> Id | None:
        if unit and post not in self.draft.headed and not self.draft.heads[unit]:
            return unit
        return self._next_head(post, unit)

    def _unit_around(self, post: Id, unit: Id | None) -> Id | None:
        while unit and self.draft.heads[unit] == post:
            unit = self.draft.parents[unit]
        return unit

    def above(self, unit: Id) -> Id | None:
        """What a unit stands under: the post that its head reports to by name, else the unit above."""
        head = self.draft.heads[unit]
        return (self.named(head) if head else None) or self.draft.parents[unit]

    def above_headless(self, unit: Id) -> Id | None:
        """The post under which a unit without head stands, however far up."""
        near = self._with_head[unit]
        return self.draft.heads[near] if near else self.draft.head

    def _home(self, post: Id) -> Id | None:
        """The unit that a post's line starts from: its own, but for the head of others alone the first of those."""
        unit = self.draft.post_by_id[post].within
        headed = self.draft.headed.get(post, [])
        if headed and unit not in headed:
            return headed[0]
        return unit if unit in self.draft.unit_by_id else None

    def _next_head(self, post: Id, unit: Id | None) -> Id | None:
        while unit and (near := self._with_head[unit]):
            if self.draft.heads[near] != post:
                return self.draft.heads[near]
            unit = self.draft.parents[near]
        return self.draft.head or unit
