"""Lines from box to box are made of the pieces of a trunk, and nothing else."""

from itertools import pairwise

import pytest
from chart_samples import area_of, balanced, chart_of, charts, crossings, pages_of, star
from hypothesis import given, settings

from render.typesetting.drawing import Connector
from render.typesetting.routes import routes

CHARTS = {"tree": balanced(60, 5), "cards": balanced(200, 6), "star": star(90), "chain": chart_of(range(8))}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_line_goes_from_its_tail_to_its_head(chart):
    for page in pages_of(chart):
        assert_whole(page.drawing)


@settings(max_examples=25)
@given(charts())
def test_of_any_chart(chart):
    assert_whole(pages_of(chart)[0].drawing)


def assert_whole(drawing):
    framed = {shape.id: area_of(shape) for shape in drawing.shapes if shape.framed}
    made = list(routes(drawing.connectors))
    assert [(line.tail, line.head) for line in made] == [(line.tail, line.head) for line in drawing.connectors]
    for line in made:
        x, y = line.points[0]
        tail = framed[line.tail]
        assert min(abs(x - tail.left), abs(x - tail.right), abs(y - tail.top), abs(y - tail.bottom)) < 0.02, line
        assert crossings(line, framed) == []
        assert 2 <= len(line.points) <= 4
        turns = [abs(x - next_x) < 0.01 for (x, _), (next_x, _) in pairwise(line.points)]
        assert all(one is not other for one, other in pairwise(turns)), "it turns at every point between its ends"


def test_a_line_without_trunk_stays_as_it_is():
    line = Connector("a", "b", ((0.0, 0.0), (0.0, 10.0)))
    assert list(routes([line])) == [line]


def test_cost_grows_linearly_with_the_reports_of_one_manager():
    """A trunk of 20,000 pieces, of which each begins where the one before ended."""
    pieces = [Connector("a", str(n), ((0.0, float(n)), (0.0, n + 1.0), (5.0, n + 1.0))) for n in range(20_000)]
    made = list(routes(pieces))
    assert made[-1].points == ((0.0, 0.0), (0.0, 20_000.0), (5.0, 20_000.0))
