"""A guess at where Word will break the pages.

Word has no way to say "repeat this name at the top of the next page", and a merged cell is blank after a
page break. So the writer breaks up a tall merged cell itself, where it expects the page to end, and holds the
rows of each part together. The guess leans to the tall side: that costs white space, the other would cost the name.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import NamedTuple

from render import content
from render.themes import Theme
from render.writers.chapters import opening
from render.writers.word_parts.sheet import (
    CELL_PADDING_BOTTOM,
    CELL_PADDING_TOP,
    LIST_INDENT,
    Fitted,
    Sheet,
    side_padding,
    table_widths,
)

DEEPEST_LISTED = 2  # level of heading

# What the styles of the template put around words, in points.
_CONTENTS_LINES = (20.0, 16.0)
_CONTENTS_TITLE = 32.0
HEADING_PITCH = 1.35  # sizes
_HEADING_SPACES = (26.0, 14.0, 8.0)  # by level; what a paragraph has after it counts once
_PARAGRAPH_SPACE = 6.0
_CAPTION_SPACE = 10.0
_FIGURE_SPACE = 32.0  # with the caption
CELL_PADDING = CELL_PADDING_TOP + CELL_PADDING_BOTTOM + 0.5  # with the rule below
_HALF_ANSWER, _WHOLE_ANSWER = 0.3, 0.8  # of the width: an answer in a form beside another, and alone
_SAFE = 0.98  # of the page is counted on
_LOOSE = 1.04  # what gaps between Han and Latin, and lines that break early, add to a text's width
_WIDEST = 1.25 * _LOOSE  # em of a character as counted here
_SMALL = 0.5  # of a page: a part of a table up to here moves to the next page as a whole
_WHOLE = 2 / 3  # of a page: a table of signs up to here is not parted
_SOME_ROWS = 40  # of a table are looked at
_LEAST = 1 / 3  # of a page, for a chapter to begin on
_WORTH_STARTING = 0.25  # of a page: with less room left, a tall part starts on the next page


class Plan(NamedTuple):
    """`parts[n]` holds the row numbers at which a part of the n-th table begins; a part stays on one page.

    `page_of` tells the page of each heading, by its id; `openers` are the numbers of the blocks that begin a page.
    """

    parts: tuple[frozenset[int], ...]
    pages: int
    page_of: Mapping[str, int]
    openers: frozenset[int]


def plan(document: content.Document, theme: Theme, sheets: Sequence[Sheet], figures: Sequence[Fitted]) -> Plan:
    """Where the tables are to be parted, and how many pages there are; `sheets` has the one of each block."""
    planner = _Planner(document, theme, sheets[0], figures)
    for number, sheet in zip(range(len(document.blocks)), sheets, strict=False):
        planner.add(number, sheet)
    return planner.finish()


def is_listed(heading: content.Heading) -> bool:
    """Whether the contents name a heading."""
    return heading.level <= DEEPEST_LISTED


def lines(text: str, size: float, width: float) -> int:
    """How many lines `text` takes, rather too many than too few: a Han character is 1 em wide, a Latin one 0.5."""
    if len(text) * _WIDEST * size <= width and "\n" not in text:
        return 1
    return sum(max(1, ceil(_ems(line) * size / width)) for line in text.split("\n"))


def _ems(text: str) -> float:
    # A Han character has 3 bytes in UTF-8, a Latin letter 1; counting bytes is much faster than looking at each.
    return _LOOSE * (0.5 * len(text) + 0.25 * (len(text.encode()) - len(text)))


def form_heights(form: content.Form, width: float, size: float, leading: float) -> Iterator[float]:
    """Of the rows of a form."""
    for part in form.parts:
        yield leading + CELL_PADDING
        for entries in part.rows:
            room = width * (_HALF_ANSWER if len(entries) > 1 else _WHOLE_ANSWER)
            most = max(sum(lines(text, size, room) for text in entry.items or [entry.text]) for entry in entries)
            yield max(1, most) * leading + CELL_PADDING


class _Planner:
    """Places blocks in the order of the document; headings wait for what they stand over."""

    def __init__(self, document: content.Document, theme: Theme, sheet: Sheet, figures: Sequence[Fitted]) -> None:
        self._document = document
        self._theme = theme
        self._sheet = sheet
        places = (place for place, block in enumerate(document.blocks) if isinstance(block, content.Figure))
        self._drawings = {place: fitted.drawing for place, fitted in zip(places, figures, strict=True)}
        self._openers: set[int] = set()
        self._flow = _Flow(sheet.text_height * _SAFE)
        self._waiting: list[content.Heading] = []
        self._parts: list[frozenset[int]] = []
        self._page_of: dict[str, int] = {}
        self._open()

    def add(self, number: int, sheet: Sheet) -> None:
        block = self._document.blocks[number]
        if sheet != self._sheet:
            self._release()
            self._sheet = sheet
            self._flow.open(sheet.text_height * _SAFE)
        if isinstance(block, content.Heading):
            self._add_heading(block, number)
        elif isinstance(block, content.Table):
            heights = _row_heights(block, self._theme, sheet)
            self._release(_caption_height(block, self._theme) + sum(heights[:2]))
            self._parts.append(_place_table(block, heights, self._theme, self._flow))
        else:
            heights = self._heights(block, number)
            self._release(sum(heights[:2]))
            self._place(heights)

    def finish(self) -> Plan:
        self._release()
        return Plan(tuple(self._parts), self._flow.pages, self._page_of, frozenset(self._openers))

    def _open(self) -> None:
        """The title, and what stands before the first block."""
        document = self._document
        title = content.Heading(document.title, level=1, id="")
        for block in (content.Paragraph(document.organisation), title, content.Facts(document.control)):
            self._place(self._heights(block))
        if document.revisions:
            heights = _row_heights(document.revisions, self._theme, self._sheet)
            _place_table(document.revisions, heights, self._theme, self._flow)
        if document.has_cover:
            self._flow.turn()
            listed = [block for block in document.blocks if isinstance(block, content.Heading) and is_listed(block)]
            lines_of_contents = (_SAFE * _CONTENTS_LINES[heading.level - 1] for heading in listed)
            self._place([_SAFE * _CONTENTS_TITLE, *lines_of_contents])
            self._flow.turn_if_begun()

    def _add_heading(self, heading: content.Heading, number: int) -> None:
        """A chapter of a book begins a page, unless this one has room for what it opens with; one of words need not."""
        if heading.level == 1 and self._document.has_cover:
            self._release()
            end = opening(self._document.blocks, number)
            if end > number and self._flow.room < max(_LEAST * self._flow.height, self._opening_height(number, end)):
                self._flow.turn_if_begun()
            if not self._flow.is_begun:
                self._openers.add(number)
        self._waiting.append(heading)

    def _opening_height(self, start: int, end: int) -> float:
        """Of a chapter up to its first chart, or the first rows of what it opens with."""
        blocks, block = self._document.blocks, self._document.blocks[end]
        words = sum(sum(self._heights(blocks[place])) for place in range(start, end))
        if isinstance(block, content.Table):
            rows = _row_heights(block._replace(rows=block.rows[:_SOME_ROWS]), self._theme, self._sheet)
            whole = len(block.rows) <= _SOME_ROWS and _is_kept_whole(block, sum(rows), self._flow)
            return words + _caption_height(block, self._theme) + sum(rows if whole else rows[:3])
        return words + sum(self._heights(block, end)[:2])

    def _release(self, following: float = 0.0) -> None:
        """Place the headings that wait, on the page of what comes next, of which `following` stays with them."""
        heights = [height for heading in self._waiting for height in self._heights(heading)]
        if sum(heights) + following > self._flow.room:
            self._flow.turn_if_begun()
        for heading, height in zip(self._waiting, heights, strict=True):
            self._page_of[heading.id] = self._flow.pages
            self._flow.place(height)
        self._waiting = []

    def _place(self, heights: Sequence[float]) -> None:
        for height in heights:
            self._flow.place(height)

    def _heights(self, block: content.Block, number: int = 0) -> list[float]:
        """Of the parts of a block that no page break goes through."""
        sizes, width = self._theme.type, self._sheet.text_width
        match block:
            case content.Heading(text=text, level=level):
                size = (sizes.chapter, sizes.chapter, sizes.section, sizes.body)[min(level, 3)]
                return [lines(text, size, width) * size * HEADING_PITCH + _HEADING_SPACES[min(level, 3) - 1]]
            case content.Paragraph(text=text):
                return [sizes.leading] * lines(text, sizes.body, width) + [_PARAGRAPH_SPACE]
            case content.Facts(pairs=pairs):
                return [sizes.table_leading + CELL_PADDING] * ceil(len(pairs) / 2)
            case content.NumberedList(items=items):
                return [lines(item, sizes.body, width - LIST_INDENT) * sizes.leading + 2 for item in items]
            case content.Index(groups=groups):
                group, entry = sizes.table_leading, _CONTENTS_LINES[-1]
                return [height for _, entries in groups for height in (group, *[entry] * len(entries))]
            case content.Form():
                return list(form_heights(block, width, sizes.table, sizes.table_leading))
            case _:
                return [self._drawings[number].height + _FIGURE_SPACE + sizes.leading]


class _Flow:
    """Pages being filled from the top. `repeated` is what a table's header takes on each of them."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.pages = 1
        self.repeated = 0.0
        self._used = 0.0

    @property
    def room(self) -> float:
        return self.height - self._used

    @property
    def is_begun(self) -> bool:
        return self._used > self.repeated

    def turn(self) -> None:
        self.pages += 1
        self._used = self.repeated

    def turn_if_begun(self) -> None:
        if self.is_begun:
            self.turn()

    def open(self, height: float) -> None:
        """Go on, on a page of another height."""
        self.turn_if_begun()
        self.height = height

    def place(self, height: float) -> None:
        if height > self.room and self.is_begun:
            self.turn()
        self._used += height


def _place_table(table: content.Table, rows: Sequence[float], theme: Theme, flow: _Flow) -> frozenset[int]:
    header, *heights = rows
    flow.place(_caption_height(table, theme) + header)
    flow.repeated = header
    if _is_kept_whole(table, sum(heights), flow):
        flow.place(sum(heights))
        starts = {0}
    else:
        starts = {first + row for first, end in _merged_groups(table) for row in _place_rows(heights[first:end], flow)}
    flow.repeated = 0.0
    return frozenset(starts)


def _caption_height(table: content.Table, theme: Theme) -> float:
    return theme.type.leading + _CAPTION_SPACE if table.caption else 0.0


def _place_rows(heights: list[float], flow: _Flow) -> list[int]:
    """Places rows that belong together; returns at which of them a part begins."""
    total = sum(heights)
    if total <= flow.room or total <= flow.height * _SMALL:
        flow.place(total)
        return [0]
    if flow.room < flow.height * _WORTH_STARTING:
        flow.turn()
    starts = [0]
    for row, height in enumerate(heights):
        if height > flow.room and row > starts[-1]:
            flow.turn()
            starts.append(row)
        flow.place(height)
    return starts


def _is_kept_whole(table: content.Table, height: float, flow: _Flow) -> bool:
    """Signs are compared with each other, so no page break parts a table of them unless it is tall."""
    return height <= flow.height * _WHOLE and any(column.signs for column in table.columns)


def _merged_groups(table: content.Table) -> list[tuple[int, int]]:
    """The ranges of rows that merged cells tie together; a row without any is a range of its own."""
    groups = []
    first = end = 0
    for number, row in enumerate(table.rows):
        end = max(end, number + max((cell.rows for cell in row if cell is not None), default=1))
        if end == number + 1:
            groups.append((first, end))
            first = end
    return groups


def _row_heights(table: content.Table, theme: Theme, sheet: Sheet) -> list[float]:
    """The header's height and those of the rows."""
    size, leading = theme.type.table, theme.type.table_leading
    wholes = table_widths(table, size, sheet.text_width)
    widths = [whole - 2 * side_padding(column) for whole, column in zip(wholes, table.columns, strict=True)]
    headers = tuple(content.Cell(column.header) for column in table.columns)

    def cell_lines(cell: content.Cell | None, width: float) -> int:
        if cell is None or cell.rows > 1:
            return 1
        if cell.items:
            return sum(lines(item, size, width - LIST_INDENT) for item in cell.items)
        return lines(cell.text, size, width)

    return [
        max(cell_lines(cell, width) for cell, width in zip(row, widths, strict=True)) * leading + CELL_PADDING
        for row in (headers, *table.rows)
    ]
