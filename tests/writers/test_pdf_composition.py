"""What shares a page: no title without what it stands over, no page left nearly empty in the middle of a chapter."""

from io import BytesIO
from itertools import pairwise

import pdfplumber
import pypdf
import pytest
from chart_samples import FAMILY, REFERENCES, THEME
from test_pdf import paper

from render.content import (
    Bilingual,
    Box,
    BoxRole,
    Cell,
    Chart,
    Column,
    Facts,
    Field,
    Figure,
    Form,
    FormPart,
    Heading,
    NumberedList,
    Paragraph,
    Table,
)
from render.locales import load_locale
from render.products.handbook import handbook
from render.spec import load
from render.writers.pdf import pdf

LEAST = 1 / 3  # of a page
PAGE = THEME.page


def pages_of(document):
    """Of every page behind the contents, the lines of its body."""
    with pdfplumber.open(BytesIO(pdf(document, THEME, FAMILY))) as book:
        return [body(page) for page in book.pages[2:]]


def body(page):
    foot = float(page.height) - PAGE.margin_bottom
    return [
        line for line in page.extract_text_lines() if PAGE.margin_top - 1 < line["top"] and line["bottom"] < foot + 6
    ]


def filled(lines):
    """How far down a page its lines go, of what it holds."""
    return (max(line["bottom"] for line in lines) - PAGE.margin_top) / (
        PAGE.height - PAGE.margin_top - PAGE.margin_bottom
    )


def text(lines):
    return "\n".join(line["text"] for line in lines)


def chart(count, below=0):
    boxes = [Box("top", BoxRole.ORGANIZATION, "公司", None)]
    for number in range(count):
        parent = len(boxes)
        boxes.append(Box(f"b{number}", BoxRole.UNIT, f"部门{number}", 0, folded=f"下设 {below} 个" if below else ""))
        boxes += [Box(f"b{number}/{n}", BoxRole.POST, f"岗位{n}", parent) for n in range(below)]
    return Chart("c", "公司", tuple(boxes), references=REFERENCES)


def figure(count, below=0):
    return Figure(chart(count, below), "图 1　公司", "", "figure-1")


def words(lines):
    return [Paragraph("甲文")] * lines


def post(number, duties=4):
    return (Heading(f"1.{number}　岗位", 2, f"p{number}"), Facts((("编制", "1"),)), NumberedList(("做事",) * duties))


@pytest.mark.parametrize("lines", range(0, 26, 2))
def test_a_chapter_stands_on_the_page_of_its_chart(lines: int) -> None:
    opening = (Heading("2　技术部", 1, "b"), Facts((("负责人", "经理"),)), Paragraph("负责研发。"), figure(6, below=5))
    pages = pages_of(paper(Heading("1　甲章", 1, "a"), *words(lines), *opening, *post(1)))
    (page,) = [text(page) for page in pages if "2 技术部" in text(page).splitlines()]
    assert "负责研发" in page and "图 1 公司" in page


@pytest.mark.parametrize("lines", [7, 8, 10])
def test_text_fills_a_page_before_the_chart_of_its_chapter_which_is_next(lines: int) -> None:
    opening = (Heading("2　技术部", 1, "b"), Facts((("负责人", "经理"),)), figure(24, below=4))
    posts = [block for number in range(1, 9) for block in post(number)]
    first, second, *_ = pages_of(paper(Heading("1　甲章", 1, "a"), *words(lines), *opening, *posts))
    assert "2 技术部" in text(first).splitlines() and "1.1 岗位" in text(first) and filled(first) > 0.6
    assert "图 1" in text(second) and second[0]["text"] == "公司"


def test_a_chart_that_goes_overleaf_is_there_if_nothing_else_is() -> None:
    pages = pages_of(paper(Heading("1　技术部", 1, "b"), *words(18), figure(24, below=4), *post(1)))
    assert ["图 1" in text(page) for page in pages] == [False, True]


@pytest.mark.parametrize("rows", [4, 12, 22])
def test_headcounts_follow_the_chart_that_goes_overleaf(rows: int) -> None:
    columns = (Column("岗位", 6), Column("编制", 2, signs=True))
    table = Table("表 1　编制表", columns, tuple((Cell(f"第{row:02}岗"), Cell("1")) for row in range(rows)))
    posts = [block for number in range(1, 20) for block in post(number)]
    chapter = (Heading("2　技术部", 1, "b"), Facts((("负责人", "经理"),)), figure(24, below=4), table, *posts)
    first, *others = pages_of(paper(Heading("1　甲章", 1, "a"), *words(7), *chapter))
    assert filled(first) > 0.6 and "2 技术部" in text(first).splitlines() and "图 1" in text(others[0])
    assert ("编制表" in text(first)) == (rows < 22)
    [whole] = [text(page) for page in (first, *others) if "表 1" in text(page)]
    assert f"第{rows - 1:02}岗" in whole
    assert all(filled(page) > 0.6 for page in others[:-1])


@pytest.mark.parametrize("lines", range(0, 26, 2))
def test_a_chapter_of_tables_stands_on_the_page_of_the_first(lines: int) -> None:
    columns = (Column("活动", 3), *(Column(f"岗{number}", 1, signs=True) for number in range(4)))
    table = Table("表 1　分工", columns, tuple((Cell("做"), *map(Cell, "RACI")) for _ in range(9)))
    legend = Paragraph("表中标记：" + "负责，具体执行；批准，对结果负最终责任；" * 8)
    opening = (Heading("2　流程", 1, "b"), legend, Heading("2.1　大促", 2, "c"), Paragraph("目的"), table)
    pages = pages_of(paper(Heading("1　甲章", 1, "a"), *words(lines), *opening))
    (page,) = [text(page) for page in pages if "2 流程" in text(page).splitlines()]
    assert "2.1 大促" in page and page.count("R A C I") > 2


def test_a_chart_within_a_chapter_goes_overleaf_alone_and_what_follows_fills_the_page() -> None:
    duties = NumberedList(("做事",) * 22)
    posts = [block for number in range(1, 7) for block in post(number)]
    pages = pages_of(paper(Heading("1　技术部", 1, "b"), duties, figure(24, below=4), *posts))
    assert "1.1 岗位" in text(pages[0]) and filled(pages[0]) > 0.8
    assert "图 1" in text(pages[1]) and pages[1][0]["text"] == "公司"


def test_a_fact_of_several_lines_is_not_parted() -> None:
    facts = Facts(tuple(("下级", "、".join(f"第{number}处长、岗位{n}" for n in range(12))) for number in range(9)))
    for lines in range(1, 12):
        pages = pages_of(paper(Heading("1　甲章", 1, "a"), *words(lines), Heading("1.1　岗位", 2, "b"), facts))
        assert all(text(page).count("岗位0") == text(page).count("岗位11") for page in pages)


DEPARTMENT = """
  - id: d{n}
    name: 第{n}司
    head: d{n}h
    purpose: 主管相关领域政策。
    responsibilities: [甲, 乙, 丙]
    posts:
      - {{id: d{n}h, title: 司长, headcount: 1, responsibilities: [{duties}]}}
    units:{divisions}"""
DIVISION = """
      - id: d{n}v{v}
        name: 第{v}处
        posts: [{{id: d{n}v{v}h, title: 处长, headcount: 2, responsibilities: [{duties}]}}]"""


@pytest.mark.parametrize("duties", [1, 3, 7])
@pytest.mark.parametrize("paragraphs", [1, 8, 30])
def test_no_page_of_a_ministry_is_nearly_empty_unless_a_chapter_ends_there(tmp_path, duties, paragraphs) -> None:
    listed = ", ".join(["组织起草政策文件并监督执行"] * duties)
    divisions = [[DIVISION.format(n=n, v=v, duties=listed) for v in range(2 + 3 * n)] for n in range(4)]
    departments = [DEPARTMENT.format(n=n, duties=listed, divisions="".join(some)) for n, some in enumerate(divisions)]
    introduction = "".join(f"    第{number}段说明本部的职责与机构。\n\n" for number in range(paragraphs))
    spec = tmp_path / "ministry.yaml"
    spec.write_text(
        f"organization: {{id: m, name: 某部}}\nintroduction: |\n{introduction}\nunits:{''.join(departments)}", "utf-8"
    )
    pages = pages_of(handbook(load(spec, "zh").organisation, load_locale("zh")))
    for page, following in pairwise(pages):
        assert filled(page) > LEAST or max(char["size"] for char in following[0]["chars"]) == THEME.type.chapter
    assert all(page[-1]["chars"][0]["size"] < THEME.type.section for page in pages), "a title last on its page"


# ---------------------------------------------------------------- facts


def test_values_of_facts_begin_on_one_line_down_all_pages() -> None:
    labels = ("编制", "知识与技能", "Knowledge and skills")
    blocks = [
        block
        for number, label in enumerate(labels)
        for block in (Heading(f"1.{number}　岗位", 2, f"p{number}"), Facts(((label, "值甲"),)))
    ]
    pages = pages_of(paper(Heading("1　甲章", 1, "a"), *blocks, Heading("2　乙章", 1, "b"), Facts((("级", "值甲"),))))
    starts = {char["x0"] for page in pages for line in page for char in line["chars"] if char["text"] == "值"}
    assert len({round(start) for start in starts}) == 1


def test_facts_break_behind_a_comma_only_where_hardly_any_room_is_left() -> None:
    prose = "Ten years or more in the public service, of which five in charge of a directorate or of a large programme"
    names = "Head of internal audit (Northern Region), Head of financial control (Northern Region), Head of staff"
    pages = pages_of(paper(Heading("1　甲章", 1, "a"), Facts((("经验", prose), ("下级", names)))))
    lines = text(pages[0]).splitlines()[1:]
    assert lines[0].startswith("经验 Ten years") and not lines[0].endswith("service,")
    assert lines[2].endswith("(Northern Region),") and lines[3] == "Head of staff"
    assert " ".join(lines[:2]) == f"经验 {prose}" and " ".join(lines[2:4]) == f"下级 {names}"


# ---------------------------------------------------------------- forms and heads of tables


def described(duties, revisions=7):
    parts = [FormPart("职责", ((Field("", items=("组织起草政策文件",) * duties, id="d"),),))]
    parts += [FormPart(f"第{n}部", tuple((Field(f"项{n}", "答", id=f"f{n}"),) for _ in range(4))) for n in range(3)]
    signed = tuple((Field(who), Field("日期", "年　月　日", id=who)) for who in ("任职者", "直接上级", "人力资源部"))
    form = Form("说明书", (*parts, FormPart("签字确认", signed)))
    control = tuple((f"标签{number}", f"内容{number}") for number in range(revisions))
    return paper(form, has_cover=False, control=control)


@pytest.mark.parametrize("duties", range(1, 90, 4))
def test_nobody_signs_a_page_of_signatures_alone(duties: int) -> None:
    with pdfplumber.open(BytesIO(pdf(described(duties), THEME, FAMILY))) as book:
        pages = [text(body(page)) for page in book.pages]
    (page,) = [page for page in pages if "签字确认" in page]
    assert "项2 答" in page and page.count("日期") == 3


def test_a_form_of_many_pages_has_less_white_space_where_that_spares_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def counts():
        files = (pdf(described(duties), THEME, FAMILY) for duties in (45, 50, 55))
        return [len(pypdf.PdfReader(BytesIO(file)).pages) for file in files]

    assert counts() == [2, 2, 2]
    monkeypatch.setattr("render.writers.pdf._LESS_AIR", ())
    assert counts() == [2, 3, 3]


def test_without_a_cover_two_entries_of_the_control_block_share_a_row() -> None:
    with pdfplumber.open(BytesIO(pdf(described(3), THEME, FAMILY))) as book:
        lines = text(body(book.pages[0])).splitlines()
    assert lines[1:5] == [
        "标签0 内容0 标签1 内容1",
        "标签2 内容2 标签3 内容3",
        "标签4 内容4 标签5 内容5",
        "标签6 内容6",
    ]


def test_an_entry_of_the_control_block_that_would_break_has_a_row_for_itself() -> None:
    long = "人力资源部（党委组织部）干部管理处、法律事务部"
    control = (("版本", "3.2"), ("编制", long), ("审核", "李四"), ("批准", "王五"))
    with pdfplumber.open(
        BytesIO(pdf(paper(Paragraph("正文"), has_cover=False, control=control), THEME, FAMILY))
    ) as book:
        lines = text(body(book.pages[0])).splitlines()
    assert lines[1:4] == ["版本 3.2", f"编制 {long}", "审核 李四 批准 王五"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_label_of_the_control_block_is_cut(language: str) -> None:
    locale = load_locale(language)
    labels = (locale.number, locale.version, locale.effective_date, locale.approved_by, locale.confidentiality)
    document = paper(Paragraph("正文"), has_cover=False, control=tuple((label, "1") for label in labels))
    with pdfplumber.open(BytesIO(pdf(document, THEME, FAMILY))) as book:
        said = book.pages[0].extract_text()
    assert [label for label in labels if label not in said] == []


def test_labels_of_a_control_block_in_two_languages_stand_below_each_other() -> None:
    control = ((Bilingual("文件编号", "Document number", "en"), "7"), (Bilingual("版本", "Version", "en"), "1"))
    with pdfplumber.open(
        BytesIO(pdf(paper(Paragraph("正文"), has_cover=False, control=control), THEME, FAMILY))
    ) as book:
        assert text(body(book.pages[0])).splitlines()[1:3] == ["文件编号 7 版本 1", "Document number Version"]


@pytest.mark.parametrize("length", [20, 90, 300])
def test_lines_on_end_over_a_table_never_overlap(length: int) -> None:
    name = ("Director of Division (Programme Management) " * 9)[:length]
    columns = (Column("活动", 3), *(Column(f"{number} {name}", 1, signs=True) for number in range(9)))
    table = Table("表 1", columns, ((Cell("做"), *map(Cell, "RACIRACIR")),))
    with pdfplumber.open(BytesIO(pdf(paper(Heading("1　甲章", 1, "a"), table), THEME, FAMILY))) as book:
        characters = [char for char in book.pages[2].chars if not char["upright"]]
    starts = sorted({round(char["x0"], 1) for char in characters})
    assert all(after - before >= THEME.type.table * 0.99 for before, after in pairwise(starts))


def test_a_tall_row_ends_a_table_alone_rather_than_leave_a_page_nearly_empty() -> None:
    rows = tuple(
        (Cell(f"岗{n}"), Cell(items=("组织起草政策文件",) * lines)) for n, lines in enumerate((18, 12, 12, 14))
    )
    pages = pages_of(paper(Heading("1　甲章", 1, "a"), Table("", (Column("岗", 1), Column("职责", 4)), rows)))
    assert "岗1" in text(pages[0]) and "岗2" in text(pages[1]) and "岗3" in text(pages[1])


# ---------------------------------------------------------------- from right to left

ARABIC = "يقود المؤسسة ويضع استراتيجيتها السنوية، ويتابع تنفيذها مع مديري الإدارات في جميع الفروع خلال العام. " * 4


def edges(characters):
    """Of each line: where its ink begins and ends."""
    rows = {}
    for char in characters:
        if char["text"].strip():
            rows.setdefault(round(char["bottom"]), []).append(char)
    return [(min(char["x0"] for char in row), max(char["x1"] for char in row)) for _, row in sorted(rows.items())]


def test_lines_from_right_to_left_are_justified() -> None:
    document = paper(Heading("Head", 1, "a"), Paragraph(ARABIC))._replace(language="ar")
    with pdfplumber.open(BytesIO(pdf(document, THEME, FAMILY))) as book:
        text_lines = edges([char for char in book.pages[2].chars if abs(char["size"] - THEME.type.body) < 0.1])
    assert len(text_lines) > 3
    for left, right in text_lines[:-1]:
        assert left == pytest.approx(PAGE.margin_left, abs=2)
        assert right == pytest.approx(PAGE.width - PAGE.margin_right, abs=2)


def test_names_from_right_to_left_stand_at_the_left_of_a_table_of_figures() -> None:
    table = Table("", (Column("名", 6), Column("编制", 2, signs=True)), ((Cell("المدير العام"), Cell("1")),))
    with pdfplumber.open(BytesIO(pdf(paper(Heading("1　甲章", 1, "a"), table), THEME, FAMILY))) as book:
        name = [char for char in book.pages[2].chars if "\u0600" < char["text"] < "\u0700"]
    assert min(char["x0"] for char in name) < PAGE.margin_left + 12


@pytest.mark.parametrize(
    ("heading", "lines"),
    [
        ("13　信息科技部（网络安全和信息化领导小组办公室）", ["13 信息科技部", "（网络安全和信息化领导小组办公室）"]),
        ("8　Processes and responsibilities (RACI, RASCI)", ["8 Processes and responsibilities", "(RACI, RASCI)"]),
        ("9　人力资源部（党委组织部）", ["9 人力资源部（党委组织部）"]),
    ],
)
def test_headings_of_two_lines_are_parted_before_brackets(heading: str, lines: list[str]) -> None:
    with pdfplumber.open(BytesIO(pdf(paper(Heading(heading, 1, "a"), Paragraph("正文")), THEME, FAMILY))) as book:
        assert text(body(book.pages[2])).splitlines()[: len(lines)] == lines
