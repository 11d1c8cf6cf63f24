"""Heads and feet of pages: what paper this is, which chapter, which page."""

from collections.abc import Sequence

from render.content import Document
from render.content.bilingual import first_of
from render.writers.pdf_parts.flow import Sheet, Slice
from render.writers.pdf_parts.items import Item, Rule
from render.writers.pdf_parts.setting import Setting

_STRIP = 14.0
_LEAST_CUT = 8  # em
_DISTANCE = 18.0  # between the furniture and the text


def furnish(sheet: Sheet, number: int, count: int, document: Document, setting: Setting) -> None:
    """Put head and foot on a sheet, the head before all that stands on it."""
    top = setting.theme.page.margin_top - _DISTANCE - _STRIP
    bottom = sheet.height - setting.theme.page.margin_bottom + _DISTANCE
    sheet.slices.insert(0, (top, Slice(_STRIP, _head(sheet, document, setting))))
    sheet.slices.append((bottom, Slice(_STRIP, _foot(sheet, number, count, document, setting))))


def _head(sheet: Sheet, document: Document, setting: Setting) -> tuple[Item, ...]:
    rule = Rule(setting.left, _STRIP + 2, _width(sheet, setting), setting.theme.palette.rule, 0.5)
    lefts = (document.running_head, first_of(document.organisation))
    return (*_at_sides(lefts, sheet.section or sheet.chapter, sheet, setting), rule)


def _foot(sheet: Sheet, number: int, count: int, document: Document, setting: Setting) -> tuple[Item, ...]:
    paper = " · ".join(filter(None, (document.number, document.version)))
    folio = document.labels.folio.format(page=number, pages=count)
    return _at_sides((paper,), folio, sheet, setting)


def _at_sides(lefts: Sequence[str], right: str, sheet: Sheet, setting: Setting) -> tuple[Item, ...]:
    """Two texts on one line, the left one the first that has room beside the right one.

    Where none has, the last of them is cut, or left out where hardly anything of it would be left.
    """
    size, width = setting.theme.type.small, _width(sheet, setting)
    last = setting.one_line(right, width, size)
    room = width - last.width - 2 * size
    whole = (text for text in lefts if setting.length(text, size) <= room)
    left = next(whole, lefts[-1] if room > _LEAST_CUT * size else "")
    places = [(setting.one_line(left, room, size), setting.left)] if left else []
    places += [(last, setting.left + width - last.width)] if right else []
    colour = setting.theme.palette.muted
    return tuple(setting.words(line, x, size, _STRIP, colour=colour) for line, x in places)


def _width(sheet: Sheet, setting: Setting) -> float:
    page = setting.theme.page
    return sheet.width - page.margin_left - page.margin_right
