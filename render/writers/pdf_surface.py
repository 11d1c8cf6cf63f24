"""Pages to draw on, in a PDF that says what is drawn.

Positions are in points from the top left corner of the page, y growing downwards.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from render.typesetting.fonts import Family, Typeface
from render.typesetting.paragraphs import Piece
from render.writers.pdf_file import PdfFile, ref
from render.writers.pdf_fonts import EmbeddedFont, EmptyBoxes
from render.writers.pdf_metadata import Properties, add_claims, add_information
from render.writers.pdf_navigation import Navigation
from render.writers.pdf_structure import ARTIFACT, Structure, bounds
from render.writers.pdf_tagging import Tagging
from render.writers.photos import pixels

Point = tuple[float, float]


_BOXES = "F5"
_DOT_PITCH = 4
_DASHES = "[3 2] 0 d "
_QUARTER_CIRCLE = 0.5523  # how far a Bezier curve's control points reach towards the corner that it rounds


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
        self._file = PdfFile()
        self._structure = structure
        self._tagging = Tagging(structure, self._file)
        self._navigation = Navigation(self._file)
        self._resources: dict[str, int] = {}
        drawn, apart = set(characters), set(spaced)
        heavy = drawn if bold is None else set(bold)
        lacking = family.regular.lacking(drawn | heavy)
        missing = family.regular.missing(lacking)
        behind = _by_depth(family.regular, lacking - missing)
        # A group for what each font behind the first has, the last for what no font has.
        groups = "|".join(f"({_any_of(characters)})" for characters in (*behind, missing))
        self._elsewhere = re.compile(groups) if lacking else None
        self._boxes = _BOXES, EmptyBoxes(family.regular, missing)
        # By whether they are bold, and spaced.
        wanted = {
            (False, False): ("F1", family.regular, drawn),
            (True, False): ("F2", family.bold, heavy),
            (False, True): ("F3", family.regular, apart),
            (True, True): ("F4", family.bold, apart & heavy),
        }
        self._fonts = {
            kind: self._font(resource, face, used, spaced=kind[1])
            for kind, (resource, face, used) in wanted.items()
            if used
        }
        self._fallbacks = {
            (kind, depth): self._font(f"{resource}b{depth}", other, used & characters, spaced=kind[1])
            for kind, (resource, face, used) in wanted.items()
            for depth, (characters, other) in enumerate(zip(behind, face.chain[1:], strict=False))
            if used & characters
        }
        self._depth = len(behind)
        if missing:
            self._resources[_BOXES] = self._boxes[1].add_to(self._file)
        self._pages: list[int] = []
        self._photos: dict[tuple[bytes, float, float], int] = {}
        self._tree, self._shared = self._file.reserve(), self._file.reserve()
        self._width = self._height = 0.0
        self._code: list[str] = []
        self._links: list[int] = []
        self._key = 0
        self._wanted = ARTIFACT
        self._open: int | None = None

    def open_page(self, width: float, height: float) -> None:
        """Begin a page; whatever is drawn from now on stands on it."""
        self._width, self._height = width, height
        self._pages.append(self._file.reserve())
        self._key = self._tagging.open_page(self._pages[-1])

    def close_page(self) -> None:
        """End the page. A page on which nothing was drawn is kept, blank."""
        self._end_content()
        self._tagging.close_page()
        content = self._file.add_stream("\n".join(self._code).encode("ascii"))
        links = f"/Annots[{' '.join(map(ref, self._links))}]" if self._links else ""
        self._file.add(
            f"<</Type/Page/Parent {ref(self._tree)}/MediaBox[0 0 {self._width:.2f} {self._height:.2f}]"
            f"/Resources {ref(self._shared)}/Contents {ref(content)}/StructParents {self._key}/Tabs/S{links}>>",
            self._pages[-1],
        )
        self._code, self._links = [], []

    def tag(self, element: int) -> None:
        """Say of which element all that is drawn from now on is part; `ARTIFACT` if of none."""
        self._wanted = element

    def _draw(self, code: str) -> None:
        """Put operators on the page, marked as content of the element."""
        if self._open != self._wanted:
            self._end_content()
            self._open = self._wanted
            kind = "/Artifact BMC"
            if self._open != ARTIFACT:
                kind = f"/{self._structure.kinds[self._open]}<</MCID {self._tagging.content(self._open)}>>BDC"
            self._code.append(kind)
        self._code.append(code)

    def _end_content(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    def text(
        self, x: float, baseline: float, text: str, size: float, colour: str, *, bold: bool = False, spread: float = 0.0
    ) -> None:
        """Set `text` on one line, starting at `x`; `spread` is added after every character."""
        self.pieces(x, baseline, (Piece(text, tracking=spread),), size, colour, bold=bold)

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
        axes = "0 1 -1 0" if on_end else "1 0 0 1"
        code = [f"BT {_fill(colour)} {axes} {x:.2f} {self._height - baseline:.2f} Tm"]
        used = ""
        for piece in pieces:
            if not piece.text:
                continue
            # Distances in the array, not character spacing (Tc), which some readers forget at the end of a string.
            apart = f"{-piece.tracking / size * 1000:.4g}" if piece.tracking else ""
            runs = self._runs(piece, bold) if self._elsewhere else ((*self._fonts[bold, piece.spaced], piece.text),)
            for name, font, text in runs:
                if name != used:
                    code.append(f"{']TJ ' if used else ''}/{name} {size:.5g} Tf[")
                    used = name
                code.append(f"<{font.encode(text, f'>{apart}<' if apart else '')}>{apart}")
            if piece.after:
                code.append(f"{-piece.after / size * 1000:.4g}")
        if used:
            self._draw(" ".join([*code, "]TJ ET"]))

    def _runs(self, piece: Piece, bold: bool) -> Iterator[tuple[str, EmbeddedFont | EmptyBoxes, str]]:
        """A piece cut where the font changes: its resource, itself, and what to set in it."""
        kind = bold, piece.spaced
        others = (self._fallbacks.get((kind, depth), self._boxes) for depth in range(self._depth))
        fonts = (self._fonts[kind], *others, self._boxes)
        for number, text in enumerate(self._elsewhere.split(piece.text) if self._elsewhere else ()):
            if text:
                yield *fonts[number % len(fonts)], text

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
        dashed: bool = False,
    ) -> None:
        """Draw a rectangle with rounded corners of radius `corner`, filled, outlined or both."""
        bottom = self._height - y - height
        outline = f"{x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re"
        if corner:
            outline = _rounded(x, bottom, x + width, bottom + height, corner)
        inside = f"{_fill(fill)} " if fill else ""
        edge = f"{_stroke(stroke)} {line_width:.3g} w {_DASHES if dashed else ''}" if stroke else ""
        paint = "B" if fill and stroke else "f" if fill else "S"
        self._draw(f"q {inside}{edge}{outline} {paint} Q")

    def line(self, points: Sequence[Point], colour: str, width: float, *, dashed: bool = False) -> None:
        """Draw a line through `points`."""
        self._strokes(points, colour, width, _DASHES if dashed else "")

    def dots(self, start: Point, end: Point, colour: str, size: float) -> None:
        """Draw a row of round dots, `size` wide, from `start` to `end`."""
        self._strokes((start, end), colour, size, f"1 J [0 {_DOT_PITCH}] 0 d ")

    def photo(self, x: float, y: float, width: float, height: float, data: bytes) -> None:
        """Draw the middle of a PNG or JPEG, filling an area. Each is in the file once in each size."""
        key = data, round(width, 2), round(height, 2)
        if key not in self._photos:
            made = pixels(data, width, height)
            entries = f"/Type/XObject/Subtype/Image/Width {made.width}/Height {made.height}"
            entries += "/ColorSpace/DeviceRGB/BitsPerComponent 8"
            self._photos[key] = self._file.add_stream(made.data, entries)
        name = f"P{self._photos[key]}"
        self._draw(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {self._height - y - height:.2f} cm /{name} Do Q")

    def mark(self, name: str, y: float) -> None:
        """Make this height of this page the place that links to `name` lead to."""
        self._navigation.mark(name, self._pages[-1], self._height - y)

    def link(self, name: str, x: float, y: float, width: float, height: float, words: str, element: int) -> None:
        """Make an area of the page, part of `element`, lead to the place marked `name`, on any page.

        `words` say what is there.
        """
        bottom = self._height - y - height
        number = self._file.reserve()
        key = self._tagging.annotation(element, number)
        area = (x, bottom, x + width, bottom + height)
        self._file.add(self._navigation.link(name, area, words, f"/StructParent {key}"), number)
        self._links.append(number)

    def bound(self, element: int, x: float, y: float, width: float, height: float) -> None:
        """Say which area of the page an element takes up."""
        bottom = self._height - y - height
        self._structure.note(element, bounds(x, bottom, x + width, bottom + height))

    def outline(self, title: str, name: str, level: int) -> None:
        """Add an entry to the reader's navigation pane; `level` 0 is the top."""
        self._navigation.add_to_outline(title, name, level)

    def finish(self) -> bytes:
        """The PDF file. The surface must not be used any more."""
        file, language = self._file, self._properties.language
        fonts = "".join(f"/{name} {ref(number)}" for name, number in sorted(self._resources.items()))
        photos = "".join(f"/P{number} {ref(number)}" for number in self._photos.values())
        file.add(f"<</Font<<{fonts}>>{f'/XObject<<{photos}>>' if photos else ''}>>", self._shared)
        file.add(f"<</Type/Pages/Count {len(self._pages)}/Kids[{' '.join(map(ref, self._pages))}]>>", self._tree)
        catalog = file.add(
            f"<</Type/Catalog/Pages {ref(self._tree)}/PageLabels<</Nums[0<</S/D>>]>>"
            f"/MarkInfo<</Marked true>>/StructTreeRoot {ref(self._tagging.finish())}"
            f"/ViewerPreferences<</DisplayDocTitle true>>{f'/Lang({language})' if language else ''}"
            f"{self._navigation.finish()}{add_claims(file, self._properties)}>>"
        )
        return file.finish(catalog, add_information(file, self._properties))

    def _font(self, resource: str, face: Typeface, characters: set[str], *, spaced: bool) -> tuple[str, EmbeddedFont]:
        font = EmbeddedFont(face, characters, spaced=spaced)
        self._resources[resource] = font.add_to(self._file)
        return resource, font

    def _strokes(self, points: Sequence[Point], colour: str, width: float, dash: str) -> None:
        (x, y), *others = points
        path = " ".join(f"{x:.2f} {self._height - y:.2f} l" for x, y in others)
        start = f"{x:.2f} {self._height - y:.2f} m"
        self._draw(f"q {_stroke(colour)} {width:.3g} w {dash}{start} {path} S Q")


@cache
def _fill(colour: str) -> str:
    return f"{_components(colour)} rg"


@cache
def _stroke(colour: str) -> str:
    return f"{_components(colour)} RG"


def _components(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3g}" for at in (1, 3, 5))


def _rounded(left: float, bottom: float, right: float, top: float, radius: float) -> str:
    """The path of a rectangle with rounded corners."""
    pull = radius * (1 - _QUARTER_CIRCLE)
    corners = (
        # where a side ends, two control points, where the next side starts; from the bottom side on
        ((right - radius, bottom), (right - pull, bottom), (right, bottom + pull), (right, bottom + radius)),
        ((right, top - radius), (right, top - pull), (right - pull, top), (right - radius, top)),
        ((left + radius, top), (left + pull, top), (left, top - pull), (left, top - radius)),
        ((left, bottom + radius), (left, bottom + pull), (left + pull, bottom), (left + radius, bottom)),
    )
    path = [f"{left + radius:.2f} {bottom:.2f} m"]
    for (x, y), *curve in corners:
        path.append(f"{x:.2f} {y:.2f} l {' '.join(f'{x:.2f} {y:.2f}' for x, y in curve)} c")
    return " ".join([*path, "h"])


def _by_depth(face: Typeface, characters: set[str]) -> list[set[str]]:
    """Which of `characters` each typeface behind `face` is the first to have."""
    found: list[set[str]] = []
    left = characters
    for other in face.chain[1:] if characters else ():
        lacked = other.lacking(left)
        found.append(left - lacked)
        left = lacked
    return found


def _any_of(characters: Iterable[str]) -> str:
    """A pattern for a run of `characters`; one that nothing fits where there are none."""
    listed = re.escape("".join(sorted(characters)))
    return f"[{listed}]+" if listed else "(?!)"
