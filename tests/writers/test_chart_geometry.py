"""The promises of charts, checked on the SVG as a stranger would read it: geometry, words, completeness.

Nothing here knows how a chart was laid out. Text is measured by FreeType (through Pillow) with the font's own file.
"""

import re
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
from render.writers.dot import dot
from render.writers.svg import svg
from render.writers.svg_access import accessible

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
        (graph,) = root.findall(f"{SVG}g")
        shift = re.search(r"translate\(([-\d.]+)[ ,]([-\d.]+)\)", graph.get("transform"))
        self._shift = float(shift[1]), float(shift[2])
        self.boxes, self.lines, self.words = [], [], []
        for group in graph.iterchildren(f"{SVG}g"):
            paths = [self._points(path.get("d")) for path in group.iter(f"{SVG}path")]
            words = [self._word(text) for text in group.iter(f"{SVG}text")]
            if group.get("class") == "edge":
                self.lines += paths
            elif group.get("id"):
                self.boxes.append(self._box(group.get("id"), paths, words))
            else:
                self.words += words

    def _box(self, identity, paths, words):
        if not paths:
            return Box(identity, around([word.area for word in words]), words, False)
        xs, ys = zip(*(point for path in paths for point in path), strict=True)
        return Box(identity, Area(min(xs), min(ys), max(xs), max(ys)), words, True)

    def _points(self, path):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
        return [(x + self._shift[0], y + self._shift[1]) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]

    def _word(self, element):
        text, size = element.text or "", float(element.get("font-size"))
        width = measured(text, size, bold=element.get("font-weight") == "bold")
        x, y = float(element.get("x")) + self._shift[0], float(element.get("y")) + self._shift[1]
        left = x - width / 2 if element.get("text-anchor") == "middle" else x
        return Word(text, Area(left, y - 0.75 * size, left + width, y + 0.12 * size), size)


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
        if not box.is_framed and not any(other.area.contains(box.area, slack=0.6) for other in framed):
            yield f"{box.id} is in no card"
    yield from (f"{word.text!r} leaves the sheet" for word in sheet.words if not paper.contains(word.area))
    for line in sheet.lines:
        yield from (f"a line leaves the sheet at {place}" for place in line if not paper.contains(Area(*place, *place)))
        for (x, y), (u, v) in pairwise(line):
            piece = Area(min(x, u) - 0.3, min(y, v) - 0.3, max(x, u) + 0.3, max(y, v) + 0.3)
            yield from (f"a line crosses {box.id}" for box in framed if box.area.overlaps(piece, slack=0.4))


def drawn(organisation, chart_settings, locale=ZH):
    chart = org_chart(organisation, locale)
    pages = chart_pages(chart, FAMILY, THEME.chart, chart_settings)
    return chart, [Sheet(accessible(svg(dot(page, THEME)), page, "图")) for page in pages]


def posts_of(organisation, sheets, chart):
    """The posts that boxes stand for, by sheet."""
    stands_for = {box.id: set(box.ids or (box.id,)) for box in chart.boxes}
    heads = {unit.id: unit.head for unit in organisation.units if unit.head}
    root = chart.boxes[0].id
    for sheet in sheets:
        ids = [box.id for box in sheet.boxes]
        assert len(ids) == len(set(ids)), "a box is on a sheet once"
        shown = set().union(*(stands_for[each] for each in ids))
        yield shown | {heads[each] for each in ids if each in heads} | ({organisation.head} if root in ids else set())


titles = st.sampled_from(["工程师", "数据分析师", "Customer success consultant", "质检员", *HOSTILE])


@st.composite
def organisations(draw):
    """Trees of posts and units with assistants, staff units, dotted lines, committees, vacancies and people."""
    posts, units = [], []
    words = [Text({"": title}) for title in draw(st.lists(titles, min_size=1, max_size=6))]
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
    people = (Person("h", Text({"": draw(titles)})),)
    held = tuple(Membership("h", post.id) for post in posts[:1])
    return Organisation(
        "acme", Text({"": draw(titles)}), units=tuple(units), posts=tuple(posts), people=people, memberships=held
    )


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(organisations(), st.sampled_from(["A4", "A5", "slide"]), st.sampled_from(Style))
def test_any_organisation_is_drawn_as_promised(organisation, page, style):
    chart, sheets = drawn(organisation, ChartSettings(page, style=style))
    assert [fault for sheet in sheets for fault in faults(sheet, THEME.chart.min_text)] == []
    shown = set().union(*posts_of(organisation, sheets, chart)) - {None}
    assert {post.id for post in organisation.posts} <= shown


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
        '<svg xmlns="http://www.w3.org/2000/svg" width="200pt" height="100pt"><g transform="translate(0 100)">'
        '<g id="a" class="box"><path d="M10,-90 90,-90 90,-50 10,-50"/>'
        '<text x="50" y="-70" font-size="30">超出方框</text></g>'
        '<g id="b" class="box"><path d="M80,-60 190,-60 190,-5 80,-5"/>'
        '<text x="100" y="-20" font-size="5">小</text></g>'
        '<g class="edge"><path d="M0,-80 210,-80"/></g></g></svg>'
    )
    found = "\n".join(faults(Sheet(picture), 7.0))
    for words in ("overlap", "leaves a", "is too small", "crosses a", "a line leaves the sheet"):
        assert words in found
