"""A document as source text for Typst, the peer of our handbook. Charts are left out on both sides."""

import json
from collections.abc import Sequence

from render.content import Block, Cell, Document, Entry, Facts, Heading, Index, NumberedList, Paragraph, Table

_PREAMBLE = """
#set document(title: {title})
#set page(paper: "a4", numbering: "1 / 1", header: {running_head})
#set text(font: "Noto Sans CJK SC", lang: "zh", size: 10.5pt)
#set par(justify: true, leading: 0.7em)
#set table(stroke: 0.5pt)
#show heading.where(level: 1): it => pagebreak(weak: true) + it
#outline(depth: 2)
"""


def source(document: Document) -> bytes:
    """The words of `document`, block by block, as a Typst file."""
    preamble = _PREAMBLE.replace("{title}", _text(document.title)).replace(
        "{running_head}", _text(document.running_head)
    )
    return (preamble + "\n".join(map(_block, (Facts(document.control), *document.blocks)))).encode()


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"#heading(level: {block.level}, {_text(block.text)}) #label({_name(block.id)})"
        case Paragraph():
            return f"#par[#{_text(block.text)}]"
        case Facts():
            return "\n\n".join(f"#strong({_text(label)}) #{_text(value)}" for label, value in block.pairs) + "\n"
        case NumberedList():
            return f"#{_list(block.items)}"
        case Table():
            return _table(block)
        case Index():
            return f"#columns(3)[{''.join(_group(sign, entries) for sign, entries in block.groups)}]"
        case _:
            raise TypeError(f"charts are left out: {block}")


def _group(sign: str, entries: Sequence[Entry]) -> str:
    lines = (
        f"#link(label({_name(entry.target)}), {_text(entry.name)}) #box(width: 1fr, repeat[.])"
        f" #context counter(page).at(label({_name(entry.target)})).first() \\\n"
        for entry in entries
    )
    return f"#strong({_text(sign)}) \\\n{''.join(lines)}"


def _name(target: str) -> str:
    return _text(target or "none")


def _table(table: Table) -> str:
    header = ", ".join(_text(column.header) for column in table.columns)
    shares = ", ".join(f"{column.share}fr" for column in table.columns)
    cells = ",\n".join(_cell(cell) for row in table.rows for cell in row if cell is not None)
    caption = f"#par[#{_text(table.caption)}]\n" if table.caption else ""
    return f"{caption}#table(columns: ({shares}), table.header({header}),\n{cells})"


def _cell(cell: Cell) -> str:
    words = _list(cell.items) if cell.items else _text(cell.text)
    return f"table.cell(rowspan: {cell.rows}, {words})"


def _list(items: tuple[str, ...]) -> str:
    return f"enum({', '.join(_text(item) for item in items)})"


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
