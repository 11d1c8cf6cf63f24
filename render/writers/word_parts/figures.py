"""Charts for the pages of a Word paper: fitted to the sheet, or to a sheet of their own."""

from collections.abc import Iterator, Sequence

from render import content
from render.chart_settings import USUAL_CHARTS, ChartSettings
from render.themes import Theme
from render.typesetting.drawing import Drawing
from render.typesetting.fonts import family_of
from render.typesetting.paging import fit_chart
from render.typesetting.sheets import ChartPage
from render.writers import chart_pdf
from render.writers.photos import png as photo_png
from render.writers.png import png
from render.writers.word_parts.drawing import photo_id, picture_id
from render.writers.word_parts.measuring import lines
from render.writers.word_parts.sheet import Fitted, Sheet
from render.writers.word_parts.spaces import HEADING_PITCH

_AROUND = 5.0  # lines that a title of one line and the caption take
_MOST_ABOVE = 0.3  # of the page: below more text than that, a chart has a page of its own
_ROUNDING = 0.5
_EDGE = 1.0  # around a picture, so that no line is cut
_DOTS_PER_INCH = 220  # fine enough to be printed
_LARGEST = 1584.0  # points, the side of the largest page that Word has


def fitted_figures(
    blocks: Sequence[content.Block],
    theme: Theme,
    sheet: Sheet,
    charts: ChartSettings = USUAL_CHARTS,
    *,
    may_turn: bool = True,
) -> tuple[Fitted, ...]:
    """The figures among `blocks`, each on `sheet`, or on another one where that may be and shows more."""
    fit = _fitted if may_turn else _on
    return tuple(fit(chart, theme, sheet, charts, above) for chart, above in _charts(blocks, theme, sheet))


def _charts(blocks: Sequence[content.Block], theme: Theme, sheet: Sheet) -> Iterator[tuple[content.Chart, float]]:
    """Every chart, with what stands above it in its chapter, beside the first line of the title."""
    sizes, width, above = theme.type, sheet.text_width, 0.0
    for block in blocks:
        match block:
            case content.Heading(text=text, level=1):
                above = (lines(text, sizes.chapter, width) - 1) * sizes.chapter * HEADING_PITCH
            case content.Facts(pairs=pairs):
                above += len(pairs) * sizes.leading
            case content.Paragraph(text=text):
                above += lines(text, sizes.body, width) * sizes.leading
            case content.Figure(chart=chart):
                yield chart, above if above < _MOST_ABOVE * sheet.text_height else 0.0


def _fitted(chart: content.Chart, theme: Theme, sheet: Sheet, charts: ChartSettings, above: float) -> Fitted:
    here = _on(chart, theme, sheet, charts, above)
    if _is_whole(here):
        return here
    turned = _on(chart, theme, sheet.turned, charts, above)
    best = max(here, turned, key=lambda fitted: (_is_on_its_sheet(fitted), len(fitted.drawing.shapes)))
    return best if _is_on_its_sheet(best) else _on_a_larger_sheet(turned)


def _on(chart: content.Chart, theme: Theme, sheet: Sheet, charts: ChartSettings, above: float) -> Fitted:
    # Beside running text, a chart speaks no louder than the text.
    look = theme.chart._replace(max_text=theme.type.body)
    room = sheet.text_height - _AROUND * theme.type.leading - above
    return Fitted(fit_chart(chart, family_of(theme.fonts), look, sheet.text_width, room, charts), sheet)


def _is_whole(fitted: Fitted) -> bool:
    return not fitted.drawing.folded and _is_on_its_sheet(fitted)


def _is_on_its_sheet(fitted: Fitted) -> bool:
    drawing, sheet = fitted
    return drawing.width <= sheet.text_width + _ROUNDING and drawing.height <= sheet.text_height


def _on_a_larger_sheet(fitted: Fitted) -> Fitted:
    drawing, sheet = fitted
    width = max(sheet.width, drawing.width + sheet.width - sheet.text_width)
    height = max(sheet.height, drawing.height + 1.2 * (sheet.height - sheet.text_height))
    return Fitted(drawing, sheet._replace(width=min(width, _LARGEST), height=min(height, _LARGEST)))


def pictures(figures: Sequence[Fitted], language: str, theme: Theme, before: int = 0) -> dict[str, bytes]:
    """PNGs by their relationships: each of `figures` whole, counted on from those `before`, and the photos in them."""
    if not figures:
        return {}
    drawings = [fitted.drawing for fitted in figures]
    pages = [_page(drawing, f"{number}", language) for number, drawing in enumerate(drawings, start=1)]
    book = chart_pdf.book(pages, theme, family_of(theme.fonts), {})  # together, as their fonts are cut out only once
    wholes = {
        picture_id(f"{before + number}"): png(book, _DOTS_PER_INCH, number) for number in range(1, len(pages) + 1)
    }
    photos = {photo_id(shape.photo): shape.photo for drawing in drawings for shape in drawing.shapes if shape.photo}
    return wholes | {name: photo_png(photo.data, photo.width, photo.height) for name, photo in photos.items()}


def _page(drawing: Drawing, name: str, language: str) -> ChartPage:
    """The drawing alone."""
    return ChartPage(
        name=name,
        title="",
        language=language,
        width=drawing.width + 2 * _EDGE,
        height=drawing.height + 2 * _EDGE,
        drawing=drawing.moved(_EDGE, _EDGE),
        heading=(),
        footer=(),
    )
