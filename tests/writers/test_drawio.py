"""draw.io files, read back by the rules of mxGraph, and their geometry by the numbers of the layout and the SVG."""

import re
from html.parser import HTMLParser

import pytest
from chart_reader import Picture
from chart_samples import HOSTILE, THEME, balanced, chart_of, charts, lines_of, pages_of
from hypothesis import given, settings
from mxgraph_reader import UNITS, read_mxfile

from render.writers.drawio import drawio
from render.writers.svg import svg


class Words(HTMLParser):
    """The text lines of a label, and the tags in it."""

    def __init__(self, label):
        super().__init__()
        self.lines, self.tags = [], set()
        self.feed(label)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.lines.append("")

    def handle_data(self, data):
        self.lines[-1] += data


def diagrams(pages):
    return read_mxfile(drawio(pages, THEME))


def test_a_diagram_for_each_page(pages):
    made = diagrams(pages)
    assert [diagram.name for diagram in made] == [page.title for page in pages]
    for diagram, page in zip(made, pages, strict=True):
        assert diagram.size == pytest.approx((page.width, page.height), abs=0.01)


def test_boxes_are_where_the_layout_put_them(pages):
    for diagram, page in zip(diagrams(pages), pages, strict=True):
        for shape in page.drawing.shapes:
            area = diagram.cells[f"box-{shape.id}"].area
            assert area == pytest.approx((shape.x, shape.y, shape.width, shape.height), abs=0.01)


def test_lines_are_glued_and_run_as_drawn(pages):
    for diagram, page in zip(diagrams(pages), pages, strict=True):
        for edge, line in zip(diagram.edges, lines_of(page), strict=True):
            assert (edge.source, edge.target) == (f"box-{line.tail}", f"box-{line.head}")
            assert len(edge.points) == len(line.points)
            for point, meant in zip(edge.points, line.points, strict=True):
                assert point == pytest.approx(meant, abs=0.05)


def test_boxes_and_lines_are_where_the_svg_has_them(pages):
    for diagram, page in zip(diagrams(pages), pages, strict=True):
        picture = Picture(svg(page, THEME))
        framed = {shape.id for shape in page.drawing.shapes if shape.framed}
        boxes = sorted(diagram.cells[f"box-{id_}"].area for id_ in framed)
        drawn = sorted((box.left, box.top, box.right - box.left, box.bottom - box.top) for box in picture.boxes)
        assert len(boxes) == len(drawn)
        for box, other in zip(boxes, drawn, strict=True):
            assert box == pytest.approx(other, abs=0.6)
        run = {tuple(round(at) for at in point) for line in picture.lines for point in line}
        for edge in diagram.edges:
            for x, y in edge.points:
                assert any((round(x) + right, round(y) + down) in run for right in (-1, 0, 1) for down in (-1, 0, 1))


def test_members_move_with_their_card():
    page = next(page for page in pages_of(balanced(150, 6)) if not all(shape.framed for shape in page.drawing.shapes))
    diagram = diagrams([page])[0]
    for shape in page.drawing.shapes:
        parent = diagram.cells[f"box-{shape.id}"].parent
        assert (parent == "1") is shape.framed
        assert shape.framed or not diagram.cells[parent].points


@pytest.mark.parametrize("title", HOSTILE)
def test_text_is_text(title):
    page = pages_of(chart_of([0, 0], titles=(title,), details=(title,)))[0]
    assert_text(page)
    for cell in diagrams([page])[0].cells.values():
        assert set(cell.style) <= KEYS


@settings(max_examples=25)
@given(charts(most=8))
def test_text_of_any_chart_is_text(chart):
    assert_text(pages_of(chart)[0])


def assert_text(page):
    diagram = diagrams([page])[0]
    for shape in page.drawing.shapes:
        words = Words(diagram.cells[f"box-{shape.id}"].label)
        assert words.tags <= {"div"}
        assert words.lines == [line.text for line in shape.lines]
        assert Words(f"<p>{diagram.cells[f'box-{shape.id}'].tooltip}").lines[0].split() == shape.title.split()


KEYS = set(
    "html whiteSpace fontFamily rounded absoluteArcSize arcSize fillColor strokeColor strokeWidth dashed fontColor "
    "dashPattern fixDash align verticalAlign spacing spacingTop spacingLeft spacingRight edgeStyle endArrow "
    "exitX exitY exitDx exitDy exitPerimeter entryX entryY entryDx entryDy entryPerimeter".split()
)


def test_sizes_and_weights_of_text(pages):
    diagram, page = diagrams(pages)[0], pages[0]
    for shape in page.drawing.shapes:
        label = diagram.cells[f"box-{shape.id}"].label
        sizes = [float(size) / UNITS for size in re.findall(r"font-size:([\d.]+)px", label)]
        assert sizes == pytest.approx([line.size for line in shape.lines], abs=0.01)
        assert label.count("font-weight:bold") == sum(line.bold for line in shape.lines)


def test_ids_that_draw_io_keeps_for_itself():
    chart = chart_of([0, 0])
    boxes = tuple(box._replace(id=str(number)) for number, box in enumerate(chart.boxes))
    page = pages_of(type(chart)("overview", "图", boxes))[0]
    assert {"box-0", "box-1", "box-2"} <= diagrams([page])[0].cells.keys()


def test_the_same_bytes_every_time(pages):
    assert drawio(pages, THEME) == drawio(pages, THEME)
