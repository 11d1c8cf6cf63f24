"""Variants: a file beside the spec that says what is different in it.

`ecommerce.startup.yaml` is laid over `ecommerce.yaml` for the variant `startup`:

- `organization`, `document` and `charts`: what is given replaces what is there, key by key.
- `units`, `posts`, `people`, `processes`: an item with an `id` that is there changes that one, wherever it stands;
  each key given replaces the value there, whole (a text in all its languages, a list with all its items). Any other
  `id` is a new item. Memberships are matched by `person` and `post`.
- Inside a unit, a post or unit that is there moves to that unit. At the top of the file it stays where it is.
- `remove: true` takes an item away, and all that stands in it, but what the overlay names itself, which moves up.
  References to it are dropped.
- `merges: [ids]` takes posts and units into this one: their responsibilities and authority follow its own, and
  whatever referred to them refers to it, memberships and RACI letters included. A post takes in all that stands in a
  unit; a unit takes in units, and what stands in those moves to it.
- Everything else is replaced. An overlay may `include` files as any spec.

What results is checked like any spec; an error is reported where its words were typed, here or there.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from render.diagnostics import Diagnostic, Span, ToolError
from render.spec.document import Document, Mapping, Sequence
from render.spec.findings import closest, listed, shown
from render.spec.outline import UNIT_LISTS, Item, Key, put_together, taken_apart
from render.spec.repair import copied
from render.spec.succession import Succession

MERGED_BY_KEY = ("organization", "document", "charts")


def path(spec: Path, variant: str) -> Path:
    """The overlay of `variant` beside `spec`. Raises `ToolError` where there is none."""
    overlay = spec.parent / f"{spec.stem}.{variant}{spec.suffix}"
    if re.fullmatch(r"[\w-]+", variant) and overlay.is_file():
        return overlay
    known = sorted(_known(spec))
    near = closest(variant, known)
    hint = f"Its variants are {listed(known, 'and')}." if known else f"Write one: {overlay}."
    raise ToolError(f"{spec} has no variant {shown(variant)}.", f"Did you mean {near}?" if near else hint)


def mistaken(file: Path) -> Iterator[Diagnostic]:
    """That `file` was taken for a whole spec, where it bears the name of a variant of one beside it."""
    name, dot, variant = file.stem.rpartition(".")
    spec = file.with_name(name + file.suffix)
    if dot and variant in _known(spec) and spec.is_file():
        message = f"This is no whole spec, but what is different in the variant {shown(variant)} of {shown(spec.name)}."
        hint = f"Name the spec and the variant: {spec} --variant {variant}"
        yield Diagnostic(Span(str(file), 1, 1), "overlay-alone", message, hint)


def laid_over(base: Document, overlay: Document) -> Document:
    """`base` with the changes of `overlay`; both stay as they are."""
    root, changes = copied(base.root), copied(overlay.root)
    merge = _Merge(taken_apart(root), taken_apart(changes), overlay)
    for key, value in changes.items():
        held = root.get(key)
        if key in MERGED_BY_KEY and isinstance(held, Mapping) and isinstance(value, Mapping):
            _update(held, value)
        else:
            root[key], root.at[key] = value, changes.at[key]
    put_together(root, merge.items(root))
    problems = (*base.problems, *overlay.problems, *merge.problems)
    return Document((*base.sources, *overlay.sources), root, problems, {}, overlay.repeated)


def _known(spec: Path) -> Iterator[str]:
    for file in spec.parent.iterdir() if spec.parent.is_dir() else ():
        variant = file.name.removeprefix(f"{spec.stem}.").removesuffix(spec.suffix)
        if file.name == f"{spec.stem}.{variant}{spec.suffix}" and re.fullmatch(r"[\w-]+", variant):
            yield variant


def _update(held: Mapping, changes: Mapping) -> None:
    held.update(changes)
    held.at.update(changes.at)


class _Merge:
    """The items of a spec, and the changes to them."""

    def __init__(self, items: list[Item], changes: list[Item], overlay: Document) -> None:
        self.overlay = overlay
        self.problems: list[Diagnostic] = []
        self.base = items
        self.known: dict[Key, Item] = {}
        for item in items:
            if key := item.key:
                self.known.setdefault(key, item)
        self.changes = changes
        self.removed = [held for change in changes if (held := self._removed(change))]
        self.merging = {
            change.key for change in changes if isinstance(change.node, Mapping) and "merges" in change.node
        }
        self.merges = [(change, item) for change in changes for item in self._merged(change)]

    def _held(self, change: Item) -> Item | None:
        """The item of the spec that `change` is about."""
        held = self.known.get(change.key or ())
        return held if held and held.list == change.list else None

    def items(self, root: Mapping) -> list[Item]:
        """What there is in the end. References among `root` and the items follow what was merged."""
        standing = {change: self._held(change) or change for change in self.changes}
        added = [change for change, item in standing.items() if item is change]
        named = set(standing.values()) - set(self.removed)
        succession = Succession(self.base, self.known, named)
        for change, merged in self.merges:
            succession.merge(merged, standing[change])
        for item in self.removed:
            succession.remove(item)
        succession.settle(root)
        for change in self.changes:
            self._apply(change, standing[change], standing)
        succession.hand_over_duties()
        return [item for item in (*self.base, *added) if item not in succession.gone and item not in self.removed]

    def _apply(self, change: Item, item: Item, standing: dict[Item, Item]) -> None:
        around = standing[change.around] if change.around else None
        if change is not item and isinstance(item.node, Mapping) and item not in self.removed:
            _update(item.node, change.node)
            if not {"unit", "unit_of"}.isdisjoint(change.node):
                item.around = None
        if around is None:
            return
        if around in self.removed:
            self._problem(change.at, "removed-around", "This stands in a unit that is removed.", "Move it to another.")
        if item is around or around.is_within(item):
            self._problem(change.at, "unit-loop", f"{shown(item.id)} cannot move into itself.", "Name another unit.")
            return
        item.around = around
        for key in ("unit", "unit_of") if change is not item else ():
            if key not in change.node:
                item.node.pop(key, None)

    def _removed(self, change: Item) -> Item | None:
        """The item that `change` takes away."""
        if not isinstance(change.node, Mapping) or "remove" not in change.node:
            return None
        _, value_at = change.node.at["remove"]
        if change.node.pop("remove") not in ("true", "True", "TRUE"):
            self._problem(value_at, "wrong-value", "What is not to be removed stays.", "Write `remove: true`.")
            return None
        if rest := set(change.node) - {"id", "person", "post"}:
            message = f"What is removed needs no `{min(rest)}`."
            self._problem(
                change.node.at[min(rest)][0], "misplaced-key", message, "Keep only what tells it from others."
            )
        held = self._held(change)
        if held is None:
            id = change.node.get("id")
            self._unknown(change.at, id if isinstance(id, str) else "", change.list, "remove")
        return held or change

    def _merged(self, change: Item) -> Iterator[Item]:
        """The items that `change` takes in."""
        if change.list not in UNIT_LISTS or not isinstance(change.node, Mapping) or "merges" not in change.node:
            return
        _, at = change.node.at["merges"]
        ids = change.node.pop("merges")
        if not isinstance(ids, Sequence):
            self._problem(at, "wrong-type", "A list is needed under `merges`.", "Write `merges: [one, another]`.")
            return
        for id, at in zip(ids, ids.at, strict=True):
            held = self.known.get(("seats", id)) if isinstance(id, str) else None
            if held is None:
                self._unknown(at, id if isinstance(id, str) else "", "posts", "merge")
            elif held.key == change.key:
                self._problem(at, "self-reference", f"{shown(id)} cannot merge itself.", "Remove it from the list.")
            elif held.key in self.merging:
                hint = f"Name here what {shown(id)} merges, and {shown(id)} without merging anything."
                self._problem(at, "merge-chain", f"{shown(id)} merges others itself.", hint)
            elif held.list == "posts" and change.list == "units":
                hint = "A unit merges units; let a post in it merge this one."
                self._problem(at, "wrong-reference", f"{shown(id)} is a post; a unit is needed here.", hint)
            else:
                yield held

    def _unknown(self, at: int, id: str, list: str, verb: str) -> None:
        group = "seats" if list in UNIT_LISTS else list
        near = closest(id, [key[1] for key in self.known if key[0] == group]) if id else None
        hint = f"Did you mean `{near}`?" if near else "Write the id of something that the spec has."
        self._problem(at, "dangling-reference", f"The spec has nothing to {verb} by the id {shown(id)}.", hint)

    def _problem(self, at: int, rule: str, message: str, hint: str) -> None:
        self.problems.append(Diagnostic(self.overlay.place(at), rule, message, hint))
