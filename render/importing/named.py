"""Whom a cell of names names: one person mostly, or several, with shares, words for acting and more beside them."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from render.importing import amounts, persons, said

_HAN = r"[\u4e00-\u9fff]"
_SEVERAL = rf"[、/;；&\n]|(?<=[)）])\s*,|[，,](?=[^\x00-\u02ff])|(?<={_HAN}),\s+(?={_HAN})|\s+and\s+"
_LIST = _SEVERAL + r"|,\s*"
_NO_NAME = r"^\s*\d+\s+\D|\d\s*[名人]$"
"""How many people there are: "2 open roles", 工勤人员2名."""
_AND_OTHERS = r"等\s*\d*\s*[人名位]?$"
_MORE_THAN_A_NAME = _SEVERAL + rf"|\d|[(（]|,.*,|{_HAN} {_HAN}"
_WITHIN = r"\s*[^\W\d_]+ [(][^\W\d_]+[)] [^\W\d_].*"
_BRACKETS = r"\s*[(（]([^()（）]*)[)）]"


class Named(NamedTuple):
    """Somebody, or with `vacancies` nobody. `aside` is what else stands in brackets behind the name."""

    name: str
    number: str
    acting: bool = False
    share: str = ""
    aside: str = ""
    presides: bool = False
    vacancies: int = 0


def saying_more(names: AbstractSet[str]) -> set[str]:
    """Those of these cells that name several people, or more than a person."""
    if "".join(names).isalnum() and not any(name.endswith(("名", "人")) for name in names):
        return set()
    return {name for name in names if not _is_one(name)}


def _is_one(name: str) -> bool:
    return (name.isalnum() and name[-1] not in "名人") or not re.search(_MORE_THAN_A_NAME, name)


def people_in(cell: str, number_cell: str) -> Iterator[Named]:
    """张三、李四, 王五（代）, "Ann Smith (50 %)". One character in brackets tells two of a name apart: 张伟（大）."""
    is_list = cell.count(",") > 1 and not re.search(_SEVERAL, cell)
    between = _LIST if is_list else _SEVERAL  # two commas are no "Smith, Ann"
    names = [name for part in re.split(between, cell) for name in _each(part) if name.strip()] or [cell]
    numbers = [number for number in re.split(_SEVERAL, number_cell) if number.strip()]
    if len(numbers) != len(names):
        numbers = [number_cell] if len(names) == 1 else [""] * len(names)
    for name, number in zip(names, numbers, strict=True):
        if others := re.search(_AND_OTHERS, name):
            yield Named(name[: others.start()].strip(), number.strip(), aside=name.strip())
            continue
        if re.search(_NO_NAME, name):
            yield Named("", "", aside=name.strip(), vacancies=_vacancies(name))
            continue
        if re.fullmatch(_WITHIN, name):  # "Elizabeth (Liz) Moore"
            yield Named(name.strip(), number.strip())
            continue
        found = re.search(_BRACKETS, name)
        inside = found[1].strip() if found else ""
        presides = said.presiding(inside)
        acting = said.acting(inside) and not presides
        share = amounts.full_time(inside) if inside.endswith("%") or inside.startswith(("0.", "0,")) else None
        is_understood = acting or presides or said.besides(inside)
        is_part = len(inside) == 1 and not is_understood
        plain = name.strip() if is_part else re.sub(_BRACKETS, "", name).strip() or name.strip()
        aside = "" if is_part or is_understood or share or plain == name.strip() else name.strip()
        yield Named(plain, number.strip(), acting, f"{share:g}" if share and share < 1 else "", aside, presides)


def _vacancies(words: str) -> int:
    """How many seats are said to be vacant: "2 open roles", 空缺2人; none in 工勤人员2名."""
    count = re.search(r"\d+", words)
    told = re.sub(r"\d+|[名人]$", "", words).strip()
    return int(count[0][:4]) if count and said.vacant(told) else 0


def _each(names: str) -> list[str]:
    """张三 李四 are two people; 山田 太郎 is one."""
    apart = names.split()
    return apart if len(apart) > 1 and all(map(persons.is_name, apart)) else [names]
