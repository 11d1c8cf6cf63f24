"""What stands before the first chapter: the cover, or a title, and the contents."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from operator import itemgetter

from render.content import Bilingual, Document, Figure, Heading
from render.typesetting.lines import Line
from render.writers.pdf_parts.blocks import heading_slices
from render.writers.pdf_parts.entries import GUTTER, Listed, column_width, columns_for, entry_slices
from render.writers.pdf_parts.flow import Flow, Sheet, Slice
from render.writers.pdf_parts.items import Item, Rule
from render.writers.pdf_parts.setting import Setting
from render.writers.pdf_parts.structure import ARTIFACT, Place, cell_entries
from render.writers.pdf_parts.table import add_table

_DEEPEST_ENTRY = 2
_MOST_COMPARED = 200  # entries, about two sheets; more of them are set closely
_List = tuple[str, list[Listed]]
_Way = tuple[int, list[_List]]  # the most columns, and what stands in them
_FEWEST_FIGURES = 2  # for a list of them
_MOST_OF_LABEL = 0.45  # of the room for an entry of the control block
# Strips of body text over the title, and between it and the control block; fewer where that saves a second page.
_COVER_SPACES = ((6, 7), (4, 4), (2, 2))


def add_cover(document: Document, setting: Setting, flow: Flow) -> None:
    """The cover: whose paper it is and what, then the control block and the history of revisions."""
    for spaces in _COVER_SPACES:
        draft = Flow(flow.page)
        _add_cover(document, setting.draft(), draft, spaces)
        if len(draft.sheets) == 1:
            break
    else:
        spaces = _COVER_SPACES[0]
    _add_cover(document, setting, flow, spaces)


def _add_cover(document: Document, setting: Setting, flow: Flow, spaces: tuple[int, int]) -> None:
    strip = setting.theme.type.leading
    above, below = spaces
    flow.open_sheet(furnished=False)
    setting.structure.open_section(1)
    flow.add([Slice(above * strip)])
    flow.add(_cover_title(document, setting))
    flow.add([Slice(below * strip)])
    _add_control(document, setting, flow, columns=1)


def add_title(document: Document, setting: Setting, flow: Flow) -> None:
    """The title of a paper without a cover, over its first block."""
    setting.structure.open_section(1)
    flow.add(heading_slices(Heading(document.title, 1, ""), setting))
    _add_control(document, setting, flow, columns=2)


def _add_control(document: Document, setting: Setting, flow: Flow, *, columns: int) -> None:
    """The control block: labelled values between hairlines, so many to a row; then the revisions."""
    flow.add(_control_slices(document.control, setting, columns))
    if document.revisions:
        add_table(document.revisions, setting, flow, setting.theme.type.leading, whole=True)


def _cover_title(document: Document, setting: Setting) -> Iterator[Slice]:
    sizes, palette, structure = setting.theme.type, setting.theme.palette, setting.structure
    tag = structure.add("P", structure.here)
    for line in setting.lines(document.organisation, setting.width, sizes.section, justified=False):
        words = setting.words(line, setting.left, sizes.section, sizes.leading * 1.5, colour=palette.muted, tag=tag)
        yield Slice(sizes.leading * 1.5, (words,))
    title = document.title
    first, second = (title.first, title.second) if isinstance(title, Bilingual) else (title, "")
    tag = structure.add(structure.heading, structure.here)
    for text, size, colour in ((first, sizes.title, palette.accent), (second, sizes.chapter, palette.muted)):
        leading = size * 1.4
        for line in setting.lines(text, setting.width, size, bold=True, justified=False) if text else ():
            words = setting.words(line, setting.left, size, leading, colour=colour, bold=True, tag=tag)
            yield Slice(leading, (words,))
    yield Slice(sizes.leading, (Rule(setting.left, sizes.leading, 2 * sizes.title, palette.accent, 2.5),))


def _control_slices(control: Sequence[tuple[str, str]], setting: Setting, columns: int) -> Iterator[Slice]:
    """Rows of labelled values, between rules; the last value of a row goes to its end."""
    sizes, structure = setting.theme.type, setting.structure
    pitch = (setting.width + GUTTER) / columns
    labels = {label: _control_lines(label, setting, _MOST_OF_LABEL * pitch, sizes.table) for label, _ in control}
    indent = max([6 * sizes.table, *(line.width + 2 * sizes.table for lines in labels.values() for line in lines)])
    rule = Rule(setting.left, 0.0, setting.width, setting.theme.palette.rule, 0.5)
    leading, padding = sizes.leading, _control_padding(setting)
    whole = structure.add("Table", structure.here) if control else ARTIFACT
    for pairs in _control_rows(control, setting, columns, pitch - GUTTER - indent):
        row = structure.add("TR", whole)
        lines: list[tuple[Item, ...]] = []
        for column, (label, value) in enumerate(pairs):
            left = columns - column if column + 1 == len(pairs) else 1
            tags = (
                structure.add("TH", row, cell_entries("Row")),
                structure.add("TD", row, cell_entries(columns=2 * left - 1)),
            )
            x, width = setting.left + column * pitch, left * pitch - GUTTER
            cell = _control_cell(labels[label], value, setting, x, indent, width, tags)
            lines = [one + other for one, other in zip_longest(lines, cell, fillvalue=())]
        for number, items in enumerate(lines):
            height = leading + (0.0 if number else padding) + (padding if number + 1 == len(lines) else 0.0)
            yield Slice(height, items if number else (rule, *items), keep=number + 1 < len(lines))
    if control:
        yield Slice(0.0, (rule,))


def _control_rows(
    control: Sequence[tuple[str, str]], setting: Setting, columns: int, width: float
) -> Iterator[list[tuple[str, str]]]:
    """So many pairs to a row; one whose value would break within that `width` has a row for itself."""
    row: list[tuple[str, str]] = []
    for label, value in control:
        size = setting.theme.type.body
        needed, least = (len(_control_lines(value, setting, room, size)) for room in (width, setting.width))
        if row and (needed > least or len(row) == columns):
            yield row
            row = []
        row.append((label, value))
        if needed > least:
            yield row
            row = []
    if row:
        yield row


def _control_cell(
    label: Sequence[Line], value: str, setting: Setting, x: float, indent: float, width: float, tags: tuple[int, int]
) -> Iterator[tuple[Item, ...]]:
    """The lines of a label and its value, side by side."""
    sizes, muted = setting.theme.type, setting.theme.palette.muted
    lines = _control_lines(value, setting, width - indent, sizes.body)
    for number, (named, said) in enumerate(zip_longest(label, lines)):
        top = 0.0 if number else _control_padding(setting)
        items: list[Item] = []
        if named:
            items.append(setting.words(named, x, sizes.table, sizes.leading, top=top, colour=muted, tag=tags[0]))
        if said:
            items.append(setting.words(said, x + indent, sizes.body, sizes.leading, top=top, tag=tags[1]))
        yield tuple(items)


def _control_lines(text: str, setting: Setting, width: float, size: float) -> list[Line]:
    return setting.lines(text, width, size, justified=False)


def _control_padding(setting: Setting) -> float:
    """Above and below what stands between two rules."""
    return setting.theme.type.leading * setting.air / 4


class Contents:
    """The table of contents, then the list of charts. How many sheets they take is known before the pages are."""

    def __init__(self, document: Document, setting: Setting) -> None:
        self._setting = setting
        sizes = setting.theme.type
        roomy, dense = (sizes.body, sizes.leading), (sizes.table, sizes.table_leading)
        ways = [(1, _lists(document, *roomy)), (2, _lists(document, *roomy)), (2, _lists(document, *dense))]
        are_few = sum(len(entries) for _, entries in ways[1][1]) <= _MOST_COMPARED
        self._sheets, (self._most_columns, self._lists) = self._shortest(ways if are_few else ways[2:])
        self._places: list[Place] = []

    def reserve(self, flow: Flow) -> list[Sheet]:
        """Put in the sheets that the contents will take."""
        structure = self._setting.structure
        for _ in self._lists:
            structure.open_section(1)
            self._places.append(structure.place)
        return flow.reserve(self._sheets)

    def fill(self, sheets: list[Sheet], flow: Flow) -> None:
        """Write the entries, with the pages that their headings have got, on the reserved sheets."""
        written = _written(self._lists, flow.page_of, self._most_columns, self._setting, self._places)
        for sheet, filled in zip(sheets, written, strict=True):
            sheet.slices = filled.slices

    def _shortest(self, ways: Sequence[_Way]) -> tuple[int, _Way]:
        """The fewest sheets that they take, and the first way that takes no more. One sheet cannot become fewer."""
        shortest = self._drafted(ways[0])
        for way in ways[1:]:
            if shortest[0] > 1:
                shortest = min(shortest, self._drafted(way), key=itemgetter(0))
        return shortest

    def _drafted(self, way: _Way) -> tuple[int, _Way]:
        """How many sheets that takes, and itself."""
        most, lists = way
        return len(_written(lists, {}, most, self._setting.draft(), [() for _ in lists])), way


def _written(
    lists: Sequence[_List], pages: Mapping[str, int], most: int, setting: Setting, places: Sequence[Place]
) -> list[Sheet]:
    """The sheets, with lists in so many columns unless their entries are too long for that."""
    flow = Flow(setting.theme.page)
    for (title, entries), place in zip(lists, places, strict=True):
        setting.structure.place = place
        columns = columns_for(entries, most, setting)
        width = column_width(columns, setting)
        flow.add(heading_slices(Heading(title, 1, ""), setting, above=setting.step * 4))
        entries = _aligned(entries, setting)
        flow.add_columns(list(_entries(entries, pages, width, setting)), columns, width + GUTTER)
    return flow.sheets


def _lists(document: Document, size: float, leading: float) -> list[_List]:
    """Headings and, if there are several, charts, as they are listed under their titles."""
    headings = [
        Listed(block.text, block.id, size, leading, (block.level - 1) * 2 * size, strong=block.level == 1)
        for block in document.blocks
        if isinstance(block, Heading) and block.id and block.level <= _DEEPEST_ENTRY
    ]
    figures = [Listed(block.caption, block.id, size, leading) for block in document.blocks if isinstance(block, Figure)]
    lists = [(document.labels.contents, headings)]
    if document.labels.figures and len(figures) >= _FEWEST_FIGURES:
        lists.append((document.labels.figures, figures))
    return lists


def _aligned(entries: Sequence[Listed], setting: Setting) -> list[Listed]:
    """The entries, the words of those of a level beginning on one line behind their numbers."""
    rooms: dict[bool, float] = {}
    for entry in entries:
        room = setting.number_width(entry.text, entry.size, bold=entry.strong)
        rooms[entry.strong] = max(room, rooms.get(entry.strong, 0.0))
    return [entry._replace(number_room=rooms[entry.strong]) for entry in entries]


def _entries(entries: Sequence[Listed], pages: Mapping[str, int], width: float, setting: Setting) -> Iterator[Slice]:
    """The lines of one list; sections are heard as within their chapter."""
    structure = setting.structure
    whole = within = structure.add("TOC", structure.here)
    for entry in entries:
        if not entry.indent:
            within = whole
        elif within == whole:
            within = structure.add("TOC", whole)
        tag = structure.add("Link", structure.add("Reference", structure.add("TOCI", within)))
        yield from entry_slices(entry, pages, width, setting, tag)
