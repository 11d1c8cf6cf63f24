"""Which way characters run, by the Unicode bidirectional algorithm: ICU is the judge."""

import icu
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render.typesetting.bidi import in_view, levels
from render.typesetting.scripts import is_rtl

# One or two of every bidirectional class; brackets, and some that are others by another code.
SIGNS = (
    "aب א1٣+-/#,.:; \t!&()[]{}<>“”〈〉\u2329\u232a\u0301漢กक"
    "\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
TEXTS = st.text(st.sampled_from(SIGNS), min_size=1, max_size=40)


def by_icu(text: str, base: int) -> icu.Bidi:
    bidi = icu.Bidi()
    bidi.setPara(icu.UnicodeString(text), base)
    return bidi


@given(TEXTS, st.sampled_from([0, 1]))
@settings(max_examples=2000, deadline=None)
def test_levels_are_those_of_icu(text: str, base: int) -> None:
    seen = [place for place, char in enumerate(text) if char not in "\u202a\u202b\u202c\u202d\u202e\u200d"]
    ours, theirs = levels(text, base), by_icu(text, base).getLevels()
    assert in_view([ours[place] for place in seen]) == in_view([theirs[place] for place in seen])
    if len({level % 2 for level in theirs}) == 2:  # where all runs one way, ICU does not look further
        assert [ours[place] for place in seen] == [theirs[place] for place in seen]


@given(TEXTS)
def test_the_first_letter_says_which_way_a_paragraph_runs(text: str) -> None:
    assert is_rtl(text) == bool(by_icu(text, icu.Bidi.DEFAULT_LTR).getParaLevel())


@given(TEXTS, st.sampled_from([0, 1]))
def test_parts_of_a_line_are_in_the_order_of_icu(text: str, base: int) -> None:
    bidi = by_icu(text, base)
    assert in_view(bidi.getLevels()) == list(bidi.getVisualMap())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("مدير HR (A/B) 2", "HR (A/B) 2 ريدم"),
        ("HR (مدير) 2", "HR (ريدم) 2"),
        ("רכש 12-34 ב", "ב 12-34 שכר"),
    ],
)
def test_titles_of_two_directions(text: str, shown: str) -> None:
    found = levels(text, int(is_rtl(text)))
    mirrored = str.maketrans("()", ")(")
    order = in_view(found)
    assert "".join(text[at].translate(mirrored) if found[at] % 2 else text[at] for at in order) == shown
