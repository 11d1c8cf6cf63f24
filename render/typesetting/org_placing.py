"""From an arrangement to a drawing: every box, line of text and trunk gets its place, at the final scale."""

from collections.abc import Iterator, Sequence

from render.content import BoxRole
from render.themes import ChartLook
from render.typesetting.chart_faces import PHOTO, Face
from render.typesetting.dotted_lines import dotted_lines
from render.typesetting.drawing import MIDDLE_OF_TEXT, Area, Connector, Drawing, Photo, Point, Shape, TextLine
from render.typesetting.org_chains import links
from render.typesetting.org_layout import (
    STACK,
    Block,
    drop_beside,
    gap_beside,
    pairs_beside,
    row_offsets,
    rows_of,
    stack_gap,
    stack_indent,
    trunk_offset,
)
from render.typesetting.org_sizes import Card, Sizes
from render.typesetting.org_tree import Tree

_STRAIGHT = 0.01
_CLEARANCE = 0.25  # of the gap between boxes: two dotted lines and the trunk find room in it


def place(tree: Tree, sizes: Sizes, look: ChartLook, block: Block, scale: float) -> Drawing:
    """The drawing of a whole tree that is arranged as `block`, scaled."""
    placing = _Placing(tree, sizes, look, scale)
    placing.run(block)
    return Drawing(
        width=block.width * scale,
        height=block.height * scale,
        shapes=tuple(placing.shapes),
        connectors=tuple(placing.connectors),
        text_size=placing.text_size * scale,
        folded=tuple(tree.boxes[index].id for index in sorted(tree.folded)),
        dotted=dotted_lines(placing.shapes, placing.connectors, tree.dotted, _CLEARANCE * look.sibling_gap * scale),
        elsewhere=tree.elsewhere,
    )


_Placed = tuple[int, Block, float, float]
"""A box, its subtree arranged, the middle of it and its top."""


class _Placing:
    """Positions are those of the unscaled arrangement until a shape or connector is made of them."""

    def __init__(self, tree: Tree, sizes: Sizes, look: ChartLook, scale: float) -> None:
        self._tree = tree
        self._sizes = sizes
        self._look = look
        self._scale = scale
        self.shapes: list[Shape] = []
        self.connectors: list[Connector] = []
        self.text_size = look.text

    def run(self, block: Block) -> None:
        pending = [(0, block, block.left, 0.0)]
        while pending:
            index, block, middle, top = pending.pop()
            if block.per_column:
                self._chain(index, block, middle - block.left, top)
                continue
            self._box(index, block, middle, top)
            width, height = self._sizes.size(index, block.columns)
            trunk = middle + trunk_offset(block.per_row, width, self._look), top + height
            placed, trunk, y = self._beside(index, block, trunk, middle)
            reports = self._tree.below(index, block.columns)
            if block.per_row == STACK:
                placed += self._stack(index, block, reports, trunk, y, middle - width / 2)
            else:
                placed += self._rows(index, block, reports, trunk, y)
            pending.extend(reversed(placed))

    def _chain(self, first: int, block: Block, left: float, top: float) -> None:
        chain = first, *self._tree.chains[first]
        for before, index, link in zip(
            (None, *chain), chain, links(chain, self._sizes, self._look, block, (left, top)), strict=False
        ):
            self._box(index, block, link.middle, link.top)
            if before is not None:
                self._connect(before, index, *link.points)

    def _beside(self, index: int, block: Block, trunk: Point, middle: float) -> tuple[list[_Placed], Point, float]:
        """Those beside the line; where their trunk ends, and how far down all of them reach."""
        placed: list[_Placed] = []
        children = iter(self._tree.beside[index])
        x, y = trunk
        for number, pair in enumerate(pairs_beside(block.beside, block.per_row)):
            y += gap_beside(self._look, first=not number)
            entry, height = drop_beside(pair)
            for below, side in zip(pair, (-1, 1), strict=True):
                if below is None:
                    continue
                child = next(children)
                reach = below.right if side < 0 else below.left
                child_middle = x + side * (self._look.sibling_gap + reach)
                half = self._sizes.size(child, below.columns)[0] / 2
                stem = [trunk] if trunk[1] < y + entry else []
                self._connect(index, child, *stem, (x, y + entry), (child_middle - side * half, y + entry))
                placed.append((child, below, child_middle, y + entry - below.entry))
                trunk = x, y + entry
            y += height
        return placed, trunk, y

    def _stack(
        self, index: int, block: Block, reports: Sequence[int], trunk: Point, top: float, edge: float
    ) -> Iterator[_Placed]:
        left = edge + stack_indent(self._look)
        y = top
        for child, below in zip(reports, block.blocks, strict=True):
            y += stack_gap(below, self._look)
            turn = trunk[0], y + below.entry
            child_middle = left + below.left
            half = self._sizes.size(child, below.columns)[0] / 2
            self._connect(index, child, trunk, turn, (child_middle - half, turn[1]))
            yield child, below, child_middle, y
            y, trunk = y + below.height, turn

    def _rows(self, index: int, block: Block, reports: Sequence[int], trunk: Point, top: float) -> Iterator[_Placed]:
        (middle, spine), y = trunk, top
        start = 0
        for row in rows_of(block.blocks, block.per_row):
            children = reports[start : start + len(row)]
            offsets = row_offsets(row, self._look, around_spine=len(reports) > block.per_row)
            bus, y = y + self._look.level_gap / 2, y + self._look.level_gap
            self._bus(index, children, [middle + offset for offset in offsets], (middle, spine), bus, y)
            for child, below, offset in zip(children, row, offsets, strict=True):
                yield child, below, middle + offset, y
            start, spine = start + len(row), bus
            y += max(below.height for below in row)

    def _bus(
        self, index: int, children: Sequence[int], xs: Sequence[float], spine: Point, bus: float, bottom: float
    ) -> None:
        """The trunk to a row of boxes: down from `spine`, along at `bus`, and down to each box at `bottom`.

        From the spine outwards each box adds the piece from the one before it; the first also the spine itself.
        """
        order = sorted(range(len(xs)), key=lambda place: abs(xs[place] - spine[0]))
        reached = {False: spine[0], True: spine[0]}
        for place in order:
            x = xs[place]
            side = x > spine[0]
            is_straight = abs(x - spine[0]) < _STRAIGHT
            points = [] if is_straight else [(reached[side], bus), (x, bus)]
            stem = [spine] if place == order[0] else []
            self._connect(index, children[place], *stem, *points, (spine[0] if is_straight else x, bottom))
            reached[side] = x

    def _connect(self, parent: int, child: int, *points: Point) -> None:
        boxes = self._tree.boxes
        scaled = tuple((x * self._scale, y * self._scale) for x, y in points)
        self.connectors.append(Connector(boxes[parent].id, boxes[child].id, scaled))

    def _box(self, index: int, block: Block, middle: float, top: float) -> None:
        width, height = self._sizes.size(index, block.columns)
        left = middle - width / 2
        if block.columns:
            card = self._sizes.card(index, block.columns)
            self._shape(index, Area(left, top, width, height), card.head, top + self._look.padding_y)
            self._members(card, left, top, self._tree.boxes[index].role)
        else:
            face = self._sizes.faces[index]
            self._shape(index, Area(left, top, width, height), face, top + (height - face.height) / 2)

    def _members(self, card: Card, left: float, top: float, surface: BoxRole) -> None:
        """A list at the left; one alone stands below the middle of the title."""
        is_alone = len(card.columns) == len(card.columns[0]) == 1
        x = left + ((card.width - card.column_width) / 2 if is_alone else self._look.padding_x)
        for column in card.columns:
            y = top + self._look.padding_y + card.head.height + 2 * self._sizes.member_gap
            for member in column:
                face = self._sizes.faces[member]
                self._shape(member, Area(x, y, card.column_width, face.height), face, y, surface, centred=is_alone)
                y += face.height + self._sizes.member_gap
            x += card.column_width + self._look.sibling_gap

    def _shape(
        self,
        index: int,
        area: Area,
        face: Face,
        text_top: float,
        surface: BoxRole | None = None,
        *,
        centred: bool = True,
    ) -> None:
        """A box, or a member on the surface of a card; its text is `centred` or starts at the left, behind a photo."""
        framed = surface is None
        box = self._tree.boxes[index]
        left = area.left + (area.width - face.width) / 2 if centred else area.left
        middle = text_top + face.height / 2
        self.text_size = min(self.text_size, face.text_size)
        self.shapes.append(
            Shape(
                box.id,
                box.role,
                surface or box.role,
                box.title,
                *area.scaled(self._scale),
                tuple(self._lines(face, left, middle, centred)),
                framed=framed,
                vacant=framed and box.vacant,
                photo=self._photo(box.photo, left, middle) if face.indent else None,
                colour=box.colour,
            )
        )

    def _lines(self, face: Face, left: float, middle: float, centred: bool) -> Iterator[TextLine]:
        """The text of a box around its middle."""
        scale, pitch = self._scale, self._look.line_height
        top = middle - pitch * sum(line.size for line in face.lines) / 2
        for line in face.lines:
            slot = line.size * pitch
            baseline = top + slot / 2 + MIDDLE_OF_TEXT * line.size
            start = left + face.indent + ((face.width - face.indent - line.width) / 2 if centred else 0.0)
            yield TextLine(
                line.text,
                start * scale,
                baseline * scale,
                line.width * scale,
                line.size * scale,
                bold=line.bold,
                centred=centred,
                rtl=line.rtl,
            )
            top += slot

    def _photo(self, data: bytes, left: float, middle: float) -> Photo:
        width, height = (side * self._look.text for side in PHOTO)
        return Photo(*Area(left, middle - height / 2, width, height).scaled(self._scale), data)
