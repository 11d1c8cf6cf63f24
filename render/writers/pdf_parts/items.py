"""What a page is made of: lines of text, rules, panels, links, charts.

Each counts its height from the top of the slice that it is in, and its place from the left edge of the sheet.
"""

from typing import NamedTuple

from render.themes import ChartLook
from render.typesetting.drawing import Drawing
from render.typesetting.lines import Piece
from render.writers.pdf_parts.structure import ARTIFACT, spoken
from render.writers.pdf_parts.surface import Surface


class Words(NamedTuple):
    """One line of text, starting at `x`; one `on_end` goes upwards from there."""

    x: float
    baseline: float
    pieces: tuple[Piece, ...]
    size: float
    colour: str
    bold: bool = False
    tag: int = ARTIFACT
    on_end: bool = False

    def draw(self, surface: Surface, top: float) -> None:
        at = self.x, top + self.baseline
        surface.pieces(*at, self.pieces, self.size, self.colour, bold=self.bold, on_end=self.on_end)


class Rule(NamedTuple):
    """A horizontal line, `dotted` for leaders; one `across` grows with the sheet it comes to stand on."""

    x: float
    y: float
    width: float
    colour: str
    thickness: float
    dotted: bool = False
    across: bool = False
    tag: int = ARTIFACT

    def draw(self, surface: Surface, top: float) -> None:
        ends = ((self.x, top + self.y), (self.x + self.width, top + self.y))
        if self.dotted:
            surface.dots(*ends, self.colour, self.thickness)
        else:
            surface.line(ends, self.colour, self.thickness)


class Panel(NamedTuple):
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    tag: int = ARTIFACT

    def draw(self, surface: Surface, top: float) -> None:
        surface.box(self.x, top + self.y, self.width, self.height, fill=self.colour)


class Jump(NamedTuple):
    """An area that leads to the heading `target`, where there is what `words` say."""

    target: str
    words: str
    x: float
    y: float
    width: float
    height: float
    tag: int

    def draw(self, surface: Surface, top: float) -> None:
        surface.link(self.target, self.x, top + self.y, self.width, self.height, spoken(self.words), self.tag)


class Picture(NamedTuple):
    """A chart."""

    x: float
    drawing: Drawing
    look: ChartLook
    tag: int

    def draw(self, surface: Surface, top: float) -> None:
        surface.bound(self.tag, self.x, top, self.drawing.width, self.drawing.height)
        from render.writers import chart_pdf  # job descriptions have no charts

        chart_pdf.draw(surface, self.drawing, self.look, self.x, top)


Item = Words | Rule | Panel | Jump | Picture
"""Anything that can be drawn, as part of the element `tag`; `draw` is told the height of its slice on the page."""
