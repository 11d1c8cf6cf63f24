"""A table as CSV for Excel and other programs."""

import csv
import io

from render.content import Cell, Table

_ACTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What makes Excel take a text for a formula: the full-width signs do, too, where it speaks Chinese or Japanese."""


def csv_file(table: Table) -> bytes:
    """UTF-8 with a byte order mark, without which Excel takes it for another encoding; lines end as RFC 4180 says.

    Every row says all of its cells, those it shares with the row above, too. A text that a program could take for a
    formula is preceded by an apostrophe.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(_safe(column.header) for column in table.columns)
    for row in table.whole_rows():
        writer.writerow(map(_said, row))
    return file.getvalue().encode("utf-8-sig")


def _said(cell: Cell) -> str:
    items = (f"{number}. {item}" for number, item in enumerate(cell.items, start=1))
    return _safe("\n".join(items) if cell.items else cell.text)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_ACTS) else text
