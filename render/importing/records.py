"""One row of any table as a record, and whom it names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, repeat
from typing import NamedTuple

from render.han import has_han
from render.importing import amounts, persons, said
from render.importing.draft import Source, comparable
from render.importing.headers import Field
from render.importing.rows import Rows

_SEVERAL = re.compile(r"[、/;；&\n]|(?<=[)）])\s*,|[，,](?=[^\x00-\u02ff])|\s+and\s+")
_LIST = re.compile(_SEVERAL.pattern + r"|,\s*")
_NO_NAME = re.compile(r"^\s*\d+\s+\D|\d\s*[名人]$")
"""How many people there are: "2 open roles", 工勤人员2名."""
_AND_OTHERS = re.compile(r"等\s*\d*\s*[人名位]?$")
_MORE_THAN_A_NAME = re.compile(_SEVERAL.pattern + r"|\d|[(（]|,.*,|[\u4e00-\u9fff] [\u4e00-\u9fff]")
_BRACKETS = re.compile(r"\s*[(（]([^()（）]*)[)）]")


class Record(NamedTuple):
    """One row of any table; what its table has no column for is blank. `at` is its place among the rows."""

    at: int
    source: Source
    path: tuple[str, ...]
    title: str
    name: str
    person_id: str
    post_code: str
    duties: str
    manager: str
    manager_id: str
    headcount: str
    grade: str
    unit_code: str
    parent: str
    head: str
    oversees: str
    unit_duties: str
    purpose: str
    dotted: str
    fte: str
    title_en: str
    unit_en: str
    name_en: str
    email: str
    remark: str


_FIELDS = (
    Field.TITLE, Field.NAME, Field.PERSON_ID, Field.POST_CODE, Field.DUTIES, Field.MANAGER, Field.MANAGER_ID,
    Field.HEADCOUNT, Field.GRADE, Field.UNIT_CODE, Field.PARENT, Field.HEAD, Field.OVERSEES, Field.UNIT_DUTIES,
    Field.PURPOSE, Field.DOTTED, Field.FTE, Field.TITLE_EN, Field.UNIT_EN, Field.NAME_EN, Field.EMAIL, Field.REMARK,
)  # fmt: skip


def records(rows: Rows) -> Iterator[Record]:
    names = _full_names(rows)
    columns: list[Iterable[str]] = [rows.columns.get(meaning) or repeat("") for meaning in _FIELDS]
    if names:
        columns[1] = names
    return map(Record._make, zip(count(), rows.sources(), rows.paths, *columns, strict=False))


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
    people = {comparable(name) for rows in sources for name in rows.columns.get(Field.NAME, ()) if name}
    named = persons.heads_in_brackets({path[-1] for rows in sources for path in rows.paths if path})
    for rows in sources:
        heads: dict[tuple[str, ...], tuple[tuple[str, ...], str]] = {}
        for path in set(rows.paths):
            found = _BRACKETS.search(path[-1]) if path else None
            if not found or found.end() < len(path[-1]):
                continue
            if comparable(found[1]) in people or found[1] in named:
                heads[path] = ((*path[:-1], path[-1][: found.start()]), found[1])
        if heads and Field.HEAD not in rows.columns:
            rows.columns[Field.HEAD] = [heads.get(path, (path, ""))[1] for path in rows.paths]
            rows.paths[:] = [heads.get(path, (path, ""))[0] for path in rows.paths]


def _each(names: str) -> list[str]:
    """张三 李四 are two people; 山田 太郎 is one."""
    apart = names.split()
    return apart if len(apart) > 1 and all(map(persons.is_name, apart)) else [names]


class Named(NamedTuple):
    """Whoever a row names. `aside` is what else stands in brackets behind the name."""

    name: str
    number: str
    acting: bool = False
    share: str = ""
    aside: str = ""


def people_in(row: Record) -> Iterator[Named]:
    """张三、李四, 王五（代）, "Ann Smith (50 %)". One character in brackets tells two of a name apart: 张伟（大）."""
    is_word = row.name.isalnum() and row.name[-1] not in "名人"
    if is_word or not _MORE_THAN_A_NAME.search(row.name):
        yield Named(row.name, row.person_id)
        return
    is_list = row.name.count(",") > 1 and not _SEVERAL.search(row.name)
    between = _LIST if is_list else _SEVERAL  # two commas are no "Smith, Ann"
    names = [name for part in between.split(row.name) for name in _each(part) if name.strip()] or [row.name]
    numbers = [number for number in _SEVERAL.split(row.person_id) if number.strip()]
    if len(numbers) != len(names):
        numbers = [row.person_id] if len(names) == 1 else [""] * len(names)
    for name, number in zip(names, numbers, strict=True):
        if others := _AND_OTHERS.search(name):
            yield Named(name[: others.start()].strip(), number.strip(), aside=name.strip())
            continue
        if _NO_NAME.search(name):
            yield Named("", "", aside=name.strip())
            continue
        found = _BRACKETS.search(name)
        inside = found[1].strip() if found else ""
        acting = said.acting(inside)
        share = amounts.full_time(inside) if inside.endswith("%") or inside.startswith(("0.", "0,")) else None
        is_part = len(inside) == 1 and not acting and not said.besides(inside)
        plain = name.strip() if is_part else _BRACKETS.sub("", name).strip() or name.strip()
        aside = "" if is_part or acting or share or said.besides(inside) or plain == name.strip() else name.strip()
        yield Named(plain, number.strip(), acting, f"{share:g}" if share and share < 1 else "", aside)
