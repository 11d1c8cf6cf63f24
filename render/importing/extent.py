"""How far apart the cells of a sheet are: calamine makes room for all that lies between them."""

import re

from render.importing.limits import MAX_CELLS
from render.importing.notes import refusal
from render.importing.tables import check_size

_FAR = re.compile(rb"""r\s*=\s*["'](?:([A-Z]{2,})(\d+)|[A-Z]?(\d{5,}))""")
_LONGEST = 2**20
"""Bytes of a tag, or a text behind it: far more than Excel lets a cell hold."""


class Extent:
    """Of one sheet, whose XML it is shown piece by piece."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._rows, self._columns = 10_000, 26
        self._end = b""

    def see(self, piece: bytes) -> None:
        """Raises `SpecError` where a cell is too far from the others, or never ends."""
        seen = self._end + piece
        self._end = seen[max(seen.rfind(b"<"), 0) :]
        if len(self._end) > _LONGEST:
            raise refusal(self._file, "damaged", "A cell of this workbook never ends.", "Save it again in its program.")
        far = _FAR.findall(seen)
        self._rows = max([self._rows, *(int(down or row) for _, down, row in far)])
        self._columns = max([self._columns, *map(_column_number, {letters for letters, _, _ in far})])
        if self._rows * self._columns > 4 * MAX_CELLS:
            check_size(self._rows, self._columns, self._file)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - 64
    return number
