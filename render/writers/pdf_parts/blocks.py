"""Headings, paragraphs, facts, numbered lists and figures as slices."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from math import ceil

from render.content import Bilingual, Block, Facts, Figure, Heading, NumberedList, Paragraph
from render.content.bilingual import apart
from render.typesetting.drawing import Drawing
from render.typesetting.lines import Line
from render.typesetting.paragraphs import set_line
from render.typesetting.scripts import is_rtl
from render.writers.pdf_parts.flow import Slice
from render.writers.pdf_parts.items import Item, Picture, Rule
from render.writers.pdf_parts.setting import Setting
from render.writers.pdf_parts.structure import LIST_NUMBERING, alternative

_MOST_KEPT = 8  # lines of facts, or of one of them; more may be parted by a page break
_LONGEST_KEPT = 5  # lines of a list, or in each language of a paragraph
_LONGEST_OF_PAIRS = 4  # of a list in two languages, each item of which is a few lines that are not parted
_MOST_SPARE = 0.25  # of a line of facts that is broken behind a comma, not inside what follows it
_COLUMN_GAP = 18
_ROUNDING = 0.01
_ENOUGH = 0.6  # of the boxes of a chart, where more of them would leave most of a page empty
Strip = list[tuple[float, Line, int]]
"""Lines on one height: where each starts, and of which element it is part."""

_PART = re.compile("[、，；]|.+?(?:[、，；]|[,;] +|$)", re.DOTALL)


def heading_slices(heading: Heading, setting: Setting, above: float = 0.0) -> Iterator[Slice]:
    """A heading is kept with what follows; a chapter's has a rule below it, and `above` where it opens no page."""
    if heading.level == 1:
        return _chapter_slices(heading, setting, above)
    return _section_slices(heading, setting)


def _chapter_slices(heading: Heading, setting: Setting, above: float) -> Iterator[Slice]:
    sizes, palette = setting.theme.type, setting.theme.palette
    height = 3 * setting.step
    tag = _heading_element(setting)
    for number, row in enumerate(setting.heading_rows(heading.text, setting.width, sizes.chapter)):
        words = [
            setting.grid_words(line, setting.left, sizes.chapter, steps=3, colour=palette.accent, bold=True, tag=tag)
            for line in row
        ]
        yield Slice(height, tuple(words), 0.0 if number else above, True, None if number else heading)
    rule = Rule(setting.left, setting.step, setting.width, palette.rule, 0.6, across=True)
    mark = Rule(setting.left, setting.step, 2 * sizes.chapter, palette.accent, 2)
    yield Slice(height, (rule, mark), keep=True)


def _section_slices(heading: Heading, setting: Setting) -> Iterator[Slice]:
    """The heading of a section, or, without an id, of a part of one."""
    sizes, palette = setting.theme.type, setting.theme.palette
    size, colour = (sizes.section, palette.accent) if heading.level == 2 else (sizes.subsection, palette.ink)
    if not heading.id:
        size, colour = sizes.body, palette.accent
    tag = _heading_element(setting)
    for number, row in enumerate(setting.heading_rows(heading.text, setting.width, size)):
        steps = 3 if heading.id and not number else 2
        words = [
            setting.grid_words(line, setting.left, size, steps=steps, colour=colour, bold=True, tag=tag) for line in row
        ]
        above = 0.0 if number else setting.step
        yield Slice(steps * setting.step, tuple(words), above, True, None if number else heading)


def _heading_element(setting: Setting) -> int:
    return setting.structure.add(setting.structure.heading, setting.structure.here)


def paragraph_slices(paragraph: Paragraph, setting: Setting, above: float, *, keep: bool) -> Iterator[Slice]:
    """A paragraph, justified; neither its first nor its last line stands alone on a page.

    Where `keep`, its end is held together with what follows, and so is all of it where it is short.
    """
    sizes = setting.theme.type
    lines = setting.lines(paragraph.text, setting.width, sizes.body, hyphenated=True, sided=True)
    tag = setting.structure.add("P", setting.structure.here)
    last = len(lines) - 1
    kept = {0, last - 1} - {last}
    if keep:
        kept |= set(range(last)) if len(lines) <= _LONGEST_KEPT * len(apart(paragraph.text)) else set()
        kept.add(last)
    for number, line in enumerate(lines):
        words = setting.grid_words(line, setting.left, sizes.body, tag=tag)
        yield Slice(sizes.leading, (words,), 0.0 if number else above, number in kept)


def list_slices(numbered: NumberedList, setting: Setting, above: float) -> Iterator[Slice]:
    """A numbered list with hanging numbers, their full stops in line. No page break parts a short one.

    Of a longer one neither the first nor the last line stands alone on a page.
    """
    sizes, here = setting.theme.type, setting.structure.here
    rows: list[tuple[Item, ...]] = []
    are_pairs = any(isinstance(text, Bilingual) for text in numbered.items)
    kept: set[int] = set()  # rows held together with the next: of each item the first two and the last two
    for item in numbered_lines(numbered.items, setting, setting.width, sizes.body, here, hyphenated=True):
        if are_pairs and len(item) <= 2 * _LONGEST_OF_PAIRS:
            kept |= set(range(len(rows), len(rows) + len(item) - 1))
        elif len(item) > 1:
            kept |= {len(rows), len(rows) + len(item) - 2}
        for strip in item:
            words = [setting.grid_words(line, setting.left + x, sizes.body, tag=tag) for x, line, tag in strip]
            rows.append(tuple(words))
    last = len(rows) - 1
    kept |= set(range(last)) if len(rows) <= (_LONGEST_OF_PAIRS if are_pairs else _LONGEST_KEPT) else {0, last - 1}
    for number, row in enumerate(rows):
        yield Slice(sizes.leading, row, 0.0 if number else above, number in kept)


def numbered_lines(
    items: Sequence[str], setting: Setting, width: float, size: float, within: int, *, hyphenated: bool = False
) -> Iterator[list[Strip]]:
    """For every item of a list `within` an element its strips; the first one holds the number, too.

    The number of one that runs from right to left stands at the right.
    """
    structure = setting.structure
    whole = structure.add("L", within, LIST_NUMBERING) if items else within
    face = setting.family.regular
    numbers = [set_line(f"{number}.", face, size, rtl=is_rtl(text)) for number, text in enumerate(items, start=1)]
    widest = max((number.width for number in numbers), default=0.0)
    indent = widest + size * 0.6
    for number, text in zip(numbers, items, strict=True):
        lines = setting.lines(text, width - indent, size, hyphenated=hyphenated, sided=True)
        label, body = structure.add_item(whole)
        strips = [[(0.0 if line.rtl else indent, line, body)] for line in lines] or [[]]
        is_mirrored = bool(lines) and lines[0].rtl
        strips[0].insert(0, (width - widest if is_mirrored else widest - number.width, number, label))
        yield strips


def facts_slices(facts: Facts, setting: Setting, above: float, *, keep: bool) -> Iterator[Slice]:
    """Muted labels with their values, two to a row where they are short; where `keep`, held with what follows."""
    sizes = setting.theme.type
    groups = list(_fact_rows(facts, setting))
    last = sum(map(len, groups)) - 1
    kept = set(range(last)) if last < _MOST_KEPT else {0, last - 1}
    rows: list[tuple[Item, ...]] = []
    for group in groups:
        if len(group) <= _MOST_KEPT:
            kept.update(range(len(rows), len(rows) + len(group) - 1))
        rows += group
    for number, row in enumerate(rows):
        yield Slice(sizes.leading, row, 0.0 if number else above, keep if number == last else number in kept)


def _fact_rows(facts: Facts, setting: Setting) -> Iterator[list[tuple[Item, ...]]]:
    """The lines of each fact, or of two side by side."""
    size = setting.theme.type.table
    column = (setting.width - _COLUMN_GAP) / 2
    labels = [_label_lines(label, setting, column / 2) for label, _ in facts.pairs]
    indent = setting.label_room + size
    left: list[tuple[Item, ...]] = []
    whole = setting.structure.add("L", setting.structure.here)
    for label, (_, value) in zip(labels, facts.pairs, strict=True):
        lines = _listed_lines(value, setting, column - indent)
        tags = setting.structure.add_item(whole)
        if len(lines) > (2 if isinstance(value, Bilingual) else 1):
            yield left
            left = []
            lines = _listed_lines(value, setting, setting.width - indent)
            yield list(_fact(label, lines, setting, 0.0, indent, tags))
        elif left:
            right = _fact(label, lines, setting, column + _COLUMN_GAP, indent, tags)
            yield [one + other for one, other in zip_longest(left, right, fillvalue=())]
            left = []
        else:
            left = list(_fact(label, lines, setting, 0.0, indent, tags))
    yield left


def label_room(blocks: Iterable[Block], setting: Setting) -> float:
    """What the labels of all facts take, so that the values of a paper begin on one line down the page."""
    labels = {label for block in blocks if isinstance(block, Facts) for label, _ in block.pairs}
    lines = (line for label in labels for line in _label_lines(label, setting, (setting.width - _COLUMN_GAP) / 4))
    return max((line.width for line in lines), default=0.0)


def _label_lines(label: str, setting: Setting, width: float) -> list[Line]:
    def on_one_line(text: str, size: float, _bold: bool) -> list[Line]:
        return [setting.one_line(text, width, size)]

    return setting.both(label, setting.theme.type.table, False, on_one_line)


def _listed_lines(value: str, setting: Setting, width: float) -> list[Line]:
    """Lines of a list or of prose, broken behind commas where that leaves hardly any room."""

    def set_lines(text: str, size: float, _bold: bool) -> list[Line]:
        rows = [""]
        for part in _PART.findall(text) if "\n" in text or measured(text, size) > width else [text]:
            if measured(rows[-1] + part, size) <= width:
                rows[-1] += part
                continue
            if measured(rows[-1], size) < width * (1 - _MOST_SPARE):
                part = rows.pop() + part
            rows += _broken(part, width, size, setting)
        return [line for row in rows for line in _row_lines(row, width, size, setting)]

    def measured(text: str, size: float) -> float:
        return set_line(text.rstrip(), setting.family.regular, size).width

    return setting.both(value, setting.theme.type.table, False, set_lines)


def _broken(text: str, width: float, size: float, setting: Setting) -> list[str]:
    """What stands on each line of `text`, with the spaces behind it."""
    lines = setting.lines(text, width, size, justified=False)
    rows = ["".join(piece.text for piece in line.pieces) + " " * line.parted for line in lines]
    return [*rows[:-1], *(row + text[len(text.rstrip()) :] for row in rows[-1:])]


def _row_lines(row: str, width: float, size: float, setting: Setting) -> list[Line]:
    lines = setting.lines(row.rstrip(" "), width, size, justified=False)
    return [*lines[:-1], lines[-1]._replace(parted=row.endswith(" "))] if lines else []


def _fact(
    label: Sequence[Line], value: Sequence[Line], setting: Setting, x: float, indent: float, tags: tuple[int, int]
) -> Iterator[tuple[Item, ...]]:
    size, muted = setting.theme.type.table, setting.theme.palette.muted
    x += setting.left
    for named, line in zip_longest(label, value):
        row: list[Item] = [setting.grid_words(named, x, size, colour=muted, tag=tags[0])] if named else []
        yield (*row, *([setting.grid_words(line, x + indent, size, tag=tags[1])] if line else []))


def figure_slices(figure: Figure, setting: Setting, room: float, waiting: float, above: float) -> Iterator[Slice]:
    """A chart with its caption below, for the `room` left on the page or for the next page.

    There it stands under the `waiting` height of what it is kept with. One that the usual page does not
    hold asks for the page turned, or for a page as large as it takes.
    """
    sizes, page, palette = setting.theme.type, setting.theme.page, setting.theme.palette
    captions = len(setting.lines(figure.caption, setting.width, sizes.small, justified=False))
    around = 2 * above + sizes.leading * (captions + 1.5)
    drawing, sheet = _fitted(figure, setting, room - around, waiting + around)
    width = (sheet[0] if sheet else page.width) - page.margin_left - page.margin_right
    x = page.margin_left + max(0.0, (width - drawing.width) / 2)
    height = ceil((drawing.height + sizes.leading / 2) / sizes.leading) * sizes.leading
    structure = setting.structure
    tag = structure.add("Figure", structure.here, alternative(figure.alternative or figure.caption))
    yield Slice(
        height, (Picture(x, drawing, setting.theme.chart, tag),), 2 * above, True, anchor=figure.id, sheet=sheet
    )
    tag = structure.add("Caption", structure.here)
    lines = setting.lines(figure.caption, width, sizes.small, justified=False)
    for number, line in enumerate(lines, start=1):
        middle = page.margin_left + (width - line.width) / 2
        words = setting.grid_words(line, middle, sizes.small, colour=palette.muted, tag=tag)
        yield Slice(sizes.leading, (words,), keep=number < len(lines))


def _fitted(figure: Figure, setting: Setting, room: float, around: float) -> tuple[Drawing, tuple[float, float] | None]:
    """The chart, and the size of the page that it needs if the usual one does not do.

    Where `room` shows as much of the organisation as a page with `around` taken up, it is preferred; where most of a
    page would be left empty, also if it shows a little less.
    """
    page = setting.theme.page
    beside, around = page.margin_left + page.margin_right, around + page.margin_top + page.margin_bottom
    usual = (page.width, page.height)
    # Beside running text, a chart speaks no louder than the text.
    look = setting.theme.chart._replace(max_text=setting.theme.type.body)
    # Imported here because job descriptions have no charts.
    from render.typesetting.paging import fit_chart

    def drawn(width: float, height: float) -> tuple[Drawing, bool]:
        drawing = fit_chart(figure.chart, setting.family, look, width, height, setting.charts)
        return drawing, drawing.width <= width + _ROUNDING and drawing.height <= height + _ROUNDING

    left = usual[1] - around
    enough = _ENOUGH if room > left / 2 else 1.0
    here, fits_here = drawn(setting.width, min(room, left)) if room > 0 else (None, False)
    if here and fits_here and (not here.folded or room >= left):
        return here, None
    for sheet in (usual, usual[::-1]):
        drawing, fits = drawn(sheet[0] - beside, sheet[1] - around)
        if fits and here and fits_here and len(here.shapes) >= enough * len(drawing.shapes):
            return here, None
        if fits:
            return drawing, None if sheet == usual else sheet
    return drawing, (max(usual[1], drawing.width + beside), max(usual[0], drawing.height + around))
