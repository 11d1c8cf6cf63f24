"""Job descriptions (岗位说明书) among tables of Word documents: forms, with what they ask for beside what is written.

tables -> entries of each form -> one table with a row for each form, read like any other, and details beside it
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from render.importing.coverage import Coverage
from render.importing.draft import Draft
from render.importing.duties import split_duties
from render.importing.tables import Table
from render.importing.titles import is_paper

# What a table of posts has a column for, and the header of that.
_COLUMNS = {
    "title": "岗位名称", "code": "岗位编号", "unit": "所属部门", "parent": "上级部门", "head": "部门负责人",
    "grade": "职级", "reports-to": "直接上级", "dotted-to": "虚线汇报", "headcount": "编制",
    "purpose": "岗位目的", "duties": "主要工作职责",
}  # fmt: skip
_DROPPED = {"direct-reports": "follows from the lines upwards", "nothing": "nothing that a spec tells of a post"}
_TELLING = {"duties", "purpose", "reports-to", "skills", "authority"}
_LEAST = 3  # entries of a form
_LONGEST = 40  # characters of what asks for something
_NUMBERING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+|\d{1,2}|[(（][一二三四五六七八九十\d]+[)）])\s*[、.．)）\s]\s*"
)
_BRACKETS = re.compile(r"[(（【\[].*?[)）】\]]")
_NOISE = re.compile(r"[\W_]+")
_SAID_AFTER_COLON = re.compile(r"\s*([^:：\n]{1,20})[:：]\s*(\S.*)", re.DOTALL)
_TITLE = re.compile(
    r"(?:job|post|role)\s+description\s*[:：–-]\s*(?P<en>.+)|(?P<zh>.+?)(?<!职责)(?:岗位|职位|职务|工作)?说明书",
    re.IGNORECASE,
)


class _Entry(NamedTuple):
    """What is written in a cell of a table, and what it answers."""

    asked: str
    text: str
    row: int
    column: int


class _Form(NamedTuple):
    """Its entries with the tables that they stand in."""

    entries: list[tuple[Table, _Entry]]

    def texts(self, asked: str) -> list[str]:
        return [entry.text for _, entry in self.entries if entry.asked == asked]

    def place(self, asked: str) -> tuple[Table, _Entry]:
        return next(place for place in self.entries if place[1].asked == asked)


class Forms:
    """The forms in the tables of `file`; `tables` are all others, and in place of the forms a table of their posts."""

    def __init__(self, file: str, tables: Sequence[Table]) -> None:
        self._forms: list[_Form] = []
        self._of_forms: list[Table] = []
        others = [table for table in tables if not self._take(table)]
        columns = [asked for asked in _COLUMNS if any(form.texts(asked) for form in self._forms)]
        rows = [["\n".join(form.texts(asked)) for asked in columns] for form in self._forms]
        header = [_COLUMNS[asked] for asked in columns]
        self._columns = columns
        self._posts = Table(f"{file}[job descriptions]", [header, *rows], range(len(rows) + 1))
        if len(titles := {table.title for table in self._of_forms}) == 1:
            paper = next((table.caption for table in tables if is_paper(table.caption)), "")
            self._posts = self._posts._replace(caption=paper, title=titles.pop())
        self.tables = [self._posts, *others] if self._forms else others

    def describe(self, draft: Draft, coverage: Coverage) -> None:
        """Add to the posts of `draft` what only forms tell, and to `coverage` what became of the forms' cells."""
        if not self._forms:
            return
        posts = {post.source.row: post for post in draft.posts if post.source.file == self._posts.file}
        for number, form in enumerate(self._forms, start=1):
            asked = {entry.asked for _, entry in form.entries} - _COLUMNS.keys() - _DROPPED.keys()
            if post := posts.get(number):
                post.details = {**post.details, **{key: split_duties("\n".join(form.texts(key))) for key in asked}}
        self._account(coverage)

    def _take(self, table: Table) -> bool:
        """Whether a table is a form, or goes on with the one before."""
        entries = list(_entries(table))
        answered = {entry.asked for entry in entries}
        asks = {asked(text) for row in table.rows for text in row} - {"", "nothing"}
        named = "" if "title" in answered else _title(table)
        is_form = len(asks) >= _LEAST and bool(asks & _TELLING) and bool(named or answered & {"title", "unit"})
        if _is_list(table) or not (is_form or (self._forms and answered - {"nothing"})):
            return False
        if is_form:
            self._forms.append(_Form([(table, _Entry("title", named, -1, -1))] if named else []))
        for entry in entries:
            if entry.asked == "title" and self._forms[-1].texts("title") and is_form:
                self._forms.append(_Form([]))  # several in one table
            self._forms[-1].entries.append((table, entry))
        self._of_forms.append(table)
        return True

    def _account(self, coverage: Coverage) -> None:
        unused = coverage.withdrawn(self._posts)
        for table in self._of_forms:
            coverage.begin(table)
            used = {(entry.row, entry.column) for form in self._forms for of, entry in form.entries if of is table}
            for row, texts in enumerate(table.rows):
                for column, text in enumerate(texts):
                    if (row, column) not in used and not asked(text):
                        coverage.skip_cell(table, row, column, "no entry of a job description that is known")
        for form in self._forms:
            for table, entry in form.entries:
                if entry.asked in _DROPPED:
                    coverage.skip_cell(table, entry.row, entry.column, _DROPPED[entry.asked])
        for cell in unused:
            table, entry = self._forms[cell.row - 1].place(self._columns[cell.column - 1])
            coverage.skip_cell(table, entry.row, entry.column, cell.why)


def asked(text: str) -> str:
    """What a cell of a form asks for; empty for one that asks for nothing known."""
    if len(text) > _LONGEST:
        return ""
    plain = _BRACKETS.sub("", _NUMBERING.sub("", unicodedata.normalize("NFKC", text))).casefold()
    return _words().get(_NOISE.sub("", plain), "")


@cache
def _words() -> dict[str, str]:
    """What is asked for by what stands beside the entries of job descriptions.

    Case, white space, brackets, numbers before them and punctuation do not count. `nothing` is what forms have and a
    spec has not.
    """
    words: dict[str, list[str]] = json.loads(Path(__file__).with_name("form_words.json").read_bytes())
    return {word: key for key, listed in words.items() for word in listed}


def _entries(table: Table) -> Iterator[_Entry]:
    """What is written beside, or below, each cell that asks for something."""
    section = ""
    for row, texts in enumerate(table.rows):
        cells = [(column, text.strip()) for column, text in enumerate(texts) if (row, column) not in table.continued]
        if (row, 0) in table.continued:  # a cell to the left goes on
            section = asked(texts[0])
        labels = {asked(text) for _, text in cells} - {""}
        if labels - {"nothing"} or (labels and (len(cells) == 1 or not section)):
            section = asked(cells[0][1]) if len(cells) == 1 else ""
            yield from _beside(row, cells)
        elif len(cells) == 1 and (said := _SAID_AFTER_COLON.fullmatch(cells[0][1])) and asked(said[1]):
            yield _Entry(asked(said[1]), said[2].strip(), row, cells[0][0])
        elif section and not labels and cells:
            column, text = max(cells, key=lambda cell: len(cell[1]))
            if text:
                yield _Entry(section, text, row, column)


def _beside(row: int, cells: Sequence[tuple[int, str]]) -> Iterator[_Entry]:
    """The cells of a row that stand to the right of one that asks; one before another that asks names a group."""
    for (_, label), (column, text) in pairwise(cells):
        if (key := asked(label)) and text and not asked(text):
            yield _Entry(key, text, row, column)


def _is_list(table: Table) -> bool:
    """Whether what asks in a table stands above columns, and not to the left."""
    for row, texts in enumerate(table.rows):
        cells = [text for column, text in enumerate(texts) if (row, column) not in table.continued]
        if len(cells) > 1:
            return sum(bool(asked(text)) for text in cells) > len(cells) / 2
    return False


def _title(table: Table) -> str:
    """The post that the heading above a form names."""
    for heading in (table.caption, table.title):
        if found := _TITLE.fullmatch(heading.strip(' 《》“”"')):
            return (found["en"] or found["zh"]).strip(' 《》“”"')
    return ""
