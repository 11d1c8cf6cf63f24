"""The sheet that a picture stands on: its title above, a line below, and the room between."""

import re
from abc import abstractmethod
from collections.abc import Sequence
from typing import NamedTuple, overload

from render.content import UNCOLOURED, Legend
from render.han import is_han
from render.themes import ChartLook
from render.typesetting.drawing import Drawing, Shape, TextLine
from render.typesetting.fonts import Family
from render.typesetting.legends import legend_shapes
from render.typesetting.scripts import is_rtl
from render.typesetting.short_texts import cut_lines, drawn_width
from render.typesetting.typeface import Typeface

_MOST_TITLE_LINES = 3
_BELOW_TITLE = 1.25  # sizes of the title


_EDGE_OF_LATIN = re.compile("(?<=[A-Za-z0-9])(?![A-Za-z0-9])|(?<![A-Za-z0-9])(?=[A-Za-z0-9])")
_LINK_GAP = 1.5  # sizes of the footer, between what stands beside each other


class Link(NamedTuple):
    """A line of text that leads to the page of that name."""

    line: TextLine
    page: str


class ChartPage(NamedTuple):
    """A sheet with a chart, complete: `drawing` stands where it is to be drawn, below the `heading`.

    `name` is a file's name without its extension, `number` counts from 1, `before` is the number of the page that
    this one goes on from, 0 if there is none. `links` lead there and to the page that goes on from this one; boxes
    lead to others by `Shape.page`.
    """

    name: str
    title: str
    language: str
    width: float
    height: float
    drawing: Drawing
    heading: tuple[TextLine, ...]
    footer: tuple[TextLine, ...]
    number: int = 1
    before: int = 0
    links: tuple[Link, ...] = ()

    @property
    def small_print(self) -> tuple[TextLine, ...]:
        """All that stands in the margins but the heading."""
        return (*self.footer, *(link.line for link in self.links))


class Pages(Sequence[ChartPage]):
    """Pages, each drawn when it is taken."""

    @overload
    def __getitem__(self, number: int) -> ChartPage: ...
    @overload
    def __getitem__(self, number: slice) -> list[ChartPage]: ...
    def __getitem__(self, number: int | slice) -> ChartPage | list[ChartPage]:
        places = range(len(self))[number]
        return self._drawn(places) if isinstance(places, int) else [self._drawn(place) for place in places]

    @abstractmethod
    def _drawn(self, place: int) -> ChartPage:
        """The page there, counted from 0."""


class Followed(Pages):
    """Pages, and one behind them."""

    def __init__(self, pages: Sequence[ChartPage], last: ChartPage) -> None:
        self._pages = pages
        self._last = last

    def __len__(self) -> int:
        return len(self._pages) + 1

    def _drawn(self, place: int) -> ChartPage:
        return self._pages[place] if place < len(self._pages) else self._last


class Sheet(NamedTuple):
    width: float
    height: float
    heading: tuple[TextLine, ...]
    top: float  # of the room for the picture
    margin: float
    legend: tuple[Shape, ...] = ()
    foot: float = 0.0  # what stands above the footer, and needs room

    @property
    def room(self) -> tuple[float, float]:
        return self.width - 2 * self.margin, self.height - self.bottom - self.top

    @property
    def bottom(self) -> float:
        """How much is kept free at the bottom."""
        return max(self.margin, self.margin / 2 + self.foot)


def sheet_for(
    title: str,
    width: float,
    height: float,
    look: ChartLook,
    family: Family,
    links: Sequence[str] = (),
    legend: Legend = UNCOLOURED,
) -> Sheet:
    """The sheet of that size with its title on it, which leaves room for `links`, and the legend below."""
    face = family.bold
    taken = sum(drawn_width(text, family.regular, look.footer) + _LINK_GAP * look.footer for text in links)
    room = width - 2 * look.margin - taken
    pitch = look.title * look.line_height
    heading = tuple(
        _line(line, look.margin, look.margin + look.title + number * pitch, face, look.title, is_rtl(title))._replace(
            bold=True
        )
        for number, line in enumerate(cut_lines(title, room, face, look.title, _MOST_TITLE_LINES))
    )
    top = heading[-1].baseline + look.title * _BELOW_TITLE
    pills = legend_shapes(
        legend, look.margin, top - look.title * _BELOW_TITLE / 3, width - 2 * look.margin, look, family
    )
    if pills:
        top = pills[-1].y + pills[-1].height + look.title
    return Sheet(width, height, heading, top, look.margin, tuple(pills))


def footer_lines(text: str, sheet: Sheet, look: ChartLook, family: Family) -> tuple[TextLine, ...]:
    """The line in the bottom margin, if there is anything to say."""
    words = cut_lines(_spaced(text), sheet.room[0], family.regular, look.footer, 1)[0]
    baseline = sheet.height - look.margin / 2
    return (_line(words, sheet.margin, baseline, family.regular, look.footer, is_rtl(text)),) if words else ()


def _spaced(text: str) -> str:
    """`text` with a space between Han and Latin: about as wide as the quarter of an em that paragraphs leave there."""

    def space(edge: re.Match[str]) -> str:
        beside = text[max(0, edge.start() - 1) : edge.start() + 1]
        return "\u00a0" if any(map(is_han, beside)) else ""

    return _EDGE_OF_LATIN.sub(space, text)


def link_lines(texts: Sequence[str], sheet: Sheet, look: ChartLook, family: Family) -> tuple[TextLine, ...]:
    """Short texts in one line with the title, at the right margin."""
    lines: list[TextLine] = []
    right = sheet.width - sheet.margin
    for text in reversed(texts):
        line = _line(text, right, sheet.heading[0].baseline, family.regular, look.footer, is_rtl(text))
        lines.append(line._replace(x=right - line.width))
        right -= line.width + _LINK_GAP * look.footer
    return tuple(reversed(lines))


def _line(text: str, x: float, baseline: float, face: Typeface, size: float, rtl: bool) -> TextLine:
    return TextLine(text, x, baseline, drawn_width(text, face, size), size, bold=False, centred=False, rtl=rtl)


def with_room(sheet: Sheet, width: float, height: float) -> Sheet:
    """The sheet, or a larger one with room for a picture that needs more."""
    return sheet._replace(
        width=max(sheet.width, width + 2 * sheet.margin), height=max(sheet.height, sheet.top + height + sheet.bottom)
    )
