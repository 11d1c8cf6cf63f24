"""Papers that are hard to set, for all who check PDF files."""

from chart_samples import HOSTILE, chart_of

from render.content import (
    Cell,
    Column,
    Document,
    Facts,
    Figure,
    Heading,
    Labels,
    NumberedList,
    Paragraph,
    Table,
)

_COLUMNS = (Column("部门", 2), Column("岗位", 2.4), Column("主要工作职责", 8.6))
_HARD = [
    "\\(a) <b> &amp; </b>",
    "]] > EMC BT",
    "😀 emoji 🎉",
    "שלום עולם",
    "مرحبا",
    "𠀀𠮷 é q̃",
    "a\u200bb",
    "x" * 300,
    *HOSTILE,
]


def hostile_paper() -> Document:
    """Every kind of block, each with texts that are hard to draw."""
    blocks = [Heading("1　甲", 1, "one"), Heading("deep", 3, "deep"), Figure(chart_of([0, 0]), "图", "甲下设乙。", "f")]
    for place, text in enumerate(_HARD):
        rows = (
            (Cell(text, rows=2, continued=text), Cell(text, link="one"), Cell(items=(text,))),
            (None, Cell(), Cell()),
        )
        blocks += [Heading(text, 2, f"h{place}"), Paragraph(text), Facts(((text, text),)), NumberedList((text, ""))]
        blocks += [Table(text, _COLUMNS, rows)]
    labels = Labels("目录", "{page}/{pages}")
    return Document("甲 & <乙>", "<公司>", "zh-CN", labels, tuple(blocks), has_cover=True)
