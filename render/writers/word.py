"""A document as a Word file (WordprocessingML, ECMA-376 transitional) for Word, WPS and LibreOffice.

Document, Theme -> Sheet -> Plan (which rows stay together) -> XML -> package
"""

import datetime
import re
from collections.abc import Iterator

from docx.opc.coreprops import CoreProperties

from render import content
from render.themes import Theme
from render.writers.word_blocks import blocks, facts
from render.writers.word_package import open_template, packed
from render.writers.word_paging import Plan, plan
from render.writers.word_sheet import (
    CELL_PADDING_BOTTOM,
    CELL_PADDING_SIDE,
    CELL_PADDING_TOP,
    LIST_INDENT,
    Sheet,
    sheet_for,
    twips,
)
from render.writers.word_xml import field, run, text_paragraph

_EAST_ASIAN_LANGUAGES = ("zh", "ja", "ko")
_LONGEST_PROPERTY = 255  # characters of a core property that python-docx takes


def docx(document: content.Document, theme: Theme) -> bytes:
    """The bytes of a .docx file, the same ones each time for the same document and theme."""
    sheet = sheet_for(document, theme)
    pages = plan(document, theme, sheet)
    paper = open_template(_looks(document, theme, sheet))
    _describe(paper.core_properties, document)
    header_style = "Header" if document.running_head else "Footer"  # a header's style draws a rule below it
    fillings = {
        "body": _body(document, theme, sheet, pages),
        "header": [text_paragraph(header_style, document.running_head)],
        "edition": [run(" · ".join(filter(None, (document.number, document.version))))],
        "folio": _folio(document.labels.folio, pages.pages),
    }
    return packed(paper, fillings)


def _body(document: content.Document, theme: Theme, sheet: Sheet, pages: Plan) -> Iterator[str]:
    yield text_paragraph("Subtitle", document.organisation)
    yield text_paragraph("Title", document.title)
    if document.control:
        yield from facts(document.control, theme, sheet)
    yield from blocks(document, theme, sheet, pages)


def _folio(pattern: str, pages: int) -> Iterator[str]:
    """Fields for the places {page} and {pages} of the pattern, its other words around them."""
    results = {"{page}": field("PAGE", "1"), "{pages}": field("NUMPAGES", str(pages))}
    for piece in re.split(r"(\{pages?\})", pattern):
        yield results[piece] if piece in results else run(piece)


def _describe(properties: CoreProperties, document: content.Document) -> None:
    texts = {
        "title": document.title,
        "subject": document.organisation,
        "author": document.author,
        "identifier": document.number,
        "version": document.version,
        "language": document.language,
    }
    for name, text in texts.items():
        if text:
            setattr(properties, name, text[:_LONGEST_PROPERTY])
    if document.date:
        properties.created = properties.modified = datetime.datetime.combine(document.date, datetime.time())


def _looks(document: content.Document, theme: Theme, sheet: Sheet) -> dict[str, object]:
    """What the template's $names stand for: colours, fonts, sizes in half-points, lengths in twips."""
    palette, sizes = theme.palette, theme.type
    is_east_asian = document.language.split("-")[0] in _EAST_ASIAN_LANGUAGES
    colours = {name: colour.removeprefix("#") for name, colour in palette._asdict().items()}
    half_points = {
        "chapter_size": sizes.chapter,
        "heading_size": (sizes.chapter + sizes.section) / 2,
        "section_size": sizes.section,
        "body_size": sizes.body,
        "table_size": sizes.table,
        "small_size": sizes.small,
    }
    lengths = {
        "leading": sizes.leading,
        "table_leading": sizes.table_leading,
        "cell_padding_top": CELL_PADDING_TOP,
        "cell_padding_side": CELL_PADDING_SIDE,
        "cell_padding_bottom": CELL_PADDING_BOTTOM,
        "list_indent": LIST_INDENT,
        "page_width": sheet.width,
        "page_height": sheet.height,
        "margin_top": sheet.top,
        "margin_right": sheet.right,
        "margin_bottom": sheet.bottom,
        "margin_left": sheet.left,
        "text_width": sheet.text_width,
    }
    return {
        **colours,
        **{name: round(2 * size) for name, size in half_points.items()},
        **{name: twips(length) for name, length in lengths.items()},
        "orientation": "landscape" if sheet.is_landscape else "portrait",
        "latin_font": theme.word_latin_font,
        "han_font": theme.word_han_font,
        "latin_language": "en-US" if is_east_asian else document.language,
        "han_language": document.language if is_east_asian else "zh-CN",
    }
