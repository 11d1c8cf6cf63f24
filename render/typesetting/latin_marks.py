"""Marks that a Chinese face has full-width, among letters of Europe: stand-ins for them, as wide as there."""

import re

from render.han import is_han, is_kana
from render.typesetting.typeface import LATIN_MARKS

_MARK = re.compile("[“”‘’·]")
_APOSTROPHE = re.compile("(?<=[A-Za-z0-9])’(?=[A-Za-z])")
_STAND_INS = str.maketrans({mark: stand_in for stand_in, mark in LATIN_MARKS.items()})


def with_stand_ins(text: str) -> str:
    """`text` with stand-ins for apostrophes, and for all such marks if there is no Han; see `LATIN_MARKS`."""
    if not _MARK.search(text):
        return text
    if any(is_han(char) or is_kana(char) for char in text):
        return _APOSTROPHE.sub(lambda mark: mark[0].translate(_STAND_INS), text)
    return text.translate(_STAND_INS)
