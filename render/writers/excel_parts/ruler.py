"""How many lines a text takes in a cell of Excel, and how high a row is then. In points.

Excel fits neither the height of a merged cell nor, before somebody types in it, that of any row of a file that
it did not write. So lines are counted here, rather too many than too few: Excel sets them in another font.
"""

from collections.abc import Iterator
from math import ceil

from render.typesetting.fonts import Family
from render.typesetting.line_filling import fill

LONGEST = 32_767  # UTF-16 units in a cell
PADDING_X = 7.0  # beside text, with the indent of Excel

_TALLEST = 409.0  # that Excel makes a row
_PADDING_Y = 5.0  # above and below together
_HAN_LINE, _LATIN_LINE = 1.45, 1.3  # of the size, as fonts of either kind have it
_HAN_LANGUAGES = ("zh", "ja", "ko")
_NARROW = 14.0  # em: where few words stand on a line, lines are broken rather than estimated


def has_han(language: str) -> bool:
    """Whether texts in a language (BCP 47) are mostly set in a font with Han letters."""
    return language.split("-")[0] in _HAN_LANGUAGES


class Ruler:
    """Counts the lines of texts in a size."""

    def __init__(self, fonts: Family, size: float, language: str, *, bold: bool = False) -> None:
        self._face = fonts.bold if bold else fonts.regular
        self._leading = size * (_HAN_LINE if has_han(language) else _LATIN_LINE)
        self.size = size

    def width(self, text: str) -> float:
        return self._face.width(text, self.size)

    def fit(self, width: float, padding: float = PADDING_X) -> float:
        """How many characters surely stand on a line: hardly one is wider than its size."""
        return (width - 2 * padding) / self.size

    def lines(self, text: str, width: float, padding: float = PADDING_X) -> int:
        """How many lines `text` takes in a column of `width` with `padding` at both sides."""
        room, fit = width - 2 * padding, self.fit(width, padding)
        lines = text.split("\n")
        return len(lines) + sum([self._wrapped(line, room) - 1 for line in lines if len(line) > fit])

    def portions(self, text: str, width: float) -> Iterator[tuple[str, int]]:
        """The text with its lines, in parts that a row of Excel has room for, parted at its own line ends if it can."""
        most = self.most_lines - 2  # so many as another font surely has room for
        portion, lines = "", 0
        for line in text.split("\n"):
            for piece in self._pieces(line, width, most):
                count = self.lines(piece, width)
                if portion and (lines + count > most or len(portion) + len(piece) >= LONGEST // 2):
                    yield portion, lines
                    portion, lines = piece, count
                else:
                    portion, lines = f"{portion}\n{piece}" if lines else piece, lines + count
        yield portion, lines

    def _pieces(self, line: str, width: float, most: int) -> list[str]:
        if self.lines(line, width) <= most:
            return [line]
        places = fill(line, self._face.advances(line, self.size), width - 2 * PADDING_X)
        starts = [start for start, _ in places[::most]]
        return [line[start:end] for start, end in zip(starts, [*starts[1:], len(line)], strict=True)]

    def height(self, lines: int) -> float:
        return min(_TALLEST, ceil(lines * self._leading) + _PADDING_Y)

    @property
    def most_lines(self) -> int:
        """That the tallest row holds."""
        return int((_TALLEST - _PADDING_Y) / self._leading)

    def _wrapped(self, line: str, room: float) -> int:
        width = self.width(line)
        if width <= room:
            return 1
        if room < _NARROW * self.size:
            return len(fill(line, self._face.advances(line, self.size), room))
        unused = self.size * (3 if line.isascii() else 1)  # at the end of a line, where no word or mark fits
        return ceil(width / max(room - unused, self.size))
