"""A chart with every position decided: what the layout hands to the writers.

Points, from the top left corner of the drawing, y growing downwards.
"""

from dataclasses import dataclass

from render.content import BoxRole

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text in its box; `x` is its left edge, `width` its measured length."""

    text: str
    x: float
    baseline: float
    width: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """A box of the chart, or a member's row inside a card (`framed` is false).

    `title` is the whole text, also where the lines had to be cut short.
    """

    id: str
    role: BoxRole
    title: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[TextLine, ...]
    framed: bool = True


@dataclass(frozen=True, slots=True)
class Connector:
    """A line of the trunk between a box and those below it."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """`text_size` is the size of the text in the boxes; `folded` are the ids of boxes whose reports are left out."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    connectors: tuple[Connector, ...]
    text_size: float
    folded: tuple[str, ...] = ()
