"""From a sound draft to the organisation it means: every default filled in, every reference right."""

from collections.abc import Mapping

from render.organisation import (
    Activity,
    ControlBlock,
    Id,
    Membership,
    Organisation,
    Person,
    Post,
    Process,
    Responsibility,
    Revision,
    Unit,
    UnitType,
    Visibility,
)
from render.spec import schema
from render.spec.draft import Draft, Placed, given
from render.spec.reporting import Reporting
from render.spec.scopes import Scope, Scopes, level
from render.spec.values import Disclosure


def resolve(draft: Draft) -> Organisation:
    """The organisation of a draft in which no rule found an error."""
    reporting, scopes = Reporting(draft), Scopes(draft)
    organization = draft.spec.organization
    memberships = tuple(_membership(placed.part, scopes) for placed in draft.memberships)
    held: dict[Id, Visibility] = {}
    for membership in memberships:
        held[membership.post] = max(membership.visibility, held.get(membership.post, Visibility.PUBLIC))
    return Organisation(
        id=organization.id,
        name=organization.name,
        control=_control(draft.spec.document, scopes.top),
        head=draft.head,
        units=tuple(_unit(draft.unit_by_id[id], draft, reporting, scopes) for id in draft.units_from_above),
        posts=tuple(_post(placed, reporting, scopes, held) for placed in draft.posts),
        people=tuple(Person(id, draft.person_by_id[id].part.name, known) for id, known in scopes.people.items()),
        memberships=memberships,
        processes=tuple(_process(placed.part, scopes.top) for placed in draft.processes),
        incompatible=_incompatible(draft.spec.controls),
    )


def _unit(placed: Placed[schema.Unit], draft: Draft, reporting: Reporting, scopes: Scopes) -> Unit:
    unit = placed.part
    scope = scopes.units[unit.id]
    return Unit(
        id=unit.id,
        name=unit.name,
        type=unit.type or UnitType.DEPARTMENT,
        parent=draft.parents[unit.id],
        superior=reporting.above(unit.id),
        head=unit.head,
        headcount=unit.headcount,
        purpose=unit.purpose,
        responsibilities=_responsibilities(unit.responsibilities, scope),
        valid=scope.valid,
        visibility=scope.visibility,
        field_visibility=_fields(unit.visibility),
    )


def _post(placed: Placed[schema.Post], reporting: Reporting, scopes: Scopes, held: Mapping[Id, Visibility]) -> Post:
    post = placed.part
    scope = scopes.posts[post.id]
    return Post(
        id=post.id,
        title=post.title,
        unit=placed.within,
        superior=reporting.superior(post.id),
        code=post.code or "",
        grade=post.grade or "",
        purpose=post.purpose,
        headcount=post.headcount,
        responsibilities=_responsibilities(post.responsibilities, scope),
        dotted_to=tuple(dict.fromkeys(other for _, other in given(post.dotted_to))),
        assistant_to=post.assistant_to,
        under=reporting.under(post.id),
        valid=scope.valid,
        visibility=scope.visibility,
        held=held.get(post.id, Visibility.PUBLIC),
        field_visibility=_fields(post.visibility),
    )


def _responsibilities(duties: schema.Items[schema.Duty], around: Scope) -> tuple[Responsibility, ...]:
    usual = around.visibility
    return tuple(
        Responsibility(duty.text, duty.id or "", level(duty.visibility, around) if duty.visibility else usual)
        for _, duty in given(duties)
    )


def _membership(membership: schema.Membership, scopes: Scopes) -> Membership:
    scope = scopes.of_membership(membership)
    return Membership(
        person=membership.person,
        post=membership.post,
        fte=1.0 if membership.fte is None else membership.fte,
        acting=bool(membership.acting),
        valid=scope.valid,
        visibility=scope.visibility,
        field_visibility=_fields(membership.visibility),
    )


def _process(process: schema.Process, around: Scope) -> Process:
    activities = (
        Activity(activity.name, activity.raci or {}, activity.id or "") for _, activity in given(process.activities)
    )
    return Process(process.id, process.name, tuple(activities), process.purpose, level(process.visibility, around))


def _fields(disclosure: Disclosure | None) -> Mapping[str, Visibility]:
    return disclosure.fields if disclosure else {}


def _incompatible(controls: schema.Controls | None) -> tuple[tuple[str, ...], ...]:
    return tuple(separated for _, separated in given(controls.incompatible if controls else None))


def _control(control: schema.Control | None, around: Scope) -> ControlBlock:
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
        visibility=level(control.visibility, around),
        field_visibility=_fields(control.visibility),
    )
