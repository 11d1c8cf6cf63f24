"""Keys that are not known where they stand: what was probably meant."""

from collections.abc import Iterable
from functools import lru_cache

from render.han import has_han
from render.spec import aliases, schema
from render.spec.fields import Keys
from render.spec.findings import Finding, Path, closest, listed, shown
from render.spec.values.words import COMMA_HINT

PLACES: dict[str, tuple[str, type[Keys]]] = {
    "": ("the top of the spec", schema.Spec),
    "organization": ("`organization`", schema.Organization),
    "document": ("`document`", schema.Control),
    "revisions": ("a revision", schema.Revision),
    "units": ("a unit", schema.Unit),
    "posts": ("a post", schema.Post),
    "responsibilities": ("a responsibility", schema.ResponsibilityEntry),
    "kpis": ("an indicator", schema.KpiEntry),
    "authority": ("an item of `authority`", schema.Power),
    "qualifications": ("`qualifications`", schema.Qualifications),
    "relations": ("`relations` of a post", schema.Contacts),
    "conditions": ("`conditions`", schema.Conditions),
    "career": ("`career`", schema.Career),
    "people": ("a person", schema.Person),
    "memberships": ("a membership", schema.Membership),
    "processes": ("a process", schema.Process),
    "activities": ("an activity", schema.Activity),
    "relations[]": ("a relation", schema.Relation),
    "glossary": ("an entry of `glossary`", schema.Term),
    "controls": ("`controls`", schema.Controls),
    "charts": ("`charts`", schema.Charts),
    "lint": ("`lint`", schema.Lint),
}
"""By its place, as `aliases` names them: what a mapping is called, and its shape."""

TIMES = {
    "since": "from", "start": "from", "开始": "from", "until": "to", "end": "to", "结束": "to",
}  # fmt: skip
OF_OVERLAYS = ("remove", "merges")

MEANT = {
    "": {
        "公司": "organization", "company": "organization", "organisation": "organization",
        "unit": "units", "post": "posts", "person": "people", "membership": "memberships",
        "departments": "units", "teams": "units", "positions": "posts", "jobs": "posts", "roles": "posts",
        "persons": "people", "employees": "people", "staff": "people",
        "process": "processes", "workflows": "processes", "raci": "processes",
        "组织机构": "organization", "机构": "organization", "组织架构": "units", "职位": "posts", "职务": "posts",
        "雇员": "people", "文档": "document", "简介": "introduction", "说明": "introduction", "词汇表": "glossary",
        "名词解释": "glossary",
    },
    "organization": {"title": "name", "manager": "head", "leader": "head", "全称": "name", "代码": "id"},
    "document": {
        "no": "number", "date": "effective_date", "author": "prepared_by", "文号": "number", "日期": "effective_date",
        "起草人": "prepared_by", "编写人": "prepared_by", "拟制": "prepared_by", "复核": "reviewed_by",
        "审定": "approved_by", "修订": "revisions",
    },
    "revisions": {"description": "summary", "author": "by", "内容": "summary"},
    "units": {
        "unit": "unit_of", "post": "posts", "responsibility": "responsibilities",
        "title": "name", "kind": "type", "manager": "head", "leader": "head", "head_of": "head", "parent": "unit_of",
        "duties": "responsibilities", "positions": "posts", "roles": "posts", "teams": "units", "groups": "units",
        "departments": "units", "代码": "id", "主管": "head", "经理": "head", "部长": "head", "隶属": "unit_of",
        "人数": "headcount", "定编": "headcount", "职能": "responsibilities", "使命": "purpose", **TIMES,
    },
    "posts": {
        "name": "title", "manager": "reports_to", "superior": "reports_to", "supervisor": "reports_to",
        "parent": "reports_to", "count": "headcount", "level": "grade", "duties": "responsibilities",
        "tasks": "responsibilities", "department": "unit", "unit_of": "unit", "岗位": "title", "职位": "title",
        "职务": "title", "汇报": "reports_to", "虚线汇报": "dotted_to", "人数": "headcount", "定编": "headcount",
        "级别": "grade", "职等": "grade", "任职要求": "qualifications", "资格": "qualifications",
        "资质": "qualifications", "绩效": "kpis", "考核": "kpis", **TIMES,
    },
    "responsibilities": {"name": "text", "title": "text", "名称": "text", "描述": "text", "说明": "text"},
    "people": {"title": "name", "名字": "name"},
    "charts": {
        "paper": "page", "size": "page", "format": "formats", "color_by": "colour_by",
        "colour": "colour_by", "margins": "margin", "levels": "depth",
    },
    "memberships": {
        "holder": "person", "position": "post", "role": "post", "posts": "post", "share": "fte", "concurrent": "fte",
        "兼任": "fte", "兼职": "fte", "比例": "fte", "占比": "fte", "员工": "person", "姓名": "person", "职位": "post",
        "职务": "post", "代行": "acting", **TIMES,
    },
    "processes": {
        "title": "name", "description": "purpose", "activity": "activities", "steps": "activities",
        "tasks": "activities",
    },
    "activities": {
        "title": "name", "text": "name", "activity": "name", "步骤": "name", "内容": "name", "职责": "raci",
        "责任": "raci", "角色": "raci", "roles": "raci", "rasci": "raci",
    },
    "authority": {"动作": "action", "权力": "action", "内容": "matter", "额度": "limit", "金额": "limit"},
    "qualifications": {"工作年限": "experience", "年限": "experience", "外语": "languages", "资质": "certificates"},
}  # fmt: skip
"""Other words that somebody may try for a key, by place; those of `aliases` are known."""


def unknown(path: Path, *, is_alone: bool) -> Finding:
    """The finding for a key, the last of `path`, that is not known where it stands; alone, it has no value."""
    key = str(path[-1])
    place = _place(path)
    name, shape = PLACES[place]
    message = f"{name[0].upper()}{name[1:]} has no key {shown(key)}."
    if not key.strip():
        return Finding(path, 'Nothing stands before this ":".', "Write the key.", "unknown-key", of_key=True)
    if key in OF_OVERLAYS and place in ("units", "posts", "people", "memberships", "processes"):
        hint = "That is said in the overlay of a variant, the file SPEC.VARIANT.yaml."
    elif ":" in key or "：" in key:
        hint = "Between a key and its value there must be a plain colon and a space: `key: value`."
    elif better := meant(path):
        hint = f"Did you mean `{better}`?"
    elif homes := [home for at, (home, known) in PLACES.items() if key in {*known.fields(), *aliases.KEYS.get(at, ())}]:
        hint = f"It belongs to {listed(homes)}; look at its indentation."
    elif is_alone:
        hint = COMMA_HINT
    else:
        hint = f"The keys here are {listed(_known(place, shape, in_chinese=has_han(key)), 'and')}."
    return Finding(path, message, hint, "unknown-key", of_key=True)


def _known(place: str, shape: type[Keys], *, in_chinese: bool) -> list[str]:
    """The keys of a place; for who writes Chinese, each behind its Chinese word."""
    words: dict[str, str] = {}
    for word, name in aliases.KEYS.get(place, {}).items() if in_chinese else ():
        words.setdefault(name, word)
    return [f"{words[name]} ({name})" if name in words else name for name in shape.fields()]


def meant(path: Path) -> str | None:
    """The known key that the last of `path` was probably meant to be."""
    return _meant(_place(path), str(path[-1]))


@lru_cache(maxsize=1000)
def _meant(place: str, key: str) -> str | None:
    words = MEANT.get(place, {}) | aliases.KEYS.get(place, {}) | {name: name for name in PLACES[place][1].fields()}
    if word := words.get(key.strip().lower()):
        return word
    elsewhere = any(key in shape.fields() for _, shape in PLACES.values())
    near = None if elsewhere else _part_of(key, words) or closest(key, words)
    return words[near] if near else None


def _part_of(key: str, words: Iterable[str]) -> str | None:
    """The longest Chinese word that `key` ends with, as 部门职责 does with 职责, else begins with, as 学历要求."""
    known = sorted(filter(has_han, words), key=len, reverse=True)
    return next((word for fits in (key.endswith, key.startswith) for word in known if fits(word)), None)


def place(path: Path) -> str:
    """The place of the mapping at `path`, one of `PLACES`."""
    return _place((*path, ""))


def place_name(path: Path) -> str:
    """What the mapping at `path` is called, such as "a unit"."""
    return PLACES[place(path)][0]


def _place(path: Path) -> str:
    """The place of the mapping that holds the last key of `path`."""
    above = next((step for step in reversed(path[:-1]) if isinstance(step, str)), "")
    return aliases.OF_ITEMS.get(above, above) if isinstance(path[-2:-1][0] if path[:-1] else "", int) else above
