"""The RACI tables of the seed, read back from the PDF handbook and the Word matrix: each letter at its crossing."""

import io
import re
from itertools import groupby, pairwise
from pathlib import Path

import docx as python_docx
import pdfplumber
import pytest
from openxml_audit import OpenXmlValidator
from word_lint import lint
from word_samples import HOSTILE

from render.locales import load_locale
from render.organisation import Activity, Organisation, Post, Process, Text, Unit, UnitType
from render.products.handbook import handbook
from render.products.raci import raci_paper
from render.schemes import Part
from render.spec import load
from render.themes import load_theme
from render.typesetting.fonts import noto_sans
from render.typesetting.line_filling import HALF_BLANK_CLOSERS
from render.writers.pdf import pdf
from render.writers.word import docx

SPEC = Path(__file__).parents[1] / "specs" / "ecommerce.yaml"
THEME = load_theme("classic")
LETTERS = re.compile("[RACI](/[RACI])*")
each_language = pytest.mark.parametrize("code", ["zh", "en"])


def said(organisation, code):
    """(process, activity, seat, letters) as the spec has them; names without spaces."""
    seats = {post.id: post.title for post in organisation.posts} | {unit.id: unit.name for unit in organisation.units}
    return {
        (*(squeezed(text.in_language(code)) for text in (process.name, activity.name, seats[seat])), "/".join(parts))
        for process in organisation.processes
        for activity in process.activities
        for seat, parts in activity.raci.items()
    }


def squeezed(text):
    return re.sub(r"\s", "", text)


# ---------------------------------------------------------------- Word


@each_language
def test_word_has_each_letter_at_its_crossing(code):
    organisation = load(SPEC, code).organisation
    data = docx(raci_paper(organisation, load_locale(code)), THEME)
    assert lint(data) == []
    assert set(word_letters(data)) == said(organisation, code)


@each_language
def test_word_stays_upright_and_openxml_audit_finds_nothing(code, tmp_path):
    organisation = load(SPEC, code).organisation
    path = tmp_path / "paper.docx"
    path.write_bytes(docx(raci_paper(organisation, load_locale(code)), THEME))
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == []
    [section] = python_docx.Document(str(path)).sections
    assert section.page_width < section.page_height


def word_letters(data):
    process = ""
    for block in python_docx.Document(io.BytesIO(data)).iter_inner_content():
        if not hasattr(block, "rows"):
            process = squeezed(block.text) if block.style.name == "Heading 1" else process
            continue
        header, *rows = [[squeezed(cell.text) for cell in row.cells] for row in block.rows]
        if not process:
            continue
        turned = header[0].startswith(("部门", "Department"))
        for row in (row for row in rows if len(set(row)) > 1):  # others name a department across
            for head, letters in zip(header[1:], row[1:], strict=True):
                if letters:
                    yield (process, head, row[0], letters) if turned else (process, row[0], head, letters)


# ---------------------------------------------------------------- PDF


@each_language
def test_the_pdf_has_each_letter_at_its_crossing(code):
    organisation = load(SPEC, code).organisation
    processes = {process.name.in_language(code) for process in organisation.processes}
    long = THEME._replace(page=THEME.page._replace(height=1200))  # for tables that would go on overleaf
    book = pdfplumber.open(io.BytesIO(pdf(handbook(organisation, load_locale(code)), long, noto_sans())))
    assert {letter for page in book.pages for letter in pdf_letters(page, processes)} == said(organisation, code)


@each_language
def test_nothing_on_the_pages_of_the_pdf_overlaps_or_leaves_the_margins(code):
    organisation = load(SPEC, code).organisation
    book = pdfplumber.open(io.BytesIO(pdf(handbook(organisation, load_locale(code)), THEME, noto_sans())))
    for page in book.pages:
        words = page.filter(lambda thing: thing.get("upright", True)).extract_words()
        assert all(THEME.page.margin_left - 1 < word["x0"] for word in words)
        edge = THEME.page.width - THEME.page.margin_right + 1
        assert all(word["x1"] - blank_half(word) < edge for word in words)
        for _, line in groupby(sorted(words, key=lambda w: (round(w["top"]), w["x0"])), key=lambda w: round(w["top"])):
            line = list(line)
            assert all(left["x1"] <= right["x0"] + 0.01 for left, right in pairwise(line))


def blank_half(word):
    """What a full-width mark at the end of a line leaves blank may stand outside of it."""
    return (word["x1"] - word["x0"]) / len(word["text"]) / 2 if word["text"][-1] in HALF_BLANK_CLOSERS else 0


def pdf_letters(page, processes):
    """What the tables of signs on a page say; a table begins with its caption and is not parted."""
    lines = page.extract_text_lines(return_chars=False)
    captions = [
        (line["bottom"], process)
        for line in lines
        for process in processes
        if re.match(rf"(表 ?\d+\s*{process}职责分工|Table \d+\. {process}: who does what)", line["text"])
    ]
    for (top, process), (end, _) in pairwise([*captions, (page.height, "")]):
        level = page.filter(lambda thing: thing.get("upright", True))
        words = [word for word in level.extract_words() if top < word["top"] < end]
        raised = [char for char in page.chars if not char["upright"] and top < char["top"] < end]
        yield from table_letters(squeezed(process), words, raised)


def table_letters(process, words, raised):
    """`raised` are the characters of headers on end."""
    letters = [word for word in words if LETTERS.fullmatch(word["text"])]
    first_row = min(word["top"] for word in letters)
    centres = sorted({round(middle(word)) for word in letters})
    columns = [centre for n, centre in enumerate(centres) if n == 0 or centre - centres[n - 1] > 3]
    header = [word for word in words if word["bottom"] < first_row + 2]
    turned = any(word["text"] in ("岗位", "Post") for word in header)
    left = min(word["x0"] for word in header if word["text"] in ("活动", "Activity", "部门", "Department"))
    edge = columns[0] - (columns[1] - columns[0]) / 2
    headers = dict.fromkeys(columns, "")
    for word in sorted(header, key=lambda word: (round(word["top"]), word["x0"])):
        if middle(word) > edge:
            headers[min(columns, key=lambda column: abs(column - middle(word)))] += word["text"]
    for char in sorted(raised, key=lambda char: (round(char["x0"]), -char["top"])):
        headers[min(columns, key=lambda column: abs(column - middle(char)))] += char["text"].strip()
    tops = sorted({round(word["top"]) for word in letters})
    rows = dict.fromkeys(tops, "")
    for word in sorted(words, key=lambda word: (round(word["top"]), word["x0"])):
        row = max((top for top in tops if -3 < word["top"] - top < 18), default=None)
        if left - 1 < word["x0"] < edge and row is not None:
            rows[row] += word["text"]
    for letter in letters:
        row = rows[round(letter["top"])]
        head = headers[min(columns, key=lambda column: abs(column - middle(letter)))]
        yield (process, head, row, letter["text"]) if turned else (process, row, head, letter["text"])


def middle(word):
    return (word["x0"] + word["x1"]) / 2


# ---------------------------------------------------------------- the worst names


def test_hostile_names_stay_text():
    organisation = hostile()
    data = docx(raci_paper(organisation, load_locale("zh")), THEME)
    assert lint(data) == []
    read = "".join(squeezed(text) for text in word_texts(data))
    assert all(squeezed(name) in read for name in HOSTILE)
    book = pdfplumber.open(io.BytesIO(pdf(handbook(organisation, load_locale("zh")), THEME, noto_sans())))
    text = squeezed("".join(page.extract_text() for page in book.pages[-4:]))
    for name in ("]]>&lt;&amp;<w:p/>", "{{title}}{%for%}$accent", "=cmd|'/C"):
        assert name in text


def word_texts(data):
    for block in python_docx.Document(io.BytesIO(data)).iter_inner_content():
        cells = [cell.text for row in block.rows for cell in row.cells] if hasattr(block, "rows") else [block.text]
        yield from cells


def hostile():
    names = [Text(name) for name in HOSTILE if name.strip()]
    units = tuple(Unit(f"u{n}", name, UnitType.DEPARTMENT, None) for n, name in enumerate(names))
    posts = tuple(Post(f"p{n}", name, f"u{n}", f"u{n}") for n, name in enumerate(names))
    letters = {f"p{n}": tuple(Part) for n in range(len(names))}
    activities = tuple(Activity(name, letters) for name in names)
    processes = tuple(Process(f"w{n}", name, activities, name) for n, name in enumerate(names[:3]))
    return Organisation("o", Text("公司"), units=units, posts=posts, processes=processes)


@each_language
def test_a_table_kept_whole_is_moved_to_the_next_page_without_going_on_there(code):
    """All of the seed's tables of letters are short enough to be kept whole, so no department is taken up again."""
    locale = load_locale(code)
    mark = locale.continued.format(name="").strip()
    data = pdf(handbook(load(SPEC, code).organisation, locale), THEME, noto_sans())
    with pdfplumber.open(io.BytesIO(data)) as book:
        texts = [page.extract_text() for page in book.pages]
    raci = [text for text in texts[3:] if "RACI" in text.splitlines()[0]]
    assert len(raci) >= 2
    assert [text for text in raci if mark in text] == []
    assert any(mark in text for text in texts), "the matrix, which is long, goes on"
