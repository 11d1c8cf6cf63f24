"""Measuring and subsetting the fonts that draw the papers, with HarfBuzz.

The one family is Noto Sans CJK SC (OFL 1.1), a variable font that `manimgx-fonts-cjk` installs. The
file is mapped, not read: opening it is free, and only the glyphs in use are ever touched.
"""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import uharfbuzz as hb

_COLLECTION = "NotoSansCJK-VF.otf.ttc"
_SIMPLIFIED_CHINESE, _KOREAN = 2, 1  # faces within the collection: one set of glyphs, other glyphs for characters
_UNITS = 1000  # per em, in every Noto CJK font
_METRICS_COUNT = 34  # where "hhea" says how many entries "hmtx" has

SPACED = 0.25
"""What a spaced subset adds to every advance, in em: the room between Han and Latin."""

LATIN_QUOTES = dict(zip("\U0010fff0\U0010fff1\U0010fff2\U0010fff3", "“”‘’", strict=True))
"""Stand-ins for quotation marks among Latin letters, where the full-width ones of a Chinese face do not fit."""


class Glyph(NamedTuple):
    """A glyph of a subset: its number there, its advance in thousandths of an em."""

    number: int
    advance: int


@dataclass(frozen=True, slots=True)
class Subset:
    """A font program with nothing but the glyphs asked for: `cff` is a bare, CID-keyed CFF table."""

    cff: bytes
    glyphs: Mapping[str, Glyph]


class Typeface:
    """One weight of one family. Sizes and widths are in points."""

    def __init__(self, name: str, weight: int) -> None:
        """`name` is the PostScript name, which must differ between weights: PDF tools merge equal ones."""
        self.name = name
        self.weight = weight
        path = files("manimgx_fonts_cjk") / _COLLECTION
        self._face = hb.Face(hb.Blob.from_file_path(str(path)), _SIMPLIFIED_CHINESE)
        self._font = hb.Font(self._face)
        self._font.set_variations({"wght": weight})
        korean = hb.Font(hb.Face(hb.Blob.from_file_path(str(path)), _KOREAN))
        self._latin_quotes = {
            stand_in: korean.get_nominal_glyph(ord(mark)) or 0 for stand_in, mark in LATIN_QUOTES.items()
        }
        self._advances = _Advances(self._font, self._latin_quotes)
        extents = self._font.get_font_extents("ltr")
        self.ascent: float = extents.ascender / _UNITS
        self.descent: float = -extents.descender / _UNITS

    def width(self, text: str, size: float) -> float:
        """How far `text` reaches when set on one line at `size`."""
        return sum(map(self._advances.__getitem__, text)) * size

    def advances(self, text: str, size: float) -> list[float]:
        """The width of every character of `text` when set at `size`."""
        advances = self._advances
        return [advances[character] * size for character in text]

    def missing(self, characters: Iterable[str]) -> set[str]:
        """Those of `characters` for which the font has no glyph."""
        return {
            character
            for character in characters
            if character not in self._latin_quotes and not self._font.get_nominal_glyph(ord(character))
        }

    def subset(self, characters: Iterable[str], *, spaced: bool = False) -> Subset:
        """The font with the glyphs of those `characters` only that it has.

        A `spaced` subset advances by `SPACED` more. The room belongs to the glyph, as a mere distance on the page would
        be taken for a space by those who copy or search.
        """
        wanted = set(characters)
        quotes = [self._latin_quotes[stand_in] for stand_in in sorted(wanted & self._latin_quotes.keys())]
        codes = sorted(ord(character) for character in wanted - self._latin_quotes.keys())
        face = _spaced(self._face, codes) if spaced else self._face
        request = _request(codes, () if spaced else quotes)
        request.pin_axis_location(face, "wght", self.weight)
        # A PDF takes CFF, not CFF2; an identity charset makes the CID the glyph number.
        request.flags |= hb.SubsetFlags.DOWNGRADE_CFF2 | hb.SubsetFlags.CFF_IDENTITY_CHARSET
        plan = hb.SubsetPlan(face, request)
        cff = plan.execute().reference_table("CFF ").data
        numbers = dict(plan.old_to_new_glyph_mapping)
        old = {chr(code): number for code, number in dict(plan.unicode_to_old_glyph_mapping).items()}
        old |= self._latin_quotes
        extra = SPACED if spaced else 0.0
        glyphs = {
            character: Glyph(numbers[old[character]], round((self._advances[character] + extra) * _UNITS))
            for character in sorted(wanted)
            if old.get(character) in numbers
        }
        return Subset(cff, glyphs)


def _request(codes: Iterable[int], glyphs: Iterable[int] = ()) -> hb.SubsetInput:
    request = hb.SubsetInput()
    request.unicode_set.update(codes)
    request.glyph_set.update(glyphs)
    request.layout_feature_tag_set.clear()
    request.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    return request


def _spaced(face: hb.Face, codes: list[int]) -> hb.Face:
    """A small copy of `face`, whose every glyph advances by `SPACED` more."""
    small = hb.SubsetPlan(face, _request(codes)).execute()
    tables = {tag: small.reference_table(tag).data for tag in small.table_tags}
    count = int.from_bytes(tables["hhea"][_METRICS_COUNT : _METRICS_COUNT + 2], "big")
    metrics = array("h", tables["hmtx"])
    metrics.byteswap()
    for entry in range(count):
        metrics[2 * entry] += round(SPACED * _UNITS)
    metrics.byteswap()
    tables["hmtx"] = metrics.tobytes()
    return hb.Face.create_for_tables(lambda _face, tag, _data: tables.get(tag), None)


class _Advances(dict[str, float]):
    """Advance widths in em, read from the font the first time a character is met."""

    def __init__(self, font: hb.Font, glyphs: Mapping[str, int]) -> None:
        """`glyphs` are the characters that the font itself would give another glyph."""
        super().__init__()
        self._font = font
        self._glyphs = glyphs

    def __missing__(self, character: str) -> float:
        glyph = self._glyphs.get(character) or self._font.get_nominal_glyph(ord(character)) or 0
        advance: float = self._font.get_glyph_h_advance(glyph) / _UNITS
        self[character] = advance
        return advance


@dataclass(frozen=True, slots=True)
class Family:
    regular: Typeface
    bold: Typeface


@cache
def noto_sans() -> Family:
    """The family that every paper is set in."""
    return Family(Typeface("NotoSansCJKsc-Regular", 400), Typeface("NotoSansCJKsc-Bold", 700))
