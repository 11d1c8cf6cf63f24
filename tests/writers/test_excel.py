"""Workbooks, read back with openpyxl, calamine, a lint of our own and openxml-audit."""

import datetime
import io
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator
from python_calamine import CalamineWorkbook

from render.content import Cell, Column, Document, Heading, Labels, Paragraph, Table
from render.diagnostics import ToolError
from render.locales import load_locale
from render.products.workbooks import raci_workbook, responsibilities_workbook
from render.spec import load
from render.themes import load_theme
from render.typesetting.fonts import noto_sans
from render.writers.excel import sheet_names, xlsx
from render.writers.excel_parts.layout import MARGIN_SIDE, Row, grid, page_ends, rows
from render.writers.excel_parts.ruler import Ruler
from tests.excel_lint import lint
from tests.word_samples import HOSTILE, big_rows, seed_rows, table_of

THEME = load_theme("classic")
SEED = load(Path(__file__).parents[2] / "specs/ecommerce.yaml", "zh").organisation
A4_SIDES = 72  # points of margin, left and right together


def workbook(*chapters, **changes):
    blocks = [block for title, table in chapters for block in (Heading(title, 1, title), Paragraph("注"), table)]
    values = {
        "title": "岗位职责矩阵",
        "organisation": "电商运营团队",
        "language": "zh-CN",
        "labels": Labels("目录", "第 {page} 页 / 共 {pages} 页"),
        "blocks": tuple(blocks),
        "control": (("文件编号", "HR-ORG-001"), ("版本", "1.0")),
        "running_head": "电商运营团队 | 岗位职责矩阵",
        "number": "HR-ORG-001",
        "version": "1.0",
        "author": "人力资源部",
        "date": datetime.date(2026, 12, 1),
    }
    return Document(**{**values, **changes})


def signs(count, texts=("A", "R", "C/I", "")):
    columns = (Column("活动", 12), *(Column(f"岗位{n}", 3, signs=True) for n in range(count)))
    return Table("", columns, tuple((Cell(f"活动{n}"), *(Cell(texts[n % len(texts)]),) * count) for n in range(6)))


def figures():
    columns = (Column("部门", 6), Column("编制", 1, figures=True), Column("空缺", 1, figures=True))
    body = [(Cell(f"部{n}", depth=n % 12), Cell(str(n), number=n), Cell()) for n in range(30)]
    return Table("", columns, (*body, (Cell("合计"), Cell("435", number=435), Cell("1.5", number=1.5))), has_total=True)


SAMPLES = {
    "seed": responsibilities_workbook(SEED, load_locale("zh")),
    "seed, English": responsibilities_workbook(SEED, load_locale("en")),
    "raci": raci_workbook(SEED, load_locale("zh")),
    "raci, English": raci_workbook(SEED, load_locale("en")),
    "300 posts": workbook(("矩阵", table_of([*big_rows(300), *big_rows(4, "小部门")]))),
    "hostile": workbook(
        *((text, table_of([(it, it, HOSTILE) for it in HOSTILE])) for text in HOSTILE),
        title=HOSTILE[2],
        organisation=HOSTILE[0],
        running_head="&A &[Path] " + HOSTILE[1] * 20,
        number="&P",
        control=tuple(zip(HOSTILE, HOSTILE, strict=True)),
    ),
    "long": workbook(
        (
            "很长的标题" * 60,
            table_of(
                [("很长的部门" * 60, "很长的岗位" * 60, ["职责" * 8000, "短"] * 3), ("短", "A" * 300, ["x y " * 900])]
            ),
        ),
        running_head="很长" * 300,
    ),
    "wide": workbook(("宽", signs(60)), ("单列", Table("", (Column("活动", 1),), ((Cell("x"),),)))),
    "figures": workbook(("编制", figures())),
    "empty": workbook(
        ("空", Table("", (Column("甲", 1), Column("乙", 1)), ())),
        control=(),
        date=None,
        number="",
        version="",
        running_head="",
        author="",
    ),
}


@pytest.fixture(scope="module")
def made():
    return {name: xlsx(sample, THEME, noto_sans()) for name, sample in SAMPLES.items()}


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("name", SAMPLES)
def test_lint_and_openxml_audit_find_nothing(made, name, tmp_path):
    assert lint(made[name]) == []
    file = tmp_path / "book.xlsx"
    file.write_bytes(made[name])
    assert [str(error) for error in OpenXmlValidator().validate(str(file)).errors] == []


@pytest.mark.parametrize("name", ["seed", "raci", "hostile"])
def test_same_bytes_each_time(made, name):
    assert xlsx(SAMPLES[name], THEME, noto_sans()) == made[name]


def test_a_merged_department_has_its_name_in_every_row(made):
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(made["seed"])).get_sheet_by_index(0).to_python()
    assert sheet[2] == ["部门", "岗位", "主要工作职责"]
    expected = [
        [unit, post, "\n".join(f"{n}. {it}" for n, it in enumerate(duties, 1))] for unit, post, duties in seed_rows()
    ]
    assert sheet[3:] == expected
    book = opened(made["seed"]).worksheets[0]
    merged = sorted(str(area) for area in book.merged_cells.ranges if area.min_row > 3)
    assert merged == ["A11:A15", "A16:A18", "A19:A20", "A21:A23", "A24:A26", "A4:A10"]
    assert book.auto_filter.ref == "A3:C26" and book.freeze_panes == "A4" and book.print_title_rows == "$3:$3"


def test_hostile_texts_stay_texts(made):
    book = CalamineWorkbook.from_filelike(io.BytesIO(made["hostile"]))
    for number in range(len(HOSTILE)):
        sheet = book.get_sheet_by_index(number).to_python()
        assert [row[0] for row in sheet[4:]] == list(HOSTILE)
    for sheet in opened(made["hostile"]).worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} == {"s"}
        dangerous = [cell for cell in cells if cell.value[0] in "=+-@"]
        assert dangerous and all(cell.quotePrefix for cell in dangerous)
        assert "&&A &&[Path]" in sheet.oddHeader.left.text or "&A &[Path]" in sheet.oddHeader.left.text


def test_figures_are_numbers_and_the_outline_follows_the_tree(made):
    sheet = opened(made["figures"]).worksheets[0]
    assert [sheet.cell(5 + n, 2).value for n in range(30)] == list(range(30))
    assert [sheet.cell(35, column).value for column in (1, 2, 3)] == ["合计", 435, 1.5]
    assert sheet.cell(5, 3).value is None
    assert sheet.row_dimensions[7].outlineLevel == 2 and sheet.row_dimensions[16].outlineLevel == 7
    assert sheet.auto_filter.ref == "A4:C34"  # the total is not filtered away


def test_headcount_agrees_with_the_terminal(made):
    rows = CalamineWorkbook.from_filelike(io.BytesIO(made["seed"])).get_sheet_by_index(1).to_python()
    posts = {row[0]: row[2] for row in rows[4:]}
    assert posts["客服部"] == 3 and posts["合计"] == len(SEED.posts)


def test_words_over_columns_stand_on_one_height(made):
    sheet = opened(made["raci, English"]).worksheets[0]
    row = next(row for row in sheet.iter_rows() if row[0].value == "Activity")
    assert {cell.alignment.vertical for cell in row} == {"center"}


def test_letters_are_centred_and_their_colours_follow_them(made):
    sheet = opened(made["raci"]).worksheets[0]
    letters = [cell for row in sheet.iter_rows(min_row=6, min_col=2) for cell in row if cell.value]
    assert letters and {cell.alignment.horizontal for cell in letters} == {"center"}
    rules = {rule.text: rule.dxf.fill.bgColor.rgb for area in sheet.conditional_formatting for rule in area.rules}
    assert rules["A"] == "FF" + THEME.palette.accent.removeprefix("#") and len(set(rules.values())) >= 4
    assert sheet.freeze_panes == "B6" and sheet.print_title_cols == "$A:$A"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sheet_fits_the_width_of_its_pages(made, name):
    for sheet in opened(made[name]).worksheets:
        widths = [
            column.width for column in sheet.column_dimensions.values() for _ in range(column.min, column.max + 1)
        ]
        points = sum(width * 7 + 5 for width in widths) * 0.75
        page = (842 if sheet.page_setup.orientation == "landscape" else 595) - A4_SIDES
        assert sheet.page_setup.paperSize == 9 and sheet.page_setup.fitToHeight == 0
        assert points <= page * (sheet.page_setup.fitToWidth or 1) * THEME.type.table / 6.8, "no text under 7 points"


@pytest.mark.parametrize("name", ["seed", "300 posts", "long", "figures"])
def test_no_page_holds_more_than_its_height_and_no_name_crosses_its_end(made, name):
    for sheet in opened(made[name]).worksheets:
        heights = [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)]
        ends = [page_break.id for page_break in sheet.row_breaks.brk]
        page = (595 if sheet.page_setup.orientation == "landscape" else 842) - 110
        for start, end in zip([0, *ends], [*ends, len(heights)], strict=True):
            assert sum(heights[start:end]) <= page or end - start <= 6
        for area in sheet.merged_cells.ranges:
            assert not any(area.min_row <= end < area.max_row for end in ends), area


def test_what_no_row_holds_goes_on_in_the_next_and_nothing_is_lost(made):
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(made["long"])).get_sheet_by_index(0).to_python()
    said = "".join(row[2] for row in sheet[4:])
    assert said.count("职责") == 3 * 8000 and said.count("x y") == 900
    assert {row[0] for row in sheet[4:]} == {"很长的部门" * 60, "短"}


def test_properties_come_from_the_document(made):
    book = opened(made["seed"])
    properties = book.properties
    assert (properties.title, properties.creator) == ("岗位职责矩阵", "电商运营团队")
    assert properties.created == properties.modified == datetime.datetime(2026, 12, 1)
    assert book.custom_doc_props["Document number"].value == "HR-ORG-001"
    footer = book.worksheets[0].oddFooter
    assert "HR-ORG-001 · 1.0" in footer.left.text and footer.right.text.endswith("第 &P 页 / 共 &N 页")


def test_names_of_sheets():
    assert sheet_names(["a/b", "[x]:*?\\", "History", "history ", "'", "", "甲" * 40, "甲" * 40, "😀" * 20]) == [
        "a b", "x", "History (2)", "history (3)", "-", "- (2)", "甲" * 31, "甲" * 27 + " (2)", "😀" * 15
    ]  # fmt: skip


def test_more_than_excel_holds_is_an_error():
    row = (Cell("x"),) * 16_385
    with pytest.raises(ToolError, match="more than Excel can hold"):
        xlsx(
            workbook(("宽", Table("", (Column("x", 1), *(Column("y", 1, signs=True),) * 16_384), (row,)))),
            THEME,
            noto_sans(),
        )


def test_lines_are_counted_rather_too_many_than_too_few():
    ruler = Ruler(noto_sans(), 10, "zh-CN")
    assert ruler.lines("一二三", 30 + 14) == 1
    assert ruler.lines("一二三四", 30 + 14) == 2
    assert ruler.lines("一\n二\n\n三", 100) == 4
    assert ruler.lines("一二三四五六七八九十" * 4, 200 + 14) in (2, 3)
    table = Table("", (Column("甲", 1),), ((Cell("短"),), (Cell("很" * 40),), (Cell(items=("一", "二", "三")),)))
    heights = [row.height for row in rows(table, [114], ruler)]
    assert heights[0] < heights[2] < heights[1]


def test_groups_stay_together_on_a_page():
    first, second = Cell("甲"), Cell("乙")
    lying = [Row((cell,), ("",), 30.0) for cell in [first] * 3 + [second] * 3]
    assert page_ends(lying, 100, 200) == {3}
    assert page_ends(lying, 100, 60) == {3, 5}
    assert page_ends(lying, 200, 200) == set()


def test_two_letters_in_a_narrow_column_take_one_line(made):
    heights = {
        row[0].value: sheet.row_dimensions[row[0].row].height
        for sheet in opened(made["raci"]).worksheets
        for row in sheet.iter_rows()
        if row[0].value in ("成本核算与定价", "编写客服问答并培训")  # the second has R/A
    }
    assert len(heights) == 2 and len(set(heights.values())) == 1


def test_however_many_take_part_letters_are_printed_in_seven_points_or_more():
    for count in range(1, 80, 3):
        table = Table("表", (Column("活动", 6), *(Column(f"岗位{n:02}", 1, signs=True) for n in range(count))), ())
        made = grid(table, THEME, noto_sans(), "zh")
        paper = (THEME.page.height if made.is_landscape else THEME.page.width) - 2 * MARGIN_SIDE
        assert made.across * paper / sum(made.widths) * THEME.type.table >= 7.0, count
