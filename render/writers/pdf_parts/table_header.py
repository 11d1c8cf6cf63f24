"""The header of a table: heads over signs are set evenly, or on end where their columns are narrow."""

from collections.abc import Iterator, Mapping, Sequence

from render.typesetting.lines import Line
from render.writers.pdf_parts.flow import Slice
from render.writers.pdf_parts.items import Item, Rule, Words
from render.writers.pdf_parts.structure import cell_entries
from render.writers.pdf_parts.table_grid import SEAM, Content, Grid

_MOST_LINES = 12
_HEIGHTS = (130.0, 160.0, 200.0, 240.0)  # of heads on end, the first that is enough
_TIGHT = 1.1  # sizes of text from one line of those to the next, at least
_DENSE = 0.8  # lines of a head on end stand closer than others


def header_slice(grid: Grid, table: int) -> Slice:
    """The header between its rules, as part of the element of its `table`."""
    setting, structure, accent = grid.setting, grid.setting.structure, grid.setting.theme.palette.accent
    row = structure.add("TR", structure.add("THead", table))
    contents: list[Content] = []
    raised: dict[int, list[tuple[Line, int]]] = {}
    for column, heading in enumerate(grid.columns):
        tag = structure.add("TH", row, cell_entries("Column"))
        if heading.signs and grid.on_end:
            raised[column] = [(line, tag) for line in _raised_lines(grid, column)]
            contents.append([])
        else:
            contents.append(grid.strips(column, _level_lines(grid, column), tag))
    longest = max((line.width for lines in raised.values() for line, _ in lines), default=0.0)
    height = max(grid.height(contents), longest + 2 * grid.padding_y)
    items: list[Item] = [
        Rule(setting.left, 0.0, setting.width, accent, 1.0),
        Rule(setting.left, height, setting.width, accent, 0.6),
    ]
    for column, content in enumerate(contents):
        items += grid.words(column, content, accent, top=height - grid.height([content], 0.0), bold=True)
    items += _raised_words(grid, raised, height - grid.padding_y)
    return Slice(height, tuple(items), keep=True)


def _level_lines(grid: Grid, column: int) -> list[Line]:
    """A head over signs is set in lines of about the same length that end where the sense does."""
    header, width = grid.columns[column].header, grid.inside(column)
    if grid.columns[column].signs:
        return grid.setting.even_lines(header, width, grid.size, bold=True, most=_MOST_LINES)
    lines = grid.lines(column, header, bold=True)
    return _cut(grid, lines, _MOST_LINES, width) if len(lines) > _MOST_LINES else lines


def _raised_lines(grid: Grid, column: int) -> list[Line]:
    """The lines of a head on end, no more than its column has room for side by side."""
    most = max(1, int(grid.widths[column] / (_TIGHT * grid.size) - 0.25))
    for height in _HEIGHTS:
        lines = grid.setting.lines(grid.columns[column].header, height, grid.size, bold=True, justified=False)
        if len(lines) <= most:
            return lines
    return _cut(grid, lines, most, height)


def _cut(grid: Grid, lines: list[Line], most: int, width: float) -> list[Line]:
    """The first lines of a head; the last of them tells by an ellipsis that there is more."""
    rest = "".join(piece.text for line in lines[most - 1 :] for piece in line.pieces)
    return [*lines[: most - 1], grid.setting.one_line(rest, width, grid.size, bold=True)]


def _raised_words(grid: Grid, raised: Mapping[int, Sequence[tuple[Line, int]]], bottom: float) -> Iterator[Words]:
    colour = grid.setting.theme.palette.accent
    for column, lines in raised.items():
        leading = min(grid.leading * _DENSE, (grid.widths[column] - SEAM) / len(lines))
        left = grid.lefts[column] + (grid.widths[column] - leading * len(lines)) / 2
        for number, (line, tag) in enumerate(lines):
            words = grid.setting.words(line, 0.0, grid.size, leading, colour=colour, bold=True, tag=tag)
            x = left + number * leading + words.baseline
            yield words._replace(x=x, baseline=bottom, on_end=True)
