"""Marks that a Chinese face has full-width, among letters of Europe: stand-ins for them, as wide as there."""

import re

from render.typesetting.typeface import LATIN_MARKS

_MARK = re.compile("[“”‘’·]")
_HAN_OR_KANA = re.compile("[々\u3040-\u30ff㐀-䶿一-\ua000豈-\ufaff\U00020000-\U0003347f]")
_APOSTROPHE = re.compile("(?<=[A-Za-z0-9])’(?=[A-Za-z])")
_STAND_INS = str.maketrans({mark: stand_in for stand_in, mark in LATIN_MARKS.items()})


def with_stand_ins(text: str) -> str:
    """`text` with stand-ins for apostrophes, and for all such marks if there is no Han; see `LATIN_MARKS`."""
    if not _MARK.search(text):
        return text
    if _HAN_OR_KANA.search(text):
        return _APOSTROPHE.sub(lambda mark: mark[0].translate(_STAND_INS), text)
    return text.translate(_STAND_INS)
