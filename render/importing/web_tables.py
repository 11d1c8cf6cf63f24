"""Tables in HTML: web pages, wikis, and the HTML that programs save under the name .xls."""

from typing import Any

from lxml import etree, html

from render.importing.limits import MAX_MARKUP
from render.importing.notes import refusal
from render.importing.tables import Grid, Table, rectangular

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "caption"}
_NOT_SHOWN = {"script", "style", "template", "noscript", "head"}
_BREAKS = {"br", "p", "div", "li", "tr", "ul", "ol", "table"}
Element = Any


def read_html(file: str, text: str) -> list[Table]:
    """Every table, tables within cells being part of their cell; a caption is the heading above or `<caption>`."""
    if len(text) > MAX_MARKUP:
        raise refusal(file, "file-too-large", "This web page is too large.", "Save the table alone, or as CSV.")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise refusal(file, "damaged", "There is nothing in this page that can be read.", "Save it again.") from error
    tables: list[Table] = []
    caption = title = ""
    for node in root.iter("table", *_HEADINGS):
        if node.tag in _HEADINGS:
            if node.tag != "caption":
                caption = " ".join(_text(node).split()) or caption
                title = title or caption
        elif not any(True for _ in node.iterancestors("table")):
            tables.append(_table(f"{file}[table {len(tables) + 1}]", node, caption, title))
            caption = ""
    return tables


def _table(file: str, table: Element, caption: str, title: str) -> Table:
    grid = Grid(file)
    own = table.find("caption")
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is table:
            grid.add_row(
                (_text(cell), _span(cell, "colspan"), _span(cell, "rowspan")) for cell in row.iterchildren("td", "th")
            )
    rows = rectangular(grid.rows, file)
    caption = " ".join(_text(own).split()) if own is not None else caption
    return Table(file, rows, range(1, len(rows) + 1), grid.continued, caption, title=title)


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _text(element: Element) -> str:
    """What a browser would show: runs of white space as one space, a new line where a block begins or ends."""
    if not len(element):
        return _collapsed(element.text).strip(" ")
    pieces: list[str] = []
    hidden = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if node.tag in _NOT_SHOWN:
            hidden += 1 if event == "start" else -1
        elif not hidden and node.tag in _BREAKS and node is not element:
            pieces.append("\n")
        if event == "start" and not hidden:
            pieces.append(_collapsed(node.text))
        elif event == "end" and not hidden and node is not element:
            pieces.append(_collapsed(node.tail))
    lines = "".join(pieces).split("\n")
    return "\n".join(line.strip(" ") for line in lines if line.strip())


def _collapsed(text: str | None) -> str:
    if not text:
        return ""
    before = " " if text[0].isspace() and text[0] != "\u3000" else ""
    after = " " if text[-1].isspace() and text[-1] != "\u3000" else ""
    return before + " ".join(text.split()) + after
