"""What stands on a slide, as PresentationML, ECMA-376 transitional."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count, groupby

from render.themes import Theme
from render.typesetting.drawing import Connector, Outline, Photo, Point, Shape, TextLine, beside_text, paint
from render.typesetting.routes import routes
from render.typesetting.sheets import ChartPage
from render.writers.drawingml import fill
from render.writers.powerpoint_parts.geometry import RECTANGLE, UNSEEN, Scale, own_outline
from render.writers.powerpoint_parts.lines import Sites, pieces
from render.writers.powerpoint_parts.text import Text, is_centred, margins, on_one_line

_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_FIRST = 10  # the number of the first box; the title has 2


class Slide:
    """A page as a slide; `related` tells the relationship that leads to a photo."""

    def __init__(self, page: ChartPage, theme: Theme, scale: Scale, related: Callable[[Photo], str]) -> None:
        self._page = page
        self._related = related
        self._look = theme.chart
        self._scale = scale
        self._text = Text(theme, page.language, scale)
        shapes = page.drawing.shapes
        self._numbers = {shape.id: number for number, shape in enumerate(shapes, start=_FIRST)}
        self._next = count(_FIRST + len(shapes))
        self._routes = (*routes(page.drawing.connectors), *page.drawing.dotted, *page.drawing.ties)
        self._dotted = frozenset(page.drawing.dotted)
        self._sites = Sites(shapes, self._routes)

    def parts(self) -> Iterator[str]:
        """Lines first, so that boxes cover their ends."""
        yield self._title()
        for route in self._routes:
            yield from self._connectors(route)
        cards = (list(card) for _, card in groupby(self._page.drawing.shapes, key=_Cards()))
        for card in cards:
            yield self._group(card) if len(card) > 1 or card[0].photo else self._box(card[0])
        for line in self._page.small_print:
            yield self._words(line, self._look.footer_ink)

    def _title(self) -> str:
        """The heading, as the title of the slide: readers and outlines call it by that."""
        lines, look = self._page.heading, self._look
        slot, room = look.title * look.line_height, self._page.width - 2 * lines[0].x
        area = self._scale.area(lines[0].x, lines[0].middle - slot / 2, room, slot * len(lines))
        return (
            f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr/>'
            '<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>'
            f"<p:spPr>{area}</p:spPr>{self._text.body(lines, look.title_ink)}</p:sp>"
        )

    def _group(self, card: Sequence[Shape]) -> str:
        """A card with its rows, or a box with its photo, which move together."""
        box, number = card[0], next(self._next)
        area = self._scale.area(box.x, box.y, box.width, box.height)
        inside = area.replace("<a:xfrm>", "").replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
        return (
            f'<p:grpSp {_NAMESPACES}><p:nvGrpSpPr><p:cNvPr id="{number}" name="{on_one_line(box.title)}"/>'
            f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{area.removesuffix('</a:xfrm>')}{inside}</p:grpSpPr>"
            f"{''.join(self._box(shape) + self._photo(shape) for shape in card)}</p:grpSp>"
        )

    def _box(self, shape: Shape) -> str:
        colours, line_height = paint(shape, self._look), self._look.line_height
        geometry, surface = RECTANGLE, UNSEEN
        if shape.framed:
            geometry = self._outline(shape)
            outline = self._scale.stroke(colours.stroke, self._look.line_width, colours.outline)
            surface = fill(colours.fill) + outline
        beside = beside_text(shape)
        if is_centred(shape, line_height):
            text = self._text.body(shape.lines, colours.ink, beside, anchor="ctr")
        else:
            text = self._text.body(shape.lines, colours.ink, beside, top=margins(shape, line_height)[0])
        title = on_one_line(shape.title)
        area = self._scale.area(shape.x, shape.y, shape.width, shape.height)
        return (
            f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="{self._numbers[shape.id]}" name="{title}" descr="{title}"/>'
            "<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{area}{geometry}{surface}</p:spPr>{text}</p:sp>"
        )

    def _outline(self, shape: Shape) -> str:
        """PowerPoint's own rectangle where lines meet no other places than it lets them be glued to."""
        if self._sites.are_mid_sides(shape) and is_centred(shape, self._look.line_height):
            return own_outline(shape)
        return self._scale.outline(shape, self._sites.of(shape))

    def _photo(self, shape: Shape) -> str:
        photo = shape.photo
        if not photo:
            return ""
        title = on_one_line(shape.title)
        return (
            f'<p:pic {_NAMESPACES}><p:nvPicPr><p:cNvPr id="{next(self._next)}" name="{title}" descr="{title}"/>'
            "<p:cNvPicPr/><p:nvPr/></p:nvPicPr>"
            f'<p:blipFill><a:blip r:embed="{self._related(photo)}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f"<p:spPr>{self._scale.area(photo.x, photo.y, photo.width, photo.height)}{RECTANGLE}</p:spPr></p:pic>"
        )

    def _words(self, line: TextLine, ink: str) -> str:
        """A line that stands on the page itself."""
        slot = line.size * self._look.line_height
        area = self._scale.area(line.x, line.middle - slot / 2, line.width, slot)
        return (
            f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="{next(self._next)}" name="{on_one_line(line.text)}"/>'
            f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{area}{RECTANGLE}'
            f"</p:spPr>{self._text.body([line], ink)}</p:sp>"
        )

    def _connectors(self, connector: Connector) -> Iterator[str]:
        """A line in as few pieces as programs draw alike: between two of them stands a point that nobody sees."""
        width = connector.width or self._look.line_width
        outline = Outline.DASHED if connector in self._dotted else Outline.SOLID
        line = self._scale.stroke(self._look.line, width, outline)
        parts = pieces(connector.points)
        start = self._glue("stCxn", connector.tail, parts[0][0])
        for piece in parts[:-1]:
            number = next(self._next)
            yield self._point(number, piece[-1])
            yield self._piece(piece, start, f'<a:endCxn id="{number}" idx="0"/>', line)
            start = f'<a:stCxn id="{number}" idx="2"/>'
        yield self._piece(parts[-1], start, self._glue("endCxn", connector.head, parts[-1][-1]), line)

    def _piece(self, points: Sequence[Point], start: str, end: str, line: str) -> str:
        number = next(self._next)
        return (
            f'<p:cxnSp {_NAMESPACES}><p:nvCxnSpPr><p:cNvPr id="{number}" name="{number}"/>'
            f"<p:cNvCxnSpPr>{start}{end}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{self._scale.route(points)}{line}</p:spPr></p:cxnSp>"
        )

    def _glue(self, end: str, id: str, place: Point) -> str:
        return f'<a:{end} id="{self._numbers[id]}" idx="{self._sites.number(id, place)}"/>'

    def _point(self, number: int, place: Point) -> str:
        """A shape without extent, fill or line, that lines are glued to."""
        return (
            f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{number}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
            f"<p:spPr>{self._scale.area(*place, 0, 0)}{RECTANGLE}{UNSEEN}</p:spPr></p:sp>"
        )


class _Cards:
    """Numbers shapes so that a box and the rows on it have the same number."""

    def __init__(self) -> None:
        self._number = 0

    def __call__(self, shape: Shape) -> int:
        self._number += not shape.is_member
        return self._number
