"""A guess at the room that words, tables and forms take in Word, rather too much than too little."""

from collections.abc import Iterator
from math import ceil

from render import content
from render.content import Bilingual
from render.themes import Theme
from render.writers.table_bands import banded
from render.writers.word_parts.sheet import (
    CELL_PADDING_BOTTOM,
    CELL_PADDING_TOP,
    LIST_INDENT,
    Sheet,
    header_reach,
    header_text,
    side_padding,
    table_widths,
)
from render.writers.word_parts.spaces import SPACES

CELL_PADDING = CELL_PADDING_TOP + CELL_PADDING_BOTTOM + 0.5  # with the rule below

_HALF_ANSWER, _WHOLE_ANSWER = 0.3, 0.8  # of the width: an answer in a form beside another, and alone
_LATIN, _BYTE = 0.46, 0.27  # em of a Latin letter, and of each byte that a character takes beside its first
_LOOSE = 1.02  # what gaps between Han and Latin add to a text's width
_RAGGED = 1.0  # em that lines which are followed by others leave free
_WIDEST = (_LATIN + 3 * _BYTE) * _LOOSE  # em of a character as counted here


def lines(text: str, size: float, width: float) -> int:
    """About how many lines `text` takes: a Han character is 1 em wide, a Latin one half as much."""
    if isinstance(text, Bilingual):
        return lines(text.first, size, width) + lines(text.second, size, width)
    if len(text) * _WIDEST * size <= width and "\n" not in text:
        return 1
    return sum(_broken(length(line, size), size, width) for line in text.split("\n"))


def _broken(length: float, size: float, width: float) -> int:
    return 1 if length <= width else ceil(length / max(size, width - _RAGGED * size))


def length(text: str, size: float) -> float:
    """What `text` takes on one line."""
    return _ems(text) * size


def _ems(text: str) -> float:
    # A Han character has 3 bytes in UTF-8, a Latin letter 1; counting bytes is much faster than looking at each.
    return _LOOSE * (_LATIN * len(text) + _BYTE * (len(text.encode()) - len(text)))


def form_heights(form: content.Form, width: float, size: float, leading: float) -> Iterator[float]:
    """Of the rows of a form."""
    for part in form.parts:
        yield leading + CELL_PADDING
        for entries in part.rows:
            room = width * (_HALF_ANSWER if len(entries) > 1 else _WHOLE_ANSWER)
            most = max(sum(lines(text, size, room) for text in entry.items or [entry.text]) for entry in entries)
            yield max(1, most) * leading + CELL_PADDING


def caption_height(table: content.Table, theme: Theme) -> float:
    return theme.type.leading + SPACES["Caption"].below if table.caption else 0.0


def row_heights(table: content.Table, theme: Theme, sheet: Sheet) -> list[float]:
    """The header's height and those of the rows, with what goes across above them."""
    table, bands = banded(table)
    size, leading = theme.type.table, theme.type.table_leading
    wholes = table_widths(table, size, sheet.text_width)
    widths = [whole - 2 * side_padding(column) for whole, column in zip(wholes, table.columns, strict=True)]
    reach = header_reach(table, size, wholes)
    columns = zip(table.columns, wholes, strict=True)
    level = (
        lines(header_text(column, width, size), size, width - 2 * side_padding(column))
        for column, width in columns
        if not (reach and column.signs)
    )

    def cell_lines(cell: content.Cell | None, width: float) -> int:
        if cell is None or cell.rows > 1:
            return 1
        if cell.items:
            return sum(lines(item, size, width - LIST_INDENT) for item in cell.items)
        return lines(cell.text, size, width)

    rows = [max(map(cell_lines, row, widths)) * leading + CELL_PADDING for row in table.rows]
    for number, band in bands.items():
        rows[number] += lines(band.text, size, sheet.text_width) * leading + CELL_PADDING
    return [max(reach, max(level, default=0) * leading + CELL_PADDING), *rows]
