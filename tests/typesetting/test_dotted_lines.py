"""Dotted lines: from edge to edge, through no box, along no other line."""

from itertools import pairwise

import pytest
from chart_samples import FAMILY, LOOK, Area, area_of, balanced, chart_of, pages_of
from hypothesis import given, settings
from hypothesis import strategies as st

from render.content import DottedLine
from render.typesetting.paging import fit_chart


def dotted(chart, pairs):
    """The chart with dotted lines between boxes of those numbers."""
    ends = {}
    for tail, head in pairs:
        ends.setdefault(tail, []).append(DottedLine(chart.boxes[head].id, chart.boxes[head].title))
    boxes = (box._replace(dotted_to=tuple(ends.get(index, ()))) for index, box in enumerate(chart.boxes))
    return chart._replace(boxes=tuple(boxes))


def wrong(drawing):
    """Everything that is wrong with the dotted lines of a drawing."""
    framed = {shape.id: area_of(shape) for shape in drawing.shapes if shape.framed}
    trunks = [piece for connector in drawing.connectors for piece in pairwise(connector.points)]
    for line in drawing.dotted:
        for name, place in ((line.tail, line.points[0]), (line.head, line.points[-1])):
            if not on_edge(framed[name], place):
                yield f"{line} does not begin and end at the edges of its boxes"
        for start, end in pairwise(line.points):
            if abs(start[0] - end[0]) > 0.01 and abs(start[1] - end[1]) > 0.01:
                yield f"{line} is slanted"
            span = spanned(start, end, 0.3)
            yield from (f"{line} crosses {name}" for name, area in framed.items() if area.overlaps(span, slack=0.4))
            yield from (f"{line} runs along {trunk}" for trunk in trunks if runs_along((start, end), trunk))


def on_edge(area, place):
    x, y = place
    inside = area.left - 0.01 <= x <= area.right + 0.01 and area.top - 0.01 <= y <= area.bottom + 0.01
    near = min(abs(x - area.left), abs(x - area.right), abs(y - area.top), abs(y - area.bottom))
    return inside and near < 0.01


def spanned(start, end, slack=0.0):
    (x, y), (other_x, other_y) = start, end
    return Area(min(x, other_x) - slack, min(y, other_y) - slack, max(x, other_x) + slack, max(y, other_y) + slack)


def runs_along(one, other):
    """Whether two pieces go the same way side by side, too near to be told apart."""
    upright = [abs(start[0] - end[0]) < abs(start[1] - end[1]) for start, end in (one, other)]
    if upright[0] != upright[1]:
        return False
    across, along = (0, 1) if upright[0] else (1, 0)
    if abs(one[0][across] - other[0][across]) > 1.0:
        return False
    spans = [sorted((piece[0][along], piece[1][along])) for piece in (one, other)]
    return min(span[1] for span in spans) - max(span[0] for span in spans) > 1.0


@pytest.mark.parametrize("pairs", [[(1, 2)], [(5, 1), (9, 2), (12, 5), (7, 0)], [(n, 0) for n in range(6, 16)]])
def test_lines_lead_round_boxes(pairs):
    drawing = fit_chart(dotted(balanced(25, 3), pairs), FAMILY, LOOK, 760, 470)
    assert len(drawing.dotted) == len(pairs)
    assert list(wrong(drawing)) == []


@settings(max_examples=60)
@given(
    st.integers(2, 6),
    st.integers(3, 60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(0, 59)), min_size=1, max_size=12, unique=True),
)
def test_lines_of_any_chart_cross_no_box(breadth, count, pairs):
    pairs = [(tail % count, head % count) for tail, head in pairs if tail % count != head % count]
    drawing = fit_chart(dotted(balanced(count, breadth), dict.fromkeys(pairs)), FAMILY, LOOK, 760, 470)
    assert [fault for fault in wrong(drawing) if "runs along" not in fault] == []


def test_who_is_on_another_page_is_named_with_its_number():
    chart = dotted(balanced(400, 6), [(399, 30), (30, 399)])
    pages = pages_of(chart)
    ends = {chart.boxes[index].id: chart.boxes[index].title for index in (30, 399)}
    for page in pages:
        shown = {shape.id: shape for shape in page.drawing.shapes}
        for name, other in zip(ends, reversed(ends), strict=True):
            if name in shown and other not in shown:
                words = "".join(line.text for line in shown[name].lines)
                first = next(each.number for each in pages if other in {shape.id for shape in each.drawing.shapes})
                assert f"↗ {ends[other]}（见图 {first}）" in words
                assert page.drawing.dotted == ()


def test_more_lines_than_an_eye_can_follow_are_told_in_words():
    chart = dotted(balanced(60, 5), [(index, 1) for index in range(10, 55)])
    drawing = fit_chart(chart, FAMILY, LOOK, 760, 470)
    assert drawing.dotted == ()
    telling = [shape for shape in drawing.shapes if any(line.text.startswith("↗") for line in shape.lines)]
    assert len(telling) == 45
    page = pages_of(chart)[0]
    assert len(page.drawing.shapes) > 55
    assert not any("见图 1）" in line.text for shape in page.drawing.shapes for line in shape.lines), "it is this page"


@pytest.mark.parametrize(("tail", "head", "bends"), [(2, 16, 2), (8, 1, 2), (8, 21, 3), (29, 6, 3)])
def test_a_line_leaves_where_it_needs_no_jog(tail, head, bends):
    """Six departments of four posts, in stacks."""
    chart = chart_of([parent for unit in range(6) for parent in (0, *[5 * unit + 1] * 4)], titles=("人事业务伙伴",))
    drawing = fit_chart(dotted(chart, [(tail, head)]), FAMILY, LOOK, 760, 470)
    assert [shape.id for shape in drawing.shapes if shape.framed][-1] == "b30"
    assert len(drawing.dotted[0].points) - 2 <= bends


def test_a_line_between_neighbours_of_other_heights_is_straight():
    chart = chart_of([0, 0, 0], titles=("会计", "公司", "超长岗位名称，含标点，" * 9))
    drawing = fit_chart(dotted(chart, [(1, 2)]), FAMILY, LOOK, 760, 470)
    heights = {shape.height for shape in drawing.shapes if shape.id in ("b1", "b2")}
    assert max(heights) > 2 * min(heights)
    assert len(drawing.dotted[0].points) == 2
