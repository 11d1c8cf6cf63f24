"""Tables whose headings are departments, with the posts and people of each in the columns beneath."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from render.importing.cleaning import one_line
from render.importing.kinds import is_unit
from render.importing.tables import Table

_DEEPEST_HEADING = 5
_LEAST = 2


class HeadedColumn(NamedTuple):
    """A department and what stands beneath as the lines of an outline; `first_column` is the first of its columns."""

    lines: list[str]
    numbers: list[int]
    first_column: int


def headed_columns(table: Table) -> tuple[int, list[HeadedColumn]]:
    """The row that heads the table, if it has departments only, and these; a heading may be merged over columns."""
    for top, row in enumerate(table.rows[:_DEEPEST_HEADING]):
        starts = [at for at, text in enumerate(row) if text.strip() and (top, at) not in table.continued]
        if len(starts) >= _LEAST:
            are_units = all(is_unit(one_line(row[at])) for at in starts)
            return top, list(_columns(table, top, starts)) if are_units and starts[0] == 0 else []
    return 0, []


def _columns(table: Table, top: int, starts: list[int]) -> Iterator[HeadedColumn]:
    for start, end in pairwise([*starts, len(table.rows[top])]):
        lines, numbers = [one_line(table.rows[top][start])], [table.lines[top]]
        for number in range(top + 1, len(table.rows)):
            cells = [
                one_line(table.rows[number][at]) for at in range(start, end) if (number, at) not in table.continued
            ]
            if any(cells):
                lines.append("  " + " ".join(filter(None, cells)))
                numbers.append(table.lines[number])
        yield HeadedColumn(lines, numbers, start + table.first_column)
