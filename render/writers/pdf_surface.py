"""Pages to draw on: the one door to reportlab.

Positions are in points from the top left corner of the page, y growing downwards.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
import datetime
from io import BytesIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from render.typesetting.fonts import Family
from render.writers.pdf_fonts import EmbeddedFont

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Properties:
    """What a PDF says about itself."""

    title: str
    author: str = ""
    subject: str = ""
    language: str = ""
    date: datetime.date | None = None


class _BareCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas whose pages do not start by choosing Helvetica, which would not be embedded."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class Surface:
    """A PDF under construction. Pages are drawn one after another."""

    def __init__(self, properties: Properties, family: Family, characters: Iterable[str]) -> None:
        """`characters` are all that will ever be drawn."""
        drawn = set(characters)
        self._fonts = {False: EmbeddedFont(family.regular, drawn), True: EmbeddedFont(family.bold, drawn)}
        self._buffer = BytesIO()
        self._canvas = _BareCanvas(self._buffer, pageCompression=1, invariant=1, lang=properties.language or None)
        self._fonts[False].add_to(self._canvas._doc, "F1")
        self._fonts[True].add_to(self._canvas._doc, "F2")
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
        name = "F2" if bold else "F1"
        spacing = f"{spread:.4g} Tc " if spread else ""
        restore = " 0 Tc" if spread else ""
        self._canvas._code.append(
            f"BT {_fill(colour)} {spacing}/{name} {size:.5g} Tf 1 0 0 1 {x:.2f} {self._height - baseline:.2f} Tm "
            f"<{self._fonts[bold].encode(text)}> Tj{restore} ET"
        )

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

    def _describe(self, properties: Properties) -> None:
        info = self._canvas._doc.info
        info.title, info.author, info.subject = properties.title, properties.author, properties.subject
        info.creator = info.producer = "Rolebook"
        if properties.date:
            stamp = pdfdoc.TimeStamp(invariant=True)
            stamp.YMDhms = (properties.date.year, properties.date.month, properties.date.day, 0, 0, 0)
            self._canvas._doc._timeStamp = stamp


def _fill(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return f"{red:.3g} {green:.3g} {blue:.3g} rg"
