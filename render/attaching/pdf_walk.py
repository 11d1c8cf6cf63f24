"""Walks through PDF files of anyone: what is missing or in a circle in them leads nowhere, and not for ever."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream


def reached(start: object, *keys: Name) -> Iterator[pikepdf.Object]:
    """The dictionaries that `keys` lead to from `start`, itself first, and each of them once."""
    seen = set()
    pending = [start]
    while pending:
        item = pending.pop()
        if not isinstance(item, Dictionary) or (item.is_indirect and item.objgen in seen):
            continue
        seen.add(item.objgen)
        yield item
        for key in keys:
            below = item.get(key)
            pending += list(below) if isinstance(below, Array) else [below]


def dictionaries(items: object) -> Iterator[pikepdf.Object]:
    """Those of a list that are dictionaries, or have one; links to what is no longer there are null."""
    for item in items if isinstance(items, (Array, list)) else ():
        if isinstance(item, (Dictionary, Stream)):
            yield item
