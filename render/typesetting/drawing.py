"""A chart with every position decided: what the layout hands to the writers.

Points, from the top left corner of the drawing, y growing downwards.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from render.content import NO_COLOUR, SIGN_ROLES, BoxRole, Sign
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
    that the text stands on: for a member, its manager's. Of one that is `vacant` the frame is dashed. `page` is the
    name of the page on which what is below it follows, if it is left out here. `colour` counts the colours of a rule
    from 1.
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
    vacant: bool = False
    page: str = ""
    photo: Photo | None = None
    colour: int = 0

    def moved(self, right: float, down: float) -> "Shape":
        return self._replace(
            x=self.x + right,
            y=self.y + down,
            lines=tuple([line._replace(x=line.x + right, baseline=line.baseline + down) for line in self.lines]),
            photo=self.photo and self.photo._replace(x=self.photo.x + right, y=self.photo.y + down),
        )

    @property
    def area(self) -> Area:
        return Area(self.x, self.y, self.width, self.height)

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
    no tree, at any angle. `elsewhere` is whether boxes name others to whom such a line would lead.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    connectors: tuple[Connector, ...]
    text_size: float
    folded: tuple[str, ...] = ()
    dotted: tuple[Connector, ...] = ()
    ties: tuple[Connector, ...] = ()
    elsewhere: bool = False

    @property
    def signs(self) -> frozenset[Sign]:
        """What is to be explained."""
        framed = [shape for shape in self.shapes if shape.framed]
        found = {Sign(shape.role) for shape in framed if shape.role in SIGN_ROLES}
        occurs = {
            Sign.VACANT: any(shape.vacant for shape in framed),
            Sign.DOTTED: self.dotted,
            Sign.ELSEWHERE: self.elsewhere,
        }
        return frozenset(found | {sign for sign, is_there in occurs.items() if is_there})

    def moved(self, right: float, down: float) -> "Drawing":
        """The same with its corner elsewhere; width and height stay."""
        return self._replace(
            shapes=tuple([shape.moved(right, down) for shape in self.shapes]),
            connectors=_moved(self.connectors, right, down),
            dotted=_moved(self.dotted, right, down),
            ties=_moved(self.ties, right, down),
        )

    def with_more(self, other: "Drawing") -> "Drawing":
        """The same with what another has, in its places."""
        return self._replace(shapes=(*self.shapes, *other.shapes), dotted=(*self.dotted, *other.dotted))

    def below(self, shapes: Sequence[Shape], height: float) -> "Drawing":
        """The same with `shapes`, which take up so much of the `height`, above it; the narrower in the middle."""
        if not shapes:
            return self
        width = max(shape.x + shape.width for shape in shapes)
        moved = self.moved(max(0.0, (width - self.width) / 2), height)
        return moved._replace(
            width=max(width, self.width), height=self.height + height, shapes=(*moved.shapes, *shapes)
        )

    def above(self, other: "Drawing", gap: float) -> "Drawing":
        """The same with another below it, if there is anything in that; the narrower in the middle."""
        if not other.shapes:
            return self
        width = max(self.width, other.width)
        here = self.moved((width - self.width) / 2, 0.0)
        whole = here.with_more(other.moved((width - other.width) / 2, self.height + gap))
        return whole._replace(width=width, height=self.height + gap + other.height)


def _moved(connectors: tuple[Connector, ...], right: float, down: float) -> tuple[Connector, ...]:
    return tuple(
        connector._replace(points=tuple((x + right, y + down) for x, y in connector.points)) for connector in connectors
    )


class Outline(StrEnum):
    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


DASHES = {Outline.SOLID: (), Outline.DASHED: (3, 2), Outline.DOTTED: (1, 2)}
"""Points drawn and left out in turn."""


class Paint(NamedTuple):
    fill: str
    stroke: str
    ink: str
    outline: Outline


def paint(shape: Shape, look: ChartLook) -> Paint:
    """The colours of a shape, those of its role or of its place among the colours of a rule; and its frame."""
    box = look.boxes[shape.role]
    outline = Outline.DASHED if shape.vacant else Outline.DOTTED if box.dotted else Outline.SOLID
    if shape.colour > 0:
        return Paint(*look.series[(shape.colour - 1) % len(look.series)], outline)
    if shape.colour == NO_COLOUR:
        note = look.boxes[BoxRole.NOTE]
        return Paint(note.fill, note.stroke, note.ink, outline)
    return Paint(box.fill, box.stroke, look.boxes[shape.surface].ink, outline)


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
