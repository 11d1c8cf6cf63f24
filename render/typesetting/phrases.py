"""Where words of Chinese and Japanese end, which are written without spaces; small models of BudouX tell.

They learnt from ordinary text and now and then part a word that they have not met. So nothing ends beside a single
character, which is mostly part of a word, and would be a poor line anyway.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, groupby, pairwise
from math import ceil

from render.han import is_han, is_kana, is_katakana
from render.typesetting.line_breaking import opportunities
from render.typesetting.packaged import packaged

_LEAST = 4  # characters, to be parted
_SHORT_LINE, _LONG_LINE = {1: 1, 2: 2, 4: 2}, 3  # characters, for a word of so many, and for any other
_JOINING = "与與和及或"
# Each country simplified other characters: the set that has all of a text tells in what it is written.
_LANGUAGES = {"gb2312": "zh-hans", "big5": "zh-hant", "shift_jis": "ja"}
_AROUND = 3  # characters on either side of a place that tell whether a phrase ends there
_WINDOWS = {
    "UW1": slice(0, 1), "UW2": slice(1, 2), "UW3": slice(2, 3), "UW4": slice(3, 4), "UW5": slice(4, 5),
    "UW6": slice(5, 6), "BW1": slice(1, 3), "BW2": slice(2, 4), "BW3": slice(3, 5), "TW1": slice(0, 3),
    "TW2": slice(1, 4), "TW3": slice(2, 5), "TW4": slice(3, 6),
}  # fmt: skip
"""Which of those characters each part of a model looks at."""


@lru_cache(maxsize=4096)
def phrase_ends(text: str) -> Collection[int]:
    """The places within runs of Han and kana where one phrase ends and another begins."""
    return frozenset(start + end for start, run in _runs(text) if len(run) >= _LEAST for end in _ends(run))


def word_places(text: str, most: int) -> list[int]:
    """Where a line of at most so many characters may end (see `opportunities`) without parting a word of Han or kana.

    One that is longer may be parted into even pieces.
    """
    within: set[int] = set()
    for first, last in _phrases(text):
        pieces = ceil((last - first) / most)
        within.update(range(first + 1, last))
        within.difference_update(first + ceil((last - first) * piece / pieces) for piece in range(1, pieces))
    return [place for place in opportunities(text) if place not in within]


def least_characters(text: str) -> int:
    """How many characters of Han and kana a line must hold, for words to stay whole, or be parted in twos and threes
    where they are longer than that; 0 where there are none."""
    return max((_SHORT_LINE.get(last - first, _LONG_LINE) for first, last in _phrases(text)), default=0)


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    """Where each phrase of Han or kana starts and ends."""
    ends = phrase_ends(text)
    for start, run in _runs(text):
        within = (end for end in range(start + 1, start + len(run)) if end in ends)
        yield from pairwise([start, *within, start + len(run)])


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """Runs of Han and kana, and where they start."""
    start = 0
    for unspaced, chars in groupby(text, key=_is_unspaced):
        run = "".join(chars)
        if unspaced:
            yield start, run
        start += len(run)


def _is_unspaced(char: str) -> bool:
    return is_han(char) or is_kana(char)


def _ends(run: str) -> list[int]:
    language = _language(run)
    found = {0, *accumulate(map(len, _joined(phrases(run, language))))}
    if language == "ja":
        found |= {place for place, pair in enumerate(pairwise(run), start=1) if _is_border(*pair)}
    ends = sorted(found)
    return [
        end for before, end, after in zip(ends, ends[1:], ends[2:], strict=False) if min(end - before, after - end) > 1
    ]


def _is_border(one: str, other: str) -> bool:
    """Whether katakana and Han meet there."""
    return (is_katakana(one) and is_han(other)) or (is_han(one) and is_katakana(other))


def _joined(phrases: Sequence[str]) -> list[str]:
    """The phrases, single characters side by side as one: they are mostly a word. But 与 goes with what it follows."""
    joined: list[str] = []
    for kind, group in groupby(phrases, key=_kind):
        words = list(group)
        if kind == "joining" and joined:
            joined[-1] += "".join(words)
        else:
            joined += words if kind == "word" else ["".join(words)]
    return joined


def _kind(phrase: str) -> str:
    return "word" if len(phrase) > 1 else "joining" if phrase in _JOINING else "single"


def _language(run: str) -> str:
    if any(map(is_kana, run)):
        return "ja"
    return next((language for codec, language in _LANGUAGES.items() if _has_all(codec, run)), "zh-hans")


def _has_all(codec: str, text: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def phrases(run: str, language: str) -> list[str]:
    """The phrases of a run, as BudouX parts it."""
    scores, least = model(language)
    padded = f"{' ' * _AROUND}{run}{' ' * _AROUND}"
    places = [
        place
        for place in range(1, len(run))
        if sum(score.get(padded[place:][window], 0) for window, score in scores) > least
    ]
    return [run[start:end] for start, end in pairwise([0, *places, len(run)])]


@cache
def model(language: str) -> tuple[Sequence[tuple[slice, Mapping[str, int]]], float]:
    """How much each word of a window speaks for the end of a phrase, and how much of that it takes.

    Read without BudouX, which needs a reader of HTML that takes longer to load than all else that is done with it.
    """
    import json  # few texts need it

    said = json.loads(packaged("budoux", f"models/{language}.json").read_bytes())
    return [(_WINDOWS[part], score) for part, score in said.items()], sum(map(sum, map(dict.values, said.values()))) / 2
