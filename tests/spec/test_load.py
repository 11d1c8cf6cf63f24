"""Opening files, warnings beside an organisation, and text in the language of the papers."""

import os

import pytest

from render import spec
from render.diagnostics import Span, SpecError, ToolError
from render.spec import rules

SOUND = "organization: {id: acme, name: {zh: 顶点, en: Acme}}\nposts: [{id: gm, title: 总经理}]\n"


@pytest.fixture
def write(tmp_path):
    def write(text, name="acme.yaml"):
        path = tmp_path / name
        path.write_bytes(text.encode())
        return path

    return write


def test_a_sound_spec_has_no_diagnostics_in_its_language(write):
    reading = spec.load(write(SOUND), "zh")
    acme, warnings = reading.organisation, reading.warnings
    assert (acme.id, acme.head, warnings) == ("acme", "gm", ())


def test_warnings_come_with_the_organisation(write):
    path = write(SOUND)
    reading = spec.load(path, "en")
    acme, warnings = reading.organisation, reading.warnings
    assert acme.name.in_language("en") == "Acme"
    (warning,) = warnings
    assert (warning.rule, warning.span) == ("untranslated", Span(str(path), 2, 25))
    assert "总经理" in warning.message


@pytest.mark.parametrize(("language", "count"), [("zh", 0), ("ja", 1), ("de", 1)])
def test_plain_han_text_is_chinese_or_japanese(write, language, count):
    assert len(spec.load(write(SOUND), language).warnings) == count


def test_a_spec_in_none_of_our_languages_has_english_papers_and_one_warning(write):
    path = write("organization: {id: moe, name: {ar: وزارة}}\nposts: [{id: m, title: {ar: الوزير, he: שר}}]\n")
    reading = spec.load(path, None)
    assert reading.language == "en"
    assert [(warning.rule, warning.span.line) for warning in reading.warnings] == [("untranslated", 1)]


def test_errors_and_warnings_come_together_in_the_order_of_the_file(write):
    with pytest.raises(SpecError) as caught:
        spec.load(write(SOUND + "people: [{id: p, nam: 张三}]\nunits: [{id: gm, name: 部}]\n"), "en")
    found = [(problem.span.line, problem.rule) for problem in caught.value.diagnostics]
    assert found == [
        (2, "untranslated"),
        (3, "unknown-key"),
        (3, "untranslated"),
        (4, "duplicate-id"),
        (4, "untranslated"),
    ]


def test_a_missing_file_is_not_the_specs_fault(write, tmp_path):
    write(SOUND)
    with pytest.raises(ToolError) as caught:
        spec.load(tmp_path / "acmee.yaml", "zh")
    assert "acmee.yaml" in caught.value.message
    assert caught.value.hint == f"Did you mean {tmp_path / 'acme.yaml'}?"


@pytest.mark.parametrize("name", ["nowhere/acme.yaml", "a\0b", "x" * 5000, "acme.yaml/x"])
def test_paths_that_cannot_be_opened(write, tmp_path, name):
    write(SOUND)
    with pytest.raises(ToolError) as caught:
        spec.load(tmp_path / name, "zh")
    assert caught.value.message


def test_a_folder(tmp_path):
    with pytest.raises(ToolError, match="folder"):
        spec.load(tmp_path, "zh")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(write):
    path = write(SOUND)
    path.chmod(0)
    with pytest.raises(ToolError, match="may not be read"):
        spec.load(path, "zh")


def test_a_thousand_wrong_references_are_all_found():
    posts = "".join(f"  - {{id: p{n}, title: P, reports_to: q{n}}}\n" for n in range(1000))
    with pytest.raises(SpecError) as caught:
        spec.understand("spec.yaml", f"organization: {{id: a, name: A}}\nposts:\n{posts}".encode(), "en")
    assert [problem.rule for problem in caught.value.diagnostics] == ["dangling-reference"] * 1000


def test_every_rule_has_its_own_name_and_a_reason():
    names = [rule.name for rule in rules.RULES]
    assert len(set(names)) == len(names)
    assert all(rule.why.endswith(".") for rule in rules.RULES)
