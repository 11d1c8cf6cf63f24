"""Diagnostics as text: a line for machines, an excerpt for people, or JSON."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from render.diagnostics import Diagnostic, Severity
from render.typesetting.columns import columns, visible

_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.NOTE: "\x1b[1;36m"}
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_EXCERPT = 96  # columns of a source line that are shown
_LARGEST = 64 * 2**20  # bytes of a file that is looked into


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """A JSON list with one object per diagnostic."""
    import json  # most are read by people

    records = [
        {
            "file": diagnostic.span.file,
            "line": diagnostic.span.line,
            "column": diagnostic.span.column,
            "rule": diagnostic.rule,
            "severity": diagnostic.severity,
            "message": diagnostic.message,
            "hint": diagnostic.hint,
        }
        for diagnostic in diagnostics
    ]
    return json.dumps(records, ensure_ascii=False, indent=1)


def as_text(diagnostics: Sequence[Diagnostic], *, colour: bool) -> str:
    """A paragraph per diagnostic: `file:line:column: severity[rule]: message`, the place, the hint."""
    sources = {file: _source_lines(file) for file in {diagnostic.span.file for diagnostic in diagnostics}}
    return "\n".join(
        line for diagnostic in diagnostics for line in _paragraph(diagnostic, sources[diagnostic.span.file], colour)
    )


def as_github(diagnostics: Sequence[Diagnostic]) -> str:
    """A workflow command of GitHub Actions for each, which shows it beside the line in a pull request."""
    return "\n".join(map(_workflow_command, diagnostics))


def _workflow_command(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    command = {Severity.NOTE: "notice"}.get(diagnostic.severity, str(diagnostic.severity))
    values = {"file": span.file, "line": span.line, "col": span.column, "title": diagnostic.rule}
    properties = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in values.items())
    return f"::{command} {properties}::{_escaped(f'{diagnostic.message} {diagnostic.hint}'.strip())}"


def _escaped(text: str, also: str = "") -> str:
    """What may not stand in a workflow command, as percent signs and hexadecimal digits."""
    return "".join(f"%{ord(char):02X}" if char in "%\r\n" + also else char for char in text)


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """Such as "2 errors, 1 warning"; "no problems" where there are none."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [counted(counts[severity], severity) for severity in Severity if counts[severity]]
    return ", ".join(parts) or "no problems"


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _paragraph(diagnostic: Diagnostic, lines: list[str], colour: bool) -> list[str]:
    span = diagnostic.span
    place = f"{visible(span.file)}:{span.line}:{span.column}:"
    kind = f"{diagnostic.severity}[{diagnostic.rule}]:"
    if colour:
        place = f"{_BOLD}{place}{_PLAIN}"
        kind = f"{_COLOURS[diagnostic.severity]}{kind}{_PLAIN}"
    paragraph = [f"{place} {kind} {visible(diagnostic.message)}"]
    if 1 <= span.line <= len(lines):
        paragraph += _excerpt(lines[span.line - 1], span.line, span.column, colour)
    if diagnostic.hint:
        paragraph.append(f"    help: {visible(diagnostic.hint)}")
    return paragraph


def _excerpt(line: str, number: int, column: int, colour: bool) -> list[str]:
    """The source line and a caret under the place; wide characters count as two columns."""
    start = max(0, column - 1 - _EXCERPT // 2) if len(line) > _EXCERPT else 0
    shown = visible(line[start : start + _EXCERPT])
    before = visible(line[start : column - 1])
    gutter = f"{number:>5} | "
    caret = f"{'':>5} | {'':{columns(before)}}^"
    dim, plain = (_DIM, _PLAIN) if colour else ("", "")
    return [f"{dim}{gutter}{plain}{shown}", f"{dim}{caret}{plain}"]


def _source_lines(file: str) -> list[str]:
    """The lines of a file, none of what is too large to be one or not a file at all, such as a pipe."""
    path = Path(file)
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return []
        return path.read_text("utf-8-sig").splitlines()
    except (OSError, ValueError):
        return []
