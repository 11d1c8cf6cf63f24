"""Slices of content placed on sheets, one after another, in a single pass.

A slice is a strip across the page that is never cut: a line of a paragraph, a row of a table, a chart. Its items
count from the slice's top, and from the left edge of the sheet.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from render.content import Heading
from render.themes import Page
from render.writers.pdf_parts.columns import even_columns
from render.writers.pdf_parts.items import Item, Rule, Words
from render.writers.pdf_parts.structure import ARTIFACT

_ROUNDING = 0.01
_LEAST_IN_COLUMN = 3  # slices below a heading


class Slice(NamedTuple):
    """`above` is free space over the slice, dropped at the head of a page; `keep` holds it together with the next.

    `sheet` asks for a page of that width and height. The heading's id or else `anchor` is what links lead to.
    """

    height: float
    items: tuple[Item, ...] = ()
    above: float = 0.0
    keep: bool = False
    heading: Heading | None = None
    anchor: str = ""
    sheet: tuple[float, float] | None = None

    @property
    def name(self) -> str:
        """What links to this place call it."""
        return self.heading.id if self.heading else self.anchor

    def shifted(self, distance: float) -> "Slice":
        """The same, so much further to the right."""
        return self._replace(items=tuple(item._replace(x=item.x + distance) for item in self.items))

    def untagged(self) -> "Slice":
        """The same as a mere repetition, which is not to be read again."""
        return self._replace(items=tuple(_untagged(item) for item in self.items))

    def widened(self, width: float) -> "Slice":
        """The same for a sheet that much wider than usual."""
        if not width:
            return self
        rules = (
            item._replace(width=item.width + width) if isinstance(item, Rule) and item.across else item
            for item in self.items
        )
        return self._replace(items=tuple(rules))


def _untagged(item: Item) -> Item:
    return item._replace(tag=ARTIFACT) if isinstance(item, Words) else item


class Sheet:
    """A page with its slices, each with the height at which it stands. A cover is not `furnished`.

    `chapter` is the one that it begins in, `section` the one that it begins within, if it does.
    """

    __slots__ = ("chapter", "furnished", "height", "section", "slices", "width")

    def __init__(self, width: float, height: float, chapter: str = "", *, furnished: bool = True) -> None:
        self.width = width
        self.height = height
        self.chapter = chapter
        self.furnished = furnished
        self.slices: list[tuple[float, Slice]] = []
        self.section = ""


class Flow:
    """Fills sheets from the top. `sheets` grows, and `page_of` says on which page each heading stands."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.sheets: list[Sheet] = []
        self.page_of: dict[str, int] = {}
        self._chapter = self._section = ""
        self._group: list[Slice] = []
        self._late: list[Sequence[Slice]] = []
        self._y = 0.0
        self._at_top = False

    @property
    def capacity(self) -> float:
        """What a whole sheet of the usual size holds."""
        return self.page.height - self.page.margin_top - self.page.margin_bottom

    @property
    def room(self) -> float:
        """What is left on the sheet below all that is placed or waits to be placed."""
        return self._left - self.waiting

    @property
    def _left(self) -> float:
        """What is left below all that is placed."""
        return (self.sheets[-1].height - self.page.margin_bottom - self._y if self.sheets else 0.0) + _ROUNDING

    @property
    def waiting(self) -> float:
        """The height of what waits to be placed together with what comes next."""
        return _height(self._group)

    @property
    def wasted(self) -> float:
        """What stays empty where all that waits goes overleaf with what comes next; a chapter may end anywhere."""
        title = self._group[0].heading if self._group else None
        return self.room + (0.0 if title and title.level == 1 else self.waiting)

    @property
    def at_top(self) -> bool:
        """Whether the sheet is still empty."""
        return self._at_top

    def add(self, slices: Iterable[Slice]) -> None:
        """Place slices, on the next sheet where this one is full; those kept together wait for the last of them."""
        for piece in slices:
            self._group.append(piece)
            if not piece.keep:
                self.release()

    def has_room_for(self, slices: Sequence[Slice]) -> bool:
        """Whether this sheet holds them below all that is placed or waits to be placed."""
        return not any(piece.sheet for piece in slices) and _height(slices) <= self.room

    @property
    def has_put_off(self) -> bool:
        """Whether slices are to stand at the head of the next sheet."""
        return bool(self._late)

    def put_off(self, slices: Sequence[Slice]) -> None:
        """Place slices at the head of the next sheet, or on one of their own: what follows goes on here."""
        self._late.append(slices)

    def taken(self) -> list[Slice]:
        """All that stands on the first sheet, for another flow to put off."""
        y, slices = self.page.margin_top, []
        for top, piece in self.sheets[0].slices:
            slices.append(piece._replace(above=top - y))
            y = top + piece.height
        return [*slices, Slice(self._y - y)]

    def finish(self) -> None:
        """Place all that still waits."""
        self.release()
        while self._late:
            self.open_sheet()

    def release(self) -> None:
        """Place what waits for something to be kept with."""
        group, self._group = self._group, []
        if not group:
            return
        wanted = next((piece.sheet for piece in group if piece.sheet), None)
        if wanted:
            self.open_sheet(wanted)
        while not wanted and _height(group) - self._dropped(group[0]) > self.room and not self.at_top:
            self.open_sheet()
        for piece in group:
            if piece.height + piece.above - self._dropped(piece) > self.room and not self.at_top:
                self.open_sheet()
            self._place(piece)
        if wanted:
            self._y = self.sheets[-1].height  # nothing that is set for the usual width follows on it

    def open_sheet(self, size: tuple[float, float] | None = None, *, furnished: bool = True) -> None:
        """Go on with a new sheet, of the usual size unless told; an empty sheet of that size is used first."""
        is_taken = False
        while self._late and not is_taken:
            is_taken = self._open_for_late()
        if size or not is_taken:
            self._open(size, furnished)

    def _open_for_late(self) -> bool:
        """A sheet that begins with slices that were put off, as many as it holds; whether others may follow on it."""
        first, *others = self._late
        size = first[0].sheet
        self._open(size)
        for piece in first:
            self._place(piece)
        while others and not size and _height(others[0]) <= self._left:
            for piece in others.pop(0):
                self._place(piece)
        self._late = others
        return not size

    def _open(self, size: tuple[float, float] | None, furnished: bool = True) -> None:
        width, height = size or (self.page.width, self.page.height)
        if self.at_top:
            self.sheets.pop()
        self.sheets.append(Sheet(width, height, self._chapter, furnished=furnished))
        self._y = self.page.margin_top
        self._at_top = True

    def begin_chapter(self, title: str, least: float) -> None:
        """Go on for a chapter on this sheet where that has so much room, else on the next."""
        self.finish()
        self._chapter, self._section = title, ""
        if self.room < least or self.at_top:
            self.open_sheet()

    def align(self, step: float) -> None:
        """Go down to the next line of the grid that text stands on."""
        lines = (self._y - self.page.margin_top - _ROUNDING) / step
        self._y = self.page.margin_top + ceil(lines) * step

    def add_columns(
        self, slices: Sequence[Slice], count: int, pitch: float, again: Sequence[Slice | None] = ()
    ) -> None:
        """Place slices side by side in columns that begin `pitch` apart, one filled after the other, and evenly.

        A sheet that does not hold all of them is left to what stands on it, if the next one does, and not much of it
        stays empty. `again` are what a new sheet has first that begins with the slice in the same place.
        """

        def fits(room: float) -> bool:
            return even_columns(slices, 0, count, room)[-1] == len(slices)

        least = _height(slices[:_LEAST_IN_COLUMN])
        is_short = self.room < self.capacity / 2 and not fits(self.room) and fits(self.capacity - self.waiting)
        if (self.room < least or is_short) and not self.at_top:
            self.open_sheet()
        self.release()
        start = 0
        while start < len(slices):
            if start:
                self.open_sheet()
                if again and (head := again[start]):
                    slices = [head, *slices[start:]]
                    again, start = [None, *again[start:]], 0
            top, deepest = self._y, self._y
            ends = even_columns(slices, start, count, self.room)
            for column, (first, last) in enumerate(pairwise([start, *ends])):
                self._y, self._at_top = top, True
                for piece in slices[first:last]:
                    self._place(piece.shifted(column * pitch))
                deepest = max(deepest, self._y)
            self._y, self._at_top = deepest, False
            start = ends[-1]

    def reserve(self, count: int) -> list[Sheet]:
        """Put in so many sheets to be filled later, and return them."""
        self.release()
        sheets = [Sheet(self.page.width, self.page.height) for _ in range(count)]
        self.sheets.extend(sheets)
        self._y = self.page.height
        self._at_top = False
        return sheets

    def _dropped(self, piece: Slice) -> float:
        return piece.above if self.at_top else 0.0

    def _place(self, piece: Slice) -> None:
        self._y += piece.above - self._dropped(piece)
        sheet = self.sheets[-1]
        if piece.heading and piece.heading.id:
            self._section = "" if piece.heading.level == 1 else piece.heading.title
        elif self._at_top:
            sheet.section = self._section
        sheet.slices.append((self._y, piece.widened(sheet.width - self.page.width)))
        self._y += piece.height
        self._at_top = False
        if piece.name:
            self.page_of[piece.name] = len(self.sheets)


def _height(group: Sequence[Slice]) -> float:
    return sum(piece.height + piece.above for piece in group)
