"""From a sound draft to the organisation it means: every default filled in, every reference right."""

from render.organisation import (
    Activity,
    ControlBlock,
    Membership,
    Organisation,
    Person,
    Post,
    Process,
    Responsibility,
    Revision,
    Unit,
    UnitType,
)
from render.spec import schema
from render.spec.draft import Draft, Placed, given
from render.spec.reporting import Reporting


def resolve(draft: Draft) -> Organisation:
    """The organisation of a draft in which no rule found an error."""
    reporting = Reporting(draft)
    organization = draft.spec.organization
    return Organisation(
        id=organization.id,
        name=organization.name,
        control=_control(draft.spec.document),
        head=draft.head,
        units=tuple(_unit(draft.unit_by_id[id], draft, reporting) for id in draft.units_from_above),
        posts=tuple(_post(placed, draft, reporting) for placed in draft.posts),
        people=tuple(Person(placed.part.id, placed.part.name) for placed in draft.people),
        memberships=tuple(_membership(placed.part) for placed in draft.memberships),
        processes=tuple(_process(placed.part) for placed in draft.processes),
        incompatible=_incompatible(draft.spec.controls),
    )


def _unit(placed: Placed[schema.Unit], draft: Draft, reporting: Reporting) -> Unit:
    unit = placed.part
    return Unit(
        id=unit.id,
        name=unit.name,
        type=unit.type or UnitType.DEPARTMENT,
        parent=draft.parents[unit.id],
        superior=reporting.above(unit.id),
        head=unit.head,
        headcount=unit.headcount,
        purpose=unit.purpose,
        responsibilities=_responsibilities(unit.responsibilities),
    )


def _post(placed: Placed[schema.Post], draft: Draft, reporting: Reporting) -> Post:
    post = placed.part
    return Post(
        id=post.id,
        title=post.title,
        unit=placed.within,
        superior=reporting.superior(post.id),
        code=post.code or "",
        grade=post.grade or "",
        purpose=post.purpose,
        headcount=post.headcount,
        responsibilities=_responsibilities(post.responsibilities),
        dotted_to=tuple(dict.fromkeys(other for _, other in given(post.dotted_to))),
        assistant_to=post.assistant_to,
    )


def _responsibilities(duties: schema.Items[schema.Duty]) -> tuple[Responsibility, ...]:
    return tuple(Responsibility(duty.text, duty.id or "") for _, duty in given(duties))


def _membership(membership: schema.Membership) -> Membership:
    fte = 1.0 if membership.fte is None else membership.fte
    return Membership(membership.person, membership.post, fte, bool(membership.acting))


def _process(process: schema.Process) -> Process:
    activities = (
        Activity(activity.name, activity.raci or {}, activity.id or "") for _, activity in given(process.activities)
    )
    return Process(process.id, process.name, tuple(activities), process.purpose)


def _incompatible(controls: schema.Controls | None) -> tuple[tuple[str, ...], ...]:
    return tuple(separated for _, separated in given(controls.incompatible if controls else None))


def _control(control: schema.Control | None) -> ControlBlock:
    if control is None:
        return ControlBlock()
    return ControlBlock(
        number=control.number or "",
        version=control.version or "",
        effective_date=control.effective_date,
        prepared_by=control.prepared_by,
        reviewed_by=control.reviewed_by,
        approved_by=control.approved_by,
        confidentiality=control.confidentiality,
        revisions=tuple(
            Revision(revision.version, revision.date, revision.summary, revision.by)
            for _, revision in given(control.revisions)
        ),
    )
