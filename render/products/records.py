"""Answers as data for other programs: mappings, lists, texts and numbers, with names in one language."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from render.locales import Locale
from render.organisation import Id, Membership, Organisation, Person, Post, Unit
from render.products.lookup import Item
from render.products.raci import parts_of_seats
from render.products.reading_order import posts_in_order
from render.products.staffing import post_staffing, staffing_of_units
from render.products.statistics import Statistics
from render.products.wording import seat_name, words

Record = dict[str, Any]


def profile_record(organisation: Organisation, item: Item, locale: Locale) -> Record:
    """All that is known of a post, a unit or a person. Keys are always there; `None` says that nothing is told.

    Nothing under `reports_to` is the organisation itself.
    """
    writer = _Records(organisation, locale)
    match item:
        case Post():
            return writer.post(item)
        case Unit():
            return writer.unit(item)
        case Person():
            return writer.person(item)


def statistics_record(organisation: Organisation, figures: Statistics, locale: Locale) -> Record:
    """`figures` of the organisation, with names beside the ids."""
    refs = _Records(organisation, locale).refs
    departments = [
        {"unit": refs([entry.id])[0] if entry.id else None, "posts": entry.posts, **entry.staffing._asdict()}
        for entry in figures.departments
    ]
    return {
        **asdict(figures),
        "staffing": figures.staffing._asdict(),
        "organization": {"id": organisation.id, "name": words(organisation.name, locale)},
        "departments": departments,
        "managers_by_reports": [
            {"reports": reports, "managers": managers} for reports, managers in figures.managers_by_reports.items()
        ],
        "widest_spans": [{"post": refs([span.post])[0], "reports": span.reports} for span in figures.widest_spans],
        "deepest_line": refs(figures.deepest_line),
        "posts_without_duties": refs(figures.posts_without_duties),
        "units_without_head": refs(figures.units_without_head),
    }


class _Records:
    def __init__(self, organisation: Organisation, locale: Locale) -> None:
        self._organisation = organisation
        self._locale = locale

    def post(self, post: Post) -> Record:
        organisation = self._organisation
        holders = organisation.memberships_of.get(post.id, ())
        return {
            "kind": "post",
            "id": post.id,
            "title": words(post.title, self._locale),
            "code": post.code or None,
            "grade": post.grade or None,
            "unit_path": self._path(post.unit),
            "head_of": self.refs(unit.id for unit in organisation.headed_by.get(post.id, ())),
            "reports_to": self._ref(post.superior),
            "direct_reports": self.refs(organisation.reports_of.get(post.id, ())),
            "dotted_to": self.refs(post.dotted_to),
            "assistant_to": self._ref(post.assistant_to),
            **post_staffing(organisation, post)._asdict(),
            "holders": [{**self._person(holder.person), **_terms(holder)} for holder in holders],
            **self._tasks(post),
        }

    def unit(self, unit: Unit) -> Record:
        organisation = self._organisation
        return {
            "kind": "unit",
            "id": unit.id,
            "name": words(unit.name, self._locale),
            "type": unit.type.value,
            "unit_path": self._path(unit.parent),
            "head": self._ref(unit.head),
            "reports_to": None if unit.head else self._ref(organisation.seat_above(unit)),
            "posts": self.refs(post.id for post in posts_in_order(organisation, unit)),
            "units": self.refs(part.id for part in organisation.units_within.get(unit.id, ())),
            **staffing_of_units(organisation)[unit.id]._asdict(),
            **self._tasks(unit),
        }

    def person(self, person: Person) -> Record:
        held = self._organisation.held_by.get(person.id, ())
        posts = [self._organisation.post_by_id[membership.post] for membership in held]
        return {
            "kind": "person",
            **self._person(person.id),
            "posts": [
                {
                    **self.refs([post.id])[0],
                    **_terms(membership),
                    "unit_path": self._path(post.unit),
                    "reports_to": self._ref(post.superior),
                }
                for post, membership in zip(posts, held, strict=True)
            ],
        }

    def refs(self, seats: Iterable[Id]) -> list[Record]:
        """Posts and units by id and name."""
        return [{"id": seat, "name": seat_name(self._organisation, seat, self._locale)} for seat in seats]

    def _ref(self, seat: Id | None) -> Record | None:
        return self.refs([seat])[0] if seat else None

    def _path(self, unit: Id | None) -> list[Record]:
        return self.refs(step.id for step in self._organisation.path_of(unit))

    def _person(self, id: Id) -> Record:
        return {"id": id, "name": words(self._organisation.person_by_id[id].name, self._locale)}

    def _tasks(self, seat: Post | Unit) -> Record:
        return {
            "purpose": words(seat.purpose, self._locale) if seat.purpose else None,
            "responsibilities": [
                {"id": duty.id or None, "text": words(duty.text, self._locale)} for duty in seat.responsibilities
            ],
            "processes": [
                {"id": process.id, "name": words(process.name, self._locale), "parts": [part.value for part in parts]}
                for process, parts in parts_of_seats(self._organisation).get(seat.id, ())
            ],
        }


def _terms(membership: Membership) -> Record:
    return {"fte": membership.fte, "acting": membership.acting}
