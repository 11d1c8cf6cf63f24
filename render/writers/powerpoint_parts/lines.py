"""Lines in PowerPoint: where boxes let them be glued, and which pieces of them every program draws alike."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from render.typesetting.drawing import Connector, Point, Shape

_SAME = 0.01
_SIDES = 4
_HALF = 0.3  # points by which a bend may miss the middle


def pieces(points: Sequence[Point]) -> list[Sequence[Point]]:
    """A line cut where an elbow would have to bend elsewhere than in its middle.

    PowerPoint bends it where the file says, but LibreOffice in the middle.
    """
    if _is_elbow(points):
        return [points]
    (start_x, start_y), (bend_x, bend_y), *_ = points
    middle = (start_x, 2 * bend_y - points[-1][1])
    is_far_down = len(points) == 4 and abs(start_x - bend_x) < _SAME and start_y < middle[1] < bend_y
    if is_far_down and _is_elbow(lower := (middle, *points[1:])):
        return [(points[0], middle), lower]
    return list(pairwise(points))


def _is_elbow(points: Sequence[Point]) -> bool:
    """Whether a line is straight, or sets out downwards and has right angles, two of them at half the height."""
    if len(points) == 2:
        return True
    (start_x, start_y), (bend_x, bend_y), *_ = points
    is_down = abs(start_x - bend_x) < _SAME and bend_y > start_y
    half = (start_y + points[-1][1]) / 2
    is_half = len(points) == 3 or (len(points) == 4 and abs(bend_y - half) < _HALF)
    return (
        is_down
        and is_half
        and all(min(abs(x - next_x), abs(y - next_y)) < _SAME for (x, y), (next_x, next_y) in pairwise(points))
    )


class Sites:
    """Where lines are glued to boxes: in the middle of a side, as in every rectangle of DrawingML, or elsewhere."""

    def __init__(self, shapes: Iterable[Shape], routes: Iterable[Connector]) -> None:
        self._by_id = {shape.id: _mid_sides(shape) for shape in shapes}
        for route in routes:
            self._meet(route.tail, route.points[0])
            self._meet(route.head, route.points[-1])

    def _meet(self, id: str, place: Point) -> None:
        if self.number(id, place) is None:
            self._by_id[id].append(place)

    def of(self, shape: Shape) -> Sequence[Point]:
        return self._by_id[shape.id]

    def are_mid_sides(self, shape: Shape) -> bool:
        return len(self.of(shape)) == _SIDES

    def number(self, id: str, place: Point) -> int | None:
        near = (
            number for number, (x, y) in enumerate(self._by_id[id]) if abs(x - place[0]) + abs(y - place[1]) < _SAME
        )
        return next(near, None)


def _mid_sides(shape: Shape) -> list[Point]:
    """In the order in which DrawingML counts them."""
    right, bottom = shape.x + shape.width, shape.y + shape.height
    middle, half = shape.x + shape.width / 2, shape.y + shape.height / 2
    return [(middle, shape.y), (shape.x, half), (middle, bottom), (right, half)]
