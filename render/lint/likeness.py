"""Texts that say nearly the same, found without comparing each with each.

Texts are sets of character shingles; their likeness is the Jaccard index: shared shingles by all shingles, in
percent. Two sets that are alike enough must share several of their rarest shingles (prefix filtering: Chaudhuri,
Ganti and Kaushik 2006; with more than one shared: Wang, Li and Feng 2012), so that an inverted index of those finds
every text that can be meant.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice

from render.han import has_han

COMMON = 3
"""So many of the rarest shingles must be shared. More of them make fewer candidates, but a wider index."""

LISTED, COMPARED = 400, 100
"""Bounds for texts made to be slow: of a shingle's texts, and of the comparisons for one. Real texts stay below."""


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
    index: dict[int, list[int]] = {}
    firsts: list[int] = []
    for number, shingles in enumerate(sets):
        needed = -(-least * len(shingles) // 100)
        common = min(COMMON, needed)
        rarest = sorted([rank[shingle] for shingle in shingles])[: len(shingles) - needed + common]
        found = Counter(chain.from_iterable(index.get(shingle, ()) for shingle in rarest))
        candidates = (other for other, shared in found.items() if shared >= common)
        alike = (other for other in islice(candidates, COMPARED) if _percent(shingles, sets[other]) >= least)
        first = next(alike, None)
        firsts.append(number if first is None else firsts[first])
        for shingle in rarest:
            listed = index.setdefault(shingle, [])
            if len(listed) < LISTED:
                listed.append(number)
    return firsts
