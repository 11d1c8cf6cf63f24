"""The room that a document of someone else's leaves: its pages, and a place for a paper at its end."""

import re

from render.attaching.word_edits import TINY_PARAGRAPH
from render.attaching.word_places import PREFIX, Place, Range, Survey
from render.products.inserts import PAPER
from render.themes import Theme
from render.writers.word_parts.sheet import TWIPS, Sheet

_PLACE = (
    f'<w:sdt><w:sdtPr><w:alias w:val="{PREFIX}{PAPER}"/><w:tag w:val="{PREFIX}{PAPER}"/></w:sdtPr>'
    "<w:sdtContent/></w:sdt>"
).encode()
_NEW_PAGE = b'<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_ATTRIBUTE = re.compile(rb'w:(\w+)="(-?\d+)"')
_SIZE = re.compile(rb"<w:pgSz\b[^>]*/>")
_INCH = 72.0
_CELL_SIDES = 11.0  # points, as Word has them


def sheet_at(part: bytes, survey: Survey, place: Place, theme: Theme) -> Sheet:
    """The sheet around a place; around a table cell, with margins that leave no more than the cell."""
    section = next((section for section in survey.sections if section.start > place.whole.start), None)
    sheet = _sheet_of(part[slice(*section)] if section else b"", theme)
    if place.width is None:
        return sheet
    return sheet._replace(left=0.0, right=sheet.width - place.width / TWIPS + _CELL_SIDES)


def with_place_for_paper(part: bytes, survey: Survey, theme: Theme, *, turned: bool) -> bytes:
    """The body with a place for a paper after all else, in a section of its own where it is to be `turned`."""
    section = own_section(part, survey)
    head, own, tail = part[: section.start], part[slice(*section)], part[section.end :]
    before = _NEW_PAGE if survey.has_words else b""
    sheet = _sheet_of(own, theme)
    if turned and not sheet.is_landscape:
        before = b"<w:p><w:pPr>" + own + b"</w:pPr></w:p>" if own and survey.has_words else b""
        own = _turned(own, sheet)
    return head + before + _PLACE + TINY_PARAGRAPH + own + tail


def own_section(part: bytes, survey: Survey) -> Range:
    """The last section, which is the body's own and no paragraph's; empty where there is none."""
    last = survey.sections[-1] if survey.sections else None
    if last and not part[last.end : survey.body_end].strip():
        return last
    return Range(survey.body_end, survey.body_end)


def _sheet_of(section: bytes, theme: Theme) -> Sheet:
    size, margins = _lengths(section, b"pgSz"), _lengths(section, b"pgMar")
    width, height = size.get("w", theme.page.width), size.get("h", theme.page.height)
    top, right, bottom, left = (abs(margins.get(side, _INCH)) for side in ("top", "right", "bottom", "left"))
    return Sheet(width, height, top, right, bottom, left + margins.get("gutter", 0.0))


def _lengths(section: bytes, name: bytes) -> dict[str, float]:
    """The lengths in an element's attributes, in points."""
    found = re.search(rb"<w:" + name + rb"\b[^>]*>", section)
    return {key.decode(): int(value) / TWIPS for key, value in _ATTRIBUTE.findall(found[0])} if found else {}


def _turned(section: bytes, sheet: Sheet) -> bytes:
    width, height = round(sheet.height * TWIPS), round(sheet.width * TWIPS)
    size = f'<w:pgSz w:w="{width}" w:h="{height}" w:orient="landscape"/>'.encode()
    if _SIZE.search(section):
        return _SIZE.sub(size, section)
    return section.replace(b"</w:sectPr>", size + b"</w:sectPr>") or b"<w:sectPr>" + size + b"</w:sectPr>"
