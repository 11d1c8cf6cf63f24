"""The same rows as a Word table, by our writer and by others: `python -m bench.word_peers WHO ROWS TARGET`.

ROWS is JSON, a list of [department, post, [responsibility, ...]].
"""

import io
import json
import sys
from collections.abc import Callable
from html import escape
from itertools import groupby
from pathlib import Path

Rows = list[tuple[str, str, list[str]]]
_HEADERS = ("部门", "岗位", "主要工作职责")


def ours(rows: Rows) -> bytes:
    from render.content import Cell, Column, Document, Labels, Table
    from render.themes import load_theme
    from render.writers.word import docx

    cells: list[tuple[Cell | None, ...]] = []
    for department, group in groupby(rows, key=lambda row: row[0]):
        members = list(group)
        first = Cell(department, rows=len(members), continued=f"{department}（续）")
        for number, (_, post, duties) in enumerate(members):
            cells.append((None if number else first, Cell(post), Cell(items=tuple(duties))))
    columns = tuple(Column(header, share) for header, share in zip(_HEADERS, (2.0, 2.4, 8.6), strict=True))
    table = Table("表 1　岗位职责矩阵", columns, tuple(cells))
    labels = Labels("目录", "第 {page} 页 / 共 {pages} 页")
    return docx(Document("岗位职责矩阵", "示例集团", "zh-CN", labels, (table,)), load_theme("classic"))


def docxtpl(rows: Rows) -> bytes:
    """Merged departments and lists that start again it does not do."""
    import docx
    from docxtpl import DocxTemplate

    template, target = io.BytesIO(), io.BytesIO()
    document = docx.Document()
    table = document.add_table(4, 3)
    lines = (
        _HEADERS,
        ("{%tr for row in rows %}", "", ""),
        ("{{ row[0] }}", "{{ row[1] }}", ""),
        ("{%tr endfor %}", "", ""),
    )
    for line, texts in zip(table.rows, lines, strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = text
    duties = table.rows[2].cells[2]
    duties.text = "{%p for duty in row[2] %}"
    duties.add_paragraph("{{ duty }}", style="List Number")
    duties.add_paragraph("{%p endfor %}")
    document.save(template)
    paper = DocxTemplate(template)
    paper.render({"rows": rows}, autoescape=True)
    paper.save(target)
    return target.getvalue()


def html(rows: Rows) -> bytes:
    """For pandoc."""
    lines = []
    for department, group in groupby(rows, key=lambda row: row[0]):
        members = list(group)
        for number, (_, post, duties) in enumerate(members):
            first = "" if number else f"<td rowspan={len(members)}>{escape(department)}</td>"
            items = "".join(f"<li>{escape(duty)}</li>" for duty in duties)
            lines.append(f"<tr>{first}<td>{escape(post)}</td><td><ol>{items}</ol></td></tr>")
    head = "".join(f"<th>{header}</th>" for header in _HEADERS)
    return f"<meta charset=utf-8><table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>".encode()


MAKERS: dict[str, Callable[[Rows], bytes]] = {"ours": ours, "docxtpl": docxtpl, "html": html}

if __name__ == "__main__":
    who, source, target = sys.argv[1:]
    Path(target).write_bytes(MAKERS[who](json.loads(Path(source).read_text("utf-8"))))
