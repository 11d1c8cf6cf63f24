"""Tables in Markdown, as GitHub writes them."""

from markdown_it import MarkdownIt
from markdown_it.token import Token

from render.importing.limits import MAX_MARKDOWN
from render.importing.notes import refusal
from render.importing.tables import Table, rectangular


def read_markdown(file: str, text: str) -> list[Table]:
    """Every table; its caption is the heading above."""
    if len(text) > MAX_MARKDOWN:
        raise refusal(file, "file-too-large", "This Markdown file is too large.", "Save the table alone, or as CSV.")
    tables: list[Table] = []
    rows: list[list[str]] = []
    lines: list[int] = []
    caption, previous = "", ""
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "tr_open":
            rows.append([])
            lines.append((token.map or [0])[0] + 1)
        elif token.type == "inline" and previous in ("th_open", "td_open"):
            rows[-1].append(_text(token))
        elif token.type == "inline" and previous == "heading_open":
            caption = _text(token)
        elif token.type == "table_close":
            name = f"{file}[table {len(tables) + 1}]"
            tables.append(Table(name, rectangular(rows, name), lines, caption=caption))
            rows, lines, caption = [], [], ""
        previous = token.type
    return tables


def _text(inline: Token) -> str:
    pieces = []
    for child in inline.children or ():
        if child.type in ("text", "code_inline", "text_special"):
            pieces.append(child.content)
        elif child.type in ("softbreak", "hardbreak") or child.content.lower().startswith("<br"):
            pieces.append("\n")
        elif child.type == "image":
            pieces.append(child.content)
    return "".join(pieces).strip()
