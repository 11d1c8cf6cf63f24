"""Parts of a chart fitted into frames: how many levels, how arranged, in text of what size."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from render.chart_settings import USUAL_CHARTS, ChartSettings, Style
from render.content import Chart
from render.themes import ChartLook
from render.typesetting.chart_faces import Faces
from render.typesetting.drawing import Drawing
from render.typesetting.fonts import Family
from render.typesetting.org_placing import place
from render.typesetting.org_search import COMPACT_BEAUTY, Arranged, Frame, arrange_compactly, arrange_uniformly
from render.typesetting.org_sizes import Sizes
from render.typesetting.org_tree import Note, Part, Tree, visible_tree

_WELL_FITTED = 0.85  # a score that narrower boxes need not try to better

_LINE_LENGTHS = (1.0, 0.55, 0.45)  # of the widest text: shorter lines make narrower boxes
_LEAD = 1.1
_COMFORTABLE = 0.78  # of the largest text: 11 pt where that has 14
_BOXES_ON_A_PAGE = 60  # as a rule
_FEW_MORE = 1.25  # times the fewest pages: a fair price for showing more at once
_FEW_BELOW = 3  # boxes that are not worth a page
_FEW_MORE_BOXES = 0.25  # of those that are shown anyway
_MOST_COVERED = 0.8  # of a page by boxes, the gaps between them and members of cards, in any arrangement

_SEARCHES = {Style.UNIFORM: arrange_uniformly, Style.COMPACT: arrange_compactly}


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
    def rank_with_lead(self) -> tuple[bool, float]:
        """What shorter lines must better: they break more words."""
        return self.rank[0], self.arranged.score * _LEAD

    @property
    def rank(self) -> tuple[bool, float]:
        return self.is_legible, self.arranged.score


class Fitter:
    """Fits parts of one chart into frames, remembering what was measured."""

    def __init__(self, chart: Chart, family: Family, look: ChartLook, settings: ChartSettings = USUAL_CHARTS) -> None:
        self.chart = chart
        self.family = family
        self.look = look
        self.settings = settings
        self._faces = tuple(Faces(family, look, look.max_text_width * part) for part in _LINE_LENGTHS)
        self._pages = _page_counts(chart)
        self._arrangements: dict[tuple[object, ...], Arranged] = {}

    def frame(self, width: float, height: float, beauty: float = 1.0) -> Frame:
        """A frame of that size for texts as the look has them."""
        look = self.look
        largest, smallest = max(look.max_text, look.min_text), look.min_text
        return Frame(width, height, largest / look.text, smallest / look.text, _COMFORTABLE * largest, beauty)

    def fit(self, part: Part, frames: Sequence[Frame], digits: int = 0) -> Fitted:
        """The top of `part` and as much of what is below it as fits in legible text, one level at least, in that of
        the frames where it comes out best.

        Where what is left out follows on pages, whose numbers have up to so many `digits`, what is shown is
        chosen so that those are few.
        """
        known: dict[int, Fitted] = {}

        def fitted(depth: int) -> Fitted:
            if depth not in known:
                known[depth] = self._arranged(visible_tree(self.chart, part, depth, digits), frames)
            return known[depth]

        deepest = max(self._deepest(part, frames), 1)
        if not fitted(deepest).is_legible:
            # The more levels, the smaller the text, as a rule.
            deepest = bisect_left(range(1, deepest), True, key=lambda depth: not fitted(depth).is_legible)
            deepest = max(self._with_few_pages(part, deepest) if digits and deepest else deepest, 1)
        return self._with_few_more(part, deepest, fitted(deepest), frames, digits)

    def drawing(self, fitted: Fitted, numbers: Callable[[Note], tuple[int, ...]] | None = None) -> Drawing:
        """What was fitted, drawn in legible text; `numbers` gives those of the pages that a note speaks of."""
        scale = max(fitted.arranged.scale, fitted.smallest)
        if numbers is not None:
            fitted.sizes.number_pages(numbers)
        return place(fitted.tree, fitted.sizes, self.look, fitted.arranged.block, scale)

    def _with_few_more(self, part: Part, depth: int, fitted: Fitted, frames: Sequence[Frame], digits: int) -> Fitted:
        """The same with the boxes that are left out below one where they are few, if these are and fit, too."""
        left_out = [self.chart.counts_below[fitted.tree.sources[index]] for index in fitted.tree.folded]
        more_boxes = sum(count for count in left_out if count <= _FEW_BELOW)
        if not fitted.is_legible or not 0 < more_boxes <= _FEW_MORE_BOXES * len(fitted.tree.boxes):
            return fitted
        more = self._arranged(visible_tree(self.chart, part, depth, digits, few=_FEW_BELOW), frames)
        return more if more.is_legible else fitted

    def pages_left(self, fitted: Fitted) -> int:
        """About how many pages what is left out takes, besides those that units have anyway."""
        sources = (fitted.tree.sources[index] for index in fitted.tree.folded)
        return sum(self._pages[source] for source in sources if not self.chart.boxes[source].own_page)

    def _with_few_pages(self, part: Part, deepest: int) -> int:
        """The deepest depth up to `deepest` that leaves out about the least, by a rough count of the pages for it.

        What is below a unit with a page of its own costs nothing: it has that page anyway.
        """
        boxes, children = self.chart.boxes, self.chart.children
        costs = []
        level = part.children(self.chart)
        for _ in range(deepest):
            level = tuple(index for index in level if not boxes[index].own_page)
            costs.append(sum(self._pages[index] for index in level))
            level = tuple(child for index in level for child in children[index])
        return max(depth for depth, cost in enumerate(costs, start=1) if cost <= _FEW_MORE * min(costs))

    def _deepest(self, part: Part, frames: Sequence[Frame]) -> int:
        """A depth beyond which no arrangement can be legible: too large a part of the frames taken up, or too many
        levels."""
        look, smallest = self.look, frames[0].smallest
        room = _MOST_COVERED * max(frame.width * frame.height for frame in frames) / smallest**2
        least_height = look.text * look.line_height + 2 * look.padding_y
        most_levels = max(frame.height for frame in frames) / (least_height * smallest)
        below, depth = list(part.children(self.chart)), 0
        while True:
            room -= sum(map(self._least_area, below))
            if not below or (depth and (room < 0 or depth + 1 > most_levels)):
                return depth
            below, depth = [child for index in below for child in part.below(self.chart, index)], depth + 1

    def _least_area(self, index: int) -> float:
        """What a box takes up at least: as a member of a card, or with what keeps others off it."""
        look = self.look
        face = self._faces[-1].face(self.chart.boxes[index])
        if not self.chart.children[index]:
            return face.width * face.height
        beside, below = 2 * look.padding_x + look.sibling_gap, 2 * look.padding_y + look.sibling_gap / 2
        return (face.width + beside) * (face.height + below)

    def _arranged(self, tree: Tree, frames: Sequence[Frame]) -> Fitted:
        """The best arrangement, with long titles in long or in short lines."""
        best: Fitted | None = None
        for faces in self._faces:
            if best is None or (best.arranged.score < _WELL_FITTED and best.sizes.widest_text > faces.text_width):
                found = self._with_faces(tree, frames, faces)
                best = found if best is None or found.rank > best.rank_with_lead else best
        assert best is not None  # there are line lengths
        return best

    def _with_faces(self, tree: Tree, frames: Sequence[Frame], faces: Faces) -> Fitted:
        if self.settings.style is Style.COMPACT:
            return self._fitted(Style.COMPACT, tree, frames, faces)
        uniform = self._fitted(Style.UNIFORM, tree, frames, faces)
        if uniform.is_legible and uniform.arranged.score >= COMPACT_BEAUTY:
            return uniform
        return max(uniform, self._fitted(Style.COMPACT, tree, frames, faces), key=lambda fitted: fitted.rank)

    def _fitted(self, style: Style, tree: Tree, frames: Sequence[Frame], faces: Faces) -> Fitted:
        """The best arrangement of a style; large organisations have many parts that are alike."""
        sizes = Sizes(tree, faces, self.look, by_level=style is Style.UNIFORM)
        alike = style, tree.children, tree.beside, tree.members, sizes.key(), tuple(frames)
        if alike not in self._arrangements:
            self._arrangements[alike] = _SEARCHES[style](tree, sizes, self.look, frames)
        return Fitted(tree, sizes, self._arrangements[alike], self.look.min_text / sizes.text_size)


def _page_counts(chart: Chart) -> list[int]:
    """About how many pages all that is below each box takes; none where nothing is below."""
    return [-(-(count + 1) // _BOXES_ON_A_PAGE) if count else 0 for count in chart.counts_below]
