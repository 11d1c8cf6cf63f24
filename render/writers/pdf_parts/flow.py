"""Slices of content placed on sheets, one after another, in a single pass.

A slice is a strip across the page that is never cut: a line of a paragraph, a row of a table, a chart. Its items
count from the slice's top, and from the left edge of the sheet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from render.content import Heading
from render.themes import ChartLook, Page
from render.typesetting.drawing import Drawing
from render.typesetting.lines import Piece
from render.writers import chart_pdf
from render.writers.pdf_parts.columns import even_columns
from render.writers.pdf_parts.structure import ARTIFACT
from render.writers.pdf_parts.surface import Surface

_ROUNDING = 0.01
_LEAST_IN_COLUMN = 3  # slices below a heading


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
        surface.link(self.target, self.x, top + self.y, self.width, self.height, self.words, self.tag)


class Picture(NamedTuple):
    """A chart."""

    x: float
    drawing: Drawing
    look: ChartLook
    tag: int

    def draw(self, surface: Surface, top: float) -> None:
        surface.bound(self.tag, self.x, top, self.drawing.width, self.drawing.height)
        chart_pdf.draw(surface, self.drawing, self.look, self.x, top)


Item = Words | Rule | Panel | Jump | Picture
"""Anything that can be drawn, as part of the element `tag`; `draw` is told the height of its slice on the page."""


class Slice(NamedTuple):
    """`above` is free space over the slice, dropped at the head of a page; `keep` holds it together with the next.

    `sheet` asks for a page of that width and height. The heading's id or else `anchor` is what links lead to.
    """

    height: float
    items: tuple[Item, ...] = ()
    above: float = 0.0
    keep: bool = False
    heading: Heading | None = None
    anchor: str = ""
    sheet: tuple[float, float] | None = None

    @property
    def name(self) -> str:
        """What links to this place call it."""
        return self.heading.id if self.heading else self.anchor

    def shifted(self, distance: float) -> "Slice":
        """The same, so much further to the right."""
        return self._replace(items=tuple(item._replace(x=item.x + distance) for item in self.items))

    def untagged(self) -> "Slice":
        """The same as a mere repetition, which is not to be read again."""
        return self._replace(items=tuple(_untagged(item) for item in self.items))

    def widened(self, width: float) -> "Slice":
        """The same for a sheet that much wider than usual."""
        if not width:
            return self
        rules = (
            item._replace(width=item.width + width) if isinstance(item, Rule) and item.across else item
            for item in self.items
        )
        return self._replace(items=tuple(rules))


def _untagged(item: Item) -> Item:
    return item._replace(tag=ARTIFACT) if isinstance(item, Words) else item


@dataclass(slots=True)
class Sheet:
    """A page with its slices, each with the height at which it stands. A cover is not `furnished`.

    `chapter` is the one that it begins in, `section` the one that it begins within, if it does.
    """

    width: float
    height: float
    chapter: str = ""
    furnished: bool = True
    slices: list[tuple[float, Slice]] = field(default_factory=list)
    section: str = ""


class Flow:
    """Fills sheets from the top. `sheets` grows, and `page_of` says on which page each heading stands."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.sheets: list[Sheet] = []
        self.page_of: dict[str, int] = {}
        self._chapter = self._section = ""
        self._group: list[Slice] = []
        self._y = 0.0
        self._at_top = False

    @property
    def capacity(self) -> float:
        """What a whole sheet of the usual size holds."""
        return self.page.height - self.page.margin_top - self.page.margin_bottom

    @property
    def room(self) -> float:
        """What is left on the sheet below all that is placed or waits to be placed."""
        left = self.sheets[-1].height - self.page.margin_bottom - self._y if self.sheets else 0.0
        return left - self.waiting + _ROUNDING

    @property
    def waiting(self) -> float:
        """The height of what waits to be placed together with what comes next."""
        return _height(self._group)

    @property
    def at_top(self) -> bool:
        """Whether the sheet is still empty."""
        return self._at_top

    def add(self, slices: Iterable[Slice]) -> None:
        """Place slices, on the next sheet where this one is full; those kept together wait for the last of them."""
        for piece in slices:
            self._group.append(piece)
            if not piece.keep:
                self.release()

    def release(self) -> None:
        """Place what waits for something to be kept with."""
        group, self._group = self._group, []
        if not group:
            return
        wanted = next((piece.sheet for piece in group if piece.sheet), None)
        if wanted:
            self.open_sheet(wanted)
        elif _height(group) - self._dropped(group[0]) > self.room:
            self.open_sheet()
        for piece in group:
            if piece.height + piece.above - self._dropped(piece) > self.room and not self.at_top:
                self.open_sheet()
            self._place(piece)
        if wanted:
            self._y = self.sheets[-1].height  # nothing that is set for the usual width follows on it

    def open_sheet(self, size: tuple[float, float] | None = None, *, furnished: bool = True) -> None:
        """Go on with a new sheet, of the usual size unless told; an empty sheet of that size is used first."""
        width, height = size or (self.page.width, self.page.height)
        if self.at_top:
            self.sheets.pop()
        self.sheets.append(Sheet(width, height, self._chapter, furnished))
        self._y = self.page.margin_top
        self._at_top = True

    def begin_chapter(self, title: str, least: float) -> None:
        """Go on for a chapter on this sheet where that has so much room, else on the next."""
        self.release()
        self._chapter, self._section = title, ""
        if self.room < least or self.at_top:
            self.open_sheet()

    def align(self, step: float) -> None:
        """Go down to the next line of the grid that text stands on."""
        lines = (self._y - self.page.margin_top - _ROUNDING) / step
        self._y = self.page.margin_top + ceil(lines) * step

    def add_columns(self, slices: Sequence[Slice], count: int, pitch: float) -> None:
        """Place slices side by side in columns that begin `pitch` apart, one filled after the other, and evenly.

        A sheet that does not hold all of them is left to what stands on it, if the next one does.
        """

        def fits(room: float) -> bool:
            return even_columns(slices, 0, count, room)[-1] == len(slices)

        least = _height(slices[:_LEAST_IN_COLUMN])
        is_short = not fits(self.room) and fits(self.capacity - self.waiting)
        if (self.room < least or is_short) and not self.at_top:
            self.open_sheet()
        self.release()
        start = 0
        while start < len(slices):
            if start:
                self.open_sheet()
            top, deepest = self._y, self._y
            ends = even_columns(slices, start, count, self.room)
            for column, (first, last) in enumerate(pairwise([start, *ends])):
                self._y, self._at_top = top, True
                for piece in slices[first:last]:
                    self._place(piece.shifted(column * pitch))
                deepest = max(deepest, self._y)
            self._y, self._at_top = deepest, False
            start = ends[-1]

    def reserve(self, count: int) -> list[Sheet]:
        """Put in so many sheets to be filled later, and return them."""
        self.release()
        sheets = [Sheet(self.page.width, self.page.height) for _ in range(count)]
        self.sheets.extend(sheets)
        self._y = self.page.height
        self._at_top = False
        return sheets

    def _dropped(self, piece: Slice) -> float:
        return piece.above if self.at_top else 0.0

    def _place(self, piece: Slice) -> None:
        self._y += piece.above - self._dropped(piece)
        sheet = self.sheets[-1]
        if piece.heading and piece.heading.id:
            self._section = "" if piece.heading.level == 1 else piece.heading.title
        elif self._at_top:
            sheet.section = self._section
        sheet.slices.append((self._y, piece.widened(sheet.width - self.page.width)))
        self._y += piece.height
        self._at_top = False
        if piece.name:
            self.page_of[piece.name] = len(self.sheets)


def _height(group: Sequence[Slice]) -> float:
    return sum(piece.height + piece.above for piece in group)
