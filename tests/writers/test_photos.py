"""Photos of people in charts: in the box, left of the text, the same in every format, or a clear error."""

import base64
import zipfile
from io import BytesIO
from pathlib import PurePath

import pdfplumber
import pytest
from chart_samples import FAMILY, THEME, faults
from lxml import etree
from mxgraph_reader import UNITS, read_mxfile
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from word_samples import paper

from render.chart_settings import ChartSettings, Detail
from render.cli import main
from render.content import Figure
from render.diagnostics import ToolError
from render.locales import load_locale
from render.organisation import Membership, Organisation, Person, Post, Text
from render.products.org_chart import org_chart
from render.typesetting.paging import chart_pages
from render.writers.chart_pdf import pdf
from render.writers.drawio import drawio
from render.writers.photos import fitted
from render.writers.powerpoint import powerpoint
from render.writers.svg import svg
from render.writers.word import docx

SVG = "{http://www.w3.org/2000/svg}"


def picture(colour, size=(300, 400), kind="PNG"):
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, kind)
    return file.getvalue()


def organisation():
    people = (
        Person("a", Text("王建国"), photo=picture("red")),
        Person("b", Text("李雷"), photo=picture("blue", (400, 300), "JPEG")),
        Person("c", Text("韩梅梅")),
    )
    posts = (Post("gm", Text("总经理"), None, None),)
    posts += tuple(Post(f"p{number}", Text("经理"), None, "gm") for number in range(3))
    holders = ("a gm", "b p0", "c p1", "a p2", "b p2")
    held = tuple(Membership(*words.split()) for words in holders)
    return Organisation("acme", Text("公司"), head="gm", posts=posts, people=people, memberships=held)


@pytest.fixture(scope="module")
def page():
    return chart_pages(org_chart(organisation(), load_locale("zh")), FAMILY, THEME.chart, ChartSettings())[0]


def test_a_photo_stands_in_its_box_left_of_the_text(page):
    assert faults(page.drawing, page.width, page.height) == []
    with_photo = {shape.id: shape for shape in page.drawing.shapes if shape.photo}
    assert set(with_photo) == {"acme", "p0"}, "not where several hold a post"
    for shape in with_photo.values():
        photo = shape.photo
        assert shape.x < photo.x and photo.x + photo.width < min(line.x for line in shape.lines)
        assert shape.y < photo.y and photo.y + photo.height < shape.y + shape.height
        assert photo.width / photo.height == pytest.approx(0.75)


def test_pdf_and_svg_have_it_in_the_same_place(page):
    drawn = pdfplumber.open(BytesIO(pdf(page, THEME, FAMILY))).pages[0].images
    root = etree.fromstring(svg(page, THEME, "图"))
    images = list(root.iter(f"{SVG}image"))
    assert len(drawn) == len(images) == 2
    for image, other in zip(images, drawn, strict=True):
        place = float(image.get("x")), float(image.get("y"))
        assert place == pytest.approx((other["x0"], other["top"]), abs=0.6)
        data = base64.b64decode(image.get("href").partition(",")[2])
        assert Image.open(BytesIO(data)).size == other["srcsize"]


def test_drawio_and_powerpoint_have_it_in_the_same_place(page):
    """A picture of its own, that moves with the box."""
    meant = [(shape, shape.photo) for shape in page.drawing.shapes if shape.photo]
    (diagram,) = read_mxfile(drawio([page], THEME))
    images = [cell for cell in diagram.cells.values() if cell.image]
    groups = [group for group in presentation(page).shapes if group.shape_type == MSO_SHAPE_TYPE.GROUP]
    assert len(images) == len(groups) == len(meant) == 2
    for (shape, photo), cell, group in zip(meant, images, groups, strict=True):
        assert cell.parent == f"box-{shape.id}"
        assert cell.area == pytest.approx((photo.x, photo.y, photo.width, photo.height), abs=0.01)
        box, picture = group.shapes
        assert (box.name, picture.shape_type) == (shape.title, MSO_SHAPE_TYPE.PICTURE)
        place = picture.left.pt, picture.top.pt, picture.width.pt, picture.height.pt
        assert place == pytest.approx((photo.x, photo.y, photo.width, photo.height), abs=0.01)
        sizes = [Image.open(BytesIO(data)).size for data in (cell.image, picture.image.blob)]
        assert sizes[0] == sizes[1]


def test_text_beside_a_photo_keeps_to_its_middle(page):
    """In programs that set the text themselves, with whatever fonts they have."""
    (diagram,) = read_mxfile(drawio([page], THEME))
    groups = [group for group in presentation(page).shapes if group.shape_type == MSO_SHAPE_TYPE.GROUP]
    boxes = {group.shapes[0].name: group.shapes[0] for group in groups}
    for shape in (shape for shape in page.drawing.shapes if shape.photo):
        middle = shape.lines[0].x + shape.lines[0].width / 2 - shape.x
        style = diagram.cells[f"box-{shape.id}"].style
        left, right = (float(style[f"spacing{side}"]) / UNITS for side in ("Left", "Right"))
        assert left >= shape.photo.x + shape.photo.width - shape.x - 0.01
        assert (left + shape.width - right) / 2 == pytest.approx(middle, abs=0.1)
        frame = boxes[shape.title].text_frame
        assert (frame.margin_left.pt, frame.margin_right.pt) == pytest.approx((left, right), abs=0.01)


def presentation(page):
    return Presentation(BytesIO(powerpoint([page], THEME))).slides[0]


def test_a_photo_that_is_in_two_charts_is_in_the_word_file_once():
    chart = org_chart(organisation(), load_locale("zh"))
    figures = tuple(Figure(chart, f"图 {number}", "", f"f{number}") for number in (1, 2))
    with zipfile.ZipFile(BytesIO(docx(paper(*figures), THEME))) as package:
        names = [name for name in package.namelist() if "Photo" in name]
        relations = package.read("word/_rels/document.xml.rels").decode()
        drawn = package.read("word/document.xml").decode()
        sizes = {Image.open(BytesIO(package.read(name))).size for name in names}
    assert len(names) == 2
    for name in names:
        relation = PurePath(name).stem
        assert relations.count(f'Id="{relation}"') == 1
        assert drawn.count(f'r:embed="{relation}"') == 2
    assert all(width / height == pytest.approx(0.75, abs=0.02) for width, height in sizes)


def test_no_photos_where_they_are_not_wanted():
    chart = org_chart(organisation(), load_locale("zh"), frozenset({Detail.HOLDERS}))
    assert not any(box.photo for box in chart.boxes)


def test_what_is_no_picture_is_an_error_and_no_traceback(tmp_path, capsys):
    with pytest.raises(ToolError, match="cannot be read"):
        fitted(picture("red")[:60], 30, 40)
    (tmp_path / "p.png").write_bytes(picture("red")[:60] + b"IEND\xaeB`\x82")
    spec = tmp_path / "acme.yaml"
    spec.write_text(
        "organization: {id: acme, name: 公司}\nposts: [{id: p, title: 经理}]\n"
        "people: [{id: a, name: 王建国, photo: p.png}]\nmemberships: [{person: a, post: p}]\n", "utf-8"
    )  # fmt: skip
    assert main(["charts", str(spec), "-o", str(tmp_path / "out"), "-q"]) == 2
    assert "A photo of the spec cannot be read" in capsys.readouterr().err
    assert not list((tmp_path / "out").rglob("*.svg"))
    (tmp_path / "p.png").write_bytes(picture("red")[:60])
    assert main(["charts", str(spec), "-o", str(tmp_path / "out"), "-q"]) == 1
    assert f'{spec}:3:36: error[photo]: "p.png" is cut off' in capsys.readouterr().err


def test_a_photo_is_cut_in_the_middle_and_stands_on_white():
    wide = Image.new("RGBA", (900, 400), (0, 0, 0, 0))
    wide.paste((255, 0, 0, 255), (250, 0, 650, 400))
    file = BytesIO()
    wide.save(file, "PNG")
    made = fitted(file.getvalue(), 30, 40)
    assert [colour for _, colour in made.getcolors()] == [(255, 0, 0)]
    clear = BytesIO()
    Image.new("RGBA", (30, 40)).save(clear, "PNG")
    assert [colour for _, colour in fitted(clear.getvalue(), 30, 40).getcolors()] == [(255, 255, 255)]
