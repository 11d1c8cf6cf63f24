"""A Word paper behind another Word document, read back."""

from pathlib import Path

import pytest
from word_hosts import body, by_python_docx, faults, host, parts, text, words
from word_lint import W
from word_samples import SAMPLES

from render.attaching.word_joining import attached_docx
from render.cli import main
from render.diagnostics import ToolError
from render.themes import load_theme
from render.writers.word import docx

LETTER = host(
    f"<w:p>{text('录用通知书')}</w:p><w:p><w:bookmarkStart w:id='0' w:name='at_wide'/><w:bookmarkEnd w:id='0'/></w:p>"
)


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    path = tmp_path_factory.mktemp("joining") / "book.docx"
    path.write_bytes(docx(SAMPLES["book"], load_theme("classic")))
    return path


@pytest.fixture
def join(paper, tmp_path):
    def joined(data, guest=None):
        (tmp_path / "to.docx").write_bytes(data)
        if guest:
            (tmp_path / "guest.docx").write_bytes(guest)
        return attached_docx(tmp_path / "guest.docx" if guest else paper, tmp_path / "to.docx")

    return joined


@pytest.mark.parametrize("data", [LETTER, by_python_docx()], ids=["letter", "python-docx"])
def test_word_has_nothing_to_repair(join, data):
    whole = join(data)
    assert faults(whole) == []
    assert faults(join(whole)) == []  # and behind that once more


def test_the_letter_comes_first_and_keeps_its_pages_and_its_header(join):
    root = body(join(LETTER))
    assert words(root).startswith("录用通知书电商运营团队岗位职责矩阵文件编号")
    first, *others = root.iter(W + "sectPr")
    assert first.find(W + "headerReference") is not None
    assert first.find(W + "pgSz").get(W + "w") == "12240"
    assert len(others) == 4
    assert all(section.find(W + "headerReference") is None for section in others)  # that is: the letter's


def test_pictures_lists_and_styles_come_along(join, paper):
    before, after = parts(paper.read_bytes()), parts(join(LETTER))
    assert after["word/media/attached-1.png"] == before["word/media/rolebookFigure1.png"]
    assert after["word/header1.xml"] == parts(LETTER)["word/header1.xml"]
    assert 'w:styleId="RolebookMatrix"' not in after["word/styles.xml"].decode()  # no table needs it
    assert 'w:styleId="TOC1"' in after["word/styles.xml"].decode()


def test_links_of_the_paper_still_lead_to_its_places(join):
    root = body(join(LETTER))
    marks = {mark.get(W + "name"): mark for mark in root.iter(W + "bookmarkStart")}
    [chapter] = [link for link in root.iter(W + "hyperlink") if words(link).startswith("3　很宽")]
    place = next(marks[chapter.get(W + "anchor")].iterancestors(W + "p"))
    assert chapter.get(W + "anchor") != "at_wide"
    assert words(place) == "3　很宽"
    assert f" PAGEREF {chapter.get(W + 'anchor')} " in chapter.find(W + "fldSimple").get(W + "instr")


def test_what_would_be_lost_is_refused(join):
    with pytest.raises(ToolError, match="footnotes"):
        join(LETTER, host('<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'))


def test_the_command(paper, tmp_path, capsys):
    to, out = tmp_path / "offer.docx", tmp_path / "whole.docx"
    to.write_bytes(LETTER)
    assert main(["attach", str(paper), "--to", str(to), "-o", str(out), "-q"]) == 0
    assert faults(out.read_bytes()) == []
    assert to.read_bytes() == LETTER
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    assert main(["attach", str(paper), "--to", str(pdf), "-o", str(out)]) == 2
    assert "not of one kind" in capsys.readouterr().err
    Path(to).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    assert main(["attach", str(paper), "--to", str(to), "-o", str(out)]) == 2
    assert "locked with a password" in capsys.readouterr().err
