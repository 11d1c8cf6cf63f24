"""Validity in time: what is there from a day, to a day."""

from collections.abc import Iterator
from typing import NamedTuple

from render.organisation import ALWAYS, Id, Period
from render.spec.draft import Draft, given
from render.spec.findings import Finding, Path, shown
from render.spec.scopes import Scopes, Timed, own_period, shared


def backwards(draft: Draft) -> Iterator[Finding]:
    for part, path in _timed(draft):
        if part.starts and part.ends and part.ends < part.starts:
            message = f"This ends on {part.ends}, before it begins on {part.starts}."
            yield Finding((*path, "to"), message, "Change one of the two days; both are included.")


def outside(draft: Draft) -> Iterator[Finding]:
    for part, path, around in _surrounded(draft):
        for key, verb, day in (("from", "begins", part.starts), ("to", "ends", part.ends)):
            if day and not around.valid.includes(day):
                message = f"This {verb} on {day}, but {around} {_span(around.valid)}."
                yield Finding((*path, key), message, "It is there only as long as that is; change one of the days.")


def outlived(draft: Draft) -> Iterator[Finding]:
    """References to posts that are not there all the time; papers of other days do without them."""
    if not _has_times(draft):
        return
    scopes = Scopes(draft)
    for own, to, path, otherwise in _references(draft, scopes):
        there = scopes.posts[to].valid if to in scopes.posts else own
        if shared(own, there) != own:
            message = f"The post {shown(to)} {_span(there)}. On other days {otherwise}."
            yield Finding(path, message, "Name a post that is there as long, or let what names it end with it.")


class _Around(NamedTuple):
    """What something stands in."""

    kind: str
    id: Id
    valid: Period

    def __str__(self) -> str:
        return f"the {self.kind} {shown(self.id)}"


def _surrounded(draft: Draft) -> Iterator[tuple[Timed, Path, _Around]]:
    if not _has_times(draft):
        return
    scopes = Scopes(draft)
    for unit in draft.units:
        if (parent := draft.parents[unit.part.id]) is not None:
            yield unit.part, unit.path, _Around("unit", parent, scopes.units[parent].valid)
    for post in draft.posts:
        if post.within in scopes.units:
            yield post.part, post.path, _Around("unit", post.within, scopes.units[post.within].valid)
    for membership in draft.memberships:
        if (held := membership.part.post) in scopes.posts:
            yield membership.part, membership.path, _Around("post", held, scopes.posts[held].valid)


def _references(draft: Draft, scopes: Scopes) -> Iterator[tuple[Period, Id, Path, str]]:
    """By reference: how long it holds, the post, the place, and what is so on the days when that is missing."""
    for post in draft.posts:
        own = scopes.posts[post.part.id].valid
        if post.part.reports_to:
            yield own, post.part.reports_to, (*post.path, "reports_to"), "this reports to whom that reported to"
        if post.part.assistant_to:
            yield own, post.part.assistant_to, (*post.path, "assistant_to"), "this is nobody's assistant"
        for number, other in given(post.part.dotted_to):
            yield own, other, (*post.path, "dotted_to", number), "the dotted line is left out"
    for unit in draft.units:
        if unit.part.head:
            yield scopes.units[unit.part.id].valid, unit.part.head, (*unit.path, "head"), "the unit has no head"


def _span(period: Period) -> str:
    if not (period.start or period.end):
        return "is always there"
    if period.start and period.end and period.end < period.start:
        return "is never there"
    return "is there " + " ".join(
        f"{word} {day}" for word, day in (("from", period.start), ("to", period.end)) if day is not None
    )


def _has_times(draft: Draft) -> bool:
    return any(own_period(part) is not ALWAYS for part, _ in _timed(draft))


def _timed(draft: Draft) -> Iterator[tuple[Timed, Path]]:
    for unit in draft.units:
        yield unit.part, unit.path
    for post in draft.posts:
        yield post.part, post.path
    for membership in draft.memberships:
        yield membership.part, membership.path
