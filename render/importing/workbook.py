"""Tables in workbooks (XLSX, XLSM, XLS, ODS), read by calamine."""

from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from render.importing.coverage import Coverage
from render.importing.notes import Notes, refusal
from render.importing.tables import Table, check_size, fill_merged

_EXCEL_DIGITS = 15


def read_workbook(file: str, data: bytes, notes: Notes, coverage: Coverage) -> list[Table]:
    """The visible sheets that hold anything."""
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        return [
            table
            for metadata in workbook.sheets_metadata
            if metadata.typ is SheetTypeEnum.WorkSheet
            and (table := _table(file, workbook.get_sheet_by_name(metadata.name), notes))
            and _is_shown(table, metadata.visible, coverage)
        ]
    except PasswordError as error:
        raise refusal(file, "locked", "This workbook is locked with a password.", "Save it without one.") from error
    except BaseException as error:
        # calamine is Rust: its errors are CalamineError, its mistakes a PanicException, which is no Exception.
        if isinstance(error, (CalamineError, OSError, ValueError)) or type(error).__name__ == "PanicException":
            hint = "Open it in its program and save it again as XLSX."
            raise refusal(file, "damaged", "This workbook is damaged.", hint) from error
        raise


def _is_shown(table: Table, visible: SheetVisibleEnum, coverage: Coverage) -> bool:
    if visible is SheetVisibleEnum.Visible:
        return True
    coverage.skip_table(table, "the sheet is hidden")
    return False


def _table(file: str, sheet: CalamineSheet, notes: Notes) -> Table | None:
    """The sheet from its first cell that holds something."""
    if sheet.start is None:
        return None
    name = f"{file}[{sheet.name}]"
    check_size(sheet.height, sheet.width, name)
    top, left = sheet.start
    first = top + 1
    rows = _texts(sheet.to_python(), name, first, left + 1, notes)
    areas = [
        ((up - top, west - left), (down - top, east - left))
        for (up, west), (down, east) in sheet.merged_cell_ranges or ()
        if up >= top and west >= left
    ]
    continued = fill_merged(rows, areas)
    lines = range(first, first + len(rows))
    return Table(name, rows, lines, continued, sheet.name, first_column=left + 1)


def _texts(rows: list[list[Any]], file: str, first_row: int, first_column: int, notes: Notes) -> list[list[str]]:
    """`rows` with every cell as text, column by column: most columns are all text already."""
    for number, column in enumerate(zip(*rows, strict=True)):
        if set(map(type, column)) == {str}:
            continue
        for index, value in enumerate(column):
            if type(value) is float and abs(value) >= 10**_EXCEL_DIGITS:
                message = "Excel keeps 15 digits of a number: the last digits of this one may be wrong."
                hint = "Format the column as text and type it again."
                notes.add("damaged-number", message, file, first_row + index, first_column + number, hint)
            rows[index][number] = _text(value)
    return rows


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**63 else repr(value)
    # Imported here because most sheets hold no days.
    import datetime

    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    return str(value)
