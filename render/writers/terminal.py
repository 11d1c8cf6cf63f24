"""Content as text for a terminal: columns are aligned, whatever the width of the characters."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from render.content import Block, Facts, Heading, NumberedList, Paragraph, Table
from render.typesetting.columns import advances, columns, visible
from render.typesetting.line_filling import fill

_GAP = "  "
_NARROWEST = 8
"""Columns that text gets however little room there is; two to the Chinese character."""

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


class Screen(NamedTuple):
    """`width` in columns; `colour` says whether bold and dim may be used."""

    width: int = 80
    colour: bool = False


def terminal(blocks: Iterable[Block], screen: Screen) -> str:
    """The blocks one under the other, in lines no wider than the screen, with an end of line after each.

    Figures cannot be shown and are left out.
    """
    lines: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before is not None and not isinstance(before, Heading):
            lines.append("")
        lines += _lines(block, screen)
        before = block
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _lines(block: Block, screen: Screen) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield from (_styled(line, _BOLD, screen) for line in _wrapped(text, screen.width))
        case Paragraph(text=text):
            yield from _wrapped(text, screen.width)
        case Facts(pairs=pairs):
            yield from _aligned(pairs, screen)
        case NumberedList(items=items):
            yield from _aligned([(f"{number}.", item) for number, item in enumerate(items, start=1)], screen)
        case Table():
            yield from _table(block, screen)


def _aligned(pairs: Sequence[tuple[str, str]], screen: Screen) -> Iterator[str]:
    """Labels in one column, and beside them what they stand for."""
    widest = min(max(columns(visible(label)) for label, _ in pairs), max(_NARROWEST, screen.width // 2))
    room = max(_NARROWEST, screen.width - widest - len(_GAP))
    for label, text in pairs:
        yield from _beside([_wrapped(label, widest), _wrapped(text, room)], [widest, room], [_DIM, ""], screen)


def _table(table: Table, screen: Screen) -> Iterator[str]:
    headers = [column.header for column in table.columns]
    rows = [[cell.text if cell else "" for cell in row] for row in table.rows]
    widths = _widths([headers, *rows], screen.width)
    numeric = [all(_is_number(row[index]) for row in rows) for index in range(len(headers))]
    yield from (_styled(line, _BOLD, screen) for line in _wrapped(table.caption, screen.width))
    for row in [headers, *rows]:
        cells = [_wrapped(text, width) for text, width in zip(row, widths, strict=True)]
        style = _DIM if row is headers else ""
        yield from _beside(cells, widths, [style] * len(cells), screen, numeric)


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """What each column needs; where that is too much for the screen, the widest gives way."""
    widths = [max(columns(visible(text)) for text in column) for column in zip(*rows, strict=True)]
    spare = width - len(_GAP) * (len(widths) - 1) - sum(widths)
    if spare < 0:
        widest = widths.index(max(widths))
        widths[widest] = max(_NARROWEST, widths[widest] + spare)
    return widths


def _beside(
    cells: Sequence[list[str]],
    widths: Sequence[int],
    styles: Sequence[str],
    screen: Screen,
    right: Sequence[bool] | None = None,
) -> Iterator[str]:
    """Cells side by side, each with lines of its own."""
    aligned_right = right or [False] * len(cells)
    for number in range(max(map(len, cells))):
        parts = []
        for cell, width, style, is_right in zip(cells, widths, styles, aligned_right, strict=True):
            line = cell[number] if number < len(cell) else ""
            blank = " " * (width - columns(line))
            styled = _styled(line, style, screen)
            parts.append(blank + styled if is_right else styled + blank)
        yield _GAP.join(parts)


def _wrapped(text: str, width: int) -> list[str]:
    shown = visible(text)
    return [shown[start:end] for start, end in fill(shown, advances(shown), width)] or [""]


def _styled(text: str, style: str, screen: Screen) -> str:
    return f"{style}{text}{_PLAIN}" if text and style and screen.colour else text


def _is_number(text: str) -> bool:
    return not any(map(str.isalpha, text))
