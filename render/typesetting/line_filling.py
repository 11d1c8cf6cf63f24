"""Lines filled with text, one after another, as much as goes into each."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import ceil
from types import MappingProxyType
from typing import NamedTuple

from render.typesetting.line_break_rules import kinds_of, pattern
from render.typesetting.line_breaking import ZWJ, opportunities, standard_opportunities
from render.typesetting.typeface import Typeface

LOOSE = 0.05
"""So much of a line may be left empty before a word is parted to fill it."""

# They make one character of what is before and behind them (Indic_Conjunct_Break=Linker, UAX #44): Devanagari, Bengali,
# Gujarati, Oriya, Telugu, Malayalam, Burmese, Khmer.
_LINKERS = "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d\u1039\u17d2"
_NEWLINE = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")

# Full-width marks that leave half their em blank, on the side away from the text they belong to.
HALF_BLANK_OPENERS = "“‘（《〈「『【〔〖［｛"
HALF_BLANK_CLOSERS = "，。、；：！？”’）》〉」』】〕〗］｝"


def fill(
    text: str,
    advances: Sequence[float],
    width: float,
    *,
    first_indent: float = 0.0,
    squeeze: float = 0.0,
    gaps: Mapping[int, float] = MappingProxyType({}),
    hyphen: float = 0.0,
    places: Sequence[int] | None = None,
) -> list[tuple[int, int]]:
    """Fill lines of `width` one after another with as much of `text` as goes in; where each starts and ends.

    `advances` holds every character's own width; `gaps` adds to the distance before a character, but not
    at the start of a line. The first line is narrower by `first_indent`. Spaces and newlines at the end of
    a line are left out of it. A full-width mark at an edge of a line may give up its blank half, `squeeze`
    wide. What is alone wider than a line is cut between characters, never before a combining mark.

    A soft hyphen takes no room, or as much as `hyphen` at the end of a line, where it stands only if the line would be
    `LOOSE` without. `places` are where lines may end, if not at all `opportunities`.
    """
    soft = hyphen and "\u00ad" in text
    spaced = [0.0 if soft and char == "\u00ad" else advance for char, advance in zip(text, advances, strict=True)]
    for place, gap in gaps.items():
        spaced[place] += gap
    line = _Text(text, opportunities(text) if places is None else places, [0.0, *accumulate(spaced)])
    lines: list[tuple[int, int]] = []
    start, room = 0, width - first_indent
    while start < len(text):
        limit = line.reach[start] + gaps.get(start, 0.0) + room + 0.001
        if text[start] in HALF_BLANK_OPENERS:
            limit += squeeze
        end = _last_place(line, start, limit, squeeze) or _cut(line, start, _evened(line, start, limit))
        if soft and text[end - 1] == "\u00ad":
            end = _hyphenated(line, start, end, limit - hyphen, room)
        newline = _NEWLINE.search(text, start, end)
        lines.append((start, line.shown(start, newline.start() if newline else end)))
        start, room = newline.end() if newline else end, width
    return lines


def break_lines(text: str, width: float, face: Typeface, size: float, *, first_indent: float = 0.0) -> list[str]:
    """`text` as lines no wider than `width` points when set in `face` at `size`; see `fill` for the rules."""
    if face.width(text, size) <= width - first_indent and not _NEWLINE.search(text):
        return [text.rstrip(" ")]
    lines = fill(text, face.advances(text, size), width, first_indent=first_indent)
    return [text[start:end] for start, end in lines]


class _Text(NamedTuple):
    """A text, the places where lines of it may end, and how far it reaches up to each of its characters."""

    text: str
    places: Sequence[int]
    reach: Sequence[float]

    def shown(self, start: int, end: int) -> int:
        """Where a line ends without the spaces behind it."""
        return start + len(self.text[start:end].rstrip(" "))


def _last_place(line: _Text, start: int, limit: float, squeeze: float) -> int:
    """The last place where the line from `start` may end without passing `limit`; 0 for none."""
    text, places, reach = line
    fitting = bisect_right(reach, limit) - 1
    while fitting < len(text) and text[fitting] == " ":
        fitting += 1
    index = bisect_right(places, fitting) - 1
    if squeeze and index + 1 < len(places):
        shown = line.shown(start, places[index + 1])
        if shown > start and text[shown - 1] in HALF_BLANK_CLOSERS and reach[shown] - squeeze <= limit:
            return places[index + 1]
    return places[index] if index >= 0 and places[index] > start else 0


def _hyphenated(line: _Text, start: int, end: int, limit: float, room: float) -> int:
    """The last place up to `end` where the line may end, at a soft hyphen only if `limit` leaves room for it.

    If words alone come close to filling the line, none of them is parted.
    """
    text, places, reach = line
    before = [place for place in places[: bisect_right(places, end)] if place > start]
    fitting = [place for place in before if text[place - 1] != "\u00ad" or reach[place] <= limit]
    whole = max((place for place in before if text[place - 1] != "\u00ad"), default=0)
    if whole and limit - reach[line.shown(start, whole)] < LOOSE * room:
        return whole
    return fitting[-1] if fitting else end


def _evened(line: _Text, start: int, limit: float) -> float:
    """The `limit` that parts a European word wider than the line into pieces about equally wide: no letter is alone."""
    text, places, reach = line
    end = line.shown(start, places[bisect_right(places, start)])
    if limit <= reach[start] or not text[start:end].isalpha() or max(text[start:end]) > "\u052f":
        return limit
    length = reach[end] - reach[start]
    share = length / ceil(length / (limit - reach[start]))
    return min(limit, reach[bisect_left(reach, reach[start] + share - 0.001)] + 0.001)


def _cut(line: _Text, start: int, limit: float) -> int:
    """Where to part what is wider than the line: where the standard alone allows, else between any characters.

    What has no width of its own is drawn as part of what is before it.
    """
    text, _, reach = line
    fitting = max(bisect_right(reach, limit) - 1, start + 1)
    part = text[start : fitting + 1]
    allowed = [place for place in standard_opportunities(part) if place <= fitting - start]
    if allowed:
        return start + allowed[-1]
    kinds = kinds_of(part)
    for apart in (pattern("{-OP QU_i} {-CM ZWJ EM CL CP EX IS IN NS B2 PO QU_f}"), pattern("{-ZWJ} {-CM ZWJ EM}")):
        for end in range(fitting - start, 0, -1):
            if (
                apart.match(kinds, end - 1)
                and reach[start + end + 1] > reach[start + end]
                and part[end - 1] not in _LINKERS
            ):
                return start + end
    return _end_of_character(text, fitting, reach)


def _end_of_character(text: str, end: int, reach: Sequence[float]) -> int:
    """The end of what is drawn as one character: the next place that no mark follows and no joiner precedes."""
    marks = pattern("{CM ZWJ EM}")

    def is_inside(end: int) -> bool:
        is_bound = marks.match(kinds_of(text[end])) or text[end - 1] in ZWJ + _LINKERS
        return bool(is_bound) or reach[end + 1] == reach[end]

    while end < len(text) and is_inside(end):
        end += 1
    return end
