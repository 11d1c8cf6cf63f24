"""Duty separation: responsibilities that must check each other are not in one hand."""

from collections.abc import Iterator, Mapping, Set
from itertools import combinations

from render.lint.subject import Finding, Subject, seats
from render.organisation import Id, Membership, Organisation
from render.spec.findings import shown

HINT = "Give one of the two to another post or person."


def incompatible_duties(subject: Subject) -> Iterator[Finding]:
    organisation = subject.organisation
    for group in organisation.incompatible:
        yield from _in_one_post(organisation, frozenset(group))
        yield from _in_one_person(organisation, frozenset(group))


def _in_one_post(organisation: Organisation, group: Set[Id]) -> Iterator[Finding]:
    for bearer in seats(organisation):
        found = [(duty.id, number) for number, duty in enumerate(bearer.responsibilities) if duty.id in group]
        if len(found) > 1:
            (first, _), (second, number) = found[:2]
            message = f"{shown(bearer.id)} has both `{first}` and `{second}`, which must not be in one hand."
            yield Finding(bearer, message, HINT, ("responsibilities", number))


def _in_one_person(organisation: Organisation, group: Set[Id]) -> Iterator[Finding]:
    """People who hold posts of which one has one of the duties and one another; each person once.

    What one post has of them both is told of the post.
    """
    duties = _duties_by_post(organisation, group)
    held: dict[Id, list[Membership]] = {}
    for membership in organisation.memberships:
        if len(duties.get(membership.post, ())) == 1:
            held.setdefault(membership.person, []).append(membership)
    for person, memberships in held.items():
        pairs = combinations(memberships, 2)
        clash = next((pair for pair in pairs if duties[pair[0].post] != duties[pair[1].post]), None)
        if clash:
            both = " and ".join(_held(membership, duties) for membership in clash)
            message = f"The person {shown(person)} has {both}, which must not be in one hand."
            yield Finding(clash[1], message, HINT)


def _duties_by_post(organisation: Organisation, group: Set[Id]) -> Mapping[Id, Set[Id]]:
    found = {post.id: {duty.id for duty in post.responsibilities} & group for post in organisation.posts}
    return {post: ids for post, ids in found.items() if ids}


def _held(membership: Membership, duties: Mapping[Id, Set[Id]]) -> str:
    acting = ", acting" if membership.acting else ""
    return f"`{min(duties[membership.post])}` (as `{membership.post}`{acting})"
