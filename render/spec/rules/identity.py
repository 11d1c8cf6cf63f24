"""Ids: units and posts share them; people, processes and each list of responsibilities or activities have their own."""

import unicodedata
from collections.abc import Iterator

from render.spec.draft import Draft, given
from render.spec.findings import Finding, Path, shown

Named = tuple[Path, str, str, Path]
"""A part of the spec, what kind of thing is named there, its id, and the steps from the part to that."""


def duplicate_ids(draft: Draft) -> Iterator[Finding]:
    for group in _groups_with_likes(draft):
        first: dict[str, tuple[str, Path]] = {}
        for part, kind, id, steps in group:
            if id in first:
                message = f"The id {shown(id)} is used already, by {first[id][0]}"
                hint = "Give one of them another id, and look at what refers to it."
                yield Finding((*part, *steps), message, hint, first=first[id][1])
            else:
                first[id] = kind, (*part, *steps)


def similar_ids(draft: Draft) -> Iterator[Finding]:
    for group in _groups_with_likes(draft):
        first: dict[str, tuple[str, Path]] = {}
        for part, _, id, steps in group:
            other, where = first.setdefault(_on_disk(id), (id, (*part, *steps)))
            if other != id:
                message = f"On many disks a file named {shown(id)} would be the same as one named {shown(other)}"
                hint = "Give one of them an id that differs in more than that."
                yield Finding((*part, *steps), message, hint, first=where)


def _on_disk(id: str) -> str:
    """What ids have in common whose files would be the same."""
    return unicodedata.normalize("NFKC", id).casefold()


def _groups_with_likes(draft: Draft) -> Iterator[list[Named]]:
    """Groups that have ids which are the same or nearly so, in the order of the spec; there is seldom one."""
    for group in _groups(draft):
        if len({_on_disk(id) for _, _, id, _ in group}) < len(group):
            yield sorted(group, key=lambda named: named[0])


def _groups(draft: Draft) -> Iterator[list[Named]]:
    units = [(unit.path, "a unit", unit.part.id, ("id",)) for unit in draft.units]
    posts = [(post.path, "a post", post.part.id, ("id",)) for post in draft.posts]
    yield [*units, *posts]
    yield [(person.path, "a person", person.part.id, ("id",)) for person in draft.people]
    yield [(process.path, "a process", process.part.id, ("id",)) for process in draft.processes]
    for process in draft.processes:
        yield [
            (process.path, "an activity", activity.id, ("activities", number, "id"))
            for number, activity in given(process.part.activities)
            if activity.id
        ]
    for path, duties in draft.duties_with_id:
        yield [
            (path, "a responsibility", duty.id, ("responsibilities", number, "id"))
            for number, duty in duties
            if duty.id
        ]
