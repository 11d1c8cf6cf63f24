"""By row the units it is in: from paths, a column per level, indentation, or rows between the others."""

from render.importing import cleaning, said
from render.importing.columns import clean_column
from render.importing.coverage import Coverage
from render.importing.header_rows import Header
from render.importing.headers import Field
from render.importing.notes import Notes
from render.importing.paths import depth_of, is_indented, levels, split_paths, whole
from render.importing.tables import Body


def unit_paths(
    data: Body,
    header: Header,
    columns: dict[Field, list[str]],
    sections: dict[int, str],
    notes: Notes,
    coverage: Coverage,
) -> list[tuple[str, ...]]:
    """By row the units it is in, from a column of paths, from a column per level, from indentation, or sections."""
    found = header.columns.get(Field.UNIT, [])
    if Field.LEVEL in header.columns and len(found) == 1:
        depths = list(map(whole, data.columns[header.columns[Field.LEVEL][0]]))
        units = _by_depth(list(map(cleaning.one_line, data.columns[found[0]])), levels(depths))
    elif len(found) == 1 and is_indented(raw := data.columns[found[0]]):
        drawn = list(map(depth_of, raw))
        units = _by_depth([cleaning.one_line(name) for _, name in drawn], levels([width for width, _ in drawn]))
    else:
        units = _by_columns(data, found, notes, coverage)
    if Field.PATH in columns:
        split = split_paths(columns[Field.PATH], meant=True)
        units = [_extended(split.get(path, ()), below) for path, below in zip(columns[Field.PATH], units, strict=True)]
    if sections:
        units = _under_sections(units, data.numbers, sections)
    return units


def _by_depth(names: list[str], depths: list[int]) -> list[tuple[str, ...]]:
    path: tuple[str, ...] = ()
    found = []
    for name, depth in zip(names, depths, strict=True):
        path = (*path[:depth], name) if name else path
        found.append(path)
    return found


def _outermost_first(columns: list[list[str]]) -> list[int]:
    """The order of the columns in which a unit of each is always in the same one of the column before, if there is one.

    Where a department stands before its division, the division still is around it.
    """
    order = list(range(len(columns)))
    for at in range(len(order) - 1):
        left, right = columns[order[at]], columns[order[at + 1]]
        if _is_within(left, right) and not _is_within(right, left):
            order[at], order[at + 1] = order[at + 1], order[at]
    return order


def _is_within(inner: list[str], outer: list[str]) -> bool:
    """Whether every text of `inner` has the same one of `outer` beside it in every row."""
    return len(set(zip(inner, outer, strict=True))) == len(set(inner))


def _by_columns(data: Body, found: list[int], notes: Notes, coverage: Coverage) -> list[tuple[str, ...]]:
    """A blank cell goes on with what is above it, unless a cell to its left says something new."""
    if not found:
        return [()] * len(data.numbers)
    columns = [clean_column(data, position, Field.UNIT, notes, coverage) for position in found]
    columns = [_without_continued(column) for column in columns]
    are_full = all(map(all, columns))
    if are_full and (order := _outermost_first(columns)) != list(range(len(columns))):
        columns = [columns[at] for at in order]
        message = "A column of units stands before the one around it; it was read as the inner one."
        notes.add("unit-order", message, *data.place(0))
    split = split_paths(columns[-1], meant=False) if len(columns) == 1 else {}
    if are_full or _is_repeated(data, found[0], columns[0]):
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


def _is_repeated(data: Body, position: int, texts: list[str]) -> bool:
    """Whether the unit stands in every row, so that a blank says that there is none, not "as above"."""
    blanks = sum(not text for text in texts)
    repeats = sum(
        text == above and (number, position) not in data.table.continued
        for text, above, number in zip(texts[1:], texts, data.numbers[1:], strict=False)
        if text
    )
    return repeats > blanks


def _without_continued(texts: list[str]) -> list[str]:
    """`texts` without the word, on further pages, that a unit was there before."""
    before = {text: said.without_continued(text) for text in set(texts) if text.endswith((")", "）"))}
    return [before.get(text) or text for text in texts] if any(before.values()) else texts


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
