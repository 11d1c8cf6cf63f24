"""The blocks of a document as WordprocessingML, in strings of a paragraph or a table row each.

Strings, not elements: a table of 10,000 rows goes straight into the package and is never held as a tree.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from render import content
from render.chart_settings import ChartSettings
from render.themes import Theme
from render.typesetting.scripts import is_rtl
from render.writers.chapters import openings
from render.writers.word_parts import drawing as word_drawing
from render.writers.word_parts import form as word_form
from render.writers.word_parts import table as word_table
from render.writers.word_parts.bookmarks import NO_BOOKMARKS, Bookmarks, bookmarks_of
from render.writers.word_parts.contents import contents, index
from render.writers.word_parts.measuring import lines
from render.writers.word_parts.paging import Plan, plan
from render.writers.word_parts.sheet import CELL_PADDING_SIDE, TWIPS, Fitted, Sheet, column_widths, table_widths
from render.writers.word_parts.xml import (
    field,
    paragraph,
    run,
    text_paragraph,
)

_DEEPEST_HEADING = 3  # that the template has a style for
_FACT_SHARES = (20.0, 30.0, 20.0, 30.0)  # label, value, label, value


class Counts(NamedTuple):
    """What stands before these blocks: tables and figures with captions, and the greatest number of a drawing."""

    tables: int = 0
    figures: int = 0
    drawings: int = 0


_NOTHING = Counts()


class Layout(NamedTuple):
    """A document as it goes on its pages: `sheets` has the one of each block, and the one after them."""

    document: content.Document
    theme: Theme
    sheets: Sequence[Sheet]
    figures: Sequence[Fitted]
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
    may_turn: bool = True,
) -> Layout:
    """What has to be known of the whole before any block is written; `sheet` is the usual one.

    `may_turn` says whether a chart may have a sheet of another size.
    """
    figures = _figures(document, theme, sheet, charts, may_turn=may_turn)
    sheets = _sheets(document, sheet, figures)
    planned = plan(document, theme, sheets, figures)
    return Layout(document, theme, sheets, figures, planned, bookmarks or bookmarks_of(document.blocks), before)


def _figures(
    document: content.Document, theme: Theme, sheet: Sheet, charts: ChartSettings, *, may_turn: bool
) -> Sequence[Fitted]:
    if not any(isinstance(block, content.Figure) for block in document.blocks):
        return ()
    # Imported here because fonts and what arranges charts take long.
    from render.writers.word_parts.figures import fitted_figures

    return fitted_figures(document.blocks, theme, sheet, charts, may_turn=may_turn)


def blocks(whole: Layout, section: Callable[[Sheet], str]) -> Iterator[str]:
    """The blocks of the document in reading order, finished XML; `section` makes the `w:sectPr` of a sheet."""
    document, theme = whole.document, whole.theme
    tables = figures = level = 0
    sheet, leading_up = whole.sheets[0], openings(document.blocks)
    each = zip_longest(document.blocks, document.blocks[1:], whole.sheets[:-1])
    for place, (block, following, own) in enumerate(each):
        begins_section = own != sheet
        yield from [paragraph("RolebookSeam", "", section=section(sheet))] if begins_section else ()
        sheet = own
        match block:
            case content.Heading():
                on_new_page = place in whole.plan.openers and not begins_section
                yield _heading(block, whole.bookmarks, on_new_page=on_new_page)
                level = block.level
            case content.Paragraph(text=text):
                keep = place in leading_up or isinstance(following, content.Table)
                yield text_paragraph("Normal", text, keep=keep)
            case content.Facts() | content.Form():
                keep = place in leading_up or _goes_on(following, level)
                yield from _labelled(block, theme, sheet, keep=keep)
            case content.NumberedList(items=items):
                yield word_table.LIST_START
                yield from (text_paragraph("ListNumber", item, level=1) for item in items)
            case content.Table():
                number = whole.before.tables + tables + 1
                yield from table(block, whole.plan.parts[tables], number, theme, sheet, whole.bookmarks)
                tables += 1
            case content.Figure():
                yield from _figure(block, figures, whole)
                figures += 1
            case content.Index():
                yield from index(block, whole.plan, whole.bookmarks)
    if whole.sheets[-1] != sheet:
        yield paragraph("RolebookSeam", "", section=section(sheet))


def _goes_on(following: content.Block | None, level: int) -> bool:
    """Whether what follows belongs to the section of that `level`: words, or a section within it."""
    if isinstance(following, content.Heading):
        return following.level > level
    return isinstance(following, content.Paragraph | content.NumberedList)


def opening(whole: Layout, after: str = "") -> Iterator[str]:
    """The title, the control block and the history; `after` parts the cover of a book from its contents."""
    document, theme, sheet = whole.document, whole.theme, whole.sheets[-1]
    yield text_paragraph("Subtitle", document.organisation)
    yield text_paragraph("Title", document.title)
    if document.control:
        yield from facts(document.control, theme, sheet)
    if document.revisions:
        yield from table(document.revisions, frozenset({0}), 0, theme, sheet)
    if document.has_cover:
        yield after
        yield from contents(document, whole.plan, whole.bookmarks, on_new_page=not after)
    elif document.blocks and not isinstance(document.blocks[0], content.Heading):
        yield text_paragraph("RolebookTableText", "")  # what has no room above it is not to touch a table


def _labelled(block: content.Facts | content.Form, theme: Theme, sheet: Sheet, *, keep: bool) -> Iterator[str]:
    if isinstance(block, content.Form):
        return word_form.form(block, sheet.text_width, theme.palette)
    return facts(block.pairs, theme, sheet, keep=keep)


def facts(pairs: Sequence[tuple[str, str]], theme: Theme, sheet: Sheet, *, keep: bool = False) -> Iterator[str]:
    """A quiet table of labelled values; `keep` holds it on one page with the first line that follows."""
    widths = column_widths(_FACT_SHARES, sheet.text_width)
    room = widths[1] / TWIPS - 2 * CELL_PADDING_SIDE
    is_short = [lines(value, theme.type.table, room) == 1 for _, value in pairs]
    return word_table.facts(pairs, widths, is_short, keep=keep)


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
    widths = column_widths(table_widths(block, theme.type.table, sheet.text_width), sheet.text_width)
    yield from word_table.matrix(block, widths, theme, parts, bookmarks)


def _sheets(document: content.Document, sheet: Sheet, figures: Sequence[Fitted]) -> list[Sheet]:
    """The sheet of each block, and at the end the usual one; headings stand on that of the figure below them."""
    drawn = iter(figures)
    sheets = [next(drawn).sheet if isinstance(block, content.Figure) else sheet for block in document.blocks]
    for number in range(len(sheets) - 1, 0, -1):
        if sheets[number] != sheet and _stands_over(document.blocks[number - 1], document.blocks[number]):
            sheets[number - 1] = sheets[number]
    return [*sheets, sheet]


def _stands_over(block: content.Block, following: content.Block) -> bool:
    """Whether a block is the heading of what follows it, or of its heading."""
    if not isinstance(block, content.Heading):
        return False
    return not isinstance(following, content.Heading) or block.level < following.level


def _heading(heading: content.Heading, bookmarks: Bookmarks, *, on_new_page: bool) -> str:
    style = f"Heading{min(heading.level, _DEEPEST_HEADING)}"
    words = bookmarks.marked(heading.id, run(heading.text))
    return paragraph(style, words, on_new_page=on_new_page, leftwards=is_rtl(heading.text))


def _figure(figure: content.Figure, index: int, whole: Layout) -> Iterator[str]:
    before, drawing = whole.before, whole.figures[index].drawing
    number = before.figures + index + 1
    said = word_drawing.Words(figure.caption, figure.alternative)
    first_id = before.drawings + 2 * index + 1
    picture = word_drawing.picture_id(f"{number}")
    chart = word_drawing.chart(drawing, whole.theme.chart, said, first_id, picture, whole.bookmarks)
    yield paragraph("RolebookFigure", chart)
    caption = whole.bookmarks.marked(figure.id, _caption(figure.caption, "Figure", number))
    yield paragraph("Caption", caption, centred=True)


def _caption(caption: str, sequence: str, number: int) -> str:
    """The caption with its own number, where it has one, as a field that counts on when captions are added."""
    match = re.search(rf"(?<!\d){number}(?!\d)", caption)
    if not match:
        return run(caption)
    counted = field(rf"SEQ {sequence} \* ARABIC", match.group())
    return run(caption[: match.start()]) + counted + run(caption[match.end() :])
