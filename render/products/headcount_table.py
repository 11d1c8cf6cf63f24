"""The headcount of a unit, part by part: how many it is meant for, how many there are, how many are lacking."""

from collections.abc import Mapping

from render.content import Cell, Column, Table
from render.locales import Locale
from render.organisation import Id, Organisation, Unit
from render.products.reading_order import posts_in_order
from render.products.staffing import Staffing, post_staffing, total
from render.products.wording import number_words, words

_Named = tuple[str, Id, Staffing]


def headcount_table(
    organisation: Organisation, unit: Unit, staffing: Mapping[Id | None, Staffing], locale: Locale, *, number: int
) -> Table | None:
    """A row for every post right in the unit and every unit right below; `None` where no headcount is told.

    `staffing` is that of the units. How many posts are filled is left out where nobody's is known. The sum is what
    charts and lists tell of the unit: where it has a headcount of its own, a row says by how much that differs.
    """
    parts: list[_Named] = [
        (words(post.title, locale), post.id, post_staffing(organisation, post))
        for post in posts_in_order(organisation, unit)
    ]
    parts += [
        (words(part.name, locale), part.id, staffing[part.id]) for part in organisation.units_within.get(unit.id, ())
    ]
    if all(part.headcount is None for *_, part in parts):
        return None
    within, whole = total(part for *_, part in parts), staffing[unit.id]
    columns = [Column(f"{locale.post} / {locale.unit}", 6), Column(locale.headcount, 2, signs=True)]
    if whole.filled is not None:
        columns += [Column(locale.filled, 2, signs=True), Column(locale.vacant, 2, signs=True)]
    rows = [(Cell(name, link=id_), *_figures(part, len(columns))) for name, id_, part in parts]
    if whole != within:
        rows.append((Cell(locale.headcount_apart), *_figures(_difference(whole, within), len(columns))))
    if len(rows) > 1:
        rows.append((Cell(locale.in_all), *_figures(whole, len(columns))))
    title = locale.headcount_of_unit.format(name=words(unit.name, locale))
    return Table(locale.table.format(number=number, title=title), tuple(columns), tuple(rows))


def _difference(whole: Staffing, within: Staffing) -> Staffing:
    return Staffing((whole.headcount or 0) - (within.headcount or 0), 0, (whole.vacant or 0) - (within.vacant or 0))


def _figures(staffing: Staffing, columns: int) -> tuple[Cell, ...]:
    numbers = (staffing.headcount, staffing.filled, staffing.vacant)
    return tuple(Cell("" if number is None else number_words(number)) for number in numbers[: columns - 1])
