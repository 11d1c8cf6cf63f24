"""Places in a PDF, links to them, and the outline: small objects by the thousand, written as they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas


class Literal(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """A PDF object given as its source."""

    __RefOnly__ = 1

    def __init__(self, source: str = "null") -> None:
        self.source = source

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        return self.source.encode("ascii")


class _Outlines(Literal):
    """Takes the place of reportlab's own outline, which it asks to prepare itself."""

    ready = 1

    def prepare(self, _document: pdfdoc.PDFDocument, _canvas: Canvas) -> None: ...


@dataclass(slots=True)
class _Entry:
    title: str
    name: str
    reference: str
    item: Literal
    entries: list["_Entry"] = field(default_factory=list)


class Navigation:
    """Collects what leads from one page of `document` to another."""

    def __init__(self, document: pdfdoc.PDFDocument) -> None:
        self._document = document
        self._places: dict[str, Literal] = {}
        self._marks: dict[str, tuple[str, float]] = {}
        self._outline: list[_Entry] = []

    def mark(self, name: str, page: str, y: float) -> None:
        """Say where the place `name` is: on the page that reportlab knows by that name, `y` from its bottom."""
        self._marks[name] = (page, y)

    def link(self, name: str, rectangle: Sequence[float]) -> pdfdoc.PDFObjectReference:
        """An annotation that leads to the place `name`, marked or yet to be; if it never is, nowhere."""
        corners = " ".join(f"{number:.2f}" for number in rectangle)
        target = self._number(self._place(name))
        return self._document.Reference(
            Literal(f"<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[{corners}]/Dest {target}>>")
        )

    def add_to_outline(self, title: str, name: str, level: int) -> None:
        """List the place `name`, below the last entry of the level above; `level` 0 is the top."""
        siblings = self._outline
        for _ in range(level):
            if not siblings:
                break
            siblings = siblings[-1].entries
        item = Literal()
        siblings.append(_Entry(title, name, self._number(item), item))

    def finish(self) -> None:
        """Write all places, when all pages are known, and the outline, its lower levels closed."""
        for name, (page, y) in self._marks.items():
            reference = pdfdoc.PDFObjectReference(page).format(self._document).decode("ascii")
            self._place(name).source = f"[{reference} /XYZ 0 {y:.2f} 0]"
        if not self._outline:
            return
        top = _Outlines()
        ends = self._write(self._outline, self._number(top))
        top.source = f"<</Type/Outlines{ends}/Count {len(self._outline)}>>"
        self._document.Outlines = self._document.Catalog.Outlines = top
        self._document.Catalog.setPageMode("UseOutlines")

    def _write(self, entries: list[_Entry], parent: str) -> str:
        """Write entries of one level, and all below; returns what their parent says of the first and last."""
        for place, entry in enumerate(entries):
            before = f"/Prev {entries[place - 1].reference}" if place else ""
            after = f"/Next {entries[place + 1].reference}" if place + 1 < len(entries) else ""
            ends = self._write(entry.entries, entry.reference) if entry.entries else ""
            below = f"{ends}/Count -{len(entry.entries)}" if entry.entries else ""
            target = self._number(self._place(entry.name))
            title = entry.title.encode("utf-16-be", "replace").hex()
            entry.item.source = f"<</Title<feff{title}>/Parent {parent}/Dest {target}{before}{after}{below}>>"
        return f"/First {entries[0].reference}/Last {entries[-1].reference}"

    def _place(self, name: str) -> Literal:
        return self._places.setdefault(name, Literal())

    def _number(self, item: Literal) -> str:
        """The source of a reference to `item`."""
        source: bytes = self._document.Reference(item).format(self._document)
        return source.decode("ascii")
