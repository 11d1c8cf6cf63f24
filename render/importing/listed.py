"""JSON that is a list of records, as programs export people: [{"name": "Ann", "title": "Head"}, …]."""

import json
from typing import Any

from render.importing.tables import Table, check_size


def read_listed(file: str, text: str) -> Table | None:
    """The records as a table with their keys as header; `None` for other JSON."""
    try:
        records = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(records, list) or not records or not all(isinstance(record, dict) for record in records):
        return None
    keys = list(dict.fromkeys(key for record in records for key in record))
    check_size(len(records), len(keys), file)
    rows = [keys, *([_text(record.get(key)) for key in keys] for record in records)]
    return Table(file, rows, range(1, len(rows) + 1))


def _text(value: Any) -> str:
    """A value as it would stand in a cell; of a record within, its name."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("name", "displayName", "id") if key in value), "")
    if isinstance(value, list):
        return "; ".join(map(_text, value[:100]))
    return "" if value is None else str(value)
