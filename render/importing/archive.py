"""The parts of a zipped document (XLSX, DOCX), unpacked under a limit that no false header gets around."""

import struct
import zipfile
import zlib
from io import BytesIO

from render.importing.limits import MAX_PARTS, MAX_UNPACKED
from render.importing.notes import refusal

_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENCRYPTED = 0x1
_STEP = 1 << 16
_TEXTS_OF_CELLS = "xl/sharedStrings.xml"
"""The largest part of many workbooks, which calamine alone reads."""


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
        if every or (name.endswith((".xml", ".rels")) and name != _TEXTS_OF_CELLS):
            parts[name] = _inflated(file, packed, left) if is_deflated else packed
            left -= len(parts[name])
        else:
            left -= _size(file, packed, left) if is_deflated else len(packed)
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


def _size(file: str, packed: bytes, limit: int) -> int:
    """How much it is unpacked, as far as that is within the limit: what nobody reads here is only counted."""
    inflater, size = zlib.decompressobj(-zlib.MAX_WBITS), 0
    try:
        while packed and size <= limit:
            size += len(inflater.decompress(packed, _STEP))
            packed = inflater.unconsumed_tail
    except zlib.error as error:
        raise _damaged(file) from error
    return size


def _damaged(file: str) -> Exception:
    return refusal(file, "damaged", "This document is damaged.", "Open it in its program and save it again.")


def _too_large(file: str) -> Exception:
    message = f"Unpacked, this document is larger than {MAX_UNPACKED // 2**20} MB."
    return refusal(file, "file-too-large", message, "Delete pictures and empty rows, or save the table alone as CSV.")
