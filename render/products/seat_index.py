"""The index of posts and units: by letter, Chinese names where their reading puts them."""

from itertools import groupby

from render.content import Entry, Index
from render.locales import Locale
from render.organisation import Organisation
from render.pinyin import initial, reading
from render.products.reading_order import seats_in_order
from render.products.wording import department_names, told_apart


def seat_index(organisation: Organisation, locale: Locale) -> Index:
    """Every post and unit; the target of an entry is its id."""
    units = department_names(organisation, locale)
    department_of = {seat.id: department for department, seat in seats_in_order(organisation)}
    names = told_apart(organisation, (post.id for post in organisation.posts), department_of, units, locale)
    entries = [Entry(name, post) for post, name in names.items()]
    entries += [Entry(units[unit.id], unit.id) for unit in organisation.units]
    return Index(
        tuple(
            (sign, tuple(entry for *_, entry in group))
            for sign, group in groupby(sorted(map(_sortable, entries)), key=lambda item: item[1])
        ),
        locale.continued,
    )


def _sortable(entry: Entry) -> tuple[bool, str, tuple[str, ...], Entry]:
    """Letters in their order, then what begins with none."""
    sign = initial(entry.name)
    return not sign.isalpha(), sign, reading(entry.name), entry
