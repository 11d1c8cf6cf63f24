"""The rules of line breaking that Unicode's standard has (UAX #14), as patterns.

Every character becomes one letter for its kind; then one regular expression, compiled from the rules as the standard
writes them, finds all places.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from itertools import accumulate

from render.typesetting.line_break_classes import KINDS, RUNS

# "A × B": no break between A and B; "A ÷ B": a break. The first rule that fits decides, and where
# none does, a line may end. AL means every kind of AL, AL_w the wide one, AL_ the plain one, _w every
# wide one; {AL HL} is either, {-AL HL} anything else. Rules that need a longer look at what went before stand first.
_RULES = """
LB14   OP SP* ×
LB15a  (?<!{-BK CR LF NL OP QU GL SP ZW}) QU_i SP* ×
LB16   {CL CP} SP* × NS
LB17   B2 SP* × B2
LB21a  HL {HY HH} × {-HL}
LB25   NU {SY IS}* {CL CP}? × {PO PR}
LB25   NU {SY IS}* × NU
ours   NU SP* × PO
LB5    CR × LF
LB4    {BK CR LF NL} ÷
LB6    × {BK CR LF NL}
LB7    × {SP ZW}
LB8    ZW ÷
LB11   × WJ
LB11   WJ ×
LB12   GL ×
LB12a  {-SP BA HY HH} × GL
LB13   × {CL CP EX SY}
LB15b  × QU_f (?:{SP GL WJ CL QU CP EX IS SY BK CR LF NL ZW}|$)
LB15c  SP ÷ IS NU
LB15d  × IS
LB18   SP ÷
LB19   × {QU_ QU_f}
LB19   {QU_ QU_i} ×
LB19a  {-_w} × QU
LB19a  × QU (?:{-_w}|$)
LB19a  QU × {-_w}
LB19a  (?<!_w) QU ×
LB20   ÷ CB
LB20   CB ÷
LB20a  (?<!{-BK CR LF NL SP ZW CB GL}) {HY HH} × {AL HL}
LB21   × {BA HY HH NS}
LB21   BB ×
LB21b  SY × HL
LB22   × IN
LB23   {AL HL} × NU
LB23   NU × {AL HL}
LB23a  PR × {ID EB EM}
LB23a  {ID EB EM} × PO
LB24   {PR PO} × {AL HL}
LB24   {AL HL} × {PR PO}
LB25   {PR PO} × OP IS? NU
LB25   {PR PO HY IS} × NU
LB26   JL × {JL JV H2 H3}
LB26   {JV H2} × {JV JT}
LB26   {JT H3} × JT
LB27   {JL JV JT H2 H3} × PO
LB27   PR × {JL JV JT H2 H3}
LB28   {AL HL} × {AL HL}
LB28a  AP × {AK AS AL_c}
LB28a  {AK AS AL_c} VI × {AK AL_c}
LB28a  {AK AS AL_c} × {VF VI}
LB28a  {AK AS AL_c} × {AK AS AL_c} VF
LB29   IS × {AL HL}
LB30   {AL HL NU} × OP_
LB30   CP_ × {AL HL NU}
LB30b  EB × EM
LB30b  {ID_x AL_x} × EM
ours   × {PO B2}
"""


class _Kinds(dict[int, str]):
    """Code point to the letter of its kind, looked up the first time it is met; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        starts, letters = _runs()
        letter = self[code] = letters[bisect_right(starts, code) - 1]
        return letter


_LETTERS = {kind: chr(0xC0 + place) for place, kind in enumerate(KINDS)}  # one byte each, none special in a pattern
# In Chinese, double quotation marks are brackets (CLDR, zh).
_KINDS = _Kinds({ord("“"): _LETTERS["OP"], ord("”"): _LETTERS["CL"]})
BARE_MARKS = dict.fromkeys((_LETTERS["CM"], _LETTERS["CM_w"], _LETTERS["ZWJ"]), _LETTERS["AL"])
"""LB10: a mark with nothing to stand on is a letter."""


def kinds_of(text: str) -> str:
    """A letter for the kind of each character."""
    return text.translate(_KINDS)


def ends(kinds: str) -> list[int]:
    """The places where a line may end in a text of these kinds, none of which is part of the one before."""
    return list(accumulate(map(len, _segment().findall(kinds))))


@cache
def _runs() -> tuple[list[int], str]:
    """The starts of all runs, and the letters of their kinds."""
    pairs = [run.split(".") for run in RUNS.split()]
    return list(accumulate(int(distance, 36) for distance, _ in pairs)), "".join(
        chr(0xC0 + int(kind, 36)) for _, kind in pairs
    )


@cache
def _letters_of() -> Mapping[str, str]:
    """The letters of all kinds that a name in `_RULES` means."""
    meant: dict[str, str] = {}
    for kind, letter in _LETTERS.items():
        line_class, _, suffix = kind.partition("_")
        for name in {kind, line_class, f"{line_class}_{suffix}", f"_{suffix}"}:
            meant[name] = meant.get(name, "") + letter
    return meant


def _letters(names: str) -> str:
    return "".join(map(_letters_of().__getitem__, names.split()))


def _expression(rule: str) -> str:
    """A rule's class names and {sets} as a regular expression over the letters of kinds."""
    sets = re.sub(r"\{(-?)([^}]+)\}", lambda found: f"[{found[1] and '^'}{_letters(found[2])}]", rule)
    names = re.sub(r"(?<![A-Za-z])_?[A-Z][A-Z0-9]*_?[a-z]?|_w", lambda found: f"[{_letters(found[0])}]", sets)
    return names.replace(" ", "")


@cache
def pattern(rule: str) -> re.Pattern[str]:
    """A rule, in the names of classes, as a pattern for what `kinds_of` gives."""
    return re.compile(_expression(rule), re.DOTALL)


@cache
def _segment() -> re.Pattern[str]:
    """Matches everything up to the next place where a line may end, from such a place on.

    What clings to the next character is eaten piece by piece; the first character with a break after it
    ends the segment. A rule for a break keeps all rules below it from being tried.
    """
    clinging = "(?!)"
    for line in reversed(_RULES.strip().splitlines()):
        _, _, rule = line.partition(" ")
        before, sign, after = re.split("([×÷])", rule.strip())
        here = f"{_expression(before) or '.'}(?={_expression(after) or '.'})"
        clinging = f"{here}|{clinging}" if sign == "×" else f"(?!{here})(?:{clinging})"
    # The first two are what most of a text is, and only there for speed.
    han, word = _expression("ID_w (?= ID_w)"), _expression("AL_ (?= AL_) | NU (?= NU)")
    return re.compile(f"{han}|(?:{word}|{clinging})*+.", re.DOTALL)
