"""Which row of a table is its header, and what each of its columns means."""

import re
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from render.importing import vocabulary
from render.importing.tables import Table

_DEEPEST_HEADER = 25


class Field(StrEnum):
    """What a column can mean; its value is how notes name it."""

    PATH = "path of units"
    UNIT = "unit"
    UNIT_EN = "unit's English name"
    UNIT_CODE = "unit's code"
    PARENT = "unit above"
    UNIT_DUTIES = "unit's responsibilities"
    HEAD = "head of unit"
    TITLE = "title"
    TITLE_EN = "English title"
    POST_CODE = "post's code"
    DUTIES = "responsibilities"
    PURPOSE = "purpose"
    AUTHORITY = "authority"
    KPIS = "measures"
    EDUCATION = "education required"
    EXPERIENCE = "experience required"
    CERTIFICATES = "certificates required"
    SKILLS = "skills required"
    MANAGER = "manager"
    MANAGER_ID = "manager's number"
    DOTTED = "dotted-line manager"
    HEADCOUNT = "headcount"
    GRADE = "grade"
    NAME = "name"
    FIRST_NAME = "first name"
    LAST_NAME = "last name"
    NAME_EN = "English name"
    PERSON_ID = "employee number"
    EMAIL = "e-mail address"
    STATUS = "status"
    LEFT_ON = "date of leaving"
    FTE = "share of full time"
    REMARK = "remark"
    LEVEL = "level"
    ID = "number"
    SERIAL = "row number"
    OTHER = "other"


@cache
def _meanings() -> dict[str, Field]:
    """By each word that may be a header, what it means."""
    found: dict[str, Field] = {}
    for name in vocabulary.names("headers"):
        for word in vocabulary.words("headers", name):
            found.setdefault(vocabulary.as_header(word), Field[name.upper()])
    return found


_OF_NAME: dict[Field, Field] = {
    field: field for field in Field if field not in (Field.OTHER, Field.SERIAL, Field.LEVEL, Field.STATUS)
}
_OF_NUMBER = {
    Field.MANAGER: Field.MANAGER_ID, Field.UNIT: Field.UNIT_CODE, Field.PATH: Field.UNIT_CODE,
    Field.TITLE: Field.POST_CODE, Field.NAME: Field.PERSON_ID, Field.PARENT: Field.PARENT, Field.DOTTED: Field.DOTTED,
    Field.HEAD: Field.HEAD,
}  # fmt: skip
_OF_EMAIL = {Field.MANAGER: Field.MANAGER_ID, Field.NAME: Field.EMAIL, Field.TITLE: Field.EMAIL}
_OF_ENGLISH = {Field.UNIT: Field.UNIT_EN, Field.TITLE: Field.TITLE_EN, Field.NAME: Field.NAME_EN}


@cache
def _affixes() -> dict[str, dict[Field, Field]]:
    """What a header may begin or end with, and what the whole means by what the rest does."""
    groups: list[tuple[dict[Field, Field], tuple[str, ...]]] = [
        (_OF_NAME, vocabulary.words("affixes", "name")),
        (_OF_NUMBER, vocabulary.words("affixes", "number")),
        (_OF_NUMBER, vocabulary.words("headers", "person_id") + vocabulary.words("headers", "post_code")),
        (_OF_EMAIL, vocabulary.words("headers", "email")),
        (_OF_ENGLISH, vocabulary.words("affixes", "english")),
    ]
    return {vocabulary.as_header(word): of for of, words in groups for word in words}


_ENDINGS = (
    # What the endings of longer headers mean, the more telling ones first.
    (re.compile(r"^虚线"), Field.DOTTED),
    (re.compile(r"(汇报对象|直接上级|直属上级|直接主管)"), Field.MANAGER),
    (re.compile(r"部门.*职(责|能)$"), Field.UNIT_DUTIES),
    (re.compile(r"(职责|工作内容|responsibilities|duties)"), Field.DUTIES),
    (re.compile(r"(岗位|职位|职务)$"), Field.TITLE),
    (re.compile(r"(部门|科室|单位)$"), Field.UNIT),
    (re.compile(r"编制"), Field.HEADCOUNT),
    (re.compile(r"工号$"), Field.PERSON_ID),
    (re.compile(r"姓名$"), Field.NAME),
)
_IN_BRACKETS = re.compile(r"[((\[【].*?[))\]】]")
_PARTS = re.compile(r"[/\n|]|(?<=[^\x00-\u024f])\s+(?=[a-z])|(?<=[a-z])\s+(?=[^\x00-\u024f])")
_LEVEL_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]级")
_LONGEST_HEADER = 40
_LONGEST_ENDING = 20
_WANTING = {None, Field.NAME, Field.PERSON_ID, Field.ID}
"""What a cell of a divided header may mean that says more together with the heading above it."""
_REPEATABLE = {Field.UNIT, Field.REMARK, Field.OTHER, Field.SERIAL}


class Header(NamedTuple):
    """`top` is the header's first row in the table, `row` its last; -1 where the columns had to be guessed.

    `columns` holds the positions of the columns that mean a field; `unknown` those that mean nothing we know;
    `passed_over` those that mean the same as another one that was taken.
    """

    row: int
    columns: dict[Field, list[int]]
    unknown: list[int]
    passed_over: list[int]
    top: int = -1


@lru_cache(maxsize=4096)
def meaning(text: str) -> Field | None:
    """What a header cell says that its column holds."""
    if len(text) > _LONGEST_HEADER or not text:
        return None
    plain = vocabulary.folded(text)
    bare = _IN_BRACKETS.sub("", plain)
    for candidate in (plain, bare, *_PARTS.split(plain)):
        word = vocabulary.as_header(candidate)
        if word and (found := _composed(word, 2)):
            return found
    word = vocabulary.as_header(bare)
    if len(word) > _LONGEST_ENDING:
        return None
    return next((found for pattern, found in _ENDINGS if pattern.search(word)), None)


def _composed(word: str, affixes: int) -> Field | None:
    """What `word` means: as it is, as the number of a level, or beside up to so many `affixes`."""
    if found := _meanings().get(word):
        return found
    level = _LEVEL_NUMBER.sub("", word)
    if level != word and _meanings().get(level) in (Field.UNIT, Field.LEVEL):
        return Field.UNIT
    for length in range(len(word) - 1, 0, -1) if affixes else ():
        end, beginning = (word[-length:], word[:-length]), (word[:length], word[length:])
        for affix, rest in (end, beginning) if length > 1 else (end,):
            of = _affixes().get(affix)
            if of and (found := of.get(_composed(rest, affixes - 1) or Field.OTHER)):
                return found
    return None


def find_header(table: Table) -> Header | None:
    """The header among the first rows: the one or two with the most cells that we know; `None` if there is none."""
    best: tuple[int, int, list[str]] | None = None
    for row in range(min(len(table.rows), _DEEPEST_HEADER)):
        for last in (row, row + 1):
            labels = _labels(table, row, last)
            known = {text for text in labels if meaning(text)}
            if _is_header(labels) and (best is None or len(known) > len(set(filter(meaning, best[2])))):
                best = (row, last, labels)
    return _header(table, *best) if best else None


def _is_header(labels: list[str]) -> bool:
    filled = {text for text in labels if text}
    known = {text for text in filled if meaning(text)}
    telling = {meaning(text) for text in known} - {Field.OTHER, Field.SERIAL, Field.REMARK, Field.STATUS}
    enough = len(known) * 2 >= len(filled) or len(telling) > 2
    return bool(telling) and enough and len(known) >= min(2, len(labels))


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
    return any(again == [text.strip() for text in table.rows[first]] for first in range(header.top, header.row + 1))


def _header(table: Table, top: int, row: int, labels: list[str]) -> Header:
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
    _pair_languages(table, row, labels, columns, passed_over)
    _settle(columns, labels)
    return Header(row, columns, unknown, passed_over, top)


def _pair_languages(
    table: Table, row: int, labels: list[str], columns: dict[Field, list[int]], passed_over: list[int]
) -> None:
    """Of two columns that mean the same, one in Chinese and one in English, the latter holds the English names."""
    for plain, english in ((Field.UNIT, Field.UNIT_EN), (Field.TITLE, Field.TITLE_EN), (Field.NAME, Field.NAME_EN)):
        same = [column for column in passed_over if meaning(labels[column]) is plain]
        candidates = columns.get(plain, []) + same
        if english in columns or len(candidates) != 2:
            continue
        texts = [{cells[column].strip() for cells in table.rows[row:]} - {""} for column in candidates]
        latin = [all(text < "\u0250" for text in found) for found in texts]
        no_latin = [not any("a" <= char.casefold() <= "z" for text in found for char in text) for found in texts]
        if sorted(latin) == [False, True] and no_latin[latin.index(False)]:
            columns[plain] = [candidates[latin.index(False)]]
            columns[english] = [candidates[latin.index(True)]]
            passed_over[:] = [column for column in passed_over if column not in candidates]


def _settle(columns: dict[Field, list[int]], header: list[str]) -> None:
    """Decides the meaning of headers that depend on the columns beside them."""
    person_known = Field.PERSON_ID in columns
    if Field.ID in columns:
        if Field.NAME in columns and not person_known and Field.UNIT_CODE not in columns:
            meant = Field.PERSON_ID
        elif Field.TITLE in columns and Field.POST_CODE not in columns:
            meant = Field.POST_CODE
        else:
            meant = Field.UNIT_CODE if Field.UNIT_CODE not in columns else Field.OTHER
        columns.setdefault(meant, []).extend(columns.pop(Field.ID))
    unit_words = {Field.PARENT, Field.UNIT_CODE, Field.HEAD, Field.LEVEL, Field.UNIT_DUTIES}
    only_units = not columns.keys() & {Field.UNIT, Field.TITLE, Field.PERSON_ID, Field.MANAGER, Field.MANAGER_ID}
    if Field.NAME in columns and only_units and columns.keys() & unit_words:
        columns[Field.UNIT] = columns.pop(Field.NAME)  # id, name, parent: a table of units
    has_people = columns.keys() & {Field.NAME, Field.PERSON_ID, Field.TITLE, Field.FIRST_NAME}
    if Field.PARENT in columns and not columns.keys() & {Field.UNIT, Field.PATH} and has_people:
        columns.setdefault(Field.MANAGER, []).extend(columns.pop(Field.PARENT))
    if (
        Field.UNIT_DUTIES in columns
        and Field.DUTIES not in columns
        and Field.TITLE in columns
        and "部门" not in str(header)
    ):
        columns[Field.DUTIES] = columns.pop(Field.UNIT_DUTIES)
    if Field.HEAD in columns and not columns.keys() & {Field.UNIT, Field.PATH, Field.UNIT_CODE}:
        columns.setdefault(Field.NAME, []).extend(columns.pop(Field.HEAD))
