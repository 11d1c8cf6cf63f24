"""The collaboration map: which departments work together, and how much.

Two units are joined by every activity of a process in which posts or units of both have a part, by work that one hands
to the other, by dotted lines, and by what is said of who works with whom. Of many units those that have the most to do
with others are shown; of an activity of many, only what each has to do with the one that is accountable.
"""

from collections.abc import Iterator, Sequence

from render.content import CollaborationMap, Partner, Tie
from render.locales import Locale
from render.organisation import Activity, Id, Organisation
from render.products.collaboration_ties import CROWD, Home, Kind, Pair, Ties
from render.products.org_chart import footer
from render.products.wording import words

_MOST_TIES = 36  # more are a thicket
_MOST_PROCESSES = 8
_MOST_RELATIONS = 6
_MOST_SAID = 20


def collaboration(organisation: Organisation, locale: Locale) -> CollaborationMap | None:
    """The map of the highest units that work together; `None` where no two do."""
    for level in range(_depth(organisation)):
        found = Ties(organisation, _homes(organisation, level))
        if found.strengths:
            return _map(organisation, locale, found)
    return None


def _map(organisation: Organisation, locale: Locale, found: Ties) -> CollaborationMap:
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


def _tie(organisation: Organisation, locale: Locale, pair: Pair, places: dict[Id, int], strength: int) -> Tie:
    one, other = (words(organisation.unit_by_id[unit].name, locale) for unit in pair)
    said = locale.collaboration_tie.format(one=one, other=other, count=strength)
    return Tie(places[pair[0]], places[pair[1]], strength, said)


def _depth(organisation: Organisation) -> int:
    """How many units stand in one another at most."""
    depths: dict[Id | None, int] = {None: 0}
    for unit in organisation.units:
        depths[unit.id] = depths[unit.parent] + 1
    return max(depths.values())


def _homes(organisation: Organisation, level: int) -> Home:
    """Tells of a post or unit the unit around it that stands `level` units below the top, or the nearest above."""
    depths: dict[Id, int] = {}
    homes: dict[Id, Id | None] = {}
    for unit in organisation.units:
        depths[unit.id] = depths[unit.parent] + 1 if unit.parent else 0
        homes[unit.id] = unit.id if depths[unit.id] <= level else homes[unit.parent or ""]
    homes |= {post.id: homes[post.unit] if post.unit else None for post in organisation.posts}
    return homes.get


def _notes(
    organisation: Organisation, locale: Locale, found: Ties, places: dict[Id, int], ties_left_out: int
) -> Iterator[str]:
    """What the numbers mean, the processes and relations behind them, and what is not shown."""
    crowd = locale.collaboration_crowd.format(count=CROWD) if found.is_crowded else ""
    kinds = {bond.kind for bond in found.bonds}
    others = locale.list_comma.join(said for kind, said in _kinds(locale).items() if kind in kinds)
    also = locale.collaboration_also.format(others=others) if others else ""
    yield f"{crowd}{locale.collaboration_legend.format(also=also)}"
    processes = [
        (words(process.name, locale), units)
        for process in organisation.processes
        if len(units := _taking_part(process.activities, found.home, places)) > 1
    ]
    for name, units in processes[:_MOST_PROCESSES]:
        names = [words(organisation.unit_by_id[unit].name, locale) for unit in units]
        yield f"{name}{locale.label_colon}{locale.list_comma.join(names)}"
    told = [(bond.pair, words(bond.what, locale)) for bond in found.bonds if bond.what]
    for pair, what in [each for each in told if places.keys() >= set(each[0])][:_MOST_RELATIONS]:
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


def _kinds(locale: Locale) -> dict[Kind, str]:
    return {
        Kind.HANDOVER: locale.collaboration_handovers,
        Kind.DOTTED: locale.collaboration_dotted,
        Kind.CONTACT: locale.collaboration_contacts,
        Kind.RELATION: locale.collaboration_relations,
    }


def _taking_part(activities: Sequence[Activity], home: Home, places: dict[Id, int]) -> list[Id]:
    """The units of the map with a part in any of the activities, in its order."""
    units = {unit for activity in activities for seat in activity.raci if (unit := home(seat)) in places}
    return sorted(filter(None, units), key=lambda unit: places[unit])
