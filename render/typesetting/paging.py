"""Charts on pages: never with text under the smallest size, whatever the organisation.

What does not fit is left out from the lowest level upwards, and follows on pages of its own. Where not even the
reports of one manager fit, or a few pages in a row hold all that is below one, they are dealt out over several. The
pages are planned first, as each may name any other by its number, and drawn one at a time, when they are asked for.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from render.chart_settings import USUAL_CHARTS, ChartSettings, Orientation, in_points
from render.content import Chart
from render.themes import ChartLook
from render.typesetting.chart_names import FileNames
from render.typesetting.drawing import Drawing, Shape
from render.typesetting.fitting import Fitted, Fitter
from render.typesetting.fonts import Family
from render.typesetting.legends import legend_shapes, sign_legend
from render.typesetting.org_search import Frame
from render.typesetting.org_tree import Note, Part
from render.typesetting.sheets import ChartPage, Link, Pages, Sheet, footer_lines, link_lines, sheet_for, with_room

_SPARE_ABOVE = 0.28  # of the room that a chart leaves free, so that it stays near its title
_UPRIGHT_BEAUTY = 0.8  # screens and most charts are wide
_FIRST_TRY = 8  # reports on one of several pages
_SIGNS_ABOVE = 1.6  # sizes of the footer, above its baseline
_MOST_IN_A_ROW = 3  # pages that are as good as a page that leads to more


def fit_chart(
    chart: Chart,
    family: Family,
    look: ChartLook,
    width: float,
    height: float,
    settings: ChartSettings = USUAL_CHARTS,
) -> Drawing:
    """The chart at its final scale, as many levels of it as fit into `width` and `height` in legible text.

    The legend of its colours stands above it, that of its signs below. Where not even two levels fit, the drawing comes
    out larger, in the smallest text.
    """
    fitter = Fitter(chart, family, _as_set(look, settings), settings)
    legend = legend_shapes(chart.legend, 0.0, 0.0, width, look, family)
    taken = legend[-1].y + legend[-1].height + look.title if legend else 0.0
    foot = sign_legend(chart.sign_words, chart.signs, width, look, family).height
    room = height - taken - (foot + look.title if foot else 0.0)
    drawing = fitter.drawing(fitter.fit(Part(0), [fitter.frame(width, max(room, 1.0))]))
    signs = sign_legend(chart.sign_words, drawing.signs, width, look, family)
    return drawing.above(signs, look.title).below(legend, taken)


def chart_pages(chart: Chart, family: Family, look: ChartLook, settings: ChartSettings = USUAL_CHARTS) -> "ChartPages":
    """The chart, then pages for the units that have one of their own and for every box whose reports were left out.

    Each stands on a sheet as it is set; only a box that alone is larger gets a larger one.
    """
    return ChartPages(Fitter(chart, family, _as_set(look, settings), settings))


class _Plan(NamedTuple):
    """What a page will show. `before` is the number of the page that it goes on from, 0 if there is none."""

    part: Part
    name: str
    title: str
    sheet: Sheet
    fitted: Fitted
    before: int


class ChartPages(Pages):
    """The pages of a chart."""

    def __init__(self, fitter: Fitter) -> None:
        self._fitter = fitter
        self._chart = fitter.chart
        self._names = FileNames()
        self._digits = len(str(len(fitter.chart.boxes)))
        self._plans: list[_Plan] = []
        self._page_of: dict[int, int] = {}  # the first page that begins with a box
        self._shown_on: dict[int, int] = {}  # the first page that a box is on
        self._whole_on: dict[int, int] = {}  # the first page that it is on with what is below it
        self._plan()

    def __len__(self) -> int:
        return len(self._plans)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the pages."""
        return tuple(plan.name for plan in self._plans)

    @property
    def tops(self) -> tuple[str, ...]:
        """The ids of the boxes that the pages begin with."""
        return tuple(self._chart.boxes[plan.part.top].id for plan in self._plans)

    @property
    def cut(self) -> tuple[str, ...]:
        """The ids of the boxes with text that does not fit and ends with an ellipsis, in the order of the chart."""
        cut = {
            source
            for plan in self._plans
            for source, face in zip(plan.fitted.tree.sources, plan.fitted.sizes.faces, strict=True)
            if face.is_cut
        }
        return tuple(self._chart.boxes[index].id for index in sorted(cut))

    # ------------------------------------------------------------ planning

    def _plan(self) -> None:
        waiting: deque[tuple[Part, int]] = deque([(Part(0), 0)])
        met = {0}
        while waiting:
            part, before = waiting.popleft()
            plan, rest = self._planned(part, before)
            self._plans.append(plan)
            number = len(self._plans)
            self._page_of.setdefault(part.top, number)
            for index, source in enumerate(plan.fitted.tree.sources):
                self._shown_on.setdefault(source, number)
                if index not in plan.fitted.tree.folded:
                    self._whole_on.setdefault(source, number)
            if rest:
                waiting.appendleft((rest, number))
            due = [source for source in self._due(plan) if source not in met]
            met.update(due)
            waiting.extend((Part(source), number) for source in due)

    def _planned(self, part: Part, before: int) -> tuple[_Plan, Part | None]:
        """A page that begins with a box, and what of its reports is for the next page."""
        box, number = self._chart.boxes[part.top], len(self._plans) + 1
        name = self._names.name(box.id if part.top else self._chart.id)
        title = box.page_title if part.top else self._chart.title
        title = self._chart.references.again.format(name=title) if part.first else title
        sheets = self._sheets(self._chart.references.heading.format(number=number, title=title))
        frames = list(sheets)
        fitted = self._fitted(part, frames)
        rest = None
        if share := self._share(part, fitted, frames):
            rest = part._replace(first=part.first + share)
            part = part._replace(last=part.first + share)
            fitted = self._fitted(part, frames)
        return _Plan(part, name, title, sheets[fitted.arranged.frame], fitted, before), rest

    def _fitted(self, part: Part, frames: Sequence[Frame]) -> Fitted:
        return self._fitter.fit(part, frames, self._digits)

    def _share(self, part: Part, fitted: Fitted, frames: Sequence[Frame]) -> int:
        """How many of the reports stand on this page, if not all do, and the others on those behind it.

        So it is where they do not fit, or where a few pages show all that is below a unit, instead of more.
        """
        count = len(part.children(self._chart))
        if not fitted.is_legible:
            return self._legible_share(part, frames) if count > 1 else 0
        if not part.top or self._fitter.pages_left(fitted) < _MOST_IN_A_ROW:
            return 0
        for pages in range(2, _MOST_IN_A_ROW + 1):
            share = -(-count // pages)
            first = self._fitted(part._replace(last=part.first + share), frames)
            if first.is_legible and not self._fitter.pages_left(first):
                return share
        return 0

    def _legible_share(self, part: Part, frames: Sequence[Frame]) -> int:
        """As many reports as a page holds, or fewer, if the pages hold about as many each."""

        def is_legible(count: int) -> bool:
            return self._fitted(part._replace(last=part.first + count), frames).is_legible

        left = len(part.children(self._chart))
        most = min(_FIRST_TRY, left)
        while most < left and is_legible(most):
            most = min(2 * most, left)
        least = 1
        while least + 1 < most:
            middle = (least + most) // 2
            least, most = (middle, most) if is_legible(middle) else (least, middle)
        return -(-left // -(-left // least))

    def _sheets(self, title: str) -> dict[Frame, Sheet]:
        """The sheets that a page may be, by the frames on them: across, or upright where it shows more, or much better;
        as it is set if it is."""
        settings = self._fitter.settings
        width, height = settings.sheet
        sheets: dict[Frame, Sheet] = {}
        if settings.orientation is not Orientation.PORTRAIT:
            across = self._sheet(title, height, width)
            sheets[self._fitter.frame(*across.room)] = across
        if settings.orientation is Orientation.PORTRAIT or (
            settings.orientation is Orientation.AUTO and not settings.is_screen
        ):
            upright = self._sheet(title, width, height)
            sheets[self._fitter.frame(*upright.room, _UPRIGHT_BEAUTY if sheets else 1.0)] = upright
        return sheets

    def _sheet(self, title: str, width: float, height: float) -> Sheet:
        """A sheet whose title leaves room for what leads to other pages, if there may be any."""
        references, number = self._chart.references, "0" * self._digits
        links = (references.follows.format(number=number), references.continues.format(number=number))
        several = len(self._chart.boxes) > 1
        look, family, chart = self._fitter.look, self._fitter.family, self._chart
        sheet = sheet_for(title, width, height, look, family, links if several else (), chart.legend)
        signs = sign_legend(chart.sign_words, chart.signs, sheet.room[0], look, family)
        return sheet._replace(foot=look.footer * _SIGNS_ABOVE + signs.height + look.title if signs.shapes else 0.0)

    def _due(self, plan: _Plan) -> Iterator[int]:
        """The boxes that are to have pages after this one."""
        tree = plan.fitted.tree
        for index, source in enumerate(tree.sources):
            paged = self._chart.boxes[source].own_page or index in tree.folded
            if index and paged and not self._follows_on_another_page(source, plan.part.top):
                yield source

    def _follows_on_another_page(self, index: int, top: int) -> bool:
        """Whether a unit between a box and the top of its page has a page of its own, which goes into the box."""
        above = self._chart.boxes[index].parent
        while above is not None and above != top:
            if self._chart.boxes[above].own_page:
                return True
            above = self._chart.boxes[above].parent
        return False

    # ------------------------------------------------------------ drawing

    def _drawn(self, place: int) -> ChartPage:
        plan, fitter = self._plans[place], self._fitter
        drawing = fitter.drawing(plan.fitted, self._numbers)
        sheet = self._with_heading(plan, place, drawing)
        room_width, room_height = sheet.room
        drawing = drawing.moved(
            sheet.margin + (room_width - drawing.width) / 2, sheet.top + (room_height - drawing.height) * _SPARE_ABOVE
        )
        drawing = drawing._replace(shapes=(*self._linked(plan, drawing), *sheet.legend))
        signs = sign_legend(self._chart.sign_words, drawing.signs, room_width, fitter.look, fitter.family)
        up = sheet.margin / 2 + fitter.look.footer * _SIGNS_ABOVE + signs.height
        drawing = drawing.with_more(signs.moved(sheet.margin, sheet.height - up))
        footer = footer_lines(self._chart.footer, sheet, fitter.look, fitter.family)
        links = tuple(self._links(plan, sheet, place))
        return ChartPage(
            plan.name,
            plan.title,
            self._chart.language,
            sheet.width,
            sheet.height,
            drawing,
            sheet.heading,
            footer,
            place + 1,
            plan.before,
            links,
        )

    def _with_heading(self, plan: _Plan, place: int, drawing: Drawing) -> Sheet:
        """The sheet as planned, with a heading without a number where it is the only one."""
        sheet = plan.sheet
        if len(self) == 1:
            sheet = self._sheet(plan.title, sheet.width, sheet.height)
        return with_room(sheet, drawing.width, drawing.height)

    def _linked(self, plan: _Plan, drawing: Drawing) -> tuple[Shape, ...]:
        """The shapes, the folded ones with the names of the pages where they go on."""
        folded = set(drawing.folded)
        return tuple(
            shape._replace(page=self._plans[self._goes_on(self._chart.index_of[shape.id]) - 1].name)
            if shape.id in folded
            else shape
            for shape in drawing.shapes
        )

    def _links(self, plan: _Plan, sheet: Sheet, place: int) -> Iterator[Link]:
        references, number = self._chart.references, place + 1
        targets = {}
        if plan.before:
            targets[references.follows.format(number=plan.before)] = plan.before
        if number < len(self) and self._plans[number].part.top == plan.part.top:
            targets[references.continues.format(number=number + 1)] = number + 1
        for line, target in zip(
            link_lines(tuple(targets), sheet, self._fitter.look, self._fitter.family), targets.values(), strict=True
        ):
            yield Link(line, self._plans[target - 1].name)

    def _numbers(self, note: Note) -> tuple[int, ...]:
        """The numbers of the pages that a note speaks of."""
        return tuple(map(self._goes_on if note.below else self._shown_on.__getitem__, note.targets))

    def _goes_on(self, index: int) -> int:
        """The number of the page on which what is below a box follows: its own, or one of a unit around it."""
        return self._page_of.get(index) or self._whole_on[index]


def _as_set(look: ChartLook, settings: ChartSettings) -> ChartLook:
    """The look with the sizes that are set."""
    margin = look.margin if settings.margin is None else in_points(settings.margin)
    min_text = look.min_text if settings.min_text is None else settings.min_text
    return look._replace(margin=margin, min_text=min_text)
