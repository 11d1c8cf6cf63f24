"""Severities and limits: a spec goes before `rolebook.toml`, which goes before the defaults."""

from pathlib import Path

import pytest

from render import spec
from render.diagnostics import Severity, Span, ToolError
from render.lint.settings import beside, settle
from render.lint.subject import Limits

SPEC = "organization: {id: o, name: 公司}\nlint: {rules: {layers: note}, limits: {reports: 5}}\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs/a.yaml").write_text(SPEC, "utf-8")
    return tmp_path


def settled(folder):
    path = folder / "specs/a.yaml"
    from_file, problems = beside(path)
    return settle((*from_file, *spec.load(path, "zh").settings), problems)


def test_the_spec_goes_before_the_file_and_the_nearer_file_before_the_farther(folder):
    (folder / "rolebook.toml").write_text('[lint.rules]\nlayers = "off"\nvague-duty = "off"\n')
    assert settled(folder).severities["vague-duty"] is None
    (folder / "specs/rolebook.toml").write_text(
        '[lint.rules]\nlayers = "off"\nheadcount = "error"\n[lint.limits]\nreports = 9\nlikeness = 90\n'
    )
    settings = settled(folder)
    assert settings.severities["layers"] is Severity.NOTE
    assert settings.severities["headcount"] is Severity.ERROR
    assert settings.severities["vague-duty"] is Severity.WARNING
    assert settings.limits == Limits(reports=5, likeness=90)
    assert settings.problems == ()


def test_the_file_is_named_from_where_the_spec_is(folder, monkeypatch):
    (folder / "rolebook.toml").write_text('[lint.rules]\nlayer = "off"\n')
    assert beside(folder / "specs/a.yaml")[0][0].span.file == str(folder / "rolebook.toml")
    monkeypatch.chdir(folder / "specs")
    assert beside(Path("a.yaml"))[0][0].span.file == str(Path("../rolebook.toml"))


def test_without_a_file(folder):
    assert settled(folder).limits == Limits(reports=5)


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ('[lint.rules]\n"layer" = "off"\n', 2, 2, 'There is no rule "layer". Did you mean `layers`?'),
        ("[lint]\nrules = { headcont = 'off' }\n", 2, 11, "Did you mean `headcount`?"),
        ('[lint.rules]\nlayers = "of"\n', 2, 1, '"of" cannot be set for "layers". Did you mean `off`?'),
        ("[lint.limits]\nlayers = 2.5\n", 2, 1, "Write a whole number from 1."),
        ("[lint.rule]\nlayers = 'off'\n", 1, 7, "These settings are not known."),
        ("lint = 3\n", 1, 1, "These settings are not known."),
        ("[lint.rules\n", 1, 12, "not TOML"),
        ("a = 1\na = 2\n", 2, 6, "not TOML"),
        ("\ud800", 1, 1, "not TOML"),
    ],
)
def test_what_is_wrong_with_the_file(folder, text, line, column, words):
    path = folder / "rolebook.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    (problem,) = settled(folder).problems
    assert problem.span == Span(str(path), line, column)
    assert words in f"{problem.message} {problem.hint}"
    assert (problem.rule, problem.severity) == ("unknown-setting", Severity.ERROR)


def test_tables_of_other_tools_are_left_alone(folder):
    (folder / "rolebook.toml").write_text("[other]\nrules = 1\n")
    assert settled(folder).problems == ()


def test_a_huge_file_is_not_read_whole(folder):
    with (folder / "rolebook.toml").open("wb") as file:
        file.truncate(2**30)
    with pytest.raises(ToolError, match="larger than 1 MB"):
        settled(folder)
