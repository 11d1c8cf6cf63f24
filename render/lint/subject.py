"""What the rules look at, and what they find: parts of an organisation, not yet places in a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from render.organisation import Language, Organisation, Post, Text, Unit
from render.spec.findings import listed
from render.spec.places import Entity

Keys = tuple[str | int, ...]
"""The keys and list positions that lead from a part to what is meant in it."""

SHOWN = 5
"""Longer lists are cut in messages."""

_TYPED = {"before": "from", "after": "to"}
"""Keys that are called otherwise in a spec."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers that rules measure by; a spec or `rolebook.toml` may set them.

    `reports` and `layers` are conventions of organisation design, not laws; `likeness` is in percent.
    """

    reports: int = 12
    layers: int = 7
    likeness: int = 70


@dataclass(frozen=True, slots=True)
class Subject:
    """An organisation under review. Duties are compared in the words of `language`."""

    organisation: Organisation
    language: Language = "zh"
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something worth a look, under `keys` of a part; `rewritten` is what the text there should be, where certain."""

    entity: Entity
    message: str
    hint: str
    keys: Keys = ()
    rewritten: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """The text of a responsibility, with whose it is and its position among theirs."""

    bearer: Post | Unit
    number: int
    text: Text

    @property
    def keys(self) -> Keys:
        return ("responsibilities", self.number)


def seats(organisation: Organisation) -> tuple[Post | Unit, ...]:
    """All that can have responsibilities: units, then posts."""
    return (*organisation.units, *organisation.posts)


def duties(organisation: Organisation) -> Iterator[Duty]:
    """Every responsibility, those of units first."""
    for bearer in seats(organisation):
        for number, responsibility in enumerate(bearer.responsibilities):
            yield Duty(bearer, number, responsibility.text)


def names(organisation: Organisation) -> Iterator[tuple[Entity, Keys, Text]]:
    """What things are called; people left aside, whose names are what they are."""
    yield organisation, ("name",), organisation.name
    for unit in organisation.units:
        yield unit, ("name",), unit.name
    for post in organisation.posts:
        yield post, ("title",), post.title
    for process in organisation.processes:
        yield process, ("name",), process.name
        for number, activity in enumerate(process.activities):
            yield process, ("activities", number, "name"), activity.name


def texts(organisation: Organisation) -> Iterator[tuple[Entity, Keys, Text]]:
    """Names, and all that is said about what they name."""
    yield organisation, ("name",), organisation.name
    for part in (organisation.control, *seats(organisation), *organisation.processes):
        for keys, text in _said(part, ()):
            yield part, keys, text


def _said(part: object, keys: Keys) -> Iterator[tuple[Keys, Text]]:
    """The texts within a part, each with the keys that lead to it."""
    if isinstance(part, Text):
        yield keys, part
    elif fields := getattr(part, "_fields", ()):
        defaults = part._field_defaults  # type: ignore[attr-defined]  # of named tuples
        for name in fields:
            value = getattr(part, name)
            if isinstance(value, tuple) and value is not defaults.get(name):
                yield from _said(value, (*keys, _TYPED.get(name, name)))
    elif isinstance(part, tuple):
        for number, item in enumerate(part):
            yield from _said(item, (*keys, number))


def some(items: Sequence[str]) -> str:
    """`a, b and c`, or the first few `and 12 more`."""
    if len(items) > SHOWN + 1:
        items = [*items[:SHOWN], f"{len(items) - SHOWN} more"]
    return listed(items, "and")
