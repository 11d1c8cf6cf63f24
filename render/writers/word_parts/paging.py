"""On which page everything comes to stand, as far as that can be told without the program that sets it.

Contents and index name pages, and Word has no way to say "repeat this name at the top of the next page": a merged
cell is blank after a page break. So the writer breaks up a tall merged cell itself, where it expects the page to end,
and holds the rows of each part together. There the guess leans to the tall side: that costs white space, the other
would cost the name.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from render import content
from render.content.bilingual import apart
from render.writers.word_parts.contents import listings
from render.writers.word_parts.draft import Draft
from render.writers.word_parts.facts import fact_rows, value_room
from render.writers.word_parts.front import control_height, title_height
from render.writers.word_parts.keeping import begins_page
from render.writers.word_parts.measuring import (
    caption_height,
    form_heights,
    lines,
    row_heights,
)
from render.writers.word_parts.page_flow import Flow, Piece, height_held, is_kept_whole, place_table
from render.writers.word_parts.sheet import LIST_INDENT
from render.writers.word_parts.spaces import ENTRY_LEADING, HEADING_PITCH, RULE_BELOW_CHAPTER, SPACES

_SEAM = Piece(1.0)
_CLEAR = 60.0  # points that are left of a page: then it is turned, even if what is on it takes some lines more
_TOGETHER = 2  # lines that stay on the page of their heading


class Plan(NamedTuple):
    """`parts[n]` holds the row numbers at which a part of the n-th table begins; a part stays on one page.

    `page_of` tells the page of each heading and figure, by its id; `openers` are the numbers of blocks that begin one;
    headings among them are told so, as LibreOffice sometimes forgets what is kept together, and Word does not.
    """

    parts: tuple[frozenset[int], ...]
    pages: int
    page_of: Mapping[str, int]
    openers: frozenset[int]


def plan(draft: Draft) -> Plan:
    """Where the tables are to be parted, on which pages things are, and how many there are."""
    planner = _Planner(draft)
    for number in range(len(draft.document.blocks)):
        planner.add(number)
    return planner.finish()


class _Planner:
    """Places blocks in the order of the document; what is kept with the next one waits for that."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._sheet = draft.sheet
        self._drawings = iter(draft.figures)
        self._flow = Flow(draft.sheet.text_height)
        self._waiting: list[tuple[int, list[Piece]]] = []
        self._openers: set[int] = set()
        self._parts: list[frozenset[int]] = []
        self._page_of: dict[str, int] = {}
        self._open()

    def add(self, number: int) -> None:
        draft, block = self._draft, self._draft.document.blocks[number]
        if not draft.sheets[number].is_like(self._sheet):
            self._release()
            self._flow.open(draft.sheets[number].text_height)
        self._sheet = draft.sheets[number]
        if begins_page(draft.document, number):
            self._release()
            self._flow.turn_if_begun()
            self._openers.add(number)
        match block:
            case content.Table():
                self._add_table(block)
            case content.Index():
                self._release()
                self._add_columns(_index_pieces(block))
            case _ if number in draft.kept:
                self._waiting.append((number, self._pieces(block)))
            case _:
                pieces = self._pieces(block)
                self._release(pieces[:_TOGETHER])
                self._place_block(number, pieces)

    def finish(self) -> Plan:
        self._release()
        return Plan(tuple(self._parts), self._flow.pages, self._page_of, frozenset(self._openers))

    def _open(self) -> None:
        """What stands before the first block: a cover and the contents, or a title."""
        document, theme = self._draft.document, self._draft.theme
        if document.has_cover:
            self._flow.turn()
            for listing in listings(document):
                self._place([_heading("TOCHeading", listing.title, theme.type.chapter, self._sheet.text_width)])
                entries = [Piece(ENTRY_LEADING, *SPACES[entry.style]) for entry in listing.entries]
                self._place(entries)
            return
        self._place([Piece(title_height(document, theme, self._sheet), *SPACES["Title"])])
        self._place([Piece(control_height(document, theme, self._sheet))])

    def _add_table(self, table: content.Table) -> None:
        theme, flow = self._draft.theme, self._flow
        caption, heights = caption_height(table, theme), row_heights(table, theme, self._sheet)
        left = flow.left - caption - sum(piece.above + piece.height for piece in self._held())
        whole = is_kept_whole(table, sum(heights), left, flow.height)
        self._release([Piece(caption + height_held(table, heights, flow, whole=whole))])
        self._parts.append(place_table(table, heights, theme, flow, whole=whole))
        self._flow.add(_SEAM)

    def _add_columns(self, pieces: Sequence[Piece]) -> None:
        """Columns of equal length, page after page."""
        depth = sum(piece.above + piece.height for piece in pieces) / self._sheet.columns
        while depth > self._flow.left:
            depth -= self._flow.left
            self._flow.turn()
        self._flow.place(depth)

    def _held(self) -> list[Piece]:
        """What waits."""
        return [piece for _, pieces in self._waiting for piece in pieces]

    def _release(self, following: Sequence[Piece] = ()) -> None:
        """Place what waits, on the page of what comes next, of which `following` stays with it."""
        if not self._flow.holds([*self._held(), *following]):
            if self._flow.left > _CLEAR:
                self._openers.update(number for number, _ in self._waiting[:1])
            self._flow.turn_if_begun()
        for number, pieces in self._waiting:
            self._place_block(number, pieces)
        self._waiting = []

    def _place_block(self, number: int, pieces: Sequence[Piece]) -> None:
        block = self._draft.document.blocks[number]
        self._place(pieces[:1])
        if isinstance(block, content.Heading | content.Figure):
            self._page_of[block.id] = self._flow.pages
        self._place(pieces[1:])

    def _place(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            self._flow.add(piece)

    def _pieces(self, block: content.Block) -> list[Piece]:
        """The parts of a block that no page break goes through."""
        sizes, width = self._draft.theme.type, self._sheet.text_width
        match block:
            case content.Heading(text=text, level=level):
                if level > 2:
                    return _lines("Heading3", lines(str(text), sizes.body, width), sizes.leading)
                size = sizes.chapter if level == 1 else sizes.section
                return [_heading(f"Heading{level}", text, size, width)]
            case content.Paragraph(text=text):
                return _lines("Normal", lines(text, sizes.body, width), sizes.leading)
            case content.Facts(pairs=pairs):
                return self._facts(pairs)
            case content.NumberedList(items=items):
                counts = [lines(item, sizes.body, width - LIST_INDENT) for item in items]
                return [line for count in counts for line in _lines("ListNumber", count, sizes.leading)]
            case content.Form():
                return [Piece(height) for height in form_heights(block, width, sizes.table, sizes.table_leading)]
            case _:
                caption, figure = SPACES["Caption"], SPACES["RolebookFigure"]
                height = next(self._drawings).drawing.height + max(figure.below, caption.above) + sizes.leading
                return [Piece(height, figure.above, caption.below)]

    def _facts(self, pairs: Sequence[tuple[str, str]]) -> list[Piece]:
        """A line for each, or for two; both languages of one stay together."""
        sizes, width, labels = self._draft.theme.type, self._sheet.text_width, self._draft.labels
        pieces = []
        for row in fact_rows(pairs, sizes.table, value_room(width, labels)):
            count = max(lines(text, sizes.table, width - labels) for pair in row for text in pair)
            is_bilingual = any(len(apart(text)) > 1 for pair in row for text in pair)
            pieces += [Piece(count * sizes.leading)] if is_bilingual else [Piece(sizes.leading)] * count
        return [*pieces[:-1], pieces[-1]._replace(below=SPACES["RolebookLastFact"].below)]


def _heading(style: str, text: str, size: float, width: float) -> Piece:
    """In headings, two languages stand beside each other."""
    rule = RULE_BELOW_CHAPTER if style in ("Heading1", "TOCHeading") else 0.0
    return Piece(lines(str(text), size, width) * size * HEADING_PITCH + rule, *SPACES[style])


def _lines(style: str, count: int, leading: float) -> list[Piece]:
    """Of a paragraph."""
    above, below = SPACES[style]
    return [Piece(leading, 0.0 if line else above, below if line == count - 1 else 0.0) for line in range(count)]


def _index_pieces(index: content.Index) -> list[Piece]:
    pieces = []
    for _, entries in index.groups:
        pieces.append(Piece(ENTRY_LEADING, *SPACES["RolebookIndexGroup"]))
        pieces += [Piece(ENTRY_LEADING, *SPACES["Index1"])] * len(entries)
    return pieces
