"""Places and forms in DrawingML, ECMA-376 transitional: from points on a page to EMU on a slide."""

from collections.abc import Sequence
from typing import NamedTuple

from render.typesetting.drawing import Outline, Point, Shape, corner
from render.writers.drawingml import DASHES, fill

RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
UNSEEN = "<a:noFill/><a:ln><a:noFill/></a:ln>"

_EMU = 12_700  # in a point


class Scale(NamedTuple):
    """Points of a page as EMU of a slide on which it is `factor` times as large."""

    factor: float

    def emu(self, points: float) -> int:
        return round(points * self.factor * _EMU)

    def area(self, x: float, y: float, width: float, height: float, turn: str = "") -> str:
        left, top, across, down = map(self.emu, (x, y, width, height))
        return f'<a:xfrm{turn}><a:off x="{left}" y="{top}"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'

    def stroke(self, colour: str, width: float, outline: Outline = Outline.SOLID) -> str:
        return f'<a:ln w="{self.emu(width)}">{fill(colour)}{DASHES[outline]}</a:ln>'

    def route(self, points: Sequence[Point]) -> str:
        """A straight line, or one of PowerPoint's own elbows, which it keeps when a box is moved."""
        (left, top), (right, bottom) = points[0], points[-1]
        width, height = abs(right - left), abs(bottom - top)
        x, y = min(left, right), min(top, bottom)
        if len(points) == 2:
            flip = (' flipH="1"' if right < left else "") + (' flipV="1"' if bottom < top else "")
            return self.area(x, y, width, height, flip) + _preset("line")
        # An elbow sets out to the right; turned by a quarter it sets out downwards, and its frame with it.
        turn = ' rot="5400000"' if right < left else ' rot="16200000" flipH="1"'
        area = self.area(x + (width - height) / 2, y + (height - width) / 2, height, width, turn)
        return area + _preset("bentConnector2" if len(points) == 3 else "bentConnector3")

    def outline(self, shape: Shape, sites: Sequence[Point]) -> str:
        """A rectangle with round corners, and with `sites` to which lines can be glued."""
        width, height, turn = self.emu(shape.width), self.emu(shape.height), self.emu(corner(shape))
        right, bottom = width - turn, height - turn
        turns = ((right, 0, 270), (width, bottom, 0), (turn, height, 90), (0, turn, 180))
        path = "".join(
            f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>'
            f'<a:arcTo wR="{turn}" hR="{turn}" stAng="{angle * 60_000}" swAng="5400000"/>'
            for x, y, angle in turns
        )
        places = "".join(
            f'<a:cxn ang="0"><a:pos x="{self.emu(x - shape.x)}" y="{self.emu(y - shape.y)}"/></a:cxn>' for x, y in sites
        )
        return (
            f"<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>{places}</a:cxnLst>"
            f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{width}" h="{height}">'
            f'<a:moveTo><a:pt x="{turn}" y="0"/></a:moveTo>{path}<a:close/></a:path></a:pathLst></a:custGeom>'
        )


def own_outline(shape: Shape) -> str:
    """PowerPoint's own rectangle with round corners, to which lines can be glued in the middle of its sides."""
    part = round(100_000 * corner(shape) / min(shape.width, shape.height))
    guide = f'<a:avLst><a:gd name="adj" fmla="val {part}"/></a:avLst>'
    return f'<a:prstGeom prst="roundRect">{guide}</a:prstGeom>'


def _preset(name: str) -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'
