"""Tables that stand beside each other in one, as where a long list is printed in two columns."""

from itertools import pairwise

from render.importing.headers import meaning
from render.importing.kinds import is_unit
from render.importing.tables import Table

_DEEPEST_HEADER = 25
_LEAST = 2  # columns of each that are known


def parted(table: Table) -> list[Table]:
    """Those tables where the words of a header come again to the right; else the table itself."""
    for number, row in enumerate(table.rows[:_DEEPEST_HEADER]):
        labels = ["" if (number, at) in table.continued else text.strip() for at, text in enumerate(row)]
        first = next(filter(None, labels), "")
        starts = [at for at, label in enumerate(labels) if first and label == first]
        blocks = [_without_blanks(labels[start:end]) for start, end in pairwise([*starts, len(labels)])]
        if len(blocks) > 1 and blocks.count(blocks[0]) == len(blocks) and _is_known(blocks[0]):
            places = pairwise([0, *starts[1:], len(labels)])
            return [_captioned(_part(table, start, end), number) for start, end in places]
    return [table]


def _without_blanks(labels: list[str]) -> list[str]:
    while labels and not labels[-1]:
        labels = labels[:-1]
    return labels


def _is_known(labels: list[str]) -> bool:
    return sum(meaning(label) is not None for label in labels) >= _LEAST


def _captioned(part: Table, header: int) -> Table:
    """A part with the unit right above its header as caption, if there is one."""
    above = {text.strip() for text in part.rows[header - 1] if text.strip()} if header else set()
    return part._replace(caption=above.pop()) if len(above) == 1 and is_unit(min(above)) else part


def _part(table: Table, start: int, end: int) -> Table:
    rows = [row[start:end] for row in table.rows]
    continued = {(row, at - start) for row, at in table.continued if start <= at < end}
    return table._replace(rows=rows, continued=continued, first_column=table.first_column + start)
