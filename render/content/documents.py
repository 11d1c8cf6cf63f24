"""What documents say: blocks in reading order, and what stands around them."""

import datetime
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from render.content.bilingual import first_of
from render.content.charts import Chart, chart_texts


class Heading(NamedTuple):
    """`level` 1 opens a chapter. `id` is unique in the document: links and bookmarks point at it.

    Without an id it names a part of what the heading above is about, and no list of contents has it.
    """

    text: str
    level: int
    id: str

    @property
    def title(self) -> str:
        """Its text in the first language, for where there is no room for more."""
        return first_of(self.text)


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
    """A name in an index, and the id of the heading that it leads to; writers find its page.

    `language` is that of the name, a BCP 47 tag, where it is not the document's.
    """

    name: str
    target: str
    language: str = ""


class Index(NamedTuple):
    """Entries in the order in which one looks for them, under the signs of their groups, such as A, B, C.

    `continued` says that a group goes on overleaf, with the place {name}.
    """

    groups: tuple[tuple[str, tuple[Entry, ...]], ...]
    continued: str = "{name}"


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

    @property
    def is_for_a_hand(self) -> bool:
        return not (self.text or self.items or self.hint)


class FormPart(NamedTuple):
    """A part of a form under its title; one or two entries stand side by side."""

    title: str
    rows: tuple[tuple[Field, ...], ...]

    @property
    def is_signed(self) -> bool:
        return any(entry.is_for_a_hand for row in self.rows for entry in row)


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
