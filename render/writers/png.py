"""A page of a PDF as PNG."""

from functools import lru_cache

import pypdfium2
from zlib_ng import zlib_ng

_DOTS_PER_INCH = 144
_INCHES_PER_METRE = 1 / 0.0254
_RGB_OF_8_BITS = b"\x08\x02\x00\x00\x00"
_UNFILTERED = b"\0"  # before each row: flat colours need no more, and half the time
_LEVEL = 3  # of 9: the rest takes up to ten times the time for a fifth of the size, as charts are flat


def png(pdf: bytes, dots_per_inch: int = _DOTS_PER_INCH, page_number: int = 1) -> bytes:
    """A picture of the whole page of that number."""
    page = _opened(pdf)[page_number - 1]
    bitmap = page.render(scale=dots_per_inch / 72, rev_byteorder=True, bitmap_maker=_rows)
    rows, width, height = memoryview(bitmap.buffer), bitmap.width, bitmap.height
    bitmap.close()
    page.close()
    return _encoded(rows, width, height, dots_per_inch)


@lru_cache(maxsize=1)
def _opened(pdf: bytes) -> pypdfium2.PdfDocument:
    """Left open for its other pages, which share its fonts."""
    return pypdfium2.PdfDocument(pdf)


def _rows(width: int, height: int, **colours: int) -> pypdfium2.PdfBitmap:
    """A bitmap with a byte behind each row of RGB pixels: what PNG asks for, but for the one before the first row."""
    return pypdfium2.PdfBitmap.new_native(width, height, **colours, stride=3 * width + len(_UNFILTERED))


def _encoded(rows: memoryview, width: int, height: int, dots_per_inch: int) -> bytes:
    """RGB pixels as a PNG file (ISO/IEC 15948)."""
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    density = 2 * round(dots_per_inch * _INCHES_PER_METRE).to_bytes(4, "big") + b"\x01"
    compressor = zlib_ng.compressobj(_LEVEL)
    chunks = (
        (b"IHDR", size + _RGB_OF_8_BITS),
        (b"pHYs", density),
        (b"IDAT", compressor.compress(_UNFILTERED) + compressor.compress(rows[:-1]) + compressor.flush()),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + name + data + zlib_ng.crc32(name + data).to_bytes(4, "big")
