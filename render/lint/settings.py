"""How grave each rule is, and the limits: as the spec says, else `rolebook.toml`, else by default."""

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from render.diagnostics import Diagnostic, Severity, Span, ToolError
from render.inputs import beginning
from render.lint.rules import RULE_BY_NAME, UNKNOWN_SETTING
from render.lint.subject import Limits
from render.spec.findings import closest, listed, shown
from render.spec.settings import Setting

FILE = "rolebook.toml"
MAX_BYTES = 2**20
OFF = "off"
LIMITS = {limit.name: limit.default for limit in fields(Limits)}
LEAST = {"likeness": 50}
"""Below this, texts that have little in common would count as alike. Other limits begin at 1."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds in the end. A rule with the severity `None` is off."""

    severities: Mapping[str, Severity | None]
    limits: Limits
    problems: tuple[Diagnostic, ...]


def settle(settings: Iterable[Setting], problems: Iterable[Diagnostic] = ()) -> Settings:
    """The meaning of all `settings`, of which later ones go before earlier ones; `problems` came up with them."""
    severities: dict[str, Severity | None] = {rule.name: rule.severity for rule in RULE_BY_NAME.values()}
    limits: dict[str, int] = {}
    problems = list(problems)
    for setting in settings:
        if problem := _problem(setting):
            problems.append(problem)
        elif setting.group == "rules":
            severities[setting.name] = None if setting.value == OFF else Severity(setting.value)
        else:
            limits[setting.name] = int(setting.value)
    return Settings(severities, Limits(**limits), tuple(problems))


def _problem(setting: Setting) -> Diagnostic | None:
    known = RULE_BY_NAME if setting.group == "rules" else LIMITS
    if setting.name not in known:
        return unknown(setting.span, setting.group.removesuffix("s"), setting.name, known)
    if setting.group == "rules":
        levels = [*Severity, OFF]
        wrong = setting.value not in levels
        hint = f"Did you mean `{near}`?" if (near := closest(setting.value, levels)) else f"Write {listed(levels)}."
    else:
        least = LEAST.get(setting.name, 1)
        wrong = not re.fullmatch("[1-9][0-9]{0,5}", setting.value) or int(setting.value) < least
        hint = f"Write a whole number from {least}."
    message = f"{shown(setting.value)} cannot be set for {shown(setting.name)}."
    return Diagnostic(setting.span, UNKNOWN_SETTING, message, hint) if wrong else None


def unknown(span: Span, kind: str, name: str, known: Iterable[str]) -> Diagnostic:
    """The problem of a rule or limit that there is not."""
    known = list(known)
    near = closest(name, known)
    hint = f"Did you mean `{near}`?" if near else f"There are {listed(known, 'and')}."
    return Diagnostic(span, UNKNOWN_SETTING, f"There is no {kind} {shown(name)}.", hint)


def beside(spec: Path) -> tuple[tuple[Setting, ...], tuple[Diagnostic, ...]]:
    """The settings of the nearest `rolebook.toml` beside `spec` or above it, and what is wrong with that file.

    Raises `ToolError` where it cannot be read.
    """
    folder = spec.absolute().parent
    path = next((place / FILE for place in (folder, *folder.parents) if (place / FILE).is_file()), None)
    if path is None:
        return (), ()
    if not spec.is_absolute():  # as the spec is called, so are its settings
        path = Path(os.path.relpath(path))
    data = beginning(path, MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ToolError(f"{path} is larger than 1 MB.", "Is it the right file?")
    try:
        text = data.decode("utf-8-sig")
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        return (), (_unreadable(path, error),)
    problems: list[Diagnostic] = []
    settings = tuple(_settings(str(path), text, table, problems))
    return settings, tuple(problems)


def _settings(file: str, text: str, table: Mapping[str, Any], problems: list[Diagnostic]) -> Iterator[Setting]:
    """What stands under `[lint.rules]` and `[lint.limits]`; other tables than `lint` are for others."""
    lint = table.get("lint", {})
    groups = lint.items() if isinstance(lint, dict) else [("lint", lint)]
    for group, values in groups:
        if group not in ("rules", "limits") or not isinstance(values, dict):
            hint = "`[lint.rules]` holds severities by rule, `[lint.limits]` holds numbers."
            problems.append(
                Diagnostic(_place(file, text, group), UNKNOWN_SETTING, "These settings are not known.", hint)
            )
            continue
        for name, value in values.items():
            yield Setting(group, name, str(value), _place(file, text, name))


def _place(file: str, text: str, key: str) -> Span:
    """Where a key is first named; `tomllib` does not tell."""
    for number, line in enumerate(text.splitlines(), start=1):
        if match := re.match(rf"\s*\[?.*?(?<![\w-]){re.escape(key)}(?![\w-])", line):
            return Span(file, number, match.end() - len(key) + 1)
    return Span(file, 1, 1)


def _unreadable(path: Path, error: Exception) -> Diagnostic:
    at = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    span = Span(str(path), int(at[1]), int(at[2])) if at else Span(str(path), 1, 1)
    return Diagnostic(span, UNKNOWN_SETTING, "This file is not TOML from here on.", "Compare it with toml.io.")
