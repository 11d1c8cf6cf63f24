"""Typefaces measure what they draw, and subsets hold what was asked for."""

import pytest

from render.typesetting.fonts import LATIN_QUOTES, SPACED, noto_sans

FAMILY = noto_sans()
REGULAR, BOLD = FAMILY.regular, FAMILY.bold


def test_every_han_character_is_one_em_wide() -> None:
    assert REGULAR.width("运营部，（一）", 10) == pytest.approx(70)
    assert REGULAR.advances("运营", 12) == pytest.approx([12, 12])


def test_bold_is_a_face_of_its_own() -> None:
    assert REGULAR.name != BOLD.name
    assert BOLD.width("operations", 10) > REGULAR.width("operations", 10)


def test_digits_are_tabular() -> None:
    for face in (REGULAR, BOLD):
        assert len({round(face.width(digit, 10), 6) for digit in "0123456789"}) == 1


def test_what_the_font_lacks_is_known() -> None:
    assert REGULAR.missing("运营A1，🎉ש") == {"🎉", "ש"}
    assert REGULAR.missing(LATIN_QUOTES) == set()


def test_a_subset_has_the_glyphs_asked_for_and_no_others() -> None:
    subset = REGULAR.subset("运营运🎉")
    assert set(subset.glyphs) == {"运", "营"}
    assert sorted(glyph.number for glyph in subset.glyphs.values()) == [1, 2]
    assert len(subset.program) < 2000
    assert subset == REGULAR.subset("营🎉运"), "the order of the characters does not matter"


def test_weights_differ_in_their_outlines() -> None:
    assert REGULAR.subset("运").program != BOLD.subset("运").program


def test_a_spaced_subset_advances_by_more() -> None:
    plain, spaced = REGULAR.subset("运A"), REGULAR.subset("运A", spaced=True)
    for character in "运A":
        assert spaced.glyphs[character].advance - plain.glyphs[character].advance == SPACED * 1000
    assert plain.program != spaced.program, "the font program itself says so, not only the PDF"


def test_latin_quotes_are_narrow() -> None:
    for stand_in, mark in LATIN_QUOTES.items():
        assert REGULAR.width(stand_in, 10) < 6 < REGULAR.width(mark, 10)
        assert REGULAR.subset([stand_in]).glyphs[stand_in].number


def test_nothing_at_all_can_be_subset() -> None:
    assert REGULAR.subset("").glyphs == {}
    assert REGULAR.subset("", spaced=True).glyphs == {}
