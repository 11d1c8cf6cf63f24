"""The texts of one column, clean: blank where they say in words that there is nothing."""

import re

from render.importing import cleaning, said
from render.importing.coverage import Coverage
from render.importing.headers import Field
from render.importing.limits import MAX_CELL_TEXT
from render.importing.notes import Notes
from render.importing.tables import Body

DETAILS = frozenset(
    {
        Field.AUTHORITY, Field.KPIS, Field.EDUCATION, Field.EXPERIENCE, Field.CERTIFICATES, Field.SKILLS, Field.HOURS,
    }
)  # fmt: skip
"""What more a post may say, each a list."""
FREE_TEXT = frozenset({Field.DUTIES, Field.UNIT_DUTIES, Field.PURPOSE, Field.REMARK, Field.QUALIFICATIONS, *DETAILS})
_OF_PEOPLE = frozenset(
    {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.PERSON_ID, Field.HEAD, Field.MANAGER, Field.MANAGER_ID}
)
_NAMES = frozenset({Field.NAME, Field.FIRST_NAME, Field.LAST_NAME})
"""Where a word for "vacant" says something: that the post is there."""
_MARKED = frozenset({Field.TITLE, Field.UNIT})
_NUMBERS = frozenset({Field.PERSON_ID, Field.MANAGER_ID, Field.POST_CODE, Field.UNIT_CODE})
_ROUNDED = r"\d(?:\.\d+)?E\+\d+"
_AS_DECIMAL = r"(\d+)\.0+"


def clean_column(body: Body, position: int, meaning: Field, notes: Notes, coverage: Coverage) -> list[str]:
    """The column's texts, clean; those that say "nothing" in words become blank."""
    texts = list(body.columns[position])
    distinct = set(texts)
    if meaning in FREE_TEXT:
        return _clean_texts(body, texts, position, notes)
    if meaning is Field.NAME and any("\n" in text for text in distinct):
        texts = [cleaning.people(text) for text in texts]
        distinct = set(texts)
    if not cleaning.is_clean(distinct):
        texts = _cleaned(body, texts, position, notes)
        distinct = set(texts)
    if meaning in _MARKED and any(text[1:].endswith(said.MARKS_OF_REMARKS) for text in distinct):
        texts = _without_marks(body, texts, position, notes)
        distinct = set(texts)
    if meaning in _NUMBERS:
        texts = _whole_numbers(body, texts, position, notes)
    words = {text for text in said.may_be_words(distinct) if _says_nothing(text, meaning)}
    if not words:
        return texts
    for index, text in enumerate(texts):
        if text in words:
            texts[index] = texts[index - 1] if index and said.as_above(text) else ""
            if not texts[index] and not (meaning in _NAMES and said.vacant(text)):
                coverage.skip_cell(body.table, body.numbers[index], position, f'"{text}" says that there is none')
    return texts


def _without_marks(body: Body, texts: list[str], position: int, notes: Notes) -> list[str]:
    """`texts` without the marks of remarks that stand below the table: "Operator*"."""
    bare = [text.rstrip("".join(said.MARKS_OF_REMARKS)).rstrip() or text for text in texts]
    for index, (text, plain) in enumerate(zip(texts, bare, strict=True)):
        if text != plain:
            notes.add("cleaned", f'Cleaned: "{text}" has the mark of a remark.', *body.place(index, position))
    return bare


def _clean_texts(body: Body, texts: list[str], position: int, notes: Notes) -> list[str]:
    """Texts of several lines, clean; 同上 is what stands above."""
    distinct = set(texts)
    if any(map(said.as_above, said.may_be_words(distinct))):
        for index, text in enumerate(texts):
            texts[index] = texts[index - 1] if index and said.as_above(text) else text
    if cleaning.are_paragraphs(distinct) and max(map(len, distinct), default=0) <= MAX_CELL_TEXT:
        return texts
    return [_cut(cleaning.paragraphs(text), body, index, position, notes) for index, text in enumerate(texts)]


def _says_nothing(text: str, meaning: Field) -> bool:
    if said.as_above(text) or (meaning in _OF_PEOPLE and said.vacant(text)):
        return True
    return said.nothing(text) and not (text == "0" and meaning in (Field.HEADCOUNT, Field.ACTUAL))


def _whole_numbers(body: Body, texts: list[str], position: int, notes: Notes) -> list[str]:
    """`texts` with 1 for 1.0: spreadsheets and scripts add a decimal point to numbers that name people."""
    joined = "\n".join(texts)
    if "E+" not in joined and ".0" not in joined:
        return texts
    clean = list(texts)
    for index, text in enumerate(texts):
        if re.fullmatch(_ROUNDED, text):
            message = "A spreadsheet has rounded this number when it was saved as text."
            hint = "Format the column as text and type it again."
            notes.add("damaged-number", message, *body.place(index, position), hint)
        elif match := re.fullmatch(_AS_DECIMAL, text):
            clean[index] = match[1]
            message = "Cleaned: a decimal point behind a number was removed."
            notes.add("cleaned", message, *body.place(index, position))
    return clean


def _cleaned(body: Body, texts: list[str], position: int, notes: Notes) -> list[str]:
    clean = []
    for index, text in enumerate(texts):
        tidy = _cut(cleaning.one_line(text), body, index, position, notes) if text else text
        if tidy != text and (what := cleaning.what_changed(text, tidy)):
            notes.add("cleaned", f"Cleaned: {what}.", *body.place(index, position))
        clean.append(tidy)
    return clean


def _cut(text: str, body: Body, index: int, position: int, notes: Notes) -> str:
    if len(text) <= MAX_CELL_TEXT:
        return text
    message = f"This cell holds more than {MAX_CELL_TEXT:,} characters; the rest was cut off."
    notes.add("cut", message, *body.place(index, position))
    return text[:MAX_CELL_TEXT]
