"""The blocks of a document as WordprocessingML, in strings of a paragraph or a table row each.

Strings, not elements: a table of 10,000 rows goes straight into the package and is never held as a tree.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from render import content
from render.themes import Theme
from render.writers import word_table
from render.writers.word_paging import Plan, lines
from render.writers.word_sheet import CELL_PADDING_SIDE, TWIPS, Sheet, column_widths, table_widths
from render.writers.word_xml import (
    bookmark_names,
    bookmarked,
    field,
    paragraph,
    reads_right_to_left,
    run,
    text_paragraph,
)

_DEEPEST_HEADING = 3  # that the template has a style for
_FACT_SHARES = (18.0, 32.0, 18.0, 32.0)  # label, value, label, value


def blocks(document: content.Document, theme: Theme, sheet: Sheet, plan: Plan) -> Iterator[str]:
    """The blocks of the document in reading order, finished XML."""
    targets = [block.id for block in document.blocks if isinstance(block, content.Heading | content.Figure)]
    bookmarks = bookmark_names(targets)
    marks = {id_: (name, number) for number, (id_, name) in enumerate(bookmarks.items())}
    tables = figures = 0
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        match block:
            case content.Heading():
                yield _heading(block, marks)
            case content.Paragraph(text=text):
                yield text_paragraph("Normal", text, keep=isinstance(following, content.Table))
            case content.Facts(pairs=pairs):
                yield from facts(pairs, theme, sheet)
            case content.NumberedList(items=items):
                yield word_table.LIST_START
                yield from (text_paragraph("ListNumber", item, level=1) for item in items)
            case content.Table():
                yield from _table(block, plan.parts[tables], tables + 1, theme, sheet, bookmarks)
                tables += 1
            case content.Figure():
                figures += 1
                yield from _figure(block, figures, marks)


def facts(pairs: Sequence[tuple[str, str]], theme: Theme, sheet: Sheet) -> Iterator[str]:
    """A quiet table of labelled values."""
    widths = column_widths(_FACT_SHARES, sheet.text_width)
    room = widths[1] / TWIPS - 2 * CELL_PADDING_SIDE
    is_short = [lines(value, theme.type.table, room) == 1 for _, value in pairs]
    return word_table.facts(pairs, widths, is_short)


def _heading(heading: content.Heading, marks: Mapping[str, tuple[str, int]]) -> str:
    style = f"Heading{min(heading.level, _DEEPEST_HEADING)}"
    words = bookmarked(*marks[heading.id], run(heading.text))
    return paragraph(style, words, leftwards=reads_right_to_left(heading.text))


def _table(
    table: content.Table, parts: frozenset[int], number: int, theme: Theme, sheet: Sheet, bookmarks: Mapping[str, str]
) -> Iterator[str]:
    if table.caption:
        yield paragraph("Caption", _caption(table.caption, "Table", number))
    widths = column_widths(table_widths(table, theme.type.table, sheet.text_width), sheet.text_width)
    yield from word_table.matrix(table, widths, theme.type.table, parts, bookmarks)


def _figure(figure: content.Figure, number: int, marks: Mapping[str, tuple[str, int]]) -> Iterator[str]:
    # What the picture shows, in words: no paper in Word has had a figure yet. The drawing will stand here.
    yield text_paragraph("Normal", figure.alternative, keep=True)
    yield paragraph("Caption", bookmarked(*marks[figure.id], _caption(figure.caption, "Figure", number)))


def _caption(caption: str, sequence: str, number: int) -> str:
    """The caption with its own number, where it has one, as a field that counts on when captions are added."""
    match = re.search(rf"(?<!\d){number}(?!\d)", caption)
    if not match:
        return run(caption)
    counted = field(rf"SEQ {sequence} \* ARABIC", match.group())
    return run(caption[: match.start()]) + counted + run(caption[match.end() :])
