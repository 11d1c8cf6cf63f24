"""What became of every cell of the source: used, or listed as not, with the reason."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from render.importing.tables import Table


class Unused(NamedTuple):
    """A cell that holds text which is not in the spec. `row` and `column` count from 1, as in the source.

    `heading` is what stands above the column.
    """

    file: str
    row: int
    column: int
    text: str
    why: str
    heading: str = ""


class _Skipped:
    """Positions from 0 in the table's rows, with the reasons."""

    def __init__(self, table: Table, whole: str = "") -> None:
        self.table = table
        self.whole = whole
        self.rows: dict[int, str] = {}
        self.columns: dict[int, str] = {}
        self.labels: Sequence[str] = ()
        self.top = 0
        self.cells: dict[tuple[int, int], str] = {}


class Coverage:
    """Told of what is skipped while importing; afterwards tells what was used and what was not."""

    def __init__(self) -> None:
        self._skipped: dict[int, _Skipped] = {}

    def begin(self, table: Table) -> None:
        """Cells of `table` count as used from now on, unless they are skipped."""
        self._skipped.setdefault(id(table), _Skipped(table))

    def withdrawn(self, table: Table) -> tuple[Unused, ...]:
        """What is not used of a table that is in no source: it was made of others, which are to be told of instead."""
        return tuple(_unused(self._skipped.pop(id(table))))

    def skip_table(self, table: Table, why: str) -> None:
        self._skipped[id(table)] = _Skipped(table, why)

    def skip_row(self, table: Table, row: int, why: str) -> None:
        self._skipped[id(table)].rows.setdefault(row, why)

    def use_row(self, table: Table, row: int) -> None:
        """A row that was skipped is used after all."""
        self._skipped[id(table)].rows.pop(row, None)

    def skip_columns(self, table: Table, whys: dict[int, str], top: int, labels: Sequence[str]) -> None:
        """Columns that are not used from the row `top` down, and why; `labels` are their headings, if they have any."""
        skipped = self._skipped[id(table)]
        skipped.columns |= whys
        skipped.top, skipped.labels = top, labels

    def skip_cell(self, table: Table, row: int, column: int, why: str) -> None:
        self._skipped[id(table)].cells.setdefault((row, column), why)

    def first_full_row(self) -> list[str]:
        """The texts of the first row of several cells, such as a header in words that are not known."""
        rows = (row for skipped in self._skipped.values() for row in skipped.table.rows)
        filled = ([text.strip() for text in row if text.strip()] for row in rows)
        return next((texts for texts in filled if len(texts) > 1), [])

    @property
    def cells(self) -> int:
        """How many cells of the source hold text; a merged cell is one."""
        return sum(map(_filled, (skipped.table for skipped in self._skipped.values())))

    @property
    def used(self) -> int:
        return self.cells - len(self.unused)

    @property
    def unused(self) -> tuple[Unused, ...]:
        """Every cell with text that is not in the spec, in the order of the source."""
        return tuple(cell for skipped in self._skipped.values() for cell in _unused(skipped))

    def report(self) -> str:
        """A few lines for people: how many cells were used, and which columns, rows and cells were not, and why."""
        unused = self.unused
        lines = [f"{self.cells - len(unused):,} of {self.cells:,} cells used"]
        for (file, why), cells in _grouped(unused).items():
            lines.append(f"  not used: {_places(cells)} of {file}: {why}")
        return "\n".join(lines)


def _filled(table: Table) -> int:
    columns = zip(*table.rows, strict=True)
    filled = sum(len(column) - column.count("") - sum(map(str.isspace, column)) for column in columns)
    return filled - sum(bool(table.rows[row][column].strip()) for row, column in table.continued)


def _unused(skipped: _Skipped) -> list[Unused]:
    table = skipped.table
    found: list[Unused] = []
    labels = skipped.labels
    for number, row in enumerate(table.rows):
        whole = skipped.whole or skipped.rows.get(number)
        if not whole and not skipped.columns and not skipped.cells:
            continue
        columns = skipped.columns if number >= skipped.top else {}
        for column, text in enumerate(row):
            why = whole or columns.get(column) or skipped.cells.get((number, column))
            if why and text and text.strip() and (number, column) not in table.continued:
                line, heading = table.lines[number], labels[column].strip() if labels else ""
                found.append(Unused(table.file, line, column + table.first_column, text.strip(), why, heading))
    return found


def _grouped(unused: tuple[Unused, ...]) -> dict[tuple[str, str], list[Unused]]:
    groups: dict[tuple[str, str], list[Unused]] = {}
    for cell in unused:
        groups.setdefault((cell.file, cell.why), []).append(cell)
    return groups


def _places(cells: list[Unused]) -> str:
    if len(cells) == 1:
        return f'row {cells[0].row}, column {cells[0].column} "{_cut(cells[0].text)}"'
    rows, columns = Counter(cell.row for cell in cells), Counter(cell.column for cell in cells)
    are_columns = len(columns) < len(rows) or any(cell.text == cell.heading for cell in cells)
    if not are_columns:
        return f"{len(cells):,} cells in {_named('row', list(rows))}"
    headed = {cell.column: f'{cell.column} "{_cut(cell.heading)}"' if cell.heading else cell.column for cell in cells}
    return f"{len(cells):,} cells in {_named('column', [headed[column] for column in sorted(columns)])}"


def _named(noun: str, which: Sequence[object]) -> str:
    named = ", ".join(map(str, which[:8]))
    return f"{noun}{'s' * (len(which) > 1)} {named}{', …' * (len(which) > 8)}"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 30 else line[:29] + "…"
