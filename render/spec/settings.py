"""What a spec says about the rules of `rolebook lint`. Which rules there are is for `render.lint` to know."""

from dataclasses import dataclass

from render.diagnostics import Span
from render.spec.reader import Document
from render.spec.schema import Lint


@dataclass(frozen=True, slots=True)
class Setting:
    """A severity of a rule (`group` "rules") or a number ("limits"), as typed."""

    group: str
    name: str
    value: str
    span: Span


def settings(document: Document, lint: Lint | None) -> tuple[Setting, ...]:
    """The settings under `lint`, in the order of the spec."""
    groups = {"rules": lint.rules or {}, "limits": lint.limits or {}} if lint else {}
    return tuple(
        Setting(group, name, value, document.span(("lint", group, name), of_key=True))
        for group, values in groups.items()
        for name, value in values.items()
    )
