"""Tables over pages: the header repeated, cells that span rows taken up again, rows whole."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, zip_longest

from render.content import Cell, Table
from render.typesetting.lines import Line
from render.typesetting.table_columns import headers_on_end, longest_word, table_columns
from render.writers.pdf_parts.blocks import Strip, numbered_lines
from render.writers.pdf_parts.flow import Flow, Slice
from render.writers.pdf_parts.items import Item, Jump, Panel, Rule, Words
from render.writers.pdf_parts.setting import Setting
from render.writers.pdf_parts.structure import ARTIFACT, cell_entries
from render.writers.sign_looks import SignLook, sign_look

_PADDING_X = 7.0
_PADDING_OF_SIGNS = 2.5
_PADDING_Y = 4.5
_PADDING_Y_OF_SIGNS = 2.5  # what is compared stands closer
_NARROW = 12.0  # sizes of text: a column in which a broken word would be seen
_MOST_EMPTY = 1 / 3  # of a page, for the sake of a table that is not to be parted
_LOW = 1 / 8  # of a page
_LEAST_LINES = 3  # of a row that no page holds: with less room than that, it starts on the next page
_MOST_HEADER_LINES = 12
_HEADER_HEIGHTS = (130.0, 160.0, 200.0, 240.0)  # of those on end, the first that is enough
_TIGHT = 1.1  # sizes of text from one line of those to the next, at least
_DENSE = 0.8  # lines of a header on end stand closer than others
_LINES_BY_HAND = 2.2  # of a row that is written in
_SEAM = 0.4  # neighbouring panels overlap a little, or the screen shows a line between them

Row = tuple[Cell | None, ...]
_Content = list[Strip]


def add_table(table: Table, setting: Setting, flow: Flow, above: float, *, whole: bool = False) -> None:
    """Set `table` into the flow, from where it stands; a `whole` one is not parted if that can be."""
    _Table(table, setting, flow, whole=whole).run(above)


class _Table:
    """One table on its way over the pages."""

    def __init__(self, table: Table, setting: Setting, flow: Flow, *, whole: bool) -> None:
        self._table = table
        self._setting = setting
        self._flow = flow
        self._size = setting.theme.type.table
        self._leading = setting.theme.type.table_leading
        self._paddings = [_PADDING_OF_SIGNS if column.signs else _PADDING_X for column in table.columns]
        self._padding_y = _PADDING_Y_OF_SIGNS if table.signs else _PADDING_Y
        self._widths = table_columns(table, self._measure, self._paddings, setting.width)
        self._on_end = headers_on_end(table, self._measure, self._paddings, setting.width)
        self._lefts = [setting.left + sum(self._widths[:column]) for column in range(len(self._widths))]
        self._grouping = {
            column for row in table.rows for column, cell in enumerate(row) if cell is None or cell.rows > 1
        }
        structure = setting.structure
        self._element = structure.add("Table", structure.here)
        self._caption_element = structure.add("Caption", self._element) if table.caption else ARTIFACT
        self._names = _before_signs(table)  # at the left, whichever way they run: far from it they look lost
        self._naming = self._grouping or self._names  # the columns that say what a row is about
        self._least_lines = 1.0
        self._header = self._header_slice()
        self._least_lines = _LINES_BY_HAND if any(column.by_hand for column in table.columns) else 1.0
        self._body = structure.add("TBody", self._element)
        self._is_whole = self._is_kept_whole(whole)
        # The newest cell of every column, the one that spans down, if any does; and the element of its words.
        self._current: dict[int, tuple[Cell, int]] = {}

    def run(self, above: float) -> None:
        self._flow.add([*self._caption(above), self._header])
        rows = self._table.rows
        for place, (row, below) in enumerate(zip_longest(rows, rows[1:], fillvalue=()), start=2):
            last = self._height(self._contents(below)) if place == len(rows) else 0.0
            last = last if last < _LOW * self._flow.capacity else 0.0
            self._add_row(row, _spanned(below), last, keep=self._is_whole and bool(below))
        self._flow.release()
        self._flow.add([self._closing(self._setting.theme.palette.accent, 1.0)])
        self._flow.align(self._setting.step)

    def _is_kept_whole(self, wanted: bool) -> bool:
        """Whether no page break parts it: as wanted, or as signs are compared, or a hand signs; up to a page.

        One that would leave much of this page empty is parted all the same.
        """
        if not wanted and not any(column.signs or column.by_hand for column in self._table.columns):
            return False
        flow, taken = self._flow, self._header.height + 2 * self._setting.theme.type.leading
        most = (flow.room if flow.room > _MOST_EMPTY * flow.capacity else flow.capacity - flow.waiting) - taken
        heights = (self._height(self._contents(row)) for row in self._table.rows)
        return not any(height > most for height in accumulate(heights))

    def _contents(self, row: Row) -> list[_Content]:
        """What the cells of a row show, to be measured."""
        return [self._content(column, cell) for column, cell in enumerate(row)]

    def _add_row(self, row: Row, spanned_below: set[int], last: float, *, keep: bool) -> None:
        """Place a row: here, overleaf, or, where no page holds it, cut into parts.

        The `last` row, if it is low, is not to stand alone: the one before it goes overleaf with it.
        """
        within = self._setting.structure.add("TR", self._body)
        contents = [self._tagged_content(column, cell, within) for column, cell in enumerate(row)]
        continuing = _spanned(row)
        while True:
            height = self._height(contents)
            whole = self._flow.capacity - self._header.height
            if height + (last if height + last <= whole else 0.0) <= self._flow.room:
                self._flow.add([self._row_slice(contents, spanned_below)._replace(keep=keep)])
                return
            if height > whole and self._flow.room >= self._height([[[]] * _LEAST_LINES]):
                fitting = int((self._flow.room - 2 * self._padding_y) // self._leading)
                part = [content[:fitting] for content in contents]
                self._flow.add([self._row_slice(part, set(range(len(contents))))])
                contents = [content[fitting:] for content in contents]
                continuing = continuing | self._grouping
            if self._flow.waiting:  # what is kept with this row comes along: nothing is parted
                self._flow.open_sheet()
                self._flow.release()
                continue
            self._go_overleaf()
            for column in continuing:
                contents[column] = contents[column] or self._content(column, Cell(self._current[column][0].continued))

    def _go_overleaf(self) -> None:
        """Go on with a new sheet, under the header."""
        self._flow.add([self._closing(self._setting.theme.palette.rule, 0.5)])
        self._flow.open_sheet()
        self._flow.add([self._header.untagged()])

    def _longest_word(self, column: int) -> float:
        """What the longest word of a column's header takes."""
        return longest_word(self._table.columns[column].header, self._measure) + 2 * self._paddings[column]

    def _measure(self, text: str) -> float:
        return self._setting.length(text, self._size, bold=True)

    def _caption(self, above: float) -> Iterator[Slice]:
        """The caption stands over the table and is kept with it."""
        setting, sizes = self._setting, self._setting.theme.type
        text = self._table.caption
        lines = setting.lines(text, setting.width, sizes.small, bold=True, justified=False) if text else []
        for number, line in enumerate(lines):
            tag = self._caption_element
            words = setting.grid_words(line, setting.left, sizes.small, bold=True, tag=tag)
            yield Slice(sizes.leading, (words,), 0.0 if number else above, keep=True)

    def _header_slice(self) -> Slice:
        setting, palette = self._setting, self._setting.theme.palette
        structure = setting.structure
        row = structure.add("TR", structure.add("THead", self._element))
        contents: list[_Content] = []
        raised: dict[int, list[tuple[Line, int]]] = {}
        for column, heading in enumerate(self._table.columns):
            tag = structure.add("TH", row, cell_entries("Column"))
            if heading.signs and self._on_end:
                raised[column] = [(line, tag) for line in self._raised_lines(column)]
                contents.append([])
            else:
                contents.append(self._strips(column, self._header_lines(column), tag))
        most = max(map(len, contents))
        contents = [[[]] * (most - len(content)) + content for content in contents]
        longest = max((line.width for lines in raised.values() for line, _ in lines), default=0.0)
        height = max(self._height(contents), longest + 2 * self._padding_y)
        items: list[Item] = [
            Rule(setting.left, 0.0, setting.width, palette.accent, 1.0),
            Rule(setting.left, height, setting.width, palette.accent, 0.6),
        ]
        items += self._words(contents, palette.accent, top=height - self._height(contents), bold=True)
        items += self._raised_words(raised, height - self._padding_y)
        return Slice(height, tuple(items), keep=True)

    def _raised_lines(self, column: int) -> list[Line]:
        """The lines of a header on end, no more than its column has room for side by side."""
        header, most = (
            self._table.columns[column].header,
            max(1, int(self._widths[column] / (_TIGHT * self._size) - 0.25)),
        )
        for height in _HEADER_HEIGHTS:
            lines = self._setting.lines(header, height, self._size, bold=True, justified=False)
            if len(lines) <= most:
                return lines
        return self._cut(lines, most, height)

    def _cut(self, lines: list[Line], most: int, width: float) -> list[Line]:
        """The first lines of a header; the last of them tells by an ellipsis that there is more."""
        rest = "".join(piece.text for line in lines[most - 1 :] for piece in line.pieces)
        return [*lines[: most - 1], self._setting.one_line(rest, width, self._size, bold=True)]

    def _raised_words(self, raised: Mapping[int, Sequence[tuple[Line, int]]], bottom: float) -> Iterator[Words]:
        colour = self._setting.theme.palette.accent
        for column, lines in raised.items():
            leading = min(self._leading * _DENSE, (self._widths[column] - _SEAM) / len(lines))
            left = self._lefts[column] + (self._widths[column] - leading * len(lines)) / 2
            for number, (line, tag) in enumerate(lines):
                words = self._setting.words(line, 0.0, self._size, leading, colour=colour, bold=True, tag=tag)
                x = left + number * leading + words.baseline
                yield words._replace(x=x, baseline=bottom, on_end=True)

    def _row_slice(self, contents: Sequence[_Content], spanned_below: set[int]) -> Slice:
        """A row: tinted where rows are grouped, a rule below where no cell goes on."""
        palette = self._setting.theme.palette
        height = self._height(contents)
        items: list[Item] = []
        for column, (left, width) in enumerate(zip(self._lefts, self._widths, strict=True)):
            if column in self._grouping:
                items.append(Panel(left, _SEAM, width, height + _SEAM, palette.tint))
            elif look := self._sign_look(column):
                items.append(Panel(left, _SEAM, width, height, look.fill))
            if column not in spanned_below:
                items.append(Rule(left, height, width, palette.rule, 0.5))
        items += self._words(contents, palette.ink)
        items += self._jumps(contents)
        return Slice(height, tuple(items))

    def _closing(self, colour: str, thickness: float) -> Slice:
        return Slice(0.0, (Rule(self._setting.left, 0.0, self._setting.width, colour, thickness),))

    def _words(
        self, contents: Sequence[_Content], colour: str, *, top: float = 0.0, bold: bool = False
    ) -> Iterator[Words]:
        for column, content in enumerate(contents):
            look = None if bold else self._sign_look(column)
            ink, heavy = (look.ink, look.is_bold) if look else (colour, bold or column in self._grouping)
            for number, strip in enumerate(content):
                height = top + self._padding_y + number * self._leading
                for x, line, tag in strip:
                    yield self._setting.words(
                        line,
                        self._lefts[column] + x,
                        self._size,
                        self._leading,
                        top=height,
                        colour=ink,
                        bold=heavy,
                        tag=tag,
                    )

    def _sign_look(self, column: int) -> SignLook | None:
        """How the newest cell of a column looks, where it holds a sign that weighs something."""
        cell, _ = self._current.get(column, (None, ARTIFACT))
        return sign_look(self._setting.theme, cell.tone) if cell and cell.tone else None

    def _jumps(self, contents: Sequence[_Content]) -> Iterator[Jump]:
        for column, (cell, tag) in self._current.items():
            if cell.link and contents[column]:
                height = self._leading * len(contents[column])
                left, width = self._lefts[column], self._widths[column]
                yield Jump(cell.link, cell.text, left, self._padding_y, width, height, tag)

    def _tagged_content(self, column: int, cell: Cell | None, row: int) -> _Content:
        """What a cell shows, as an element of the `row`: those that name the row are its headers."""
        if cell is None:
            return []
        structure = self._setting.structure
        is_header = column in self._naming
        entries = cell_entries("Row" if is_header else "", cell.rows)
        element = structure.add("TH" if is_header else "TD", row, entries)
        words = structure.add("P", element) if cell.items and cell.text else element
        words = structure.add("Link", words) if cell.link and cell.text else words
        self._current[column] = (cell, words)
        return self._content(column, cell, words, element)

    def _content(self, column: int, cell: Cell | None, words: int = ARTIFACT, element: int = ARTIFACT) -> _Content:
        """What a cell shows: strips of lines, one below the other; the text is part of `words`, a list of `element`."""
        if cell is None or not (cell.text or cell.items):
            return []
        is_bold = column in self._grouping or bool(cell.tone and sign_look(self._setting.theme, cell.tone).is_bold)
        lines = self._lines(column, cell.text, bold=is_bold) if cell.text else []
        strips = self._strips(column, lines, words)
        padding = self._paddings[column]
        width = self._widths[column] - 2 * padding
        for item in numbered_lines(cell.items, self._setting, width, self._size, element):
            strips += [[(x + padding, line, tag) for x, line, tag in strip] for strip in item]
        return strips

    def _header_lines(self, column: int) -> list[Line]:
        """A header over signs is set in lines of about the same length."""
        heading, width = self._table.columns[column], self._widths[column]
        lines = self._lines(column, heading.header, bold=True)
        while heading.signs and (width := width - self._size / 2) > self._longest_word(column):
            narrower = self._lines(column, heading.header, bold=True, width=width)
            if len(narrower) > len(lines):
                break
            lines = narrower
        if len(lines) > _MOST_HEADER_LINES:
            return self._cut(lines, _MOST_HEADER_LINES, self._widths[column] - 2 * self._paddings[column])
        return lines

    def _strips(self, column: int, lines: Sequence[Line], tag: int) -> _Content:
        """Lines below each other: signs in the middle of their column, words from its left."""
        if self._table.columns[column].signs:
            return [[((self._widths[column] - line.width) / 2 - line.x, line, tag)] for line in lines]
        return [[(self._paddings[column], line, tag)] for line in lines]

    def _lines(self, column: int, text: str, *, bold: bool, width: float | None = None) -> list[Line]:
        """`text` in a column, or in a part of its width."""
        inside = (width or self._widths[column]) - 2 * self._paddings[column]
        is_narrow = inside < _NARROW * self._size
        sided = column not in self._names
        return self._setting.lines(
            text, inside, self._size, bold=bold, justified=False, wordwise=is_narrow, sided=sided
        )

    def _height(self, contents: Sequence[_Content]) -> float:
        return max([self._least_lines, *map(len, contents)]) * self._leading + 2 * self._padding_y


def _before_signs(table: Table) -> set[int]:
    """The columns of words in front of those of signs, if there are any."""
    return set(range(next((column for column, heading in enumerate(table.columns) if heading.signs), 0)))


def _spanned(row: Row) -> set[int]:
    """The columns into which a cell above spans down."""
    return {column for column, cell in enumerate(row) if cell is None}
