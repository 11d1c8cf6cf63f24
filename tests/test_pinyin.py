"""How Chinese words are read, as pypinyin, with all of its dictionaries, reads them."""

import pytest
from pypinyin import lazy_pinyin

from render.pinyin import initial, reading, syllables

TITLES = "银行行长 会计主管 重庆分公司 长沙办事处 音乐教研组 调度室 供应链部 总经理办公室 女排教练 参谋长".split()


@pytest.mark.parametrize("title", TITLES)
def test_titles_are_read_as_pypinyin_reads_them(title: str) -> None:
    assert syllables(title) == lazy_pinyin(title, v_to_u=False)


def test_what_is_no_known_character_has_no_syllable() -> None:
    assert syllables("运\U0002fa1d部") == ["yun", "bu"]


def test_tones_and_other_letters_count_in_an_index() -> None:
    assert reading("妈Ä麻") == ("ma1", "a", "ma2")
    assert [initial(text) for text in ("重庆", "Émile", "2 组", "")] == ["C", "E", "#", "#"]
