"""What an organisation is made of. The parts refer to each other by id."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from render.schemes import Part, Scheme
from render.terms import UnitType, Visibility

Id = str
Language = str


class Text(NamedTuple):
    """Words of no language in particular, or a version per language: most are plain, and a mapping takes room."""

    given: str | Mapping[Language, str]

    @property
    def by_language(self) -> Mapping[Language, str]:
        """The versions. The key "" holds words given without a language."""
        return {"": self.given} if isinstance(self.given, str) else self.given

    def in_language(self, language: Language) -> str:
        """The words where they are plain, else those in `language` or in a variety of it, else the first given."""
        if isinstance(self.given, str):
            return self.given
        return self.given_in(language) or next(iter(self.given.values()))

    def given_in(self, language: Language) -> str | None:
        """The version in `language` or in a variety of it, such as zh-CN for zh."""
        words = self.by_language
        if language in words:
            return words[language]
        for tag, said in words.items():
            if tag.partition("-")[0] == language:
                return said
        return None


class Period(NamedTuple):
    """Days from `start` to `end`, both included; `None` is an end that is open."""

    start: datetime.date | None = None
    end: datetime.date | None = None

    def includes(self, day: datetime.date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


ALWAYS = Period()


Texts = tuple[Text, ...]


class Kpi(NamedTuple):
    """A measure of success; `weight` is in percent."""

    text: Text
    target: Text | None = None
    weight: float | None = None


class Responsibility(NamedTuple):
    """What a post or unit answers for. `result` is what comes of it, `cadence` how often, `weight` in percent."""

    text: Text
    id: Id = ""
    visibility: Visibility = Visibility.INTERNAL
    result: Text | None = None
    cadence: Text | None = None
    weight: float | None = None
    kpis: tuple[Kpi, ...] = ()
    field_visibility: Mapping[str, Visibility] = MappingProxyType({})


class Authority(NamedTuple):
    """What a post may do in a matter, up to a limit.

    `action` is one of the standard words of `ACTIONS` without a language, or words of the spec's own.
    """

    matter: Text
    action: Text | None = None
    limit: Text | None = None


ACTIONS = ("propose", "review", "approve", "decide", "sign", "execute")


class Qualifications(NamedTuple):
    """What a post asks of its holder."""

    education: Texts = ()
    experience: Texts = ()
    certificates: Texts = ()
    skills: Texts = ()
    languages: Texts = ()


class Contacts(NamedTuple):
    """With whom a post works, in the organisation and outside, and on what."""

    internal: Texts = ()
    external: Texts = ()


class Conditions(NamedTuple):
    """Where, when and under what circumstances the work is done."""

    place: Text | None = None
    hours: Text | None = None
    travel: Text | None = None
    hazards: Text | None = None


class Career(NamedTuple):
    """From where people come to a post and where they go from it: ids of posts, or words."""

    before: tuple[Id | Text, ...] = ()
    after: tuple[Id | Text, ...] = ()


class Post(NamedTuple):
    """A seat in the organisation (org:Post), whether held or vacant.

    `superior` is what it reports to: the post that the spec names, else the head of its unit, or that
    unit itself where it has no head. For the head of a unit it is the nearest head above, else the head
    of the organisation, else the unit right above. `None` is the organisation itself.

    `under` is what that follows from: the post that the spec names, else the unit that it is in or, for a
    head, the next one above. `valid` and `visibility` are never wider than those of the unit around;
    `held` is who may know all its holders, whenever they hold it.
    """

    id: Id
    title: Text
    unit: Id | None
    superior: Id | None
    code: str = ""
    grade: str = ""
    purpose: Text | None = None
    headcount: int | None = None
    responsibilities: tuple[Responsibility, ...] = ()
    authority: tuple[Authority, ...] = ()
    qualifications: Qualifications = Qualifications()
    kpis: tuple[Kpi, ...] = ()
    relations: Contacts = Contacts()
    conditions: Conditions = Conditions()
    career: Career = Career()
    dotted_to: tuple[Id, ...] = ()
    assistant_to: Id | None = None
    under: Id | None = None
    valid: Period = ALWAYS
    visibility: Visibility = Visibility.INTERNAL
    held: Visibility = Visibility.PUBLIC
    field_visibility: Mapping[str, Visibility] = MappingProxyType({})


class Unit(NamedTuple):
    """A part of the organisation (org:OrganizationalUnit). `valid` and `visibility` are within those of `parent`.

    `parent` is the unit it is part of, `None` at the top. `superior` is what it stands under in the
    reporting line: the post its head reports to, else the unit above, else `None`, the organisation.
    A `staff` unit advises and serves the others; it is drawn beside the line.
    """

    id: Id
    name: Text
    type: UnitType
    parent: Id | None
    superior: Id | None = None
    head: Id | None = None
    staff: bool = False
    headcount: int | None = None
    purpose: Text | None = None
    responsibilities: tuple[Responsibility, ...] = ()
    valid: Period = ALWAYS
    visibility: Visibility = Visibility.INTERNAL
    field_visibility: Mapping[str, Visibility] = MappingProxyType({})


class Person(NamedTuple):
    """`code` is the staff number. `photo` is the picture itself, PNG or JPEG; empty if none."""

    id: Id
    name: Text
    visibility: Visibility = Visibility.INTERNAL
    code: str = ""
    photo: bytes = b""
    field_visibility: Mapping[str, Visibility] = MappingProxyType({})


class Membership(NamedTuple):
    """A person holding a post (org:Membership); `fte` is the share of full time, above 0 and at most 1.

    `valid` is within that of the post, `visibility` within those of the person and the post.
    """

    person: Id
    post: Id
    fte: float = 1.0
    acting: bool = False
    valid: Period = ALWAYS
    visibility: Visibility = Visibility.INTERNAL
    field_visibility: Mapping[str, Visibility] = MappingProxyType({})


class Activity(NamedTuple):
    """A step of a process. `raci` says by post or unit what parts it has, each once and in the order of the letters."""

    name: Text
    raci: Mapping[Id, tuple[Part, ...]] = MappingProxyType({})
    id: Id = ""
    visibility: Visibility = Visibility.INTERNAL


class Process(NamedTuple):
    """Work that passes through several posts and units, activity by activity."""

    id: Id
    name: Text
    activities: tuple[Activity, ...]
    purpose: Text | None = None
    visibility: Visibility = Visibility.INTERNAL
    scheme: Scheme = Scheme.RACI
    field_visibility: Mapping[str, Visibility] = MappingProxyType({})


class Term(NamedTuple):
    """An entry of the glossary."""

    term: Text
    meaning: Text
    visibility: Visibility = Visibility.INTERNAL


class Relation(NamedTuple):
    """Two units that work together, on what, and how much of that there is beside others."""

    between: tuple[Id, Id]
    what: Text | None = None
    weight: int = 1
    visibility: Visibility = Visibility.INTERNAL


class Revision(NamedTuple):
    version: str
    date: datetime.date
    summary: Text
    by: Text | None = None


class ControlBlock(NamedTuple):
    """The document control block that HR and ISO 9001 papers carry. Whatever is not given is empty."""

    number: str = ""
    version: str = ""
    effective_date: datetime.date | None = None
    prepared_by: Text | None = None
    reviewed_by: Text | None = None
    approved_by: Text | None = None
    confidentiality: Text | None = None
    revisions: tuple[Revision, ...] = ()
    visibility: Visibility = Visibility.INTERNAL
    field_visibility: Mapping[str, Visibility] = MappingProxyType({})
