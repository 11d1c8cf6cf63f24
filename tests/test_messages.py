"""Diagnostics as people and machines read them."""

import json
import os
from pathlib import Path

from render.diagnostics import Diagnostic, Severity, Span
from render.messages import as_github, as_json, as_text, summary


def problem(file: str, line: int = 1, column: int = 1, message: str = "unknown key", hint: str = "") -> Diagnostic:
    return Diagnostic(Span(file, line, column), "unknown-key", message, hint)


def test_json_has_the_promised_fields() -> None:
    warning = Diagnostic(Span("a.yaml", 3, 7), "untranslated", "没有英文", "加上 en", Severity.WARNING)
    assert json.loads(as_json([warning])) == [
        {
            "file": "a.yaml",
            "line": 3,
            "column": 7,
            "rule": "untranslated",
            "severity": "warning",
            "message": "没有英文",
            "hint": "加上 en",
        }
    ]
    assert json.loads(as_json([])) == []


def test_a_line_for_machines_and_a_caret_under_wide_characters(tmp_path: Path) -> None:
    spec = tmp_path / "a.yaml"
    spec.write_text("name: 运营部\n部门: 职责\n", "utf-8")
    text = as_text([problem(str(spec), 2, 5, hint="did you mean 'title'?")], colour=False)
    first, source, caret, help_line = text.splitlines()
    assert first == f"{spec}:2:5: error[unknown-key]: unknown key"
    assert source == "    2 | 部门: 职责"
    assert caret == "      |       ^"
    assert help_line == "    help: did you mean 'title'?"


def test_a_long_line_is_shown_around_the_place(tmp_path: Path) -> None:
    spec = tmp_path / "a.yaml"
    spec.write_text("x" * 5000 + "HERE" + "y" * 5000)
    source, caret = as_text([problem(str(spec), 1, 5001)], colour=False).splitlines()[1:3]
    assert len(source) < 120
    assert source[caret.index("^") :].startswith("HERE")


def test_nothing_steers_the_terminal(tmp_path: Path) -> None:
    spec = tmp_path / "a.yaml"
    spec.write_bytes("name: \x1b[31m\u202e红\n".encode())
    text = as_text([problem(str(spec), message="\x1b]0;owned\x07")], colour=False)
    assert all(char.isprintable() or char == "\n" for char in text)


def test_colour_only_when_asked() -> None:
    assert "\x1b[" in as_text([problem("none.yaml")], colour=True)
    assert "\x1b[" not in as_text([problem("none.yaml")], colour=False)


def test_the_summary_counts_by_severity() -> None:
    warning = Diagnostic(Span("a", 1, 1), "untranslated", "", "", Severity.WARNING)
    assert summary([problem("a"), problem("a"), warning]) == "2 errors, 1 warning"
    assert summary([]) == "no problems"


def test_workflow_commands_are_escaped() -> None:
    note = Diagnostic(Span("a,b:c%.yaml", 3, 7), "layers", "100%\r\n::error::x", "a, b: c", Severity.NOTE)
    assert as_github([note]) == (
        "::notice file=a%2Cb%3Ac%25.yaml,line=3,col=7,title=layers::100%25%0D%0A::error::x a, b: c"
    )
    assert as_github([]) == ""


def test_what_is_too_large_or_no_file_is_not_looked_into(tmp_path):
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(2**40)
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    for path in (large, pipe, tmp_path, "/dev/zero"):
        assert len(as_text([problem(str(path))], colour=False).splitlines()) <= 2
