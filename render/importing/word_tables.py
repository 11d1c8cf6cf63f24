"""Tables in Word documents (DOCX), read from what is written alone: no macro, link or field is looked at."""

import re
from collections.abc import Iterator

from lxml import etree

from render.importing.office_xml import Element, captioned, parsed, within
from render.importing.tables import Grid, Table, rectangular
from render.importing.titles import is_paper

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_SHOWN = {f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}tblPr", _FALLBACK}
_WRAPPERS = {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"}
_PIECES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


_DOCUMENT = "word/document.xml"
_HEADER = re.compile(r"word/header\d{0,4}\.xml")
_BETWEEN = r"\s*[|｜·\t\n]\s*"


def read_word(file: str, parts: dict[str, bytes]) -> list[Table]:
    """Every table of the document, tables within cells being part of their cell; captions are the paragraphs above."""
    found = captioned(_blocks(_root(file, parts, _DOCUMENT).find(f"{_W}body")), f"{_W}tbl", _text)
    tables = [_table(f"{file}[table {number}]", *table) for number, table in enumerate(found, start=1)]
    beside = _beside_title(file, parts, tables[0].title) if tables and is_paper(tables[0].title) else ""
    return [table._replace(title=beside) for table in tables] if beside else tables


def read_paragraphs(file: str, parts: dict[str, bytes]) -> list[str]:
    """The paragraphs outside of tables, headings with as many `#` before them as they are deep."""
    blocks = _blocks(_root(file, parts, _DOCUMENT).find(f"{_W}body"))
    return [_heading(block) + _text(block).strip("\n") for block in blocks if block.tag == f"{_W}p"]


def _root(file: str, parts: dict[str, bytes], name: str) -> Element:
    return parsed(file, parts.get(name, b""), "This Word document is damaged.", "Save it again in Word.")


def _beside_title(file: str, parts: dict[str, bytes], title: str) -> str:
    """What running heads have beside the `title` of a paper: whose paper it is, "Acme Ltd | Responsibilities"."""
    for name in sorted(filter(_HEADER.fullmatch, parts)):
        texts = [text for text in re.split(_BETWEEN, _text(_root(file, parts, name))) if text]
        if title in texts and len(set(texts)) == 2:
            return next(text for text in texts if text != title)
    return ""


def _heading(paragraph: Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    found = re.fullmatch(r"(?i)(?:heading|标题)?\s?([1-6])", style.get(f"{_W}val", "")) if style is not None else None
    return "#" * int(found[1]) + " " if found else ""


def _blocks(parent: Element | None) -> Iterator[Element]:
    """The paragraphs and tables right under `parent`, also those in content controls and tracked changes."""
    return within(() if parent is None else parent, {f"{_W}p", f"{_W}tbl"}, lambda tag: tag not in _NOT_SHOWN)


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls; not those of tables within."""
    return within(parent, {tag}, _WRAPPERS.__contains__)


def _table(file: str, table: Element, caption: str, title: str) -> Table:
    grid = Grid(file)
    going_on: set[tuple[int, int]] = set()
    for number, row in enumerate(_inside(table, f"{_W}tr")):
        cells = [("", 1, 1)] * _number(row, f"{_W}trPr/{_W}gridBefore", 0)
        for cell in _inside(row, f"{_W}tc"):
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            across = _number(cell, f"{_W}tcPr/{_W}gridSpan", 1)
            if merge is not None and merge.get(f"{_W}val", "continue") == "continue" and number:
                start = sum(width for _, width, _ in cells)
                going_on.update((number, start + step) for step in range(across))
            cells.append((_text(cell).strip("\n"), across, 1))
        grid.add_row(cells)
    rows = rectangular(grid.rows, file)
    for number, column in sorted(going_on):
        rows[number][column] = rows[number - 1][column] if column < len(rows[number]) else ""
    return Table(file, rows, range(1, len(rows) + 1), grid.continued | going_on, caption, title=title)


def _number(element: Element, path: str, default: int) -> int:
    found = element.find(path)
    value = found.get(f"{_W}val", "") if found is not None else ""
    return min(int(value), 512) if value.isascii() and value.isdigit() and len(value) < 5 else default


def _is_to_be_filled_in(control: Element) -> bool:
    """Whether a content control only shows a hint."""
    return control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None


def _text(element: Element) -> str:
    """The text of a paragraph or of all paragraphs of a cell, each on a line of its own, as rows of tables within."""
    pieces: list[str] = []
    hidden = tables = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if node.tag in _NOT_SHOWN or (node.tag == f"{_W}sdt" and _is_to_be_filled_in(node)):
            hidden += 1 if event == "start" else -1
        elif hidden:
            continue
        elif node.tag == f"{_W}tbl":
            tables += 1 if event == "start" else -1
        elif event == "end" and node.tag == f"{_W}p":
            pieces.append(" " if tables else "\n")
        elif event == "end" and node.tag == f"{_W}tr":
            pieces.append("\n")
        elif event == "start":
            pieces.append((node.text or "") if node.tag == f"{_W}t" else _PIECES.get(node.tag, ""))
    return "".join(pieces)
