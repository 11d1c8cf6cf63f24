"""For how long each part of a spec is there and who may know of it: what it says, within what it stands in."""

from typing import NamedTuple

from render.organisation import ALWAYS, Id, Period, Visibility
from render.spec import schema
from render.spec.draft import Draft, Placed
from render.spec.values.disclosure import Disclosure

Timed = schema.Unit | schema.Post | schema.Membership


class Scope(NamedTuple):
    """`visibility` is for all inside that says nothing; what says more is kept to `most`."""

    valid: Period = ALWAYS
    visibility: Visibility = Visibility.INTERNAL
    most: Visibility = Visibility.PUBLIC


class Scopes:
    """The scopes of a draft. At the top, what says nothing has the visibility that the organisation gives."""

    def __init__(self, draft: Draft) -> None:
        said = draft.spec.organization.visibility
        self.top = Scope(visibility=said.level if said and said.level is not None else Visibility.INTERNAL)
        self.units: dict[Id, Scope] = {}
        for id in draft.units_from_above:
            parent = draft.parents[id]
            self.units[id] = _inside(self.units[parent] if parent else self.top, draft.unit_by_id[id].part)
        self.posts = {id: self._of_post(placed) for id, placed in draft.post_by_id.items()}
        self.people = {id: level(placed.part.visibility, self.top) for id, placed in draft.person_by_id.items()}

    def of_membership(self, membership: schema.Membership) -> Scope:
        """Nobody knows of it who may not know of the post and of the person."""
        post = self.posts[membership.post]
        known = max(post.visibility, self.people[membership.person])
        return _inside(Scope(post.valid, known, known), membership)

    def _of_post(self, placed: Placed[schema.Post]) -> Scope:
        return _inside(self.units.get(placed.within or "", self.top), placed.part)


def level(disclosure: Disclosure | None, around: Scope) -> Visibility:
    """Who may know of something that stands in `around`."""
    if disclosure is None or disclosure.level is None:
        return around.visibility
    return max(disclosure.level, around.most)


def own_period(part: Timed) -> Period:
    return ALWAYS if part.starts is None and part.ends is None else Period(part.starts, part.ends)


def shared(one: Period, other: Period) -> Period:
    """The days that two periods have in common."""
    starts = [period.start for period in (one, other) if period.start]
    ends = [period.end for period in (one, other) if period.end]
    return Period(max(starts, default=None), min(ends, default=None))


def _inside(around: Scope, part: Timed) -> Scope:
    own = own_period(part)
    if own is ALWAYS and part.visibility is None and around.most is around.visibility:
        return around
    known = level(part.visibility, around)
    return Scope(shared(own, around.valid), known, known)
