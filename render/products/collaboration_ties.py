"""What joins two units: activities that they share, work that one hands to the other, dotted lines, and what is said of
who works with whom."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import combinations, pairwise, product
from typing import NamedTuple

from render.organisation import Activity, Id, Organisation, Process, Text
from render.schemes import LETTERS

CROWD = 8
"""Where more units than that have a part in an activity, each works with the one that is accountable."""

_MOST_UNITS = 16
_NAMED = re.compile(r"([^:：]+?)\s*[:：]")

Pair = tuple[Id, Id]
Home = Callable[[Id], Id | None]
"""Tells of a post or unit the unit of the map that it belongs to."""


class Kind(StrEnum):
    """What two units can have to do with each other beside sharing an activity."""

    HANDOVER = "handover"
    DOTTED = "dotted"
    CONTACT = "contact"
    RELATION = "relation"


class Bond(NamedTuple):
    """What two units have to do with each other, on what, and how much that counts."""

    pair: Pair
    kind: Kind
    what: Text | None = None
    weight: int = 1


class Ties:
    """How much each two units have to do with each other, among those that have the most."""

    def __init__(self, organisation: Organisation, home: Home) -> None:
        self.home = home
        self._order = {unit.id: place for place, unit in enumerate(organisation.units)}
        together = [
            (self._units(activity.raci), self._units(_with_part(activity, LETTERS[process.scheme].answers)))
            for process in organisation.processes
            for activity in process.activities
        ]
        bonds = list(self._bonds(organisation))
        share = Counter(unit for units, _ in together if len(units) > 1 for unit in units)
        for bond in bonds:
            share.update(dict.fromkeys(bond.pair, bond.weight))
        self.units = len(share)
        self.is_crowded = any(len(units) > CROWD for units, _ in together)
        most = {unit for unit, _ in share.most_common(_MOST_UNITS)}
        self.bonds = [bond for bond in bonds if most.issuperset(bond.pair)]
        self.strengths: Counter[Pair] = Counter()
        for units, leading in together:
            pairs = combinations([unit for unit in units if unit in most], 2)
            is_crowd = len(units) > CROWD
            self.strengths.update(pair for pair in pairs if not is_crowd or not set(leading).isdisjoint(pair))
        for bond in self.bonds:
            self.strengths[bond.pair] += bond.weight

    def _units(self, seats: Iterable[Id]) -> list[Id]:
        """The units of some posts and units, in the order of the organisation."""
        return sorted({unit for seat in seats if (unit := self.home(seat))}, key=self._order.__getitem__)

    def _bonds(self, organisation: Organisation) -> Iterator[Bond]:
        """All that joins units but shared activities."""
        relations = [
            Bond(pair, Kind.RELATION, relation.what, relation.weight)
            for relation in organisation.relations
            for pair in self._pair(*relation.between)
        ]
        yield from relations
        for process in organisation.processes:
            for before, after in pairwise(process.activities):
                yield from self._handovers(process, before, after)
        for post in organisation.posts:
            for superior in post.dotted_to:
                yield from (Bond(pair, Kind.DOTTED) for pair in self._pair(post.id, superior))
        related = {relation.pair for relation in relations}
        yield from (bond for bond in self._contacts(organisation) if bond.pair not in related)

    def _pair(self, one: Id, other: Id) -> Iterator[Pair]:
        """The units of two posts or units, if they are two."""
        units = self._units((one, other))
        if len(units) == 2:
            yield units[0], units[1]

    def _contacts(self, organisation: Organisation) -> Iterator[Bond]:
        """What posts say of the units and posts that they work with."""
        contacts = [(post.id, contact) for post in organisation.posts for contact in post.relations.internal]
        ids = _ids_by_name(organisation) if contacts else {}
        for post, contact in contacts:
            yield from (Bond(pair, Kind.CONTACT) for pair in self._pair(post, _named(contact, ids)))

    def _handovers(self, process: Process, before: Activity, after: Activity) -> Iterator[Bond]:
        """Work that goes on to a unit which had no part in it from one which has none any more."""
        doing = LETTERS[process.scheme].does
        earlier, later = self._units(before.raci), self._units(after.raci)
        givers, takers = (self._units(_with_part(activity, doing)) for activity in (before, after))
        for giver, taker in product(givers, takers):
            if giver not in later and taker not in earlier:
                yield from (Bond(pair, Kind.HANDOVER) for pair in self._pair(giver, taker))


def _with_part(activity: Activity, part: str) -> list[Id]:
    return [seat for seat, parts in activity.raci.items() if part in parts]


def _ids_by_name(organisation: Organisation) -> dict[str, Id]:
    """Units and posts by their names in all languages, if no other is called so."""
    called = [(unit.id, unit.name) for unit in organisation.units] + [
        (post.id, post.title) for post in organisation.posts
    ]
    ids: dict[str, set[Id]] = {}
    for id, name in called:
        for words in name.by_language.values():
            ids.setdefault(words, set()).add(id)
    return {words: bearers.pop() for words, bearers in ids.items() if len(bearers) == 1}


def _named(contact: Text, ids: dict[str, Id]) -> Id:
    """Whom a contact begins with, before a colon; nobody if it is not exactly one of the organisation."""
    found = (_NAMED.match(words) for words in contact.by_language.values())
    return next((ids[match[1]] for match in found if match and match[1] in ids), "")
