"""Tables that stand on their side, with what is mostly above columns to the left of rows."""

from render.importing.headers import Field, meaning
from render.importing.tables import Table

_FEWEST = 2  # columns of data, and rows with a heading
_WIDEST = 60
_OF_WHOM = {Field.UNIT, Field.TITLE, Field.NAME}


def upright(table: Table) -> Table:
    """The table the right way up, if the first column has headings only, and the first row but one; else as it is.

    Its rows are the columns of the source from then on.
    """
    if not table.rows or not _FEWEST < len(table.rows[0]) <= _WIDEST or len(table.rows) < _FEWEST or table.continued:
        return table
    headings = [row[0].strip() for row in table.rows if any(row)]
    beside = [text.strip() for text in table.rows[0][1:]]
    if meaning(headings[0]) not in _OF_WHOM or any(map(meaning, beside)) or not all(map(meaning, headings)):
        return table
    rows = [list(column) for column in zip(*table.rows, strict=True)]
    return table._replace(file=f"{table.file} (turned)", rows=rows, lines=range(1, len(rows) + 1), first_column=1)
