"""Characters are told apart as their names in Unicode tell."""

import unicodedata

from render.han import has_han, is_common, is_han, is_kana, is_katakana
from render.typesetting.fonts import noto_sans

EVERY = [char for char in map(chr, range(0x40000)) if unicodedata.category(char) not in ("Cn", "Cs")]


def named(*beginnings: str) -> set[str]:
    return {char for char in EVERY if unicodedata.name(char, "").startswith(beginnings)}


def test_han_are_the_ideographs_of_unicode() -> None:
    han = {char for char in EVERY if is_han(char)}
    assert han - named("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH") - named("HEXAGRAM") == set("々〇")
    assert named("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH") <= han


def test_kana_are_letters_and_the_sign_for_long_vowels() -> None:
    katakana = {char for char in EVERY if is_katakana(char)}
    assert katakana == {char for char in named("KATAKANA LETTER") if "\u30a0" < char < "\u3100"} | {"ー"}
    hiragana = {char for char in EVERY if is_kana(char)} - katakana
    assert hiragana == {char for char in named("HIRAGANA LETTER") if char < "\u3100"}


def test_a_text_has_han_or_not() -> None:
    assert [has_han(text) for text in ("CEO 办公室", "CEO", "Büro, Straße", "ひらがな", "한국", "𠮷", "")] == [
        True, False, False, False, False, True, False,
    ]  # fmt: skip


def test_our_fonts_have_all_that_is_common() -> None:
    common = set(filter(is_common, map(chr, range(0x10000))))
    assert len(common) > 21_000
    unseen = {char for char in common if not char.isprintable()}
    for face in noto_sans():
        assert face.missing(common - unseen) == set()
