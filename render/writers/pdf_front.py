"""What stands before the first chapter: the cover, or a title, and the contents."""

from collections.abc import Iterator, Sequence

from render.content import Document, Heading
from render.typesetting.paragraphs import Line
from render.writers.pdf_blocks import heading_slices
from render.writers.pdf_flow import Flow, Item, Jump, Rule, Sheet, Slice
from render.writers.pdf_setting import Setting
from render.writers.pdf_structure import ARTIFACT, cell_entries
from render.writers.pdf_table import add_table

_DEEPEST_ENTRY = 2
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
    add_control(document, setting, flow)


def add_title(document: Document, setting: Setting, flow: Flow) -> None:
    """The title of a paper without a cover, over its first block."""
    setting.structure.open_section(1)
    flow.add(heading_slices(Heading(document.title, 1, ""), setting))
    add_control(document, setting, flow)


def add_control(document: Document, setting: Setting, flow: Flow) -> None:
    """The control block: labelled values between hairlines, two to a row; then the revisions."""
    flow.add(_control_slices(document.control, setting))
    if document.revisions:
        add_table(document.revisions, setting, flow, setting.theme.type.leading, whole=True)


def _cover_title(document: Document, setting: Setting) -> Iterator[Slice]:
    sizes, palette, structure = setting.theme.type, setting.theme.palette, setting.structure
    tag = structure.add("P", structure.here)
    for line in setting.lines(document.organisation, setting.width, sizes.section, justified=False):
        words = setting.words(line, setting.left, sizes.section, sizes.leading * 1.5, colour=palette.muted, tag=tag)
        yield Slice(sizes.leading * 1.5, (words,))
    leading = sizes.title * 1.4
    tag = structure.add(structure.heading, structure.here)
    for line in setting.lines(document.title, setting.width, sizes.title, bold=True, justified=False):
        words = setting.words(line, setting.left, sizes.title, leading, colour=palette.accent, bold=True, tag=tag)
        yield Slice(leading, (words,))
    yield Slice(sizes.leading, (Rule(setting.left, sizes.leading, 2 * sizes.title, palette.accent, 2.5),))


def _control_slices(control: Sequence[tuple[str, str]], setting: Setting) -> Iterator[Slice]:
    sizes, palette, structure = setting.theme.type, setting.theme.palette, setting.structure
    labels = [setting.one_line(label, setting.width / 3, sizes.table) for label, _ in control]
    indent = max([6 * sizes.table, *(label.width + 2 * sizes.table for label in labels)])
    rule = Rule(setting.left, 0.0, setting.width, palette.rule, 0.5)
    height = sizes.leading * 1.5
    whole = structure.add("Table", structure.here) if control else ARTIFACT
    for label, (_, value) in zip(labels, control, strict=True):
        lines = setting.lines(value, setting.width - indent, sizes.body, justified=False)
        row = structure.add("TR", whole)
        tag, of_value = structure.add("TH", row, cell_entries("Row")), structure.add("TD", row)
        named = setting.words(label, setting.left, sizes.table, height, colour=palette.muted, tag=tag)
        for number, line in enumerate(lines):
            words = setting.words(line, setting.left + indent, sizes.body, height, tag=of_value)
            yield Slice(height, (words,) if number else (rule, named, words))
    if control:
        yield Slice(0.0, (rule,))


class Contents:
    """The table of contents. How many sheets it takes is known before the page numbers are."""

    def __init__(self, document: Document, setting: Setting) -> None:
        self._title = Heading(document.labels.contents, 1, "")
        self._setting = setting
        blocks = (block for block in document.blocks if isinstance(block, Heading))
        self._entries = [(block, self._lines(block)) for block in blocks if block.level <= _DEEPEST_ENTRY]

    def reserve(self, flow: Flow) -> list[Sheet]:
        """Put in the sheets that the contents will take."""
        draft = Flow(flow.page)
        draft.add(self._slices({}, self._setting.draft()))
        draft.release()
        structure = self._setting.structure
        structure.open_section(1)
        self._place = structure.place
        return flow.reserve(len(draft.sheets))

    def fill(self, sheets: list[Sheet], flow: Flow) -> None:
        """Write the entries, with the pages that their headings have got, on the reserved sheets."""
        final = Flow(flow.page)
        self._setting.structure.place = self._place
        final.add(self._slices(flow.page_of, self._setting))
        final.release()
        for sheet, filled in zip(sheets, final.sheets, strict=True):
            sheet.slices = filled.slices

    def _lines(self, heading: Heading) -> list[Line]:
        sizes = self._setting.theme.type
        width = self._setting.width - self._indent(heading) - 4 * sizes.body
        return self._setting.heading_lines(heading.text, width, sizes.body, bold=heading.level == 1)

    def _indent(self, heading: Heading) -> float:
        return (heading.level - 1) * 2 * self._setting.theme.type.body

    def _slices(self, page_of: dict[str, int], setting: Setting) -> Iterator[Slice]:
        structure = setting.structure
        yield from heading_slices(self._title, setting)
        whole = within = structure.add("TOC", structure.here)
        for heading, lines in self._entries:
            if heading.level == 1:
                within = whole
            elif within == whole:
                within = structure.add("TOC", whole)
            tag = structure.add("Link", structure.add("Reference", structure.add("TOCI", within)))
            yield from self._entry(heading, lines, str(page_of.get(heading.id, "")), tag)

    def _entry(self, heading: Heading, lines: list[Line], page: str, tag: int) -> Iterator[Slice]:
        """An entry; its last line has the leader and the page number."""
        setting, sizes, palette = self._setting, self._setting.theme.type, self._setting.theme.palette
        is_chapter = heading.level == 1
        colour = palette.accent if is_chapter else palette.ink
        x = setting.left + self._indent(heading)
        number = setting.one_line(page, setting.width, sizes.body, bold=is_chapter)
        end = setting.left + setting.width - number.width
        for place, line in enumerate(lines):
            items: list[Item] = [
                setting.words(line, x, sizes.body, sizes.leading, colour=colour, bold=is_chapter, tag=tag)
            ]
            if place == len(lines) - 1:
                start = x + line.x + line.width + sizes.body * 0.6
                y = sizes.leading / 2 + 0.3 * sizes.body
                items.append(
                    setting.words(number, end, sizes.body, sizes.leading, colour=colour, bold=is_chapter, tag=tag)
                )
                items.append(Rule(start, y, end - start - sizes.body * 0.6, palette.rule, 0.9, dotted=True))
            width = setting.left + setting.width - x
            items.append(Jump(heading.id, heading.text, x, 0.0, width, sizes.leading, tag))
            above = sizes.leading / 2 if is_chapter and place == 0 else 0.0
            yield Slice(sizes.leading, tuple(items), above, keep=is_chapter or place < len(lines) - 1)
