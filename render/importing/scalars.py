"""Texts as scalars of YAML: plain where they can be, else in double quotes."""

import json
import re
from collections.abc import Iterable
from operator import itemgetter

_SIGNS = r"(?:[^:#]|(?<!\s)#|:(?=\S))*(?<!:)"
"""": " and " #" have a meaning in YAML, and so has a colon at the end."""
_OF_BRACKETS = ",[]{}"
_WORDS = frozenset("null true false yes no on off y n none nan inf".split())
_FIRST = itemgetter(slice(1))


def scalar(text: str, *, in_brackets: bool = False) -> str:
    if _may_be_plain(text) and not (in_brackets and any(map(text.__contains__, _OF_BRACKETS))):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted if quoted.isprintable() else "".join(map(_escaped, quoted))


def identifiers_to_quote(ids: Iterable[str]) -> set[str]:
    """Those of these ids that are no plain scalars."""
    distinct = set(ids)
    firsts = {first for first in set(map(_FIRST, distinct)) if not first.isalpha()}
    return {id for id in distinct if firsts and id[0] in firsts} | _WORDS.intersection(distinct)


def _may_be_plain(text: str) -> bool:
    """Whether `text` begins with a letter of any script and says nothing else in YAML."""
    if not _begins_plain(text[:1]) or not text.isprintable() or text.casefold() in _WORDS:
        return False
    return (":" not in text and "#" not in text) or re.fullmatch(_SIGNS, text) is not None


def _begins_plain(first: str) -> bool:
    return first.isalnum() and not first.isdecimal()


def _escaped(char: str) -> str:
    return char if char.isprintable() else f"\\U{ord(char):08X}"


class Scalars(dict[str, str]):
    """Texts as they are written, each looked at once: titles, responsibilities and grades are repeated."""

    def __init__(self, *, in_brackets: bool = False) -> None:
        self._in_brackets = in_brackets

    def __missing__(self, text: str) -> str:
        self[text] = scalar(text, in_brackets=self._in_brackets)
        return self[text]

    def learn(self, texts: Iterable[str]) -> None:
        """Looks at many together: that all are plain, as mostly, is seen much quicker than of one by one."""
        distinct = set(texts)
        together = "".join(distinct)
        signs = ":#" + _OF_BRACKETS * self._in_brackets
        if (
            together.isprintable()
            and not any(map(together.__contains__, signs))
            and all(map(_begins_plain, set(map(_FIRST, distinct))))
            and _WORDS.isdisjoint(map(str.casefold, distinct))
        ):
            self.update(zip(distinct, distinct, strict=True))
