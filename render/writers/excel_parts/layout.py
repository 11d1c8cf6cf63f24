"""How a table lies on a sheet of Excel: the widths of columns, the heights of rows, the ends of pages. In points."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from math import ceil
from typing import NamedTuple

from render.content import Cell, Column, Table
from render.han import is_han
from render.themes import Theme
from render.typesetting.fonts import Family
from render.typesetting.table_columns import longest_word, table_columns
from render.writers.excel_parts.ruler import PADDING_X, Ruler

MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM = 36.0, 60.0, 50.0

_PADDING_OF_SIGNS = 2.5
_HAN_TO_THE_LINE = 3  # of a header over signs
_TOO_LITTLE = 0.7  # em beside a line of a header: enough for the padding, not for one character more
_OTHER_FONT = 1.08  # bold letters of other fonts may be so much wider
_LEAST_SIGN = 2.6  # em
_AMPLE_SIGN = 5.5  # more would tear the signs of a row too far apart
_WIDEST_SIGN = 8.0
_LEAST_WORDS = 11.0  # em for a column of words
_LEAST_FIGURE = 5.0
_MOST_COLUMNS_UPRIGHT = 6
_SMALLEST_PRINT = 7.0  # points; smaller than that, a table goes on beside itself on another page
_SAFE = 0.96  # of a page is counted on
_WORTH_STARTING = 0.3  # of a page: with less room left, a tall group starts on the next one
_SMALL = 0.5  # of a page: a group up to here is not parted


class Grid(NamedTuple):
    """The columns of a sheet and the paper it is printed on; `across` is how many pages lie side by side."""

    widths: tuple[float, ...]
    is_landscape: bool
    across: int
    page_height: float  # that rows find on a page, as large as they are on the screen


class Row(NamedTuple):
    """A row of a sheet: for each column the cell, one that spans rows in every one of them, and what it says there."""

    cells: tuple[Cell, ...]
    texts: tuple[str, ...]
    height: float


def grid(table: Table, theme: Theme, fonts: Family, language: str) -> Grid:
    """Columns as wide as their words need, on a page turned where that is more than it has upright."""
    size, page = theme.type.table, theme.page
    bold = Ruler(fonts, size, language, bold=True)
    needed = sum(_least(column, bold) for column in table.columns)
    upright, across = page.width - 2 * MARGIN_SIDE, page.height - 2 * MARGIN_SIDE
    is_landscape = needed > upright or sum(not column.signs for column in table.columns) > _MOST_COLUMNS_UPRIGHT
    paper_width, paper_height = (across, page.width) if is_landscape else (upright, page.height)
    total = max(paper_width, needed)
    widths = _widths(table, bold, total)
    pages = max(1, ceil(_SMALLEST_PRINT / size * total / paper_width))
    scale = min(1.0, pages * paper_width / total)
    height = (paper_height - MARGIN_TOP - MARGIN_BOTTOM) * _SAFE / scale
    return Grid(tuple(widths), is_landscape, pages, height)


def _widths(table: Table, bold: Ruler, total: float) -> list[float]:
    """Signs get what their headers need, or ample room where there is enough; words what they take of the rest."""
    columns = table.columns
    if not any(column.signs for column in columns):
        return table_columns(table, bold.width, [PADDING_X] * len(columns), total)
    words = [number for number, column in enumerate(columns) if not column.signs]
    signs = {number: _least(column, bold) for number, column in enumerate(columns) if column.signs}
    ample = {number: _ample(columns[number].header, least, bold) for number, least in signs.items()}
    taken = sum(max(_least(columns[number], bold), _longest(table, number, bold)) for number in words)
    if sum(ample.values()) + taken <= total:
        signs = ample
    rows = tuple(tuple(row[number] for number in words) for row in table.rows)
    rest = Table(table.caption, tuple(columns[number] for number in words), rows)
    room = min(total - sum(signs.values()), taken)
    widths = {**signs, **dict(zip(words, table_columns(rest, bold.width, [PADDING_X] * len(words), room), strict=True))}
    return [widths[number] for number in range(len(columns))]


def _longest(table: Table, number: int, bold: Ruler) -> float:
    """What a column takes for each of its texts to stand on one line."""
    texts = (cell.text for row in table.rows if (cell := row[number]))
    return max(map(bold.width, (table.columns[number].header, *texts))) * _OTHER_FONT + 2 * PADDING_X


def _ample(header: str, least: float, bold: Ruler) -> float:
    """For a column of signs: its header on one line, where that is not too much."""
    line = bold.width(header) * _OTHER_FONT + 2 * _PADDING_OF_SIGNS
    return max(least, _AMPLE_SIGN * bold.size, line if line <= _WIDEST_SIGN * bold.size else 0.0)


def _least(column: Column, bold: Ruler) -> float:
    if not column.signs:
        return (_LEAST_FIGURE if column.figures else _LEAST_WORDS) * bold.size
    return _sign_width(column.header, bold)


def _sign_width(header: str, bold: Ruler) -> float:
    """So wide that a Han header has even lines: 运营 / 经理, not 运营经 / 理."""
    if len(header) > 1 and all(map(is_han, header)):
        lines = ceil(len(header) / _HAN_TO_THE_LINE)
        return (ceil(len(header) / lines) + _TOO_LITTLE) * bold.size
    word = max(longest_word(header, bold.width) * _OTHER_FONT, _LEAST_SIGN * bold.size)
    return min(word, _WIDEST_SIGN * bold.size) + 2 * _PADDING_OF_SIGNS


def padding(column: Column) -> float:
    """The room to the left and to the right of what stands in a column."""
    return _PADDING_OF_SIGNS if column.signs else PADDING_X


def rows(table: Table, widths: Sequence[float], ruler: Ruler) -> Iterator[Row]:
    """The rows of the sheet: one for each of the table, more where that would be taller than Excel makes a row."""
    most_lines = ruler.most_lines
    heights = [ruler.height(lines) for lines in range(most_lines + 1)]
    whole = list(table.whole_rows())
    said, counted = [], []  # column by column, which takes a quarter less time than row by row
    for column, width, cells in zip(table.columns, widths, zip(*whole, strict=True), strict=bool(whole)):
        said.append([_said(cell) if cell.items else cell.text for cell in cells])
        counted.append(_lines(cells, said[-1], width, padding(column), ruler))
    for row, texts, counts in zip(whole, zip(*said, strict=True), zip(*counted, strict=True), strict=True):
        lines = max(counts)
        if lines <= most_lines:
            yield Row(row, texts, heights[lines])
        else:
            yield from _parted(row, widths, ruler)


def _lines(cells: Sequence[Cell], texts: Sequence[str], width: float, side: float, ruler: Ruler) -> list[int]:
    """How many lines each cell of a column takes in its row; one that is merged has room in all of its rows."""
    fit = ruler.fit(width, side)
    return [
        1
        if (len(text) <= fit and "\n" not in text) or (cell.rows > 1 and not cell.items)
        else ruler.lines(text, width, side)
        for cell, text in zip(cells, texts, strict=True)
    ]


def _said(cell: Cell) -> str:
    return _numbered(len(cell.items)) % cell.items


@cache  # most cells have as many items as others have
def _numbered(count: int) -> str:
    return "\n".join([f"{number}. %s" for number in range(1, count + 1)])


def _parted(cells: tuple[Cell, ...], widths: Sequence[float], ruler: Ruler) -> Iterator[Row]:
    """A row in as many as it takes; a cell that fits into one of them stands in all."""
    portions = [
        list(ruler.portions(_said(cell) if cell.items else cell.text, width))
        for cell, width in zip(cells, widths, strict=True)
    ]
    for number in range(max(map(len, portions))):
        said = [of_cell[0] if len(of_cell) == 1 else (*of_cell, *[("", 1)] * number)[number] for of_cell in portions]
        yield Row(cells, tuple(text for text, _ in said), ruler.height(max(lines for _, lines in said)))


def page_ends(lying: Sequence[Row], first: float, page: float) -> set[int]:
    """The numbers of the rows that begin a page; `first` is the room on the first one, `page` that on all others.

    Rows that share the cell of the first column stay together, or are parted where they take much of a page.
    """
    starts: set[int] = set()
    room, number = first, 0
    for _, group in groupby(lying, key=lambda row: id(row.cells[0])):
        heights = [row.height for row in group]
        tall = sum(heights)
        if tall > room and number and (tall <= _SMALL * page or room < _WORTH_STARTING * page):
            starts.add(number)
            room = page
        for height in heights:
            if height > room and number:
                starts.add(number)
                room = page
            room -= height
            number += 1
    return starts


def merged_columns(lying: Sequence[Row]) -> set[int]:
    """The columns in which a cell stands in several rows and says the same in them."""
    return {
        column
        for above, row in pairwise(lying)
        for column, cell in enumerate(row.cells)
        if cell is above.cells[column] and not cell.items
    }


def spans(lying: Sequence[Row], column: int, starts: set[int]) -> Iterator[tuple[int, int]]:
    """The first and the last row of each piece that the cells of a column make, parted where a page begins."""
    first = 0
    for number in range(1, len(lying) + 1):
        ends = number == len(lying) or number in starts
        if ends or lying[number].cells[column] is not lying[number - 1].cells[column]:
            yield first, number - 1
            first = number
