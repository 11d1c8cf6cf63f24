"""Finding a post, a unit or a person by what somebody types."""

import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches

from render.organisation import Organisation, Person, Post, Text, Unit

Item = Post | Unit | Person

_MOST_SUGGESTIONS = 3


def find(organisation: Organisation, wanted: str) -> tuple[Item, ...]:
    """What `wanted` means: an id, else a whole name, title or post code, else a part of one.

    Names count in every language, and neither case nor width does. Several where it means several,
    none where it means nothing.
    """
    looks_up = (organisation.unit_by_id, organisation.post_by_id, organisation.person_by_id)
    exact = tuple(by_id[wanted] for by_id in looks_up if wanted in by_id)
    if exact:
        return exact
    plain = _plain(wanted)
    names = [(item, [_plain(name) for name in _names(item)]) for item in _items(organisation)]
    whole = tuple(item for item, known in names if plain in known)
    return whole or tuple(item for item, known in names if plain and any(plain in name for name in known))


def near_names(organisation: Organisation, wanted: str) -> tuple[str, ...]:
    """The names and ids that `wanted` may have been meant to be, the nearest first."""
    names = {_plain(name): name for item in _items(organisation) for name in _names(item)}
    near = get_close_matches(_plain(wanted), names, n=_MOST_SUGGESTIONS)
    return tuple(names[plain] for plain in near)


def name_of(item: Item) -> Text:
    return item.title if isinstance(item, Post) else item.name


def _items(organisation: Organisation) -> Iterator[Item]:
    yield from organisation.units
    yield from organisation.posts
    yield from organisation.people


def _names(item: Item) -> Iterator[str]:
    yield item.id
    yield from name_of(item).by_language.values()
    if isinstance(item, Post) and item.code:
        yield item.code


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
