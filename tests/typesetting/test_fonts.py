"""Typefaces measure what they draw, and subsets hold what was asked for."""

import pytest
import uharfbuzz

from render.typesetting.fonts import noto_sans
from render.typesetting.typeface import LATIN_MARKS, SPACED

FAMILY = noto_sans()
REGULAR, BOLD = FAMILY.regular, FAMILY.bold
NAMES = "Łukasz Dvořák Erdoğan Ștefan Őrsi Їжак Ελένη ₽"


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
    assert REGULAR.missing("运营A1，🎉שᎠབ") == {"Ꭰ", "བ"}
    assert REGULAR.missing(LATIN_MARKS) == set()


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
    for stand_in, mark in LATIN_MARKS.items():
        assert REGULAR.width(stand_in, 10) < 6 < REGULAR.width(mark, 10)
        assert REGULAR.subset([stand_in]).glyphs[stand_in].number


def test_nothing_at_all_can_be_subset() -> None:
    assert REGULAR.subset("").glyphs == {}
    assert REGULAR.subset("", spaced=True).glyphs == {}


def test_letters_of_european_names_come_from_the_face_behind() -> None:
    assert REGULAR.lacking(NAMES) == BOLD.lacking(NAMES) == set("ŁřğȘŐЇέ₽")
    assert REGULAR.missing(NAMES) == BOLD.missing(NAMES) == set()
    for face in (REGULAR, BOLD):
        assert face.fallback.lacking(NAMES) == set()
        assert face.advances("Łř", 10) == face.fallback.advances("Łř", 10)
        assert face.width(NAMES, 10) == pytest.approx(sum(face.advances(NAMES, 10)))
        assert max(face.advances(NAMES, 10)) < 10, "an empty box is one em wide"
    assert BOLD.width("ŁřğȘŐЇέ₽", 10) > REGULAR.width("ŁřğȘŐЇέ₽", 10)


def test_no_second_file_is_opened_where_nothing_is_missing() -> None:
    for face in (noto_sans.__wrapped__().regular, noto_sans.__wrapped__().bold):
        face.width("运营部 Operations – Россия", 10)
        face.subset("运营部 Operations")
        assert face.missing("运营部 Operations") == set()
        assert "fallback" not in vars(face)
        face.width("Ł", 10)
        assert "fallback" in vars(face), "the test would see it"


@pytest.mark.parametrize("spaced", [False, True])
@pytest.mark.parametrize("face", [REGULAR, BOLD], ids=lambda face: face.name)
def test_a_truetype_subset_advances_as_was_measured(face, spaced: bool) -> None:
    subset = face.fallback.subset(NAMES, spaced=spaced)
    assert subset.truetype and not face.subset(NAMES).truetype
    font = uharfbuzz.Font(uharfbuzz.Face(subset.program))
    assert set(subset.glyphs) == set(NAMES)
    for character, glyph in subset.glyphs.items():
        measured = face.fallback.width(character, 1000) + spaced * SPACED * 1000
        assert font.get_glyph_h_advance(glyph.number) == glyph.advance == round(measured)
    assert len(subset.program) < 15000
