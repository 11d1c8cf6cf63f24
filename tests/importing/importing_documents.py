"""Makes small documents that several suites read."""

import io
import zipfile
from xml.sax.saxutils import escape

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


_SPACE = 'xmlns:{0}="urn:oasis:names:tc:opendocument:xmlns:{0}:1.0"'
_SPACES = " ".join(map(_SPACE.format, ("office", "table", "text")))


def open_table(rows, name="Sheet1"):
    """A table as office programs write it; a cell is its text, or its text and more attributes."""
    lines = []
    for row in rows:
        cells = [(cell, "") if isinstance(cell, str) else cell for cell in row]
        paragraphs = ["".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n")) for text, _ in cells]
        kind = 'office:value-type="string"'
        lines.append(
            "".join(
                f"<table:table-cell {kind} {more}>{text}</table:table-cell>"
                for (_, more), text in zip(cells, paragraphs, strict=True)
            )
        )
    body = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    return f'<table:table table:name="{name}">{body}</table:table>'


def open_document(body, kind="spreadsheet"):
    """The bytes of an ODS, or with `kind` "text" of an ODT."""
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mimetype}"/>'
    content = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        archive.writestr("content.xml", f"<office:document-content {_SPACES}>{content}</office:document-content>")
        manifest = f"<manifest:manifest {_SPACE.format('manifest')}>{entry}</manifest:manifest>"
        archive.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()
