"""Frames of vacancies and of committees, and dotted lines: told apart in every format, explained where they occur."""

import re
from io import BytesIO

import pdfplumber
import pytest
from chart_samples import FAMILY, LOOK, THEME, pages_of
from lxml import etree
from mxgraph_reader import read_mxfile
from pptx import Presentation

from render.content import Box, BoxRole, Chart, DottedLine, SignWords
from render.typesetting.paging import fit_chart
from render.writers.chart_pdf import pdf
from render.writers.dot import dot
from render.writers.drawio import drawio
from render.writers.powerpoint import powerpoint
from render.writers.svg import svg
from render.writers.word_parts import drawing as word_drawing
from render.writers.word_parts.bookmarks import NO_BOOKMARKS

WORDS = SignWords("空缺", "委员会", "虚拟团队", "岗位", "虚线上级", "↗ 虚线上级")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLAIN, VACANT, COMMITTEE = "plain", "vacant", "committee"


def chart(*boxes):
    """Boxes below one, which is a department."""
    top = Box("top", BoxRole.ORGANIZATION, "公司", None)
    return Chart("overview", "组织架构图", (top, *boxes), "HR-ORG-001", "zh-CN", sign_words=WORDS)


def post(id, **more):
    return Box(id, BoxRole.POST, "会计", 0, **more)


def committee(id, role=BoxRole.COMMITTEE):
    return Box(id, role, "预算委员会", 0)


THREE = chart(post(PLAIN), post(VACANT, vacant=True), committee(COMMITTEE))


def legend_of(drawing):
    return [shape.lines[0].text for shape in drawing.shapes if shape.id.startswith("_sign")]


# ---------------------------------------------------------------- what is explained


@pytest.mark.parametrize(
    ("boxes", "said"),
    [
        ((), []),
        ((post("a"), post("b")), []),
        ((post("a", vacant=True), post("b", vacant=True)), ["空缺"]),
        ((committee("a"), committee("b", BoxRole.VIRTUAL)), ["委员会", "虚拟团队"]),
        ((post("a"), post("b", dotted_to=(DottedLine("a", "会计"),))), ["岗位", "虚线上级"]),
        ((post("a"), post("b", dotted_to=(DottedLine("far", "总会计师"),))), ["↗ 虚线上级"]),
    ],
)
def test_only_signs_that_occur_are_explained(boxes, said):
    (page,) = pages_of(chart(*boxes))
    assert legend_of(page.drawing) == said
    assert legend_of(fit_chart(chart(*boxes), FAMILY, LOOK, 460, 600)) == said


def test_a_page_explains_what_is_on_it_and_not_what_is_on_others():
    unit = Box("unit", BoxRole.UNIT, "财务部", 0, page_title="财务部", own_page=True)
    below = (Box("a", BoxRole.POST, "会计", 2, vacant=True), Box("b", BoxRole.POST, "出纳", 2))
    first, second = pages_of(chart(committee("c"), unit, *below))
    assert legend_of(first.drawing) == ["空缺", "委员会"]
    assert legend_of(second.drawing) == ["空缺"]


def test_the_legend_stands_between_chart_and_footer_and_is_as_far_left_as_both():
    (page,) = pages_of(THREE)
    pills = [shape for shape in page.drawing.shapes if shape.id.startswith("_sign")]
    others = [shape for shape in page.drawing.shapes if shape not in pills]
    assert min(pill.x for pill in pills) == page.footer[0].x
    assert max(shape.y + shape.height for shape in others) < min(pill.y for pill in pills)
    assert max(pill.y + pill.height for pill in pills) < page.footer[0].baseline - page.footer[0].size * 0.9


def test_in_papers_it_stands_below_the_chart():
    drawing = fit_chart(THREE, FAMILY, LOOK, 460, 600)
    assert legend_of(drawing) == ["空缺", "委员会"]
    lowest = max(shape.y + shape.height for shape in drawing.shapes if not shape.id.startswith("_"))
    pills = [shape for shape in drawing.shapes if shape.id.startswith("_")]
    assert all(lowest < pill.y and pill.y + pill.height <= drawing.height + 0.01 for pill in pills)


def test_no_room_is_kept_for_a_legend_that_there_can_never_be():
    (with_signs,), (without,) = pages_of(THREE), pages_of(chart(post(PLAIN), post("b"), post("c")))
    assert legend_of(with_signs.drawing) and not legend_of(without.drawing)
    (wordless,) = pages_of(Chart("overview", "图", THREE.boxes))
    assert legend_of(wordless.drawing) == []


# ---------------------------------------------------------------- how frames are drawn


def from_svg(page):
    group = re.compile(r'<g id="([^"]+)" class="box.*?<rect [^>]*?(?:stroke-dasharray="([^"]*)")?/>')
    return dict(group.findall(svg(page, THEME).decode()))


def from_dot(page):
    nodes = re.findall(r'^  "?([\w-]+)"? \[.*style="rounded,filled,?(\w*)"', dot(page, THEME), re.MULTILINE)
    return dict(nodes)


def from_drawio(page):
    (diagram,) = read_mxfile(drawio([page], THEME))
    cells = {id.removeprefix("box-"): cell.style for id, cell in diagram.cells.items()}
    return {id: style["dashed"] != "0" and style["dashPattern"] for id, style in cells.items() if "dashed" in style}


def from_powerpoint(page):
    (slide,) = Presentation(BytesIO(powerpoint([page], THEME, None))).slides
    titles = {shape.title: shape.id for shape in page.drawing.shapes}
    return {
        titles[shape.name]: [dash.get("val") for dash in shape._element.iter(f"{A}prstDash")]
        for shape in slide.shapes
        if shape.name in titles
    }


def from_word(page):
    run = word_drawing.chart(page.drawing, LOOK, word_drawing.Words("图", "图"), 1, "rId1", NO_BOOKMARKS)
    root = etree.fromstring(run.replace("<w:r>", '<w:r xmlns:w="urn:w" xmlns:wp="urn:p" xmlns:r="urn:r">', 1))
    named = {shape.title: shape.id for shape in page.drawing.shapes}
    return {
        named[shape[0].get("name")]: [dash.get("val") for dash in shape.iter(f"{A}prstDash")]
        for shape in root.iter("{*}wsp")
        if shape[0].get("name") in named
    }


def from_pdf(page):
    with pdfplumber.open(BytesIO(pdf(page, THEME, FAMILY))) as opened:
        frames = [curve for curve in opened.pages[0].curves if curve["stroke"]]
    places = {(round(frame["x0"]), round(frame["top"])): frame["dash"] for frame in frames}
    return {shape.id: places.get((round(shape.x), round(shape.y))) for shape in page.drawing.shapes}


@pytest.mark.parametrize("read", [from_svg, from_dot, from_drawio, from_powerpoint, from_word, from_pdf])
def test_vacancies_committees_and_others_have_different_frames_and_the_legend_the_same(read):
    boxes = (post(PLAIN), post(VACANT, vacant=True)._replace(title="出纳"), committee(COMMITTEE))
    (page,) = pages_of(chart(*boxes))
    frames = {id: str(frame) for id, frame in read(page).items()}
    assert len({frames[PLAIN], frames[VACANT], frames[COMMITTEE]}) == 3
    assert frames["_sign-vacant"] == frames[VACANT]
    assert frames["_sign-committee"] == frames[COMMITTEE]
