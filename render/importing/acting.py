"""Words for acting in titles and before names: "Acting Head of Sales", 課長（代理）, "komm. Leiter"."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache

from render.importing import said, vocabulary
from render.importing.kinds import headship

_BRACKETED = r"(.+?)\s*[(（]([^()（）]+)[)）]"
_MOST_WORDS = 3


class Holding(StrEnum):
    """How a title says that it is held: for the time being, by a deputy who leads the unit, or beside another post."""

    ACTING = "acting"
    PRESIDING = "presiding"
    BESIDES = "besides"


def in_titles(distinct: Iterable[str]) -> dict[str, tuple[str, Holding]]:
    """Those of these titles that say how they are held: what they are without that, and what it means."""
    return {title: (bare, holding) for title in distinct for bare, holding in [parted(title)] if holding}


def in_names(distinct: Iterable[str]) -> dict[str, str]:
    """Those of these names that have a word for acting before them, with it behind them: "Ann Smith (acting)"."""
    before = (name for name in distinct if " " in name and vocabulary.folded(name.partition(" ")[0]) in _at_edges()[0])
    return {name: f"{bare} (acting)" for name in before for bare, _ in [_spoken(name)] if bare != name}


@lru_cache(maxsize=4096)
def parted(title: str) -> tuple[str, Holding | None]:
    """A title without its words for acting, and what they mean; those that inflect it stay: "И.о. директора"."""
    if title.endswith((")", "）")):
        match = re.fullmatch(_BRACKETED, title)
        return _bracketed(title, match[1], match[2]) if match else (title, None)
    if " " in title:
        first, last = _at_edges()
        edges = vocabulary.folded(title.partition(" ")[0]), vocabulary.folded(title.rpartition(" ")[2])
        return _spoken(title) if edges[0] in first or edges[1] in last else (title, None)
    return (title, None) if title.isascii() else _written_together(title)


def _bracketed(title: str, bare: str, inside: str) -> tuple[str, Holding | None]:
    if said.presiding(inside):
        return bare, Holding.PRESIDING
    if said.acting(inside) and headship(bare) is not None:  # elsewhere it may be a kind of contract: "interino"
        return bare, Holding.ACTING
    return (bare, Holding.BESIDES) if said.besides(inside) else (title, None)


def _spoken(title: str) -> tuple[str, Holding | None]:
    pieces = title.split(" ")
    for count in range(min(_MOST_WORDS, len(pieces) - 1), 0, -1):
        before, behind = (vocabulary.folded(" ".join(words)) for words in (pieces[:count], pieces[-count:]))
        if before in vocabulary.words("values", "acting_inflecting"):
            return title, Holding.ACTING
        if before in vocabulary.words("values", "acting_before"):
            return " ".join(pieces[count:]), Holding.ACTING
        if behind in vocabulary.words("values", "acting_behind"):
            return " ".join(pieces[:-count]).rstrip(" ,–-"), Holding.ACTING
    return title, None


def _written_together(title: str) -> tuple[str, Holding | None]:
    """部長心得 is an acting 部長, 代县长 an acting 县长; 代表 is not."""
    behind, before = vocabulary.words("values", "acting_behind"), vocabulary.words("values", "acting_before")
    for word in behind if title.endswith(behind) else ():
        if title.endswith(word) and headship(title[: -len(word)]) is not None:
            return title[: -len(word)], Holding.ACTING
    for word in before if title.startswith(before) else ():
        if title.startswith(word) and title[len(word) :] in _heads():
            return title[len(word) :], Holding.ACTING
    return title, None


@cache
def _heads() -> frozenset[str]:
    return frozenset(word for rank in vocabulary.names("heads") for word in vocabulary.words("heads", rank))


@cache
def _at_edges() -> tuple[frozenset[str], frozenset[str]]:
    """What words for acting that stand before begin with, and what those that stand behind end with."""
    before = [*vocabulary.words("values", "acting_before"), *vocabulary.words("values", "acting_inflecting")]
    behind = vocabulary.words("values", "acting_behind")
    return frozenset(word.partition(" ")[0] for word in before), frozenset(word.rpartition(" ")[2] for word in behind)
