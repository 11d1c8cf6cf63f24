"""Where the boxes of an org chart stand relative to each other: a search over arrangements.

Every box with reports can be arranged in several ways: reports side by side, in rows around a spine, hanging
below each other, or listed in the manager's own card. Each way gives the subtree a width and a height.
Subtrees are combined from the bottom up, and the top takes what fits the page best.

Two searches share these parts. The uniform one gives all managers of a kind the same arrangement, which
is calmer; the compact one leaves every subtree its few shapes of which none is both wider and higher
than another.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod, sqrt
from typing import NamedTuple, TypeVar

from render.themes import ChartLook
from render.typesetting.org_sizes import Sizes
from render.typesetting.org_tree import Tree

Item = TypeVar("Item")

STACK = 0  # reports per row: none, they hang below each other
ROW = 1_000_000  # all of them side by side

_MOST_SHAPES = 20  # kept for a subtree
_MOST_LIMITS = 24  # widths or heights tried for the subtrees of one manager: with 10, text comes out 3 to 10 % smaller
_ROWS = (2, 4, 6, 8, 12, 16, 24, 32, 48)  # even, so that a spine can pass in the middle
_COLUMNS = (1, 2, 3, 4, 6, 8, 12, 16)


class Block(NamedTuple):
    """A subtree arranged. `left` and `right` are how far it reaches from the middle of its top box.

    `per_row` reports stand side by side; `columns` is how many the card has that lists the members, 0
    for a plain box. `beside` are those beside the line, `blocks` the reports that are not members of the card.
    `entry` is how far below its top a line from the side meets the box.
    """

    left: float
    right: float
    height: float
    entry: float
    per_row: int
    columns: int
    beside: tuple["Block", ...] = ()
    blocks: tuple["Block", ...] = ()

    @property
    def width(self) -> float:
        return self.left + self.right


class Style(NamedTuple):
    """How the reports of one kind of manager are arranged, and how pleasing that is, up to 1."""

    per_row: int
    columns: int
    beauty: float


_Plan = tuple[Style, ...]

_TOP_STYLES = (
    Style(ROW, 0, 1.0),
    Style(4, 0, 0.94),
    Style(6, 0, 0.93),
    Style(8, 0, 0.92),
    Style(2, 0, 0.9),
    Style(STACK, 0, 0.88),
    Style(ROW, 1, 0.76),
    Style(ROW, 3, 0.74),
)
_MIDDLE, _LOW = range(2)
_STYLES = (
    (Style(ROW, 0, 1.0), Style(STACK, 0, 0.97), Style(2, 0, 0.9)),
    (
        Style(ROW, 0, 1.0),
        Style(STACK, 0, 0.98),
        Style(2, 0, 0.92),
        Style(4, 0, 0.9),
        Style(ROW, 1, 0.8),
        Style(ROW, 2, 0.78),
        Style(ROW, 3, 0.76),
    ),
)
COMPACT_BEAUTY = 0.74


class Arranged(NamedTuple):
    """`score` is the legibility times the beauty, up to 1."""

    block: Block
    scale: float
    score: float


class Frame(NamedTuple):
    """The room there is, the largest scale that is wanted and the smallest that can be read."""

    width: float
    height: float
    largest: float
    smallest: float

    def could_hold(self, block: Block) -> bool:
        """Whether a chart with `block` in it may yet fit in legible text."""
        return block.width * self.smallest <= self.width and block.height * self.smallest <= self.height

    def scale(self, block: Block) -> float:
        return min(self.width / block.width, self.height / block.height, self.largest)

    def legibility(self, scale: float) -> float:
        """1 for the largest text; the smaller it is, the more every point counts."""
        return sqrt(scale / self.largest)


def arrange_uniformly(tree: Tree, sizes: Sizes, look: ChartLook, frame: Frame) -> Arranged:
    """The most pleasing arrangement in which all managers of a kind have the same style."""
    kinds = _kinds(tree)
    best: Arranged | None = None
    for plan in _plans(kinds):
        if best and best.score >= _beauty(plan):
            break
        below = _uniform_blocks(tree, sizes, look, kinds, plan)
        for top in _TOP_STYLES:
            block = _manager(tree, sizes, look, 0, top, below)
            scale = frame.scale(block)
            arranged = Arranged(block, scale, top.beauty * _beauty(plan) * frame.legibility(scale))
            if best is None or arranged.score > best.score:
                best = arranged
    assert best is not None  # there is always a plan
    return best


def arrange_compactly(tree: Tree, sizes: Sizes, look: ChartLook, frame: Frame) -> Arranged:
    """The arrangement with the largest text, every subtree being free."""
    shapes: dict[int, list[Block]] = {}
    for index in reversed(range(len(tree.boxes))):
        shapes[index] = _undominated(list(_all_blocks(tree, sizes, look, index, shapes)), frame)
    block = max(shapes[0], key=frame.scale)
    scale = frame.scale(block)
    return Arranged(block, scale, COMPACT_BEAUTY * frame.legibility(scale))


def row_offsets(row: Sequence[Block], look: ChartLook, *, around_spine: bool) -> list[float]:
    """Where the middles of blocks standing side by side are, from the middle of their manager.

    A spine leads past them, or ends at the one in the middle.
    """
    middles = []
    reach = 0.0
    for block in row:
        middles.append(reach + block.left)
        reach += block.width + look.sibling_gap
    half = len(row) // 2
    if not around_spine:
        centre = (middles[0] + middles[-1]) / 2
    elif len(row) % 2:
        centre = middles[half]
    else:
        centre = middles[half] - row[half].left - look.sibling_gap / 2
    return [middle - centre for middle in middles]


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


def _arranged(
    size: tuple[float, float], style: tuple[int, int], look: ChartLook, beside: Sequence[Block], blocks: Sequence[Block]
) -> Block:
    """A manager's box, `size` wide and high, with its reports arranged below it; `style` as in a `Block`."""
    width, height = size
    half, (per_row, columns) = width / 2, style
    entry = look.padding_y + look.text * look.line_height / 2 if columns else height / 2
    left = right = half
    if beside:
        left, right, height = _beside(size, per_row, look, beside)
    if blocks and per_row == STACK:
        height += sum(each.height + stack_gap(each, look) for each in blocks)
        right = max(right, stack_indent(look) + max(each.width for each in blocks) - half)
    elif blocks:
        for row in rows_of(blocks, per_row):
            offsets = row_offsets(row, look, around_spine=len(blocks) > per_row)
            left = max(left, row[0].left - offsets[0])
            right = max(right, row[-1].right + offsets[-1])
            height += look.level_gap + max(each.height for each in row)
    return Block(left, right, height, entry, per_row, columns, tuple(beside), tuple(blocks))


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


# ---------------------------------------------------------------- uniform


def _kinds(tree: Tree) -> list[int]:
    """For every box the place of its style in a plan: managers of managers, or of members only."""
    return [_MIDDLE if any(tree.children[child] for child in below) else _LOW for below in tree.children]


def _plans(kinds: Sequence[int]) -> list[_Plan]:
    """A style for each kind of manager there is below the top, the most pleasing first."""
    choices = [styles if kind in kinds[1:] else styles[:1] for kind, styles in enumerate(_STYLES)]
    return sorted(product(*choices), key=lambda plan: -_beauty(plan))


def _beauty(plan: _Plan) -> float:
    return prod(style.beauty for style in plan)


def _uniform_blocks(tree: Tree, sizes: Sizes, look: ChartLook, kinds: Sequence[int], plan: _Plan) -> dict[int, Block]:
    """Every subtree but the whole."""
    blocks: dict[int, Block] = {}
    for index in range(len(tree.boxes) - 1, 0, -1):
        blocks[index] = _manager(tree, sizes, look, index, plan[kinds[index]], blocks)
    return blocks


def _manager(tree: Tree, sizes: Sizes, look: ChartLook, index: int, style: Style, blocks: Mapping[int, Block]) -> Block:
    columns = style.columns if tree.members[index] else 0
    beside, below = ([blocks[child] for child in part] for part in (tree.beside[index], tree.below(index, columns)))
    return _arranged(sizes.size(index, columns), (style.per_row, columns), look, beside, below)


# ---------------------------------------------------------------- compact


def _all_blocks(
    tree: Tree, sizes: Sizes, look: ChartLook, index: int, shapes: dict[int, list[Block]]
) -> Iterator[Block]:
    """The subtree of one box in every arrangement, given the shapes of the subtrees below it."""
    beside, members = tree.beside[index], tree.members[index]
    for columns in (0, *(columns for columns in _COLUMNS if columns <= len(members))):
        size, below = sizes.size(index, columns), tree.below(index, columns)
        options = [shapes[child] for child in (*beside, *below)]
        ways = *(count for count in _ROWS if count < len(below)), ROW
        for blocks in _narrow(options):
            for per_row in ways:
                yield _arranged(size, (per_row, columns), look, blocks[: len(beside)], blocks[len(beside) :])
        for blocks in _low(options) if options else ():
            yield _arranged(size, (STACK, columns), look, blocks[: len(beside)], blocks[len(beside) :])


def _narrow(options: Sequence[Sequence[Block]]) -> Iterator[list[Block]]:
    """A shape for every subtree, given from narrow and high to wide and low: the narrowest of up to a height."""
    floor = max((shapes[-1].height for shapes in options), default=0.0)
    heights = sorted({shape.height for shapes in options for shape in shapes if shape.height >= floor} | {floor})
    for limit in _sample(heights, _MOST_LIMITS):
        yield [next(shape for shape in shapes if shape.height <= limit) for shapes in options]


def _low(options: Sequence[Sequence[Block]]) -> Iterator[list[Block]]:
    """The same, but the lowest up to a width."""
    floor = max(shapes[0].width for shapes in options)
    widths = sorted({shape.width for shapes in options for shape in shapes if shape.width >= floor})
    for limit in _sample(widths, _MOST_LIMITS):
        yield [next(shape for shape in reversed(shapes) if shape.width <= limit) for shapes in options]


def _undominated(blocks: list[Block], frame: Frame) -> list[Block]:
    """A few of the shapes of which none is both wider and higher than another, those that fit if any does."""
    fitting = [block for block in blocks if frame.could_hold(block)]
    kept: list[Block] = []
    for block in sorted(fitting or blocks, key=lambda block: (block.width, block.height)):
        if not kept or block.height < kept[-1].height:
            kept.append(block)
    return _sample(kept, _MOST_SHAPES)


def _sample(items: list[Item], most: int) -> list[Item]:
    """At most so many of the items, evenly spread, the first and the last among them."""
    if len(items) <= most:
        return items
    return [items[place * (len(items) - 1) // (most - 1)] for place in range(most)]
