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
    columns, numbers, count = [list(column) for column in data.columns], list(data.numbers), len(data.numbers)
    beside = [place for meaning in _OF_EACH for place in header.columns.get(meaning, ())]
    for index in range(count):
        units = of_row.get(data.columns[at][index], [])
        for place, unit in enumerate(units):
            row = index if place == 0 else len(numbers)
            if place:
                numbers.append(data.numbers[index])
                for column, texts in zip(columns, data.columns, strict=True):
                    column.append(texts[index])
            columns[at][row] = unit
            for other in beside:
                parts = _MARK.split(data.columns[other][index])
                parts = parts if len(parts) == len(units) else _COMMA.split(data.columns[other][index])
                columns[other][row] = parts[place] if len(parts) == len(units) else data.columns[other][index]
        if units:
            message = f'"{" · ".join(units)}": whoever is in several units has a post in each.'
            notes.add("several-units", message, *data.place(index, at))
    return Body(data.table, numbers, list(map(tuple, columns))), range(count, len(numbers))


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
