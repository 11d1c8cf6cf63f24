"""Ids: units and posts share them; people, processes and each list of responsibilities or activities have their own."""

import unicodedata
from collections.abc import Iterable, Iterator

from render.spec.draft import Draft, given
from render.spec.findings import Finding, Path, shown

Named = tuple[str, str, Path]
"""A kind of thing, its id, and the path of that."""


def duplicate_ids(draft: Draft) -> Iterator[Finding]:
    for group in _groups(draft):
        first: dict[str, tuple[str, Path]] = {}
        for kind, id, path in group:
            if id in first:
                message = f"The id {shown(id)} is used already, by {first[id][0]}"
                hint = "Give one of them another id, and look at what refers to it."
                yield Finding(path, message, hint, first=first[id][1])
            else:
                first[id] = kind, path


def similar_ids(draft: Draft) -> Iterator[Finding]:
    for group in _groups(draft):
        first: dict[str, tuple[str, Path]] = {}
        for _, id, path in group:
            other, where = first.setdefault(unicodedata.normalize("NFKC", id).casefold(), (id, path))
            if other != id:
                message = f"On many disks a file named {shown(id)} would be the same as one named {shown(other)}"
                yield Finding(path, message, "Give one of them an id that differs in more than that.", first=where)


def _groups(draft: Draft) -> Iterator[Iterable[Named]]:
    units = [("a unit", unit.part.id, (*unit.path, "id")) for unit in draft.units]
    posts = [("a post", post.part.id, (*post.path, "id")) for post in draft.posts]
    yield sorted(units + posts, key=lambda named: named[2])
    yield [("a person", person.part.id, (*person.path, "id")) for person in draft.people]
    yield [("a process", process.part.id, (*process.path, "id")) for process in draft.processes]
    for process in draft.processes:
        yield [
            ("an activity", activity.id, (*process.path, "activities", number, "id"))
            for number, activity in given(process.part.activities)
            if activity.id
        ]
    lists = [(unit.path, unit.part.responsibilities) for unit in draft.units]
    lists += [(post.path, post.part.responsibilities) for post in draft.posts]
    for path, duties in lists:
        yield [
            ("a responsibility", duty.id, (*path, "responsibilities", number, "id"))
            for number, duty in given(duties)
            if duty.id
        ]
