"""Which words are surely the name of a person, and the title that may stand beside one.

Behind a department a bracket is mostly a place or a kind: 仓储部（华东）. As 华 is a surname, too, such words are
listed; characters that are seldom surnames are none here.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from render.han import is_han
from render.importing import vocabulary
from render.importing.kinds import is_post, is_unit

_LONGEST_GIVEN_NAME = 2
_SHORT_NAME = 2
_IN_BRACKETS = re.compile(r"(.+?)\s*[(（]([^()（）]+)[)）]")
_LATIN = r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|da|di|von|van|der|bin|al) )?[^\W\d_a-z][\w.'’-]*){1,3}"
_BESIDE = r"^(.+?)\s*[：:]\s*(.+)$|^(.+?)\s+[-–—]\s+(.+)$|^(\S+)\s+(\S+)$"
_LIST = "[、，]"
_BEFORE_COMMA = r"^([^,]+),\s*(.+)$"


@cache
def _surnames() -> frozenset[str]:
    """A list of many of one character is written as one word."""
    listed = vocabulary.words("surnames")
    return frozenset(
        {word for word in listed if len(word) < 4} | {char for word in listed if len(word) > 3 for char in word}
    )


def is_qualifier(text: str) -> bool:
    """Whether it is a place or another word that tells two things of a name apart."""
    return vocabulary.folded(text) in vocabulary.words("qualifiers")


@lru_cache(maxsize=65536)
def is_name(text: str) -> bool:
    """Whether a Han text is surely a person's name: one of the known surnames, and one or two more characters."""
    if not all(map(is_han, text)) or is_qualifier(text) or is_unit(text):
        return False
    return any(text[:length] in _surnames() and 0 < len(text) - length <= _LONGEST_GIVEN_NAME for length in (1, 2, 3))


def may_be_name(text: str) -> bool:
    """Whether it may be a name where one is expected, as behind a title; of a Han one that is sure."""
    if is_name(text):
        return True
    return re.fullmatch(_LATIN, text) is not None and not any(map(is_qualifier, (text, *text.split())))


@lru_cache(maxsize=65536)
def titled(text: str) -> tuple[str, str]:
    """The name of a person, or several, and the title beside it: 主任：方圆, 王小明 经理. Blank if none is sure."""
    if is_name(text):
        return text, ""
    beside = re.match(_BESIDE, text)
    one, other = filter(None, beside.groups()) if beside else ("", "")
    before = re.match(_BEFORE_COMMA, text)  # "Ann Smith, Head", but "Head, New Markets"
    for name, title in ((other, one), (one, other), before.groups() if before else ("", "")):
        if is_post(title) and not is_post(name) and all(map(may_be_name, re.split(_LIST, name))):
            return name, title
    return "", ""


def heads_in_brackets(units: Iterable[str]) -> frozenset[str]:
    """What in brackets behind these units is whoever heads them. A name of two characters may be a place after all:
    it counts where most brackets hold names; none does where one unit comes with several.
    """
    behind: dict[str, set[str]] = {}
    for match in filter(None, map(_IN_BRACKETS.fullmatch, units)):
        behind.setdefault(match[1], set()).add(match[2])
    alone = {word for words in behind.values() if len(words) == 1 for word in words}
    sure = {word for word in alone if titled(word)[1] or (is_name(word) and len(word) > _SHORT_NAME)}
    bare = {word for word in alone if is_name(word)}
    return frozenset(sure | bare if len(bare) > 1 and len(bare) * 2 > len(alone) else sure)
