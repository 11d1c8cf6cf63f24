"""Organisations without a header row: outlines by indentation, and tables whose columns must be guessed."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from render.importing import amounts, cleaning, persons, said
from render.importing.coverage import Coverage
from render.importing.header_rows import Header
from render.importing.headers import Field
from render.importing.kinds import is_post, is_unit
from render.importing.notes import Notes
from render.importing.paths import depth_of, levels
from render.importing.rows import Rows
from render.importing.sorting import without_number
from render.importing.tables import Table, check_size

_BULLET = r"^(?:[-*+•·●■◆▪–—#]+|\d{1,2}(?:\.\d{1,2})+\.?)\s+"
_DUTY = r"^(?:\d{1,2}[.、．)）](?!\d)|[(（]\d{1,2}[)）]|[①-⑳]|[;；])\s*\S"
_WITH_MORE = r"^([^：:(（]{2,60}(?:[(（][^()（）]*[)）])?)[：:]\s*(\S.+)$"
_VACANT_BEHIND = r"^(.{2,80}?)(?:\s+[-–—]\s+|\s+(?=[^\x00-\u2e7f]))(.+)$"
_IN_BRACKETS = r"^(.*?)\s*[(（]([^()（）]+)[)）]$"
_BETWEEN = r"\s*(?:[，、;；/]|,(?!\d))\s*"
_COUNT = re.compile(r"^[×x]?\s*\d{1,5}\s*(?:人|名|people|posts)?$")
_SAMPLE = 200
_EMPHASIS = r"(?<![*\w])\*\*(\S[^*]*)\*\*(?!\*)|(?<![*\w])[*_`](\w[^*_`]*)[*_`](?![*\w])"
"""What Markdown sets bold, slanted or as code."""


def is_outline(text: str, *, has_columns: bool = False) -> bool:
    """Whether lines are indented under others, or without columns most are names of units and posts."""
    lines = [line for line in text.splitlines() if line.strip()][:_SAMPLE]
    if len(lines) < 2:
        return False
    return len({depth_of(line)[0] for line in lines}) > 1 or (
        not has_columns and _share(lines, lambda line: is_unit(line) or is_post(line)) > 0.5
    )


def drawn_in_cells(table: Table) -> list[str]:
    """The lines of an outline whose levels are columns: one filled cell in each row, further right or left."""
    filled = [[(at, text.strip()) for at, text in enumerate(row) if text.strip()] for row in table.rows]
    places = {at for row in filled for at, _ in row}
    if len(places) < 2 or any(len(row) > 1 for row in filled):
        return []
    return [" " * row[0][0] + cleaning.one_line(row[0][1]) if row else "" for row in filled]


def read_outline(
    file: str, written: Sequence[str], numbers_of_lines: Sequence[int], coverage: Coverage, first_column: int = 1
) -> Rows:
    """The rows that the lines of an outline mean: units, posts under them, posts that report to posts, duties."""
    lines = [_visible(line) for line in written]
    check_size(len(lines), 1, file)
    table = Table(file, [[line] for line in lines], numbers_of_lines, first_column=first_column)
    coverage.begin(table)
    numbers = [position for position, line in enumerate(lines) if cleaning.one_line(depth_of(line)[1])]
    for position in set(range(len(lines))) - set(numbers):
        coverage.skip_row(table, position, "nothing but signs")
    depths, names, duties = _nodes([lines[position] for position in numbers])
    nodes = [index for index, duty in enumerate(duties) if not duty]
    level = dict(zip(nodes, levels([depths[index] for index in nodes]), strict=True))
    rows = _Lines(level, names, duties)
    columns = {Field.TITLE: rows.titles, Field.NAME: rows.holders, Field.HEADCOUNT: rows.counts}
    columns |= {Field.DUTIES: rows.duties, Field.MANAGER: rows.managers, Field.HEAD: rows.heads}
    positions = dict.fromkeys(columns, 0)
    vacant = frozenset(rows.vacant)
    names_all = bool(vacant) or all(name or not count for name, count in zip(rows.holders, rows.counts, strict=True))
    return Rows(table, numbers, columns, rows.paths, positions, [], vacant=vacant, names_all=names_all)


def _visible(line: str) -> str:
    """`line` without what nobody can see and the marks of emphasis, its indentation kept."""
    indent = line[: len(line) - len(line.lstrip())]
    return indent + re.sub(_EMPHASIS, r"\1\2", cleaning.paragraphs(line[len(indent) :]))


def _nodes(lines: Sequence[str]) -> tuple[list[int], list[str], list[bool]]:
    """Of every line: how far it is indented, its text, and whether it is a duty of the line above."""
    depths: list[int] = []
    names: list[str] = []
    duties: list[bool] = []
    for line in lines:
        depth, rest = depth_of(line)
        bullet = re.match(_BULLET, rest)
        name = rest[bullet.end() :] if bullet else rest
        if bullet and "." in bullet[0]:
            depth += bullet[0].count(".")
        short = len(name) < 30 and (is_unit(cleaning.one_line(name)) or is_post(cleaning.one_line(name)))
        duty = (
            bool(names)
            and (bool(re.match(_DUTY, rest)) or len(name) > 60 or name.endswith(("。", "；", ";")))
            and not short
        )
        depths.append(depth)
        names.append(rest if duty else name)
        duties.append(duty)
    return depths, names, duties


class _Lines:
    """The columns that the lines of an outline fill."""

    def __init__(self, level: dict[int, int], names: list[str], duties: list[bool]) -> None:
        self.titles: list[str] = []
        self.holders: list[str] = []
        self.heads: list[str] = []
        self.counts: list[str] = []
        self.duties: list[str] = []
        self.managers: list[str] = []
        self.paths: list[tuple[str, ...]] = []
        self.vacant: list[int] = []
        self._above: list[tuple[str, bool]] = []
        order = list(level)
        lines = (without_number(cleaning.one_line(names[index])) for index in order)
        self._named = persons.heads_in_brackets(line for line in lines if is_unit(line))
        has_below = {index for index, after in pairwise(order) if level[after] > level[index]}
        for index, name in enumerate(names):
            if duties[index]:
                self._add("", self.paths[-1] if self.paths else (), name.strip(), "")
            else:
                self._node(name, level[index], index in has_below)

    def _node(self, text: str, level: int, has_below: bool) -> None:
        del self._above[level:]
        text = without_number(cleaning.one_line(text))
        said_of = re.match(_WITH_MORE, text)
        name, more = (said_of[1], said_of[2]) if said_of else (text.rstrip("：:") or text, "")
        name, beside = (name, []) if more else _with_holder(name)
        name, inside = _parted(name, self._named)
        inside = [*beside, *inside]
        if not has_below and self._above and persons.is_name(name) and not is_post(name):
            inside, name = [name, *inside], ""  # people of a unit, without titles
        post = not is_unit(name) and (is_post(name) or (not has_below and bool(self._above)))
        if said.vacant(more) or (_names_somebody if post else persons.is_name)(more):
            inside, more = [more, *inside], ""  # "Minister: Ann Smith"
        units = tuple(above for above, above_is_post in self._above if not above_is_post)
        manager = self._above[-1][0] if self._above and self._above[-1][1] else ""
        self._add(name if post else "", units if post else (*units, name), more, manager)
        self.counts[-1] = re.sub(r"^[×x]\s*", "", next(filter(_COUNT.match, inside), ""))
        named = "、".join(words for words in inside if not (_COUNT.match(words) or said.vacant(words)))
        (self.holders if post else self.heads)[-1] = named
        if post and any(map(said.vacant, inside)):
            self.vacant.append(len(self.titles) - 1)
        self._above.append((name, post))

    def _add(self, title: str, path: tuple[str, ...], duties: str, manager: str) -> None:
        self.titles.append(title)
        self.paths.append(path)
        self.duties.append(duties)
        self.managers.append(manager)
        self.holders.append("")
        self.heads.append("")
        self.counts.append("")


def _parted(text: str, heads: Collection[str]) -> tuple[str, list[str]]:
    """The name in a line, and how many, who or "vacant" behind it: 叉车工 4人（王一、王二）; other brackets stay.

    `heads` is what behind units is surely a person.
    """
    within = re.match(_IN_BRACKETS, text)
    inside = [words for words in re.split(_BETWEEN, within[2]) if words] if within else []
    people = [words for words in inside if not (_COUNT.match(words) or said.vacant(words))]
    is_known = heads.__contains__ if within and is_unit(within[1]) else _names_somebody
    if within and within[1] and inside and all(map(is_known, people)):
        text = within[1]
    else:
        inside = []
    name, count = amounts.behind(text)
    return (name, [count, *inside]) if count else (text, inside)


def _names_somebody(words: str) -> bool:
    return bool(persons.titled(words)[0]) or persons.may_be_name(words)


def _with_holder(text: str) -> tuple[str, list[str]]:
    """A title and whoever stands beside it, or "vacant": "Director - Ann Smith", 市场专员 待招. Not DG A – Water."""
    who, title = persons.titled(text)
    if title and not is_unit(title):
        return title, [who]
    before, *rest = re.split(r"\s+[-–—]\s+", text, maxsplit=1)
    if rest and said.vacant(before):
        return rest[0], [before]
    behind = re.match(_VACANT_BEHIND, text)
    return (behind[1], [behind[2]]) if behind and said.vacant(behind[2]) else (text, [])


def guessed_header(table: Table, notes: Notes) -> Header | None:
    """Where there is no header: the columns that by their content are units, posts, people and responsibilities."""
    columns: dict[Field, list[int]] = {}
    texts = [[text.strip() for text in column if text.strip()][:_SAMPLE] for column in zip(*table.rows, strict=True)]
    for number, column in enumerate(texts):
        if not column:
            continue
        if Field.UNIT not in columns and Field.TITLE not in columns and _share(column, is_unit) > 0.6:
            columns[Field.UNIT] = [number]
        elif Field.TITLE not in columns and _share(column, lambda text: is_post(text) or is_unit(text)) > 0.6:
            columns[Field.TITLE] = [number]
        elif Field.TITLE in columns and Field.NAME not in columns and _share(column, _is_holder) > 0.6:
            columns[Field.NAME] = [number]
        elif Field.TITLE in columns and Field.DUTIES not in columns and sum(map(len, column)) > 12 * len(column):
            columns[Field.DUTIES] = [number]
    if Field.TITLE not in columns:
        return None
    named = ", ".join(f"column {found[0] + 1} as {meaning.value}" for meaning, found in columns.items())
    notes.add(
        "no-header",
        f"There is no header row that is known; by its content, {named} was read.",
        table.file,
        table.lines[0],
    )
    taken = {position for found in columns.values() for position in found}
    return Header(-1, columns, [number for number in range(len(texts)) if number not in taken], [])


def _is_holder(text: str) -> bool:
    return said.vacant(text) or persons.may_be_name(text)


def _share(texts: Sequence[str], test: object) -> float:
    assert callable(test)
    return sum(bool(test(text)) for text in texts) / len(texts)
