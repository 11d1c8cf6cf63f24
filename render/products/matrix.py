"""The responsibilities matrix: department, post, main responsibilities; a row for every post and group."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from render.chart_settings import USUAL_CHARTS, ChartSettings
from render.content import Block, Cell, Column, Document, Figure, Heading, Table
from render.locales import Locale
from render.organisation import Id, Organisation, Post, Responsibility, Unit, UnitType
from render.products.chart_as_set import chart_as_set
from render.products.org_chart import alternative
from render.products.paper import paper
from render.products.reading_order import posts_in_order
from render.products.wording import department_names, within_brackets, words

OVERVIEW = "/chart"
"""The id of the figure with the whole chart."""


class _Row(NamedTuple):
    department: Id | None
    seat: Post | Unit
    name: str


def matrix(organisation: Organisation, locale: Locale, charts: ChartSettings = USUAL_CHARTS) -> Document:
    """The matrix as a paper of its own."""
    return paper(organisation, locale, locale.responsibilities_matrix, _blocks(organisation, locale, charts))


def _blocks(organisation: Organisation, locale: Locale, charts: ChartSettings) -> Iterator[Block]:
    """The chart, whose boxes lead to the rows of the matrix, and the matrix."""
    chart = chart_as_set(organisation, locale, charts)
    caption = locale.figure.format(number=1, title=chart.title)
    yield Heading(locale.overview, 1, "/overview")
    yield Figure(chart, caption, alternative(chart, locale), OVERVIEW)
    yield Heading(locale.responsibilities_matrix, 1, "/matrix")
    yield matrix_table(organisation, locale, number=1)


def matrix_table(organisation: Organisation, locale: Locale, *, number: int, linked: bool = False) -> Table:
    """The matrix as a table; where `linked`, a post's cell leads to the heading with the post's id.

    Else the cell is where links to the post lead, and leads back to the chart.
    """
    rows = list(_rows(organisation, locale))
    names = department_names(organisation, locale)
    cells: list[tuple[Cell | None, ...]] = []
    seats = {row.seat.id for row in rows}
    for department, group in groupby(rows, key=lambda row: row.department):
        members = list(group)
        name = names[department]
        link, anchor = _places(department or "", linked=linked)
        first = Cell(
            name,
            rows=len(members),
            continued=locale.continued.format(name=name),
            link=link,
            anchor="" if department in seats else anchor,
        )
        for row in members:
            link, anchor = _places(row.seat.id, linked=linked)
            seat = Cell(row.name, link=link, anchor=anchor)
            cells.append((first if row is members[0] else None, seat, _duties(row.seat, locale)))
    columns = (Column(locale.department, 2), Column(locale.post, 2.4), Column(locale.duties, 8.6))
    caption = locale.table.format(number=number, title=locale.responsibilities_matrix)
    return Table(caption, columns, tuple(cells))


def _places(id_: Id, *, linked: bool) -> tuple[str, str]:
    """Where a cell leads, and by what id links lead to it."""
    return (id_, "") if linked else (OVERVIEW, id_)


def duties_list(organisation: Organisation, locale: Locale) -> Table:
    """The matrix with a row for each responsibility, numbered within its post; to be sorted and filtered."""
    names = department_names(organisation, locale)
    rows: list[tuple[Cell, ...]] = []
    for row in _rows(organisation, locale):
        seat = (Cell(names[row.department]), Cell(row.name))
        duties = duty_texts(row.seat.responsibilities, locale)
        rows += ((*seat, Cell(str(number), number=number), Cell(duty)) for number, duty in enumerate(duties, start=1))
        if not duties:
            rows.append((*seat, Cell(), Cell()))
    columns = (
        Column(locale.department, 2),
        Column(locale.post, 2.4),
        Column(locale.ordinal, 0.8, figures=True),
        Column(locale.duties, 8),
    )
    return Table(locale.responsibilities_matrix, columns, tuple(rows))


def duty_texts(duties: tuple[Responsibility, ...], locale: Locale) -> tuple[str, ...]:
    return tuple(words(duty.text, locale) for duty in duties)


def _duties(seat: Post | Unit, locale: Locale) -> Cell:
    return Cell(items=duty_texts(seat.responsibilities, locale))


def _rows(organisation: Organisation, locale: Locale) -> Iterator[_Row]:
    """Rows in reading order: each department with its posts and groups, then the departments below it."""
    for post in posts_in_order(organisation, None):
        yield _Row(None, post, words(post.title, locale))
    pending = list(reversed(organisation.units_within.get(None, ())))
    while pending:
        department = pending.pop()
        yield from _department_rows(organisation, department, locale)
        below = _members(organisation, department)
        pending.extend(reversed([unit for member in below for unit in _subdepartments(organisation, member)]))


def _department_rows(organisation: Organisation, department: Unit, locale: Locale) -> Iterator[_Row]:
    for unit in _members(organisation, department):
        name = words(unit.name, locale)
        is_empty = unit.id not in organisation.posts_within and unit.id not in organisation.units_within
        if unit.responsibilities or is_empty:
            yield _Row(department.id, unit, name if unit.responsibilities or unit is not department else "")
        for post in posts_in_order(organisation, unit):
            title = words(post.title, locale)
            in_group = locale.post_in_group.format(post=title, group=within_brackets(name))
            yield _Row(department.id, post, title if unit is department or name in title else in_group)


def _members(organisation: Organisation, department: Unit) -> list[Unit]:
    """The department itself and the groups in it, groups within groups included."""
    members, pending = [], [department]
    while pending:
        unit = pending.pop()
        members.append(unit)
        groups = [below for below in organisation.units_within.get(unit.id, ()) if below.type is UnitType.GROUP]
        pending.extend(reversed(groups))
    return members


def _subdepartments(organisation: Organisation, unit: Unit) -> list[Unit]:
    return [below for below in organisation.units_within.get(unit.id, ()) if below.type is not UnitType.GROUP]
