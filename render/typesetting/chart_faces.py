"""What is written in the boxes of a chart: broken into lines and measured, before anything is placed."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from render.content import Box
from render.themes import ChartLook
from render.typesetting.fonts import Family
from render.typesetting.legends import mark
from render.typesetting.scripts import is_rtl
from render.typesetting.short_texts import cut_lines, drawn_width, widest_piece

FIGURE_SPACE = "\u2007"
"""As wide as a digit, and never parted: keeps the place of a page's number until that is known."""

_NUMBER = re.compile(f"{FIGURE_SPACE}+")
PHOTO = 0.75 * 3.0, 3.0
"""Width and height of a photo, in sizes of text: the shape of a passport photo, a little higher than two lines."""

_PHOTO_GAP = 0.5  # of text, in sizes, between a photo and the text
_GOOD_LINES = 3.4  # what needs more gets longer lines, as far as the look allows
_MOST_LINES = 12
_PHRASE = 10  # sizes of text: what is said in so many is not broken without need


class FaceLine(NamedTuple):
    text: str
    width: float
    size: float
    bold: bool
    rtl: bool = False


class Face(NamedTuple):
    """The lines of a box from top to bottom, and the room they take; `text_size` is that of the smallest. In one that
    `is_cut` an ellipsis ends a text; `indent` is what a photo takes up at its left."""

    lines: tuple[FaceLine, ...]
    width: float
    height: float
    text_size: float
    is_cut: bool = False
    indent: float = 0.0


class Faces:
    """Measures boxes at the size of the look; equal words are measured once."""

    def __init__(self, family: Family, look: ChartLook, text_width: float) -> None:
        """`text_width` is where lines must break; only the top box has room for the longest that the look allows."""
        self.text_width = text_width
        self._family = family
        self._look = look
        self._known: dict[tuple[str, tuple[str, ...], bool, float, bool], Face] = {}

    def face(
        self, box: Box, notes: tuple[str, ...] = (), *, bold: bool = False, is_top: bool = False, room: float = 0.0
    ) -> Face:
        """The title, the details and the notes of a box.

        `room` is how long lines may be where the box is wide for another reason.
        """
        title = f"{mark(box.colour)} {box.title}" if box.colour > 0 else box.title
        width = self._look.max_text_width if is_top else max(self.text_width, room - self._indent(box))
        key = title, box.details + notes, bold, width, bool(box.photo)
        if key not in self._known:
            face = self._measured(*key[:-1])
            if indent := self._indent(box):
                height = max(face.height, PHOTO[1] * self._look.text)
                face = face._replace(width=face.width + indent, height=height, indent=indent)
            self._known[key] = face
        return self._known[key]

    def _indent(self, box: Box) -> float:
        """What the photo of a box takes up beside its text."""
        return (PHOTO[0] + _PHOTO_GAP) * self._look.text if box.photo else 0.0

    def numbered(self, face: Face, numbers: Sequence[int]) -> Face:
        """The face with page numbers, in their order, in the places that are kept for them."""
        left = iter(numbers)
        lines = []
        for line in face.lines:
            if FIGURE_SPACE in line.text:
                text = _NUMBER.sub(lambda _: str(next(left, "")), line.text)
                typeface = self._family.bold if line.bold else self._family.regular
                line = line._replace(text=text, width=drawn_width(text, typeface, line.size))
            lines.append(line)
        return face._replace(lines=tuple(lines))

    def _measured(self, title: str, details: tuple[str, ...], bold: bool, width: float) -> Face:
        size = self._look.text
        parts = [self._lines(title, size, bold, width)]
        parts += [self._lines(detail, size * self._look.detail, False, width) for detail in details]
        lines = tuple(line for part in parts for line in part)
        is_cut = any(map(_is_cut, parts, (title, *details)))
        height = self._look.line_height * sum(line.size for line in lines)
        return Face(lines, max(line.width for line in lines), height, min(line.size for line in lines), is_cut)

    def _lines(self, text: str, size: float, bold: bool, width: float) -> list[FaceLine]:
        """No word is cut and nothing left out that the longest lines of the look have room for."""
        face = self._family.bold if bold else self._family.regular
        whole = drawn_width(text, face, size)
        if whole > width:
            needed = max(widest_piece(text, face, size, _PHRASE * self._look.text), whole / _GOOD_LINES)
            width = max(width, min(needed, self._look.max_text_width))
        lines = cut_lines(text, width, face, size, _MOST_LINES)
        return [FaceLine(line, drawn_width(line, face, size), size, bold, is_rtl(text)) for line in lines]


def _is_cut(lines: Sequence[FaceLine], text: str) -> bool:
    """Whether an ellipsis at the end of the last line stands for the rest of the text."""
    end = lines[-1].text
    return end.endswith(("…", "...")) and not text.rstrip().endswith(end[-len(end) // 2 :])
