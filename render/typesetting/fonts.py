"""The fonts that draw the papers.

The one family is Noto Sans CJK SC (OFL 1.1), a variable font that `manimgx-fonts-cjk` installs. It has few letters
beyond English, Russian and modern Greek: those of most other European languages come from Noto Sans (OFL 1.1, from
`manimgx-fonts`), whose proportions are alike, those of other scripts from its sisters. Files are mapped, not read:
opening one is free, only the glyphs in use are ever touched, and none is opened where nothing is missing from those
before it.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import uharfbuzz as hb

from render.themes import Fonts
from render.themes.font_files import file_of, number_of
from render.typesetting.packaged import packaged
from render.typesetting.typeface import HYPHEN, LATIN_MARKS, Typeface

_CJK = "manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc"
_SIMPLIFIED_CHINESE, _KOREAN = 2, 1  # faces within the collection: one set of glyphs, other glyphs for characters
_OTHERS = "manimgx_fonts"
# What is behind the family, the first in the list first.
_SCRIPTS = (
    "Sans", "SansArabic", "SansHebrew", "SansThai", "SansDevanagari", "SansBengali", "SansTamil", "SansTelugu",
    "SansGujarati", "SansKannada", "SansMalayalam", "SansGurmukhi", "SansOriya", "SansSinhala", "SansMyanmar",
    "SansKhmer", "SansLao", "SansGeorgian", "SansArmenian", "SansEthiopic", "SansSymbols", "Emoji",
)  # fmt: skip
_POSTSCRIPT_NAME = 6  # of the "name" table

_FURNITURE = frozenset(map(chr, range(32, 127))) | {"…", "·"}
"""What papers draw of their own accord."""


class Family(NamedTuple):
    regular: Typeface
    bold: Typeface

    def narrowed(self, characters: Iterable[str]) -> "Family":
        """The family for papers that say nothing but `characters`; see `Typeface.narrowed`."""
        wanted = _FURNITURE.union(characters)
        return Family(self.regular.narrowed(wanted), self.bold.narrowed(wanted))


@cache
def noto_sans() -> Family:
    """The family that every paper is set in."""
    return Family(_noto_sans_cjk("Regular", 400), _noto_sans_cjk("Bold", 700))


@cache
def family_of(fonts: Fonts) -> Family:
    """The family that the papers of a theme are set in; Rolebook's own stands behind what it lacks."""
    own = noto_sans()
    return Family(_named(fonts.regular, "Regular", own.regular), _named(fonts.bold, "Bold", own.bold))


def _named(font: str, style: str, behind: Typeface) -> Typeface:
    """The font of that name; see `font_files`. A name that no other has keeps bold and regular apart."""
    if not font:
        return behind
    face = hb.Face(hb.Blob.from_file_path(file_of(font)), number_of(font))
    name = re.sub(r"[^!-~]|[\[\](){}<>/%#]", "", face.get_name(_POSTSCRIPT_NAME) or "") or "Font"
    name = name if name.endswith(style) else f"{name}-{style}"
    return Typeface(name, behind.weight, face, measure_shaped=_measure_shaped, behind=lambda: behind)


def _noto_sans_cjk(style: str, weight: int) -> Typeface:
    korean = hb.Font(_open(_CJK, _KOREAN))
    marks = {stand_in: korean.get_nominal_glyph(ord(mark)) or 0 for stand_in, mark in LATIN_MARKS.items()}
    return Typeface(
        f"NotoSansCJKsc-{style}",
        weight,
        _open(_CJK, _SIMPLIFIED_CHINESE),
        measure_shaped=_measure_shaped,
        glyphs=marks,
        behind=lambda: _noto_sans(style, weight, _SCRIPTS),
    )


def _noto_sans(style: str, weight: int, names: Sequence[str]) -> Typeface:
    """The first of those fonts, with the others behind it."""
    name, *others = names
    face = _open((_OTHERS, f"Noto{name}[wght].ttf"))
    hyphen = {HYPHEN: hb.Font(face).get_nominal_glyph(ord("-")) or 0} if names == _SCRIPTS else {}
    behind = (lambda: _noto_sans(style, weight, others)) if others else None
    name = f"Noto{name}-{style}"
    return Typeface(name, weight, face, measure_shaped=_measure_shaped, glyphs=hyphen, behind=behind)


def _measure_shaped(text: str, face: Typeface) -> Sequence[float]:
    # Imported here because few papers need it.
    from render.typesetting.shaping import advances

    return advances(text, face)


def _open(font: tuple[str, str], number: int = 0) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(packaged(*font))), number)
