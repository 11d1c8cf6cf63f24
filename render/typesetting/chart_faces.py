"""What is written in the boxes of a chart: broken into lines and measured, before anything is placed."""

import re
from itertools import pairwise
from typing import NamedTuple

from render.content import Box
from render.themes import ChartLook
from render.typesetting.fonts import Family, Typeface
from render.typesetting.line_breaking import break_lines, opportunities

_MOST_TITLE_LINES = 4
_MOST_DETAIL_LINES = 3
_SLACK = 1.15  # of an even share, as lines end where words do
_SPACE = re.compile("[ \t-\r\x85\u2028\u2029]+")


class FaceLine(NamedTuple):
    text: str
    width: float
    size: float
    bold: bool


class Face(NamedTuple):
    """The lines of a box from top to bottom, and the room they take."""

    lines: tuple[FaceLine, ...]
    width: float
    height: float

    @property
    def text_size(self) -> float:
        """The smallest text."""
        return min(line.size for line in self.lines)


class Faces:
    """Measures boxes at the size of the look; equal words are measured once."""

    def __init__(self, family: Family, look: ChartLook, text_width: float) -> None:
        """`text_width` is where lines must break; only the top box has room for the longest that the look allows."""
        self.text_width = text_width
        self._family = family
        self._look = look
        self._known: dict[tuple[str, tuple[str, ...], bool, float], Face] = {}

    def face(self, box: Box, *, folded: bool = False, bold: bool = False, is_top: bool = False) -> Face:
        """The title, the details and, for a box that is `folded`, what it leaves out."""
        details = (*box.details, box.folded) if folded else box.details
        key = box.title, details, bold, self._look.max_text_width if is_top else self.text_width
        if key not in self._known:
            self._known[key] = self._measured(*key)
        return self._known[key]

    def _measured(self, title: str, details: tuple[str, ...], bold: bool, width: float) -> Face:
        size = self._look.text
        lines = self._lines(title, size, bold, width, _MOST_TITLE_LINES)
        for detail in details:
            lines += self._lines(detail, size * self._look.detail, False, width, _MOST_DETAIL_LINES)
        height = self._look.line_height * sum(line.size for line in lines)
        return Face(tuple(lines), max(line.width for line in lines), height)

    def _lines(self, text: str, size: float, bold: bool, width: float, most: int) -> list[FaceLine]:
        face = self._family.bold if bold else self._family.regular
        lines = cut_lines(text, width, face, size, most)
        return [FaceLine(line, face.width(line, size), size, bold) for line in lines]


def cut_lines(text: str, width: float, face: Typeface, size: float, most: int) -> list[str]:
    """`text` in at most so many lines of `width`, about equally long, with an ellipsis where there is more."""
    text = _SPACE.sub(" ", text).strip(" ")
    lines = break_lines(text, width, face, size)
    if len(lines) == 1:
        return lines
    if len(lines) <= most:
        widest_word = max(
            face.width(text[start:end].rstrip(" "), size) for start, end in pairwise([0, *opportunities(text)])
        )
        share = face.width(text, size) / len(lines) * _SLACK
        even = break_lines(text, min(width, max(share, widest_word)), face, size)
        return even if len(even) == len(lines) else lines
    last = lines[most - 1]
    while last and face.width(f"{last}…", size) > width:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip()}…"]
