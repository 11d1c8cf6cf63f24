"""Which rows of a table are data, and which name a unit for the rows below; the others are told to the coverage."""

import re
from operator import itemgetter, methodcaller

from render.importing import cleaning, said
from render.importing.coverage import Coverage
from render.importing.header_rows import Header, is_header_again
from render.importing.headers import OF_PEOPLE, Field
from render.importing.kinds import is_post, is_unit
from render.importing.tables import Table

_FIRST = itemgetter(slice(1))
_PAGE = r"(?i)[-–—(（]?\s*(?:第\s*\d+\s*页.*|(?:page|seite|pagina|página|p\.)\s*\d+.*)"
_WITHOUT_DIGITS = methodcaller("rstrip", "0123456789")
_COUNT_BEHIND = re.compile(r"\s*[(（][^()（）]{0,6}\d+\s*(?:人|名|people|staff)[)）]$")
"""How many people stand below."""
_OF_UNITS = {Field.UNIT, Field.PATH, Field.UNIT_CODE}
_NUMBERING = re.compile(
    r"^(?:(?:[一二三四五六七八九十]+|\d{1,2})(?:\s*[、.．)）]|\s)|[(（][一二三四五六七八九十\d]+[)）])\s*(?=\D)"
)


def sorted_rows(table: Table, header: Header, coverage: Coverage) -> tuple[list[int], dict[int, str]]:
    """The rows that are data, and the names of the units that other rows give to the rows below them."""
    sections: dict[int, str] = {}
    suspects = _suspects(table, header)
    above_headers = _above_headers(table, header, suspects)
    if header.top - 1 in above_headers:
        sections[header.row] = above_headers[header.top - 1]
    left_out = set()
    for row in sorted({row for row in suspects.union(table.nearly_blank()) if row > header.row}):
        if why := _no_data(table, header, row):
            coverage.skip_row(table, row, why)
        elif section := above_headers.get(row) or _section(table, header, row):
            sections[row] = section
        elif any(table.rows[row]):
            continue
        left_out.add(row)
    return [row for row in range(header.row + 1, len(table.rows)) if row not in left_out], sections


def _suspects(table: Table, header: Header) -> set[int]:
    """Rows that may be no data, found by columns: merged ones, those that begin like totals, remarks or the header."""
    again = {table.rows[row][0].strip() for row in range(max(header.top, 0), header.row + 1)}
    may_be = again | set(map(_WITHOUT_DIGITS, again))
    firsts = said.first_of_no_data() | set(map(_FIRST, may_be)) | {" ", "\t", "\u3000", "\xa0", "\n"}
    found = {row for row, _ in table.continued}
    for column in zip(*table.rows, strict=True):
        distinct = set(column)
        if firsts.isdisjoint(map(_FIRST, distinct)):
            continue
        # Numbers of people may begin like totals: what stands before their digits is looked at first, mostly the same.
        stems = {stem for stem in set(map(_WITHOUT_DIGITS, distinct)) if stem[:1] in firsts}
        stems = {stem for stem in stems if _is_suspect(stem.strip(), may_be)}
        words = {text for text in distinct if stems and _WITHOUT_DIGITS(text) in stems and text[:1] in firsts}
        words = {text for text in words if _is_suspect(text.strip(), again)}
        if words:
            found.update(row for row, text in enumerate(column) if text in words)
    return found


def _above_headers(table: Table, header: Header, suspects: set[int]) -> dict[int, str]:
    """Units that stand alone, each above a header of its own, in a table that has no column of units."""
    again = [row for row in sorted(suspects) if row > header.row and is_header_again(header, table, row)]
    if not again or header.columns.keys() & _OF_UNITS:
        return {}
    found = {}
    for top in (header.top, *again):
        filled = {text.strip() for text in table.rows[top - 1] if text.strip()} if top else set()
        name = without_number(cleaning.one_line(filled.pop())) if len(filled) == 1 else ""
        if name and (is_unit(name) or not any(map(str.isdigit, name))):  # not "Page 2"
            found[top - 1] = name
    differ = len(set(found.values())) == len(found)  # not a title of every page
    return found if differ and all(top - 1 in found for top in again) else {}


def _is_suspect(text: str, again: set[str]) -> bool:
    return text in again or said.total(text) or said.footer(text) or text.startswith(said.MARKS_OF_REMARKS)


def _no_data(table: Table, header: Header, row: int) -> str:
    """Why a row is no data; "" if it may be."""
    cells = table.rows[row]
    filled = [text.strip() for text in cells if text and text.strip()]
    if not filled:
        return "blank"
    if is_header_again(header, table, row):
        return "the header again"
    if any(map(said.total, filled[:2])):
        return "a row of totals"
    marked = cells[0].strip()[:1] in said.MARKS_OF_REMARKS and 0 not in header.columns.get(Field.DUTIES, ())
    is_footer = said.footer(filled[0]) and (len(set(filled)) <= 2 or all(map(said.footer, filled)))
    if len(filled) == 1 and re.fullmatch(_PAGE, filled[0]):
        return "the number of a page"
    if is_footer or (marked and len(filled) == 1):
        return "a remark below or between the rows"
    return ""


def _section(table: Table, header: Header, row: int) -> str:
    """The unit that a row names for the rows below it, one cell merged over the whole width, or alone in its row."""
    cells = table.rows[row]
    filled = {text.strip() for text in cells if text.strip()}
    if len(filled) != 1 or len(cells) < 2:
        return ""
    merged = all((row, column) in table.continued for column in range(1, len(cells)))
    alone = bool(cells[0].strip()) and not any(text.strip() for text in cells[1:])
    has_units = header.columns.keys() & _OF_UNITS
    text = cleaning.one_line(filled.pop())
    names = [at for field in OF_PEOPLE for at in header.columns.get(field, ())]
    is_name = 0 in names and not is_unit(text) and without_number(text) == text
    is_other = is_name or is_post(text) or 0 in header.columns.get(Field.DUTIES, ())
    if merged or (alone and not has_units and not is_other):
        return _COUNT_BEHIND.sub("", without_number(text)) if len(text) <= 60 else ""
    return ""


def without_number(heading: str) -> str:
    """`heading` without its number: 一、生产部 is 生产部."""
    return _NUMBERING.sub("", heading).rstrip("：:")
