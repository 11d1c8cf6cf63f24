"""Which row of a table is its header, and what each of its columns means."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

import yaml

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
    FTE = "share of full time"
    REMARK = "remark"
    LEVEL = "level"
    ID = "number"
    SERIAL = "row number"
    OTHER = "other"


@cache
def _meanings() -> dict[str, Field]:
    """By each word that may be a header, what it means."""
    text = resources.files("render.importing").joinpath("header_words.yaml").read_text("utf-8")
    words: dict[str, str] = yaml.load(text, yaml.CBaseLoader)
    return {word: Field[name.upper()] for name, listed in words.items() for word in listed.split()}


_ENDINGS = (
    # What the endings of longer headers mean, the more telling ones first.
    (re.compile(r"(上级|主管|汇报|领导|manager|supervisor).*(工号|编号|id|no|number)$"), Field.MANAGER_ID),
    (re.compile(r"^(虚线|dotted)"), Field.DOTTED),
    (re.compile(r"(汇报对象|直接上级|直属上级|直接主管)"), Field.MANAGER),
    (re.compile(r"部门.*职(责|能)$"), Field.UNIT_DUTIES),
    (re.compile(r"(职责|工作内容|responsibilities|duties)"), Field.DUTIES),
    (re.compile(r"(岗位|职位|职务)(名称)?$"), Field.TITLE),
    (re.compile(r"^[一二三四五六七八九十\d]+级(部门|单位|机构|组织|科室)$"), Field.UNIT),
    (re.compile(r"^(部门|单位|机构|组织)[一二三四五六七八九十\d]+$"), Field.UNIT),
    (re.compile(r"^(level|l|tier)\d+(department|unit|org|team)?$"), Field.UNIT),
    (re.compile(r"^(department|unit|org|division|orgunit)(level)?\d+$"), Field.UNIT),
    (re.compile(r"(部门|科室|单位)$"), Field.UNIT),
    (re.compile(r"编制"), Field.HEADCOUNT),
    (re.compile(r"工号$"), Field.PERSON_ID),
    (re.compile(r"姓名$"), Field.NAME),
)
_IN_BRACKETS = re.compile(r"[((\[【].*?[))\]】]")
_NOISE = re.compile(r"[\s*:._\-'’?&]+")
_LONGEST_HEADER = 40
_REPEATABLE = {Field.UNIT, Field.REMARK, Field.OTHER, Field.SERIAL}


@dataclass(frozen=True, slots=True)
class Header:
    """`row` is the header's position in the table, -1 where there is none and the columns were guessed.

    `columns` holds the positions of the columns that mean a field; `unknown` those that mean nothing we know;
    `passed_over` those that mean the same as another one that was taken.
    """

    row: int
    columns: dict[Field, list[int]]
    unknown: list[int]
    passed_over: list[int]


def meaning(text: str) -> Field | None:
    """What a header cell says that its column holds."""
    if len(text) > _LONGEST_HEADER or not text:
        return None
    plain = unicodedata.normalize("NFKC", text).casefold()
    for candidate in (plain, _IN_BRACKETS.sub("", plain), *plain.split("/", 1)):
        word = _NOISE.sub("", candidate)
        if found := _meanings().get(word):
            return found
    word = _NOISE.sub("", _IN_BRACKETS.sub("", plain))
    return next((found for pattern, found in _ENDINGS if pattern.search(word)), None) if len(word) <= 20 else None


def find_header(table: Table) -> Header | None:
    """The header among the first rows: the one with the most cells that we know; `None` if there is none."""
    best: tuple[int, int] | None = None
    for number, row in enumerate(table.rows[:_DEEPEST_HEADER]):
        filled = {text.strip() for text in row if text.strip()}
        known = {text: found for text in filled if (found := meaning(text))}
        telling = set(known.values()) - {Field.OTHER, Field.SERIAL, Field.REMARK}
        if telling and len(known) * 2 >= len(filled) and len(known) >= min(2, len(row)):
            score = len(known)
            if best is None or score > best[0]:
                best = (score, number)
    return _header(table, best[1]) if best else None


def is_header_again(header: Header, table: Table, row: int) -> bool:
    """Whether a row repeats the header, as where tables of several pages were put together."""
    first, again = table.rows[header.row], table.rows[row]
    return first == again or [text.strip() for text in first] == [text.strip() for text in again]


def _header(table: Table, row: int) -> Header:
    columns: dict[Field, list[int]] = {}
    unknown: list[int] = []
    passed_over: list[int] = []
    for number, text in enumerate(table.rows[row]):
        found = meaning(text.strip())
        if (row, number) in table.continued and number and table.rows[row][number - 1] == text:
            found = None  # a header over two columns names the first
        if found is None:
            unknown.append(number)
        elif found in columns and found not in _REPEATABLE:
            passed_over.append(number)
        else:
            columns.setdefault(found, []).append(number)
    _pair_languages(table, row, columns, passed_over)
    _settle(columns, table.rows[row])
    return Header(row, columns, unknown, passed_over)


def _pair_languages(table: Table, row: int, columns: dict[Field, list[int]], passed_over: list[int]) -> None:
    """Of two columns that mean the same, one in Chinese and one in English, the latter holds the English names."""
    for plain, english in ((Field.UNIT, Field.UNIT_EN), (Field.TITLE, Field.TITLE_EN), (Field.NAME, Field.NAME_EN)):
        same = [column for column in passed_over if meaning(table.rows[row][column].strip()) is plain]
        candidates = columns.get(plain, []) + same
        if english in columns or len(candidates) != 2:
            continue
        texts = [{cells[column].strip() for cells in table.rows[row:]} - {""} for column in candidates]
        ascii_only = [all(map(str.isascii, found)) for found in texts]
        if sorted(ascii_only) == [False, True]:
            columns[plain] = [candidates[ascii_only.index(False)]]
            columns[english] = [candidates[ascii_only.index(True)]]
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
