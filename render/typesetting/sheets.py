"""The sheet that a picture stands on: its title above, a line below, and the room between."""

from typing import NamedTuple

from render.themes import ChartLook
from render.typesetting.drawing import Drawing, TextLine
from render.typesetting.fonts import Family
from render.typesetting.short_texts import cut_lines

_MOST_TITLE_LINES = 3


class ChartPage(NamedTuple):
    """A sheet with a chart, complete: `drawing` stands where it is to be drawn, below the `heading`.

    `name` is a file's name without its extension.
    """

    name: str
    title: str
    language: str
    width: float
    height: float
    drawing: Drawing
    heading: tuple[TextLine, ...]
    footer: tuple[TextLine, ...]


class Sheet(NamedTuple):
    width: float
    height: float
    heading: tuple[TextLine, ...]
    top: float  # of the room for the picture
    margin: float

    @property
    def room(self) -> tuple[float, float]:
        return self.width - 2 * self.margin, self.height - self.margin - self.top


def sheet_for(title: str, width: float, height: float, look: ChartLook, family: Family) -> Sheet:
    """The sheet of that size with its title on it."""
    face = family.bold
    room = width - 2 * look.margin
    pitch = look.title * look.line_height
    heading = tuple(
        TextLine(line, look.margin, baseline, face.width(line, look.title), look.title, bold=True, centred=False)
        for number, line in enumerate(cut_lines(title, room, face, look.title, _MOST_TITLE_LINES))
        for baseline in [look.margin + look.title + number * pitch]
    )
    return Sheet(width, height, heading, heading[-1].baseline + look.title * 1.25, look.margin)


def footer_lines(text: str, sheet: Sheet, look: ChartLook, family: Family) -> tuple[TextLine, ...]:
    """The line in the bottom margin, if there is anything to say."""
    face = family.regular
    words = cut_lines(text, sheet.room[0], face, look.footer, 1)[0]
    if not words:
        return ()
    baseline = sheet.height - look.margin / 2
    return (
        TextLine(words, sheet.margin, baseline, face.width(words, look.footer), look.footer, bold=False, centred=False),
    )
