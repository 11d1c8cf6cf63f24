"""From a table and its header to clean columns: blanks filled down, rows that are no data left out."""

import re
from dataclasses import dataclass
from itertools import islice

from render.importing import cleaning
from render.importing.coverage import Coverage
from render.importing.headers import Field, Header, is_header_again
from render.importing.kinds import is_post
from render.importing.limits import MAX_CELL_TEXT
from render.importing.notes import Notes
from render.importing.paths import depth_of, is_indented, levels, split_paths
from render.importing.tables import Table

FREE_TEXT = frozenset({Field.DUTIES, Field.UNIT_DUTIES, Field.PURPOSE, Field.REMARK})
_OF_PEOPLE = frozenset(
    {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.PERSON_ID, Field.HEAD, Field.MANAGER, Field.MANAGER_ID}
)
_NUMBERS = frozenset({Field.PERSON_ID, Field.MANAGER_ID, Field.POST_CODE, Field.UNIT_CODE})
_ROUNDED = re.compile(r"\d(?:\.\d+)?E\+\d+")
_TOTALS = frozenset(
    "合计 总计 小计 总数 共计 总人数 合计人数 累计 合计: 总计: 小计: "
    "total totals subtotal sub-total grandtotal sum".split()
)
_FOOTER = re.compile(
    r"^(注|备注|说明|填表说明|制表|制表人|审核|审核人|批准|填表人|填报人|日期|填表日期|编制人|"
    r"notes?|remarks?|prepared by|approved by|source|date)\s*\d?\s*[:：]",
    re.IGNORECASE,
)
_FIRST_LETTERS = frozenset("合总小共累注备说制审批填日编nrpasdtg")
"""What the words of `_TOTALS` and `_FOOTER` begin with."""
_NOTHING = frozenset(
    "- -- — —— / \\ 无 空 n/a na none nil null 暂无 待定 tbd tba ? ？ 同上级 /无 #n/a #ref! #value! 0".split()
)
_VACANT = frozenset(
    "空缺 空岗 待招 待聘 待招聘 缺编 缺 暂缺 招聘中 vacant vacancy open tbh tbc unfilled hiring".split()
)
_DITTO = frozenset({"同上", '"', "″", "〃", "ditto", "same as above", "''"})
_NO_VALUE = _NOTHING | _VACANT | _DITTO
_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]+|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2})\s*[、.．)）]?\s*(?=\D)"
)
_FILLED_DOWN = (Field.PATH, Field.UNIT_EN, Field.UNIT_CODE, Field.PARENT)


@dataclass(slots=True)
class Rows:
    """The data of a table. `numbers` are positions in `table.rows`; `columns` hold as many clean texts each.

    `paths` are the names of the units above and around each row, the outermost first; `units_at` are the positions
    of the columns they were read from.
    """

    table: Table
    numbers: list[int]
    columns: dict[Field, list[str]]
    paths: list[tuple[str, ...]]
    positions: dict[Field, int]
    units_at: list[int]

    def names_unit(self, index: int) -> bool:
        """Whether the row itself names its unit, rather than going on with the one above."""
        number, row = self.numbers[index], self.table.rows[self.numbers[index]]
        return any(row[at].strip() and (number, at) not in self.table.continued for at in self.units_at)

    def line(self, index: int) -> int:
        """The row's number in the source."""
        return self.table.lines[self.numbers[index]]


def read_rows(table: Table, header: Header, title_row: int | None, notes: Notes, coverage: Coverage) -> Rows:
    """The data below `header`; what is left out is told to `coverage`, what is changed to `notes`."""
    for row in set(range(header.row)) - {title_row}:
        coverage.skip_row(table, row, "above the header")
    numbers, sections = _sorted_rows(table, header, coverage)
    columns: dict[Field, list[str]] = {}
    positions: dict[Field, int] = {}
    for meaning, found in header.columns.items():
        if meaning not in (Field.UNIT, Field.OTHER, Field.SERIAL, Field.REMARK, Field.LEVEL):
            columns[meaning] = _column(table, numbers, found[0], meaning, notes, coverage)
            positions[meaning] = found[0]
    if Field.NAME in columns and Field.PERSON_ID in columns:
        _without_nobody(table, numbers, columns[Field.PERSON_ID], positions, coverage)
    _skip_columns(table, header, coverage)
    columns[Field.REMARK] = _remarks(table, numbers, header, notes, coverage)
    for meaning in _FILLED_DOWN:
        if meaning in columns and meaning is Field.PATH:
            columns[meaning] = _filled(columns[meaning])
    paths = _paths(table, numbers, header, columns, sections, notes, coverage)
    units_at = [*header.columns.get(Field.UNIT, ()), *header.columns.get(Field.PATH, ())]
    return Rows(table, numbers, columns, paths, positions, units_at)


def _without_nobody(
    table: Table, numbers: list[int], people: list[str], positions: dict[Field, int], coverage: Coverage
) -> None:
    """Takes out the numbers that stand where the name says that a post is vacant."""
    names = [table.rows[number][positions[Field.NAME]] for number in numbers]
    vacant = {name for name in set(names) if _bare(name.strip()) in _VACANT}
    for index, number in enumerate(numbers) if vacant else ():
        if names[index] in vacant and people[index]:
            people[index] = ""
            coverage.skip_cell(table, number, positions[Field.PERSON_ID], "the number of a post that nobody holds")


def _sorted_rows(table: Table, header: Header, coverage: Coverage) -> tuple[list[int], dict[int, str]]:
    """The rows that are data, and the names of the units that other rows give to the rows below them."""
    sections: dict[int, str] = {}
    numbers = []
    suspects = _suspects(table, header)
    for row in range(header.row + 1, len(table.rows)):
        cells = table.rows[row]
        if row not in suspects and cells.count("") < len(cells) - 1:
            numbers.append(row)
        elif why := _no_data(table, header, row):
            coverage.skip_row(table, row, why)
        elif section := _section(table, header, row):
            sections[row] = section
        elif any(cells):
            numbers.append(row)
    return numbers, sections


def _suspects(table: Table, header: Header) -> set[int]:
    """Rows that may be no data, found by columns: merged ones, those that begin like totals, remarks or the header."""
    again = table.rows[header.row][0].strip() if header.row >= 0 else ""
    found = {row for row, _ in table.continued}
    for column in islice(zip(*table.rows, strict=True), 3):
        words = {text for text in set(column) if text and (_is_suspect(plain := text.strip()) or plain == again)}
        if words:
            found.update(row for row, text in enumerate(column) if text in words)
    return found


def _is_suspect(text: str) -> bool:
    """Whether a cell looks like none of data; its first letter tells it of most."""
    return not text or (text[0].casefold() in _FIRST_LETTERS and (_is_total(text) or _FOOTER.match(text) is not None))


def _no_data(table: Table, header: Header, row: int) -> str:
    """Why a row is no data; "" if it may be."""
    cells = table.rows[row]
    first = next((text for text in cells if text and text.strip()), "").strip()
    if not first:
        return "blank"
    if header.row >= 0 and first == table.rows[header.row][0].strip() and is_header_again(header, table, row):
        return "the header again"
    if any(_is_total(text) for text in (first, *cells[1:3])):
        return "a row of totals"
    if _FOOTER.match(first) and sum(bool(text.strip()) for text in set(cells)) <= 2:
        return "a remark below or between the rows"
    return ""


def _is_total(text: str) -> bool:
    return len(text) < 16 and text.casefold().replace(" ", "").replace("\u3000", "").strip() in _TOTALS


def _section(table: Table, header: Header, row: int) -> str:
    """The unit that a row names for the rows below it, one cell merged over the whole width, or alone in its row."""
    cells = table.rows[row]
    filled = {text.strip() for text in cells if text.strip()}
    if len(filled) != 1 or len(cells) < 2:
        return ""
    merged = all((row, column) in table.continued for column in range(1, len(cells)))
    alone = bool(cells[0].strip()) and not any(text.strip() for text in cells[1:])
    has_units = header.columns.keys() & {Field.UNIT, Field.PATH, Field.UNIT_CODE}
    text = cleaning.one_line(filled.pop())
    if merged or (alone and not has_units and not is_post(text) and 0 not in header.columns.get(Field.DUTIES, ())):
        return without_number(text) if len(text) <= 60 else ""
    return ""


def without_number(heading: str) -> str:
    """`heading` without its number: 一、生产部 is 生产部."""
    return _NUMBERING.sub("", heading).rstrip("：:")


def _column(
    table: Table, numbers: list[int], position: int, meaning: Field, notes: Notes, coverage: Coverage
) -> list[str]:
    """The column's texts, clean; those that say "nothing" in words become blank."""
    texts = [table.rows[number][position] for number in numbers]
    if meaning in FREE_TEXT:
        if cleaning.are_paragraphs(texts) and max(map(len, texts), default=0) <= MAX_CELL_TEXT:
            return texts
        return [
            _cut(cleaning.paragraphs(text), table, row, position, notes)
            for text, row in zip(texts, numbers, strict=True)
        ]
    clean = texts if cleaning.is_clean(texts) else _cleaned(table, texts, numbers, position, notes)
    if meaning in _NUMBERS:
        _note_rounded(table, clean, numbers, position, notes)
    words = {text for text in set(clean) if len(text) < 16 and _bare(text) in _NO_VALUE}
    if not words:
        return clean
    for index, text in enumerate(clean):
        if text in words:
            clean[index] = _meant(_bare(text), clean[index - 1] if index else "", meaning)
            if not clean[index]:
                coverage.skip_cell(table, numbers[index], position, f'"{text}" says that there is none')
    return clean


def _note_rounded(table: Table, texts: list[str], numbers: list[int], position: int, notes: Notes) -> None:
    for text, number in zip(texts, numbers, strict=True):
        if "E+" in text and _ROUNDED.fullmatch(text):
            message = "A spreadsheet has rounded this number when it was saved as text."
            hint = "Format the column as text and type it again."
            notes.add("damaged-number", message, table.file, table.lines[number], position + table.first_column, hint)


def _bare(text: str) -> str:
    return text.strip("()（）[]【】").casefold()


def _meant(word: str, above: str, meaning: Field) -> str:
    if word in _DITTO:
        return above
    if word in _VACANT and meaning not in _OF_PEOPLE:
        return word
    return word if word == "0" and meaning is Field.HEADCOUNT else ""


def _cleaned(table: Table, texts: list[str], numbers: list[int], position: int, notes: Notes) -> list[str]:
    clean = []
    for text, number in zip(texts, numbers, strict=True):
        tidy = _cut(cleaning.one_line(text), table, number, position, notes) if text else text
        if tidy != text and (what := cleaning.what_changed(text, tidy)):
            column = position + table.first_column
            notes.add("cleaned", f"Cleaned: {what}.", table.file, table.lines[number], column)
        clean.append(tidy)
    return clean


def _cut(text: str, table: Table, number: int, position: int, notes: Notes) -> str:
    if len(text) <= MAX_CELL_TEXT:
        return text
    message = f"This cell holds more than {MAX_CELL_TEXT:,} characters; the rest was cut off."
    notes.add("cut", message, table.file, table.lines[number], position + table.first_column)
    return text[:MAX_CELL_TEXT]


def _filled(texts: list[str]) -> list[str]:
    above = ""
    return [above := text or above for text in texts]


def _remarks(table: Table, numbers: list[int], header: Header, notes: Notes, coverage: Coverage) -> list[str]:
    columns = [
        _column(table, numbers, at, Field.REMARK, notes, coverage) for at in header.columns.get(Field.REMARK, ())
    ]
    return (
        [" ".join(" ".join(texts).split()) for texts in zip(*columns, strict=True)] if columns else [""] * len(numbers)
    )


def _skip_columns(table: Table, header: Header, coverage: Coverage) -> None:
    reasons = [
        (header.columns.get(Field.OTHER, []), "the spec has no place for it"),
        (header.columns.get(Field.SERIAL, []), "numbers of rows"),
        (header.columns.get(Field.LEVEL, []) if len(header.columns.get(Field.UNIT, [])) != 1 else [], "only levels"),
        (header.unknown, "its header is not one that is known"),
        (header.passed_over, "another column was taken for the same"),
    ]
    whys = {column: why for columns, why in reasons for column in columns}
    coverage.skip_columns(table, whys, max(header.row, 0))


def _paths(
    table: Table,
    numbers: list[int],
    header: Header,
    columns: dict[Field, list[str]],
    sections: dict[int, str],
    notes: Notes,
    coverage: Coverage,
) -> list[tuple[str, ...]]:
    """By row the units it is in, from a column of paths, from a column per level, from indentation, or sections."""
    found = header.columns.get(Field.UNIT, [])
    if Field.LEVEL in header.columns and len(found) == 1:
        depths = [_whole(table.rows[number][header.columns[Field.LEVEL][0]]) for number in numbers]
        units = _by_depth([cleaning.one_line(table.rows[number][found[0]]) for number in numbers], levels(depths))
    elif len(found) == 1 and is_indented(raw := [table.rows[number][found[0]] for number in numbers]):
        drawn = list(map(depth_of, raw))
        units = _by_depth([cleaning.one_line(name) for _, name in drawn], levels([width for width, _ in drawn]))
    else:
        units = _by_columns(table, numbers, found, notes, coverage)
    if Field.PATH in columns:
        split = split_paths(columns[Field.PATH], meant=True)
        units = [_extended(split.get(path, ()), below) for path, below in zip(columns[Field.PATH], units, strict=True)]
    if sections:
        units = _under_sections(units, numbers, sections)
    return units


def _whole(text: str) -> int:
    digits = re.sub(r"\D", "", text)[:3]
    return int(digits) if digits.isascii() and digits else 0


def _by_depth(names: list[str], depths: list[int]) -> list[tuple[str, ...]]:
    path: tuple[str, ...] = ()
    found = []
    for name, depth in zip(names, depths, strict=True):
        path = (*path[:depth], name) if name else path
        found.append(path)
    return found


def _by_columns(
    table: Table, numbers: list[int], found: list[int], notes: Notes, coverage: Coverage
) -> list[tuple[str, ...]]:
    """A blank cell goes on with what is above it, unless a cell to its left says something new."""
    if not found:
        return [()] * len(numbers)
    columns = [_column(table, numbers, position, Field.UNIT, notes, coverage) for position in found]
    split = split_paths(columns[-1], meant=False) if len(columns) == 1 else {}
    if all(map(all, columns)) and len(columns) == 1:
        return [split[text] for text in columns[0]]
    if _is_repeated(table, numbers, found[0], columns[0]):
        rows = list(zip(*columns, strict=True))
        path_of = {
            row: tuple(part for name in dict.fromkeys(row) if name for part in split.get(name, (name,)))
            for row in set(rows)
        }
        return [path_of[row] for row in rows]
    above = [""] * len(columns)
    paths = []
    for row in zip(*columns, strict=True):
        for level, text in enumerate(row):
            if text:
                above[level] = text
                if level + 1 < len(above):
                    above[level + 1 :] = [""] * (len(above) - level - 1)
        names = [text for text in dict.fromkeys(above) if text]
        paths.append(tuple(part for name in names for part in split.get(name, (name,))))
    return paths


def _is_repeated(table: Table, numbers: list[int], position: int, texts: list[str]) -> bool:
    """Whether the unit stands in every row, so that a blank says that there is none, not "as above"."""
    blanks = sum(not text for text in texts)
    repeats = sum(
        text == above and (number, position) not in table.continued
        for text, above, number in zip(texts[1:], texts, numbers[1:], strict=False)
        if text
    )
    return repeats > blanks


def _extended(path: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...]:
    """A path with the unit of another column beneath, unless it is in the path already."""
    return path + tuple(name for name in below if name not in path)


def _under_sections(
    units: list[tuple[str, ...]], numbers: list[int], sections: dict[int, str]
) -> list[tuple[str, ...]]:
    starts = sorted(sections)
    found, position, section = [], 0, ""
    for number, path in zip(numbers, units, strict=True):
        while position < len(starts) and starts[position] < number:
            section = sections[starts[position]]
            position += 1
        found.append((section, *path) if section and section not in path else path)
    return found
