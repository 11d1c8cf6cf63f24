"""What the papers say, between products and writers: finished words and roles, never looks.

A product makes a `Chart` or a `Document` in one language; a writer turns it into bytes. Nothing here
holds a colour, a font, a size or markup of any format.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Bilingual(str):
    """A text in two languages. As a string it is both, one after the other, for those who need no more."""

    __slots__ = ("first", "language", "second")

    def __new__(cls, first: str, second: str, language: str) -> "Bilingual":
        """`language` is the BCP 47 tag of the second."""
        text = super().__new__(cls, f"{first} {second}")
        text.first, text.second, text.language = first, second, language
        return text

    first: str
    second: str
    language: str


# ---------------------------------------------------------------- charts


class BoxRole(StrEnum):
    """What a box stands for; a theme gives each role its look."""

    ORGANIZATION = "organization"
    UNIT = "unit"
    GROUP = "group"
    COMMITTEE = "committee"
    VIRTUAL = "virtual"
    POST = "post"
    NOTE = "note"


NO_COLOUR = -1


class DottedLine(NamedTuple):
    """The box that a dotted line leads to, and what it is called where that is not to be seen."""

    id: str
    name: str


class Box(NamedTuple):
    """One box of an org chart.

    `details` are short lines under the title (the head, the headcount). `page_title` names the page
    that this box gets as the top of a chart of its own. `folded` stands under the title where
    everything below the box is left out for want of room.

    A box `beside` the line hangs from its manager's trunk above all others: an assistant, a staff unit.
    `ids` are the posts that it stands for where several alike share it, `dotted_to` the boxes that it also
    reports to, `photo` the picture of its holder, PNG or JPEG. `colour` counts the legend's labels from 1; it is 0
    where no rule colours a chart, and `NO_COLOUR` where the rule has nothing to say of the box.
    """

    id: str
    role: BoxRole
    title: str
    parent: int | None
    details: tuple[str, ...] = ()
    page_title: str = ""
    folded: str = ""
    own_page: bool = False
    beside: bool = False
    vacant: bool = False
    ids: tuple[str, ...] = ()
    dotted_to: tuple[DottedLine, ...] = ()
    photo: bytes = b""
    colour: int = 0


class Legend(NamedTuple):
    """What colours tell of, and what each of them stands for; no labels where no rule colours a chart."""

    title: str = ""
    labels: tuple[str, ...] = ()


UNCOLOURED = Legend()


class References(NamedTuple):
    """How the pages of a chart speak of each other; {number}, {title}, {text} and {name} are to be filled in.

    `heading` is for a page that is not alone, `see` for a text whose matter is on another page, `follows` tells
    from which page one comes and `continues` on which one the rest of the boxes stands, `elsewhere` is a superior
    who is not on the page.
    """

    heading: str = "{number} {title}"
    see: str = "{text} ({number})"
    follows: str = "{number}"
    continues: str = "{number}"
    elsewhere: str = "{name}"


ALONE = References()


@dataclass(frozen=True)
class Chart:
    """Boxes in pre-order: a box stands before everything below it, `parent` is an index into `boxes`.

    The first box is the only one without a parent.
    """

    id: str
    title: str
    boxes: tuple[Box, ...]
    footer: str = ""
    language: str = ""
    references: References = ALONE
    legend: Legend = UNCOLOURED

    @cached_property
    def index_of(self) -> Mapping[str, int]:
        """The places of the boxes by their ids."""
        return {box.id: index for index, box in enumerate(self.boxes)}

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The indices of the boxes right below each box."""
        below: list[list[int]] = [[] for _ in self.boxes]
        for index, box in enumerate(self.boxes):
            if box.parent is not None:
                below[box.parent].append(index)
        return tuple(tuple(indices) for indices in below)

    def with_colours(self, boxes: tuple[Box, ...], legend: Legend) -> "Chart":
        """The same chart with its boxes coloured."""
        return replace(self, boxes=boxes, legend=legend)

    def limited(self, depth: int) -> "Chart":
        """The chart down to so many levels below the top; boxes at the end say what is below them."""
        levels: list[int] = []
        kept: dict[int, int] = {}
        boxes: list[Box] = []
        for index, box in enumerate(self.boxes):
            levels.append(0 if box.parent is None else levels[box.parent] + 1)
            if levels[index] > depth:
                continue
            kept[index] = len(boxes)
            parent = None if box.parent is None else kept[box.parent]
            ends = levels[index] == depth and box.folded
            details = (*box.details, box.folded) if ends else box.details
            boxes.append(box._replace(parent=parent, details=details, own_page=box.own_page and not ends))
        return replace(self, boxes=tuple(boxes))

    def subtree(self, top: int) -> "Chart":
        """The chart of one box and all that is below it."""
        end = top + 1
        inside = {top}
        while end < len(self.boxes) and self.boxes[end].parent in inside:
            inside.add(end)
            end += 1
        boxes = (
            box._replace(parent=None if index == top else (box.parent or 0) - top)
            for index, box in enumerate(self.boxes[top:end], start=top)
        )
        head = self.boxes[top]
        return replace(self, id=head.id, title=head.page_title or head.title, boxes=tuple(boxes))


class Partner(NamedTuple):
    """A unit that works together with others."""

    id: str
    title: str


class Tie(NamedTuple):
    """How much two partners, by their places, have in common; `said` is the same in words."""

    one: int
    other: int
    strength: int
    said: str


class CollaborationMap(NamedTuple):
    """Who works with whom, the strongest ties first. `notes` explain it, `alternative` says it in words."""

    id: str
    title: str
    partners: tuple[Partner, ...]
    ties: tuple[Tie, ...]
    notes: tuple[str, ...]
    alternative: str
    footer: str = ""
    language: str = ""


# ---------------------------------------------------------------- documents


class Heading(NamedTuple):
    """`level` 1 opens a chapter. `id` is unique in the document: links and bookmarks point at it.

    Without an id it names a part of what the heading above is about, and no list of contents has it.
    """

    text: str
    level: int
    id: str


class Paragraph(NamedTuple):
    text: str


class Facts(NamedTuple):
    """Short labelled values, such as superior and headcount of a post."""

    pairs: tuple[tuple[str, str], ...]


class NumberedList(NamedTuple):
    """Items numbered from 1."""

    items: tuple[str, ...]


class Tone(StrEnum):
    """How much a sign weighs: who answers for it, does it, helps, is asked, is told."""

    ANSWERS = "answers"
    DOES = "does"
    HELPS = "helps"
    ADVISES = "advises"
    KNOWS = "knows"


class Cell(NamedTuple):
    """A table cell: a text, a numbered list or a number. `rows` is how many rows it spans downwards.

    `continued` replaces the text where a spanning cell goes on after a page break. `link` is the id
    of the heading, figure or cell that tells more, `anchor` the id by which links lead here. `number` is the value
    of which `text` is the writing. `depth` is how far in a name of a tree stands.
    """

    text: str = ""
    items: tuple[str, ...] = ()
    rows: int = 1
    continued: str = ""
    link: str = ""
    anchor: str = ""
    number: float | None = None
    depth: int = 0
    tone: Tone | None = None


class Column(NamedTuple):
    """`share` is the part of the table's width, relative to the other columns.

    A column of `signs` holds letters or numbers that stand for something, not words to be read; one of `figures`
    holds numbers to be compared. One `by_hand` is left empty, with room to write in.
    """

    header: str
    share: float
    signs: bool = False
    by_hand: bool = False
    figures: bool = False


class Table(NamedTuple):
    """Each row has one entry per column; `None` where a cell above spans down into it.

    `has_total` says that the last row adds up others. `signs` are those that may stand in its columns of signs, the
    weightiest first.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    has_total: bool = False
    signs: Mapping[str, Tone] = {}

    def whole_rows(self) -> "Iterator[tuple[Cell, ...]]":
        """The rows with the cells that span down into them."""
        above: tuple[Cell, ...] = ()
        for row in self.rows:
            above = tuple([cell or above[column] for column, cell in enumerate(row)])
            yield above


class Figure(NamedTuple):
    """A chart in a document. `alternative` says in words what the picture shows."""

    chart: Chart
    caption: str
    alternative: str
    id: str


class Entry(NamedTuple):
    """A name in an index, and the id of the heading that it leads to; writers find its page."""

    name: str
    target: str


class Index(NamedTuple):
    """Entries in the order in which one looks for them, under the signs of their groups, such as A, B, C."""

    groups: tuple[tuple[str, tuple[Entry, ...]], ...]


class Field(NamedTuple):
    """An entry of a form: what `label` asks, answered by a text or a numbered list, or else to be filled in.

    Without a label, the title of its part asks. `id` names the entry for programs, `hint` says what belongs into an
    empty one; without a hint it is for a hand, such as a signature.
    """

    label: str
    text: str = ""
    items: tuple[str, ...] = ()
    id: str = ""
    hint: str = ""


class FormPart(NamedTuple):
    """A part of a form under its title; one or two entries stand side by side."""

    title: str
    rows: tuple[tuple[Field, ...], ...]


class Form(NamedTuple):
    """A table of labelled entries, as forms of HR have them. `caption` says what it is for those who do not see it."""

    caption: str
    parts: tuple[FormPart, ...]


Block = Heading | Paragraph | Facts | NumberedList | Table | Figure | Index | Form


class Labels(NamedTuple):
    """Words that a writer needs for the furniture of a page, in the document's language.

    `folio` has the places {page} and {pages}. `figures` stands over the list of charts; without it there is none.
    """

    contents: str
    folio: str
    figures: str = ""


class Document(NamedTuple):
    """A paper: what stands on the cover, then blocks in reading order.

    `control` is the document control block as (label, value), `revisions` the history under it;
    without a cover both stand under the title. `running_head` stands on every page
    after the cover; `date` is the only date that any output may carry.
    """

    title: str
    organisation: str
    language: str
    labels: Labels
    blocks: tuple[Block, ...]
    control: tuple[tuple[str, str], ...] = ()
    revisions: Table | None = None
    running_head: str = ""
    number: str = ""
    version: str = ""
    author: str = ""
    date: datetime.date | None = None
    has_cover: bool = False

    def texts(self) -> Iterator[str]:
        """Every string of the document, in no particular order; for fonts and searches."""
        yield from (self.title, self.organisation, self.running_head, self.number, self.version)
        yield from (self.labels.contents, self.labels.folio, self.labels.figures)
        yield from (word for pair in self.control for word in pair)
        for block in (*self.blocks, *([self.revisions] if self.revisions else [])):
            yield from block_texts(block)


def chart_texts(chart: Chart) -> Iterator[str]:
    """Every string that may be drawn in a chart."""
    yield from (chart.title, chart.footer)
    elsewhere = chart.references.elsewhere
    for box in chart.boxes:
        yield from (
            box.title,
            *box.details,
            box.folded,
            box.page_title,
            *(elsewhere.format(name=line.name) for line in box.dotted_to),
        )


def block_texts(block: Block) -> Iterator[str]:
    """Every string that may be drawn for a block."""
    match block:
        case Heading(text=text) | Paragraph(text=text):
            yield text
        case Facts(pairs=pairs):
            yield from (word for pair in pairs for word in pair)
        case NumberedList(items=items):
            yield from items
        case Table():
            yield block.caption
            yield from (column.header for column in block.columns)
            for cell in (cell for row in block.rows for cell in row if cell is not None):
                yield from (cell.text, cell.continued, *cell.items)
        case Form():
            yield from _form_texts(block)
        case Figure():
            yield block.caption
            yield from chart_texts(block.chart)
        case Index(groups=groups):
            for sign, entries in groups:
                yield sign
                yield from (entry.name for entry in entries)


def _form_texts(form: Form) -> Iterator[str]:
    yield form.caption
    for part in form.parts:
        yield part.title
        for entry in (entry for row in part.rows for entry in row):
            yield from (entry.label, entry.text, entry.hint, *entry.items)
