"""How Chinese words are read: for the order in which indexes of Chinese books have them, and for ids."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import normalize

_LONGEST_PHRASE = 3
_OTHERS = "#"
_TONES = "1234"
_TABLE = Path(__file__).with_name("readings.txt")


def reading(text: str) -> tuple[str, ...]:
    """What to sort `text` by: a syllable with its tone for every Han character, and other characters without marks."""
    return tuple(_syllables(text))


def initial(text: str) -> str:
    """The letter under which one looks for `text`; # where there is none."""
    first = next(_syllables(text.lstrip()), "")[:1].upper()
    return first if first.isascii() and first.isalpha() else _OTHERS


def syllables(han: str) -> list[str]:
    """The syllables of Han characters without their tones; none for a character whose reading is not known."""
    return [syllable.rstrip(_TONES) for syllable in _syllables(han) if syllable.isascii()]


def _syllables(text: str) -> Iterator[str]:
    if text.isascii():
        yield from text.casefold()
        return
    phrases = _phrases()
    place = 0
    while place < len(text):
        for length in range(_LONGEST_PHRASE, 1, -1):
            if phrase := phrases.get(text[place : place + length]):
                yield from phrase
                place += length
                break
        else:
            yield _character(text[place])
            place += 1


@cache
def _character(char: str) -> str:
    """How it is read on its own, which the beginning of its line says. Few characters of all are ever asked for."""
    lines, _ = _table()
    place = lines.find(char)
    if place < 0 or char.isascii():
        return normalize("NFKD", char)[0].casefold()
    start = lines.rindex("\n", 0, place) + 1
    return lines[start : lines.index(" ", start)]


@cache
def _phrases() -> dict[str, list[str]]:
    """Those that are read otherwise than their characters."""
    _, phrases = _table()
    return {phrase: syllables for phrase, *syllables in map(str.split, phrases.splitlines())}


@cache
def _table() -> tuple[str, str]:
    """The lines of characters, and those of phrases."""
    _about, characters, phrases = _TABLE.read_text("utf-8").split("\n\n")
    return f"\n{characters}", phrases
