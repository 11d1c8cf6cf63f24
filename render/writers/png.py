"""A page of a PDF as PNG."""

import zlib
from threading import Lock

import pypdfium2

_DOTS_PER_INCH = 144
_INCHES_PER_METRE = 1 / 0.0254
_COMPRESSION = 2  # of 9: the rest takes up to ten times the time for a fifth of the size, as charts are flat
_BAND = 64  # rows
_RGB_OF_8_BITS = b"\x08\x02\x00\x00\x00"

_one_at_a_time = Lock()  # PDFium serves one thread


def png(pdf: bytes, dots_per_inch: int = _DOTS_PER_INCH, page_number: int = 1) -> bytes:
    """A picture of the whole page of that number. May be called from several threads."""
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        page = document[page_number - 1]
        bitmap = page.render(scale=dots_per_inch / 72, rev_byteorder=True)
        pixels, stride, width, height = bytes(bitmap.buffer), bitmap.stride, bitmap.width, bitmap.height
        bitmap.close()
        page.close()
        document.close()
    return _encoded(memoryview(pixels), stride, width, height, dots_per_inch)


def _encoded(pixels: memoryview, stride: int, width: int, height: int, dots_per_inch: int) -> bytes:
    """RGB pixels as a PNG file (ISO/IEC 15948), its rows unfiltered: flat colours need no more, and half the time."""
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    density = 2 * round(dots_per_inch * _INCHES_PER_METRE).to_bytes(4, "big") + b"\x01"
    chunks = (
        (b"IHDR", size + _RGB_OF_8_BITS),
        (b"pHYs", density),
        (b"IDAT", _compressed_rows(pixels, stride, width, height)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _compressed_rows(pixels: memoryview, stride: int, width: int, height: int) -> bytes:
    """A band of rows at a time: a copy of all of them costs more than compressing them."""
    compressor = zlib.compressobj(_COMPRESSION)
    starts = range(0, stride * height, stride)
    bands = (starts[first : first + _BAND] for first in range(0, height, _BAND))
    parts = [
        compressor.compress(b"".join(part for start in band for part in (b"\0", pixels[start : start + 3 * width])))
        for band in bands
    ]
    return b"".join((*parts, compressor.flush()))


def _chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")
