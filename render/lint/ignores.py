"""Comments that silence a rule at one place: `# rolebook: ignore[rule] and the reason`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from render.diagnostics import Span
from render.lint.scalars import scalars
from render.spec.document import Source

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*rolebook:[ \t]*ignore\[([^\]\r\n]*)\]", re.MULTILINE)
_LINE = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Ignore:
    """A rule that a comment names at `span`, silenced for what begins in the line `line` of that file."""

    span: Span
    rule: str
    line: int


def ignores(texts: Mapping[str, str]) -> Iterator[Ignore]:
    """Every rule that a comment of these files names."""
    for file, text in texts.items():
        comments = list(_COMMENT.finditer(text))
        if comments:
            source, lines, inside = Source(file, text), _LINE.split(text), list(scalars(text))
            for comment in comments:
                if not any(scalar.start <= comment.start() < scalar.end for scalar in inside):
                    yield from _named(comment, source, lines)


def _named(comment: re.Match[str], source: Source, lines: list[str]) -> Iterator[Ignore]:
    line = source.span(comment.start()).line
    target = line
    while target < len(lines) and lines[target - 1].lstrip().startswith("#"):
        target += 1  # a comment of its own line is about the next line that is none
    for name in re.finditer(r"[^\s,]+", comment[1]):
        yield Ignore(source.span(comment.start(1) + name.start()), name[0], target)
