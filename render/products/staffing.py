"""How many people an organisation is meant to have, has, and lacks."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from render.organisation import Id, Organisation, Post

_PLACES = 6
"""Shares of full time are decimal fractions; sums of them are rounded to so many places."""


class Staffing(NamedTuple):
    """In full-time posts; `None` is for what the spec does not tell.

    Whoever only acts in a post does not fill it.
    """

    headcount: int | None
    filled: float | None
    vacant: float | None


def post_staffing(organisation: Organisation, post: Post) -> Staffing:
    """Filled and vacant only where people are named at all, and all who hold the post may be known."""
    if not organisation.memberships or not organisation.tells_holders(post):
        return Staffing(post.headcount, None, None)
    shares = [membership.fte for membership in organisation.memberships_of.get(post.id, ()) if not membership.acting]
    filled = round(sum(shares), _PLACES)
    return Staffing(post.headcount, filled, _lacking(post.headcount, filled))


def staffing_of_units(organisation: Organisation) -> Mapping[Id | None, Staffing]:
    """By unit, all that is within it, however deep; under `None` the posts that are in no unit.

    Where a unit has a headcount of its own, that stands, and not the sum of those within.
    """
    staffing: dict[Id | None, Staffing] = {}
    for unit in reversed(organisation.units):  # from below
        parts = _posts_within(organisation, unit.id)
        parts += [staffing[part.id] for part in organisation.units_within.get(unit.id, ())]
        within = total(parts)
        if unit.headcount is not None:
            within = Staffing(unit.headcount, within.filled, _lacking(unit.headcount, within.filled))
        staffing[unit.id] = within
    staffing[None] = total(_posts_within(organisation, None))
    return staffing


def roll_ups(organisation: Organisation) -> Mapping[Id | None, Staffing]:
    """By unit, what it comes to with all that is within it, and under `None` the whole organisation.

    Unlike a sum of what is told, a figure is given only where every part of it is told.
    """
    staffing: dict[Id | None, Staffing] = {}
    for unit in (*reversed(organisation.units), None):
        id = unit.id if unit else None
        parts = _posts_within(organisation, id)
        parts += [staffing[part.id] for part in organisation.units_within.get(id, ())]
        headcounts, filled = [part.headcount for part in parts], [part.filled for part in parts]
        headcount = None if None in headcounts or not parts else total(parts).headcount
        if unit and unit.headcount is not None:
            headcount = unit.headcount
        held = None if None in filled or not parts else total(parts).filled
        staffing[id] = Staffing(headcount, held, _lacking(headcount, held))
    return staffing


def posts_of_units(organisation: Organisation) -> Mapping[Id | None, int]:
    """By unit, how many posts are within it, however deep; under `None` those in no unit."""
    posts: Counter[Id | None] = Counter(post.unit for post in organisation.posts)
    for unit in reversed(organisation.units):  # from below
        if unit.parent is not None:
            posts[unit.parent] += posts[unit.id]
    return posts


def total(parts: Iterable[Staffing]) -> Staffing:
    """What the parts come to; `None` only where none of them tells."""
    parts = tuple(parts)
    headcount = _sum(part.headcount for part in parts)
    return Staffing(
        None if headcount is None else int(headcount),
        _sum(part.filled for part in parts),
        _sum(part.vacant for part in parts),
    )


def _posts_within(organisation: Organisation, unit: Id | None) -> list[Staffing]:
    return [post_staffing(organisation, post) for post in organisation.posts_within.get(unit, ())]


def _lacking(headcount: int | None, filled: float | None) -> float | None:
    return None if headcount is None or filled is None else round(max(0.0, headcount - filled), _PLACES)


def _sum(numbers: Iterable[float | None]) -> float | None:
    known = [number for number in numbers if number is not None]
    return round(sum(known), _PLACES) if known else None
