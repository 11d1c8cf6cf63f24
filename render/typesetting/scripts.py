"""Which characters are drawn by themselves, and which only together with their neighbours.

A letter of Arabic changes with those beside it, a vowel of Devanagari stands before the consonant it follows, a mark of
Thai is stacked on others. Such text has to be shaped; all other is set character by character, which is much faster.
"""

import unicodedata
from bisect import bisect_right
from itertools import pairwise

# First and last characters: marks that combine, then the scripts from Hebrew to Tibetan, Burmese, Khmer, Mongolian, and
# so on; joiners and marks of direction, variation selectors, flags, tones of skin, tags.
_SHAPED = [
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0590, 0x109F), (0x1780, 0x18AF), (0x1A20, 0x1AFF), (0x1CD0, 0x1CFF),
    (0x1DC0, 0x1DFF), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069), (0x20D0, 0x20FF), (0xA8E0, 0xA8FF),
    (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F), (0xFB1D, 0xFDFF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xFE70, 0xFEFF),
    (0x10800, 0x10FFF), (0x1E800, 0x1EFFF), (0x1F1E6, 0x1F1FF), (0x1F3FB, 0x1F3FF), (0xE0000, 0xE0FFF),
]  # fmt: skip
_EDGES = [edge for first, last in _SHAPED for edge in (first, last + 1)]

_EAST_ASIAN = [
    (0x2E80, 0xA4CF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF),
]  # fmt: skip
_EAST_ASIAN_EDGES = [edge for first, last in _EAST_ASIAN for edge in (first, last + 1)]

ISOLATES = ("LRI", "RLI", "FSI")
_FSI, _PDI = "\u2068", "\u2069"
JOINER = "\u200d"
EMOJI_STYLE = "\ufe0f"
_SARA_AM = "\u0e33\u0eb3"  # a mark and a vowel in one, of Thai and of Lao
_SKIN = range(0x1F3FB, 0x1F400)


def is_shaped(character: str) -> bool:
    """Whether it is drawn together with its neighbours."""
    return bisect_right(_EDGES, ord(character)) % 2 == 1


def is_east_asian(character: str) -> bool:
    """Whether it is of a Chinese, Japanese or Korean font."""
    return bisect_right(_EAST_ASIAN_EDGES, ord(character)) % 2 == 1


def is_unseen(character: str) -> bool:
    """Whether it only says how others are drawn, as joiners do."""
    return unicodedata.category(character) == "Cf" or 0xFE00 <= ord(character) <= 0xFE0F or ord(character) >= 0xE0000


def clings(character: str) -> bool:
    """Whether it is part of what is drawn before it."""
    return (
        unicodedata.category(character)[0] == "M"
        or is_unseen(character)
        or character in _SARA_AM
        or ord(character) in _SKIN
    )


def together(text: str) -> list[tuple[int, int]]:
    """Where each part begins and ends that must be drawn by one font: a character with all that clings to it."""
    starts = [at for at, char in enumerate(text) if not at or not (clings(char) or text[at - 1] == JOINER)]
    return list(pairwise([*starts, len(text)]))


def is_rtl(text: str) -> bool:
    """Whether a paragraph runs from right to left: its first letter says so (P2, P3)."""
    depth = 0
    for kind in map(unicodedata.bidirectional, text):
        if kind in ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(depth - 1, 0)
        elif kind in ("L", "R", "AL") and not depth:
            return kind != "L"
    return False


def isolated(name: str) -> str:
    """`name`, kept together among others of its line if any of it runs from right to left (UAX #9, 2.4.2)."""
    kinds = map(unicodedata.bidirectional, name)
    return f"{_FSI}{name}{_PDI}" if any(kind in ("R", "AL") for kind in kinds) else name
