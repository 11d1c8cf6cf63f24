"""Where the boxes of an org chart stand relative to each other, once it is said how each manager's are arranged.

Reports stand side by side, in rows around a spine, hanging below each other, or listed in the manager's own card.
Each way gives the subtree a width and a height; subtrees are combined from the bottom up.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from render.themes import ChartLook
from render.typesetting.org_sizes import Sizes
from render.typesetting.org_tree import Tree

STACK = 0  # reports per row: none, they hang below each other
ROW = 1_000_000  # all of them side by side


class Block(NamedTuple):
    """A subtree arranged. `left` is how far it reaches from the middle of its top box.

    `per_row` reports stand side by side; `columns` is how many the card has that lists the members, 0
    for a plain box. `beside` are those beside the line, `blocks` the reports that are not members of the card.
    `entry` is how far below its top a line from the side meets the box. A chain may be folded into columns of so many
    boxes: it has no blocks.
    """

    left: float
    width: float
    height: float
    entry: float
    per_row: int
    columns: int
    beside: tuple["Block", ...] = ()
    blocks: tuple["Block", ...] = ()
    per_column: int = 0

    @property
    def right(self) -> float:
        return self.width - self.left


def manager(
    tree: Tree, sizes: Sizes, look: ChartLook, index: int, style: tuple[int, int], blocks: Mapping[int, Block]
) -> Block:
    """A box with what is below it, of which `blocks` has the subtrees; `style` as in a `Block`.

    One without members has no card.
    """
    per_row, columns = style
    columns = columns if tree.members[index] else 0
    beside, below = ([blocks[child] for child in part] for part in (tree.beside[index], tree.below(index, columns)))
    return arranged(sizes.size(index, columns), (per_row, columns), look, beside, below)


def row_offsets(row: Sequence[Block], look: ChartLook, *, around_spine: bool) -> list[float]:
    """Where the middles of blocks standing side by side are, from the middle of their manager.

    A spine leads past them, or ends at the one in the middle.
    """
    reach = -_row_span(row, look, around_spine=around_spine)[0]
    offsets = []
    for block in row:
        offsets.append(reach + block.left)
        reach += block.width + look.sibling_gap
    return offsets


def _row_span(row: Sequence[Block], look: ChartLook, *, around_spine: bool) -> tuple[float, float]:
    """How far such a row reaches to the left of the middle of its manager, and how wide it is."""
    gap, half = look.sibling_gap, len(row) // 2
    widths = [block.width for block in row]
    width = sum(widths) + gap * (len(row) - 1)
    if not around_spine:
        left = (row[0].left + width - row[-1].right) / 2
    elif len(row) % 2:
        left = sum(widths[:half]) + gap * half + row[half].left
    else:
        left = sum(widths[:half]) + gap * (half - 0.5)
    return left, width


def rows_of(blocks: Sequence[Block], per_row: int) -> Iterator[Sequence[Block]]:
    """Blocks that stand in rows of so many, row by row."""
    for start in range(0, len(blocks), per_row):
        yield blocks[start : start + per_row]


def trunk_offset(per_row: int, width: float, look: ChartLook) -> float:
    """How far from the middle of a box of that width its trunk comes out of it: for a stack near the left edge."""
    return 1.6 * look.padding_x - width / 2 if per_row == STACK else 0.0


def pairs_beside(beside: Sequence[Block], per_row: int) -> Iterator[tuple[Block | None, Block | None]]:
    """Those beside the line from above: at the left and at the right of the trunk.

    One alone stands at the right, but at the left of a stack, whose reports stand at the right.
    """
    if per_row == STACK:
        yield from ((each, None) for each in beside)
        return
    for start in range(0, len(beside), 2):
        pair = beside[start : start + 2]
        yield (pair[0], pair[1]) if len(pair) == 2 else (None, pair[0])


def drop_beside(pair: tuple[Block | None, Block | None]) -> tuple[float, float]:
    """How far below the top of a pair its line is, and how high it is: both boxes are met at one height."""
    each = list(filter(None, pair))
    entry = max(block.entry for block in each)
    return entry, max(entry - block.entry + block.height for block in each)


def gap_beside(look: ChartLook, *, first: bool) -> float:
    """The distance from what is above a pair."""
    return look.level_gap / 2 if first else look.sibling_gap


def stack_indent(look: ChartLook) -> float:
    """How far reports of a stack stand to the right of their manager."""
    return 3 * look.padding_x


def stack_gap(block: Block, look: ChartLook) -> float:
    """The distance from whatever is above a block in a stack: less where nothing hangs below it."""
    return look.sibling_gap if block.blocks else 0.6 * look.sibling_gap


def arranged(
    size: tuple[float, float], style: tuple[int, int], look: ChartLook, beside: Sequence[Block], blocks: Sequence[Block]
) -> Block:
    """A manager's box, `size` wide and high, with its reports arranged below it; `style` as in a `Block`."""
    width, height = size
    left = right = half = width / 2
    per_row, columns = style
    entry = look.padding_y + look.text * look.line_height / 2 if columns else height / 2
    if beside:
        left, right, height = _beside(size, per_row, look, beside)
    if blocks and per_row == STACK:
        height += sum(each.height + stack_gap(each, look) for each in blocks)
        right = max(right, stack_indent(look) + max(each.width for each in blocks) - half)
    elif blocks:
        for row in rows_of(blocks, per_row):
            row_left, row_width = _row_span(row, look, around_spine=len(blocks) > per_row)
            left, right = max(left, row_left), max(right, row_width - row_left)
            height += look.level_gap + max([each.height for each in row])
    return Block(left, left + right, height, entry, per_row, columns, tuple(beside), tuple(blocks))


def _beside(
    size: tuple[float, float], per_row: int, look: ChartLook, beside: Sequence[Block]
) -> tuple[float, float, float]:
    """How far a manager's box with those beside its line reaches: to the left and right of its middle, and down."""
    width, height = size
    trunk = trunk_offset(per_row, width, look)
    left = right = width / 2
    for number, pair in enumerate(pairs_beside(beside, per_row)):
        at_left, at_right = pair
        left = max(left, look.sibling_gap + at_left.width - trunk if at_left else 0.0)
        right = max(right, look.sibling_gap + at_right.width + trunk if at_right else 0.0)
        height += gap_beside(look, first=not number) + drop_beside(pair)[1]
    return left, right, height
