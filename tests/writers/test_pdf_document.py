"""Documents with small objects packed together, read back with pikepdf."""

from io import BytesIO

import pikepdf
import pytest
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFString

from render.writers.pdf_parts.canvas import PageCanvas
from render.writers.pdf_parts.document import PackedDocument, ref, say, stream, string


def finished(document: PackedDocument) -> bytes:
    canvas = PageCanvas(document)
    canvas.setPageSize((300, 200))
    canvas.showPage()
    return canvas.getpdfdata()


def test_objects_of_reportlab_and_objects_given_as_source_refer_to_each_other() -> None:
    document = PackedDocument("zh-CN")
    first = document.reserve(1000)
    named = PDFDictionary({"Title": PDFString("运营部"), "First": ref(first)})
    for place in range(1000):
        document.add(f"<</Place {place}/Named {ref(document.number(named))}>>", first + place)
    say(document.Catalog, {"Own": document.Reference(named)})
    with pikepdf.open(BytesIO(finished(document))) as file:
        assert str(file.Root.Own.Title) == "运营部"
        assert file.Root.Own.First.Named.First.Place == 0
        assert [file.get_object(first + place, 0).Place for place in range(1000)] == list(range(1000))
        assert str(file.Root.Lang) == "zh-CN"
        assert file.check_pdf_syntax() == []


@pytest.mark.parametrize("data", [b"", b"\r", b"\n", b"\r\n", b"endstream", b"endstream\n", bytes(range(256))])
@pytest.mark.parametrize("compressed", [True, False])
def test_a_stream_ends_where_it_ends(data: bytes, compressed: bool) -> None:
    document = PackedDocument()
    held = document.write(stream({"Kind": "/Held"}, data, compressed=compressed))
    say(document.Catalog, {"Own": held})
    made = finished(document)
    with pikepdf.open(BytesIO(made)) as file:
        assert file.Root.Own.read_bytes() == data
        assert ("/Filter" in file.Root.Own) is compressed
        assert file.check_pdf_syntax() == []
    assert made.count(b"\r\nendstream\nendobj\n") == made.count(b"obj\n<<")


def test_the_file_is_known_by_what_is_in_it() -> None:
    def made(title: str) -> bytes:
        document = PackedDocument()
        document.add(f"<</Title{string(title)}>>")
        return finished(document)

    assert made("甲") == made("甲")
    identities = []
    for title in "甲乙":
        with pikepdf.open(BytesIO(made(title))) as file:
            identities.append(bytes(file.trailer.ID[0]))
    assert identities[0] != identities[1]
