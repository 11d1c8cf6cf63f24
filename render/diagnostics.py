"""What went wrong, where, and what to do about it: values, not strings."""

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Span(NamedTuple):
    """A place in a text file. Lines and columns count from 1; a column is a character, not a byte."""

    file: str
    line: int
    column: int


class Diagnostic(NamedTuple):
    """One problem of a spec: `rule` is its lasting name, `hint` says what to do."""

    span: Span
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR


class SpecError(Exception):
    """The spec cannot be used. Carries every problem found, at least one of them an error."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"{len(diagnostics)} problem(s) in the spec")
        self.diagnostics = diagnostics


class ToolError(Exception):
    """The spec is not to blame: a missing program, a full disk, an unusable path."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
