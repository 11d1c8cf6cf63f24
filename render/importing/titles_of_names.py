"""Titles that stand with names, where rows have no other: "Mia Chen (PM)", 张三（主任）, "Ann Smith, Director"."""

import re
from collections.abc import Collection

from render.importing import persons, said
from render.importing.header_rows import Header
from render.importing.headers import Field
from render.importing.kinds import is_post
from render.importing.notes import Notes
from render.importing.tables import Body

_BEHIND = re.compile(r"([^()（）]+?)\s*[(（]([^()（）]+)[)）]")
_AFTER_BRACKET = r"(?<=[)）])\s*(?:[,，、;；/&\n]|and\b)\s*"
_BESIDE = r"[:：,，–—]|\s-\s"
_SHORT = r"[A-Z]{2,4}"


def each_with_title(data: Body, header: Header) -> Body:
    """`data` with a row for each person of a list in which titles stand behind names: "Ann (PM), Bo (Designer)"."""
    at = header.columns[Field.NAME][0] if Field.NAME in header.columns else None
    if at is None or Field.TITLE in header.columns:
        return data
    lists = {text: re.split(_AFTER_BRACKET, text) for text in set(data.columns[at]) if text.endswith((")", "）"))}
    lists = {text: names for text, names in lists.items() if len(names) > 1 and all(map(_BEHIND.fullmatch, names))}
    if not lists:
        return data
    rows = [(index, name) for index, text in enumerate(data.columns[at]) for name in lists.get(text, [text])]
    columns = [tuple(column[index] for index, _ in rows) for column in data.columns]
    columns[at] = tuple(name for _, name in rows)
    return Body(data.table, [data.numbers[index] for index, _ in rows], columns)


def take_titles(data: Body, columns: dict[Field, list[str]], positions: dict[Field, int], notes: Notes) -> None:
    """Takes titles out of the names of rows that have none of their own."""
    names, titles = columns.get(Field.NAME), columns.get(Field.TITLE)
    if not names or (titles and all(titles)):
        return
    without = range(len(names)) if titles is None else [at for at, title in enumerate(titles) if not title]
    told = _titled({names[at] for at in without} - {""})
    for at in without if told else ():
        if names[at] in told:
            names[at], title = told[names[at]]
            titles = columns.setdefault(Field.TITLE, [""] * len(names))
            titles[at] = title
            notes.add(
                "title-of-name",
                f'"{title}" beside the name was read as the title.',
                *data.place(at, positions[Field.NAME]),
            )


def _titled(distinct: Collection[str]) -> dict[str, tuple[str, str]]:
    """Those of these names that have a title, as name and title. Letters such as PM are one where most have some."""
    found, short = {}, {}
    for name in distinct:
        parts, behind = re.split(r"\s*[/|]\s*", name), _BEHIND.fullmatch(name)
        if len(parts) == 2 and is_post(parts[1]) and not is_post(parts[0]):
            found[name] = parts[0], parts[1]  # "Ann Smith / Director"
        elif behind and not (said.acting(behind[2]) or said.besides(behind[2]) or said.vacant(behind[1])):
            if is_post(behind[2]):
                found[name] = behind[1], behind[2]
            elif re.fullmatch(_SHORT, behind[2]) and not persons.is_qualifier(behind[2]):
                short[name] = behind[1], behind[2]
        elif not behind and re.search(_BESIDE, name) and (titled := persons.titled(name))[1]:
            found[name] = titled
    return found | short if 2 * (len(found) + len(short)) > len(distinct) else found
