"""How an org chart is arranged best: a search over arrangements, given the sheet.

Two searches share the parts of `org_layout`. The uniform one gives all managers of a level the same arrangement, and
all managers of nothing but members one of their own, which is calmer; the compact one leaves every subtree its few
shapes of which none is both wider and higher than another.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from typing import NamedTuple, TypeVar

from render.themes import ChartLook
from render.typesetting.org_chains import folded
from render.typesetting.org_layout import ROW, STACK, Block, arranged, manager
from render.typesetting.org_sizes import Sizes
from render.typesetting.org_tree import Tree

Item = TypeVar("Item")

_MOST_SHAPES = 20  # kept for a subtree
_MOST_LIMITS = 24  # widths or heights tried for the subtrees of one manager: with 10, text comes out 3 to 10 % smaller
_MOST_PLANS = 8  # kept from level to level
_ROWS = (2, 4, 6, 8, 12, 16, 24, 32, 48)  # even, so that a spine can pass in the middle
_COLUMNS = (1, 2, 3, 4, 6, 8, 12, 16)


class Style(NamedTuple):
    """How the reports of managers are arranged, and how pleasing that is, up to 1."""

    per_row: int
    columns: int
    beauty: float


_TOP_STYLES = (
    Style(ROW, 0, 1.0),
    Style(4, 0, 0.94),
    Style(6, 0, 0.93),
    Style(8, 0, 0.92),
    Style(12, 0, 0.91),
    Style(2, 0, 0.9),
    Style(STACK, 0, 0.88),
    Style(ROW, 1, 0.76),
    Style(ROW, 3, 0.74),
)
_MIDDLE_STYLES = (
    Style(ROW, 0, 1.0),
    Style(STACK, 0, 0.97),
    Style(2, 0, 0.9),
    Style(STACK, 1, 0.8),
)
_LOW_STYLES = (
    Style(ROW, 0, 1.0),
    Style(STACK, 0, 0.98),
    Style(2, 0, 0.92),
    Style(4, 0, 0.9),
    Style(ROW, 1, 0.8),
    Style(ROW, 2, 0.78),
    Style(ROW, 3, 0.76),
)
COMPACT_BEAUTY = 0.62


class Frame(NamedTuple):
    """The room there is, the largest scale that is wanted and the smallest that can be read.

    Text of `comfortable` points is read without effort. `beauty` is that of the sheet, up to 1.
    """

    width: float
    height: float
    largest: float
    smallest: float
    comfortable: float
    beauty: float = 1.0

    def could_hold(self, block: Block) -> bool:
        """Whether a chart with `block` in it may yet fit in legible text."""
        return block.width * self.smallest <= self.width and block.height * self.smallest <= self.height

    def scale(self, block: Block) -> float:
        return min(self.width / block.width, self.height / block.height, self.largest)

    def legibility(self, scale: float, text: float) -> float:
        """1 for the largest text; below what is comfortable, every point counts. `text` is the smallest, unscaled."""
        comfort = min(1.0, scale * text / self.comfortable)
        return sqrt(scale / self.largest / comfort) * comfort * comfort


class Arranged(NamedTuple):
    """A chart in the frame where it comes out best; `score` is the legibility times the beauty, up to 1."""

    block: Block
    frame: Frame
    scale: float
    score: float


_Plan = tuple[float, Mapping[int, Block]]
"""How pleasing the styles of some levels are, and the subtrees that they give."""


def arrange_uniformly(tree: Tree, sizes: Sizes, look: ChartLook, frames: Sequence[Frame]) -> Arranged:
    """The most pleasing arrangement in which the managers of a level have the same style."""
    low, middle = _managers(tree)
    leaves = {index: manager(tree, sizes, look, index, (ROW, 0), {}) for index in _leaves(tree)}
    best: Arranged | None = None
    for style in _differing(_LOW_STYLES, tree, low):
        if best and best.score >= style.beauty:
            break
        blocks = leaves | {index: manager(tree, sizes, look, index, style[:2], leaves) for index in low}
        plans: list[_Plan] = [(style.beauty, blocks)]
        for level in middle:
            styles = _differing(_MIDDLE_STYLES, tree, level)
            further = [_further(tree, sizes, look, level, each, plan) for plan in plans for each in styles]
            plans = _promising(further, level)
        for beauty, below in plans:
            for top in _differing(_TOP_STYLES, tree, [0]):
                if best is None or top.beauty * beauty > best.score:
                    found = _best([manager(tree, sizes, look, 0, top[:2], below)], frames, sizes, top.beauty * beauty)
                    best = found if best is None or found.score > best.score else best
    assert best is not None  # there are styles
    return best


def arrange_compactly(tree: Tree, sizes: Sizes, look: ChartLook, frames: Sequence[Frame]) -> Arranged:
    """The arrangement with the largest text, every subtree being free."""
    shapes: dict[int, list[Block]] = {}
    for index in reversed(range(len(tree.boxes))):
        shapes[index] = _undominated(list(_all_blocks(tree, sizes, look, index, shapes)), frames)
    return _best(shapes[0], frames, sizes, COMPACT_BEAUTY)


def _best(blocks: Sequence[Block], frames: Sequence[Frame], sizes: Sizes, beauty: float) -> Arranged:
    """The best of some arrangements that are all as pleasing."""
    found = []
    for frame in frames:
        block = max(blocks, key=frame.scale)
        scale = frame.scale(block)
        score = beauty * frame.beauty * frame.legibility(scale, sizes.text_size)
        found.append(Arranged(block, frame, scale, score))
    return max(found, key=lambda arranged: arranged.score)


# ---------------------------------------------------------------- uniform


def _leaves(tree: Tree) -> Iterator[int]:
    return (index for index, below in enumerate(tree.children) if not below)


def _managers(tree: Tree) -> tuple[list[int], list[list[int]]]:
    """Those below the top who have nothing but members below them; and all others by level, the lowest first."""
    low: list[int] = []
    middle: dict[int, list[int]] = {}
    for index, below in enumerate(tree.children):
        if index and below:
            is_low = not any(tree.children[child] for child in below)
            (low if is_low else middle.setdefault(tree.levels[index], [])).append(index)
    return low, [middle[level] for level in sorted(middle, reverse=True)]


def _differing(styles: Sequence[Style], tree: Tree, managers: Sequence[int]) -> list[Style]:
    """The first of the styles, and those that would look different for one of the managers."""
    reports, members = (max([len(part[index]) for index in managers], default=0) for part in (tree.line, tree.members))
    return [style for style in styles if (style.per_row == ROW or style.per_row < reports) and style.columns <= members]


def _further(tree: Tree, sizes: Sizes, look: ChartLook, level: Sequence[int], style: Style, plan: _Plan) -> _Plan:
    """A plan with one more level."""
    beauty, blocks = plan
    added = {index: manager(tree, sizes, look, index, style[:2], blocks) for index in level}
    return beauty * style.beauty, {**blocks, **added}


def _promising(plans: Sequence[_Plan], level: Sequence[int]) -> list[_Plan]:
    """A few of the plans of which none is better than another in every way: more pleasing, narrower and lower."""
    kept: list[tuple[float, float, _Plan]] = []
    for plan in sorted(plans, key=lambda plan: -plan[0]):
        blocks = [plan[1][index] for index in level]
        width, height = sum(block.width for block in blocks), max(block.height for block in blocks)
        if all(width < other_width or height < other_height for other_width, other_height, _ in kept):
            kept.append((width, height, plan))
    return [plan for _, _, plan in _sample(kept, _MOST_PLANS)]


# ---------------------------------------------------------------- compact


def _all_blocks(
    tree: Tree, sizes: Sizes, look: ChartLook, index: int, shapes: dict[int, list[Block]]
) -> Iterator[Block]:
    """The subtree of one box in every arrangement, given the shapes of the subtrees below it."""
    beside, members = tree.beside[index], tree.members[index]
    if index in tree.chains:
        yield from folded((index, *tree.chains[index]), sizes, look)
    for columns in (0, *(columns for columns in _COLUMNS if columns <= len(members))):
        size, below = sizes.size(index, columns), tree.below(index, columns)
        options = [shapes[child] for child in (*beside, *below)]
        ways = *(count for count in _ROWS if count < len(below)), ROW
        for blocks in _narrow(options):
            for per_row in ways:
                yield arranged(size, (per_row, columns), look, blocks[: len(beside)], blocks[len(beside) :])
        for blocks in _low(options) if options else ():
            yield arranged(size, (STACK, columns), look, blocks[: len(beside)], blocks[len(beside) :])


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


def _undominated(blocks: list[Block], frames: Sequence[Frame]) -> list[Block]:
    """A few of the shapes of which none is both wider and higher than another, those that fit if any does."""
    fitting = [block for block in blocks if any(frame.could_hold(block) for frame in frames)]
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
