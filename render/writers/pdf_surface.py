"""Pages to draw on: the one door to reportlab.

Positions are in points from the top left corner of the page, y growing downwards.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from render.typesetting.fonts import Family, Typeface
from render.typesetting.paragraphs import Piece
from render.writers.pdf_fonts import EmbeddedFont, EmptyBoxes

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Properties:
    """What a PDF says about itself."""

    title: str
    author: str = ""
    subject: str = ""
    language: str = ""
    date: datetime.date | None = None


_BOXES = "F5"


class _BareCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas whose pages do not start by choosing Helvetica, which would not be embedded."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class Surface:
    """A PDF under construction. Pages are drawn one after another."""

    def __init__(
        self,
        properties: Properties,
        family: Family,
        characters: Iterable[str],
        *,
        bold: Iterable[str] | None = None,
        spaced: Iterable[str] = (),
    ) -> None:
        """`characters` are all that will ever be drawn.

        `bold` are those that will be drawn bold, all where it is not given; `spaced` those with room behind them.
        """
        self._buffer = BytesIO()
        self._canvas = _BareCanvas(self._buffer, pageCompression=1, invariant=1, lang=properties.language or None)
        drawn, behind = set(characters), set(spaced)
        heavy = drawn if bold is None else set(bold)
        self._boxes = EmptyBoxes(family.regular.missing(drawn | heavy))
        self._missing = (
            re.compile(f"([{re.escape(''.join(self._boxes.characters))}])") if self._boxes.characters else None
        )
        self._fonts = {
            (False, False): self._font("F1", family.regular, drawn),
            (True, False): self._font("F2", family.bold, heavy),
            (False, True): self._font("F3", family.regular, behind, spaced=True),
            (True, True): self._font("F4", family.bold, behind & heavy, spaced=True),
        }
        if self._boxes.characters:
            self._boxes.add_to(self._canvas._doc, _BOXES)
        self._describe(properties)
        self._height = 0.0

    def open_page(self, width: float, height: float) -> None:
        """Begin a page; whatever is drawn from now on stands on it."""
        self._canvas.setPageSize((width, height))
        self._height = height

    def close_page(self) -> None:
        """End the page. A page on which nothing was drawn is kept, blank."""
        self._canvas.showPage()

    def text(
        self, x: float, baseline: float, text: str, size: float, colour: str, *, bold: bool = False, spread: float = 0.0
    ) -> None:
        """Set `text` on one line, starting at `x`; `spread` is added after every character."""
        self.pieces(x, baseline, (Piece(text, tracking=spread),), size, colour, bold=bold)

    def pieces(
        self, x: float, baseline: float, pieces: Iterable[Piece], size: float, colour: str, *, bold: bool = False
    ) -> None:
        """Set one line, starting at `x`. Every text of a PDF passes here."""
        code = [f"BT {_fill(colour)} 1 0 0 1 {x:.2f} {self._height - baseline:.2f} Tm"]
        used, tracking = "", 0.0
        for piece in pieces:
            if piece.tracking != tracking:
                code.append(f"{piece.tracking:.3g} Tc")
                tracking = piece.tracking
            for name, font, text in self._runs(piece, bold):
                if name != used:
                    code.append(f"/{name} {size:.5g} Tf")
                    used = name
                code.append(f"<{font.encode(text)}>Tj")
            if piece.after:
                code.append(f"[{-piece.after / size * 1000:.4g}]TJ")
        code.append("0 Tc ET" if tracking else "ET")
        self._canvas._code.append(" ".join(code))

    def _runs(self, piece: Piece, bold: bool) -> Iterator[tuple[str, EmbeddedFont | EmptyBoxes, str]]:
        """A piece cut where the font changes: its resource, itself, and what to set in it."""
        if not self._missing:
            yield *self._fonts[bold, piece.spaced], piece.text
            return
        for number, text in enumerate(self._missing.split(piece.text)):
            if text and number % 2:
                yield _BOXES, self._boxes, text
            elif text:
                yield *self._fonts[bold, piece.spaced], text

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "",
        stroke: str = "",
        line_width: float = 0.0,
        corner: float = 0.0,
    ) -> None:
        """Draw a rectangle with rounded corners of radius `corner`, filled, outlined or both."""
        canvas = self._canvas
        canvas.saveState()
        if fill:
            canvas.setFillColor(fill)
        if stroke:
            canvas.setStrokeColor(stroke)
            canvas.setLineWidth(line_width)
        canvas.roundRect(x, self._height - y - height, width, height, corner, stroke=bool(stroke), fill=bool(fill))
        canvas.restoreState()

    def line(self, points: Sequence[Point], colour: str, width: float, *, dashed: bool = False) -> None:
        """Draw a line through `points`."""
        canvas = self._canvas
        canvas.saveState()
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(width)
        if dashed:
            canvas.setDash(3, 2)
        path = canvas.beginPath()
        path.moveTo(points[0][0], self._height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self._height - y)
        canvas.drawPath(path)
        canvas.restoreState()

    def mark(self, name: str, y: float) -> None:
        """Make this height of this page the place that links to `name` lead to."""
        self._canvas.bookmarkHorizontalAbsolute(name, self._height - y)

    def link(self, name: str, x: float, y: float, width: float, height: float) -> None:
        """Make an area of the page lead to the place marked `name`, here or on a later page."""
        bottom = self._height - y - height
        self._canvas.linkAbsolute("", name, (x, bottom, x + width, bottom + height), thickness=0)

    def outline(self, title: str, name: str, level: int) -> None:
        """Add an entry to the reader's navigation pane; `level` 0 is the top."""
        self._canvas.addOutlineEntry(title, name, level, closed=level > 0)

    def finish(self) -> bytes:
        """The PDF file. The surface must not be used any more."""
        self._canvas.save()
        return self._buffer.getvalue()

    def _font(
        self, resource: str, face: Typeface, characters: set[str], *, spaced: bool = False
    ) -> tuple[str, EmbeddedFont]:
        font = EmbeddedFont(face, characters, spaced=spaced)
        if characters:
            font.add_to(self._canvas._doc, resource)
        return resource, font

    def _describe(self, properties: Properties) -> None:
        info = self._canvas._doc.info
        info.title, info.author, info.subject = properties.title, properties.author, properties.subject
        info.creator = info.producer = "Rolebook"
        if properties.date:
            stamp = pdfdoc.TimeStamp(invariant=True)
            stamp.YMDhms = (properties.date.year, properties.date.month, properties.date.day, 0, 0, 0)
            self._canvas._doc._timeStamp = stamp


@cache
def _fill(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return f"{red:.3g} {green:.3g} {blue:.3g} rg"


def _any_of(characters: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern whose one group is any of `characters`; nothing for none."""
    listed = re.escape("".join(characters))
    return re.compile(f"([{listed}])") if listed else None
