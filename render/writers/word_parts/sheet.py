"""The sheet of a Word paper: its size and what is left for text. Lengths in points unless they say twips."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from render import content
from render.han import is_han
from render.themes import Theme
from render.typesetting.drawing import Drawing
from render.typesetting.phrases import word_places
from render.typesetting.table_columns import headers_on_end, table_columns

TWIPS = 20  # to the point
CELL_PADDING_TOP = 2.5
CELL_PADDING_SIDE = 6.0
SIGN_PADDING_SIDE = 2.5
CELL_PADDING_BOTTOM = 3.5
LEADING_ON_END = 1.1  # em, of lines that stand side by side in a narrow column
LIST_INDENT = 18.0  # room for the number of a list item
GUTTER = 24.0  # between columns of text

_LETTER, _LETTER_IN_TEXT = 0.62, 0.54  # em, of a bold letter: in a word that is to fit, and on average
_TALLEST = 260.0  # points, of a header on end
_MOST_COLUMNS_IN_PORTRAIT = 5
_ROUNDING = 0.05


class Sheet(NamedTuple):
    """A page with its margins, turned as it lies on the desk; text runs in so many `columns`.

    `goes_on` is for a section that begins below the one before it, on the same page.
    """

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    columns: int = 1
    goes_on: bool = False

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height

    @property
    def turned(self) -> "Sheet":
        return self._replace(width=self.height, height=self.width)

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom

    @property
    def column_width(self) -> float:
        return (self.text_width - GUTTER * (self.columns - 1)) / self.columns

    def is_like(self, other: "Sheet") -> bool:
        """Whether both are of one size."""
        return self[:6] == other[:6]


class Fitted(NamedTuple):
    """A chart at its final size, and the sheet that it stands on."""

    drawing: Drawing
    sheet: Sheet


def sheet_for(document: content.Document, theme: Theme) -> Sheet:
    """The theme's page, turned where a table has too many columns of words for it upright."""
    page = theme.page
    tables = [block for block in document.blocks if isinstance(block, content.Table)]
    columns = max((sum(not column.signs for column in table.columns) for table in tables), default=0)
    across, down = page.width, page.height
    if columns > _MOST_COLUMNS_IN_PORTRAIT:
        across, down = down, across
    return Sheet(across, down, page.margin_top, page.margin_right, page.margin_bottom, page.margin_left)


def table_widths(table: content.Table, size: float, width: float) -> list[float]:
    """The widths of a table's columns in points, its text being `size` large."""

    return table_columns(table, _measure(size), [side_padding(column) for column in table.columns], width)


def has_headers_on_end(table: content.Table, size: float, width: float) -> bool:
    """Whether headers over signs stand on end, as words of them are wider than their columns."""
    return headers_on_end(table, _measure(size), [side_padding(column) for column in table.columns], width)


def header_reach(table: content.Table, size: float, widths: Sequence[float]) -> float:
    """How high the headers over signs stand on end, 0 where none does; `widths` are those of the columns."""
    if not has_headers_on_end(table, size, sum(widths)):
        return 0.0
    pairs = zip(table.columns, widths, strict=True)
    return min(_TALLEST, max(_reach(column.header, size, width) for column, width in pairs if column.signs))


def _reach(header: str, size: float, width: float) -> float:
    """In as many lines as there is room for side by side; these are not equally long."""
    measure, lines = _measure(size, _LETTER_IN_TEXT), max(1, int(width / (LEADING_ON_END * size)))
    words = header.split(" ")
    spread = measure(max(words, key=len)) / 2 if lines > 1 and len(words) > 1 else 0.0
    return measure(header) / lines + spread + size


def _measure(size: float, letter: float = _LETTER) -> Callable[[str], float]:
    def measure(text: str) -> float:
        han = (len(text.encode()) - len(text)) / 2  # about
        return size * (letter * len(text) + (1 - letter) * han)

    return measure


def side_padding(column: content.Column) -> float:
    """The room to the left and to the right of what stands in a column."""
    return SIGN_PADDING_SIDE if column.signs else CELL_PADDING_SIDE


def header_text(column: content.Column, width: float, size: float) -> str:
    """The header of a column that is so wide; names of Han over signs in lines that end where their words do."""
    header = column.header
    most = int((width - 2 * SIGN_PADDING_SIDE) / size + _ROUNDING)
    if not (column.signs and len(header) > most > 0 and all(map(is_han, header))):
        return header
    lines, start, end = [], 0, 0
    for place in (*word_places(header, most), len(header)):
        if place - start > most and end > start:
            lines.append(header[start:end])
            start = end
        end = place
    return "\n".join((*lines, header[start:]))


def twips(points: float) -> int:
    return round(points * TWIPS)


def column_widths(shares: Sequence[float], width: float) -> list[int]:
    """Whole twips in proportion to `shares` that add up to `width` exactly."""
    edges = [0.0]
    for share in shares:
        edges.append(edges[-1] + share)
    marks = [round(edge / edges[-1] * twips(width)) for edge in edges]
    return [right - left for left, right in pairwise(marks)]
