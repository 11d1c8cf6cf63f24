"""The fonts of one PDF, and which of them draws what."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from render.typesetting.fonts import Family
from render.typesetting.lines import Piece
from render.typesetting.scripts import is_shaped
from render.typesetting.typeface import Typeface
from render.writers.pdf_parts.document import PackedDocument
from render.writers.pdf_parts.fonts import EmbeddedFont, EmptyBoxes

if TYPE_CHECKING:
    from render.typesetting.shaping import Run
    from render.writers.pdf_parts.shaped_fonts import ShapedFont

_BOXES = "F5"

_Kind = tuple[bool, bool]
"""Whether text is bold, and spaced."""


class Typefaces:
    """Subsets of a family for all that is set character by character, and fonts for shaped text as it comes."""

    def __init__(
        self,
        document: PackedDocument,
        family: Family,
        characters: Iterable[str],
        *,
        bold: Iterable[str] | None,
        spaced: Iterable[str],
    ) -> None:
        """`characters` are all that will ever be set, `bold` those of them in bold, all where it is not given.

        `spaced` are those with room behind them.
        """
        self._document = document
        self._shaped: dict[Typeface, ShapedFont] = {}
        drawn, apart = _one_by_one(characters), _one_by_one(spaced)
        heavy = drawn if bold is None else _one_by_one(bold)
        lacking = family.regular.lacking(drawn | heavy)
        missing = family.regular.missing(lacking)
        behind = _by_depth(family.regular, lacking - missing)
        # A group for what each font behind the first has, the last for what no font has.
        groups = "|".join(f"({_any_of(characters)})" for characters in (*behind, missing))
        self._elsewhere = re.compile(groups) if lacking else None
        self._boxes = _BOXES, EmptyBoxes(family.regular, missing)
        wanted: dict[_Kind, tuple[str, Typeface, set[str]]] = {
            (False, False): ("F1", family.regular, drawn),
            (True, False): ("F2", family.bold, heavy),
            (False, True): ("F3", family.regular, apart),
            (True, True): ("F4", family.bold, apart & heavy),
        }
        self._fonts = {kind: self._font(*font, spaced=kind[1]) for kind, font in wanted.items() if font[2]}
        self._fallbacks = {
            (kind, depth): self._font(f"{resource}b{depth}", other, used & characters, spaced=kind[1])
            for kind, (resource, face, used) in wanted.items()
            for depth, (characters, other) in enumerate(zip(behind, islice(face.chain(), 1, None), strict=False))
            if used & characters
        }
        self._depth = len(behind)
        if missing:
            self._boxes[1].add_to(document, _BOXES)

    def coded(self, piece: Piece, bold: bool, between: str = "") -> Iterable[tuple[str, str]]:
        """A piece cut where the font changes: its resource, and the codes of what is set in it, some put `between`."""
        if not piece.text:
            return ()
        if piece.run:
            return (self._code(piece.run),)
        if self._elsewhere:
            return [(name, font.encode(text, between)) for name, font, text in self._parts(piece, bold)]
        name, font = self._fonts[bold, piece.spaced]
        return ((name, font.encode(piece.text, between)),)

    def finish(self) -> None:
        """Put the fonts into the document of which it was not known what is set in them."""
        for font in self._shaped.values():
            font.add_to(self._document)

    def _code(self, run: "Run") -> tuple[str, str]:
        from render.writers.pdf_parts.shaped_fonts import ShapedFont  # few papers need it

        assert run.face
        if run.face not in self._shaped:
            self._shaped[run.face] = ShapedFont(run.face, f"S{len(self._shaped)}")
        font = self._shaped[run.face]
        return font.resource, font.encode(run.clusters)

    def _parts(self, piece: Piece, bold: bool) -> Iterator[tuple[str, EmbeddedFont | EmptyBoxes, str]]:
        """The resource of each part's font, itself, and the part."""
        kind = bold, piece.spaced
        others = (self._fallbacks.get((kind, depth), self._boxes) for depth in range(self._depth))
        fonts = (self._fonts[kind], *others, self._boxes)
        for number, text in enumerate(self._elsewhere.split(piece.text) if self._elsewhere else ()):
            if text:
                yield *fonts[number % len(fonts)], text

    def _font(self, resource: str, face: Typeface, characters: set[str], *, spaced: bool) -> tuple[str, EmbeddedFont]:
        font = EmbeddedFont(face, characters, spaced=spaced)
        font.add_to(self._document, resource)
        return resource, font


def _one_by_one(characters: Iterable[str]) -> set[str]:
    """Those that are not shaped."""
    return {character for character in characters if not is_shaped(character)}


def _by_depth(face: Typeface, characters: set[str]) -> list[set[str]]:
    """Which of `characters` each typeface behind `face` is the first to have."""
    found: list[set[str]] = []
    left = characters
    others = islice(face.chain(), 1, None)
    while left:
        lacked = next(others).lacking(left)
        found.append(left - lacked)
        left = lacked
    return found


def _any_of(characters: Iterable[str]) -> str:
    """A pattern for a run of `characters`; one that nothing fits where there are none."""
    listed = re.escape("".join(sorted(characters)))
    return f"[{listed}]+" if listed else "(?!)"
