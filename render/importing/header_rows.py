"""Which row of a table is its header, and what each of its columns means."""

from collections.abc import Sequence
from typing import NamedTuple

from render.importing.headers import Field, meaning
from render.importing.posts_in_headers import columns_of_posts, named_in
from render.importing.settling import settle, titles_by_content
from render.importing.tables import Table

_DEEPEST_HEADER = 25
_SURE = {Field.UNIT, Field.TITLE}
"""What beside each other are surely in a header, whatever else there is."""
_WANTING = {None, Field.NAME, Field.PERSON_ID, Field.ID, Field.LABEL}
"""What a cell of a divided header may mean that says more together with the heading above it."""
_REPEATABLE = {Field.UNIT, Field.REMARK, Field.OTHER, Field.SERIAL, Field.LABEL}


class Header(NamedTuple):
    """`top` is the header's first row in the table, `row` its last; -1 where the columns had to be guessed.

    `labels` are the words above the columns, those of two rows together. `columns` holds the positions of the columns
    that mean a field; `unknown` those that mean nothing we know; `passed_over` those that mean the same as another one
    that was taken; `posts` those headed by a post, with people or numbers beneath.
    """

    row: int
    columns: dict[Field, list[int]]
    unknown: list[int]
    passed_over: list[int]
    top: int = -1
    labels: Sequence[str] = ()
    posts: Sequence[int] = ()


def find_header(table: Table) -> Header | None:
    """The header among the first rows: the one or two with the most cells that we know; `None` if there is none."""
    best: tuple[int, int, list[str]] | None = None
    for row in range(min(len(table.rows), _DEEPEST_HEADER)):
        for last in (row, row + 1):
            labels = _labels(table, row, last)
            if is_header(labels) and (best is None or len(known_in(labels)) > len(known_in(best[2]))):
                best = (row, last, labels)
    return _header(table, *best) if best else None


def is_header(labels: list[str]) -> bool:
    """Whether a row of these cells may be a header."""
    filled = {text for text in labels if text}
    known = known_in(labels)
    telling = {meaning(text) for text in known} - {Field.OTHER, Field.SERIAL, Field.REMARK, Field.STATUS}
    enough = len(known) * 2 >= len(filled) or len(telling) > 2 or telling >= _SURE
    return bool(telling) and enough and len(known) >= min(2, len(labels))


def known_in(labels: list[str]) -> set[str]:
    """Those that mean something in a header."""
    return {text for text in labels if meaning(text)} | named_in(labels)


def _labels(table: Table, top: int, last: int) -> list[str]:
    """What stands above each column in one row, or in two of which the lower divides what the upper heads."""
    upper = [text.strip() for text in table.rows[top]]
    if last == top:
        return upper
    if last >= len(table.rows) or len({text for text in upper if text}) < 2:
        return []
    lower = [text.strip() for text in table.rows[last]]
    labels = []
    heading, divided = "", 0
    for column, (above, below) in enumerate(zip(upper, lower, strict=True)):
        spanned = column > 0 and (not above or (top, column) in table.continued)
        heading = heading if spanned else above
        if not below or below == above:
            labels.append(above)
            continue
        joined = (f"{heading}{below}", f"{heading} {below}") if meaning(heading) else ()
        several = (*joined, below) if meaning(below) in _WANTING else (below, *joined)
        divides = next((text for text in several if meaning(text)), "")
        spans = spanned or _goes_on(table, upper, top, column + 1)
        if not (spans or meaning(below) == meaning(above)) or (above and meaning(above) and not divides):
            return []
        divided += bool(divides)
        labels.append(divides or below)
    return labels if divided > 1 else []


def _goes_on(table: Table, upper: list[str], top: int, column: int) -> bool:
    """Whether a heading goes on in the next column."""
    return column < len(upper) and (not upper[column] or (top, column) in table.continued)


def is_header_again(header: Header, table: Table, row: int) -> bool:
    """Whether a row repeats the header, as where tables of several pages were put together."""
    again = [text.strip() for text in table.rows[row]]
    return any(
        again == [text.strip() for text in table.rows[first]] for first in range(max(header.top, 0), header.row + 1)
    )


def _header(table: Table, top: int, row: int, labels: list[str]) -> Header:
    row = _last_row(table, row, labels)
    columns: dict[Field, list[int]] = {}
    unknown: list[int] = []
    passed_over: list[int] = []
    for number, text in enumerate(labels):
        found = meaning(text)
        if (row, number) in table.continued and number and labels[number - 1] == text:
            found = None  # a header over two columns names the first
        if found is None:
            unknown.append(number)
        elif found in columns and found not in _REPEATABLE:
            passed_over.append(number)
        else:
            columns.setdefault(found, []).append(number)
    settle(table, row, labels, columns, passed_over, unknown)
    titles_by_content(table, row, columns, unknown)
    columns = {meaning: found for meaning, found in columns.items() if found}
    posts = columns_of_posts(table, row, labels, unknown, set(columns))
    unknown = [column for column in unknown if column not in posts]
    return Header(row, columns, unknown, passed_over, top, labels, posts)


def _last_row(table: Table, row: int, labels: list[str]) -> int:
    """The last row of a header whose merged cells go on downwards."""
    if not table.continued:
        return row
    known = [column for column, text in enumerate(labels) if meaning(text)]
    while row + 1 < len(table.rows) and any(
        (row + 1, column) in table.continued and table.rows[row + 1][column] == table.rows[row][column] != ""
        for column in known
    ):
        row += 1
    return row
