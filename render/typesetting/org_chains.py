"""Chains of command: many boxes one below the other, folded into columns instead of a staircase over the page."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from render.themes import ChartLook
from render.typesetting.drawing import Point
from render.typesetting.org_layout import STACK, Block
from render.typesetting.org_sizes import Sizes

_MOST_COLUMNS = 12


class Link(NamedTuple):
    """A box of a chain: the middle of it, its top, and the line that leads to it from the box before."""

    middle: float
    top: float
    points: tuple[Point, ...]


def folded(chain: Sequence[int], sizes: Sizes, look: ChartLook) -> Iterator[Block]:
    """The chain in two columns, in three, and so on."""
    width, entry = _width(chain, sizes), sizes.size(chain[0], 0)[1] / 2
    for count in range(2, min(_MOST_COLUMNS, len(chain)) + 1):
        per_column = -(-len(chain) // count)
        columns = _columns(chain, per_column)
        if len(columns) == count:
            height = max(sum(sizes.size(index, 0)[1] + look.sibling_gap for index in column) for column in columns)
            whole = count * width + (count - 1) * look.level_gap
            yield Block(width / 2, whole, height, entry, STACK, 0, per_column=per_column)


def links(chain: Sequence[int], sizes: Sizes, look: ChartLook, block: Block, corner: Point) -> Iterator[Link]:
    """Where the boxes of the folded chain stand, its `corner` being the left upper one.

    A line goes straight down, or up to the top of the next column and into the side of its first box.
    """
    width = _width(chain, sizes)
    end = corner
    for number, column in enumerate(_columns(chain, block.per_column)):
        edge, y = corner[0] + number * (width + look.level_gap), corner[1]
        middle = edge + width / 2
        for place, index in enumerate(column):
            own_width, own_height = sizes.size(index, 0)
            points = (
                (end, (middle, y)) if place else _turn(end, edge, (middle - own_width / 2, y + own_height / 2), look)
            )
            yield Link(middle, y, points)
            end = middle, y + own_height
            y = end[1] + look.sibling_gap


def _turn(end: Point, edge: float, entry: Point, look: ChartLook) -> tuple[Point, ...]:
    """From the `end` of one column to the first box of the next, whose left `edge` is there."""
    bottom, gap = end[1] + look.sibling_gap / 2, edge - look.level_gap / 2
    return end, (end[0], bottom), (gap, bottom), (gap, entry[1]), entry


def _columns(chain: Sequence[int], per_column: int) -> list[Sequence[int]]:
    return [chain[start : start + per_column] for start in range(0, len(chain), per_column)]


def _width(chain: Sequence[int], sizes: Sizes) -> float:
    """That of the widest box."""
    return max(sizes.size(index, 0)[0] for index in chain)
