"""A guess at where Word will break the pages.

Word has no way to say "repeat this name at the top of the next page", and a merged cell is blank after a
page break. So the writer breaks up a tall merged cell itself, where it expects the page to end, and holds the
rows of each part together. The guess leans to the tall side: that costs white space, the other would cost the name.
"""

from math import ceil
from typing import NamedTuple

from render import content
from render.themes import Theme
from render.writers.word_sheet import (
    CELL_PADDING_BOTTOM,
    CELL_PADDING_TOP,
    LIST_INDENT,
    Sheet,
    side_padding,
    table_widths,
)

_CELL_PADDING = CELL_PADDING_TOP + CELL_PADDING_BOTTOM + 0.5  # with the rule below
_SAFE = 0.98  # of the page is counted on
_LOOSE = 1.04  # what gaps between Han and Latin, and lines that break early, add to a text's width
_SMALL = 0.5  # of a page: a part of a table up to here moves to the next page as a whole
_WHOLE = 2 / 3  # of a page: a table of signs up to here is not parted
_WORTH_STARTING = 0.25  # of a page: with less room left, a tall part starts on the next page


class Plan(NamedTuple):
    """`parts[n]` holds the row numbers at which a part of the n-th table begins; a part stays on one page."""

    parts: tuple[frozenset[int], ...]
    pages: int


def plan(document: content.Document, theme: Theme, sheet: Sheet) -> Plan:
    """Where the tables are to be parted, and how many pages there are."""
    flow = _Flow(sheet.text_height * _SAFE)
    title = content.Heading(document.title, level=1, id="")
    for opening in (content.Paragraph(document.organisation), title, content.Facts(document.control)):
        flow.place(_height(opening, theme, sheet))
    parts: list[frozenset[int]] = []
    for block in document.blocks:
        if isinstance(block, content.Table):
            parts.append(_place_table(block, theme, sheet, flow))
        else:
            flow.place(_height(block, theme, sheet))
    return Plan(tuple(parts), flow.pages)


def lines(text: str, size: float, width: float) -> int:
    """How many lines `text` takes, rather too many than too few: a Han character is 1 em wide, a Latin one 0.5."""
    return sum(max(1, ceil(_ems(line) * size / width)) for line in text.split("\n"))


def _ems(text: str) -> float:
    # A Han character has 3 bytes in UTF-8, a Latin letter 1; counting bytes is much faster than looking at each.
    return _LOOSE * (0.5 * len(text) + 0.25 * (len(text.encode()) - len(text)))


def _height(block: content.Block, theme: Theme, sheet: Sheet) -> float:
    sizes = theme.type
    match block:
        case content.Heading(text=text):
            return lines(text, sizes.chapter, sheet.text_width) * sizes.chapter + 2 * sizes.leading
        case content.Paragraph(text=text):
            return (lines(text, sizes.body, sheet.text_width) + 0.5) * sizes.leading
        case content.Facts(pairs=pairs):
            return ceil(len(pairs) / 2) * (sizes.table_leading + _CELL_PADDING)
        case content.NumberedList(items=items):
            return sum(lines(item, sizes.body, sheet.text_width - LIST_INDENT) for item in items) * sizes.leading
        case _:
            return sheet.text_height / 2


class _Flow:
    """Pages being filled from the top. `repeated` is what a table's header takes on each of them."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.pages = 1
        self.repeated = 0.0
        self._used = 0.0

    @property
    def room(self) -> float:
        return self.height - self._used

    def turn(self) -> None:
        self.pages += 1
        self._used = self.repeated

    def place(self, height: float) -> None:
        if height > self.room and self._used > self.repeated:
            self.turn()
        self._used += height


def _place_table(table: content.Table, theme: Theme, sheet: Sheet, flow: _Flow) -> frozenset[int]:
    header, *heights = _row_heights(table, theme, sheet)
    flow.place(header + 2 * theme.type.leading)  # with the caption
    flow.repeated = header
    if _is_kept_whole(table, sum(heights), flow):
        flow.place(sum(heights))
        starts = {0}
    else:
        starts = {first + row for first, end in _merged_groups(table) for row in _place_rows(heights[first:end], flow)}
    flow.repeated = 0.0
    return frozenset(starts)


def _place_rows(heights: list[float], flow: _Flow) -> list[int]:
    """Places rows that belong together; returns at which of them a part begins."""
    total = sum(heights)
    if total <= flow.room or total <= flow.height * _SMALL:
        flow.place(total)
        return [0]
    if flow.room < flow.height * _WORTH_STARTING:
        flow.turn()
    starts = [0]
    for row, height in enumerate(heights):
        if height > flow.room and row > starts[-1]:
            flow.turn()
            starts.append(row)
        flow.place(height)
    return starts


def _is_kept_whole(table: content.Table, height: float, flow: _Flow) -> bool:
    """Signs are compared with each other, so no page break parts a table of them unless it is tall."""
    return height <= flow.height * _WHOLE and any(column.signs for column in table.columns)


def _merged_groups(table: content.Table) -> list[tuple[int, int]]:
    """The ranges of rows that merged cells tie together; a row without any is a range of its own."""
    groups = []
    first = end = 0
    for number, row in enumerate(table.rows):
        end = max(end, number + max((cell.rows for cell in row if cell is not None), default=1))
        if end == number + 1:
            groups.append((first, end))
            first = end
    return groups


def _row_heights(table: content.Table, theme: Theme, sheet: Sheet) -> list[float]:
    """The header's height and those of the rows."""
    size, leading = theme.type.table, theme.type.table_leading
    wholes = table_widths(table, size, sheet.text_width)
    widths = [whole - 2 * side_padding(column) for whole, column in zip(wholes, table.columns, strict=True)]
    headers = tuple(content.Cell(column.header) for column in table.columns)

    def cell_lines(cell: content.Cell | None, width: float) -> int:
        if cell is None or cell.rows > 1:
            return 1
        if cell.items:
            return sum(lines(item, size, width - LIST_INDENT) for item in cell.items)
        return lines(cell.text, size, width)

    return [
        max(cell_lines(cell, width) for cell, width in zip(row, widths, strict=True)) * leading + _CELL_PADDING
        for row in (headers, *table.rows)
    ]
