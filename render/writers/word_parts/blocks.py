"""The blocks of a document as WordprocessingML, in strings of a paragraph or a table row each.

Strings, not elements: a table of 10,000 rows goes straight into the package and is never held as a tree.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from render import content
from render.chart_settings import ChartSettings
from render.content.bilingual import first_of
from render.themes import Theme
from render.typesetting.drawing import Drawing
from render.typesetting.scripts import is_rtl
from render.writers.table_bands import banded
from render.writers.word_parts import drawing as word_drawing
from render.writers.word_parts import table as word_table
from render.writers.word_parts.bookmarks import NO_BOOKMARKS, Bookmarks, bookmarks_of
from render.writers.word_parts.contents import contents, index
from render.writers.word_parts.draft import Draft, draft
from render.writers.word_parts.facts import fact_rows, facts, value_room
from render.writers.word_parts.form import form
from render.writers.word_parts.front import control_rows, control_widths
from render.writers.word_parts.keeping import owns_list
from render.writers.word_parts.paging import Plan, plan
from render.writers.word_parts.sheet import Fitted, Sheet, column_widths, table_widths
from render.writers.word_parts.xml import field, paragraph, run, text_paragraph

_DEEPEST_HEADING = 3  # that the template has a style for


class Counts(NamedTuple):
    """What stands before these blocks: tables and figures with captions, and the greatest number of a drawing."""

    tables: int = 0
    figures: int = 0
    drawings: int = 0


_NOTHING = Counts()


Section = Callable[[Sheet], str]
"""What ends a section on such a sheet: a `w:sectPr`."""


class Layout(NamedTuple):
    """A document as it goes on its pages."""

    draft: Draft
    plan: Plan
    bookmarks: Bookmarks
    before: Counts


def layout(
    document: content.Document,
    theme: Theme,
    sheet: Sheet,
    charts: ChartSettings,
    bookmarks: Bookmarks | None = None,
    before: Counts = _NOTHING,
    *,
    in_sections: bool = True,
) -> Layout:
    """What has to be known of the whole before any block is written; `sheet` is the usual one.

    `in_sections` says whether charts may have sheets of another size, and lists columns.
    """
    drafted = draft(document, theme, sheet, charts, in_sections=in_sections)
    return Layout(drafted, plan(drafted), bookmarks or bookmarks_of(document.blocks), before)


def blocks(whole: Layout, section: Section | None) -> Iterator[str]:
    """The blocks of the document in reading order, finished XML; without `section` all are on one sheet."""
    drafted = whole.draft
    tables = enumerate(whole.plan.parts, start=whole.before.tables + 1)
    figures = enumerate(drafted.figures, start=1)
    for place, sheet in enumerate(drafted.sheets):
        before = drafted.sheets[max(place - 1, 0)]
        if section and sheet != before:
            yield paragraph("RolebookSeam", "", section=section(before))
        yield from _block(place, whole, tables, figures)


def _block(
    place: int, whole: Layout, tables: Iterator[tuple[int, frozenset[int]]], figures: Iterator[tuple[int, Fitted]]
) -> Iterator[str]:
    """The block in that place; `tables` are the numbers and parts of those still to come, `figures` the others."""
    drafted, bookmarks = whole.draft, whole.bookmarks
    document, theme, sheet = drafted.document, drafted.theme, drafted.sheets[place]
    keep, owns = place in drafted.kept, owns_list(document.blocks, place)
    match document.blocks[place]:
        case content.Heading() as heading:
            yield _heading(heading, bookmarks, on_new_page=place in whole.plan.openers, owns=owns)
        case content.Paragraph(text=text):
            yield text_paragraph("Normal", text, keep=keep, level=0 if owns else None)
        case content.Facts(pairs=pairs):
            rows = fact_rows(pairs, theme.type.table, value_room(sheet.text_width, drafted.labels))
            yield from facts(rows, sheet.text_width, drafted.labels, keep=keep, owns_list=owns)
        case content.Form() as asked:
            yield from form(asked, sheet.text_width, theme.palette)
        case content.NumberedList(items=items):
            if not place or not owns_list(document.blocks, place - 1):
                yield word_table.LIST_START
            yield from (text_paragraph("ListNumber", item, level=1) for item in items)
        case content.Table() as grid:
            number, parts = next(tables)
            yield from table(grid, parts, number, theme, sheet, bookmarks)
        case content.Figure() as figure:
            number, fitted = next(figures)
            yield from _figure(figure, number, fitted.drawing, whole)
        case content.Index() as names:
            yield from index(names, sheet, whole.plan.page_of, bookmarks)


def opening(whole: Layout, after: str = "") -> Iterator[str]:
    """The title, the control block and the history; `after` parts the cover of a book from its contents."""
    document, theme, sheet = whole.draft.document, whole.draft.theme, whole.draft.sheet
    if document.has_cover or not document.running_head:  # which says whose paper it is
        yield text_paragraph("Subtitle", document.organisation)
    yield text_paragraph("Title", document.title)
    if document.control:
        yield from word_table.control(control_rows(document, theme, sheet), control_widths(sheet))
    if document.revisions:
        yield from table(document.revisions, frozenset({0}), 0, theme, sheet)
    if document.has_cover:
        yield after
        yield from contents(document, whole.plan.page_of, whole.bookmarks)
    elif document.blocks and not isinstance(document.blocks[0], content.Heading | content.Form):
        yield text_paragraph("RolebookTableText", "")  # what has no room above it is not to touch a table


def table(
    block: content.Table,
    parts: frozenset[int],
    number: int,
    theme: Theme,
    sheet: Sheet,
    bookmarks: Bookmarks = NO_BOOKMARKS,
) -> Iterator[str]:
    """A table under its caption; see `word_table.matrix`."""
    if block.caption:
        yield paragraph("Caption", _caption(block.caption, "Table", number), keep=True)
    widths = column_widths(table_widths(banded(block).table, theme.type.table, sheet.text_width), sheet.text_width)
    yield from word_table.matrix(block, widths, theme, parts, bookmarks)


def _heading(heading: content.Heading, bookmarks: Bookmarks, *, on_new_page: bool, owns: bool) -> str:
    style = f"Heading{min(heading.level, _DEEPEST_HEADING)}"
    words = bookmarks.marked(heading.id, run(heading.text, beside=True))
    return paragraph(style, words, on_new_page=on_new_page, level=0 if owns else None, leftwards=is_rtl(heading.text))


def _figure(figure: content.Figure, number: int, drawing: Drawing, whole: Layout) -> Iterator[str]:
    """`number` counts the figures of this document, from 1."""
    before, theme = whole.before, whole.draft.theme
    said = word_drawing.Words(figure.caption, figure.alternative)
    first_id = before.drawings + 2 * number - 1
    picture = word_drawing.picture_id(f"{before.figures + number}")
    chart = word_drawing.chart(drawing, theme.chart, said, first_id, picture, whole.bookmarks)
    yield paragraph("RolebookFigure", chart)
    caption = _caption(figure.caption, "Figure", before.figures + number)
    yield paragraph("Caption", whole.bookmarks.marked(figure.id, caption), centred=True)


def _caption(caption: str, sequence: str, number: int) -> str:
    """The caption with its own number, where it has one, as a field that counts on when captions are added."""
    words = first_of(caption)
    match = re.search(rf"(?<!\d){number}(?!\d)", words)
    if not match:
        return run(caption)
    counted = field(rf"SEQ {sequence} \* ARABIC", match.group())
    after = words[match.end() :]
    if isinstance(caption, content.Bilingual):
        after = content.Bilingual(after, caption.second, caption.language)
    return run(words[: match.start()]) + counted + run(after)
