"""A paper behind another PDF: pages, tags, outline, links, labels and claims of both, read with pypdf and pikepdf."""

from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest
from pdf_check import assert_valid
from pdf_check.tags import read_structure

from render.attaching import attached
from render.cli import main
from render.content import Cell, Column, Document, Heading, Labels, Paragraph, Table
from render.diagnostics import ToolError
from render.themes import load_theme
from render.typesetting.fonts import noto_sans
from render.writers.pdf import pdf

CONTRACT = """
#set document(title: "合同")
#set text(font: "Noto Sans CJK SC", lang: "en")
= Contract <one>
#link(<two>)[clause two]
= Clause <two>
#table(columns: 2, table.header[A][B], [1], [2])
"""


def document(title: str, *names: str) -> Document:
    columns = (Column("岗位", 1), Column("职责", 3))
    table = Table("表", columns, tuple((Cell(name, link=name), Cell(f"{name}的职责")) for name in names))
    blocks = [block for name in names for block in (Heading(name, 1, name), *[Paragraph(f"说明{name}。")] * 20)]
    return Document(title, "公司", "zh-CN", Labels("目录", "{page}/{pages}"), (*blocks, table), has_cover=True)


def made(title: str, *names: str) -> bytes:
    return pdf(document(title, *names), load_theme("classic"), noto_sans())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook, and contracts of several makers to attach it to."""
    place = tmp_path_factory.mktemp("attach")
    (place / "handbook.pdf").write_bytes(made("手册", "甲", "乙"))
    (place / "ours.pdf").write_bytes(made("合同", "甲", "丙"))
    writer = pypdf.PdfWriter()
    for _ in range(2):
        writer.add_blank_page(300, 300)
    writer.add_outline_item(title="条款", page_number=1)
    writer.add_metadata({"/Title": "合同"})
    writer.write(place / "plain.pdf")
    return place


@pytest.fixture(scope="module")
def typst_folder(folder: Path) -> Path:
    """The contract as Typst makes it, tagged, in the versions that people ask for."""
    typst = pytest.importorskip("typst")
    fonts = [str(files("manimgx_fonts_cjk"))]
    for standard in ("ua-1", "a-2a", "a-1b"):
        made = typst.compile(CONTRACT.encode(), font_paths=fonts, ignore_system_fonts=True, pdf_standards=[standard])
        (folder / f"typst-{standard}.pdf").write_bytes(made)
    return folder


def joined(folder: Path, to: str, paper: str = "handbook.pdf") -> tuple[Path, list[str]]:
    done = attached(folder / paper, folder / to)
    path = folder / f"out-{to}"
    path.write_bytes(done.content)
    return path, done.warnings


def outline(reader: pypdf.PdfReader, entries=None) -> list:
    """(title, page) for every entry, those below it in a list of their own."""
    entries = reader.outline if entries is None else entries
    return [
        outline(reader, each) if isinstance(each, list) else (each.title, reader.get_destination_page_number(each))
        for each in entries
    ]


def test_two_papers_are_one_with_tags_outline_links_and_claims(folder: Path) -> None:
    path, warnings = joined(folder, "ours.pdf")
    assert warnings == []
    first, second = (read_structure((folder / name).read_bytes()) for name in ("ours.pdf", "handbook.pdf"))
    whole = read_structure(path.read_bytes())
    part = whole.below[-1]
    assert (whole.kind, part.kind, part.attributes) == ("Document", "Part", "Lang=zh-CN")
    assert [list(each.lines()) for each in whole.below[:-1]] == [list(each.lines()) for each in first.below]
    assert [list(each.lines()) for each in part.below] == [list(each.lines()) for each in second.below]
    reader = pypdf.PdfReader(path)
    count = len(pypdf.PdfReader(folder / "ours.pdf").pages)
    own, other = (outline(pypdf.PdfReader(folder / name)) for name in ("ours.pdf", "handbook.pdf"))
    assert outline(reader) == [*own, ("手册", count), [(title, page + count) for title, page in other]]
    assert reader.metadata.title == "合同"
    for page in reader.pages:
        for link in page.get("/Annots", []):
            target = reader.pages.index(link.get_object()["/Dest"].get_object()[0].get_object())
            assert (target < count) == (page.page_number < count), "a link stays in its own paper"
    assert_valid(path)


def test_what_typst_made_keeps_its_claim(typst_folder: Path) -> None:
    accessible, _ = joined(typst_folder, "typst-ua-1.pdf")
    archival, _ = joined(typst_folder, "typst-a-2a.pdf")
    assert_valid(accessible, claims=("PDFUA_1",))
    assert_valid(archival, claims=("PDFA_2_B",))
    assert claims(archival) == ("2", "B", None), "the least of both"
    part = read_structure(accessible.read_bytes()).all("Part")[-1]
    assert [cell.text.strip() for cell in part.all("TH")[:2]] == ["岗位", "职责"]


def test_an_older_archival_claim_is_taken_back_and_said_so(typst_folder: Path) -> None:
    path, warnings = joined(typst_folder, "typst-a-1b.pdf")
    assert claims(path) == (None, None, None)
    assert len(warnings) == 1
    assert "PDF/A-1" in warnings[0]


def test_an_untagged_document_does_not_become_a_tagged_one(folder: Path) -> None:
    path, warnings = joined(folder, "plain.pdf")
    with pikepdf.open(path) as whole:
        assert whole.Root.get("/MarkInfo") is None
        assert "/StructTreeRoot" in whole.Root, "what the paper says of itself is kept"
    assert (claims(path), warnings) == ((None, None, None), [])
    reader = pypdf.PdfReader(path)
    assert outline(reader)[:2] == [("条款", 1), ("手册", 2)]
    assert [reader.page_labels[number] for number in (0, 1, 2, 3)] == ["1", "2", "1", "2"]


def test_a_claim_goes_where_an_untagged_paper_is_attached(folder: Path) -> None:
    done = attached(folder / "plain.pdf", folder / "ours.pdf")
    assert len(done.warnings) == 2
    (folder / "less.pdf").write_bytes(done.content)
    assert claims(folder / "less.pdf") == (None, None, None)


def test_roles_that_mean_something_else_get_names_of_their_own(folder: Path) -> None:
    for name, standard in (("ours", "/H1"), ("handbook", "/P")):
        with pikepdf.open(folder / f"{name}.pdf") as file:
            root = file.Root.StructTreeRoot
            root.RoleMap = pikepdf.Dictionary(Special=pikepdf.Name(standard))
            next(
                each for each in file.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/H1"
            ).S = pikepdf.Name.Special
            file.save(folder / f"{name}-roles.pdf")
    path, _ = joined(folder, "ours-roles.pdf", "handbook-roles.pdf")
    with pikepdf.open(path) as whole:
        roles = {str(name): str(role) for name, role in whole.Root.StructTreeRoot.RoleMap.items()}
    assert roles == {"/Special": "/H1", "/Special-2": "/P"}
    kinds = [element.kind for element in read_structure(path.read_bytes()).all("Special", "Special-2")]
    assert kinds == ["Special", "Special-2"]


def test_links_by_name_lead_to_their_own_document(folder: Path) -> None:
    for name, page in (("first", 0), ("second", 1)):
        with pikepdf.new() as file:
            for _ in range(2):
                file.add_blank_page()
            link = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], Dest="place"
            )
            file.pages[0].Annots = pikepdf.Array([file.make_indirect(link)])
            names = pikepdf.NameTree.new(file)
            names["place"] = pikepdf.Array([file.pages[page].obj, pikepdf.Name.Fit])
            file.Root.Names = pikepdf.Dictionary(Dests=names.obj)
            file.save(folder / f"{name}.pdf")
    path, _ = joined(folder, "first.pdf", "second.pdf")
    with pikepdf.open(path) as whole:
        numbers = {page.objgen: number for number, page in enumerate(whole.pages)}
        named, place = (whole.pages[number].Annots[0].Dest for number in (0, 2))
        assert str(named) == "place"
        assert numbers[place[0].objgen] == 3


def test_a_signature_is_warned_of(folder: Path) -> None:
    with pikepdf.open(folder / "plain.pdf") as file:
        file.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), SigFlags=3)
        file.save(folder / "signed.pdf")
    assert "sign" in joined(folder, "signed.pdf")[1][0].lower()


def test_the_protection_of_an_owner_is_not_taken_off_in_silence(folder: Path) -> None:
    forbidden = pikepdf.Permissions(modify_assembly=False, modify_other=False)
    with pikepdf.open(folder / "plain.pdf") as file:
        file.save(folder / "own.pdf", encryption=pikepdf.Encryption(owner="o", user="", allow=forbidden))
    content, warnings = joined(folder, "own.pdf")
    assert [warning.partition("own.pdf ")[2] for warning in warnings] == [
        "is protected against changes; what comes out is not. Protect it again."
    ]
    assert not pypdf.PdfReader(content).is_encrypted


def test_the_same_files_give_the_same_bytes(folder: Path) -> None:
    assert joined(folder, "ours.pdf")[0].read_bytes() == attached(folder / "handbook.pdf", folder / "ours.pdf").content


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04", b"%PDF-1.7\nnothing more"])
def test_what_is_no_pdf_is_refused(folder: Path, tmp_path: Path, content: bytes | None) -> None:
    other = tmp_path / "other.pdf"
    if content is not None:
        other.write_bytes(content)
    for paper, to in ((folder / "handbook.pdf", other), (other, folder / "handbook.pdf")):
        with pytest.raises(ToolError, match=r"other\.pdf"):
            attached(paper, to)


def test_an_encrypted_document_is_refused(folder: Path, tmp_path: Path) -> None:
    with pikepdf.open(folder / "plain.pdf") as file:
        file.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="a", owner="b"))
    with pytest.raises(ToolError, match="encrypted"):
        attached(folder / "handbook.pdf", tmp_path / "locked.pdf")


def test_the_command_writes_a_whole_file_or_none(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    out, handbook, plain = tmp_path / "out.pdf", folder / "handbook.pdf", folder / "plain.pdf"
    out.write_bytes(b"old")
    assert main(["attach", str(handbook), "--to", str(plain), "-o", str(out)]) == 0
    assert len(pypdf.PdfReader(out).pages) == 2 + len(pypdf.PdfReader(handbook).pages)
    before = plain.read_bytes()
    assert main(["attach", str(handbook), "--to", str(plain), "-o", str(plain)]) == 2
    assert plain.read_bytes() == before
    assert "help:" in capsys.readouterr().err


def claims(path: Path) -> tuple[str | None, str | None, str | None]:
    with pikepdf.open(path) as file, file.open_metadata() as said:
        return said.get("pdfaid:part"), said.get("pdfaid:conformance"), said.get("pdfuaid:part")


def test_a_large_paper_is_attached_with_every_entry_of_its_outline(tmp_path: Path) -> None:
    many = [f"部门{number}" for number in range(300)]
    (tmp_path / "large.pdf").write_bytes(made("手册", *many))
    (tmp_path / "to.pdf").write_bytes(made("合同", "甲"))
    reader = pypdf.PdfReader(BytesIO(attached(tmp_path / "large.pdf", tmp_path / "to.pdf").content))
    assert [title for title, _ in outline(reader)[-1]] == many


def test_a_spec_in_the_paper_stays_in_it(folder: Path) -> None:
    paper = pdf(document("手册", "甲"), load_theme("classic"), noto_sans(), [("a.yaml", b"id: a")])
    (folder / "with-spec.pdf").write_bytes(paper)
    path, warnings = joined(folder, "ours.pdf", "with-spec.pdf")
    assert (claims(path), warnings) == (("3", "B", "1"), [])
    with pikepdf.open(path) as whole:
        assert whole.attachments["a.yaml"].get_file().read_bytes() == b"id: a"
        assert len(whole.Root.AF) == 1
    assert_valid(path, claims=("PDFUA_1", "PDFA_3_B"))
