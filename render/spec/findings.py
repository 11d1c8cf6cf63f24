"""A problem found in a spec, before its place in the file is known; and how values are shown in messages."""

from collections.abc import Iterable
from typing import NamedTuple, NoReturn

from render.diagnostics import Severity

Path = tuple[str | int, ...]

SHOWN_LENGTH = 40
"""Longer values are cut in messages."""


class Unreadable(str):
    """Takes the place of a text that was refused, so that the rest can still be checked."""

    __slots__ = ()


class Finding(NamedTuple):
    """A problem at `path`: the keys and list positions that lead to it from the top of the spec.

    It points at the value there, or at the key if `of_key`. `first` is where the other half of a clash stands.
    """

    path: Path
    message: str
    hint: str = ""
    rule: str = ""
    severity: Severity = Severity.ERROR
    of_key: bool = False
    first: Path | None = None


class UnfitError(Exception):
    """A value is none of what is asked for where it stands; the paths of `findings` begin at the value."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings


def refuse(*findings: Finding) -> NoReturn:
    """Tells of problems; their paths begin at the value."""
    raise UnfitError(*findings)


def refused(rule: str, message: str, hint: str) -> NoReturn:
    refuse(Finding((), message, hint, rule))


def shown(value: str) -> str:
    """`value` in quotes, cut where long."""
    cut = value if len(value) <= SHOWN_LENGTH else value[: SHOWN_LENGTH - 1] + "…"
    return f'"{printable(cut)}"'


def printable(text: str) -> str:
    """`text` with nothing in it that a terminal would act upon."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)


def listed(words: Iterable[str], conjunction: str = "or") -> str:
    """`a, b or c`."""
    *first, last = words
    return f"{', '.join(first)} {conjunction} {last}" if first else last


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` was probably meant to be, whatever its case and its hyphens."""
    from difflib import get_close_matches  # sound specs need none

    plain = {_plain(candidate): candidate for candidate in candidates}
    matches = get_close_matches(_plain(word[:80]), plain, n=1, cutoff=0.7)
    return plain[matches[0]] if matches else None


def _plain(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")
