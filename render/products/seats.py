"""Who has a box of its own in the org chart, and below which other one."""

from collections.abc import Mapping
from typing import NamedTuple

from render.loops import loops
from render.organisation import Id, Organisation, Post, Unit


class Seat(NamedTuple):
    """A post or unit; `beside` the line is one that assists or advises whoever it stands below."""

    part: Post | Unit
    beside: bool


def seats_below(organisation: Organisation) -> Mapping[Id | None, list[Seat]]:
    """What has a box of its own, by the id of the seat whose box is right above; `None` is the root.

    Those beside the line come first. Posts stand before units: whoever works with the manager directly,
    then the parts of the whole.
    """
    heads = {organisation.head, *(unit.head for unit in organisation.units)}
    posts = [post for post in organisation.posts if post.id not in heads]
    parts: tuple[Post | Unit, ...] = (*posts, *organisation.units)
    over = {part.id: _over(organisation, part) for part in parts}
    # Where somebody heads units above and below another, boxes may come round to themselves: one goes to the root.
    over.update({loop[0]: None for loop in loops(over)})
    below: dict[Id | None, list[Seat]] = {}
    for seat in sorted((Seat(part, _is_beside(part)) for part in parts), key=lambda seat: not seat.beside):
        below.setdefault(over[seat.part.id], []).append(seat)
    return below


def box_of(organisation: Organisation, post: Id) -> Id | None:
    """The id of the post or unit whose box shows a post; `None` is the root."""
    if post == organisation.head:
        return None
    headed = organisation.headed_by.get(post)
    return headed[0].id if headed else post


def _is_beside(part: Post | Unit) -> bool:
    return part.assistant_to is not None if isinstance(part, Post) else part.staff


def _over(organisation: Organisation, part: Post | Unit) -> Id | None:
    """The post or unit whose box is right above that of `part`; `None` is the root.

    A post may head several units: those within one of them stand under that one, all others under the first.
    """
    around, head = (part.parent, part.head) if isinstance(part, Unit) else (part.unit, None)
    superior = part.assistant_to or part.superior if isinstance(part, Post) else part.superior
    home = organisation.unit_by_id.get(around or "")
    if home and home.head and home.head in (superior, head):
        return home.id
    return superior if superior is None else box_of(organisation, superior)
