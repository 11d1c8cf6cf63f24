"""draw.io files, read back by an XML parser, and their geometry by the numbers of the layout."""

import re
from html.parser import HTMLParser

import pytest
from chart_samples import HOSTILE, THEME, balanced, chart_of, charts, lines_of, map_of, map_page_of, pages_of, star
from hypothesis import given, settings
from lxml import etree

from render.writers.drawio import drawio

UNITS = 100 / 72
OWN = {"0", "1"}


class Diagram:
    def __init__(self, element):
        self.name = element.get("name")
        self.model = element.find("mxGraphModel")
        self.cells = {}
        for item in self.model.find("root"):
            cell = item if item.tag == "mxCell" else item.find("mxCell")
            assert item.get("id") not in self.cells, "ids are unique"
            self.cells[item.get("id")] = Cell(item, cell)

    def area(self, name):
        cell = self.cells[name]
        x, y, width, height = cell.geometry
        if cell.parent not in OWN:
            left, top, _, _ = self.area(cell.parent)
            x, y = x + left, y + top
        return x, y, width, height


class Cell:
    def __init__(self, item, cell):
        self.label = item.get("label") or item.get("value") or ""
        self.tooltip = item.get("tooltip")
        self.parent, self.source, self.target = cell.get("parent"), cell.get("source"), cell.get("target")
        self.style = dict(part.partition("=")[::2] for part in (cell.get("style") or "").split(";") if part)
        geometry = cell.find("mxGeometry")
        self.is_edge = cell.get("edge") == "1"
        if geometry is not None and not self.is_edge:
            self.geometry = [float(geometry.get(name)) / UNITS for name in ("x", "y", "width", "height")]
        if self.is_edge:
            self.bends = [(float(p.get("x")) / UNITS, float(p.get("y")) / UNITS) for p in geometry.iter("mxPoint")]


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
    root = etree.fromstring(drawio(pages, THEME))
    assert root.tag == "mxfile"
    return [Diagram(element) for element in root]


PAGES = {
    "tree": pages_of(balanced(60, 5, titles=("工程师", "Customer success consultant"), details=("李雷",))),
    "cards": pages_of(balanced(150, 6)),
    "star": pages_of(star(60)),
    "one": pages_of(chart_of([])),
    "map": (map_page_of(map_of(9)),),
}


@pytest.fixture(params=PAGES.values(), ids=PAGES, scope="module")
def pages(request):
    return request.param


def test_a_diagram_for_each_page(pages):
    made = diagrams(pages)
    assert [diagram.name for diagram in made] == [page.title for page in pages]
    for diagram, page in zip(made, pages, strict=True):
        size = float(diagram.model.get("pageWidth")) / UNITS, float(diagram.model.get("pageHeight")) / UNITS
        assert size == pytest.approx((page.width, page.height), abs=0.01)


def test_boxes_are_where_the_layout_put_them(pages):
    for diagram, page in zip(diagrams(pages), pages, strict=True):
        for shape in page.drawing.shapes:
            x, y, width, height = diagram.area(f"box-{shape.id}")
            assert (x, y, width, height) == pytest.approx((shape.x, shape.y, shape.width, shape.height), abs=0.01)


def test_lines_are_glued_and_run_as_drawn(pages):
    for diagram, page in zip(diagrams(pages), pages, strict=True):
        edges = [cell for cell in diagram.cells.values() if cell.is_edge]
        drawn = lines_of(page)
        assert len(edges) == len(drawn)
        for edge, line in zip(edges, drawn, strict=True):
            assert (edge.source, edge.target) == (f"box-{line.tail}", f"box-{line.head}")
            assert {edge.source, edge.target} <= diagram.cells.keys()
            points = [end(diagram, edge, "exit", edge.source), *edge.bends, end(diagram, edge, "entry", edge.target)]
            assert len(points) == len(line.points)
            for point, meant in zip(points, line.points, strict=True):
                assert point == pytest.approx(meant, abs=0.05)


def end(diagram, edge, name, box):
    x, y, width, height = diagram.area(box)
    return x + width * float(edge.style[f"{name}X"]), y + height * float(edge.style[f"{name}Y"])


def test_members_move_with_their_card():
    page = next(page for page in PAGES["cards"] if not all(shape.framed for shape in page.drawing.shapes))
    diagram = diagrams([page])[0]
    for shape in page.drawing.shapes:
        parent = diagram.cells[f"box-{shape.id}"].parent
        assert (parent == "1") is shape.framed
        assert shape.framed or not diagram.cells[parent].is_edge


@pytest.mark.parametrize("title", HOSTILE)
def test_text_is_text(title):
    page = pages_of(chart_of([0, 0], titles=(title,), details=(title,)))[0]
    assert_text(page)
    for cell in diagrams([page])[0].cells.values():
        assert set(cell.style) <= KEYS


@settings(max_examples=25, deadline=None)
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
    "align verticalAlign spacing spacingTop edgeStyle endArrow exitX exitY exitDx exitDy exitPerimeter entryX entryY "
    "entryDx entryDy entryPerimeter".split()
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
