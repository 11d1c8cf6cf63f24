"""Tables of signs whose rows are grouped: the name of a group goes across, over its rows.

In a column of its own, a long name would make its first row high, and the signs in it heavy.
"""

from collections.abc import Mapping
from typing import NamedTuple

from render.content import Bilingual, Cell, Table

_COLUMNS = 2  # in front of the signs: the group and the member


class Banded(NamedTuple):
    """A table without the column of its groups, and what goes across before rows, by their numbers."""

    table: Table
    bands: Mapping[int, Cell]


def banded(table: Table) -> Banded:
    """The table with bands, where signs stand behind a group and a member; else as it is."""
    before = next((number for number, column in enumerate(table.columns) if column.signs), 0)
    if not table.signs or before != _COLUMNS:
        return Banded(table, {})
    group, member, *signs = table.columns
    column = member._replace(header=_beside(group.header, member.header), share=group.share + member.share)
    bands = {number: row[0] for number, row in enumerate(table.rows) if row[0]}
    return Banded(table._replace(columns=(column, *signs), rows=tuple(row[1:] for row in table.rows)), bands)


def _beside(one: str, other: str) -> str:
    if isinstance(one, Bilingual) and isinstance(other, Bilingual):
        return Bilingual(_beside(one.first, other.first), _beside(one.second, other.second), one.language)
    return f"{one} / {other}"
