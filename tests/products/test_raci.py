"""RACI tables: rows, columns and letters, turned and parted where they are wide."""

import re
from pathlib import Path

import pytest

from render.content import Heading, Paragraph, Table
from render.locales import Locale, load_locale
from render.organisation import Activity, Organisation, Post, Process, Responsibility, Text, Unit, UnitType
from render.products.handbook import handbook
from render.products.matrix import matrix
from render.products.raci import legend, processes_of_seats, processes_title, raci_blocks, raci_tables
from render.products.reading_order import seats_in_order
from render.schemes import LETTERS, Part, Scheme
from render.spec import load

ROOT = Path(__file__).parents[2]
ZH, EN = load_locale("zh"), load_locale("en")


def test_activities_are_rows_and_seats_columns_in_reading_order() -> None:
    [table] = tables(team(3), process(activity("甲", b2="R", a1="A/R"), activity("乙", d="I", a1="A")))
    assert grid(table) == [["活动", "a1", "b2", "部d"], ["甲", "R/A", "R", ""], ["乙", "A", "", "I"]]
    assert [column.signs for column in table.columns] == [False, True, True, True]
    assert table.caption == "表 1　流程职责分工"


def test_fourteen_names_are_columns_and_fifteen_are_rows_in_any_language() -> None:
    some, more = ([process(activity("全员", **{f"a{n}": "R" for n in range(count)}))] for count in (14, 15))
    for title in ("岗位名称", "Merchandise manager"):
        [wide] = tables(team(15, title), *some)
        [turned] = tables(team(15, title), *more)
        assert len(wide.columns) == 15
        assert [column.header for column in turned.columns] == ["部门", "岗位", "全员"]
        assert len(turned.rows) == 15


def test_names_of_han_that_would_tower_over_their_columns_are_rows_in_any_language() -> None:
    long = "境外债券发行岗（含离岸人民币）"
    everyone, few = (process(activity("某事", **{f"a{n}": "R" for n in range(count)})) for count in (14, 4))
    for title in (Text(long), Text({"en": "Issuer", "zh": long})):
        organisation = titled(team(15), "a3", title)
        for locale in (ZH, EN):
            [turned] = tables(organisation, everyone, locale=locale)
            assert [column.signs for column in turned.columns] == [False, False, True]
            [wide] = tables(organisation, few, locale=locale)
            assert len(wide.columns) == 5, "a few columns have room for it"


def test_fewer_names_are_columns_where_words_of_three_characters_stand_over_them() -> None:
    for count, turned in ((10, 0), (11, 1)):
        [table] = tables(team(15, "分析师"), process(activity("全员", **{f"a{n}": "R" for n in range(count)})))
        assert [column.header for column in table.columns].count("部门") == turned


def test_names_with_their_departments_that_would_tower_are_rows_which_do_not_repeat_them() -> None:
    units = (unit("a", "授信审批与信用风险管理部"), unit("b", "资产负债与资金计划管理部"))
    posts = tuple(post(f"{name}{title}", title, name) for name in "ab" for title in ("产品经理", "合规专员"))
    organisation = Organisation("o", text("某银行"), units=units, posts=posts)
    everyone = {one.id: "R" for one in posts}
    [table] = tables(organisation, process(activity("受理", **everyone)))
    assert [row[1].text for row in table.rows] == ["产品经理", "合规专员"] * 2
    twin = Organisation("o", text("某银行"), units=units, posts=(*posts, post("c", "产品经理", "a")))
    [table] = tables(twin, process(activity("受理", **everyone, c="I")))
    assert [row[1].text for row in table.rows].count("产品经理") == 1, "alike within one department"


def test_a_turned_table_groups_rows_by_department() -> None:
    letters = {f"{unit}{n}": "C" for unit in "ab" for n in range(7)} | {"gm": "A", "a": "I"}
    [table] = tables(team(7), process(activity("甲", **letters)))
    assert [(row[0].text, row[0].rows, row[0].continued) for row in table.rows if row[0]] == [
        ("某公司", 1, "某公司（续）"),
        ("部a", 8, "部a（续）"),
        ("部b", 7, "部b（续）"),
    ]
    assert [row[1].text for row in table.rows[:3]] == ["总经理", "部a", "a0"]
    assert [row[2].text for row in table.rows[:3]] == ["A", "I", "C"]


def test_many_seats_and_activities_take_several_tables_each_with_all_letters_of_its_activities() -> None:
    steps = [activity(f"步骤{n}", **{f"{'ab'[n > 10]}{k}": "R" for k in range(12)}) for n in range(20)]
    parts = tables(team(12), process(*steps))
    assert [table.caption for table in parts] == [f"表 {n}　流程职责分工（{n}/2）" for n in (1, 2)]
    assert [header for table in parts for header in grid(table)[0][2:]] == [f"步骤{n}" for n in range(20)]
    for table in parts:
        body = grid(table)[1:]
        assert all(any(row[2:]) for row in body), "only those who take part"
        assert all([row[column] for row in body].count("R") == 12 for column in range(2, len(table.columns)))


def test_shares_leave_room_for_names() -> None:
    for count in range(1, 11):
        [table] = tables(team(10), process(activity("甲", **{f"a{n}": "R" for n in range(count)})))
        name, *signs = (column.share for column in table.columns)
        assert len(set(signs)) == 1 and name >= 12 and abs(name + sum(signs) - 48) < 1e-9


def test_seats_of_one_name_are_told_apart() -> None:
    twins = Organisation(
        "o",
        text("某公司"),
        units=(unit("a", "华东"), unit("b", "华南"), unit("x", "运营部", "a"), unit("y", "运营部", "b")),
        posts=(post("p", "经理", "a"), post("q", "经理", "b"), post("r", "秘书", "b")),
    )
    [table] = tables(twins, process(activity("甲", p="A", q="C", r="R", x="I", y="I")))
    headers = [column.header for column in table.columns[1:]]
    assert headers == ["经理（华东）", "运营部（华东）", "经理（华南）", "秘书", "运营部（华南）"]


def test_a_post_told_apart_by_departments_of_one_name_names_its_own_once() -> None:
    twins = Organisation(
        "o",
        text("某部"),
        units=(unit("a", "东司"), unit("b", "西司"), unit("x", "业务处", "a"), unit("y", "业务处", "b")),
        posts=(post("p", "处长", "x"), post("q", "处长", "y")),
    )
    [table] = tables(twins, process(activity("甲", p="A", q="C")))
    assert [column.header for column in table.columns[1:]] == ["处长（业务处〔东司〕）", "处长（业务处〔西司〕）"]


def test_reading_order_takes_groups_with_their_department() -> None:
    units = (
        unit("d", "部"),
        unit("s", "二级部", "d"),
        unit("g", "组", "d", UnitType.GROUP),
        unit("h", "小组", "g", UnitType.GROUP),
        unit("free", "独立组", None, UnitType.GROUP),
    )
    posts = (post("p", "员", "h"), post("gm", "总", None), post("q", "员", "s"))
    order = seats_in_order(Organisation("o", text("某公司"), units=units, posts=posts))
    assert [(department, seat.id) for department, seat in order] == [
        (None, "gm"),
        ("d", "d"),
        ("d", "g"),
        ("d", "h"),
        ("d", "p"),
        ("s", "s"),
        ("s", "q"),
        ("free", "free"),
    ]


def test_an_activity_without_letters_is_a_row_all_the_same() -> None:
    [table] = tables(team(1), process(activity("甲"), activity("乙")))
    assert grid(table) == [["活动"], ["甲"], ["乙"]]


def test_blocks_of_a_paper() -> None:
    sale = Process("sale", text("促销"), (activity("甲", a0="A"),), text("卖好"))
    blocks = list(raci_blocks(with_processes(team(1), sale, process(activity("乙"))), ZH, number=4))
    assert blocks[:4] == [
        Heading("流程与职责分工（RACI）", 1, "/processes"),
        Paragraph(legend(Scheme.RACI, ZH)),
        Heading("促销", 2, "/processes/sale"),
        Paragraph("卖好"),
    ]
    assert [block.caption for block in blocks if isinstance(block, Table)] == [
        "表 4　促销职责分工",
        "表 5　流程职责分工",
    ]
    assert blocks[5] == Heading("流程", 2, "/processes/p")


def test_the_legend_explains_every_letter() -> None:
    for words in ("R＝负责", "A＝批准", "C＝咨询", "I＝知会"):
        assert words in legend(Scheme.RACI, ZH)
    assert "S＝支持" in legend(Scheme.RASCI, ZH) and "S, supportive" in legend(Scheme.RASCI, EN)
    assert re.findall("([批核审报备])＝", legend(Scheme.APPROVAL, ZH)) == list("批核审报备")


@pytest.mark.parametrize("locale", [ZH, EN], ids=["zh", "en"])
def test_every_scheme_tells_its_letters_apart(locale: Locale) -> None:
    assert set(locale.signs_of_parts) == set(locale.words_of_parts) == set(Part)
    for letters in LETTERS.values():
        signs = [locale.signs_of_parts[part] for part in letters.parts]
        assert len(set(signs)) == len(signs)
        assert {letters.answers, letters.does} <= set(letters.parts)


def test_where_schemes_differ_each_process_has_its_legend() -> None:
    approval = Process("d", text("折扣"), (Activity(text("批"), {"a0": (Part.APPROVING,)}),), scheme=Scheme.APPROVAL)
    organisation = with_processes(team(1), process(activity("甲", a0="A")), approval)
    blocks = list(raci_blocks(organisation, EN, number=1))
    legends = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert legends == [legend(Scheme.RACI, EN), legend(Scheme.APPROVAL, EN)]
    assert [grid(block)[1][1] for block in blocks if isinstance(block, Table)] == ["A", "A"]


def test_processes_of_a_seat_with_all_its_letters() -> None:
    organisation = with_processes(
        team(2),
        Process("x", text("促销"), (activity("甲", a0="C", a1="A"), activity("乙", a0="I/R"))),
        Process("y", text("退货"), (activity("丙", a0="A"),)),
    )
    assert processes_of_seats(organisation, ZH) == {"a0": "促销（R、C、I）、退货（A）", "a1": "促销（A）"}


def test_papers_without_processes_say_nothing_of_them() -> None:
    bare = team(2)
    for paper in (handbook(bare, ZH), matrix(bare, ZH)):
        [table] = [block for block in paper.blocks if isinstance(block, Table) and block.caption]
        assert table.caption.startswith("表 1　")
        assert not [word for word in paper.texts() if "流程" in word]


def test_anchors_of_processes_are_nobody_elses() -> None:
    organisation = Organisation("o", text("公司"), units=(unit("processes", "部"), unit("sale", "部二")))
    paper = handbook(with_processes(organisation, Process("sale", text("促销"), (activity("甲"),))), ZH)
    anchors = [block.id for block in paper.blocks if isinstance(block, Heading)]
    assert len(anchors) == len(set(anchors))


def test_every_activity_of_the_seed_has_one_who_answers_for_it_and_one_who_does_it() -> None:
    seed = load(ROOT / "specs/ecommerce.yaml", "zh").organisation
    heads = {unit.head for unit in seed.units} | {"data-analyst", "data-engineer"}
    assert [process.name.in_language("zh") for process in seed.processes] == [
        "大促活动",
        "新品上架",
        "退换货",
        "供应商准入",
    ]
    for process in seed.processes:
        assert 5 <= len(process.activities) <= 8
        for activity in process.activities:
            accountable = [seat for seat, parts in activity.raci.items() if Part.ACCOUNTABLE in parts]
            assert len(accountable) == 1 and accountable[0] in heads, activity.id
            assert any(Part.RESPONSIBLE in parts for parts in activity.raci.values()), activity.id


def test_two_hundred_processes_of_twelve_activities() -> None:
    letters = {f"{name}{n}": "R" for name in "abcd" for n in range(5)}
    many = [
        Process(f"p{n}", text(f"流程{n}"), tuple(activity(f"步骤{k}", **letters) for k in range(12)))
        for n in range(200)
    ]
    paper = handbook(with_processes(team(5), *many), ZH)
    captions = [block.caption for block in paper.blocks if isinstance(block, Table) and block.caption]
    assert captions[:2] == ["表 1　流程0职责分工（1/2）", "表 2　流程0职责分工（2/2）"]
    assert captions[-1] == "表 401　岗位职责矩阵"


def text(words: str) -> Text:
    return Text(words)


def unit(id_: str, name: str, parent: str | None = None, type_: UnitType = UnitType.DEPARTMENT) -> Unit:
    return Unit(id_, text(name), type_, parent, parent)


def post(id_: str, title: str, unit: str | None) -> Post:
    return Post(id_, text(title), unit, unit)


def team(size: int, title: str = "") -> Organisation:
    """Departments a to d, each with so many posts: a0, a1, …; above them a general manager."""
    posts = [post(f"{name}{n}", f"{title} {name}{n}".strip(), name) for name in "abcd" for n in range(size)]
    units = tuple(unit(name, f"部{name}") for name in "abcd")
    head = post("gm", "总经理", None)._replace(responsibilities=(Responsibility(text("统筹全局")),))
    return Organisation("o", text("某公司"), head="gm", units=units, posts=(head, *posts))


def titled(organisation: Organisation, id_: str, title: Text) -> Organisation:
    posts = tuple(post._replace(title=title) if post.id == id_ else post for post in organisation.posts)
    return Organisation("o", organisation.name, head="gm", units=organisation.units, posts=posts)


def activity(name: str, **letters: str) -> Activity:
    return Activity(
        text(name), {seat: tuple(part for part in Part if part in typed) for seat, typed in letters.items()}
    )


def process(*activities: Activity) -> Process:
    return Process("p", text("流程"), activities)


def with_processes(organisation: Organisation, *processes: Process) -> Organisation:
    parts = {key: getattr(organisation, key) for key in ("head", "units", "posts")}
    return Organisation(organisation.id, organisation.name, **parts, processes=processes)


def tables(organisation: Organisation, *processes: Process, locale=ZH) -> list[Table]:
    found = raci_tables(with_processes(organisation, *processes), locale, number=1)
    return [table for _, tables in found for table in tables]


def grid(table: Table) -> list[list[str]]:
    rows = [[cell.text if cell else "" for cell in row] for row in table.rows]
    return [[column.header for column in table.columns], *rows]


def test_the_processes_are_called_after_the_schemes_that_they_follow() -> None:
    by_marks = process(activity("甲"))._replace(scheme=Scheme.APPROVAL)
    seal = with_processes(team(1), by_marks)
    assert processes_title(seal, ZH) == "流程与职责分工（批核审报备）"
    assert processes_title(with_processes(team(1), by_marks, process(activity("乙"))), EN) == (
        "Processes and responsibilities (RACI, approval)"
    )
