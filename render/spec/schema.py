"""The shape of a spec: which keys there are, and how what stands under each is read.

What is not given is `None`. Ids that refer to something are not looked up yet.
"""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, TypeVar

from render.chart_settings import COLOUR_RULES, DPI, PAGES, Detail, Format, Orientation, Style
from render.organisation import Kpi, Responsibility, Text, Texts, UnitType
from render.schemes import Part, Scheme
from render.spec.fields import ByKey, Entry, Keys
from render.spec.values import choices, ids, letters, numbers, words
from render.spec.values.disclosure import Disclosure, disclosure

Item = TypeVar("Item")


def _by_field(*names: str) -> Callable[[Any], Disclosure]:
    """Reads a visibility that may be given for these fields, too."""
    return partial(disclosure, fields=names)


Id = Annotated[str, ids.identifier]
Reference = Annotated[str, ids.reference]
Line = Annotated[str, words.line]
Words = Annotated[Text, words.text]
WordsOrNothing = Annotated[Text | None, words.text_or_nothing]
Whole = Annotated[int, numbers.whole]
Share = Annotated[float, numbers.share]
Flag = Annotated[bool, choices.flag]
Date = Annotated[datetime.date, numbers.date]
Type = Annotated[UnitType, choices.unit_type]
Passages = Annotated[Texts, words.texts]
Paragraphs = Annotated[Texts, words.paragraphs]
Pair = Annotated[tuple[str, str], ids.pair]
Percent = Annotated[float, numbers.percent]
Weight = Annotated[int, numbers.weight]
Letters = Annotated[Scheme, letters.scheme]
Visibility = Annotated[Disclosure, disclosure]
OrganizationVisibility = Annotated[Disclosure, _by_field("introduction")]
ControlVisibility = Annotated[
    Disclosure,
    _by_field("number", "version", "effective_date", "prepared_by", "reviewed_by", "approved_by", "revisions"),
]
PostVisibility = Annotated[
    Disclosure,
    _by_field(
        "code", "grade", "headcount", "purpose", "dotted_to", "assistant_to", "responsibilities",
        "authority", "qualifications", "kpis", "relations", "conditions", "career",
    ),
]  # fmt: skip
DutyVisibility = Annotated[Disclosure, _by_field("result", "cadence", "weight", "kpis")]
PersonVisibility = Annotated[Disclosure, _by_field("code", "photo")]
UnitVisibility = Annotated[Disclosure, _by_field("head", "headcount", "purpose", "responsibilities")]
MembershipVisibility = Annotated[Disclosure, _by_field("fte", "acting")]
ProcessVisibility = Annotated[Disclosure, _by_field("purpose")]
Raci = Annotated[dict[str, tuple[Part, ...]], ByKey(letters.raci, letters.raci_key, letters.parts)]
Separated = Annotated[tuple[str, ...], ids.separated]
Named = Annotated[dict[str, str], choices.named]
Page = Annotated[str, partial(choices.one_of, words=tuple(PAGES))]
ChartOrientation = Annotated[str, partial(choices.one_of, words=tuple(Orientation))]
ChartStyle = Annotated[str, partial(choices.one_of, words=tuple(Style))]
ChartDetail = Annotated[str, partial(choices.one_of, words=tuple(Detail))]
ColourRule = Annotated[str, partial(choices.one_of, words=COLOUR_RULES)]
ChartFormat = Annotated[str, partial(choices.one_of, words=tuple(Format))]
Dots = Annotated[float, partial(numbers.number, least=DPI[0], most=DPI[1], unit="dots per inch")]
TextSize = Annotated[float, partial(numbers.number, least=5, most=14, unit="points")]
Margin = Annotated[float, partial(numbers.number, least=5, most=100, unit="millimetres")]
Levels = Annotated[int, numbers.levels]
Items = list[Item | None] | None
"""A list; an item that was refused is `None`."""


class Organization(Keys):
    id: Id
    name: Words
    head: Reference | None = None
    visibility: OrganizationVisibility | None = None


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
    visibility: ControlVisibility | None = None


class KpiEntry(Entry):
    """A measure of success."""

    text: Words
    target: WordsOrNothing = None
    weight: Percent | None = None

    @staticmethod
    def from_words(words: Text) -> Any:
        return Kpi(words)


class ResponsibilityEntry(Entry):
    id: Id | None = None
    text: Words
    result: WordsOrNothing = None
    cadence: WordsOrNothing = None
    weight: Percent | None = None
    kpis: Items[KpiEntry] = None
    visibility: DutyVisibility | None = None

    @staticmethod
    def from_words(words: Text) -> Any:
        return Responsibility(words)


class Power(Keys):
    """What a post may do in a matter."""

    matter: Words
    action: WordsOrNothing = None
    limit: WordsOrNothing = None


class Qualifications(Keys):
    education: Passages = ()
    experience: Passages = ()
    certificates: Passages = ()
    skills: Passages = ()
    languages: Passages = ()


class Contacts(Keys):
    internal: Passages = ()
    external: Passages = ()


class Conditions(Keys):
    place: WordsOrNothing = None
    hours: WordsOrNothing = None
    travel: WordsOrNothing = None
    hazards: WordsOrNothing = None


class Career(Keys):
    """Words; plain ones that are the id of a post mean that post."""

    before: Passages = ()
    after: Passages = ()


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
    responsibilities: Items[ResponsibilityEntry] = None
    authority: Items[Power] = None
    qualifications: Qualifications | None = None
    kpis: Items[KpiEntry] = None
    relations: Contacts | None = None
    conditions: Conditions | None = None
    career: Career | None = None
    starts: Date | None = None
    ends: Date | None = None
    visibility: PostVisibility | None = None


class Unit(Keys):
    id: Id
    name: Words
    type: Type | None = None
    unit_of: Reference | None = None
    head: Reference | None = None
    staff: Flag | None = None
    headcount: Whole | None = None
    purpose: WordsOrNothing = None
    responsibilities: Items[ResponsibilityEntry] = None
    posts: Items[Post] = None
    units: "Items[Unit]" = None
    starts: Date | None = None
    ends: Date | None = None
    visibility: UnitVisibility | None = None


class Person(Keys):
    id: Id
    name: Words
    code: Line | None = None
    photo: Line | None = None
    visibility: PersonVisibility | None = None


class Membership(Keys):
    person: Reference
    post: Reference
    fte: Share | None = None
    acting: Flag | None = None
    starts: Date | None = None
    ends: Date | None = None
    visibility: MembershipVisibility | None = None


class Activity(Keys):
    id: Id | None = None
    name: Words
    raci: Raci | None = None
    visibility: Visibility | None = None


class Process(Keys):
    id: Id
    name: Words
    purpose: WordsOrNothing = None
    scheme: Letters | None = None
    activities: Items[Activity] = None
    visibility: ProcessVisibility | None = None


class Term(Keys):
    """An entry of the glossary."""

    term: Words
    meaning: Words
    visibility: Visibility | None = None


class Relation(Keys):
    """Two units that work together."""

    between: Pair
    what: WordsOrNothing = None
    weight: Weight | None = None
    visibility: Visibility | None = None


class Controls(Keys):
    """Duty separation: each item names responsibilities of which nobody may have two."""

    incompatible: Items[Separated] = None


class Charts(Keys):
    """How charts are arranged and what they show."""

    page: Page | None = None
    orientation: ChartOrientation | None = None
    style: ChartStyle | None = None
    min_text: TextSize | None = None
    margin: Margin | None = None
    depth: Levels | None = None
    show: Items[ChartDetail] = None
    formats: Items[ChartFormat] = None
    dpi: Dots | None = None
    embed_fonts: Flag | None = None
    colour_by: ColourRule | None = None


class Lint(Keys):
    """What `rolebook lint` is to look for: severities by rule, and limits, both as typed."""

    rules: Named | None = None
    limits: Named | None = None


class Spec(Keys):
    include: Items[Line] = None
    organization: Organization
    document: Control | None = None
    introduction: Paragraphs = ()
    units: Items[Unit] = None
    posts: Items[Post] = None
    people: Items[Person] = None
    memberships: Items[Membership] = None
    processes: Items[Process] = None
    relations: Items[Relation] = None
    glossary: Items[Term] = None
    controls: Controls | None = None
    charts: Charts | None = None
    lint: Lint | None = None
    theme: Line | None = None
