"""The organisation as read from tables, before it is tidied and written: changeable, and aware of its sources."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from render.organisation import UnitType


class Source(NamedTuple):
    """A row of a source, from 1, for notes."""

    file: str
    row: int


@dataclass(slots=True, eq=False)
class Unit:
    """`refers_to`, `head_named` and `under_named` are what the source says of the unit above, of the head, and of the
    post that the head reports to; not yet looked up.
    """

    name: str
    source: Source
    parent: "Unit | None" = None
    name_en: str = ""
    type: UnitType = UnitType.DEPARTMENT
    type_guessed: bool = False
    staff: bool = False
    code: str = ""
    refers_to: str = ""
    head_named: str = ""
    under_named: str = ""
    under: "Post | None" = None
    head: "Post | None" = None
    head_because: str = ""
    headcount: int | None = None
    duties: list[str] = field(default_factory=list)
    purpose: str = ""
    comments: list[str] = field(default_factory=list)
    id: str = ""


@dataclass(slots=True, eq=False)
class Person:
    name: str
    number: str = ""
    email: str = ""
    name_en: str = ""
    posts: "list[Post]" = field(default_factory=list)
    id: str = ""


@dataclass(slots=True, eq=False)
class Holder:
    person: Person
    fte: str = ""
    acting: bool = False


@dataclass(slots=True, eq=False)
class Post:
    """`manager` and `dotted` are what the source says; `superior` is the post that it means, if there is one.

    `details` are what else it says, by the entries of a job description: authority, kpis, education and so on.
    `vacant` counts the seats that are said to be vacant; `once_held_by` are names and numbers of people who have left.
    """

    title: str
    unit: Unit | None
    source: Source
    title_en: str = ""
    code: str = ""
    grade: str = ""
    headcount: int | None = None
    purpose: str = ""
    manager: str = ""
    manager_number: str = ""
    dotted: str = ""
    superior: "Post | None" = None
    dotted_to: "list[Post]" = field(default_factory=list)
    holders: list[Holder] = field(default_factory=list)
    vacant: int = 0
    once_held_by: list[str] = field(default_factory=list)
    duties: list[str] = field(default_factory=list)
    details: dict[str, list[str]] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    id: str = ""


@dataclass(slots=True)
class Draft:
    """In the order of the source. `name_because` tells where a guessed name was taken from."""

    name: str = ""
    name_because: str = ""
    id: str = ""
    head: Post | None = None
    head_because: str = ""
    units: list[Unit] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)


@lru_cache(maxsize=2**18)
def comparable(name: str) -> str:
    """What is the same in two spellings of a name that differ in case and spaces only."""
    return name.casefold().replace(" ", "")
