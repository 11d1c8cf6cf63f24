"""The legend of a chart that is coloured by a rule: a pill of each colour, with its number and what it stands for."""

from render.content import BoxRole, Legend
from render.themes import ChartLook
from render.typesetting.drawing import MIDDLE_OF_TEXT, Shape, TextLine
from render.typesetting.fonts import Family
from render.typesetting.scripts import is_rtl
from render.typesetting.short_texts import cut_lines

_FIRST_NUMBER = 0x2460  # ①, one of twenty that every font with Han has
_PADDING = 6.0  # points beside the text of a pill
_LIFT = 2.0  # and above and below it
_GAP = 6.0  # between two of them
_WIDEST = 0.4  # of the room, for one pill


def mark(colour: int) -> str:
    """The number of a colour as a sign, so that nothing is told by colour alone; "" for none."""
    return chr(_FIRST_NUMBER + colour - 1) if colour > 0 else ""


def legend_shapes(legend: Legend, left: float, top: float, room: float, look: ChartLook, family: Family) -> list[Shape]:
    """Pills in rows from `left`, `top` on; the first word says what the colours are about."""
    size, face = look.footer, family.regular
    height = size * look.line_height + 2 * _LIFT
    texts = [legend.title, *(f"{mark(place)} {label}" for place, label in enumerate(legend.labels, start=1))]
    x, y = left, top
    shapes = []
    for colour, text in enumerate(texts if legend.labels else ()):
        text = cut_lines(text, room * _WIDEST, face, size, 1)[0]
        pad = _PADDING if colour else 0.0
        width = face.width(text, size) + 2 * pad
        if x > left and x + width > left + room:
            x, y = left, y + height + _GAP
        line = TextLine(
            text, x + pad, y + height / 2 + MIDDLE_OF_TEXT * size, width - 2 * pad, size, False, rtl=is_rtl(text)
        )
        shapes.append(
            Shape(
                f"_legend-{colour}",
                BoxRole.NOTE,
                BoxRole.NOTE,
                text,
                x,
                y,
                width,
                height,
                (line._replace(centred=bool(colour)),),
                framed=bool(colour),
                colour=colour,
            )
        )
        x += width + _GAP
    return shapes
