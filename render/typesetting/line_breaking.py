"""Where a line may end: Unicode's rules (UAX #14), strict for Chinese, and stricter in six matters.

Stricter than the standard, as Chinese readers and editors of standards expect:

- a line never starts with a dash, an interpunct, a percent sign or a unit sign (GB/T 15834);
- a short word with a solidus stays whole (GB/T), while an address may break after its own;
- a hyphen is a place to break only between real words: not in HR-ORG-001 or e-commerce;
- a date stays whole: 2026年12月31日;
- a standard's number stays with its body: GB/T 19001, ISO 9001;
- a name with an interpunct in it stays whole: 买买提·艾力.
"""

import re
from functools import cache

from render.typesetting.line_break_rules import BARE_MARKS, ends, kinds_of, pattern
from render.typesetting.thai import has_thai, word_ends

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
ZWJ = "\u200d"


def opportunities(text: str) -> list[int]:
    """Where a line may end or must: each number counts the characters before the place, the last is the length.

    Spaces belong to the line before them. Nothing for an empty text.
    """
    places = _places(text, kinds_of(_TIED.sub(_glued, text)))
    if "·" in text:
        names = [found.span() for found in _name().finditer(text)]
        places = [place for place in places if not any(start < place < end for start, end in names)]
    return sorted({*places, *word_ends(text)}) if has_thai(text) else places


def standard_opportunities(text: str) -> list[int]:
    """The same as far as the standard alone goes, and interpuncts hold together what is beside them."""
    return _places(text, kinds_of(text.replace("·", "\u2060")))


@cache
def _name() -> re.Pattern[str]:
    """A name such as 阿不都热西提·买买提·艾力, where it stands by itself; within a sentence, what is between its dots.

    Compiled only for a text with dots: each set of Han takes long.
    """
    han = "[\u3400-\u4dbf\u4e00-\u9fff]"
    alone = rf"(?<!{han})(?<!·){han}{{1,7}}(?:·{han}{{1,7}})+(?![·\u3400-\u4dbf\u4e00-\u9fff])"
    return re.compile(rf"{alone}|·{han}{{1,7}}·")


def _glued(tied: re.Match[str]) -> str:
    return tied[0].translate(_GLUE)


def _places(text: str, kinds: str) -> list[int]:
    return _around_absorbed(text, kinds) if pattern("{CM ZWJ RI}").search(kinds) else ends(kinds)


def _around_absorbed(text: str, kinds: str) -> list[int]:
    """The opportunities of a text in which some characters are part of the one before (LB9, LB30a)."""
    absorbed = pattern("RI {CM ZWJ}* RI {CM ZWJ}* | {-BK CR LF NL SP ZW CM ZWJ} {CM ZWJ}+").finditer(kinds)
    gone = {place for match in absorbed for place in range(match.start() + 1, match.end())}
    kept = [place for place in range(len(kinds)) if place not in gone]
    bases = "".join([BARE_MARKS.get(kinds[place], kinds[place]) for place in kept])
    starts = [*kept, len(kinds)]
    found = [starts[count] for count in ends(bases)]
    return [end for end in found if text[end - 1] != ZWJ or end == len(text)]  # LB8a
