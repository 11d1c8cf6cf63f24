"""Charts to draw, and what holds for every picture of one; shared by the suites of layout and writers."""

from itertools import combinations

from hypothesis import strategies as st

from render.chart_settings import ChartSettings
from render.content import Box, BoxRole, Chart, CollaborationMap, Partner, References, Tie
from render.themes import load_theme
from render.typesetting.fonts import noto_sans
from render.typesetting.map_layout import map_page
from render.typesetting.paging import chart_pages
from render.typesetting.routes import routes

THEME = load_theme("classic")
LOOK = THEME.chart
FAMILY = noto_sans()
REFERENCES = References(
    "图 {number}　{title}", "{name}（续）", "{text}（见图 {number}）", "接图 {number}", "续图 {number}", "↗ {name}"
)
ROLES = list(BoxRole)[1:]

HOSTILE = [
    'quotes " and \' and “”',
    "back\\slash \\N \\G \\L \\l \\",
    "entities &lt; &amp; &#x41; & ;",
    "<b>bold</b>",
    "<TABLE><TR><TD>x</TD></TR></TABLE>",
    "line\nbreak\r\nand\ttab",
    "100 % of %s %(x)s {name} {{",
    "emoji 👩‍💻 🚀",
    "日本語 한국어 العربية ไทย",
    "超长岗位名称，含标点。" * 30,
    "Donaudampfschifffahrtsgesellschaftskapitän" * 6,
    "-->", "]]>", "a -> b; c [label=x]", "//", "/* */", "#", "$x$", "node", "\\", '"', "&", "<", ">", "<>", "1.5",
]  # fmt: skip


def chart_of(parents, titles=("岗位",), details=(), identity="overview"):
    """A chart of boxes that each hang below the one of that number; titles are dealt out in turn."""
    below = {}
    for child, parent in enumerate(parents, start=1):
        below.setdefault(parent, []).append(child)
    boxes, places, pending = [], {}, [(0, None)]
    while pending:
        number, parent = pending.pop()
        places[number] = len(boxes)
        role = ROLES[number % 3] if number else BoxRole.ORGANIZATION
        title = titles[number % len(titles)]
        box = Box(f"b{number}", role, title, parent, details=details, page_title=f"图 {number}")
        boxes.append(box._replace(own_page=parent == 0 and number in below))
        pending.extend((child, places[number]) for child in reversed(below.get(number, [])))
    counts = descendants(boxes)
    boxes = [box._replace(folded=f"下设 {count} 个" if count else "") for box, count in zip(boxes, counts, strict=True)]
    return Chart(identity, "组织架构图", tuple(boxes), "HR-ORG-001 | 版本：1.0", "zh-CN", REFERENCES)


def descendants(boxes):
    counts = [0] * len(boxes)
    for index in range(len(boxes) - 1, 0, -1):
        counts[boxes[index].parent] += counts[index] + 1
    return counts


def balanced(count, breadth, **kwargs):
    return chart_of([(child - 1) // breadth for child in range(1, count)], **kwargs)


def chain(count):
    return chart_of(range(count - 1))


def star(count):
    return chart_of([0] * (count - 1), titles=("数据分析师", "工程师"))


def map_of(
    count, ties=None, names=("运营部", "供应链管理部", "Customer service"), notes=("线越粗，协作越多。", "大促：运营部")
):
    """A collaboration map of so many units, each two of which work together unless `ties` says which do."""
    pairs = ties or list(combinations(range(count), 2))
    return CollaborationMap(
        "collaboration",
        "部门协作图",
        tuple(Partner(f"u{number}", names[number % len(names)]) for number in range(count)),
        tuple(Tie(one, other, 1 + (7 * one + 3 * other) % 21, f"u{one}与u{other}") for one, other in pairs),
        tuple(notes),
        "说明",
        "HR-ORG-001",
        "zh-CN",
    )


def map_page_of(map_, settings=ChartSettings()):  # noqa: B008  # it never changes
    return map_page(map_, "collaboration", FAMILY, LOOK, settings)


def lines_of(page):
    """Every line of a page from box to box, in the order of the formats that have such lines."""
    return [*routes(page.drawing.connectors), *page.drawing.dotted, *page.drawing.ties]


def pages_of(chart):
    return list(chart_pages(chart, FAMILY, LOOK))


words = st.one_of(
    st.sampled_from(HOSTILE),
    st.sampled_from(["工程师", "数据分析师", "Customer success consultant", "质检员"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=30).filter(str.strip),
)


@st.composite
def charts(draw, most=40):
    count = draw(st.integers(0, most))
    parents = [draw(st.integers(0, number)) for number in range(count)]
    titles = draw(st.lists(words, min_size=1, max_size=5))
    return chart_of(parents, tuple(titles), tuple(draw(st.lists(words, max_size=2))))


# ---------------------------------------------------------------- what holds for every picture


class Area:
    """A rectangle; y grows downwards."""

    def __init__(self, left, top, right, bottom):
        self.left, self.top, self.right, self.bottom = left, top, right, bottom

    def overlaps(self, other, slack=0.05):
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > slack and down > slack

    def contains(self, other, slack=0.05):
        return (
            self.left - slack <= other.left
            and other.right <= self.right + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )


def area_of(shape):
    return Area(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)


def text_area(line):
    """Where the ink of a line may be: Han reach .88 above the baseline and .12 below."""
    return Area(line.x, line.baseline - 0.88 * line.size, line.x + line.width, line.baseline + 0.2 * line.size)


def overlapping(areas):
    """Pairs of names of areas that overlap, found by sweeping from the left."""
    found, open_areas = [], []
    for name, area in sorted(areas, key=lambda pair: pair[1].left):
        open_areas = [(other, each) for other, each in open_areas if each.right > area.left]
        found += [(other, name) for other, each in open_areas if each.overlaps(area)]
        open_areas.append((name, area))
    return found


def faults(drawing, width=None, height=None):
    """Everything that is wrong with the geometry of a drawing."""
    framed = {shape.id: area_of(shape) for shape in drawing.shapes if shape.framed}
    wrong = [f"{one} overlaps {other}" for one, other in overlapping(framed.items())]
    if width is not None:
        sheet = Area(0, 0, width, height)
        wrong += [f"{shape.id} leaves the sheet" for shape in drawing.shapes if not sheet.contains(area_of(shape))]
    for shape in drawing.shapes:
        outside = [line.text for line in shape.lines if not area_of(shape).contains(text_area(line), slack=0.5)]
        wrong += [f"text {text!r} leaves {shape.id}" for text in outside]
        if not shape.framed and not any(area.contains(area_of(shape)) for area in framed.values()):
            wrong.append(f"member {shape.id} is in no card")
    for connector in drawing.connectors:
        wrong += crossings(connector, framed)
    return wrong


def crossings(connector, framed):
    """Boxes that a line passes through, and ends that do not meet their boxes."""
    wrong = []
    end_x, end_y = connector.points[-1]
    head = framed[connector.head]
    if not head.contains(Area(end_x, end_y, end_x, end_y)):
        wrong.append(f"{connector} does not reach its box")
    for (x, y), (next_x, next_y) in zip(connector.points, connector.points[1:], strict=False):
        if abs(x - next_x) > 0.01 and abs(y - next_y) > 0.01:
            wrong.append(f"{connector} is slanted")
        piece = Area(min(x, next_x) - 0.1, min(y, next_y) - 0.1, max(x, next_x) + 0.1, max(y, next_y) + 0.1)
        wrong += [f"{connector} crosses {name}" for name, area in framed.items() if area.overlaps(piece, slack=0.15)]
    return wrong
