"""The matrix says what the customer's table said, and holds for shapes that the seed has not."""

import csv
from pathlib import Path

from render.content import Table
from render.locales import load_locale
from render.organisation import Organisation, Post, Responsibility, Text, Unit, UnitType
from render.products.matrix import matrix, matrix_table
from render.spec import load

ROOT = Path(__file__).parents[2]
ZH = load_locale("zh")


def test_the_seed_comes_out_word_for_word() -> None:
    with (ROOT / "tests/data/ecommerce-team.tsv").open(encoding="utf-8", newline="") as file:
        header, *source = csv.reader(file, delimiter="\t")
    reading = load(ROOT / "specs/ecommerce.yaml", "zh")
    table = matrix_table(reading.organisation, ZH, number=1)
    assert reading.warnings == ()
    assert [column.header for column in table.columns] == header
    assert [[department, post, as_source(duties)] for department, post, duties in spread(table)] == source


def test_the_seed_is_complete_in_english() -> None:
    reading = load(ROOT / "specs/ecommerce.yaml", "en")
    assert reading.warnings == ()
    words = [
        word for row in spread(matrix_table(reading.organisation, load_locale("en"), number=1)) for word in row[:2]
    ]
    assert all(word.isascii() for word in words)


def test_heads_come_first_and_spans_fit_the_rows() -> None:
    late_head = organisation(
        units=(Unit("d", text("部"), UnitType.DEPARTMENT, None, head="p2"),),
        posts=(post("p1", "专员", "d"), post("p2", "经理", "d")),
    )
    table = matrix_table(late_head, ZH, number=1)
    assert spread(table) == [["部", "经理", []], ["部", "专员", []]]
    assert [row[0].rows if row[0] else None for row in table.rows] == [2, None]


def test_groups_are_rows_and_their_posts_name_them() -> None:
    duties = (Responsibility(text("写代码")),)
    grouped = organisation(
        units=(
            Unit("d", text("技术部"), UnitType.DEPARTMENT, None, responsibilities=(Responsibility(text("部门事")),)),
            Unit("g", text("开发组"), UnitType.GROUP, "d", "d", responsibilities=duties),
            Unit("s", text("二级部"), UnitType.DEPARTMENT, "g", "g"),
        ),
        posts=(post("p", "工程师", "g"), post("q", "主管", "s")),
    )
    assert spread(matrix_table(grouped, ZH, number=1)) == [
        ["技术部", "技术部", ["部门事"]],
        ["技术部", "开发组", ["写代码"]],
        ["技术部", "工程师（开发组）", []],
        ["二级部", "主管", []],
    ]


def test_a_unit_has_a_row_of_its_own_only_for_its_duties_or_for_want_of_others() -> None:
    units = (
        Unit("d", text("技术部"), UnitType.DEPARTMENT, None),
        Unit("g", text("开发组"), UnitType.GROUP, "d"),
        Unit("h", text("测试组"), UnitType.GROUP, "d"),
        Unit("e", text("待建部"), UnitType.DEPARTMENT, None),
    )
    table = matrix_table(organisation(units=units, posts=(post("p", "工程师", "g"),)), ZH, number=1)
    assert spread(table) == [["技术部", "工程师（开发组）", []], ["技术部", "测试组", []], ["待建部", "", []]]


def test_departments_of_one_name_are_told_apart() -> None:
    twins = organisation(
        units=(
            Unit("a", text("华东"), UnitType.CENTER, None),
            Unit("a1", text("运营部"), UnitType.DEPARTMENT, "a", "a"),
            Unit("b", text("华南"), UnitType.CENTER, None),
            Unit("b1", text("运营部"), UnitType.DEPARTMENT, "b", "b"),
        ),
        posts=(post("p", "经理", "a1"), post("q", "经理", "b1")),
    )
    assert [row[0] for row in spread(matrix_table(twins, ZH, number=1))] == ["运营部（华东）", "运营部（华南）"]


def test_posts_in_no_unit_stand_first_under_the_organisation() -> None:
    table = matrix_table(organisation(posts=(post("gm", "总经理", None),)), ZH, number=1)
    assert spread(table) == [["某公司", "总经理", []]]


def test_an_empty_organisation_has_a_table_without_rows() -> None:
    assert matrix_table(organisation(), ZH, number=1).rows == ()


def test_depth_is_no_limit() -> None:
    depth = 3000
    units = tuple(Unit(f"u{n}", text(f"部{n}"), UnitType.DEPARTMENT, f"u{n - 1}" if n else None) for n in range(depth))
    deep = organisation(units=units, posts=tuple(post(f"p{n}", "岗", f"u{n}") for n in range(depth)))
    assert len(matrix_table(deep, ZH, number=1).rows) == depth


def test_the_paper_carries_the_control_block() -> None:
    seed = load(ROOT / "specs/ecommerce.yaml", "zh").organisation
    paper = matrix(seed, ZH)
    assert paper.control == (
        ("文件编号", "HR-ORG-001"),
        ("版本", "1.0"),
        ("生效日期", "2026年12月1日"),
        ("密级", "内部"),
    )
    bare = matrix(seed._replace(control=type(seed.control)()), ZH)
    assert bare.control == ()


def text(words: str) -> Text:
    return Text(words)


def post(id_: str, title: str, unit: str | None) -> Post:
    return Post(id_, text(title), unit, unit)


def organisation(**parts: object) -> Organisation:
    return Organisation("o", text("某公司"), **parts)


def spread(table: Table) -> list[list]:
    """The rows with every spanned cell filled in: department, post, duties."""
    rows, department = [], ""
    for first, name, duties in table.rows:
        department = first.text if first else department
        rows.append([department, name.text, list(duties.items)])
    return rows


def as_source(duties: list[str]) -> str:
    return " / ".join(f"{number}. {duty}" for number, duty in enumerate(duties, start=1))
