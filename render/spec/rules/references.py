"""References by id: to posts, units and people."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from render.spec.draft import Draft, given
from render.spec.findings import Finding, Path, Unreadable, closest, listed, shown
from render.spec.values.ids import PLAIN_ID

MAX_COMPARISONS = 40_000
"""How many pairs of ids are compared in one run to find a "did you mean"."""

LISTED = 12
"""Up to so many ids are listed where nothing is near."""


SEAT = "post or unit"
HOMES = {"post": "posts", "unit": "units", "person": "people", SEAT: "posts` or `units"}
HOMES["responsibility"] = "responsibilities"
"""What takes part in an activity."""


class _Reference(NamedTuple):
    to: str
    kind: str
    path: Path
    of_key: bool = False


def dangling(draft: Draft) -> Iterator[Finding]:
    ids = _ids(draft)
    suggested: dict[tuple[str, str], str] = {}
    for reference in _references(draft):
        if reference.to in ids[reference.kind] or any(reference.to in known for known in ids.values()):
            continue
        if (hint := suggested.get((reference.kind, reference.to))) is None:
            hint = _suggestion(draft, reference, len(suggested) * len(ids[reference.kind]) < MAX_COMPARISONS)
            suggested[reference.kind, reference.to] = hint
        message = f"There is no {reference.kind} {shown(reference.to)}."
        yield Finding(reference.path, message, hint, of_key=reference.of_key)


def wrong_kind(draft: Draft) -> Iterator[Finding]:
    ids = _ids(draft)
    for reference in _references(draft):
        if reference.to in ids[reference.kind]:
            continue
        for kind, known in ids.items():
            if reference.to in known:
                message = f"{shown(reference.to)} is a {kind}; a {reference.kind} is needed here."
                yield Finding(reference.path, message, _other(draft, reference, kind), of_key=reference.of_key)
                break


def careers(draft: Draft) -> Iterator[Finding]:
    """Words where the id of a post was probably meant."""
    for post in draft.posts:
        career = post.part.career
        for key, steps in (("from", career.before), ("to", career.after)) if career else ():
            for number, step in enumerate(steps):
                words = step.by_language.get("", "")
                if "-" in words and PLAIN_ID.fullmatch(words) and words not in draft.post_by_id:
                    near = closest(words, _readable(draft.post_by_id))
                    hint = f"Did you mean `{near}`?" if near else "Write it with spaces if it is no id."
                    message = f"There is no post {shown(words)}; papers will show these words."
                    yield Finding((*post.path, "career", key, number), message, hint)


def two_places(draft: Draft) -> Iterator[Finding]:
    for unit in draft.units:
        if unit.nested and unit.part.unit_of != unit.within and unit.part.unit_of in draft.unit_by_id:
            yield _two_places((*unit.path, "unit_of"), "unit", unit.within, unit.part.unit_of)
    for post in draft.posts:
        if post.nested and post.part.unit != post.within and post.part.unit in draft.unit_by_id:
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
    yield from _of_seats(draft)
    for membership in draft.memberships:
        yield from _of(membership.part, membership.path, person="person", post="post")
    for process in draft.processes:
        for number, activity in given(process.part.activities):
            for seat in activity.raci or ():
                yield _Reference(seat, SEAT, (*process.path, "activities", number, "raci", seat), of_key=True)
    yield from _of_groups(draft)


def _of_seats(draft: Draft) -> Iterator[_Reference]:
    for unit in draft.units:
        yield from _of(unit.part, unit.path, unit_of="unit", head="post")
    for post in draft.posts:
        yield from _of(post.part, post.path, unit="unit", reports_to="post", assistant_to="post")
        for number, other in given(post.part.dotted_to):
            yield _Reference(other, "post", (*post.path, "dotted_to", number))


def _of_groups(draft: Draft) -> Iterator[_Reference]:
    """From lists of ids at the top of the spec."""
    for number, relation in given(draft.spec.relations):
        for position, side in enumerate(relation.between):
            yield _Reference(side, "unit", ("relations", number, "between", position))
    controls = draft.spec.controls
    for number, separated in given(controls.incompatible if controls else None):
        for position, duty in enumerate(separated):
            yield _Reference(duty, "responsibility", ("controls", "incompatible", number, position))


def _of(part: Any, path: Path, **kinds: str) -> Iterator[_Reference]:
    for key, kind in kinds.items():
        if (to := getattr(part, key)) is not None:
            yield _Reference(to, kind, (*path, key))


def _ids(draft: Draft) -> Mapping[str, Mapping[str, Any]]:
    return {
        "post": draft.post_by_id,
        "unit": draft.unit_by_id,
        "person": draft.person_by_id,
        SEAT: draft.seat_by_id,
        "responsibility": draft.duty_by_id,
    }


def _suggestion(draft: Draft, reference: _Reference, look_further: bool) -> str:
    known = _ids(draft)[reference.kind]
    home = HOMES[reference.kind]
    named = dict(reversed(draft.by_name.get(reference.to, [])))
    for kind in ("post", "unit") if reference.kind == SEAT else (reference.kind,):
        if kind in named:
            return f"Write its id, `{named[kind]}`."
    for kind, id in named.items():
        return f"That is the {kind} `{id}`. " + _other(draft, reference._replace(to=id), kind)
    if "," in reference.to and "dotted_to" in reference.path:
        return f"Write a list: [{reference.to}]."
    if look_further and (near := closest(reference.to, _readable(known))):
        return f"Did you mean `{near}`?"
    if len(known) <= LISTED and (ids := _readable(known)):
        return f"Under `{home}` there {'is' if len(ids) == 1 else 'are'} only {listed(ids, 'and')}."
    return f"Add it under `{home}`, or write the id of another one."


def _readable(ids: Iterable[str]) -> list[str]:
    return [id for id in ids if not isinstance(id, Unreadable)]


def _other(draft: Draft, reference: _Reference, kind: str) -> str:
    """What might be meant by the id of a `kind` of thing that is not the one needed."""
    if kind == "unit":
        head = draft.heads[reference.to] if reference.kind == "post" else None
        if reference.kind == "post":
            return f"Did you mean its head, `{head}`?" if head else "Give it a `head`, and name that post here."
        return f"Write the id of a {reference.kind}."
    if kind == "person" and reference.kind in ("post", SEAT):
        held = draft.held.get(reference.to)
        return f"Did you mean the post that this person holds, `{held}`?" if held else "Write the id of a post."
    if kind == "post" and reference.kind == "unit":
        unit = draft.post_by_id[reference.to].within
        return f"Did you mean the unit it is in, `{unit}`?" if unit else "Write the id of a unit."
    return f"Write the id of a {reference.kind}."
