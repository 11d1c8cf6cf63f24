"""Responsibilities: none, vague ones, and the same ones twice."""

from collections.abc import Iterator

from render.lint.likeness import groups_alike
from render.lint.rules.vagueness import vague_words
from render.lint.subject import Duty, Finding, Subject, duties, seats, some
from render.organisation import Organisation, Post, Text, Unit, UnitType
from render.spec.findings import shown


def without_responsibilities(subject: Subject) -> Iterator[Finding]:
    """Posts, and groups with no posts to do their work; one finding where nobody at all has responsibilities."""
    organisation = subject.organisation
    idle = [seat for seat in seats(organisation) if not seat.responsibilities and _does_work(seat, organisation)]
    if idle and not any(duties(organisation)):
        message = "No post or group of this organisation has responsibilities."
        yield Finding(organisation, message, "Add `responsibilities` to the posts, or turn this rule off.")
        return
    for seat in idle:
        kind = "post" if isinstance(seat, Post) else "group"
        message = f"The {kind} {shown(seat.id)} has no responsibilities."
        yield Finding(seat, message, "Say under `responsibilities` what it is there for.", ("responsibilities",))


def _does_work(seat: Post | Unit, organisation: Organisation) -> bool:
    if isinstance(seat, Post):
        return True
    inside = organisation.posts_within.get(seat.id) or organisation.units_within.get(seat.id)
    return seat.type is UnitType.GROUP and not inside


def vague(subject: Subject) -> Iterator[Finding]:
    """Each sentence once, however many have it."""
    who_has: dict[str, list[Duty]] = {}
    for duty in duties(subject.organisation):
        if words := _vague_version(duty.text):
            who_has.setdefault(words, []).append(duty)
    for words, (first, *others) in who_has.items():
        message = f"{shown(vague_words(words))} names no task that could be done, measured or refused."
        if others:
            message += f" The same stands at {some([f'`{duty.bearer.id}`' for duty in others])}."
        yield Finding(first.bearer, message, "Name the tasks that are meant, or leave this out.", first.keys)


def _vague_version(text: Text) -> str | None:
    return next((words for words in text.by_language.values() if vague_words(words)), None)


def similar(subject: Subject) -> Iterator[Finding]:
    """Each group of duties that are alike once, at the first of them; the vague ones have their own rule."""
    every = list(duties(subject.organisation))
    words = [duty.text.in_language(subject.language) for duty in every]
    for group in groups_alike(words, subject.limits.likeness):
        first, *others = [every[member.index] for member in group]
        if _one_job([first, *others]) or _vague_version(first.text):
            continue
        alike = [
            f"`{duty.bearer.id}` ({member.percent}% alike)" for duty, member in zip(others, group[1:], strict=True)
        ]
        message = f"Nearly the same is a responsibility of {some(alike)}."
        hint = "Leave it with the one who answers for it, or say at each what is different."
        yield Finding(first.bearer, message, hint, first.keys)


def _one_job(alike: list[Duty]) -> bool:
    """Whether these are the duties of one job with several seats: of the same name, each of another one."""
    titles = {_name(duty.bearer).in_language("") for duty in alike}
    return len(titles) == 1 and len({duty.bearer.id for duty in alike}) == len(alike)


def _name(bearer: Post | Unit) -> Text:
    return bearer.title if isinstance(bearer, Post) else bearer.name
