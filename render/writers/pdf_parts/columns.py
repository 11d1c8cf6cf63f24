"""Strips of text in columns side by side: each filled before the next, and all of them equally deep."""

from collections.abc import Sequence
from typing import Protocol

_STEP = 6.0  # by which columns are tried deeper, in points
_ROUNDING = 0.01


class Strip(Protocol):
    """See `Slice`, which is one."""

    @property
    def height(self) -> float: ...
    @property
    def above(self) -> float: ...
    @property
    def keep(self) -> bool: ...


def even_columns(strips: Sequence[Strip], start: int, count: int, room: float) -> list[int]:
    """Where the columns of a sheet end that begin with the strip `start`; `room` is how deep they may get.

    Where the sheet does not hold all strips, the last end is where the next sheet begins.
    """
    total = 0.0
    for strip in strips[start:]:
        total += strip.height + strip.above
        if total > room * count:
            return _ends(strips, start, count, room)
    depth = max(total / count, _tallest(strips[start:]))
    while depth < room:
        ends = _ends(strips, start, count, depth)
        if ends[-1] == len(strips):
            return ends
        depth += _STEP
    return _ends(strips, start, count, room)


def _tallest(strips: Sequence[Strip]) -> float:
    """The height of the tallest strips that are kept together."""
    tallest = height = 0.0
    for strip in strips:
        height += strip.height + strip.above
        tallest = max(tallest, height)
        height = height if strip.keep else 0.0
    return tallest


def _ends(strips: Sequence[Strip], start: int, count: int, depth: float) -> list[int]:
    ends: list[int] = []
    for _ in range(count):
        start = _end(strips, start, depth)
        ends.append(start)
    return ends


def _end(strips: Sequence[Strip], start: int, depth: float) -> int:
    """The end of one column. What is kept together is not parted, unless a whole column does not hold it."""
    left, end = depth + _ROUNDING, start
    while end < len(strips):
        left -= strips[end].height + (strips[end].above if end > start else 0.0)
        if left < 0:
            break
        end += 1
    whole = end
    while start < whole < len(strips) and strips[whole - 1].keep:
        whole -= 1
    return min(len(strips), max(whole if whole > start else end, start + 1))
