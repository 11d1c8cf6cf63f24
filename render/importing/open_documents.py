"""Tables in documents of LibreOffice and other office programs (ODT); their spreadsheets (ODS) calamine reads."""

from collections.abc import Iterator

from lxml import etree

from render.importing.office_xml import Element, captioned, parsed, within
from render.importing.tables import Grid, Table, check_size, rectangular

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_BLOCKS = {f"{_TEXT}p", f"{_TEXT}h"}
_NOT_SHOWN = {f"{_OFFICE}annotation", f"{_TEXT}tracked-changes", f"{_TEXT}note"}
_BREAKS = {f"{_TEXT}line-break": "\n", f"{_TEXT}tab": "\t"}
_MOST_REPEATED = 64


def body(file: str, part: bytes) -> Element:
    """What a document holds, from its `content.xml`."""
    root = parsed(file, part, "This document is damaged.", "Open it in its program and save it again.")
    found = root.find(f"{_OFFICE}body")
    return found if found is not None else etree.Element("nothing")


def is_spreadsheet(document: Element) -> bool:
    return document.find(f"{_OFFICE}spreadsheet") is not None


def read_text(file: str, document: Element) -> list[Table]:
    """Every table of an ODT, tables within cells being part of their cell; captions are the paragraphs above."""
    found = captioned(_blocks(document), f"{_TABLE}table", _said)
    return [_table(f"{file}[table {number}]", *table) for number, table in enumerate(found, start=1)]


def read_paragraphs(document: Element) -> list[str]:
    """The paragraphs of an ODT outside of tables, headings with as many `#` before them as they are deep."""
    blocks = (block for block in _blocks(document) if block.tag in _BLOCKS)
    return [_heading(block) + _said(block).strip("\n") for block in blocks]


def _heading(block: Element) -> str:
    level = block.get(f"{_TEXT}outline-level", "1")
    is_heading = block.tag == f"{_TEXT}h" and level in ("1", "2", "3", "4", "5", "6")
    return "#" * int(level) + " " if is_heading else ""


def check_extent(file: str, document: Element) -> None:
    """Refuses a sheet of an ODS with cells far apart, or repeated for ever, before calamine makes room for them."""
    for sheet in document.iter(f"{_TABLE}table"):
        bottom = right = down = 0
        for row in _rows(sheet):
            down += _number(row, "number-rows-repeated")
            across = 0
            for cell in row:
                across += _number(cell, "number-columns-repeated")
                if len(cell):
                    bottom, right = down, max(right, across)
        check_size(bottom, right, file)


def _blocks(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables of a body, also those in sections and lists; nothing within a table."""
    return within(parent, {*_BLOCKS, f"{_TABLE}table"}, lambda tag: tag not in _NOT_SHOWN)


def _table(file: str, table: Element, caption: str, title: str) -> Table:
    grid = Grid(file)
    for row in _rows(table):
        cells = [
            (_said(cell).strip("\n"), _number(cell, "number-columns-spanned"), _number(cell, "number-rows-spanned"))
            for cell in row.iterchildren(f"{_TABLE}table-cell")
            for _ in range(min(_number(cell, "number-columns-repeated"), _MOST_REPEATED))
        ]
        for _ in range(min(_number(row, "number-rows-repeated"), _MOST_REPEATED)):
            grid.add_row(cells)
    rows = rectangular(grid.rows, file)
    return Table(file, rows, range(1, len(rows) + 1), grid.continued, caption, title=title)


def _rows(table: Element) -> Iterator[Element]:
    """The rows, also those of the header and of groups; not those of tables within."""
    return within(table, {f"{_TABLE}table-row"}, lambda tag: tag.startswith(_TABLE) and tag != f"{_TABLE}table")


def _number(element: Element, name: str) -> int:
    value = element.get(f"{_TABLE}{name}", "")
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 8 else 1


def _said(element: Element) -> str:
    """The text of a paragraph or of all paragraphs of a cell, each on a line of its own, as rows of tables within."""
    pieces: list[str] = []
    hidden = tables = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        tables += (node.tag == f"{_TABLE}table-cell") * (1 if event == "start" else -1)
        if node.tag in _NOT_SHOWN:
            hidden += 1 if event == "start" else -1
        elif not hidden and event == "start":
            pieces.append(_BREAKS.get(node.tag, "") or " " * _spaces(node))
            pieces.append(node.text or "")
        elif not hidden and node.tag in _BLOCKS:
            pieces.append(" " if tables > 1 else "\n")
        elif node.tag == f"{_TABLE}table-row":
            pieces.append("\n")
        if event == "end" and not hidden and node is not element:
            pieces.append(node.tail or "")
    return "".join(pieces)


def _spaces(node: Element) -> int:
    if node.tag != f"{_TEXT}s":
        return 0
    count = node.get(f"{_TEXT}c", "1")
    return min(int(count), 100) if count.isascii() and count.isdigit() and len(count) < 4 else 1
