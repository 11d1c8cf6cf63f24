"""Documents that the Word writer is tried on, from the seed to the worst that a person can write."""

import csv
import datetime
from pathlib import Path

from render import content
from render.content import Cell, Column, Document, Facts, Heading, Labels, NumberedList, Paragraph, Table

SEED = Path(__file__).parent / "data" / "ecommerce-team.tsv"
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "{{ title }} {% for %} $accent ${ink} $$",
    "]]> &lt; &amp; <w:p/> <?rolebook body?> <!-- -->",
    "a\tb\nc",
    "  spaces at both ends  ",
    "   ",
    "مدير العمليات 12",
    "“中文引号”……—",
    "PAGE \\* MERGEFORMAT",
    "\U00020000 😀 é",
    "'\"",
)


def seed_rows():
    with SEED.open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t"))[1:]
    return [(unit, post, tuple(duty.split(". ", 1)[1] for duty in duties.split(" / "))) for unit, post, duties in rows]


def table_of(rows, caption="表 1　岗位职责矩阵"):
    """A matrix of (department, post, duties), equal departments merged."""
    cells = []
    for number, (unit, post, duties) in enumerate(rows):
        is_first = number == 0 or rows[number - 1][0] != unit
        span = sum(1 for row in rows if row[0] == unit)
        name = Cell(unit, rows=span, continued=f"{unit}（续）") if is_first else None
        cells.append((name, Cell(post), Cell(items=tuple(duties))))
    return Table(caption, (Column("部门", 2), Column("岗位", 2.4), Column("主要工作职责", 8.6)), tuple(cells))


def paper(*blocks, **changes):
    values = {
        "title": "岗位职责矩阵",
        "organisation": "电商运营团队",
        "language": "zh-CN",
        "labels": Labels("目录", "第 {page} 页 / 共 {pages} 页"),
        "blocks": blocks,
        "control": (("文件编号", "HR-ORG-001"), ("版本", "1.0"), ("密级", "内部")),
        "running_head": "电商运营团队 | 岗位职责矩阵",
        "number": "HR-ORG-001",
        "version": "1.0",
        "author": "人力资源部",
        "date": datetime.date(2026, 12, 1),
    }
    return Document(**{**values, **changes})


def big_rows(count, unit="客户服务与体验中心"):
    duty = "负责第{}项工作的计划与落实,并按月提交书面报告" + "，再加上一些更长的说明文字以便换行"
    return [(unit, f"岗位{n}", [duty.format(n)[: 26 + 17 * (k % 2)] for k in range(n % 5)]) for n in range(count)]


def english_rows(count):
    duty = "Plan work item {} and see it through, and report on it in writing every month to head office and the board"
    return [
        ("Customer service", f"Officer {n}", [duty.format(n)[: 60 + 23 * k] for k in range(n % 4)])
        for n in range(count)
    ]


def every_block():
    chart = content.Chart("all", "总览", (content.Box("all", content.BoxRole.ORGANIZATION, "总", None),))
    linked = ((Cell("到运营经理", link="post-a"), Cell("别处", link="elsewhere")),)
    lists = ((Cell(items=("甲", "乙")), Cell(items=("丙", "丁"))),)
    return (
        Heading("运营部", 1, "unit-a"),
        Paragraph("运营部负责平台的日常运营。"),
        Heading("运营经理", 2, "post-a"),
        Facts((("直接上级", "总经理"), ("编制", "1"), ("目的", "长" * 200), ("职级", "M3"))),
        NumberedList(("一", "二", "三")),
        NumberedList(("再一",)),
        Heading("深处", 9, "post a"),
        content.Figure(chart, "图 1　总览", "电商运营团队之下没有部门。", "figure"),
        Table("表 1　链接", (Column("甲", 1), Column("乙", 1)), linked + lists),
        Table("", (Column("甲", 1),), ()),
        Paragraph("完"),
    )


def chart_of(count):
    """A root with so many boxes right below it, with a name of eight characters each."""
    boxes = [content.Box(f"b{n}", content.BoxRole.POST, f"第{n:03}工作小组", 0) for n in range(count)]
    return content.Chart("all", "总览", (content.Box("all", content.BoxRole.ORGANIZATION, "总", None), *boxes))


def figure(count, number=1):
    return content.Figure(chart_of(count), f"图 {number}　总览", f"总览有 {count} 个小组。", f"/figure-{number}")


BOOK = (
    Heading("1　总览", 1, "/overview"),
    figure(6),
    Heading("2　运营部", 1, "unit-a"),
    Heading("2.1　运营经理", 2, "post-a"),
    NumberedList(("一", "二")),
    Heading("2.1.1　小组", 3, "post-b"),
    *(Paragraph("运营部负责平台的日常运营。" * 20) for _ in range(20)),
    Heading("2.2　末尾", 2, "post-c"),
    Heading("3　很宽", 1, "wide"),
    figure(300, 2),
    Paragraph("完"),
)

SAMPLES = {
    "seed": paper(table_of(seed_rows())),
    "english": paper(
        table_of([("Information infrastructure", "Head of platform engineering", ["Keep “it” up"])], "Table 1. Matrix"),
        language="en",
        labels=Labels("Contents", "Page {page} of {pages}"),
    ),
    "300 posts": paper(table_of([*big_rows(300), *big_rows(4, "小部门")])),
    "200 English posts": paper(table_of(english_rows(200), "Table 1. Matrix"), language="en"),
    "one post": paper(
        table_of([("总经办", "总经理", ["全面负责"])]), control=(), running_head="", number="", date=None
    ),
    "no duties": paper(table_of([("总经办", "顾问", []), ("总经办", "秘书", ["收发文件"])])),
    "empty": paper(control=(), author=""),
    "long": paper(
        table_of([("很长的部门" * 60, "很长的岗位" * 60, ["职责" * 1000, "短"]), ("短", "A" * 300, ["x y " * 500])]),
        title="很长的标题" * 60,
        author="名" * 300,
    ),
    "hostile": paper(
        table_of([(text, text, HOSTILE) for text in HOSTILE], HOSTILE[2]),
        Heading(HOSTILE[2], 1, HOSTILE[2]),
        title=HOSTILE[2],
        organisation=HOSTILE[6],
        running_head=HOSTILE[1],
        author=HOSTILE[0],
        control=tuple(zip(HOSTILE, HOSTILE, strict=True)),
    ),
    "every block": paper(*every_block()),
    "book": paper(*BOOK, has_cover=True),
    "wide": paper(Table("表 1", tuple(Column(f"岗位{n}", 1) for n in range(12)), ((Cell("R"),) * 12,) * 5)),
}
