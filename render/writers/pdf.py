"""A document as a PDF: laid out once, from the first page to the last, then drawn."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest

from render.chart_settings import USUAL_CHARTS, ChartSettings
from render.content import (
    Block,
    Document,
    Facts,
    Figure,
    Form,
    Heading,
    Index,
    NumberedList,
    Paragraph,
    Table,
)
from render.themes import Theme
from render.typesetting.fonts import Family
from render.typesetting.latin_marks import with_stand_ins
from render.writers.chapters import leads_up, opening
from render.writers.pdf_parts.attachments import Attachment
from render.writers.pdf_parts.blocks import (
    facts_slices,
    figure_slices,
    heading_slices,
    label_room,
    list_slices,
    paragraph_slices,
)
from render.writers.pdf_parts.flow import Flow, Sheet, Slice
from render.writers.pdf_parts.form import add_form
from render.writers.pdf_parts.front import Contents, add_cover, add_title
from render.writers.pdf_parts.furniture import furnish
from render.writers.pdf_parts.index import add_index
from render.writers.pdf_parts.items import Item, Picture, Words
from render.writers.pdf_parts.metadata import Properties
from render.writers.pdf_parts.setting import Setting
from render.writers.pdf_parts.structure import Structure
from render.writers.pdf_parts.surface import Surface
from render.writers.pdf_parts.table import add_table

_DEEPEST_IN_OUTLINE = 2
_LEAST_OF_PAGE = 1 / 3  # that a chapter may begin on
_FEW = 2  # pages that a form is expected to have
_LESS_AIR = (0.7, 0.4)  # of the white space in a form
_MOST_TRIED = 40  # blocks, more than a page holds
_ENOUGH = 1 / 2  # of what a page has left
_MOST_KEPT = 1 / 2  # of a page, for the sake of what comes next


def pdf(
    document: Document,
    theme: Theme,
    family: Family,
    sources: Iterable[tuple[str, bytes]] = (),
    charts: ChartSettings = USUAL_CHARTS,
) -> bytes:
    """The finished file, with the texts inside that it was made of, by name. The same document gives the same bytes."""
    setting = Setting(theme, family, Structure(), document.language, charts)
    setting = setting._replace(label_room=label_room(document.blocks, setting))
    setting, sheets = _copyfitted(document, setting)
    for number, sheet in enumerate(sheets, start=1):
        if sheet.furnished:
            furnish(sheet, number, len(sheets), document, setting)
    attachments = tuple(Attachment(*source) for source in sources)
    return _drawn(document, sheets, setting, attachments)


def _copyfitted(document: Document, setting: Setting) -> tuple[Setting, list[Sheet]]:
    """Every page; a form of many has less white space where that spares one."""
    sheets = _lay_out(document, setting)
    if len(sheets) > _FEW and any(isinstance(block, Form) for block in document.blocks):
        for air in _LESS_AIR:
            tried = setting.draft(air)
            fewer = _lay_out(document, tried)
            if len(fewer) < len(sheets):
                return tried, fewer
    return setting, sheets


def _lay_out(document: Document, setting: Setting) -> list[Sheet]:
    """Every page with everything but head and foot. The contents are written last, on sheets kept for them."""
    flow = Flow(setting.theme.page)
    if document.has_cover:
        add_cover(document, setting, flow)
        contents = Contents(document, setting)
        reserved = contents.reserve(flow)
        _add_chapters(document, setting, flow, above=0.0)
        contents.fill(reserved, flow)
    else:
        add_title(document, setting, flow)
        _add_chapters(document, setting, flow, above=setting.theme.type.leading)
    return flow.sheets


def _add_chapters(document: Document, setting: Setting, flow: Flow, above: float) -> None:
    """All blocks. A chapter goes on below the one before it, where enough of the page is left to begin on."""
    for chapter in _chapters(document.blocks):
        first = chapter[0]
        if isinstance(first, Heading) and first.level == 1:
            flow.begin_chapter(first.title, flow.capacity * _LEAST_OF_PAGE)
        _add_blocks(chapter, setting, flow, above)
        above = setting.step
    flow.finish()


def _chapters(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """The blocks parted before each heading of a chapter."""
    starts = [place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    for start, end in pairwise([0, *(place for place in starts if place), len(blocks)]):
        yield from [blocks[start:end]] if end > start else []


def _add_blocks(blocks: Sequence[Block], setting: Setting, flow: Flow, above: float) -> None:
    level, leading_up = 0, opening(blocks, 0)
    for number, (block, following) in enumerate(zip_longest(blocks, blocks[1:])):
        if flow.waiting > flow.capacity * _MOST_KEPT:
            flow.release()
            leading_up = 0
        match block:
            case Heading():
                level = block.level
                setting.structure.open_section(block.level)
                flow.add(heading_slices(block, setting, above=4 * setting.step))
            case Paragraph():
                keep = number < leading_up or leads_up(blocks, number)
                flow.add(paragraph_slices(block, setting, above, keep=keep))
            case Facts():
                keep = number < leading_up or _is_part(following, level)
                flow.add(facts_slices(block, setting, above, keep=keep))
            case NumberedList():
                flow.add(list_slices(block, setting, above))
            case Table() | Form():
                _add_ruled(block, setting, flow, above)
            case Figure():
                _add_figure(block, blocks[number + 1 :], setting, flow, above)
            case Index():
                add_index(block, setting, flow)
        above = 0.0 if isinstance(block, Heading) else setting.step


def _add_ruled(block: Table | Form, setting: Setting, flow: Flow, above: float) -> None:
    if isinstance(block, Form):
        add_form(block, setting, flow, above)
    else:
        add_table(block, setting, flow, above)


def _add_figure(figure: Figure, rest: Sequence[Block], setting: Setting, flow: Flow, above: float) -> None:
    """A chart that opens a chapter stands under its title, unless the `rest` of the chapter can fill the page first.

    Another may go overleaf, and what follows goes on here.
    """
    slices = list(figure_slices(figure, setting, flow.room, flow.waiting, above))
    if rest and not flow.has_room_for(slices) and (not flow.waiting or _fills(rest, setting, flow)):
        flow.put_off([*slices, Slice(slices[-1].height)])
    else:
        flow.add(slices)


def _fills(blocks: Sequence[Block], setting: Setting, flow: Flow) -> bool:
    """Whether blocks fill so much of what the sheet has left that it does not look empty."""
    room = flow.room
    draft = Flow(flow.page)
    draft.open_sheet()
    draft.add([Slice(flow.capacity - room)])
    draft.put_off([Slice(0.0)])  # as the chart will be
    _add_blocks(blocks[:_MOST_TRIED], setting.draft(), draft, setting.step)
    top, last = draft.sheets[0].slices[-1]
    left = flow.page.height - flow.page.margin_bottom - top - last.height
    return left <= room * (1 - _ENOUGH)


def _is_part(following: Block | None, level: int) -> bool:
    """Whether what follows belongs to a section of that level, other than as a part with a heading of its own."""
    return not isinstance(following, Heading) or (following.level > level and bool(following.id))


def _drawn(document: Document, sheets: Sequence[Sheet], setting: Setting, attachments: tuple[Attachment, ...]) -> bytes:
    properties = Properties(
        document.title, document.author, document.number, document.language, document.date, attachments
    )
    regular, bold, spaced = _characters(item for sheet in sheets for _, piece in sheet.slices for item in piece.items)
    surface = Surface(properties, setting.family, regular, setting.structure, bold=bold, spaced=spaced)
    for sheet in sheets:
        surface.open_page(sheet.width, sheet.height)
        for top, piece in sheet.slices:
            if piece.name:
                surface.mark(piece.name, top)
            if piece.heading and piece.heading.id and piece.heading.level <= _DEEPEST_IN_OUTLINE:
                surface.outline(piece.heading.text, piece.heading.id, piece.heading.level - 1)
            for item in piece.items:
                surface.tag(item.tag)
                item.draw(surface, top)
        surface.close_page()
        sheet.slices.clear()  # thousands of pages take more room laid out than written
    return surface.finish()


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
                (bold if line.bold else regular).update(with_stand_ins(line.text))
    return regular, bold, spaced
