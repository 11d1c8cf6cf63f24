"""What is stated of a post or a unit beside its purpose and its responsibilities, as labelled values."""

from collections.abc import Iterable

from render.locales import Locale
from render.organisation import Id, Organisation, Post, Unit
from render.products.wording import holder_names, in_a_row, seat_name

Pairs = tuple[tuple[str, str], ...]


def given(*pairs: tuple[str, str]) -> Pairs:
    """The pairs that have a value."""
    return tuple((label, value) for label, value in pairs if value)


def unit_facts(organisation: Organisation, unit: Unit, locale: Locale, headcount: str, processes: str) -> Pairs:
    """The facts of a unit; `headcount` and `processes` are in words already. Where it has a head, that one reports."""
    above = None if unit.head else organisation.seat_above(unit)
    return given(
        (locale.head, seat_name(organisation, unit.head, locale) if unit.head else ""),
        (locale.reports_to, seat_name(organisation, above, locale) if above else ""),
        (locale.headcount, headcount),
        (locale.takes_part_in, processes),
    )


def post_facts(organisation: Organisation, post: Post, locale: Locale, headcount: str, processes: str) -> Pairs:
    """The facts of a post; `headcount` and `processes` are in words already."""
    is_top = post.superior is None and post.id == organisation.head
    return given(
        (locale.post_code, post.code),
        (locale.grade, post.grade),
        (locale.headcount, headcount),
        (locale.holders, in_a_row(holder_names(organisation, post, locale), locale)),
        (locale.reports_to, "" if is_top else seat_name(organisation, post.superior, locale)),
        (locale.dotted_to, seat_names(organisation, post.dotted_to, locale)),
        (locale.assistant_to, seat_names(organisation, (post.assistant_to,) if post.assistant_to else (), locale)),
        (locale.direct_reports, seat_names(organisation, organisation.reports_of.get(post.id, ()), locale)),
        (locale.takes_part_in, processes),
    )


def seat_names(organisation: Organisation, seats: Iterable[Id], locale: Locale) -> str:
    """Their names in a row."""
    return in_a_row([seat_name(organisation, seat, locale) for seat in seats], locale)
