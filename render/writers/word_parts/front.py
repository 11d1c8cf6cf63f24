"""What stands on a cover, or under the title of a paper without one, and how it is spread over the page."""

from render.content import Document
from render.themes import Theme
from render.writers.word_parts.facts import Pair, fact_rows
from render.writers.word_parts.measuring import CELL_PADDING, caption_height, lines, row_heights
from render.writers.word_parts.sheet import CELL_PADDING_SIDE, TWIPS, Sheet, column_widths
from render.writers.word_parts.spaces import HEADING_PITCH, SPACES, Space

_SHARES = (20.0, 30.0, 20.0, 30.0)  # label, value, label, value
_ABOVE, _BELOW = 1 / 4, 1 / 6  # of a page: white space around the title on a cover
_MOST_OF_ROOM = 0.9  # is given to it


def control_widths(sheet: Sheet) -> list[int]:
    """The widths of the columns of the control block, in twips."""
    return column_widths(_SHARES, sheet.text_width)


def control_rows(document: Document, theme: Theme, sheet: Sheet) -> list[list[Pair]]:
    """The control block: a value to a row on a cover, else two."""
    room = control_widths(sheet)[1] / TWIPS - 2 * CELL_PADDING_SIDE
    return list(fact_rows(document.control, theme.type.table, room, columns=1 if document.has_cover else 2))


def title_height(document: Document, theme: Theme, sheet: Sheet) -> float:
    size = theme.type.title if document.has_cover else theme.type.chapter
    return lines(document.title, size, sheet.text_width) * size * HEADING_PITCH


def control_height(document: Document, theme: Theme, sheet: Sheet) -> float:
    """Of the control block, and of the history of revisions below it."""
    size, room = theme.type.table, control_widths(sheet)[1] / TWIPS - 2 * CELL_PADDING_SIDE
    height = 0.0
    for row in control_rows(document, theme, sheet):
        width = room if len(row) > 1 else sheet.text_width - room
        most = max(lines(text, size, width) for pair in row for text in pair)
        height += most * theme.type.table_leading + CELL_PADDING
    if document.revisions:
        rows = row_heights(document.revisions, theme, sheet)
        height += SPACES["Caption"].above + caption_height(document.revisions, theme) + sum(rows)
    return height


def title_space(document: Document, theme: Theme, sheet: Sheet) -> Space:
    """The white space around the title: on a cover as much as the rest leaves."""
    if not document.has_cover:
        return SPACES["Title"]
    height = sheet.text_height
    organisation = lines(document.organisation, theme.type.body, sheet.text_width) * theme.type.leading
    taken = organisation + title_height(document, theme, sheet) + control_height(document, theme, sheet)
    part = min(1.0, max(0.0, _MOST_OF_ROOM * (height - taken)) / (height * (_ABOVE + _BELOW)))
    return Space(part * _ABOVE * height, part * _BELOW * height)
