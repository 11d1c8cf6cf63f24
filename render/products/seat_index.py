"""The index of posts and units: by letter, Chinese names where their reading puts them."""

from itertools import groupby

from render.content import Entry, Index
from render.locales import Locale
from render.organisation import Organisation
from render.pinyin import initial, reading
from render.products.wording import department_names, seat_name


def seat_index(organisation: Organisation, locale: Locale) -> Index:
    """Every post and unit; the target of an entry is its id."""
    units = department_names(organisation, locale)
    entries = [Entry(seat_name(organisation, post.id, locale), post.id) for post in organisation.posts]
    entries += [Entry(units[unit.id], unit.id) for unit in organisation.units]
    return Index(
        tuple(
            (sign, tuple(entry for *_, entry in group))
            for sign, group in groupby(sorted(map(_sortable, entries)), key=lambda item: item[1])
        )
    )


def _sortable(entry: Entry) -> tuple[bool, str, tuple[str, ...], Entry]:
    """Letters in their order, then what begins with none."""
    sign = initial(entry.name)
    return not sign.isalpha(), sign, reading(entry.name), entry
