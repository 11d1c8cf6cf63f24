"""Arabic, Hebrew, Thai, Indic scripts and emoji in PDF files: read back as written, drawn where they belong."""

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pdfplumber
import pikepdf
import pypdf
import pypdfium2
import pytest
import uharfbuzz as hb
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pdf_check import assert_valid
from pptx import Presentation

from render.cli import main
from render.content import Document, Heading, Labels, NumberedList, Paragraph
from render.themes import load_theme
from render.typesetting.fonts import noto_sans
from render.typesetting.shaping import runs
from render.writers.pdf import pdf

SPEC = Path(__file__).parents[1] / "data/scripts.yaml"
TITLES = [
    "مدير HR (A/B) 2", "HR (مدير) 2", "מנהל/ת משאבי אנוש", "ผู้จัดการฝ่ายทรัพยากรบุคคล 2", "तकनीकी प्रबंधक (A/B) क्षेत्र",
    "பொறியாளர்", "কর্মী ব্যবস্থাপক", "质量 مدير（人事） QA",  "مُحَمَّد لا", "q\u0303 é",
    "👩‍💻 ok 👍🏽 🇨🇳", "اعتماد الميزانية (BUDGET 2026) قبل 31/12",
]  # fmt: skip


def paper(*texts: str) -> bytes:
    document = Document("", "", "en", Labels("c", ""), tuple(map(Paragraph, texts)))
    return pdf(document, load_theme("classic"), noto_sans())


def spoken(data: bytes) -> str:
    """What the pages say by the letter of the standard: codes in order, strings that are marked as reversed turned."""
    with pikepdf.open(BytesIO(data)) as file:
        return "".join(text for page in file.pages for text in _spoken(page))


def _spoken(page: pikepdf.Page):
    fonts = {name: _meanings(font) for name, font in page.Resources.Font.items()}
    font, open_marks = {}, []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "Tf":
            font = fonts[str(operands[0])]
        elif name in ("BMC", "BDC"):
            open_marks.append(str(operands[0]))
        elif name == "EMC":
            open_marks.pop()
        elif name == "TJ" and "/Artifact" not in open_marks:
            for shown in (bytes(item) for item in operands[0] if isinstance(item, pikepdf.String)):
                texts = [font[shown[at : at + 2]] for at in range(0, len(shown), 2)]
                yield "".join(reversed(texts) if "/ReversedChars" in open_marks else texts)


def _meanings(font: pikepdf.Object) -> dict[bytes, str]:
    pairs = {}
    for operands, operator in pikepdf.parse_content_stream(font.ToUnicode):
        if str(operator) == "endbfchar":
            codes = [bytes(item) for item in operands]
            pairs |= {code: text.decode("utf-16-be") for code, text in zip(codes[::2], codes[1::2], strict=True)}
    return pairs


@settings(deadline=None, max_examples=30)
@given(st.lists(st.lists(st.sampled_from(TITLES), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4))
def test_what_is_set_is_what_is_said(texts: list[str]) -> None:
    assert spoken(paper(*texts)).replace(" ", "") == "".join(texts).replace(" ", "")


@pytest.mark.parametrize("text", TITLES)
def test_readers_find_the_words(text: str) -> None:
    """Each has its own way with spaces and brackets where directions change, but all have the words."""
    data = paper(text)
    found = pypdf.PdfReader(BytesIO(data)).pages[0].extract_text()
    for word in text.replace("(", " ").replace(")", " ").replace("（", " ").replace("）", " ").split():
        assert word in found


@pytest.mark.parametrize("text", ["المدير العام", "מנהל משאבי אנוש", "ผู้จัดการฝ่าย", "मानव संसाधन", "பொறியாளர்"])
def test_two_readers_find_the_text_as_it_was_written(text: str) -> None:
    data = paper(text)
    assert text in pypdf.PdfReader(BytesIO(data)).pages[0].extract_text().splitlines()
    assert text in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded().splitlines()


def lefts(data: bytes) -> dict[str, float]:
    with pdfplumber.open(BytesIO(data)) as plumber:
        return {char["text"]: char["x0"] for char in plumber.pages[0].chars}


def test_letters_stand_from_right_to_left_at_the_right_edge() -> None:
    found = lefts(paper("אבג HR"))
    assert found["H"] < found["R"] < found["ג"] < found["ב"] < found["א"]
    page = load_theme("classic").page
    assert found["א"] > page.width - page.margin_right - 10


def test_numbers_of_a_list_stand_on_the_side_where_its_lines_begin() -> None:
    document = Document("", "", "en", Labels("c", ""), (NumberedList(("אבג", "xyz")),))
    found = lefts(pdf(document, load_theme("classic"), noto_sans()))
    assert found["ג"] < found["ב"] < found["א"] < found["1"]
    assert found["2"] < found["x"]


def test_headings_keep_their_numbers_at_the_left() -> None:
    document = Document("", "", "en", Labels("c", ""), (Heading("7.1\u2003אבג", 2, "h"),))
    found = lefts(pdf(document, load_theme("classic"), noto_sans()))
    assert found["7"] < found["ג"] < found["ב"] < found["א"]


def test_marks_are_drawn_with_their_letters() -> None:
    """One glyph has all of them: nothing is left to be put in place by who shows the page."""
    with pdfplumber.open(BytesIO(paper("ที่น้ำ"))) as plumber:
        assert [char["text"] for char in plumber.pages[0].chars] == ["ที่", "น้ำ"]


def test_papers_in_four_scripts_are_accessible_and_archival_and_the_same_each_time(tmp_path: Path) -> None:
    for place in ("one", "two"):
        assert main(["build", str(SPEC), "-o", str(tmp_path / place), "--quiet"]) == 0
    papers = sorted((tmp_path / "one").rglob("*.pdf"))
    assert [path.name for path in papers] == ["charts.pdf", "handbook.pdf"]
    assert_valid(papers[1])
    for path in papers:
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()


def test_nothing_of_four_scripts_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SPEC)]) == 0
    assert "missing-glyph" not in capsys.readouterr().out


def test_pictures_say_which_way_words_run_and_their_fonts_still_shape(tmp_path: Path) -> None:
    options = ["--format", "svg", "--embed-fonts", "-o", str(tmp_path), "--quiet"]
    assert main(["charts", str(SPEC), *options]) == 0
    picture = etree.parse(tmp_path / "four-scripts/charts/overview.svg")
    turned = {text.text for text in picture.iter("{*}text") if text.get("direction") == "rtl"}
    assert {"مدير HR (A/B) 2", "מנהל/ת משאבי אנוש"} <= turned
    assert not turned & {"भारत कार्यालय", "สำนักงานประเทศไทย"}
    fonts = re.findall(r"base64,([^\"]+)\"\);unicode-range:([^}]+)", picture.find("{*}style").text)
    arabic = [b64decode(data) for data, codes in fonts if "U+645" in codes]
    assert arabic and all(hb.Face(font).has_layout_substitution for font in arabic)


def test_full_width_brackets_from_right_to_left_are_turned_but_copied_as_they_are() -> None:
    data = paper("אב（人事）ג")
    assert spoken(data) == "אב（人事）ג"
    found = lefts(data)
    assert found["ג"] < found["）"] < found["人"] < found["事"] < found["（"] < found["א"]


def test_nothing_in_the_four_scripts_is_drawn_as_a_box() -> None:
    for title in TITLES:
        assert all(glyph[0] for run in runs(title, noto_sans().regular) for it in run.clusters for glyph in it.glyphs)


def test_slides_and_word_charts_say_which_way_each_line_runs(tmp_path: Path) -> None:
    assert main(["charts", str(SPEC), "--format", "pptx", "-o", str(tmp_path), "--quiet"]) == 0
    frames = [
        shape.text_frame
        for shape in Presentation(tmp_path / "four-scripts/charts.pptx").slides[0].shapes
        if shape.has_text_frame
    ]
    ways = {line.text: line._p.pPr.get("rtl") for frame in frames for line in frame.paragraphs if line.text}
    assert ways["مدير HR (A/B) 2"] == ways["محمد علي"] == "1"
    assert ways["1 of 3 filled"] is ways["भारत कार्यालय"] is None
    assert main(["handbook", str(SPEC), "-o", str(tmp_path), "--quiet"]) == 0
    whole = etree.fromstring(ZipFile(tmp_path / "four-scripts/handbook.docx").read("word/document.xml"))
    for paragraph in whole.iter("{*}p"):
        if "".join(paragraph.itertext()) == "1 of 3 filled":
            assert paragraph.find("{*}pPr/{*}bidi") is None
            return
    raise AssertionError("the line stands by itself")
