"""The shape of a spec: which keys there are, and what stands under each.

What is not given is `None`. Ids that refer to something are not looked up yet.
"""

import datetime
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, PlainValidator, Tag

from render.organisation import Part, Text, UnitType
from render.spec import values

Item = TypeVar("Item")
Id = Annotated[str, PlainValidator(values.identifier)]
Reference = Annotated[str, PlainValidator(values.reference)]
Line = Annotated[str, PlainValidator(values.line)]
Words = Annotated[Text, PlainValidator(values.text)]
WordsOrNothing = Annotated[Text | None, PlainValidator(values.text_or_nothing)]
Whole = Annotated[int, PlainValidator(values.whole)]
Share = Annotated[float, PlainValidator(values.share)]
Flag = Annotated[bool, PlainValidator(values.flag)]
Date = Annotated[datetime.date, PlainValidator(values.date)]
Type = Annotated[UnitType, PlainValidator(values.unit_type)]
Parts = Annotated[tuple[Part, ...], PlainValidator(values.parts)]
Raci = Annotated[dict[Annotated[str, PlainValidator(values.raci_key)], Parts], BeforeValidator(values.raci)]
Separated = Annotated[tuple[str, ...], PlainValidator(values.separated)]
Named = Annotated[dict[str, str], PlainValidator(values.named)]
Items = list[Item | None] | None
"""A list; an item that was refused is `None`."""


class Keys(BaseModel):
    """A mapping with known keys."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


class Organization(Keys):
    id: Id
    name: Words
    head: Reference | None = None


class Revision(Keys):
    version: Line
    date: Date
    summary: Words
    by: WordsOrNothing = None


class Control(Keys):
    """The document control block."""

    number: Line | None = None
    version: Line | None = None
    effective_date: Date | None = None
    prepared_by: WordsOrNothing = None
    reviewed_by: WordsOrNothing = None
    approved_by: WordsOrNothing = None
    confidentiality: WordsOrNothing = None
    revisions: Items[Revision] = None


class ResponsibilityEntry(Keys):
    id: Id | None = None
    text: Words


IN_RESPONSIBILITY = frozenset({"id", "text", "result", "weight", "cadence", "kpis"})
FORMS = ("<words>", "<entry>")
"""What pydantic calls the two ways to write a responsibility, in the paths of its errors."""


def _form(value: Any) -> str:
    return FORMS[isinstance(value, dict) and not IN_RESPONSIBILITY.isdisjoint(value)]


def from_words(value: Any) -> ResponsibilityEntry:
    return ResponsibilityEntry.model_construct(id=None, text=values.text(value))


Duty: TypeAlias = Annotated[
    Annotated[ResponsibilityEntry, PlainValidator(from_words), Tag(FORMS[0])]
    | Annotated[ResponsibilityEntry, Tag(FORMS[1])],
    Discriminator(_form),
]
"""A responsibility: a text alone, or with an id."""


class Post(Keys):
    id: Id
    title: Words
    unit: Reference | None = None
    code: Line | None = None
    grade: Line | None = None
    headcount: Whole | None = None
    purpose: WordsOrNothing = None
    reports_to: Reference | None = None
    dotted_to: Items[Reference] = None
    assistant_to: Reference | None = None
    responsibilities: Items[Duty] = None


class Unit(Keys):
    id: Id
    name: Words
    type: Type | None = None
    unit_of: Reference | None = None
    head: Reference | None = None
    headcount: Whole | None = None
    purpose: WordsOrNothing = None
    responsibilities: Items[Duty] = None
    posts: Items[Post] = None
    units: "Items[Unit]" = None


class Person(Keys):
    id: Id
    name: Words


class Membership(Keys):
    person: Reference
    post: Reference
    fte: Share | None = None
    acting: Flag | None = None


class Activity(Keys):
    id: Id | None = None
    name: Words
    raci: Raci | None = None


class Process(Keys):
    id: Id
    name: Words
    purpose: WordsOrNothing = None
    activities: Items[Activity] = None


class Controls(Keys):
    """Duty separation: each item names responsibilities of which nobody may have two."""

    incompatible: Items[Separated] = None


class Lint(Keys):
    """What `rolebook lint` is to look for: severities by rule, and limits, both as typed."""

    rules: Named | None = None
    limits: Named | None = None


class Spec(Keys):
    organization: Organization
    document: Control | None = None
    units: Items[Unit] = None
    posts: Items[Post] = None
    people: Items[Person] = None
    memberships: Items[Membership] = None
    processes: Items[Process] = None
    controls: Controls | None = None
    lint: Lint | None = None
