"""Trees that stand in a column: as paths (集团/华东/运营部) or by indentation."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_STRONG = (">»→\\", r"\s*(?:->|=>|>+|»|→|\\|—>)\s*")
_WEAK = (
    ("/／", "[/／]"),
    ("|", r"\|"),
    ("-－–", "[-－–]"),
    ("_", "_"),
    (".", r"(?<!\d)\.|\.(?!\d)"),
    (" ", r"(?<=[\u2e80-\u9fff])\s+(?=[\u2e80-\u9fff\d])"),
)
"""What divides a path: signs of which it has one, and the pattern."""
_LEVEL_MARK = (
    r"^(?P<white>[ \t\u3000\u00a0]*)(?P<branch>[│├└┌┬─┃┣┗━|`+\\\s\u3000\u00a0]*[├└┣┗─━`+\\]\s*|[—–-]{1,20}\s*(?=\S))?"
)
_TAB = 4
DEEPEST = 100
"""What lies deeper in a path or an indentation is taken to be at this level."""


def split_paths(values: Sequence[str], *, meant: bool) -> dict[str, tuple[str, ...]]:
    """Each distinct value as the path it is, of one name if none.

    `meant` says that the column's header speaks of paths. Otherwise `/` or `-` divide only where what stands
    before them is also the beginning, or the whole, of other values: 网站/APP组 stays one name.
    """
    distinct = [value for value in dict.fromkeys(values) if value]
    signs = set("".join(distinct))
    for separator in (_STRONG, *_WEAK):
        if signs.isdisjoint(separator[0]):
            continue
        split = {value: _parts(re.split(separator[1], value), value) for value in distinct}
        is_sure = meant or separator is _STRONG or _share_beginnings(split, 1 if separator is _WEAK[-1] else 2)
        if is_sure and any(len(path) > 1 for path in split.values()):
            return split
    return {value: _parts([value], value) for value in distinct}


def _parts(pieces: list[str], whole: str) -> tuple[str, ...]:
    names = [piece.strip() for piece in pieces if piece.strip()] or [whole]
    return (*names[: DEEPEST - 1], names[-1]) if len(names) > DEEPEST else tuple(names)


def _share_beginnings(split: dict[str, tuple[str, ...]], fewest: int) -> bool:
    """Whether at least so many values are divided, and each behind what others begin with, too."""
    first = Counter(path[0] for path in split.values())
    divided = [path for path in split.values() if len(path) > 1]
    return len(divided) >= fewest and all(first[path[0]] > 1 for path in divided)


def depth_of(text: str) -> tuple[int, str]:
    """How far a line is indented, by white space or by the branches of a drawn tree, and the line without it."""
    match = re.match(_LEVEL_MARK, text)
    assert match
    mark = match[0]
    width = sum(_TAB if char == "\t" else 2 if char == "\u3000" else 1 for char in mark)
    return width, text[len(mark) :].rstrip()


def levels(widths: Sequence[int]) -> list[int]:
    """The levels, from 0, that indentations mean: one deeper than the nearest line above that is indented less."""
    stack: list[int] = []
    found = []
    for width in widths:
        while stack and stack[-1] >= width:
            stack.pop()
        found.append(min(len(stack), DEEPEST - 1))
        stack.append(width)
    return found


def is_indented(values: Sequence[str]) -> bool:
    """Whether a column draws a tree by indentation, and is not merely untidy."""
    filled = [value for value in values if value.strip()]
    if len(filled) < 3 or not any(value[0] in " \t\u3000\u00a0│├└─┣┗|`—–-" for value in filled):
        return False
    depths = [depth_of(value) for value in filled]
    names = {name for _, name in depths}
    indented = sum(width > depths[0][0] for width, _ in depths)
    steps = {width for width, _ in depths}
    return (
        depths[0][0] == min(steps)
        and indented * 2 >= len(filled)
        and len(names) * 10 >= len(filled) * 9
        and len(steps) <= max(3, len(filled) // 2)
    )


def whole(text: str) -> int:
    """The number of a level; 0 where there is none."""
    digits = re.sub(r"\D", "", text)[:3]
    return int(digits) if digits.isascii() and digits else 0


def are_levels(texts: Sequence[str]) -> bool:
    """Whether numbers can be levels: the first row is at the top, and each at most one deeper than that before."""
    depths = [whole(text) for text in texts if text.strip()]
    steps = all(after <= before + 1 for before, after in pairwise(depths))
    return len(set(depths)) > 1 and depths[0] == min(depths) and steps
