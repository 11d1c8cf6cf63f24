"""Where the numbers of lines stand: each on its own line, in the way of nothing, where few other lines pass."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from render.typesetting.drawing import Area, Point

_PLACES = sorted((part / 40 for part in range(6, 35)), key=lambda part: abs(part - 0.5))  # along a line
_CLOSE = 3.0  # points between a number and what it must not touch
_CLEAR = 7.0  # and a line of which it might seem to tell


class Piece(NamedTuple):
    """A straight piece of a line, by its middle and how far its end is from there."""

    x: float
    y: float
    across: float
    down: float


def standing_places(
    lines: Sequence[Sequence[Point]], extents: Sequence[tuple[float, float]], boxes: Iterable[Area]
) -> list[Area]:
    """An area of its extent for each line's number; none at all where one has no room."""
    taken = list(boxes)
    pieces = [list(pieces_of(line)) for line in lines]
    for number, (line, extent) in enumerate(zip(lines, extents, strict=True)):
        free = (area for area in _along(line, extent) if all(_gap(area, other) >= _CLOSE for other in taken))
        place = _clearest(free, [*pieces[:number], *pieces[number + 1 :]])
        if place is None:
            return []
        taken.append(place)
    return taken[len(taken) - len(lines) :]


def pieces_of(line: Sequence[Point]) -> Iterator[Piece]:
    for (x, y), (next_x, next_y) in pairwise(line):
        yield Piece((x + next_x) / 2, (y + next_y) / 2, (next_x - x) / 2, (next_y - y) / 2)


def _along(line: Sequence[Point], extent: tuple[float, float]) -> Iterator[Area]:
    """Areas with their middles on a line, that of the line first."""
    lengths = [hypot(next_x - x, next_y - y) for (x, y), (next_x, next_y) in pairwise(line)]
    for part in _PLACES:
        left = part * sum(lengths)
        number = 0
        while left > lengths[number]:
            left -= lengths[number]
            number += 1
        (x, y), (next_x, next_y) = line[number : number + 2]
        share = left / lengths[number]
        width, height = extent
        yield Area(x + (next_x - x) * share - width / 2, y + (next_y - y) * share - height / 2, width, height)


def _clearest(areas: Iterable[Area], lines: Sequence[Sequence[Piece]]) -> Area | None:
    """The first area that the fewest lines come near."""
    best, fewest = None, len(lines) + 1
    for area in areas:
        near = sum(any(is_near(area, piece, _CLEAR) for piece in line) for line in lines)
        if near < fewest:
            best, fewest = area, near
        if not near:
            break
    return best


def is_near(area: Area, piece: Piece, clear: float) -> bool:
    """Whether a piece of a line passes through an area, or not `clear` of it.

    No axis sets the two apart (the theorem of separating axes), neither one of the area nor the one at right angles to
    the piece.
    """
    half_width, half_height = area.width / 2 + clear, area.height / 2 + clear
    x, y = piece.x - area.left - area.width / 2, piece.y - area.top - area.height / 2
    across, down = abs(piece.across), abs(piece.down)
    return (
        abs(x) < half_width + across
        and abs(y) < half_height + down
        and abs(piece.across * y - piece.down * x) < across * half_height + down * half_width
    )


def _gap(one: Area, other: Area) -> float:
    """How far two areas are apart; negative where they overlap."""
    across = max(one.left - other.left - other.width, other.left - one.left - one.width)
    down = max(one.top - other.top - other.height, other.top - one.top - one.height)
    return max(across, down)
