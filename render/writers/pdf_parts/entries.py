"""Entries of contents and indexes: a name, a leader, the page where it stands; the whole line leads there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from render.typesetting.lines import Line
from render.writers.pdf_parts.flow import Slice
from render.writers.pdf_parts.items import Item, Jump, Rule
from render.writers.pdf_parts.setting import Setting

GUTTER = 24.0
"""Between columns of entries."""

_NUMBER_ROOM = 3.5  # em kept free for the page number
_LEADER_GAP = 0.6  # em before and behind the dots
_MANY = 70  # entries, about two pages of one column
_MOST_LONG = 0.1  # of the entries may need a second line


class Listed(NamedTuple):
    """An entry in lines of that `size` and `leading`.

    `indent` is in points, and so is `number_room`, for its number if it has one; a `strong` one is kept with the next,
    and stands off from the one before.
    """

    text: str
    target: str
    size: float
    leading: float
    indent: float = 0.0
    strong: bool = False
    number_room: float = 0.0


def entry_slices(entry: Listed, pages: Mapping[str, int], width: float, setting: Setting, tag: int) -> Iterator[Slice]:
    """An entry at the left edge of the text, as the element `tag`, a link.

    Its last line has the leader and the page number, where that is known.
    """
    rows = _rows(entry, width, setting)
    colour = setting.theme.palette.accent if entry.strong else ""
    x = setting.left + entry.indent
    for place, row in enumerate(rows):
        is_last = place == len(rows) - 1
        items: list[Item] = [
            setting.words(line, x, entry.size, entry.leading, colour=colour, bold=entry.strong, tag=tag) for line in row
        ]
        if is_last:
            page = str(pages.get(entry.target, ""))
            # Content of the link itself would be read before its translation.
            of_page = setting.structure.add("Span", tag) if row[-1].language else tag
            items += _leader(entry, page, x + row[-1].x + row[-1].width, width, setting, of_page)
        items.append(Jump(entry.target, entry.text, x, 0.0, width - entry.indent, entry.leading, tag))
        above = entry.leading / 2 if entry.strong and place == 0 else 0.0
        yield Slice(entry.leading, tuple(items), above, entry.strong or not is_last)


def columns_for(entries: Sequence[Listed], most: int, setting: Setting) -> int:
    """In how many columns, up to `most`, nearly all entries stand on one line; in two at least where they are many."""
    least = min(most, 2 if len(entries) > _MANY else 1)
    for count in range(most, least, -1):
        width = column_width(count, setting)
        long = sum(_length(entry, setting) > width for entry in entries)
        if long <= _MOST_LONG * len(entries):
            return count
    return least


def column_width(count: int, setting: Setting) -> float:
    """The width of each of so many columns."""
    return (setting.width - GUTTER * (count - 1)) / count


def _length(entry: Listed, setting: Setting) -> float:
    text = setting.face(entry.strong).width(entry.text, entry.size)
    return text + entry.indent + _NUMBER_ROOM * entry.size


def _rows(entry: Listed, width: float, setting: Setting) -> list[list[Line]]:
    room = width - entry.indent - _NUMBER_ROOM * entry.size
    return setting.heading_rows(entry.text, room, entry.size, bold=entry.strong, hang=entry.number_room)


def _leader(entry: Listed, page: str, start: float, width: float, setting: Setting, tag: int) -> Iterator[Item]:
    palette, size = setting.theme.palette, entry.size
    number = setting.one_line(page, width, size, bold=entry.strong)
    end = setting.left + width - number.width
    start += _LEADER_GAP * size
    y = entry.leading / 2 + 0.3 * size
    colour = palette.accent if entry.strong else ""
    yield setting.words(number, end, size, entry.leading, colour=colour, bold=entry.strong, tag=tag)
    yield Rule(start, y, max(0.0, end - start - _LEADER_GAP * size), palette.rule, 0.9, dotted=True)
