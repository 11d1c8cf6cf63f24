"""Who works with whom: counted by hand from small specs, and from the seed."""

from pathlib import Path

import pytest

from render.locales import load_locale
from render.organisation import Visibility
from render.products.collaboration import collaboration
from render.spec import load, understand
from render.views import seen

SEED = Path(__file__).parents[2] / "specs/ecommerce.yaml"
UNITS = """
organization: {id: o, name: 公司}
posts: [{id: boss, title: 总经理}]
units:
  - id: sales
    name: 销售部
    head: seller
    posts: [{id: seller, title: 销售}]
    units: [{id: shop, name: 门店, type: group}]
  - {id: stock, name: 仓储部, posts: [{id: keeper, title: 库管}]}
  - {id: money, name: 财务部}
"""


def map_of(text, locale="zh"):
    return collaboration(understand("o", text.encode(), locale).organisation, load_locale(locale))


def ties(map_):
    names = [partner.id for partner in map_.partners]
    return {(names[tie.one], names[tie.other]): tie.strength for tie in map_.ties}


def test_units_are_joined_by_the_activities_in_which_both_have_a_part():
    map_ = map_of(
        UNITS
        + """
processes:
  - id: order
    name: 订单
    activities:
      - {name: 下单, raci: {seller: A, shop: R, boss: I}}
      - {name: 发货, raci: {shop: I, keeper: A/R}}
      - {name: 对账, raci: {sales: C, stock: C, money: A/R}}
"""
    )
    assert ties(map_) == {("sales", "stock"): 2, ("sales", "money"): 1, ("stock", "money"): 1}
    assert [partner.title for partner in map_.partners] == ["销售部", "仓储部", "财务部"]
    assert map_.notes[1:] == ("订单：销售部、仓储部、财务部",)
    assert "销售部与仓储部：2" in map_.alternative


def test_relations_count_by_their_weight_and_are_named():
    map_ = map_of(
        UNITS
        + """
relations:
  - {between: [shop, money], what: 预算对账, weight: 3}
  - {between: [sales, shop], what: 内部}
"""
    )
    assert ties(map_) == {("sales", "money"): 3}
    assert map_.notes[1:] == ("销售部 – 财务部：预算对账",)


def test_work_that_is_handed_on_joins_units_that_share_no_activity():
    map_ = map_of(
        UNITS
        + """
processes:
  - id: order
    name: 订单
    activities:
      - {name: 下单, raci: {seller: A/R}}
      - {name: 发货, raci: {keeper: A/R}}
      - {name: 对账, raci: {money: A/R, keeper: C}}
"""
    )
    assert ties(map_) == {("sales", "stock"): 1, ("stock", "money"): 1}
    assert "工作交接" in map_.notes[0]
    assert "虚线汇报" not in map_.notes[0]


def test_dotted_lines_join_units():
    map_ = map_of(UNITS.replace("title: 库管", "title: 库管, dotted_to: [seller, boss]"))
    assert ties(map_) == {("sales", "stock"): 1}
    assert "虚线汇报" in map_.notes[0]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("财务部：付款", {("sales", "money"): 1}),
        ("库管: 发货", {("sales", "stock"): 1}),
        ("门店：陈列", {("sales", "shop"): 1}),  # inside the department
        ("财务部以及银行：付款", None),
        ("银行：财务部", None),
    ],
)
def test_posts_join_units_that_they_name_as_contacts(said, found):
    map_ = map_of(UNITS.replace("title: 销售}", f'title: 销售, relations: {{internal: ["{said}"]}}}}'))
    assert found == (map_ and ties(map_))


def test_what_posts_say_adds_nothing_to_a_relation_of_their_units():
    text = UNITS.replace("title: 销售}", "title: 销售, relations: {internal: [财务部：付款]}}")
    assert ties(map_of(text + "relations: [{between: [sales, money], what: 付款, weight: 2}]\n")) == {
        ("sales", "money"): 2
    }


def test_where_all_stand_in_one_unit_the_units_inside_it_are_shown():
    units = "units: [{id: all, name: 总部, units: [{id: a, name: A}, {id: b, name: B}]}]\n"
    text = f"organization: {{id: o, name: 公司}}\n{units}relations: [{{between: [a, b]}}]\n"
    assert ties(map_of(text)) == {("a", "b"): 1}


def test_no_map_where_no_two_work_together():
    assert map_of(UNITS) is None
    alone = "processes: [{id: p, name: P, activities: [{name: A, raci: {seller: A, boss: I}}]}]\n"
    assert map_of(UNITS + alone) is None
    assert map_of("organization: {id: o, name: 公司}\n") is None


def test_units_inside_one_are_joined_where_nothing_else_is():
    inside = "processes: [{id: p, name: P, activities: [{name: A, raci: {seller: A, shop: R}}]}]\n"
    assert ties(map_of(UNITS + inside)) == {("sales", "shop"): 1}


def test_of_many_the_strongest_are_shown_and_the_rest_is_counted():
    count = 60
    units = "".join(f"  - {{id: u{n}, name: 第{n}部}}\n" for n in range(count))
    steps = "".join(
        f"      - {{name: 活动, raci: {{u{n}: A, u{2 + (n + 5) % 58}: R, u0: C, u1: I}}}}\n" for n in range(2, count)
    )
    text = f"organization: {{id: o, name: 公司}}\nunits:\n{units}processes:\n  - id: p\n    name: 流程\n"
    map_ = map_of(f"{text}    activities:\n{steps}")
    assert len(map_.partners) <= 16
    assert len(map_.ties) <= 48
    assert ties(map_)["u0", "u1"] >= count - 4
    assert f"{count - len(map_.partners)} 个部门" in map_.notes[-1]


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_the_seed(locale, golden):
    map_ = collaboration(load(SEED, locale).organisation, load_locale(locale))
    lines = [map_.title, *(partner.title for partner in map_.partners), ""]
    lines += [tie.said for tie in map_.ties]
    golden(f"collaboration-{locale}", "\n".join([*lines, "", *map_.notes, "", map_.alternative, ""]))


def test_what_is_hidden_joins_nobody():
    text = (
        UNITS
        + """
processes:
  - {id: p, name: 密流程, visibility: restricted, activities: [{name: A, raci: {seller: A, keeper: R}}]}
relations: [{between: [shop, money], what: 密事, visibility: restricted}]
"""
    )
    organisation = understand("o", text.encode(), "zh").organisation
    assert collaboration(organisation, load_locale("zh")) is not None
    assert collaboration(seen(organisation, None, Visibility.PUBLIC), load_locale("zh")) is None
