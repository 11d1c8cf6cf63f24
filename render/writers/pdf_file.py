"""A PDF file under construction: numbered objects, the small ones packed together (ISO 32000-1, 7.5.7 and 7.5.8).

Objects come as source text. What is finished is compressed at once, so that a long paper needs little memory.
"""

import zlib
from array import array
from hashlib import md5

_PACKED = 200  # small objects in a stream: more hardly make the file smaller, but readers slower
_COMPRESSION = 4  # of 9: the rest takes half as long again for a fifteenth of the size
_IN_FILE, _IN_STREAM = 1 << 56, 2 << 56  # the first of the eight bytes that say where an object is
_ENTRY_WIDTHS = "[1 5 2]"


class PdfFile:
    """Collects objects; `finish` gives the bytes. The same objects give the same bytes."""

    def __init__(self) -> None:
        self._parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        self._length = len(self._parts[0])
        self._places = array("Q", [0xFFFF])  # by object number; the first entry is never an object
        self._packed: list[tuple[int, bytes]] = []

    def reserve(self, count: int = 1) -> int:
        """Numbers for so many objects to be added later; returns the first."""
        first = len(self._places)
        self._places.extend([0] * count)
        return first

    def add(self, source: str, number: int = 0) -> int:
        """Add an object, under a reserved `number` or a new one, and return that."""
        number = number or self.reserve()
        self._packed.append((number, source.encode("ascii")))
        if len(self._packed) == _PACKED:
            self._pack()
        return number

    def add_stream(self, data: bytes, entries: str = "", *, compressed: bool = True, number: int = 0) -> int:
        """Add a stream whose dictionary has those `entries`, and return its number."""
        number = number or self.reserve()
        if compressed:
            data, entries = zlib.compress(data, _COMPRESSION), f"{entries}/Filter/FlateDecode"
        self._places[number] = _IN_FILE | self._length << 16
        head = f"{number} 0 obj\n<<{entries}/Length {len(data)}>>stream\n".encode("ascii")
        # With a mere line feed, some readers take a carriage return that ends the data for a part of the line's end.
        self._write(head, data, b"\r\nendstream\nendobj\n")
        return number

    def finish(self, catalog: int, information: int) -> bytes:
        """The whole file; nothing can be added any more."""
        self._pack()
        number, start = self.reserve(), self._length
        self._places[number] = _IN_FILE | start << 16
        digest = md5(usedforsecurity=False)
        for part in self._parts:
            digest.update(part)
        name = digest.hexdigest()
        self._places.byteswap()
        entries = (
            f"/Type/XRef/Size {len(self._places)}/W{_ENTRY_WIDTHS}/Root {ref(catalog)}/Info {ref(information)}"
            f"/ID[<{name}><{name}>]"
        )
        table = self._places.tobytes()
        self._places.byteswap()
        self.add_stream(table, entries, number=number)
        self._write(f"startxref\n{start}\n%%EOF\n".encode("ascii"))
        return b"".join(self._parts)

    def _pack(self) -> None:
        """Put the small objects that wait into a stream."""
        if not self._packed:
            return
        stream = self.reserve()
        index, length = [], 0
        for place, (number, source) in enumerate(self._packed):
            self._places[number] = _IN_STREAM | stream << 16 | place
            index.append(f"{number} {length}")
            length += len(source) + 1
        head = " ".join(index).encode("ascii") + b"\n"
        body = b"\n".join(source for _, source in self._packed)
        count = len(self._packed)
        self._packed = []
        self.add_stream(head + body, f"/Type/ObjStm/N {count}/First {len(head)}", number=stream)

    def _write(self, *parts: bytes) -> None:
        self._parts += parts
        self._length += sum(map(len, parts))


def ref(number: int) -> str:
    """A reference to an object."""
    return f"{number} 0 R"


def string(text: str) -> str:
    """A text string, such as a title."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"
