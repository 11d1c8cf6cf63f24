"""Bookmarks of a Word paper: the names and numbers of the places that links lead to."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from render import content
from render.writers.word_parts.xml import bookmarked, link

_LONGEST_STEM = 28  # a name has at most 40 characters


class Bookmarks(NamedTuple):
    """`own` are the places of these blocks, as a name and a number by their id; `others` are names elsewhere."""

    own: Mapping[str, tuple[str, int]]
    others: Mapping[str, str]

    def marked(self, id_: str, runs: str) -> str:
        """`runs` as the place `id_`, where that is one."""
        return bookmarked(*self.own[id_], runs) if id_ in self.own else runs

    def linked(self, id_: str, runs: str, plain: str = "") -> str:
        """`runs` leading to the place `id_`; `plain`, or `runs` themselves, where there is none."""
        name = self.name(id_)
        return link(name, runs) if name else plain or runs

    def name(self, id_: str) -> str:
        """The name of the place `id_`; empty where there is none."""
        return self.own[id_][0] if id_ in self.own else self.others.get(id_, "")


NO_BOOKMARKS = Bookmarks({}, {})


def bookmarks_of(blocks: Iterable[content.Block], taken: Collection[str] = (), after: int = -1) -> Bookmarks:
    """Those that `blocks` need, by names other than those `taken` and numbers greater than `after`."""
    ids = dict.fromkeys(target for block in blocks for target in _targets(block))
    names = bookmark_names(ids, taken)
    return Bookmarks({id_: (name, after + 1 + number) for number, (id_, name) in enumerate(names.items())}, {})


def bookmark_names(ids: Iterable[str], taken: Collection[str] = ()) -> dict[str, str]:
    """A bookmark's name for each id: a letter first, then letters, digits and _, at most 40 (Word's rule)."""
    names: dict[str, str] = {}
    used = {name.lower() for name in taken}
    for id_ in ids:
        stem = "at_" + re.sub(r"\W", "_", id_)[:_LONGEST_STEM]
        name = stem
        while name.lower() in used:
            name = f"{stem}_{len(used)}"
        names[id_] = name
        used.add(name.lower())
    return names


def _targets(block: content.Block) -> Iterator[str]:
    """The ids that links may lead to."""
    match block:
        case content.Heading(id=id_) | content.Figure(id=id_):
            yield from [id_] if id_ else ()
        case content.Table(rows=rows):
            yield from (cell.anchor for row in rows for cell in row if cell and cell.anchor)
