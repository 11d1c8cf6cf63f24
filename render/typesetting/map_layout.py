"""The collaboration map on its sheet: Graphviz arranges units in a circle and leads lines around them.

Everything is measured here and handed over as boxes of fixed size, since Graphviz knows no widths of Han. The circle
that it finds is stretched to the room there is. No text is smaller than `SMALLEST`.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise, product
from math import atan2, cos, pi, sin
from typing import NamedTuple

from render.chart_settings import ChartSettings, Orientation
from render.content import Bilingual, BoxRole, CollaborationMap, Partner
from render.themes import ChartLook
from render.typesetting.drawing import Connector, Drawing, Point, Shape, TextLine
from render.typesetting.fonts import Family
from render.typesetting.graphviz_engine import PURE, run
from render.typesetting.graphviz_plain import INCH, places_of, routes_of
from render.typesetting.line_breaking import opportunities
from render.typesetting.line_filling import fill
from render.typesetting.scripts import is_rtl
from render.typesetting.sheets import ChartPage, Sheet, footer_lines, sheet_for
from render.typesetting.short_texts import cut_lines
from render.typesetting.tie_numbers import Area, standing_places
from render.typesetting.typeface import Typeface

SMALLEST = 9.0
_SIZES = (1.15, 1.0, 0.9, 0.8)  # of the look's text, tried for names in turn
_NAME_WIDTHS = (9.0, 12.0, 7.0, 5.5)  # sizes of text, tried for each of them
_MOST_NAME_LINES = 4
_APART = 14.0  # points between two boxes at least
_AROUND = 5.0  # points between a line and a box that it passes
_FINEST = 1.0  # points, for a tie as good as none
_WIDEST = 7.0  # for the strongest of few
_FEW = 15  # of more ties all are finer, to be told apart
_MOST_NOTE_LINES = 3
_NOTES_IN_ONE_COLUMN = 3
_COLUMN_GAP = 24.0
_MOST_GROWTH = 4
_A_SERIES = 2**0.5
_MIDDLE_OF_TEXT = 0.37  # of capitals and of Han, above the baseline, in sizes


def map_page(
    content: CollaborationMap, name: str, family: Family, look: ChartLook, settings: ChartSettings, engine: str = PURE
) -> ChartPage:
    """The map on the sheet that is set, or on the next larger one that it needs; `name` is that of its files."""
    width, height = settings.sheet
    if settings.orientation is not Orientation.PORTRAIT:
        width, height = height, width
    for growth in range(_MOST_GROWTH + 1):
        sheet = sheet_for(content.title, width * _A_SERIES**growth, height * _A_SERIES**growth, look, family)
        notes = _notes(content.notes, sheet, family, look)
        boxes = _placed(content, sheet, notes, family, look, engine)
        if not boxes:
            continue
        ties = _ties(content, boxes, look, engine)
        numbers = _numbers(content, ties, boxes, family, look)
        if numbers:
            break
    shapes = (*boxes, *numbers, *notes)
    drawing = Drawing(sheet.width, sheet.height, shapes, (), SMALLEST, ties=tuple(ties))
    footer = footer_lines(content.footer, sheet, look, family)
    return ChartPage(name, content.title, content.language, sheet.width, sheet.height, drawing, sheet.heading, footer)


# ---------------------------------------------------------------- what is written


class _Setting(NamedTuple):
    """How lines of text are set."""

    face: Typeface
    size: float
    slot: float
    bold: bool
    centred: bool

    def lines(self, texts: Sequence[str], left: float, top: float, room: float) -> tuple[TextLine, ...]:
        """In slots one under the other, in the middle of `room` where they are centred."""
        widths = [self.face.width(text, self.size) for text in texts]
        return tuple(
            TextLine(
                text,
                left + (room - width) / 2 if self.centred else left,
                top + self.slot * (number + 0.5) + _MIDDLE_OF_TEXT * self.size,
                width,
                self.size,
                bold=self.bold,
                centred=self.centred,
                rtl=is_rtl("".join(texts)),
            )
            for number, (text, width) in enumerate(zip(texts, widths, strict=True))
        )


def _cut(text: str, width: float, face: Typeface, size: float, most: int) -> list[str]:
    """Lines of a text, at most so many; a second language begins on a line of its own."""
    return [line for part in _languages(text) for line in cut_lines(part, width, face, size, most)]


def _filled(text: str, width: float, face: Typeface, size: float) -> list[str]:
    """The same of a note, which fills all lines but the last; names in it are whole."""
    lines: list[str] = []
    for part in _languages(text):
        places = [place for place in opportunities(part) if not part[place - 1].isalnum() or place == len(part)]
        spans = fill(part, face.advances(part, size), width, places=places)
        if len(spans) > _MOST_NOTE_LINES:
            return _cut(text, width, face, size, _MOST_NOTE_LINES)
        lines += (part[start:end] for start, end in spans)
    return lines


def _languages(text: str) -> tuple[str, ...]:
    return (text.first, text.second) if isinstance(text, Bilingual) else (text,)


def _notes(texts: Sequence[str], sheet: Sheet, family: Family, look: ChartLook) -> list[Shape]:
    """What explains the map, above the footer: the first over the whole width, the others in columns."""
    setting = _Setting(family.regular, SMALLEST, SMALLEST * look.line_height, bold=False, centred=False)
    room = sheet.room[0]
    columns = 1 if len(texts) - 1 <= _NOTES_IN_ONE_COLUMN else 2
    width = (room - (columns - 1) * _COLUMN_GAP) / columns
    first, *others = (
        _filled(text, width if number else room, setting.face, setting.size) for number, text in enumerate(texts)
    )
    stacks = _shared_out(others) if columns == 2 else (others, [])
    height = setting.slot * (len(first) + max(sum(map(len, stack)) for stack in stacks))
    top = sheet.height - sheet.margin - height
    places = [(sheet.margin, top, first)]
    for column, stack in enumerate(stacks):
        y = top + setting.slot * len(first)
        for lines in stack:
            places.append((sheet.margin + column * (width + _COLUMN_GAP), y, lines))
            y += setting.slot * len(lines)
    return [_note(f"_note-{number}", setting, *place) for number, place in enumerate(places, start=1)]


def _shared_out(texts: list[list[str]]) -> tuple[list[list[str]], list[list[str]]]:
    """The texts in two columns of about as many lines."""
    half = sum(map(len, texts)) / 2
    first = next(count for count in range(len(texts) + 1) if sum(map(len, texts[:count])) >= half)
    return texts[:first], texts[first:]


def _note(id: str, setting: _Setting, x: float, y: float, texts: list[str]) -> Shape:
    lines = setting.lines(texts, x, y, 0.0)
    width, height = max(line.width for line in lines), setting.slot * len(lines)
    return Shape(id, BoxRole.NOTE, BoxRole.NOTE, " ".join(texts), x, y, width, height, lines, framed=False)


# ---------------------------------------------------------------- boxes


def _placed(
    content: CollaborationMap, sheet: Sheet, notes: Sequence[Shape], family: Family, look: ChartLook, engine: str
) -> list[Shape]:
    """The units around an ellipse in the room above the notes, in the largest text that leaves them apart.

    Names are cut only where none of the sizes leaves room for whole ones. None where there is no room for them.
    """
    area = sheet.margin, sheet.top, sheet.width - sheet.margin, min(note.y for note in notes) - _APART
    order = _circle(content, engine)
    for is_whole, part, room in product((True, False), _SIZES, _NAME_WIDTHS):
        size = max(SMALLEST, look.text * part)
        setting = _Setting(family.bold, size, size * look.line_height, bold=True, centred=True)
        names = [_cut(it.title, room * size, family.bold, size, _MOST_NAME_LINES) for it in content.partners]
        if is_whole and any(map(_is_cut, names, (it.title for it in content.partners))):
            continue
        width = max(family.bold.width(line, size) for lines in names for line in lines) + 2 * look.padding_x
        height = max(map(len, names)) * setting.slot + 2 * look.padding_y
        if middles := _around(order, area, width, height):
            return [
                _box(partner, lines, middles[place], (width, height), setting)
                for place, (partner, lines) in enumerate(zip(content.partners, names, strict=True))
            ]
    return []


def _is_cut(lines: Sequence[str], title: str) -> bool:
    return "".join("".join(lines).split()) != "".join(title.split())


def _box(partner: Partner, lines: list[str], middle: Point, extent: tuple[float, float], setting: _Setting) -> Shape:
    width, height = extent
    x, y = middle[0] - width / 2, middle[1] - height / 2
    text = setting.lines(lines, x, middle[1] - len(lines) * setting.slot / 2, width)
    return Shape(partner.id, BoxRole.UNIT, BoxRole.UNIT, partner.title, x, y, width, height, text)


def _circle(content: CollaborationMap, engine: str) -> list[int]:
    """The units in the order in which Graphviz puts them around one circle, so that few lines cross."""
    nodes = "".join(f"n{place};" for place in range(len(content.partners)))
    joined = {frozenset((tie.one, tie.other)) for tie in content.ties}
    # A line between neighbours that nothing joins keeps the circle one.
    loose = (pair for pair in pairwise(range(len(content.partners))) if frozenset(pair) not in joined)
    edges = "".join(f"n{tie.one}--n{tie.other};" for tie in content.ties) + "".join(
        f"n{one}--n{other};" for one, other in loose
    )
    graph = f'graph {{ oneblock=true; node [shape=box, fixedsize=true, width=1, height=1, label=""]; {nodes}{edges} }}'
    places = dict(places_of(run("circo", "plain", graph, engine)))
    middle_x = sum(x for x, _ in places.values()) / len(places)
    middle_y = sum(y for _, y in places.values()) / len(places)
    return sorted(places, key=lambda place: atan2(places[place][1] - middle_y, places[place][0] - middle_x))


def _around(
    order: Sequence[int], area: tuple[float, float, float, float], width: float, height: float
) -> dict[int, Point]:
    """The middles of boxes at even angles around the ellipse that fills an area; none where they come too near."""
    left, top, right, bottom = area
    across, down = (right - left - width) / 2, (bottom - top - height) / 2
    if across <= 0 or down <= 0:
        return {}
    best: dict[int, Point] = {}
    widest = 0.0
    step = 2 * pi / len(order)
    for turn in (0.0, step / 2, step / 4):
        angles = {place: turn + number * step for number, place in enumerate(order)}
        middles = {
            place: ((left + right) / 2 + across * cos(angle), (top + bottom) / 2 - down * sin(angle))
            for place, angle in angles.items()
        }
        apart = min(
            max(abs(one[0] - other[0]) - width, abs(one[1] - other[1]) - height)
            for one, other in combinations(middles.values(), 2)
        )
        if apart > max(_APART, widest):
            best, widest = middles, apart
    return best


# ---------------------------------------------------------------- lines


def _ties(content: CollaborationMap, boxes: Sequence[Shape], look: ChartLook, engine: str) -> list[Connector]:
    """A line for each tie, the weakest first, as Graphviz leads it around the boxes."""
    nodes = "".join(
        f'n{place} [pos="{box.x + box.width / 2:.3f},{-box.y - box.height / 2:.3f}"];'
        for place, box in enumerate(boxes)
    )
    width, height = boxes[0].width / INCH, boxes[0].height / INCH
    edges = "".join(f"n{tie.one}--n{tie.other};" for tie in content.ties)
    graph = (
        f'graph {{ splines=polyline; esep="+{_AROUND}"; '
        f'node [shape=box, fixedsize=true, width={width:.5f}, height={height:.5f}, label=""]; {nodes}{edges} }}'
    )
    first = boxes[0]
    middle = first.x + first.width / 2, first.y + first.height / 2
    routes = routes_of(run("neato", "plain", graph, engine, keep=1), middle)
    strongest = max(tie.strength for tie in content.ties)
    widest = min(_FINEST + strongest, _WIDEST * min(1.0, (_FEW / len(content.ties)) ** 0.5))
    lines = [
        Connector(
            boxes[tie.one].id,
            boxes[tie.other].id,
            routes[tie.one, tie.other],
            width=(_FINEST + (widest - _FINEST) * tie.strength / strongest) * look.line_width / 0.75,
        )
        for tie in content.ties
    ]
    return lines[::-1]


def _numbers(
    content: CollaborationMap, ties: Sequence[Connector], boxes: Sequence[Shape], family: Family, look: ChartLook
) -> list[Shape]:
    """The strength of each tie in a small box on its line; none where one has no room."""
    setting = _Setting(family.regular, SMALLEST, SMALLEST * look.line_height, bold=False, centred=True)
    height = setting.slot + 2
    texts = [str(tie.strength) for tie in content.ties]
    extents = [(max(height, setting.face.width(text, setting.size) + 8), height) for text in texts]
    routes = [line.points for line in reversed(ties)]  # the strongest first, as they are told
    areas = standing_places(routes, extents, [Area(box.x, box.y, box.width, box.height) for box in boxes])
    return [
        Shape(f"_tie-{number}", BoxRole.NOTE, BoxRole.NOTE, tie.said, *area, setting.lines([text], x, y + 1, width))
        for number, (tie, text, area) in enumerate(zip(content.ties, texts, areas, strict=False), start=1)
        for x, y, width, _ in [area]
    ]
