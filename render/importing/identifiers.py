"""Ids that people can read and that do not change when rows are moved: English words, pinyin, employee numbers."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate, chain, groupby
from operator import itemgetter
from typing import Protocol, TypeVar

from render.importing.draft import Draft, Person
from render.pinyin import syllables
from render.terms import is_device

_LONGEST = 48
_LONGEST_JOINED = 60
_LONGEST_DEVICE = 4
_FIRST = itemgetter(slice(1))
_ACCENTED = re.compile("([a-z])[\u0300-\u036f]+")
_JAPANESE = "[\u3041-\u30ff営総経関図広売対発検様拠県栄労齢]"  # kana, and characters of no other language
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_NOT_IN_ID = re.compile(r"[^\w.]+|_+")
_KINDS = frozenset(
    "总经理 副总经理 经理 总监 主管 主任 部长 处长 科长 行长 院长 所长 站长 厂长 组长 队长 班长 "
    "专员 专家 助理 工程师 分析师 设计师 架构师 会计 委员会 事业部 分公司 子公司 公司 集团 分行 支行 中心 小组 "
    "班组 车间 办公室 部 科 处 室 组 队 班 院 所 站 厂".split()
)
"""What names of posts and units end with."""
_LONGEST_KIND = max(map(len, _KINDS))
# Readings that surnames have and other words do not.
_SURNAMES = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "区": "ou", "盖": "ge", "任": "ren", "华": "hua",
    "朴": "piao", "翟": "zhai", "尉": "wei", "乐": "yue", "缪": "miao", "冼": "xian", "覃": "qin", "重": "chong",
    "员": "yun", "佘": "she", "秘": "bi", "逄": "pang", "卜": "bu", "繁": "po", "种": "chong",
    "折": "she", "召": "shao",
}  # fmt: skip


class _HasId(Protocol):
    id: str


Named = TypeVar("Named", bound=_HasId)


def give_ids(draft: Draft, fallback: str) -> None:
    """Gives everything its id. `fallback` is what the organisation is called where its name gives no id."""
    slug, of_person = (_as_written, _person_as_written) if _is_japanese(draft) else (_slug, _person_slug)
    numbers = _plain_numbers(draft.people)
    draft.id = slug(draft.name) or slug(fallback) or "organization"
    taken: set[str] = set()
    _distinguish(
        draft.units,
        taken,
        lambda unit: slug(unit.name_en) or slug(unit.name) or "unit",
        (
            lambda unit, name: (
                _joined(slug(unit.parent.name_en) or slug(unit.parent.name), name) if unit.parent else name
            ),
            lambda unit, name: _joined(name, slug(unit.code)),
        ),
    )
    _distinguish(
        draft.posts,
        taken,
        lambda post: (post.title_en and slug(post.title_en)) or slug(post.title) or "post",
        (
            lambda post, name: _joined(post.unit.id, name) if post.unit else name,
            lambda post, name: _joined(name, slug(post.code)),
            lambda post, name: _joined(name, of_person(post.holders[0].person)) if post.holders else name,
            lambda post, name: _joined(name, slug(post.superior.title)) if post.superior else name,
        ),
    )
    by_name = lambda person, name: _joined(name, slug(person.name_en) or of_person(Person(person.name)))  # noqa: E731
    _distinguish(draft.people, set(), lambda person: numbers.get(person.number) or of_person(person), (by_name,))


def _is_japanese(draft: Draft) -> bool:
    """Whether Han characters are not to be read as Chinese."""
    names = {*(unit.name for unit in draft.units), *(post.title for post in draft.posts), draft.name}
    return re.search(_JAPANESE, "".join(names)) is not None


@lru_cache(maxsize=65536)
def _slug(name: str) -> str:
    """`name` as an id: 运营部 yunying-bu, "Head of Sales" head-of-sales, Übung ubung."""
    return _slug_of_one(name)


def _slug_of_one(name: str) -> str:
    """`_slug` for what is named once."""
    if not name:
        return ""
    short = name.casefold()[:_LONGEST] if name.isascii() and name.isalnum() else _worded(_read(name))
    return f"the-{short}" if is_device(short) else short


@lru_cache(maxsize=65536)
def _as_written(name: str) -> str:
    """`name` as an id that keeps its Han characters."""
    return _slug(name) if name.isascii() else _worded(name)


def _read(name: str) -> str:
    return _BEYOND_ASCII.sub(lambda run: _spelled(run[0]), name)


@lru_cache(maxsize=65536)
def _spelled(text: str) -> str:
    runs = ((is_han, "".join(run)) for is_han, run in groupby(text, _is_han))
    return "".join(f" {_romanised(run)} " if is_han else run for is_han, run in runs)


def _is_han(char: str) -> bool:
    """Quicker than a regular expression, which has to be compiled for so many characters."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\U00020000" <= char <= "\U0003ffff"


def _worded(name: str) -> str:
    """A name of several words, or of letters that an id does not have."""
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", _ACCENTED.sub(r"\1", unicodedata.normalize("NFKD", plain)))
    parts = [part.strip(".") for part in _NOT_IN_ID.sub(" ", plain.replace("&", " and ")).split()]
    return _short([part for part in parts if part and (part.isascii() or all(map(_may_be_in_id, part)))])


def _may_be_in_id(char: str) -> bool:
    return char.isalnum() or char in "._"


def _short(parts: list[str]) -> str:
    """The words with hyphens, as many as fit; at least a part of the first."""
    joined = "-".join(parts)
    if len(joined) <= _LONGEST:
        return joined
    ends = [end for end in accumulate(len(part) + 1 for part in parts[:_LONGEST]) if end <= _LONGEST + 1]
    return joined[: ends[-1] - 1] if ends else joined[:_LONGEST]


@lru_cache(maxsize=65536)
def _romanised(run: str) -> str:
    """Pinyin, the kind of unit or post at the end as a word of its own: 供应链部 gongyinglian-bu."""
    length = next((length for length in range(_LONGEST_KIND, 0, -1) if run[-length:] in _KINDS), 0)
    pieces = [run[:-length], run[-length:]] if 0 < length < len(run) else [run]
    return " ".join(map(_pinyin, pieces))


def _pinyin(text: str) -> str:
    read = syllables(text)
    if len("".join(read)) > 20:  # too long for one word
        return " ".join("".join(read[start : start + 4]) for start in range(0, len(read), 4))
    return "".join(read)


def _person_slug(person: Person) -> str:
    return _number_slug(person.number) or _slug(person.name_en) or _name_slug(person.name) or "person"


def _person_as_written(person: Person) -> str:
    return _number_slug(person.number) or _as_written(person.name) or "person"


def _plain_numbers(people: Sequence[Person]) -> dict[str, str]:
    """The ids of numbers that are letters and digits only, as most are, made together; none that needs more care."""
    plain = [person.number for person in people if person.number.isalnum() and person.number.isascii()]
    ids = "\n".join(plain).casefold().split("\n")
    if max(map(len, ids)) > _LONGEST or any(map(is_device, {id for id in ids if len(id) <= _LONGEST_DEVICE})):
        return {}
    if not any(map(str.isdigit, set(map(_FIRST, ids)))):
        return dict(zip(plain, ids, strict=False))
    return {number: f"p-{id}" if id[0].isdigit() else id for number, id in zip(plain, ids, strict=False)}


def _number_slug(number: str) -> str:
    found = _slug_of_one(number)
    return f"p-{found}" if found[:1].isdigit() else found


def _name_slug(name: str) -> str:
    if not 0 < len(name) <= 4 or not all(map(_is_han, name)):
        return _slug(name)
    family = 2 if len(name) == 4 else 1
    read = [_SURNAMES.get(name[0], "") or _syllable(name[0]), *map(_syllable, name[1:])]
    return "-".join(filter(None, ("".join(read[:family]), "".join(read[family:]))))


@lru_cache(maxsize=32768)
def _syllable(char: str) -> str:
    return _pinyin(char)


def _distinguish(
    things: Sequence[Named],
    taken: set[str],
    base: Callable[[Named], str],
    distinctions: Sequence[Callable[[Named, str], str]],
) -> None:
    """Gives each thing its base as id where that is its alone, else the base with what sets it apart; at last a number.

    All things with the same base are set apart alike, so that ids do not depend on the order of rows.
    """
    names = list(map(base, things))
    for distinction in (*distinctions, None):
        counts = Counter(names)
        if len(counts) == len(names) and taken.isdisjoint(counts):
            for thing, name in zip(things, names, strict=True):
                thing.id = name
            taken.update(counts)
            return
        alone = {name for name, count in counts.items() if count == 1} - taken
        groups: dict[str, list[Named]] = {}
        for thing, name in zip(things, names, strict=True):
            if name in alone:
                thing.id = name
            else:
                groups.setdefault(name, []).append(thing)
        taken |= alone
        if distinction is None:
            for name, group in groups.items():
                _number(group, name, taken)
        else:
            things = list(chain.from_iterable(groups.values()))
            names = list(chain.from_iterable(_longer(*group, distinction) for group in groups.items()))


def _longer(name: str, group: list[Named], distinction: Callable[[Named, str], str]) -> list[str]:
    """Names for the group, longer than the one that all have; the same where those would not set anything apart."""
    names = [distinction(thing, name) for thing in group]
    return names if len(group) == 1 or len(set(names)) > 1 else [name] * len(group)


def _number(group: list[Named], name: str, taken: set[str]) -> None:
    number = 1
    for thing in group:
        longer = name
        while longer in taken:
            number += 1
            longer = f"{name[:56]}-{number}"
        taken.add(longer)
        thing.id = longer


def _joined(before: str, after: str) -> str:
    """Both, within the length of an id, unless one begins or ends with the other."""
    may_be_said = after.startswith(before) or before.endswith(after)  # as where one of them is blank
    if may_be_said and (not (before and after) or f"{after}-".startswith(f"{before}-") or before.endswith(f"-{after}")):
        return before if before.endswith(f"-{after}") else after or before
    if len(before) + len(after) < _LONGEST_JOINED:
        return f"{before}-{after}"
    room = _LONGEST_JOINED - min(len(after), _LONGEST_JOINED // 2)
    end = after[: _LONGEST_JOINED - min(len(before), room)]
    return f"{before[:room].rstrip('-._')}-{end.rstrip('-._')}"
