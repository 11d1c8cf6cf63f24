"""Job descriptions: what a post is, does, may do, asks for and is measured by, as a form to be signed.

What the spec does not tell is left to be filled in. Units with responsibilities of their own, such as the groups that
many lists of posts hold beside them, get a description with the entries that make sense for a unit.
"""

from collections.abc import Iterator

from render.content import Document, Field, Form, FormPart
from render.locales import Locale
from render.organisation import Contacts, Id, Organisation, Post, Unit
from render.products.facts import seat_names
from render.products.paper import paper
from render.products.post_details import (
    Detail,
    authority_words,
    career_details,
    condition_details,
    contact_details,
    duty_words,
    kpi_words,
    qualification_details,
)
from render.products.raci import processes_of_seats
from render.products.reading_order import posts_in_order, seats_in_order
from render.products.wording import department_names, headcount_words, seat_name, words

Row = tuple[Field, ...]


def described_seats(organisation: Organisation) -> Iterator[Post | Unit]:
    """Every post, and every unit with responsibilities of its own, in reading order."""
    for _, seat in seats_in_order(organisation):
        if isinstance(seat, Post) or seat.responsibilities:
            yield seat


class JobDescriptions:
    """Makes the descriptions of one organisation, one after the other."""

    def __init__(self, organisation: Organisation, locale: Locale) -> None:
        self._organisation = organisation
        self._locale = locale
        self._words = locale.form
        self._processes = processes_of_seats(organisation, locale)
        self._names = department_names(organisation, locale)

    def of(self, seat: Post | Unit) -> Document:
        """The description of a post or a unit."""
        if isinstance(seat, Post):
            name, pattern = words(seat.title, self._locale), self._words.job_description_of
            parts = self._post_parts(seat)
        else:
            name, pattern = words(seat.name, self._locale), self._words.unit_description_of
            parts = self._unit_parts(seat)
        title = pattern.format(name=name)
        document = paper(self._organisation, self._locale, title, [Form(title, tuple(parts))])
        return document._replace(revisions=None)  # they are those of the whole, and would not leave a form on its page

    def blank(self) -> Document:
        """The form of a post with nothing told, and with what only some posts or units tell; its title keeps {name}."""
        form, locale = self._words, self._locale
        untold = Post("", self._organisation.name, None, None)
        rare: dict[str, tuple[Row, ...]] = {
            form.basics: (
                (self._one(locale.dotted_to, "dotted-to", ""),),
                (self._one(locale.head, "head", ""), self._one(locale.parts, "parts", "")),
            ),
            form.relations: ((self._one(locale.takes_part_in, "processes", ""),),),
        }
        parts = tuple(_emptied(part, rare.get(part.title, ())) for part in self._post_parts(untold))
        pattern = form.job_description_of
        return paper(self._organisation, locale, pattern, [Form(pattern, parts)])

    def _post_parts(self, post: Post) -> Iterator[FormPart]:
        form, locale = self._words, self._locale
        yield FormPart(form.basics, tuple(self._basics(post)))
        yield self._whole(locale.purpose, "purpose", words(post.purpose, locale) if post.purpose else "")
        yield self._listed(locale.duties, "duties", [duty_words(duty, locale) for duty in post.responsibilities])
        yield self._listed(form.authority, "authority", [authority_words(it, locale) for it in post.authority])
        yield FormPart(form.qualifications, tuple((self._many(it),) for it in qualification_details(post, locale)))
        yield self._relations(post, post.relations)
        yield self._listed(form.kpis, "kpis", [kpi_words(kpi, locale) for kpi in post.kpis])
        place, hours, travel, hazards = map(self._many, condition_details(post, locale))
        yield FormPart(form.conditions, ((place, hours), (travel, hazards)))
        come_and_go = tuple(map(self._many, career_details(self._organisation, post, locale)))
        yield FormPart(form.career, (come_and_go,))
        yield self._signatures(form.holder)

    def _unit_parts(self, unit: Unit) -> Iterator[FormPart]:
        organisation, locale, form = self._organisation, self._locale, self._words
        name = self._one(form.unit_name, "title", self._names[unit.id])
        parent = self._one(form.parent, "unit", self._names[unit.parent])
        head = self._one(locale.head, "head", seat_name(organisation, unit.head, locale) if unit.head else "")
        above = self._one(
            locale.reports_to, "reports-to", seat_name(organisation, organisation.seat_above(unit), locale)
        )
        headcount = self._one(locale.headcount, "headcount", headcount_words(organisation, unit, locale))
        inside = (*(post.id for post in posts_in_order(organisation, unit)), *self._parts_of(unit))
        below = self._one(locale.parts, "parts", seat_names(organisation, inside, locale) or form.nobody)
        yield FormPart(form.basics, ((name, parent), (head, above), (headcount, below)))
        yield self._whole(locale.purpose, "purpose", words(unit.purpose, locale) if unit.purpose else "")
        yield self._listed(locale.duties, "duties", [duty_words(duty, locale) for duty in unit.responsibilities])
        yield self._relations(unit, Contacts())
        yield self._signatures(locale.head)

    def _basics(self, post: Post) -> Iterator[Row]:
        organisation, locale, form = self._organisation, self._locale, self._words
        is_top = post.superior is None and post.id == organisation.head
        above = "" if is_top else seat_name(organisation, post.superior, locale)
        below = seat_names(organisation, organisation.reports_of.get(post.id, ()), locale) or form.nobody
        yield (
            self._one(form.title, "title", words(post.title, locale)),
            self._one(locale.post_code, "code", post.code),
        )
        yield (
            self._one(locale.unit, "unit", self._names[post.unit]),
            self._one(locale.grade, "grade", post.grade),
        )
        yield (
            self._one(locale.reports_to, "reports-to", above),
            self._one(locale.headcount, "headcount", str(post.headcount) if post.headcount is not None else ""),
        )
        yield (self._one(locale.direct_reports, "direct-reports", below),)
        if post.dotted_to:
            yield (self._one(locale.dotted_to, "dotted-to", seat_names(organisation, post.dotted_to, locale)),)

    def _relations(self, seat: Post | Unit, contacts: Contacts) -> FormPart:
        rows: list[Row] = [(self._many(contact),) for contact in contact_details(contacts, self._locale)]
        if processes := self._processes.get(seat.id):
            rows.append((self._one(self._locale.takes_part_in, "processes", processes),))
        return FormPart(self._words.relations, tuple(rows))

    def _signatures(self, first: str) -> FormPart:
        form = self._words
        rows = [
            (Field(who), Field(form.signed_on, form.date, id=f"signed-{number}"))
            for number, who in enumerate((first, form.superior, form.hr), start=1)
        ]
        return FormPart(form.signatures, tuple(rows))

    def _parts_of(self, unit: Unit) -> Iterator[Id]:
        return (part.id for part in self._organisation.units_within.get(unit.id, ()))

    def _whole(self, title: str, key: str, text: str) -> FormPart:
        return FormPart(title, ((Field("", text, id=key, hint=self._hint(title)),),))

    def _listed(self, title: str, key: str, items: list[str]) -> FormPart:
        return FormPart(title, ((Field("", items=tuple(items), id=key, hint=self._hint(title)),),))

    def _one(self, label: str, key: str, text: str) -> Field:
        return Field(label, text, id=key, hint=self._hint(label))

    def _many(self, detail: Detail) -> Field:
        if len(detail.items) > 1:
            return Field(detail.label, items=detail.items, id=detail.key, hint=self._hint(detail.label))
        return self._one(detail.label, detail.key, "".join(detail.items))

    def _hint(self, label: str) -> str:
        return self._words.fill_in.format(label=label)


def _emptied(part: FormPart, more: tuple[Row, ...]) -> FormPart:
    """The part without its answers, but with what is for a hand, and with `more` rows."""
    rows = (tuple(field._replace(text="", items=()) if field.hint else field for field in row) for row in part.rows)
    return part._replace(rows=(*rows, *more))
