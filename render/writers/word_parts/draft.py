"""A document on its sheets: charts drawn, sections parted, before it is known which page anything comes to stand on."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from render import content
from render.chart_settings import ChartSettings
from render.themes import Theme
from render.writers.word_parts.contents import sheet_of_index
from render.writers.word_parts.facts import label_room
from render.writers.word_parts.keeping import kept_with_next
from render.writers.word_parts.sheet import Fitted, Sheet


class Draft(NamedTuple):
    """`sheet` is the usual one, `sheets` has that of each block.

    `kept` are the numbers of blocks that stay with the next, `labels` is the room that those of facts take.
    """

    document: content.Document
    theme: Theme
    sheet: Sheet
    sheets: Sequence[Sheet]
    figures: Sequence[Fitted]
    kept: frozenset[int]
    labels: float

    @property
    def last(self) -> Sheet:
        """The sheet on which the paper ends."""
        return self.sheets[-1] if self.sheets else self.sheet


def draft(document: content.Document, theme: Theme, sheet: Sheet, charts: ChartSettings, *, in_sections: bool) -> Draft:
    """`in_sections` says whether charts may have sheets of another size, and lists columns."""
    figures = _figures(document, theme, sheet, charts, may_turn=in_sections)
    blocks = document.blocks
    kept = kept_with_next(blocks)
    sheets = _sheets(blocks, sheet, figures, kept)
    if in_sections and sheets:
        sheets = list(_in_sections(blocks, sheets, theme.type.table))
    labels = label_room(blocks, theme.type.table, sheet.text_width)
    return Draft(document, theme, sheet, sheets, figures, kept, labels)


def _figures(
    document: content.Document, theme: Theme, sheet: Sheet, charts: ChartSettings, *, may_turn: bool
) -> Sequence[Fitted]:
    if not any(isinstance(block, content.Figure) for block in document.blocks):
        return ()
    # Imported here because fonts and what arranges charts take long.
    from render.writers.word_parts.figures import fitted_figures

    return fitted_figures(document.blocks, theme, sheet, charts, may_turn=may_turn)


def _sheets(
    blocks: Sequence[content.Block], sheet: Sheet, figures: Sequence[Fitted], kept: frozenset[int]
) -> list[Sheet]:
    """The sheet of each block; what is kept with a chart stands on that of the chart."""
    drawn = iter(figures)
    sheets = [next(drawn).sheet if isinstance(block, content.Figure) else sheet for block in blocks]
    for place in range(len(blocks) - 2, -1, -1):
        if place in kept and not _is_chapter(blocks[place + 1]):
            sheets[place] = sheets[place + 1]
    return sheets


def _is_chapter(block: content.Block) -> bool:
    return isinstance(block, content.Heading) and block.level == 1


def _in_sections(blocks: Sequence[content.Block], sheets: Sequence[Sheet], size: float) -> Iterator[Sheet]:
    """The sheets with an index in columns, `size` large; sections around it go on below each other."""
    current = sheets[0]
    for block, sheet in zip(blocks, sheets, strict=True):
        own = sheet_of_index(block, sheet, size) if isinstance(block, content.Index) else sheet
        if own[:-1] != current[:-1]:
            current = own._replace(goes_on=own.is_like(current))
        yield current
