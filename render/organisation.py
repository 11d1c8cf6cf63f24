"""An organisation with its meaning resolved. Once one exists, the spec it came from was right.

Terms follow the W3C Organization Ontology (unit, post, membership, reports to, head of) and
Popolo (person). Objects refer to each other by id; `Organisation` looks ids up.
"""

import datetime
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from render.schemes import Part, Scheme

Id = str
DEVICES = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)
"""What no id may be, for ids become names of files: those that Windows keeps for devices, with any ending."""

Language = str
Item = TypeVar("Item")


class Text(NamedTuple):
    """Words in one or more languages. The key "" holds a text given without a language."""

    by_language: Mapping[Language, str]

    def in_language(self, language: Language) -> str:
        """The words in `language`, else in a variety of it, else those of no language, else the first given."""
        return self.given_in(language) or self.by_language.get("") or next(iter(self.by_language.values()))

    def given_in(self, language: Language) -> str | None:
        """The words in `language` or in a variety of it, such as zh-CN for zh."""
        words = self.by_language
        if language in words:
            return words[language]
        for tag, said in words.items():
            if tag.partition("-")[0] == language:
                return said
        return None


class Visibility(IntEnum):
    """Who may know of something, or whom a paper is for: each sees its own and all that comes before it."""

    PUBLIC = 0
    INTERNAL = 1
    RESTRICTED = 2


class Period(NamedTuple):
    """Days from `start` to `end`, both included; `None` is an end that is open."""

    start: datetime.date | None = None
    end: datetime.date | None = None

    def includes(self, day: datetime.date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


ALWAYS = Period()


class UnitType(StrEnum):
    COMPANY = "company"
    CENTER = "center"
    DEPARTMENT = "department"
    GROUP = "group"
    COMMITTEE = "committee"
    VIRTUAL = "virtual"


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


class Process(NamedTuple):
    """Work that passes through several posts and units, activity by activity."""

    id: Id
    name: Text
    activities: tuple[Activity, ...]
    purpose: Text | None = None
    visibility: Visibility = Visibility.INTERNAL
    scheme: Scheme = Scheme.RACI


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


@dataclass(frozen=True)
class Organisation:
    """The whole, in the order of the spec: units before the units below them.

    `head` is the post at the very top, where there is one. `incompatible` holds groups of ids of
    responsibilities: nobody may have two of one group (duty separation). `audience` is whom it is shown to:
    what others alone may know is not in it any more. `introduction` holds its paragraphs, and
    `introduced_to` is who may read them.
    """

    id: Id
    name: Text
    control: ControlBlock = field(default_factory=ControlBlock)
    head: Id | None = None
    units: tuple[Unit, ...] = ()
    posts: tuple[Post, ...] = ()
    people: tuple[Person, ...] = ()
    memberships: tuple[Membership, ...] = ()
    processes: tuple[Process, ...] = ()
    incompatible: tuple[tuple[Id, ...], ...] = ()
    introduction: Texts = ()
    glossary: tuple[Term, ...] = ()
    relations: tuple[Relation, ...] = ()
    audience: Visibility = Visibility.RESTRICTED
    introduced_to: Visibility = Visibility.INTERNAL

    @cached_property
    def unit_by_id(self) -> Mapping[Id, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def post_by_id(self) -> Mapping[Id, Post]:
        return {post.id: post for post in self.posts}

    @cached_property
    def person_by_id(self) -> Mapping[Id, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def title_counts(self) -> Mapping[str, int]:
        """How many posts bear a title, in whatever language."""
        return Counter(title for post in self.posts for title in set(post.title.by_language.values()))

    @cached_property
    def units_within(self) -> Mapping[Id | None, tuple[Unit, ...]]:
        """Units by the id of the unit right above them; those at the top under `None`."""
        return _grouped(self.units, [unit.parent for unit in self.units])

    @cached_property
    def posts_within(self) -> Mapping[Id | None, tuple[Post, ...]]:
        """Posts by the id of the unit they are in; those in no unit under `None`."""
        return _grouped(self.posts, [post.unit for post in self.posts])

    @cached_property
    def memberships_of(self) -> Mapping[Id | None, tuple[Membership, ...]]:
        """Memberships by the id of the post held."""
        return _grouped(self.memberships, [membership.post for membership in self.memberships])

    @cached_property
    def headed_by(self) -> Mapping[Id | None, tuple[Unit, ...]]:
        """The units that a post is the head of, by the post's id; those without a head under `None`."""
        return _grouped(self.units, [unit.head for unit in self.units])

    def tells_holders(self, post: Post) -> bool:
        """Whether all who hold a post are known here, so that it may be called vacant or filled."""
        return post.held <= self.audience

    @cached_property
    def held_by(self) -> Mapping[Id | None, tuple[Membership, ...]]:
        """Memberships by the id of the person."""
        return _grouped(self.memberships, [membership.person for membership in self.memberships])

    def path_of(self, unit: Id | None) -> tuple[Unit, ...]:
        """The units from the top down to `unit`, itself included; none for `None`."""
        path: list[Unit] = []
        while unit is not None:
            path.append(self.unit_by_id[unit])
            unit = path[-1].parent
        return tuple(reversed(path))

    def seat_above(self, seat: "Post | Unit") -> Id | None:
        """What a seat reports to: for a unit the head of what it stands under, where that has one."""
        if isinstance(seat, Post):
            return seat.superior
        if seat.superior is None:
            return self.head
        above = self.unit_by_id.get(seat.superior)
        return above.head if above and above.head else seat.superior

    @cached_property
    def reports_of(self) -> Mapping[Id | None, tuple[Id, ...]]:
        """What reports to a seat, by its id: posts, and units with no head to report for them."""
        seats: tuple[Post | Unit, ...] = (*self.posts, *(unit for unit in self.units if unit.head is None))
        groups = _grouped(seats, [self.seat_above(seat) for seat in seats])
        return {seat: tuple(report.id for report in reports) for seat, reports in groups.items()}


def _grouped(items: tuple[Item, ...], keys: list[Id | None]) -> Mapping[Id | None, tuple[Item, ...]]:
    groups: dict[Id | None, list[Item]] = {}
    for item, key in zip(items, keys, strict=True):
        groups.setdefault(key, []).append(item)
    return {key: tuple(group) for key, group in groups.items()}
