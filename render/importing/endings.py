"""Words at the end of names, which tell what a thing is: 运营部, "Sales Department", Kundenabteilung.

Names without letters of an alphabet need no regular expression, which costs more to make than to use.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

Test = Callable[[str], bool]
Meaning = TypeVar("Meaning")

_FEW_LETTERS = 4


def is_alphabetic(word: str) -> bool:
    """Whether the word is in a script with spaces between words."""
    return word[:1] < "\u2e80"


def any_of(words: Iterable[str]) -> str:
    """A pattern for each of the words."""
    return f"(?:{'|'.join(map(re.escape, words)) or '(?!)'})"


def at_end(words: Iterable[str]) -> Test:
    """Whether a name ends with one of the words: also a compound, unless the word is short."""
    ends = first_at_end((word, True) for word in words)
    return lambda name: ends(name) is not None


def first_at_end(words: Iterable[tuple[str, Meaning]]) -> Callable[[str], Meaning | None]:
    """The meaning of the first of the words that a name ends with."""
    by_last: dict[str, list[tuple[str, Meaning]]] = {}
    for word, meaning in words:
        by_last.setdefault(word[-1], []).append((word, meaning))

    def found(name: str) -> Meaning | None:
        for word, meaning in by_last.get(name[-1:], ()):
            if name.endswith(word) and _is_whole(word, name):
                return meaning
        return found(name[:-1]) if name[-1:] == "." and name[-2:-1] != "." else None

    return found


def spoken(words: Sequence[str]) -> Test:
    """Whether one of the words is anywhere in a name in an alphabet; elsewhere at its end, or before brackets."""
    in_letters = spoken_in_letters(words)
    ends = at_end(word for word in words if not is_alphabetic(word))

    def found(name: str) -> bool:
        if ends(name) or in_letters(name):
            return True
        return name.endswith(")") and any(ends(name[: bracket.start()]) for bracket in re.finditer("[(]", name))

    return found


def spoken_in_letters(words: Iterable[str]) -> Test:
    """`spoken` for the words in alphabets among `words`."""
    compound: list[str] = []
    alone: list[str] = []
    for word in filter(is_alphabetic, words):
        (alone if _is_short(word) else compound).append(word)
    pattern = rf"(?:{any_of(compound)}|(?<!\w){any_of(alone)})(?!\w)"
    return lambda name: has_letters(name) and re.search(pattern, name) is not None


@lru_cache(maxsize=65536)
def has_letters(name: str) -> bool:
    """Whether there are letters of an alphabet in a folded name."""
    return any("a" <= char < "\u2e80" and char.isalpha() for char in name)


def _is_short(word: str) -> bool:
    return is_alphabetic(word) and len(word) <= _FEW_LETTERS


def _is_whole(word: str, name: str) -> bool:
    """Whether a word at the end of a name is not only the end of a longer word, or long enough for a compound."""
    before = name[: -len(word)][-1:]
    return not (_is_short(word) and (before.isalnum() or before == "_"))
