"""A document as a PDF: laid out once, from the first page to the last, then drawn."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from render.content import Document, Facts, Figure, Heading, NumberedList, Paragraph, Table
from render.themes import Theme
from render.typesetting.fonts import Family
from render.writers.pdf_blocks import facts_slices, figure_slices, heading_slices, list_slices, paragraph_slices
from render.writers.pdf_flow import Flow, Item, Picture, Sheet, Words
from render.writers.pdf_front import Contents, add_cover, add_title
from render.writers.pdf_furniture import furnish
from render.writers.pdf_metadata import Properties
from render.writers.pdf_setting import Setting
from render.writers.pdf_surface import Surface
from render.writers.pdf_table import add_table

_DEEPEST_IN_OUTLINE = 2


def pdf(document: Document, theme: Theme, family: Family) -> bytes:
    """The finished file. The same document gives the same bytes."""
    setting = Setting(theme, family)
    sheets = _lay_out(document, setting)
    for number, sheet in enumerate(sheets, start=1):
        if sheet.furnished:
            furnish(sheet, number, len(sheets), document, setting)
    return _drawn(document, sheets, setting)


def _lay_out(document: Document, setting: Setting) -> list[Sheet]:
    """Every page with everything but head and foot. The contents are written last, on sheets kept for them."""
    flow = Flow(setting.theme.page)
    if document.has_cover:
        add_cover(document, setting, flow)
        contents = Contents(document, setting)
        reserved = contents.reserve(flow)
        _add_blocks(document, setting, flow, above=0.0)
        contents.fill(reserved, flow)
    else:
        add_title(document, setting, flow)
        _add_blocks(document, setting, flow, above=setting.theme.type.leading)
    return flow.sheets


def _add_blocks(document: Document, setting: Setting, flow: Flow, above: float) -> None:
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        match block:
            case Heading():
                if block.level == 1:
                    flow.open_chapter(block.text)
                setting.structure.open_section(block.level)
                flow.add(heading_slices(block, setting))
            case Paragraph():
                flow.add(paragraph_slices(block, setting, above, keep=isinstance(following, Table)))
            case Facts():
                flow.add(facts_slices(block, setting, above))
            case NumberedList():
                flow.add(list_slices(block, setting, above))
            case Table():
                add_table(block, setting, flow, above)
            case Figure():
                if flow.waiting > flow.capacity / 3:
                    flow.release()
                flow.add(figure_slices(block, setting, flow.room, flow.waiting, above))
        above = 0.0 if isinstance(block, Heading) else setting.theme.type.leading / 2
    flow.release()


def _drawn(document: Document, sheets: Sequence[Sheet], setting: Setting) -> bytes:
    properties = Properties(document.title, document.author, document.number, document.language, document.date)
    regular, bold, spaced = _characters(item for sheet in sheets for _, piece in sheet.slices for item in piece.items)
    surface = Surface(properties, setting.family, regular, setting.structure, bold=bold, spaced=spaced)
    for sheet in sheets:
        surface.open_page(sheet.width, sheet.height)
        for top, piece in sheet.slices:
            if piece.heading and piece.heading.id:
                _announce(surface, piece.heading, top)
            for item in piece.items:
                surface.tag(item.tag)
                item.draw(surface, top)
        surface.close_page()
    return surface.finish()


def _announce(surface: Surface, heading: Heading, top: float) -> None:
    """Make a heading a place to link to, and list it in the outline."""
    surface.mark(heading.id, top)
    if heading.level <= _DEEPEST_IN_OUTLINE:
        surface.outline(heading.text, heading.id, heading.level - 1)


def _characters(items: Iterable[Item]) -> tuple[set[str], set[str], set[str]]:
    """All characters that are drawn regular, those drawn bold, and those drawn with room behind them."""
    regular: set[str] = set()
    bold: set[str] = set()
    spaced: set[str] = set()
    for item in items:
        if isinstance(item, Words):
            drawn = bold if item.bold else regular
            for piece in item.pieces:
                drawn.update(piece.text)
                if piece.spaced:
                    spaced.add(piece.text)
        elif isinstance(item, Picture):
            for line in (line for shape in item.drawing.shapes for line in shape.lines):
                (bold if line.bold else regular).update(line.text)
    return regular, bold, spaced
