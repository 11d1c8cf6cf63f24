"""Keys that are not known where they stand: what was probably meant."""

from functools import lru_cache

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
    },
    "organization": {"title": "name", "manager": "head", "leader": "head"},
    "document": {"no": "number", "date": "effective_date", "author": "prepared_by"},
    "revisions": {"description": "summary", "author": "by"},
    "units": {
        "unit": "unit_of", "post": "posts", "responsibility": "responsibilities",
        "title": "name", "kind": "type", "manager": "head", "leader": "head", "head_of": "head", "parent": "unit_of",
        "duties": "responsibilities", "positions": "posts", "roles": "posts", "teams": "units", "groups": "units",
        "departments": "units", **TIMES,
    },
    "posts": {
        "name": "title", "manager": "reports_to", "superior": "reports_to", "supervisor": "reports_to",
        "parent": "reports_to", "count": "headcount", "level": "grade", "duties": "responsibilities",
        "tasks": "responsibilities", "department": "unit", "unit_of": "unit", **TIMES,
    },
    "responsibilities": {"name": "text", "title": "text"},
    "people": {"title": "name"},
    "charts": {
        "paper": "page", "size": "page", "format": "formats", "color_by": "colour_by",
        "colour": "colour_by", "margins": "margin", "levels": "depth",
    },
    "memberships": {
        "holder": "person", "position": "post", "role": "post", "posts": "post", "share": "fte", "concurrent": "fte",
        "兼任": "fte", **TIMES,
    },
    "processes": {
        "title": "name", "description": "purpose", "activity": "activities", "steps": "activities",
        "tasks": "activities",
    },
    "activities": {
        "title": "name", "text": "name", "activity": "name", "职责": "raci", "roles": "raci", "rasci": "raci",
    },
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
    elif homes := [home for home, known in PLACES.values() if key in known.fields()]:
        hint = f"It belongs to {listed(homes)}; look at its indentation."
    elif is_alone:
        hint = COMMA_HINT
    else:
        hint = f"The keys here are {listed(shape.fields(), 'and')}."
    return Finding(path, message, hint, "unknown-key", of_key=True)


def meant(path: Path) -> str | None:
    """The known key that the last of `path` was probably meant to be."""
    return _meant(_place(path), str(path[-1]))


@lru_cache(maxsize=1000)
def _meant(place: str, key: str) -> str | None:
    words = MEANT.get(place, {}) | aliases.KEYS.get(place, {}) | {name: name for name in PLACES[place][1].fields()}
    if word := words.get(key.strip().lower()):
        return word
    elsewhere = any(key in shape.fields() for _, shape in PLACES.values())
    near = None if elsewhere else closest(key, words)
    return words[near] if near else None


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
