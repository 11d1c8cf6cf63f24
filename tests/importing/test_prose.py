"""Documents in words, without tables: which units and posts they name, what they say of each, and what of none."""

import io

import docx
import pytest
from importing_documents import open_document
from readings import organisation, read, tree

from render.importing import import_bytes

PAPER = """星辰贸易有限公司部门职责与岗位说明

一、行政部
部门职责：负责行政和后勤。
1. 行政经理（1人）
直接上级：总经理
岗位职责：
（1）制定制度；
（2）组织会议。
2. 行政专员（2人）
岗位职责：
1. 收发文件；
2. 采购用品。
二、销售部
部门职责：负责销售。
1. 销售经理：周杰
岗位职责：完成目标；管理团队。
三、附则
本说明自2026年起施行。
"""
READ = [
    "[department] 行政部: 负责行政和后勤。",
    "[department] 销售部: 负责销售。",
    "行政部 / 行政经理* x1: 制定制度, 组织会议。",
    "行政部 / 行政专员 ^行政经理 x2: 收发文件, 采购用品。",
    "销售部 / 销售经理* (周杰): 完成目标, 管理团队。",
]


def _docx(lines):
    document = docx.Document()
    for level, text in lines:
        document.add_heading(text, level) if level else document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _odt(lines):
    tags = [
        f'<text:h text:outline-level="{level}">{text}</text:h>' if level else f"<text:p>{text}</text:p>"
        for level, text in lines
    ]
    return open_document("".join(tags), "text")


def test_a_paper_of_departments_and_posts():
    imported = read(PAPER, "a.txt")
    assert tree(imported) == READ
    assert organisation(imported).name.in_language("zh") == "星辰贸易有限公司"
    assert "# reports to 总经理 in the source" in imported.text
    assert {(cell.text, cell.why) for cell in imported.coverage.unused} == {
        ("三、附则", "belongs to no unit or post"),
        ("本说明自2026年起施行。", "belongs to no unit or post"),
    }


@pytest.mark.parametrize(("made", "name"), [(_docx, "a.docx"), (_odt, "a.odt")])
def test_word_and_open_documents_with_headings_and_without_numbers(made, name):
    lines = [(0, "Harbour Ltd roles and responsibilities"), (1, "Warehouse department"), (0, "It keeps the stock.")]
    lines += [(2, "Warehouse manager"), (0, "Responsibilities:"), (0, "Plan shifts"), (0, "Count stock")]
    lines += [(1, "Transport department"), (2, "Driver (4 posts)"), (0, "Responsibilities: drive; unload")]
    imported = import_bytes(name, made([*lines, (1, "General rules"), (0, "Wear shoes.")]))
    assert tree(imported) == [
        "[department] Warehouse department: It keeps the stock.",
        "[department] Transport department",
        "Warehouse department / Warehouse manager*: Plan shifts, Count stock",
        "Transport department / Driver x4: drive, unload",
    ]
    assert organisation(imported).name.in_language("en") == "Harbour Ltd"
    assert [cell.text for cell in imported.coverage.unused] == ["# General rules", "Wear shoes."]


def test_articles_around_the_units_of_an_authority():
    units = ["　　（一）办公室。负责文电；承担信访。", "　　（二）投资股。承担审批。"]
    imported = read(
        "\n".join(["第一条 制定本规定。", "第二条 设下列机构：", *units, "第三条 编制18名，设局长1名。"]), "a.txt"
    )
    assert tree(imported) == ["[department] 办公室: 负责文电, 承担信访。", "[department] 投资股: 承担审批。"]
    assert [cell.row for cell in imported.coverage.unused] == [1, 2, 5]


def test_sentences_that_end_like_units_are_responsibilities():
    lines = [
        "公司设立综合部。",
        "一、销售部",
        "1. 负责销售；",
        "2. 配合财务部。",
        "本部联系客服部。",
        "二、客服部",
        "职责：接待",
    ]
    assert tree(read("\n".join(lines), "a.txt")) == [
        "[department] 销售部: 负责销售, 配合财务部。本部联系客服部。",
        "[department] 客服部: 接待",
    ]
