"""A spec as typed: plain data whose every node knows its place in a file."""

import re
from array import array
from bisect import bisect_right
from functools import cached_property
from typing import Any, NamedTuple

from render.diagnostics import Diagnostic, Span
from render.spec.findings import Finding, Path, printable


class Offsets:
    """By key, where it and its value begin in the text: packed, as a large spec has more of these than of anything."""

    __slots__ = ("keys", "packed")

    def __init__(self) -> None:
        self.keys: tuple[str, ...] = ()
        self.packed = array("I")

    def __contains__(self, key: str) -> bool:
        return key in self.keys

    def __getitem__(self, key: str) -> tuple[int, int]:
        first = 2 * self.keys.index(key)
        return self.packed[first], self.packed[first + 1]

    def __setitem__(self, key: str, at: tuple[int, int]) -> None:
        if key in self.keys:
            first = 2 * self.keys.index(key)
            self.packed[first : first + 2] = array("I", at)
        else:
            self.keys += (key,)
            self.packed.extend(at)

    def setdefault(self, key: str, at: tuple[int, int]) -> None:
        if key not in self.keys:
            self[key] = at

    def update(self, others: "Offsets") -> None:
        for key in others.keys:
            self[key] = others[key]


class Mapping(dict[str, Any]):
    """A YAML mapping. `at` holds the offsets of its keys and values in the text."""

    __slots__ = ("at",)

    def __init__(self) -> None:
        self.at = Offsets()


class Sequence(list[Any]):
    """A YAML list. `at` holds the offsets of its items in the text."""

    __slots__ = ("at",)

    def __init__(self) -> None:
        self.at = array("I")


class Source:
    """A text and its name: turns offsets into lines and columns.

    The files of a spec are numbered through as if they stood one after the other; this one begins at `start`.
    """

    def __init__(self, name: str, text: str, start: int = 0) -> None:
        self.name = name
        self.text = text
        self.start = start

    @property
    def end(self) -> int:
        """Where the next file begins. Between the two is room for the place behind the last character."""
        return self.start + len(self.text) + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n?|\n", self.text))]

    def span(self, offset: int) -> Span:
        offset -= self.start
        line = bisect_right(self._line_starts, offset)
        return Span(self.name, line, offset - self._line_starts[line - 1] + 1)


class Document(NamedTuple):
    """A spec as typed: its root mapping, and what is wrong with it as YAML. `sources` go up in offsets.

    `standard` holds, by offset, the standard words that were read in place of Chinese ones in a single file.
    """

    sources: tuple[Source, ...]
    root: Mapping
    problems: tuple[Diagnostic, ...]
    standard: dict[int, str]
    repeated: int = 0
    """How many characters its aliases repeat."""

    def located(self, finding: Finding) -> Diagnostic:
        """`finding` with its place in the file."""
        span = self.span(finding.path, finding.of_key)
        message = finding.message
        if finding.first is not None:
            message += self._beside(self.span(finding.first), span)
        return Diagnostic(span, finding.rule, printable(message), printable(finding.hint), finding.severity)

    def _beside(self, first: Span, second: Span) -> str:
        """Where the first of two is, as the end of a sentence about the second."""
        if first == second:
            return "; an alias (`*…`) repeats it."
        return f" (line {first.line})." if first.file == second.file else f" ({first.file}, line {first.line})."

    def span(self, path: Path, of_key: bool = False) -> Span:
        """The place of the value at `path`, or of its key; of the deepest node there is on the way to it."""
        node: Any = self.root
        at = (0, 0)
        for step in path:
            if isinstance(node, Mapping) and isinstance(step, str) and step in node.at:
                at = node.at[step]
                node = node.get(step)
            elif isinstance(node, Sequence) and isinstance(step, int):
                at = (node.at[step], node.at[step])
                node = node[step]
            else:
                return self.place(at[1])
        return self.place(at[0] if of_key else at[1])

    def place(self, offset: int) -> Span:
        return self.sources[bisect_right(self.sources, offset, key=lambda source: source.start) - 1].span(offset)

    def typed(self, path: Path) -> Path:
        """`path` without the steps that nobody typed."""
        node: Any = self.root
        steps: list[str | int] = []
        for step in path:
            if (isinstance(node, Mapping) and step in node) or (isinstance(node, Sequence) and isinstance(step, int)):
                node = node[step]  # type: ignore[index]
                steps.append(step)
        return tuple(steps)
