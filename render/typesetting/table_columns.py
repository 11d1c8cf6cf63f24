"""How wide the columns of a table are: as their shares say, then what stands in them gets a say."""

from collections.abc import Callable, Iterator, Sequence
from math import ceil

from render.content import Cell, Column, Table
from render.content.bilingual import first_of
from render.typesetting.phrases import least_characters

Measure = Callable[[str], float]  # how far a text reaches on one line

_HAN = "一"  # as wide as any other
_FIRST_OF_HAN = "\u2e80"  # and of all that lines may end beside
_MOST_ON_ONE_LINE = 0.8  # of the cells of a column, if it can be
_MOST_LINES = 3  # even for the longest cell
_MOST_LINES_AT_ALL = 8  # where that makes the table shorter
_TWO_LINES = 1.5  # less than 2: lines are seldom broken just in the middle
_MOST_GROWTH = 2  # times the share of a column
_LEAST_REST = 0.7  # of the share of the main column, where it is full of words
_SIGN = 2.55  # em, enough for a column of signs under heads of two characters to the line
_NUMBER = "10. "  # before an item
_JUDGED = 400  # rows of a table are enough to judge by
_ROUNDING = 0.01
_PARTS = (1.0, 0.75, 0.5, 0.25, 0.0)  # of the growth of columns, to try


def table_columns(table: Table, measure: Measure, paddings: Sequence[float], total: float) -> list[float]:
    """The widths of a table's columns, `total` in all; each has its padding at both sides.

    A column gets its share, or what its longest word takes; one to be written in by hand does not give any of it.
    One that would break most of its cells, or one of them over and over, grows at the cost of the main column, the
    one of words with the largest share, as far as that one can spare it, and the table does not become longer. So do
    those of signs for the sake of words of Han over them, if all of these can; else they give what they do not need.
    """
    table = table._replace(rows=table.rows[:: len(table.rows) // _JUDGED + 1])
    shares = _shares(table, total)
    on_end = headers_on_end(table, measure, paddings, total)
    sign = _SIGN * measure(_HAN)
    main = max(range(len(shares)), key=lambda number: (_holds_words(table.columns[number]), shares[number]))
    least, needed, wished = [], [], []
    for number, (column, padding) in enumerate(zip(table.columns, paddings, strict=True)):
        header = "" if on_end and column.signs else column.header
        texts = {header, *(row[number].text for row in table.rows if row[number])}  # type: ignore[union-attr]
        word = max(longest_word(text, measure) for text in texts)
        least.append(shares[number] if column.by_hand else min(word + 2 * padding, total / len(shares)))
        need, wish = (0.0, _words_of_han(header, measure)) if column.signs else _wishes(table, number, measure)
        needed.append(need + 2 * padding)
        wished.append(wish + 2 * padding)

    def fitted(wishes: Sequence[float]) -> list[float]:
        wanted = [
            max(share, low, min(wish, _MOST_GROWTH * share))
            for share, low, wish in zip(shares, least, wishes, strict=True)
        ]
        wanted[main] = max(least[main], min(wished[main], _LEAST_REST * shares[main]))
        spare = [
            want - max(low, wish, min(want, sign)) if column.signs else 0.0
            for column, want, low, wish in zip(table.columns, wanted, least, wishes, strict=True)
        ]
        lacking = wished[main] - wanted[main] - (total - sum(wanted))
        part = min(1.0, lacking / sum(spare)) if lacking > 0 and any(spare) else 0.0
        return _fitted([want - part * more for want, more in zip(wanted, spare, strict=True)], least, main, total)

    narrow = [need if column.signs else wish for column, need, wish in zip(table.columns, needed, wished, strict=True)]
    grown, given = fitted(wished), fitted(needed)
    if any(
        width < wish - _ROUNDING
        for column, width, wish in zip(table.columns, grown, wished, strict=True)
        if column.signs
    ):
        grown = fitted(narrow)
    if wished[main] <= grown[main]:
        return grown
    ways = [[part * one + (1 - part) * other for one, other in zip(grown, given, strict=True)] for part in _PARTS]
    rows = _measured(table, measure)
    return min(ways, key=lambda widths: _height(rows, widths, paddings))


def _fitted(wanted: Sequence[float], least: Sequence[float], main: int, total: float) -> list[float]:
    """The `wanted` widths, smaller where there is no room for them; the main column has what is left."""
    fitted = list(wanted)
    spare = total - sum(fitted)
    if spare < 0:
        room = (total - sum(least)) / (sum(fitted) - sum(least))
        return [low + (want - low) * room for low, want in zip(least, fitted, strict=True)]
    fitted[main] += spare
    return fitted


def headers_on_end(table: Table, measure: Measure, paddings: Sequence[float], total: float) -> bool:
    """Whether headers over signs are to stand on end, as a word of one is wider than its column's share."""
    return any(
        column.signs and longest_word(column.header, measure) + 2 * padding > share
        for column, share, padding in zip(table.columns, _shares(table, total), paddings, strict=True)
    )


def longest_word(text: str, measure: Measure) -> float:
    """The width of the longest part of `text` that should not be broken."""
    words = "".join(char if char < _FIRST_OF_HAN else " " for char in text).split()
    return max(map(measure, words), default=0.0)


def _words_of_han(header: str, measure: Measure) -> float:
    """The width that keeps words of Han whole in a head."""
    return measure(_HAN * least_characters(first_of(header))) if header else 0.0


def _holds_words(column: Column) -> bool:
    return not (column.signs or column.by_hand)


def _shares(table: Table, total: float) -> list[float]:
    whole = sum(column.share for column in table.columns)
    return [column.share * total / whole for column in table.columns]


def _wishes(table: Table, number: int, measure: Measure) -> tuple[float, float]:
    """The width at which no cell of a column is very high, and that at which most stand on one line."""
    cells = [row[number] for row in table.rows]
    lengths = sorted(_length(cell, measure) for cell in cells if cell)
    header = measure(table.columns[number].header)
    if not lengths:
        return header, header
    most = lengths[ceil(_MOST_ON_ONE_LINE * (len(lengths) - 1))]
    return lengths[-1] / _MOST_LINES_AT_ALL, max(header, most, lengths[-1] / _MOST_LINES)


def _measured(table: Table, measure: Measure) -> list[list[list[float]]]:
    """What the texts of every cell take on one line, parted among the rows it spans."""
    return [
        [[measure(text) / cell.rows for text in _texts(cell)] if cell else [] for cell in row] for row in table.rows
    ]


def _texts(cell: Cell) -> Iterator[str]:
    yield cell.text
    yield from (_NUMBER + item for item in cell.items)


def _height(rows: Sequence[Sequence[Sequence[float]]], widths: Sequence[float], paddings: Sequence[float]) -> int:
    """About how many lines the rows take."""
    insides = [width - 2 * padding for width, padding in zip(widths, paddings, strict=True)]
    return sum(
        max(sum(ceil(length / inside) for length in cell) for cell, inside in zip(row, insides, strict=True))
        for row in rows
    )


def _length(cell: Cell, measure: Measure) -> float:
    """What a cell, or its longest item, takes on one line; one that spans rows may stand on two."""
    return max(
        [measure(cell.text) / (_TWO_LINES if cell.rows > 1 else 1), *(measure(_NUMBER + item) for item in cell.items)]
    )
