"""Lines of titles end where the sense does, and no word is cut that need not be."""

import re

import pytest
from chart_samples import FAMILY, LOOK, chart_of
from hypothesis import given
from hypothesis import strategies as st

from render.typesetting.paging import fit_chart
from render.typesetting.short_texts import cut_lines, drawn_width

FACE = FAMILY.regular


@pytest.mark.parametrize(
    ("text", "ems", "lines"),
    [
        ("副部长（分管综合）", 7, ["副部长", "（分管综合）"]),
        ("规划与政策法规司", 7, ["规划与", "政策法规司"]),
        ("数字科技和基础设施建设司", 7, ["数字科技和", "基础设施建设司"]),
        ("研究员（计算第1组）", 7, ["研究员", "（计算第1组）"]),
        ("下设 2 个部门、15 个岗位", 8, ["下设 2 个部门、", "15 个岗位"]),
        ("副总经理（供应链与职能）", 7, ["副总经理", "（供应链与", "职能）"]),
        ("高级客户经理", 5, ["高级", "客户经理"]),
        ("高级客户经理", 3, ["高级", "客户", "经理"]),
        ("首席风险官", 4, ["首席", "风险官"]),
        ("反洗钱工作领导小组", 6, ["反洗钱工作", "领导小组"]),
        ("供应链管理部", 4, ["供应链", "管理部"]),
        ("供应链管理师", 3, ["供应链", "管理师"]),
        ("商品组", 2, ["商品", "组"]),
        ("供应链经理", 2, ["供应", "链", "经理"]),
        ("数据分析师", 2.5, ["数据", "分析", "师"]),
        ("情報システム部", 6, ["情報", "システム部"]),
        ("宋庆丰、郑和平、谢婉清、韩学军", 7, ["宋庆丰、", "郑和平、", "谢婉清、韩学军"]),
        ("党委委员、副行长（分管风险）", 6, ["党委委员、", "副行长", "（分管风险）"]),
        ("Siobhán O'Connor-Bartholomew", 12, ["Siobhán", "O'Connor-Bartholomew"]),
        ("Water, Sanitation and Hygiene", 9, ["Water, Sanitation", "and Hygiene"]),
    ],
)
def test_lines_end_where_the_sense_does(text, ems, lines):
    assert cut_lines(text, ems * 10, FACE, 10, 4) == lines


@pytest.mark.parametrize("ems", range(4, 12))
def test_a_number_stays_with_its_measure_word(ems):
    lines = cut_lines("下设 15 个部门及第3组、128 个岗位", ems * 10, FACE, 10, 9)
    assert not [line for line in lines if line[-1:].isdecimal() or line.endswith("第")]


@pytest.mark.parametrize(
    ("text", "end"),
    [("Senior Technical Adviser, Water, Sanitation and Hygiene", "Water..."), ("数据资源司" * 9, "…")],
)
def test_what_is_left_out_is_shown_by_an_ellipsis_after_a_word(text, end):
    lines = cut_lines(text, 90, FACE, 10, 2)
    assert len(lines) == 2
    assert lines[-1].endswith(end)


@given(text=st.text("部与及（）、第1 个abc-·，", min_size=1, max_size=60).filter(str.strip), ems=st.integers(2, 20))
def test_nothing_is_lost_or_too_wide(text, ems):
    lines = cut_lines(text, ems * 10, FACE, 10, 200)
    assert re.sub("[ -]", "", "".join(lines)) == re.sub("[ -]", "", text)
    assert max(drawn_width(line, FACE, 10) for line in lines) <= ems * 10 + 0.01


@pytest.mark.parametrize("ems", range(17, 26))
def test_a_name_with_dots_is_not_parted(ems):
    names = ["迪丽拜尔·阿不都热合曼·艾尼瓦尔", "古丽娜尔·买买提", "ジャン・クロード・デュポン"]
    lines = cut_lines("、".join(names), ems * 10, FACE, 10, 6)
    assert all(any(name in line for line in lines) for name in names)


def test_a_word_wider_than_its_line_is_parted_with_a_hyphen():
    lines = cut_lines("Instandhaltungsverantwortliche:r der Abteilung", 90, FACE, 11, 6)
    assert lines == ["Instandhaltungs-", "verantwortliche:r", "der Abteilung"]


@pytest.mark.parametrize("text", ["St Brigid’s · Ward “A”", "d’administration"])
def test_marks_among_letters_are_as_wide_as_among_letters(text):
    assert drawn_width(text, FACE, 10) < FACE.width(text, 10) - 5
    assert drawn_width(f"处{text[:2]}”", FACE, 10) == FACE.width(f"处{text[:2]}”", 10)


NGO = (
    "Fundraising and Communications",
    "Senior Technical Adviser, Water, Sanitation and Hygiene (WASH) and Climate Resilience",
    "Director of Programmes, Monitoring, Evaluation, Accountability and Learning (MEAL)",
)


def test_boxes_grow_before_a_word_of_theirs_is_cut():
    drawing = fit_chart(chart_of([0, 0, 0, 1, 1, 2, 2, 3], titles=NGO, details=(NGO[2],)), FAMILY, LOOK, 760, 470)
    for shape in drawing.shapes:
        said = " ".join(line.text for line in shape.lines)
        assert said.startswith(f"{shape.title} {NGO[2]}")
