"""The rows of columns that are headed by posts, as if each post and holder stood in a row of its own."""

from collections.abc import Iterator

from render.importing import said
from render.importing.columns import clean_column
from render.importing.coverage import Coverage
from render.importing.header_rows import Header
from render.importing.headers import Field
from render.importing.notes import Notes
from render.importing.posts_in_headers import post_in
from render.importing.rows import Rows
from render.importing.tables import Table, body


def rows_of_posts(table: Table, header: Header, rows: Rows, notes: Notes, coverage: Coverage) -> Iterator[Rows]:
    """For each such column of the `header` its rows, where it says something; `rows` are those of the others."""
    if not header.posts:
        return
    data = body(table, rows.numbers)
    counted = [at for at in header.posts if _is_count(table, rows.numbers, at)]
    names_all = not (counted or Field.TITLE in rows.columns)  # else who is named is a head of those who are not
    for at in header.posts:
        title, is_count = post_in(header.labels[at]), at in counted
        holds = Field.HEADCOUNT if is_count else Field.NAME
        texts = clean_column(data, at, holds, notes, coverage)
        empty = {index for index, text in enumerate(data.columns[at]) if said.vacant(text.strip())}
        told: dict[tuple[tuple[str, ...], str], int] = {}
        for index, text in enumerate(texts):
            if (text or index in empty) and told.setdefault((rows.paths[index], text), index) != index:
                coverage.skip_cell(table, rows.numbers[index], at, "the same post and person again")
        kept = sorted(told.values())
        columns = {Field.TITLE: [title] * len(kept), holds: [texts[index] for index in kept]}
        vacant = frozenset(place for place, index in enumerate(kept) if index in empty)
        numbers, paths = [rows.numbers[index] for index in kept], [rows.paths[index] for index in kept]
        yield Rows(table, numbers, columns, paths, {holds: at}, rows.units_at, vacant=vacant, names_all=names_all)


def _is_count(table: Table, numbers: list[int], at: int) -> bool:
    return all(table.rows[number][at].strip().isdecimal() for number in numbers if table.rows[number][at].strip())
