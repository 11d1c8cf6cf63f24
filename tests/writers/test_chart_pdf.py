"""The PDF of a chart page, read back by pdfplumber and pypdf, and compared with the SVG."""

from io import BytesIO

import pdfplumber
import pytest
from chart_reader import Picture
from chart_samples import FAMILY, HOSTILE, LOOK, THEME, balanced, chart_of, pages_of, star
from pypdf import PdfReader

from render.typesetting.paging import fit_chart
from render.writers.chart_pdf import book, draw, pdf
from render.writers.pdf_parts.metadata import Properties
from render.writers.pdf_parts.structure import Structure
from render.writers.pdf_parts.surface import Surface
from render.writers.svg import svg

CHARTS = {
    "tree": balanced(40, 5, titles=("工程师", "Customer success consultant"), details=("李雷",)),
    "cards": balanced(120, 6, titles=("工程师", "信息安全工程师")),
    "star": star(60),
    "one": chart_of([]),
}


@pytest.fixture(params=CHARTS.values(), ids=CHARTS, scope="module")
def page(request):
    return pages_of(request.param)[0]


def opened(data):
    return pdfplumber.open(BytesIO(data)).pages[0]


def test_pdf_and_svg_have_the_same_boxes(page):
    seen = opened(pdf(page, THEME, FAMILY))
    framed = [each for each in (*seen.curves, *seen.rects) if each["stroke"] and each["fill"]]
    boxes = sorted((round(each["x0"]), round(each["top"]), round(each["x1"]), round(each["bottom"])) for each in framed)
    drawn = Picture(svg(page, THEME)).boxes
    assert len(boxes) == len(drawn)
    for one, other in zip(boxes, sorted(tuple(map(round, box[1:])) for box in drawn), strict=True):
        assert one == pytest.approx(other, abs=1)


def test_pdf_and_svg_have_the_same_words_in_the_same_places(page):
    characters = opened(pdf(page, THEME, FAMILY)).chars
    starts = {(each["text"], round(each["x0"]), round(page.height - each["matrix"][5])) for each in characters}
    for word in Picture(svg(page, THEME)).words:
        width = (FAMILY.bold if word.is_bold else FAMILY.regular).width(word.text, word.size)
        left = word.x - (width / 2 if word.anchor == "middle" else 0)
        near = {(word.text[0], round(left) + a, round(word.y) + b) for a in (-1, 0, 1) for b in (-1, 0, 1)}
        assert near & starts, word


def test_the_page_is_as_large_as_meant(page):
    box = PdfReader(BytesIO(pdf(page, THEME, FAMILY))).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((page.width, page.height), abs=0.01)


def test_text_is_not_smaller_than_promised(page):
    assert min(each["size"] for each in opened(pdf(page, THEME, FAMILY)).chars) >= LOOK.min_text - 0.01


def test_text_can_be_searched_and_copied():
    page = pages_of(chart_of([0, 0], titles=("电商运营团队", 'R&D <b>"core"</b> \\N', "商品组")))[0]
    text = PdfReader(BytesIO(pdf(page, THEME, FAMILY))).pages[0].extract_text()
    for words in ("电商运营团队", '<b>"core"</b>', "商品组", "组织架构图", "HR-ORG-001"):
        assert words in text


@pytest.mark.parametrize("title", HOSTILE)
def test_any_title_can_be_drawn(title):
    page = pages_of(chart_of([0], titles=(title,), details=(title,)))[0]
    assert len(PdfReader(BytesIO(pdf(page, THEME, FAMILY))).pages) == 1


def test_title_and_language_of_the_file():
    reader = PdfReader(BytesIO(pdf(pages_of(star(3))[0], THEME, FAMILY)))
    assert reader.metadata.title == "组织架构图"
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"


def test_the_same_bytes_every_time(page):
    assert pdf(page, THEME, FAMILY) == pdf(page, THEME, FAMILY)


def test_a_chart_can_be_put_anywhere_on_a_page():
    """As the handbook does it."""
    drawing = fit_chart(star(4), FAMILY, LOOK, 300, 200)
    words = "".join(line.text for shape in drawing.shapes for line in shape.lines)
    surface = Surface(Properties("图"), FAMILY, words, Structure())
    surface.open_page(595, 842)
    draw(surface, drawing, LOOK, 100, 400)
    surface.close_page()
    characters = opened(surface.finish()).chars
    assert min(each["x0"] for each in characters) > 100
    assert max(each["x1"] for each in characters) < 100 + drawing.width
    assert min(each["top"] for each in characters) > 400 - 5
    assert max(each["bottom"] for each in characters) < 400 + drawing.height + 5


@pytest.fixture(scope="module")
def whole():
    pages = pages_of(balanced(400, 6))
    return pages, PdfReader(BytesIO(book(pages, THEME, FAMILY, {page.name: f"words of {page.name}" for page in pages})))


def test_all_pages_are_in_one_file_with_their_fonts_once(whole):
    pages, reader = whole
    assert len(reader.pages) == len(pages) > 6
    fonts = [page["/Resources"]["/Font"] for page in reader.pages]
    assert len({str(of_page.raw_get(name)) for of_page in fonts for name in of_page}) == 2


def test_the_outline_lists_every_page_below_the_one_it_goes_on_from(whole):
    pages, reader = whole

    def listed(entries, before):
        above = before
        for entry in entries:
            if isinstance(entry, list):
                yield from listed(entry, above)
            else:
                above = reader.get_destination_page_number(entry) + 1
                yield above, entry.title, before

    entries = sorted(listed(reader.outline, 0))
    assert entries == [(page.number, page.heading[0].text, page.before) for page in pages]


def test_boxes_and_words_lead_to_the_pages_they_name(whole):
    pages, reader = whole
    number_of = {page.name: page.number for page in pages}
    for page, read in zip(pages, reader.pages, strict=True):
        links = [link.get_object() for link in read.get("/Annots", ())]
        found = []
        for link in links:
            left, _, right, top = map(float, link["/Rect"])
            target = reader.get_page_number(link["/Dest"].get_object()[0].get_object())
            found.append((round(left), round(page.height - top), round(right - left), target + 1))
        boxes = [(round(s.x), round(s.y), round(s.width), number_of[s.page]) for s in page.drawing.shapes if s.page]
        assert found[len(page.links) :] == boxes
        assert [each[3] for each in found[: len(page.links)]] == [number_of[link.page] for link in page.links]
    assert sum(bool(page.links) for page in pages) == len(pages) - 1
