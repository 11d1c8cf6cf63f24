"""Locales are complete and alike; themes can be read on paper and screen."""

from dataclasses import asdict
from string import Formatter

import pytest

from render.content import BoxRole
from render.locales import load_locale, locale_codes
from render.themes import load_theme

WCAG_AA = 4.5


def test_there_are_chinese_and_english() -> None:
    assert {"zh", "en"} <= set(locale_codes())
    with pytest.raises(KeyError):
        load_locale("../zh")


@pytest.mark.parametrize("code", locale_codes())
def test_patterns_have_the_same_places_in_every_language(code: str) -> None:
    ours, reference = asdict(load_locale(code)), asdict(load_locale("en"))
    strings = [key for key, value in reference.items() if isinstance(value, str)]
    assert {key: places(ours[key]) for key in strings} == {key: places(reference[key]) for key in strings}
    assert set(ours["confidentiality_levels"]) == set(reference["confidentiality_levels"])


@pytest.mark.parametrize("code", locale_codes())
def test_no_word_is_empty(code: str) -> None:
    assert [key for key, value in asdict(load_locale(code)).items() if not value] == []


def test_every_role_has_a_look_with_enough_contrast() -> None:
    boxes = load_theme("classic").chart.boxes
    assert set(boxes) == set(BoxRole)
    assert {role: contrast(look.ink, look.fill) >= WCAG_AA for role, look in boxes.items()} == dict.fromkeys(
        boxes, True
    )


def test_text_of_documents_has_enough_contrast() -> None:
    palette = load_theme("classic").palette
    pairs = [(palette.ink, palette.tint), (palette.muted, palette.paper), (palette.accent, palette.tint)]
    assert min(contrast(*pair) for pair in [*pairs, (palette.on_accent, palette.accent)]) >= WCAG_AA


def places(pattern: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(pattern) if name}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
