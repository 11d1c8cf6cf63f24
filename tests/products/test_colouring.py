"""Charts coloured by a rule: which boxes share a colour, and what the legend says of it."""

import pytest

from render.content import NO_COLOUR
from render.locales import load_locale
from render.organisation import Visibility
from render.products.colouring import MOST_COLOURS, coloured
from render.products.org_chart import org_chart
from render.spec import understand
from render.views import seen

SPEC = """
organization: {id: o, name: 公司, head: boss}
posts: [{id: boss, title: 总经理, grade: M10}]
units:
  - id: sales
    name: 销售部
    head: lead
    posts:
      - {id: lead, title: 经理, grade: M2, conditions: {place: 上海}}
      - {id: clerk, title: 专员, grade: P1, headcount: 2, conditions: {place: 北京}}
    units: [{id: shop, name: 门店, type: group, posts: [{id: keeper, title: 店员, grade: P1}]}]
  - {id: stock, name: 仓储部}
people: [{id: a, name: 甲}, {id: b, name: 乙}]
memberships: [{person: a, post: clerk}, {person: b, post: lead}, {person: b, post: keeper, fte: 0.5}]
"""


def chart_of(rule, spec=SPEC, locale="zh", audience=Visibility.RESTRICTED):
    words = load_locale(locale)
    organisation = seen(understand("o", spec.encode(), locale).organisation, None, audience)
    return coloured(org_chart(organisation, words), organisation, rule, words)


def labels(chart):
    names = {box.id: chart.legend.labels[box.colour - 1] for box in chart.boxes if box.colour > 0}
    assert all(box.colour > 0 or box.colour == NO_COLOUR for box in chart.boxes)
    return names


def test_by_department():
    chart = chart_of("unit")
    assert labels(chart) == dict.fromkeys(("sales", "clerk", "shop", "keeper"), "销售部") | {"stock": "仓储部"}
    assert chart.legend == ("部门", ("销售部", "仓储部"))


def test_by_grade_with_the_heads_of_units_in_natural_order():
    chart = chart_of("grade")
    assert labels(chart) == {"o": "M10", "sales": "M2", "clerk": "P1", "keeper": "P1"}
    assert chart.legend.labels == ("M2", "M10", "P1")


def test_by_kind_of_unit():
    assert labels(chart_of("type", locale="en")) == {
        "sales": "Department", "shop": "Group", "stock": "Department", "clerk": "Post", "keeper": "Post",
    }  # fmt: skip


def test_by_vacancy():
    assert labels(chart_of("vacancy")) == {"o": "空缺", "sales": "满编", "clerk": "缺编", "keeper": "满编"}


def test_by_a_condition_of_work():
    assert labels(chart_of("place")) == {"sales": "上海", "clerk": "北京"}


def test_nothing_that_is_hidden_colours_anything():
    hidden = SPEC.replace("{id: clerk,", "{id: clerk, visibility: {grade: restricted},")
    assert "clerk" not in labels(chart_of("grade", hidden, audience=Visibility.INTERNAL))
    assert "clerk" in labels(chart_of("grade", hidden))


@pytest.mark.parametrize("count", [MOST_COLOURS, MOST_COLOURS + 1, 40])
def test_the_rarest_of_many_share_the_last_colour(count):
    posts = "".join(
        f"  - {{id: p{n}, title: 岗{n}, reports_to: boss, grade: G{n % count}}}\n" for n in range(3 * count - 2)
    )
    chart = chart_of("grade", f"organization: {{id: o, name: 公司}}\nposts:\n  - {{id: boss, title: 总}}\n{posts}")
    assert len(chart.legend.labels) == min(count, MOST_COLOURS)
    assert (chart.legend.labels[-1] == "其他") is (count > MOST_COLOURS)
    assert labels(chart)["p0"] == "G0"


def test_a_chart_of_which_the_rule_says_nothing_has_no_legend():
    chart = chart_of("grade", "organization: {id: o, name: 公司}\n")
    assert chart.legend.labels == ()
