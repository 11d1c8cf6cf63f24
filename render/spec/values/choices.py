"""One of a fixed few words, and values by name."""

from collections.abc import Collection
from typing import Any

from render.organisation import UnitType
from render.spec.aliases import VALUES
from render.spec.findings import Finding, closest, listed, refuse, refused, shown
from render.spec.values.words import line

YAML_1_1_BOOLEANS = {"yes": "true", "y": "true", "on": "true", "no": "false", "n": "false", "off": "false"}


def one_of(value: Any, words: Collection[str], otherwise: str = "is not known here") -> str:
    """One of a fixed few words; any other `otherwise`."""
    typed = line(value)
    if typed in words:
        return typed
    near = closest(typed, words)
    hint = f"Did you mean `{near}`?" if near else f"Write {listed(words)}."
    refused("wrong-value", f"{shown(typed)} {otherwise}.", hint)


def flag(value: Any) -> bool:
    """`true` or `false`."""
    typed = line(value)
    if typed in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return typed.lower() == "true"
    meant = YAML_1_1_BOOLEANS.get(typed.lower(), typed.lower())
    hint = f"Write {meant}." if meant in ("true", "false") else "Write true or false."
    refused("wrong-value", f"{shown(typed)} is neither true nor false.", hint)


def unit_type(value: Any) -> UnitType:
    """One of the kinds of unit."""
    typed = line(value)
    kinds = {str(kind): kind for kind in UnitType}
    if typed in kinds:
        return kinds[typed]
    meant = closest(typed, kinds) or _kind_called(typed)
    hint = f"Did you mean `{meant}`?" if meant else f"Write {listed(kinds)}, or nothing for a department."
    refused("wrong-value", f"{shown(typed)} is not a type of unit.", hint)


_CALLED = {
    "company": "subsidiary corporation holding gesellschaft 会社 회사",
    "center": "centre division region campus bereich 本部 본부",
    "department": "directorate dept office bureau ministry secretariat branch ward plant "
    "abteilung stelle 部門 院 厅 所 처",
    "group": "team section squad crew unit cell gruppe équipe equipo 課 係 班 팀",
    "committee": "board council commission assembly parliament ausschuss rat comité 会 支部",
    "virtual": "project force chapter guild network projekt 虚拟",
}
"""What units are called elsewhere, by their type; the last word of a name tells."""


def _kind_called(typed: str) -> str | None:
    words = {word: kind for kind, words in _CALLED.items() for word in words.split()}
    words |= VALUES["units", "type"]
    name = typed.casefold()
    return max(((len(word), kind) for word, kind in words.items() if name.endswith(word)), default=(0, None))[1]


def named(value: Any) -> dict[str, str]:
    """Values by name, each on one line."""
    if not isinstance(value, dict):
        refused("wrong-type", "Keys and values are needed here.", "Write `name: value`, a line for each.")
    wrong = [Finding((name,), "A single value is needed here.", "Write it after the colon.", "missing-value")
             for name, given in value.items() if not isinstance(given, str)]  # fmt: skip
    if wrong:
        refuse(*wrong)
    return {name: line(given) for name, given in value.items()}
