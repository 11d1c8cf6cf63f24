"""The collaboration map: which departments work together, by the activities in which both have a part.

Work counts where it is shared: two units are joined by every activity of a process in which posts or units of both
have a part, and by what `relations` say of them. Of many units those that share the most are shown; of an activity of
many, only what each has to do with the one that is accountable.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from render.content import CollaborationMap, Partner, Tie
from render.locales import Locale
from render.organisation import Activity, Id, Organisation, Relation
from render.products.org_chart import footer
from render.products.wording import words
from render.schemes import LETTERS

CROWD = 8
"""Where more units than that have a part in an activity, each works with the one that is accountable."""

_MOST_UNITS = 16
_MOST_TIES = 36  # more are a thicket
_MOST_PROCESSES = 8
_MOST_RELATIONS = 6
_MOST_SAID = 20

_Pair = tuple[Id, Id]
_Home = Callable[[Id], Id | None]


def collaboration(organisation: Organisation, locale: Locale) -> CollaborationMap | None:
    """The map of the highest units that work together; `None` where no two do."""
    for level in range(_depth(organisation)):
        found = _Ties(organisation, _homes(organisation, level))
        if found.strengths:
            return _map(organisation, locale, found)
    return None


def _map(organisation: Organisation, locale: Locale, found: "_Ties") -> CollaborationMap:
    strongest = sorted(found.strengths, key=lambda pair: -found.strengths[pair])[:_MOST_TIES]
    shown = [unit for unit in organisation.units if any(unit.id in pair for pair in strongest)]
    places = {unit.id: place for place, unit in enumerate(shown)}
    partners = tuple(Partner(unit.id, words(unit.name, locale)) for unit in shown)
    ties = tuple(_tie(organisation, locale, pair, places, found.strengths[pair]) for pair in strongest)
    title = locale.collaboration_of.format(name=words(organisation.name, locale))
    return CollaborationMap(
        "collaboration",
        title,
        partners,
        ties,
        tuple(_notes(organisation, locale, found, places, len(found.strengths) - len(ties))),
        f"{title}{locale.label_colon}{locale.list_comma.join(tie.said for tie in ties[:_MOST_SAID])}",
        footer(organisation, locale),
        locale.language,
    )


def _tie(organisation: Organisation, locale: Locale, pair: _Pair, places: dict[Id, int], strength: int) -> Tie:
    one, other = (words(organisation.unit_by_id[unit].name, locale) for unit in pair)
    said = locale.collaboration_tie.format(one=one, other=other, count=strength)
    return Tie(places[pair[0]], places[pair[1]], strength, said)


class _Ties:
    """How much each two units share, among those that share the most."""

    def __init__(self, organisation: Organisation, home: _Home) -> None:
        self.home = home
        order = {unit.id: place for place, unit in enumerate(organisation.units)}
        together = [
            (
                sorted({unit for seat in activity.raci if (unit := home(seat))}, key=order.__getitem__),
                {home(seat) for seat, parts in activity.raci.items() if LETTERS[process.scheme].answers in parts},
            )
            for process in organisation.processes
            for activity in process.activities
        ]
        self.relations: list[tuple[_Pair, Relation]] = []
        for relation in organisation.relations:
            ends = sorted({unit for end in relation.between if (unit := home(end))}, key=order.__getitem__)
            if len(ends) == 2:
                self.relations.append(((ends[0], ends[1]), relation))
        share = Counter(unit for units, _ in together if len(units) > 1 for unit in units)
        for pair, relation in self.relations:
            share.update(dict.fromkeys(pair, relation.weight))
        self.units = len(share)
        self.is_crowded = any(len(units) > CROWD for units, _ in together)
        most = {unit for unit, _ in share.most_common(_MOST_UNITS)}
        self.strengths: Counter[_Pair] = Counter()
        for units, leading in together:
            pairs = combinations([unit for unit in units if unit in most], 2)
            is_crowd = len(units) > CROWD
            self.strengths.update(pair for pair in pairs if not is_crowd or not leading.isdisjoint(pair))
        for pair, relation in self.relations:
            if most.issuperset(pair):
                self.strengths[pair] += relation.weight


def _depth(organisation: Organisation) -> int:
    """How many units stand in one another at most."""
    depths: dict[Id | None, int] = {None: 0}
    for unit in organisation.units:
        depths[unit.id] = depths[unit.parent] + 1
    return max(depths.values())


def _homes(organisation: Organisation, level: int) -> _Home:
    """Tells of a post or unit the unit around it that stands `level` units below the top, or the nearest above."""
    depths: dict[Id, int] = {}
    homes: dict[Id, Id | None] = {}
    for unit in organisation.units:
        depths[unit.id] = depths[unit.parent] + 1 if unit.parent else 0
        homes[unit.id] = unit.id if depths[unit.id] <= level else homes[unit.parent or ""]
    homes |= {post.id: homes[post.unit] if post.unit else None for post in organisation.posts}
    return homes.get


def _notes(
    organisation: Organisation, locale: Locale, found: _Ties, places: dict[Id, int], ties_left_out: int
) -> Iterator[str]:
    """What the numbers mean, the processes and relations behind them, and what is not shown."""
    legend = locale.collaboration_legend_relations if found.relations else locale.collaboration_legend
    crowd = locale.collaboration_crowd.format(count=CROWD) if found.is_crowded else ""
    yield f"{crowd}{legend}"
    processes = [
        (words(process.name, locale), units)
        for process in organisation.processes
        if len(units := _taking_part(process.activities, found.home, places)) > 1
    ]
    for name, units in processes[:_MOST_PROCESSES]:
        names = [words(organisation.unit_by_id[unit].name, locale) for unit in units]
        yield f"{name}{locale.label_colon}{locale.list_comma.join(names)}"
    said = [(pair, words(relation.what, locale)) for pair, relation in found.relations if relation.what]
    for pair, what in [each for each in said if places.keys() >= set(each[0])][:_MOST_RELATIONS]:
        one, other = (words(organisation.unit_by_id[unit].name, locale) for unit in pair)
        yield f"{one} – {other}{locale.label_colon}{what}"
    missing = [
        (locale.count_of_units, found.units - len(places)),
        (locale.count_of_ties, ties_left_out),
        (locale.count_of_processes, len(processes[_MOST_PROCESSES:])),
    ]
    counts = [forms[count > 1].format(count=count) for forms, count in missing if count]
    if counts:
        yield locale.collaboration_left_out.format(counts=locale.list_comma.join(counts))


def _taking_part(activities: Sequence[Activity], home: _Home, places: dict[Id, int]) -> list[Id]:
    """The units of the map with a part in any of the activities, in its order."""
    units = {unit for activity in activities for seat in activity.raci if (unit := home(seat)) in places}
    return sorted(filter(None, units), key=lambda unit: places[unit])
