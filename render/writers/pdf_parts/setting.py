"""What every block needs to be set in type: the theme, the fonts, the measure."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from render.chart_settings import USUAL_CHARTS, ChartSettings
from render.content import Bilingual
from render.content.bilingual import first_of
from render.themes import Theme
from render.typesetting.fonts import Family
from render.typesetting.lines import Line, Piece
from render.typesetting.paragraphs import set_line, set_paragraph
from render.typesetting.typeface import Typeface
from render.writers.pdf_parts.items import Words
from render.writers.pdf_parts.structure import ARTIFACT, Structure

_NUMBERED = re.compile("[0-9.]+[\u2003\u3000]")  # as in a locale's `numbered_heading`
QUIET = 0.9
"""The size of the second language, as a part of the first's."""

_OPENING, _CLOSING = "（(", "）)"
_BETWEEN_LANGUAGES = 0.5  # em, in a heading
_BEFORE_ELLIPSIS = " |·,;:，；：、"  # is not left standing there
_SPACE = Piece(" ")
_MIDDLE_OF_HAN = 0.38  # how far the middle of a Han character is above its baseline, in em


class _Setting(NamedTuple):
    """A theme with the fonts that its papers are set in, and the structure of the paper that is being set.

    `label_room` is for the labels of facts; `air` is how much there is of the usual white space within forms.
    """

    theme: Theme
    family: Family
    structure: Structure
    language: str = ""
    charts: ChartSettings = USUAL_CHARTS
    label_room: float = 0.0
    air: float = 1.0


class Setting(_Setting):
    """How text is set with all that."""

    def draft(self, air: float = 1.0) -> "Setting":
        """The same for what is set only to be measured, or set anew with less `air`."""
        return self._replace(structure=Structure(), air=air)

    @cached_property
    def left(self) -> float:
        """The left edge of the text."""
        return self.theme.page.margin_left

    @cached_property
    def width(self) -> float:
        """The width of the text."""
        page = self.theme.page
        return page.width - page.margin_left - page.margin_right

    @cached_property
    def step(self) -> float:
        """The distance of the lines of the grid that text stands on: half the leading of body text."""
        return self.theme.type.leading / 2

    def face(self, bold: bool) -> Typeface:
        return self.family.bold if bold else self.family.regular

    def words(
        self,
        line: Line,
        x: float,
        size: float,
        leading: float,
        *,
        top: float = 0.0,
        colour: str = "",
        bold: bool = False,
        tag: int = ARTIFACT,
    ) -> Words:
        """A line set in the middle of a strip, `leading` high from `top`, as part of the element `tag`."""
        baseline = top + leading / 2 + _MIDDLE_OF_HAN * size
        return self._words(line, x, baseline, size, colour, bold, tag)

    def grid_words(
        self,
        line: Line,
        x: float,
        size: float,
        *,
        steps: int = 2,
        colour: str = "",
        bold: bool = False,
        tag: int = ARTIFACT,
    ) -> Words:
        """A line in a strip so many `step`s high, on the baselines that all text but that of tables stands on."""
        sizes = self.theme.type
        baseline = sizes.leading / 2 + _MIDDLE_OF_HAN * sizes.body + (steps - 2) * self.step
        return self._words(line, x, baseline, size, colour, bold, tag)

    def _words(self, line: Line, x: float, baseline: float, size: float, colour: str, bold: bool, tag: int) -> Words:
        palette = self.theme.palette
        # What is read aloud or copied without its lines still has to have its spaces.
        pieces = (*line.pieces, _SPACE) if line.parted else line.pieces
        if line.language:
            tag = self.structure.translation(tag, line.language)
            return Words(x + line.x, baseline, pieces, size * QUIET, palette.muted, False, tag)
        return Words(x + line.x, baseline, pieces, size, colour or palette.ink, bold, tag)

    def lines(
        self,
        text: str,
        width: float,
        size: float,
        *,
        bold: bool = False,
        justified: bool = True,
        hyphenated: bool = False,
        wordwise: bool = False,
        sided: bool = False,
    ) -> list[Line]:
        """`text` in lines of that width; in two languages, one below the other. Words are parted where `hyphenated`;
        those of Han are not where the text is set `wordwise`, as short lines are.

        Where `sided`, text from right to left stands at the right.
        """
        first = self.language if hyphenated else ""
        second = text.language if hyphenated and isinstance(text, Bilingual) else ""

        def set_lines(words: str, size: float, bold: bool) -> list[Line]:
            language = second if isinstance(text, Bilingual) and words is text.second else first
            face = self.face(bold)
            lines = set_paragraph(words, width, face, size, justified=justified, language=language, wordwise=wordwise)
            return lines if sided else [line.at_left(width) for line in lines]

        return self.both(text, size, bold, set_lines)

    def even_lines(self, text: str, width: float, size: float, *, bold: bool, most: int) -> list[Line]:
        """A short text in at most so many lines, about equally long; in two languages, one below the other."""

        def set_lines(words: str, size: float, bold: bool) -> list[Line]:
            # Imported here because most papers have no heads over signs.
            from render.typesetting.short_texts import cut_lines

            rows = cut_lines(words, width, self.face(bold), size, most)
            rest, lines = " ".join(words.split()), []
            for row in rows:
                rest = rest[len(row) :]
                lines.append(set_line(row, self.face(bold), size)._replace(parted=rest.startswith(" ")))
                rest = rest.lstrip(" ")
            return lines

        return self.both(text, size, bold, set_lines)

    def both(
        self, text: str, size: float, bold: bool, set_lines: Callable[[str, float, bool], list[Line]]
    ) -> list[Line]:
        """What `set_lines` makes of `text`; of a bilingual one, its first words, then quietly the second."""
        if not isinstance(text, Bilingual):
            return set_lines(text, size, bold)
        second = set_lines(text.second, size * QUIET, False)
        return [*set_lines(text.first, size, bold), *(line._replace(language=text.language) for line in second)]

    def length(self, text: str, size: float, *, bold: bool = False) -> float:
        """About what `text` takes on one line; in two languages, what the longer one does."""
        if isinstance(text, Bilingual):
            return max(self.length(text.first, size, bold=bold), self.length(text.second, size * QUIET))
        return self.face(bold).width(text, size)

    def heading_rows(
        self, text: str, width: float, size: float, *, bold: bool = True, hang: float = 0.0
    ) -> list[list[Line]]:
        """The lines of a heading, by their heights; those after the first start below its words, not its number, which
        takes `hang` at least.

        What it is in a second language goes on quietly behind the first, or below where there is no room.
        """
        lines, hang = self._numbered(first_of(text), width, size, bold, hang)
        rows = [[line] for line in lines]
        if isinstance(text, Bilingual):
            (last,), quiet = rows[-1], size * QUIET
            x = last.x + last.width + size * _BETWEEN_LANGUAGES
            room = width - hang
            second = _heading_lines(text.second, room, self.face(False), quiet)
            second = [line.at_left(room) for line in second]
            second = [line._replace(x=line.x + hang, language=text.language) for line in second]
            if len(second) == 1 and x + second[0].width <= width:
                rows[-1] = [last._replace(parted=True), second.pop()._replace(x=x)]
            rows += [[line] for line in second]
        return rows

    def number_width(self, text: str, size: float, *, bold: bool) -> float:
        """What the number of a heading takes with the space behind it; 0 without one."""
        found = _NUMBERED.match(text)
        return set_line(found[0], self.face(bold), size).width if found else 0.0

    def _numbered(self, text: str, width: float, size: float, bold: bool, least: float) -> tuple[list[Line], float]:
        """The lines of a heading, and the width of its number, which always stands at the left."""
        found, face = _NUMBERED.match(text), self.face(bold)
        number = set_line(found[0], face, size) if found else Line(0.0, 0.0, ())
        hang = max(least, number.width) if found else 0.0
        title, room = text[found.end() :] if found else text, width - hang
        first, *others = [line.at_left(room) for line in _heading_lines(title, room, face, size)]
        if number.pieces:
            *before, last = number.pieces
            pieces = (*before, last._replace(after=last.after + hang - number.width), *first.pieces)
            first = first._replace(width=first.width + hang, pieces=pieces)
        return [first, *(line._replace(x=line.x + hang) for line in others)], hang

    def one_line(self, text: str, width: float, size: float, *, bold: bool = False) -> Line:
        """The text on one line, cut short with an ellipsis where `width` does not hold it."""
        text = " ".join(text.split())
        whole = set_line(text, self.face(bold), size)
        if whole.width <= width:
            return whole
        first = self.lines(text, width - size, size, bold=bold, justified=False)[0]
        kept = "".join(piece.text for piece in first.pieces)
        return set_line(kept.rstrip(_BEFORE_ELLIPSIS) + "…", self.face(bold), size)


def _heading_lines(text: str, width: float, face: Typeface, size: float) -> list[Line]:
    """A heading in lines; two of them meet before words in brackets."""
    lines = set_paragraph(text, width, face, size, justified=False, wordwise=True)
    bracket = max(map(text.rfind, _OPENING))
    if len(lines) == 2 and bracket > 0 and text[-1] in _CLOSING:
        others = set_paragraph(f"{text[:bracket]}\n{text[bracket:]}", width, face, size, justified=False, wordwise=True)
        return others if len(others) == 2 else lines
    return lines
