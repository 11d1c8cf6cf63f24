"""What becomes of that which referred to posts, units, people and processes that an overlay removes or merges."""

from array import array
from typing import Any

from render.schemes import LETTERS
from render.spec.document import Mapping, Sequence
from render.spec.outline import Item, Key
from render.spec.values.letters import found

STRONG = {letter for scheme in LETTERS.values() for letter in (scheme.answers, scheme.does)}

REFERENCES = {
    "reports_to": "posts", "assistant_to": "posts", "head": "posts", "post": "posts",
    "unit": "units", "unit_of": "units",
}  # fmt: skip
"""Keys whose value is an id, with the list in which that is looked up."""


class Succession:
    """Items that go, each with the one that takes its place, or none. Those `named` by the overlay never go along."""

    def __init__(self, items: list[Item], known: dict[Key, Item], named: set[Item]) -> None:
        self._items = items
        self._known = known
        self._named = named
        self._within: dict[Item, list[Item]] = {}
        for item in items:
            if home := self._home(item):
                self._within.setdefault(home, []).append(item)
        self._duties: dict[Item, list[Item]] = {}
        self.gone: dict[Item, Item | None] = {}

    def merge(self, item: Item, into: Item) -> None:
        """`item` goes; `into` takes its place and, if a post, that of all in it."""
        if item in self.gone:
            return
        self.gone[item] = into
        self._duties.setdefault(into, []).append(item)
        if into.is_within(item):
            into.around = self._home(item)
        if into.list == "units":
            for inner in self._within.get(item, ()):
                if inner is not into:
                    inner.around = into if inner.around else None
                self._within.setdefault(into, []).append(inner)
        else:
            self._duties[into] += self._go_along(item, into)

    def remove(self, item: Item) -> None:
        """`item` goes, and all in it."""
        if item not in self.gone:
            self.gone[item] = None
            self._go_along(item, None)

    def settle(self, root: Mapping) -> None:
        """Whatever referred to what is gone lets it go, or refers to what took its place."""
        if isinstance(organization := root.get("organization"), Mapping):
            self._follow(organization, "")
        if isinstance(relations := root.get("relations"), Sequence):
            _keep(relations, [self._still_related(relation) for relation in relations])
        held: set[tuple[Any, Any]] = set()
        for item in self._items:
            if item in self.gone or not isinstance(item.node, Mapping):
                continue
            item.around = self._surviving(item.around)
            was = (item.node.get("person"), item.node.get("post"))
            self._follow(item.node, str(item.node.get("id", "")))
            if item.list == "memberships" and not self._still_held(item.node, was, held):
                self.gone[item] = None
            for step in item.node.get("activities") or () if item.list == "processes" else ():
                if isinstance(step, Mapping) and isinstance(step.get("raci"), Mapping):
                    self._follow_letters(step["raci"])

    def hand_over_duties(self) -> None:
        """Adds the duties of what was merged, and the authority for them, to those of what it was merged into."""
        for into, items in self._duties.items():
            for key in ("responsibilities", "authority"):
                _hand_over(key, into, items)

    def _home(self, item: Item) -> Item | None:
        """The unit that an item is in, by place or by name."""
        if item.around or not isinstance(item.node, Mapping):
            return item.around
        named = item.node.get({"units": "unit_of", "posts": "unit"}.get(item.list, ""))
        home = self._known.get(("seats", named)) if isinstance(named, str) else None
        return home if home and home.list == "units" else None

    def _surviving(self, around: Item | None) -> Item | None:
        """The next unit further out that does not go."""
        for _ in range(len(self.gone)):
            if around is None or around not in self.gone:
                return around
            around = self._home(around)
        return around if around not in self.gone else None

    def _go_along(self, item: Item, into: Item | None) -> list[Item]:
        """All that stands in `item` goes as well, but what the overlay names, and what is gone already."""
        went: list[Item] = []
        waiting = self._within.get(item, [])[::-1]
        while waiting:
            inner = waiting.pop()
            if inner not in self._named and inner not in self.gone:
                self.gone[inner] = into
                went.append(inner)
                waiting += self._within.get(inner, [])[::-1]
        return went

    def _heir(self, group: str, id: Any) -> Item | None:
        """What `id` stands for now."""
        item = self._known.get((group, id)) if isinstance(id, str) else None
        for _ in range(len(self.gone)):
            if item is None or item not in self.gone:
                break
            item = self.gone[item]
        return item

    def _is_gone(self, group: str, id: Any) -> bool:
        return isinstance(id, str) and self._known.get((group, id)) in self.gone

    def _follow(self, node: Mapping, own: str) -> None:
        for key, list in REFERENCES.items():
            if self._is_gone("seats", node.get(key)):
                heir = self._heir("seats", node[key])
                if heir and heir.list == list and heir.id != own:
                    node[key] = heir.id
                else:
                    del node[key]
        if isinstance(others := node.get("dotted_to"), Sequence):
            others[:] = map(self._followed_post, others)
            _keep(others, [other is not None and other != own for other in others])
        if isinstance(career := node.get("career"), Mapping):
            for key, steps in career.items():
                career[key] = self._followed_career(steps, own)

    def _followed_post(self, id: Any) -> Any:
        if not self._is_gone("seats", id):
            return id
        heir = self._heir("seats", id)
        return heir.id if heir and heir.list == "posts" else None

    def _followed_career(self, steps: Any, own: str) -> Any:
        if not isinstance(steps, Sequence):
            heir = self._followed_post(steps)
            return heir if heir != own else None
        steps[:] = map(self._followed_post, steps)
        _keep(steps, [step is not None and step != own for step in steps])
        return steps

    def _still_related(self, relation: Any) -> bool:
        """Whether it is still between two units, those that took the place of others included."""
        between = relation.get("between") if isinstance(relation, Mapping) else None
        if not isinstance(between, Sequence):
            return True
        gone = [self._is_gone("seats", side) for side in between]
        heirs = [self._heir("seats", side) for side in between]
        for number, heir in enumerate(heirs):
            if gone[number]:
                between[number] = heir.id if heir and heir.list == "units" else None
        return not any(gone) or (None not in between and len(set(between)) == len(between))

    def _still_held(self, node: Mapping, was: tuple[Any, Any], held: set[tuple[Any, Any]]) -> bool:
        """Whether a membership goes on: its post and person are there, and the person does not hold it already."""
        person, post = node.get("person"), node.get("post")
        if (was[1] is not None and post is None) or self._is_gone("people", person):
            return False
        if (person, post) != was and (person, post) in held:
            return False
        held.add((person, post))
        return True

    def _follow_letters(self, raci: Mapping) -> None:
        for seat in [seat for seat in raci if self._is_gone("seats", seat)]:
            letters, at = raci.pop(seat), raci.at[seat]
            if heir := self._heir("seats", seat):
                raci[heir.id] = _combined(raci[heir.id], letters) if heir.id in raci else letters
                raci.at.setdefault(heir.id, at)


def _hand_over(key: str, into: Item, items: list[Item]) -> None:
    """What is of one id, or says the same, is had once."""
    own = into.node.get(key)
    all_of_them = Sequence()
    seen: set[tuple[bool, str]] = set()
    for given in (own, *(item.node.get(key) for item in items)):
        for entry, at in zip(given, given.at, strict=True) if isinstance(given, Sequence) else ():
            id = entry.get("id") if isinstance(entry, Mapping) else None
            identity = (True, id) if isinstance(id, str) else (False, str(entry))
            if identity not in seen:
                all_of_them.append(entry)
                all_of_them.at.append(at)
            seen.add(identity)
    if all_of_them and (own is None or isinstance(own, Sequence)):
        into.node[key] = all_of_them
        into.node.at.setdefault(key, (all_of_them.at[0], all_of_them.at[0]))


def _keep(items: Sequence, wanted: list[bool]) -> None:
    kept = [(item, at) for item, at, keep in zip(items, items.at, wanted, strict=True) if keep]
    items[:], items.at[:] = [item for item, _ in kept], array("I", [at for _, at in kept])


def _combined(one: Any, other: Any) -> Any:
    """The letters of two in one: who does or answers for the work need not be asked or told of it."""
    if not (isinstance(one, str) and isinstance(other, str)):
        return one
    letters = found(f"{one} {other}")
    strong = [part for part in letters if part in STRONG]
    return "/".join(strong or letters[:1]) or one
