"""The shape of an organisation: who has too many or too few below, how many layers there are, who heads what."""

from collections.abc import Iterator, Mapping

from render.lint.subject import Finding, Subject, seats, some
from render.organisation import Id, Organisation, Unit, UnitType
from render.spec.findings import shown


def too_many_reports(subject: Subject) -> Iterator[Finding]:
    limit = subject.limits.reports
    for post in subject.organisation.posts:
        reports = subject.organisation.span_of(post.id)
        if reports > limit:
            message = f"{reports} people report directly to {shown(post.id)}; {limit} is the limit."
            yield Finding(post, message, "Form groups with heads of their own, or raise the limit `reports`.")


def single_reports(subject: Subject) -> Iterator[Finding]:
    organisation = subject.organisation
    for post in organisation.posts:
        reports = organisation.reports_of.get(post.id, ())
        if len(reports) == 1 and organisation.span_of(post.id) == 1:
            message = f"Only {shown(reports[0])} reports to {shown(post.id)}."
            yield Finding(post, message, "Could the two be one post, or could it report one level higher?")


def too_many_layers(subject: Subject) -> Iterator[Finding]:
    """One finding, at the first of the lowest posts."""
    organisation, limit = subject.organisation, subject.limits.layers
    depths = layers(organisation)
    lowest = max(organisation.posts, key=lambda post: depths[post.id], default=None)
    if lowest and depths[lowest.id] > limit:
        below = sum(depths[post.id] > limit for post in organisation.posts)
        message = f"{depths[lowest.id]} layers of posts end at {shown(lowest.id)}; {limit} is the limit."
        message += f" Posts below the limit: {below}."
        yield Finding(lowest, message, "Let some of them report higher up, or raise the limit `layers`.")


def layers(organisation: Organisation) -> Mapping[Id, int]:
    """By post, how many posts there are from the top down to it, itself included."""
    depths: dict[Id, int] = {}
    for seat in seats(organisation):
        waiting: list[Id] = []
        here: Id | None = seat.id
        while here is not None and here not in depths:
            waiting.append(here)
            here = _above(organisation, here)
        depth = depths[here] if here is not None else 0
        for id in reversed(waiting):
            depth += id in organisation.post_by_id
            depths[id] = depth
    return depths


def _above(organisation: Organisation, id: Id) -> Id | None:
    return organisation.seat_above(organisation.post_by_id.get(id) or organisation.unit_by_id[id])


def single_units(subject: Subject) -> Iterator[Finding]:
    """Units that hold one unit and nothing else; a chain of them once, at its top."""
    organisation = subject.organisation
    in_chain: set[Id] = set()
    for unit in organisation.units:
        chain = [unit]
        while (only := _only_unit(chain[-1], organisation)) and unit.id not in in_chain:
            chain.append(only)
        if len(chain) > 1:
            in_chain.update(part.id for part in chain)
            inner = some([f"`{part.id}`" for part in chain[1:]])
            message = f"The unit {shown(unit.id)} holds nothing but the unit {inner}."
            if len(chain) > 2:
                message = f"Each of these units holds nothing but the next: {some([f'`{part.id}`' for part in chain])}."
            yield Finding(unit, message, "Merge them, or say what else belongs there.")


def _only_unit(unit: Unit, organisation: Organisation) -> Unit | None:
    """The one unit in `unit`, if there is nothing else but perhaps its head."""
    inside = organisation.units_within.get(unit.id, ())
    posts = [post.id for post in organisation.posts_within.get(unit.id, ()) if post.id != unit.head]
    return inside[0] if len(inside) == 1 and not posts and not unit.responsibilities else None


def without_head(subject: Subject) -> Iterator[Finding]:
    organisation = subject.organisation
    for unit in organisation.units:
        if unit.type is UnitType.DEPARTMENT and not unit.head and organisation.posts_within.get(unit.id):
            message = f"The department {shown(unit.id)} has posts, but no head."
            yield Finding(unit, message, "Name the post that heads it (`head: …`), or say why there is none.")
