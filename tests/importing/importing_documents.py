"""Makes small documents that several suites read."""

import io

import docx
import xlsxwriter

ROWS = [["部门", "岗位", "职责"], ["运营部", "运营经理", "1. 制定战略 2. 选品"], ["", "商品组", "采购"]]


def workbook(sheets, merges=(), **options):
    """The bytes of a workbook: rows by sheet name; `merges` are areas of its first sheet with their text."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, **options})
    for number, (name, rows) in enumerate(sheets.items()):
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if value != "":
                    sheet.write(row, column, value)
        for area in merges if number == 0 else ():
            sheet.merge_range(*area)
        if name.startswith("hidden"):
            sheet.hide()
    book.close()
    return buffer.getvalue()


def paper(*tables, headings=(), merges=()):
    """The bytes of a Word document with a heading before each table; `merges` are (table, cell, cell)."""
    document = docx.Document()
    made = []
    for number, rows in enumerate(tables):
        if number < len(headings):
            document.add_heading(headings[number], 1)
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text
        made.append(table)
    for table, first, last in merges:
        made[table].cell(*first).merge(made[table].cell(*last))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
