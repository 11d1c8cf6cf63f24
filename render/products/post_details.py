"""What a post may do, asks for and is measured by, in finished words; for every paper that tells of it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from render.locales import Locale
from render.organisation import Authority, Contacts, Id, Kpi, Organisation, Post, Responsibility, Text
from render.products.wording import number_words, seat_name, words


class Detail(NamedTuple):
    """What is told of a post under a label; `key` is for programs. Without items, nothing is told."""

    key: str
    label: str
    items: tuple[str, ...]


def qualification_details(post: Post, locale: Locale) -> tuple[Detail, ...]:
    asked, form = post.qualifications, locale.form
    return (
        Detail("education", form.education, _all_words(asked.education, locale)),
        Detail("experience", form.experience, _all_words(asked.experience, locale)),
        Detail("certificates", form.certificates, _all_words(asked.certificates, locale)),
        Detail("skills", form.skills, _all_words(asked.skills, locale)),
        Detail("languages", form.languages, _all_words(asked.languages, locale)),
    )


def contact_details(contacts: Contacts, locale: Locale) -> tuple[Detail, ...]:
    form = locale.form
    return (
        Detail("internal", form.internal, _all_words(contacts.internal, locale)),
        Detail("external", form.external, _all_words(contacts.external, locale)),
    )


def condition_details(post: Post, locale: Locale) -> tuple[Detail, ...]:
    work, form = post.conditions, locale.form
    return (
        Detail("place", form.place, _all_words([work.place], locale)),
        Detail("hours", form.hours, _all_words([work.hours], locale)),
        Detail("travel", form.travel, _all_words([work.travel], locale)),
        Detail("hazards", form.hazards, _all_words([work.hazards], locale)),
    )


def career_details(organisation: Organisation, post: Post, locale: Locale) -> tuple[Detail, ...]:
    """The posts that a career leads over, by title or as the spec words them."""
    before, after = (
        tuple(_step(step, organisation, locale) for step in steps) for steps in (post.career.before, post.career.after)
    )
    return (Detail("career-from", locale.form.career_from, before), Detail("career-to", locale.form.career_to, after))


def duty_words(duty: Responsibility, locale: Locale) -> str:
    """A responsibility, and behind it what comes of it, how often, how much it weighs, how it is measured."""
    form = locale.form
    measures = locale.list_comma.join(kpi_words(kpi, locale) for kpi in duty.kpis)
    remarks = (
        duty.result and form.result.format(text=words(duty.result, locale)),
        duty.cadence and form.cadence.format(text=words(duty.cadence, locale)),
        duty.weight and form.weight.format(weight=number_words(duty.weight)),
        measures and form.measured_by.format(text=measures),
    )
    return _with_remarks(words(duty.text, locale), remarks, locale)


def authority_words(authority: Authority, locale: Locale) -> str:
    """Such as `Budget of a campaign: approve (up to 50,000)`."""
    said = words(authority.matter, locale)
    if authority.action:
        action = words(authority.action, locale)
        said += locale.label_colon + locale.authority_actions.get(action, action)
    return _with_remarks(said, [authority.limit and words(authority.limit, locale)], locale)


def kpi_words(kpi: Kpi, locale: Locale) -> str:
    """Such as `Gross margin: not below the budget (weight 30%)`."""
    said = words(kpi.text, locale)
    if kpi.target:
        said = locale.form.kpi_target.format(text=said, target=words(kpi.target, locale))
    return _with_remarks(said, [kpi.weight and locale.form.weight.format(weight=number_words(kpi.weight))], locale)


def _all_words(texts: Iterable[Text | None], locale: Locale) -> tuple[str, ...]:
    return tuple(words(text, locale) for text in texts if text)


def _step(step: Id | Text, organisation: Organisation, locale: Locale) -> str:
    return words(step, locale) if isinstance(step, Text) else seat_name(organisation, step, locale)


def _with_remarks(said: str, remarks: Iterable[str | float | None], locale: Locale) -> str:
    given: Iterator[str] = (str(remark) for remark in remarks if remark)
    together = locale.form.remark_joiner.join(given)
    return locale.form.remarks.format(text=said, remarks=together) if together else said
