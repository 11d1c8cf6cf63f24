"""Charts as shapes in Word: text stands where the layout has it, also within round corners."""

import pytest
from chart_samples import LOOK, balanced, chart_of, pages_of
from lxml import etree

from render.typesetting.drawing import corner
from render.writers.word_parts.bookmarks import NO_BOOKMARKS
from render.writers.word_parts.drawing import Words, chart

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
EMU = 12_700


def boxes_of(drawing):
    run = chart(drawing, LOOK, Words("图", "图"), 1, "rId1", NO_BOOKMARKS)
    root = etree.fromstring(run.replace("<w:r>", '<w:r xmlns:w="urn:w" xmlns:wp="urn:p" xmlns:r="urn:r">', 1))
    return [shape for shape in root.iter("{*}wsp") if shape.find("{*}txbx") is not None]


def kept_free(box):
    """What ECMA-376 keeps free of text at each side of a round rectangle, in points."""
    guide = box.find(f".//{A}gd")
    if guide is None:
        return 0.0
    size = box.find(f".//{A}ext")
    return int(guide.get("fmla").split()[1]) / 100_000 * min(int(size.get("cx")), int(size.get("cy"))) * 0.29289 / EMU


@pytest.mark.parametrize("made", [chart_of([0, 0, 1], titles=("工程师", "运营部")), balanced(150, 6)])
def test_the_first_line_stands_as_high_as_in_the_layout(made):
    drawing = pages_of(made)[0].drawing
    boxes = boxes_of(drawing)
    assert len(boxes) == len(drawing.shapes)
    for box, shape in zip(boxes, drawing.shapes, strict=True):
        first = shape.lines[0]
        inset = int(box.find("{*}bodyPr").get("tIns")) / EMU
        slot = first.size * LOOK.line_height
        assert shape.y + kept_free(box) + inset + slot / 2 == pytest.approx(first.middle, abs=0.1)
        if shape.framed:
            assert kept_free(box) == pytest.approx(0.29289 * corner(shape), abs=0.01)
        if not first.centred:
            left = int(box.find("{*}bodyPr").get("lIns")) / EMU
            assert shape.x + kept_free(box) + left == pytest.approx(first.x, abs=0.1)
