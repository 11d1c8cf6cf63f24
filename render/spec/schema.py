"""The shape of a spec: which keys there are, and what stands under each.

What is not given is `None`. Ids that refer to something are not looked up yet.
"""

import datetime
from functools import partial
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, PlainValidator, Tag

from render.chart_settings import DPI, PAGES, Detail, Format, Orientation, Style
from render.organisation import Kpi, Responsibility, Text, Texts, UnitType
from render.schemes import Part, Scheme
from render.spec import letters, passages, values

Item = TypeVar("Item")


def _by_field(*names: str) -> PlainValidator:
    """Reads a visibility that may be given for these fields, too."""
    return PlainValidator(partial(values.disclosure, fields=names))


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
Passages = Annotated[Texts, PlainValidator(passages.texts)]
Paragraphs = Annotated[Texts, PlainValidator(passages.paragraphs)]
Pair = Annotated[tuple[str, str], PlainValidator(passages.pair)]
Percent = Annotated[float, PlainValidator(passages.percent)]
Weight = Annotated[int, PlainValidator(passages.weight)]
Letters = Annotated[Scheme, PlainValidator(letters.scheme)]
Visibility = Annotated[values.Disclosure, PlainValidator(values.disclosure)]
OrganizationVisibility = Annotated[values.Disclosure, _by_field("introduction")]
ControlVisibility = Annotated[
    values.Disclosure,
    _by_field("number", "version", "effective_date", "prepared_by", "reviewed_by", "approved_by", "revisions"),
]
PostVisibility = Annotated[
    values.Disclosure,
    _by_field(
        "code", "grade", "headcount", "purpose", "dotted_to", "assistant_to", "responsibilities",
        "authority", "qualifications", "kpis", "relations", "conditions", "career",
    ),
]  # fmt: skip
DutyVisibility = Annotated[values.Disclosure, _by_field("result", "cadence", "weight", "kpis")]
PersonVisibility = Annotated[values.Disclosure, _by_field("code", "photo")]
UnitVisibility = Annotated[values.Disclosure, _by_field("head", "headcount", "purpose", "responsibilities")]
MembershipVisibility = Annotated[values.Disclosure, _by_field("fte", "acting")]
Parts = Annotated[tuple[Part, ...], PlainValidator(letters.parts)]
Raci = Annotated[dict[Annotated[str, PlainValidator(letters.raci_key)], Parts], BeforeValidator(letters.raci)]
Separated = Annotated[tuple[str, ...], PlainValidator(values.separated)]
Named = Annotated[dict[str, str], PlainValidator(values.named)]
Page = Annotated[str, PlainValidator(partial(values.one_of, words=tuple(PAGES)))]
ChartOrientation = Annotated[str, PlainValidator(partial(values.one_of, words=tuple(Orientation)))]
ChartStyle = Annotated[str, PlainValidator(partial(values.one_of, words=tuple(Style)))]
ChartDetail = Annotated[str, PlainValidator(partial(values.one_of, words=tuple(Detail)))]
ChartFormat = Annotated[str, PlainValidator(partial(values.one_of, words=tuple(Format)))]
Dots = Annotated[float, PlainValidator(partial(values.number, least=DPI[0], most=DPI[1], unit="dots per inch"))]
TextSize = Annotated[float, PlainValidator(partial(values.number, least=5, most=14, unit="points"))]
Margin = Annotated[float, PlainValidator(partial(values.number, least=5, most=100, unit="millimetres"))]
Levels = Annotated[int, PlainValidator(values.levels)]
Items = list[Item | None] | None
"""A list; an item that was refused is `None`."""


class Keys(BaseModel):
    """A mapping with known keys."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


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


FORMS = ("<words>", "<entry>")
"""What pydantic calls the two ways to write a responsibility or an indicator, in the paths of its errors."""


def _form(keys: frozenset[str]) -> Discriminator:
    """Tells words from an entry, which has some of these keys."""
    return Discriminator(lambda value: FORMS[isinstance(value, dict) and not keys.isdisjoint(value)])


class KpiEntry(Keys):
    text: Words
    target: WordsOrNothing = None
    weight: Percent | None = None


def kpi_from_words(value: Any) -> Any:
    return Kpi(values.text(value))


IN_KPI = frozenset({"text", "target", "weight"})
Indicator: TypeAlias = Annotated[
    Annotated[KpiEntry, PlainValidator(kpi_from_words), Tag(FORMS[0])] | Annotated[KpiEntry, Tag(FORMS[1])],
    _form(IN_KPI),
]
"""A measure of success: a text alone, or with a target."""


class ResponsibilityEntry(Keys):
    id: Id | None = None
    text: Words
    result: WordsOrNothing = None
    cadence: WordsOrNothing = None
    weight: Percent | None = None
    kpis: Items[Indicator] = None
    visibility: DutyVisibility | None = None


def from_words(value: Any) -> Any:
    """A responsibility of which only the text is given: as many as there are, a model of each would take too long."""
    return Responsibility(values.text(value))


IN_RESPONSIBILITY = frozenset({"id", "text", "visibility", "result", "weight", "cadence", "kpis"})
Duty: TypeAlias = Annotated[
    Annotated[ResponsibilityEntry, PlainValidator(from_words), Tag(FORMS[0])]
    | Annotated[ResponsibilityEntry, Tag(FORMS[1])],
    _form(IN_RESPONSIBILITY),
]
"""A responsibility: a text alone, or with an id."""


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

    before: Passages = Field((), alias="from")
    after: Passages = Field((), alias="to")


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
    authority: Items[Power] = None
    qualifications: Qualifications | None = None
    kpis: Items[Indicator] = None
    relations: Contacts | None = None
    conditions: Conditions | None = None
    career: Career | None = None
    starts: Date | None = Field(None, alias="from")
    ends: Date | None = Field(None, alias="to")
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
    responsibilities: Items[Duty] = None
    posts: Items[Post] = None
    units: "Items[Unit]" = None
    starts: Date | None = Field(None, alias="from")
    ends: Date | None = Field(None, alias="to")
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
    starts: Date | None = Field(None, alias="from")
    ends: Date | None = Field(None, alias="to")
    visibility: MembershipVisibility | None = None


class Activity(Keys):
    id: Id | None = None
    name: Words
    raci: Raci | None = None


class Process(Keys):
    id: Id
    name: Words
    purpose: WordsOrNothing = None
    scheme: Letters | None = None
    activities: Items[Activity] = None
    visibility: Visibility | None = None


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


def keys(shape: type[Keys]) -> list[str]:
    """The keys of a mapping, as they are typed."""
    return [field.alias or name for name, field in shape.model_fields.items()]
