"""What columns of a table mean beside each other, where their headings alone do not settle it."""

import re
from collections.abc import Callable

from render.importing import vocabulary
from render.importing.headers import OF_PEOPLE, Field, meaning
from render.importing.kinds import is_post
from render.importing.paths import are_levels
from render.importing.tables import Table

_FEWEST_DIGITS = 3
_LETTERS = r"[RASCI批核审报备](?:\s*[/、,，]?\s*[RASCI批核审报备])*"
_LONGEST_LETTERS = 10
_OF_A_YEAR = r"\d|年|月|year|actual|实有"
_PART_OF_ONE = re.compile(r"0?[.,]\d+$")
_AT_MOST_ONE = r"(?:0?[.,]\d+|[01](?:[.,]0+)?)$"
_LONGEST_CODE = 16
_CODES = {Field.UNIT: Field.UNIT_CODE, Field.TITLE: Field.POST_CODE}
_NAMED_BY_CODE = {
    Field.ID: Field.UNIT, Field.UNIT_CODE: Field.UNIT, Field.POST_CODE: Field.TITLE,
    Field.UNIT: Field.UNIT, Field.TITLE: Field.TITLE,
}  # fmt: skip
"""What the column to the right of one names, whose heading says no more than "name"."""
Columns = dict[Field, list[int]]


def settle(
    table: Table, row: int, labels: list[str], columns: Columns, passed_over: list[int], unknown: list[int]
) -> None:
    """Changes what the `columns` below the header in `row` mean, and which are `passed_over` or `unknown`."""
    _label_codes(table, row, columns, unknown)
    _pair_languages(table, row, labels, columns, passed_over)
    _pair_codes(table, row, labels, columns, passed_over)
    _rather(labels, columns, passed_over)
    _numbers_and_letters(table, row, columns, unknown)
    _add_headcounts(labels, columns, passed_over)
    if Field.EMAIL in columns and columns.keys().isdisjoint(OF_PEOPLE):
        columns[Field.NAME] = columns.pop(Field.EMAIL)  # nothing else tells who it is
    _names_in_parts(table, row, columns)
    _shares(table, row, columns)
    _levels_or_grades(table, row, columns)
    _codes_of_units(table, row, columns)
    _choose(columns, labels)


def titles_by_content(table: Table, row: int, columns: Columns, unknown: list[int]) -> None:
    """Where people have no titles, those may stand below a heading of another kind: 직위, 岗位类别."""
    if Field.TITLE in columns or Field.NAME not in columns:
        return
    for several in (columns.get(Field.GRADE, []), columns.get(Field.OTHER, []), unknown):
        for column in several:
            texts = [text for cells in table.rows[row + 1 :] if (text := cells[column].strip())]
            if sum(map(is_post, texts)) * 3 > len(texts) * 2:
                several.remove(column)
                columns[Field.TITLE] = [column]
                return


def _pair_languages(table: Table, row: int, labels: list[str], columns: Columns, passed_over: list[int]) -> None:
    """Of two columns that mean the same, one in Chinese and one in English, the latter holds the English names."""
    for plain, english in ((Field.UNIT, Field.UNIT_EN), (Field.TITLE, Field.TITLE_EN), (Field.NAME, Field.NAME_EN)):
        same = [column for column in passed_over if meaning(labels[column]) is plain]
        candidates = columns.get(plain, []) + same
        if english in columns or len(candidates) != 2:
            continue
        texts = [table.distinct(column, row) for column in candidates]
        latin = [all(text < "\u0250" for text in found) for found in texts]
        if sorted(latin) == [False, True] and not any(
            "a" <= char.casefold() <= "z" for text in texts[latin.index(False)] for char in text
        ):
            columns[plain] = [candidates[latin.index(False)]]
            columns[english] = [candidates[latin.index(True)]]
            passed_over[:] = [column for column in passed_over if column not in candidates]


def _pair_codes(table: Table, row: int, labels: list[str], columns: Columns, passed_over: list[int]) -> None:
    """Of two columns that mean the same, one that holds numbers alone is of codes: Planstelle, Planstellentext."""
    for plain, code in ((Field.UNIT, Field.UNIT_CODE), (Field.TITLE, Field.POST_CODE), (Field.NAME, Field.PERSON_ID)):
        same = [*columns.get(plain, []), *(column for column in passed_over if meaning(labels[column]) is plain)]
        if len(same) < 2:
            continue
        texts = [table.distinct(column, row + 1) for column in same]
        numbers = [column for column, found in zip(same, texts, strict=True) if found and all(map(_is_code, found))]
        names = [column for column in same if column not in numbers]
        if names and len(numbers) == 1 and code not in columns:
            columns[plain], columns[code] = names if plain is Field.UNIT else names[:1], numbers
            passed_over[:] = [column for column in passed_over if column not in (names[0], *numbers)]


def _rather(labels: list[str], columns: Columns, passed_over: list[int]) -> None:
    """Of columns that mean the same, takes that with the better word in its heading: 岗位 rather than 职务."""
    for column in list(passed_over):
        field = meaning(labels[column])
        better = vocabulary.words("rather", field.name.lower()) if field else ()
        if field and better and len(columns.get(field, ())) == 1:
            told, taken = vocabulary.folded(labels[column]), vocabulary.folded(labels[columns[field][0]])
            if any(map(told.__contains__, better)) and not any(map(taken.__contains__, better)):
                passed_over[passed_over.index(column)], columns[field] = columns[field][0], [column]


def _numbers_and_letters(table: Table, row: int, columns: Columns, unknown: list[int]) -> None:
    """Numbers below 岗位 are of posts, which have no titles here; R, A, C and I are no responsibilities."""
    if Field.TITLE in columns and _are_all(table, row, columns[Field.TITLE][0], str.isdecimal):
        columns.setdefault(Field.OTHER if Field.HEADCOUNT in columns else Field.HEADCOUNT, []).extend(
            columns.pop(Field.TITLE)
        )
    for field in (Field.DUTIES, Field.UNIT_DUTIES, Field.PARENT):
        if field in columns and _are_all(table, row, columns[field][0], _is_of_a_scheme):
            columns[Field.LETTERS] = columns.pop(field)
    letters = [column for column in unknown if _are_all(table, row, column, _is_of_a_scheme)]
    if len(letters) > 1:
        columns.setdefault(Field.LETTERS, []).extend(letters)
        unknown[:] = [column for column in unknown if column not in letters]


def _are_all(table: Table, row: int, column: int, test: Callable[[str], bool]) -> bool:
    """Whether all that stands in a column is so, and there is something; most columns end it with the first text."""
    texts = (text for cells in table.rows[row + 1 :] if (text := cells[column].strip()))
    first = next(texts, "")
    return bool(first) and test(first) and all(map(test, texts))


def _is_of_a_scheme(text: str) -> bool:
    return len(text) < _LONGEST_LETTERS and re.fullmatch(_LETTERS, text) is not None


def _label_codes(table: Table, row: int, columns: Columns, unknown: list[int]) -> None:
    """A heading such as Bezeichnung or 名称 is of the names of what the codes to its left mean: OE, Bezeichnung."""
    for label in columns.pop(Field.LABEL, []):
        left = next((field for field, found in columns.items() if label - 1 in found), None)
        named = _NAMED_BY_CODE.get(left) if left else None
        if named and left is named and _are_codes(table, row, label - 1):
            columns[named][columns[named].index(label - 1)] = label
            columns.setdefault(_CODES[named], []).append(label - 1)
        elif named and left is not named and named not in columns:
            columns[named] = [label]
        else:
            unknown.append(label)


def _are_codes(table: Table, row: int, column: int) -> bool:
    """Whether most of a column are codes; there may be totals below."""
    texts = [text for cells in table.rows[row + 1 :] if (text := cells[column].strip())]
    codes = sum(len(text) < _LONGEST_CODE and text.isascii() and any(map(str.isdigit, text)) for text in texts)
    return codes * 3 > len(texts) * 2


def _names_in_parts(table: Table, row: int, columns: Columns) -> None:
    """Beside a column of first names, Name is of the last ones, and Nome of the first beside Cognome."""
    parts = [part for part in (Field.FIRST_NAME, Field.LAST_NAME) if part in columns]
    if Field.NAME not in columns or len(parts) != 1:
        return
    whole, part = columns[Field.NAME][0], columns[parts[0]][0]
    rows = [(cells[whole].strip(), cells[part].strip()) for cells in table.rows[row + 1 :]]
    both = [(name, one) for name, one in rows if name and one]
    within = sum(one in name for name, one in both)
    if within * 2 <= len(both):
        other = Field.LAST_NAME if parts[0] is Field.FIRST_NAME else Field.FIRST_NAME
        columns[other] = columns.pop(Field.NAME)


def _shares(table: Table, row: int, columns: Columns) -> None:
    """Parts of one beside people, such as VZÄ 0,75, are shares of full time."""
    if Field.FTE in columns or columns.keys().isdisjoint(OF_PEOPLE):
        return
    field = Field.HEADCOUNT if Field.HEADCOUNT in columns else Field.STATUS  # "Etat" is Polish, too
    column = columns[field][0] if field in columns else None
    if column is None:
        return
    texts = [text for cells in table.rows[row + 1 :] if cells and (text := cells[column].strip())]
    shares = sum(re.match(_AT_MOST_ONE, text) is not None for text in texts)  # there may be totals below
    if any(map(_PART_OF_ONE.match, texts)) and shares * 3 > len(texts) * 2:
        columns[Field.FTE] = columns.pop(field)


def _levels_or_grades(table: Table, row: int, columns: Columns) -> None:
    """Numbers that go up and down at will are no levels of a tree, but grades."""
    if Field.LEVEL in columns and not are_levels([cells[columns[Field.LEVEL][0]] for cells in table.rows[row + 1 :]]):
        columns.setdefault(Field.OTHER if Field.GRADE in columns else Field.GRADE, []).extend(columns.pop(Field.LEVEL))


def _codes_of_units(table: Table, row: int, columns: Columns) -> None:
    """Codes beside several people each, all of one unit, are those of units: not of people."""
    if not {Field.ID, Field.UNIT, Field.NAME} <= columns.keys() or Field.UNIT_CODE in columns:
        return
    code, unit, name = columns[Field.ID][0], columns[Field.UNIT][-1], columns[Field.NAME][0]
    rows = [cells for cells in table.rows[row + 1 :] if cells[code].strip() and cells[name].strip()]
    units, people = ({(cells[code], cells[at]) for cells in rows} for at in (unit, name))
    if len({cells[code] for cells in rows}) == len(units) < len(people):
        columns[Field.UNIT_CODE] = columns.pop(Field.ID)


def _is_code(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) >= _FEWEST_DIGITS


def _add_headcounts(labels: list[str], columns: Columns, passed_over: list[int]) -> None:
    """Headcounts of several kinds, as 行政编制 beside 事业编制, are one together; unless there is their sum."""
    same = [column for column in passed_over if meaning(labels[column]) is Field.HEADCOUNT]
    several = [*columns.get(Field.HEADCOUNT, []), *same]
    sums = [column for column in several if any(map(labels[column].casefold().__contains__, _totals()))]
    alike = len({labels[column][-2:] for column in several}) == 1 and all(len(labels[column]) > 2 for column in several)
    if same and (sums or alike or _are_kinds([labels[column] for column in several])):
        columns[Field.HEADCOUNT] = sums[:1] or several
        passed_over[:] = [column for column in {*passed_over, *several} if column not in columns[Field.HEADCOUNT]]


def _are_kinds(labels: list[str]) -> bool:
    """Whether a heading over several columns is of headcounts, and each of them of a kind: not of a year."""
    length = next((at for at, letters in enumerate(zip(*labels, strict=False)) if len(set(letters)) > 1), 0)
    common, kinds = labels[0][:length], [label[length:] for label in labels]
    return meaning(common) is Field.HEADCOUNT and all(
        len(kind) > 1 and not re.search(_OF_A_YEAR, kind) for kind in kinds
    )


def _totals() -> tuple[str, ...]:
    return vocabulary.words("values", "totals")


def _choose(columns: Columns, header: list[str]) -> None:
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
