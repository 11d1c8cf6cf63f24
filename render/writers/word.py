"""A document as a Word file (WordprocessingML, ECMA-376 transitional) for Word, WPS and LibreOffice.

Document, Theme -> Sheet -> Layout (figures drawn, rows held together) -> XML -> package
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import chain

from render import content
from render.chart_settings import USUAL_CHARTS, ChartSettings
from render.themes import Theme
from render.writers.office_package import packed
from render.writers.word_parts.blocks import Layout, blocks, layout, opening
from render.writers.word_parts.front import title_space
from render.writers.word_parts.sheet import (
    CELL_PADDING_BOTTOM,
    CELL_PADDING_SIDE,
    CELL_PADDING_TOP,
    GUTTER,
    LIST_INDENT,
    Sheet,
    sheet_for,
    twips,
)
from render.writers.word_parts.spaces import ENTRY_LEADING, HEADING_PITCH, RULE_BELOW_CHAPTER, SPACES
from render.writers.word_parts.template_parts import template_parts
from render.writers.word_parts.xml import field, paragraph, run, text_paragraph

_EAST_ASIAN_LANGUAGES = ("zh", "ja", "ko")
_FURNITURE = (
    '<w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'  # template's
)
_GOES_ON = '<w:type w:val="continuous"/>'
_PICTURE_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def docx(document: content.Document, theme: Theme, charts: ChartSettings = USUAL_CHARTS) -> bytes:
    """The bytes of a .docx file, the same ones each time for the same document and theme."""
    sheet = sheet_for(document, theme)
    whole = layout(document, theme, sheet, charts)
    pictures = _pictures(whole)
    after_cover = paragraph("RolebookSeam", "", section=section(sheet, furnished=False))
    parts = template_parts_for(document, theme, sheet)
    header_style = "Header" if document.running_head else "Footer"  # a header's style draws a rule below it
    fillings = {
        "body": chain(opening(whole, after_cover), blocks(whole, section)),
        "section": [section(whole.draft.last)],
        "header": [text_paragraph(header_style, document.running_head)],
        "edition": [run(" · ".join(filter(None, (document.number, document.version))))],
        "folio": _folio(document.labels.folio, whole.plan.pages),
        "properties": _properties(document),
        "pictures": map(_relationship, pictures),
    }
    return packed({**parts, **{f"word/{_target(name)}": data for name, data in pictures.items()}}, fillings)


def template_parts_for(document: content.Document, theme: Theme, sheet: Sheet) -> Mapping[str, bytes]:
    """The parts of our template, in the look of the theme."""
    return template_parts(_looks(document, theme, sheet))


def _pictures(whole: Layout) -> dict[str, bytes]:
    """Of the figures, by their relationships."""
    drafted = whole.draft
    if not drafted.figures:
        return {}
    # Imported here because what draws takes long to import.
    from render.writers.word_parts.figures import pictures

    return pictures(drafted.figures, drafted.document.language, drafted.theme)


def section(sheet: Sheet, *, furnished: bool = True) -> str:
    """The `w:sectPr` of a section on such sheets, `furnished` with our header and footer."""
    turned = ' w:orient="landscape"' if sheet.is_landscape else ""
    margins = {"top": sheet.top, "right": sheet.right, "bottom": sheet.bottom, "left": sheet.left}
    around = " ".join(f'w:{side}="{twips(length)}"' for side, length in margins.items())
    return (
        f"<w:sectPr>{_FURNITURE if furnished else ''}{_GOES_ON if sheet.goes_on else ''}"
        f'<w:pgSz w:w="{twips(sheet.width)}" w:h="{twips(sheet.height)}"{turned}/>'
        f'<w:pgMar {around} w:header="720" w:footer="720" w:gutter="0"/>'
        f'<w:cols w:num="{sheet.columns}" w:space="{twips(GUTTER)}"/></w:sectPr>'
    )


def _folio(pattern: str, pages: int) -> Iterator[str]:
    """Fields for the places {page} and {pages} of the pattern, its other words around them."""
    results = {"{page}": field("PAGE", "1"), "{pages}": field("NUMPAGES", str(pages))}
    for piece in re.split(r"(\{pages?\})", pattern):
        yield results[piece] if piece in results else run(piece)


def _properties(document: content.Document) -> Iterator[str]:
    texts = {
        "dc:title": document.title,
        "dc:subject": document.organisation,
        "dc:creator": document.author,
        "dc:identifier": document.number,
        "cp:version": document.version,
        "dc:language": document.language,
    }
    yield from (f"<{name}>{escape(text, quote=False)}</{name}>" for name, text in texts.items() if text)
    if document.date:
        for name in ("created", "modified"):
            yield f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{document.date}T00:00:00Z</dcterms:{name}>'


def _relationship(name: str) -> str:
    return f'<Relationship Id="{name}" Type="{_PICTURE_TYPE}" Target="{_target(name)}"/>'


def _target(name: str) -> str:
    return f"media/{name}.png"


def _looks(document: content.Document, theme: Theme, sheet: Sheet) -> dict[str, object]:
    """What the template's $names stand for: colours, fonts, sizes in half-points, lengths in twips."""
    palette, sizes, around_title = theme.palette, theme.type, title_space(document, theme, sheet)
    is_east_asian = document.language.split("-")[0] in _EAST_ASIAN_LANGUAGES
    colours = {name: colour.removeprefix("#") for name, colour in palette._asdict().items()}
    half_points = {
        "title_size": sizes.title if document.has_cover else sizes.chapter,
        "chapter_size": sizes.chapter,
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
        "text_width": sheet.text_width,
        "entry_leading": ENTRY_LEADING,
        "title_above": around_title.above,
        "title_below": around_title.below,
        **{f"{style}_above": space.above for style, space in SPACES.items()},
        **{f"{style}_below": space.below for style, space in SPACES.items()},
        "chapter_leading": HEADING_PITCH * sizes.chapter,
        "section_leading": HEADING_PITCH * sizes.section,
        "title_leading": HEADING_PITCH * (sizes.title if document.has_cover else sizes.chapter),
    }
    return {
        **colours,
        **{name: round(2 * size) for name, size in half_points.items()},
        **{name: twips(length) for name, length in lengths.items()},
        "latin_font": theme.word_latin_font,
        "rule_space": round(RULE_BELOW_CHAPTER),
        "han_font": theme.word_han_font,
        "latin_language": "en-US" if is_east_asian else document.language,
        "han_language": document.language if is_east_asian else "zh-CN",
    }
