"""Charts on pages: never with text under the smallest size, whatever the organisation.

What does not fit is left out from the lowest level upwards, and follows on pages of its own.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from render.content import Chart
from render.themes import ChartLook, Page
from render.typesetting.chart_faces import Faces, cut_lines
from render.typesetting.chart_names import FileNames
from render.typesetting.drawing import Drawing, TextLine
from render.typesetting.fonts import Family
from render.typesetting.org_layout import COMPACT_BEAUTY, Arranged, Frame, arrange_compactly, arrange_uniformly
from render.typesetting.org_placing import place
from render.typesetting.org_tree import Sizes, Tree, visible_tree

_MOST_UNIFORM = 150  # boxes; where there are more, likeness is not seen and search takes long
_NARROW = 0.56  # of the widest text: shorter lines make narrower boxes
_WELL_FITTED = 0.9  # a score that narrower boxes need not try to better
_MOST_TITLE_LINES = 3
_SPARE_ABOVE = 0.36  # of the room that a chart leaves free: the optical middle is above the true one
_ROUNDING = 0.01
_MOST_GROWTH = 4  # from A4 to A0
_A_SERIES = 2**0.5  # each sheet's sides are so many times those of the next smaller one (ISO 216)


@dataclass(frozen=True, slots=True)
class ChartPage:
    """A sheet with a chart, complete: `drawing` stands where it is to be drawn, below the `heading`.

    `name` is a file's name without its extension.
    """

    name: str
    title: str
    language: str
    width: float
    height: float
    drawing: Drawing
    heading: tuple[TextLine, ...]
    footer: tuple[TextLine, ...]

    def texts(self) -> Iterator[str]:
        """Every line that is drawn."""
        yield from self.drawing.texts()
        yield from (line.text for line in (*self.heading, *self.footer))


def fit_chart(chart: Chart, family: Family, look: ChartLook, width: float, height: float) -> Drawing:
    """The chart at its final scale, as many levels of it as fit into `width` and `height` in legible text.

    Where not even two levels do, the drawing comes out larger than that, in the smallest text.
    """
    return _Fitter(chart, family, look).fit(0, width, height)


def chart_pages(chart: Chart, family: Family, look: ChartLook, page: Page) -> tuple[ChartPage, ...]:
    """The chart, then pages for the units that have one of their own and for every box whose reports were left out.

    Each stands on a sheet as large as `page`, upright or across, or on the next larger one that it needs.
    """
    fitter = _Fitter(chart, family, look)
    names = FileNames()
    top_of = {box.id: index for index, box in enumerate(chart.boxes)}
    waiting = deque([0])
    met = {0}
    pages = []
    while waiting:
        top = waiting.popleft()
        title = chart.boxes[top].page_title if top else chart.title
        made = _page(fitter, top, names.name(chart.boxes[top].id if top else chart.id), title, page)
        pages.append(made)
        shown = [top_of[shape.id] for shape in made.drawing.shapes]
        folded = {top_of[box] for box in made.drawing.folded}
        below = [index for index in shown if (index in folded or chart.boxes[index].own_page) and index not in met]
        waiting.extend(below)
        met.update(below)
    return tuple(pages)


# ---------------------------------------------------------------- fitting


class _Fitted(NamedTuple):
    """A part of the chart arranged for a frame; `smallest` is the scale at which its text is just legible."""

    tree: Tree
    sizes: Sizes
    arranged: Arranged
    smallest: float

    @property
    def is_legible(self) -> bool:
        return self.arranged.scale >= self.smallest

    @property
    def rank(self) -> tuple[bool, float]:
        return self.is_legible, self.arranged.score


class _Fitter:
    """Fits parts of one chart into frames, remembering what was measured."""

    def __init__(self, chart: Chart, family: Family, look: ChartLook) -> None:
        self.chart = chart
        self.family = family
        self.look = look
        self._faces = tuple(Faces(family, look, look.max_text_width * part) for part in (1, _NARROW))

    def fit(self, top: int, width: float, height: float) -> Drawing:
        """The box `top` and what is below it; see `fit_chart`."""
        frame = Frame(width, height, self.look.max_text / self.look.text)
        depth = self._deepest(top, frame)
        fitted = self._arranged(visible_tree(self.chart, top, depth), frame)
        while not fitted.is_legible and depth > 1:
            depth -= 1
            fitted = self._arranged(visible_tree(self.chart, top, depth), frame)
        scale = max(fitted.arranged.scale, fitted.smallest)
        return place(fitted.tree, fitted.sizes, self.look, fitted.arranged.block, scale)

    def _deepest(self, top: int, frame: Frame) -> int:
        """A depth beyond which no arrangement can be legible: the bare text would cover more than the frame."""
        smallest = self.look.min_text / self.look.text
        line = self.look.text * self.look.line_height * smallest
        room = frame.width * frame.height
        level, depth = [top], 0
        while True:
            below = [child for index in level for child in self.chart.children[index]]
            room -= sum(self._ink_width(index) for index in below) * smallest * line
            if not below or (depth and (room < 0 or (depth + 2) * line > frame.height)):
                return depth
            level, depth = below, depth + 1

    def _ink_width(self, index: int) -> float:
        return self._faces[1].face(self.chart.boxes[index], folded=False, bold=False).width

    def _arranged(self, tree: Tree, frame: Frame) -> _Fitted:
        """The best arrangement, with long titles in long or in short lines."""
        wide = self._with_faces(tree, frame, self._faces[0])
        if wide.arranged.score >= _WELL_FITTED:
            return wide
        return max(wide, self._with_faces(tree, frame, self._faces[1]), key=lambda fitted: fitted.rank)

    def _with_faces(self, tree: Tree, frame: Frame, faces: Faces) -> _Fitted:
        found = []
        if len(tree.boxes) <= _MOST_UNIFORM:
            sizes = Sizes(tree, faces, self.look, by_level=True)
            found.append(self._fitted(tree, sizes, arrange_uniformly(tree, sizes, self.look, frame)))
        if not found or found[0].arranged.score < COMPACT_BEAUTY:
            sizes = Sizes(tree, faces, self.look, by_level=False)
            found.append(self._fitted(tree, sizes, arrange_compactly(tree, sizes, self.look, frame)))
        return max(found, key=lambda fitted: fitted.rank)

    def _fitted(self, tree: Tree, sizes: Sizes, arranged: Arranged) -> _Fitted:
        return _Fitted(tree, sizes, arranged, self.look.min_text / sizes.text_size)


# ---------------------------------------------------------------- sheets


class _Sheet(NamedTuple):
    width: float
    height: float
    heading: tuple[TextLine, ...]
    top: float  # of the room for the chart
    margin: float

    @property
    def room(self) -> tuple[float, float]:
        return self.width - 2 * self.margin, self.height - self.margin - self.top


def _page(fitter: _Fitter, top: int, name: str, title: str, page: Page) -> ChartPage:
    sheet, drawing = _fitted_sheet(fitter, top, title, page)
    room_width, room_height = sheet.room
    drawing = drawing.moved(
        sheet.margin + (room_width - drawing.width) / 2, sheet.top + (room_height - drawing.height) * _SPARE_ABOVE
    )
    footer = _footer(fitter, sheet)
    return ChartPage(name, title, fitter.chart.language, sheet.width, sheet.height, drawing, sheet.heading, footer)


def _fitted_sheet(fitter: _Fitter, top: int, title: str, page: Page) -> tuple[_Sheet, Drawing]:
    """The smallest sheet that will do, and the drawing for it."""
    across = _sheet(fitter, title, page.height, page.width)
    drawing = fitter.fit(top, *across.room)
    if drawing.folded or drawing.text_size < fitter.look.max_text * fitter.look.detail:
        upright = _sheet(fitter, title, page.width, page.height)
        other = fitter.fit(top, *upright.room)
        if _merit(other, upright) > _merit(drawing, across):
            across, drawing = upright, other
    growth = 1
    while not _fits(drawing, across) and growth <= _MOST_GROWTH:
        across = _sheet(fitter, title, page.height * _A_SERIES**growth, page.width * _A_SERIES**growth)
        drawing = fitter.fit(top, *across.room)
        growth += 1
    if not _fits(drawing, across):
        margins = 2 * across.margin
        across = _sheet(fitter, title, drawing.width + margins, drawing.height + across.top + across.margin)
    return across, drawing


def _fits(drawing: Drawing, sheet: _Sheet) -> bool:
    width, height = sheet.room
    return drawing.width <= width + _ROUNDING and drawing.height <= height + _ROUNDING


def _merit(drawing: Drawing, sheet: _Sheet) -> tuple[bool, int, float]:
    return _fits(drawing, sheet), len(drawing.shapes), drawing.text_size


def _sheet(fitter: _Fitter, title: str, width: float, height: float) -> _Sheet:
    look, face = fitter.look, fitter.family.bold
    room = width - 2 * look.margin
    pitch = look.title * look.line_height
    heading = tuple(
        TextLine(line, look.margin, baseline, face.width(line, look.title), look.title, bold=True, centred=False)
        for number, line in enumerate(cut_lines(title, room, face, look.title, _MOST_TITLE_LINES))
        for baseline in [look.margin + look.title + number * pitch]
    )
    return _Sheet(width, height, heading, heading[-1].baseline + look.title * 1.25, look.margin)


def _footer(fitter: _Fitter, sheet: _Sheet) -> tuple[TextLine, ...]:
    """The line in the bottom margin, if there is anything to say."""
    look, face = fitter.look, fitter.family.regular
    words = cut_lines(fitter.chart.footer, sheet.room[0], face, look.footer, 1)[0]
    if not words:
        return ()
    baseline = sheet.height - look.margin / 2
    return (
        TextLine(words, sheet.margin, baseline, face.width(words, look.footer), look.footer, bold=False, centred=False),
    )
