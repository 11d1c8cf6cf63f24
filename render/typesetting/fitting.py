"""Parts of a chart fitted into frames: how many levels, how arranged, in text of what size."""

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from render.chart_settings import ChartSettings, Style
from render.content import Chart
from render.themes import ChartLook
from render.typesetting.chart_faces import Faces
from render.typesetting.drawing import Drawing
from render.typesetting.fonts import Family
from render.typesetting.org_layout import COMPACT_BEAUTY, Arranged, Frame, arrange_compactly, arrange_uniformly
from render.typesetting.org_placing import place
from render.typesetting.org_sizes import Sizes
from render.typesetting.org_tree import Note, Part, Tree, visible_tree

USUAL = ChartSettings()
WELL_FITTED = 0.85  # a score that narrower boxes need not try to better

_MOST_UNIFORM = 80  # boxes; where there are more, likeness is not seen and search takes long
_LINE_LENGTHS = (1.0, 0.55, 0.45)  # of the widest text: shorter lines make narrower boxes
_LEAD = 1.05
_BOXES_ON_A_PAGE = 60  # as a rule
_FEW_MORE = 1.25  # times the fewest pages: a fair price for showing more at once
_MOST_INK = 0.6  # of a page that any arrangement covers with text


class Fitted(NamedTuple):
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


class Fitter:
    """Fits parts of one chart into frames, remembering what was measured."""

    def __init__(self, chart: Chart, family: Family, look: ChartLook, settings: ChartSettings = USUAL) -> None:
        self.chart = chart
        self.family = family
        self.look = look
        self.settings = settings
        self._faces = tuple(Faces(family, look, look.max_text_width * part) for part in _LINE_LENGTHS)
        self._pages = _page_counts(chart)

    def fit(self, part: Part, width: float, height: float, digits: int = 0) -> Fitted:
        """The top of `part` and as much of what is below it as fits in legible text, one level at least.

        Where what is left out follows on pages, whose numbers have up to so many `digits`, what is shown is
        chosen so that those are few.
        """
        look = self.look
        frame = Frame(width, height, max(look.max_text, look.min_text) / look.text, look.min_text / look.text)
        depth = self._deepest(part, frame)
        if not self._is_legible(part, depth, frame, digits):
            # The more levels, the smaller the text.
            depths = range(1, depth)
            depth = bisect_left(depths, True, key=lambda depth: not self._is_legible(part, depth, frame, digits))
            depth = self._with_fewest_pages(part, depth, frame) if digits else depth
        return self._arranged(visible_tree(self.chart, part, max(depth, 1), digits), frame)

    def drawing(self, fitted: Fitted, numbers: Callable[[Note], tuple[int, ...]] | None = None) -> Drawing:
        """What was fitted, drawn in legible text; `numbers` gives those of the pages that a note speaks of."""
        scale = max(fitted.arranged.scale, fitted.smallest)
        if numbers is not None:
            fitted.sizes.number_pages(numbers)
        return place(fitted.tree, fitted.sizes, self.look, fitted.arranged.block, scale)

    def _is_legible(self, part: Part, depth: int, frame: Frame, digits: int) -> bool:
        return self._compact(visible_tree(self.chart, part, depth, digits), frame, self._faces[1]).is_legible

    def _with_fewest_pages(self, part: Part, deepest: int, frame: Frame) -> int:
        """The greatest depth up to `deepest` that leaves out about the least, by a rough count of the pages for it.

        What has a page anyway costs nothing: a unit with its own, and what such a page has to leave out.
        """
        boxes, children = self.chart.boxes, self.chart.children
        costs = []
        paged = boxes[part.top].own_page and self._takes_several(part.top, frame)
        level = [(index, boxes[index].own_page or paged) for index in part.children(self.chart)]
        for _ in range(deepest):
            costs.append(sum(self._pages[index] for index, paged in level if not paged))
            parents = [(index, paged and self._takes_several(index, frame)) for index, paged in level]
            level = [(child, boxes[child].own_page or paged) for index, paged in parents for child in children[index]]
        few = _FEW_MORE * min(costs, default=0)
        return max((depth for depth, cost in enumerate(costs, start=1) if cost <= few), default=deepest)

    def _takes_several(self, top: int, frame: Frame) -> bool:
        """Whether a page is likely to have room for no more than the box and its reports."""
        if self._pages[top] <= 1 or len(self.chart.children[top]) == 1:  # a page never ends after a single box
            return False
        part = Part(top)
        tree = visible_tree(self.chart, part, self._deepest(part, frame))
        return bool(tree.folded) or not self._compact(tree, frame, self._faces[1]).is_legible

    def _deepest(self, part: Part, frame: Frame) -> int:
        """A depth beyond which no arrangement can be legible: too much text for the frame, or too many boxes."""
        look = self.look
        line = look.text * look.line_height * frame.smallest
        ink = frame.width * frame.height * _MOST_INK
        most_levels = frame.height / (line + 2 * look.padding_y * frame.smallest)
        below, depth = list(part.children(self.chart)), 0
        while True:
            ink -= sum(self._ink_width(index) for index in below) * frame.smallest * line
            if not below or (depth and (ink < 0 or depth + 1 > most_levels)):
                return depth
            below, depth = [child for index in below for child in self.chart.children[index]], depth + 1

    def _ink_width(self, index: int) -> float:
        return self._faces[-1].face(self.chart.boxes[index]).width

    def _arranged(self, tree: Tree, frame: Frame) -> Fitted:
        """The best arrangement, with long titles in long or in short lines."""
        best: Fitted | None = None
        for faces in self._faces:
            if best is None or (best.arranged.score < WELL_FITTED and best.sizes.widest_text > faces.text_width):
                found = self._with_faces(tree, frame, faces)
                best = found if best is None or found.rank > best.rank_with_lead else best
        assert best is not None  # there are line lengths
        return best

    def _with_faces(self, tree: Tree, frame: Frame, faces: Faces) -> Fitted:
        if self.settings.style is Style.COMPACT or len(tree.boxes) > _MOST_UNIFORM:
            return self._compact(tree, frame, faces)
        sizes = Sizes(tree, faces, self.look, by_level=True)
        uniform = self._fitted(tree, sizes, arrange_uniformly(tree, sizes, self.look, frame))
        if uniform.is_legible and uniform.arranged.score >= COMPACT_BEAUTY:
            return uniform
        return max(uniform, self._compact(tree, frame, faces), key=lambda fitted: fitted.rank)

    def _compact(self, tree: Tree, frame: Frame, faces: Faces) -> Fitted:
        sizes = Sizes(tree, faces, self.look, by_level=False)
        return self._fitted(tree, sizes, arrange_compactly(tree, sizes, self.look, frame))

    def _fitted(self, tree: Tree, sizes: Sizes, arranged: Arranged) -> Fitted:
        return Fitted(tree, sizes, arranged, self.look.min_text / sizes.text_size)


def _page_counts(chart: Chart) -> list[int]:
    """About how many pages all that is below each box takes; none where nothing is below."""
    sizes = [1] * len(chart.boxes)
    for index in range(len(chart.boxes) - 1, 0, -1):
        sizes[chart.boxes[index].parent or 0] += sizes[index]
    return [-(-size // _BOXES_ON_A_PAGE) if size > 1 else 0 for size in sizes]
