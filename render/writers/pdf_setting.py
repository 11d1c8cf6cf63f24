"""What every block needs to be set in type: the theme, the fonts, the measure."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from render.themes import Theme
from render.typesetting.fonts import Family, Typeface
from render.typesetting.paragraphs import Line, set_line, set_paragraph
from render.writers.pdf_flow import Words
from render.writers.pdf_structure import ARTIFACT, Structure

_NUMBERED = re.compile("[0-9.]+[\u2003\u3000]")  # as in a locale's `numbered_heading`
_MIDDLE_OF_HAN = 0.38  # how far the middle of a Han character is above its baseline, in em


@dataclass(frozen=True)
class Setting:
    """A theme with the fonts that its papers are set in, and the structure of the paper that is being set."""

    theme: Theme
    family: Family
    structure: Structure = field(default_factory=Structure)

    def draft(self) -> "Setting":
        """The same for what is set only to be measured."""
        return replace(self, structure=Structure())

    @cached_property
    def left(self) -> float:
        """The left edge of the text."""
        return self.theme.page.margin_left

    @cached_property
    def width(self) -> float:
        """The width of the text."""
        page = self.theme.page
        return page.width - page.margin_left - page.margin_right

    def face(self, bold: bool) -> Typeface:
        return self.family.bold if bold else self.family.regular

    def words(
        self,
        line: Line,
        x: float,
        size: float,
        leading: float,
        *,
        colour: str = "",
        bold: bool = False,
        tag: int = ARTIFACT,
    ) -> Words:
        """A line set in the middle of a strip, `leading` high, as part of the element `tag`."""
        baseline = leading / 2 + _MIDDLE_OF_HAN * size
        return Words(x + line.x, baseline, line.pieces, size, colour or self.theme.palette.ink, bold, tag)

    def lines(self, text: str, width: float, size: float, *, bold: bool = False, justified: bool = True) -> list[Line]:
        return set_paragraph(text, width, self.face(bold), size, justified=justified)

    def heading_lines(self, text: str, width: float, size: float, *, bold: bool = True) -> list[Line]:
        """The lines of a heading; those after the first start below its words, not below its number."""
        numbered = _NUMBERED.match(text)
        hang = set_line(numbered[0], self.face(bold), size).width if numbered else 0.0
        lines = set_paragraph(text, width - hang, self.face(bold), size, first_indent=-hang, justified=False)
        return [line._replace(x=line.x + hang) for line in lines]

    def one_line(self, text: str, width: float, size: float, *, bold: bool = False) -> Line:
        """The text on one line, cut short with an ellipsis where `width` does not hold it."""
        whole = set_line(" ".join(text.split()), self.face(bold), size)
        if whole.width <= width:
            return whole
        first = self.lines(text, width - size, size, bold=bold, justified=False)[0]
        kept = "".join(piece.text for piece in first.pieces)
        return set_line(kept + "…", self.face(bold), size)
