"""Statistics in the words of a language."""

from collections.abc import Iterator, Sequence

from render.content import Block, Cell, Column, Facts, Heading, Table
from render.locales import Locale
from render.organisation import Organisation
from render.products.facts import Pairs, given
from render.products.staffing import Staffing
from render.products.statistics import Statistics
from render.products.wording import department_names, number_words, seat_name, some_names, words

_BANDS = ((1, 1), (2, 4), (5, 8), (9, 15), (16, None))
"""Numbers of direct reports that are counted together, both ends included."""

_UNKNOWN = "–"


def statistics_blocks(organisation: Organisation, figures: Statistics, locale: Locale) -> Iterator[Block]:
    """What `figures` of the organisation say."""
    yield Heading(locale.statistics_of.format(name=words(organisation.name, locale)), 1, organisation.id)
    yield Facts(
        (
            (locale.units_all, str(figures.units)),
            (locale.groups_of_them, str(figures.groups)),
            (locale.posts, str(figures.posts)),
            (locale.people, str(figures.people)),
        )
    )
    if figures.departments:
        yield _staffing(organisation, figures, locale)
    if figures.managers_by_reports:
        yield _spans(figures, locale)
    notes = _notes(organisation, figures, locale)
    if notes:
        yield Facts(notes)


def _staffing(organisation: Organisation, figures: Statistics, locale: Locale) -> Table:
    names = {**department_names(organisation, locale), None: locale.outside_units}
    headers = (locale.department, locale.posts, locale.headcount, locale.filled, locale.vacant)
    rows = [_row(names[department.id], department.posts, department.staffing) for department in figures.departments]
    return _table(locale.staffing, headers, [*rows, _row(locale.in_all, figures.posts, figures.staffing)])


def _row(name: str, posts: int, staffing: Staffing) -> tuple[str, ...]:
    numbers = (staffing.headcount, staffing.filled, staffing.vacant)
    return (name, str(posts), *(_UNKNOWN if number is None else number_words(number) for number in numbers))


def _spans(figures: Statistics, locale: Locale) -> Table:
    rows = []
    for least, most in _BANDS:
        managers = sum(
            count for reports, count in figures.managers_by_reports.items() if least <= reports <= (most or reports)
        )
        band = f"{least}–{most}" if most else f"≥ {least}"
        rows.append((str(least) if least == most else band, str(managers)))
    return _table(locale.spans, (locale.direct_reports, locale.managers), rows)


def _notes(organisation: Organisation, figures: Statistics, locale: Locale) -> Pairs:
    def named(seats: tuple[str, ...], joiner: str = "") -> str:
        return some_names([seat_name(organisation, seat, locale) for seat in seats], locale, joiner)

    duties = figures.duties_per_post
    spread = (duties.least, duties.middle, duties.most) if duties else ()
    widest = [
        locale.counted.format(name=seat_name(organisation, span.post, locale), count=span.reports)
        for span in figures.widest_spans
    ]
    mean = figures.mean_reports
    return given(
        (locale.mean_reports, "" if mean is None else number_words(mean)),
        (locale.widest_spans, locale.list_comma.join(widest)),
        (locale.layers, str(len(figures.layers) or "")),
        (locale.layer_sizes, some_names([str(size) for size in figures.layers], locale, " / ")),
        (locale.deepest_line, named(figures.deepest_line, " › ")),
        (locale.duties_per_post, _range(spread, locale)),
        (locale.posts_without_duties, named(figures.posts_without_duties)),
        (locale.units_without_head, named(figures.units_without_head)),
    )


def _range(spread: tuple[float, ...], locale: Locale) -> str:
    if not spread:
        return ""
    least, middle, most = map(number_words, spread)
    return locale.range.format(least=least, middle=middle, most=most)


def _table(caption: str, headers: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    columns = tuple(Column(header, 1) for header in headers)
    return Table(caption, columns, tuple(tuple(map(Cell, row)) for row in rows))
