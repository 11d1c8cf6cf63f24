"""The structure of a tagged PDF, read with pikepdf as a screen reader reads it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium


@dataclass
class Element:
    """`text` is what is drawn of it and of all below, in the order of the structure; `alternative` is heard instead."""

    kind: str
    attributes: str = ""
    alternative: str = ""
    text: str = ""
    below: list["Element"] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    annotations: int = 0

    def all(self, *kinds: str) -> list["Element"]:
        """The elements of these kinds below it, in order."""
        found = []
        for element in self.below:
            found += [element] if element.kind in kinds else []
            found += element.all(*kinds)
        return found

    def lines(self, depth: int = 0) -> Iterator[str]:
        """The tree as text, an element a line."""
        said = self.alternative or ("" if self.below else self.text.strip())
        yield "  " * depth + " ".join(filter(None, (self.kind, self.attributes, said)))
        for element in self.below:
            yield from element.lines(depth + 1)


def read_structure(data: bytes) -> Element:
    """The element that holds all others. Checks that the parent tree says the same as the elements."""
    with pikepdf.open(BytesIO(data)) as pdf:
        reader = _Reader(pdf, data)
        (top,) = _several(pdf.Root.StructTreeRoot.K)
        document = reader.element(top)
        drawn = {(page, mark) for page, marks in enumerate(reader.words) for mark in marks}
        assert drawn == reader.claimed, "what is drawn and what the elements hold"
        return document


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf, data: bytes) -> None:
        self.words = _marked_words(data)
        self.claimed: set[tuple[int, int]] = set()
        self._numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self._keys = [int(page.get("/StructParents", -1)) for page in pdf.pages]
        self._parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)

    def element(self, source) -> Element:
        alternative = str(source.get("/Alt", source.get("/ActualText", "")))
        element = Element(str(source.S)[1:], _attributes(source), alternative)
        for kid in _several(source.get("/K", pikepdf.Array())):
            self._read(kid, element, source)
        return element

    def _read(self, kid, element: Element, source) -> None:
        own = source.objgen
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            assert kid.P.objgen == own
            below = self.element(kid)
            element.below.append(below)
            element.text += below.text
            element.pages |= below.pages
        elif isinstance(kid, pikepdf.Dictionary) and kid.Type == "/OBJR":
            assert self._parents[int(kid.Obj.StructParent)].objgen == own
            element.annotations += 1
        else:
            inline = not isinstance(kid, pikepdf.Dictionary)
            page = self._numbers[(source if inline else kid).Pg.objgen]
            mark = int(kid if inline else kid.MCID)
            assert self._parents[self._keys[page]][mark].objgen == own
            self.claimed.add((page, mark))
            element.text += self.words[page].get(mark, "")
            element.pages.add(page)


def _several(kids) -> list:
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _attributes(source) -> str:
    entries = [entry for attributes in _several(source.get("/A", pikepdf.Array())) for entry in attributes.items()]
    said = {str(key)[1:]: str(value).strip("/") for key, value in entries if key not in ("/O", "/BBox")}
    if "/Lang" in source:
        said["Lang"] = str(source.Lang)
    return " ".join(f"{key}={value}" for key, value in said.items())


def _marked_words(data: bytes) -> list[dict[int, str]]:
    """For every page the text of its marked content by number, as PDFium reads it; lines one after another."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for page in document:
        words: dict[int, str] = {}
        text_page = page.get_textpage()
        for item in page.get_objects():
            mark = pdfium.FPDFPageObj_GetMarkedContentID(item.raw)
            if mark >= 0:
                words[mark] = words.get(mark, "") + _text_of(item, text_page)
        found.append(words)
    return found


def _text_of(item, text_page) -> str:
    if item.type != pdfium.FPDF_PAGEOBJ_TEXT:
        return ""
    size = pdfium.FPDFTextObj_GetText(item.raw, text_page.raw, None, 0)
    buffer = (pdfium.FPDF_WCHAR * (size // 2))()
    pdfium.FPDFTextObj_GetText(item.raw, text_page.raw, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")
