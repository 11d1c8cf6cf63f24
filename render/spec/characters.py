"""Characters that no paper can carry, and characters that nobody can see."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from render.diagnostics import Severity
from render.spec.faults import Fault

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 forbids (section 2.2, Char), and so every Word document and SVG picture."""

UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What YAML 1.1 (section 5.1) does not let stand in a file, unless written as an escape."""

INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
_JOINERS = "\u200c\u200d"

_PIECE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)|[^\\]", re.DOTALL)
_SHORT_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "e": "\x1b", "L": "\u2028", "P": "\u2029"}
MOST = 20
"""So many characters are told of in one go."""


def unreadable(text: str) -> list[Fault]:
    """The characters because of which YAML cannot be read at all; the first ones if there are many."""
    return [illegal(match.start(), match[0]) for match in islice(UNREADABLE.finditer(text), MOST)]


def faults(source: str, at: int, escaped: bool, value: str) -> Iterator[Fault]:
    """What is wrong with the characters of a scalar: typed as `source` at the offset `at`, meaning `value`.

    `escaped` says that it stands in double quotes, where a backslash begins an escape.
    """
    if ILLEGAL.search(value):
        for offset, char in islice(_places(source, escaped, ILLEGAL), MOST):
            yield illegal(at + offset, char)
    if unseen := next((match[0] for match in INVISIBLE.finditer(value) if not _joins(match)), ""):
        offset, char = next(_places(source, escaped, re.compile(unseen)), (0, unseen))
        message = f"The text has an invisible character: {_named(char)}."
        hint = "Delete it and the characters right beside it, and type those again."
        yield Fault(at + offset, "invisible-character", message, hint, Severity.WARNING)


def _joins(match: re.Match[str]) -> bool:
    """Whether it is a joiner that is needed, as between letters of some scripts, and in emoji."""
    before = match.string[: match.start()][-1:]
    return match[0] in _JOINERS and not (before < "\u0300" or "\u3000" <= before <= "\u9fff")


def illegal(at: int, char: str) -> Fault:
    message = f"The character {_named(char)} cannot stand in a document."
    return Fault(at, "xml-illegal-character", message, "Delete it; it often comes along when text is copied.")


def _places(source: str, escaped: bool, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    if not escaped:
        yield from ((match.start(), match[0]) for match in pattern.finditer(source))
        return
    for piece in _PIECE.finditer(source, source.index('"')):
        char = _meant(piece[0])
        if pattern.match(char):
            yield piece.start(), char


def _meant(piece: str) -> str:
    if len(piece) > 2:
        return chr(int(piece[2:], 16))
    return _SHORT_ESCAPES.get(piece[1], "") if len(piece) == 2 else piece


def _named(char: str) -> str:
    """Such as `U+202E (right-to-left override)`."""
    name = unicodedata.name(char, "a control character" if ord(char) < 0xA0 else "")
    return f"U+{ord(char):04X}" + (f" ({name.lower()})" if name else "")
