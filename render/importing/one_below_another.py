"""Tables that stand below each other in one sheet, each with a header of its own."""

from itertools import pairwise

from render.importing.cleaning import one_line
from render.importing.header_rows import find_header, is_header, known_in
from render.importing.tables import Table

_LEAST = 3  # cells of a header that are known


def parts_of(table: Table) -> list[Table]:
    """The tables that begin where, below a row with at most one filled cell, a header in other words comes."""
    tops = [at + 1 for at in table.nearly_blank() if at + 1 < len(table.rows) and _is_header(table, at + 1)]
    if not any(top > 1 for top in tops) or (header := find_header(table)) is None:
        return [table]
    same = table.rows[header.top]
    tops = sorted({header.top, *(top for top in tops if table.rows[top] != same)})
    starts = [0, *(top - 1 for top in tops[1:]), len(table.rows)]
    return [_part(table, start, end) for start, end in pairwise(starts)] if len(tops) > 1 else [table]


def _is_header(table: Table, row: int) -> bool:
    labels = [text.strip() for text in table.rows[row]]
    least = min(_LEAST, len(labels))
    return sum(map(bool, labels)) >= least and is_header(labels) and len(known_in(labels)) >= least


def _part(table: Table, start: int, end: int) -> Table:
    """The rows from `start`, of which the first may be the caption; the title above all is that of the first."""
    rows = [list(row) for row in table.rows[start:end]]
    caption = table.caption
    if start:
        caption = one_line(next(filter(None, map(str.strip, rows[0])), "")) or caption
    continued = {(row - start, column) for row, column in table.continued if start <= row < end}
    return table._replace(rows=rows, lines=table.lines[start:end], continued=continued, caption=caption)
