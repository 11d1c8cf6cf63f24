"""What a name means that is typed in the command line."""

from render.content import Facts
from render.diagnostics import ToolError
from render.locales import Locale
from render.organisation import Organisation, Person, Post
from render.products.lookup import Item, find, name_of, near_names
from render.products.profile import path_words
from render.products.wording import words
from render.typesetting.columns import visible
from render.writers.terminal import Screen, terminal

_MOST_LISTED = 20


def found(organisation: Organisation, wanted: str, locale: Locale) -> Item:
    """What `wanted` names.

    Raises `ToolError` where that is nothing, or several things: the spec is not to blame, the question is.
    """
    items = find(organisation, wanted)
    if len(items) != 1:
        raise _unclear(organisation, wanted, items, locale)
    return items[0]


def _unclear(organisation: Organisation, wanted: str, found: tuple[Item, ...], locale: Locale) -> ToolError:
    quoted = f'"{visible(wanted)}"'
    if found:
        listed = Facts(tuple((item.id, _named(organisation, item, locale)) for item in found[:_MOST_LISTED]))
        left = len(found) - len(listed.pairs)
        lines = [*terminal([listed], Screen()).splitlines(), *([f"and {left} more"] if left else [])]
        return ToolError(f"{quoted} may mean {len(found)} things.", "\n      ".join(["Ask by id:", *lines]))
    near = [f'"{visible(name)}"' for name in near_names(organisation, wanted)]
    hint = f"Did you mean {' or '.join(near)}?" if near else "Give an id, a name, a title or a part of one."
    return ToolError(f"There is no post, unit or person {quoted}.", hint)


def _named(organisation: Organisation, item: Item, locale: Locale) -> str:
    """What something is called, and where it is."""
    place = None if isinstance(item, Person) else item.unit if isinstance(item, Post) else item.parent
    name = words(name_of(item), locale)
    path = path_words(organisation, place, locale)
    return locale.part_of.format(name=name, whole=path) if path else name
