"""Ways upwards that come back to where they started."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def loops(above: Mapping[Node, Node | None]) -> list[list[Node]]:
    """The loops in a mapping from each thing to the one above it, each from where it is met, in linear time."""
    walk_of: dict[Node, int] = {}
    found: list[list[Node]] = []
    for number, start in enumerate(above):
        step: Node | None = start
        walk: list[Node] = []
        while step is not None and step in above and step not in walk_of:
            walk_of[step] = number
            walk.append(step)
            step = above[step]
        if step is not None and walk_of.get(step) == number:
            found.append(walk[walk.index(step) :])
    return found
