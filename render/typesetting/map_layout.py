"""The collaboration map on its sheet: Graphviz arranges units in a circle.

Everything is measured here and handed over as boxes of fixed size, since Graphviz knows no widths of Han. The circle
that it finds is stretched to the room there is.
"""

from collections.abc import Sequence
from itertools import count

from render.chart_settings import ChartSettings, Orientation
from render.content import BoxRole, CollaborationMap, Tie
from render.themes import ChartLook
from render.typesetting.drawing import Area, Connector, Drawing, Shape
from render.typesetting.fonts import Family
from render.typesetting.graphviz_engine import PURE
from render.typesetting.map_boxes import placed
from render.typesetting.map_lines import tie_lines
from render.typesetting.map_text import SMALLEST, Setting, note_shapes
from render.typesetting.sheets import ChartPage, footer_lines, sheet_for
from render.typesetting.tie_numbers import standing_places

_MOST_GROWTH = 4
_A_SERIES = 2**0.5


def map_page(
    content: CollaborationMap, name: str, family: Family, look: ChartLook, settings: ChartSettings, engine: str = PURE
) -> ChartPage:
    """The map on the sheet that is set, or on the next larger one that it needs; `name` is that of its files."""
    width, height = settings.sheet
    if settings.orientation is not Orientation.PORTRAIT:
        width, height = height, width
    for growth in range(_MOST_GROWTH + 1):
        sheet = sheet_for(content.title, width * _A_SERIES**growth, height * _A_SERIES**growth, look, family)
        notes = note_shapes(content.notes, sheet, family, look)
        boxes = placed(content, sheet, notes, family, look, engine)
        if not boxes:
            continue
        ties = tie_lines(content, boxes, look, engine)
        numbers = _numbers(content, ties, boxes, family, look)
        if numbers:
            break
    shapes = (*boxes, *numbers, *notes)
    drawing = Drawing(sheet.width, sheet.height, shapes, (), SMALLEST, ties=tuple(ties))
    footer = footer_lines(content.footer, sheet, look, family)
    return ChartPage(name, content.title, content.language, sheet.width, sheet.height, drawing, sheet.heading, footer)


def _numbers(
    content: CollaborationMap, ties: Sequence[Connector], boxes: Sequence[Shape], family: Family, look: ChartLook
) -> list[Shape]:
    """The strength of each tie in a small box on its line; none where one has no room."""
    setting = Setting(family.regular, SMALLEST, SMALLEST * look.line_height, bold=False, centred=True)
    height = setting.slot + 2
    widths = [setting.face.width(str(tie.strength), setting.size) for tie in content.ties]
    extents = [(max(height, width + 8), height) for width in widths]
    routes = [line.points for line in reversed(ties)]  # the strongest first, as they are told
    areas = standing_places(routes, extents, [box.area for box in boxes])
    # No areas at all where one has no room.
    return [_number(*each, setting) for each in zip(count(1), content.ties, areas, strict=False)]


def _number(number: int, tie: Tie, area: Area, setting: Setting) -> Shape:
    lines = setting.lines([str(tie.strength)], area.left, area.top + 1, area.width)
    return Shape(f"_tie-{number}", BoxRole.NOTE, BoxRole.NOTE, tie.said, *area, lines)
