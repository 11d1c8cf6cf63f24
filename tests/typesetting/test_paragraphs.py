"""Lines of type: their widths, what is between their characters, and that nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.typesetting.fonts import noto_sans
from render.typesetting.lines import Line
from render.typesetting.paragraphs import set_line, set_paragraph
from render.typesetting.typeface import LATIN_MARKS, SPACED

FACE = noto_sans().regular
SIZE = 10
MIXED = "负责网站/APP的开发与迭代,每月25日前提交至OA平台，“确保”系统（安全）、《稳定》，完成15%的KPI。" * 3


def plain(line: Line) -> str:
    """What a reader copies."""
    return "".join(piece.text for piece in line.pieces).translate({ord(key): mark for key, mark in LATIN_MARKS.items()})


def drawn_width(line: Line) -> float:
    """How far the pieces really reach, in points."""
    width = 0.0
    for piece in line.pieces:
        each = (SPACED * SIZE if piece.spaced else 0.0) + piece.tracking
        width += FACE.width(piece.text, SIZE) + each * len(piece.text) + piece.after
    return width - line.pieces[-1].tracking


@given(st.text(alphabet="运营部负责的，。（）“”、APP 123%-/’—…", max_size=60), st.integers(30, 300))
def test_text_is_neither_lost_nor_invented(text: str, width: int) -> None:
    lines = set_paragraph(text, width, FACE, SIZE)
    assert "".join(map(plain, lines)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("width", range(60, 460, 20))
def test_justified_lines_end_at_the_margin(width: int) -> None:
    *lines, last = set_paragraph(MIXED, width, FACE, SIZE)
    assert drawn_width(last) <= width + SIZE / 2
    for line in lines:
        closing = SIZE / 2 if plain(line)[-1] in "，。）》”、" else 0.0
        end = line.x + drawn_width(line) - closing
        assert end <= width + 0.01
        stretched = any(piece.tracking for piece in line.pieces)
        assert not stretched or end == pytest.approx(width, abs=0.01)


def test_most_lines_are_justified() -> None:
    lines = set_paragraph(MIXED * 4, 300, FACE, SIZE)[:-1]
    assert sum(any(piece.tracking for piece in line.pieces) for line in lines) > 0.9 * len(lines)


def test_no_stretch_can_be_taken_for_a_space() -> None:
    for width in range(60, 460, 20):
        for line in set_paragraph(MIXED, width, FACE, SIZE):
            for piece in line.pieces:
                assert piece.tracking <= 0.085 * SIZE + 1e-9
                assert piece.after <= 0 or piece.text.endswith(" ")


def test_latin_words_are_not_spaced_out() -> None:
    for line in set_paragraph(MIXED, 150, FACE, SIZE):
        for piece in line.pieces:
            assert not piece.tracking or len(piece.text) == 1 or not piece.text.isascii()


@pytest.mark.parametrize(
    ("text", "gaps"), [("用OA平台", 2), ("25日", 1), ("规划,把握", 1), ("15%的", 1), ("运营部", 0), ("a b", 0)]
)
def test_a_quarter_em_between_han_and_latin(text: str, gaps: int) -> None:
    line = set_line(text, FACE, SIZE)
    assert sum(piece.spaced for piece in line.pieces) == gaps
    assert line.width == pytest.approx(FACE.width(text, SIZE) + gaps * SPACED * SIZE)
    assert plain(line) == text


def test_a_space_that_was_written_is_enough() -> None:
    assert set_line("用 OA 平台", FACE, SIZE).width == FACE.width("用 OA 平台", SIZE)


@pytest.mark.parametrize("text", ["完。）", "说：“好", "（《书", "人”，他"])
def test_where_two_marks_meet_half_an_em_goes(text: str) -> None:
    assert set_line(text, FACE, SIZE).width == FACE.width(text, SIZE) - SIZE / 2


def test_an_opening_mark_starts_flush() -> None:
    assert set_line("《手册》", FACE, SIZE).x == -SIZE / 2
    assert set_line("手册", FACE, SIZE).x == 0


def test_a_mark_at_the_end_may_give_up_its_blank_half() -> None:
    lines = set_paragraph("一二三四，五六七", 45, FACE, SIZE)
    assert [plain(line) for line in lines] == ["一二三四，", "五六七"]


def test_english_has_narrow_quotes_and_ragged_lines() -> None:
    text = "The team’s “handbook” covers cross-departmental processes and much that is said elsewhere. " * 3
    lines = set_paragraph(text, 200, FACE, SIZE)
    assert "".join(map(plain, lines)).replace(" ", "") == text.replace(" ", "")
    assert drawn_width(lines[0]) < FACE.width(plain(lines[0]), SIZE)
    assert not any(piece.after or piece.tracking for line in lines for piece in line.pieces)


def test_newlines_end_a_line_and_what_ends_so_is_not_stretched() -> None:
    lines = set_paragraph("一二三四\n五六", 55, FACE, SIZE)
    assert [plain(line) for line in lines] == ["一二三四", "五六"]
    assert not lines[0].pieces[0].tracking


def test_the_first_line_can_be_indented() -> None:
    lines = set_paragraph("一二三四五六七八", 50, FACE, SIZE, first_indent=20)
    assert [(plain(line), line.x) for line in lines] == [("一二三", 20), ("四五六七八", 0)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("首席风险官", 40, ["首席", "风险官"]),
        ("风险管理与内控合规部", 60, ["风险管理与", "内控合规部"]),
        ("信息（IT）管理部，3 组", 60, ["信息（IT）", "管理部，3 组"]),
        ("资深前端工程师", 30, ["资深", "前端", "工程师"]),
        ("委员会成员", 20, ["委员", "会", "成员"]),
    ],
)
def test_words_of_han_are_whole_where_a_line_holds_them(text: str, width: int, lines: list[str]) -> None:
    assert [plain(line) for line in set_paragraph(text, width, FACE, SIZE, wordwise=True)] == lines
    assert [plain(line) for line in set_paragraph(text, width, FACE, SIZE)] != lines or width < 3 * SIZE


@pytest.mark.parametrize("count", range(20, 60))
@pytest.mark.parametrize("end", ["", "。", "”。"])
def test_no_character_of_han_ends_a_text_alone_on_its_line(count: int, end: str) -> None:
    *before, last = set_paragraph("负" * count + end, 10 * SIZE, FACE, SIZE)
    assert plain(last).count("负") > 1
    assert "".join(map(plain, before)) + plain(last) == "负" * count + end


def test_a_line_of_one_character_stays_where_no_other_can_join_it() -> None:
    assert [plain(line) for line in set_paragraph("负责人", 10.0, FACE, SIZE)] == ["负", "责", "人"]
    assert [plain(line) for line in set_paragraph("负责\n人", 90.0, FACE, SIZE)] == ["负责", "人"]
