"""Charts as DOT with every position fixed: Graphviz draws what the layout decided.

A box is a node without a label; each line of its text is a node of its own, whose place and size leave
nothing to be measured, as Graphviz gets Han wrong without the font. The `nop2` layout makes every
Graphviz program keep the positions.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import cast

from graphviz import escape, nohtml
from graphviz.quoting import quote

from render.themes import Theme
from render.typesetting.drawing import Connector, Outline, Point, Shape, TextLine, paint
from render.typesetting.sheets import ChartPage

_INCH = 72
_BASELINE = 0.3  # of the text size: how far below a node's middle Graphviz puts the baseline of a label's one line


def dot(page: ChartPage, theme: Theme) -> str:
    """The page as a DOT file, text in UTF-8."""
    return "\n".join(_Writer(page, theme).statements()) + "\n"


class _Writer:
    def __init__(self, page: ChartPage, theme: Theme) -> None:
        self._page = page
        self._look = theme.chart
        self._paper = theme.palette.paper
        self._families = ", ".join(theme.screen_fonts)

    def statements(self) -> Iterator[str]:
        page, look = self._page, self._look
        yield f"digraph {_id(page.name)} {{"
        yield _statement(
            "graph", layout="nop2", charset="UTF-8", pad="0", margin="0", bgcolor=self._paper, outputorder="edgesfirst"
        )
        yield _statement(
            "node",
            shape="plaintext",
            label="",
            fixedsize="true",
            margin="0",
            penwidth=_number(look.line_width),
            fontname=self._families,
        )
        yield _statement("edge", dir="none", color=look.line, penwidth=_number(look.line_width))
        # The page's own nodes have names that start with a space, as no id does.
        # An unseen box as large as the page makes the picture as large.
        yield _statement(_id(" page"), shape="box", style="invis", **self._area(0, 0, page.width, page.height))
        for shape in page.drawing.shapes:
            yield from self._shape(shape)
        yield from self._lines(" title ", page.heading, look.title_ink)
        yield from self._lines(" footer ", page.small_print, look.footer_ink)
        yield from map(self._connector, page.drawing.connectors)
        yield from (self._connector(connector, style="dashed") for connector in page.drawing.dotted)
        yield from (self._connector(tie, penwidth=_number(tie.width)) for tie in page.drawing.ties)
        yield "}"

    def _shape(self, shape: Shape) -> Iterator[str]:
        colours = paint(shape, self._look)
        if shape.framed:
            yield _statement(
                _id(shape.id),
                id=_text(shape.id),
                shape="box",
                style="rounded,filled" if colours.outline is Outline.SOLID else f"rounded,filled,{colours.outline}",
                fillcolor=colours.fill,
                color=colours.stroke,
                tooltip=_tooltip(shape.title),
                **self._area(shape.x, shape.y, shape.width, shape.height),
            )
        yield from self._lines(f"{shape.id} ", shape.lines, colours.ink)

    def _lines(self, prefix: str, lines: Sequence[TextLine], ink: str) -> Iterator[str]:
        for number, line in enumerate(lines, start=1):
            # \l sets the label at the left edge of its node.
            label = _text(line.text) if line.centred else nohtml(_text(line.text) + "\\l")
            height = line.size * 1.2
            # Pango, which draws for Graphviz, reads the weight after the last family.
            font = {"fontname": f"{self._families} Bold"} if line.bold else {}
            yield _statement(
                _id(f"{prefix}{number}"),
                label=label,
                **font,
                fontsize=_number(line.size),
                fontcolor=ink,
                **self._area(line.x, line.baseline - _BASELINE * line.size - height / 2, line.width, height),
            )

    def _connector(self, connector: Connector, **style: str) -> str:
        ends = f"{_id(connector.tail)} -> {_id(connector.head)}"
        return _statement(ends, pos=" ".join(map(self._point, _straight_curve(connector.points))), **style)

    def _area(self, x: float, y: float, width: float, height: float) -> dict[str, str]:
        return {
            "pos": self._point((x + width / 2, y + height / 2)),
            "width": _number(width / _INCH, 5),
            "height": _number(height / _INCH, 5),
        }

    def _point(self, point: Point) -> str:
        """A place as DOT has it: y grows upwards."""
        return f"{_number(point[0])},{_number(self._page.height - point[1])}"


def _straight_curve(points: Sequence[Point]) -> list[Point]:
    """The Bézier curve that goes straight from point to point."""
    curve = [points[0]]
    for start, end in pairwise(points):
        curve += [start, end, end]
    return curve


def _statement(subject: str, **attributes: str) -> str:
    said = " ".join([f"{name}={quote(value)}" for name, value in sorted(attributes.items())])
    return f"  {subject} [{said}]"


def _id(name: str) -> str:
    return str(quote(escape(name)))


def _text(words: str) -> str:
    """Words of which Graphviz takes nothing for an escape, an entity or markup."""
    return cast(str, escape(words.replace("&", "&amp;")))


def _tooltip(words: str) -> str:
    """The same for a tooltip, whose escapes Graphviz resolves twice."""
    return _text(words.replace("\\", "\\\\"))


def _number(value: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")
