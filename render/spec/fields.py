"""What shapes are made of: mappings of known keys, with what is read under each."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple, get_type_hints

from render.organisation import Text


class ByKey(NamedTuple):
    """Reads a mapping of any keys: first it is checked as a whole, then its keys and values are read one by one."""

    check: Callable[[Any], Mapping[str, Any]]
    key: Callable[[str], str]
    value: Callable[[Any], Any]


class Field(NamedTuple):
    """What stands under a key: the attribute that holds it, and the annotation that says how it is read."""

    attribute: str
    kind: Any
    required: bool


TYPED = {"starts": "from", "ends": "to", "before": "from", "after": "to"}
"""The keys of attributes that are called otherwise."""


class Keys:
    """A mapping with known keys; what has a default may be left out."""

    @classmethod
    @cache
    def fields(cls) -> Mapping[str, Field]:
        """By key, as it is typed."""
        hints = get_type_hints(cls, include_extras=True)
        return {TYPED.get(name, name): Field(name, kind, not hasattr(cls, name)) for name, kind in hints.items()}


class Entry(Keys):
    """A mapping, or words alone, which then are its text."""

    @staticmethod
    def from_words(words: Text) -> Any:
        """What stands for the entry, having the same attributes: there are many, and few say more."""
        raise NotImplementedError
