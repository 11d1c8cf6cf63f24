"""What could exhaust time or memory is refused by a clear message."""

import io
import os
import struct
import zipfile

import pytest
from importing_documents import ROWS, open_document, open_table, workbook

from render.diagnostics import SpecError, ToolError
from render.importing import import_bytes, import_spec, limits
from render.importing.extent import Extent


def refused(name, data):
    with pytest.raises(SpecError) as caught:
        import_bytes(name, data)
    return caught.value.diagnostics[0].rule


def changed(book, part, content):
    """The workbook with another content of one part."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, content if entry.filename == part else old.read(entry))
    return result.getvalue()


@pytest.mark.parametrize("place", ["XFD1048576", "A1048576 XFD1", "ZZZ9", "B99999999"])
@pytest.mark.parametrize("form", ['<c r="%s"', "<c r='%s'", '<c r = "%s"'])
def test_a_sheet_with_cells_far_apart(place, form, sources):
    with zipfile.ZipFile(io.BytesIO(sources["book"])) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    cells = "".join(f'<row>{form % cell} t="str"><v>x</v></c></row>' for cell in place.split())
    data = changed(
        sources["book"], "xl/worksheets/sheet1.xml", sheet.replace("</sheetData>", f"{cells}</sheetData>").encode()
    )
    assert refused("a.xlsx", data) == "table-too-large"


@pytest.mark.parametrize("split", range(1, 30))
def test_a_far_cell_is_seen_in_whatever_pieces_it_comes(split):
    extent = Extent("a.xlsx")
    sheet = b'<row><c r   =  "XFD1048576"/>'
    with pytest.raises(SpecError):
        for piece in (sheet[:split], sheet[split:]):
            extent.see(piece)


def test_a_cell_without_end(sources):
    sheet = b"<sheetData><row><c r" + b" " * 2**21
    with pytest.raises(SpecError) as caught:
        import_bytes("a.xlsx", changed(sources["book"], "xl/worksheets/sheet1.xml", sheet))
    assert "never ends" in caught.value.diagnostics[0].message


@pytest.mark.parametrize(
    ("kind", "part"),
    [("book", "xl/worksheets/sheet1.xml"), ("book", "xl/sharedStrings.xml"), ("paper", "word/document.xml")],
)
def test_a_zip_bomb(kind, part, sources, monkeypatch):
    monkeypatch.setattr("render.importing.archive.MAX_UNPACKED", 2**20)
    bomb = changed(sources[kind], part, b"<a>" + b" " * 2**22)
    assert refused("a", bomb) == "file-too-large"
    assert refused("a", lying_about_size(bomb)) == "file-too-large"


def lying_about_size(data):
    """The zip with every declared size made small."""
    content = bytearray(data)
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = content.find(signature)
        while at >= 0:
            struct.pack_into("<I", content, at + offset, 10)
            at = content.find(signature, at + 4)
    return bytes(content)


@pytest.mark.parametrize("sign", [".", "(", ")", "()", "1. ", "（", "a ", "/", "、"])
def test_a_name_of_thousands_of_signs(sign):
    name = sign * (limits.MAX_CELL_TEXT // len(sign))
    text = f'部门,岗位,姓名,上级,编制,任职资格\n"{name}","{name}","{name}","{name}","{name}","{name}"\nx,y,z,,,\n'
    assert import_bytes("a.csv", text.encode()).text


def test_too_many_parts(monkeypatch, sources):
    monkeypatch.setattr("render.importing.archive.MAX_PARTS", 3)
    assert refused("a.xlsx", sources["book"]) == "file-too-large"


def test_too_many_rows_and_columns():
    assert refused("a.csv", b"a,b\n" * (limits.MAX_ROWS + 1)) == "table-too-large"
    assert (
        refused("a.csv", b"x" + b",a" * limits.MAX_COLUMNS + b"\n" + b"x" + b",a" * limits.MAX_COLUMNS)
        == "table-too-large"
    )
    spanning = b"<table><tr><td colspan=512 rowspan=99999>x" + b"<tr><td>" * 100_000
    assert refused("a.html", spanning) == "table-too-large"


@pytest.mark.parametrize("many", ["number-rows-repeated", "number-columns-repeated"])
@pytest.mark.parametrize("number", ["9999", "9999999", "99999999999999999999"])
def test_a_sheet_of_an_ods_with_cells_repeated_for_ever(many, number):
    cell = ("x", f'table:{many}="{number}"') if "columns" in many else "x"
    table = open_table([["部门", "岗位"], [cell, "y"]])
    if "rows" in many:
        table = table.replace("<table:table-row>", f'<table:table-row table:{many}="{number}">')
    try:
        assert len(import_bytes("a.ods", open_document(table)).text) < 10_000_000
    except SpecError as refusal:
        assert refusal.diagnostics[0].rule in ("table-too-large", "damaged")


@pytest.mark.parametrize(("down", "across"), [(300_000, 1), (1, 600), (5_000, 1_000)])
def test_a_sheet_of_an_ods_with_cells_far_apart(down, across):
    blank = f'<table:table-row table:number-rows-repeated="{down}"><table:table-cell/></table:table-row>'
    cells = f'<table:table-cell table:number-columns-repeated="{across}"/>'
    table = open_table([["部门", "岗位"], ["x", "y"]])
    table = table.replace("</table:table>", f"{blank}{table[table.rindex('<table:table-row>') :]}")
    at = table.rindex("<table:table-row>") + len("<table:table-row>")
    assert refused("a.ods", open_document(table[:at] + cells + table[at:])) == "table-too-large"


def test_a_pipe_into_which_nobody_writes_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ToolError, match="nothing is written"):
        import_spec(tmp_path / "pipe")


def test_a_folder_without_documents_is_told_to_be_one(tmp_path):
    (tmp_path / "roster.csv").write_text("部门,岗位\n财务部,会计\n", "utf-8")
    with pytest.raises(ToolError, match="without Word documents"):
        import_spec(tmp_path)


def test_a_header_in_words_that_are_not_known_is_shown():
    with pytest.raises(SpecError) as caught:
        import_bytes("a.csv", "Osztály;Beosztás;Név\nPénzügy;Könyvelő;Kiss Anna\n".encode())
    assert "Osztály | Beosztás | Név" in caught.value.diagnostics[0].hint


def test_entities_and_outside_documents_are_not_read(sources):
    evil = (
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl><w:tr>'
        b"<w:tc><w:p><w:r><w:t>&b;&f;</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
    )
    assert refused("a.docx", changed(sources["paper"], "word/document.xml", evil)) in ("nothing-found", "damaged")


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("a.pdf", b"%PDF-1.7", "format"),
        ("a.png", b"\x89PNG\r\n", "format"),
        ("a.zip", b"PK\x03\x04" + b"\0" * 40, "damaged"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "format"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "damaged"),
        ("a.csv", b"", "nothing-found"),
        ("a.csv", "部门,岗位\n".encode(), "nothing-found"),
        ("a.bin", bytes(range(256)), "encoding"),
        ("a.ods", open_document("<table:table/>"), "nothing-found"),
        ("a.odt", open_document("<text:p>" + "<text:span>" * 9 + "</text:p>", "text"), "damaged"),
        ("a.html", b"", "damaged"),
        ("a.yaml", b"[" * 100_000, "too-deep"),
        ("a.yaml", b"a: [", "damaged"),
        ("a.yaml", b"organization: {id: a}", "format"),
    ],
)
def test_what_is_no_table(name, data, rule):
    assert refused(name, data) == rule


def test_a_locked_workbook_and_one_with_macros_aside(sources):
    data = bytearray(sources["book"])
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    assert refused("a.xlsx", bytes(data)) == "locked"
    macros = io.BytesIO(sources["book"])
    with zipfile.ZipFile(macros, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 evil")
    assert import_bytes("a.xlsm", macros.getvalue()).text == import_bytes("a.xlsm", workbook({"Sheet1": ROWS})).text


def test_a_header_with_nothing_below_is_told_to_be_one():
    with pytest.raises(SpecError) as caught:
        import_bytes("a.csv", "部门,岗位,职责\n,,\n".encode())
    assert caught.value.diagnostics[0].hint.startswith("There is a header row, and nothing below it")
