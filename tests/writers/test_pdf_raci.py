"""RACI tables on pages: no heavy cells, heads that end where words do, groups that go across and are named overleaf."""

from io import BytesIO
from itertools import pairwise

import pdfplumber
import pytest
from pdf_check.tags import read_structure
from test_pdf import FAMILY, THEME, paper

from render.content import Bilingual, Cell, Column, Heading, Paragraph, Table, Tone
from render.writers.pdf import pdf

LINE = THEME.type.table_leading
LEGEND = "表中标记：R＝负责，具体执行；A＝批准，对结果负最终责任；C＝咨询；I＝知会。"
GROUPS = ("法律合规与反洗钱管理部（案件防控办公室）", "信息科技部", "供应链金融部")


def raci(members: int, heads=("受理与初步调查", "审查委员会审议", "放款"), groups=GROUPS, bilingual=False) -> Table:
    """A table of groups with so many members each, all with a heavy letter."""
    columns = (Column("部门", 8), Column("岗位", 10), *(Column(head, 3, signs=True) for head in heads))
    rows = []
    for group in groups:
        name = Bilingual(group, "Department", "en") if bilingual else group
        for number in range(members):
            first = Cell(name, rows=members, continued=f"{group}（续）") if not number else None
            letters = (Cell("A", tone=Tone.ANSWERS) for _ in heads)
            rows.append((first, Cell(f"{group[:2]}岗{number:02}"), *letters))
    return Table("表 1　分工", columns, tuple(rows), signs={"A": Tone.ANSWERS})


def pages_of(*blocks):
    with pdfplumber.open(BytesIO(pdf(paper(Heading("甲章", 1, "a"), *blocks), THEME, FAMILY))) as book:
        for page in book.pages[2:]:
            yield page, page.extract_text(), page.rects


def dark_cells(rects):
    accent = tuple(int(THEME.palette.accent[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return [rect for rect in rects if tuple(rect["non_stroking_color"]) == pytest.approx(accent, abs=0.01)]


@pytest.mark.parametrize("members", [1, 2, 5])
def test_a_long_name_of_a_group_makes_no_cell_heavy(members: int) -> None:
    [(_, text, rects)] = pages_of(raci(members))
    cells = [rect for rect in dark_cells(rects) if rect["height"] > 3]
    assert len(cells) == 9 * members and max(cell["height"] for cell in cells) < 1.5 * LINE
    assert all(text.splitlines().count(group) == 1 for group in GROUPS), "the name stands on one line, across"


def test_neighbours_of_one_colour_are_told_apart() -> None:
    [(_, _, rects)] = pages_of(raci(1))
    cells = sorted(
        (rect for rect in dark_cells(rects) if rect["height"] > 3), key=lambda rect: (rect["top"], rect["x0"])
    )
    gaps = [right["x0"] - left["x1"] for left, right in pairwise(cells) if left["top"] == right["top"]]
    assert len(gaps) == 6 and min(gaps) > 0.5


def test_a_group_that_goes_on_overleaf_is_named_there_under_the_head() -> None:
    texts = [text.splitlines() for _, text, _ in pages_of(raci(30))]
    assert len(texts) > 2
    for before, page in pairwise(texts):
        start = next(place for place, line in enumerate(page) if line.startswith("部门 / 岗位")) + 1
        going_on = before[-2][:2]
        assert page[start] in GROUPS or (page[start].endswith("（续）") and page[start].startswith(going_on))
        assert before[-2] not in GROUPS, "the name of a group is not last on its page"


def test_a_name_in_two_languages_goes_across_on_one_line() -> None:
    [(_, text, _)] = pages_of(raci(1, bilingual=True))
    assert "供应链金融部 Department" in text


@pytest.mark.parametrize("lines", range(0, 26))
@pytest.mark.parametrize("legends", [1, 3])
def test_what_leads_to_a_table_is_on_the_page_of_its_first_rows(lines: int, legends: int) -> None:
    above = [Paragraph("甲文")] * lines
    pages = pages_of(*above, Heading("1.1　审批", 2, "b"), *[Paragraph(LEGEND)] * legends, raci(9))
    [text] = [text for _, text, _ in pages if "1.1 审批" in text.splitlines()]
    assert text.count("＝负责") == legends and "法律岗02" in text


def test_groups_are_read_as_rows_of_the_table() -> None:
    structure = read_structure(pdf(paper(Heading("甲章", 1, "a"), raci(2)), THEME, FAMILY))
    [table] = [one for one in structure.all("Table") if one.all("TBody") and "法律" in one.text]
    rows = [[cell.text.strip() for cell in row.below] for row in table.all("TR")]
    assert rows[1] == [GROUPS[0]] and rows[2] == ["法律岗00", "A", "A", "A"] and len(rows) == 1 + 3 * 3


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("供应链管理师", ["供应链", "管理师"]),
        ("数据分析师", ["数据", "分析师"]),
        ("受理与初步调查", ["受理与", "初步", "调查"]),
        ("审查委员会审议", ["审查", "委员会", "审议"]),
    ],
)
def test_heads_end_where_words_do_and_no_line_is_one_character(head: str, lines: list[str]) -> None:
    columns = (Column("活动", 12), *(Column(text, 3, signs=True) for text in (*[head] * 8, "")))
    table = Table("", columns, ((Cell("受理申请"), *(Cell("R") for _ in range(9))),), signs={"R": Tone.DOES})
    [(page, _, _)] = pages_of(table)
    last = max((word for word in page.extract_words(x_tolerance=1) if word["text"] == "R"), key=lambda word: word["x1"])
    left = last["x0"] - 34  # where the letter beside it is
    over = page.crop((left - 14, 0, left + 18, last["top"] - 8)).extract_text().splitlines()
    assert over[-len(lines) :] == lines


def test_a_header_that_would_take_most_of_a_low_page_stands_there_once() -> None:
    low = THEME._replace(page=THEME.page._replace(height=400))
    heads = tuple(f"Disbursement and follow-up check of activity {number}" for number in range(11))
    document = paper(Heading("甲章", 1, "a"), raci(6, heads=heads))
    with pdfplumber.open(BytesIO(pdf(document, low, FAMILY))) as book:
        texts = [page.extract_text() for page in book.pages[2:]]
    assert sum(text.count("部门 / 岗位") for text in texts) == 1
    assert all(any(f"法律岗{number:02}" in text for text in texts) for number in range(6))
