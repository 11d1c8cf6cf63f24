"""Where words of Latin letters may be parted at the end of a line, by the patterns of pyphen."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

SOFT_HYPHEN = "\u00ad"
"""Seen only at the end of a line; readers who copy or search know that it is no part of the word."""

# Names begin with a capital, addresses have signs in them, and so have verantwortliche:r and the like: all stay whole.
_WORD = re.compile(r"(?<![\w@/.\-’':*])[a-zà-öø-ÿ]{6,}(?![\w@/\-]|[.:*’']\w)")
# A text of some words, or with letters that are rare, without any of a language's small words is in another language.
_SOME = 8
_RARE = re.compile("[À-ÖØ-öø-ɏ]")
_SMALL_WORDS = {"en": re.compile(r"\b(?:the|and|of|to|for|with|by|from|that|or|on|at|all)\b", re.IGNORECASE)}


def with_soft_hyphens(text: str, language: str) -> str:
    """`text` with a soft hyphen wherever the language (a BCP 47 tag) allows one; as it is where none is known."""
    patterns = _patterns(language)
    return _WORD.sub(lambda word: _parted(word[0], language), text) if patterns else text


def is_in_another(text: str, language: str) -> bool:
    """Whether a text is not in that language, as far as can be seen: its patterns do not apply."""
    small = _SMALL_WORDS.get(language.partition("-")[0])
    if small is None or not (text.count(" ") >= _SOME or _RARE.search(text)):
        return False
    return not small.search(text)


@lru_cache(maxsize=4096)
def _parted(word: str, language: str) -> str:
    patterns = _patterns(language)
    return patterns.inserted(word, SOFT_HYPHEN) if patterns else word


# Before one consonant and a vowel, or before two that are said together: beauf-tragte, wort-liche.
_VOWEL = "[aeiouyà-æè-öø-ü]"
_JOINT = re.compile(
    rf"(?<=[^\W\d_]{{3}})(?:(?=[bcdfgkpt]r{_VOWEL})|(?=[bcfgkp]l{_VOWEL})|(?=[b-df-gj-km-np-qs-tv-xzß-ʒ]{_VOWEL})"
    rf"|(?<![bcdfgkpt])(?=r{_VOWEL})|(?<![bcfgkp])(?=l{_VOWEL}))(?=\w\w[^\W\d_])"
)


def with_joints(word: str) -> str:
    """`word` with a soft hyphen where most languages of Europe would part it, should none be known."""
    return _JOINT.sub(SOFT_HYPHEN, word)


@cache
def _patterns(language: str) -> "Pyphen | None":
    # Imported here because most papers are Chinese, and most lines of the others need no hyphen.
    import pyphen

    known = pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=known) if known else None
