"""Titles and other short texts in a few lines: about equally long, and ending where the sense does."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from math import inf
from typing import NamedTuple

from render.han import is_han
from render.typesetting.hyphenation import SOFT_HYPHEN, with_joints
from render.typesetting.latin_marks import with_stand_ins
from render.typesetting.line_breaking import opportunities
from render.typesetting.line_filling import fill
from render.typesetting.phrases import phrase_ends
from render.typesetting.typeface import Typeface

_SPACE = re.compile("[ \t-\r\x85\u2028\u2029]+")
_WORD = re.compile(r"\S+")
_SENSIBLE = re.compile("(?<=[ 、，；：·）》】〕—与和及])|(?=[（《【〔])")
_SEPARATORS = re.compile("[ 、，；：·（）《》【】〔〕]")
_DOTS = "·•‧・"  # in a name
_LONGEST_NAME = 20  # characters
_OPENERS, _CLOSERS = "（《【〔", "）》】〕"
# What it costs to end a line there, where lines uneven by one em (squared) cost 1.
_IN_PHRASE = 1.0  # between two words
_IN_WORD = 6.0
_IN_BRACKETS = 30.0
_IN_ITEM = 20.0
_LINE = 2.0  # what one more line costs
_ALONE = 8.0  # a line of one character of Han that ends a phrase; mostly it is what kind of thing the others name
_ALONE_BEFORE = 12.0  # any other line of one
_SHORT = 5  # characters of an item in a list, such as a name, that is not parted
_MORE_LINES = 2  # tried where a word, or a number with its measure word, would not stay whole in fewer


def drawn_width(text: str, face: Typeface, size: float) -> float:
    """How wide a text is that is drawn `as_it_is`."""
    return face.width(with_stand_ins(text), size)


@lru_cache(maxsize=4096)  # the same boxes stand on several pages and in several papers
def widest_piece(text: str, face: Typeface, size: float, longest_phrase: float) -> float:
    """The width that `text` needs for no word to be cut, nor a phrase up to so many points long."""
    ends = [end for _, end in _words(text)]
    phrases = [end for end in ends if _price(text, end) < _IN_WORD]
    words = (drawn_width(text[start:end].rstrip(" "), face, size) for start, end in pairwise([0, *ends]))
    wholes = (drawn_width(text[start:end].rstrip(" "), face, size) for start, end in pairwise([0, *phrases]))
    return max((*words, *(width for width in wholes if width <= longest_phrase)), default=0.0)


def cut_lines(text: str, width: float, face: Typeface, size: float, most: int) -> list[str]:
    """`text` in at most so many lines of `width`, about equally long, with an ellipsis where there is more."""
    text = _SPACE.sub(" ", text).strip(" ")
    if drawn_width(text, face, size) <= width:
        return [text]
    lines = _filled(text, width, face, size)
    if len(lines) > most:
        return [*lines[: most - 1], _cut(lines[most - 1], width, face, size)]
    best: tuple[int, ...] = ()
    least = inf
    for more in range(min(most - len(lines), _MORE_LINES) + 1):
        if least <= more * _LINE:
            break
        if ends := _even(text, len(lines) + more, width, face, size):
            alone = sum(_loneliness(text, start, end) for start, end in pairwise(ends))
            cost = sum(_price(text, end) for end in ends[1:]) + alone + more * _LINE
            if cost < least:
                best, least = ends, cost
    return [text[start:end].rstrip(" ") for start, end in pairwise(best)] if best else lines


def _filled(text: str, width: float, face: Typeface, size: float) -> list[str]:
    """As much of `text` in each line as goes in; a word wider than a line is parted with a hyphen."""
    text = _WORD.sub(lambda word: with_joints(word[0]) if drawn_width(word[0], face, size) > width else word[0], text)
    spans = fill(text, face.advances(with_stand_ins(text), size), width, hyphen=face.width("-", size))
    lines = (text[start:end] for start, end in spans)
    return [line[:-1].replace(SOFT_HYPHEN, "") + line[-1:].replace(SOFT_HYPHEN, "-") for line in lines]


@lru_cache(maxsize=4096)
def _words(text: str) -> Sequence[tuple[int, int]]:
    is_dotted = any(dot in text for dot in _DOTS)
    names = [name.span() for name in _name().finditer(text) if len(name[0]) <= _LONGEST_NAME] if is_dotted else []

    def is_whole(place: int) -> bool:
        return _is_within_number(text, place) or any(start < place < end for start, end in names)

    return tuple(pairwise([0, *(place for place in opportunities(text) if not is_whole(place))]))


@cache
def _name() -> re.Pattern[str]:
    """A name with dots in it; compiled only for a text that has some, as sets of Han take long."""
    return re.compile(f"[㐀-鿿ァ-ヺー]+(?:[{_DOTS}][㐀-鿿ァ-ヺー]+)+")


def _is_within_number(text: str, place: int) -> bool:
    """Whether it is between a number and its measure word (3 组), or 第 and its number."""
    following = text[place : place + 1]
    return _is_measure(text, place) or (following.isdecimal() and text[place - 1] == "第")


def _is_measure(text: str, place: int) -> bool:
    """Whether a Han character stands there that a number comes before, with or without a space."""
    before = text[max(place - 2, 0) : place]
    return "\u3400" <= text[place : place + 1] <= "\u9fff" and before.removesuffix(" ")[-1:].isdecimal()


def _cut(line: str, width: float, face: Typeface, size: float) -> str:
    """The beginning of `line`, whole words of it where it has any, with an ellipsis."""
    words = [line[:end].rstrip(" ,;") for end in opportunities(line)]
    advances = face.advances(line, size)
    characters = [line[:end].rstrip() for end in range(len(line)) if advances[end]]
    for start in [*reversed(words), *reversed(characters)]:
        whole = start + ("..." if start[-1:].isascii() else "…")
        if start and drawn_width(whole, face, size) <= width:
            return whole
    return "…"


class _Way(NamedTuple):
    """The cheapest way to come to a place: what it costs, and where its lines end."""

    cost: float
    ends: tuple[int, ...]


def _even(text: str, count: int, width: float, face: Typeface, size: float) -> tuple[int, ...]:
    """Where the best `count` lines end, with 0 before them; nothing where a word is wider than `width` or too few
    lines would do."""
    words = _words(text)
    reach = [0.0, *accumulate(face.advances(with_stand_ins(text), size))]
    share = reach[-1] / count
    ways = {0: _Way(0.0, (0,))}
    for _ in range(count):
        further: dict[int, _Way] = {}
        for start, way in ways.items():
            for _, end in (word for word in words if word[1] > start):
                length = reach[start + len(text[start:end].rstrip(" "))] - reach[start]
                if length > width:
                    break
                cost = way.cost + ((length - share) / size) ** 2 + _price(text, end) + _loneliness(text, start, end)
                if end not in further or cost < further[end].cost:
                    further[end] = _Way(cost, (*way.ends, end))
        ways = further
    return ways[len(text)].ends if len(text) in ways else ()


def _loneliness(text: str, start: int, end: int) -> float:
    """What a line costs that is but one character."""
    if len(text[start:end].rstrip(" ")) != 1 or not is_han(text[start]):
        return 0.0
    return _ALONE if end == len(text) or end in phrase_ends(text) else _ALONE_BEFORE


def _is_within_item(text: str, place: int) -> bool:
    """Whether it is within a short item of a list with the comma of lists."""
    if "、" not in text:
        return False
    before = _SEPARATORS.split(text[max(place - _SHORT, 0) : place])[-1]
    after = _SEPARATORS.split(text[place : place + _SHORT], maxsplit=1)[0]
    return bool(before and after) and len(before) + len(after) <= _SHORT


def _price(text: str, place: int) -> float:
    """What it costs to end a line at `place`."""
    if place == len(text):
        return 0.0
    if _is_within_item(text, place):
        price = _IN_ITEM
    else:
        price = 0.0 if _SENSIBLE.match(text, place) else _IN_PHRASE if place in phrase_ends(text) else _IN_WORD
    depth = sum((sign in _OPENERS) - (sign in _CLOSERS) for sign in text[:place])
    return price + (_IN_BRACKETS if depth > 0 or _is_measure(text, place - 1) else 0.0)
