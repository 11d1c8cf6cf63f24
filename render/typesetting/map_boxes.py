"""The boxes of the collaboration map: around an ellipse, in the order that lets the fewest lines cross."""

from collections.abc import Sequence
from itertools import combinations, pairwise, product
from math import atan2, cos, pi, sin

from render.content import BoxRole, CollaborationMap, Partner
from render.themes import ChartLook
from render.typesetting.drawing import Point, Shape
from render.typesetting.fonts import Family
from render.typesetting.graphviz_engine import run
from render.typesetting.graphviz_plain import places_of
from render.typesetting.map_text import SMALLEST, Setting, cut
from render.typesetting.sheets import Sheet
from render.typesetting.short_texts import drawn_width

_SIZES = (1.15, 1.0, 0.9, 0.8)  # of the look's text, tried for names in turn
_NAME_WIDTHS = (9.0, 12.0, 7.0, 5.5)  # sizes of text, tried for each of them
_MOST_NAME_LINES = 4
_APART = 14.0  # points between two boxes, and above the notes, at least


def placed(
    content: CollaborationMap, sheet: Sheet, notes: Sequence[Shape], family: Family, look: ChartLook, engine: str
) -> list[Shape]:
    """The units around an ellipse in the room above the notes, in the largest text that leaves them apart.

    Names are cut only where none of the sizes leaves room for whole ones. None where there is no room for them.
    """
    area = sheet.margin, sheet.top, sheet.width - sheet.margin, min(note.y for note in notes) - _APART
    order = _circle(content, engine)
    for is_whole, part, room in product((True, False), _SIZES, _NAME_WIDTHS):
        size = max(SMALLEST, look.text * part)
        setting = Setting(family.bold, size, size * look.line_height, bold=True, centred=True)
        names = [cut(it.title, room * size, family.bold, size, _MOST_NAME_LINES) for it in content.partners]
        if is_whole and any(map(_is_cut, names, (it.title for it in content.partners))):
            continue
        width = max(drawn_width(line, family.bold, size) for lines in names for line in lines) + 2 * look.padding_x
        height = max(map(len, names)) * setting.slot + 2 * look.padding_y
        if middles := _around(order, area, width, height):
            return [
                _box(partner, lines, middles[place], (width, height), setting)
                for place, (partner, lines) in enumerate(zip(content.partners, names, strict=True))
            ]
    return []


def _is_cut(lines: Sequence[str], title: str) -> bool:
    return "".join("".join(lines).split()) != "".join(title.split())


def _box(partner: Partner, lines: list[str], middle: Point, extent: tuple[float, float], setting: Setting) -> Shape:
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
