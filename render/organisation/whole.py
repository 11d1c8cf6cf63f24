"""An organisation as a whole: its parts, and what follows from how they refer to each other."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple, TypeVar

from render.organisation.parts import (
    ControlBlock,
    Id,
    Membership,
    Person,
    Post,
    Process,
    Relation,
    Term,
    Text,
    Texts,
    Unit,
)
from render.terms import Visibility

Item = TypeVar("Item")


class _Organisation(NamedTuple):
    """The whole, in the order of the spec: units before the units below them.

    `head` is the post at the very top, where there is one. `incompatible` holds groups of ids of
    responsibilities: nobody may have two of one group (duty separation). `audience` is whom it is shown to:
    what others alone may know is not in it any more. `introduction` holds its paragraphs, and
    `introduced_to` is who may read them.
    """

    id: Id
    name: Text
    control: ControlBlock = ControlBlock()
    head: Id | None = None
    units: tuple[Unit, ...] = ()
    posts: tuple[Post, ...] = ()
    people: tuple[Person, ...] = ()
    memberships: tuple[Membership, ...] = ()
    processes: tuple[Process, ...] = ()
    incompatible: tuple[tuple[Id, ...], ...] = ()
    introduction: Texts = ()
    glossary: tuple[Term, ...] = ()
    relations: tuple[Relation, ...] = ()
    audience: Visibility = Visibility.RESTRICTED
    introduced_to: Visibility = Visibility.INTERNAL


class Organisation(_Organisation):
    """The whole, and what is found by the ids of its parts."""

    @cached_property
    def unit_by_id(self) -> Mapping[Id, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def post_by_id(self) -> Mapping[Id, Post]:
        return {post.id: post for post in self.posts}

    @cached_property
    def person_by_id(self) -> Mapping[Id, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def title_counts(self) -> Mapping[str, int]:
        """How many posts bear a title, in whatever language."""
        return Counter(title for post in self.posts for title in set(post.title.by_language.values()))

    @cached_property
    def units_within(self) -> Mapping[Id | None, tuple[Unit, ...]]:
        """Units by the id of the unit right above them; those at the top under `None`."""
        return _grouped(self.units, [unit.parent for unit in self.units])

    @cached_property
    def posts_within(self) -> Mapping[Id | None, tuple[Post, ...]]:
        """Posts by the id of the unit they are in; those in no unit under `None`."""
        return _grouped(self.posts, [post.unit for post in self.posts])

    @cached_property
    def memberships_of(self) -> Mapping[Id | None, tuple[Membership, ...]]:
        """Memberships by the id of the post held."""
        return _grouped(self.memberships, [membership.post for membership in self.memberships])

    @cached_property
    def headed_by(self) -> Mapping[Id | None, tuple[Unit, ...]]:
        """The units that a post is the head of, by the post's id; those without a head under `None`."""
        return _grouped(self.units, [unit.head for unit in self.units])

    def tells_holders(self, post: Post) -> bool:
        """Whether all who hold a post are known here, so that it may be called vacant or filled."""
        return post.held <= self.audience

    @cached_property
    def held_by(self) -> Mapping[Id | None, tuple[Membership, ...]]:
        """Memberships by the id of the person."""
        return _grouped(self.memberships, [membership.person for membership in self.memberships])

    def path_of(self, unit: Id | None) -> tuple[Unit, ...]:
        """The units from the top down to `unit`, itself included; none for `None`."""
        path: list[Unit] = []
        while unit is not None:
            path.append(self.unit_by_id[unit])
            unit = path[-1].parent
        return tuple(reversed(path))

    def seat_above(self, seat: "Post | Unit") -> Id | None:
        """What a seat reports to: for a unit the head of what it stands under, where that has one."""
        if isinstance(seat, Post):
            return seat.superior
        if seat.superior is None:
            return self.head
        above = self.unit_by_id.get(seat.superior)
        return above.head if above and above.head else seat.superior

    @cached_property
    def reports_of(self) -> Mapping[Id | None, tuple[Id, ...]]:
        """What reports to a seat, by its id: posts, and units with no head to report for them."""
        seats: tuple[Post | Unit, ...] = (*self.posts, *(unit for unit in self.units if unit.head is None))
        groups = _grouped(seats, [self.seat_above(seat) for seat in seats])
        return {seat: tuple(report.id for report in reports) for seat, reports in groups.items()}

    def span_of(self, seat: Id) -> int:
        """How many report directly to a seat: people for a post with a headcount, one for each other post or unit."""
        posts = [self.post_by_id.get(report) for report in self.reports_of.get(seat, ())]
        return sum(1 if post is None or post.headcount is None else post.headcount for post in posts)


def _grouped(items: tuple[Item, ...], keys: list[Id | None]) -> Mapping[Id | None, tuple[Item, ...]]:
    groups: dict[Id | None, list[Item]] = {}
    for item, key in zip(items, keys, strict=True):
        groups.setdefault(key, []).append(item)
    return {key: tuple(group) for key, group in groups.items()}
