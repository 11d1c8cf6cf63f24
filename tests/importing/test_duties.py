"""One cell of responsibilities becomes a list; what only looks like a number of the list stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.importing.duties import split_duties


@pytest.mark.parametrize(
    ("cell", "duties"),
    [
        ("1. 制定战略 / 2. 负责定价、上架 / 3. 推广", ["制定战略", "负责定价、上架", "推广"]),
        ("1.负责A2.负责B3.负责C", ["负责A", "负责B", "负责C"]),
        ("1、甲；\n2、乙。", ["甲", "乙。"]),
        ("（1）甲（2）乙", ["甲", "乙"]),
        ("(1)甲 (2)乙", ["甲", "乙"]),
        ("①甲②乙；③丙", ["甲", "乙", "丙"]),
        ("一、接待\n二、会务", ["接待", "会务"]),
        ("（一）甲\n（二）乙", ["甲", "乙"]),
        ("1) Do x\n2) Do y\nand more\n3) z", ["Do x", "Do y and more", "z"]),
        ("a) foo\nb) bar", ["foo", "bar"]),
        ("1- التوظيف 2- التدريب", ["التوظيف", "التدريب"]),
        ("完成3-5个项目", ["完成3-5个项目"]),
        ("现场管理\n工作内容：\n1. 甲\n2. 乙", ["现场管理", "甲", "乙"]),
        ("1 负责甲\n2 负责乙", ["负责甲", "负责乙"]),
        ("• a\n• b\n- c", ["a", "b", "c"]),
        ("负责甲；负责乙", ["负责甲", "负责乙"]),
        ("负责网站/APP的开发 / 测试", ["负责网站/APP的开发", "测试"]),
        ("主要职责：\n1. 甲\n2. 乙", ["甲", "乙"]),
        ("一、贷前：1.尽调 2.评级\n二、贷后", ["贷前：尽调", "贷前：评级", "贷后"]),
        ("3. 第三条", ["第三条"]),
        ("3. 丙\n4. 丁", ["丙", "丁"]),
        ("负责客户接待，\n做好登记。\n负责档案。", ["负责客户接待，做好登记。", "负责档案。"]),
        (
            "1、负责2.5万以上客户；2、维护V2.0系统；3、第2、3季度复盘",
            ["负责2.5万以上客户", "维护V2.0系统", "第2、3季度复盘"],
        ),
        ("1.5倍增长", ["1.5倍增长"]),
        ("完成10.5版本的发布", ["完成10.5版本的发布"]),
        ("负责2024.1.1起的项目", ["负责2024.1.1起的项目"]),
        ("负责1、2号线巡检", ["负责1、2号线巡检"]),
        ("组织（1）甲和（2）乙的比选", ["组织（1）甲和（2）乙的比选"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_split(cell, duties):
    assert list(split_duties(cell)) == duties


WORDS = st.lists(
    st.sampled_from(["负责", "制定", "客户", "2.5万元", "V2.0版", "abc", "第2、3季度"]), min_size=1, max_size=4
).map(lambda words: "按" + "".join(words))


@given(
    st.lists(WORDS, min_size=1, max_size=12),
    st.sampled_from(["{}. ", "{}、", "（{}）", "({}) "]),
    st.sampled_from(["\n", " / ", ";\n"]),
)
def test_what_was_joined_is_split_again(duties, mark, between):
    cell = between.join(mark.format(number) + duty for number, duty in enumerate(duties, start=1))
    assert list(split_duties(cell)) == duties


@given(st.text("12345.、）()①②一二；;/ \n负责定", max_size=60))
def test_nothing_but_numbers_and_signs_is_lost(cell):
    kept = iter("".join(split_duties(cell)))  # a heading may come again, before each item of the list under it
    assert all(char in kept for char in cell if char in "负责定")
