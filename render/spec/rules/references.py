"""References by id: to posts, units and people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...organisation import Text
from ..draft import Draft, given
from ..findings import Finding, Path, Unreadable, closest, listed, shown

MAX_SUGGESTIONS = 20
"""How many references get a "did you mean" in one run: each costs a look at every id."""

LISTED = 12
"""Up to so many ids are listed where nothing is near."""


@dataclass(frozen=True, slots=True)
class _Reference:
    to: str
    kind: str
    path: Path


def dangling(draft: Draft) -> Iterator[Finding]:
    suggested: dict[tuple[str, str], str] = {}
    for reference in _references(draft):
        if any(reference.to in ids for ids in _ids(draft).values()):
            continue
        if (known := suggested.get((reference.kind, reference.to))) is None:
            known = _suggestion(draft, reference, len(suggested) < MAX_SUGGESTIONS)
            suggested[reference.kind, reference.to] = known
        yield Finding(reference.path, f"There is no {reference.kind} {shown(reference.to)}.", known)


def wrong_kind(draft: Draft) -> Iterator[Finding]:
    ids = _ids(draft)
    for reference in _references(draft):
        if reference.to in ids[reference.kind]:
            continue
        for kind, known in ids.items():
            if reference.to in known:
                message = f"{shown(reference.to)} is a {kind}; a {reference.kind} is needed here."
                yield Finding(reference.path, message, _other(draft, reference, kind))
                break


def two_places(draft: Draft) -> Iterator[Finding]:
    for unit in draft.units:
        if unit.nested and unit.part.unit_of not in (None, unit.within):
            yield _two_places((*unit.path, "unit_of"), "unit", unit.within, unit.part.unit_of)
    for post in draft.posts:
        if post.nested and post.part.unit not in (None, post.within):
            yield _two_places((*post.path, "unit"), "post", post.within, post.part.unit)


def to_itself(draft: Draft) -> Iterator[Finding]:
    for post in draft.posts:
        for number, other in given(post.part.dotted_to):
            if other == post.part.id:
                message = f"The post {shown(other)} has a dotted line to itself."
                yield Finding((*post.path, "dotted_to", number), message, "Name another post, or remove it.")
        if post.part.assistant_to == post.part.id and post.part.reports_to is not None:
            message = f"The post {shown(post.part.id)} is its own assistant."
            yield Finding((*post.path, "assistant_to"), message, "Name another post, or remove it.")


def _two_places(path: Path, kind: str, inside: str | None, named: str | None) -> Finding:
    message = f"This {kind} stands inside the unit {shown(inside or '')}, yet says that it is in {shown(named or '')}."
    return Finding(path, message, f"Move the {kind} there, or remove `{path[-1]}`.")


def _references(draft: Draft) -> Iterator[_Reference]:
    """Every reference that was read."""
    for reference in _all_references(draft):
        if not isinstance(reference.to, Unreadable):
            yield reference


def _all_references(draft: Draft) -> Iterator[_Reference]:
    yield from _of(draft.spec.organization, ("organization",), head="post")
    for unit in draft.units:
        yield from _of(unit.part, unit.path, unit_of="unit", head="post")
    for post in draft.posts:
        yield from _of(post.part, post.path, unit="unit", reports_to="post", assistant_to="post")
        for number, other in given(post.part.dotted_to):
            yield _Reference(other, "post", (*post.path, "dotted_to", number))
    for membership in draft.memberships:
        yield from _of(membership.part, membership.path, person="person", post="post")


def _of(part: Any, path: Path, **kinds: str) -> Iterator[_Reference]:
    for key, kind in kinds.items():
        if (to := getattr(part, key)) is not None:
            yield _Reference(to, kind, (*path, key))


def _ids(draft: Draft) -> Mapping[str, Mapping[str, Any]]:
    return {"post": draft.post_by_id, "unit": draft.unit_by_id, "person": draft.person_by_id}


def _suggestion(draft: Draft, reference: _Reference, look_further: bool) -> str:
    ids = _ids(draft)[reference.kind]
    home = {"post": "posts", "unit": "units", "person": "people"}[reference.kind]
    for id, placed in ids.items():
        text: Text = placed.part.title if reference.kind == "post" else placed.part.name
        if reference.to in text.by_language.values():
            return f"Write its id, `{id}`."
    if look_further and (near := closest(reference.to, ids)):
        return f"Did you mean `{near}`?"
    if 0 < len(ids) <= LISTED:
        return f"Under `{home}` there are only {listed(ids, 'and')}."
    return f"Add it under `{home}`, or write the id of another one."


def _other(draft: Draft, reference: _Reference, kind: str) -> str:
    """What might be meant by the id of a `kind` of thing that is not the one needed."""
    if kind == "unit":
        head = draft.heads[reference.to] if reference.kind == "post" else None
        return f"Did you mean its head, `{head}`?" if head else f"Write the id of a {reference.kind}."
    if kind == "person" and reference.kind == "post":
        held = next((item.part.post for item in draft.memberships if item.part.person == reference.to), None)
        return f"Did you mean the post that this person holds, `{held}`?" if held else "Write the id of a post."
    if kind == "post" and reference.kind == "unit":
        unit = draft.post_by_id[reference.to].within
        return f"Did you mean the unit it is in, `{unit}`?" if unit else "Write the id of a unit."
    return f"Write the id of a {reference.kind}."
