"""All that a spec can tell of a post has its place in the papers, and what it does not tell has none."""

import pytest

from render.content import Facts, Heading, NumberedList, Paragraph, Table
from render.locales import load_locale
from render.organisation import (
    Authority,
    Career,
    Conditions,
    Contacts,
    Kpi,
    Organisation,
    Post,
    Qualifications,
    Responsibility,
    Text,
)
from render.products.post_sections import sections

ZH, EN = load_locale("zh"), load_locale("en")


def text(words: str) -> Text:
    return Text(words)


FULL = Post(
    "p",
    text("出纳"),
    None,
    None,
    purpose=text("管好资金"),
    responsibilities=(
        Responsibility(text("付款")),
        Responsibility(
            text("对账"),
            result=text("对账单"),
            cadence=text("每月"),
            weight=40,
            kpis=(Kpi(text("差错率")), Kpi(text("及时率"))),
        ),
    ),
    authority=(
        Authority(text("付款"), text("execute"), text("1 万元以内")),
        Authority(text("合同"), text("会签")),
        Authority(text("印章")),
    ),
    qualifications=Qualifications((text("本科"),), (), (text("会计证"), text("CPA")), (text("Excel"),), ()),
    kpis=(Kpi(text("准确率"), text("100%"), 62.5), Kpi(text("及时率"))),
    relations=Contacts((text("财务部"),), ()),
    conditions=Conditions(place=text("办公室"), hazards=text("无")),
    career=Career((text("实习生"),), ("p",)),
)
COMPANY = Organisation("o", text("公司"), posts=(FULL,))


def told(post: Post, locale=ZH) -> list:
    return list(sections(COMPANY, post, locale, level=3))


def test_every_part_is_told_in_its_order() -> None:
    blocks = told(FULL)
    assert blocks[0] == Paragraph("管好资金")
    titles = [block.text for block in blocks if isinstance(block, Heading)]
    assert titles == ["主要工作职责", "岗位权限", "任职资格", "考核指标", "工作关系", "工作条件", "职业发展"]
    assert {(block.level, block.id) for block in blocks if isinstance(block, Heading)} == {(3, "")}
    duties, powers = (block.items for block in blocks if isinstance(block, NumberedList))
    assert duties == ("付款", "对账（成果：对账单；频次：每月；权重 40%；考核：差错率、及时率）")
    assert powers == ("付款：执行（1 万元以内）", "合同：会签", "印章")
    assert [block.pairs for block in blocks if isinstance(block, Facts)] == [
        (("学历与专业", "本科"), ("资格证书", "会计证；CPA"), ("知识与技能", "Excel")),
        (("内部联系", "财务部"),),
        (("工作地点", "办公室"), ("环境与危害", "无")),
        (("来源岗位", "实习生"), ("发展方向", "出纳")),
    ]
    [measures] = [block for block in blocks if isinstance(block, Table)]
    assert [column.header for column in measures.columns] == ["指标", "目标值", "权重"]
    assert [[cell.text for cell in row] for row in measures.rows] == [["准确率", "100%", "62.5%"], ["及时率", "", ""]]


def test_measures_without_targets_are_a_list_and_columns_of_nothing_are_left_out() -> None:
    assert told(FULL._replace(kpis=(Kpi(text("准确率")),)))[-7] == NumberedList(("准确率",))
    [table] = [block for block in told(FULL._replace(kpis=(Kpi(text("甲"), weight=5),))) if isinstance(block, Table)]
    assert [column.header for column in table.columns] == ["指标", "权重"]


def test_duties_alone_need_no_heading_and_nothing_is_told_of_nothing() -> None:
    bare = Post("q", text("经理"), None, None)
    assert told(bare) == []
    assert told(bare._replace(responsibilities=FULL.responsibilities[:1])) == [NumberedList(("付款",))]
    assert told(bare._replace(conditions=FULL.conditions))[0] == Heading("工作条件", 3, "")


@pytest.mark.parametrize("part", ["authority", "qualifications", "kpis", "relations", "conditions", "career"])
def test_a_part_that_is_not_told_leaves_no_trace(part) -> None:
    empty = FULL._replace(**{part: type(getattr(FULL, part))()})
    assert len(told(FULL)) - len(told(empty)) == 2


def test_english_words() -> None:
    blocks = told(FULL, EN)
    duties, powers = (block.items for block in blocks if isinstance(block, NumberedList))
    assert duties[1].startswith("对账 (result: 对账单; ") and duties[1].endswith("差错率, 及时率)")
    assert powers[0] == "付款: carry out (1 万元以内)"
