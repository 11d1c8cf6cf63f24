"""The collaboration map: every unit and tie on it, nothing over anything else, no text too small."""

import random
from itertools import combinations, pairwise
from math import hypot

import pytest
from chart_samples import FAMILY, HOSTILE, LOOK, Area, area_of, map_of, map_page_of, text_area

from render.chart_settings import ChartSettings, Orientation
from render.content import Bilingual, BoxRole, Tie
from render.typesetting.drawing import corner
from render.typesetting.map_layout import map_page
from render.typesetting.map_text import SMALLEST

NAMES = "运营部 供应链管理部 Customer-service 信息技术部 风险管理部 财务部 人力资源部 长三角一体化示范区分行".split()


def content(count, ties=None, names=NAMES, **words):
    return map_of(count, ties, names, **words)


MAPS = {
    "two": content(2),
    "three in a row": content(3, [(0, 1), (1, 2)]),
    "seed": content(6),
    "star": content(12, [(0, other) for other in range(1, 12)]),
    "apart": content(6, [(0, 1), (2, 3), (4, 5)]),
    "many": content(16, list(combinations(range(16), 2))[:48]),
    "long": content(7, names=("长三角生态绿色一体化发展示范区综合管理与协调推进办公室", *HOSTILE[:6])),
    "notes": content(4, notes=[f"第 {number} 个流程：{'、'.join(NAMES)}" for number in range(16)]),
}


@pytest.fixture(params=MAPS.values(), ids=MAPS, scope="module")
def drawn(request):
    return request.param, map_page_of(request.param)


def units_of(page):
    return [shape for shape in page.drawing.shapes if shape.role is BoxRole.UNIT]


def test_every_unit_once_and_every_tie_with_its_number(drawn):
    map_, page = drawn
    assert [(shape.id, shape.title) for shape in units_of(page)] == [(it.id, it.title) for it in map_.partners]
    ends = {(line.tail, line.head) for line in page.drawing.ties}
    assert ends == {(f"u{tie.one}", f"u{tie.other}") for tie in map_.ties}
    numbers = {shape.title: shape.lines[0].text for shape in page.drawing.shapes if shape.id.startswith("_tie")}
    assert numbers == {tie.said: str(tie.strength) for tie in map_.ties}


def test_nothing_lies_on_anything_else(drawn):
    _, page = drawn
    sheet = Area(0, 0, page.width, page.height)
    areas = [(shape, area_of(shape)) for shape in page.drawing.shapes]
    assert [shape.id for shape, area in areas if not sheet.contains(area)] == []
    for (one, area), (other, second) in combinations(areas, 2):
        assert not area.overlaps(second), (one.id, other.id)
    for shape, area in areas:
        for line in shape.lines:
            assert area.contains(text_area(line), slack=0.5), shape


def test_no_line_crosses_a_box(drawn):
    _, page = drawn
    boxes = {shape.id: area_of(shape) for shape in units_of(page)}
    radius = min(corner(shape) for shape in units_of(page))
    for line in page.drawing.ties:
        for end, (x, y) in ((line.tail, line.points[0]), (line.head, line.points[-1])):
            box = boxes[end]
            across = max(box.left + radius - x, x - box.right + radius, 0)
            down = max(box.top + radius - y, y - box.bottom + radius, 0)
            assert hypot(across, down) < radius - line.width / 2, "no end is seen beside a round corner"
            assert min(x - box.left, box.right - x, y - box.top, box.bottom - y) < 12.5
        for place in places_along(line.points):
            for name, box in boxes.items():
                assert name in (line.tail, line.head) or not box.contains(Area(*place, *place), slack=-0.5), line


@pytest.mark.parametrize("seed", [1, 6, 9])
def test_lines_keep_off_boxes_that_they_pass_and_never_meet_at_a_bend(seed):
    ties = random.Random(seed).sample(list(combinations(range(14), 2)), 24)
    page = map_page_of(content(14, ties))
    bends = [(line, bend) for line in page.drawing.ties for bend in line.points[1:-1]]
    assert len(bends) > 4
    for (one, place), (other, second) in combinations(bends, 2):
        assert one == other or hypot(place[0] - second[0], place[1] - second[1]) > 4
    for line in page.drawing.ties:
        for box in (shape for shape in units_of(page) if shape.id not in (line.tail, line.head)):
            around = Area(box.x - 8, box.y - 8, box.x + box.width + 8, box.y + box.height + 8)
            assert not any(around.contains(Area(*place, *place), slack=0) for place in places_along(line.points))


def places_along(points):
    for (x, y), (next_x, next_y) in pairwise(points):
        for step in range(201):
            yield x + (next_x - x) * step / 200, y + (next_y - y) * step / 200


def test_numbers_stand_on_their_lines(drawn):
    map_, page = drawn
    numbers = {shape.title: area_of(shape) for shape in page.drawing.shapes if shape.id.startswith("_tie")}
    lines = {(line.tail, line.head): line for line in page.drawing.ties}
    for tie in map_.ties:
        area, line = numbers[tie.said], lines[f"u{tie.one}", f"u{tie.other}"]
        assert any(area.contains(Area(*place, *place)) for place in places_along(line.points))


def test_the_stronger_the_tie_the_wider_its_line(drawn):
    map_, page = drawn
    strength = {(f"u{tie.one}", f"u{tie.other}"): tie.strength for tie in map_.ties}
    order = sorted(page.drawing.ties, key=lambda line: strength[line.tail, line.head])
    assert all(one.width <= other.width for one, other in pairwise(order))
    assert min(line.width for line in order) >= 0.75


def test_text_is_large_enough(drawn):
    _, page = drawn
    assert min(line.size for shape in page.drawing.shapes for line in shape.lines) >= SMALLEST == 9


def test_long_names_are_whole_where_a_smaller_text_has_room_for_them():
    names = [
        "Directorate-General for Water Policy and Climate Adaptation",
        "Directorate-General for International Cooperation and Legal Affairs",
        "Directorate-General for Infrastructure and Procurement",
        "Internal Audit and Integrity Service",
    ]
    for orientation in (Orientation.LANDSCAPE, Orientation.PORTRAIT):
        page = map_page_of(content(6, names=names), ChartSettings(orientation=orientation))
        assert {round(page.width), round(page.height)} == {595, 842}
        for shape in units_of(page):
            assert " ".join(line.text for line in shape.lines).replace("- ", "-") == shape.title


def test_the_seed_stays_on_a4():
    for orientation in (Orientation.AUTO, Orientation.PORTRAIT):
        page = map_page_of(content(6), ChartSettings(orientation=orientation))
        assert {round(page.width), round(page.height)} == {595, 842}
        assert (page.width < page.height) is (orientation is Orientation.PORTRAIT)


def test_a_second_language_begins_on_a_line_of_its_own():
    names = [Bilingual("运营部", "Operations", "en"), Bilingual("供应链部", "Supply chain", "en")]
    page = map_page_of(content(2, names=names, notes=[Bilingual("线越粗，协作越多。", "The thicker, the more.", "en")]))
    lines = [[line.text for line in shape.lines] for shape in page.drawing.shapes]
    assert lines == [
        ["运营部", "Operations"],
        ["供应链部", "Supply chain"],
        ["4"],
        ["线越粗，协作越多。", "The thicker, the more."],
    ]


def test_the_same_every_time():
    assert map_page_of(MAPS["many"]) == map_page_of(MAPS["many"])


def test_lines_of_a_theme_with_bold_lines_are_bolder():
    from render.themes import load_theme

    bold = map_page(content(3), "m", FAMILY, load_theme("high-contrast").chart, ChartSettings())
    assert min(line.width for line in bold.drawing.ties) > min(
        line.width for line in map_page_of(content(3)).drawing.ties
    )


def test_notes_fill_their_lines():
    """Instead of two lines of half the width each, or of names that are parted."""
    page = map_page_of(content(4, notes=["大促活动：" + "、".join(["供应链部"] * 20), "大促"]))
    note = next(shape for shape in page.drawing.shapes if shape.id == "_note-1")
    assert len(note.lines) == 2
    assert note.lines[0].width > 0.9 * (page.width - 2 * LOOK.margin)
    assert note.lines[0].text.endswith("、")


def test_lines_of_few_ties_are_no_heavier_than_they_have_to_be():
    few = map_page_of(map_of(3)._replace(ties=(Tie(0, 1, 1, "1"), Tie(1, 2, 2, "2"))))
    many = map_page_of(map_of(3)._replace(ties=(Tie(0, 1, 1, "1"), Tie(1, 2, 20, "20"))))
    heaviest = [max(line.width for line in page.drawing.ties) for page in (few, many)]
    assert heaviest[0] < heaviest[1] / 2
