"""A guess at where Word will break the pages.

Word has no way to say "repeat this name at the top of the next page", and a merged cell is blank after a
page break. So the writer breaks up a tall merged cell itself, where it expects the page to end, and holds the
rows of each part together. The guess leans to the tall side: that costs white space, the other would cost the name.
"""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import NamedTuple

from render import content
from render.themes import Theme
from render.writers.chapters import opening
from render.writers.word_parts.measuring import (
    CELL_PADDING,
    HEADING_PITCH,
    caption_height,
    form_heights,
    lines,
    row_heights,
)
from render.writers.word_parts.page_flow import Flow, is_kept_whole, place_table
from render.writers.word_parts.sheet import LIST_INDENT, Fitted, Sheet

DEEPEST_LISTED = 2  # level of heading

# What the styles of the template put around words, in points.
_CONTENTS_LINES = (20.0, 16.0)
_CONTENTS_TITLE = 32.0
_HEADING_SPACES = (26.0, 14.0, 8.0)  # by level; what a paragraph has after it counts once
_PARAGRAPH_SPACE = 6.0
_FIGURE_SPACE = 32.0  # with the caption
_SAFE = 0.98  # of the page is counted on
_SOME_ROWS = 40  # of a table are looked at
_LEAST = 1 / 3  # of a page, for a chapter to begin on


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


class _Planner:
    """Places blocks in the order of the document; headings wait for what they stand over."""

    def __init__(self, document: content.Document, theme: Theme, sheet: Sheet, figures: Sequence[Fitted]) -> None:
        self._document = document
        self._theme = theme
        self._sheet = sheet
        places = (place for place, block in enumerate(document.blocks) if isinstance(block, content.Figure))
        self._drawings = {place: fitted.drawing for place, fitted in zip(places, figures, strict=True)}
        self._openers: set[int] = set()
        self._flow = Flow(sheet.text_height * _SAFE)
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
            heights = row_heights(block, self._theme, sheet)
            self._release(caption_height(block, self._theme) + sum(heights[:2]))
            self._parts.append(place_table(block, heights, self._theme, self._flow))
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
            heights = row_heights(document.revisions, self._theme, self._sheet)
            place_table(document.revisions, heights, self._theme, self._flow)
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
            rows = row_heights(block._replace(rows=block.rows[:_SOME_ROWS]), self._theme, self._sheet)
            whole = len(block.rows) <= _SOME_ROWS and is_kept_whole(block, sum(rows), self._flow)
            return words + caption_height(block, self._theme) + sum(rows if whole else rows[:3])
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
