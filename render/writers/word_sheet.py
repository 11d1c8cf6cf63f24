"""The sheet of a Word paper: its size and what is left for text. Lengths in points unless they say twips."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from render import content
from render.themes import Theme

TWIPS = 20  # to the point
CELL_PADDING_TOP = 3.0
CELL_PADDING_SIDE = 6.0
CELL_PADDING_BOTTOM = 4.0
LIST_INDENT = 18.0  # room for the number of a list item

_MOST_COLUMNS_IN_PORTRAIT = 5


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with its margins, turned as it lies on the desk."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom


def sheet_for(document: content.Document, theme: Theme) -> Sheet:
    """The theme's page, turned where a table has too many columns for it upright."""
    page = theme.page
    columns = max((len(block.columns) for block in document.blocks if isinstance(block, content.Table)), default=0)
    across, down = page.width, page.height
    if columns > _MOST_COLUMNS_IN_PORTRAIT:
        across, down = down, across
    return Sheet(across, down, page.margin_top, page.margin_right, page.margin_bottom, page.margin_left)


def twips(points: float) -> int:
    return round(points * TWIPS)


def column_widths(shares: Sequence[float], width: float) -> list[int]:
    """Whole twips in proportion to `shares` that add up to `width` exactly."""
    edges = [0.0]
    for share in shares:
        edges.append(edges[-1] + share)
    marks = [round(edge / edges[-1] * twips(width)) for edge in edges]
    return [right - left for left, right in pairwise(marks)]
