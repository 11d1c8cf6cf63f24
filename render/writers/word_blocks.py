"""The blocks of a document as WordprocessingML, in strings of a paragraph or a table row each.

Strings, not elements: a table of 10,000 rows goes straight into the package and is never held as a tree.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from render import content
from render.themes import Theme
from render.writers import word_drawing, word_table
from render.writers.word_contents import index
from render.writers.word_figures import Fitted, fitted_figures
from render.writers.word_paging import Plan, lines, opens_page, plan
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


class Layout(NamedTuple):
    """A document as it goes on its pages: `sheets` has the one of each block, and the one after them.

    `marks` are bookmarks with their numbers, by the id that a link may lead to.
    """

    document: content.Document
    theme: Theme
    sheets: Sequence[Sheet]
    figures: Sequence[Fitted]
    plan: Plan
    marks: Mapping[str, word_table.Mark]

    @property
    def bookmarks(self) -> dict[str, str]:
        return {id_: name for id_, (name, _) in self.marks.items()}


def layout(document: content.Document, theme: Theme, sheet: Sheet) -> Layout:
    """What has to be known of the whole before any block is written; `sheet` is the usual one."""
    figures = fitted_figures(document.blocks, theme, sheet)
    sheets = _sheets(document, sheet, figures)
    names = bookmark_names(dict.fromkeys(target for block in document.blocks for target in _targets(block)))
    marks = {id_: (name, number) for number, (id_, name) in enumerate(names.items())}
    return Layout(document, theme, sheets, figures, plan(document, theme, sheets, figures), marks)


def blocks(whole: Layout, section: Callable[[Sheet], str]) -> Iterator[str]:
    """The blocks of the document in reading order, finished XML; `section` makes the `w:sectPr` of a sheet."""
    document, theme = whole.document, whole.theme
    bookmarks = whole.bookmarks
    tables = figures = 0
    sheet = whole.sheets[0]
    for block, following, own in zip_longest(document.blocks, document.blocks[1:], whole.sheets[:-1]):
        begins_section = own != sheet
        yield from [paragraph("RolebookSeam", "", section=section(sheet))] if begins_section else ()
        sheet = own
        match block:
            case content.Heading():
                yield _heading(block, whole.marks, on_new_page=opens_page(block, document) and not begins_section)
            case content.Paragraph(text=text):
                yield text_paragraph("Normal", text, keep=isinstance(following, content.Table))
            case content.Facts(pairs=pairs):
                yield from facts(pairs, theme, sheet)
            case content.NumberedList(items=items):
                yield word_table.LIST_START
                yield from (text_paragraph("ListNumber", item, level=1) for item in items)
            case content.Table():
                yield from table(block, whole.plan.parts[tables], tables + 1, theme, sheet, whole.marks)
                tables += 1
            case content.Figure():
                yield from _figure(block, whole.figures[figures], figures, theme, whole.marks, bookmarks)
                figures += 1
            case content.Index():
                yield from index(block, whole.plan, bookmarks)
    if whole.sheets[-1] != sheet:
        yield paragraph("RolebookSeam", "", section=section(sheet))


def facts(pairs: Sequence[tuple[str, str]], theme: Theme, sheet: Sheet) -> Iterator[str]:
    """A quiet table of labelled values."""
    widths = column_widths(_FACT_SHARES, sheet.text_width)
    room = widths[1] / TWIPS - 2 * CELL_PADDING_SIDE
    is_short = [lines(value, theme.type.table, room) == 1 for _, value in pairs]
    return word_table.facts(pairs, widths, is_short)


def table(
    block: content.Table,
    parts: frozenset[int],
    number: int,
    theme: Theme,
    sheet: Sheet,
    marks: Mapping[str, word_table.Mark],
) -> Iterator[str]:
    """A table under its caption; see `word_table.matrix`."""
    if block.caption:
        yield paragraph("Caption", _caption(block.caption, "Table", number), keep=True)
    widths = column_widths(table_widths(block, theme.type.table, sheet.text_width), sheet.text_width)
    yield from word_table.matrix(block, widths, theme.type.table, parts, marks)


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


def _targets(block: content.Block) -> Iterator[str]:
    """The ids that links may lead to."""
    match block:
        case content.Heading(id=id_) | content.Figure(id=id_):
            yield from [id_] if id_ else ()
        case content.Table(rows=rows):
            yield from (cell.anchor for row in rows for cell in row if cell and cell.anchor)


def _heading(heading: content.Heading, marks: Mapping[str, word_table.Mark], *, on_new_page: bool) -> str:
    style = f"Heading{min(heading.level, _DEEPEST_HEADING)}"
    words = run(heading.text)
    words = bookmarked(*marks[heading.id], words) if heading.id else words
    return paragraph(style, words, on_new_page=on_new_page, leftwards=reads_right_to_left(heading.text))


def _figure(
    figure: content.Figure,
    fitted: Fitted,
    number: int,
    theme: Theme,
    marks: Mapping[str, word_table.Mark],
    bookmarks: Mapping[str, str],
) -> Iterator[str]:
    said = word_drawing.Words(figure.caption, figure.alternative)
    leading_to = {shape.id: bookmarks[shape.id] for shape in fitted.drawing.shapes if shape.id in bookmarks}
    drawing = word_drawing.chart(fitted.drawing, theme.chart, said, 2 * number + 1, picture_id(number), leading_to)
    yield paragraph("RolebookFigure", drawing)
    yield paragraph(
        "Caption", bookmarked(*marks[figure.id], _caption(figure.caption, "Figure", number + 1)), centred=True
    )


def picture_id(number: int) -> str:
    """The relationship that leads to the picture of the figure of that number, counted from 0."""
    return f"rolebookFigure{number + 1}"


def _caption(caption: str, sequence: str, number: int) -> str:
    """The caption with its own number, where it has one, as a field that counts on when captions are added."""
    match = re.search(rf"(?<!\d){number}(?!\d)", caption)
    if not match:
        return run(caption)
    counted = field(rf"SEQ {sequence} \* ARABIC", match.group())
    return run(caption[: match.start()]) + counted + run(caption[match.end() :])
