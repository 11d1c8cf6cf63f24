"""The parts of a spec laid out flat, each with its path, for the rules to look at. It may still be wrong."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from render.loops import loops
from render.organisation import Id, Language, Text
from render.spec import schema
from render.spec.findings import Path, Unreadable

Part = TypeVar("Part", schema.Unit, schema.Post, schema.Person, schema.Membership, schema.Process)
Item = TypeVar("Item")
Undrawable = Callable[[set[str]], set[str]]
"""Tells which of some characters the fonts of the papers lack."""


class Placed(NamedTuple, Generic[Part]):
    """A part of the spec; `within` is the id of the unit it is in, by place or by name."""

    part: Part
    path: Path
    within: Id | None = None
    nested: bool = False
    """Whether it stands inside its unit, rather than naming it."""


def given(items: Sequence[Item | None] | None) -> Iterator[tuple[int, Item]]:
    """The items of a list that were not refused, with their positions."""
    return ((number, item) for number, item in enumerate(items or ()) if item is not None)


class Draft:
    """A spec laid out flat. Lookups by id find the first of that id; what is not sound is left out of them.

    `texts` are those of the spec that may have languages, each once.
    """

    def __init__(self, spec: schema.Spec, texts: Sequence[Text], language: Language, undrawable: Undrawable) -> None:
        self.spec = spec
        self.texts = texts
        self.languages: tuple[Language, ...] = tuple(language.split("+"))
        self.undrawable = undrawable
        self.units: list[Placed[schema.Unit]] = []
        self.posts: list[Placed[schema.Post]] = []
        self._place_posts(spec.posts, ("posts",), None)
        self._place_units(spec.units, ("units",), None)
        self.people = [Placed(person, ("people", number)) for number, person in given(spec.people)]
        self.memberships = [Placed(item, ("memberships", number)) for number, item in given(spec.memberships)]
        self.processes = [Placed(process, ("processes", number)) for number, process in given(spec.processes)]

    def _place_units(self, units: schema.Items[schema.Unit], path: Path, parent: schema.Unit | None) -> None:
        """Recursion goes as deep as the YAML is nested, which the reader bounds."""
        for number, unit in given(units):
            here = (*path, number)
            nested = parent is not None
            self.units.append(Placed(unit, here, parent.id if parent else unit.unit_of, nested))
            self._place_posts(unit.posts, (*here, "posts"), unit)
            self._place_units(unit.units, (*here, "units"), unit)

    def _place_posts(self, posts: schema.Items[schema.Post], path: Path, unit: schema.Unit | None) -> None:
        for number, post in given(posts):
            self.posts.append(Placed(post, (*path, number), unit.id if unit else post.unit, unit is not None))

    @cached_property
    def unit_by_id(self) -> dict[Id, Placed[schema.Unit]]:
        return _first_by_id(self.units)

    @cached_property
    def post_by_id(self) -> dict[Id, Placed[schema.Post]]:
        return _first_by_id(self.posts)

    @cached_property
    def person_by_id(self) -> dict[Id, Placed[schema.Person]]:
        return _first_by_id(self.people)

    @cached_property
    def seat_by_id(self) -> dict[Id, Placed[schema.Unit] | Placed[schema.Post]]:
        """Posts and units."""
        return {**self.unit_by_id, **self.post_by_id}

    @cached_property
    def duties_with_id(self) -> list[tuple[Path, list[tuple[int, schema.ResponsibilityEntry]]]]:
        """Responsibilities that have an id, with their positions, by the path of whose they are."""
        lists = [(unit.path, unit.part.responsibilities) for unit in self.units]
        lists += [(post.path, post.part.responsibilities) for post in self.posts]
        named = ((path, [(number, duty) for number, duty in given(duties) if duty.id]) for path, duties in lists)
        return [(path, duties) for path, duties in named if duties]

    @cached_property
    def duty_by_id(self) -> dict[Id, schema.ResponsibilityEntry]:
        """Those by their id; those of several posts that share one are the same matter."""
        return {duty.id: duty for _, duties in self.duties_with_id for _, duty in duties if duty.id}

    @cached_property
    def by_name(self) -> dict[str, list[tuple[str, Id]]]:
        """What goes by a name or title, in any language: its kind and its id."""
        names: dict[str, list[tuple[str, Id]]] = {}
        named = [("post", id, placed.part.title) for id, placed in self.post_by_id.items()]
        named += [("unit", id, placed.part.name) for id, placed in self.unit_by_id.items()]
        named += [("person", id, placed.part.name) for id, placed in self.person_by_id.items()]
        for kind, id, text in named:
            for name in text.by_language.values():
                names.setdefault(name, []).append((kind, id))
        return names

    @cached_property
    def held(self) -> dict[Id, Id]:
        """By person, the first post that they hold."""
        known = (placed.part for placed in reversed(self.memberships) if placed.part.post in self.post_by_id)
        return {membership.person: membership.post for membership in known}

    @cached_property
    def unit_loops(self) -> list[list[Id]]:
        """Units that are part of themselves: each loop once, from the first of its units in the spec."""
        return loops({id: placed.within for id, placed in self.unit_by_id.items()})

    @cached_property
    def parents(self) -> dict[Id, Id | None]:
        """By unit, the unit above it; none where that is unknown or goes round in a loop."""
        looping = {id for loop in self.unit_loops for id in loop}
        return {
            id: placed.within if placed.within in self.unit_by_id and id not in looping else None
            for id, placed in self.unit_by_id.items()
        }

    @cached_property
    def heads(self) -> dict[Id, Id | None]:
        """By unit, the post that heads it, where there is such a post."""
        return {
            id: placed.part.head if placed.part.head in self.post_by_id else None
            for id, placed in self.unit_by_id.items()
        }

    @cached_property
    def headed(self) -> dict[Id, list[Id]]:
        """By post, the units that it heads, those above first."""
        units: dict[Id, list[Id]] = {}
        for unit in self.units_from_above:
            if head := self.heads[unit]:
                units.setdefault(head, []).append(unit)
        return units

    @cached_property
    def units_from_above(self) -> list[Id]:
        """All units in the order of the spec, but each followed by all that is within it."""
        below: dict[Id | None, list[Id]] = {}
        for id, parent in self.parents.items():
            below.setdefault(parent, []).append(id)
        order: list[Id] = []
        waiting = below.get(None, [])[::-1]
        while waiting:
            unit = waiting.pop()
            order.append(unit)
            waiting += below.get(unit, [])[::-1]
        return order

    @cached_property
    def head(self) -> Id | None:
        """The post at the very top: as the organisation says, else the only one above all units."""
        head = self.spec.organization.head
        if head is not None:
            return head if head in self.post_by_id else None
        return self.roots[0] if len(self.roots) == 1 else None

    @cached_property
    def roots(self) -> list[Id]:
        """Posts in no unit that report to nobody; where there are several, not those that head units."""
        roots = [
            id
            for id, placed in self.post_by_id.items()
            if placed.within is None
            and placed.part.reports_to is None
            and placed.part.assistant_to is None
            and not isinstance(id, Unreadable)
        ]
        return [root for root in roots if root not in self.headed] if len(roots) > 1 else roots


def _first_by_id(placed: Iterable[Placed[Part]]) -> dict[Id, Placed[Part]]:
    first: dict[Id, Placed[Part]] = {}
    for item in placed:
        assert not isinstance(item.part, schema.Membership)
        first.setdefault(item.part.id, item)
    return first
