"""The texts of a draft that may have languages, each with its path."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from render.organisation import Text, Texts
from render.spec import schema
from render.spec.draft import Draft, given
from render.spec.fields import Keys
from render.spec.findings import Path


@lru_cache(maxsize=1)  # several rules look at them
def texts(draft: Draft) -> Sequence[tuple[Path, Text]]:
    """Every text of the spec that may have languages."""
    return tuple(_of_spec(draft))


def _of_spec(draft: Draft) -> Iterator[tuple[Path, Text]]:
    spec = draft.spec
    yield ("organization", "name"), spec.organization.name
    yield from _passages(("introduction",), spec.introduction)
    if control := spec.document:
        for key in ("prepared_by", "reviewed_by", "approved_by", "confidentiality"):
            yield from _texts(control, ("document",), key)
        for number, revision in given(control.revisions):
            yield from _texts(revision, ("document", "revisions", number), "summary", "by")
    yield from _of_seats(draft)
    for person in draft.people:
        yield from _texts(person.part, person.path, "name")
    for process in draft.processes:
        yield from _texts(process.part, process.path, "name", "purpose")
        for number, activity in given(process.part.activities):
            yield (*process.path, "activities", number, "name"), activity.name
    for number, relation in given(spec.relations):
        yield from _texts(relation, ("relations", number), "what")
    for number, term in given(spec.glossary):
        yield from _texts(term, ("glossary", number), "term", "meaning")


def _of_seats(draft: Draft) -> Iterator[tuple[Path, Text]]:
    for unit in draft.units:
        yield from _texts(unit.part, unit.path, "name", "purpose")
        yield from _duties(unit.part.responsibilities, unit.path)
    for post in draft.posts:
        yield from _texts(post.part, post.path, "title", "purpose")
        yield from _duties(post.part.responsibilities, post.path)
        yield from _of_post(post.part, post.path)


def _of_post(post: schema.Post, path: Path) -> Iterator[tuple[Path, Text]]:
    """The texts about a post beyond its duties."""
    for number, power in given(post.authority):
        yield from _texts(power, (*path, "authority", number), "matter", "action", "limit")
    yield from _kpis(post.kpis, path)
    for key, part in (("qualifications", post.qualifications), ("relations", post.relations), ("career", post.career)):
        for name, field in type(part).fields().items() if part else ():
            yield from _passages((*path, key, name), getattr(part, field.attribute))
    if post.conditions:
        yield from _texts(post.conditions, (*path, "conditions"), *schema.Conditions.fields())


def _texts(part: Keys, path: Path, *keys: str) -> Iterator[tuple[Path, Text]]:
    for key in keys:
        if (text := getattr(part, key)) is not None:
            yield (*path, key), text


def _duties(duties: schema.Items[schema.ResponsibilityEntry], path: Path) -> Iterator[tuple[Path, Text]]:
    for number, duty in given(duties):
        here = (*path, "responsibilities", number)
        yield (*here, "text"), duty.text
        if isinstance(duty, schema.ResponsibilityEntry):
            yield from _texts(duty, here, "result", "cadence")
            yield from _kpis(duty.kpis, here)


def _kpis(kpis: schema.Items[schema.KpiEntry], path: Path) -> Iterator[tuple[Path, Text]]:
    for number, kpi in given(kpis):
        here = (*path, "kpis", number)
        yield (*here, "text"), kpi.text
        if kpi.target:
            yield (*here, "target"), kpi.target


def _passages(path: Path, texts: Texts) -> Iterator[tuple[Path, Text]]:
    return (((*path, number), text) for number, text in enumerate(texts))
