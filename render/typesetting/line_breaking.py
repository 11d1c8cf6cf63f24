"""Where a line may end: Unicode's rules (UAX #14), strict for Chinese, and stricter in five matters.

Every character becomes one letter for its kind; then one regular expression, compiled from the rules
as the standard writes them, finds all places. Stricter than the standard, as Chinese readers and
editors of standards expect:

- a line never starts with a dash, an interpunct, a percent sign or a unit sign (GB/T 15834);
- a short word with a solidus stays whole (GB/T), while an address may break after its own;
- a hyphen is a place to break only between real words: not in HR-ORG-001 or e-commerce;
- a date stays whole: 2026年12月31日;
- a standard's number stays with its body: GB/T 19001, ISO 9001.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from math import ceil
from types import MappingProxyType

from render.typesetting.line_break_classes import KINDS, RUNS
from render.typesetting.thai import has_thai, word_ends
from render.typesetting.typeface import Typeface

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

LOOSE = 0.05
"""So much of a line may be left empty before a word is parted to fill it."""

_ADDRESS_LENGTH = 20  # a longer run with a solidus is taken for a path or an address
_TIED = re.compile(
    r"·"
    r"|(?<=[A-Za-z])’(?=[A-Za-z])"
    r"|(?<=[A-Za-z0-9])(?:(?<![a-z][a-z])-|-(?![a-z]{3}))(?=[A-Za-z])"
    rf"|(?<![\w/:.&-])(?=[A-Za-z0-9&/-]{{3,{_ADDRESS_LENGTH}}}(?!\.?[\w/:&-]))[A-Za-z0-9]+/[A-Za-z0-9&/-]+(?: (?=\d))?"
    r"|(?<=[A-Z]{2}) (?=\d)"
    r"|(?<=\d) ?[年月](?: ?(?=\d))?|(?<=\d) ?日",
    re.ASCII,
)
_GLUE = str.maketrans("·’-/ 年月日", "\u2060" + "\u00a0" * 4 + "％" * 3)  # a unit stays with its number
_ZWJ = "\u200d"
_NEWLINE = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")

# Full-width marks that leave half their em blank, on the side away from the text they belong to.
HALF_BLANK_OPENERS = "“‘（《〈「『【〔〖［｛"
HALF_BLANK_CLOSERS = "，。、；：！？”’）》〉」』】〕〗］｝"


def opportunities(text: str) -> list[int]:
    """Where a line may end or must: each number counts the characters before the place, the last is the length.

    Spaces belong to the line before them. Nothing for an empty text.
    """
    places = _places(text, _TIED.sub(_glued, text).translate(_KINDS))
    return sorted({*places, *word_ends(text)}) if has_thai(text) else places


def fill(
    text: str,
    advances: Sequence[float],
    width: float,
    *,
    first_indent: float = 0.0,
    squeeze: float = 0.0,
    gaps: Mapping[int, float] = MappingProxyType({}),
    hyphen: float = 0.0,
    places: Sequence[int] | None = None,
) -> list[tuple[int, int]]:
    """Fill lines of `width` one after another with as much of `text` as goes in; where each starts and ends.

    `advances` holds every character's own width; `gaps` adds to the distance before a character, but not
    at the start of a line. The first line is narrower by `first_indent`. Spaces and newlines at the end of
    a line are left out of it. A full-width mark at an edge of a line may give up its blank half, `squeeze`
    wide. What is alone wider than a line is cut between characters, never before a combining mark.

    A soft hyphen takes no room, or as much as `hyphen` at the end of a line, where it stands only if the line would be
    `LOOSE` without. `places` are where lines may end, if not at all `opportunities`.
    """
    spaced = list(advances)
    soft = hyphen and "\u00ad" in text
    if soft:
        spaced = [0.0 if char == "\u00ad" else advance for char, advance in zip(text, advances, strict=True)]
    for place, gap in gaps.items():
        spaced[place] += gap
    reach = [0.0, *accumulate(spaced)]
    places = opportunities(text) if places is None else places
    lines: list[tuple[int, int]] = []
    start, room = 0, width - first_indent
    while start < len(text):
        limit = reach[start] + gaps.get(start, 0.0) + room + 0.001
        if text[start] in HALF_BLANK_OPENERS:
            limit += squeeze
        end = _last_place(text, places, reach, start, limit, squeeze)
        end = end or _cut(text, start, reach, _evened(text, places, reach, start, limit))
        if soft and text[end - 1] == "\u00ad":
            end = _hyphenated(text, places, reach, start, end, limit - hyphen, room)
        newline = _NEWLINE.search(text, start, end)
        shown = newline.start() if newline else end
        end = newline.end() if newline else end
        lines.append((start, start + len(text[start:shown].rstrip(" "))))
        start, room = end, width
    return lines


def break_lines(text: str, width: float, face: Typeface, size: float, *, first_indent: float = 0.0) -> list[str]:
    """`text` as lines no wider than `width` points when set in `face` at `size`; see `fill` for the rules."""
    if face.width(text, size) <= width - first_indent and not _NEWLINE.search(text):
        return [text.rstrip(" ")]
    lines = fill(text, face.advances(text, size), width, first_indent=first_indent)
    return [text[start:end] for start, end in lines]


def _places(text: str, classes: str) -> list[int]:
    """See `opportunities`; `classes` holds the letter of each character's kind."""
    if _pattern("{CM ZWJ RI}").search(classes):
        return _around_absorbed(text, classes)
    return list(accumulate(map(len, _segment().findall(classes))))


def _glued(tied: re.Match[str]) -> str:
    return tied[0].translate(_GLUE)


def _last_place(
    text: str, places: Sequence[int], reach: Sequence[float], start: int, limit: float, squeeze: float
) -> int:
    """The last place where the line from `start` may end without passing `limit`; 0 for none."""
    fitting = bisect_right(reach, limit) - 1
    while fitting < len(text) and text[fitting] == " ":
        fitting += 1
    index = bisect_right(places, fitting) - 1
    if squeeze and index + 1 < len(places):
        visible = text[start : places[index + 1]].rstrip(" ")
        if visible[-1:] in HALF_BLANK_CLOSERS and reach[start + len(visible)] - squeeze <= limit:
            return places[index + 1]
    return places[index] if index >= 0 and places[index] > start else 0


def _hyphenated(
    text: str, places: Sequence[int], reach: Sequence[float], start: int, end: int, limit: float, room: float
) -> int:
    """The last place up to `end` where the line may end, at a soft hyphen only if `limit` leaves room for it.

    If words alone come close to filling the line, none of them is parted.
    """
    before = [place for place in places[: bisect_right(places, end)] if place > start]
    fitting = [place for place in before if text[place - 1] != "\u00ad" or reach[place] <= limit]
    whole = max((place for place in before if text[place - 1] != "\u00ad"), default=0)
    if whole and limit - reach[start + len(text[start:whole].rstrip(" "))] < LOOSE * room:
        return whole
    return fitting[-1] if fitting else end


def _evened(text: str, places: Sequence[int], reach: Sequence[float], start: int, limit: float) -> float:
    """The `limit` that parts a European word wider than the line into pieces about equally wide: no letter is alone."""
    end = start + len(text[start : places[bisect_right(places, start)]].rstrip(" "))
    if limit <= reach[start] or not text[start:end].isalpha() or max(text[start:end]) > "\u052f":
        return limit
    length = reach[end] - reach[start]
    share = length / ceil(length / (limit - reach[start]))
    return min(limit, reach[bisect_left(reach, reach[start] + share - 0.001)] + 0.001)


def _cut(text: str, start: int, reach: Sequence[float], limit: float) -> int:
    """Where to part what is wider than the line: where the standard alone allows, else between any characters.

    What has no width of its own is drawn as part of what is before it.
    """
    fitting = max(bisect_right(reach, limit) - 1, start + 1)
    part = text[start : fitting + 1]
    classes = part.translate(_KINDS)
    allowed = [place for place in _places(part, classes) if place <= fitting - start]
    if allowed:
        return start + allowed[-1]
    for apart in (_pattern("{-OP QU_i} {-CM ZWJ EM CL CP EX IS IN NS B2 PO QU_f}"), _pattern("{-ZWJ} {-CM ZWJ EM}")):
        for end in range(fitting - start, 0, -1):
            if apart.match(classes, end - 1) and reach[start + end + 1] > reach[start + end]:
                return start + end
    return _end_of_character(text, fitting, reach)


def _end_of_character(text: str, end: int, reach: Sequence[float]) -> int:
    """The end of what is drawn as one character: the next place that no mark follows and no joiner precedes."""
    marks = _pattern("{CM ZWJ EM}")

    def is_inside(end: int) -> bool:
        is_bound = marks.match(text[end].translate(_KINDS)) or text[end - 1] == _ZWJ
        return bool(is_bound) or reach[end + 1] == reach[end]

    while end < len(text) and is_inside(end):
        end += 1
    return end


def _around_absorbed(text: str, classes: str) -> list[int]:
    """The opportunities of a text in which some characters are part of the one before (LB9, LB30a)."""
    absorbed = _pattern("RI {CM ZWJ}* RI {CM ZWJ}* | {-BK CR LF NL SP ZW CM ZWJ} {CM ZWJ}+").finditer(classes)
    gone = {place for match in absorbed for place in range(match.start() + 1, match.end())}
    kept = [place for place in range(len(classes)) if place not in gone]
    # LB10: a mark with nothing to stand on is a letter.
    bases = "".join([_BARE_MARKS.get(classes[place], classes[place]) for place in kept])
    starts = [*kept, len(classes)]
    ends = [starts[count] for count in accumulate(map(len, _segment().findall(bases)))]
    return [end for end in ends if text[end - 1] != _ZWJ or end == len(text)]  # LB8a


class _Kinds(dict[int, str]):
    """Code point to the letter of its kind, looked up the first time it is met; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        starts, letters = _runs()
        letter = self[code] = letters[bisect_right(starts, code) - 1]
        return letter


_LETTERS = {kind: chr(0xC0 + place) for place, kind in enumerate(KINDS)}  # one byte each, none special in a pattern
# In Chinese, double quotation marks are brackets (CLDR, zh).
_KINDS = _Kinds({ord("“"): _LETTERS["OP"], ord("”"): _LETTERS["CL"]})
_BARE_MARKS = dict.fromkeys((_LETTERS["CM"], _LETTERS["CM_w"], _LETTERS["ZWJ"]), _LETTERS["AL"])


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
def _pattern(rule: str) -> re.Pattern[str]:
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
