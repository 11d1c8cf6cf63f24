"""Charts as a draw.io file: mxGraph XML, a diagram for each page, lines that stay with the boxes they join.

draw.io counts in hundredths of an inch. Labels are HTML, in which every text of a chart is escaped.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from render.themes import Theme
from render.typesetting.drawing import (
    DASHES,
    Connector,
    Outline,
    Photo,
    Point,
    Shape,
    TextLine,
    beside_text,
    corner,
    paint,
)
from render.typesetting.routes import is_square, routes
from render.typesetting.sheets import ChartPage
from render.writers.photos import png

_UNITS = 100 / 72  # in a point
_LAYER = "1"


def drawio(pages: Iterable[ChartPage], theme: Theme) -> bytes:
    """The pages as one file, in UTF-8."""
    diagrams = (part for page in pages for part in _Diagram(page, theme).parts())
    return "\n".join(["<mxfile>", *diagrams, "</mxfile>", ""]).encode()


class _Diagram:
    def __init__(self, page: ChartPage, theme: Theme) -> None:
        self._page = page
        self._look = theme.chart
        self._paper = theme.palette.paper
        self._family = theme.screen_fonts[0]
        self._shapes = {shape.id: shape for shape in page.drawing.shapes}

    def parts(self) -> Iterator[str]:
        page = self._page
        size = f'pageWidth="{_number(page.width)}" pageHeight="{_number(page.height)}"'
        yield f'<diagram id="{escape(page.name)}" name="{escape(page.title)}">'
        yield f'<mxGraphModel grid="0" page="1" {size} background="{self._paper}" math="0"><root>'
        yield f'<mxCell id="0"/><mxCell id="{_LAYER}" parent="0"/>'
        whole = (*routes(page.drawing.connectors), *page.drawing.ties)
        lines = [*((line, Outline.SOLID) for line in whole), *((line, Outline.DASHED) for line in page.drawing.dotted)]
        for number, (connector, outline) in enumerate(lines, start=1):
            yield self._connector(f"line-{number}", connector, outline)
        card = None
        for shape in page.drawing.shapes:
            card = card if shape.is_member else shape
            yield self._shape(shape, card or shape)
            yield from [self._photo(shape, shape.photo)] if shape.photo else ()
        yield from self._texts("title", page.heading, self._look.title_ink)
        yield from self._texts("footer", page.small_print, self._look.footer_ink)
        yield "</root></mxGraphModel></diagram>"

    def _shape(self, shape: Shape, card: Shape) -> str:
        """A box, or a row of the card that it moves with."""
        colours = paint(shape, self._look)
        beside = beside_text(shape)
        style = {
            "rounded": "1",
            "absoluteArcSize": "1",
            "arcSize": _number(2 * corner(shape)),
            "fillColor": colours.fill if shape.framed else "none",
            "strokeColor": colours.stroke if shape.framed else "none",
            "strokeWidth": _number(self._look.line_width),
            **_dashes(colours.outline),
            "fontColor": colours.ink,
            "align": "center" if all(line.centred for line in shape.lines) else "left",
            "verticalAlign": "top",
            "spacing": "0",
            "spacingLeft": _number(beside[0]),
            "spacingRight": _number(beside[1]),
            "spacingTop": _number(_slot_top(shape) - shape.y),
        }
        left, top = (0.0, 0.0) if shape is card else (card.x, card.y)
        parent = _LAYER if shape is card else _id(card.id)
        area = _geometry(shape.x - left, shape.y - top, shape.width, shape.height)
        cell = f'<mxCell style="{self._style(style)}" vertex="1" parent="{parent}">{area}</mxCell>'
        value = escape(self._label(shape.lines))
        link = f' link="data:page/id,{escape(shape.page)}"' if shape.page else ""
        tooltip = escape(escape(shape.title))
        return f'<UserObject id="{_id(shape.id)}" label="{value}" tooltip="{tooltip}"{link}>{cell}</UserObject>'

    def _photo(self, shape: Shape, photo: Photo) -> str:
        """A picture that moves with its box, and that no line can be glued to."""
        data = b64encode(png(photo.data, photo.width, photo.height)).decode()
        # Without ";base64", as a style is parted at its semicolons.
        style = self._style({"shape": "image", "imageAspect": "0", "image": f"data:image/png,{data}"})
        area = _geometry(photo.x - shape.x, photo.y - shape.y, photo.width, photo.height)
        return (
            f'<mxCell id="{_id(shape.id, "photo")}" style="{style}" vertex="1" connectable="0" '
            f'parent="{_id(shape.id)}">{area}</mxCell>'
        )

    def _texts(self, name: str, lines: Sequence[TextLine], ink: str) -> Iterator[str]:
        """Lines that stand on the page itself."""
        style = {
            "fillColor": "none",
            "strokeColor": "none",
            "fontColor": ink,
            "align": "left",
            "verticalAlign": "middle",
            "spacing": "0",
        }
        for number, line in enumerate(lines, start=1):
            height = line.size * self._look.line_height
            area = _geometry(line.x, line.middle - height / 2, line.width, height)
            yield (
                f'<mxCell id="{name}-{number}" value="{escape(self._label([line]))}" style="{self._style(style)}" '
                f'vertex="1" parent="{_LAYER}">{area}</mxCell>'
            )

    def _connector(self, id: str, connector: Connector, outline: Outline) -> str:
        start, *bends, end = connector.points
        tail, head = self._shapes[connector.tail], self._shapes[connector.head]
        style = {
            "edgeStyle": "orthogonalEdgeStyle" if is_square(connector) else "none",
            "rounded": "0",
            "endArrow": "none",
            "strokeColor": self._look.line,
            "strokeWidth": _number(connector.width or self._look.line_width),
            **_dashes(outline),
            **_fixed("exit", start, tail),
            **_fixed("entry", end, head),
        }
        points = "".join(f'<mxPoint x="{_number(x)}" y="{_number(y)}"/>' for x, y in bends)
        array = f'<Array as="points">{points}</Array>' if points else ""
        return (
            f'<mxCell id="{id}" style="{self._style(style)}" edge="1" parent="{_LAYER}" '
            f'source="{_id(connector.tail)}" target="{_id(connector.head)}">'
            f'<mxGeometry relative="1" as="geometry">{array}</mxGeometry></mxCell>'
        )

    def _label(self, lines: Sequence[TextLine]) -> str:
        """HTML: a line for each line, of its size and weight."""
        parts = (
            f'<div style="font-size:{_number(line.size)}px;line-height:{_number(line.size * self._look.line_height)}px'
            f'{";font-weight:bold" if line.bold else ""};white-space:nowrap">{escape(line.text)}</div>'
            for line in lines
        )
        return "".join(parts)

    def _style(self, style: dict[str, str]) -> str:
        whole = {"html": "1", "whiteSpace": "nowrap", "fontFamily": self._family, **style}
        return escape("".join(f"{key}={value};" for key, value in whole.items()))


def _fixed(end: str, place: Point, shape: Shape) -> dict[str, str]:
    """Where a line meets a box, in parts of the box."""
    x, y = (place[0] - shape.x) / shape.width, (place[1] - shape.y) / shape.height
    return {f"{end}X": f"{x:.4g}", f"{end}Y": f"{y:.4g}", f"{end}Dx": "0", f"{end}Dy": "0", f"{end}Perimeter": "0"}


def _dashes(outline: Outline) -> dict[str, str]:
    if outline is Outline.SOLID:
        return {"dashed": "0"}
    return {"dashed": "1", "dashPattern": " ".join(map(_number, DASHES[outline])), "fixDash": "1"}


def _slot_top(shape: Shape) -> float:
    return shape.lines[0].middle - shape.lines[0].size * 0.68


def _geometry(x: float, y: float, width: float, height: float) -> str:
    return (
        f'<mxGeometry x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" height="{_number(height)}" '
        'as="geometry"/>'
    )


def _id(name: str, kind: str = "box") -> str:
    """An id that is none of draw.io's own."""
    return escape(f"{kind}-{name}")


def _number(points: float) -> str:
    return f"{points * _UNITS:.3f}".rstrip("0").rstrip(".")
