"""What the handbook and the charts say to those who do not see them: the structure, and the claims of the files."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from chart_samples import FAMILY, THEME, pages_of, star
from pdf_check import assert_valid
from pdf_check.samples import hostile_paper
from pdf_check.tags import Element, read_structure
from test_pdf import COLUMNS, LONG, matrix, paper, seed_handbook

from render.content import (
    Bilingual,
    Box,
    BoxRole,
    Cell,
    Chart,
    Column,
    Document,
    Facts,
    Figure,
    Heading,
    NumberedList,
    Paragraph,
    Table,
    chart_texts,
)
from render.locales import load_locale
from render.products.handbook import handbook as handbook_of
from render.spec import load
from render.writers import chart_pdf
from render.writers.pdf import pdf


def made(*blocks, **others) -> bytes:
    return pdf(paper(*blocks, **others), THEME, FAMILY)


SPEC = Path(__file__).parents[2] / "specs/ecommerce.yaml"


@pytest.fixture(scope="module")
def handbook() -> Element:
    return read_structure(pdf(seed_handbook(), THEME, FAMILY))


def test_the_structure_of_the_handbook(handbook: Element, golden) -> None:
    golden("writers/handbook-structure", "\n".join(handbook.lines()) + "\n")


def test_a_block_over_several_pages_is_one_element() -> None:
    document = read_structure(made(Heading("1　甲", 1, "a"), Paragraph(LONG * 60), NumberedList((LONG * 60,))))
    (paragraph,), (body,) = [element for element in document.all("P") if LONG in element.text], document.all("LBody")
    assert (paragraph.text, body.text) == (LONG * 60, LONG * 60)
    assert len(paragraph.pages) > 1
    assert len(body.pages) > 1


def test_a_table_over_pages_is_one_with_one_header_and_says_nothing_twice() -> None:
    (table,) = [table for table in read_structure(pdf(matrix(40), THEME, FAMILY)).all("Table") if table.all("THead")]
    assert [len(part.all("TR")) for part in table.below if part.kind in ("THead", "TBody")] == [1, 40]
    assert [cell.text.strip() for cell in table.all("THead")[0].all("TH")] == ["部门", "岗位", "主要工作职责"]
    assert "续" not in table.text
    assert len(table.pages) > 2


def test_cells_cover_every_place_of_a_table_once() -> None:
    for table in read_structure(pdf(hostile_paper(), THEME, FAMILY)).all("TBody"):
        places = 0
        for cell in table.all("TH", "TD"):
            places += int(dict(part.split("=") for part in cell.attributes.split()).get("RowSpan", 1))
        assert places == len(COLUMNS) * len(table.all("TR"))


def test_signs_have_the_words_before_them_as_headers() -> None:
    columns = (Column("活动", 3), Column("经理", 1, signs=True), Column("助理", 1, signs=True))
    table = Table("表", columns, tuple((Cell(f"活动{row}"), Cell("A"), Cell("R")) for row in range(3)))
    rows = read_structure(made(table)).all("TBody")[0].all("TR")
    assert [[cell.kind for cell in row.below] for row in rows] == [["TH", "TD", "TD"]] * 3
    assert rows[0].below[0].attributes == "Scope=Row"


def test_headings_leave_out_no_level() -> None:
    document = read_structure(made(Heading("1", 1, "a"), Heading("1.0.1", 3, "b"), Heading("2", 1, "c")))
    assert [(each.kind, each.text) for each in document.all("H1", "H2", "H3")][2:] == [
        ("H1", "1"),
        ("H2", "1.0.1"),
        ("H1", "2"),
    ]


def test_links_are_in_the_structure_and_say_where_they_lead(handbook: Element) -> None:
    data = pdf(seed_handbook(), THEME, FAMILY)
    links = handbook.all("Link")
    assert all(link.annotations for link in links)
    with pikepdf.open(BytesIO(data)) as file:
        annotations = [annotation for page in file.pages for annotation in page.get("/Annots", [])]
        assert sum(link.annotations for link in links) == len(annotations)
        assert {str(annotation.Contents) for annotation in annotations} >= {"2　运营部", "会计组"}


def test_a_chart_is_a_figure_that_says_what_it_shows() -> None:
    page = pages_of(star(3))[0]
    document = read_structure(chart_pdf.pdf(page, THEME, FAMILY, "甲下设乙、丙。"))
    (figure,) = document.all("Figure")
    assert figure.alternative == "甲下设乙、丙。"
    assert [element.kind for element in document.below[0].below] == ["H1", "Figure", "P"]


def test_what_is_heard_in_two_languages_says_where_the_second_begins() -> None:
    title, told = Bilingual("1　运营部", "Operations", "en"), Bilingual("甲下设乙。", "Below A stands B.", "en-GB")
    figure = Figure(Chart("c", "甲", (Box("a", BoxRole.UNIT, "甲", None),)), "图 1", told, "figure-1")
    data = pdf(paper(Heading(title, 1, "a"), figure), THEME, FAMILY)
    [heard] = [each.alternative for each in read_structure(data).all("Figure")]
    assert heard == "甲下设乙。 \x1ben\x1bBelow A stands B."
    with pikepdf.open(BytesIO(data)) as file:
        links = [str(annotation.Contents) for page in file.pages for annotation in page.get("/Annots", [])]
        assert links == ["1　运营部 \x1ben\x1bOperations"]


def test_the_file_says_which_standards_it_keeps_and_when_only_if_told() -> None:
    for told, date in ((seed_handbook(), "2026-12-01T00:00:00Z"), (paper(date=None), None)):
        with pikepdf.open(BytesIO(pdf(told, THEME, FAMILY))) as file:
            xmp = file.open_metadata()
            assert [xmp[f"{key}"] for key in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")] == ["2", "B", "1"]
            assert (xmp["dc:title"], xmp["dc:language"], xmp.get("xmp:CreateDate")) == ("岗位职责手册", {"zh-CN"}, date)
            assert file.Root.ViewerPreferences.DisplayDocTitle
            assert file.Root.MarkInfo.Marked
            assert ("/CreationDate" in file.docinfo) is bool(date)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("papers")
    contents = {
        "seed": pdf(seed_handbook(), THEME, FAMILY),
        "long": pdf(matrix(60), THEME, FAMILY),
        "nothing": made(),
        "bare": made(Paragraph("无封面"), has_cover=False),
        "chart": chart_pdf.pdf(pages_of(star(5))[0], THEME, FAMILY, "甲下设乙。"),
        "hostile": pdf(hostile_paper(), THEME, FAMILY),
    }
    for name, content in contents.items():
        (folder / f"{name}.pdf").write_bytes(content)
    return [folder / f"{name}.pdf" for name in contents]


def test_papers_keep_the_standards_that_they_claim(papers: list[Path]) -> None:
    assert_valid(*(paper for paper in papers if paper.stem != "hostile"))


def test_a_handbook_holds_its_spec_if_asked_to(tmp_path: Path) -> None:
    sources = {"图.yaml": "id: 甲\n".encode(), "parts/b.yaml": b"units: []\n"}
    data = pdf(paper(Paragraph("甲")), THEME, FAMILY, sources.items())
    with pikepdf.open(BytesIO(data)) as file:
        assert {name: found.get_file().read_bytes() for name, found in file.attachments.items()} == sources
        assert [str(found.AFRelationship) for found in file.Root.AF] == ["/Source", "/Source"]
    (tmp_path / "paper.pdf").write_bytes(data)
    assert_valid(tmp_path / "paper.pdf", claims=("PDFUA_1", "PDFA_3_B"))


def test_words_stay_apart_where_a_line_ends_between_them() -> None:
    text = "Keep a record from selection to the first week, with prices approved and quality inspected. " * 5
    document = read_structure(made(Paragraph(text.strip()), Facts((("Reports", "one, two three, " * 20 + "four"),))))
    assert text.strip() in [element.text for element in document.all("P")]
    assert document.all("LBody")[0].text == "one, two three, " * 20 + "four"


def test_what_is_said_again_in_another_language_is_marked_as_that() -> None:
    words = Bilingual("运营经理", "Operations manager", "en")
    document = read_structure(made(Paragraph(words), NumberedList((words,)), Facts(((words, words),))))
    for element in document.all("P", "LBody", "Lbl"):
        if "运营经理" in element.text:
            (span,) = element.below
            assert (span.kind, span.attributes, span.text.strip()) == ("Span", "Lang=en", "Operations manager")
            assert element.text.startswith("运营经理")


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_nothing_that_the_handbook_says_is_left_out_of_the_structure(locale: str) -> None:
    """But what charts say, which is heard as their alternative text."""
    told = handbook_of(load(SPEC, locale).organisation, load_locale(locale))
    heard = squeezed(read_structure(pdf(told, THEME, FAMILY)).text).replace("\x02", "")  # as PDFium tells a word parted
    charts = {text for block in told.blocks if isinstance(block, Figure) for text in chart_texts(block.chart)}
    furniture = {told.running_head, told.labels.folio, *(cell.continued for cell in cells(told))}
    assert [text for text in told.texts() if squeezed(text) not in heard and text not in charts | furniture] == []


def cells(told: Document) -> Iterator[Cell]:
    tables = [block for block in told.blocks if isinstance(block, Table)]
    yield from (cell for table in tables for row in table.rows for cell in row if cell)


def squeezed(text: str) -> str:
    return "".join(text.split())
