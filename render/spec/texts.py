"""The texts of a spec that may have languages, each with its path."""

from collections.abc import Iterator

from render.organisation import Kpi, Responsibility, Text
from render.spec.fields import TYPED, Keys
from render.spec.findings import Path


def texts(part: Keys, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text in a part of the spec. Recursion goes as deep as the YAML is nested, which the reader bounds."""
    for name, value in vars(part).items():
        here = (*path, TYPED.get(name, name))
        if isinstance(value, Text):
            yield here, value
        elif isinstance(value, Keys):
            yield from texts(value, here)
        elif isinstance(value, list | tuple):
            for number, item in enumerate(value):
                if isinstance(item, Text):
                    yield (*here, number), item
                elif isinstance(item, Keys):
                    yield from texts(item, (*here, number))
                elif isinstance(item, Responsibility | Kpi):  # words alone, in place of keys
                    yield (*here, number, "text"), item.text
