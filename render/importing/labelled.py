"""Lines with labels, such as 部门：销售部, one after the other: a table in which every label is a column."""

import re
from collections.abc import Iterator

from render.importing.headers import Field, meaning
from render.importing.tables import Table, rectangular

_LABELLED = re.compile(r"^\s*([^:：]{1,40}?)\s*[:：]\s*(.*)$")
_TELLING = frozenset({Field.UNIT, Field.TITLE, Field.NAME, Field.DUTIES, Field.MANAGER, Field.POST_CODE})


def read_labelled(file: str, text: str) -> Table | None:
    """The table, a row from each repetition of the first label to the next; `None` if most lines have no label."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    labels = [label for _, line in lines if (label := _label(line))]
    meant = {meaning(label) for label in labels}
    if len(labels) * 2 < len(lines) or len(meant & _TELLING) < 2:
        return None
    header = list(dict.fromkeys(labels))
    rows, numbers = [header], [lines[0][0]]
    for number, values in _records(lines, header):
        rows.append([values.get(label, "") for label in header])
        numbers.append(number)
    return Table(file, rectangular(rows, file), numbers)


def _records(lines: list[tuple[int, str]], header: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """What each record says under its labels, and the number of its first line."""
    values: dict[str, str] = {}
    first, last = lines[0][0], ""
    for number, line in lines:
        label = _label(line)
        if label and label in values:
            yield first, values
            values, first = {}, number
        if label:
            values[label], last = _LABELLED.sub(r"\2", line).strip(), label
        elif last:
            values[last] += f"\n{line.strip()}"
    yield first, values


def _label(line: str) -> str:
    match = _LABELLED.match(line)
    return match[1] if match and meaning(match[1]) else ""
