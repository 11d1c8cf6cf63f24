"""Documents of others as they come: cut, changed, or with circles in them. Joined or refused, and soon."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from render.attaching import attached
from render.attaching.word_host import opened
from render.cli import main
from render.diagnostics import ToolError
from render.writers.office_package import packed

DOCUMENTS = Path(__file__).parent / "documents"
Changes = list[tuple[float, int, bytes]]
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), st.binary(max_size=3)), min_size=1, max_size=6)


def changed(data: bytes, changes: Changes) -> bytes:
    """`data` with some bytes elsewhere gone, others in their place."""
    for where, gone, new in changes:
        at = int(where * len(data))
        data = data[:at] + new + data[at + gone :]
    return data


@cache
def contract() -> bytes:
    """A PDF with what papers are joined by: an outline, names, links, labels."""
    pdf = pikepdf.new()
    for _ in range(2):
        pdf.add_blank_page(page_size=(300, 300))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], Dest=pikepdf.String("here"))
    pdf.pages[0].Annots = Array([pdf.make_indirect(link)])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([pikepdf.String("here"), [pdf.pages[1].obj, Name.Fit]])))
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r)]))
    with pdf.open_outline() as outline:
        outline.root += [pikepdf.OutlineItem("One", 0), pikepdf.OutlineItem("Two", 1)]
    return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    file = BytesIO()
    pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    return file.getvalue()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("damaged")
    (place / "whole.pdf").write_bytes(contract())
    return place


@given(CHANGES, st.booleans())
def test_a_changed_pdf_is_joined_or_refused(place: Path, changes: Changes, is_paper: bool) -> None:
    (place / "changed.pdf").write_bytes(changed(contract(), changes))
    names = ("changed.pdf", "whole.pdf") if is_paper else ("whole.pdf", "changed.pdf")
    try:
        attached(*(place / name for name in names))
    except ToolError as error:
        assert error.message and error.hint


@pytest.mark.parametrize("name", ["libreoffice-places.docx", "pandoc-letter.docx"])
@given(CHANGES)
def test_a_changed_word_document_is_opened_or_refused(name: str, changes: Changes) -> None:
    try:
        opened("a.docx", changed((DOCUMENTS / name).read_bytes(), changes))
    except ToolError as error:
        assert error.message.startswith("a.docx") and error.hint


def turned(pdf: pikepdf.Pdf) -> None:
    first = pdf.Root.Outlines.First
    first.Next.Next = first


def in_itself(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.First = pdf.Root.Outlines.First


def without_its_link(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots = Array([None, pdf.pages[0].Annots[0]])


@pytest.mark.parametrize("damage", [turned, in_itself, without_its_link])
@pytest.mark.parametrize("is_paper", [True, False])
def test_circles_and_what_is_missing_stop_nothing(
    place: Path, damage: Callable[[pikepdf.Pdf], None], is_paper: bool
) -> None:
    with pikepdf.open(BytesIO(contract())) as pdf:
        damage(pdf)
        (place / "odd.pdf").write_bytes(saved(pdf))
    names = ("odd.pdf", "whole.pdf") if is_paper else ("whole.pdf", "odd.pdf")
    content = attached(*(place / name for name in names)).content
    assert len(pypdf.PdfReader(BytesIO(content)).pages) == 4


def test_styles_that_word_does_not_write_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    host = opened("a.docx", (DOCUMENTS / "pandoc-letter.docx").read_bytes())
    [styles] = host.related("styles")
    odd = host.text(styles).replace("<w:", "<v:").replace("</w:", "</v:").replace("xmlns:w=", "xmlns:v=")
    (tmp_path / "odd.docx").write_bytes(packed({**host.parts, styles: odd.encode()}, {}))
    (tmp_path / "a.yaml").write_text("organization: {id: a, name: A}\nposts: [{id: p, title: P}]\n", "utf-8")
    typed = [
        "handbook",
        str(tmp_path / "a.yaml"),
        "--template",
        str(tmp_path / "odd.docx"),
        "-o",
        str(tmp_path / "out"),
    ]
    assert main(typed) == 2
    assert "holds XML that Word does not write" in capsys.readouterr().err
