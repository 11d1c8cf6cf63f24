"""What a name says of itself: whether it is a unit or a post, what type of unit, and who heads a unit."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from render.importing import vocabulary
from render.importing.endings import (
    Test,
    any_of,
    at_end,
    first_at_end,
    has_letters,
    is_alphabetic,
    spoken,
    spoken_in_letters,
)
from render.terms import UnitType

_TRAILING = r"\s*[(（][^()（）]*[)）]$"
_CODE_AT_END = r"\s+(?:[a-z]{0,2}\s?\d[\d.\-]*[a-z]?|[a-z](?:[.\-]\d+)*)$"
_HEAD_PHRASE = r"^(.+?)(?:,|\s+(?:of|for|to|in|at|and|&|de|du|des|der|für|del|di|do|da|-|–|—)\s|$)"
"""The beginning of an English name: its last word is what the thing is, as in "Head of Office", "Executive Office"."""
_RANKS = ("first", "second", "third", "fourth")
_TYPES = (
    UnitType.COMMITTEE, UnitType.VIRTUAL, UnitType.COMPANY, UnitType.CENTER, UnitType.GROUP, UnitType.DEPARTMENT,
)  # fmt: skip


@cache
def _type_at_end() -> Callable[[str], UnitType | None]:
    """The type that the end of a name tells, the first of `_TYPES` of several."""
    listed = [(word, kind) for kind in _TYPES for word in vocabulary.words("units", kind.value)]
    return first_at_end((word, kind) for word, kind in listed if not word.endswith("*"))


@cache
def _beginnings(kind: str) -> tuple[str, ...]:
    return tuple(word[:-1] for word in vocabulary.words("units", kind) if word.endswith("*"))


@cache
def _all_beginnings() -> tuple[str, ...]:
    return tuple(word for kind in _TYPES for word in _beginnings(kind.value))


@cache
def _names_units(kind: str) -> Test:
    ends = at_end(word for word in vocabulary.words("units", kind) if not word.endswith("*"))
    begins, begins_with = _beginnings(kind), _begins_with(kind)
    return lambda name: ends(name) or name.startswith(begins) or begins_with(name)


@cache
def _begins_with(kind: str) -> Test:
    """Whether a name begins with a kind, as those in some languages do."""
    pattern = rf"{any_of(vocabulary.words('units_first', kind))}(?!\w)"
    return lambda name: is_alphabetic(name) and re.match(pattern, name) is not None


@cache
def _names_posts() -> Test:
    return spoken(vocabulary.words("posts"))


@cache
def _names_posts_in_letters() -> Test:
    return spoken_in_letters(vocabulary.words("posts"))


_HEADSHIP = (
    # The higher, the earlier, where words inside a longer title count at its end or beginning only.
    r"\bceo\b|^(president|managing director|executive director|chief executive( officer)?|chair(man|person)?|"
    r"director[- ]general|general manager|secretary[- ]general|minister|commissioner|governor|rector)\b",
    r"^(c[a-z]o|chief .* officer|vp|vice president|(state|permanent) secretary)\b|\bdirector\b|^head\b",
    r"\b(head|manager|principal|chief)\b",
    r"\b(lead|leader|supervisor|foreman|team leader)\b",
)
_NOT_A_HEAD = (
    r"\b(deputy|assistant|vice|associate|(?<!state )(?<!permanent )secretary(?![- ]general))\b|"
    r"\b(to the|pa to|chief of staff)\b|"
    r"\b(product|project|account|relationship|case|programme|program|community|office|engagement) (manager|lead)\b"
)


@cache
def _names_heads(rank: str) -> Test:
    return spoken(vocabulary.words("heads", rank))


@cache
def _last_of_heads() -> frozenset[str]:
    """What titles of heads in no alphabet end with: most titles end otherwise, and need no further look."""
    return frozenset(word[-1] for rank in _RANKS for word in vocabulary.words("heads", rank)) | {")", "."}


@cache
def _names_no_heads() -> Test:
    words = vocabulary.words("not_heads")
    in_letters, elsewhere = spoken_in_letters(words), [word for word in words if not is_alphabetic(word)]
    ends = at_end(vocabulary.words("not_heads_at_end"))
    return lambda name: in_letters(name) or any(map(name.__contains__, elsewhere)) or ends(name)


@lru_cache(maxsize=65536)
def unit_type(name: str) -> UnitType | None:
    """The type that a unit's name tells by its end or beginning; `None` if it tells nothing."""
    plain = _plain(name)
    if plain.startswith(_all_beginnings()) or is_alphabetic(plain):
        return next((kind for kind in _TYPES if _names_units(kind.value)(plain)), None)
    return _type_at_end()(plain)


@lru_cache(maxsize=65536)
def is_post(name: str) -> bool:
    """Whether a name is that of a post by its words."""
    return _names_posts()(vocabulary.folded(name))


@lru_cache(maxsize=65536)
def is_unit(name: str) -> bool:
    """Whether something named among posts is a unit: 商品组, Warehouse team; not "Head of the warehouse team"."""
    if unit_type(name) is None:
        return False
    names_posts, plain = _names_posts_in_letters(), _without_brackets(name)
    phrase = re.match(_HEAD_PHRASE, _plain(name))
    what = phrase[1].split()[-1] if phrase else plain
    if names_posts(what):
        return False
    begins = any(_begins_with(kind.value)(plain) for kind in _TYPES)
    return begins or unit_type(what) is not None or not names_posts(plain)


@lru_cache(maxsize=65536)
def is_whole(name: str) -> bool:
    """Whether a unit of that name may be an organisation by itself."""
    return unit_type(name) is UnitType.COMPANY or _names_units("whole")(_without_brackets(name))


@lru_cache(maxsize=65536)
def is_staff(name: str) -> bool:
    """Whether a unit's name says that it advises rather than commands: Stabsstelle, "(staff unit)"."""
    return _names_units("staff")(vocabulary.folded(name).rstrip(")"))


@lru_cache(maxsize=65536)
def headship(title: str) -> int | None:
    """How likely a title is that of its unit's head: 0 most, 3 least, `None` not at all."""
    folded = _without_brackets(title)
    in_letters = has_letters(folded)
    if not in_letters and folded[-1:] not in _last_of_heads():
        return None
    plain = re.sub(_TRAILING, "", title.casefold().strip())
    if _names_no_heads()(folded) or (in_letters and re.search(_NOT_A_HEAD, plain)):
        return None
    for rank, pattern in enumerate(_HEADSHIP):
        if _names_heads(_RANKS[rank])(folded) or (in_letters and re.search(pattern, plain)):
            return rank
    return None


def heads_the_whole(title: str) -> bool:
    """Whether a title is just that of the head of an organisation, such as 总经理 or CEO."""
    folded = vocabulary.folded(title)
    return folded in vocabulary.words("heads", "first") or re.fullmatch(f"(?:{_HEADSHIP[0]})", folded) is not None


def _without_brackets(name: str) -> str:
    """A name, folded, without what stands in brackets behind it."""
    folded = vocabulary.folded(name)
    return re.sub(_TRAILING, "", folded) if folded.endswith(")") else folded


def _plain(name: str) -> str:
    """A name, folded, without brackets or a code behind it."""
    plain = _without_brackets(name)
    return re.sub(_CODE_AT_END, "", plain) if " " in plain else plain
