"""What is asked of the holder of a post, told in one cell, by what it is: education, experience, and so on."""

import re
from functools import cache

from render.importing import vocabulary
from render.importing.duties import split_duties
from render.importing.endings import Test, is_alphabetic, spoken_in_letters

_COMMAS = r"\s*[，,]\s*"
_KINDS = ("languages", "certificates", "education", "experience")


def split_qualifications(text: str) -> dict[str, list[str]]:
    """By kind, the pieces of `text`; what says nothing of a kind is a skill."""
    found: dict[str, list[str]] = {}
    for item in split_duties(text):
        for piece in filter(None, re.split(_COMMAS, item.rstrip("。."))):
            found.setdefault(_kind(piece), []).append(piece)
    return found


def _kind(piece: str) -> str:
    folded = vocabulary.folded(piece)
    return next((kind for kind in _KINDS if _speaks_of(kind)(folded)), "skills")


@cache
def _speaks_of(kind: str) -> Test:
    words = vocabulary.words("qualifications", kind)
    in_letters, elsewhere = spoken_in_letters(words), [word for word in words if not is_alphabetic(word)]
    return lambda text: in_letters(text) or any(map(text.__contains__, elsewhere))
