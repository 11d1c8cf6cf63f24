"""The worst that people write into specs, and give as templates: told with where it is, interpreted by nothing."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from render.cli import main
from tests.attaching.word_hosts import control, host, text
from tests.excel_lint import lint as excel_lint
from tests.word_lint import lint as word_lint

SEED = Path(__file__).parents[1] / "specs" / "ecommerce.yaml"
LONG = "很长的职责，" * 5_400  # hardly less than a cell of Excel holds
TOO_LONG = "很长的职责，" * 6_667  # more than 40,000 characters
ACTS = ["=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "{{ 7*7 }}{% raw %}", "]]><w:p/>&amp;", "＝1+1"]
KINDS = ["handbook", "spreadsheets", "job-descriptions"]


def made(tmp_path, spec, *kinds):
    (tmp_path / "spec.yaml").write_text(spec, "utf-8")
    for kind in kinds:
        assert main([kind, str(tmp_path / "spec.yaml"), "-o", str(tmp_path / "out"), "--locale", "zh", "-q"]) == 0
    return {path.name: path.read_bytes() for path in sorted((tmp_path / "out").rglob("*.*")) if path.is_file()}


def spec_of(*duties):
    posts = [{"id": "clerk", "title": duties[0], "responsibilities": list(duties)}]
    units = [{"id": "a", "name": duties[0], "posts": posts}]
    processes = [{"id": "p", "name": duties[0], "activities": [{"name": duties[0], "raci": {"clerk": "R"}}]}]
    whole = {"organization": {"id": "o", "name": duties[0]}, "units": units, "processes": processes}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def words_of(data):
    """Of a Word paper, with the numbers of no list."""
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


# ---------------------------------------------------------------- specs


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("typed", "rule"),
    [("甲\x07乙", "control"), ('"甲\\u0007乙"', "control"), ('"甲\\ud800乙"', "xml-illegal-character")],
)
def test_control_characters_and_lone_surrogates_are_told_with_their_place(tmp_path, capsys, kind, typed, rule):
    spec = f"organization: {{id: o, name: 甲}}\nposts:\n- id: clerk\n  title: {typed}\n"
    (tmp_path / "spec.yaml").write_text(spec, "utf-8")
    assert main([kind, str(tmp_path / "spec.yaml"), "-o", str(tmp_path / "out"), "-q"]) == 1
    said = capsys.readouterr().err
    assert re.search(r"spec\.yaml:4:\d+: error", said) and rule in said and "nothing was made" in said
    assert not (tmp_path / "out").exists()


def test_nothing_in_a_text_acts(tmp_path):
    papers = made(tmp_path, spec_of(*ACTS), *KINDS)
    for name, data in papers.items():
        if name.endswith(".docx"):
            assert word_lint(data) == [], name
        if name.endswith(".xlsx"):
            assert excel_lint(data) == [], name
    for name in ("responsibilities.docx", "handbook.docx", "clerk.docx"):
        assert [act for act in ACTS if act not in words_of(papers[name])] == [], name
    sheet = openpyxl.load_workbook(io.BytesIO(papers["responsibilities.xlsx"])).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(any(act in str(cell.value) for cell in cells) for act in ACTS)
    for name in ("responsibilities.csv", "raci.csv"):
        rows = list(csv.reader(io.StringIO(papers[name].decode("utf-8-sig"))))
        assert not [cell for row in rows for cell in row if re.match(r"[=+@＝]", cell)], name
        assert any(cell == "'" + ACTS[0] for row in rows for cell in row), name


def test_a_text_that_no_cell_holds_is_told_with_its_place(tmp_path, capsys):
    (tmp_path / "spec.yaml").write_text(spec_of("甲", TOO_LONG), "utf-8")
    assert main(["spreadsheets", str(tmp_path / "spec.yaml"), "-o", str(tmp_path / "out"), "-q"]) == 1
    assert "spec.yaml:16:7: error[too-long]: This text has 40,002 characters" in capsys.readouterr().err


def test_no_text_that_is_taken_is_cut(tmp_path):
    papers = made(tmp_path, spec_of("甲", LONG), *KINDS)
    for name in ("responsibilities.docx", "handbook.docx", "clerk.docx"):
        assert LONG in words_of(papers[name]), name
    assert excel_lint(papers["responsibilities.xlsx"]) == []
    sheet = openpyxl.load_workbook(io.BytesIO(papers["responsibilities.xlsx"])).worksheets[0]
    said = "".join(str(row[2].value or "") for row in sheet.iter_rows())
    assert LONG in said.replace("\n", "")
    assert LONG in papers["responsibilities.csv"].decode("utf-8-sig")


# ---------------------------------------------------------------- templates


def changed(data, **parts):
    """A zip with other parts by name, dots as they are."""
    archive, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name in archive.namelist():
            made.writestr(name, parts.pop(name, archive.read(name)))
        for name, part in parts.items():
            made.writestr(name, part)
    return target.getvalue()


PLAIN = host("<w:p/>")
TYPES = zipfile.ZipFile(io.BytesIO(PLAIN)).read("[Content_Types].xml")
MACROS = TYPES.replace(b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
REFUSED = {
    "is no Word document": b"%PDF-1.7",
    "empty": b"",
    "a workbook": changed(
        PLAIN, **{"[Content_Types].xml": TYPES.replace(b"wordprocessingml.document", b"spreadsheet")}
    ),
    "cut off": PLAIN[: len(PLAIN) // 2],
    "old form of Word": OLE,
    "locked with a password": OLE + "EncryptedPackage".encode("utf-16-le"),
    "holds macros": changed(PLAIN, **{"[Content_Types].xml": MACROS}),
    "holds macros ": changed(PLAIN, **{"word/vbaProject.bin": b"x"}),
    "is signed": changed(PLAIN, **{"_xmlsignatures/sig1.xml": b"<a/>"}),
}


@pytest.mark.parametrize("kind", ["handbook", "job-descriptions", "build"])
@pytest.mark.parametrize("what", REFUSED)
def test_a_template_that_cannot_be_used_is_named_and_not_touched(tmp_path, capsys, kind, what):
    template = tmp_path / "company.docx"
    template.write_bytes(REFUSED[what])
    before = template.stat()
    assert main([kind, str(SEED), "--template", str(template), "-o", str(tmp_path / "out"), "-q"]) == 2
    said = capsys.readouterr().err
    assert str(template) in said and "help:" in said
    assert what in ("empty", "a workbook", "cut off") or what.strip() in said
    assert (template.read_bytes(), template.stat().st_mtime_ns) == (REFUSED[what], before.st_mtime_ns)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", ["handbook", "job-descriptions"])
def test_a_wrong_tag_is_told_and_left_as_it_is(tmp_path, capsys, kind):
    template = tmp_path / "company.docx"
    template.write_bytes(host(control("rolebook:matrx", f"<w:p>{text('ours')}</w:p>") + "<w:p/>"))
    before = template.read_bytes()
    assert main([kind, str(SEED), "--template", str(template), "-o", str(tmp_path / "out"), "-q"]) == 0
    said = capsys.readouterr().err
    assert f"{template}: rolebook:matrx was left alone" in said and "did you mean rolebook:matrix?" in said
    papers = sorted((tmp_path / "out").rglob("*.docx"))
    assert papers and all("ours" in zipfile.ZipFile(path).read("word/document.xml").decode() for path in papers)
    assert template.read_bytes() == before
