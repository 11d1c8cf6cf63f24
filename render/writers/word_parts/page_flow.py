"""Pages being filled from the top, and how a table lies on them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from render.content import Table
from render.themes import Theme
from render.writers.word_parts.measuring import caption_height
from render.writers.word_parts.spaces import SPACES

_MOST_EMPTY = 0.5  # of a page, for the sake of a table that is not to be parted
_SMALL = 0.5  # of a page: a part of a table up to here moves to the next page as a whole
_WHOLE, _WHOLE_OF_SIGNS = 1 / 3, 2 / 3  # of a page: a table up to here is not parted
_WORTH_STARTING = 0.25  # of a page: with less room left, a tall part starts on the next page
_SAFE = 0.96  # of a page is counted on where rows are held together to its end


class Piece(NamedTuple):
    """What no page break goes through: its height, and the least white space above and below."""

    height: float
    above: float = 0.0
    below: float = 0.0


class Flow:
    """Where the next thing comes to stand. `repeated` is what a table's header takes on each page."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.pages = 1
        self.repeated = 0.0
        self._used = self._below = 0.0

    @property
    def room(self) -> float:
        """What is left of the page, a little less than that."""
        return _SAFE * self.height - self._used

    @property
    def left(self) -> float:
        return self.height - self._used

    @property
    def is_begun(self) -> bool:
        return self._used > self.repeated

    def turn(self) -> None:
        self.pages += 1
        self._used, self._below = self.repeated, 0.0

    def turn_if_begun(self) -> None:
        if self.is_begun:
            self.turn()

    def open(self, height: float) -> None:
        """Go on, on a page of another height."""
        self.turn_if_begun()
        self.height = height

    def holds(self, pieces: Iterable[Piece]) -> bool:
        """Whether the page has room for all of them."""
        used, below = self._used, self._below
        for piece in pieces:
            used += max(below, piece.above) + piece.height
            below = piece.below
        return used <= self.height

    def add(self, piece: Piece) -> None:
        if self.is_begun and not self.holds([piece]):
            self.turn()
        self._used += max(self._below, piece.above if self.is_begun else 0.0) + piece.height
        self._below = piece.below

    def place(self, height: float) -> None:
        self.add(Piece(height))


def place_table(table: Table, rows: Sequence[float], theme: Theme, flow: Flow, *, whole: bool) -> frozenset[int]:
    """At which rows parts of a table begin, held `whole` or parted; `rows` are their heights, the header's first."""
    header, *heights = rows
    flow.add(Piece(caption_height(table, theme) + header, above=SPACES["Caption"].above if table.caption else 0.0))
    flow.repeated = header
    if whole:
        flow.place(sum(heights))
        starts = {0}
    else:
        starts = {first + row for first, end in _merged_groups(table) for row in _place_rows(heights[first:end], flow)}
    flow.repeated = 0.0
    return frozenset(starts)


def height_held(table: Table, rows: Sequence[float], flow: Flow, *, whole: bool) -> float:
    """Of the header and the rows that stay on one page with it."""
    header, *heights = rows
    if not heights or whole:
        return sum(rows)
    first, end = next(_merged_groups(table))
    group = sum(heights[first:end])
    return header + (group if group <= flow.height * _SMALL else heights[0])


def _place_rows(heights: list[float], flow: Flow) -> list[int]:
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


def is_kept_whole(table: Table, height: float, left: float, page: float) -> bool:
    """No page break parts a small table, and one of signs, which are compared with each other, only if it is tall, or
    would leave much of the page empty, of which this is `left`.
    """
    most = _WHOLE_OF_SIGNS if any(column.signs for column in table.columns) else _WHOLE
    return height <= page * most and (height <= left or left <= page * _MOST_EMPTY)


def _merged_groups(table: Table) -> Iterator[tuple[int, int]]:
    """The ranges of rows that merged cells tie together; a row without any is a range of its own."""
    first = end = 0
    for number, row in enumerate(table.rows):
        end = max(end, number + max((cell.rows for cell in row if cell is not None), default=1))
        if end == number + 1:
            yield first, end
            first = end
