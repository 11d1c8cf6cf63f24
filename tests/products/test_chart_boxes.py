"""What a box of the org chart says besides its name: its kind, where it hangs, who is missing, how many it is for."""

from render.chart_settings import Detail
from render.content import BoxRole
from render.locales import load_locale
from render.organisation import Membership, Organisation, Person, Post, Text, Unit, UnitType, Visibility
from render.products.org_chart import org_chart, part_of_chart
from render.views import for_audience

ZH = load_locale("zh")
ALL = frozenset(Detail)


def text(words):
    return Text(words)


def post(identity, superior=None, title=None, unit=None, **more):
    return Post(identity, text(title or identity), unit, superior, **more)


def unit(identity, parent=None, kind=UnitType.DEPARTMENT, **more):
    return Unit(identity, text(identity), kind, parent, parent, **more)


def organisation(units=(), posts=(), **more):
    return Organisation("acme", text("公司"), units=tuple(units), posts=tuple(posts), **more)


def boxes(acme, show=ALL):
    return {box.id: box for box in org_chart(acme, ZH, show).boxes}


def test_committees_and_virtual_units_have_looks_of_their_own():
    found = boxes(organisation([unit("a", kind=UnitType.COMMITTEE), unit("b", kind=UnitType.VIRTUAL), unit("c")]))
    assert [found[name].role for name in "abc"] == [BoxRole.COMMITTEE, BoxRole.VIRTUAL, BoxRole.UNIT]


def test_assistants_hang_beside_the_line_of_whom_they_assist_before_the_others():
    posts = [
        post("gm"),
        post("cfo", "gm"),
        post("aide", "cfo", assistant_to="gm"),
        post("pa", "gm", assistant_to="cfo"),
    ]
    chart = org_chart(organisation(posts=posts, head="gm"), ZH)
    assert [(box.id, box.parent, box.beside) for box in chart.boxes] == [
        ("acme", None, False), ("aide", 0, True), ("cfo", 0, False), ("pa", 2, True),
    ]  # fmt: skip


def test_an_assistant_of_the_head_of_a_unit_hangs_below_the_unit():
    posts = [post("h", unit="u"), post("aide", "h", unit="u", assistant_to="h")]
    found = org_chart(organisation([unit("u", head="h")], posts), ZH).boxes
    assert [(box.id, box.parent) for box in found] == [("acme", None), ("u", 0), ("aide", 1)]


def test_two_who_assist_each_other_are_both_there():
    posts = [post("a", assistant_to="b"), post("b", assistant_to="a")]
    assert set(boxes(organisation(posts=posts))) == {"acme", "a", "b"}


def test_posts_that_nothing_tells_apart_share_a_box():
    posts = [post("gm"), *(post(f"e{n}", "gm", "工程师") for n in range(5)), post("t", "gm", "测试")]
    found = boxes(organisation(posts=posts, head="gm"))
    assert set(found) == {"acme", "e0", "t"}
    assert found["e0"].title == "工程师 ×5"
    assert found["e0"].ids == ("e0", "e1", "e2", "e3", "e4")
    assert found["acme"].folded == "下设 6 个岗位"


def test_their_headcounts_add_up():
    people = (Person("p", text("李雷")),)
    posts = [post("a", None, "工程师", headcount=2), post("b", None, "工程师", headcount=3), post("c", headcount=1)]
    held = (Membership("p", "c"),)
    assert boxes(organisation(posts=posts))["a"].details == ("编制：5",)
    found = boxes(organisation(posts=posts, people=people, memberships=held))["a"]
    assert (found.details, found.vacant) == (("在岗 0 / 编制 5",), True)


def test_whatever_tells_posts_apart_keeps_them_apart():
    people = (Person("p", text("李雷")),)
    posts = [post(f"e{n}", None, "工程师", headcount=1) for n in range(6)]
    posts[1] = post("e1", None, "工程师", headcount=1, dotted_to=("e2",))
    posts += [post("x", "e3", "学徒")]
    found = boxes(organisation(posts=posts, people=people, memberships=(Membership("p", "e0"),)))
    assert set(found) == {"acme", "e0", "e1", "e2", "e3", "e4", "x"}
    assert found["e4"].ids == ("e4", "e5")
    assert found["e4"].details == (ZH.vacant,)


def test_a_chart_can_begin_at_a_post_that_shares_a_box():
    acme = organisation(posts=[post("gm"), post("a", "gm", "工程师"), post("b", "gm", "工程师")], head="gm")
    assert part_of_chart(org_chart(acme, ZH), acme, "b", None).boxes[0].title == "工程师 ×2"


def test_dotted_lines_lead_from_box_to_box():
    posts = [
        post("gm"),
        post("h", "gm", unit="u"),
        post("a", "h", unit="u", dotted_to=("x", "gm", "h")),
        post("x", "gm"),
    ]
    posts[1] = post("h", "gm", unit="u", dotted_to=("x",))
    found = boxes(organisation([unit("u", head="h")], posts, head="gm"))
    assert found["a"].dotted_to == (("x", "x"), ("acme", "gm"), ("u", "h"))
    assert found["u"].dotted_to == (("x", "x"),)


def test_a_unit_tells_headcount_and_holders_of_all_within_where_all_of_it_is_told():
    people = tuple(Person(name, text(name)) for name in "ab")
    units = [unit("u"), unit("v", "u"), unit("w")]
    posts = [post("p", unit="u", headcount=2), post("q", unit="v", headcount=3), post("r", unit="w")]
    acme = organisation(units, posts, people=people, memberships=(Membership("a", "p"), Membership("b", "q", fte=0.5)))
    found = boxes(acme)
    assert found["u"].details == ("在岗 1.5 / 编制 5",)
    assert found["v"].details == ("在岗 0.5 / 编制 3",)
    assert found["w"].details == found["acme"].details == (), "nobody said how many r is for"


def test_no_sum_tells_of_holders_that_are_hidden():
    people = (Person("a", text("李雷")), Person("b", text("韩梅梅"), visibility=Visibility.RESTRICTED))
    posts = [post("p", unit="u", headcount=1), post("q", unit="u", headcount=1, held=Visibility.RESTRICTED)]
    memberships = (Membership("a", "p"), Membership("b", "q", visibility=Visibility.RESTRICTED))
    acme = organisation([unit("u")], posts, people=people, memberships=memberships)
    assert boxes(acme)["u"].details == ("在岗 2 / 编制 2",)
    assert boxes(for_audience(acme, Visibility.INTERNAL))["u"].details == ("编制：2",)


def test_vacancies():
    people = tuple(Person(name, text(name)) for name in "ab")
    posts = [post("a", headcount=1), post("b", headcount=1), post("c", headcount=1), post("d")]
    acme = organisation(
        posts=posts, people=people, memberships=(Membership("a", "a"), Membership("b", "b", acting=True))
    )
    found = boxes(acme)
    assert [found[name].vacant for name in "abcd"] == [False, True, True, False]
    assert found["b"].details == ("b（代理）",)


def test_what_is_not_to_be_shown_is_nowhere():
    people = (Person("p", text("李雷")),)
    posts = [post("a", headcount=3, dotted_to=("b",)), post("b", headcount=1), post("c", headcount=1, unit="u")]
    acme = organisation([unit("u", headcount=4, head="c")], posts, people=people, memberships=(Membership("p", "a"),))
    found = boxes(acme, frozenset())
    assert {box.details for box in found.values()} == {(), ("c",)}
    assert not any(box.vacant or box.dotted_to for box in found.values())
    assert boxes(acme, frozenset({Detail.HOLDERS}))["a"].details == ("李雷",)
    assert boxes(acme, frozenset({Detail.VACANCIES}))["b"].details == (ZH.vacant,)
