"""The handbook as PDF, read back with pypdf and pdfplumber."""

import csv
import datetime
import re
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path

import pdfplumber
import pypdf
import pytest

from render.content import (
    Bilingual,
    Box,
    BoxRole,
    Cell,
    Chart,
    Column,
    Document,
    Entry,
    Facts,
    Figure,
    Heading,
    Index,
    Labels,
    NumberedList,
    Paragraph,
    Table,
)
from render.themes import load_theme
from render.typesetting.fonts import noto_sans
from render.writers.pdf import pdf

THEME, FAMILY = load_theme("classic"), noto_sans()
SEED = Path(__file__).parents[1] / "data" / "ecommerce-team.tsv"
LABELS = Labels("目录", "第 {page} 页 / 共 {pages} 页")
COLUMNS = (Column("部门", 2), Column("岗位", 2.4), Column("主要工作职责", 8.6))
CLOSING = "，。；：！？”’…—）》、,.;:!?%)"
LONG = "按GB/T 19001-2016标准开展“内部审核”,确保系统稳定（含15%的余量）；每月25日前提交书面报告至OA平台——由财务部审批。"


def seed_handbook() -> Document:
    """The seed team as the handbook has it: overview, a chapter per department, the matrix."""
    with SEED.open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t"))[1:]
    boxes = [Box("team", BoxRole.ORGANIZATION, "电商运营团队", None)]
    chapters, cells = [], []
    for number, (unit, group) in enumerate(groupby(rows, key=lambda row: row[0]), start=2):
        members = [
            (post, tuple(re.sub(r"^\d+\. ", "", duty) for duty in duties.split(" / "))) for _, post, duties in group
        ]
        top = len(boxes)
        boxes.append(Box(unit, BoxRole.UNIT, unit, 0))
        boxes += [Box(f"{unit}{post}", BoxRole.POST, post, top) for post, _ in members]
        chapters += [Heading(f"{number}　{unit}", 1, unit), Facts((("负责人", members[0][0]),))]
        chart = Chart("team", "电商运营团队", tuple(boxes))
        chapters.append(Figure(chart.subtree(top), f"图 {number}　{unit}组织架构图", unit, f"figure-{number}"))
        for place, (post, duties) in enumerate(members, start=1):
            facts = Facts((("岗位编号", f"P-{number}{place:02}"), ("直接上级", members[0][0])))
            chapters += [Heading(f"{number}.{place}　{post}", 2, unit + post), facts, NumberedList(duties)]
            first = Cell(unit, rows=len(members), continued=f"{unit}（续）") if place == 1 else None
            cells.append((first, Cell(post, link=unit + post), Cell(items=duties)))
    overview = Figure(
        Chart("team", "电商运营团队", tuple(boxes)), "图 1　组织架构总览", "电商运营团队下设六个部门。", "figure-1"
    )
    table = Table("表 1　岗位职责矩阵", COLUMNS, tuple(cells))
    front = (Heading("1　组织架构总览", 1, "overview"), overview)
    return paper(*front, *chapters, Heading("8　岗位职责矩阵", 1, "matrix"), table)


def paper(*blocks, **others) -> Document:
    given = {
        "control": (("文件编号", "HR-ORG-001"), ("版本", "1.0"), ("密级", "内部")),
        "running_head": "电商运营团队 | 手册",
        "number": "HR-ORG-001",
        "version": "1.0",
        "author": "电商运营团队",
        "date": datetime.date(2026, 12, 1),
        "has_cover": True,
    }
    given["labels"] = LABELS
    return Document("岗位职责手册", "电商运营团队", "zh-CN", blocks=tuple(blocks), **(given | others))


class Reading:
    """A PDF as its readers see it."""

    def __init__(self, document: Document) -> None:
        self.bytes = pdf(document, THEME, FAMILY)
        self.file = pypdf.PdfReader(BytesIO(self.bytes))
        self.pages = [page.extract_text() for page in self.file.pages]
        with pdfplumber.open(BytesIO(self.bytes)) as plumber:
            self.characters = [page.chars for page in plumber.pages]
            self.lines = [page.extract_text_lines() for page in plumber.pages]
        self.text = "".join("\n".join(self.pages).split())

    def page_of(self, destination) -> int:
        return self.file.get_destination_page_number(destination) + 1

    def links(self, page: int) -> list[tuple[int, float]]:
        """Of every link on a page: the page and the height that it leads to."""
        found = []
        for entry in self.file.pages[page - 1].get("/Annots", ()):
            target, _, _, top, _ = entry.get_object()["/Dest"]
            number = next(n for n, sheet in enumerate(self.file.pages, 1) if sheet == target.get_object())
            found.append((number, float(top)))
        return found


@pytest.fixture(scope="module")
def handbook() -> Reading:
    return Reading(seed_handbook())


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_text_of_all_pages(handbook: Reading, golden) -> None:
    golden("writers/handbook", "\n\f\n".join(handbook.pages) + "\n")


def test_every_duty_stands_twice_once_with_its_post_and_once_in_the_matrix(handbook: Reading) -> None:
    document = seed_handbook()
    lists = [block.items for block in document.blocks if isinstance(block, NumberedList)]
    duties = [duty for items in lists for duty in items]
    assert len(duties) == 58
    assert {handbook.text.count(squeezed(duty)) for duty in duties} == {2}
    places = [handbook.text.index(squeezed(duty)) for duty in duties]
    assert places == sorted(places), "in reading order"


def test_contents_name_the_pages_on_which_the_headings_stand(handbook: Reading) -> None:
    headings = [block for block in seed_handbook().blocks if isinstance(block, Heading)]
    entries = [line for line in handbook.pages[1].splitlines() if re.search(r"\d$", line)]
    stated = {squeezed(heading.text): None for heading in headings}
    for heading in headings:
        (number,) = re.findall(rf"^{re.escape(heading.text)}\s*(\d+)$", "\n".join(entries), re.MULTILINE)
        stated[squeezed(heading.text)] = int(number)
    for heading in headings:
        number = stated[squeezed(heading.text)]
        assert squeezed(heading.text) in squeezed(handbook.pages[number - 1])
    assert handbook.links(2) == [
        (stated[squeezed(h.text)], pytest.approx(top, abs=1)) for h, top in tops(handbook, headings)
    ]


def tops(reading: Reading, headings: list[Heading]) -> list[tuple[Heading, float]]:
    """How high each heading starts on its page, by the outline."""
    flat = [entry for part in reading.file.outline for entry in (part if isinstance(part, list) else [part])]
    return [(heading, float(entry.top)) for heading, entry in zip(headings, flat, strict=True)]


def test_links_lead_right_over_their_headings(handbook: Reading) -> None:
    headings = [block for block in seed_handbook().blocks if isinstance(block, Heading)]
    for (number, top), heading in zip(handbook.links(2), headings, strict=True):
        below = [
            line["text"]
            for line in handbook.lines[number - 1]
            if 0 <= line["top"] - (THEME.page.height - top) < THEME.type.chapter
        ]
        assert squeezed(below[0]) == squeezed(heading.text)


def test_outline_has_chapters_and_below_them_posts(handbook: Reading) -> None:
    outline = handbook.file.outline
    chapters = [entry.title for entry in outline if not isinstance(entry, list)]
    assert chapters == [h.text for h in seed_handbook().blocks if isinstance(h, Heading) and h.level == 1]
    below = [entry.title for part in outline if isinstance(part, list) for entry in part]
    assert below == [h.text for h in seed_handbook().blocks if isinstance(h, Heading) and h.level == 2]
    root = handbook.file.trailer["/Root"]["/Outlines"]
    assert root["/Count"] == len(chapters), "posts are folded away at first"


def test_posts_in_the_matrix_lead_to_their_sections(handbook: Reading) -> None:
    first = next(number for number, page in enumerate(handbook.pages, start=1) if "表 1" in page)
    links = [link for number in range(first, len(handbook.pages) + 1) for link in handbook.links(number)]
    assert len(links) == 23
    assert links == sorted(links, key=lambda link: (link[0], -link[1]))


def test_every_page_after_the_cover_has_head_and_foot(handbook: Reading) -> None:
    count = len(handbook.pages)
    assert "第 1 页" not in handbook.pages[0]
    for number, page in enumerate(handbook.pages[1:], start=2):
        assert f"第 {number} 页 / 共 {count} 页" in page
        assert "电商运营团队 | 手册" in page.splitlines()[0]
        assert "HR-ORG-001" in page
    assert handbook.pages[3].splitlines()[1].split() == ["2", "运营部"]
    assert handbook.file.page_labels == [str(number) for number in range(1, count + 1)]


def test_cover_has_title_organisation_and_control_block(handbook: Reading) -> None:
    assert handbook.pages[0].splitlines() == [
        "电商运营团队",
        "岗位职责手册",
        *("文件编号 HR-ORG-001", "版本 1.0", "密级 内部"),
    ]


def test_information_comes_from_the_document_alone(handbook: Reading) -> None:
    info = handbook.file.metadata
    assert (info.title, info.author) == ("岗位职责手册", "电商运营团队")
    assert info.creation_date.date() == datetime.date(2026, 12, 1)
    assert handbook.file.trailer["/Root"]["/Lang"] == "zh-CN"


def test_all_fonts_are_embedded_and_none_is_a_stock_font(handbook: Reading) -> None:
    for page in handbook.file.pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile3" in font["/DescendantFonts"][0]["/FontDescriptor"]
    assert b"Helvetica" not in handbook.bytes


def test_everything_stands_within_the_margins(handbook: Reading) -> None:
    page = THEME.page
    for characters in handbook.characters:
        for char in characters:
            assert char["x0"] >= page.margin_left - char["size"] / 2 - 0.01
            assert char["x1"] <= page.width - page.margin_right + char["size"] / 2 + 0.01
            assert page.margin_top - 40 < char["top"]
            assert char["bottom"] < page.height - page.margin_bottom + 40
            assert char["size"] >= 7


def test_the_same_document_gives_the_same_bytes() -> None:
    document = seed_handbook()
    assert pdf(document, THEME, FAMILY) == pdf(document, THEME, FAMILY)


# ---------------------------------------------------------------- tables


def matrix(rows: int, duty: str = LONG) -> Document:
    first = Cell("运营部", rows=rows, continued="运营部（续）")
    cells = ((first if number == 0 else None, Cell(f"岗位{number:03}"), Cell(items=(duty,))) for number in range(rows))
    return paper(Table("表 1　矩阵", COLUMNS, tuple(cells)), has_cover=False)


def test_header_and_spanning_cell_return_on_every_page_of_a_table() -> None:
    reading = Reading(matrix(60))
    assert len(reading.pages) > 3
    for number, page in enumerate(reading.pages):
        assert page.count("主要工作职责") == 1
        assert page.count("运营部（续）") == (1 if number else 0)
    assert reading.text.count("运营部（续）") == len(reading.pages) - 1
    assert [reading.text.count(f"岗位{number:03}") for number in range(60)] == [1] * 60


def test_rows_stay_whole_unless_no_page_holds_them() -> None:
    reading = Reading(matrix(60))
    for page in reading.pages:
        assert squeezed(page).count(squeezed(LONG)) == page.count("岗位0")


def test_a_row_taller_than_a_page_goes_on_overleaf() -> None:
    duty = "".join(f"第{number}项，" for number in range(600))
    reading = Reading(matrix(2, duty))
    assert len(reading.pages) >= 3
    text = "".join("".join(page.splitlines()[:-1]) for page in reading.pages)
    text = text.replace("部门 岗位 主要工作职责运营部（续）", "").replace("电商运营团队 | 手册", "").replace(" ", "")
    for number in range(600):
        assert text.count(f"第{number}项，") == 2
    assert all("主要工作职责" in page for page in reading.pages)


def test_a_column_is_wide_enough_for_its_longest_word() -> None:
    columns = (Column("Department", 1), Column("Text", 20))
    reading = Reading(paper(Table("Table 1", columns, ((Cell("Administration"), Cell("x")),)), has_cover=False))
    assert "Department Text" in reading.pages[0]
    assert "Administration x" in reading.pages[0]


# ---------------------------------------------------------------- paragraphs, lists, headings


def test_no_line_starts_with_a_closing_mark() -> None:
    blocks = [Heading("一", 1, "one"), *(Paragraph("字" * shift + LONG * 6) for shift in range(12))]
    reading = Reading(paper(*blocks))
    starts = [line["text"][0] for lines in reading.lines for line in lines]
    assert len(starts) > 60
    assert not set(starts) & set(CLOSING)


def test_paragraphs_are_justified() -> None:
    reading = Reading(paper(Paragraph(LONG * 6), has_cover=False))
    edge = THEME.page.width - THEME.page.margin_right
    ends = [line["x1"] for line in reading.lines[0] if len(line["text"]) > 35]
    assert len(ends) >= 6
    for end in ends[:-1]:
        assert min(abs(end - edge), abs(end - edge - THEME.type.body / 2)) < 0.05


def test_numbers_hang_with_their_stops_in_line() -> None:
    reading = Reading(paper(NumberedList(tuple(f"第{number}条" for number in range(12))), has_cover=False))
    stops = {round(char["x1"], 1) for char in reading.characters[0] if char["text"] == "." and char["x1"] < 90}
    texts = {round(char["x0"], 1) for char in reading.characters[0] if char["text"] == "第" and char["size"] > 10}
    assert len(stops) == len(texts) == 1
    assert "12. 第11条" in reading.pages[0]


@pytest.mark.parametrize("lines_before", range(30, 40))
def test_a_heading_is_never_last_on_its_page_and_no_line_alone(lines_before: int) -> None:
    filler = [Paragraph("一") for _ in range(lines_before * 2 // 3)]
    reading = Reading(paper(*filler, Heading("岗位标题", 2, "post"), Facts((("编制", "1"),)), Paragraph("甲" * 150)))
    for page in reading.pages:
        if "岗位标题" in page and "目录" not in page:
            assert page.index("岗位标题") < page.index("甲甲甲甲")
        rows = len(re.findall("^甲+$", page, re.MULTILINE))
        assert rows != 1


@pytest.mark.parametrize("paragraphs", [1, 60])
def test_a_chapter_goes_on_below_another_where_room_is_left(paragraphs: int) -> None:
    following = [Heading("乙章", 1, "b"), *[Paragraph("乙文")] * paragraphs]
    reading = Reading(paper(Heading("甲章", 1, "a"), Paragraph("甲文"), *following))
    assert "甲章" in reading.pages[2] and "乙文" in reading.pages[2]
    assert reading.pages[2].splitlines()[0].endswith("甲章"), "the running head names what the page begins in"
    assert all(page.splitlines()[0].endswith("乙章") for page in reading.pages[3:])


def test_a_chapter_does_not_begin_at_the_foot_of_a_page() -> None:
    filler = [Heading("甲章", 1, "a"), *[Paragraph("甲文")] * 17]
    reading = Reading(paper(*filler, Heading("乙章", 1, "b"), Paragraph("乙文")))
    assert "甲文" in reading.pages[2] and "乙章" not in reading.pages[2]


def test_text_outside_tables_stands_on_a_grid_of_half_lines() -> None:
    table = Table("表 1　矩阵", COLUMNS, ((Cell("甲"), Cell("乙"), Cell(items=(LONG,))),))
    chart = Figure(Chart("c", "", (Box("b", BoxRole.POST, "口口", None),)), "图 1　公司", "", "figure-1")
    heads = (Heading("章", 1, "a"), Heading("节" * 50, 2, "b"), Heading("目", 3, "c"), Heading("权限", 3, ""))
    words = (Facts((("编制", "1"), ("上级", "甲、" * 60))), Paragraph(LONG * 2), NumberedList((LONG, LONG)))
    reading = Reading(paper(*heads, *words, table, *words, chart, *words, *heads[1:], *words))
    step, top = THEME.type.leading / 2, THEME.page.margin_top
    sizes = {THEME.type.body, THEME.type.chapter, THEME.type.section, THEME.type.subsection}
    first = THEME.type.leading / 2 + 0.38 * THEME.type.body
    pages = zip(reading.characters[1:], [THEME.page.height] * len(reading.pages), strict=False)
    lines = [
        (height - char["matrix"][5] - top - first) / step
        for page, height in pages
        for char in page
        if char["size"] in sizes and char["text"] != "口"
    ]
    assert len(lines) > 500
    assert max(abs(line - round(line)) for line in lines) < 0.01


def test_an_index_names_the_pages_of_its_headings_and_leads_there() -> None:
    names = [f"岗位{number:02}" for number in range(60)]
    posts = [block for name in names for block in (Heading(name, 2, name), NumberedList((LONG, LONG)))]
    index = Index((("G", tuple(Entry(name, name) for name in names)),))
    reading = Reading(paper(Heading("章", 1, "a"), *posts, Heading("索引", 1, "index"), index))
    stated = dict(re.findall(r"(岗位\d\d) (\d+)$", reading.pages[-1], re.MULTILINE))
    assert len(stated) == 60
    assert all(name in reading.pages[int(page) - 1] for name, page in stated.items())
    assert len({round(char["x0"]) for char in reading.characters[-1] if char["text"] == "岗"}) == 3, "columns"
    assert [page for page, _ in reading.links(len(reading.pages))] == [int(page) for page in stated.values()]


def test_the_second_language_stands_below_the_first_smaller_and_quieter() -> None:
    def both(first: str, second: str) -> Bilingual:
        return Bilingual(first, second, "en")

    duty = both(LONG, "Keep the systems steady, report every month and have the report approved by finance. " * 2)
    facts = Facts(
        ((both("直接上级", "Reports to"), both("运营经理", "Operations manager")), (both("编制", "Headcount"), "3"))
    )
    table = Table(
        "", (Column(both("岗位", "Post"), 1), Column(both("职责", "Duties"), 3)), ((Cell(duty), Cell(items=(duty,))),)
    )
    heading = Heading(both("1　运营部", "Operations"), 1, "a")
    reading = Reading(paper(heading, facts, Paragraph(duty), NumberedList((duty,)), table))
    page = reading.pages[2]
    assert "1　运营部 Operations" in page
    assert "直接上级 运营经理 编制 3\nReports to Operations manager Headcount" in page
    sizes = {char["text"]: (round(char["size"], 2), char["non_stroking_color"]) for char in reading.characters[2]}
    assert sizes["K"][0] < sizes["按"][0] and sizes["K"][1] != sizes["按"][1]
    assert reading.pages[2].splitlines()[0].endswith("1 运营部"), "the running head has room for one language only"


def test_headers_of_narrow_columns_stand_on_end() -> None:
    names = ("Customer service manager", "Data analyst", "Warehouse")
    columns = (Column("Activity", 20), *(Column(name, 1.5, signs=True) for name in names))
    table = Table("", columns, ((Cell("Brief"), Cell("R/A"), Cell("C"), Cell("I")),))
    [characters] = Reading(paper(table, has_cover=False, control=())).characters
    raised = [char for char in characters if not char["upright"]]
    assert {squeezed(name) for name in names} == {
        "".join(char["text"].strip() for char in sorted(of_column, key=lambda char: (round(char["x0"]), -char["top"])))
        for _, of_column in groupby(sorted(raised, key=lambda char: char["x0"]), key=lambda char: char["x0"] // 24)
    } or len(raised) == sum(map(len, names))
    letters = [char for char in characters if char["upright"] and char["text"] == "C" and char["x0"] > 300]
    assert max(char["bottom"] for char in raised) < letters[0]["top"]


def test_words_of_han_are_whole_in_heads_of_narrow_columns() -> None:
    names = ("高级客户经理", "首席风险官", "供应链经理")
    columns = (Column("活动", 20), *(Column(name, 2, signs=True) for name in names))
    table = Table("", columns, ((Cell("简报"), Cell("R/A"), Cell("C"), Cell("I")),))
    text = Reading(paper(table, has_cover=False, control=())).pages[0]
    assert {"高级", "客户", "经理", "首席", "风险官", "供应链"} <= set(text.split())


def test_a_head_that_is_cut_says_so() -> None:
    columns = (Column("活动", 20), *(Column(name, 2, signs=True) for name in ("境外债券发行" * 12, "经理")))
    table = Table("", columns, ((Cell("簿记"), Cell("A"), Cell("C")),))
    [characters] = Reading(paper(table, has_cover=False, control=())).characters
    head = [char["text"] for char in characters if char["text"] in "境外债券发行…"]
    assert head.count("…") == 1 and head[-1] == "…"


def test_the_list_of_charts_names_their_pages() -> None:
    charts = [
        block
        for number in range(1, 5)
        for block in (
            Heading(f"章{number}", 1, f"c{number}"),
            Figure(wide_chart(9), f"图 {number}　公司", "", f"f{number}"),
        )
    ]
    reading = Reading(paper(*charts, labels=Labels("目录", "{page}/{pages}", "图目录")))
    listed = reading.pages[1].partition("图目录")[2]
    stated = dict(re.findall(r"(图 \d　公司) (\d+)$", listed, re.MULTILINE))
    assert len(stated) == 4
    assert all(caption in reading.pages[int(page) - 1] for caption, page in stated.items())


def test_rows_to_be_filled_in_by_hand_have_room_for_that() -> None:
    columns = (Column("职责", 1), Column("签字", 3, by_hand=True))
    rows = ((Cell("编制"), Cell()), (Cell("审核"), Cell()), (Cell("批准"), Cell()))
    with pdfplumber.open(BytesIO(Reading(paper(Table("", columns, rows), has_cover=False)).bytes)) as plumber:
        tops = [word["top"] for word in plumber.pages[0].extract_words() if word["text"] in ("编制", "审核", "批准")]
    assert min(after - before for before, after in pairwise(tops)) > 36


# ---------------------------------------------------------------- figures


def wide_chart(count: int) -> Chart:
    boxes = [Box("top", BoxRole.ORGANIZATION, "公司", None)]
    boxes += [Box(f"b{number}", BoxRole.POST, f"岗位{number}", 0) for number in range(count)]
    return Chart("wide", "公司", tuple(boxes))


def test_charts_are_vectors_with_text_that_can_be_searched() -> None:
    reading = Reading(paper(Heading("图章", 1, "c"), Figure(wide_chart(5), "图 1　公司", "", "figure-1")))
    page = reading.file.pages[2]
    assert not page.images
    text = page.extract_text()
    assert all(f"岗位{number}" in text for number in range(5))
    assert "图 1　公司" in text


def test_a_chart_too_large_for_the_page_gets_a_page_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    from render.typesetting import paging

    fit_chart = paging.fit_chart
    for size, expected in (((700, 300), (841.89, 595.28)), ((2000, 900), (2136, None))):

        def fixed(chart, family, look, width, height, settings, size=size):
            drawing = fit_chart(chart, family, look, width, height, settings)
            return type(drawing)(*size, drawing.shapes, drawing.connectors, drawing.text_size)

        monkeypatch.setattr(paging, "fit_chart", fixed)
        figure = Figure(wide_chart(5), "图 1　公司", "", "figure-1")
        reading = Reading(paper(Heading("图章", 1, "c"), figure, Paragraph("图后")))
        boxes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in reading.file.pages]
        assert boxes[2][0] == pytest.approx(expected[0], abs=1)
        assert expected[1] is None or boxes[2][1] == pytest.approx(expected[1], abs=1)
        assert "图章" in reading.pages[2] and "图 1" in reading.pages[2]
        assert "图后" not in reading.pages[2]
        page = pdfplumber.open(BytesIO(reading.bytes)).pages[2]
        right = boxes[2][0] - THEME.page.margin_right
        across = [line for line in page.lines if line["x0"] < THEME.page.margin_left + 1 and line["x1"] > right - 1]
        assert len(across) == 2  # below the running head, and below the heading


# ---------------------------------------------------------------- hard cases

HOSTILE = "<para><b>粗</b></para> <img src='x.png'> &lt;&amp; \\(a) (b\\) ) ( 100% {x} %PDF endobj"


@pytest.mark.parametrize(
    "text", [HOSTILE, "稀𠀀𠮷字", "emoji 🎉 end", "שלום", "a\u0301e\u0308", "\ufeff\u200b\u202e", "\t\x07"]
)
def test_text_is_text(text: str) -> None:
    cell = Table(text, (Column(text, 1), Column("二", 1)), ((Cell(text), Cell(items=(text,))),))
    blocks = (
        Heading(text, 1, "id"),
        Heading(text, 2, "id2"),
        Facts(((text, text),)),
        Paragraph(text),
        NumberedList((text,)),
        cell,
    )
    reading = Reading(paper(*blocks, running_head=text, number=text, control=((text, text),)))
    if text == HOSTILE:
        assert reading.text.count(squeezed("<img src='x.png'> &lt;&amp;")) >= 8


def test_long_titles_and_duties_are_wrapped_not_lost() -> None:
    title, duty = "高级跨部门业务流程优化专员" * 23, LONG * 32
    reading = Reading(paper(Heading(title, 1, "a"), Heading(title, 2, "b"), NumberedList((duty,))))
    assert reading.text.count(squeezed(title)) == 4, "twice in the contents, twice as headings"
    body = "".join(squeezed("".join(page.splitlines()[2:-2])) for page in reading.pages[2:])
    assert len(duty) > 1800
    assert squeezed(LONG) in body


def test_a_document_of_nothing() -> None:
    assert len(Reading(Document("", "", "", Labels("", ""), ())).pages) == 1
    assert len(Reading(paper()).pages) == 2


def test_two_headings_of_one_id_and_a_link_to_none() -> None:
    table = Table("表", (Column("岗位", 1),), ((Cell("甲", link="nowhere"),),))
    assert Reading(paper(Heading("一", 1, "same"), Heading("二", 1, "same"), table)).pages


def test_a_thousand_posts_have_a_page_each_in_the_contents() -> None:
    blocks = [Heading("一", 1, "chapter")]
    for number in range(1000):
        blocks += [Heading(f"岗位{number:04}", 2, f"p{number}"), NumberedList(("一", "二"))]
    reading = pypdf.PdfReader(BytesIO(pdf(paper(*blocks), THEME, FAMILY)))
    contents = "\n".join(page.extract_text() for page in reading.pages[1:40])
    stated = dict(re.findall(r"^岗位(\d{4})\s*(\d+)$", contents, re.MULTILINE))
    assert len(stated) == 1000
    for number in (0, 499, 999):
        page = reading.pages[int(stated[f"{number:04}"]) - 1]
        assert f"岗位{number:04}" in page.extract_text()
