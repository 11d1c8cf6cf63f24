"""PowerPoint files, opened by python-pptx: slides, shapes, glue, fonts, sizes, and the same bytes."""

import datetime
import zipfile
from io import BytesIO
from itertools import pairwise

import pytest
from chart_samples import HOSTILE, THEME, chart_of, charts, lines_of, pages_of, star
from hypothesis import example, given, settings
from lxml import etree
from pptx import Presentation
from pptx.util import Emu

from render.writers.powerpoint import powerpoint

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def opened(pages, date=None):
    return Presentation(BytesIO(powerpoint(pages, THEME, date)))


def shapes_of(slide):
    """Every box by its full title and place, groups opened."""
    found = []
    for shape in slide.shapes:
        found += [*shape.shapes] if shape.shape_type == 6 else [shape]
    return found


def connectors_of(slide):
    return [shape for shape in slide.shapes if shape._element.tag.endswith("}cxnSp")]


def test_a_slide_for_each_page_with_its_title(pages):
    deck = opened(pages)
    assert [slide.shapes.title.text for slide in deck.slides] == [
        "\n".join(line.text for line in page.heading) for page in pages
    ]
    size = Emu(deck.slide_width).pt, Emu(deck.slide_height).pt
    assert size == pytest.approx((max(page.width for page in pages), max(page.height for page in pages)), abs=0.01)


def test_boxes_are_where_the_layout_put_them(pages):
    for slide, page in zip(opened(pages).slides, pages, strict=True):
        placed = {
            (shape.name, round(shape.left.pt), round(shape.top.pt), round(shape.width.pt)) for shape in shapes_of(slide)
        }
        for shape in page.drawing.shapes:
            assert (" ".join(shape.title.split()), round(shape.x), round(shape.y), round(shape.width)) in placed


def test_lines_are_glued_to_sites_where_they_end(pages):
    """Also to the unseen points between the pieces of a line."""
    for slide, page in zip(opened(pages).slides, pages, strict=True):
        by_id = {shape.shape_id: shape for shape in shapes_of(slide)}
        names = {shape.id: number for number, shape in enumerate(page.drawing.shapes, start=10)}
        for pieces, meant in chains(slide, page):
            ends = []
            for piece in pieces:
                for tag, place in (("stCxn", path(piece)[0]), ("endCxn", path(piece)[-1])):
                    glue = next(piece.iter(A + tag))
                    assert site(by_id[int(glue.get("id"))], int(glue.get("idx"))) == pytest.approx(place, abs=0.05)
                    ends.append(int(glue.get("id")))
            assert (ends[0], ends[-1]) == (names[meant.tail], names[meant.head])
            assert ends[1:-1:2] == ends[2:-1:2]


def chains(slide, page):
    """The pieces of each line of the page."""
    pieces = iter([line._element for line in connectors_of(slide)])
    found = []
    for meant in lines_of(page):
        chain = [next(pieces)]
        while path(chain[-1])[-1] != pytest.approx(meant.points[-1], abs=0.05):
            chain.append(next(pieces))
        found.append((chain, meant))
    assert next(pieces, None) is None
    return found


def site(box, number):
    custom = box._element.find(f".//{A}cxnLst")
    if custom is not None:
        at = custom[number].find(f"{A}pos")
        return box.left.pt + Emu(int(at.get("x"))).pt, box.top.pt + Emu(int(at.get("y"))).pt
    x, y = [(0.5, 0), (0, 0.5), (0.5, 1), (1, 0.5)][number]
    return box.left.pt + x * box.width.pt, box.top.pt + y * box.height.pt


def test_lines_run_as_drawn(pages):
    """The path of each preset, turned as its frame says, is a piece of the route of the layout."""
    for slide, page in zip(opened(pages).slides, pages, strict=True):
        for pieces, meant in chains(slide, page):
            points = [point for piece in pieces for point in path(piece)]
            places = [points[0], *(point for before, point in pairwise(points) if point != pytest.approx(before))]
            assert set(map(rounded, meant.points)) <= set(map(rounded, places))
            assert rounded(points[0]) == rounded(meant.points[0])


def rounded(point):
    return round(point[0]), round(point[1])


def test_elbows_bend_in_the_middle_as_every_program_draws_them(pages):
    for slide in opened(pages).slides:
        for line in connectors_of(slide):
            assert next(line._element.iter(A + "gd"), None) is None
            assert next(line._element.iter(A + "custGeom"), None) is None


def path(element):
    frame = next(element.iter(A + "xfrm"))
    off, ext = frame.find(f"{A}off"), frame.find(f"{A}ext")
    x, y, width, height = (int(it) / 12700 for it in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy")))
    preset = next(element.iter(A + "prstGeom"))
    bend = width / 2
    points = {
        "line": [(0, 0), (width, height)],
        "bentConnector2": [(0, 0), (width, 0), (width, height)],
        "bentConnector3": [(0, 0), (bend, 0), (bend, height), (width, height)],
    }[preset.get("prst")]
    if frame.get("flipH"):
        points = [(width - at_x, at_y) for at_x, at_y in points]
    if frame.get("flipV"):
        points = [(at_x, height - at_y) for at_x, at_y in points]
    quarters = int(frame.get("rot", "0")) // 5_400_000
    middle_x, middle_y = x + width / 2, y + height / 2
    turned = []
    for at_x, at_y in points:
        right, down = at_x - width / 2, at_y - height / 2
        for _ in range(quarters):
            right, down = -down, right
        turned.append((middle_x + right, middle_y + down))
    return turned


def test_text_fonts_and_sizes(pages):
    slide, page = opened(pages).slides[0], pages[0]
    by_id = {shape.shape_id: shape for shape in shapes_of(slide)}
    for number, shape in enumerate(page.drawing.shapes, start=10):
        frame = by_id[number].text_frame
        assert [paragraph.text for paragraph in frame.paragraphs] == [line.text for line in shape.lines]
        for paragraph, line in zip(frame.paragraphs, shape.lines, strict=True):
            run = paragraph.runs[0]
            assert run.font.size.pt == pytest.approx(line.size, abs=0.01)
            assert run.font.bold is line.bold
            assert run.font.name == THEME.word_latin_font
            assert next(run._r.iter(A + "ea")).get("typeface") == THEME.word_han_font


@pytest.mark.parametrize("title", HOSTILE)
def test_text_is_text(title):
    assert_text(pages_of(chart_of([0, 0], titles=(title,), details=(title,)))[0])


@settings(max_examples=15)
@given(charts(most=6))
@example(chart_of([0] * 6, titles=HOSTILE[:1]))  # its lines are in pieces
def test_text_of_any_chart_is_text(chart):
    assert_text(pages_of(chart)[0])


def assert_text(page):
    slide = opened([page]).slides[0]
    boxes = [shape for shape in shapes_of(slide) if shape.has_text_frame and not shape.is_placeholder]
    texts = sorted(box.text_frame.text for box in boxes if not is_point(box))
    drawn = ["\n".join(line.text for line in shape.lines) for shape in page.drawing.shapes]
    assert texts == sorted([*drawn, *(line.text for line in page.footer)])


def is_point(shape):
    """Whether it is one of the unseen shapes between the pieces of a line; python-pptx gives also these a text."""
    return shape.width == shape.height == 0


def test_ids_are_unique_and_every_part_is_well_formed(pages):
    with zipfile.ZipFile(BytesIO(powerpoint(pages, THEME))) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
    for slide in opened(pages).slides:
        ids = [element.get("id") for element in slide._element.iter() if element.tag.endswith("}cNvPr")]
        assert len(set(ids)) == len(ids)


def test_the_same_bytes_every_time_dated_by_the_document(pages):
    day = datetime.date(2026, 12, 1)
    data = powerpoint(pages, THEME, day)
    assert data == powerpoint(pages, THEME, day)
    properties = Presentation(BytesIO(data)).core_properties
    assert properties.created == properties.modified == datetime.datetime(2026, 12, 1)
    assert properties.title == pages[0].title
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_page_larger_than_any_slide_is_scaled():
    page = pages_of(star(3))[0]._replace(width=9000.0, height=3000.0)
    deck = opened([page])
    assert Emu(deck.slide_width).pt == pytest.approx(4032)
    assert Emu(deck.slide_height).pt == pytest.approx(3000 * 4032 / 9000, abs=0.1)


def test_cards_are_groups_and_nothing_else_is(pages):
    for slide, page in zip(opened(pages).slides, pages, strict=True):
        groups = [shape for shape in slide.shapes if shape.shape_type == 6]
        grouped = sum(len(group.shapes) for group in groups)
        assert grouped - len(groups) == sum(shape.is_member for shape in page.drawing.shapes)
