"""Numbers of lines stand on them, off what is there, and away from the other lines where they can."""

from itertools import pairwise
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from render.typesetting.drawing import Area
from render.typesetting.tie_numbers import standing_places

SIZE = (10.0, 10.0)
COORDINATE = st.floats(0, 500).map(lambda number: round(number, 1))
LINE = st.lists(st.tuples(COORDINATE, COORDINATE), min_size=2, max_size=4).filter(
    lambda line: all(one != other for one, other in pairwise(line))
)


def test_in_the_middle_of_a_line_alone():
    assert standing_places([[(0, 0), (60, 0), (100, 0)]], [SIZE], []) == [(45, -5, *SIZE)]


def test_not_where_lines_cross():
    places = standing_places([[(0, 0), (100, 100)], [(0, 100), (100, 0)]], [SIZE] * 2, [])
    assert all(abs(left + 5 - 50) > 5 + 7 or abs(top + 5 - 50) > 5 + 7 for left, top, _, _ in places)
    assert places[0] != places[1]


def test_none_where_one_has_no_room():
    assert standing_places([[(0, 0), (100, 0)]], [SIZE], [Area(0, -20, 100, 40)]) == []


@given(st.lists(LINE, min_size=1, max_size=5))
def test_each_on_its_line_and_off_the_others(lines):
    places = standing_places(lines, [SIZE] * len(lines), [])
    for line, place in zip(lines, places, strict=False):
        middle = place.left + 5, place.top + 5
        pieces = pairwise(line)
        assert any(
            abs(distance(one, middle) + distance(middle, other) - distance(one, other)) < 1e-6 for one, other in pieces
        )
    for number, one in enumerate(places):
        for other in places[:number]:
            assert abs(one.left - other.left) >= 12 or abs(one.top - other.top) >= 12


def distance(one, other):
    return hypot(one[0] - other[0], one[1] - other[1])
