"""Every paper shows the same chart: what `charts` says in the spec, or the command says, holds for all of them."""

import zipfile
from collections import Counter
from io import BytesIO

import pdfplumber
import pytest
from lxml import etree
from pdf_check.tags import read_structure
from PIL import Image

from render.cli import main

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
GROUP = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}wgp"
SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
SVG = "{http://www.w3.org/2000/svg}"
TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
SPEC = """
organization: {id: acme, name: Acme, head: boss}
posts:
  - {id: boss, title: Director, grade: M9}
  - {id: aide, title: Aide, grade: P1, assistant_to: boss}
units:
  - id: north
    name: North
    head: captain
    posts:
      - {id: captain, title: Captain, grade: M2, headcount: 1}
      - {id: mate, title: Mate, grade: P1, headcount: 3, dotted_to: [purser]}
    units: [{id: deck, name: Deck, type: group, posts: [{id: hand, title: Hand, grade: P1, headcount: 2}]}]
  - id: south
    name: South
    posts:
      - {id: purser, title: Purser, grade: P2, headcount: 1}
      - {id: cook1, title: Cook, grade: P1, headcount: 1}
      - {id: cook2, title: Cook, grade: P1, headcount: 1}
people: [{id: ann, name: Ann, photo: ann.png}, {id: ben, name: Ben}]
memberships: [{person: ann, post: boss}, {person: ben, post: purser}]
"""
SMALL_PRINT = 8.5
PAPERS = ("handbook.docx", "responsibilities.docx", "handbook.pdf")
SETTINGS = (
    "{}",
    "{depth: 1}",
    "{colour_by: unit}",
    "{colour_by: grade, depth: 2}",
    "{show: []}",
    "{show: [holders, headcount]}",
    "{style: compact, colour_by: vacancy}",
)


def built(folder, charts, *options):
    (folder / "acme.yaml").write_text(f"{SPEC}charts: {charts}\n", "utf-8")
    face = BytesIO()
    Image.new("RGB", (30, 40), "red").save(face, "PNG")
    (folder / "ann.png").write_bytes(face.getvalue())
    assert main(["build", str(folder / "acme.yaml"), "-o", str(folder / "out"), "-q", *options]) == 0
    return folder / "out" / "acme"


@pytest.mark.parametrize("charts", SETTINGS)
def test_what_is_set_holds_for_every_paper(charts, tmp_path):
    folder = built(tmp_path, charts)
    drawn = letters_of_svg(folder / "charts" / "overview.svg")
    shown = {name: letters_of(folder / name) for name in PAPERS}
    assert shown == dict.fromkeys(PAPERS, drawn)
    photos = [1] * len(PAPERS) if "show" not in charts else [0] * len(PAPERS)
    assert [photos_of(folder / name) for name in PAPERS] == photos
    fills = {name: fills_of(folder / name) for name in PAPERS[:2]}
    assert fills == dict.fromkeys(PAPERS[:2], fills_of_svg(folder / "charts" / "overview.svg"))


def test_what_the_command_says_holds_for_every_paper(tmp_path):
    folder = built(tmp_path, "{depth: 2, colour_by: unit}", "--depth", "1", "--colour-by", "grade")
    drawn = letters_of_svg(folder / "charts" / "overview.svg")
    assert "Hand" not in drawn and "M" in drawn
    assert [letters_of(folder / name) for name in PAPERS] == [drawn] * len(PAPERS)


def test_a_department_below_the_depth_has_no_chart_of_its_own(tmp_path):
    whole, one_level = (
        read_structure((built(tmp_path, charts) / "handbook.pdf").read_bytes()) for charts in SETTINGS[:2]
    )
    assert (len(whole.all("Figure")), len(one_level.all("Figure"))) == (3, 1)


@pytest.mark.parametrize(("charts", "is_small"), [("{}", True), ("{min_text: 10}", False)])
def test_the_smallest_text_is_as_small_as_is_set(charts, is_small, tmp_path):
    posts = ", ".join(f"{{id: p{number}, title: Representative {number}}}" for number in range(60))
    crowd = "".join(f"  - {{id: u{number}, name: Region {number}}}\n" for number in range(40))
    spec = tmp_path / "o.yaml"
    spec.write_text(
        f"organization: {{id: o, name: O}}\nunits:\n  - {{id: u, name: U, posts: [{posts}]}}\n{crowd}charts: {charts}\n"
    )
    assert main(["handbook", str(spec), "-o", str(tmp_path), "-q"]) == 0
    with pdfplumber.open(tmp_path / "o" / "handbook.pdf") as book:
        smallest = min(letter["size"] for page in book.pages for letter in page.chars)
    assert (smallest < SMALL_PRINT - 0.01) is is_small


def letters_of_svg(path):
    return letters(text.text for box in boxes_of_svg(path) for text in box.iter(f"{SVG}text"))


def boxes_of_svg(path):
    return [group for group in etree.parse(path).iter(f"{SVG}g") if group.get("class", "").startswith("box ")]


def letters(texts):
    """How often each letter is there, wherever lines are broken."""
    return Counter("".join("".join(texts).split()))


def letters_of(path):
    if path.suffix == ".pdf":
        return letters(read_structure(path.read_bytes()).all("Figure")[0].text)
    return letters(text.text for text in chart(path).iter(TEXT))


def photos_of(path):
    if path.suffix == ".pdf":
        with pdfplumber.open(path) as book:
            return sum(len(page.images) for page in book.pages)
    return len(list(chart(path).iter(PICTURE)))


def fills_of(path):
    return Counter(
        colour.get("val").lower()
        for shape in chart(path).iter(SHAPE)
        for fill in shape[2].findall(f"{A}solidFill")
        for colour in fill
    )


def fills_of_svg(path):
    frames = (frame for box in boxes_of_svg(path) for frame in box.iter(f"{SVG}rect"))
    return Counter(frame.get("fill").removeprefix("#").lower() for frame in frames)


def chart(path):
    """The first chart of a Word paper, as native shapes."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return next(next(root.iter(CHOICE)).iter(GROUP))
