"""Charts coloured by a rule: boxes of one value have one colour and number, and a legend tells which is which.

The box of a unit stands for its head, too, and has the head's colour where the rule is about posts.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial

from render.content import NO_COLOUR, Box, Chart, Legend
from render.locales import Locale
from render.organisation import Id, Organisation, Post, Text
from render.products.staffing import post_staffing
from render.products.wording import words

MOST_COLOURS = 8
_IN_ORDER = ("grade", "code", "headcount")  # what is the same in every language has an order of its own
_CONDITIONS = frozenset(("place", "hours", "travel", "hazards"))

_Value = Callable[[Box], str]


def coloured(chart: Chart, organisation: Organisation, rule: str, locale: Locale) -> Chart:
    """The chart with a colour for each value of the rule, one of `COLOUR_RULES`; the rarest share one."""
    value_of = _value_of(rule, organisation, locale)
    values = [value_of(box) for box in chart.boxes]
    labels = _labels(values, locale, keep_order=rule not in _IN_ORDER)
    places = {label: place for place, label in enumerate(labels, start=1)}
    boxes = tuple(
        box._replace(colour=places.get(value, len(labels)) if value else NO_COLOUR)
        for box, value in zip(chart.boxes, values, strict=True)
    )
    return chart.with_colours(boxes, Legend(locale.colour_rules[rule], labels))


def _labels(values: list[str], locale: Locale, *, keep_order: bool) -> tuple[str, ...]:
    """What the colours stand for: in the order of the chart, else in that of their names and numbers."""
    counts = Counter(filter(None, values))
    order = list(counts) if keep_order else sorted(counts, key=_natural)
    if len(order) <= MOST_COLOURS:
        return tuple(order)
    frequent = {value for value, _ in counts.most_common(MOST_COLOURS - 1)}
    return (*(value for value in order if value in frequent), locale.colour_of_others)


def _natural(value: str) -> list[tuple[int, str]]:
    """P2 comes before P10."""
    return [(int(part) if part.isdecimal() else 0, part) for part in re.split(r"(\d+)", value)]


def _value_of(rule: str, organisation: Organisation, locale: Locale) -> _Value:
    if rule == "unit":
        return partial(_department, organisation, _departments(organisation), locale)
    if rule == "type":
        return partial(_type, organisation, locale)
    tell = _vacancy if rule == "vacancy" else partial(_field, name=rule)
    return partial(_of_posts, organisation, lambda post: tell(organisation, post, locale))


def _of_posts(organisation: Organisation, tell: Callable[[Post], str], box: Box) -> str:
    """What is told of the posts of a box, where it is the same of all."""
    told = {tell(post) for post in _posts(organisation, box)}
    return told.pop() if len(told) == 1 else ""


def _posts(organisation: Organisation, box: Box) -> list[Post]:
    if box.parent is None:
        ids: tuple[Id | None, ...] = (organisation.head,)
    elif unit := organisation.unit_by_id.get(box.id):
        ids = (unit.head,)
    else:
        ids = box.ids or (box.id,)
    return [organisation.post_by_id[id] for id in ids if id and id in organisation.post_by_id]


def _departments(organisation: Organisation) -> Mapping[Id | None, Id]:
    """The topmost unit around each unit."""
    tops: dict[Id | None, Id] = {}
    for unit in organisation.units:
        tops[unit.id] = tops[unit.parent] if unit.parent else unit.id
    return tops


def _department(organisation: Organisation, tops: Mapping[Id | None, Id], locale: Locale, box: Box) -> str:
    posts = {} if box.id in tops else {post.unit for post in _posts(organisation, box)}
    units = {tops[unit] for unit in posts or {box.id} if unit in tops}
    return words(organisation.unit_by_id[units.pop()].name, locale) if len(units) == 1 else ""


def _type(organisation: Organisation, locale: Locale, box: Box) -> str:
    unit = organisation.unit_by_id.get(box.id)
    if unit:
        return locale.unit_types[unit.type]
    return locale.post if box.parent is not None else ""


def _vacancy(organisation: Organisation, post: Post, locale: Locale) -> str:
    staffing = post_staffing(organisation, post)
    if staffing.filled is None:
        return ""
    if not staffing.filled:
        return locale.vacant
    return locale.partly_filled if staffing.vacant else locale.filled_whole


def _field(_organisation: Organisation, post: Post, locale: Locale, name: str) -> str:
    value = getattr(post.conditions if name in _CONDITIONS else post, name)
    if isinstance(value, Text):
        return words(value, locale)
    return "" if value is None else str(value)
