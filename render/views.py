"""An organisation as it is on a day, or as an audience may see it: what is not meant is not in it.

    as_of, for_audience: Organisation -> Organisation

Both are made before anything else looks at the organisation, so that no paper can tell what was left out.
References to what is left out are dropped, but a reporting line leads on: it passes through what is missing to what
that stood under. Posts and units hang in one tree (`Post.under`, `Unit.superior`); taking out any of them leaves a
tree, and the order in which they go makes no difference.
"""

import datetime
from collections.abc import Iterator, Mapping
from typing import TypeVar

from render.loops import loops
from render.organisation import (
    Career,
    ControlBlock,
    Id,
    Membership,
    Organisation,
    Person,
    Post,
    Process,
    Responsibility,
    Text,
    Unit,
    Visibility,
)

Part = TypeVar("Part", Unit, Post, Person, Membership, Responsibility, Process, ControlBlock)
Seat = TypeVar("Seat", Unit, Post)


def seen(whole: Organisation, day: datetime.date | None, audience: Visibility) -> Organisation:
    """What that audience sees of `whole` on a day: the given one, else that of the document, else on all days."""
    day = day or whole.control.effective_date
    return for_audience(as_of(whole, day) if day else whole, audience)


def as_of(whole: Organisation, day: datetime.date) -> Organisation:
    """What there is of `whole` on that day."""
    return _mended(
        whole,
        whole._replace(
            units=tuple(unit for unit in whole.units if unit.valid.includes(day)),
            posts=tuple(post for post in whole.posts if post.valid.includes(day)),
            memberships=tuple(membership for membership in whole.memberships if membership.valid.includes(day)),
        ),
    )


def for_audience(whole: Organisation, audience: Visibility) -> Organisation:
    """What that audience may know of `whole`."""
    if audience >= whole.audience:
        return whole
    rest = whole._replace(
        audience=audience,
        introduction=whole.introduction if whole.introduced_to <= audience else (),
        control=_shown(whole.control, audience) if whole.control.visibility <= audience else ControlBlock(),
        units=tuple(_with_duties(_shown(unit, audience), audience) for unit in whole.units if _may(unit, audience)),
        posts=tuple(_with_duties(_shown(post, audience), audience) for post in whole.posts if _may(post, audience)),
        people=tuple(_shown(person, audience) for person in whole.people if _may(person, audience)),
        memberships=tuple(_shown(it, audience) for it in whole.memberships if _may(it, audience)),
        processes=tuple(_with_steps(whole.processes, audience)),
        glossary=tuple(term for term in whole.glossary if term.visibility <= audience),
        relations=tuple(relation for relation in whole.relations if relation.visibility <= audience),
    )
    return _mended(whole, rest)


def _may(part: Unit | Post | Person | Membership, audience: Visibility) -> bool:
    return part.visibility <= audience


def _shown(part: Part, audience: Visibility) -> Part:
    """`part` with the fields that are not for the audience as if they were not given."""
    if not any(level > audience for level in part.field_visibility.values()):
        return part
    hidden = {name: part._field_defaults[name] for name, level in part.field_visibility.items() if level > audience}
    kept = {name: level for name, level in part.field_visibility.items() if level <= audience}
    return part._replace(**hidden, field_visibility=kept)


def _with_duties(seat: Seat, audience: Visibility) -> Seat:
    duties = tuple(_shown(duty, audience) for duty in seat.responsibilities if duty.visibility <= audience)
    return seat if duties == seat.responsibilities else seat._replace(responsibilities=duties)


def _with_steps(processes: tuple[Process, ...], audience: Visibility) -> Iterator[Process]:
    """Those of which there is a step to be seen."""
    for process in processes:
        steps = tuple(step for step in process.activities if step.visibility <= audience)
        if steps and process.visibility <= audience:
            yield _shown(process, audience)._replace(activities=steps)


def _mended(whole: Organisation, rest: Organisation) -> Organisation:
    """`rest`, a selection from `whole`, with every reference to what is missing led on or dropped."""
    if rest == whole:
        return whole
    units, posts, people = rest.unit_by_id, rest.post_by_id, rest.person_by_id
    above = {post.id: post.under for post in whole.posts if post.id not in posts}
    above |= {unit.id: unit.superior for unit in whole.units if unit.id not in units}
    heirs = _followed(above)
    mended = rest._replace(
        head=rest.head if rest.head in posts else None,
        units=tuple(
            unit._replace(
                superior=_heir(heirs, unit.superior),
                head=unit.head if unit.head in posts else None,
            )
            for unit in rest.units
        ),
        posts=tuple(
            post._replace(
                under=_heir(heirs, post.under),
                dotted_to=tuple(other for other in post.dotted_to if other in posts),
                assistant_to=post.assistant_to if post.assistant_to in posts else None,
                career=Career(_there(post.career.before, posts), _there(post.career.after, posts)),
            )
            for post in rest.posts
        ),
        memberships=tuple(it for it in rest.memberships if it.post in posts and it.person in people),
        processes=tuple(_among(process, units, posts) for process in rest.processes),
        relations=tuple(relation for relation in rest.relations if units.keys() >= set(relation.between)),
        incompatible=_still_separate(rest),
    )
    return mended._replace(posts=_with_superiors(mended))


def _there(steps: tuple[Id | Text, ...], posts: Mapping[Id, Post]) -> tuple[Id | Text, ...]:
    """The steps of a career without posts that are missing."""
    return tuple(step for step in steps if isinstance(step, Text) or step in posts)


def _among(process: Process, units: Mapping[Id, Unit], posts: Mapping[Id, Post]) -> Process:
    activities = tuple(
        step._replace(raci={seat: parts for seat, parts in step.raci.items() if seat in units or seat in posts})
        for step in process.activities
    )
    return process._replace(activities=activities)


def _still_separate(organisation: Organisation) -> tuple[tuple[Id, ...], ...]:
    """The groups of responsibilities that nobody may have two of, as far as they are there."""
    seats: tuple[Unit | Post, ...] = (*organisation.units, *organisation.posts)
    known = {duty.id for seat in seats for duty in seat.responsibilities}
    groups = (tuple(duty for duty in group if duty in known) for group in organisation.incompatible)
    return tuple(group for group in groups if len(group) > 1)


def _heir(heirs: Mapping[Id, Id | None], seat: Id | None) -> Id | None:
    return heirs.get(seat, seat) if seat is not None else None


def _with_superiors(organisation: Organisation) -> tuple[Post, ...]:
    """The posts, each with the superior that follows from what it is under; see `Post` for the rules."""
    headless = [unit for unit in organisation.units if unit.head is None]
    speakers = _followed({unit.id: unit.superior for unit in headless})
    above = {post.id: _superior(organisation, post, speakers) for post in organisation.posts}
    # Where units are headed from outside by posts that are missing, the rest may stand in a circle.
    for circle in loops({**above, **{unit.id: organisation.seat_above(unit) for unit in headless}}):
        above[next(seat for seat in circle if seat in above)] = None
    return tuple(post._replace(superior=above[post.id]) for post in organisation.posts)


def _superior(organisation: Organisation, post: Post, speakers: Mapping[Id, Id | None]) -> Id | None:
    units = organisation.unit_by_id
    top = organisation.head if organisation.head != post.id else None
    seat = post.under
    if seat is None:
        return top
    if seat not in units:
        return seat
    if seat == post.unit and units[seat].head is None and post.id not in organisation.headed_by:
        return seat
    right_above: Id | None = seat
    while seat := _heir(speakers, seat):
        if seat not in units:
            return seat
        if units[seat].head != post.id:
            return units[seat].head
        right_above = seat = units[seat].superior
    return top or right_above


def _followed(above: Mapping[Id, Id | None]) -> dict[Id, Id | None]:
    """For each key the first id on its way upwards that is no key; `None` at the end of the way, or in a circle."""
    ends: dict[Id, Id | None] = {}
    for start in above:
        walk: list[Id] = []
        step: Id | None = start
        while step is not None and step in above and step not in ends:
            ends[step] = None
            walk.append(step)
            step = above[step]
        end = ends.get(step, step) if step is not None else None
        ends.update(dict.fromkeys(walk, end))
    return ends
