"""The lines of the collaboration map: Graphviz leads them around boxes, no two of them by way of the same corner."""

from collections.abc import Sequence
from itertools import combinations
from math import atan2, hypot, pi

from render.content import CollaborationMap
from render.themes import ChartLook
from render.typesetting.drawing import Connector, Point, Shape
from render.typesetting.graphviz_engine import run
from render.typesetting.graphviz_plain import INCH, routes_of
from render.typesetting.tie_numbers import is_near, pieces_of

_AROUND = 12.0  # points between the middle of a line and a box that it passes, where boxes are far enough apart
_NEAREST = 3.0  # and where they are not
_LANE = 9.0  # between two lines around the same corner
_FINEST = 1.0  # points, for a tie as good as none
_WIDEST = 7.0  # for the strongest of few
_FEW = 15  # of more ties all are finer, to be told apart

_Route = tuple[Point, ...]


def tie_lines(content: CollaborationMap, boxes: Sequence[Shape], look: ChartLook, engine: str) -> list[Connector]:
    """A line for each tie, the weakest first."""
    routes = _beside_each_other(_routes(content, boxes, engine), boxes)
    strongest = max(tie.strength for tie in content.ties)
    widest = min(_FINEST + strongest, _WIDEST * min(1.0, (_FEW / len(content.ties)) ** 0.5))
    lines = [
        Connector(
            boxes[tie.one].id,
            boxes[tie.other].id,
            route,
            width=(_FINEST + (widest - _FINEST) * tie.strength / strongest) * look.line_width / 0.75,
        )
        for tie, route in zip(content.ties, routes, strict=True)
    ]
    return lines[::-1]


def _routes(content: CollaborationMap, boxes: Sequence[Shape], engine: str) -> list[_Route]:
    """The way of each tie as Graphviz leads it around the boxes."""
    nodes = "".join(
        f'n{place} [pos="{box.x + box.width / 2:.3f},{-box.y - box.height / 2:.3f}"];'
        for place, box in enumerate(boxes)
    )
    width, height = boxes[0].width / INCH, boxes[0].height / INCH
    edges = "".join(f"n{tie.one}--n{tie.other};" for tie in content.ties)
    graph = (
        f'graph {{ splines=polyline; esep="+{_around(boxes):.1f}"; '
        f'node [shape=box, fixedsize=true, width={width:.5f}, height={height:.5f}, label=""]; {nodes}{edges} }}'
    )
    first = boxes[0]
    middle = first.x + first.width / 2, first.y + first.height / 2
    routes = routes_of(run("neato", "plain", graph, engine, keep=1), middle)
    return [routes[tie.one, tie.other] for tie in content.ties]


def _around(boxes: Sequence[Shape]) -> float:
    """How far lines are led around boxes: room for them must be left between any two."""
    apart = min(
        max(abs(one.x - other.x) - one.width, abs(one.y - other.y) - one.height)
        for one, other in combinations(boxes, 2)
    )
    return max(_NEAREST, min(_AROUND, apart / 2 - 1))


def _beside_each_other(routes: Sequence[_Route], boxes: Sequence[Shape]) -> list[_Route]:
    """The same, but of lines that bend at one corner of a box the straighter ones pass farther from it."""
    bends: dict[tuple[int, int], list[tuple[float, int, int]]] = {}
    for number, route in enumerate(routes):
        for place, (before, bend, after) in enumerate(zip(route, route[1:], route[2:], strict=False), start=1):
            corner = round(bend[0] / 2), round(bend[1] / 2)
            bends.setdefault(corner, []).append((_turn(before, bend, after), number, place))
    made = list(routes)
    for lines in bends.values():
        for lane, (_, number, place) in enumerate(sorted(lines, reverse=True)):
            moved = _moved(made[number], place, lane * _LANE, boxes)
            made[number] = moved if lane and _is_free(moved, boxes) else made[number]
    return made


def _turn(before: Point, bend: Point, after: Point) -> float:
    """By what angle a line changes its direction."""
    turn = atan2(after[1] - bend[1], after[0] - bend[0]) - atan2(bend[1] - before[1], bend[0] - before[0])
    return abs((turn + pi) % (2 * pi) - pi)


def _moved(route: _Route, place: int, far: float, boxes: Sequence[Shape]) -> _Route:
    """The route with one of its bends so much farther from the middle of the box around which it leads."""
    x, y = route[place]
    away = min(((x - box.x - box.width / 2, y - box.y - box.height / 2) for box in boxes), key=lambda to: hypot(*to))
    length = hypot(*away) or 1.0
    return *route[:place], (x + away[0] * far / length, y + away[1] * far / length), *route[place + 1 :]


def _is_free(route: _Route, boxes: Sequence[Shape]) -> bool:
    """Whether a route comes near no box but those that it joins."""
    others = [box.area for box in boxes if not _holds(box, route[0]) and not _holds(box, route[-1])]
    return not any(is_near(area, piece, _NEAREST) for piece in pieces_of(route) for area in others)


def _holds(box: Shape, place: Point) -> bool:
    return box.x <= place[0] <= box.x + box.width and box.y <= place[1] <= box.y + box.height
