"""Texts that say nearly the same, found without comparing each with each.

Texts are sets of character shingles; their likeness is the Jaccard index: shared shingles by all shingles, in
percent. Two sets that are alike enough must share several of their rarest shingles (prefix filtering: Chaudhuri,
Ganti and Kaushik 2006; with more than one shared: Wang, Li and Feng 2012), so that an inverted index of those finds
every text that can be meant.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from render.han import has_han

COMMON = 3
"""So many of the rarest shingles must be shared. More of them make fewer candidates, but a wider index."""

LEADERS, FOLLOWERS, COMPARED = 400, 100, 100
"""Bounds for large families and texts made to be slow: how many that begin a group, and how many others, a shingle
leads to; how many a text is compared with."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A text by its index, and how much it is like the first of its group, in percent."""

    index: int
    percent: int


def groups_alike(texts: Sequence[str], least: int) -> list[list[Alike]]:
    """Groups of two or more texts of which each is like an earlier one, by `least` percent or more.

    A group begins with the first of its texts; the others follow, those that are most like it first.
    """
    plain = {text: plain_text(text) for text in dict.fromkeys(texts)}
    distinct = {text: number for number, text in enumerate(dict.fromkeys(filter(None, plain.values())))}
    sets = [_shingles(text) for text in distinct]
    first = _firsts(sets, least)
    groups: dict[int, list[int]] = {}
    for index, text in enumerate(texts):
        if (number := distinct.get(plain[text])) is not None:
            groups.setdefault(first[number], []).append(index)

    def alike(index: int, to: int) -> Alike:
        return Alike(index, _percent(sets[distinct[plain[texts[index]]]], sets[to]))

    return [
        [Alike(group[0], 100), *sorted((alike(index, to) for index in group[1:]), key=lambda it: -it.percent)]
        for to, group in groups.items()
        if len(group) > 1
    ]


_EMPTY_WORDS = frozenset("的与和及或并且之")
"""Chinese words that join others and say nothing themselves; they are seldom part of another word."""


class _Kept(dict[int, int | None]):
    """For `str.translate`: drops what is no letter, digit or mark, and words that only join others."""

    def __missing__(self, code: int) -> int | None:
        char = chr(code)
        self[code] = code if unicodedata.category(char)[0] in "LMN" and char not in _EMPTY_WORDS else None
        return self[code]


_KEPT = _Kept()


def plain_text(text: str) -> str:
    """`text` without case, width, spaces, punctuation and empty words."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_KEPT)


def _shingles(plain: str) -> frozenset[str]:
    """Pairs of characters where there are Han characters, groups of four in other scripts."""
    size = 2 if has_han(plain) else 4
    return frozenset(plain[at : at + size] for at in range(max(1, len(plain) - size + 1)))


def _percent(one: frozenset[str], other: frozenset[str]) -> int:
    shared = len(one & other)
    return 100 * shared // (len(one) + len(other) - shared)


def _firsts(sets: Sequence[frozenset[str]], least: int) -> list[int]:
    """For each set the first of its group: itself, or that of an earlier set which it is like."""
    frequency = Counter(chain.from_iterable(sets))
    rank = {shingle: number for number, shingle in enumerate(sorted(frequency, key=lambda it: (frequency[it], it)))}
    leaders, followers = _Index(sets, least, LEADERS), _Index(sets, least, FOLLOWERS)
    firsts: list[int] = []
    for number, shingles in enumerate(sets):
        needed = -(-least * len(shingles) // 100)
        common = min(COMMON, needed)
        rarest = sorted([rank[shingle] for shingle in shingles])[: len(shingles) - needed + common]
        # Most of a large family are like its first; to look among all the others takes many times as long.
        alike = leaders.alike(number, rarest, common)
        if alike is None:
            alike = followers.alike(number, rarest, common)
        firsts.append(number if alike is None else firsts[alike])
        (leaders if alike is None else followers).add(number, rarest)
    return firsts


class _Index:
    """Sets by their rarest shingles, of each the first few."""

    def __init__(self, sets: Sequence[frozenset[str]], least: int, most: int) -> None:
        self._sets = sets
        self._least = least
        self._most = most
        self._listed: dict[int, list[int]] = {}

    def add(self, number: int, rarest: Iterable[int]) -> None:
        for shingle in rarest:
            listed = self._listed.setdefault(shingle, [])
            if len(listed) < self._most:
                listed.append(number)

    def alike(self, number: int, rarest: Iterable[int], common: int) -> int | None:
        """A set that is like that one; both have so many of these shingles in `common`."""
        found = Counter(chain.from_iterable(self._listed.get(shingle, ()) for shingle in rarest))
        candidates = (other for other, shared in found.items() if shared >= common)
        sets = self._sets
        alike = (it for it in islice(candidates, COMPARED) if _percent(sets[number], sets[it]) >= self._least)
        return next(alike, None)
