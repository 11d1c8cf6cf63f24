"""Dotted lines from box to box, led through the free channels between boxes.

The ways are searched on a grid of lines beside the boxes (A*, Hart, Nilsson and Raphael 1968): the shortest with
the fewest bends, that meets no box and does not run along a trunk or another dotted line.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from render.typesetting.drawing import Connector, Point, Shape

_TRACKS = (1.0, 2.0)  # distances of lines from a box, in clearances: so many may run beside each other
_BEND = 8.0  # what a bend costs, in clearances of way
_APART = 0.95  # of a clearance: lines nearer than this would seem to be one
_SAME = 0.1  # of a clearance: lines of the grid nearer than this are one
_OFF_CORNER = 0.28, 3.0  # of a side, but not more than so many clearances: between such places lines meet it

_ACROSS, _DOWN = 0, 1


_Walls = tuple[set[tuple[int, int]], set[tuple[int, int]]]
"""Steps that would lead along a line: across by row and place, down by column and place."""


class Area(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


class _Port(NamedTuple):
    """Where a line may leave a box: on its edge, and the place on the grid before it, reached along `axis`."""

    edge: Point
    node: tuple[int, int]
    axis: int


def dotted_lines(
    shapes: Sequence[Shape], connectors: Iterable[Connector], pairs: Sequence[tuple[str, str]], clearance: float
) -> tuple[Connector, ...]:
    """The lines between `pairs` of ids of boxes, each about `clearance` or more from every box."""
    if not pairs:
        return ()
    areas = {
        shape.id: Area(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
        for shape in shapes
        if shape.framed
    }
    grid = _Grid(areas, {end for pair in pairs for end in pair}, clearance)
    for connector in connectors:
        grid.keep_off(connector.points)
    lines = []
    for tail, head in pairs:
        points = grid.way(tail, head)
        grid.keep_off(points)
        lines.append(Connector(tail, head, tuple(points)))
    return tuple(lines)


class _Grid:
    def __init__(self, areas: Mapping[str, Area], ends: Iterable[str], clearance: float) -> None:
        self._areas = areas
        self._clearance = clearance
        near = [clearance * track for track in _TRACKS]
        ports = [areas[end] for end in ends]
        same = _SAME * clearance
        xs = [x + off for area in areas.values() for x, offs in _sides(area.left, area.right, near) for off in offs]
        ys = [y + off for area in areas.values() for y, offs in _sides(area.top, area.bottom, near) for off in offs]
        self._xs = _distinct([*xs, *(x for area in ports for x in self._span(area.left, area.right))], same)
        self._ys = _distinct([*ys, *(y for area in ports for y in self._span(area.top, area.bottom))], same)
        self._taken = [bytearray(len(self._xs)) for _ in self._ys]
        for area in areas.values():
            self._take(area)
        self._walls: _Walls = set(), set()

    def _take(self, area: Area) -> None:
        """No line comes as near to a box as this."""
        off = (1 - 2 * _SAME) * self._clearance
        first, last = bisect_left(self._xs, area.left - off), bisect_right(self._xs, area.right + off)
        for row in self._taken[bisect_left(self._ys, area.top - off) : bisect_right(self._ys, area.bottom + off)]:
            row[first:last] = b"\1" * (last - first)

    def keep_off(self, points: Sequence[Point]) -> None:
        """No line runs along this one; it may cross it."""
        slack = _APART * self._clearance
        for (x, y), (end_x, end_y) in pairwise(points):
            if abs(x - end_x) < abs(y - end_y):
                self._wall(_DOWN, self._xs, self._ys, x, sorted((y, end_y)), slack)
            else:
                self._wall(_ACROSS, self._ys, self._xs, y, sorted((x, end_x)), slack)

    def _wall(
        self, axis: int, lines: list[float], steps: list[float], at: float, span: Sequence[float], slack: float
    ) -> None:
        for line in range(bisect_left(lines, at - slack), bisect_right(lines, at + slack)):
            first = max(0, bisect_right(steps, span[0]) - 1)
            self._walls[axis].update((line, step) for step in range(first, bisect_left(steps, span[1])))

    def way(self, tail: str, head: str) -> list[Point]:
        """The points of the best way, or a bend straight across where there is none."""
        starts = list(self._ports(self._areas[tail]))
        goals = {port.node: port for port in self._ports(self._areas[head])}
        found = self._search(starts, goals, self._walls) or self._search(starts, goals, (set(), set()))
        if not found:
            one, other = self._areas[tail], self._areas[head]
            corner = (one.left + one.right) / 2, (other.top + other.bottom) / 2
            return [(corner[0], one.bottom), corner, (other.left, corner[1])]
        nodes = [(self._xs[across], self._ys[down]) for across, down in found]
        start = next(port.edge for port in starts if port.node == found[0])
        return list(_bends([start, *nodes, goals[found[-1]].edge]))

    def _ports(self, area: Area) -> Iterator[_Port]:
        off = self._clearance
        above, below = _nearest(self._ys, area.top - off), _nearest(self._ys, area.bottom + off)
        before, behind = _nearest(self._xs, area.left - off), _nearest(self._xs, area.right + off)
        for across in self._between(self._xs, area.left, area.right):
            x = self._xs[across]
            yield from self._free(_Port((x, area.top), (across, above), _DOWN))
            yield from self._free(_Port((x, area.bottom), (across, below), _DOWN))
        for down in self._between(self._ys, area.top, area.bottom):
            y = self._ys[down]
            yield from self._free(_Port((area.left, y), (before, down), _ACROSS))
            yield from self._free(_Port((area.right, y), (behind, down), _ACROSS))

    def _span(self, low: float, high: float) -> tuple[float, float]:
        """The part of a side in which lines meet it."""
        off = min(_OFF_CORNER[0] * (high - low), _OFF_CORNER[1] * self._clearance)
        return low + off, high - off

    def _between(self, lines: Sequence[float], low: float, high: float) -> range:
        """The lines of the grid that meet a side there."""
        first, last = self._span(low, high)
        slack = _SAME * self._clearance
        return range(bisect_left(lines, first - slack), bisect_right(lines, last + slack))

    def _free(self, port: _Port) -> Iterator[_Port]:
        """The port, if nothing stands before it."""
        across, down = port.node
        if not self._taken[down][across]:
            yield port

    def _search(
        self, starts: Sequence[_Port], goals: Mapping[tuple[int, int], _Port], walls: _Walls
    ) -> list[tuple[int, int]]:
        """The nodes of the best way from any start to any goal; none if there is no way past the walls."""
        if not goals:
            return []
        bend = _BEND * self._clearance
        places = [(self._xs[across], self._ys[down]) for across, down in goals]
        left, right = min(x for x, _ in places), max(x for x, _ in places)
        top, bottom = min(y for _, y in places), max(y for _, y in places)

        def least(across: int, down: int) -> float:
            x, y = self._xs[across], self._ys[down]
            return max(left - x, x - right, 0.0) + max(top - y, y - bottom, 0.0)

        costs: dict[tuple[int, int, int], float] = {}
        before: dict[tuple[int, int, int], tuple[int, int, int] | None] = {}
        queue: list[tuple[float, float, tuple[int, int, int]]] = []
        for port in starts:
            state = (*port.node, port.axis)
            costs[state], before[state] = 0.0, None
            heappush(queue, (least(*port.node), 0.0, state))
        while queue:
            _, cost, state = heappop(queue)
            if cost > costs[state]:
                continue
            across, down, axis = state
            goal = goals.get((across, down))
            if goal and goal.axis == axis:
                return _walked(before, state)
            for following, step in self._steps(across, down, walls):
                new = cost + step + (bend if following[2] != axis else 0.0)
                if new < costs.get(following, float("inf")):
                    costs[following], before[following] = new, state
                    heappush(queue, (new + least(following[0], following[1]), new, following))
        return []

    def _steps(self, across: int, down: int, walls: _Walls) -> Iterator[tuple[tuple[int, int, int], float]]:
        """The free places next to one, and the ways there."""
        xs, ys = self._xs, self._ys
        row = self._taken[down]
        for place in (across - 1, across + 1):
            if 0 <= place < len(xs) and not row[place] and (down, min(place, across)) not in walls[_ACROSS]:
                yield (place, down, _ACROSS), abs(xs[place] - xs[across])
        for place in (down - 1, down + 1):
            if (
                0 <= place < len(ys)
                and not self._taken[place][across]
                and (across, min(place, down)) not in walls[_DOWN]
            ):
                yield (across, place, _DOWN), abs(ys[place] - ys[down])


def _sides(low: float, high: float, near: Sequence[float]) -> Iterator[tuple[float, Sequence[float]]]:
    """Lines on both sides of a box and through it, so that no step leads across it."""
    yield low, [-off for off in near]
    yield (low + high) / 2, (0.0,)
    yield high, near


def _distinct(values: Iterable[float], slack: float) -> list[float]:
    """The values in order, those that are nearly the same as one."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > slack:
            kept.append(value)
    return kept


def _nearest(values: Sequence[float], value: float) -> int:
    place = bisect_left(values, value)
    near = [each for each in (place - 1, place) if 0 <= each < len(values)]
    return min(near, key=lambda each: abs(values[each] - value))


def _walked(
    before: Mapping[tuple[int, int, int], tuple[int, int, int] | None], state: tuple[int, int, int] | None
) -> list[tuple[int, int]]:
    nodes = []
    while state is not None:
        nodes.append(state[:2])
        state = before[state]
    return nodes[::-1]


def _bends(points: Sequence[Point]) -> Iterator[Point]:
    """Both ends, and where the line turns."""
    turns = [points[0]]
    for one, place, other in zip(points, points[1:], points[2:], strict=False):
        if (one[0] == place[0]) != (place[0] == other[0]):
            turns.append(place)
    turns.append(points[-1])
    yield from turns
