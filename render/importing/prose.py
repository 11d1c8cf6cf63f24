"""Documents without tables: headings that name units and posts, and below each what it does, in words.

一、行政部                    （一）办公室。负责机关日常运转；承担信访工作。
部门职责：管理行政和后勤。       （二）财务科。编报预决算。
1. 行政经理（1人）
岗位职责：（1）制定制度；（2）组织会议。
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from render.importing import amounts, cleaning, persons, said
from render.importing.coverage import Coverage
from render.importing.headers import Field, meaning
from render.importing.kinds import is_post, is_unit
from render.importing.rows import Rows
from render.importing.tables import Table, check_size

_HAN_NUMBER = "[一二三四五六七八九十百]{1,4}"
_MARKS = tuple(
    map(
        re.compile,
        (
            rf"第{_HAN_NUMBER}[章节条部][、.．:：]?\s*", rf"{_HAN_NUMBER}[、.．]\s*", rf"[(（]{_HAN_NUMBER}[)）]\s*",
            r"\d{1,2}(?:\.\d{1,2}){2,}\.?\s+", r"\d{1,2}\.\d{1,2}\.?\s*(?=\D)", r"\d{1,2}\s*[.．、)）]\s*(?!\d)",
            r"[(（]\d{1,2}[)）]\s*", r"[①-⑳]\s*", r"[a-zA-Z][.)）]\s+", r"[-*•·●■◆–—]\s*",
            *(rf"#{{{level}}}\s+" for level in range(1, 7)),
        ),
    )
)  # fmt: skip
"""How paragraphs are numbered, each kind of headings in its own way; `#` as Markdown has it."""
_LABEL = re.compile(r"([^:：。；;]{2,20}?)\s*[:：]\s*(.*)")
_NAMED = re.compile(r"([^。：:；;，,]{2,30}?)\s*(?:[。：:]\s*(.*)|\.\s+(\S.*)|\s[–—-]\s(\S.*))?", re.DOTALL)
_SENTENCE_END = ("。", "；", ";", ".", "！", "，")
_VERBS = ("负责", "配合", "协助", "参与", "完成", "拟订", "承担", "制定", "监督", "指导", "协调", "落实", "执行")
_LONGEST_HEADING = 24
_FEWEST = 2
_SAMPLE = 400
_SAYS = frozenset(
    {
        Field.DUTIES, Field.UNIT_DUTIES, Field.MANAGER, Field.HEADCOUNT, Field.PURPOSE, Field.AUTHORITY, Field.KPIS,
        Field.QUALIFICATIONS, Field.EDUCATION, Field.EXPERIENCE, Field.CERTIFICATES, Field.SKILLS, Field.NAME,
        Field.HEAD, Field.GRADE, Field.HOURS, Field.REMARK,
    }
)  # fmt: skip


_IN_A_LINE = frozenset({Field.MANAGER, Field.HEADCOUNT, Field.NAME, Field.HEAD, Field.GRADE})


class _Line(NamedTuple):
    """One paragraph: how its number is written, as a place in `_MARKS` or -1 without one, and what follows that."""

    mark: int
    text: str


class _Thing:
    """A unit, or with a `title` a post, from the line `row` on."""

    def __init__(self, row: int, path: tuple[str, ...], title: str = "", count: str = "") -> None:
        self.row, self.path, self.title = row, path, title
        self.says: dict[Field, list[str]] = {Field.HEADCOUNT: [count]} if count else {}


def is_prose(text: str) -> bool:
    """Whether words surely say what units or posts do: below labels such as 岗位职责, or behind （一）办公室。"""
    lines = [_line(line) for written in text.splitlines() if (line := written.strip())][:_SAMPLE]
    return sum(_tells_of_duties(line) for line in lines) >= _FEWEST


def _tells_of_duties(line: _Line) -> bool:
    if _label(line.text)[0] in (Field.DUTIES, Field.UNIT_DUTIES):
        return True
    name, _, more = line.text.partition("。")
    return line.mark >= 0 and bool(more) and len(name) <= _LONGEST_HEADING and is_unit(name)


def _label(text: str) -> tuple[Field | None, str]:
    """What a label such as 岗位职责 announces, and what stands behind it in the line."""
    if label := _LABEL.fullmatch(text):
        return meaning(label[1]), label[2]
    is_word = len(text) <= _LONGEST_HEADING and not text.endswith(_SENTENCE_END)
    return (meaning(text) if is_word else None), ""


def read_prose(file: str, written: Sequence[str], coverage: Coverage) -> Rows | None:
    """The rows that the paragraphs mean, one for each unit and post; `None` where fewer than two are named."""
    check_size(len(written), 1, file)
    reader = _Reader(written)
    if sum(bool(thing.says) for thing in reader.things) < _FEWEST:
        return None
    table = Table(file, [[line] for line in written], range(1, len(written) + 1))
    coverage.begin(table)
    for row in reader.unused:
        coverage.skip_row(table, row, "belongs to no unit or post")
    things = reader.things
    fields = dict.fromkeys(field for thing in things for field in thing.says)
    columns = {field: ["\n".join(thing.says.get(field, ())) for thing in things] for field in fields}
    columns[Field.TITLE] = [thing.title for thing in things]
    names_all = Field.NAME in fields
    paths, numbers = [thing.path for thing in things], [thing.row for thing in things]
    return Rows(table, numbers, columns, paths, dict.fromkeys(columns, 0), [], names_all=names_all)


class _Reader:
    """Goes through the paragraphs. `unused` are the places of those that say nothing of a unit or post."""

    def __init__(self, written: Sequence[str]) -> None:
        self.things: list[_Thing] = []
        self.unused: list[int] = []
        self._headings: list[tuple[int, str]] = []  # the marks of the headings around, with the unit of each, or ""
        self._of_things: set[int] = set()  # the marks of all headings of units and posts
        self._seen: list[int] = []  # all marks, in the order in which they came first
        self._thing: _Thing | None = None
        self._field: Field | None = None
        for row, line in enumerate(written):
            if text := cleaning.paragraphs(line):
                self._read(row, _line(text), text)

    def _read(self, row: int, line: _Line, text: str) -> None:
        if line.mark not in self._seen:
            self._seen.append(line.mark)
        named = _NAMED.fullmatch(line.text)
        name, more = (named[1], next(filter(None, named.groups()[1:]), "")) if named else ("", "")
        field, said_of = _label(line.text)
        if field in _SAYS and self._thing:
            self._field = field
            self._say(said_of)
            self._field = None if said_of and field in _IN_A_LINE else field
        elif name and _is_thing(name) and not self._goes_on(line, name, more):
            self._begin(row, line.mark, cleaning.one_line(name), more)
        elif self._is_section(line):
            self._unwind(line.mark)
            self._headings.append((line.mark, ""))
            self._thing = None
            self.unused.append(row)
        elif self._thing:
            self._say(text)
        else:
            self.unused.append(row)

    def _goes_on(self, line: _Line, name: str, more: str) -> bool:
        """Whether a line is a sentence, or one of a list below a label, though it begins like the name of a unit."""
        if line.mark < 0:
            return line.text != name and "。" in line.text
        is_sentence = line.text != name and (self._field is not None or not more)
        return is_sentence and self._thing is not None and line.mark not in self._of_things

    def _begin(self, row: int, mark: int, name: str, more: str) -> None:
        """A unit, within those around by its number, or a post of the unit around."""
        self._of_things.add(mark)
        self._unwind(mark, to_unit=not is_unit(name))
        above = tuple(unit for _, unit in self._headings if unit)
        if is_unit(name):
            self._headings.append((mark, name))
            self._thing = _Thing(row, (*above, name))
        else:
            title, count = amounts.behind(name)
            self._headings.append((mark, ""))
            self._thing = _Thing(row, above, title, count)
        self.things.append(self._thing)
        self._field = None
        if more and (said.vacant(more) or all(map(persons.may_be_name, re.split("[、，]", more)))):
            self._field = Field.NAME if self._thing.title else Field.HEAD
        self._say(more)
        self._field = None

    def _unwind(self, mark: int, *, to_unit: bool = False) -> None:
        """Leaves the headings that are numbered like this one, and those within; `to_unit` those in the unit only."""
        marks = [known for known, _ in self._headings]
        if to_unit and mark < 0:
            del self._headings[self._units()[-1] + 1 if self._units() else 0 :]
        elif mark in marks:
            del self._headings[marks.index(mark) :]

    def _units(self) -> list[int]:
        """Where among the headings around are those of units."""
        return [at for at, (_, unit) in enumerate(self._headings) if unit]

    def _is_section(self, line: _Line) -> bool:
        """Whether a line heads other matters: numbered like what is around all units, or short and like a heading."""
        if line.mark < 0:
            return False
        marks = [mark for mark, _ in self._headings]
        around = self._units()
        if around and self._seen.index(line.mark) < self._seen.index(marks[around[0]]):
            return True
        if (
            len(line.text) > _LONGEST_HEADING
            or line.text.endswith(_SENTENCE_END)
            or (around and line.mark not in marks)
        ):
            return False
        return not around or self._field is None or marks.index(line.mark) <= around[0]

    def _say(self, text: str) -> None:
        if text and self._thing:
            field = self._field or Field.DUTIES
            if field is Field.UNIT_DUTIES:
                field = Field.DUTIES
            self._thing.says.setdefault(field, []).append(text)


def _is_thing(name: str) -> bool:
    return (is_unit(name) or is_post(amounts.behind(name)[0])) and not name.startswith(_VERBS)


def _line(text: str) -> _Line:
    for place, mark in enumerate(_MARKS):
        if match := mark.match(text):
            return _Line(place, text[match.end() :].strip())
    return _Line(-1, text)
