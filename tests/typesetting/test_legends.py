"""The legend and numbers of a coloured chart: on every page, off every box, in text that can be read."""

from itertools import combinations

import pytest
from chart_samples import FAMILY, HOSTILE, LOOK, THEME, area_of, balanced, pages_of

from render.content import NO_COLOUR, BoxRole, Legend
from render.typesetting.drawing import paint
from render.typesetting.legends import legend_shapes, mark
from render.writers.dot import dot

LABELS = ("运营部", "技术部", "客服部")


def coloured(count, labels=LABELS):
    chart = balanced(count, 6)
    boxes = tuple(
        box._replace(colour=number % len(labels) + 1 if number else NO_COLOUR) for number, box in enumerate(chart.boxes)
    )
    return chart.with_colours(boxes, Legend("部门", labels))


@pytest.fixture(scope="module", params=[20, 200])
def pages(request):
    return pages_of(coloured(request.param))


def test_every_page_has_the_legend_and_nothing_lies_on_it(pages):
    for page in pages:
        legend = [shape for shape in page.drawing.shapes if shape.id.startswith("_legend")]
        assert [shape.lines[0].text for shape in legend] == ["部门", "① 运营部", "② 技术部", "③ 客服部"]
        boxes = [shape for shape in page.drawing.shapes if shape not in legend]
        for one, other in combinations([*legend, *boxes], 2):
            assert not area_of(one).overlaps(area_of(other)), (one.id, other.id)
        assert min(shape.lines[0].size for shape in legend) >= LOOK.min_text


def test_every_coloured_box_has_its_number_and_its_colour(pages):
    for page in pages:
        for shape in page.drawing.shapes:
            if shape.colour > 0:
                assert shape.lines[0].text.startswith(mark(shape.colour))
                assert paint(shape, LOOK)[:3] == tuple(LOOK.series[shape.colour - 1])
                assert shape.framed
    top = pages[0].drawing.shapes[0]
    assert paint(top, LOOK).fill == LOOK.boxes[BoxRole.NOTE].fill


def test_the_colours_are_in_what_is_written(pages):
    graph = dot(pages[0], THEME)
    assert all(swatch.fill in graph for swatch in LOOK.series[:3])


@pytest.mark.parametrize("labels", [tuple(HOSTILE[:8]), ("超长名称" * 40,) * 8, ("A",) * 20])
def test_pills_stay_in_the_room_and_apart(labels):
    shapes = legend_shapes(Legend("按部门", labels), 40, 60, 500, LOOK, FAMILY)
    assert len(shapes) == len(labels) + 1
    for shape in shapes:
        assert shape.x >= 40 and shape.x + shape.width <= 540.01
        line = shape.lines[0]
        assert shape.x <= line.x and line.x + line.width <= shape.x + shape.width + 0.01
    for one, other in combinations(shapes, 2):
        assert not area_of(one).overlaps(area_of(other))


def test_no_legend_without_labels():
    assert legend_shapes(Legend("部门"), 0, 0, 500, LOOK, FAMILY) == []
    assert mark(0) == mark(NO_COLOUR) == ""
