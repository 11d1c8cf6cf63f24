"""reportlab's document, with what it lacks: streams that are written as soon as they are known, small objects that are
packed together (ISO 32000-1, 7.5.7 and 7.5.8), and keys that it does not know.
"""

from array import array
from collections.abc import Mapping

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from zlib_ng import zlib_ng

_VERSION = (1, 7)
_PACKED = 200  # small objects in a stream: more hardly make the file smaller, but readers slower
_COMPRESSION = 4  # of 9: the rest takes up to twice the time for a fortieth of the size
_IN_FILE, _IN_STREAM = 1 << 56, 2 << 56  # the first of the eight bytes that say where an object is
_ENTRY_WIDTHS = "[1 5 2]"
_END_OF_STREAM = b"endstream\n"


class _Deflate(pdfdoc.PDFStreamFilterZCompress):  # type: ignore[misc]  # reportlab has no types
    """reportlab's filter, with less effort."""

    def encode(self, data: bytes) -> bytes:
        return zlib_ng.compress(data, _COMPRESSION)


_COMPRESSED = (_Deflate(),)


class _Outline(pdfdoc.PDFOutlines):  # type: ignore[misc]
    """reportlab's outline, which says that more entries are seen at first than are."""

    def prepare(self, document: pdfdoc.PDFDocument, canvas: Canvas) -> None:
        super().prepare(document, canvas)
        self.count = pdfdoc.count(self.mydestinations or [], self.closedict)


class PackedDocument(pdfdoc.PDFDocument):  # type: ignore[misc]
    """What reportlab's drawing and our own layer put into a PDF. The same objects give the same bytes.

    The elements of the structure, by the hundred thousand, would take long as values of reportlab's: they are added as
    source text.
    """

    def __init__(self, language: str = "") -> None:
        super().__init__(invariant=1, lang=language)
        self.outline = self.Outlines = self.Catalog.Outlines = _Outline()
        self.entries_of_page: Mapping[str, object] = {}
        """What the next page says besides what reportlab knows of."""
        self._resources = pdfdoc.PDFResourceDictionary()  # of all pages but those with photos, whose names they tell
        self._resources.basicFonts()
        self._file = pdfdoc.PDFFile(_VERSION)
        self._places = array("Q", [0xFFFF])  # by object number; the first is never one, nought where there is none
        self._packed: list[tuple[int, str]] = []

    def number(self, thing: pdfdoc.PDFObject | str) -> int:
        """The number of an object, in the document or to be; the number of a page by its name."""
        name = thing if isinstance(thing, str) else self.Reference(thing).name
        number: int = self.idToObjectNumberAndVersion[name][0]
        return number

    def reserve(self, count: int = 1) -> int:
        """Numbers for so many objects to be added later; returns the first."""
        first: int = self.objectcounter + 1
        self.objectcounter += count
        return first

    def add(self, source: str, number: int = 0) -> int:
        """Add a small object, under a reserved `number` or a new one, and return that."""
        number = number or self.reserve()
        self._packed.append((number, source))
        if len(self._packed) == _PACKED:
            self._pack()
        return number

    def write(self, stream: pdfdoc.PDFStream) -> str:
        """Add a stream that is known by now, and forget it; returns the reference to it."""
        number = self.reserve()
        self._put(number, stream.format(self))
        return ref(number)

    def add_font(self, resource: str, entries: Mapping[str, object]) -> None:
        """Add a font that every page knows as `/resource`."""
        self.idToObject[pdfdoc.BasicFonts][resource] = self.Reference(pdfdoc.PDFDictionary(entries))

    def addPage(self, page: pdfdoc.PDFPage) -> None:  # noqa: N802
        page.Contents, page.stream = self.write(stream({}, page.stream.encode("ascii"))), None
        page.Resources = None if page.XObjects else self.Reference(self._resources)
        say(page, self.entries_of_page)
        super().addPage(page)

    def format(self) -> bytes:
        """The whole file: every object not yet in it, then the table of them all."""
        number = 0
        while number < self.objectcounter:  # which grows, as objects find others
            number += 1
            name = self.numberToId.get(number)
            if name:
                self._put(number, pdfdoc.format(self.idToObject[name], self, toplevel=1))
        self._pack()
        start, number = self._file.offset, self.reserve()
        places = self._table()
        places[number] = _IN_FILE | start << 16
        places.byteswap()
        entries = {"Type": "/XRef", "Size": len(places), "W": _ENTRY_WIDTHS, "ID": self.ID()}
        entries |= {"Root": self.Reference(self.Catalog), "Info": self.Reference(self.info)}
        self._write(number, stream(entries, places.tobytes()).format(self))
        self._file.add(f"startxref\n{start}\n%%EOF\n")
        whole: bytes = self._file.format(self)
        return whole

    def _put(self, number: int, source: bytes) -> None:
        """A stream goes into the file, all else among what is packed."""
        if source.endswith(_END_OF_STREAM):
            self._table()[number] = _IN_FILE | self._file.offset << 16
            self._write(number, source)
        else:
            self.add(source.decode("ascii"), number)

    def _pack(self) -> None:
        """Put the small objects that wait into a stream."""
        if not self._packed:
            return
        packed, self._packed = self._packed, []
        number = self.reserve()
        table, first = self._table(), _IN_STREAM | number << 16
        index, length = [], 0
        for place, (within, source) in enumerate(packed):
            table[within] = first | place
            index.append(f"{within} {length}")
            length += len(source) + 1
        head = " ".join(index) + "\n"
        entries = {"Type": "/ObjStm", "N": len(packed), "First": len(head)}
        body = "\n".join([source for _, source in packed])
        self._put(number, stream(entries, (head + body).encode("ascii")).format(self))

    def _write(self, number: int, source: bytes) -> None:
        # PDF/A asks for an end of line before the end of a stream, which reportlab forgets. After a mere line feed some
        # readers take a carriage return that ends the data for a part of it.
        self._file.add(b"%d 0 obj\n%b\r\n%bendobj\n" % (number, source[: -len(_END_OF_STREAM)], _END_OF_STREAM))
        self.updateSignature(source)

    def _table(self) -> "array[int]":
        """Where the objects are, with room for every number that is given by now."""
        missing = self.objectcounter + 1 - len(self._places)
        self._places.frombytes(bytes(missing * self._places.itemsize))
        return self._places


def stream(entries: Mapping[str, object], data: bytes, *, compressed: bool = True) -> pdfdoc.PDFStream:
    """A stream whose dictionary has those `entries`, given as source text, numbers and objects of reportlab."""
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), data, _COMPRESSED if compressed else None)


def say(of: pdfdoc.PDFCatalog, entries: Mapping[str, object]) -> None:
    """Give a page, or the catalog, entries that reportlab does not know."""
    of.__NoDefault__ = [*of.__NoDefault__, *entries]
    of.__dict__.update(entries)


def ref(number: int) -> str:
    """A reference to an object."""
    return f"{number} 0 R"


def string(text: str) -> str:
    """A text string, such as a title."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"
