"""Which boxes an organisation has, what stands in them and what is below what."""

import datetime

import pytest

from render.content import BoxRole
from render.locales import load_locale
from render.organisation import (
    ControlBlock,
    Membership,
    Organisation,
    Person,
    Post,
    Text,
    Unit,
    UnitType,
)
from render.products.org_chart import alternative, org_chart
from render.themes import load_theme
from render.typesetting.fonts import noto_sans
from render.typesetting.paging import fit_chart

ZH, EN = load_locale("zh"), load_locale("en")


def text(zh, en=""):
    return Text({"zh": zh, "en": en} if en else zh)


def post(identity, unit=None, superior=None, **more):
    return Post(identity, text(f"{identity}岗", f"{identity} post"), unit, superior, **more)


def unit(identity, parent=None, superior=None, head=None, kind=UnitType.DEPARTMENT, **more):
    return Unit(identity, text(f"{identity}部", f"{identity} unit"), kind, parent, superior, head, **more)


def organisation(units=(), posts=(), **more):
    return Organisation("acme", text("公司", "Acme"), units=tuple(units), posts=tuple(posts), **more)


def outline(chart):
    """The chart as indented lines."""
    depths = []
    for box in chart.boxes:
        depths.append(0 if box.parent is None else depths[box.parent] + 1)
    return [
        "  " * depth + " / ".join((box.title, *box.details)) for depth, box in zip(depths, chart.boxes, strict=True)
    ]


def lines(units=(), posts=(), locale=ZH, **more):
    return outline(org_chart(organisation(units, posts, **more), locale))


def box(chart, identity):
    return next(each for each in chart.boxes if each.id == identity)


TEAM = organisation(
    [
        unit("O", head="om"),
        unit("G", "O", "O", kind=UnitType.GROUP),
        unit("D"),
    ],
    [post("om", "O"), post("p", "O", "om"), post("a", "D", "D"), post("e", "D", "D")],
)


def test_units_with_their_heads_then_posts_and_groups_below():
    assert outline(org_chart(TEAM, ZH)) == [
        "公司", "  O部 / om岗", "    p岗", "    G部", "  D部", "    a岗", "    e岗",
    ]  # fmt: skip


def test_english_where_there_is_english():
    assert outline(org_chart(TEAM, EN))[:3] == ["Acme", "  O unit / om post", "    p post"]


def test_roles():
    roles = {each.id: each.role for each in org_chart(TEAM, ZH).boxes}
    assert roles["acme"] is BoxRole.ORGANIZATION
    assert roles["O"] is BoxRole.UNIT
    assert roles["G"] is BoxRole.GROUP
    assert roles["p"] is BoxRole.POST
    assert "om" not in roles


def test_pages_of_their_own_are_for_top_units_with_something_below():
    chart = org_chart(organisation([unit("O"), unit("G", "O", "O"), unit("E"), unit("H", "G", "G")]), ZH)
    assert [each.id for each in chart.boxes if each.own_page] == ["O"]


def test_titles_of_the_chart_and_its_pages():
    chart = org_chart(TEAM, ZH)
    assert chart.id == "overview"
    assert chart.title == ZH.chart_of.format(name="公司")
    assert box(chart, "O").page_title == ZH.chart_of.format(name="O部")
    assert chart.language == "zh-CN"


def test_a_box_can_say_how_many_are_below_it():
    chart = org_chart(TEAM, ZH)
    assert chart.boxes[0].folded == "下设 2 个部门、1 个组、4 个岗位", "the head of a unit is a post, too"
    assert box(chart, "O").folded == "下设 1 个组、1 个岗位"
    assert box(chart, "p").folded == ""
    assert box(org_chart(TEAM, EN), "O").folded == "1 group, 1 post below"
    assert box(org_chart(TEAM, EN), "D").folded == "2 posts below"


def test_who_heads_two_units_counts_once():
    units = [unit("A", head="x"), unit("B", head="x"), unit("C", head="gm", superior="gm")]
    chart = org_chart(organisation(units, [post("gm"), post("x", "A")], head="gm"), ZH)
    assert chart.boxes[0].folded == "下设 3 个部门、1 个岗位"


# ---------------------------------------------------------------- lines of reporting


def test_a_post_reports_to_a_post():
    assert lines((), [post("b", None, "a"), post("a"), post("c", None, "b")]) == [
        "公司",
        "  a岗",
        "    b岗",
        "      c岗",
    ]


def test_the_head_of_all_stands_in_the_root():
    units = [unit("O", head="om", superior="gm")]
    posts = [post("gm"), post("om", "O", "gm"), post("s", None, "gm")]
    assert lines(units, posts, head="gm") == ["公司 / gm岗", "  s岗", "  O部 / om岗"]


def test_a_unit_whose_head_reports_to_a_post_stands_below_that_post():
    units = [unit("O", superior="vp", head="om")]
    assert lines(units, [post("vp"), post("om", "O", "vp")]) == ["公司", "  vp岗", "    O部 / om岗"]


def test_a_unit_whose_head_reports_to_the_head_of_another_stands_below_that_one():
    units = [unit("A", head="x"), unit("B", superior="x", head="y")]
    assert lines(units, [post("x", "A"), post("y", "B", "x")]) == ["公司", "  A部 / x岗", "    B部 / y岗"]


def test_who_heads_two_units_has_each_ones_people_below_it():
    units = [unit("A", head="x"), unit("B", head="x")]
    posts = [post("x", "A"), post("a", "A", "x"), post("b", "B", "x"), post("c", None, "x")]
    assert lines(units, posts) == ["公司", "  A部 / x岗", "    a岗", "    c岗", "  B部 / x岗", "    b岗"]


def test_a_unit_within_a_unit_of_the_same_head_stays_within_it():
    units = [unit("A", head="x"), unit("B", "A", head="x")]
    posts = [post("x", "A"), post("b", "B", "x")]
    assert lines(units, posts) == ["公司", "  A部 / x岗", "    B部 / x岗", "      b岗"]


def test_the_head_of_all_may_head_a_unit_too():
    units = [unit("S", head="gm"), unit("O", head="om", superior="gm")]
    posts = [post("gm", "S"), post("s", "S", "gm"), post("om", "O", "gm")]
    assert lines(units, posts, head="gm") == ["公司 / gm岗", "  S部 / gm岗", "    s岗", "  O部 / om岗"]


def test_every_post_is_in_the_chart_however_deep():
    posts = [post("p0"), *(post(f"p{n}", None, f"p{n - 1}") for n in range(1, 5000))]
    chart = org_chart(organisation((), posts), ZH)
    assert len(chart.boxes) == 5001
    assert chart.boxes[1].folded == "下设 4999 个岗位"


def test_boxes_stand_before_those_below_them():
    chart = org_chart(TEAM, ZH)
    assert all(each.parent is None or each.parent < index for index, each in enumerate(chart.boxes))


@pytest.mark.parametrize("taken", ["unit", "post"])
def test_the_root_is_told_apart_from_what_has_the_same_id(taken):
    seats = {"unit": organisation([unit("acme")]), "post": organisation((), [post("acme")])}
    ids = [each.id for each in org_chart(seats[taken], ZH).boxes]
    assert len(set(ids)) == len(ids)


# ---------------------------------------------------------------- people and headcount


def staffed(*memberships, **posts):
    people = tuple(Person(name, text(name)) for name in ("李雷", "韩梅梅"))
    given = tuple(Membership(person, seat, acting=acting) for person, seat, acting in memberships)
    return org_chart(
        organisation(
            [unit("O", head="om", headcount=9)],
            [post("om", "O"), *(post(name, "O", "om", headcount=count) for name, count in posts.items())],
            people=people,
            memberships=given,
        ),
        ZH,
    )


def test_names_and_vacancies_where_the_spec_names_people():
    chart = staffed(("李雷", "om", False), ("韩梅梅", "a", True), a=1, b=1, c=None)
    assert box(chart, "O").details == ("om岗", "李雷", "在岗 1 / 编制 9")
    assert box(chart, "a").details == ("韩梅梅（代理）",)
    assert box(chart, "b").details == (ZH.vacant,)
    assert box(chart, "c").details == (), "nobody said how many it is for"


def test_headcounts_of_more_than_one():
    chart = staffed(("李雷", "a", False), ("韩梅梅", "a", False), a=3, b=0)
    assert box(chart, "a").details == ("李雷、韩梅梅", "在岗 2 / 编制 3")
    assert ZH.vacant not in box(chart, "b").details


def test_a_post_for_several_without_a_holder_says_so_once():
    chart = staffed(("李雷", "om", False), a=2)
    assert box(chart, "a").details == ("在岗 0 / 编制 2",)


@pytest.mark.parametrize("length", [8, 300])
def test_who_acts_in_a_post_is_told_however_long_the_name(length):
    people = tuple(Person(f"p{number}", text(f"{number:02}{'长' * length}")) for number in range(20))
    given = tuple(Membership(person.id, "a", acting=True) for person in people)
    seats = organisation((), [post("a")], people=people, memberships=given)
    (holders,) = box(org_chart(seats, ZH), "a").details
    shown = holders.count("（代理）")
    assert shown == holders.count("长（代理）") + holders.count("…（代理）") >= 1
    assert holders.endswith("（代理）等 20 人")
    (shape,) = (shape for shape in drawn(org_chart(seats, ZH)) if shape.id == "a")
    assert "".join(line.text for line in shape.lines).endswith(holders)


def test_nobody_is_missing_where_the_spec_names_no_people():
    chart = staffed(a=1, b=3)
    assert box(chart, "a").details == ()
    assert box(chart, "b").details == ("编制：3",)


# ---------------------------------------------------------------- in words


def test_a_sentence_for_every_manager():
    assert alternative(org_chart(TEAM, ZH), ZH) == (
        ZH.chart_alternative.format(title=ZH.chart_of.format(name="公司"), name="公司", children="O部、D部")
        + "O部下设p岗、G部。D部下设a岗、e岗。"
    )


def test_english_sentences_are_apart():
    assert alternative(org_chart(TEAM, EN), EN).endswith(". Under D unit stand a post, e post.")


def test_dotted_lines_and_vacancies_are_told_in_words():
    posts = [post("a", headcount=1), post("b", superior="a", dotted_to=("c",)), post("c", superior="a", headcount=2)]
    people = {"people": (Person("h", text("李雷")),), "memberships": (Membership("h", "a"),)}
    said = alternative(org_chart(organisation((), posts, **people), ZH), ZH)
    assert said.endswith("b岗另向c岗汇报。空缺：c岗。")
    said = alternative(org_chart(organisation((), posts, **people), EN), EN)
    assert said.endswith(" b post also reports to c post. Vacant: c post.")


def test_words_for_a_large_chart_are_bounded():
    posts = [post(f"p{n}", None, f"p{n // 30}" if n else None) for n in range(3000)]
    said = alternative(org_chart(organisation((), posts), ZH), ZH)
    assert len(said) < 3000
    assert said.count("等 30 个") > 5


def test_a_chart_of_one_box_is_called_by_its_title():
    assert alternative(org_chart(organisation(), ZH), ZH) == ZH.chart_of.format(name="公司")


# ---------------------------------------------------------------- the footer


def test_the_footer_carries_what_the_control_block_has():
    control = ControlBlock(number="HR-1", version="1.0", effective_date=datetime.date(2026, 12, 1))
    assert org_chart(organisation(control=control), ZH).footer == "公司 | HR-1 | 版本：1.0 | 2026年12月1日"
    assert org_chart(organisation(), ZH).footer == "公司"


def drawn(chart):
    return fit_chart(chart, noto_sans(), load_theme("classic").chart, 760, 470).shapes
