"""A spec's lists taken apart into their items, so that these can be moved and joined, and put together again."""

from collections.abc import Iterable
from typing import Any

from render.spec.document import Mapping, Sequence
from render.spec.findings import Unreadable

TOP_LISTS = ("units", "posts", "people", "memberships", "processes")
UNIT_LISTS = ("posts", "units")
SEATS = ("units", "posts")
"""The lists whose items share their ids."""

Key = tuple[str, ...]


class Item:
    """An item of a list, without what stands in it: typed at `at`, and inside the item `around`, if any."""

    __slots__ = ("around", "at", "list", "node")

    def __init__(self, node: Any, at: int, list: str, around: "Item | None") -> None:
        self.node = node
        self.at = at
        self.list = list
        self.around = around

    @property
    def key(self) -> Key | None:
        """What tells it from others; nothing where that was not typed."""
        if not isinstance(self.node, Mapping):
            return None
        names = ("person", "post") if self.list == "memberships" else ("id",)
        values = [value for name in names if isinstance(value := self.node.get(name), str)]
        return ("seats" if self.list in SEATS else self.list, *values) if len(values) == len(names) else None

    def is_within(self, other: "Item") -> bool:
        """Whether it stands in `other`, however far inside. Ends, even where units go round in circles."""
        seen: set[Item] = set()
        step = self.around
        while step is not None and step is not other and step not in seen:
            seen.add(step)
            step = step.around
        return step is other

    @property
    def id(self) -> str:
        """What refers to it says; unreadable where that was not typed, of which another rule tells."""
        id = self.node.get("id")
        return id if isinstance(id, str) else Unreadable("?")


def taken_apart(root: Mapping) -> list[Item]:
    """All items in the order in which they were typed; `root` and the nodes of units lose their lists."""
    items: list[Item] = []
    waiting = _popped(root, TOP_LISTS, None)[::-1]
    while waiting:
        item = waiting.pop()
        items.append(item)
        if item.list == "units" and isinstance(item.node, Mapping):
            waiting += _popped(item.node, UNIT_LISTS, item)[::-1]
    return items


def put_together(root: Mapping, items: Iterable[Item]) -> None:
    for item in items:
        owner = item.around.node if item.around else root
        values = owner.setdefault(item.list, Sequence())
        owner.at.setdefault(item.list, (item.at, item.at))
        if isinstance(values, Sequence):
            values.append(item.node)
            values.at.append(item.at)


def _popped(owner: Mapping, lists: tuple[str, ...], around: Item | None) -> list[Item]:
    found = [name for name in lists if isinstance(owner.get(name), Sequence)]
    items: list[Item] = []
    for name in found:
        values = owner.pop(name)
        items += [Item(node, at, name, around) for node, at in zip(values, values.at, strict=True)]
    return items
