"""What is told of a post beside its facts: duties, authority, qualifications, measures, contacts, career."""

from collections.abc import Iterable, Iterator

from render.content import Block, Cell, Column, Facts, Heading, NumberedList, Paragraph, Table
from render.locales import Locale
from render.organisation import Kpi, Organisation, Post, Text, Unit
from render.products.facts import given
from render.products.post_details import (
    Detail,
    authority_words,
    career_details,
    condition_details,
    contact_details,
    duty_words,
    qualification_details,
)
from render.products.wording import number_words, words


def sections(organisation: Organisation, seat: Post | Unit, locale: Locale, *, level: int) -> Iterator[Block]:
    """The purpose and what else is told of a post or unit, part by part; nothing of what is not told.

    `level` is that of the headings of parts, which are left out where there are only duties.
    """
    if seat.purpose:
        yield Paragraph(words(seat.purpose, locale))
    parts = [(locale.duties, _list(duty_words(duty, locale) for duty in seat.responsibilities))]
    if isinstance(seat, Post):
        parts += _post_parts(organisation, seat, locale)
    told = [(title, block) for title, block in parts if block]
    for title, block in told:
        if len(told) > 1 or title != locale.duties:
            yield Heading(title, level, "")
        yield block


def _post_parts(organisation: Organisation, post: Post, locale: Locale) -> list[tuple[str, Block | None]]:
    form = locale.form
    return [
        (form.authority, _list(authority_words(power, locale) for power in post.authority)),
        (form.qualifications, _facts(qualification_details(post, locale), locale)),
        (form.kpis, _measures(post.kpis, locale)),
        (form.relations, _facts(contact_details(post.relations, locale), locale)),
        (form.conditions, _facts(condition_details(post, locale), locale)),
        (form.career, _facts(career_details(organisation, post, locale), locale)),
    ]


def _measures(kpis: tuple[Kpi, ...], locale: Locale) -> Block | None:
    """A table where targets or weights are told, else a list."""
    targets, weights = (any(kpi.target for kpi in kpis), any(kpi.weight for kpi in kpis))
    if not targets and not weights:
        return _list(words(kpi.text, locale) for kpi in kpis)
    columns = [Column(locale.kpi, 5)]
    columns += [Column(locale.target, 5)] if targets else []
    columns += [Column(locale.weight, 1.5, signs=True)] if weights else []
    rows = []
    for kpi in kpis:
        cells = [Cell(words(kpi.text, locale))]
        cells += [Cell(_optional(kpi.target, locale))] if targets else []
        cells += [Cell(f"{number_words(kpi.weight)}%" if kpi.weight else "")] if weights else []
        rows.append(tuple(cells))
    return Table("", tuple(columns), tuple(rows))


def _list(items: Iterable[str]) -> Block | None:
    listed = tuple(items)
    return NumberedList(listed) if listed else None


def _facts(details: Iterable[Detail], locale: Locale) -> Block | None:
    known = given(*((detail.label, locale.form.remark_joiner.join(detail.items)) for detail in details))
    return Facts(known) if known else None


def _optional(text: Text | None, locale: Locale) -> str:
    return words(text, locale) if text else ""
