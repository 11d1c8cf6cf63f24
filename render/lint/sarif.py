"""Diagnostics as SARIF 2.1.0 (OASIS), the format of code scanning services."""

import json
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from render.diagnostics import Diagnostic
from render.lint.rules import RULES, Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(diagnostics: Sequence[Diagnostic], version: str) -> str:
    """One run of Rolebook in its `version`, with what each rule is for."""
    driver = {"name": "Rolebook", "version": version, "rules": [_rule(rule) for rule in RULES]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic) for diagnostic in diagnostics],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.why.in_language("en")},
        "fullDescription": {"text": "\n".join(rule.why.by_language.values())},
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _result(diagnostic: Diagnostic) -> dict[str, object]:
    span = diagnostic.span
    place = {
        "artifactLocation": {"uri": _uri(span.file)},
        "region": {"startLine": span.line, "startColumn": span.column},
    }
    return {
        "ruleId": diagnostic.rule,
        "level": str(diagnostic.severity),
        "message": {"text": f"{diagnostic.message} {diagnostic.hint}".strip()},
        "locations": [{"physicalLocation": place}],
    }


def _uri(file: str) -> str:
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")
