"""What readers, search engines and screen readers find in an SVG; and that it shows the same picture as the PDF."""

import base64
import re
from io import BytesIO

import pytest
import resvg_py
import uharfbuzz as hb
from chart_samples import FAMILY, HOSTILE, THEME, balanced, chart_of, map_of, map_page_of, pages_of, star
from lxml import etree
from PIL import Image, ImageChops, ImageFilter

from render.content import Box, BoxRole, Chart, DottedLine, Legend
from render.writers.chart_pdf import pdf
from render.writers.png import png
from render.writers.svg import svg

SVG = "{http://www.w3.org/2000/svg}"
NAME = THEME.screen_fonts[0]
CHARTS = {
    "tree": balanced(40, 5, titles=("工程师", "Customer success consultant"), details=("李雷",)),
    "cards": balanced(120, 6, titles=("工程师", "信息安全工程师")),
    "star": star(30),
}


def made(page, said="图中的话", fonts=None):
    return svg(page, THEME, said, fonts)


def every_kind():
    """A page with all that a chart may have."""
    boxes = (
        Box("top", BoxRole.ORGANIZATION, "公司", None, ("总经理",)),
        Box("helper", BoxRole.POST, "秘书", 0, beside=True),
        Box("staff", BoxRole.UNIT, "审计部", 0, beside=True),
        Box("a", BoxRole.UNIT, "研发部", 0, folded="下设 3 个岗位"),
        Box("a1", BoxRole.POST, "工程师 ×3", 3, ids=("x", "y", "z"), dotted_to=(DottedLine("b1", "会计"),)),
        Box("b", BoxRole.COMMITTEE, "财务委员会", 0, colour=1),
        Box("b1", BoxRole.POST, "会计", 5, vacant=True, colour=2),
        Box("b2", BoxRole.POST, "出纳", 5, dotted_to=(DottedLine("a", "研发部"),), colour=-1),
    )
    legend = Legend("类别", ("委员会", "岗位"))
    return pages_of(Chart("all", "组织架构图", boxes, "HR-1", "zh-CN", legend=legend))[0]


PAGES = {
    "every kind": every_kind(),
    **{name: pages_of(chart)[0] for name, chart in CHARTS.items()},
    "map": map_page_of(map_of(9)),
}


@pytest.fixture(params=PAGES.values(), ids=PAGES, scope="module")
def page(request):
    return request.param


@pytest.fixture(scope="module")
def root(page):
    return etree.fromstring(made(page))


def test_the_picture_has_a_title_a_description_and_a_language(page, root):
    named = {id: root.find(f".//*[@id='{id}']").text for id in root.get("aria-labelledby").split()}
    assert [*named.values()] == [page.title, "图中的话"]
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root.get("role").split()[0] == "graphics-document"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-CN"


def test_every_post_is_a_group_of_its_id_with_its_words_in_it(page, root):
    for shape in page.drawing.shapes:
        group = root.find(f".//{SVG}g[@id='{shape.id}']")
        assert group.get("role").split()[0] == "graphics-object"
        assert group.find(f"{SVG}title").text == shape.title
        assert [text.text for text in group.iter(f"{SVG}text")] == [line.text for line in shape.lines]
        assert len(list(group.iter(f"{SVG}rect"))) == shape.framed


def test_ids_are_unique_and_lines_are_not_read_aloud(root):
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    (lines,) = (group for group in root.iter(f"{SVG}g") if group.get("class") == "lines")
    assert lines.get("aria-hidden") == "true"
    assert set(lines.iter(f"{SVG}path")) == set(root.iter(f"{SVG}path"))
    assert b"<!--" not in etree.tostring(root)


def test_a_box_links_to_the_page_where_it_goes_on(page):
    first, *others = page.drawing.shapes
    shapes = (first, *(shape._replace(page="图 2") for shape in others))
    page = page._replace(drawing=page.drawing._replace(shapes=shapes))
    links = {group.get("id"): link.get("href") for group, link in linked(etree.fromstring(made(page)))}
    assert links == {shape.id: "%E5%9B%BE%202.svg" for shape in others}


def linked(root):
    return [(link.getparent(), link) for link in root.iter(f"{SVG}a")]


@pytest.mark.parametrize("title", HOSTILE)
def test_text_is_text(title):
    page = pages_of(chart_of([0, 0], titles=(title,), details=(title,)))[0]
    root = etree.fromstring(made(page, title, FAMILY))
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "g", "path", "rect", "text"}
    assert root.find(f"{SVG}desc").text == title
    for shape in page.drawing.shapes:
        group = root.find(f".//{SVG}g[@id='{shape.id}']")
        assert [text.text for text in group.iter(f"{SVG}text")] == [line.text for line in shape.lines]


def test_embedded_fonts_hold_what_is_drawn_and_little_more():
    page = pages_of(chart_of([0, 0], titles=("电商运营团队", "Łódź Їжак", "商品组")))[0]
    root = etree.fromstring(made(page, fonts=FAMILY))
    rules = font_rules(root)
    for weight in (400, 700):
        drawn = {
            character
            for text in root.iter(f"{SVG}text")
            if (text.get("font-weight") == "bold") is (weight == 700)
            for character in text.text
        }
        held = [(face, codes) for at, face, codes in rules if at == weight]
        assert set().union(*(codes for _, codes in held)) == drawn
        for face, codes in held:
            font = hb.Font(face)
            assert all(font.get_nominal_glyph(ord(character)) for character in codes)
            assert face.glyph_count <= len(codes) + 5  # parts of letters, and what stands for none
    assert len(rules) == 3  # the letters that the one font lacks come from the other


def test_marks_among_latin_letters_are_as_wide_as_there():
    page = pages_of(chart_of([0], titles=("Tom O’Neill",)))[0]
    root = etree.fromstring(made(page, fonts=FAMILY))
    texts = [text for text in root.iter(f"{SVG}text") if "’" in text.text]
    assert texts and all("pwid" in text.get("style") for text in texts)
    assert all(text.get("style") is None for text in root.iter(f"{SVG}text") if text not in texts)
    for _, face, _ in font_rules(root):
        buffer = hb.Buffer()
        buffer.add_str("O’N")
        buffer.guess_segment_properties()
        hb.shape(font := hb.Font(face), buffer, {"pwid": True})
        assert buffer.glyph_positions[1].x_advance < 0.4 * font.face.upem


def font_rules(root):
    rules = re.findall(
        r'@font-face\{font-family:"([^"]+)";font-weight:(\d+);src:url\("data:font/otf;base64,([^"]+)"\);unicode-range:([^}]+)\}',
        root.find(f"{SVG}style").text,
    )
    assert {name for name, *_ in rules} == {NAME}
    return [
        (int(weight), hb.Face(base64.b64decode(data)), {chr(int(code[2:], 16)) for code in codes.split(",")})
        for _, weight, data, codes in rules
    ]


def test_svg_and_pdf_show_the_same_picture(page, tmp_path):
    """resvg draws the one, PDFium the other: what differs is no wider than the edge of a line."""
    fonts = []
    for face in (FAMILY.regular, FAMILY.bold):
        words = {character for shape in page.drawing.shapes for line in shape.lines for character in line.text}
        words |= {character for line in (*page.heading, *page.footer) for character in line.text}
        fonts.append(tmp_path / f"{face.weight}.otf")
        fonts[-1].write_bytes(face.file(words))
    drawn = resvg_py.svg_to_bytes(
        svg_string=made(page).decode(), font_files=[str(font) for font in fonts], skip_system_fonts=True, dpi=72, zoom=2
    )
    one = Image.open(BytesIO(bytes(drawn))).convert("L")
    other = Image.open(BytesIO(png(pdf(page, THEME, FAMILY)))).convert("L").resize(one.size)
    assert ink(one) > 0.01
    apart = ImageChops.difference(one, other).filter(ImageFilter.MinFilter(5))
    assert apart.getextrema()[1] < 110
    assert ink(one) == pytest.approx(ink(other), rel=0.05)


def ink(image):
    histogram = image.histogram()
    return sum((255 - shade) * count for shade, count in enumerate(histogram)) / (255 * image.width * image.height)
