"""The columns of a table on a page: where they are, and how words are set in them."""

from collections.abc import Iterator, Sequence

from render.content import Table
from render.typesetting.lines import Line
from render.typesetting.table_columns import headers_on_end, table_columns
from render.writers.pdf_parts.blocks import Strip
from render.writers.pdf_parts.items import Words
from render.writers.pdf_parts.setting import Setting

SEAM = 0.4
"""Neighbouring panels overlap a little, or the screen shows a line between them."""

_PADDING_X = 7.0
_PADDING_OF_SIGNS = 2.5
_PADDING_Y = 4.5
_PADDING_Y_OF_SIGNS = 2.5  # what is compared stands closer
_NARROW = 12.0  # sizes of text: a column in which a broken word would be seen

Content = list[Strip]
"""What a cell shows: lines, one below the other."""


class Grid:
    """The columns of `table`. `on_end` is whether heads over signs are; `names` are the columns in front of signs."""

    def __init__(self, table: Table, setting: Setting) -> None:
        self.columns = table.columns
        self.setting = setting
        self.size = setting.theme.type.table
        self.leading = setting.theme.type.table_leading
        self.paddings = [_PADDING_OF_SIGNS if column.signs else _PADDING_X for column in table.columns]
        self.padding_y = _PADDING_Y_OF_SIGNS if table.signs else _PADDING_Y
        self.widths = table_columns(table, self.measure, self.paddings, setting.width)
        self.lefts = [setting.left + sum(self.widths[:column]) for column in range(len(self.widths))]
        self.on_end = headers_on_end(table, self.measure, self.paddings, setting.width)
        self.names = _before_signs(table)

    def measure(self, text: str) -> float:
        """What `text` takes on one line, in bold."""
        return self.setting.length(text, self.size, bold=True)

    def inside(self, column: int) -> float:
        """The width of a column without its padding."""
        return self.widths[column] - 2 * self.paddings[column]

    def height(self, contents: Sequence[Content], least: float = 1.0) -> float:
        """Of a row that holds these, in which there is room for so many lines at least."""
        return max([least, *map(len, contents)]) * self.leading + 2 * self.padding_y

    def lines(self, column: int, text: str, *, bold: bool, width: float | None = None) -> list[Line]:
        """`text` in a column, or in so much of it. Names stand at the left, whichever way they run: far from signs they
        look lost."""
        inside = self.inside(column) if width is None else width
        is_narrow = inside < _NARROW * self.size
        sided = column not in self.names
        return self.setting.lines(text, inside, self.size, bold=bold, justified=False, wordwise=is_narrow, sided=sided)

    def strips(self, column: int, lines: Sequence[Line], tag: int) -> Content:
        """Lines below each other: signs in the middle of their column, words from its left."""
        if self.columns[column].signs:
            return [[((self.widths[column] - line.width) / 2 - line.x, line, tag)] for line in lines]
        return [[(self.paddings[column], line, tag)] for line in lines]

    def words(self, column: int, content: Content, colour: str, *, top: float = 0.0, bold: bool) -> Iterator[Words]:
        """What a cell shows, in a row that begins at the height `top`."""
        setting, size, leading = self.setting, self.size, self.leading
        for number, strip in enumerate(content):
            height = top + self.padding_y + number * leading
            for x, line, tag in strip:
                x += self.lefts[column]
                yield setting.words(line, x, size, leading, top=height, colour=colour, bold=bold, tag=tag)


def _before_signs(table: Table) -> set[int]:
    """The columns of words in front of those of signs, if there are any."""
    return set(range(next((column for column, heading in enumerate(table.columns) if heading.signs), 0)))
