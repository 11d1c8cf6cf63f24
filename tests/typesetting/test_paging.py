"""Charts on pages: everything is shown, nothing is too small, nothing explodes."""

from collections import Counter
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from chart_samples import FAMILY, LOOK, THEME, balanced, chain, chart_of, charts, faults, pages_of, star
from hypothesis import given, settings

from render.chart_settings import ChartSettings, Orientation
from render.content import Box, BoxRole, Chart
from render.locales import load_locale
from render.products.org_chart import org_chart
from render.spec import load
from render.typesetting.paging import chart_pages, fit_chart

A4_ROOM = (760, 470)
A4 = {THEME.page.width, THEME.page.height}


# ---------------------------------------------------------------- one frame


@settings(max_examples=60)
@given(chart=charts())
def test_text_is_between_the_smallest_and_the_largest(chart):
    drawing = fit_chart(chart, FAMILY, LOOK, *A4_ROOM)
    sizes = [line.size for shape in drawing.shapes for line in shape.lines]
    assert min(sizes) == pytest.approx(drawing.text_size)
    assert min(sizes) >= LOOK.min_text - 0.001
    assert max(sizes) <= LOOK.max_text + 0.001
    assert faults(drawing, drawing.width, drawing.height) == []


def test_whole_levels_are_left_out_from_the_bottom():
    chart = balanced(2000, 6)
    drawing = fit_chart(chart, FAMILY, LOOK, *A4_ROOM)
    depths = depths_of(chart)
    deepest = max(depths[shape.id] for shape in drawing.shapes)
    assert deepest >= 2
    assert {shape.id for shape in drawing.shapes} == {box for box, depth in depths.items() if depth <= deepest}
    assert drawing.width <= A4_ROOM[0]
    assert drawing.height <= A4_ROOM[1]


def test_a_box_tells_how_many_are_left_out():
    chart = balanced(2000, 6)
    drawing = fit_chart(chart, FAMILY, LOOK, *A4_ROOM)
    said = {shape.id: shape.lines[-1].text for shape in drawing.shapes if shape.id in drawing.folded}
    assert said == {box.id: box.folded for box in chart.boxes if box.id in drawing.folded}
    shown = len(drawing.shapes)
    assert shown + sum(int(words.split()[1]) for words in said.values()) == len(chart.boxes)


def test_where_two_levels_do_not_fit_the_drawing_is_larger_than_the_frame():
    drawing = fit_chart(star(500), FAMILY, LOOK, 450, 600)
    assert len(drawing.shapes) == 500
    assert drawing.text_size == pytest.approx(LOOK.min_text)
    assert drawing.width > 450 or drawing.height > 600


# ---------------------------------------------------------------- pages


@settings(max_examples=40)
@given(chart=charts(most=60))
def test_pages_of_any_tree_show_every_box_and_keep_within_their_sheets(chart):
    pages = pages_of(chart)
    assert {shape.id for page in pages for shape in page.drawing.shapes} == {box.id for box in chart.boxes}
    for page in pages:
        assert faults(page.drawing, page.width, page.height) == []


@pytest.mark.parametrize("chart", [balanced(2000, 6), balanced(700, 3), chain(300)], ids=["six", "three", "chain"])
def test_every_box_is_shown_and_every_folded_box_has_a_page(chart):
    pages = pages_of(chart)
    tops = Counter(page.drawing.shapes[0].id for page in pages)
    folded = [box for page in pages for box in page.drawing.folded]
    own = [box.id for box in chart.boxes if box.own_page]
    assert {chart.boxes[0].id, *own} <= set(tops) <= {chart.boxes[0].id, *folded, *own}
    assert set(tops.values()) <= {1, 2, 3}
    unfolded = {page.name: {shape.id for shape in page.drawing.shapes} - set(page.drawing.folded) for page in pages}
    assert all(shape.id in unfolded[shape.page] for page in pages for shape in page.drawing.shapes if shape.page)
    assert all(shape.page for page in pages for shape in page.drawing.shapes if shape.id in page.drawing.folded)
    assert {shape.id for page in pages for shape in page.drawing.shapes} == {box.id for box in chart.boxes}


@pytest.mark.parametrize("chart", [balanced(2000, 6), balanced(700, 3), chain(300)], ids=["six", "three", "chain"])
def test_pages_account_for_all_that_is_below_their_top(chart):
    """One page, or those in a row that begin with the same box."""
    below = {box.id: int(box.folded.split()[1]) if box.folded else 0 for box in chart.boxes}
    for top, row in groupby(pages_of(chart), key=lambda page: page.drawing.shapes[0].id):
        drawings = [page.drawing for page in row]
        shown = sum(len(drawing.shapes) - 1 for drawing in drawings)
        assert shown + sum(below[box] for drawing in drawings for box in drawing.folded) == below[top]


def test_a_few_pages_in_a_row_show_what_would_need_a_page_for_every_report():
    """A department of seven divisions of twenty posts each: two or three pages, not an overview and seven more."""
    parents = [0, *[1] * 7, *(2 + number // 20 for number in range(140))]
    pages = pages_of(chart_of(in_order(parents), titles=("Customer success consultant",), details=("Vacant",)))
    assert [page.drawing.folded for page in pages[1:]] == [()] * len(pages[1:])
    assert 2 <= len(pages) - 1 <= 3
    for number, page in enumerate(pages[1:]):
        assert page.drawing.text_size >= LOOK.min_text
        assert page.heading[0].text.endswith("（续）") == bool(number)
    for before, after in pairwise(pages[1:]):
        assert before.links[-1].line.text == f"续图 {after.number}"


def test_a_box_or_two_that_would_be_left_out_alone_have_no_page_of_their_own():
    """Eight managers of two teams each, which are large but for the last, of two posts."""
    parents, teams = [0] * 8, []
    for manager in range(1, 9):
        teams += [manager, manager]
    parents += teams
    for team in range(9, 25):
        parents += [team] * (2 if team == 24 else 30)
    chart = chart_of(in_order(parents), titles=("Customer success consultant",))
    overview, *others = pages_of(chart)
    assert overview.drawing.folded, "teams have pages of their own"
    shown = {shape.id for shape in overview.drawing.shapes}
    small = [box for box, count in zip(chart.boxes, chart.counts_below, strict=True) if count == 2]
    assert len(small) == 1
    assert {box.id for box in chart.boxes if box.parent == chart.index_of[small[0].id]} <= shown
    assert small[0].id not in {page.drawing.shapes[0].id for page in others}


def test_pages_are_few():
    """A page for sixty boxes or so, not one for every manager."""
    assert len(pages_of(balanced(3000, 6))) < 3000 / 40


def test_what_a_units_own_page_shows_has_no_further_page():
    """Ten divisions, each of ten departments of nine posts: an overview and a page for every division."""
    divisions, departments = range(1, 11), range(11, 111)
    parents = [0] * 10 + [1 + number // 10 for number in range(100)] + [11 + number // 9 for number in range(900)]
    pages = pages_of(chart_of(in_order(parents)))
    assert len(divisions) + len(departments) + 900 == len(parents)
    assert len(pages) == 11


def in_order(parents):
    """The same tree with its boxes numbered in pre-order."""
    order = sorted(range(1, len(parents) + 1), key=lambda box: chain_to_root(box, parents))
    index = {0: 0} | {box: place for place, box in enumerate(order, start=1)}
    return [index[parents[box - 1]] for box in order]


def chain_to_root(box, parents):
    return (*chain_to_root(parents[box - 1], parents), box) if box else ()


def test_the_smallest_text_is_kept_on_every_page():
    pages = pages_of(balanced(1500, 7, titles=("Customer success consultant", "信息安全工程师"), details=("部门经理",)))
    assert min(page.drawing.text_size for page in pages) >= LOOK.min_text - 0.001


def test_a_unit_with_a_page_of_its_own_has_one_though_the_overview_shows_it_all():
    pages = pages_of(chart_of([0, 0, 1, 1, 2]))
    assert [page.name for page in pages] == ["overview", "b1", "b2"]
    assert [page.title for page in pages] == ["组织架构图", "图 1", "图 2"]
    assert pages[0].drawing.folded == ()


def under_deputies(deputies, departments, posts):
    """Deputies of one manager, each with departments that have pages of their own."""
    children = [departments] * deputies
    parents = []
    for count in children:
        deputy = len(parents) + 1
        parents.append(0)
        for _ in range(count):
            parents += [deputy, *[len(parents) + 1] * posts]
    chart = chart_of(parents)
    levels = depths_of(chart)
    boxes = (box._replace(own_page=levels[box.id] == 2) for box in chart.boxes)
    return chart._replace(boxes=tuple(boxes))


def test_a_deputys_page_leads_to_the_pages_of_departments_and_repeats_none():
    chart = under_deputies(24, 4, 8)
    pages = chart_pages(chart, FAMILY, LOOK)
    deputies = [chart.boxes[index] for index in chart.children[0]]
    by_name = {page.name: page for page in pages}
    assert len(pages) == 1 + 24 + 24 * 4
    for deputy in deputies:
        page = by_name[deputy.id]
        below = {chart.boxes[index].id for index in chart.children[chart.index_of[deputy.id]]}
        assert {shape.id for shape in page.drawing.shapes} == {deputy.id, *below}
        assert {shape.id: shape.page for shape in page.drawing.shapes if shape.page} == {id: id for id in below}


def test_smaller_text_is_set_only_where_it_is_asked_for():
    chart = under_deputies(8, 8, 12)
    usual = chart_pages(chart, FAMILY, LOOK)
    small = chart_pages(chart, FAMILY, LOOK, ChartSettings(min_text=6.5))
    assert min(page.drawing.text_size for page in usual) >= 8
    assert 6.5 <= small[0].drawing.text_size < 8
    assert len(small[0].drawing.shapes) > len(usual[0].drawing.shapes)


def test_one_box_is_a_page():
    (page,) = pages_of(chart_of([]))
    assert len(page.drawing.shapes) == 1
    assert {page.width, page.height} == A4


def test_a_small_chart_is_on_a4_across():
    page = pages_of(star(7))[0]
    assert (page.width, page.height) == (THEME.page.height, THEME.page.width)


def test_a_deep_chart_is_on_a4_upright():
    page = pages_of(chart_of([max(0, 2 * level - 1) for level in range(14) for _ in range(2)]))[0]
    assert (page.width, page.height) == (THEME.page.width, THEME.page.height)
    assert page.drawing.folded == ()


@pytest.mark.parametrize(("count", "columns"), [(20, 2), (30, 3)])
def test_a_long_chain_is_folded_into_columns(count, columns):
    """Instead of a staircase in small text."""
    page = pages_of(chain(count))[0]
    assert page.drawing.text_size >= 11
    assert faults(page.drawing, page.width, page.height) == []
    middles = [shape.x + shape.width / 2 for shape in page.drawing.shapes]
    assert len(middles) == count
    assert columns <= len({round(middle) for middle in middles}) <= count / 5
    for connector, (above, below) in zip(page.drawing.connectors, pairwise(page.drawing.shapes), strict=True):
        (x, y), end = connector.points[0], connector.points[-1]
        assert (x, y) == pytest.approx((above.x + above.width / 2, above.y + above.height))
        goes_on = end == pytest.approx((below.x + below.width / 2, below.y))
        assert goes_on or end == pytest.approx((below.x, below.y + below.height / 2))


@pytest.mark.parametrize("count", [100, 500, 2500])
def test_many_reports_of_one_manager_are_dealt_out_over_pages(count):
    pages = pages_of(star(count))
    shown = [shape.id for page in pages for shape in page.drawing.shapes if shape.id != "b0"]
    assert sorted(shown) == sorted(f"b{number}" for number in range(1, count))
    sizes = [len(page.drawing.shapes) for page in pages]
    assert max(sizes) - min(sizes) <= len(pages), "about as many on each"
    for page in pages:
        assert {page.width, page.height} == A4
        assert page.drawing.text_size >= LOOK.min_text - 1e-9
        assert faults(page.drawing, page.width, page.height) == []
    for before, after in pairwise(pages):
        assert before.links[-1] == (before.links[-1].line, after.name)
        assert before.links[-1].line.text == f"续图 {after.number}"
        assert after.links[0].line.text == f"接图 {before.number}"


def test_nobody_turns_a_slide_unless_it_is_set():
    chart = chain(16)
    assert all(page.width > page.height for page in chart_pages(chart, FAMILY, LOOK, ChartSettings("slide")))
    upright = ChartSettings("slide", Orientation.PORTRAIT)
    assert all(page.width < page.height for page in chart_pages(chart, FAMILY, LOOK, upright))


def test_a_box_larger_than_the_sheet_gets_a_sheet_of_its_own():
    chart = chart_of([0], titles=("超长岗位名称" * 50,), details=("长长的说明" * 80,) * 9)
    (page,) = chart_pages(chart, FAMILY, LOOK, ChartSettings("A5", min_text=14))
    assert page.height > ChartSettings("A5").sheet[0]
    assert faults(page.drawing, page.width, page.height) == []


def test_what_is_folded_names_the_page_on_which_it_follows_and_that_page_where_it_comes_from():
    pages = pages_of(balanced(2000, 6))
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    by_name = {page.name: page for page in pages}
    folded = 0
    for page in pages:
        shapes = {shape.id: shape for shape in page.drawing.shapes}
        for name in page.drawing.folded:
            shape = shapes[name]
            there = by_name[shape.page]
            assert f"（见图 {there.number}）" in "".join(line.text for line in shape.lines)
            assert name in {other.id for other in there.drawing.shapes} - set(there.drawing.folded)
            folded += 1
        assert all(shape.page == "" for shape in shapes.values() if shape.id not in page.drawing.folded)
        came_from = [link for link in page.links if link.line.text.startswith("接图")]
        assert len(came_from) == (page.number > 1)
        for link in came_from:
            assert link.line.text == f"接图 {by_name[link.page].number}"
            assert page.drawing.shapes[0].id in {shape.id for shape in by_name[link.page].drawing.shapes}
            assert link.line.x + link.line.width == pytest.approx(page.width - LOOK.margin)
            assert page.heading[0].x + page.heading[0].width < link.line.x
        assert page.heading[0].text.startswith(f"图 {page.number}　")
    assert folded > 10


def test_a_page_alone_has_no_number():
    chart = chart_of([0, 0, 0])
    (page,) = pages_of(chart)
    assert page.heading[0].text == chart.title
    assert page.links == ()


def test_heading_and_footer_stand_clear_of_the_chart():
    chart = balanced(60, 5)._replace(title="超长的图名" * 60)
    page = pages_of(chart)[0]
    assert len(page.heading) == 3
    assert page.heading[-1].text.endswith("…")
    top = min(shape.y for shape in page.drawing.shapes)
    bottom = max(shape.y + shape.height for shape in page.drawing.shapes)
    assert page.heading[-1].baseline < top
    assert bottom < page.footer[0].baseline - page.footer[0].size
    assert page.footer[0].baseline < page.height
    assert all(line.x + line.width <= page.width - LOOK.margin + 0.01 for line in (*page.heading, *page.footer))


def test_no_footer_where_there_is_nothing_to_say():
    assert pages_of(star(3)._replace(footer=""))[0].footer == ()


# ---------------------------------------------------------------- names


def names(*identities):
    units = [Box(identity, BoxRole.UNIT, "部", 0, own_page=True) for identity in identities]
    boxes = [Box("root", BoxRole.ORGANIZATION, "公司", None)]
    for unit in units:
        boxes += [unit, Box(f"{unit.id}/post", BoxRole.POST, "岗", len(boxes))]
    return [page.name for page in pages_of(Chart("overview", "图", tuple(boxes)))][1:]


def test_names_are_the_ids():
    assert names("operations", "数据部", "R-D_2.0") == ["operations", "数据部", "R-D_2.0"]


def test_names_differ_where_case_does_not_count():
    assert names("Overview", "hr", "HR", "Hr") == ["Overview-2", "hr", "HR-2", "Hr-3"]


def test_names_are_safe_on_every_file_system():
    made = names("../up", "a/b", "a\\b", 'x:*?"<>|', "CON", "com1.txt", "trailing. ", ".", "长" * 200)
    assert len({name.casefold() for name in made}) == len(made)
    assert not any(set(name) & set('/\\:*?"<>| ') for name in made)
    assert not any(name.startswith(".") or name.endswith((".", " ")) for name in made)
    assert not any(name.split(".")[0].casefold() in {"con", "com1"} for name in made)
    assert max(len(f"{name}.svg".encode()) for name in made) <= 255


def depths_of(chart):
    depths = {}
    for box in chart.boxes:
        depths[box.id] = 0 if box.parent is None else depths[chart.boxes[box.parent].id] + 1
    return depths


# ---------------------------------------------------------------- the customer's organisation


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_overview_of_the_seed_is_legible_on_a4_across(language):
    """Every post and group is shown, in 11 pt or more; the README promises 9."""
    organisation = load(Path(__file__).parents[2] / "specs" / "ecommerce.yaml", language).organisation
    overview, *others = pages_of(org_chart(organisation, load_locale(language)))
    assert (overview.width, overview.height) == (THEME.page.height, THEME.page.width)
    assert overview.drawing.text_size >= 11
    assert len(overview.drawing.shapes) == 25
    assert [page.name for page in others] == [unit.id for unit in organisation.units_within[None]]
