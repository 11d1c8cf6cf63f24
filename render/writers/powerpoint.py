"""Charts as a PowerPoint file: a slide for each page, native shapes, and lines that stay with the boxes they join.

PresentationML and DrawingML, ECMA-376 transitional. All slides of a file have one size: that of the largest page.
"""

import datetime
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from html import escape
from io import BytesIO
from itertools import count, groupby
from typing import Any

import pptx
from pptx.oxml import parse_xml
from pptx.util import Pt

from render.themes import ChartLook, Theme
from render.typesetting.drawing import Connector, Photo, Point, Shape, TextLine, beside_text, corner, paint
from render.typesetting.routes import routes
from render.typesetting.sheets import ChartPage
from render.writers.photos import png
from render.writers.powerpoint_lines import mid_sides, pieces, place_of

_EMU = 12_700  # in a point
_LARGEST = 4_032.0  # points; PowerPoint has no larger slide
_SMALLEST = 72.0
_TITLE_ONLY = 5  # the layout of python-pptx's template that has a title and nothing else
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold
_UNSEEN = "<a:noFill/><a:ln><a:noFill/></a:ln>"
_RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def powerpoint(pages: Sequence[ChartPage], theme: Theme, date: datetime.date | None = None) -> bytes:
    """The pages as one file, dated `date`; the same bytes each time."""
    deck = pptx.Presentation()
    width, height = (max(sizes) for sizes in zip(*((page.width, page.height) for page in pages), strict=True))
    scale = min(1.0, _LARGEST / max(width, height))
    deck.slide_width, deck.slide_height = (Pt(max(_SMALLEST, size * scale)) for size in (width, height))
    for page in pages:
        slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
        tree = slide.shapes._spTree
        tree.remove(slide.shapes.title._element)
        for part in _Slide(page, theme, scale, partial(_related, slide.part)).parts():
            tree.append(parse_xml(part))
    _describe(deck.core_properties, pages[0], date)
    return _packed(deck)


class _Slide:
    def __init__(self, page: ChartPage, theme: Theme, scale: float, related: Callable[[Photo], str]) -> None:
        """`related` tells the relationship that leads to a photo."""
        self._page = page
        self._related = related
        self._look = theme.chart
        self._scale = scale
        latin, han = escape(theme.word_latin_font), escape(theme.word_han_font)
        self._fonts = f'<a:latin typeface="{latin}"/><a:ea typeface="{han}"/>'
        self._numbers = {shape.id: number for number, shape in enumerate(page.drawing.shapes, start=10)}
        self._next = count(10 + len(self._numbers))
        self._routes = (*routes(page.drawing.connectors), *page.drawing.dotted, *page.drawing.ties)
        self._dotted = frozenset(page.drawing.dotted)
        self._sites = {shape.id: mid_sides(shape) for shape in page.drawing.shapes}
        for route in self._routes:
            self._meet(route.tail, route.points[0])
            self._meet(route.head, route.points[-1])

    def _meet(self, id: str, place: Point) -> None:
        """Give a box a site where a line meets it elsewhere than in the middle of a side."""
        if place_of(place, self._sites[id]) is None:
            self._sites[id].append(place)

    def parts(self) -> Iterator[str]:
        """Lines first, so that boxes cover their ends."""
        drawing = self._page.drawing
        yield self._title()
        for route in self._routes:
            yield from self._connectors(route)
        cards = (list(card) for _, card in groupby(drawing.shapes, key=_Cards()))
        for card in cards:
            yield self._group(card) if len(card) > 1 or card[0].photo else self._box(card[0])
        for line in self._page.small_print:
            yield self._words(line, self._look.footer_ink)

    def _title(self) -> str:
        """The heading, as the title of the slide: readers and outlines call it by that."""
        lines, look = self._page.heading, self._look
        slot, room = look.title * look.line_height, self._page.width - 2 * lines[0].x
        area = self._area(lines[0].x, _middle(lines[0]) - slot / 2, room, slot * len(lines))
        return (
            f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr/>'
            '<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>'
            f"<p:spPr>{area}</p:spPr>{self._text(lines, look.title_ink, anchor='t')}</p:sp>"
        )

    def _group(self, card: Sequence[Shape]) -> str:
        """A card with its rows, or a box with its photo, which move together."""
        box, number = card[0], next(self._next)
        area = self._area(box.x, box.y, box.width, box.height)
        inside = area.replace("<a:xfrm>", "").replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
        return (
            f'<p:grpSp {_NAMESPACES}><p:nvGrpSpPr><p:cNvPr id="{number}" name="{escape(_line(box.title))}"/>'
            f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{area.removesuffix('</a:xfrm>')}{inside}</p:grpSpPr>"
            f"{''.join(self._box(shape) + self._photo(shape) for shape in card)}</p:grpSp>"
        )

    def _box(self, shape: Shape) -> str:
        colours = paint(shape, self._look)
        geometry, surface = _RECTANGLE, _UNSEEN
        if shape.framed:
            geometry = self._outline(shape)
            surface = _fill(colours.fill) + self._stroke(colours.stroke, dashed=shape.dashed)
        beside = beside_text(shape)
        text = self._text(shape.lines, colours.ink, beside, anchor="ctr")
        if not _is_centred(shape, self._look):
            text = self._text(shape.lines, colours.ink, beside, top=_margins(shape, self._look)[0])
        title = escape(_line(shape.title))
        area = self._area(shape.x, shape.y, shape.width, shape.height)
        return (
            f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="{self._numbers[shape.id]}" name="{title}" descr="{title}"/>'
            "<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{area}{geometry}{surface}</p:spPr>{text}</p:sp>"
        )

    def _photo(self, shape: Shape) -> str:
        photo = shape.photo
        if not photo:
            return ""
        title = escape(_line(shape.title))
        return (
            f'<p:pic {_NAMESPACES}><p:nvPicPr><p:cNvPr id="{next(self._next)}" name="{title}" descr="{title}"/>'
            "<p:cNvPicPr/><p:nvPr/></p:nvPicPr>"
            f'<p:blipFill><a:blip r:embed="{self._related(photo)}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f"<p:spPr>{self._area(photo.x, photo.y, photo.width, photo.height)}{_RECTANGLE}</p:spPr></p:pic>"
        )

    def _words(self, line: TextLine, ink: str) -> str:
        """A line that stands on the page itself."""
        slot = line.size * self._look.line_height
        area = self._area(line.x, _middle(line) - slot / 2, line.width, slot)
        return (
            f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="{next(self._next)}" name="{escape(_line(line.text))}"/>'
            f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{area}{_RECTANGLE}'
            f"</p:spPr>{self._text([line], ink)}</p:sp>"
        )

    def _text(
        self,
        lines: Sequence[TextLine],
        ink: str,
        beside: tuple[float, float] = (0.0, 0.0),
        *,
        top: float = 0.0,
        anchor: str = "t",
    ) -> str:
        left, right = map(self._emu, beside)
        paragraphs = "".join(self._paragraph(line, ink) for line in lines)
        return (
            f'<p:txBody><a:bodyPr wrap="none" lIns="{left}" tIns="{self._emu(top)}" rIns="{right}" bIns="0" '
            f'anchor="{anchor}">'
            f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody>"
        )

    def _paragraph(self, line: TextLine, ink: str) -> str:
        size = round(100 * line.size * self._scale)
        pitch = round(100 * line.size * self._look.line_height * self._scale)
        rtl = ' rtl="1"' if line.rtl else ""
        return (
            f'<a:p><a:pPr algn="{"ctr" if line.centred else "l"}"{rtl}><a:lnSpc><a:spcPts val="{pitch}"/></a:lnSpc>'
            '<a:spcBef><a:spcPts val="0"/></a:spcBef></a:pPr>'
            f'<a:r><a:rPr lang="{escape(self._page.language or "en")}" sz="{size}" b="{int(line.bold)}" dirty="0">'
            f"{_fill(ink)}{self._fonts}</a:rPr><a:t>{escape(line.text)}</a:t></a:r></a:p>"
        )

    def _connectors(self, connector: Connector) -> Iterator[str]:
        """A line in as few pieces as programs draw alike: between two of them stands a point that nobody sees."""
        line = self._stroke(self._look.line, connector.width, dashed=connector in self._dotted)
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
            f"<p:spPr>{self._route(points)}{line}</p:spPr></p:cxnSp>"
        )

    def _glue(self, end: str, id: str, place: Point) -> str:
        return f'<a:{end} id="{self._numbers[id]}" idx="{self._site(id, place)}"/>'

    def _point(self, number: int, place: Point) -> str:
        """A shape without extent, fill or line, that lines are glued to."""
        return (
            f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{number}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
            f"<p:spPr>{self._area(*place, 0, 0)}{_RECTANGLE}{_UNSEEN}</p:spPr></p:sp>"
        )

    def _site(self, id: str, place: Point) -> int | None:
        return place_of(place, self._sites[id])

    def _outline(self, shape: Shape) -> str:
        """A rectangle with round corners: PowerPoint's own, or one with sites where lines meet it."""
        sites, radius = self._sites[shape.id], corner(shape)
        if len(sites) == 4 and _is_centred(shape, self._look):
            part = round(100_000 * radius / min(shape.width, shape.height))
            guide = f'<a:avLst><a:gd name="adj" fmla="val {part}"/></a:avLst>'
            return f'<a:prstGeom prst="roundRect">{guide}</a:prstGeom>'
        width, height, corner_ = self._emu(shape.width), self._emu(shape.height), self._emu(radius)
        right, bottom = width - corner_, height - corner_
        turns = ((right, 0, 270), (width, bottom, 0), (corner_, height, 90), (0, corner_, 180))
        path = "".join(
            f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>'
            f'<a:arcTo wR="{corner_}" hR="{corner_}" stAng="{angle * 60_000}" swAng="5400000"/>'
            for x, y, angle in turns
        )
        places = "".join(
            f'<a:cxn ang="0"><a:pos x="{self._emu(x - shape.x)}" y="{self._emu(y - shape.y)}"/></a:cxn>'
            for x, y in sites
        )
        return (
            f"<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>{places}</a:cxnLst>"
            f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{width}" h="{height}">'
            f'<a:moveTo><a:pt x="{corner_}" y="0"/></a:moveTo>{path}<a:close/></a:path></a:pathLst></a:custGeom>'
        )

    def _route(self, points: Sequence[Point]) -> str:
        """A straight line, or one of PowerPoint's own elbows, which it keeps when a box is moved."""
        (left, top), (right, bottom) = points[0], points[-1]
        width, height = abs(right - left), abs(bottom - top)
        x, y = min(left, right), min(top, bottom)
        if len(points) == 2:
            flip = (' flipH="1"' if right < left else "") + (' flipV="1"' if bottom < top else "")
            return self._area(x, y, width, height, flip) + '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        # An elbow sets out to the right; turned by a quarter it sets out downwards, and its frame with it.
        turn = ' rot="5400000"' if right < left else ' rot="16200000" flipH="1"'
        area = self._area(x + (width - height) / 2, y + (height - width) / 2, height, width, turn)
        if len(points) == 3:
            return area + '<a:prstGeom prst="bentConnector2"><a:avLst/></a:prstGeom>'
        return area + '<a:prstGeom prst="bentConnector3"><a:avLst/></a:prstGeom>'

    def _stroke(self, colour: str, width: float = 0.0, *, dashed: bool = False) -> str:
        dash = '<a:prstDash val="dash"/>' if dashed else ""
        return f'<a:ln w="{self._emu(width or self._look.line_width)}">{_fill(colour)}{dash}</a:ln>'

    def _area(self, x: float, y: float, width: float, height: float, turn: str = "") -> str:
        left, top, right, bottom = map(self._emu, (x, y, width, height))
        return f'<a:xfrm{turn}><a:off x="{left}" y="{top}"/><a:ext cx="{right}" cy="{bottom}"/></a:xfrm>'

    def _emu(self, points: float) -> int:
        return round(points * self._scale * _EMU)


class _Cards:
    """Numbers shapes so that a box and the rows on it have the same number."""

    def __init__(self) -> None:
        self._number = 0

    def __call__(self, shape: Shape) -> int:
        self._number += not shape.is_member
        return self._number


def _margins(shape: Shape, look: ChartLook) -> tuple[float, float]:
    """The room above the first line of a box, and below the last."""
    first, last = shape.lines[0], shape.lines[-1]
    top = _middle(first) - first.size * look.line_height / 2 - shape.y
    return top, shape.y + shape.height - _middle(last) - last.size * look.line_height / 2


def _is_centred(shape: Shape, look: ChartLook) -> bool:
    """Whether the text stands in the middle of its box, as in all but cards."""
    above, below = _margins(shape, look)
    return abs(above - below) < 0.1


def _middle(line: TextLine) -> float:
    return line.baseline - 0.37 * line.size


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour.removeprefix("#")}"/></a:solidFill>'


def _line(words: str) -> str:
    """Words for an attribute, in which XML has no line breaks."""
    return " ".join(words.split())


def _related(slide: Any, photo: Photo) -> str:
    """The relationship that leads from a slide to a photo, which is in the file once."""
    _, relationship = slide.get_or_add_image_part(BytesIO(png(photo.data, photo.width, photo.height)))
    return str(relationship)


def _describe(properties: Any, page: ChartPage, date: datetime.date | None) -> None:
    day = datetime.datetime.combine(date or datetime.date(*_EPOCH[:3]), datetime.time())
    properties.title = page.title[:255]
    properties.language = page.language
    properties.created = properties.modified = day
    properties.author = properties.last_modified_by = "Rolebook"


def _packed(deck: Any) -> bytes:
    """The package with no time in it."""
    saved, finished = BytesIO(), BytesIO()
    deck.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(finished, "w") as archive:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else it tells which system wrote it
            archive.writestr(entry, source.read(name))
    return finished.getvalue()
