"""What Graphviz lays out, read from its format `plain`."""

from collections.abc import Iterator, Sequence
from math import hypot

from render.typesetting.drawing import Point

INCH = 72
_INTO = 12.0  # points that a line goes on below a box, past its round corners


def places_of(plain: str) -> Iterator[tuple[int, Point]]:
    """The places of nodes, in points, y growing upwards."""
    for words in map(str.split, plain.splitlines()):
        if words[0] == "node":
            yield int(words[1][1:]), (float(words[2]) * INCH, float(words[3]) * INCH)


def routes_of(plain: str, first: Point) -> dict[tuple[int, int], tuple[Point, ...]]:
    """The routes of edges, y growing downwards, moved to where the middle of the first node is."""
    at = dict(places_of(plain))[0]
    right, down = first[0] - at[0], first[1] + at[1]
    routes = {}
    for words in map(str.split, plain.splitlines()):
        if words[0] == "edge":
            numbers = [float(word) * INCH for word in words[4 : 4 + 2 * int(words[3])]]
            curve = list(zip(numbers[::2], numbers[1::2], strict=True))
            corners = [(x + right, down - y) for x, y in curve[::3]]
            routes[int(words[1][1:]), int(words[2][1:])] = _led_in(list(_straightened(corners)))
    return routes


def _straightened(points: Sequence[Point]) -> Iterator[Point]:
    """The points at which a line bends."""
    yield points[0]
    for before, place, after in zip(points, points[1:], points[2:], strict=False):
        across = (place[0] - before[0]) * (after[1] - before[1]) - (place[1] - before[1]) * (after[0] - before[0])
        if abs(across) > 0.5 * hypot(after[0] - before[0], after[1] - before[1]):
            yield place
    yield points[-1]


def _led_in(points: list[Point]) -> tuple[Point, ...]:
    """A line that goes on a little at both ends, below the round corners of its boxes."""
    return _further(points[1], points[0]), *points[1:-1], _further(points[-2], points[-1])


def _further(start: Point, end: Point) -> Point:
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    return end[0] + (end[0] - start[0]) * _INTO / length, end[1] + (end[1] - start[1]) * _INTO / length
