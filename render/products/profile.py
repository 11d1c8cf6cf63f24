"""All that is known of one post, unit or person."""

from collections.abc import Iterator

from render.content import Block, Facts, Heading, NumberedList, Paragraph
from render.locales import Locale
from render.organisation import Id, Membership, Organisation, Person, Post, Unit
from render.products.facts import given, post_facts, seat_names, unit_facts
from render.products.lookup import Item, name_of
from render.products.matrix import duty_texts
from render.products.raci import processes_of_seats
from render.products.reading_order import posts_in_order
from render.products.staffing import post_staffing, staffing_of_units
from render.products.wording import number_words, staffing_words, words


def profile(organisation: Organisation, item: Item, locale: Locale) -> Iterator[Block]:
    """The name as a heading, then facts, the purpose and the responsibilities."""
    yield Heading(words(name_of(item), locale), 1, item.id)
    match item:
        case Person():
            yield from _person(organisation, item, locale)
            return
        case Post():
            facts = _post_facts(organisation, item, locale)
        case Unit():
            facts = _unit_facts(organisation, item, locale)
    yield Facts(((locale.identifier, item.id), *facts))
    if item.purpose:
        yield Paragraph(words(item.purpose, locale))
    if item.responsibilities:
        yield Heading(locale.duties, 2, f"{item.id}/responsibilities")
        yield NumberedList(duty_texts(item.responsibilities, locale))


def path_words(organisation: Organisation, unit: Id | None, locale: Locale) -> str:
    """The names of the units from the top down to `unit`."""
    return " / ".join(words(step.name, locale) for step in organisation.path_of(unit))


def _post_facts(organisation: Organisation, post: Post, locale: Locale) -> Iterator[tuple[str, str]]:
    headcount = staffing_words(post_staffing(organisation, post), locale)
    processes = processes_of_seats(organisation, locale).get(post.id, "")
    yield from given((locale.unit, path_words(organisation, post.unit, locale)))
    yield from post_facts(organisation, post, locale, headcount, processes)


def _unit_facts(organisation: Organisation, unit: Unit, locale: Locale) -> Iterator[tuple[str, str]]:
    headcount = staffing_words(staffing_of_units(organisation)[unit.id], locale)
    processes = processes_of_seats(organisation, locale).get(unit.id, "")
    posts = (post.id for post in posts_in_order(organisation, unit))
    parts = (part.id for part in organisation.units_within.get(unit.id, ()))
    yield from given((locale.unit, path_words(organisation, unit.parent, locale)))
    yield from unit_facts(organisation, unit, locale, headcount, processes)
    yield from given(
        (locale.posts, seat_names(organisation, posts, locale)), (locale.parts, seat_names(organisation, parts, locale))
    )


def _person(organisation: Organisation, person: Person, locale: Locale) -> Iterator[Block]:
    yield Facts(((locale.identifier, person.id),))
    for membership in organisation.held_by.get(person.id, ()):
        post = organisation.post_by_id[membership.post]
        title = words(post.title, locale)
        yield Heading(locale.acting.format(name=title) if membership.acting else title, 2, post.id)
        share = (locale.share, _share(membership))
        yield Facts(((locale.identifier, post.id), *given(share), *_post_facts(organisation, post, locale)))


def _share(membership: Membership) -> str:
    return "" if membership.fte == 1 else number_words(membership.fte)
