"""The legends of a chart: a pill of each colour where a rule gives colours, and one of each sign that a page has."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from render.content import BoxRole, Legend, Sign, SignWords
from render.themes import ChartLook
from render.typesetting.drawing import MIDDLE_OF_TEXT, Connector, Drawing, Shape, TextLine
from render.typesetting.fonts import Family
from render.typesetting.scripts import is_rtl
from render.typesetting.short_texts import cut_lines, drawn_width

_FIRST_NUMBER = 0x2460  # ①, one of twenty that every font with Han has
_PADDING = 6.0  # points beside the text of a pill
_LIFT = 2.0  # and above and below it
_GAP = 6.0  # between two of them
_JOINING_LINE = 18.0  # points of a line between two of them that it joins
_WIDEST = 0.4  # of the room, for one pill


def mark(colour: int) -> str:
    """The number of a colour as a sign, so that nothing is told by colour alone; "" for none."""
    return chr(_FIRST_NUMBER + colour - 1) if colour > 0 else ""


def legend_shapes(legend: Legend, left: float, top: float, room: float, look: ChartLook, family: Family) -> list[Shape]:
    """Pills in rows from `left`, `top` on; the first word says what the colours are about."""
    texts = [legend.title, *(f"{mark(place)} {label}" for place, label in enumerate(legend.labels, start=1))]
    pills = (
        _pill(f"_legend-{colour}", text, room, look, family, framed=bool(colour))._replace(colour=colour)
        for colour, text in enumerate(texts if legend.labels else ())
    )
    return list(_in_rows(([pill] for pill in pills), left, top, room))


def sign_legend(words: SignWords, signs: Collection[Sign], room: float, look: ChartLook, family: Family) -> Drawing:
    """What `signs` stand for, in rows as wide as `room` at most; of no height where there are none, or no words."""

    def pill(name: str, text: str, role: BoxRole = BoxRole.POST, *, framed: bool = True) -> Shape:
        return _pill(f"_sign-{name}", text, room, look, family, framed=framed)._replace(role=role, surface=role)

    post, superior = pill("post", words.post), pill("superior", words.superior)
    items = {
        Sign.VACANT: [pill("vacant", words.vacant)._replace(vacant=True)],
        Sign.COMMITTEE: [pill("committee", words.committee, BoxRole.COMMITTEE)],
        Sign.VIRTUAL: [pill("virtual", words.virtual, BoxRole.VIRTUAL)],
        Sign.DOTTED: [post, superior.moved(post.width + _JOINING_LINE, 0.0)],
        Sign.ELSEWHERE: [pill("elsewhere", words.elsewhere, BoxRole.NOTE, framed=False)],
    }
    shapes = tuple(_in_rows((item for sign, item in items.items() if sign in signs and item[-1].title), 0.0, 0.0, room))
    joined = [shape for shape in shapes if shape.id in (post.id, superior.id)]
    return Drawing(
        width=max((shape.x + shape.width for shape in shapes), default=0.0),
        height=max((shape.y + shape.height for shape in shapes), default=0.0),
        shapes=shapes,
        connectors=(),
        text_size=look.footer,
        dotted=(_line_between(*joined),) if joined else (),
    )


def _pill(id: str, text: str, room: float, look: ChartLook, family: Family, *, framed: bool) -> Shape:
    size, face = look.footer, family.regular
    text = cut_lines(text, room * _WIDEST, face, size, 1)[0]
    width, height, pad = drawn_width(text, face, size), size * look.line_height + 2 * _LIFT, _PADDING if framed else 0.0
    line = TextLine(text, pad, height / 2 + MIDDLE_OF_TEXT * size, width, size, False, framed, is_rtl(text))
    return Shape(id, BoxRole.NOTE, BoxRole.NOTE, text, 0.0, 0.0, width + 2 * pad, height, (line,), framed=framed)


def _in_rows(items: Iterable[Sequence[Shape]], left: float, top: float, room: float) -> Iterator[Shape]:
    """Pills, those of an item in one row."""
    x, y = left, top
    for item in items:
        width = item[-1].x + item[-1].width
        if x > left and x + width > left + room:
            x, y = left, y + item[0].height + _GAP
        yield from (pill.moved(x, y) for pill in item)
        x += width + _GAP


def _line_between(left: Shape, right: Shape) -> Connector:
    middle = left.y + left.height / 2
    return Connector(left.id, right.id, ((left.x + left.width, middle), (right.x, middle)))
