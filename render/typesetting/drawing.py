"""A chart with every position decided: what the layout hands to the writers.

Points, from the top left corner of the drawing, y growing downwards.
"""

from collections.abc import Sequence
from typing import NamedTuple

from render.content import NO_COLOUR, BoxRole
from render.themes import ChartLook

Point = tuple[float, float]

MIDDLE_OF_TEXT = 0.37
"""How far the middle of capitals and of Han is above the baseline, in sizes."""


class Area(NamedTuple):
    left: float
    top: float
    width: float
    height: float

    def scaled(self, scale: float) -> "Area":
        """The same on a drawing so many times as large."""
        return Area(self.left * scale, self.top * scale, self.width * scale, self.height * scale)


class TextLine(NamedTuple):
    """One line of text; `x` is its left edge, `width` its measured length.

    `centred` says that the middle is what counts, should another font make the line longer or shorter, `rtl` that the
    text which it is of runs from right to left.
    """

    text: str
    x: float
    baseline: float
    width: float
    size: float
    bold: bool
    centred: bool = True
    rtl: bool = False

    @property
    def middle(self) -> float:
        """The height around which capitals and Han stand."""
        return self.baseline - MIDDLE_OF_TEXT * self.size


class Photo(NamedTuple):
    """A picture, PNG or JPEG, the middle of which is to fill an area."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


class Shape(NamedTuple):
    """A box of the chart, or a member's row inside a card (`framed` is false).

    `title` is the whole text, also where the lines had to be cut short. `surface` is the role of the box
    that the text stands on: for a member, its manager's. `dashed` is its outline. `page` is the name of the
    page on which what is below it follows, if it is left out here. `colour` counts the colours of a rule from 1.
    """

    id: str
    role: BoxRole
    surface: BoxRole
    title: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[TextLine, ...]
    framed: bool = True
    dashed: bool = False
    page: str = ""
    photo: Photo | None = None
    colour: int = 0

    @property
    def is_member(self) -> bool:
        """Whether it is a row of the card that stands before it."""
        return not self.framed and self.role is not BoxRole.NOTE


class Connector(NamedTuple):
    """The part of a manager's trunk that one report adds to it: together they are the trunk, none covers another.

    `tail` and `head` are the ids of the boxes above and below; `points` turn at right angles and end at the head.
    `width` is that of the line, where it is not as wide as all others.
    """

    tail: str
    head: str
    points: tuple[Point, ...]
    width: float = 0.0


class Drawing(NamedTuple):
    """`text_size` is the smallest in any box; `folded` are the ids of boxes whose reports are left out.

    `dotted` are the lines of those who also report to another box, drawn dashed, from edge to edge, and `ties` lines of
    no tree, at any angle.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    connectors: tuple[Connector, ...]
    text_size: float
    folded: tuple[str, ...] = ()
    dotted: tuple[Connector, ...] = ()
    ties: tuple[Connector, ...] = ()

    def moved(self, right: float, down: float) -> "Drawing":
        """The same with its corner elsewhere; width and height stay."""
        return self._replace(
            shapes=tuple(
                shape._replace(
                    x=shape.x + right,
                    y=shape.y + down,
                    lines=tuple(line._replace(x=line.x + right, baseline=line.baseline + down) for line in shape.lines),
                    photo=shape.photo and shape.photo._replace(x=shape.photo.x + right, y=shape.photo.y + down),
                )
                for shape in self.shapes
            ),
            connectors=_moved(self.connectors, right, down),
            dotted=_moved(self.dotted, right, down),
            ties=_moved(self.ties, right, down),
        )

    def below(self, shapes: Sequence[Shape], height: float) -> "Drawing":
        """The same with `shapes`, which take up so much of the `height`, above it; the narrower in the middle."""
        if not shapes:
            return self
        width = max(shape.x + shape.width for shape in shapes)
        moved = self.moved(max(0.0, (width - self.width) / 2), height)
        return moved._replace(
            width=max(width, self.width), height=self.height + height, shapes=(*moved.shapes, *shapes)
        )


def _moved(connectors: tuple[Connector, ...], right: float, down: float) -> tuple[Connector, ...]:
    return tuple(
        connector._replace(points=tuple((x + right, y + down) for x, y in connector.points)) for connector in connectors
    )


class Paint(NamedTuple):
    fill: str
    stroke: str
    ink: str


def paint(shape: Shape, look: ChartLook) -> Paint:
    """The colours of a shape: those of its role, or of its place among the colours of a rule."""
    if shape.colour > 0:
        return Paint(*look.series[(shape.colour - 1) % len(look.series)])
    role = BoxRole.NOTE if shape.colour == NO_COLOUR else shape.role
    box = look.boxes[role]
    return Paint(box.fill, box.stroke, look.boxes[shape.surface if role is shape.role else role].ink)


def beside_text(shape: Shape) -> tuple[float, float]:
    """What a box keeps free at the left of its text, where a photo may be, and at the right.

    Fonts differ from machine to machine: centred text may take up all that is left of the width.
    """
    first = shape.lines[0]
    if not first.centred:
        return max(0.0, first.x - shape.x), 0.0
    if not shape.photo:
        return 0.0, 0.0
    left = shape.photo.x + shape.photo.width - shape.x
    middle = first.x + first.width / 2 - shape.x
    return left, max(0.0, left + shape.width - 2 * middle)


def corner(shape: Shape) -> float:
    """The radius of a box's corners: what Graphviz draws for `rounded`, so that all formats show the same."""
    return min(12.0, shape.width / 3, shape.height / 3)
