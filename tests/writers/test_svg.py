"""The geometry of SVG, read back."""

from itertools import pairwise

import pytest
from chart_reader import Picture
from chart_samples import FAMILY, THEME, Area, balanced, chart_of, overlapping, pages_of, star

from render.writers.svg import svg


def picture_of(page):
    return Picture(svg(page, THEME))


CHARTS = {
    "tree": balanced(60, 5, titles=("工程师", "Customer success consultant"), details=("李雷",)),
    "cards": balanced(120, 6, titles=("工程师", "信息安全工程师")),
    "star": star(90),
    "one": chart_of([]),
}


@pytest.fixture(params=CHARTS.values(), ids=CHARTS, scope="module")
def page(request):
    return pages_of(request.param)[0]


@pytest.fixture(scope="module")
def picture(page):
    return picture_of(page)


def test_the_picture_is_as_large_as_the_page(page, picture):
    assert picture.size == pytest.approx((page.width, page.height), abs=0.51)
    assert picture.view == (0, 0, *picture.size)


def test_no_two_boxes_overlap_and_none_leaves_the_page(page, picture):
    areas = [(box.id, Area(*box[1:])) for box in picture.boxes]
    assert overlapping(areas) == []
    sheet = Area(0, 0, page.width, page.height)
    assert [name for name, area in areas if not sheet.contains(area)] == []


def test_every_framed_box_is_drawn_once(page, picture):
    framed = sorted(shape.id for shape in page.drawing.shapes if shape.framed)
    assert sorted(box.id for box in picture.boxes) == framed


def test_text_measured_anew_is_inside_a_box(page, picture):
    boxes = [Area(*box[1:]) for box in picture.boxes]
    outside = {line.text for line in (*page.heading, *page.footer)}
    for word in (word for word in picture.words if word.text not in outside):
        width = (FAMILY.bold if word.is_bold else FAMILY.regular).width(word.text, word.size)
        left = word.x - (width / 2 if word.anchor == "middle" else 0)
        ink = Area(left, word.y - 0.8 * word.size, left + width, word.y + 0.1 * word.size)
        assert any(box.contains(ink) for box in boxes), word


def test_lines_are_straight_and_cross_no_box(picture):
    boxes = [(box.id, Area(*box[1:])) for box in picture.boxes]
    for line in picture.lines:
        for (x, y), (next_x, next_y) in pairwise(line):
            assert min(abs(x - next_x), abs(y - next_y)) < 0.02
            piece = Area(min(x, next_x) - 0.1, min(y, next_y) - 0.1, max(x, next_x) + 0.1, max(y, next_y) + 0.1)
            assert [name for name, box in boxes if box.overlaps(piece, slack=0.15)] == []


def test_no_text_is_smaller_than_promised(picture):
    assert min(word.size for word in picture.words) >= THEME.chart.min_text - 0.01


def test_bold_is_bold(page, picture):
    bold = {word.text for word in picture.words if word.is_bold}
    assert bold == {line.text for shape in page.drawing.shapes for line in shape.lines if line.bold} | {
        line.text for line in page.heading
    }


def test_text_has_the_ink_of_the_box_it_stands_on(page, picture):
    boxes = [(Area(*box[1:]), box.id) for box in picture.boxes]
    role = {shape.id: shape.role for shape in page.drawing.shapes}
    for word in picture.words:
        under = [name for area, name in boxes if area.contains(Area(word.x, word.y, word.x, word.y))]
        if under:
            assert word.colour == THEME.chart.boxes[role[under[0]]].ink


def test_the_same_bytes_every_time(page):
    assert svg(page, THEME) == svg(page, THEME)
