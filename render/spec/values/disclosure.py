"""Who may know of a thing."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from render.organisation import Visibility
from render.spec.findings import Finding, closest, listed, refuse, refused, shown
from render.spec.values.words import line


class Disclosure(NamedTuple):
    """Who may know of a thing, where that is said, and who of single fields of it."""

    level: Visibility | None = None
    fields: Mapping[str, Visibility] = MappingProxyType({})


WHOLE = "all"
"""Among fields, the thing as a whole."""

VISIBILITY_WORDS = {
    "公开": "public", "内部": "internal", "受限": "restricted", "保密": "restricted", "机密": "restricted",
    "confidential": "restricted", "secret": "restricted", "private": "restricted", "open": "public",
}  # fmt: skip


def disclosure(value: Any, fields: tuple[str, ...] = ()) -> Disclosure:
    """A level for the whole, or levels by field, for these fields and `all`."""
    if not isinstance(value, dict):
        return Disclosure(_level(value))
    hint = f"Give a level to {listed((WHOLE, *fields))}." if fields else "Write a level alone, such as `restricted`."
    problems = [
        Finding((key,), f"{shown(key)} cannot be kept from readers here.", hint, "unknown-key", of_key=True)
        for key in value
        if key != WHOLE and key not in fields
    ]
    if problems:
        refuse(*problems)
    levels = {key: _level(given) for key, given in value.items()}
    return Disclosure(levels.pop(WHOLE, None), levels)


def _level(value: Any) -> Visibility:
    typed = line(value)
    levels = {str(level.name).lower(): level for level in Visibility}
    if typed in levels:
        return levels[typed]
    meant = VISIBILITY_WORDS.get(typed.lower()) or closest(typed, levels)
    hint = f"Did you mean `{meant}`?" if meant else f"Write {listed(levels)}."
    refused("wrong-value", f"{shown(typed)} is not a level of visibility.", hint)
