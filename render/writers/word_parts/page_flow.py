"""Pages being filled from the top, and how a table lies on them."""

from collections.abc import Sequence

from render.content import Table
from render.themes import Theme
from render.writers.word_parts.measuring import caption_height

_SMALL = 0.5  # of a page: a part of a table up to here moves to the next page as a whole
_WHOLE = 2 / 3  # of a page: a table of signs up to here is not parted
_WORTH_STARTING = 0.25  # of a page: with less room left, a tall part starts on the next page


class Flow:
    """Where the next thing comes to stand. `repeated` is what a table's header takes on each of them."""

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


def place_table(table: Table, rows: Sequence[float], theme: Theme, flow: Flow) -> frozenset[int]:
    header, *heights = rows
    flow.place(caption_height(table, theme) + header)
    flow.repeated = header
    if is_kept_whole(table, sum(heights), flow):
        flow.place(sum(heights))
        starts = {0}
    else:
        starts = {first + row for first, end in _merged_groups(table) for row in _place_rows(heights[first:end], flow)}
    flow.repeated = 0.0
    return frozenset(starts)


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


def is_kept_whole(table: Table, height: float, flow: Flow) -> bool:
    """Signs are compared with each other, so no page break parts a table of them unless it is tall."""
    return height <= flow.height * _WHOLE and any(column.signs for column in table.columns)


def _merged_groups(table: Table) -> list[tuple[int, int]]:
    """The ranges of rows that merged cells tie together; a row without any is a range of its own."""
    groups = []
    first = end = 0
    for number, row in enumerate(table.rows):
        end = max(end, number + max((cell.rows for cell in row if cell is not None), default=1))
        if end == number + 1:
            groups.append((first, end))
            first = end
    return groups
