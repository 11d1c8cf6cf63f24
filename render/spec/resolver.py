"""From a sound draft to the organisation it means: every default filled in, every reference right."""

from collections.abc import Mapping

from render.organisation import (
    Activity,
    Authority,
    Career,
    Conditions,
    Contacts,
    ControlBlock,
    Id,
    Kpi,
    Membership,
    Organisation,
    Person,
    Post,
    Process,
    Qualifications,
    Relation,
    Responsibility,
    Revision,
    Term,
    Text,
    Texts,
    Unit,
    UnitType,
    Visibility,
)
from render.schemes import Scheme
from render.spec import schema
from render.spec.draft import Draft, Placed, given
from render.spec.reporting import Reporting
from render.spec.scopes import Scope, Scopes, level
from render.spec.values.disclosure import Disclosure

_BLANK = Post("", Text(""), None, None)
"""A post of which nothing is said: there are many, and they share their nothings."""


def resolve(draft: Draft, photos: Mapping[Id, bytes]) -> Organisation:
    """The organisation of a draft in which no rule found an error; `photos` are those of people, by id."""
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
        posts=tuple(_post(placed, draft, reporting, scopes, held) for placed in draft.posts),
        people=tuple(_person(placed.part, scopes, photos.get(id, b"")) for id, placed in draft.person_by_id.items()),
        memberships=memberships,
        processes=tuple(_process(placed.part, scopes.top) for placed in draft.processes),
        incompatible=_incompatible(draft.spec.controls),
        introduction=draft.spec.introduction,
        glossary=tuple(
            Term(term.term, term.meaning, level(term.visibility, scopes.top)) for _, term in given(draft.spec.glossary)
        ),
        relations=tuple(_relation(relation, scopes) for _, relation in given(draft.spec.relations)),
        introduced_to=_fields(organization.visibility).get("introduction", scopes.top.visibility),
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
        staff=bool(unit.staff),
        headcount=unit.headcount,
        purpose=unit.purpose,
        responsibilities=_responsibilities(unit.responsibilities, scope),
        valid=scope.valid,
        visibility=scope.visibility,
        field_visibility=_fields(unit.visibility),
    )


def _post(
    placed: Placed[schema.Post], draft: Draft, reporting: Reporting, scopes: Scopes, held: Mapping[Id, Visibility]
) -> Post:
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
        authority=tuple(Authority(power.matter, power.action, power.limit) for _, power in given(post.authority)),
        qualifications=Qualifications(**vars(post.qualifications)) if post.qualifications else _BLANK.qualifications,
        kpis=_kpis(post.kpis),
        relations=Contacts(**vars(post.relations)) if post.relations else _BLANK.relations,
        conditions=Conditions(**vars(post.conditions)) if post.conditions else _BLANK.conditions,
        career=_career(post.career, draft),
        dotted_to=tuple(dict.fromkeys(other for _, other in given(post.dotted_to))),
        assistant_to=post.assistant_to,
        under=reporting.under(post.id),
        valid=scope.valid,
        visibility=scope.visibility,
        held=held.get(post.id, Visibility.PUBLIC),
        field_visibility=_fields(post.visibility),
    )


def _responsibilities(duties: schema.Items[schema.ResponsibilityEntry], around: Scope) -> tuple[Responsibility, ...]:
    return tuple([_responsibility(duty, around) for _, duty in given(duties)])


def _responsibility(duty: schema.ResponsibilityEntry | Responsibility, around: Scope) -> Responsibility:
    if isinstance(duty, Responsibility):  # words alone: there are many, and most are visible as usual
        return duty if duty.visibility is around.visibility else duty._replace(visibility=around.visibility)
    return Responsibility(
        duty.text,
        duty.id or "",
        level(duty.visibility, around),
        duty.result,
        duty.cadence,
        duty.weight,
        _kpis(duty.kpis),
        _fields(duty.visibility),
    )


def _kpis(kpis: schema.Items[schema.KpiEntry]) -> tuple[Kpi, ...]:
    return tuple(Kpi(kpi.text, kpi.target, kpi.weight) for _, kpi in given(kpis))


def _career(career: schema.Career | None, draft: Draft) -> Career:
    if career is None:
        return _BLANK.career
    return Career(_posts_or_words(career.before, draft), _posts_or_words(career.after, draft))


def _posts_or_words(steps: Texts, draft: Draft) -> tuple[Id | Text, ...]:
    plain = (step.by_language.get("", "") for step in steps)
    return tuple(words if words in draft.post_by_id else step for words, step in zip(plain, steps, strict=True))


def _person(person: schema.Person, scopes: Scopes, photo: bytes) -> Person:
    known = scopes.people[person.id]
    return Person(person.id, person.name, known, person.code or "", photo, _fields(person.visibility))


def _relation(relation: schema.Relation, scopes: Scopes) -> Relation:
    return Relation(relation.between, relation.what, relation.weight or 1, level(relation.visibility, scopes.top))


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
    known = level(process.visibility, around)
    within = Scope(visibility=known, most=known)
    return Process(
        id=process.id,
        name=process.name,
        activities=tuple(
            Activity(activity.name, activity.raci or {}, activity.id or "", level(activity.visibility, within))
            for _, activity in given(process.activities)
        ),
        purpose=process.purpose,
        visibility=known,
        scheme=process.scheme or Scheme.RACI,
        field_visibility=_fields(process.visibility),
    )


def _fields(disclosure: Disclosure | None) -> Mapping[str, Visibility]:
    return disclosure.fields if disclosure else _BLANK.field_visibility


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
