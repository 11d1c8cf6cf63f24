"""What the rows of a table name."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from render.han import has_han
from render.importing import called, persons
from render.importing.draft import Source, comparable
from render.importing.headers import Field
from render.importing.rows import Rows

_BRACKETS = r"\s*[(（]([^()（）]*)[)）]"


class Record(NamedTuple):
    """What a row of any table names; what its table has no column for is blank. `at` is its place among the rows."""

    at: int
    source: Source
    path: tuple[str, ...]
    title: str
    name: str
    person_id: str
    post_code: str
    unit_code: str
    duties: str
    oversees: str
    email: str


class Records:
    """The columns of a table that name something, blank where it has none, and its rows as records."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self._blank = [""] * len(rows.numbers)
        self.titles = self.column(Field.TITLE)
        self.names = _full_names(rows) or self._blank
        self.person_ids = self.column(Field.PERSON_ID)
        self.post_codes = self.column(Field.POST_CODE)
        self.unit_codes = self.column(Field.UNIT_CODE)
        self.emails = self.column(Field.EMAIL)

    def column(self, meaning: Field) -> list[str]:
        return self.rows.columns.get(meaning) or self._blank

    def __getitem__(self, at: int) -> Record:
        named = (self.titles, self.names, self.person_ids, self.post_codes, self.unit_codes)
        more = (self.column(Field.DUTIES), self.column(Field.OVERSEES), self.emails)
        return Record(at, self.rows.source(at), self.rows.paths[at], *(column[at] for column in (*named, *more)))


def _full_names(rows: Rows) -> list[str]:
    """Names from a column each for first and last names."""
    first, last = rows.columns.get(Field.FIRST_NAME), rows.columns.get(Field.LAST_NAME)
    if Field.NAME in rows.columns or not (first and last):
        return rows.columns.get(Field.NAME) or first or last or []
    return [
        name + given if has_han(name + given) else f"{given} {name}".strip()
        for given, name in zip(first, last, strict=True)
    ]


def take_heads_from_brackets(sources: Sequence[Rows]) -> None:
    """Takes people from behind the names of units that they head: "Sales (Ann Smith)", 市场部（主任：方圆）."""
    paths = {path for rows in sources for path in set(rows.paths) if path and path[-1].endswith((")", "）"))}
    bracketed = [(path, found) for path in paths if (found := re.search(_BRACKETS, path[-1]))]
    if not bracketed:
        return
    names = {name for rows in sources for name in rows.columns.get(Field.NAME, ()) if name}
    people = {comparable(name) for name in names} | set(map(called.words_of, names)) - {""}
    named = persons.heads_in_brackets({path[-1] for path in paths})
    heads = {
        path: ((*path[:-1], path[-1][: found.start()]), found[1])
        for path, found in bracketed
        if found.end() == len(path[-1])
        and (not people.isdisjoint((comparable(found[1]), called.words_of(found[1]))) or found[1] in named)
    }
    for rows in sources:
        if Field.HEAD not in rows.columns and not heads.keys().isdisjoint(rows.paths):
            rows.columns[Field.HEAD] = [heads.get(path, (path, ""))[1] for path in rows.paths]
            rows.paths[:] = [heads.get(path, (path, ""))[0] for path in rows.paths]
