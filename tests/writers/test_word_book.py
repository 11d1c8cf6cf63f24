"""Charts as shapes, sections and contents of Word papers, read back as plain XML against what the layout decided."""

import io
import struct
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from reportlab.lib.utils import simpleSplit
from word_lint import W, lint
from word_samples import SAMPLES

from render import content
from render.locales import load_locale
from render.organisation import Text
from render.products.handbook import handbook
from render.products.matrix import matrix
from render.products.raci import raci_paper
from render.spec import load
from render.themes import load_theme
from render.writers.word import docx
from render.writers.word_parts.figures import fitted_figures
from render.writers.word_parts.sheet import sheet_for

THEME = load_theme("classic")
SEED = Path(__file__).parents[2] / "specs" / "ecommerce.yaml"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU = 12700


@pytest.fixture(scope="module")
def documents():
    organisation, locale = load(SEED, "zh").organisation, load_locale("zh")
    return {"matrix": matrix(organisation, locale), "handbook": handbook(organisation, locale), "book": SAMPLES["book"]}


@pytest.fixture(scope="module")
def made(documents):
    return {name: docx(document, THEME) for name, document in documents.items()}


each_paper = pytest.mark.parametrize("name", ["matrix", "handbook", "book"])


def body(data):
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")).find(W + "body")


def words(element):
    return "".join(text.text for text in element.iter(W + "t"))


def style(paragraph):
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(W + "val")


def drawings(documents, name):
    document = documents[name]
    return [fitted.drawing for fitted in fitted_figures(document.blocks, THEME, sheet_for(document, THEME))]


# ---------------------------------------------------------------- charts


@each_paper
def test_our_lint_finds_nothing(made, name):
    assert lint(made[name]) == []


@each_paper
def test_every_box_and_trunk_is_a_shape_in_its_place(documents, made, name):
    groups = list(body(made[name]).iter(MC + "Choice"))
    for group, drawing in zip(groups, drawings(documents, name), strict=True):
        shapes = list(group.iter(WPS + "wsp"))
        boxes = [shape for shape in shapes if shape.find(WPS + "txbx") is not None]
        assert len(shapes) - len(boxes) == len(drawing.connectors) + len(drawing.dotted)
        for box, shape in zip(boxes, drawing.shapes, strict=True):
            offset, extent = box.find(f".//{A}off"), box.find(f".//{A}ext")
            place = [int(one.get(key)) / EMU for one, keys in ((offset, "xy"), (extent, ("cx", "cy"))) for key in keys]
            assert place == pytest.approx([shape.x, shape.y, shape.width, shape.height], abs=0.01)
            assert words(box) == "".join(line.text for line in shape.lines)
            sizes = [int(size.get(W + "val")) / 2 for size in box.iter(W + "sz")]
            assert min(sizes) >= 7
            assert all(size <= max(line.size for line in shape.lines) + 0.01 for size in sizes)


@each_paper
def test_every_chart_says_in_words_what_it_shows(documents, made, name):
    figures = [block for block in documents[name].blocks if hasattr(block, "alternative")]
    for alternate, figure in zip(body(made[name]).iter(MC + "AlternateContent"), figures, strict=True):
        assert {said.get("descr") for said in alternate.iter(WP + "docPr")} == {figure.alternative}


@each_paper
def test_the_picture_for_other_readers_is_fit_for_print(documents, made, name):
    archive = zipfile.ZipFile(io.BytesIO(made[name]))
    pictures = [archive.read(entry) for entry in archive.namelist() if entry.endswith(".png")]
    for picture, drawing in zip(pictures, drawings(documents, name), strict=True):
        width, height = struct.unpack(">II", picture[16:24])
        assert width / (drawing.width / 72) >= 220
        assert height / (drawing.height / 72) >= 220


def test_boxes_lead_to_their_rows_and_rows_back_to_the_chart(made):
    root = body(made["matrix"])
    targets = {mark.get(W + "name"): mark for mark in root.iter(W + "bookmarkStart")}
    boxes = [box for box in next(root.iter(MC + "Choice")).iter(WPS + "wsp") if box.find(WPS + "txbx") is not None]
    linked = 0
    for box in boxes:
        for link in box.iter(W + "hyperlink"):
            cell = next(targets[link.get(W + "anchor")].iterancestors(W + "tc"))
            assert words(cell) in words(box)
            [back] = cell.iter(W + "hyperlink")
            assert style(next(targets[back.get(W + "anchor")].iterancestors(W + "p"))) == "Caption"
            linked += 1
    assert linked == 24  # all but the organisation's


def test_boxes_of_the_handbook_lead_to_its_headings(made):
    root = body(made["handbook"])
    targets = {mark.get(W + "name"): next(mark.iterancestors(W + "p")) for mark in root.iter(W + "bookmarkStart")}
    links = [link for choice in root.iter(MC + "Choice") for link in choice.iter(W + "hyperlink")]
    assert len(links) > 40
    assert all(words(targets[link.get(W + "anchor")]).endswith(words(link)) for link in links)


# ---------------------------------------------------------------- sections and contents


def sections(data):
    return [
        tuple(int(section.find(W + "pgSz").get(W + side)) / 20 for side in "wh")
        for section in body(data).iter(W + "sectPr")
    ]


def test_a_chart_too_wide_for_the_sheet_gets_one_of_its_own_with_its_heading(made):
    cover, usual, turned, last = sections(made["book"])
    assert cover == usual == last
    assert turned[0] > turned[1]
    ends = [p for p in body(made["book"]).iterchildren(W + "p") if p.find(f"{W}pPr/{W}sectPr") is not None]
    assert words(ends[1].getnext()) == "3　很宽"


def test_no_chart_leaves_its_sheet(documents):
    for document in documents.values():
        for drawing, sheet in fitted_figures(document.blocks, THEME, sheet_for(document, THEME)):
            assert drawing.width <= sheet.text_width + 0.5
            assert drawing.height <= sheet.text_height


def test_the_contents_name_every_chapter_and_section(documents, made):
    lines = [p for p in body(made["handbook"]).iter(W + "p") if style(p) in ("TOC1", "TOC2")]
    pages = [int(words(next(line.iter(W + "fldSimple")))) for line in lines]
    headings = [block for block in documents["handbook"].blocks if getattr(block, "level", 9) <= 2]
    expected = [f"{heading.text}{page}" for heading, page in zip(headings, pages, strict=True)]
    assert [words(line) for line in lines] == expected
    assert pages[0] == 4  # behind the cover and two pages of contents
    assert all(page <= following for page, following in pairwise(pages))


def test_a_cover_has_no_header(made):
    first, *others = body(made["handbook"]).iter(W + "sectPr")
    assert first.find(W + "headerReference") is None
    assert all(section.find(W + "headerReference") is not None for section in others)


def test_the_history_stands_under_the_control_block(made):
    first, second, *_ = body(made["handbook"]).iter(W + "tbl")
    assert "HR-ORG-001" in words(first)
    assert "首次发布" in words(second)


def test_words_wider_than_their_columns_stand_on_end():
    organisation = load(SEED, "en").organisation
    root = body(docx(raci_paper(organisation, load_locale("en")), THEME))
    headers = [next(table.iter(W + "tr")) for table in root.iter(W + "tbl")]
    on_end = [row for row in headers if row.find(f".//{W}textDirection") is not None]
    assert len(on_end) == len(organisation.processes)
    for row in on_end:
        assert int(row.find(f"{W}trPr/{W}trHeight").get(W + "val")) >= 20 * 60


def test_long_words_on_end_have_room_for_all_their_lines():
    organisation = load(SEED, "en").organisation
    longest = "Director-General for International Cooperation and Legal Affairs"
    posts = tuple(post._replace(title=Text({"en": f"{longest} {post.id[:3]}"})) for post in organisation.posts)
    root = body(docx(raci_paper(organisation._replace(posts=posts), load_locale("en")), THEME))
    headers = [next(table.iter(W + "tr")) for table in root.iter(W + "tbl")]
    on_end = [row for row in headers if row.find(f".//{W}textDirection") is not None]
    assert on_end
    for row in on_end:
        room = int(row.find(f"{W}trPr/{W}trHeight").get(W + "val")) / 20
        for cell in row.iter(W + "tc"):
            if cell.find(f".//{W}textDirection") is not None:
                leading = int(cell.find(f".//{W}spacing").get(W + "line"))
                lines = simpleSplit(words(cell), "Helvetica-Bold", THEME.type.table, room)
                assert leading > 20 * THEME.type.table
                assert len(lines) * leading <= int(cell.find(f"{W}tcPr/{W}tcW").get(W + "w"))


def test_a_chart_leaves_room_for_a_long_title_and_what_stands_below_it():
    organisation = load(SEED, "en").organisation
    book = handbook(organisation, load_locale("en"))
    sheet = sheet_for(book, THEME)
    figure = next(block for block in book.blocks if isinstance(block, content.Figure))
    long = content.Heading("Directorate-General for International Cooperation and Legal Affairs " * 2, 1, "x")
    facts = content.Facts((("Head", "Director-General"),) * 4)
    [(alone, _)], [(below, its_sheet)] = (
        fitted_figures(blocks, THEME, sheet, may_turn=False) for blocks in ([figure], [long, facts, figure])
    )
    assert alone.height > below.height
    title = len(simpleSplit(long.text, "Helvetica-Bold", THEME.type.chapter, sheet.text_width)) * THEME.type.chapter
    assert title + 4 * THEME.type.table_leading + below.height < its_sheet.text_height


# ---------------------------------------------------------------- chapters


def opened(blocks):
    """The titles of the chapters of a book, and whether they begin a page."""
    chapters = [paragraph for paragraph in body(docx(book(blocks), THEME)) if style(paragraph) == "Heading1"]
    return {words(chapter): chapter.find(f"{W}pPr/{W}pageBreakBefore") is not None for chapter in chapters}


def book(blocks):
    return SAMPLES["book"]._replace(blocks=tuple(blocks))


def small_chapter(number):
    return content.Heading(f"章{number}", 1, f"c{number}"), content.Paragraph("尚未设置岗位。")


def test_small_chapters_of_a_book_share_a_page():
    said = opened(block for number in range(6) for block in small_chapter(number))
    assert list(said.values()) == [True, False, False, False, False, False]


def test_a_chapter_stays_with_what_it_opens_with():
    rows = tuple((content.Cell("甲"), content.Cell("乙")) for _ in range(9))
    table = content.Table("表 1", (content.Column("一", 1), content.Column("二", 1)), rows)
    last = (content.Heading("末章", 1, "z"), content.Paragraph("说明。"), table)
    read = body(docx(book((*small_chapter(1), *last)), THEME))
    said = next(each for each in read.iter(W + "p") if words(each) == "说明。")
    assert said.getprevious().find(f"{W}pPr/{W}pageBreakBefore") is None
    *_, shown = read.iter(W + "tbl")
    led_up = [said, said.getnext(), *(next(row.iter(W + "p")) for row in shown.iter(W + "tr"))]
    assert all(each.find(f"{W}pPr/{W}keepNext") is not None for each in led_up[:-1])


def test_what_is_parted_where_pages_are_expected_to_end_begins_a_page():
    tall = content.Table("", (content.Column("一", 1),), ((content.Cell("甲", rows=2),), (None,)))
    said = opened((*small_chapter(1), content.Heading("末章", 1, "z"), tall))
    assert said["末章"] is True


def test_words_that_lead_up_to_a_chart_stay_with_it():
    facts, figure = content.Facts((("负责人", "经理"),)), SAMPLES["book"].blocks
    chart = next(block for block in figure if isinstance(block, content.Figure))
    title = content.Heading("章", 1, "c")
    read = body(docx(book((title, facts, content.Paragraph("负责研发。"), chart)), THEME))
    purpose = next(each for each in read.iter(W + "p") if words(each) == "负责研发。")
    label = next(each for each in read.iter(W + "p") if words(each).startswith("负责人"))
    assert all(each.find(f"{W}pPr/{W}keepNext") is not None for each in (purpose, label))


@pytest.mark.parametrize(("level", "is_kept"), [(3, True), (2, False)])
def test_facts_of_a_section_stay_with_the_first_section_within_it(level, is_kept):
    facts = content.Facts((("负责人", "处长"),))
    sections = (content.Heading("章", 1, "c"), content.Heading("处", 2, "d"), facts, content.Heading("岗", level, "e"))
    read = body(docx(book((*sections, content.Paragraph("说明。"))), THEME))
    label = next(each for each in read.iter(W + "p") if words(each).startswith("负责人"))
    assert (label.find(f"{W}pPr/{W}keepNext") is not None) is is_kept
