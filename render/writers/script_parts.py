"""Which script the parts of a text are in, as far as Word and PowerPoint have to be told.

They take the font, the size and the language of Arabic, Hebrew, Thai, the Indic scripts and their like, which they
call complex, from properties of their own, and the direction of a run from another one.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from render.typesetting.bidi import levels
from render.typesetting.scripts import clings, is_rtl

# First and last letters, the language of most who write it, and a font that Windows has for it.
_SCRIPTS = [
    ("\u0590", "\u05ff", "he-IL", "Arial"), ("\u0600", "\u08ff", "ar-SA", "Arial"),
    ("\u0900", "\u097f", "hi-IN", "Nirmala UI"), ("\u0980", "\u09ff", "bn-BD", "Nirmala UI"),
    ("\u0a00", "\u0a7f", "pa-IN", "Nirmala UI"), ("\u0a80", "\u0aff", "gu-IN", "Nirmala UI"),
    ("\u0b00", "\u0b7f", "or-IN", "Nirmala UI"), ("\u0b80", "\u0bff", "ta-IN", "Nirmala UI"),
    ("\u0c00", "\u0c7f", "te-IN", "Nirmala UI"), ("\u0c80", "\u0cff", "kn-IN", "Nirmala UI"),
    ("\u0d00", "\u0d7f", "ml-IN", "Nirmala UI"), ("\u0d80", "\u0dff", "si-LK", "Nirmala UI"),
    ("\u0e00", "\u0e7f", "th-TH", "Leelawadee UI"), ("\u0e80", "\u0eff", "lo-LA", "Leelawadee UI"),
    ("\u1000", "\u109f", "my-MM", "Myanmar Text"), ("\u1780", "\u17ff", "km-KH", "Leelawadee UI"),
    ("\ufb1d", "\ufb4f", "he-IL", "Arial"), ("\ufb50", "\ufefc", "ar-SA", "Arial"),
]  # fmt: skip


class Part(NamedTuple):
    """Text of one script; without `language` where it is none of those. One that is `rtl` runs from right to left."""

    text: str
    language: str = ""
    font: str = ""
    rtl: bool = False


def parts(text: str) -> Iterator[Part]:
    """A text cut where its script or its direction changes. Signs and spaces go with the letters before them."""
    depths = levels(text, int(is_rtl(text)))
    language, font = "", ""
    found = []
    for char, depth in zip(text, depths, strict=True):
        rtl = depth % 2 == 1
        own = next((entry for entry in _SCRIPTS if entry[0] <= char <= entry[1]), None)
        if own:
            _, _, language, font = own
        elif not clings(char) and (char.isalnum() or not rtl):
            language, font = "", ""
        found.append(Part(char, language, font, rtl))
    for kind, group in groupby(found, lambda part: part[1:]):
        language, font, rtl = kind
        yield Part("".join(part.text for part in group), language, font, rtl)
