"""What columns of a table mean beside each other, where their headings alone do not settle it."""

from render.importing import vocabulary
from render.importing.headers import Field, meaning
from render.importing.kinds import is_post
from render.importing.tables import Table

_FEWEST_DIGITS = 3
Columns = dict[Field, list[int]]


def settle(table: Table, row: int, labels: list[str], columns: Columns, passed_over: list[int]) -> None:
    """Changes what the `columns` below the header in `row` mean, and which are `passed_over`."""
    _pair_languages(table, row, labels, columns, passed_over)
    _pair_codes(table, row, labels, columns, passed_over)
    _add_headcounts(labels, columns, passed_over)
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
        texts = [{cells[column].strip() for cells in table.rows[row:]} - {""} for column in candidates]
        latin = [all(text < "\u0250" for text in found) for found in texts]
        no_latin = [not any("a" <= char.casefold() <= "z" for text in found for char in text) for found in texts]
        if sorted(latin) == [False, True] and no_latin[latin.index(False)]:
            columns[plain] = [candidates[latin.index(False)]]
            columns[english] = [candidates[latin.index(True)]]
            passed_over[:] = [column for column in passed_over if column not in candidates]


def _pair_codes(table: Table, row: int, labels: list[str], columns: Columns, passed_over: list[int]) -> None:
    """Of two columns that mean the same, one that holds numbers alone is of codes: Planstelle, Planstellentext."""
    for plain, code in ((Field.UNIT, Field.UNIT_CODE), (Field.TITLE, Field.POST_CODE), (Field.NAME, Field.PERSON_ID)):
        same = [*columns.get(plain, []), *(column for column in passed_over if meaning(labels[column]) is plain)]
        texts = [{cells[column].strip() for cells in table.rows[row + 1 :]} - {""} for column in same]
        numbers = [column for column, found in zip(same, texts, strict=True) if found and all(map(_is_code, found))]
        names = [column for column in same if column not in numbers]
        if names and len(numbers) == 1 and code not in columns:
            columns[plain], columns[code] = names if plain is Field.UNIT else names[:1], numbers
            passed_over[:] = [column for column in passed_over if column not in (names[0], *numbers)]


def _is_code(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) >= _FEWEST_DIGITS


def _add_headcounts(labels: list[str], columns: Columns, passed_over: list[int]) -> None:
    """Headcounts of several kinds, as 行政编制 beside 事业编制, are one together; unless there is their sum."""
    same = [column for column in passed_over if meaning(labels[column]) is Field.HEADCOUNT]
    several = [*columns.get(Field.HEADCOUNT, []), *same]
    sums = [column for column in several if any(map(labels[column].casefold().__contains__, _totals()))]
    alike = len({labels[column][-2:] for column in several}) == 1 and all(len(labels[column]) > 2 for column in several)
    if same and (sums or alike):
        columns[Field.HEADCOUNT] = sums[:1] or several
        passed_over[:] = [column for column in {*passed_over, *several} if column not in columns[Field.HEADCOUNT]]


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
