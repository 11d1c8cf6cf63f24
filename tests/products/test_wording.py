"""Facts in finished words: names in a row."""

from render.locales import load_locale
from render.products.wording import in_a_row, some_names
from render.typesetting.bidi import in_view, levels
from render.typesetting.scripts import is_rtl

EN = load_locale("en")


def test_names_with_commas_are_told_apart_by_semicolons() -> None:
    assert in_a_row(["Ann", "Bob"], EN) == "Ann, Bob"
    assert in_a_row(["Head, Sales", "Clerk"], EN) == "Head, Sales; Clerk"
    assert some_names(["Head, Sales", "Clerk"], EN) == "Head, Sales; Clerk"


def test_names_from_right_to_left_keep_their_place_among_others() -> None:
    said = in_a_row(["مدير A", "行长", "B מנהל"], EN)
    seen = "".join(said[place] for place in in_view(levels(said, base=int(is_rtl(said)))))
    assert [name.strip("\u2066\u2067\u2068\u2069") for name in seen.split(", ")] == ["A ريدم", "行长", "B להנמ"]
    assert in_a_row(["مدير"], EN) == "مدير"
