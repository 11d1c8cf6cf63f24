"""Characters that no font has are told of: where, which, and once per text."""

import pytest

from render import spec
from render.typesetting.fonts import noto_sans

SPEC = """\
organization: {id: acme, name: Łódź Ꭸ}
document: {number: HB-Ꭹ, version: "1", revisions: [{version: "1Ꭺ", date: 2026-01-01, summary: 初版}]}
posts:
  - id: gm
    title: {zh: "总经理 ᎠᎡᎢᎣ ᎤᎥᎦᎧ", en: "Manager Ꭸ"}
    grade: ⅢᎫ
    responsibilities: ["看ᎨᎨᎩ", 销售Łukasz和Їжак]
people: [{id: p, name: "Ștefan Ελένη ₽"}]
"""


def lacking_in_ours(characters, _theme):
    return noto_sans().regular.missing(characters)


def told(text: str, language: str = "zh", lacking=lacking_in_ours):
    warnings = spec.understand("a.yaml", text.encode(), language, lacking).warnings
    return [warning for warning in warnings if warning.rule == "missing-glyph"]


@pytest.mark.parametrize(
    ("language", "places"),
    [
        ("zh", [(1, 32), (2, 20), (2, 62), (5, 17), (6, 12), (7, 24)]),
        ("en", [(1, 32), (2, 20), (2, 62), (5, 38), (6, 12), (7, 24)]),
    ],
)
def test_each_text_is_told_of_once_at_its_place_in_the_language_of_the_papers(language, places) -> None:
    assert [(warning.span.line, warning.span.column) for warning in told(SPEC, language)] == places


def test_the_message_names_the_characters_and_says_what_will_be_seen() -> None:
    name, *_, duty = told(SPEC)
    assert "Ꭸ (U+13A8);" in name.message
    assert "PDF and PNG will show an empty box in its place." in name.message
    assert duty.message.count("U+13A8") == 1 and "U+13A9" in duty.message
    assert "empty boxes in their place" in duty.message
    assert "leave it out" in duty.hint


def test_of_many_characters_the_first_are_named() -> None:
    (warning,) = told('organization: {id: a, name: "ᎠᎡᎢᎣ ᎤᎡᎢᎣ ᎥᎦᎠ"}\n')
    assert warning.message.count("U+13") == 5 and "and 2 more;" in warning.message


def test_the_fonts_are_asked_once_and_nothing_is_looked_at_twice_where_nothing_is_missing() -> None:
    asked = []

    def nothing(characters: set[str], _theme) -> set[str]:
        asked.append(characters)
        return set()

    assert told(SPEC, lacking=nothing) == []
    assert len(asked) == 1 and {"Ł", "Ꭸ", "Ꭺ", "总"} <= asked[0]


def test_those_who_make_no_papers_are_not_warned() -> None:
    assert spec.understand("a.yaml", SPEC.encode(), "zh").warnings == ()


def test_what_nobody_can_see_has_a_rule_of_its_own() -> None:
    text = 'organization: {id: a, name: "A\u202eB"}\n'
    warnings = spec.understand("a.yaml", text.encode(), "zh", lacking_in_ours).warnings
    assert [warning.rule for warning in warnings] == ["invisible-character"]
