"""Facts in finished words: names in a row."""

from render.locales import load_locale
from render.products.wording import in_a_row, some_names

EN = load_locale("en")


def test_names_with_commas_are_told_apart_by_semicolons() -> None:
    assert in_a_row(["Ann", "Bob"], EN) == "Ann, Bob"
    assert in_a_row(["Head, Sales", "Clerk"], EN) == "Head, Sales; Clerk"
    assert some_names(["Head, Sales", "Clerk"], EN) == "Head, Sales; Clerk"
