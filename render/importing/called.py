"""Names of people as others write them: "Lopez, Maria", "LOPEZ Maria", "М. Лопес" for "Maria Lopez"."""

import re
from functools import cache, lru_cache

from render.importing import vocabulary

_WITHIN = r"(\S.*?)\s*[\"“”'‘’(（]([^\"“”'‘’()（）]+)[\"“”'‘’)）]\s*(\S+)"
_WORDS = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"  # compiled by the first name of several words


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(vocabulary.words("honorifics"))


def all_words_of(name: str) -> list[str]:
    """`words_of` a name, and of the ways in which one with another name within may be said: `Robert "Bob" Hale`."""
    within = re.fullmatch(_WITHIN, name)
    said = [name, f"{within[1]} {within[3]}", f"{within[2]} {within[3]}"] if within else [name]
    return [words_of(way) for way in said]


@lru_cache(maxsize=65536)
def words_of(name: str) -> str:
    """The same for a name's words in any order, case, accents and punctuation, without Dr.; "" for a single word."""
    if " " not in name and "," not in name:
        return ""
    words = [word for word in re.findall(_WORDS, vocabulary.folded(name)) if word not in _honorifics()]
    return " ".join(sorted(words)) if len(words) > 1 else ""


def initials_of(name: str) -> list[str]:
    """A name of several words with all but one of them as initials: "ivanov p s", and shorter "ivanov p"."""
    words = re.findall(_WORDS, vocabulary.folded(name))
    found = []
    for family in {0, len(words) - 1} if len(words) > 1 else ():
        others = [word[0] for at, word in enumerate(words) if at != family]
        found += [" ".join([words[family], *others[:count]]) for count in range(1, len(others) + 1)]
    return found


def has_initials(name: str) -> bool:
    words = re.findall(_WORDS, vocabulary.folded(name))
    return len(words) > 1 and sum(len(word) > 1 for word in words) == 1


def initials_in(name: str) -> str:
    """The key of a name that has initials, as `initials_of` gives it."""
    words = re.findall(_WORDS, vocabulary.folded(name))
    return " ".join(sorted(words, key=lambda word: len(word) == 1))
