"""Line breaking against ICU's strict Chinese rules, and what Chinese editors ask beyond them."""

import random

import icu
import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.typesetting.fonts import noto_sans
from render.typesetting.line_break_classes import KINDS
from render.typesetting.line_breaking import opportunities
from render.typesetting.line_filling import break_lines

FACE = noto_sans().regular
STRICT = icu.BreakIterator.createLineInstance(icu.Locale("zh@lb=strict"))

HAN = "负责商品选品定价上架推广深入了解行业特点和用户需求提出产品优化建议确保系统稳定性与安全性"
NEVER_FIRST = "，。；：！？、”’）》〉」』】〕…—·％℃°‰,.;:!?%)]}"
NEVER_LAST = "“‘（《〈「『【〔([{$¥￥€"
WORDS = (
    "KPI",
    "OA",
    "e-commerce",
    "team-wide",
    "GB/T 19001-2016",
    "ISO 9001",
    "2026-01-01",
    "01:20",
    "15%",
    "¥1,200.50",
)
SPECIAL = (
    "——",
    "……",
    "“好”",
    "(A)",
    "第3条",
    "5℃",
    "100%",
    "https://example.com/a/b?c=d&e=1",
    "\u00a0",
    "カ",
    "한국",
    "ไทย",
)
STRANGE = (
    "א-ב",
    "العربية",
    "e\u0301",
    "👍🏽",
    "🇨🇳🇨🇳🇨",
    "👨\u200d👩\u200d👧",
    "\u200b",
    "\u2060",
    "½",
    "№5",
    "\u00ad",
    "\n",
    "\r\n",
    "́",
)


def icu_opportunities(text: str) -> list[int]:
    """ICU counts UTF-16 units; we count characters."""
    units, at = 0, {}
    for place, character in enumerate(text, start=1):
        units += 2 if ord(character) > 0xFFFF else 1
        at[units] = place
    STRICT.setText(text)
    return [at[unit] for unit in STRICT]


def mixed_text(source: random.Random) -> str:
    pieces = (
        lambda: "".join(source.choices(HAN, k=source.randint(1, 6))),
        lambda: source.choice(NEVER_FIRST + NEVER_LAST),
        lambda: source.choice(",.;:!?%'\"()[]{}<>-/\\&@#$+*=_|~^` ¥€£"),
        lambda: source.choice(WORDS),
        lambda: source.choice(SPECIAL),
        lambda: source.choice(STRANGE),
        lambda: str(source.randint(0, 99999)),
        lambda: " ",
    )
    return "".join(source.choice(pieces)() for _ in range(source.randint(3, 40)))


def assert_legal(text: str) -> None:
    illegal = set(opportunities(text)) - set(icu_opportunities(text))
    assert not illegal, [f"{text[:place]}|{text[place:]}" for place in sorted(illegal)]


def test_no_break_that_icu_forbids_and_few_fewer() -> None:
    source = random.Random(20)
    ours = theirs = 0
    for _ in range(400):
        text = mixed_text(source)
        assert_legal(text)
        ours += len(opportunities(text))
        theirs += len(icu_opportunities(text))
    assert 5_000 < ours <= theirs
    assert ours > 0.9 * theirs


def test_no_break_that_icu_forbids_among_all_kinds_of_characters() -> None:
    source = random.Random(14)
    known = "".join(map(chr, (*range(0x20, 0x3000, 7), *range(0x3000, 0x3400, 3), *range(0xA000, 0xABFF, 5))))
    known += "".join(map(chr, (*range(0x1100, 0x1200, 9), *range(0xAC00, 0xAC40), *range(0x1F1E6, 0x1F480, 5))))
    for _ in range(3_000):
        assert_legal("".join(source.choices(known, k=12)))


@given(st.text(alphabet=HAN + "abcXYZ019 -/.,，。“”（）%\u0301\u200d👍", max_size=40))
def test_no_break_that_icu_forbids_in_any_text(text: str) -> None:
    assert_legal(text)


def test_plain_han_may_break_everywhere() -> None:
    assert opportunities(HAN) == list(range(1, len(HAN) + 1))
    assert opportunities("") == []


def test_the_table_is_of_the_unicode_version_of_the_oracle() -> None:
    from render.typesetting import line_break_classes

    assert f"Unicode {icu.UNICODE_VERSION}." in (line_break_classes.__doc__ or "")
    assert len(KINDS) < 0x100 - 0xC0, "kinds are letters of one byte from U+00C0 on"


@pytest.mark.parametrize("word", ["Qualitätsmanagementbeauftragter", "Частнопредпринимательский"])
@pytest.mark.parametrize("width", range(60, 140, 3))
def test_a_word_wider_than_a_line_is_parted_evenly(word: str, width: int) -> None:
    lines = break_lines(f"Der {word} {word}", width, FACE, 10)
    pieces = lines[1 : 1 + (len(lines) - 1) // 2] if lines[0] == "Der" else [word]
    assert "".join(pieces) == word
    wide = [FACE.width(piece, 10) for piece in pieces]
    assert max(wide) <= width and min(wide) > max(wide) / 3


@pytest.mark.parametrize("mark", NEVER_FIRST)
@pytest.mark.parametrize("width", range(30, 100, 7))
def test_no_line_starts_with_a_closing_mark(mark: str, width: int) -> None:
    for line in break_lines(HAN[:5] + mark + HAN[5:9] + mark + mark + HAN[9:20], width, FACE, 10)[1:]:
        assert line[0] not in NEVER_FIRST


@pytest.mark.parametrize("mark", NEVER_LAST)
@pytest.mark.parametrize("width", range(30, 100, 7))
def test_no_line_ends_with_an_opening_mark(mark: str, width: int) -> None:
    for line in break_lines(HAN[:5] + mark + HAN[5:9] + mark + HAN[9:20], width, FACE, 10)[:-1]:
        assert line[-1] not in NEVER_LAST


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("before", range(12))
def test_words_and_numbers_stay_whole(word: str, before: int) -> None:
    if word == "team-wide":
        word = "team"
    lines = break_lines(HAN[:before] + word + HAN[:15], 110, FACE, 10)
    assert sum(word in line for line in lines) == 1


def test_an_address_breaks_only_behind_its_solidi_and_marks() -> None:
    lines = break_lines("见https://example.com/handbook/posts/operations-manager/responsibilities。", 120, FACE, 10)
    assert lines[0] == "见https://example.com/"
    assert all(line[-1] in "/-。" for line in lines)


def test_real_compounds_may_break_behind_their_hyphen() -> None:
    assert 6 in opportunities("cross-departmental")


@pytest.mark.parametrize(
    "whole", ["HR-ORG-001", "e-commerce", "PC/APP", "don’t", "a\u0301\u0302b", "马·云", "阿不都热西提·买买提明·艾力"]
)
def test_kept_whole(whole: str) -> None:
    places = opportunities(whole)
    assert places == [len(whole)]


def test_only_what_is_wider_than_the_line_is_cut_and_never_before_a_mark() -> None:
    lines = break_lines("前" + "e\u0301" * 40 + "后", 50, FACE, 10)
    assert "".join(lines) == "前" + "e\u0301" * 40 + "后"
    assert all(not line.startswith("\u0301") for line in lines)
    assert max(len(line) for line in lines) > 5


def test_a_line_narrower_than_one_character_still_goes_on() -> None:
    assert break_lines("运营部", 1, FACE, 10) == ["运", "营", "部"]


def test_spaces_at_line_ends_are_dropped_and_newlines_honoured() -> None:
    assert break_lines("one two  three ", 42, FACE, 10) == ["one two", "three"]
    assert break_lines("一\n二\r\n\n三", 100, FACE, 10) == ["一", "二", "", "三"]
    assert break_lines("", 100, FACE, 10) == [""]


def test_the_first_line_makes_room_for_its_indent() -> None:
    assert break_lines(HAN[:12], 50, FACE, 10, first_indent=20) == [HAN[:3], HAN[3:8], HAN[8:12]]


@given(st.text(alphabet=HAN + "abcXYZ019 -/.,，。“”（）%", max_size=80), st.integers(20, 200))
def test_lines_hold_all_of_the_text_and_fit(text: str, width: int) -> None:
    lines = break_lines(text, width, FACE, 10)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) == 1 or FACE.width(line, 10) <= width + 0.01 for line in lines)


def test_lines_of_running_text_are_well_filled() -> None:
    text = "负责电商业务系统的设计、开发与维护,开展内部审核，每月25日前提交“书面报告”至OA平台；" * 20
    lines = break_lines(text, 300, FACE, 10)[:-1]
    assert sum(FACE.width(line, 10) for line in lines) / len(lines) > 285


def test_what_is_kept_whole_beyond_the_standard_gives_way_first() -> None:
    assert break_lines("按GB/T 19001-2016", 60, FACE, 10) == ["按", "GB/T", "19001-2016"]


def test_a_cut_keeps_marks_with_their_words_where_it_can() -> None:
    lines = break_lines("A" * 30 + "，" + "B" * 30, 100, FACE, 10)
    assert all(line[0] != "，" for line in lines)


@pytest.mark.parametrize("date", ["2026年12月31日", "2026 年 12 月 31 日", "12月31日"])
def test_a_date_is_not_broken(date):
    text = f"自{date}起施行"
    inside = range(2, 1 + len(date))
    assert not set(opportunities(text)) & set(inside)
    assert {1, 1 + len(date)} <= set(opportunities(text))
