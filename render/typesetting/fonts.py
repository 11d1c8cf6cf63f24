"""Measuring and subsetting the fonts that draw the papers, with HarfBuzz.

The one family is Noto Sans CJK SC (OFL 1.1), a variable font that `manimgx-fonts-cjk` installs. The
file is mapped, not read: opening it is free, and only the glyphs in use are ever touched.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import uharfbuzz as hb

_COLLECTION = "NotoSansCJK-VF.otf.ttc"
_SIMPLIFIED_CHINESE = 2  # the face within the collection
_UNITS = 1000  # per em, in every Noto CJK font


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
        self._advances = _Advances(self._font)
        extents = self._font.get_font_extents("ltr")
        self.ascent: float = extents.ascender / _UNITS
        self.descent: float = -extents.descender / _UNITS

    def width(self, text: str, size: float) -> float:
        """How far `text` reaches when set on one line at `size`."""
        advances = self._advances
        return sum(advances[character] for character in text) * size

    def advances(self, text: str, size: float) -> list[float]:
        """The width of every character of `text` when set at `size`."""
        advances = self._advances
        return [advances[character] * size for character in text]

    def missing(self, characters: Iterable[str]) -> set[str]:
        """Those of `characters` for which the font has no glyph."""
        return {character for character in characters if not self._font.get_nominal_glyph(ord(character))}

    def subset(self, characters: Iterable[str]) -> Subset:
        """The font with the glyphs of `characters` only; characters it lacks get the empty-box glyph."""
        wanted = sorted({ord(character) for character in characters})
        request = hb.SubsetInput()
        request.unicode_set.update(wanted)
        request.layout_feature_tag_set.clear()
        request.pin_axis_location(self._face, "wght", self.weight)
        # A PDF takes CFF, not CFF2; an identity charset makes the CID the glyph number.
        request.flags = (
            hb.SubsetFlags.DOWNGRADE_CFF2
            | hb.SubsetFlags.CFF_IDENTITY_CHARSET
            | hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
            | hb.SubsetFlags.NOTDEF_OUTLINE
        )
        plan = hb.SubsetPlan(self._face, request)
        cff = plan.execute().reference_table("CFF ").data
        old_numbers = dict(plan.unicode_to_old_glyph_mapping)
        new_numbers = dict(plan.old_to_new_glyph_mapping)
        return Subset(
            cff,
            {
                chr(code): Glyph(
                    new_numbers[old_numbers[code]] if code in old_numbers else 0,
                    round(self._advances[chr(code)] * _UNITS),
                )
                for code in wanted
            },
        )


class _Advances(dict[str, float]):
    """Advance widths in em, read from the font the first time a character is met."""

    def __init__(self, font: hb.Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, character: str) -> float:
        glyph = self._font.get_nominal_glyph(ord(character)) or 0
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
