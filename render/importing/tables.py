"""A table as every source gives it: rows of text, with merged cells already filled."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from render.importing.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from render.importing.notes import refusal

Place = tuple[int, int]


class Table(NamedTuple):
    """`rows` are equally long. `lines` tells the number of each row in its source, from 1.

    `continued` holds the cells (row and column from 0) that were blank because a merged cell goes on there;
    `rows` has the merged cell's text in them. `caption` is the heading above, or the sheet's name; `first_column`
    the number of the first column in the source, from 1; `title` is what the whole document begins with.
    """

    file: str
    rows: list[list[str]]
    lines: Sequence[int]
    continued: AbstractSet[Place] = frozenset()
    caption: str = ""
    first_column: int = 1
    title: str = ""

    def nearly_blank(self) -> list[int]:
        """The rows with at most one filled cell. That two columns have no blank, as in most tables, is seen quickly."""
        columns = range(len(self.rows[0]) if self.rows else 0)
        full = (at for at in columns if "" not in map(itemgetter(at), self.rows))
        if len(list(islice(full, 2))) == 2:
            return []
        return [at for at, row in enumerate(self.rows) if len(row) - row.count("") < 2]

    def distinct(self, column: int, top: int) -> set[str]:
        """What stands in a column from the row `top` down, each text once, without what is blank."""
        return set(map(str.strip, set(map(itemgetter(column), self.rows[top:])))) - {""}


class Body(NamedTuple):
    """The rows of a table that are data: their positions in it, and what stands in each of its columns there."""

    table: Table
    numbers: list[int]
    columns: list[tuple[str, ...]]

    def place(self, index: int, position: int = 0) -> tuple[str, int, int]:
        """Where a cell stands in the source, for notes: its file, row and column."""
        return self.table.file, self.table.lines[self.numbers[index]], position + self.table.first_column


def body(table: Table, numbers: list[int]) -> Body:
    rows = [table.rows[number] for number in numbers]
    return Body(table, numbers, list(zip(*rows, strict=True)) or [()] * len(table.rows[0]))


def rectangular(rows: list[list[str]], file: str) -> list[list[str]]:
    """`rows` filled up with blanks to the width of the longest. Raises `SpecError` if that is too much."""
    width = max(map(len, rows), default=0)
    check_size(len(rows), width, file)
    for row in rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))
    return rows


def check_size(height: int, width: int, file: str) -> None:
    if height > MAX_ROWS or width > MAX_COLUMNS or height * width > MAX_CELLS:
        message = f"This table is too large: {height:,} rows and {width:,} columns."
        hint = (
            f"At most {MAX_ROWS:,} rows, {MAX_COLUMNS} columns and {MAX_CELLS:,} cells are read; delete what is empty."
        )
        raise refusal(file, "table-too-large", message, hint)


def fill_merged(rows: list[list[str]], areas: Iterable[tuple[Place, Place]]) -> set[Place]:
    """Writes the text of each merged area (first and last cell) into all of its cells; returns the others' places."""
    continued: set[Place] = set()
    for (top, left), (bottom, right) in areas:
        if not (top < len(rows) and left < len(rows[0])):
            continue
        text = rows[top][left]
        for row in range(top, min(bottom + 1, len(rows))):
            for column in range(left, min(right + 1, len(rows[0]))):
                if (row, column) != (top, left) and (row, column) not in continued:
                    rows[row][column] = text
                    continued.add((row, column))
    return continued


class Grid:
    """A table laid out from cells that span rows and columns, as in HTML and Word."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.rows: list[list[str]] = []
        self.continued: set[Place] = set()
        self._hanging: dict[int, tuple[int, str]] = {}
        self._cells = 0

    def add_row(self, cells: Iterable[tuple[str, int, int]]) -> None:
        """Each cell is its text, how many columns it spans and how many rows, itself included."""
        row: list[str] = []
        hanging: dict[int, tuple[int, str]] = {}
        for text, across, down in cells:
            self._hang(row, hanging)
            across, down = max(1, min(across, MAX_COLUMNS)), max(1, min(down, MAX_ROWS))
            for step in range(across):
                column = len(row)
                if step:
                    self.continued.add((len(self.rows), column))
                if down > 1:
                    hanging[column] = (down - 1, text)
                row.append(text)
            check_size(len(self.rows), len(row), self.file)
        self._hang(row, hanging)
        self._cells += len(row)
        check_size(self._cells // 64, 64, self.file)
        self._hanging = hanging
        self.rows.append(row)

    def _hang(self, row: list[str], hanging: dict[int, tuple[int, str]]) -> None:
        """What hangs down from the rows above into the next columns of `row`."""
        while len(row) in self._hanging:
            column = len(row)
            left, text = self._hanging.pop(column)
            self.continued.add((len(self.rows), column))
            if left > 1:
                hanging[column] = (left - 1, text)
            row.append(text)
