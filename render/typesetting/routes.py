"""Connectors from box to box, for formats in which each is a line of its own that follows its boxes."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from render.typesetting.drawing import Connector, Point

_SAME = 0.01


def routes(connectors: Iterable[Connector]) -> Iterator[Connector]:
    """Each connector with all of the trunk that leads to it, from the box at its tail to the one at its head."""
    trunks: dict[str, list[tuple[Point, ...]]] = {}
    for connector in connectors:
        trunk = trunks.setdefault(connector.tail, [])
        start = connector.points[0]
        ways = (_way_to(start, route) for route in reversed(trunk))  # the piece before is nearly always the one
        before = next((way for way in ways if way), ())
        route = tuple(_bends([*before, *connector.points]))
        trunk.append(route)
        yield connector._replace(points=route)


def is_square(connector: Connector) -> bool:
    """Whether a line has right angles only."""
    return all(min(abs(x - next_x), abs(y - next_y)) < _SAME for (x, y), (next_x, next_y) in pairwise(connector.points))


def _way_to(place: Point, route: tuple[Point, ...]) -> tuple[Point, ...]:
    """The beginning of a route that comes to a place; nothing where it does not."""
    for number, (start, end) in enumerate(pairwise(route), start=1):
        if _is_between(place, start, end):
            return route[:number]
    return ()


def _is_between(place: Point, start: Point, end: Point) -> bool:
    return all(
        min(one, other) - _SAME <= value <= max(one, other) + _SAME
        for value, one, other in zip(place, start, end, strict=True)
    )


def _bends(points: list[Point]) -> Iterator[Point]:
    """Both ends, and where the line changes its direction."""
    yield points[0]
    for before, place, after in zip(points, points[1:], points[2:], strict=False):
        if not (_is_on_line(before, place, after) and _is_between(place, before, after)):
            yield place
    yield points[-1]


def _is_on_line(before: Point, place: Point, after: Point) -> bool:
    across = (place[0] - before[0]) * (after[1] - before[1]) - (place[1] - before[1]) * (after[0] - before[0])
    return abs(across) < _SAME
