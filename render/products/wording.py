"""Facts of an organisation in finished words, for every product that states them."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from render.content import Cell, Column, Labels, Table
from render.locales import Locale
from render.organisation import ControlBlock, Id, Organisation, Post, Text, Unit
from render.products.staffing import Staffing, post_staffing
from render.typesetting.scripts import isolated

_MOST_NAMES = 12
_INNER_BRACKETS = str.maketrans("（）()", "〔〕[]")


def words(text: Text, locale: Locale) -> str:
    """`text` in the language of the locale, or in the nearest there is."""
    return text.in_language(locale.code)


def page_labels(locale: Locale) -> Labels:
    return Labels(contents=locale.contents, folio=locale.folio, figures=locale.figures)


def date_words(date: datetime.date, locale: Locale) -> str:
    return locale.date.format(year=date.year, month=date.month, day=date.day)


def control_pairs(control: ControlBlock, locale: Locale) -> tuple[tuple[str, str], ...]:
    """The document control block as (label, value), without what is not given."""
    effective = date_words(control.effective_date, locale) if control.effective_date else ""
    level = words(control.confidentiality, locale) if control.confidentiality else ""
    pairs = (
        (locale.number, control.number),
        (locale.version, control.version),
        (locale.effective_date, effective),
        (locale.confidentiality, locale.confidentiality_levels.get(level, level)),
        (locale.prepared_by, _optional(control.prepared_by, locale)),
        (locale.reviewed_by, _optional(control.reviewed_by, locale)),
        (locale.approved_by, _optional(control.approved_by, locale)),
    )
    return tuple((label, value) for label, value in pairs if value)


def revisions(organisation: Organisation, locale: Locale) -> Table | None:
    """The history of the document, where there is any."""
    history = organisation.control.revisions
    if not history:
        return None
    columns = (
        Column(locale.version, 1),
        Column(locale.revision_date, 2.4),
        Column(locale.revision_summary, 4.6),
        Column(locale.revision_by, 2),
    )
    rows = tuple(
        (
            Cell(revision.version),
            Cell(date_words(revision.date, locale)),
            Cell(words(revision.summary, locale)),
            Cell(_optional(revision.by, locale)),
        )
        for revision in history
    )
    return Table(locale.revisions, columns, rows)


def seat_name(organisation: Organisation, seat: Id | None, locale: Locale) -> str:
    """The name of a post, a unit or, for `None`, of the organisation; a title borne by several, with its unit."""
    if seat is None:
        return words(organisation.name, locale)
    name = words(seat_text(organisation, seat), locale)
    post = organisation.post_by_id.get(seat)
    if post is None or post.unit is None or organisation.title_counts[name] == 1:
        return name
    group = words(organisation.unit_by_id[post.unit].name, locale)
    return locale.post_in_group.format(post=name, group=within_brackets(group))


def within_brackets(name: str) -> str:
    """A name to be put in brackets, with others of its own: 处长（教育培训处〔党校办公室〕）, see GB/T 15834."""
    return name.translate(_INNER_BRACKETS)


def seat_text(organisation: Organisation, seat: Id) -> Text:
    """The title of a post or the name of a unit."""
    post = organisation.post_by_id.get(seat)
    return post.title if post else organisation.unit_by_id[seat].name


def in_a_row(names: Sequence[str], locale: Locale) -> str:
    """All of them, told apart by more than commas where there are commas in a name."""
    has_commas = any(locale.list_comma.strip() in name for name in names)
    apart = map(isolated, names) if len(names) > 1 else names
    return (locale.parts_joiner if has_commas else locale.list_comma).join(apart)


def some_names(names: Sequence[str], locale: Locale, joiner: str = "") -> str:
    """As many of `names` as one cares to read, and how many there are where that is more."""
    first = joiner.join(names[:_MOST_NAMES]) if joiner else in_a_row(names[:_MOST_NAMES], locale)
    return first if len(names) <= _MOST_NAMES else locale.list_cut.format(names=first, count=len(names))


def department_names(organisation: Organisation, locale: Locale) -> dict[Id | None, str]:
    """Names by unit id; a name that stands for several units is told apart by the unit above it."""
    names: dict[Id | None, str] = {unit.id: words(unit.name, locale) for unit in organisation.units}
    shared = Counter(names.values())
    told_apart: dict[Id | None, str] = {
        unit.id: locale.part_of.format(name=names[unit.id], whole=within_brackets(names[unit.parent]))
        for unit in organisation.units
        if unit.parent is not None and shared[names[unit.id]] > 1
    }
    return {**names, **told_apart, None: words(organisation.name, locale)}


def told_apart(
    organisation: Organisation,
    seats: Iterable[Id],
    department_of: Mapping[Id, Id | None],
    departments: Mapping[Id | None, str],
    locale: Locale,
) -> dict[Id, str]:
    """The names of seats; one that stands for several is told apart by the department that each is in."""
    names = {seat: seat_name(organisation, seat, locale) for seat in seats}
    shared = Counter(names.values())

    def told(seat: Id, name: str) -> str:
        department = department_of[seat]
        whole = departments[department]
        if seat == department:
            return whole
        post = organisation.post_by_id.get(seat)
        own = words(post.title, locale) if post and post.unit == department else name
        return locale.part_of.format(name=own, whole=within_brackets(whole))

    return {seat: name if shared[name] == 1 else told(seat, name) for seat, name in names.items()}


def holder_names(
    organisation: Organisation, post: Post, locale: Locale, *, longest: int | None = None
) -> tuple[str, ...]:
    """The people who hold a post, those who only act in it marked; `longest` is where names are cut, if at all."""
    names = []
    for membership in organisation.memberships_of.get(post.id, ()):
        name = words(organisation.person_by_id[membership.person].name, locale)
        name = name if longest is None or len(name) <= longest else f"{name[:longest].rstrip()}…"
        names.append(locale.acting.format(name=name) if membership.acting else name)
    return tuple(names)


def headcount_words(organisation: Organisation, seat: Post | Unit, locale: Locale) -> str:
    """The headcount of a post or unit, with how much of a post is filled where the spec names people."""
    told = Staffing(seat.headcount, None, None) if isinstance(seat, Unit) else post_staffing(organisation, seat)
    return staffing_words(told, locale)


def staffing_words(staffing: Staffing, locale: Locale) -> str:
    """How many there are meant to be, and how many there are and are lacking where that is told."""
    if staffing.headcount is None:
        return ""
    if staffing.filled is None:
        return str(staffing.headcount)
    pattern = locale.headcount_left if staffing.vacant else locale.headcount_of
    return pattern.format(
        held=number_words(staffing.filled), count=staffing.headcount, vacant=number_words(staffing.vacant or 0)
    )


def number_words(number: float) -> str:
    """Such as 12 or 1.5."""
    return f"{round(number, 2):.2f}".rstrip("0").rstrip(".")


def _optional(text: Text | None, locale: Locale) -> str:
    return words(text, locale) if text else ""
