"""The handbook holds every post and duty once, in order, with the facts that are known and no others."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from render.content import Document, Facts, Figure, Heading, Index, NumberedList, Paragraph, Table
from render.locales import load_locale
from render.organisation import (
    ControlBlock,
    Membership,
    Organisation,
    Person,
    Post,
    Responsibility,
    Term,
    Text,
    Unit,
    UnitType,
)
from render.products.handbook import handbook
from render.products.seat_index import seat_index
from render.products.staffing_table import staffing_table
from render.spec import load
from render.spec.aliases import value

ROOT = Path(__file__).parents[2]
ZH = load_locale("zh")


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_seed_reads_as_before(code, golden) -> None:
    organisation = load(ROOT / "specs/ecommerce.yaml", code).organisation
    golden(f"handbook-{code}", dump(handbook(organisation, load_locale(code))))


def test_every_duty_of_the_seed_stands_once_in_chapters_and_once_in_the_matrix() -> None:
    organisation = load(ROOT / "specs/ecommerce.yaml", "zh").organisation
    duties = Counter(
        duty.text.in_language("zh")
        for seat in (*organisation.posts, *organisation.units)
        for duty in seat.responsibilities
    )
    document = handbook(organisation, ZH)
    lists = Counter(item for block in document.blocks if isinstance(block, NumberedList) for item in block.items)
    assert duties.total() == 58
    assert {duty: lists[duty] for duty in duties} == duties
    *_, table = [block for block in document.blocks if isinstance(block, Table) and block.caption]
    assert Counter(item for row in table.rows for cell in row if cell for item in cell.items) == duties


def test_anchors_are_unique_and_links_lead_somewhere() -> None:
    organisation = load(ROOT / "specs/ecommerce.yaml", "zh").organisation
    document = handbook(organisation, ZH)
    anchors = Counter(block.id for block in document.blocks if isinstance(block, Heading | Figure) and block.id)
    assert max(anchors.values()) == 1
    *_, table = [block for block in document.blocks if isinstance(block, Table) and block.caption]
    assert {cell.link for row in table.rows for cell in row if cell and cell.link} <= set(anchors)


def test_facts_of_posts() -> None:
    units = (
        Unit("hq", text("总部"), UnitType.COMPANY, None, head="ceo"),
        Unit("it", text("信息部"), UnitType.DEPARTMENT, "hq", "hq"),
    )
    posts = (
        Post("ceo", text("总经理"), "hq", None),
        Post("aide", text("助理"), "hq", "ceo", assistant_to="ceo"),
        Post("dev", text("工程师"), "it", "it", code="IT-1", grade="P5", headcount=3, dotted_to=("aide",)),
    )
    people = (Person("a", text("张三")), Person("b", text("李四")))
    memberships = (Membership("a", "dev"), Membership("b", "dev", acting=True))
    organisation = Organisation("o", text("公司"), units=units, posts=posts, people=people, memberships=memberships)
    facts = facts_by_heading(handbook(organisation, ZH))
    assert facts["总经理"] == {"直接上级": "公司", "直接下级": "助理、信息部"}
    assert facts["助理"] == {"直接上级": "总经理", "协助": "总经理"}
    assert facts["工程师"] == {
        "岗位编号": "IT-1",
        "职级": "P5",
        "编制": "在岗 1 / 编制 3，空缺 2",  # acting for somebody fills no post
        "任职者": "张三、李四（代理）",
        "直接上级": "信息部",
        "虚线汇报": "助理",
    }
    assert facts["信息部"] == {"直接上级": "总经理"}


def test_nested_units_become_sections_not_chapters() -> None:
    units = tuple(
        Unit(f"u{n}", text(f"部{n}"), UnitType.DEPARTMENT, f"u{n - 1}" if n else None, f"u{n - 1}" if n else None)
        for n in range(40)
    )
    posts = tuple(Post(f"p{n}", text(f"岗{n}"), f"u{n}", f"u{n}") for n in range(40))
    document = handbook(Organisation("o", text("公司"), units=units, posts=posts), ZH)
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    assert [heading.text for heading in headings if heading.level == 1] == [
        "1　组织架构总览",
        "2　部0",
        "岗位与部门索引",
        "签署页",
    ]
    assert max(heading.level for heading in headings) == 3
    assert len(headings) == 3 + 80


def test_numbers_tell_how_deep_a_heading_is_and_titles_borne_twice_name_their_unit() -> None:
    units = (
        Unit("a", text("甲部"), UnitType.DEPARTMENT, None, head="ah"),
        Unit("a1", text("一科"), UnitType.DEPARTMENT, "a", "a", head="a1h"),
        Unit("a2", text("二科"), UnitType.DEPARTMENT, "a", "a", head="a2h"),
    )
    posts = (
        Post("ah", text("部长"), "a", None),
        Post("a1h", text("科长"), "a1", "ah"),
        Post("a2h", text("科长"), "a2", "ah"),
    )
    document = handbook(Organisation("o", text("公司"), units=units, posts=posts), ZH)
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert headings[1:-2] == [
        "2　甲部",
        "2.1　部长",
        "2.2　一科",
        "2.2.1　科长",
        "2.3　二科",
        "2.3.1　科长",
    ]
    assert facts_by_heading(document)["部长"]["直接下级"] == "科长（一科）、科长（二科）"


def test_an_organisation_of_nothing_is_a_book_all_the_same() -> None:
    document = handbook(Organisation("o", text("公司")), ZH)
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == [
        "1　组织架构总览",
        "签署页",
    ]


def test_the_index_has_every_seat_where_its_reading_puts_it() -> None:
    units = (Unit("hq", text("会计部"), UnitType.DEPARTMENT, None), Unit("it", text("IT部"), UnitType.GROUP, "hq"))
    titles = ("重庆代表", "行政主管", "银行专员", "Äußeres", "ähnlich", "3号窗口", "经理", "经理")
    posts = tuple(Post(f"p{n}", text(title), "hq" if n < 7 else "it", None) for n, title in enumerate(titles))
    index = seat_index(Organisation("o", text("公司"), units=units, posts=posts), ZH)
    assert [(sign, [entry.name for entry in entries]) for sign, entries in index.groups] == [
        ("A", ["ähnlich", "Äußeres"]),
        ("C", ["重庆代表"]),
        ("I", ["IT部"]),
        ("J", ["经理（IT部）", "经理（会计部）"]),
        ("K", ["会计部"]),
        ("X", ["行政主管"]),
        ("Y", ["银行专员"]),
        ("#", ["3号窗口"]),
    ]


def test_the_index_tells_posts_of_units_of_one_name_apart() -> None:
    branches = [Unit(place, text(f"{place}分行"), UnitType.CENTER, None) for place in ("北京", "上海")]
    sales = [Unit(f"s-{branch.id}", text("业务部"), UnitType.GROUP, branch.id) for branch in branches]
    posts = tuple(Post(f"p-{unit.id}", text("经理"), unit.id, None) for unit in sales)
    index = seat_index(Organisation("o", text("银行"), units=(*branches, *sales), posts=posts), ZH)
    names = [entry.name for _, entries in index.groups for entry in entries]
    assert len(set(names)) == len(names)
    assert {"经理（业务部）（北京分行）", "经理（业务部）（上海分行）"} < set(names)


def test_a_chapter_has_a_table_of_headcounts_where_any_is_told() -> None:
    units = (
        Unit("hq", text("总部"), UnitType.COMPANY, None, head="ceo"),
        Unit("it", text("信息部"), UnitType.GROUP, "hq"),
    )
    posts = (Post("ceo", text("总经理"), "hq", None, headcount=1), Post("dev", text("工程师"), "it", "it", headcount=3))
    people = (Person("a", text("张三")),)
    told = Organisation("o", text("公司"), units=units, posts=posts)
    assert headcounts(told) == [["岗位 / 所属部门", "编制"], ["总经理", "1"], ["信息部", "3"], ["合计", "4"]]
    filled = told._replace(people=people, memberships=(Membership("a", "dev"),))
    assert headcounts(filled) == [
        ["岗位 / 所属部门", "编制", "在岗", "空缺"],
        ["总经理", "1", "0", "1"],
        ["信息部", "3", "1", "2"],
        ["合计", "4", "1", "3"],
    ]
    assert not headcounts(told._replace(posts=(), units=units[1:]))


@pytest.mark.parametrize(("own", "apart", "vacant"), [(5, "1", "4"), (3, "-1", "2"), (4, None, "3")])
def test_the_sum_of_headcounts_is_what_other_papers_tell_of_the_unit(own: int, apart: str | None, vacant: str) -> None:
    organisation = Organisation(
        "o",
        text("公司"),
        units=(Unit("d", text("财务部"), UnitType.DEPARTMENT, None, headcount=own),),
        posts=(Post("a", text("会计"), "d", None, headcount=3), Post("b", text("出纳"), "d", None, headcount=1)),
        people=(Person("p", text("张三")),),
        memberships=(Membership("p", "a"),),
    )
    _, *rows, whole = headcounts(organisation)
    assert whole == ["合计", str(own), "1", vacant]
    assert rows[2:] == ([["与部门编制的差额", apart, "0", apart]] if apart else [])
    told = [[cell.text for cell in row] for row in staffing_table(organisation, ZH).rows]
    assert told[0][3:] == whole[1:], "as in Excel"
    for column in (1, 2, 3):
        assert sum(int(row[column]) for row in rows) == int(whole[column])


@pytest.mark.parametrize("of_a_unit", [True, False])
def test_there_is_a_matrix_as_soon_as_there_is_one_duty(of_a_unit: bool) -> None:
    duty = (Responsibility(text("审核")),)
    unit = Unit("a", text("甲部"), UnitType.DEPARTMENT, None, responsibilities=duty if of_a_unit else ())
    post = Post("p", text("会计"), "a", "a", responsibilities=() if of_a_unit else duty)
    headings = [
        block.text
        for block in handbook(Organisation("o", text("公司"), units=(unit,), posts=(post,)), ZH).blocks
        if isinstance(block, Heading)
    ]
    assert "3　岗位职责矩阵" in headings


def test_an_introduction_and_a_glossary_are_chapters() -> None:
    told = Organisation(
        "o", text("公司"), introduction=(text("一"), text("二")), glossary=(Term(text("SKU"), text("库存单位")),)
    )
    document = handbook(told, ZH)
    chapters = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert chapters == ["1　引言", "2　组织架构总览", "3　术语", "签署页"]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)][:2] == ["一", "二"]
    [terms] = [block for block in document.blocks if isinstance(block, Table) and block.columns[0].header == "术语"]
    assert [[cell.text for cell in row] for row in terms.rows] == [["SKU", "库存单位"]]


def headcounts(organisation: Organisation) -> list[list[str]]:
    tables = [block for block in handbook(organisation, ZH).blocks if isinstance(block, Table)]
    found = [table for table in tables if table.caption.endswith("编制表")]
    return [
        row
        for table in found
        for row in ([c.header for c in table.columns], *([c.text for c in r] for r in table.rows))
    ]


def test_those_who_stand_for_the_paper_sign_at_its_end() -> None:
    control = ControlBlock(approved_by=text("王五"))
    *_, table = handbook(Organisation("o", text("公司"), control=control), ZH).blocks
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["编制", "", "", ""],
        ["审核", "", "", ""],
        ["批准", "王五", "", ""],
    ]
    assert [column.by_hand for column in table.columns] == [False, False, True, True]


def test_a_department_of_nothing_says_that_it_has_no_posts() -> None:
    units = (
        Unit("a", text("筹备处"), UnitType.DEPARTMENT, None),
        Unit("b", text("监察室"), UnitType.DEPARTMENT, None, purpose=text("监督检查。")),
    )
    blocks = handbook(Organisation("o", text("某部"), units=units), ZH).blocks
    said = [after.text for block, after in pairwise(blocks) if isinstance(block, Heading) and block.id in ("a", "b")]
    assert said == ["尚未设置岗位。", "监督检查。"]


def test_words_for_what_a_post_may_do_are_those_of_hr() -> None:
    assert ZH.authority_actions["propose"] == "建议"
    assert value("authority", "action", "建议权") == value("authority", "action", "提出") == "propose"


def text(words: str) -> Text:
    return Text(words)


def facts_by_heading(document: Document) -> dict[str, dict[str, str]]:
    facts, heading = {}, ""
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = block.text.split("　")[-1]
        elif isinstance(block, Facts):
            facts[heading] = dict(block.pairs)
    return facts


def dump(document: Document) -> str:
    """The words of the document, a line each, with the kind of block in front."""
    lines = [
        f"# {document.title} / {document.organisation}",
        *(f"{label}: {value}" for label, value in document.control),
    ]
    for block in (*([document.revisions] if document.revisions else []), *document.blocks):
        match block:
            case Heading():
                lines += ["", f"{'#' * (block.level + 1)} {block.text} [{block.id}]"]
            case Facts():
                lines += [f"{label}: {value}" for label, value in block.pairs]
            case Paragraph(text=words):
                lines.append(words)
            case NumberedList():
                lines += [f"{number}. {item}" for number, item in enumerate(block.items, start=1)]
            case Figure():
                lines += [f"[{block.caption}] {block.alternative}"]
            case Index():
                lines += [f"{sign}: {', '.join(entry.name for entry in entries)}" for sign, entries in block.groups]
            case Table():
                lines += [f"[{block.caption}]", " | ".join(column.header for column in block.columns)]
                lines += [" | ".join(cell_words(cell) for cell in row) for row in block.rows]
    return "\n".join(lines) + "\n"


def cell_words(cell) -> str:
    return "^" if cell is None else " / ".join(cell.items) or cell.text
