"""Heads and feet of pages: what paper this is, which chapter, which page."""

from render.content import Document
from render.writers.pdf_flow import Item, Rule, Sheet, Slice
from render.writers.pdf_setting import Setting

_STRIP = 14.0
_DISTANCE = 18.0  # between the furniture and the text
_HEAD_SHARE = 0.48  # of the width, for the running head and for the chapter


def furnish(sheet: Sheet, number: int, count: int, document: Document, setting: Setting) -> None:
    """Put head and foot on a sheet, the head before all that stands on it."""
    top = setting.theme.page.margin_top - _DISTANCE - _STRIP
    bottom = sheet.height - setting.theme.page.margin_bottom + _DISTANCE
    sheet.slices.insert(0, (top, Slice(_STRIP, _head(sheet, document, setting))))
    sheet.slices.append((bottom, Slice(_STRIP, _foot(sheet, number, count, document, setting))))


def _head(sheet: Sheet, document: Document, setting: Setting) -> tuple[Item, ...]:
    width = _width(sheet, setting)
    left = _at_side(document.running_head, width, setting, right=False)
    right = _at_side(sheet.chapter, width, setting, right=True)
    rule = Rule(setting.left, _STRIP + 2, width, setting.theme.palette.rule, 0.5)
    return (*left, *right, rule)


def _foot(sheet: Sheet, number: int, count: int, document: Document, setting: Setting) -> tuple[Item, ...]:
    width = _width(sheet, setting)
    paper = "　".join(filter(None, (document.number, document.version)))
    folio = document.labels.folio.format(page=number, pages=count)
    return (*_at_side(paper, width, setting, right=False), *_at_side(folio, width, setting, right=True))


def _at_side(text: str, width: float, setting: Setting, *, right: bool) -> tuple[Item, ...]:
    if not text:
        return ()
    size = setting.theme.type.small
    line = setting.one_line(text, width * _HEAD_SHARE, size)
    x = setting.left + (width - line.width if right else 0.0)
    return (setting.words(line, x, size, _STRIP, colour=setting.theme.palette.muted),)


def _width(sheet: Sheet, setting: Setting) -> float:
    page = setting.theme.page
    return sheet.width - page.margin_left - page.margin_right
