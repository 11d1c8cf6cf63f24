"""The texts of a YAML file with where they begin and end, for those who look at how something is typed."""

from collections.abc import Iterator
from typing import NamedTuple

import yaml
from yaml import events


class Scalar(NamedTuple):
    """What is typed from the offset `start` to `end`, quotes included, and what it means."""

    start: int
    end: int
    value: str


def scalars(text: str) -> Iterator[Scalar]:
    """Every key and every text, in order."""
    for event in yaml.parse(text, yaml.CBaseLoader):
        if isinstance(event, events.ScalarEvent):
            # the C parser always gives marks
            yield Scalar(event.start_mark.index, event.end_mark.index, event.value)  # type: ignore[union-attr]
