"""The order in which papers tell of posts and units: from above, department by department, heads first."""

from collections.abc import Iterator

from render.organisation import Id, Organisation, Post, Unit, UnitType


def posts_in_order(organisation: Organisation, unit: Unit | None) -> list[Post]:
    """The posts right in a unit, or in none: the head first, the others as the spec has them."""
    head = unit.head if unit else organisation.head
    posts = organisation.posts_within.get(unit.id if unit else None, ())
    return sorted(posts, key=lambda post: post.id != head)


def seats_in_order(organisation: Organisation) -> Iterator[tuple[Id | None, Post | Unit]]:
    """Every post and unit, each after the unit it is in, with its department: the nearest unit that is no group."""
    for post in posts_in_order(organisation, None):
        yield None, post
    pending: list[tuple[Id | None, Unit]] = [(None, unit) for unit in reversed(organisation.units_within.get(None, ()))]
    while pending:
        above, unit = pending.pop()
        department = above if above and unit.type is UnitType.GROUP else unit.id
        yield department, unit
        for post in posts_in_order(organisation, unit):
            yield department, post
        below = sorted(organisation.units_within.get(unit.id, ()), key=lambda part: part.type is not UnitType.GROUP)
        pending.extend((department, part) for part in reversed(below))  # groups first: they stay with their department
