"""Heads and feet of pages: what paper this is, which chapter, which page."""

from render.content import Document
from render.writers.pdf_parts.flow import Sheet, Slice
from render.writers.pdf_parts.items import Item, Rule
from render.writers.pdf_parts.setting import Setting

_STRIP = 14.0
_DISTANCE = 18.0  # between the furniture and the text


def furnish(sheet: Sheet, number: int, count: int, document: Document, setting: Setting) -> None:
    """Put head and foot on a sheet, the head before all that stands on it."""
    top = setting.theme.page.margin_top - _DISTANCE - _STRIP
    bottom = sheet.height - setting.theme.page.margin_bottom + _DISTANCE
    sheet.slices.insert(0, (top, Slice(_STRIP, _head(sheet, document, setting))))
    sheet.slices.append((bottom, Slice(_STRIP, _foot(sheet, number, count, document, setting))))


def _head(sheet: Sheet, document: Document, setting: Setting) -> tuple[Item, ...]:
    rule = Rule(setting.left, _STRIP + 2, _width(sheet, setting), setting.theme.palette.rule, 0.5)
    return (*_at_sides(document.running_head, sheet.section or sheet.chapter, sheet, setting), rule)


def _foot(sheet: Sheet, number: int, count: int, document: Document, setting: Setting) -> tuple[Item, ...]:
    paper = " · ".join(filter(None, (document.number, document.version)))
    folio = document.labels.folio.format(page=number, pages=count)
    return _at_sides(paper, folio, sheet, setting)


def _at_sides(left: str, right: str, sheet: Sheet, setting: Setting) -> tuple[Item, ...]:
    """Two texts on one line; the right one gets up to half of it, the left one what remains."""
    size, width = setting.theme.type.small, _width(sheet, setting)
    last = setting.one_line(right, width / 2, size)
    first = setting.one_line(left, width - last.width - 2 * size, size)
    places = ((first, left, setting.left), (last, right, setting.left + width - last.width))
    colour = setting.theme.palette.muted
    return tuple(setting.words(line, x, size, _STRIP, colour=colour) for line, text, x in places if text)


def _width(sheet: Sheet, setting: Setting) -> float:
    page = setting.theme.page
    return sheet.width - page.margin_left - page.margin_right
