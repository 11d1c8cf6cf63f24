"""Lines upwards: from unit to unit, and from post to superior."""

from collections.abc import Iterator

from render.loops import loops
from render.spec.draft import Draft
from render.spec.findings import Finding, Path, listed, shown
from render.spec.reporting import Reporting

SHOWN_STEPS = 6


def unit_loops(draft: Draft) -> Iterator[Finding]:
    for loop in draft.unit_loops:
        path = (*draft.unit_by_id[loop[0]].path, "unit_of")
        hint = "Remove or change one `unit_of`; a unit at the top has none."
        if len(loop) == 1:
            yield Finding(path, f"The unit {shown(loop[0])} is part of itself.", hint)
        else:
            yield Finding(path, f"These units are each part of the next, in a circle: {_circle(loop)}.", hint)


def reporting_loops(draft: Draft) -> Iterator[Finding]:
    reporting = Reporting(draft)
    above = {post: reporting.superior(post) for post in draft.post_by_id if post not in draft.unit_by_id}
    headless = {
        unit: reporting.above_headless(unit)
        for unit, head in draft.heads.items()
        if not head and unit not in draft.post_by_id  # an id of both is reported as such, and stands for neither here
    }
    for loop in loops(above | headless) or loops(_standing(draft, reporting)):
        named = next((post for post in loop if post in above and reporting.named(post)), None)
        path = _named_line(draft, named) if named else _head_line(draft, loop)
        if draft.head in loop:
            hint = f"`{draft.head}` is the head of the organisation and reports to nobody: remove its `reports_to`"
            hint += ", or `head` under `organization`." if draft.spec.organization.head else "."
        elif named:
            hint = "Change one `reports_to`. Posts without it report to the head of their unit."
        else:
            hint = "These lines follow from the heads of units; say with `reports_to` what is meant."
        if len(loop) == 1:
            yield Finding(path, f"The post {shown(loop[0])} reports to itself.", hint)
        else:
            yield Finding(path, f"Each of these reports to the next, in a circle: {_circle(loop)}.", hint)


def _standing(draft: Draft, reporting: Reporting) -> dict[str, str | None]:
    """What every post and unit stands under: a head cannot do so under somebody within its own unit.

    That differs from the reporting lines only where a unit has its head from outside.
    """
    if all(head is None or draft.post_by_id[head].within == unit for unit, head in draft.heads.items()):
        return {}
    posts = {post: reporting.under(post) for post in draft.post_by_id if post not in draft.unit_by_id}
    return posts | {unit: reporting.above(unit) for unit in draft.unit_by_id if unit not in draft.post_by_id}


def several_roots(draft: Draft) -> Iterator[Finding]:
    roots = draft.roots
    if draft.spec.organization.head is not None or len(roots) < 2:
        return
    names = listed([f"`{root}`" for root in roots[:SHOWN_STEPS]], "and") + (" …" if len(roots) > SHOWN_STEPS else "")
    message = f"{len(roots)} posts stand above all units and report to nobody: {names}."
    hint = f"Say which is the top (`head: {roots[0]}` under `organization`), or give the others `reports_to` or a unit."
    yield Finding(draft.post_by_id[roots[1]].path, message, hint)


def _circle(loop: list[str]) -> str:
    steps = loop if len(loop) <= SHOWN_STEPS else [*loop[: SHOWN_STEPS - 1], f"({len(loop) - SHOWN_STEPS + 1} more)"]
    return " → ".join([*steps, loop[0]])


def _named_line(draft: Draft, post: str) -> Path:
    placed = draft.post_by_id[post]
    return (*placed.path, "assistant_to" if placed.part.reports_to is None else "reports_to")


def _head_line(draft: Draft, loop: list[str]) -> Path:
    unit = next(unit for seat in loop for unit in draft.headed.get(seat, [seat] if seat in draft.unit_by_id else ()))
    return (*draft.unit_by_id[unit].path, "head")
