"""The arrangement search, seen in the drawings that come out of it."""

from itertools import pairwise

import pytest
from chart_samples import FAMILY, LOOK, balanced, chain, chart_of, charts, faults, star
from hypothesis import given, settings

from render.content import BoxRole
from render.typesetting.chart_faces import Faces
from render.typesetting.org_placing import place
from render.typesetting.org_search import Frame, arrange_compactly, arrange_uniformly
from render.typesetting.org_sizes import Sizes
from render.typesetting.org_tree import Part, visible_tree
from render.typesetting.paging import fit_chart

A4_ROOM = (760, 470)


def arranged(chart, *, uniform=False, room=A4_ROOM, depth=10**6):
    tree = visible_tree(chart, Part(0), depth)
    sizes = Sizes(tree, Faces(FAMILY, LOOK, LOOK.max_text_width), LOOK, by_level=uniform)
    search = arrange_uniformly if uniform else arrange_compactly
    frame = Frame(*room, LOOK.max_text / LOOK.text, LOOK.min_text / LOOK.text, LOOK.text)
    found = search(tree, sizes, LOOK, [frame])
    return place(tree, sizes, LOOK, found.block, found.scale)


@pytest.mark.parametrize("uniform", [True, False])
@settings(max_examples=60)
@given(chart=charts())
def test_geometry_of_any_tree(uniform, chart):
    drawing = arranged(chart, uniform=uniform)
    assert faults(drawing, drawing.width, drawing.height) == []
    assert sorted(shape.id for shape in drawing.shapes) == sorted(box.id for box in chart.boxes)
    assert drawing.width <= A4_ROOM[0] + 0.01
    assert drawing.height <= A4_ROOM[1] + 0.01


@settings(max_examples=40)
@given(chart=charts())
def test_every_framed_report_is_joined_to_its_manager_once(chart):
    drawing = arranged(chart)
    parent = {box.id: chart.boxes[box.parent].id for box in chart.boxes if box.parent is not None}
    framed = {shape.id for shape in drawing.shapes if shape.framed} - {chart.boxes[0].id}
    assert sorted((each.tail, each.head) for each in drawing.connectors) == sorted((parent[box], box) for box in framed)


@settings(max_examples=40)
@given(chart=charts(most=25))
def test_pieces_of_a_trunk_do_not_cover_each_other(chart):
    pieces = []
    for connector in arranged(chart, uniform=True).connectors:
        for (x, y), (next_x, next_y) in zip(connector.points, connector.points[1:], strict=False):
            pieces.append((min(x, next_x), min(y, next_y), max(x, next_x), max(y, next_y)))
    assert [
        (one, other) for k, one in enumerate(pieces) for other in pieces[:k] if shared_length(one, other) > 0.05
    ] == []


def shared_length(one, other):
    """How much of two lines is the same line; 0 for lines that cross or meet."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return max(across, down) if min(across, down) > -0.01 else 0


@pytest.mark.parametrize("chart", [chain(5000), star(501), balanced(3000, 5)], ids=["chain", "star", "tree"])
def test_any_size_and_depth(chart):
    drawing = arranged(chart)
    assert len(drawing.shapes) == len(chart.boxes)


def test_boxes_of_a_level_are_alike():
    drawing = arranged(chart_of([0, 0, 0, 1, 1, 2, 3], titles=("岗", "数据分析师")), uniform=True)
    level = [shape for shape in drawing.shapes if shape.id in ("b1", "b2", "b3")]
    assert len({round(shape.width, 3) for shape in level}) == 1
    assert len({round(shape.y, 3) for shape in level}) == 1
    assert len({round(shape.height, 3) for shape in level}) == 1


def test_a_box_is_not_stretched_to_the_height_of_one_with_much_more_in_it():
    chart = chart_of([0, 0, 0, 0])
    more = {1: ("李雷",), 2: ("李雷", "编制 3", "空缺 1", "见图 2")}
    boxes = tuple(box._replace(details=more.get(place, ())) for place, box in enumerate(chart.boxes))
    heights = [shape.height for shape in arranged(chart._replace(boxes=boxes), uniform=True).shapes[1:]]
    assert heights[0] == pytest.approx(heights[2]) == pytest.approx(heights[3])
    assert heights[0] < heights[1] / 1.5


def test_a_manager_stands_in_the_middle_of_its_row():
    drawing = fit_chart(star(5), FAMILY, LOOK, *A4_ROOM)
    middles = [shape.x + shape.width / 2 for shape in drawing.shapes]
    assert middles[0] == pytest.approx((middles[1] + middles[-1]) / 2)


def test_a_small_chart_has_separate_boxes_in_the_largest_text():
    drawing = fit_chart(star(7), FAMILY, LOOK, *A4_ROOM)
    assert all(shape.framed for shape in drawing.shapes)
    assert drawing.text_size == pytest.approx(LOOK.max_text)


def test_members_are_listed_in_their_managers_card_where_room_is_short():
    drawing = arranged(balanced(300, 6))
    members = [shape for shape in drawing.shapes if not shape.framed]
    assert members
    assert all(shape.surface is not BoxRole.ORGANIZATION for shape in members)
    assert {shape.id for shape in members}.isdisjoint({each.head for each in drawing.connectors})


@pytest.mark.parametrize("below", [1, 3])
def test_one_member_alone_stands_in_the_middle_of_its_card(below):
    """Several are a list, which starts at the left."""
    units = range(1, 61)
    chart = chart_of([0] * len(units) + [unit for unit in units for _ in range(below)], titles=("法律事务部", "会计"))
    shapes = arranged(chart).shapes
    cards = [place for place, shape in enumerate(shapes) if shape.framed]
    lists = [(shapes[card], shapes[card + 1 : end]) for card, end in pairwise([*cards, len(shapes)]) if end - card > 1]
    assert lists
    for card, members in lists:
        assert all(line.centred is (below == 1) for member in members for line in member.lines)
        middle = members[0].lines[0].x + members[0].lines[0].width / 2
        assert below > 1 or middle == pytest.approx(card.x + card.width / 2)


def test_three_hundred_posts_print_legibly_on_a3():
    """The figure of the roadmap: 8 pt or more."""
    chart = balanced(300, 5, titles=("工程师", "产品经理", "信息安全工程师", "会计"))
    assert arranged(chart, room=(1110, 700)).text_size >= 8


@pytest.mark.parametrize("breadth", [2, 5])
def test_thirty_posts_print_comfortably_on_a4_in_the_usual_style(breadth):
    """The figure of the roadmap: 11 pt or more."""
    chart = balanced(30, breadth, titles=("工程师", "产品经理", "信息安全工程师", "会计"))
    assert fit_chart(chart, FAMILY, LOOK, *A4_ROOM).text_size >= 11


def test_managers_of_a_level_are_arranged_alike():
    """One with nine reports and one with two: both as stacks, or both as cards."""
    for count in (4, 9, 16, 25):
        chart = chart_of([0, 0, 0, *[1] * count, 2, 2, 3, 3])
        drawing = arranged(chart, uniform=True)
        below = {shape.id: shape for shape in drawing.shapes if shape.id not in ("b0", "b1", "b2", "b3")}
        assert len({shape.framed for shape in below.values()}) == 1
        assert len({round(shape.width, 3) for shape in below.values()}) == 1


def test_a_chart_is_as_wide_as_its_page_lets_it():
    """Twenty reports side by side would be eight times as wide as high."""
    drawing = arranged(star(21), uniform=True)
    assert drawing.width / drawing.height < 4


def test_members_of_several_lines_are_seen_to_be_apart():
    """The distance from one to the next is clearly larger than that of their own lines."""
    chart = balanced(60, 7, titles=("Lead",), details=("Vacant",))
    drawing = fit_chart(chart, FAMILY, LOOK, *A4_ROOM)
    members = [shape for shape in drawing.shapes if shape.is_member]
    below = [(one, other) for one, other in pairwise(members) if one.x == other.x and one.y < other.y]
    assert below
    for one, other in below:
        (title, detail), (following, _) = one.lines, other.lines
        assert following.baseline - detail.baseline > 1.35 * (detail.baseline - title.baseline)


def test_a_title_of_three_hundred_characters_is_whole():
    title = ("Principal Deputy Assistant Commissioner for the Coordination of Interagency Harmonisation " * 4)[
        :300
    ].strip()
    drawing = fit_chart(chart_of([0, 0], titles=("Clerk", title)), FAMILY, LOOK, *A4_ROOM)
    lines = next(shape.lines for shape in drawing.shapes if shape.title == title)
    assert " ".join(line.text for line in lines) == title


@pytest.mark.parametrize("language", ["zh", "en"])
def test_long_titles_are_cut_but_kept_whole_in_the_title(language):
    title = {"zh": "超长岗位名称" * 50, "en": "Senior principal engineer " * 15}[language]
    shape = arranged(chart_of([], titles=(title,))).shapes[0]
    assert shape.title == title
    assert len(shape.lines) == 12
    assert shape.lines[-1].text.endswith({"zh": "…", "en": "Senior..."}[language])


def test_lines_of_a_title_are_about_equally_long():
    lines = arranged(chart_of([], titles=("组织发展与员工关系管理与企业文化建设中心",))).shapes[0].lines
    assert len(lines) == 2
    assert abs(lines[0].width - lines[1].width) < 3 * lines[0].size


def test_words_are_not_cut_to_make_lines_alike():
    chart = chart_of([0] * 30, titles=("Merchandise group", "Business development group", "Warehouse group"))
    drawing = fit_chart(chart, FAMILY, LOOK, *A4_ROOM)
    words = {word for shape in drawing.shapes for line in shape.lines for word in line.text.split()}
    assert words == {"Merchandise", "Business", "development", "Warehouse", "group"}
