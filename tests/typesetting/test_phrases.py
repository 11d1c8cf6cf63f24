"""Words of Chinese and Japanese are told apart, for lines to end behind them."""

from itertools import accumulate, pairwise

import budoux
import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.typesetting.phrases import phrase_ends, phrases

# Each as it may be parted, the languages as they come.
NAMES = """
高级/客户/经理 首席/风险官 反洗钱工作/领导/小组 运营/中心 数据/治理/委员会 供应链/管理部 提名与/薪酬/委员会
财务/共享/服务/中心
总经理/办公室 高级/软件/工程师 资深前端/工程师 个人/金融部 普惠/金融/事业部 个人/信息/保护/负责人
退役军人/事务局 首席/人力/资源官
發展/改革/委員會 資訊/安全處 人力/資源部 資深/軟體/工程師 數位/金融處 法令/遵循處
情報/システム部 コンプライアンス/委員会 営業/アシスタント デジタル/推進/本部
""".split()


def parted(text: str) -> str:
    return "".join("/" * (place in phrase_ends(text)) + sign for place, sign in enumerate(text))


PARSERS = {
    "zh-hans": budoux.load_default_simplified_chinese_parser(),
    "zh-hant": budoux.load_default_traditional_chinese_parser(),
    "ja": budoux.load_default_japanese_parser(),
}


@pytest.mark.parametrize("language", PARSERS)
@given(text=st.text("".join({*"".join(NAMES)}), min_size=1, max_size=30))
def test_phrases_are_those_of_budoux(language: str, text: str) -> None:
    for run in (text, *NAMES):
        assert phrases(run, language) == PARSERS[language].parse(run)


@pytest.mark.parametrize("name", NAMES)
def test_names_are_parted_between_words_only(name: str) -> None:
    allowed = set(accumulate(map(len, name.split("/"))))
    found = set(phrase_ends(name.replace("/", "")))
    assert found
    assert found <= allowed


@pytest.mark.parametrize(
    "text", ["Chief Risk Officer", "정보보호 최고책임자", "นักวิเคราะห์นโยบายและแผน", "إدارة الموارد", "数据部", ""]
)
def test_other_scripts_and_short_names_are_left_alone(text: str) -> None:
    assert not phrase_ends(text)


def test_names_among_other_text_are_parted_too() -> None:
    assert parted("IT 数据治理委员会（Data）供应链管理部") == "IT 数据/治理/委员会（Data）供应链/管理部"


@given(text=st.text("高级客户经理首席风险官營業システム、 a1", max_size=30))
def test_nothing_ends_beside_a_single_character(text: str) -> None:
    places = sorted({0, *phrase_ends(text), len(text)})
    assert len(places) < 3 or min(after - before for before, after in pairwise(places)) > 1
