"""Headcount, filled and vacant of every unit, as a table."""

from collections.abc import Iterator

from render.content import Cell, Column, Table
from render.locales import Locale
from render.organisation import Organisation, Unit
from render.products.staffing import Staffing, posts_of_units, staffing_of_units, total
from render.products.wording import department_names, number_words

Row = tuple[Cell, ...]


def staffing_table(organisation: Organisation, locale: Locale) -> Table:
    """A row for every unit, with all that is within it; then the posts in no unit, then all together.

    Cells are empty where the spec does not tell.
    """
    staffing, posts = staffing_of_units(organisation), posts_of_units(organisation)
    names = department_names(organisation, locale)
    rows = [_row(names[unit.id], depth, posts[unit.id], staffing[unit.id]) for depth, unit in _units(organisation)]
    if posts[None]:
        rows.append(_row(locale.outside_units, 0, posts[None], staffing[None]))
    tops = (unit.id for unit in organisation.units_within.get(None, ()))
    whole = total(staffing[top] for top in (*tops, None))
    rows.append((Cell(locale.in_all), Cell(), *_figures(len(organisation.posts), whole)))
    figures = (locale.level, locale.posts, locale.headcount, locale.filled, locale.vacant)
    columns = (Column(locale.department, 6), *(Column(header, 1.5, figures=True) for header in figures))
    return Table(locale.staffing, columns, tuple(rows), has_total=True)


def _units(organisation: Organisation) -> Iterator[tuple[int, Unit]]:
    """Every unit after the one it is in, with the number of units above it."""
    pending = [(0, unit) for unit in reversed(organisation.units_within.get(None, ()))]
    while pending:
        depth, unit = pending.pop()
        yield depth, unit
        pending.extend((depth + 1, part) for part in reversed(organisation.units_within.get(unit.id, ())))


def _row(name: str, depth: int, posts: int, staffing: Staffing) -> Row:
    return (Cell(name, depth=depth), _figure(depth + 1), *_figures(posts, staffing))


def _figures(posts: int, staffing: Staffing) -> Row:
    return tuple(map(_figure, (posts, staffing.headcount, staffing.filled, staffing.vacant)))


def _figure(number: float | None) -> Cell:
    return Cell() if number is None else Cell(number_words(number), number=number)
