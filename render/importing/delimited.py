"""Tables in plain text: CSV, TSV, and what is pasted from elsewhere."""

import csv
import re
from collections import Counter
from io import StringIO

from render.importing.notes import Notes, refusal
from render.importing.tables import Table, rectangular

_DELIMITERS = "\t,;|，；、"
_SAMPLE = 200
_WIDE_GAP = re.compile(r"(?<=\S)(?: {2,}|\u3000+)(?=\S)")
_LONGEST_FIELD = 2**24


def read_delimited(file: str, text: str, notes: Notes) -> Table | None:
    """The table in `text`, whatever separates its columns; `None` if nothing does."""
    lines = re.split("\r\n?|\n", text)
    if not text.strip():
        return None
    previous = csv.field_size_limit(_LONGEST_FIELD)
    try:
        delimiter = _delimiter(lines)
        if delimiter is None:
            return _aligned(file, lines)
        rows, numbers = _parsed(file, text, delimiter, notes)
    except csv.Error as error:
        raise refusal(file, "damaged", f"This table cannot be read: {error}.", "Save it again as CSV.") from error
    finally:
        csv.field_size_limit(previous)
    return Table(file, rectangular(rows, file), numbers)


def _delimiter(lines: list[str]) -> str | None:
    """The one that splits most lines into the same number of fields, from two up."""
    sample = [line for line in lines if line.strip()][:_SAMPLE]
    best, best_score = None, 0.0
    for rank, delimiter in enumerate(_DELIMITERS):
        widths = Counter(map(len, csv.reader(sample, delimiter=delimiter)))
        width, count = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
        ragged = sum(number for other, number in widths.items() if other > 1) - count
        # A comma may stand in any sentence: only what splits the first line into fields as well is a delimiter.
        score = (count - ragged / 2) / widths.total() - rank / 100  # rows, which may be several lines
        in_header = sample[0].count(delimiter) > 0 or width > 2
        if width > 1 and in_header and score > max(best_score, 0.3):
            best, best_score = delimiter, score
    if best is None and lines and "\t" in _head(lines):
        return "\t"
    return best


def _head(lines: list[str]) -> str:
    """The first lines, without the white space before them."""
    return "\n".join(line.strip() for line in lines[:_SAMPLE])


def _parsed(file: str, text: str, delimiter: str, notes: Notes) -> tuple[list[list[str]], list[int]]:
    try:
        return _read(text, delimiter, csv.QUOTE_MINIMAL, strict=True)
    except csv.Error:
        # A stray quote, as in `3" pipes`: then quotes are characters like others.
        notes.add("stray-quote", "Quotes in this file do not match; they were read as plain characters.", file, 1)
        return _read(text, delimiter, csv.QUOTE_NONE, strict=False)


def _read(text: str, delimiter: str, quoting: int, *, strict: bool) -> tuple[list[list[str]], list[int]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=strict)  # type: ignore[arg-type]
    rows, numbers, number = [], [], 1
    for row in reader:
        rows.append(row)
        numbers.append(number)
        number = reader.line_num + 1
    return rows, numbers


def _aligned(file: str, lines: list[str]) -> Table | None:
    """Columns set apart by several spaces, as when a table is copied from a PDF."""
    rows = [_WIDE_GAP.split(line.strip()) for line in lines]
    filled = [row for row in rows if row != [""]]
    if not filled or len(filled[0]) < 2 or sum(len(row) > 1 for row in filled) * 2 < len(filled):
        return None
    return Table(file, rectangular(rows, file), range(1, len(rows) + 1))
