"""Rows of people who are in several units, as address books list them: 研发部;产品部, "acme/sales,acme/board"."""

import re

from render.importing.header_rows import Header
from render.importing.headers import Field
from render.importing.notes import Notes
from render.importing.tables import Body

_MARK = re.compile(r"\s*[;；]\s*")
_COMMA = re.compile(r"\s*[,，、]\s*")
_FIRST_NAME = r"[/／\\>\-－–|]"
_OF_EACH = (Field.HEAD, Field.TITLE, Field.UNIT_CODE)
"""What may be a list, too, with a part for each unit: whoever heads one may be a member of the other."""
SAID_ONCE = frozenset({Field.MANAGER, Field.MANAGER_ID, Field.DUTIES, Field.HEADCOUNT, Field.FTE})
"""What such a row says of the first unit only."""


def in_each(data: Body, header: Header, notes: Notes) -> tuple[Body, range]:
    """`data` with such rows once more at the end for each further unit, and where those are."""
    at = next(iter(header.columns.get(Field.PATH) or header.columns.get(Field.UNIT) or ()), None)
    of_row = _several(data.columns[at]) if at is not None else {}
    if at is None or not of_row:
        return data, range(0)
    named = [of_row.get(text, [text]) for text in data.columns[at]]
    rows = [(index, 0) for index in range(len(named))]
    rows += [(index, place) for index, units in enumerate(named) for place in range(1, len(units))]
    of_each = {place for meaning in _OF_EACH for place in header.columns.get(meaning, ())}
    columns = []
    for position, texts in enumerate(data.columns):
        if position == at:
            columns.append(tuple(named[index][place] for index, place in rows))
        elif position in of_each:
            columns.append(tuple(_part(texts[index], len(named[index]), place) for index, place in rows))
        else:
            columns.append(tuple(texts[index] for index, _ in rows))
    for index, units in enumerate(named):
        if len(units) > 1:
            message = f'"{" · ".join(units)}": whoever is in several units has a post in each.'
            notes.add("several-units", message, *data.place(index, at))
    again = range(len(named), len(rows))
    return Body(data.table, [data.numbers[index] for index, _ in rows], columns), again


def _part(text: str, count: int, place: int) -> str:
    """That of a list's parts, if it has so many; else the text."""
    lists = (between.split(text) for between in (_MARK, _COMMA))
    return next((parts[place] for parts in lists if len(parts) == count > 1), text)


def _several(texts: tuple[str, ...]) -> dict[str, list[str]]:
    """The units in each text that names several. Commas are in names, too: they part what is known from other rows."""
    distinct = set(texts)
    found = {text: _parts(_MARK, text) for text in distinct if ";" in text or "；" in text}
    if commas := [text for text in distinct if text not in found and _COMMA.search(text)]:
        known = distinct.difference(commas)
        beginnings = {re.split(_FIRST_NAME, text)[0] for text in known if re.search(_FIRST_NAME, text)}
        for text in commas:
            units = _parts(_COMMA, text)
            if all(unit in known or re.split(_FIRST_NAME, unit)[0] in beginnings for unit in units):
                found[text] = units
    return {text: units for text, units in found.items() if len(units) > 1}


def _parts(between: re.Pattern[str], text: str) -> list[str]:
    return list(dict.fromkeys(unit for piece in between.split(text) if (unit := piece.strip())))
