"""The promises of charts, checked on the SVG as a stranger would read it: geometry, words, completeness.

Nothing here knows how a chart was laid out. Text is measured by FreeType (through Pillow) with the font's own file.
"""

import re
from collections import Counter
from functools import partial
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from chart_samples import FAMILY, HOSTILE, THEME, Area, overlapping
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import ImageFont

from render.chart_settings import ChartSettings, Style
from render.locales import load_locale
from render.organisation import Membership, Organisation, Person, Post, Text, Unit, UnitType
from render.products.org_chart import org_chart
from render.spec import load
from render.typesetting import fonts
from render.typesetting.paging import chart_pages
from render.writers.svg import svg

SVG = "{http://www.w3.org/2000/svg}"
ZH = load_locale("zh")


class Box(NamedTuple):
    id: str
    area: Area
    words: list
    is_framed: bool


class Word(NamedTuple):
    text: str
    area: Area
    size: float


class Sheet:
    """What an SVG shows: boxes with their words, lines, words that are in no box."""

    def __init__(self, picture):
        root = etree.fromstring(picture)
        self.width, self.height = (float(root.get(side)[:-2]) for side in ("width", "height"))
        self.boxes, self.lines, self.words = [], [], []
        for group in root.iter(f"{SVG}g"):
            if group.get("class") == "lines":
                self.lines += [points(path.get("d")) for path in group.iter(f"{SVG}path")]
            elif group.get("id"):
                self.boxes.append(self._box(group))
        in_boxes = {word for box in self.boxes for word in box.words}
        self.words = [word for word in map(self._word, root.iter(f"{SVG}text")) if word not in in_boxes]

    def _box(self, group):
        words = [self._word(text) for text in group.iter(f"{SVG}text")]
        frames = [[float(rect.get(key)) for key in ("x", "y", "width", "height")] for rect in group.iter(f"{SVG}rect")]
        if not frames:
            return Box(group.get("id"), around([word.area for word in words]), words, False)
        ((x, y, width, height),) = frames
        return Box(group.get("id"), Area(x, y, x + width, y + height), words, True)

    def _word(self, element):
        text, size = element.text or "", float(element.get("font-size"))
        width = measured(text, size, bold=element.get("font-weight") == "bold")
        x, y = float(element.get("x")), float(element.get("y"))
        left = x - width / 2 if element.get("text-anchor") == "middle" else x
        return Word(text, Area(left, y - 0.75 * size, left + width, y + 0.12 * size), size)


def points(path):
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def around(areas):
    return Area(
        min(area.left for area in areas), min(area.top for area in areas),
        max(area.right for area in areas), max(area.bottom for area in areas),
    )  # fmt: skip


def measured(text, size, *, bold, known={}):  # noqa: B006  # a font is opened once
    """The width of a text; characters that the font lacks count as nothing."""
    if not known:
        package, file = fonts._CJK
        path = str(files(package) / file)
        for heavy in (False, True):
            known[heavy] = ImageFont.truetype(path, 100, index=fonts._SIMPLIFIED_CHINESE)
    lacking = FAMILY.regular.lacking(set(text))
    plain = "".join(char for char in text if char not in lacking)
    return known[bold].getlength(plain) * size / 100


def faults(sheet, smallest):
    """Everything that is wrong with a sheet."""
    paper = Area(0, 0, sheet.width, sheet.height)
    framed = [box for box in sheet.boxes if box.is_framed]
    yield from (f"{pair} overlap" for pair in overlapping([(box.id, box.area) for box in framed]))
    words = [(f"{box.id}: {word.text}", word.area) for box in sheet.boxes for word in box.words]
    yield from (f"words overlap: {pair}" for pair in overlapping(words))
    for box in sheet.boxes:
        yield from (f"{box.id} leaves the sheet" for _ in [0] if not paper.contains(box.area))
        yield from (
            f"{word.text!r} leaves {box.id}" for word in box.words if not box.area.contains(word.area, slack=0.6)
        )
        yield from (f"{word.text!r} is too small" for word in box.words if word.size < smallest - 0.01)
        is_alone = box.id.startswith("_sign") or any(other.area.contains(box.area, slack=0.6) for other in framed)
        if not box.is_framed and not is_alone:
            yield f"{box.id} is in no card"
    ends = [line[-1] for line in sheet.lines]
    for box in [box for box in framed[1:] if not box.id.startswith("_sign")]:
        yield from (f"no line comes to {box.id}" for _ in [0] if not any(map(partial(is_on_edge, box.area), ends)))
    yield from (f"{word.text!r} leaves the sheet" for word in sheet.words if not paper.contains(word.area))
    for line in sheet.lines:
        yield from (f"a line leaves the sheet at {place}" for place in line if not paper.contains(Area(*place, *place)))
        for (x, y), (u, v) in pairwise(line):
            piece = Area(min(x, u) - 0.3, min(y, v) - 0.3, max(x, u) + 0.3, max(y, v) + 0.3)
            yield from (f"a line crosses {box.id}" for box in framed if box.area.overlaps(piece, slack=0.4))


def is_on_edge(area, place, slack=0.1):
    x, y = place
    inner = Area(area.left + slack, area.top + slack, area.right - slack, area.bottom - slack)
    return area.contains(Area(x, y, x, y), slack) and not inner.contains(Area(x, y, x, y), 0)


def drawn(organisation, chart_settings, locale=ZH):
    chart = org_chart(organisation, locale)
    pages = chart_pages(chart, FAMILY, THEME.chart, chart_settings)
    return chart, [Sheet(svg(page, THEME, "图")) for page in pages]


def posts_of(organisation, sheets, chart):
    """The posts that boxes stand for, by sheet: each in one box."""
    stands_for = {box.id: list(box.ids or (box.id,)) for box in chart.boxes}
    heads = {unit.id: unit.head for unit in organisation.units if unit.head} | {chart.boxes[0].id: organisation.head}
    for sheet in sheets:
        posts = Counter(post for box in sheet.boxes for post in stands_for.get(box.id, ()))
        posts.update(heads[box.id] for box in sheet.boxes if heads.get(box.id))
        assert {post: count for post, count in posts.items() if count > 1} == {}
        yield set(posts)


def miscounted(sheets, chart):
    """Boxes that stand for several posts and do not say for how many."""
    counts = {box.id: len(box.ids) for box in chart.boxes if box.ids}
    for box in (box for sheet in sheets for box in sheet.boxes if box.id in counts):
        said = re.search(r"×\s?(\d+)", " ".join(word.text for word in box.words))
        if not said or int(said[1]) != counts[box.id]:
            yield box


titles = st.sampled_from(["工程师", "数据分析师", "Customer success consultant", "质检员", *HOSTILE])


@st.composite
def organisations(draw):
    """Trees of posts and units with assistants, staff units, dotted lines, committees, vacancies and people."""
    posts, units = [], []
    words = [Text(title) for title in draw(st.lists(titles, min_size=1, max_size=6))]
    for number in range(draw(st.integers(0, 5))):
        parent = draw(st.sampled_from([None, *(unit.id for unit in units)]))
        kind, staff = draw(st.sampled_from(UnitType)), draw(st.integers(0, 3)) == 0
        units.append(Unit(f"u{number}", words[number % len(words)], kind, parent, parent, staff=staff))
    for number in range(draw(st.integers(0, 22))):
        above = draw(st.sampled_from([None, *(post.id for post in posts), *(unit.id for unit in units)]))
        others = [post.id for post in posts]
        assists = draw(st.integers(0, 5)) == 0 and above in others
        dotted = (draw(st.sampled_from(others)),) if others and draw(st.integers(0, 4)) == 0 else ()
        unit = above if above and above.startswith("u") else None
        title, count = words[number % len(words)], draw(st.sampled_from([None, 1, 1, 4]))
        more = {"headcount": count, "assistant_to": above if assists else None, "dotted_to": dotted}
        posts.append(Post(f"p{number}", title, unit, above, **more))
    people = (Person("h", Text(draw(titles))),)
    held = tuple(Membership("h", post.id) for post in posts[:1])
    return Organisation(
        "acme", Text(draw(titles)), units=tuple(units), posts=tuple(posts), people=people, memberships=held
    )


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(organisations(), st.sampled_from(["A4", "A5", "slide"]), st.sampled_from(Style))
def test_any_organisation_is_drawn_as_promised(organisation, page, style):
    chart, sheets = drawn(organisation, ChartSettings(page, style=style))
    assert [fault for sheet in sheets for fault in faults(sheet, THEME.chart.min_text)] == []
    assert {post.id for post in organisation.posts} <= set().union(*posts_of(organisation, sheets, chart))


def test_posts_alike_are_counted_in_their_box():
    workers = [Post(f"p{number}", Text("工程师"), "u", "u") for number in range(7)]
    others = [Post("q", Text("会计"), "u", "u")]
    unit = Unit("u", Text("研发部"), UnitType.DEPARTMENT, None, None)
    organisation = Organisation("acme", Text("公司"), units=(unit,), posts=(*workers, *others))
    chart, sheets = drawn(organisation, ChartSettings())
    assert list(miscounted(sheets, chart)) == []
    assert {"×7"} <= {word.text[-2:] for box in sheets[0].boxes for word in box.words}
    assert {post.id for post in organisation.posts} <= next(posts_of(organisation, sheets, chart))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_seed_is_drawn_as_promised(language):
    organisation = load(Path(__file__).parents[2] / "specs" / "ecommerce.yaml", language).organisation
    chart, sheets = drawn(organisation, ChartSettings(), load_locale(language))
    assert [fault for sheet in sheets for fault in faults(sheet, 9.0 if sheet is sheets[0] else 7.0)] == []
    overview = next(iter(posts_of(organisation, sheets, chart)))
    assert {post.id for post in organisation.posts} <= overview


def test_the_reader_sees_what_is_wrong():
    """A reader that finds nothing wrong in anything would be of no use."""
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200pt" height="100pt">'
        '<g id="a" class="box"><rect x="10" y="10" width="80" height="40"/>'
        '<text x="50" y="30" font-size="30">超出方框</text></g>'
        '<g id="b" class="box"><rect x="80" y="40" width="110" height="55"/>'
        '<text x="100" y="80" font-size="5">小</text></g>'
        '<g class="lines"><path d="M0,20 210,20"/></g></svg>'
    )
    found = "\n".join(faults(Sheet(picture), 7.0))
    for words in ("overlap", "no line comes to b", "leaves a", "is too small", "crosses a", "a line leaves the sheet"):
        assert words in found
