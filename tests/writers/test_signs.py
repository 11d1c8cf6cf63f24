"""Columns of signs in PDF and Word: in the middle, narrow, with even headers, and in tables that stay whole."""

import io
import re

import docx as python_docx
import openpyxl
import pdfplumber
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from openxml_audit import OpenXmlValidator
from word_lint import lint
from word_samples import HOSTILE, paper

from render.content import Cell, Column, Heading, Paragraph, Table, Tone
from render.themes import load_theme, theme_names
from render.themes.contrast import TEXT, contrast
from render.typesetting.fonts import noto_sans
from render.writers.excel import xlsx
from render.writers.pdf import pdf
from render.writers.sign_looks import sign_look
from render.writers.word import docx
from render.writers.word_parts.sheet import header_text

THEME = load_theme("classic")
SIZE = THEME.type.table


def table(rows, headers=("运营经理", "商品组", "数据分析师"), share=3.6):
    columns = (Column("活动", 48 - share * len(headers)), *(Column(header, share, signs=True) for header in headers))
    letters = tuple(Cell("RAC"[n % 3]) for n in range(len(headers)))
    return Table("表 1　分工", columns, tuple((Cell(f"第{n}步"), *letters) for n in range(rows)))


def words(document):
    book = pdfplumber.open(io.BytesIO(pdf(document, THEME, noto_sans())))
    return [page.extract_words() for page in book.pages]


def test_signs_and_their_headers_stand_in_the_middle_of_the_column_in_pdf():
    [page] = words(paper(table(3), control=()))
    for sign, lines in (("R", ("运营", "经理")), ("A", ("商品组",)), ("C", ("数据", "分析师"))):
        middles = [(word["x0"] + word["x1"]) / 2 for word in page if word["text"] in (sign, *lines)]
        assert len(middles) == 3 + len(lines)
        assert max(middles) - min(middles) < 0.1


def test_the_last_lines_of_headers_stand_on_one_line_in_pdf():
    [page] = words(paper(table(1), control=()))
    last = [word["bottom"] for word in page if word["text"] in ("活动", "经理", "商品组", "分析师")]
    assert len(last) == 4 and max(last) - min(last) < 0.1


def test_a_table_up_to_two_thirds_of_a_page_is_not_parted_in_pdf():
    above = Paragraph("上文。" * 400)
    for rows, parts in ((15, 1), (60, 3)):
        pages = words(paper(above, Paragraph("引言"), table(rows), control=()))
        holding = [page for page in pages if any(re.fullmatch(r"第\d+步", word["text"]) for word in page)]
        assert len(holding) == parts
        assert all(any(word["text"] == "活动" for word in page) for page in holding), "the header is repeated"
        assert any(word["text"] == "引言" for word in holding[0]), "what leads to a table stays with it"


def test_word_centres_signs_and_keeps_their_table_whole():
    document = python_docx.Document(io.BytesIO(docx(paper(Paragraph("引言"), table(15)), THEME)))
    [intro] = [p for p in document.paragraphs if p.text == "引言"]
    assert intro.paragraph_format.keep_with_next
    *rows, last = document.tables[-1].rows
    for row in rows:
        first, *signs = [cell.paragraphs[0] for cell in row.cells]
        assert first.alignment is None
        assert {sign.alignment for sign in signs} == {WD_ALIGN_PARAGRAPH.CENTER}
        assert all(paragraph.paragraph_format.keep_with_next for paragraph in (first, *signs))
    assert not last.cells[0].paragraphs[0].paragraph_format.keep_with_next


def test_word_parts_a_tall_table():
    document = python_docx.Document(io.BytesIO(docx(paper(table(60)), THEME)))
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in document.tables[-1].rows[1:]]
    assert not any(kept)


@pytest.mark.parametrize(
    "header", ["商品组", "运营/经理", "供应链/经理", "客户/服务/经理", "华东/大区/销售/总监", "受理与/初步/调查"]
)
def test_han_headers_in_word_end_their_lines_where_words_do(header):
    column = Column(header.replace("/", ""), 1, signs=True)
    assert header_text(column, 3.6 * SIZE, SIZE).split("\n") == header.split("/")


def test_ten_columns_of_signs_leave_the_sheet_upright():
    [section] = python_docx.Document(io.BytesIO(docx(paper(table(2, ("岗位",) * 10)), THEME))).sections
    assert section.page_width < section.page_height


def test_any_text_may_stand_in_a_column_of_signs(tmp_path):
    hostile = Table("", tuple(Column(name, 1, signs=True) for name in HOSTILE), ((*map(Cell, HOSTILE),),))
    data = docx(paper(hostile), THEME)
    (tmp_path / "paper.docx").write_bytes(data)
    assert lint(data) == []
    assert [error.description for error in OpenXmlValidator().validate(tmp_path / "paper.docx").errors] == []
    assert words(paper(hostile))


# ---------------------------------------------------------------- colours

TONED = {"批": Tone.ANSWERS, "报": Tone.DOES, "核": Tone.HELPS, "审": Tone.ADVISES, "备": Tone.KNOWS}


def toned():
    """A table with a sign of every weight, as a document that a workbook can be made of, too."""
    columns = (Column("活动", 12), *(Column(f"岗位{sign}", 5, signs=True) for sign in TONED))
    row = (Cell("一步"), *(Cell(sign, tone=tone) for sign, tone in TONED.items()))
    return paper(Heading("分工", 1, "a"), Table("表 1　分工", columns, (row,), signs=TONED), control=())


@pytest.mark.parametrize("name", theme_names())
def test_every_sign_can_be_read_and_is_told_from_the_others_in_every_theme(name):
    theme = load_theme(name)
    looks = [sign_look(theme, tone) for tone in Tone]
    assert all(contrast(look.ink, look.fill) >= TEXT for look in looks)
    assert len({(look.fill, look.ink, look.is_bold) for look in looks}) == len(looks)


def test_word_pdf_and_excel_colour_signs_alike():
    expected = {sign: sign_look(THEME, tone)[:2] for sign, tone in TONED.items()}
    assert looks_in_word(docx(toned(), THEME)) == expected
    assert looks_in_pdf(pdf(toned(), THEME, noto_sans())) == expected
    assert looks_in_excel(xlsx(toned(), THEME, noto_sans())) == expected


def looks_in_word(data):
    row = python_docx.Document(io.BytesIO(data)).tables[-1].rows[-1]
    return {
        cell.text: tuple(
            f"#{cell._tc.xpath(path)[0]}" for path in ("w:tcPr/w:shd/@w:fill", "w:p/w:r/w:rPr/w:color/@w:val")
        )
        for cell in row.cells[1:]
    }


def looks_in_pdf(data):
    [page] = pdfplumber.open(io.BytesIO(data)).pages
    top = next(word["top"] for word in page.extract_words() if word["text"] == "一步")
    signs = [char for char in page.chars if char["text"] in TONED and abs(char["top"] - top) < 5]

    def surface(sign):
        [under] = [
            rect
            for rect in page.rects
            if rect["fill"] and rect["x0"] < sign["x0"] and sign["x1"] < rect["x1"] and rect["height"] > 5
            if rect["top"] < sign["top"] and sign["bottom"] < rect["bottom"]
        ]
        return under

    return {sign["text"]: tuple(map(hexadecimal, (surface(sign), sign))) for sign in signs}


def hexadecimal(thing):
    return "#" + "".join(f"{round(part * 255):02X}" for part in thing["non_stroking_color"])


def looks_in_excel(data):
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    rules = [rule for rules in sheet.conditional_formatting for rule in rules.rules]
    return {
        rule.text: (f"#{rule.dxf.fill.bgColor.rgb[2:]}", f"#{rule.dxf.font.color.rgb[2:]}")
        for rule in sorted(rules, key=lambda rule: rule.priority)
    }
