"""The organisation as read from tables, before it is tidied and written: changeable, and aware of its sources.

What few things have stands in the classes: a roster has tens of thousands of things. What most have is set when they
are made: set later, it makes Python give each a dictionary of its own, which takes long.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from render.terms import UnitType


class Source(NamedTuple):
    """A row of a source, from 1, for notes."""

    file: str
    row: int


class Unit:
    """`refers_to`, `head_named` and `under_named` are what the source says of the unit above, of the head, and of the
    post that the head reports to; not yet looked up.
    """

    name_en = purpose = code = refers_to = head_named = under_named = ""
    under: "Post | None" = None
    headcount: int | None = None

    def __init__(self, name: str, source: Source, parent: "Unit | None" = None, kind: UnitType | None = None) -> None:
        self.name = name
        self.source = source
        self.parent = parent
        self.type = kind or UnitType.DEPARTMENT
        self.type_guessed = kind is None
        self.id = self.head_because = ""
        self.staff = False
        self.head: Post | None = None
        self.duties: Sequence[str] = ()
        self.comments: list[str] = []


class Person:
    """`post` is the last one held of those read so far."""

    def __init__(self, name: str, number: str = "", email: str = "", name_en: str = "") -> None:
        self.name = name
        self.number = number
        self.email = email
        self.name_en = name_en
        self.id = ""
        self.post: Post | None = None


class Holder(NamedTuple):
    person: Person
    fte: str = ""
    acting: bool = False


class Post:
    """`manager` and `dotted` are what the source says; `superior` is the post that it means, if there is one.

    `details` are what else it says, by the entries of a job description: authority, kpis, education and so on.
    `presides` is whether a deputy leads the unit from it in place of a head.
    `vacant` counts the seats that are said to be vacant; `once_held_by` are names and numbers of people who have left.
    """

    title_en = code = purpose = dotted = ""
    presides = False
    headcount: int | None = None
    dotted_to: "Sequence[Post]" = ()
    once_held_by: Sequence[str] = ()
    details: Mapping[str, Sequence[str]] = MappingProxyType({})

    def __init__(self, title: str, unit: Unit | None, source: Source) -> None:
        self.title = title
        self.unit = unit
        self.source = source
        self.id = self.grade = self.manager = self.manager_number = ""
        self.vacant = 0
        self.superior: Post | None = None
        self.duties: Sequence[str] = ()
        self.holders: list[Holder] = []
        self.comments: list[str] = []


class Draft:
    """In the order of the source. `name_because` tells where a guessed name was taken from.

    `names_all` is whether a seat for which nobody is named is vacant.
    """

    id = name = name_because = head_because = ""
    head: Post | None = None
    names_all = True

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.posts: list[Post] = []
        self.people: list[Person] = []


def comparable(name: str) -> str:
    """What is the same in two spellings of a name that differ in case, spaces and the width of brackets only."""
    plain = name.casefold().replace(" ", "")
    return plain.replace("（", "(").replace("）", ")") if "（" in plain else plain


class Plain(dict[str, str]):
    """What `comparable` makes of names, each once."""

    def __missing__(self, name: str) -> str:
        self[name] = comparable(name)
        return self[name]

    def learn(self, names: Iterable[str]) -> None:
        """Takes many names together, which is much quicker than one by one; none has a line break."""
        distinct = list(set(names))
        together = comparable("\n".join(distinct)).split("\n")
        if len(together) == len(distinct):
            self.update(zip(distinct, together, strict=True))
