"""The parts of a zipped document (XLSX, DOCX), unpacked under a limit that no false header gets around."""

import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO

from render.importing.extent import Extent
from render.importing.limits import MAX_PARTS, MAX_UNPACKED
from render.importing.notes import refusal

_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENCRYPTED = 0x1
_STEP = 1 << 16
_SHEETS = "xl/worksheets/"
_BY_CALAMINE = ("xl/sharedStrings.xml", _SHEETS)
"""The largest parts of workbooks, which calamine alone reads."""


def unpack(file: str, data: bytes, *, every: bool = False) -> dict[str, bytes]:
    """The XML parts by name, or `every` part.

    Raises `SpecError` for what is no sound zip, locked, or larger than the limit.

    Sizes are counted while unpacking: what the zip says of itself may be a lie (a "zip bomb").
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error, EOFError) as error:
        raise _damaged(file) from error
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise _too_large(file)
    left = MAX_UNPACKED
    parts: dict[str, bytes] = {}
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise refusal(file, "locked", "This document is locked with a password.", "Save it without one.")
        packed = _packed(file, data, entry)
        name, is_deflated = entry.filename, entry.compress_type == zipfile.ZIP_DEFLATED
        if every or (name.endswith((".xml", ".rels")) and not name.startswith(_BY_CALAMINE)):
            parts[name] = _inflated(file, packed, left) if is_deflated else packed
            left -= len(parts[name])
        else:
            left -= _measured(file, name, _pieces(file, packed) if is_deflated else (packed,), left)
        if left < 0:
            raise _too_large(file)
    return parts


def _packed(file: str, data: bytes, entry: zipfile.ZipInfo) -> bytes:
    header = data[entry.header_offset : entry.header_offset + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size or header[:4] != b"PK\x03\x04":
        raise _damaged(file)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _damaged(file)
    _, name_length, extra_length = _LOCAL_HEADER.unpack(header)
    start = entry.header_offset + _LOCAL_HEADER.size + name_length + extra_length
    return data[start : start + entry.compress_size]


def _inflated(file: str, packed: bytes, limit: int) -> bytes:
    """What is `packed`, but no more than a byte beyond the limit."""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, limit + 1)
    except zlib.error as error:
        raise _damaged(file) from error


def _measured(file: str, name: str, pieces: Iterable[bytes], limit: int) -> int:
    """How large a part is that nobody reads here, as far as that is within the limit; a sheet is looked over, too."""
    size, extent = 0, Extent(file) if name.startswith(_SHEETS) else None
    for piece in pieces:
        size += len(piece)
        if size > limit:
            break
        if extent:
            extent.see(piece)
    return size


def _pieces(file: str, packed: bytes) -> Iterator[bytes]:
    """What is `packed`, bit by bit: fresh memory for all of it would take longer than inflating it."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while packed:
            yield inflater.decompress(packed, _STEP)
            packed = inflater.unconsumed_tail
    except zlib.error as error:
        raise _damaged(file) from error


def _damaged(file: str) -> Exception:
    return refusal(file, "damaged", "This document is damaged.", "Open it in its program and save it again.")


def _too_large(file: str) -> Exception:
    message = f"Unpacked, this document is larger than {MAX_UNPACKED // 2**20} MB."
    return refusal(file, "file-too-large", message, "Delete pictures and empty rows, or save the table alone as CSV.")
