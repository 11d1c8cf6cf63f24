"""From a table and its header to clean columns: blanks filled down, rows that are no data left out."""

import re
from collections.abc import Iterator
from itertools import pairwise, repeat
from typing import NamedTuple

from render.importing import amounts, said
from render.importing.columns import clean_column
from render.importing.coverage import Coverage
from render.importing.draft import Source
from render.importing.header_rows import Header
from render.importing.headers import OF_PEOPLE, Field
from render.importing.kinds import is_post, is_unit
from render.importing.notes import Notes
from render.importing.paths import whole
from render.importing.several_units import SAID_ONCE, in_each
from render.importing.sorting import sorted_rows
from render.importing.tables import Body, Table, body
from render.importing.titles_of_names import each_with_title, take_titles
from render.importing.unit_paths import unit_paths

_ONLY_TELLING = {
    Field.STATUS: "it only tells who has left, or what is vacant",
    Field.LEFT_ON: "it only tells who has left",
    Field.LETTERS: "letters of who does what in a process, which is not imported",
}
_REMARKED = r"(.+?)\s*[(（]([^()（）]+)[)）]"


class Rows(NamedTuple):
    """The data of a table. `numbers` are positions in `table.rows`; `columns` hold as many clean texts each.

    `paths` are the names of the units above and around each row, the outermost first; `units_at` are the positions
    of the columns they were read from. `left` are the rows of people who have left, `vacant` those of posts that are
    said to be vacant, `leads` those of people who are said to head their unit, `acting` those of people who are
    said to hold their post for the time being, `presiding` those of deputies who lead in place of a head. `names_all`
    is whether a post without a name is held by nobody.
    """

    table: Table
    numbers: list[int]
    columns: dict[Field, list[str]]
    paths: list[tuple[str, ...]]
    positions: dict[Field, int]
    units_at: list[int]
    left: frozenset[int] = frozenset()
    vacant: frozenset[int] = frozenset()
    leads: frozenset[int] = frozenset()
    acting: frozenset[int] = frozenset()
    presiding: frozenset[int] = frozenset()
    names_all: bool = True

    def names_unit(self, index: int) -> bool:
        """Whether the row itself names its unit, rather than going on with the one above."""
        number, row = self.numbers[index], self.table.rows[self.numbers[index]]
        return any(row[at].strip() and (number, at) not in self.table.continued for at in self.units_at)

    def sources(self) -> Iterator[Source]:
        """Where each row stands in the source."""
        lines = map(self.table.lines.__getitem__, self.numbers)
        return map(Source, repeat(self.table.file), lines)

    def source(self, index: int) -> Source:
        return Source(self.table.file, self.table.lines[self.numbers[index]])


def read_rows(table: Table, header: Header, title_row: int | None, notes: Notes, coverage: Coverage) -> Rows:
    """The data below `header`; what is left out is told to `coverage`, what is changed to `notes`."""
    for row in set(range(header.top)) - {title_row}:
        coverage.skip_row(table, row, "above the header")
    numbers, sections = sorted_rows(table, header, coverage)
    data, again = in_each(each_with_title(body(table, numbers), header), header, notes)
    columns: dict[Field, list[str]] = {}
    positions: dict[Field, int] = {}
    for meaning, found in header.columns.items():
        if meaning not in (Field.UNIT, Field.OTHER, Field.SERIAL, Field.REMARK, Field.LEVEL, Field.LETTERS):
            columns[meaning] = clean_column(data, found[0], meaning, notes, coverage)
            positions[meaning] = found[0]
    for index in again:
        for meaning in SAID_ONCE & columns.keys():
            columns[meaning][index] = ""
    if len(found := header.columns.get(Field.HEADCOUNT, [])) > 1:
        columns[Field.HEADCOUNT] = _added(data, found, notes, coverage)
    _count_behind_titles(columns)
    if managers := _managers_by_level(data, header, columns):
        columns[Field.MANAGER] = managers
    vacant = _vacant(data, positions) | _vacant_otherwise(columns)
    if Field.PERSON_ID in columns:
        _without_nobody(data, vacant, columns[Field.PERSON_ID], positions, coverage)
    leads = _leads(columns)
    take_titles(data, columns, positions, notes)
    reads_levels = bool(managers) or len(header.columns.get(Field.UNIT, ())) == 1
    _skip_columns(table, header, coverage, reads_levels=reads_levels)
    columns[Field.REMARK] = _remarks(data, header, vacant, notes, coverage)
    if Field.PATH in columns:
        columns[Field.PATH] = _filled(columns[Field.PATH])
    paths = unit_paths(data, header, columns, sections, notes, coverage)
    paths = _posts_among_units(columns, paths)
    units_at = [*header.columns.get(Field.UNIT, ()), *header.columns.get(Field.PATH, ())]
    names_all = not columns.keys().isdisjoint(OF_PEOPLE)
    return Rows(
        table, data.numbers, columns, paths, positions, units_at, _left(columns), vacant, leads, names_all=names_all
    )


def _added(data: Body, positions: list[int], notes: Notes, coverage: Coverage) -> list[str]:
    """The headcounts of several kinds as one."""
    columns = [clean_column(data, at, Field.HEADCOUNT, notes, coverage) for at in positions]
    counts = [[amounts.seats(text) for text in texts if text] for texts in zip(*columns, strict=True)]
    if data.numbers:
        named = " and ".join(str(at + data.table.first_column) for at in positions)
        notes.add("headcount", f"The headcounts in columns {named} were added.", *data.place(0))
    return [str(sum(filter(None, found))) if found else "" for found in counts]


def _count_behind_titles(columns: dict[Field, list[str]]) -> None:
    """Takes headcounts from behind titles, where they have no column of their own."""
    if Field.TITLE not in columns or Field.HEADCOUNT in columns:
        return
    columns[Field.TITLE], counts = amounts.all_behind(columns[Field.TITLE])
    if any(counts):
        columns[Field.HEADCOUNT] = counts


def _posts_among_units(columns: dict[Field, list[str]], paths: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Where posts have no column of their own but stand in the tree of units: those, and what is right below."""
    if Field.TITLE in columns:
        return paths
    names = {name for path in set(paths) for name in path}
    posts = {name for name in names if is_post(name) and not is_unit(name)}
    if not posts or len(posts) == len(names):
        return paths
    columns[Field.TITLE] = [path[-1] if path and path[-1] in posts else "" for path in paths]
    if Field.HEAD in columns and Field.NAME not in columns:  # who heads a unit holds a post
        heads, titles = columns[Field.HEAD], columns[Field.TITLE]
        columns[Field.NAME] = [head if title else "" for head, title in zip(heads, titles, strict=True)]
        columns[Field.HEAD] = ["" if title else head for head, title in zip(heads, titles, strict=True)]
    if not columns.keys() & {Field.MANAGER, Field.MANAGER_ID}:
        columns[Field.MANAGER] = [path[-2] if len(path) > 1 and path[-2] in posts else "" for path in paths]
    return [tuple(name for name in path if name not in posts) for path in paths]


def _managers_by_level(data: Body, header: Header, columns: dict[Field, list[str]]) -> list[str]:
    """Where levels of people are all that tells the tree: whoever stands above, one level higher. Else nothing."""
    known = columns.keys() & {Field.MANAGER, Field.MANAGER_ID, Field.PATH, Field.PARENT}
    named = columns.get(Field.PERSON_ID) or columns.get(Field.NAME) or columns.get(Field.TITLE)
    if Field.LEVEL not in header.columns or Field.UNIT in header.columns or known or not named:
        return []
    depths = list(map(whole, data.columns[header.columns[Field.LEVEL][0]]))
    steps = all(1 < after <= before + 1 for before, after in pairwise(depths))
    if len(set(depths)) < 3 or depths[0] != 1 or not steps:
        return []  # such as grades
    above = [""] * (max(depths) + 1)
    managers = []
    for depth, name in zip(depths, named, strict=True):
        managers.append(above[depth - 1])
        above[depth] = name
    return managers


def _vacant(data: Body, positions: dict[Field, int]) -> frozenset[int]:
    """The rows whose name says that nobody holds the post."""
    found: set[int] = set()
    for name in (Field.NAME, Field.LAST_NAME, Field.FIRST_NAME):
        texts = data.columns[positions[name]] if name in positions else ()
        if vacant := set(filter(said.vacant, said.may_be_words(set(map(str.strip, set(texts)))) - {""})):
            found.update(index for index, text in enumerate(texts) if text.strip() in vacant)
    return frozenset(found)


def _vacant_otherwise(columns: dict[Field, list[str]]) -> frozenset[int]:
    """The rows of nobody whose status, or a word in brackets behind the title, says that the post is vacant."""
    titles = columns.get(Field.TITLE, [])
    bracketed = filter(None, (re.fullmatch(_REMARKED, title) for title in set(titles) if title.endswith((")", "）"))))
    bare = {match[0]: match[1] for match in bracketed if said.vacant(match[2])}
    found = {index for index, title in enumerate(titles) if title in bare} if bare else set()
    for index in found:
        titles[index] = bare[titles[index]]
    found.update(index for index, state in enumerate(columns.get(Field.STATUS, ())) if state and said.vacant(state))
    names = [columns[name] for name in (Field.NAME, Field.LAST_NAME, Field.FIRST_NAME) if name in columns]
    return frozenset(index for index in found if not any(column[index] for column in names))


def _without_nobody(
    data: Body,
    vacant: frozenset[int],
    people: list[str],
    positions: dict[Field, int],
    coverage: Coverage,
) -> None:
    """Takes out the numbers that stand where a post is said to be vacant."""
    for index in vacant:
        if people[index]:
            people[index] = ""
            why = "the number of a post that nobody holds"
            coverage.skip_cell(data.table, data.numbers[index], positions[Field.PERSON_ID], why)


def _left(columns: dict[Field, list[str]]) -> frozenset[int]:
    """The rows of people who have left: by their status, or by a date of leaving where that says nothing else."""
    states, dates = columns.pop(Field.STATUS, None), columns.pop(Field.LEFT_ON, None)
    found: set[int] = set()
    if states:
        found.update(index for index, state in enumerate(states) if state and said.left(state))
    if dates:
        found.update(index for index, day in enumerate(dates) if day and not (states and states[index]))
    return frozenset(found)


def _leads(columns: dict[Field, list[str]]) -> frozenset[int]:
    """The rows of heads, where a column says yes or no of that instead of who heads the unit."""
    answers = {text for text in columns.get(Field.HEAD, ()) if text}
    if not answers or any(said.yes_or_no(text) is None for text in answers):
        return frozenset()
    return frozenset(index for index, text in enumerate(columns.pop(Field.HEAD)) if text and said.yes_or_no(text))


def _filled(texts: list[str]) -> list[str]:
    above = ""
    return [above := text or above for text in texts]


def _remarks(data: Body, header: Header, vacant: frozenset[int], notes: Notes, coverage: Coverage) -> list[str]:
    """What is remarked on each row, together with what a vacancy says beside that it is one."""
    columns = [clean_column(data, at, Field.REMARK, notes, coverage) for at in header.columns.get(Field.REMARK, ())]
    remarks = [" ".join(" ".join(texts).split()) for texts in zip(*columns, strict=True)] if columns else []
    remarks = remarks or [""] * len(data.numbers)
    for at in header.columns.get(Field.NAME, ()):
        for index in vacant:
            if (text := data.columns[at][index].strip()) and not said.only_vacant(text):
                remarks[index] = f"{text} {remarks[index]}".strip()
    return remarks


def _skip_columns(table: Table, header: Header, coverage: Coverage, *, reads_levels: bool) -> None:
    no_place = header.columns.get(Field.OTHER, []) + header.columns.get(Field.EMAIL, [])
    reasons = [
        (no_place, "the spec has no place for it"),
        (header.columns.get(Field.SERIAL, []), "numbers of rows"),
        *((header.columns.get(telling, []), why) for telling, why in _ONLY_TELLING.items()),
        ([] if reads_levels else header.columns.get(Field.LEVEL, []), "only levels"),
        (header.unknown, "its header is not one that is known"),
        (header.passed_over, "another column was taken for the same"),
    ]
    whys = {column: why for columns, why in reasons for column in columns}
    coverage.skip_columns(table, whys, max(header.top, 0), header.labels)
