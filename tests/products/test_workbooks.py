"""What workbooks and lists say: every row, every part, every figure."""

from pathlib import Path

import pytest

from render.content import Heading, Table
from render.locales import load_locale
from render.organisation import Membership, Organisation, Person, Post, Text, Unit, UnitType
from render.products.matrix import duties_list
from render.products.raci import parts_list
from render.products.staffing_table import staffing_table
from render.products.workbooks import raci_workbook, responsibilities_workbook
from render.spec import load

SEED = load(Path(__file__).parents[2] / "specs/ecommerce.yaml", "zh").organisation
ZH, EN = load_locale("zh"), load_locale("en")


def texts(table):
    return [tuple(cell.text for cell in row) for row in table.rows]


def test_a_sheet_for_each_process_and_one_for_all():
    blocks = raci_workbook(SEED, ZH).blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == [
        "大促活动", "新品上架", "退换货", "供应商准入", "分工清单"
    ]  # fmt: skip
    for process, table in zip(SEED.processes, (block for block in blocks if isinstance(block, Table)), strict=False):
        assert len(table.rows) == len(process.activities)
        assert len(table.columns) == 1 + len({seat for activity in process.activities for seat in activity.raci})


def test_the_list_has_every_part_once():
    rows = texts(parts_list(SEED, ZH))
    parts = [
        part for process in SEED.processes for it in process.activities for has in it.raci.values() for part in has
    ]
    assert [row[-1] for row in rows] == [part.value for part in parts]
    assert ("新品上架", "编写客服问答并培训", "客服部", "客服经理", "R") in rows
    assert ("大促活动", "备货与仓配", "供应链部", "仓储组", "R") in rows


def test_the_list_of_responsibilities_has_58_rows_numbered_within_their_posts():
    rows = texts(duties_list(SEED, ZH))
    assert len(rows) == 58
    assert rows[3] == ("运营部", "运营经理", "4", "提升平台交易额和用户活跃度")
    assert rows[4][:3] == ("运营部", "商品组", "1")


def unit(id, parent=None, headcount=None):
    return Unit(id, Text(id), UnitType.DEPARTMENT, parent, headcount=headcount)


def post(id, unit, headcount=None):
    return Post(id, Text(id), unit, None, headcount=headcount)


@pytest.mark.parametrize("locale", [ZH, EN])
def test_headcount_is_told_by_unit_with_what_is_in_no_unit_and_in_all(locale):
    organisation = Organisation(
        "o",
        Text("o"),
        units=(unit("a"), unit("z"), unit("b", "a", headcount=5), unit("c", "b")),
        posts=(post("a1", "a", 2), post("c1", "c", 3), post("top", None, 1)),
        people=(Person("p", Text("p")),),
        memberships=(Membership("p", "c1", 0.5),),
    )
    table = staffing_table(organisation, locale)
    assert texts(table) == [
        ("a", "1", "2", "7", "0.5", "6.5"),
        ("b", "2", "1", "5", "0.5", "4.5"),
        ("c", "3", "1", "3", "0.5", "2.5"),
        ("z", "1", "0", "", "", ""),
        (locale.outside_units, "1", "1", "1", "0", "1"),
        (locale.in_all, "", "3", "8", "0.5", "7.5"),
    ]
    assert [row[0].depth for row in table.rows] == [0, 1, 2, 0, 0, 0]
    assert all((cell.number is None) == (cell.text == "") for row in table.rows for cell in row[1:])
    assert table.has_total


def test_a_workbook_of_an_organisation_without_anything():
    empty = Organisation("o", Text("o"))
    assert [block for block in responsibilities_workbook(empty, ZH).blocks if isinstance(block, Heading)]
    assert texts(staffing_table(empty, ZH)) == [("合计", "", "0", "", "", "")]
