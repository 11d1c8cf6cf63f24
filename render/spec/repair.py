"""Stand-ins for what was refused, so that everything else can still be checked.

They are as near as possible to what was meant: other mistakes are not hidden, and none is caused.
"""

from typing import Any

from render.spec import keys
from render.spec.document import Mapping, Sequence
from render.spec.findings import Path, Unreadable
from render.spec.fitting import Reason

IDENTIFIED = ("units", "posts", "people", "processes")
"""Lists of things that have an id."""

ITEM_KEYS = frozenset({"id", "name"})
"""Where a list is needed, a mapping with one of these keys is an item of it."""

SINGLE_TEXTS = ("responsibilities", "kpis")
"""Lists of which somebody may give the only item alone."""

UNKNOWN = Unreadable("?")
STAND_INS: dict[str, Any] = {
    **dict.fromkeys(("name", "title", "text", "summary", "version", "matter", "term", "meaning"), UNKNOWN),
    **dict.fromkeys(("reports_to", "assistant_to", "unit_of", "unit", "head", "person", "post"), UNKNOWN),
    "between": [Unreadable("?"), Unreadable("??")],
    "date": "2000-01-01",
    "fte": "0.000001",
    "acting": "true",
}


def copied(node: Any) -> Any:
    """A copy of a tree in which aliases share nothing; it is no deeper than the reader lets it be."""
    copy: Any = node
    if isinstance(node, Mapping):
        copy = Mapping()
        copy.update((key, copied(value)) for key, value in node.items())
        copy.at.update(node.at)
    elif isinstance(node, Sequence):
        copy = Sequence()
        copy.extend(map(copied, node))
        copy.at.extend(node.at)
    return copy


def repair(root: Mapping, path: Path, reason: Reason) -> None:
    """Replaces in `root` what does not fit at `path`, for that reason."""
    parent: Any = root
    for step in path[:-1]:
        parent = parent[step]
    key: Any = path[-1]
    given = parent.get(key) if isinstance(parent, Mapping) else parent[key]
    if path[-2:-1] == ("raci",):
        parent[key] = "I"
    elif reason == "unknown":
        _rename(parent, key, keys.meant(path))
    elif reason == "no list":
        parent[key] = _as_items(key, given, parent.at[key][1])
    elif reason == "no keys" or key == "organization":
        parent[key] = _as_mapping(path, given)
    elif key == "id":
        parent[key] = Unreadable(given) if isinstance(given, str) and given else _unique(path)
    else:
        parent[key] = STAND_INS.get(key)


def _rename(parent: Mapping, key: str, better: str | None) -> None:
    value = parent.pop(key)
    if better is not None and better not in parent:
        parent[better] = value
        parent.at[better] = parent.at[key]


def _as_items(key: str, given: Any, at: int) -> Sequence:
    items = Sequence()
    if (isinstance(given, str) and key in SINGLE_TEXTS) or (
        isinstance(given, Mapping) and not ITEM_KEYS.isdisjoint(given)
    ):
        items.append(given)
    elif isinstance(given, Mapping) and key in IDENTIFIED:
        items.extend(_identified(name) for name in given)
    elif key == "activities":
        items.append(None)  # a process without any would be another mistake
    items.at.extend([at] * len(items))
    return items


def _as_mapping(path: Path, given: Any) -> Mapping | None:
    if path == ("organization",):
        return Mapping()
    if path[-2:-1] and path[-2] in IDENTIFIED and isinstance(given, str):
        return _identified(given)
    return None


def _identified(name: str) -> Mapping:
    item = Mapping()
    item["id"] = Unreadable(name)
    return item


def _unique(path: Path) -> Unreadable:
    return Unreadable("/".join(map(str, path)))
