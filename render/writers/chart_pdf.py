"""Charts as PDF, drawn from the same positions as every other format; text can be searched and copied."""

from collections.abc import Iterable

from render.themes import ChartLook, Theme
from render.typesetting.drawing import Drawing, TextLine, corner
from render.typesetting.fonts import Family
from render.typesetting.sheets import ChartPage
from render.writers.pdf_metadata import Properties
from render.writers.pdf_structure import ARTIFACT, Structure, alternative
from render.writers.pdf_surface import Surface


def pdf(page: ChartPage, theme: Theme, family: Family, spoken: str = "") -> bytes:
    """A file of one page with nothing but the chart; `spoken` says in words what it shows."""
    look = theme.chart
    lines = [*page.heading, *page.footer, *(line for shape in page.drawing.shapes for line in shape.lines)]
    regular, bold = ("".join(line.text for line in lines if line.bold is weight) for weight in (False, True))
    structure = Structure()
    structure.open_section(1)
    heading = structure.add(structure.heading, structure.here) if page.heading else ARTIFACT
    figure = structure.add("Figure", structure.here, alternative(spoken or page.title))
    footer = structure.add("P", structure.here) if page.footer else ARTIFACT
    surface = Surface(Properties(page.title, language=page.language), family, regular, structure, bold=bold)
    surface.open_page(page.width, page.height)
    surface.box(0, 0, page.width, page.height, fill=theme.palette.paper)
    surface.tag(heading)
    _draw_lines(surface, page.heading, look.title_ink)
    surface.tag(figure)
    surface.bound(figure, *_area(page.drawing))
    draw(surface, page.drawing, look)
    surface.tag(footer)
    _draw_lines(surface, page.footer, look.footer_ink)
    surface.close_page()
    return surface.finish()


def draw(surface: Surface, drawing: Drawing, look: ChartLook, left: float = 0.0, top: float = 0.0) -> None:
    """Put a chart on the page that is open, its corner at `left`, `top`."""
    for connector in drawing.connectors:
        points = [(left + x, top + y) for x, y in connector.points]
        surface.line(points, look.line, look.line_width)
    for connector in drawing.dotted:
        surface.line([(left + x, top + y) for x, y in connector.points], look.line, look.line_width, dashed=True)
    for shape in drawing.shapes:
        box = look.boxes[shape.role]
        if shape.framed:
            surface.box(
                left + shape.x,
                top + shape.y,
                shape.width,
                shape.height,
                fill=box.fill,
                stroke=box.stroke,
                line_width=look.line_width,
                corner=corner(shape),
                dashed=shape.dashed,
            )
        _draw_lines(surface, shape.lines, look.boxes[shape.surface].ink, left, top)


def _area(drawing: Drawing) -> tuple[float, float, float, float]:
    """Where the boxes of a chart stand: left, top, width, height."""
    left, top = (min(corners) for corners in zip(*((shape.x, shape.y) for shape in drawing.shapes), strict=True))
    right = max(shape.x + shape.width for shape in drawing.shapes)
    bottom = max(shape.y + shape.height for shape in drawing.shapes)
    return left, top, right - left, bottom - top


def _draw_lines(surface: Surface, lines: Iterable[TextLine], ink: str, left: float = 0.0, top: float = 0.0) -> None:
    for line in lines:
        surface.text(left + line.x, top + line.baseline, line.text, line.size, ink, bold=line.bold)
