"""Pages as a typographer looks at them: what stands together, what a page begins with, how wide columns are."""

import re
from io import BytesIO

import pdfplumber
import pytest
from chart_samples import FAMILY, THEME
from pdf_check.tags import read_structure
from test_pdf import LONG, Reading, paper, squeezed

from render.content import (
    Bilingual,
    Cell,
    Column,
    Entry,
    Facts,
    Field,
    Form,
    FormPart,
    Heading,
    Index,
    NumberedList,
    Paragraph,
    Table,
)
from render.writers.pdf import pdf

SIGNS = (Column("活动", 3), *(Column(f"岗{number}", 1, signs=True) for number in range(4)))


def filler(lines: int) -> list[Paragraph]:
    return [Paragraph("甲文")] * lines


def signs(rows: int) -> Table:
    return Table(
        "表 1　分工", SIGNS, tuple((Cell(f"第{row:02}项"), *(Cell(sign) for sign in "RACI")) for row in range(rows))
    )


def body(*blocks) -> list[str]:
    """The texts of the pages after the contents."""
    return Reading(paper(Heading("甲章", 1, "a"), *blocks)).pages[2:]


def test_a_page_that_begins_within_a_section_says_in_which() -> None:
    section, part = Heading("1.1　运营经理", 2, "b"), Heading("任职资格", 3, "")
    pages = body(section, *filler(30), part, *filler(30), Heading("1.2　文案", 2, "c"), *filler(1))
    heads = [page.splitlines()[0].removeprefix("电商运营团队 | 手册 ") for page in pages]
    assert heads[0] == "甲章" and set(heads[1:]) == {"1.1 运营经理"}


@pytest.mark.parametrize(
    ("chapter", "shown"),
    [
        (
            "3\u2003Public works",
            "Ministry of Public Works and Water Management | Organisation and posts 3 Public works",
        ),
        (
            "3\u2003Directorate-General for Water Resources and Coasts",
            "Ministry of Public Works and Water Management 3 Directorate-General for Water Resources and Coasts",
        ),
        (
            "3\u2003Directorate-General for Water, Floods and Coastal Protection (East)",
            "Ministry of Public Works and Water… 3 Directorate-General for Water, Floods and Coastal Protection (East)",
        ),
        (f"3\u2003Directorate-General for {'Water ' * 14}", f"3 Directorate-General for {'Water ' * 14}".strip()),
    ],
)
def test_the_left_half_of_a_head_gives_way_to_the_right_one(chapter: str, shown: str) -> None:
    head = "Ministry of Public Works and Water Management | Organisation and posts"
    document = paper(Heading(chapter, 1, "b"), *filler(1), running_head=head)
    document = document._replace(organisation="Ministry of Public Works and Water Management")
    assert Reading(document).pages[2].splitlines()[0] == shown


@pytest.mark.parametrize("lines", range(3, 36, 4))
def test_the_last_row_of_a_table_is_never_alone(lines: int) -> None:
    rows = tuple((Cell(f"第{row:02}项"), Cell("甲")) for row in range(12))
    pages = body(*filler(lines), Table("表 1", (Column("活动", 1), Column("说明", 3)), rows))
    assert "第10项" in next(page for page in pages if "第11项" in page)


def test_a_table_of_signs_is_whole_unless_that_leaves_much_of_a_page_empty() -> None:
    moved = body(*filler(16), signs(16))
    assert "第00项" not in moved[0] and "第15项" in moved[1]
    parted = body(*filler(3), signs(27))
    assert "第00项" in parted[0] and "第26项" in parted[1] and "第25项" in parted[1]


@pytest.mark.parametrize("lines", range(20, 34))
def test_what_is_to_be_signed_is_on_one_page(lines: int) -> None:
    columns = (Column("职责", 1), Column("签字", 2, by_hand=True))
    table = Table("", columns, tuple((Cell(role), Cell()) for role in ("编制", "审核", "批准")))
    pages = body(*filler(lines), Heading("签署", 2, "b"), Paragraph("签字后生效。"), table)
    assert [sum(word in page for word in ("签字后", "编制", "批准")) for page in pages if "签署" in page] == [3]


def test_an_index_that_a_page_holds_stands_on_one() -> None:
    groups = tuple((sign, tuple(Entry(f"{sign}岗{n}", "a") for n in range(6))) for sign in "ABCDEFGH")
    pages = body(*filler(15), Heading("索引", 2, "b"), Index(groups))
    assert [page.count("岗") for page in pages] == [0, 48]


def test_an_entry_of_an_index_is_never_apart_from_its_letter() -> None:
    pdf_file = pdf(paper(Heading("甲章", 1, "a"), Index((("P", (Entry("Proprietor", "a"),)),))), THEME, FAMILY)
    with pdfplumber.open(BytesIO(pdf_file)) as book:
        lines = {line["text"]: line for line in book.pages[2].extract_text_lines()}
    letter, entry = lines["P"], next(line for text, line in lines.items() if text.startswith("Proprietor"))
    assert entry["x0"] == pytest.approx(letter["x0"], abs=1) and entry["top"] > letter["top"]


def test_a_group_of_an_index_that_goes_on_overleaf_is_named_again() -> None:
    groups = tuple((sign, tuple(Entry(f"{sign}岗{n:03}", "a") for n in range(200))) for sign in "BC")
    first, *others = body(Index(groups, "{name}（续）"))
    assert "续" not in first and len(others) > 1
    for page in others:
        line = page.splitlines()[1]
        assert "B" in line or "C" in line
        assert ("（续）" in line) == (f"{line[0]}岗000" not in page) and page.count("（续）") <= 1


def test_many_entries_of_contents_and_indexes_stand_in_two_columns_however_long_they_are() -> None:
    long = "法律合规与反洗钱管理部（案件防控办公室）副总经理"
    sections = [block for n in range(80) for block in (Heading(f"1.{n}　{long}", 2, f"s{n}"), *filler(1))]
    index = Index((("F", tuple(Entry(f"{long}{n:02}", f"s{n}") for n in range(80))),))
    made = pdf(paper(Heading("1　甲章", 1, "a"), *sections, Heading("索引", 1, "i"), index), THEME, FAMILY)
    with pdfplumber.open(BytesIO(made)) as book:
        for page in (book.pages[1], book.pages[-1]):
            starts = {round(word["x0"]) for word in page.extract_words() if re.match("1\\.|法律合规", word["text"])}
            assert max(starts) - min(starts) > 200


def test_words_behind_the_numbers_of_contents_begin_on_one_line() -> None:
    sections = [block for n in range(1, 13) for block in (Heading(f"9.{n}\u2003岗位", 2, f"s{n}"), *filler(1))]
    made = pdf(paper(Heading("9\u2003甲章", 1, "a"), *sections), THEME, FAMILY)
    with pdfplumber.open(BytesIO(made)) as book:
        starts = {round(word["x0"], 1) for word in book.pages[1].extract_words() if word["text"].startswith("岗位")}
        numbers = {round(word["x0"], 1) for word in book.pages[1].extract_words() if word["text"].startswith("9.")}
    assert len(starts) == 1 and len(numbers) == 1


def test_names_of_an_index_are_heard_in_their_language() -> None:
    index = Index((("O", (Entry("运营部", "a"), Entry("Operations", "a", "en"))),))
    structure = read_structure(pdf(paper(Heading("甲章", 1, "a"), index), THEME, FAMILY))
    links = [link for listed in structure.all("Index") for link in listed.all("Link")]
    assert [(link.text[:2], link.attributes) for link in links] == [("运营", ""), ("Op", "Lang=en")]


def test_a_heading_says_its_second_language_quietly_and_as_such() -> None:
    heading = Heading(Bilingual("1.1　运营经理", "Operations manager", "en"), 2, "b")
    long = Heading(Bilingual("1.2　运营经理", "Operations manager " * 8, "en"), 2, "c")
    made = pdf(paper(Heading("甲章", 1, "a"), heading, *filler(1), long, *filler(1)), THEME, FAMILY)
    structure = read_structure(made)
    spans = [span for title in structure.all("H2") for span in title.all("Span")]
    assert [(span.attributes, span.text.split()[0]) for span in spans] == [("Lang=en", "Operations")] * 2
    heard = [squeezed(link.text) for link in structure.all("TOC")[0].all("Link")]
    assert heard == ["甲章3", "1.1运营经理Operationsmanager3", f"1.2运营经理{'Operationsmanager' * 8}3"], (
        "the page last"
    )
    assert [span.attributes for span in structure.all("TOC")[0].all("Span")] == ["Lang=en", ""] * 2
    with pdfplumber.open(BytesIO(made)) as book:
        lines = [line for line in book.pages[2].extract_text_lines() if "Op" in line["text"]]
    assert lines[0]["text"].split() == ["1.1", "运营经理", "Operations", "manager"]
    assert all("运" not in line["text"] for line in lines[1:]), "below, where there is no room beside"
    colours = {char["text"]: (char["size"], char["non_stroking_color"]) for char in lines[0]["chars"]}
    assert colours["O"][0] < colours["运"][0] and colours["O"][1] != colours["运"][1]


def test_a_cell_without_words_is_no_link() -> None:
    columns = (Column("部门", 1), Column("岗位", 1), Column("职责", 3))
    table = Table("", columns, ((Cell("监察室", link="a"), Cell(link="a"), Cell()),))
    structure = read_structure(pdf(paper(Heading("甲章", 1, "a"), table), THEME, FAMILY))
    assert [link.text for link in structure.all("Table")[-1].all("Link")] == ["监察室"]


def test_facts_in_a_second_language_break_behind_their_commas() -> None:
    processes = ", ".join(f"{name} (A,\u00a0C)" for name in ("Big sale", "New product listing", "Returns", "Suppliers"))
    facts = Facts((("参与流程", Bilingual("大促（A、C）", f"{processes}, Supplier admission (A,\u00a0C)", "en")),))
    (page,) = body(facts)
    lines = [line for line in page.splitlines() if "(A" in line or line.endswith("C)")]
    assert all(line.count("(A") == line.count("C)") for line in lines)


def test_a_short_list_in_two_languages_is_not_parted() -> None:
    items = tuple(Bilingual(f"第{n}项", f"Item {n}", "en") for n in range(4))
    for lines in range(26, 34):
        pages = body(*filler(lines), NumberedList(items))
        assert "Item 3" in next(page for page in pages if "第0项" in page)


def test_the_column_of_duties_stays_wide_beside_long_names() -> None:
    columns = (Column("部门", 2), Column("岗位", 2.4), Column("职责", 8.6))
    name = "Directorate-General for Water Resources, Floods and Coastal Protection"
    rows = tuple((Cell(name), Cell(f"Head of the {name}"), Cell(items=(LONG * 2, LONG * 2))) for _ in range(6))
    with pdfplumber.open(BytesIO(pdf(paper(Table("", columns, rows)), THEME, FAMILY))) as book:
        words = [word for page in book.pages for word in page.extract_words()]
    left = min(word["x0"] for word in words if word["text"].startswith("1."))
    page = THEME.page
    assert (page.width - page.margin_right - left) / (page.width - page.margin_left - page.margin_right) > 0.5


def test_all_words_are_there_once() -> None:
    """However tables and lists are moved about."""
    for lines in range(0, 36, 7):
        pages = body(*filler(lines), signs(20), NumberedList(tuple(f"职责{n:02}" for n in range(20))))
        whole = squeezed("".join(pages))
        assert [whole.count(f"第{n:02}项") for n in range(20)] == [1] * 20
        assert [whole.count(f"职责{n:02}") for n in range(20)] == [1] * 20


def test_answers_of_a_form_without_labels_are_heard() -> None:
    rows = ((Field("", items=("制定战略", "控制成本")),), (Field("", text="对结果负责"),))
    form = Form("岗位说明书", (FormPart("主要职责", rows), FormPart("概况", ((Field("岗位", text="经理"),),))))
    structure = read_structure(pdf(paper(form, has_cover=False, control=()), THEME, FAMILY))
    assert [item.text for item in structure.all("LBody")] == ["制定战略", "控制成本"]
    assert "对结果负责" in [paragraph.text for paragraph in structure.all("P")]
    assert [cell.text.strip() for cell in structure.all("TH", "TD")] == ["岗位", "经理"]
