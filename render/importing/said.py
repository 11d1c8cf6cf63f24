"""What a cell says in words instead of naming something: nothing, as above, vacant, left; and rows that are no data."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from operator import itemgetter

from render.importing import vocabulary

_NOTHING = frozenset({"-", "--", "–", "—", "——", "/", "\\", "?", "？", "0"})
_DITTO = frozenset({'"', "″", "〃", "''"})
_LONGEST = 40
_TWO = itemgetter(slice(2))
_CONTINUED = r"(.+?)\s*([(（\[][^()（）\[\]]+[)）\]])"
MARKS_OF_REMARKS = ("*", "※", "†", "‡")
"""What a remark below a table may begin with."""
_BRACKETS = "()（）[]【】"


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(vocabulary.words("values", name))


def _letters(words: Iterable[str]) -> frozenset[str]:
    """What the words may begin with as they are written."""
    first = {word[0] for word in words}
    return frozenset(first | {letter.upper() for letter in first})


@cache
def _beginnings() -> frozenset[str]:
    """The first two letters of all that says nothing, as above, or vacant; the only one, of what has no more."""
    words = {*_words("nothing"), *_words("ditto"), *_words("vacant"), *_NOTHING, *_DITTO}
    return frozenset(word[:2] for word in words)


@cache
def first_of_no_data() -> frozenset[str]:
    """What totals and remarks begin with: most cells begin otherwise, and need no further look."""
    return _letters({*_totals(), *vocabulary.words("footers"), *MARKS_OF_REMARKS})


def may_be_words(distinct: AbstractSet[str]) -> set[str]:
    """Those of these texts that may say nothing, as above, or vacant; quick."""
    twos = {two for two in set(map(_TWO, distinct)) if _may_begin(two.casefold())}
    return {text for text in distinct if text[:2] in twos and len(text) <= _LONGEST} if twos else set()


def _may_begin(two: str) -> bool:
    known = _beginnings()
    may_go_on = two[:1] in known and not two.isdecimal()  # 0 says nothing, 007 is a number of somebody
    return two in known or may_go_on or two[:1] in _BRACKETS or any("À" <= char <= "ſ" for char in two)


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return vocabulary.folded(text).strip(_BRACKETS + " ")


def nothing(text: str) -> bool:
    """无, n/a, -; "TBD" and "待定", too."""
    return _bare(text) in _NOTHING or _bare(text) in _words("nothing")


def as_above(text: str) -> bool:
    return text in _DITTO or _bare(text) in _words("ditto")


@cache
def _vacant() -> re.Pattern[str]:
    words = sorted(map(re.escape, _words("vacant")), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)})(?:[^\w].*|\d.*)?")


def vacant(text: str) -> bool:
    """空缺, "Vacant", "VACANT (under recruitment)"."""
    return bool(_vacant().fullmatch(_bare(text)))


def only_vacant(text: str) -> bool:
    """Whether it says no more than that: not 暂缺，由张三代管."""
    return _bare(text) in _words("vacant")


def left(text: str) -> bool:
    """Of a status: that somebody is not there any more."""
    return _bare(text) in _words("left")


def yes_or_no(text: str) -> bool | None:
    return True if _bare(text) in _words("yes") else False if _bare(text) in _words("no") else None


def acting(text: str) -> bool:
    """Whether what stands in brackets behind a name begins with a word for acting."""
    plain = vocabulary.folded(text)
    return any(plain.startswith(word) for word in _words("acting"))


def presiding(text: str) -> bool:
    """Whether it says of a deputy that they lead: 主持工作."""
    return vocabulary.folded(text).endswith(vocabulary.words("values", "presiding"))


def besides(text: str) -> bool:
    """Whether a bracket behind a name says that the person has another post, too: 兼任."""
    return vocabulary.folded(text) in _words("besides")


def signature(text: str) -> bool:
    """Of a heading: that signatures go below."""
    return vocabulary.folded(text) in _words("signatures")


def without_continued(text: str) -> str:
    """A heading without the word that it was there before: 运营部（续）, "Operations (continued)"; "" without one."""
    match = re.fullmatch(_CONTINUED, text)
    return match[1] if match and _bare(match[2]) in _words("continued") else ""


def total(text: str) -> bool:
    """Whether a cell names a row of totals."""
    if len(text) > 15 or text[-1:].isdecimal():  # as most are that begin like one, numbers of people
        return False
    plain = vocabulary.folded(text).replace(" ", "").partition(":")[0]
    return plain in _totals() or (plain[-1:] in "人名" and plain.rstrip("人名").rstrip("0123456789") in _totals())


@cache
def _totals() -> frozenset[str]:
    return frozenset(word.replace(" ", "") for word in _words("totals"))


@cache
def _footer() -> re.Pattern[str]:
    words = sorted(map(re.escape, vocabulary.words("footers")), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)})\s*\d?\s*[:：]")


def footer(text: str) -> bool:
    """Whether a line is a remark below a table: 注：…, "Note: …"."""
    if ":" not in text and "：" not in text:
        return False
    return bool(_footer().match(vocabulary.folded(text[:_LONGEST])))
