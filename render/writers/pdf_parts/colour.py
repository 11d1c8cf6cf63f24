"""The colour space of the papers, sRGB (IEC 61966-2-1), as an ICC profile for PDF/A's output intent (ICC.1:2010)."""

from functools import cache
from struct import pack

NAME = "sRGB IEC61966-2.1"

# Red, green, blue as X, Y, Z, adapted to the white of the profile connection space, as is `_ADAPTATION` from D65.
_PRIMARIES = {
    "rXYZ": (0.43607, 0.22249, 0.01392),
    "gXYZ": (0.38515, 0.71687, 0.09708),
    "bXYZ": (0.14307, 0.06061, 0.71410),
}
_WHITE = (0.9642, 1.0, 0.8249)
_ADAPTATION = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01708, -0.00925, 0.01508, 0.75168)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)  # parametric, type 3
_VERSION = 0x04200000
_DATE = (2026, 1, 1, 0, 0, 0)  # never the clock's


@cache
def srgb_profile() -> bytes:
    """The profile: a display's, by matrix and curve."""
    curve = b"para" + pack(">IHH", 0, 3, 0) + _fixed(_CURVE)
    tags = {
        "desc": _text(NAME),
        "cprt": _text("No copyright, use freely"),
        "wtpt": b"XYZ " + bytes(4) + _fixed(_WHITE),
        "chad": b"sf32" + bytes(4) + _fixed(_ADAPTATION),
        **{tag: b"XYZ " + bytes(4) + _fixed(values) for tag, values in _PRIMARIES.items()},
        "rTRC": curve,
        "gTRC": curve,
        "bTRC": curve,
    }
    table, body = [], b""
    start = 128 + 4 + 12 * len(tags)
    for tag, data in tags.items():
        place = body.find(data)  # the curves are one
        if place < 0:
            place = len(body)
            body += data + bytes(-len(data) % 4)
        table.append(tag.encode() + pack(">II", start + place, len(data)))
    size = start + len(body)
    return _header(size) + pack(">I", len(tags)) + b"".join(table) + body


def _header(size: int) -> bytes:
    return (
        pack(">I4xI", size, _VERSION)
        + b"mntrRGB XYZ "
        + pack(">6H", *_DATE)
        + b"acsp"
        + bytes(28)
        + _fixed(_WHITE)
        + bytes(48)
    )


def _fixed(numbers: tuple[float, ...]) -> bytes:
    return pack(f">{len(numbers)}i", *(round(number * 65536) for number in numbers))


def _text(words: str) -> bytes:
    encoded = words.encode("utf-16-be")
    return b"mluc" + pack(">III2s2sII", 0, 1, 12, b"en", b"US", len(encoded), 28) + encoded
