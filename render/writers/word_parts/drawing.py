"""A chart as DrawingML: a group of native shapes that Word edits, and a picture for readers without such groups.

Every box is a shape with a paragraph for each of its texts, every trunk a line, where the layout has put them.
Sources: ECMA-376 part 1, 20.4 and 20.5; [MS-ODRAWXML] 2.7 and 2.28 for the shapes and groups of Word 2010.
"""

from collections.abc import Iterator
from hashlib import sha256
from html import escape
from itertools import count, groupby, pairwise
from typing import NamedTuple

from render.themes import ChartLook
from render.typesetting.drawing import Connector, Drawing, Outline, Photo, Shape, TextLine, beside_text, corner, paint
from render.writers.drawingml import DASHES, fill
from render.writers.word_parts.bookmarks import Bookmarks
from render.writers.word_parts.sheet import twips
from render.writers.word_parts.xml import paragraph, run

_DIGITS = 16  # that tell one photo from another
_EMU = 12700  # English Metric Units to the point
_SMALLEST = 14  # half-points
_IN_CORNER = 0.29289  # of the radius: what text in a `roundRect` keeps off each side of its own accord (ECMA-376)
_PITCH = 1.36  # of lines, in sizes, where there is but one
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WORD = "http://schemas.microsoft.com/office/word/2010/wordprocessing"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    f' xmlns:a="{_A}" xmlns:wpg="{_WORD}Group" xmlns:wps="{_WORD}Shape" xmlns:pic="{_PICTURE}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def picture_id(name: str) -> str:
    """The relationship that leads to a picture."""
    return f"rolebookFigure{name}"


class Words(NamedTuple):
    """What is said of a picture: its name among the objects of the paper, and what it shows."""

    name: str
    alternative: str


def chart(drawing: Drawing, look: ChartLook, words: Words, first_id: int, picture: str, bookmarks: Bookmarks) -> str:
    """A `w:r` with the chart. `first_id` and the one after it are unique in the paper; `picture` is a relationship.

    The title of a box leads to the bookmark of the box's id, where there is one.
    """
    width, height = _emu(drawing.width), _emu(drawing.height)
    place = f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
    inside = f'<a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{height}"/>'
    group = (
        f'<a:graphicData uri="{_WORD}Group"><wpg:wgp><wpg:cNvGrpSpPr/>'
        f"<wpg:grpSpPr><a:xfrm>{place}{inside}</a:xfrm></wpg:grpSpPr>"
        f"{''.join(_shapes(drawing, look, bookmarks))}</wpg:wgp></a:graphicData>"
    )
    flat = (
        f'<a:graphicData uri="{_PICTURE}"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{picture}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm>{place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData>"
    )
    return (
        f'<w:r><mc:AlternateContent {_SPACES}><mc:Choice Requires="wpg">'
        f"{_inline(group, width, height, words, first_id)}</mc:Choice><mc:Fallback>"
        f"{_inline(flat, width, height, words, first_id + 1)}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _inline(graphic: str, width: int, height: int, words: Words, number: int) -> str:
    name, alternative = escape(words.name), escape(words.alternative)
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{alternative}"/><wp:cNvGraphicFramePr/>'
        f"<a:graphic>{graphic}</a:graphic></wp:inline></w:drawing>"
    )


def _shapes(drawing: Drawing, look: ChartLook, bookmarks: Bookmarks) -> Iterator[str]:
    """Lines first, so that boxes stand before them; ids count from 1 within the group."""
    numbers = count(1)
    for connector in drawing.connectors:
        yield _line(connector, look, next(numbers))
    for connector in drawing.dotted:
        yield _line(connector, look, next(numbers), Outline.DASHED)
    for shape in drawing.shapes:
        yield _box(shape, look, next(numbers), bookmarks)
        if shape.photo:
            yield _photo(shape.photo, shape.title, next(numbers))


def _box(shape: Shape, look: ChartLook, number: int, bookmarks: Bookmarks) -> str:
    colours = paint(shape, look)
    geometry, surface = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>', "<a:noFill/><a:ln><a:noFill/></a:ln>"
    if shape.framed:
        rounding = round(100_000 * corner(shape) / min(shape.width, shape.height))
        guide = f'<a:gd name="adj" fmla="val {rounding}"/>'
        geometry = f'<a:prstGeom prst="roundRect"><a:avLst>{guide}</a:avLst></a:prstGeom>'
        surface = (
            fill(colours.fill)
            + f'<a:ln w="{_emu(look.line_width)}">{fill(colours.stroke)}{DASHES[colours.outline]}</a:ln>'
        )
    place = _transform(shape.x, shape.y, shape.width, shape.height)
    texts = "".join(_texts(shape, colours.ink.removeprefix("#"), bookmarks))
    left, above, right = _insets(shape)
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="{escape(shape.title)}"/><wps:cNvSpPr/>'
        f"<wps:spPr>{place}{geometry}{surface}</wps:spPr>"
        f"<wps:txbx><w:txbxContent>{texts}</w:txbxContent></wps:txbx>"
        f'<wps:bodyPr wrap="square" lIns="{left}" tIns="{above}" rIns="{right}" bIns="0" anchor="t"><a:noAutofit/>'
        "</wps:bodyPr></wps:wsp>"
    )


def photo_id(photo: Photo) -> str:
    """The relationship that leads to a photo in the size of its place."""
    of_what = f"{photo.width:.2f} {photo.height:.2f} ".encode() + photo.data
    return picture_id(f"Photo{sha256(of_what).hexdigest()[:_DIGITS]}")


def _photo(photo: Photo, title: str, number: int) -> str:
    words = escape(title)
    return (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{words}" descr="{words}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{photo_id(photo)}"/><a:stretch><a:fillRect/></a:stretch>'
        f"</pic:blipFill><pic:spPr>{_transform(photo.x, photo.y, photo.width, photo.height)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )


def _insets(shape: Shape) -> tuple[int, int, int]:
    """The room to the left of the text, above it and to its right, besides what round corners keep free."""
    if not shape.lines:
        return 0, 0, 0
    first = shape.lines[0]
    above = first.middle - first.size * _pitch(shape.lines) / 2 - shape.y
    left, right = beside_text(shape)
    free = _IN_CORNER * corner(shape) if shape.framed else 0.0
    return _emu(max(0.0, left - free)), _emu(max(0.0, above - free)), _emu(max(0.0, right - free))


def _texts(shape: Shape, ink: str, bookmarks: Bookmarks) -> Iterator[str]:
    """A paragraph for each text, of the lines that the layout has broken it into; the first one is the title."""
    if not shape.lines:
        yield paragraph("RolebookChart", "")
    pitch = _pitch(shape.lines)
    for number, (_, lines) in enumerate(groupby(shape.lines, key=lambda line: (line.size, line.bold, line.rtl))):
        texts = list(lines)
        words = "\n".join(line.text for line in texts)
        size = max(_SMALLEST, int(2 * texts[0].size))
        runs = run(words, look=f'{"<w:b/><w:bCs/>" if texts[0].bold else ""}<w:color w:val="{ink}"/>{_size(size)}')
        runs = runs if number else bookmarks.linked(shape.id, runs)
        yield paragraph(
            "RolebookChart",
            runs,
            leading=twips(texts[0].size * pitch),
            leftwards=texts[0].rtl,
            centred=texts[0].centred,
        )


def _pitch(lines: tuple[TextLine, ...]) -> float:
    """The distance of baselines, in sizes."""
    alike = (pair for pair in pairwise(lines) if pair[0].size == pair[1].size)
    return next(((below.baseline - above.baseline) / above.size for above, below in alike), _PITCH)


def _line(connector: Connector, look: ChartLook, number: int, outline: Outline = Outline.SOLID) -> str:
    xs, ys = zip(*connector.points, strict=True)
    left, top, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    path = "".join(
        f"<a:{'lnTo' if place else 'moveTo'}>{_point(x - left, y - top)}</a:{'lnTo' if place else 'moveTo'}>"
        for place, (x, y) in enumerate(connector.points)
    )
    geometry = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{_emu(width)}" h="{_emu(height)}" fill="none">{path}</a:path></a:pathLst></a:custGeom>'
    )
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="{escape(connector.tail)} - {escape(connector.head)}"/><wps:cNvCnPr/>'
        f"<wps:spPr>{_transform(left, top, width, height)}{geometry}<a:noFill/>"
        f'<a:ln w="{_emu(look.line_width)}">{fill(look.line)}{DASHES[outline]}</a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
    )


def _transform(x: float, y: float, width: float, height: float) -> str:
    return f'<a:xfrm>{_point(x, y, "off")}<a:ext cx="{_emu(width)}" cy="{_emu(height)}"/></a:xfrm>'


def _point(x: float, y: float, name: str = "pt") -> str:
    return f'<a:{name} x="{_emu(x)}" y="{_emu(y)}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _emu(points: float) -> int:
    return round(points * _EMU)
