"""Locales are complete and alike; themes can be read on paper and screen."""

import re
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from string import Formatter

import pytest

import render
from render.chart_settings import COLOUR_RULES
from render.content import BoxRole
from render.locales import FormWords, Locale, load_locale, locale_codes
from render.organisation import UnitType
from render.spec.looks import read
from render.themes import COMPLETE, load_theme, theme_names
from render.themes.contrast import contrast as contrast_of_rolebook

WCAG_AA, WCAG_STROKE = 4.5, 3.0


def test_there_are_chinese_and_english() -> None:
    assert {"zh", "en"} <= set(locale_codes())
    with pytest.raises(KeyError):
        load_locale("../zh")


@pytest.mark.parametrize("code", locale_codes())
def test_patterns_have_the_same_places_in_every_language(code: str) -> None:
    ours, reference = load_locale(code)._asdict(), load_locale("en")._asdict()
    strings = [key for key, value in reference.items() if isinstance(value, str)]
    assert {key: places(ours[key]) for key in strings} == {key: places(reference[key]) for key in strings}
    for key in ("confidentiality_levels", "unit_types", "colour_rules"):
        assert set(ours[key]) == set(reference[key])
    assert set(ours["unit_types"]) == set(UnitType)
    assert set(ours["colour_rules"]) == set(COLOUR_RULES)
    form, reference_form = ours["form"]._asdict(), reference["form"]._asdict()
    assert {key: places(form[key]) for key in form} == {key: places(reference_form[key]) for key in form}
    assert all(form.values())


@pytest.mark.parametrize("code", locale_codes())
def test_no_word_is_empty(code: str) -> None:
    assert [key for key, value in load_locale(code)._asdict().items() if not value] == []


THEMES = theme_names()


def test_there_are_at_least_five_themes() -> None:
    assert THEMES[0] == COMPLETE
    assert len(THEMES) >= 5
    with pytest.raises(KeyError):
        load_theme("../themes/classic")


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_says_nothing_that_is_not_known_and_says_it_rightly(name: str) -> None:
    """The same reader that judges a customer's file judges ours."""
    path = files("render.themes") / f"{name}.yaml"
    assert read(name + ".yaml", path.read_bytes()) == load_theme(name)


@pytest.mark.parametrize("name", THEMES)
def test_every_role_has_a_look_with_enough_contrast(name: str) -> None:
    chart, paper = load_theme(name).chart, load_theme(name).palette.paper
    assert set(chart.boxes) == set(BoxRole)
    looks = [*chart.boxes.values(), *chart.series]
    assert min(contrast(look.ink, look.fill) for look in looks) >= WCAG_AA
    assert min(contrast(look.stroke, paper) for look in looks) >= WCAG_STROKE
    assert contrast(chart.line, paper) >= WCAG_STROKE
    assert min(contrast(ink, paper) for ink in (chart.title_ink, chart.footer_ink)) >= WCAG_AA


def test_no_word_of_a_locale_is_without_a_use() -> None:
    rooms = [path for path in Path(render.__file__).parent.rglob("*.py") if path.parent.name != "locales"]
    code = "\n".join(path.read_text("utf-8") for path in rooms)
    used = set(re.findall(r"\b_?(?:locale|words|form|english|chinese)\.(?=(\w+))", code))
    assert [key for key in (*Locale._fields, *FormWords._fields) if key not in used] == []


@pytest.mark.parametrize("name", THEMES)
def test_text_of_documents_has_enough_contrast(name: str) -> None:
    palette = load_theme(name).palette
    pairs = [(palette.ink, palette.tint), (palette.muted, palette.paper), (palette.accent, palette.tint)]
    assert min(contrast(*pair) for pair in [*pairs, (palette.on_accent, palette.accent)]) >= WCAG_AA


@pytest.mark.parametrize("name", THEMES)
def test_colours_of_a_rule_differ_also_in_print(name: str) -> None:
    """Neighbours differ in lightness, and no two are the same; the last is for the rest."""
    fills = [swatch.fill for swatch in load_theme(name).chart.series]
    assert len(set(fills)) == len(fills) >= 8
    neighbours = pairwise(fills[:-1])
    assert min(contrast(one, other) for one, other in neighbours) > 1.5


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_is_told_in_a_line_in_every_language(name: str) -> None:
    assert set(load_theme(name).about) >= set(locale_codes())
    assert max(map(len, load_theme(name).about.values())) < 70


def test_our_measure_of_contrast_agrees_with_another() -> None:
    for one, other in (("#000000", "#FFFFFF"), ("#8899AA", "#FFFFFF"), ("#1F4E79", "#FBE3B5")):
        assert contrast_of_rolebook(one, other) == pytest.approx(contrast(one, other))


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
