"""Tables over pages: the header repeated, cells that span rows taken up again, rows whole."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest

from render.content import Cell, Table
from render.writers.pdf_parts.blocks import numbered_lines
from render.writers.pdf_parts.flow import Flow, Slice
from render.writers.pdf_parts.items import Item, Jump, Panel, Rule, Words
from render.writers.pdf_parts.setting import Setting
from render.writers.pdf_parts.structure import ARTIFACT, cell_entries
from render.writers.pdf_parts.table_grid import SEAM, Content, Grid
from render.writers.pdf_parts.table_header import header_slice
from render.writers.sign_looks import SignLook, sign_look
from render.writers.table_bands import banded

_MOST_EMPTY = 1 / 2  # of a page, for the sake of a table that is not to be parted
_LOW = 1 / 8  # of a page
_FIRST_ROWS = 3  # of a table are not parted from each other
_MOST_REPEATED = 1 / 2  # of a page, for the header
_MOST_OPENING = 1 / 2  # of a page, for the sake of those
_LEAST_LINES = 3  # of a row that no page holds: with less room than that, it starts on the next page
_APART = 0.5  # points at each side of a sign, so that neighbours of one colour are told apart
_LINES_BY_HAND = 2.2  # of a row that is written in

Row = tuple[Cell | None, ...]


def add_table(table: Table, setting: Setting, flow: Flow, above: float, *, whole: bool = False) -> None:
    """Set `table` into the flow, from where it stands; a `whole` one is not parted if that can be.

    One that belongs to a chart that was put off, and has no room here, follows behind that.
    """
    is_whole = bool(table.caption) and any(column.signs for column in table.columns)
    if flow.has_put_off and is_whole and _would_be_parted(table, setting, flow):
        sheet = _own_sheet(table, setting, flow)
        flow.put_off(sheet.taken())
    else:
        _Table(table, setting, flow, whole=whole).run(above)


def _would_be_parted(table: Table, setting: Setting, flow: Flow) -> bool:
    """Whether a sheet holds a table, but not what is left of this one."""
    sheet = _own_sheet(table, setting.draft(), flow)
    return len(sheet.sheets) == 1 and not flow.has_room_for(sheet.taken())


def _own_sheet(table: Table, setting: Setting, flow: Flow) -> Flow:
    """The table on a sheet of its own, or more."""
    sheet = Flow(flow.page)
    sheet.open_sheet()
    _Table(table, setting, sheet, whole=True).run(0.0)
    return sheet


class _Table:
    """One table on its way over the pages."""

    def __init__(self, table: Table, setting: Setting, flow: Flow, *, whole: bool) -> None:
        table, self._bands = banded(table)
        self._table = table
        self._setting = setting
        self._flow = flow
        self._grid = Grid(table, setting)
        self._grouping = {
            column for row in table.rows for column, cell in enumerate(row) if cell is None or cell.rows > 1
        }
        self._naming = self._grouping or self._grid.names  # the columns that say what a row is about
        self._least_lines = _LINES_BY_HAND if any(column.by_hand for column in table.columns) else 1.0
        structure = setting.structure
        element = structure.add("Table", structure.here)
        self._caption_element = structure.add("Caption", element) if table.caption else ARTIFACT
        self._header = header_slice(self._grid, element)
        self._repeated = self._header.height <= _MOST_REPEATED * flow.capacity
        self._body = structure.add("TBody", element)
        self._is_whole = self._is_kept_whole(whole)
        self._opening = self._kept_below_header()
        # The newest cell of every column, the one that spans down, if any does; and the element of its words.
        self._current: dict[int, tuple[Cell, int]] = {}
        self._band: Cell | None = None  # over the newest row

    def run(self, above: float) -> None:
        self._flow.add([*self._caption(above), self._header])
        rows = self._table.rows
        for place, (row, below) in enumerate(zip_longest(rows, rows[1:], fillvalue=())):
            last = self._whole_height(place + 1) if place + 2 == len(rows) else 0.0
            last = last if last < _LOW * self._flow.capacity else 0.0
            band = self._bands.get(place)
            self._band = band or self._band
            over = [self._band_slice(band.text, self._body)] if band else []
            keep = bool(below) and (self._is_whole or place + 1 < self._opening)
            self._add_row(row, over, _spanned(below), last, keep=keep)
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
        is_wasteful = flow.wasted > _MOST_EMPTY * flow.capacity
        most = (flow.room if is_wasteful else flow.capacity - flow.waiting) - taken
        heights = map(self._whole_height, range(len(self._table.rows)))
        return not any(height > most for height in accumulate(heights))

    def _kept_below_header(self) -> int:
        """How many rows stand below the header at least: a few, where they are low."""
        taken = self._flow.waiting + self._header.height
        heights = accumulate(map(self._whole_height, range(min(_FIRST_ROWS, len(self._table.rows)))))
        return sum(height + taken <= _MOST_OPENING * self._flow.capacity for height in heights)

    def _contents(self, row: Row) -> list[Content]:
        """What the cells of a row show, to be measured."""
        return [self._content(column, cell) for column, cell in enumerate(row)]

    def _whole_height(self, place: int) -> float:
        """Of the row there, with the band over it if there is one."""
        band = self._bands.get(place)
        over = self._band_slice(band.text).height if band else 0.0
        return self._height(self._contents(self._table.rows[place])) + over

    def _add_row(self, row: Row, above: list[Slice], spanned_below: set[int], last: float, *, keep: bool) -> None:
        """Place a row and what is right `above` it: here, overleaf, or, where no page holds it, cut into parts.

        The `last` row, if it is low, is not to stand alone: the one before it goes overleaf with it.
        """
        within = self._setting.structure.add("TR", self._body)
        contents = [self._tagged_content(column, cell, within) for column, cell in enumerate(row)]
        continuing = _spanned(row)
        while True:
            over = sum(piece.height for piece in above)
            height = self._height(contents) + over
            whole = self._flow.capacity - self._header.height * self._repeated
            if height + (last if height + last <= whole else 0.0) <= self._flow.room:
                self._flow.add([*above, self._row_slice(contents, spanned_below)._replace(keep=keep)])
                return
            if height > whole and self._flow.room >= self._height([[[]] * _LEAST_LINES]) + over:
                fitting = int((self._flow.room - over - 2 * self._grid.padding_y) // self._grid.leading)
                part = [content[:fitting] for content in contents]
                self._flow.add([*above, self._row_slice(part, set(range(len(contents))))])
                above = []
                contents = [content[fitting:] for content in contents]
                continuing = continuing | self._grouping
            if self._flow.waiting:  # what is kept with this row comes along: nothing is parted
                self._flow.open_sheet()
                self._flow.release()
                continue
            self._go_overleaf()
            if self._band and not above:
                above = [self._band_slice(self._band.continued)]
            for column in continuing:
                contents[column] = contents[column] or self._content(column, Cell(self._current[column][0].continued))

    def _go_overleaf(self) -> None:
        """Go on with a new sheet, under the header unless that would take most of it."""
        self._flow.add([self._closing(self._setting.theme.palette.rule, 0.5)])
        self._flow.open_sheet()
        if self._repeated:
            self._flow.add([self._header.untagged()])

    def _caption(self, above: float) -> Iterator[Slice]:
        """The caption stands over the table and is kept with it."""
        setting, sizes = self._setting, self._setting.theme.type
        text = self._table.caption
        lines = setting.lines(text, setting.width, sizes.small, bold=True, justified=False) if text else []
        for number, line in enumerate(lines):
            tag = self._caption_element
            words = setting.grid_words(line, setting.left, sizes.small, bold=True, tag=tag)
            yield Slice(sizes.leading, (words,), 0.0 if number else above, keep=True)

    def _band_slice(self, text: str, within: int = ARTIFACT) -> Slice:
        """The name of a group across the table, as a row `within` its body, held together with the row below."""
        setting, grid, palette = self._setting, self._grid, self._setting.theme.palette
        element = setting.structure.add("TR", within)
        tag = setting.structure.add("TH", element, cell_entries("Row", columns=len(grid.columns)))
        padding = grid.paddings[0]
        rows = setting.heading_rows(text, setting.width - 2 * padding, grid.size)
        content: Content = [[(padding, line, tag) for line in lines] for lines in rows]
        height = grid.height([content])
        panel = Panel(setting.left, SEAM, setting.width, height - SEAM, palette.tint)
        rule = Rule(setting.left, height, setting.width, palette.rule, 0.5)
        return Slice(height, (panel, rule, *grid.words(0, content, palette.ink, bold=True)), keep=True)

    def _row_slice(self, contents: Sequence[Content], spanned_below: set[int]) -> Slice:
        """A row: tinted where rows are grouped, a rule below where no cell goes on."""
        palette = self._setting.theme.palette
        height = self._height(contents)
        items: list[Item] = []
        for column, (left, width) in enumerate(zip(self._grid.lefts, self._grid.widths, strict=True)):
            if column in self._grouping:
                items.append(Panel(left, SEAM, width, height + SEAM, palette.tint))
            elif look := self._sign_look(column):
                items.append(Panel(left + _APART, SEAM, width - 2 * _APART, height, look.fill))
            if column not in spanned_below:
                items.append(Rule(left, height, width, palette.rule, 0.5))
        items += self._words(contents)
        items += self._jumps(contents)
        return Slice(height, tuple(items))

    def _closing(self, colour: str, thickness: float) -> Slice:
        return Slice(0.0, (Rule(self._setting.left, 0.0, self._setting.width, colour, thickness),))

    def _words(self, contents: Sequence[Content]) -> Iterator[Words]:
        ink = self._setting.theme.palette.ink
        for column, content in enumerate(contents):
            look = self._sign_look(column)
            colour, bold = (look.ink, look.is_bold) if look else (ink, column in self._grouping)
            yield from self._grid.words(column, content, colour, bold=bold)

    def _sign_look(self, column: int) -> SignLook | None:
        """How the newest cell of a column looks, where it holds a sign that weighs something."""
        cell, _ = self._current.get(column, (None, ARTIFACT))
        return sign_look(self._setting.theme, cell.tone) if cell and cell.tone else None

    def _jumps(self, contents: Sequence[Content]) -> Iterator[Jump]:
        for column, (cell, tag) in self._current.items():
            if cell.link and contents[column]:
                height = self._grid.leading * len(contents[column])
                left, width = self._grid.lefts[column], self._grid.widths[column]
                yield Jump(cell.link, cell.text, left, self._grid.padding_y, width, height, tag)

    def _tagged_content(self, column: int, cell: Cell | None, row: int) -> Content:
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

    def _content(self, column: int, cell: Cell | None, words: int = ARTIFACT, element: int = ARTIFACT) -> Content:
        """What a cell shows: strips of lines, one below the other; the text is part of `words`, a list of `element`."""
        if cell is None or not (cell.text or cell.items):
            return []
        is_bold = column in self._grouping or bool(cell.tone and sign_look(self._setting.theme, cell.tone).is_bold)
        lines = self._grid.lines(column, cell.text, bold=is_bold) if cell.text else []
        strips = self._grid.strips(column, lines, words)
        padding, width = self._grid.paddings[column], self._grid.inside(column)
        for item in numbered_lines(cell.items, self._setting, width, self._grid.size, element):
            strips += [[(x + padding, line, tag) for x, line, tag in strip] for strip in item]
        return strips

    def _height(self, contents: Sequence[Content]) -> float:
        return self._grid.height(contents, self._least_lines)


def _spanned(row: Row) -> set[int]:
    """The columns into which a cell above spans down."""
    return {column for column, cell in enumerate(row) if cell is None}
