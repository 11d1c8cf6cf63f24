"""Pages to draw on, in a PDF that says what is drawn.

Positions are in points from the top left corner of the page, y growing downwards.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from reportlab.lib.utils import ImageReader

from render.typesetting.fonts import Family
from render.typesetting.lines import Piece
from render.typesetting.paragraphs import as_it_is
from render.writers.pdf_parts.canvas import PageCanvas
from render.writers.pdf_parts.document import PackedDocument, ref
from render.writers.pdf_parts.metadata import Properties, describe
from render.writers.pdf_parts.structure import ARTIFACT, Structure, bounds
from render.writers.pdf_parts.tagging import Tagging
from render.writers.pdf_parts.typefaces import Typefaces
from render.writers.photos import fitted

Point = tuple[float, float]


_DOTS = (0, 4)
_ROUND = 1  # ends of lines

_REVERSED = "]TJ/ReversedChars BMC[<{}>]TJ EMC["
"""A string whose characters are in the order in which they stand, not in that of reading (ISO 32000-1, 14.8.2.3)."""


class Surface:
    """A PDF under construction. Pages are drawn one after another."""

    def __init__(
        self,
        properties: Properties,
        family: Family,
        characters: Iterable[str],
        structure: Structure,
        *,
        bold: Iterable[str] | None = None,
        spaced: Iterable[str] = (),
    ) -> None:
        """`characters` are all that will ever be drawn, `structure` has all elements that `tag` is told of.

        `bold` are those that will be drawn bold, all where it is not given; `spaced` those with room behind them.
        """
        self._properties = properties
        self._family = family
        self._document = PackedDocument(properties.language)
        self._canvas = PageCanvas(self._document)
        self._structure = structure
        self._tagging = Tagging(structure, self._document)
        self._typefaces = Typefaces(self._document, family, characters, bold=bold, spaced=spaced)
        self._photos: dict[tuple[bytes, float, float], ImageReader] = {}
        self._height = 0.0
        self._fill, self._stroke = "", ("", 0.0)
        self._wanted = ARTIFACT
        self._open: int | None = None

    def open_page(self, width: float, height: float) -> None:
        """Begin a page; whatever is drawn from now on stands on it."""
        self._height = height
        self._fill, self._stroke = "", ("", 0.0)
        self._canvas.setPageSize((round(width, 2), round(height, 2)))
        self._document.entries_of_page = {"StructParents": self._tagging.open_page(), "Tabs": "/S"}

    def close_page(self) -> None:
        """End the page. A page on which nothing was drawn is kept, blank."""
        self._end_content()
        self._tagging.close_page()
        self._canvas.showPage()

    def tag(self, element: int) -> None:
        """Say of which element all that is drawn from now on is part; `ARTIFACT` if of none."""
        self._wanted = element

    def _begin(self) -> PageCanvas:
        """The canvas, where all that is drawn next is marked as content of the element."""
        if self._open != self._wanted:
            self._end_content()
            self._open = self._wanted
            kind = "/Artifact BMC"
            if self._open != ARTIFACT:
                kind = f"/{self._structure.kinds[self._open]}<</MCID {self._tagging.content(self._open)}>>BDC"
            self._canvas.addLiteral(kind)
        return self._canvas

    def _end_content(self) -> None:
        if self._open is not None:
            self._canvas.addLiteral("EMC")
            self._open = None

    def _filled(self, colour: str) -> None:
        """Fill, and set text, in `colour` from now on."""
        if colour != self._fill:
            self._fill = colour
            self._canvas.addLiteral(f"{_components(colour)} rg")

    def _stroked(self, colour: str, width: float) -> None:
        """Draw lines in `colour` and of that width from now on."""
        if (colour, width) != self._stroke:
            self._stroke = colour, width
            self._canvas.addLiteral(f"{_components(colour)} RG {round(width, 3):g} w")

    def text(
        self, x: float, baseline: float, text: str, size: float, colour: str, *, bold: bool = False, rtl: bool = False
    ) -> None:
        """Set `text` on one line, starting at `x`; it is part of one that runs from right to left, where `rtl`."""
        line = as_it_is(text, self._family.bold if bold else self._family.regular, size, rtl=rtl)
        self.pieces(x, baseline, line.pieces, size, colour, bold=bold)

    def pieces(
        self,
        x: float,
        baseline: float,
        pieces: Iterable[Piece],
        size: float,
        colour: str,
        *,
        bold: bool = False,
        on_end: bool = False,
    ) -> None:
        """Set one line, starting at `x`, or, `on_end`, upwards from there. Every text of a PDF passes here."""
        code: list[str] = []
        used, ahead = "", 0.0
        for piece in pieces:
            # Distances in the array, not character spacing (Tc), which some readers forget at the end of a string.
            apart = f"{-piece.tracking / size * 1000:.4g}" if piece.tracking else ""
            for name, text in self._typefaces.coded(piece, bold, f">{apart}<" if apart else ""):
                if name != used:
                    code.append(f"{']TJ ' if used else ''}/{name} {size:.5g} Tf[")
                    used = name
                code.append(_REVERSED.format(text) if piece.reversed else f"<{text}>{apart}")
            if piece.after and used:
                code.append(f"{-piece.after / size * 1000:.6g}")
            elif piece.after:
                ahead = piece.after
        if used:
            self._filled(colour)
            if on_end:
                start = f"BT 0 1 -1 0 {x:.2f} {self._height - baseline + ahead:.2f} Tm"
            else:
                start = f"BT 1 0 0 1 {x + ahead:.2f} {self._height - baseline:.2f} Tm"
            self._begin().addLiteral(" ".join([start, *code, "]TJ ET"]))

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
        dashes: Sequence[float] = (),
    ) -> None:
        """Draw a rectangle with rounded corners of radius `corner`, filled, outlined or both, its outline in `dashes`:
        points drawn and left out in turn."""
        canvas = self._begin()
        if fill:
            self._filled(fill)
        if stroke:
            self._stroked(stroke, line_width)
        if dashes:
            canvas.setDash(dashes)
        area, paint = self._area(x, y, width, height), {"stroke": bool(stroke), "fill": bool(fill)}
        if corner:
            canvas.roundRect(*area, round(corner, 2), **paint)
        else:
            canvas.rect(*area, **paint)
        if dashes:
            canvas.setDash()

    def line(self, points: Sequence[Point], colour: str, width: float, *, dashes: Sequence[float] = ()) -> None:
        """Draw a line through `points`."""
        canvas = self._begin()
        self._stroked(colour, width)
        if dashes:
            canvas.setDash(dashes)
        start, *others = (f"{x:.2f} {self._height - y:.2f}" for x, y in points)
        canvas.addLiteral(f"{start} m {' l '.join(others)} l S")
        if dashes:
            canvas.setDash()

    def dots(self, start: Point, end: Point, colour: str, size: float) -> None:
        """Draw a row of round dots, `size` wide, from `start` to `end`."""
        canvas = self._begin()
        canvas.setLineCap(_ROUND)
        canvas.setDash(_DOTS)
        self.line((start, end), colour, size)
        canvas.setDash()
        canvas.setLineCap(0)

    def photo(self, x: float, y: float, width: float, height: float, data: bytes) -> None:
        """Draw the middle of a PNG or JPEG, filling an area. Each is in the file once in each size."""
        key = data, round(width, 2), round(height, 2)
        if key not in self._photos:
            self._photos[key] = ImageReader(fitted(data, width, height))
        self._begin().drawImage(self._photos[key], *self._area(x, y, width, height))

    def _area(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        """An area of the page as reportlab tells of it, from its lower left corner."""
        return round(x, 2), round(self._height - y - height, 2), round(width, 2), round(height, 2)

    def mark(self, name: str, y: float) -> None:
        """Make this height of this page the place that links to `name` lead to."""
        self._canvas.bookmarkHorizontalAbsolute(name, round(self._height - y, 2))

    def link(self, name: str, x: float, y: float, width: float, height: float, words: str, element: int) -> None:
        """Make an area of the page, part of `element`, lead to the place marked `name`, on any page.

        `words` say what is there.
        """
        left, bottom, width, height = self._area(x, y, width, height)
        link = self._canvas.add_link(name, (left, bottom, left + width, bottom + height), words)
        link.key = self._tagging.annotation(element, self._document.number(link))

    def bound(self, element: int, x: float, y: float, width: float, height: float) -> None:
        """Say which area of the page an element takes up."""
        bottom = self._height - y - height
        self._structure.note(element, bounds(x, bottom, x + width, bottom + height))

    def outline(self, title: str, name: str, level: int) -> None:
        """Add an entry to the reader's navigation pane; `level` 0 is the top. What is below an entry is closed."""
        deepest = self._document.outline.currentlevel + 1
        self._canvas.addOutlineEntry(title, name, min(level, deepest), closed=True)
        self._canvas.showOutline()

    def finish(self) -> bytes:
        """The PDF file. The surface must not be used any more."""
        canvas = self._canvas
        self._typefaces.finish()
        describe(self._document, self._properties)
        self._document.Catalog.StructTreeRoot = ref(self._tagging.finish())
        canvas.setCatalogEntry("MarkInfo", {"Marked": "true"})
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.addPageLabel(0, "ARABIC")
        whole: bytes = canvas.getpdfdata()
        return whole


@cache
def _components(colour: str) -> str:
    """The red, green and blue of #RRGGBB."""
    return " ".join(f"{round(int(colour[at : at + 2], 16) / 255, 3):g}" for at in (1, 3, 5))
