"""DOT with fixed positions: what any Graphviz draws of it is what the layout decided."""

import shutil
import subprocess

import pytest
from chart_reader import Picture
from chart_samples import HOSTILE, THEME, balanced, chart_of, charts, pages_of, star
from hypothesis import given, settings

from render.typesetting.graphviz_engine import MACHINE, PURE, run
from render.writers.dot import dot

needs_dot = pytest.mark.skipif(not shutil.which("dot"), reason="needs the machine's own dot: apt-get install graphviz")
ENGINES = [PURE, pytest.param(MACHINE, marks=needs_dot)]
# Graphviz 2.43 rounds positions and sizes; 16 keeps them exactly.
EXACT = {PURE: 0.02, MACHINE: 1.6}


def drawn(graph, engine=PURE):
    """What Graphviz draws of a file, told to keep all positions."""
    return run("neato", "svg", graph, engine, keep=2)


def all_lines(page):
    return [*(line for shape in page.drawing.shapes for line in shape.lines), *page.heading, *page.footer]


@pytest.mark.parametrize("engine", ENGINES)
def test_every_line_of_text_is_where_the_layout_put_it(engine):
    page = pages_of(balanced(40, 5, titles=("工程师", "Customer success consultant"), details=("李雷",)))[0]
    picture, slack = Picture(drawn(dot(page, THEME), engine)), EXACT[engine]
    assert len(picture.words) == len(all_lines(page))
    for line in all_lines(page):
        x = line.x + line.width / 2 if line.centred else line.x
        anchor = "middle" if line.centred else "start"
        same = [word for word in picture.words if (word.text, word.anchor) == (line.text, anchor)]
        assert any(abs(word.x - x) < slack and abs(word.y - line.baseline) < slack for word in same), line


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("title", HOSTILE)
def test_text_is_text(engine, title):
    page = pages_of(chart_of([0, 0], titles=(title,), details=(title,)))[0]
    picture = Picture(drawn(dot(page, THEME), engine))
    assert sorted(word.text for word in picture.words) == sorted(line.text for line in all_lines(page))
    assert len(picture.boxes) == 3


@settings(max_examples=25)
@given(chart=charts(most=8))
def test_text_of_any_chart_is_text(chart):
    page = pages_of(chart)[0]
    words = Picture(drawn(dot(page, THEME))).words
    assert sorted(word.text for word in words) == sorted(line.text for line in all_lines(page))


def test_a_cut_title_is_whole_in_the_tooltip():
    title = '超长"岗位"名称&amp;\\N' * 30
    page = pages_of(chart_of([], titles=(title,)))[0]
    assert Picture(drawn(dot(page, THEME))).tooltips == {"b0": title}


@pytest.mark.parametrize("identity", ["a b", "数据部", 'say "x"', "\\N", "<b>", "node", "1", "a:b", "c\\", "&amp;"])
def test_any_id_is_a_node_of_its_own(identity):
    chart = chart_of([0, 0])
    boxes = (chart.boxes[0], *(type(box)(f"{identity}{box.id}", *box_rest(box)) for box in chart.boxes[1:]))
    page = pages_of(type(chart)(identity, "图", boxes))[0]
    assert {box.id for box in Picture(drawn(dot(page, THEME))).boxes} == {box.id for box in boxes}


def box_rest(box):
    return box.role, box.title, box.parent


@needs_dot
def test_plain_dot_keeps_the_positions():
    """Without any option: the file itself says that nothing is to be moved."""
    page = pages_of(star(5))[0]
    plain = subprocess.run(["dot", "-Tsvg"], input=dot(page, THEME).encode(), capture_output=True, check=True).stdout
    assert Picture(plain).boxes == Picture(drawn(dot(page, THEME), MACHINE)).boxes


def test_golden(golden):
    page = pages_of(chart_of([0, 0, 1, 1], titles=("电商运营团队", 'R&D "core"', "商品组"), details=("经理",)))[0]
    golden("writers/chart.gv", dot(page, THEME))
