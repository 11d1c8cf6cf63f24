"""YAML of others, as plain data whose texts know their lines. What a file may make us do is bounded."""

from typing import Any

import yaml
from yaml import events

from render.importing.limits import MAX_MARKUP
from render.importing.notes import refusal

MAX_DEPTH = 200
Mapping = dict[str, Any]


class Leaf(str):
    """A scalar as typed; `line` is where it stands."""

    __slots__ = ("line",)
    line: int


def read_yaml(file: str, text: str) -> tuple[list[Any], list[Leaf]]:
    """The documents in `text`, and every value in them in order. Raises `SpecError`; aliases are not followed."""
    if len(text) > MAX_MARKUP:
        raise refusal(file, "file-too-large", "This YAML file is too large.", "Give it in parts.")
    try:
        return _read(file, text)
    except yaml.MarkedYAMLError as error:
        line = getattr(error.problem_mark, "line", None)
        where = "" if line is None else f" in line {line + 1}"
        raise refusal(file, "damaged", f"This is not YAML{where}: {error.problem}.", "Correct it there.") from error
    except yaml.YAMLError as error:
        raise refusal(file, "damaged", "This YAML holds characters that no text may hold.", "Remove them.") from error


def _read(file: str, text: str) -> tuple[list[Any], list[Leaf]]:
    documents: list[Any] = []
    leaves: list[Leaf] = []
    open_nodes: list[list[Any]] = [documents]
    next_event = yaml.CBaseLoader(text).get_event
    while not isinstance(event := next_event(), events.StreamEndEvent):
        if isinstance(event, events.ScalarEvent):
            leaf = Leaf(event.value)
            leaf.line = event.start_mark.line + 1  # type: ignore[union-attr]
            open_nodes[-1].append(leaf)
        elif isinstance(event, events.CollectionStartEvent):
            if len(open_nodes) > MAX_DEPTH:
                raise refusal(
                    file, "too-deep", f"The nesting is deeper than {MAX_DEPTH} levels.", "Is it the right file?"
                )
            open_nodes.append([isinstance(event, events.MappingStartEvent)])
        elif isinstance(event, events.CollectionEndEvent):
            is_mapping, *children = open_nodes.pop()
            open_nodes[-1].append(_mapping(children, leaves) if is_mapping else _sequence(children, leaves))
        elif isinstance(event, events.AliasEvent):
            open_nodes[-1].append(None)
    return documents, sorted(leaves, key=lambda leaf: leaf.line)


def _mapping(children: list[Any], leaves: list[Leaf]) -> Mapping:
    keys, values = children[::2], children[1::2]
    leaves += [value for value in values if isinstance(value, Leaf)]
    return {str(key): value for key, value in zip(keys, values, strict=True) if isinstance(key, Leaf)}


def _sequence(children: list[Any], leaves: list[Leaf]) -> list[Any]:
    leaves += [child for child in children if isinstance(child, Leaf)]
    return children
