"""What is set for charts holds on every page."""

import pytest
from chart_samples import FAMILY, LOOK, balanced, chart_of, faults

from render.chart_settings import ChartSettings, Orientation, Style
from render.typesetting.paging import chart_pages


def pages(chart, **settings):
    return chart_pages(chart, FAMILY, LOOK, ChartSettings(**settings))


@pytest.mark.parametrize(
    ("page", "width", "height"),
    [("A5", 419.53, 595.28), ("A2", 1190.55, 1683.78), ("Letter", 612, 792), ("Legal", 612, 1008), ("slide", 540, 960)],
)
def test_sheets(page, width, height):
    assert ChartSettings(page).sheet == pytest.approx((width, height), abs=0.01)
    for sheet in pages(balanced(60, 5), page=page):
        assert {sheet.width, sheet.height} == {*ChartSettings(page).sheet}
        assert faults(sheet.drawing, sheet.width, sheet.height) == []


@pytest.mark.parametrize("orientation", [Orientation.LANDSCAPE, Orientation.PORTRAIT])
def test_orientation(orientation):
    for sheet in pages(balanced(300, 6), orientation=orientation):
        assert (sheet.width > sheet.height) is (orientation is Orientation.LANDSCAPE)


def test_the_smallest_text_is_as_promised():
    chart = balanced(300, 6)
    assert min(sheet.drawing.text_size for sheet in pages(chart, min_text=9)) >= 9 - 1e-9


def test_nothing_is_in_the_margins():
    for sheet in pages(balanced(300, 6), margin=25.4):
        for shape in sheet.drawing.shapes:
            assert shape.x >= 71.9 and shape.x + shape.width <= sheet.width - 71.9
            assert shape.y + shape.height <= sheet.height - 71.9


def test_compact_makes_text_as_large_as_can_be():
    chart = balanced(60, 4)
    uniform, compact = (pages(chart, page="A4", style=style)[0].drawing.text_size for style in Style)
    assert compact >= uniform


def test_levels_below_the_limit_are_told_and_not_drawn():
    chart = balanced(31, 2)
    limited = chart.limited(2)
    assert len(limited.boxes) == 1 + 2 + 4
    ends = [box for index, box in enumerate(limited.boxes) if not limited.children[index]]
    assert {box.details for box in ends} == {("下设 6 个",)}
    assert {box for page in pages(limited) for box in page.drawing.folded} == set()


@pytest.mark.parametrize(
    ("title", "is_cut"),
    [
        ("岗位", False),
        ("待定…", False),
        ("to be named ...", False),
        ("超长岗位名称" * 50, True),
        ("a very long title " * 40, True),
    ],
)
def test_a_text_that_is_cut_is_known(title, is_cut):
    assert pages(chart_of([0], titles=(title,))).cut == (("b0", "b1") if is_cut else ())
