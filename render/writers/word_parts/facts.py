"""Labelled values in lines with tab stops: a line can be held with what follows it by every program, a table cannot."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from render.content import Block, Facts
from render.content.bilingual import apart
from render.typesetting.scripts import is_rtl
from render.writers.word_parts.measuring import length, lines
from render.writers.word_parts.sheet import twips
from render.writers.word_parts.xml import paragraph, run, tab_stop

Pair = tuple[str, str]

_GAP = 20.0  # points, between two facts side by side
_WIDEST = 0.25  # of the width: a label that takes more moves its own value only
_TAB = "<w:r><w:tab/></w:r>"


def fact_rows(pairs: Sequence[Pair], size: float, room: float, columns: int = 2) -> Iterator[list[Pair]]:
    """So many facts side by side if their values stand on one line of `room`; a longer one has a row for itself."""
    row: list[Pair] = []
    for pair in pairs:
        is_long = lines(pair[1], size, room) > len(apart(pair[1]))
        if row and (is_long or len(row) == columns):
            yield row
            row = []
        row.append(pair)
        if is_long:
            yield row
            row = []
    if row:
        yield row


def label_room(blocks: Iterable[Block], size: float, width: float) -> float:
    """What labels take, so that the values of a paper begin on one line down the page; sizes and widths in points."""
    labels = {label for block in blocks if isinstance(block, Facts) for label, _ in block.pairs}
    lengths = [length(part, size) for label in labels for part in apart(label)]
    return max((each for each in lengths if each <= _WIDEST * width), default=0.0) + size


def value_room(width: float, labels: float) -> float:
    """What a value has on its line where two facts stand side by side."""
    return (width - _GAP) / 2 - labels


def facts(rows: Iterable[Sequence[Pair]], width: float, labels: float, *, keep: bool, owns_list: bool) -> Iterator[str]:
    """A line for each of the `rows`, and for each of two languages; values begin behind the room for `labels`.

    `keep` holds them on one page with the first line that follows, a list of theirs where they own one.
    """
    start, second = twips(labels), twips((width + _GAP) / 2)
    stops = ("", tab_stop(second) + tab_stop(second + start))
    strips = [strip for row in rows for strip in _strips(row)]
    for number, (pairs, is_upper, style) in enumerate(strips, start=1):
        is_last = number == len(strips)
        words = _TAB.join(run(label, "RolebookLabel") + _TAB + run(value, style) for label, value in pairs)
        yield paragraph(
            "RolebookLastFact" if is_last else "RolebookFact",
            words,
            keep=keep or is_upper,
            level=0 if is_last and owns_list else None,
            leftwards=is_rtl("".join(pairs[0])),
            stops=stops[len(pairs) > 1],
            hanging=start,
        )


def _strips(row: Sequence[Pair]) -> Iterator[tuple[Sequence[Pair], bool, str]]:
    """What a row says in each language, whether it says it once more below, and the style of its values."""
    in_languages = [zip_longest(apart(label), apart(value), fillvalue="") for label, value in row]
    upper, *lower = zip_longest(*in_languages, fillvalue=("", ""))
    yield upper, bool(lower), ""
    yield from ((pairs, False, "RolebookLabel") for pairs in lower)
