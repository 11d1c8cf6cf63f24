"""What a name says of itself: whether it is a unit or a post, what type of unit, and who heads a unit."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from render.importing import vocabulary
from render.organisation import UnitType

_TRAILING = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_CODE_AT_END = re.compile(r"\s+(?:[a-z]{0,2}\s?\d[\d.\-]*[a-z]?|[a-z](?:[.\-]\d+)*)$")
_HEAD_PHRASE = re.compile(r"^(.+?)(?:,|\s+(?:of|for|to|in|at|and|&|de|du|des|der|für|del|di|do|da|-|–|—)\s|$)")
"""The beginning of an English name: its last word is what the thing is, as in "Head of Office", "Executive Office"."""
_FEW_LETTERS = 4
_RANKS = ("first", "second", "third", "fourth")
_TYPES = (
    UnitType.COMMITTEE, UnitType.VIRTUAL, UnitType.COMPANY, UnitType.CENTER, UnitType.GROUP, UnitType.DEPARTMENT,
)  # fmt: skip


def _is_alphabetic(word: str) -> bool:
    """Whether the word is in a script with spaces between words."""
    return word[0] < "\u2e80"


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words)) or '(?!)'})"


def _within(words: Iterable[str]) -> str:
    """A pattern for one of the words at the end of a word: of a compound, too, unless it is short."""
    compound: list[str] = []
    alone: list[str] = []
    for word in words:
        (alone if _is_alphabetic(word) and len(word) <= _FEW_LETTERS else compound).append(word)
    return rf"(?:{_any_of(compound)}|(?<!\w){_any_of(alone)})"


def _spoken(words: Sequence[str]) -> str:
    """A pattern for words anywhere in a name in an alphabet, elsewhere at its end."""
    spaced = [word for word in words if _is_alphabetic(word)]
    return rf"{_within(spaced)}(?!\w)|{_any_of(word for word in words if not _is_alphabetic(word))}(?:[(（].*[)）])?$"


@cache
def _units(kind: str) -> re.Pattern[str]:
    words = vocabulary.words("units", kind)
    ends = _within(word for word in words if not word.endswith("*"))
    begins = _any_of(word[:-1] for word in words if word.endswith("*"))
    return re.compile(rf"{ends}\.?$|^{begins}|{_units_first(kind).pattern}")


@cache
def _units_first(kind: str) -> re.Pattern[str]:
    return re.compile(rf"^{_any_of(vocabulary.words('units_first', kind))}(?!\w)")


@cache
def _posts() -> re.Pattern[str]:
    return re.compile(_spoken(vocabulary.words("posts")))


@cache
def _posts_in_alphabets() -> re.Pattern[str]:
    return re.compile(_spoken([word for word in vocabulary.words("posts") if _is_alphabetic(word)]))


_HEADSHIP = (
    # The higher, the earlier. Words inside a longer title count at its end only.
    re.compile(r"(董事长|理事长|主席|总裁|总经理|首席执行官|行长|校长|局长|厅长|司长|院长|厂长|秘书长|党委书记)$"),
    re.compile(r"(总监|书记|部长|处长|所长|站长|主任|首席\S{1,6}官|负责人|大区经理)$"),
    re.compile(r"(经理|科长|店长|车间主任|段长)$"),
    re.compile(r"(主管|组长|队长|班长|领班|工长)$"),
)
_HEADSHIP_EN = (
    re.compile(
        r"\bceo\b|^(president|managing director|executive director|chief executive( officer)?|chair(man|person)?|"
        r"director[- ]general|general manager|secretary[- ]general|minister|commissioner|governor|rector)\b"),
    re.compile(r"^(c[a-z]o|chief .* officer|vp|vice president|(state|permanent) secretary)\b|\bdirector\b|^head\b"),
    re.compile(r"\b(head|manager|principal|chief)\b"),
    re.compile(r"\b(lead|leader|supervisor|foreman|team leader)\b"),
)  # fmt: skip
_NOT_A_HEAD = re.compile(
    r"副|助理|秘书|代表|(产品|项目|客户|大堂|理财|渠道|区域销售|投资|品牌|对公|个人|关系)经理$|总经理助理|(办公室|车间)?主任科员|"
    r"\b(deputy|assistant|vice|associate|(?<!state )(?<!permanent )secretary(?![- ]general))\b|"
    r"\b(to the|pa to|chief of staff)\b|"
    r"\b(product|project|account|relationship|case|programme|program|community|office|engagement) (manager|lead)\b"
)


@cache
def _heads(rank: str) -> re.Pattern[str]:
    return re.compile(_spoken(vocabulary.words("heads", rank)))


@cache
def _no_heads() -> re.Pattern[str]:
    words = vocabulary.words("not_heads")
    return re.compile(f"{_spoken(words)}|{_any_of(word for word in words if not _is_alphabetic(word))}")


@lru_cache(maxsize=65536)
def unit_type(name: str) -> UnitType | None:
    """The type that a unit's name tells by its end or beginning; `None` if it tells nothing."""
    plain = vocabulary.folded(_TRAILING.sub("", name))
    plain = _CODE_AT_END.sub("", plain)
    return next((kind for kind in _TYPES if _units(kind.value).search(plain)), None)


@lru_cache(maxsize=65536)
def is_post(name: str) -> bool:
    """Whether a name is that of a post by its words."""
    return bool(_posts().search(vocabulary.folded(name)))


@lru_cache(maxsize=65536)
def is_unit(name: str) -> bool:
    """Whether something named among posts is a unit: 商品组, Warehouse team; not "Head of the warehouse team"."""
    kind = unit_type(name)
    if kind is None:
        return False
    plain = vocabulary.folded(_TRAILING.sub("", name))
    phrase = _HEAD_PHRASE.match(_CODE_AT_END.sub("", plain))
    what = phrase[1].split()[-1] if phrase else plain
    if _posts_in_alphabets().search(what):
        return False
    begins = any(_units_first(kind.value).search(plain) for kind in _TYPES)
    return begins or unit_type(what) is not None or not _posts_in_alphabets().search(plain)


@lru_cache(maxsize=65536)
def is_whole(name: str) -> bool:
    """Whether a unit of that name may be an organisation by itself."""
    plain = vocabulary.folded(_TRAILING.sub("", name))
    return unit_type(name) is UnitType.COMPANY or bool(_units("whole").search(plain))


@lru_cache(maxsize=65536)
def is_staff(name: str) -> bool:
    """Whether a unit's name says that it advises rather than commands: Stabsstelle, "(staff unit)"."""
    return bool(_units("staff").search(vocabulary.folded(name).rstrip(")）")))


@lru_cache(maxsize=65536)
def headship(title: str) -> int | None:
    """How likely a title is that of its unit's head: 0 most, 3 least, `None` not at all."""
    plain = _TRAILING.sub("", title.casefold().strip())
    folded = vocabulary.folded(plain)
    if _NOT_A_HEAD.search(plain) or _no_heads().search(folded):
        return None
    for rank, patterns in enumerate(zip(_HEADSHIP, _HEADSHIP_EN, strict=True)):
        words = _heads(_RANKS[rank])
        if any(pattern.search(plain) for pattern in patterns) or words.search(folded):
            return rank
    return None
