"""Charts on pages: never with text under the smallest size, whatever the organisation.

What does not fit is left out from the lowest level upwards, and follows on pages of its own.
"""

from bisect import bisect_left
from collections import deque
from typing import NamedTuple

from render.chart_settings import ChartSettings, Orientation, Style, in_points
from render.content import Chart
from render.themes import ChartLook
from render.typesetting.chart_faces import Faces
from render.typesetting.chart_names import FileNames
from render.typesetting.drawing import Drawing
from render.typesetting.fonts import Family
from render.typesetting.org_layout import COMPACT_BEAUTY, Arranged, Frame, arrange_compactly, arrange_uniformly
from render.typesetting.org_placing import place
from render.typesetting.org_tree import Sizes, Tree, visible_tree
from render.typesetting.sheets import ChartPage, Sheet, footer_lines, sheet_for

_USUAL = ChartSettings()
_MOST_UNIFORM = 80  # boxes; where there are more, likeness is not seen and search takes long
_LINE_LENGTHS = (1.0, 0.55, 0.45)  # of the widest text: shorter lines make narrower boxes
_WELL_FITTED = 0.85  # a score that narrower boxes need not try to better
_LEAD = 1.05
_BOXES_ON_A_PAGE = 60  # as a rule
_FEW_MORE = 1.25  # times the fewest pages: a fair price for showing more at once
_MOST_INK = 0.6  # of a page that any arrangement covers with text
_SPARE_ABOVE = 0.28  # of the room that a chart leaves free, so that it stays near its title
_UPRIGHT_BEAUTY = 0.85  # screens and most charts are wide
_MOST_GROWTH = 4  # from A4 to A0
_A_SERIES = 2**0.5  # each sheet's sides are so many times those of the next smaller one (ISO 216)


def fit_chart(chart: Chart, family: Family, look: ChartLook, width: float, height: float) -> Drawing:
    """The chart at its final scale, as many levels of it as fit into `width` and `height` in legible text.

    Where not even two levels do, the drawing comes out larger than that, in the smallest text.
    """
    fitter = _Fitter(chart, family, look)
    return fitter.drawing(fitter.fit(0, width, height))


def chart_pages(
    chart: Chart, family: Family, look: ChartLook, settings: ChartSettings = _USUAL
) -> tuple[ChartPage, ...]:
    """The chart, then pages for the units that have one of their own and for every box whose reports were left out.

    Each stands on a sheet as it is set, or on the next larger one that it needs.
    """
    fitter = _Fitter(chart, family, _as_set(look, settings), settings)
    names = FileNames()
    top_of = {box.id: index for index, box in enumerate(chart.boxes)}
    waiting = deque([0])
    met = {0}
    pages = []
    while waiting:
        top = waiting.popleft()
        title = chart.boxes[top].page_title if top else chart.title
        made = _page(fitter, top, names.name(chart.boxes[top].id if top else chart.id), title)
        pages.append(made)
        shown = [top_of[shape.id] for shape in made.drawing.shapes]
        folded = {top_of[box] for box in made.drawing.folded}
        due = [index for index in shown if chart.boxes[index].own_page or index in folded]
        below = [index for index in due if index not in met and not _follows_on_another_page(chart, index, top)]
        waiting.extend(below)
        met.update(below)
    return tuple(pages)


def _follows_on_another_page(chart: Chart, index: int, top: int) -> bool:
    """Whether a unit between a box and the top of its page has a page of its own, which goes into the box."""
    above = chart.boxes[index].parent
    while above is not None and above != top:
        if chart.boxes[above].own_page:
            return True
        above = chart.boxes[above].parent
    return False


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
    def is_whole(self) -> bool:
        return not self.tree.folded

    @property
    def rank_with_lead(self) -> tuple[bool, float]:
        """What shorter lines must better: they break more words."""
        return self.is_legible, self.arranged.score * _LEAD

    @property
    def rank(self) -> tuple[bool, float]:
        return self.is_legible, self.arranged.score


class _Fitter:
    """Fits parts of one chart into frames, remembering what was measured."""

    def __init__(self, chart: Chart, family: Family, look: ChartLook, settings: ChartSettings = _USUAL) -> None:
        self.chart = chart
        self.settings = settings
        self.family = family
        self.look = look
        self._faces = tuple(Faces(family, look, look.max_text_width * part) for part in _LINE_LENGTHS)
        self._pages = _page_counts(chart)

    def fit(self, top: int, width: float, height: float, *, in_pages: bool = False) -> _Fitted:
        """The box `top` and as much of what is below it as fits; see `fit_chart`.

        Where what is left out follows `in_pages`, what is shown is chosen so that those are few.
        """
        look = self.look
        frame = Frame(width, height, look.max_text / look.text, look.min_text / look.text)
        depth = self._deepest(top, frame)
        if not self._is_legible(top, depth, frame):
            # The more levels, the smaller the text.
            depths = range(1, depth)
            depth = bisect_left(depths, True, key=lambda depth: not self._is_legible(top, depth, frame))
            depth = self._with_fewest_pages(top, depth, frame) if in_pages else depth
        return self._arranged(visible_tree(self.chart, top, max(depth, 1)), frame)

    def _is_legible(self, top: int, depth: int, frame: Frame) -> bool:
        return self._compact(visible_tree(self.chart, top, depth), frame, self._faces[1]).is_legible

    def _with_fewest_pages(self, top: int, deepest: int, frame: Frame) -> int:
        """The greatest depth up to `deepest` that leaves out about the least, by a rough count of the pages for it.

        What has a page anyway costs nothing: a unit with its own, and what such a page has to leave out.
        """
        boxes, children = self.chart.boxes, self.chart.children
        costs = []
        level = [(top, boxes[top].own_page)]
        for _ in range(deepest):
            parents = [(index, paged and self._takes_several(index, frame)) for index, paged in level]
            level = [(child, boxes[child].own_page or paged) for index, paged in parents for child in children[index]]
            costs.append(sum(self._pages[index] for index, paged in level if not paged))
        few = _FEW_MORE * min(costs, default=0)
        return max((depth for depth, cost in enumerate(costs, start=1) if cost <= few), default=deepest)

    def _takes_several(self, top: int, frame: Frame) -> bool:
        """Whether a page is likely to have room for no more than the box and its reports."""
        if self._pages[top] <= 1 or len(self.chart.children[top]) == 1:  # a page never ends after a single box
            return False
        tree = visible_tree(self.chart, top, self._deepest(top, frame))
        return bool(tree.folded) or not self._compact(tree, frame, self._faces[1]).is_legible

    def drawing(self, fitted: _Fitted) -> Drawing:
        scale = max(fitted.arranged.scale, fitted.smallest)
        return place(fitted.tree, fitted.sizes, self.look, fitted.arranged.block, scale)

    def _deepest(self, top: int, frame: Frame) -> int:
        """A depth beyond which no arrangement can be legible: too much text for the frame, or too many boxes."""
        look = self.look
        line = look.text * look.line_height * frame.smallest
        ink = frame.width * frame.height * _MOST_INK
        most_levels = frame.height / (line + 2 * look.padding_y * frame.smallest)
        level, depth = [top], 0
        while True:
            below = [child for index in level for child in self.chart.children[index]]
            ink -= sum(self._ink_width(index) for index in below) * frame.smallest * line
            if not below or (depth and (ink < 0 or depth + 1 > most_levels)):
                return depth
            level, depth = below, depth + 1

    def _ink_width(self, index: int) -> float:
        return self._faces[-1].face(self.chart.boxes[index], folded=False, bold=False).width

    def _arranged(self, tree: Tree, frame: Frame) -> _Fitted:
        """The best arrangement, with long titles in long or in short lines."""
        best: _Fitted | None = None
        for faces in self._faces:
            if best is None or (best.arranged.score < _WELL_FITTED and best.sizes.widest_text > faces.text_width):
                found = self._with_faces(tree, frame, faces)
                best = found if best is None or found.rank > best.rank_with_lead else best
        assert best is not None  # there are line lengths
        return best

    def _with_faces(self, tree: Tree, frame: Frame, faces: Faces) -> _Fitted:
        if self.settings.style is Style.COMPACT or len(tree.boxes) > _MOST_UNIFORM:
            return self._compact(tree, frame, faces)
        sizes = Sizes(tree, faces, self.look, by_level=True)
        uniform = self._fitted(tree, sizes, arrange_uniformly(tree, sizes, self.look, frame))
        if uniform.is_legible and uniform.arranged.score >= COMPACT_BEAUTY:
            return uniform
        return max(uniform, self._compact(tree, frame, faces), key=lambda fitted: fitted.rank)

    def _compact(self, tree: Tree, frame: Frame, faces: Faces) -> _Fitted:
        sizes = Sizes(tree, faces, self.look, by_level=False)
        return self._fitted(tree, sizes, arrange_compactly(tree, sizes, self.look, frame))

    def _fitted(self, tree: Tree, sizes: Sizes, arranged: Arranged) -> _Fitted:
        return _Fitted(tree, sizes, arranged, self.look.min_text / sizes.text_size)


def _as_set(look: ChartLook, settings: ChartSettings) -> ChartLook:
    """The look with the sizes that are set."""
    margin = look.margin if settings.margin is None else in_points(settings.margin)
    min_text = look.min_text if settings.min_text is None else settings.min_text
    return look._replace(margin=margin, min_text=min_text)


def _page_counts(chart: Chart) -> list[int]:
    """About how many pages all that is below each box takes; none where nothing is below."""
    sizes = [1] * len(chart.boxes)
    for index in range(len(chart.boxes) - 1, 0, -1):
        sizes[chart.boxes[index].parent or 0] += sizes[index]
    return [-(-size // _BOXES_ON_A_PAGE) if size > 1 else 0 for size in sizes]


# ---------------------------------------------------------------- sheets


def _page(fitter: _Fitter, top: int, name: str, title: str) -> ChartPage:
    sheet, drawing = _on_sheet(fitter, top, title)
    room_width, room_height = sheet.room
    drawing = drawing.moved(
        sheet.margin + (room_width - drawing.width) / 2, sheet.top + (room_height - drawing.height) * _SPARE_ABOVE
    )
    footer = footer_lines(fitter.chart.footer, sheet, fitter.look, fitter.family)
    return ChartPage(name, title, fitter.chart.language, sheet.width, sheet.height, drawing, sheet.heading, footer)


def _on_sheet(fitter: _Fitter, top: int, title: str) -> tuple[Sheet, Drawing]:
    """The smallest sheet that will do, and the drawing for it."""
    for growth in range(_MOST_GROWTH + 1):
        width, height = (side * _A_SERIES**growth for side in reversed(fitter.settings.sheet))
        sheet, fitted = _better_way(fitter, top, title, width, height)
        if fitted.is_legible:
            return sheet, fitter.drawing(fitted)
    drawing = fitter.drawing(fitted)
    width = drawing.width + 2 * sheet.margin
    return _sheet(fitter, title, width, drawing.height + sheet.top + sheet.margin), drawing


def _better_way(fitter: _Fitter, top: int, title: str, width: float, height: float) -> tuple[Sheet, _Fitted]:
    """The sheet across, or upright where it shows more, or much better."""
    orientation = fitter.settings.orientation
    if orientation is Orientation.PORTRAIT:
        width, height = height, width
    across = _sheet(fitter, title, width, height)
    fitted = fitter.fit(top, *across.room, in_pages=True)
    if orientation is not Orientation.AUTO or (fitted.is_whole and fitted.arranged.score >= _WELL_FITTED):
        return across, fitted
    upright = _sheet(fitter, title, height, width)
    other = fitter.fit(top, *upright.room, in_pages=True)
    likes_other = (other.is_legible, len(other.tree.boxes), other.arranged.score * _UPRIGHT_BEAUTY)
    likes_first = (fitted.is_legible, len(fitted.tree.boxes), fitted.arranged.score)
    return (upright, other) if likes_other > likes_first else (across, fitted)


def _sheet(fitter: _Fitter, title: str, width: float, height: float) -> Sheet:
    return sheet_for(title, width, height, fitter.look, fitter.family)
