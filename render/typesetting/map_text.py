"""What is written on the collaboration map: names in its boxes, and the notes below it."""

from collections.abc import Sequence
from typing import NamedTuple

from render.content import Bilingual, BoxRole
from render.themes import ChartLook
from render.typesetting.drawing import MIDDLE_OF_TEXT, Shape, TextLine
from render.typesetting.fonts import Family
from render.typesetting.line_breaking import opportunities
from render.typesetting.line_filling import fill
from render.typesetting.scripts import is_rtl
from render.typesetting.sheets import Sheet
from render.typesetting.short_texts import cut_lines, drawn_width
from render.typesetting.typeface import Typeface

SMALLEST = 9.0
"""Points; no text of the map is smaller."""

_MOST_NOTE_LINES = 3
_NOTES_IN_ONE_COLUMN = 3
_COLUMN_GAP = 24.0


class Setting(NamedTuple):
    """How lines of text are set."""

    face: Typeface
    size: float
    slot: float
    bold: bool
    centred: bool

    def lines(self, texts: Sequence[str], left: float, top: float, room: float) -> tuple[TextLine, ...]:
        """In slots one under the other, in the middle of `room` where they are centred."""
        widths = [drawn_width(text, self.face, self.size) for text in texts]
        return tuple(
            TextLine(
                text,
                left + (room - width) / 2 if self.centred else left,
                top + self.slot * (number + 0.5) + MIDDLE_OF_TEXT * self.size,
                width,
                self.size,
                bold=self.bold,
                centred=self.centred,
                rtl=is_rtl("".join(texts)),
            )
            for number, (text, width) in enumerate(zip(texts, widths, strict=True))
        )


def cut(text: str, width: float, face: Typeface, size: float, most: int) -> list[str]:
    """Lines of a text, at most so many; a second language begins on a line of its own."""
    return [line for part in _languages(text) for line in cut_lines(part, width, face, size, most)]


def _filled(text: str, width: float, face: Typeface, size: float) -> list[str]:
    """The same of a note, which fills all lines but the last; names in it are whole."""
    lines: list[str] = []
    for part in _languages(text):
        places = [place for place in opportunities(part) if not part[place - 1].isalnum() or place == len(part)]
        spans = fill(part, face.advances(part, size), width, places=places)
        if len(spans) > _MOST_NOTE_LINES:
            return cut(text, width, face, size, _MOST_NOTE_LINES)
        lines += (part[start:end] for start, end in spans)
    return lines


def _languages(text: str) -> tuple[str, ...]:
    return (text.first, text.second) if isinstance(text, Bilingual) else (text,)


def note_shapes(texts: Sequence[str], sheet: Sheet, family: Family, look: ChartLook) -> list[Shape]:
    """What explains the map, above the footer: the first over the whole width, the others in columns."""
    setting = Setting(family.regular, SMALLEST, SMALLEST * look.line_height, bold=False, centred=False)
    room = sheet.room[0]
    columns = 1 if len(texts) - 1 <= _NOTES_IN_ONE_COLUMN else 2
    width = (room - (columns - 1) * _COLUMN_GAP) / columns
    first, *others = (
        _filled(text, width if number else room, setting.face, setting.size) for number, text in enumerate(texts)
    )
    stacks = _shared_out(others) if columns == 2 else (others, [])
    height = setting.slot * (len(first) + max(sum(map(len, stack)) for stack in stacks))
    top = sheet.height - sheet.margin - height
    places = [(sheet.margin, top, first)]
    for column, stack in enumerate(stacks):
        y = top + setting.slot * len(first)
        for lines in stack:
            places.append((sheet.margin + column * (width + _COLUMN_GAP), y, lines))
            y += setting.slot * len(lines)
    return [_note(f"_note-{number}", setting, *place) for number, place in enumerate(places, start=1)]


def _shared_out(texts: list[list[str]]) -> tuple[list[list[str]], list[list[str]]]:
    """The texts in two columns of about as many lines."""
    half = sum(map(len, texts)) / 2
    first = next(count for count in range(len(texts) + 1) if sum(map(len, texts[:count])) >= half)
    return texts[:first], texts[first:]


def _note(id: str, setting: Setting, x: float, y: float, texts: list[str]) -> Shape:
    lines = setting.lines(texts, x, y, 0.0)
    width, height = max(line.width for line in lines), setting.slot * len(lines)
    return Shape(id, BoxRole.NOTE, BoxRole.NOTE, " ".join(texts), x, y, width, height, lines, framed=False)
