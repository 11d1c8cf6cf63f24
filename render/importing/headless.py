"""What a table says by how it is laid out, where no row of it is a header."""

from render.importing import outline
from render.importing.coverage import Coverage
from render.importing.headed_columns import headed_columns
from render.importing.rows import Rows
from render.importing.tables import Table
from render.importing.titles import title_above


def drawn(table: Table, coverage: Coverage) -> tuple[list[Rows], str]:
    """What a table without header draws: a tree in its cells, or posts below headings, with the title above these."""
    if tree := outline.drawn_in_cells(table):
        return [outline.read_outline(table.file, tree, table.lines, coverage)], ""
    top, headings = headed_columns(table)
    if not headings:
        return [], ""
    title = _title_above(table, top, coverage)
    return [outline.read_outline(table.file, *column[:2], coverage, column[2]) for column in headings], title


def _title_above(table: Table, top: int, coverage: Coverage) -> str:
    """The title above headings in the row `top`; what else stands there is told to the coverage."""
    above = table._replace(rows=table.rows[:top], continued={(row, at) for row, at in table.continued if row < top})
    title, title_row = title_above(table, top)
    coverage.begin(above)
    for row in set(range(top)) - {title_row}:
        coverage.skip_row(above, row, "above the header")
    return title
