"""Charts as PDF, drawn from the same positions as every other format; text can be searched and copied."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from render.themes import ChartLook, Theme
from render.typesetting.drawing import DASHES, Drawing, Outline, Shape, TextLine, corner, paint
from render.typesetting.fonts import Family
from render.typesetting.latin_marks import with_stand_ins
from render.typesetting.sheets import ChartPage
from render.writers.pdf_parts.metadata import Properties
from render.writers.pdf_parts.structure import ARTIFACT, Structure, alternative
from render.writers.pdf_parts.surface import Surface

_WHITE = "#ffffff"  # a page is so anyway
_DEEPEST_OUTLINE = 6  # readers indent no further than a pane is wide


def pdf(page: ChartPage, theme: Theme, family: Family, spoken: str = "") -> bytes:
    """A file of one page with nothing but the chart; `spoken` says in words what it shows."""
    return book([page], theme, family, {page.name: spoken})


def book(pages: Sequence[ChartPage], theme: Theme, family: Family, spoken: Mapping[str, str]) -> bytes:
    """All pages as one file, with an outline; boxes and words lead to the pages that they name.

    `spoken` says in words what each page shows, by its name. The pages are gone through twice, as all that will be
    drawn must be known before.
    """
    structure = Structure()
    characters: tuple[set[str], set[str]] = set(), set()
    parts = []
    for page in pages:
        parts.append(_parts(page, structure, spoken.get(page.name, "")))
        for line in (
            *page.heading,
            *page.small_print,
            *(line for shape in page.drawing.shapes for line in shape.lines),
        ):
            characters[line.bold].update(with_stand_ins(line.text))
    properties = Properties(pages[0].title, language=pages[0].language)
    surface = Surface(properties, family, characters[False], structure, bold=characters[True])
    for page, part in zip(pages, parts, strict=True):
        _draw_page(surface, page, theme, part)
    for part, level in _outlined(parts) if len(parts) > 1 else ():
        surface.outline(part.title, part.name, min(level, _DEEPEST_OUTLINE))
    return surface.finish()


class _Parts(NamedTuple):
    """The elements of one page, and its place in the outline."""

    name: str
    title: str
    before: int
    heading: int
    figure: int
    links: tuple[int, ...]
    footer: int


def _parts(page: ChartPage, structure: Structure, spoken: str) -> _Parts:
    """The elements of a page, in the order in which they are to be read."""
    structure.open_section(1)
    here = structure.here
    heading = structure.add(structure.heading, here) if page.heading else ARTIFACT
    figure = structure.add("Figure", here, alternative(spoken or page.title))
    count = len(page.links) + len(_leading_on(page))
    links = tuple(structure.add("Link", structure.add("P", here)) for _ in range(count))
    footer = structure.add("P", here) if page.footer else ARTIFACT
    title = " ".join(line.text for line in page.heading) or page.title
    return _Parts(page.name, title, page.before, heading, figure, links, footer)


def _draw_page(surface: Surface, page: ChartPage, theme: Theme, parts: _Parts) -> None:
    look = theme.chart
    surface.open_page(page.width, page.height)
    surface.mark(page.name, 0)
    if theme.palette.paper.lower() != _WHITE:
        surface.box(0, 0, page.width, page.height, fill=theme.palette.paper)
    surface.tag(parts.heading)
    _draw_lines(surface, page.heading, look.title_ink)
    surface.tag(parts.figure)
    surface.bound(parts.figure, *_area(page.drawing))
    draw(surface, page.drawing, look)
    elements = iter(parts.links)
    for link in page.links:
        element, line = next(elements), link.line
        surface.tag(element)
        _draw_lines(surface, (line,), look.footer_ink)
        surface.link(link.page, line.x, line.baseline - line.size, line.width, line.size * 1.3, line.text, element)
    for shape in _leading_on(page):
        surface.link(shape.page, shape.x, shape.y, shape.width, shape.height, shape.title, next(elements))
    surface.tag(parts.footer)
    _draw_lines(surface, page.footer, look.footer_ink)
    surface.close_page()
    surface.tag(ARTIFACT)


def _leading_on(page: ChartPage) -> list[Shape]:
    """The boxes that go on on another page."""
    return [shape for shape in page.drawing.shapes if shape.page]


def _outlined(parts: Sequence[_Parts]) -> Iterator[tuple[_Parts, int]]:
    """The pages as an outline lists them: each below the one that it goes on from, with its level."""
    after: dict[int, list[int]] = {}
    for number, part in enumerate(parts, start=1):
        after.setdefault(part.before, []).append(number)
    pending = [(number, 0) for number in reversed(after[0])]
    while pending:
        number, level = pending.pop()
        yield parts[number - 1], level
        pending.extend((below, level + 1) for below in reversed(after.get(number, ())))


def draw(surface: Surface, drawing: Drawing, look: ChartLook, left: float = 0.0, top: float = 0.0) -> None:
    """Put a chart on the page that is open, its corner at `left`, `top`."""
    for connector in drawing.connectors:
        points = [(left + x, top + y) for x, y in connector.points]
        surface.line(points, look.line, look.line_width)
    for connector in drawing.dotted:
        surface.line(
            [(left + x, top + y) for x, y in connector.points],
            look.line,
            look.line_width,
            dashes=DASHES[Outline.DASHED],
        )
    for tie in drawing.ties:
        surface.line([(left + x, top + y) for x, y in tie.points], look.line, tie.width)
    for shape in drawing.shapes:
        colours = paint(shape, look)
        if shape.framed:
            surface.box(
                left + shape.x,
                top + shape.y,
                shape.width,
                shape.height,
                fill=colours.fill,
                stroke=colours.stroke,
                line_width=look.line_width,
                corner=corner(shape),
                dashes=DASHES[colours.outline],
            )
        if shape.photo:
            photo = shape.photo
            surface.photo(left + photo.x, top + photo.y, photo.width, photo.height, photo.data)
        _draw_lines(surface, shape.lines, colours.ink, left, top)


def _area(drawing: Drawing) -> tuple[float, float, float, float]:
    """Where the boxes of a chart stand: left, top, width, height."""
    left, top = (min(corners) for corners in zip(*((shape.x, shape.y) for shape in drawing.shapes), strict=True))
    right = max(shape.x + shape.width for shape in drawing.shapes)
    bottom = max(shape.y + shape.height for shape in drawing.shapes)
    return left, top, right - left, bottom - top


def _draw_lines(surface: Surface, lines: Iterable[TextLine], ink: str, left: float = 0.0, top: float = 0.0) -> None:
    for line in lines:
        surface.text(left + line.x, top + line.baseline, line.text, line.size, ink, bold=line.bold, rtl=line.rtl)
