"""How well colours stand out from each other, and which of a theme must.

WCAG 2.2: text needs a contrast of 4.5 with its surface (1.4.3), a line that carries meaning 3 (1.4.11).
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

TEXT, STROKE = 4.5, 3.0

Path = tuple[str | int, ...]


class Pair(NamedTuple):
    """Two colours of a theme, by their places in its data, and the contrast that they need."""

    first: Path
    second: Path
    needed: float


def pairs(theme: Mapping[str, Any]) -> Iterator[Pair]:
    """The colours of a theme, given as plain data, that are seen on each other."""
    for ink, surface in (("ink", "paper"), ("ink", "tint"), ("muted", "paper"), ("accent", "paper"), ("accent", "tint"),
                         ("on_accent", "accent")):  # fmt: skip
        yield Pair(("palette", ink), ("palette", surface), TEXT)
    paper = "palette", "paper"
    yield Pair(("chart", "title_ink"), paper, TEXT)
    yield Pair(("chart", "footer_ink"), paper, TEXT)
    yield Pair(("chart", "line"), paper, STROKE)
    boxes: list[Path] = [("chart", "boxes", role) for role in theme["chart"]["boxes"]]
    for box in (*boxes, *(("chart", "series", number) for number in range(len(theme["chart"]["series"])))):
        yield Pair((*box, "ink"), (*box, "fill"), TEXT)
        yield Pair((*box, "stroke"), paper, STROKE)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """The relative luminance of `#RRGGBB`, as WCAG defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable(colour: str, other: str, needed: float) -> str:
    """The colour nearest to `colour`, on its way to black or white, that stands out from `other`; "" if none."""
    end = max("#000000", "#FFFFFF", key=lambda end: contrast(end, other))
    steps = (_mixed(colour, end, part / 20) for part in range(1, 21))
    return next((step for step in steps if contrast(step, other) >= needed), "")


def _mixed(one: str, other: str, part: float) -> str:
    channels = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(start + (end - start) * part):02X}" for start, end in channels)
