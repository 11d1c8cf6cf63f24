"""Texts alike, against a comparison of each with each."""

import random

from hypothesis import given
from hypothesis import strategies as st

from render.lint.likeness import Alike, groups_alike, plain_text

WORDS = "采购 合同 审批 供应商 客户 数据 报表 流程 制度 培训 每月 负责 完善 跟踪 评估 编制".split()


def pairs(number):
    return {number[at : at + 2] for at in range(max(1, len(number) - 1))}


def percent(one, other):
    return 100 * len(one & other) // len(one | other)


def test_who_is_like_an_earlier_one_is_found_and_nobody_else():
    dice = random.Random(7)
    texts = ["".join(dice.choices(WORDS, k=dice.randint(1, 7))) for _ in range(600)]
    texts += [text[:at] + dice.choice(WORDS)[0] + text[at + 1 :] for text in texts[:200] for at in [len(text) // 2]]
    dice.shuffle(texts)
    sets = list(map(pairs, texts))
    closest = [max((percent(one, earlier) for earlier in sets[:at]), default=0) for at, one in enumerate(sets)]
    for least in (60, 80, 95):
        groups = groups_alike(texts, least)
        firsts = {group[0].index for group in groups}
        members = {alike.index for group in groups for alike in group} - firsts
        assert members == {at for at, near in enumerate(closest) if near >= least}
        for first, *others in groups:
            assert first.percent == 100
            assert [alike.percent for alike in others] == [
                percent(sets[first.index], sets[alike.index]) for alike in others
            ]


def test_case_width_spaces_and_punctuation_make_no_difference():
    assert groups_alike(["Keep the BOOKS, daily.", "采购", "keep the books daily", "ｋeep the books daily"], 100) == [
        [Alike(0, 100), Alike(2, 100), Alike(3, 100)]
    ]
    assert plain_text("ที่ ปรึกษา") == "ที่ปรึกษา", "the marks of a script belong to its letters"


def test_nothing_is_like_nothing():
    assert groups_alike(["", "!", "…", "?"], 50) == []


def test_ten_thousand_texts_of_one_family_are_one_group():
    texts = [f"负责华东大区第一事业部所有门店陈列与形象检查工作{letter}" for letter in "甲乙丙丁" * 2_500]
    (group,) = groups_alike(texts, 80)
    assert len(group) == 10_000


@given(st.lists(st.text(max_size=12) | st.text("甲乙, a", max_size=8), max_size=20), st.integers(50, 100))
def test_every_text_is_in_one_group_at_most(texts, least):
    members = [alike.index for group in groups_alike(texts, least) for alike in group]
    assert len(set(members)) == len(members)
    assert set(members) <= set(range(len(texts)))


def test_words_that_only_join_others_set_no_two_duties_apart():
    duties = ["负责公司文件的收发、登记与归档", "负责公司文件收发、登记和归档", "负责公司车辆收发、登记和归档"]
    assert [[alike.index for alike in group] for group in groups_alike(duties, 90)] == [[0, 1]]


def test_the_same_duties_at_three_hundred_branches_are_a_group_each():
    duties = ["负责{}柜面业务的复核与日终对账", "组织{}客户经理走访对公客户", "编制{}年度预算并跟踪执行"]
    texts = [duty.format(f"第{branch}支行") for branch in range(300) for duty in duties]
    assert [len(group) for group in groups_alike(texts, 60)] == [300, 300, 300]
