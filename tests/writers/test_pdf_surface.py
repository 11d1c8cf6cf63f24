"""Pages drawn with the surface, read back with pypdf, pdfplumber and pdfium."""

import datetime
from io import BytesIO

import pdfplumber
import pypdf
import pypdfium2
import pytest

from render.typesetting.fonts import noto_sans
from render.typesetting.paragraphs import set_paragraph
from render.writers.pdf_parts.metadata import Properties
from render.writers.pdf_parts.structure import DOCUMENT, Structure
from render.writers.pdf_parts.surface import Surface

FAMILY = noto_sans()
UNTITLED = Properties("")
NAMES = "Łukasz Dvořák Erdoğan Ștefan Őrsi Їжак Ελένη ₽"
HOSTILE = "<para>&lt;</para> \\(a) (b\\) ) ( 100% {x} /Name <FEFF> %PDF endstream"


def one_page(draw, characters: str, properties: Properties = UNTITLED, **fonts) -> bytes:
    surface = Surface(properties, FAMILY, characters, Structure(), **fonts)
    surface.open_page(300, 200)
    draw(surface)
    surface.close_page()
    return surface.finish()


def read(pdf: bytes) -> tuple[str, str, str]:
    """The text of the first page as pypdf, pdfplumber and pdfium see it."""
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    with pdfplumber.open(BytesIO(pdf)) as plumber:
        return pypdf.PdfReader(BytesIO(pdf)).pages[0].extract_text(), plumber.pages[0].extract_text(), page


def fonts_of(pdf: bytes) -> list[pypdf.generic.DictionaryObject]:
    resources = pypdf.PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"]
    return [font.get_object() for font in resources.values()]


@pytest.mark.parametrize("text", ["运营部 Operations 2026", HOSTILE, "稀𠮷字 é"])
def test_text_is_read_back_as_it_was_set(text: str) -> None:
    pdf = one_page(lambda surface: surface.text(20, 50, text, 8, "#1B2430"), text)
    assert [found.strip() for found in read(pdf)] == [text] * 3


@pytest.mark.parametrize("width", [70, 110, 190, 270])
def test_a_paragraph_is_copied_without_a_space_more_or_less(width: int) -> None:
    text = (
        "负责网站/APP的开发与迭代,每月25日前提交至OA平台，“确保”系统（安全）、《稳定》，完成15%的KPI——按ISO 9001执行。"
    )
    lines = set_paragraph(text, width, FAMILY.regular, 10)
    spaced = {piece.text for line in lines for piece in line.pieces if piece.spaced}

    def draw(surface: Surface) -> None:
        for number, line in enumerate(lines):
            surface.pieces(20 + line.x, 15 + 16 * number, line.pieces, 10, "#000000")

    for found in read(one_page(draw, text, spaced=spaced)):
        assert "".join(found.replace("\r", "").split("\n")) == text


def test_every_font_is_an_embedded_subset_and_none_is_helvetica() -> None:
    pdf = one_page(lambda surface: surface.text(20, 50, "运营", 10, "#000000", bold=True), "运营")
    fonts = fonts_of(pdf)
    assert {font["/BaseFont"].split("+")[1] for font in fonts} == {"NotoSansCJKsc-Regular", "NotoSansCJKsc-Bold"}
    for font in fonts:
        assert "/FontFile3" in font["/DescendantFonts"][0]["/FontDescriptor"]
    assert b"Helvetica" not in pdf


@pytest.mark.parametrize("bold", [False, True])
def test_names_of_all_europe_are_read_back_and_as_wide_as_measured(bold: bool) -> None:
    pdf = one_page(lambda surface: surface.text(5, 50, NAMES, 10, "#000000", bold=bold), NAMES)
    assert [found.strip() for found in read(pdf)] == [NAMES] * 3
    face = FAMILY.bold if bold else FAMILY.regular
    with pdfplumber.open(BytesIO(pdf)) as plumber:
        chars = plumber.pages[0].chars
    assert [char["width"] for char in chars] == pytest.approx(face.advances(NAMES, 10), abs=0.01)
    assert chars[-1]["x1"] == pytest.approx(5 + face.width(NAMES, 10), abs=0.05)
    assert {char["fontname"].split("+")[1] for char in chars if char["text"] in "ŁřğȘŐЇέ₽"} == {face.fallback.name}
    assert {char["fontname"].split("+")[1] for char in chars if char["text"] in "ukaszЖжλ"} == {face.name}


def test_the_fallback_is_embedded_as_truetype_where_it_is_needed_alone() -> None:
    pdf = one_page(lambda surface: surface.text(5, 50, "Łódź", 10, "#000000"), "Łódź", bold="运")
    fonts = {font["/BaseFont"].split("+")[1]: font["/DescendantFonts"][0] for font in fonts_of(pdf)}
    assert set(fonts) == {"NotoSansCJKsc-Regular", "NotoSans-Regular", "NotoSansCJKsc-Bold"}
    assert fonts["NotoSans-Regular"]["/Subtype"] == "/CIDFontType2"
    assert fonts["NotoSans-Regular"]["/CIDToGIDMap"] == "/Identity"
    program = fonts["NotoSans-Regular"]["/FontDescriptor"]["/FontFile2"]
    assert len(program.get_data()) == program["/Length1"]


def test_a_letter_of_the_fallback_is_no_box_and_each_is_its_own() -> None:
    shapes = set()
    for letter in "ŁřğȘŐЇέ₽":
        pdf = one_page(lambda surface, letter=letter: surface.text(20, 100, letter, 40, "#000000"), letter)
        image = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("L")
        assert image.getextrema()[0] < 128
        shapes.add(image.tobytes())
    box = one_page(lambda surface: surface.text(20, 100, "Ꭰ", 40, "#000000"), "Ꭰ")
    shapes.add(pypdfium2.PdfDocument(box)[0].render(scale=1).to_pil().convert("L").tobytes())
    assert len(shapes) == 9


@pytest.mark.parametrize("width", [60, 90, 150, 270])
def test_lines_with_fallback_and_room_behind_letters_are_as_wide_as_set(width: int) -> None:
    text = "销售Łukasz和Ștefan的预算₽100万，由Dvořák负责；Їжак检查，Ελένη批准，交给Győző和Őr部门。"
    lines = set_paragraph(text, width, FAMILY.regular, 10, justified=False)
    spaced = {piece.text for line in lines for piece in line.pieces if piece.spaced}

    def draw(surface: Surface) -> None:
        for number, line in enumerate(lines):
            surface.pieces(20 + line.x, 15 + 12 * number, line.pieces, 10, "#000000")

    pdf = one_page(draw, text, spaced="".join(spaced))
    assert "".join(read(pdf)[1].split("\n")) == text
    with pdfplumber.open(BytesIO(pdf)) as plumber:
        rows = {}
        for char in plumber.pages[0].chars:
            rows.setdefault(round(char["bottom"]), []).append(char["x1"])
    ends = [max(row) for _, row in sorted(rows.items())]
    assert len(ends) == len(lines)
    for line, end in zip(lines, ends, strict=True):
        assert end == pytest.approx(20 + line.x + line.width, abs=0.1)


def test_what_the_fonts_lack_is_drawn_as_a_box_and_can_still_be_copied() -> None:
    pdf = one_page(lambda surface: surface.text(20, 100, "甲Ꭰ", 40, "#000000"), "甲Ꭰ")
    assert [found.strip() for found in read(pdf)][:2] == ["甲Ꭰ"] * 2
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("L")
    missing = image.crop((61, 60, 99, 110))
    assert missing.getextrema()[0] < 128, "something is there"
    assert missing.crop((10, 10, 28, 35)).getextrema() == (255, 255), "an empty box"


def test_more_missing_characters_than_a_font_of_boxes_holds() -> None:
    text = "".join(chr(0xA000 + number) for number in range(300))
    assert len(read(one_page(lambda surface: surface.text(0, 50, text, 1, "#000000"), text))[0]) >= 255


def test_links_lead_to_places_marked_before_and_after() -> None:
    surface = Surface(UNTITLED, FAMILY, "", Structure())
    for number in range(3):
        surface.open_page(300, 200)
        surface.link(f"place{2 - number}", 10, 20, 30, 40, "there", DOCUMENT)
        surface.mark(f"place{number}", 50)
        surface.close_page()
    reader = pypdf.PdfReader(BytesIO(surface.finish()))
    references = [page.indirect_reference for page in reader.pages]
    for number, page in enumerate(reader.pages):
        (annotation,) = [entry.get_object() for entry in page["/Annots"]]
        target, kind, _, top, _ = annotation["/Dest"]
        assert references.index(target.indirect_reference or target) == 2 - number
        assert (kind, top) == ("/XYZ", 150)
        assert [float(number) for number in annotation["/Rect"]] == [10, 140, 40, 180]


def test_a_link_to_nowhere_does_no_harm() -> None:
    pdf = one_page(lambda surface: surface.link("nowhere", 0, 0, 10, 10, "there", DOCUMENT), "")
    (annotation,) = pypdf.PdfReader(BytesIO(pdf)).pages[0]["/Annots"]
    assert isinstance(annotation.get_object()["/Dest"], pypdf.generic.NullObject)


def test_the_outline_has_levels_and_takes_one_that_is_missing() -> None:
    def draw(surface: Surface) -> None:
        for title, level in (("深", 1), ("一", 0), ("一点一", 1), ("一点二（续）", 1), ("二", 0)):
            surface.mark(title, 10)
            surface.outline(title, title, level)

    outline = pypdf.PdfReader(BytesIO(one_page(draw, ""))).outline
    shape = [[entry.title for entry in part] if isinstance(part, list) else part.title for part in outline]
    assert shape == ["深", "一", ["一点一", "一点二（续）"], "二"]


def test_the_file_says_what_it_is_and_when_only_if_told() -> None:
    told = Properties("手册", "公司", "HR-1", "zh-CN", datetime.date(2026, 12, 1))
    reader = pypdf.PdfReader(BytesIO(one_page(lambda surface: None, "", told)))
    info = reader.metadata
    assert (info.title, info.author, info.subject) == ("手册", "公司", "HR-1")
    assert info.creation_date.date() == datetime.date(2026, 12, 1)
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    assert reader.page_labels == ["1"]


def test_shapes_are_where_they_were_put() -> None:
    def draw(surface: Surface) -> None:
        surface.box(10, 20, 30, 40, fill="#1F4E79")
        surface.box(100, 20, 30, 40, fill="#FFFFFF", stroke="#000000", line_width=1, corner=5)
        surface.line([(10, 100), (50, 100), (50, 120)], "#FF0000", 2, dashes=(3, 2))
        surface.dots((10, 150), (100, 150), "#000000", 1)

    pdf = one_page(draw, "")
    with pdfplumber.open(BytesIO(pdf)) as plumber:
        page = plumber.pages[0]
        plain = page.rects[0]
        assert (plain["x0"], plain["top"], plain["width"], plain["height"]) == (10, 20, 30, 40)
        rounded = page.curves[0]
        assert (rounded["x0"], rounded["top"], rounded["width"], rounded["height"]) == pytest.approx((100, 20, 30, 40))
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil()
    assert image.getpixel((25, 40)) == (31, 78, 121)
    assert image.getpixel((100, 20)) == (255, 255, 255), "the corner is round"


def test_the_same_drawing_gives_the_same_bytes() -> None:
    def make() -> bytes:
        return one_page(lambda surface: surface.text(20, 50, "运营A部", 10, "#000000"), "运营A部", spaced="营A")

    assert make() == make()
