"""Keys that are not known where they stand: what was probably meant."""

from functools import lru_cache

from render.spec import schema
from render.spec.findings import Finding, Path, closest, listed, shown

PLACES: dict[str, tuple[str, type[schema.Keys]]] = {
    "": ("the top of the spec", schema.Spec),
    "organization": ("`organization`", schema.Organization),
    "document": ("`document`", schema.Control),
    "revisions": ("a revision", schema.Revision),
    "units": ("a unit", schema.Unit),
    "posts": ("a post", schema.Post),
    "responsibilities": ("a responsibility", schema.ResponsibilityEntry),
    "people": ("a person", schema.Person),
    "memberships": ("a membership", schema.Membership),
    "processes": ("a process", schema.Process),
    "activities": ("an activity", schema.Activity),
    "controls": ("`controls`", schema.Controls),
    "lint": ("`lint`", schema.Lint),
}
"""By the key above it: what a mapping is called, and its shape."""

NOT_YET = {
    "": {"include"},
    "units": {"kpis", "authority", "relations"},
    "posts": {"kpis", "authority", "qualifications", "relations", "conditions"},
    "memberships": {"from", "to"},
    "responsibilities": {"result", "weight", "cadence", "kpis"},
}
"""Keys of later versions, by place."""

MEANT = {
    "": {
        "组织": "organization", "公司": "organization", "company": "organization", "organisation": "organization",
        "unit": "units", "post": "posts", "person": "people", "membership": "memberships",
        "部门": "units", "departments": "units", "teams": "units", "岗位": "posts", "positions": "posts",
        "jobs": "posts", "roles": "posts", "人员": "people", "员工": "people", "persons": "people",
        "employees": "people", "staff": "people", "任职": "memberships", "文件": "document",
        "process": "processes", "流程": "processes", "workflows": "processes", "raci": "processes",
    },
    "organization": {"title": "name", "名称": "name", "负责人": "head", "manager": "head", "leader": "head"},
    "document": {
        "文件编号": "number", "no": "number", "版本": "version", "生效日期": "effective_date", "date": "effective_date",
        "编制": "prepared_by", "author": "prepared_by", "审核": "reviewed_by", "批准": "approved_by",
        "密级": "confidentiality",
    },
    "revisions": {"版本": "version", "日期": "date", "说明": "summary", "description": "summary", "author": "by"},
    "units": {
        "unit": "unit_of", "post": "posts", "responsibility": "responsibilities",
        "title": "name", "名称": "name", "类型": "type", "kind": "type", "负责人": "head", "manager": "head",
        "leader": "head", "head_of": "head", "parent": "unit_of", "上级": "unit_of",
        "上级部门": "unit_of", "编制": "headcount", "职责": "responsibilities", "duties": "responsibilities",
        "岗位": "posts", "positions": "posts", "roles": "posts", "部门": "units", "teams": "units", "groups": "units",
        "departments": "units",
    },
    "posts": {
        "name": "title", "名称": "title", "编号": "code", "岗位编号": "code", "上级": "reports_to",
        "直接上级": "reports_to", "manager": "reports_to", "superior": "reports_to", "supervisor": "reports_to",
        "parent": "reports_to", "编制": "headcount", "count": "headcount", "职级": "grade", "level": "grade",
        "职责": "responsibilities", "duties": "responsibilities", "tasks": "responsibilities", "department": "unit",
        "部门": "unit", "unit_of": "unit", "目的": "purpose",
    },
    "responsibilities": {"name": "text", "title": "text", "职责": "text"},
    "people": {"姓名": "name", "title": "name"},
    "memberships": {"人员": "person", "岗位": "post", "holder": "person", "position": "post", "role": "post"},
    "processes": {
        "title": "name", "名称": "name", "目的": "purpose", "description": "purpose", "activity": "activities",
        "steps": "activities", "tasks": "activities", "活动": "activities", "步骤": "activities",
    },
    "activities": {
        "title": "name", "text": "name", "名称": "name", "活动": "name", "activity": "name", "职责": "raci",
        "分工": "raci", "roles": "raci", "rasci": "raci",
    },
}  # fmt: skip
"""Other words for a key, by place."""


def unknown(path: Path) -> Finding:
    """The finding for a key, the last of `path`, that is not known where it stands."""
    key = str(path[-1])
    place = _place(path)
    name, shape = PLACES[place]
    message = f"{name[0].upper()}{name[1:]} has no key {shown(key)}."
    if key in NOT_YET.get(place, ()):
        message = f"This version of Rolebook does not read {shown(key)} yet."
        return Finding(path, message, "Remove it, or make it a comment with `#`.", "key-not-read-yet", of_key=True)
    if not key.strip():
        return Finding(path, 'Nothing stands before this ":".', "Write the key.", "unknown-key", of_key=True)
    if ":" in key or "：" in key:
        hint = "Between a key and its value there must be a plain colon and a space: `key: value`."
    elif better := meant(path):
        hint = f"Did you mean `{better}`?"
    elif homes := [home for home, known in PLACES.values() if key in known.model_fields]:
        hint = f"It belongs to {listed(homes)}; look at its indentation."
    else:
        hint = f"The keys here are {listed(shape.model_fields, 'and')}."
    return Finding(path, message, hint, "unknown-key", of_key=True)


def meant(path: Path) -> str | None:
    """The known key that the last of `path` was probably meant to be."""
    return _meant(_place(path), str(path[-1]))


@lru_cache(maxsize=1000)
def _meant(place: str, key: str) -> str | None:
    if key in NOT_YET.get(place, ()):
        return None
    words = MEANT.get(place, {}) | {name: name for name in PLACES[place][1].model_fields}
    if word := words.get(key.strip().lower()):
        return word
    elsewhere = any(key in shape.model_fields for _, shape in PLACES.values())
    near = None if elsewhere else closest(key, words)
    return words[near] if near else None


def place_name(path: Path) -> str:
    """What the mapping at `path` is called, such as "a unit"."""
    return PLACES[_place((*path, ""))][0]


def _place(path: Path) -> str:
    """The key above the mapping that holds the last key of `path`."""
    return next((step for step in reversed(path[:-1]) if isinstance(step, str)), "")
