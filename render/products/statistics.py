"""An organisation in figures: how large, how staffed, how broad, how deep, and what its posts are told to do."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import mean, median

from render.organisation import Id, Organisation, UnitType
from render.products.staffing import Staffing, posts_of_units, staffing_of_units, total

_WIDEST = 5


@dataclass(frozen=True, slots=True)
class Range:
    least: int
    middle: float
    most: int


@dataclass(frozen=True, slots=True)
class Department:
    """A unit at the top, with the posts and the staffing of all within; `id` is `None` for what is in no unit."""

    id: Id | None
    posts: int
    staffing: Staffing


@dataclass(frozen=True, slots=True)
class Span:
    """A post and how many people report to it directly; see `Organisation.span_of`."""

    post: Id
    reports: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """`managers_by_reports` counts the posts with so many direct reports, `layers` the seats on each step from above.

    `deepest_line` leads from the top down to the first of the seats at the lowest step.
    """

    units: int
    groups: int
    posts: int
    people: int
    departments: tuple[Department, ...]
    staffing: Staffing
    managers_by_reports: dict[int, int]
    mean_reports: float | None
    widest_spans: tuple[Span, ...]
    layers: tuple[int, ...]
    deepest_line: tuple[Id, ...]
    duties_per_post: Range | None
    posts_without_duties: tuple[Id, ...]
    units_without_head: tuple[Id, ...]


def statistics(organisation: Organisation) -> Statistics:
    departments = tuple(_departments(organisation, staffing_of_units(organisation)))
    spans = [Span(post.id, organisation.span_of(post.id)) for post in organisation.posts]
    spans = sorted((span for span in spans if span.reports), key=lambda span: -span.reports)
    layers, deepest_line = _layers(organisation)
    duties = [len(post.responsibilities) for post in organisation.posts]
    return Statistics(
        units=len(organisation.units),
        groups=sum(unit.type is UnitType.GROUP for unit in organisation.units),
        posts=len(organisation.posts),
        people=len(organisation.people),
        departments=departments,
        staffing=total(department.staffing for department in departments),
        managers_by_reports=dict(sorted(Counter(span.reports for span in spans).items())),
        mean_reports=round(mean(span.reports for span in spans), 2) if spans else None,
        widest_spans=tuple(spans[:_WIDEST]),
        layers=layers,
        deepest_line=deepest_line,
        duties_per_post=Range(min(duties), median(duties), max(duties)) if duties else None,
        posts_without_duties=tuple(post.id for post in organisation.posts if not post.responsibilities),
        units_without_head=tuple(unit.id for unit in organisation.units if unit.head is None),
    )


def _departments(organisation: Organisation, staffing: Mapping[Id | None, Staffing]) -> Iterator[Department]:
    posts = posts_of_units(organisation)
    for unit in organisation.units_within.get(None, ()):
        yield Department(unit.id, posts[unit.id], staffing[unit.id])
    if posts[None]:
        yield Department(None, posts[None], staffing[None])


def _layers(organisation: Organisation) -> tuple[tuple[int, ...], tuple[Id, ...]]:
    above: dict[Id, Id | None] = {}
    layers: list[int] = []
    steps = list(organisation.reports_of.get(None, ()))
    above.update(dict.fromkeys(steps))
    lowest: Id | None = None
    while steps:
        layers.append(len(steps))
        lowest = steps[0]
        below = [(report, seat) for seat in steps for report in organisation.reports_of.get(seat, ())]
        above.update(below)
        steps = [report for report, _ in below]
    line: list[Id] = []
    while lowest is not None:
        line.append(lowest)
        lowest = above[lowest]
    return tuple(layers), tuple(reversed(line))
