"""Forms: label cells beside their answers, lines to write on where something is to be filled in."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from render.content import Field, Form, FormPart
from render.writers.pdf_parts.blocks import Strip, numbered_lines
from render.writers.pdf_parts.flow import Flow, Slice
from render.writers.pdf_parts.items import Item, Panel, Rule, Words
from render.writers.pdf_parts.setting import Setting
from render.writers.pdf_parts.structure import ARTIFACT, cell_entries

_SHARES = (0.17, 0.33, 0.17, 0.33)  # label, answer, label, answer
_PADDING_X = 6.0
_PADDING_Y = 4.0
_HAND_LINE = 22.0  # points from one line to write on to the next
_HAND_LINES = 2  # over the whole width
_TITLE_GAP = 3.0  # points between the title of a part and the rule below it
_SIGNED = 34.0  # the height of a row that is signed
_WHOLE = 6  # lines; a longer answer may be parted by a page break
_THIN, _THICK = 0.5, 1.0


class _Cell(NamedTuple):
    """Lines in a cell, how many lines there are to write on, and the room for a hand."""

    left: float
    width: float
    strips: list[Strip]
    is_label: bool = False
    blanks: int = 0
    room: float = 0.0


def add_form(form: Form, setting: Setting, flow: Flow, above: float) -> None:
    """Set a form into the flow; no title of a part is left alone at the foot of a page."""
    for part, following in zip_longest(form.parts, form.parts[1:]):
        is_joined = following is not None and following.is_signed  # nobody signs a page of signatures alone
        setting.structure.open_section(2)
        flow.add(_title(part, setting, above))
        above = setting.theme.type.leading / 2 * setting.air
        is_table = any(entry.label for row in part.rows for entry in row)
        table = setting.structure.add("Table", setting.structure.here) if is_table else ARTIFACT
        rows = [_row(entries, setting, setting.structure.add("TR", table)) for entries in part.rows]
        for left, row in enumerate(rows, start=1 - len(rows)):
            keep = is_joined if left == 0 else part.is_signed or row is rows[0] or left == -1
            flow.add(_slices(row, setting, keep=keep))


def _title(part: FormPart, setting: Setting, above: float) -> Iterator[Slice]:
    """The title of a part over a rule."""
    structure, palette, sizes = setting.structure, setting.theme.palette, setting.theme.type
    tag = structure.add(structure.heading, structure.here)
    lines = setting.lines(part.title, setting.width, sizes.table, bold=True, justified=False)
    height = len(lines) * sizes.table_leading + _TITLE_GAP
    items: list[Item] = [Rule(setting.left, height, setting.width, palette.accent, _THICK)]
    for number, line in enumerate(lines):
        top = number * sizes.table_leading
        items.append(
            setting.words(
                line,
                setting.left,
                sizes.table,
                sizes.table_leading,
                top=top,
                colour=palette.accent,
                bold=True,
                tag=tag,
            )
        )
    yield Slice(height, tuple(items), above, keep=True)


def _row(entries: Sequence[Field], setting: Setting, within: int) -> list[_Cell]:
    """The cells of one or two entries side by side; the last one goes to the end of the row.

    They are `within` a row of a table; without labels, text or list stands by itself.
    """
    marks = [setting.left + sum(_SHARES[:column]) * setting.width for column in range(len(_SHARES) + 1)]
    cells: list[_Cell] = []
    column = 0
    for place, entry in enumerate(entries, start=1):
        if entry.label:
            label = setting.structure.add("TH", within, cell_entries("Row"))
            cells.append(_text_cell(entry.label, marks[column], marks[column + 1], label, setting, is_label=True))
            column += 1
        end = column + 1 if place < len(entries) else len(_SHARES)
        if entry.label:
            element = setting.structure.add("TD", within, cell_entries(columns=end - column))
        else:
            here = setting.structure.here
            element = setting.structure.add("P", here) if entry.text else here
        cells.append(_answer(entry, marks[column], marks[end], element, setting))
        column = end
    return cells


def _answer(entry: Field, left: float, right: float, tag: int, setting: Setting) -> _Cell:
    if entry.items:
        size = setting.theme.type.table
        width = right - left - 2 * _PADDING_X
        strips = [strip for item in numbered_lines(entry.items, setting, width, size, tag) for strip in item]
        return _Cell(left, right - left, strips)
    if entry.text:
        return _text_cell(entry.text, left, right, tag, setting)
    if entry.is_for_a_hand:
        return _Cell(left, right - left, [], room=max(_HAND_LINE, _SIGNED * setting.air))
    blanks = 1 if entry.label else _HAND_LINES
    return _Cell(left, right - left, [], blanks=blanks, room=blanks * _HAND_LINE + _PADDING_Y * setting.air)


def _text_cell(text: str, left: float, right: float, tag: int, setting: Setting, *, is_label: bool = False) -> _Cell:
    lines = setting.lines(text, right - left - 2 * _PADDING_X, setting.theme.type.table, justified=False)
    return _Cell(left, right - left, [[(0.0, line, tag)] for line in lines], is_label)


def _slices(row: Sequence[_Cell], setting: Setting, *, keep: bool) -> Iterator[Slice]:
    """The row whole, or line by line where it is long."""
    leading, padding = setting.theme.type.table_leading, _PADDING_Y * setting.air
    most = max(len(cell.strips) for cell in row)
    if most <= _WHOLE:
        height = max(most * leading + 2 * padding, *(cell.room for cell in row))
        items: list[Item] = [*_grounds(row, height, setting), _closing(height, setting)]
        for cell in row:
            top = max(0.0, (height - len(cell.strips) * leading) / 2)
            items += _words(cell, cell.strips, top, setting)
            items += _blanks(cell, setting)
        yield Slice(height, tuple(items), keep=keep)
        return
    for number in range(most):
        first, last = number == 0, number + 1 == most
        height = leading + (padding if first else 0.0) + (padding if last else 0.0)
        items = [*_grounds(row, height, setting), *([_closing(height, setting)] if last else [])]
        for cell in row:
            items += _words(cell, cell.strips[number : number + 1], padding if first else 0.0, setting)
        yield Slice(height, tuple(items), keep=number < 1 or number == most - 2 or (last and keep))


def _words(cell: _Cell, strips: Sequence[Strip], top: float, setting: Setting) -> Iterator[Words]:
    size, leading = setting.theme.type.table, setting.theme.type.table_leading
    for number, strip in enumerate(strips):
        for x, line, tag in strip:
            left = cell.left + _PADDING_X + x
            yield setting.words(line, left, size, leading, top=top + number * leading, tag=tag)


def _blanks(cell: _Cell, setting: Setting) -> Iterator[Rule]:
    """Lines to write on, but for the last: that is the rule below the row."""
    for number in range(1, cell.blanks):
        left, width = cell.left + _PADDING_X, cell.width - 2 * _PADDING_X
        yield Rule(left, number * _HAND_LINE, width, setting.theme.palette.rule, _THIN, dotted=True)


def _grounds(row: Sequence[_Cell], height: float, setting: Setting) -> Iterator[Panel]:
    """Labels are tinted. Lines down the page would part what belongs together, and tell a screen reader of a grid."""
    for cell in row:
        if cell.is_label:
            yield Panel(cell.left, _THICK / 2, cell.width, height - _THICK / 2, setting.theme.palette.tint)


def _closing(height: float, setting: Setting) -> Rule:
    return Rule(setting.left, height, setting.width, setting.theme.palette.rule, _THIN)
