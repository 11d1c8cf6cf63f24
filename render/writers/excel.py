"""A document as an Excel workbook: every chapter is a sheet with its notes and its table.

Nothing in it is a formula or a link: all words are written as texts, all figures as the numbers that the other
papers state. A department that is merged over rows has its name in each of them, under the merged cell, so that
a filter finds all its rows; Excel does not sort such a table, the list in CSV is for that.
"""

import datetime
import io
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from render.content import Document, Heading, Paragraph, Table
from render.diagnostics import ToolError
from render.themes import Theme
from render.typesetting.fonts import Family
from render.writers.excel_parts.layout import (
    MARGIN_BOTTOM,
    MARGIN_SIDE,
    MARGIN_TOP,
    Row,
    grid,
    merged_columns,
    padding,
    page_ends,
    rows,
    spans,
)
from render.writers.excel_parts.looks import ACTS, TITLE_GROWTH, Looks
from render.writers.excel_parts.ruler import LONGEST, Ruler
from render.writers.sign_looks import sign_look

_EPOCH = datetime.datetime(1980, 1, 1)
"""Stands for no date: the earliest one in a zip, since XlsxWriter would take the clock's."""

_UNIT = {"font_name": "Arial", "font_size": 10}
"""Excel counts the width of columns in digits of a workbook's first font: this one is at hand everywhere."""
_UNIT_HEIGHT = 17  # pixels of a row in it

_A4 = 9
_PIXELS = 4 / 3  # to the point
_INCH = 72.0
_FURNITURE = 26.0  # points from the edge to the header and the footer
_LONGEST_FURNITURE = 120  # characters of a header or footer, of which Excel takes 255 with its codes
_LONGEST_NAME = 31  # of a sheet, in UTF-16 units
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED = "history"
_MOST_LEVELS = 7  # of an outline
_MOST_FROZEN = 240.0  # points: more would leave no room for what scrolls
_BUTTON = 13.0  # points below a narrow header, where the button of the filter is


class _Chapter(NamedTuple):
    title: str
    notes: tuple[str, ...]
    table: Table


def xlsx(document: Document, theme: Theme, fonts: Family) -> bytes:
    """The bytes of an .xlsx file, the same ones each time. Raises `ToolError` for more than Excel can hold."""
    file = io.BytesIO()
    book = Workbook(
        file, {"in_memory": True, "default_format_properties": dict(_UNIT), "default_row_height": _UNIT_HEIGHT}
    )
    looks = Looks(book, theme, document.language)
    _describe(book, document)
    chapters = list(_chapters(document))
    for chapter, name in zip(chapters, sheet_names([chapter.title for chapter in chapters]), strict=True):
        _Sheet(book.add_worksheet(name), document, chapter, theme, fonts, looks).write()
    book.close()
    return file.getvalue()


def sheet_names(titles: Sequence[str]) -> list[str]:
    """Names as Excel allows them: 31 characters, without []:*?/\\, none twice in whatever case."""
    names: list[str] = []
    taken = {_RESERVED}
    for title in titles:
        plain = _FORBIDDEN.sub(" ", title).strip(" '") or "-"
        name, count = _cut(plain, _LONGEST_NAME), 1
        while name.casefold() in taken:
            count += 1
            mark = f" ({count})"
            name = _cut(plain, _LONGEST_NAME - len(mark)) + mark
        taken.add(name.casefold())
        names.append(name)
    return names


def _cut(text: str, units: int) -> str:
    """As many whole characters of `text` as are in so many UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore").strip(" '")


def _chapters(document: Document) -> Iterator[_Chapter]:
    blocks = iter(document.blocks)
    for heading in blocks:
        assert isinstance(heading, Heading)
        notes: list[str] = []
        for block in blocks:
            if isinstance(block, Table):
                yield _Chapter(heading.text, tuple(notes), block)
                break
            assert isinstance(block, Paragraph)
            notes.append(block.text)


def _describe(book: Workbook, document: Document) -> None:
    created = datetime.datetime.combine(document.date, datetime.time()) if document.date else _EPOCH
    book.set_properties(
        {"title": document.title, "subject": document.organisation, "author": document.author, "created": created}
    )
    for name, text in (("Document number", document.number), ("Version", document.version)):
        if text:
            book.set_custom_property(name, text, "text")
    book.set_custom_property("Language", document.language, "text")


class _Sheet:
    """One sheet being written, row by row from above."""

    def __init__(
        self, sheet: Worksheet, document: Document, chapter: _Chapter, theme: Theme, fonts: Family, looks: Looks
    ) -> None:
        self._sheet = sheet
        self._document = document
        self._chapter = chapter
        self._theme = theme
        self._fonts = fonts
        self._looks = looks
        self._grid = grid(chapter.table, theme, fonts, document.language)
        self._ruler = Ruler(fonts, theme.type.table, document.language)
        self._signs: set[int] = {index for index, column in enumerate(chapter.table.columns) if column.signs}
        self._used = 0.0
        self._row = 0

    def write(self) -> None:
        for column, width in enumerate(self._grid.widths):
            self._sheet.set_column_pixels(column, column, round(width * _PIXELS))
        self._opening()
        header = self._row
        self._header()
        lying = list(rows(self._chapter.table, self._grid.widths, self._ruler))
        self._body(lying)
        if lying:
            self._sheet.autofilter(header, 0, header + len(lying) - self._chapter.table.has_total, self._last)
        self._print_set_up(header)

    @property
    def _last(self) -> int:
        return len(self._grid.widths) - 1

    def _opening(self) -> None:
        """The title, the document control block and the notes, each over the whole width."""
        control = (f"{label} {value}" for label, value in self._document.control)
        notes = (" · ".join((self._document.organisation, *control)), *self._chapter.notes)
        size = self._theme.type.section + TITLE_GROWTH
        self._line("title", self._chapter.title, Ruler(self._fonts, size, self._document.language, bold=True))
        for note in notes:
            self._line("note", note, self._ruler)

    def _line(self, role: str, text: str, ruler: Ruler) -> None:
        look = self._looks.text(role, text)
        if self._last:
            self._sheet.merge_range(self._row, 0, self._row, self._last, "", look)
        self._write(0, text, look)
        self._next_row(ruler.height(ruler.lines(text, sum(self._grid.widths))))

    def _header(self) -> None:
        columns = self._chapter.table.columns
        bold = Ruler(self._fonts, self._theme.type.table, self._document.language, bold=True)
        for index, column in enumerate(columns):
            role = "sign_header" if column.signs else "figure_header" if column.figures else "header"
            self._write(index, column.header, self._looks.text(role, column.header))
        lines = [
            bold.lines(column.header, width, padding(column))
            for column, width in zip(columns, self._grid.widths, strict=True)
        ]
        self._next_row(bold.height(max(lines)) + (_BUTTON if self._signs else 0))
        if self._used <= _MOST_FROZEN:
            self._sheet.freeze_panes(self._row, min(self._signs, default=0))

    def _body(self, lying: list[Row]) -> None:
        """The rows of the table; `_row` is the first of them."""
        top, page = self._row, self._grid.page_height
        starts = page_ends(lying, page - self._used, page)
        self._sheet.set_h_pagebreaks(sorted(top + start for start in starts))
        grouping = merged_columns(lying)
        heights = [row.height for row in lying]
        for column in sorted(grouping):
            self._merge(lying, column, starts, heights)
        roles = self._roles(grouping)
        plain = [self._looks.of(role) for role in roles]
        for row, height in zip(lying, heights, strict=True):
            if self._chapter.table.has_total and row is lying[-1]:
                roles = self._roles(grouping, is_total=True)
                plain = [self._looks.of(role) for role in roles]
            self._table_row(row, height, roles, plain)
        for sign, tone in self._chapter.table.signs.items():
            changed = self._looks.changed(sign_look(self._theme, tone))
            rule = {"type": "text", "criteria": "containing", "value": sign, "format": changed, "stop_if_true": True}
            self._sheet.conditional_format(top, min(self._signs), self._row - 1, max(self._signs), rule)

    def _merge(self, lying: list[Row], column: int, starts: set[int], heights: list[float]) -> None:
        """Merge what one cell spans on a page; the last of its rows grows where the name takes more than all have."""
        for first, last in spans(lying, column, starts):
            text = lying[first].texts[column]
            needed = self._ruler.height(self._ruler.lines(text, self._grid.widths[column]))
            heights[last] += max(0.0, needed - sum(heights[first : last + 1]))
            if last > first:
                look = self._looks.of("group" if column == 0 else "words")
                self._sheet.merge_range(self._row + first, column, self._row + last, column, "", look)

    def _table_row(self, row: Row, height: float, roles: Sequence[str], plain: Sequence[Format]) -> None:
        """One row; `plain` are the formats of its `roles` for texts that need no other."""
        sheet, number = self._sheet, self._row
        for index, (cell, text, look) in enumerate(zip(row.cells, row.texts, plain, strict=True)):
            if cell.number is not None:
                failed = sheet.write_number(number, index, cell.number, look)
            elif text:
                if cell.depth or text[0] in ACTS:
                    look = self._looks.text(roles[index], text, cell.depth)
                failed = sheet.write_string(number, index, text, look)
            else:
                failed = sheet.write_blank(number, index, None, look)
            if failed:
                raise self._too_much(index)
        self._next_row(height, row.cells[0].depth)

    def _roles(self, grouping: set[int], *, is_total: bool = False) -> list[str]:
        """What the cells of a row are for, by column."""
        roles = []
        for index, column in enumerate(self._chapter.table.columns):
            if column.signs:
                roles.append("sign")
            elif column.figures:
                roles.append("total" if is_total else "figure")
            else:
                roles.append("group" if is_total or (index == 0 and index in grouping) else "words")
        return roles

    def _write(self, column: int, text: str, look: Format) -> None:
        if self._sheet.write_string(self._row, column, text, look):
            raise self._too_much(column)

    def _too_much(self, column: int) -> ToolError:
        return ToolError(
            f"{self._chapter.title[:40]}: row {self._row + 1}, column {column + 1} is more than Excel can hold.",
            f"A cell holds {LONGEST:,} characters, a sheet 1,048,576 rows and 16,384 columns.",
        )

    def _next_row(self, height: float, depth: int = 0) -> None:
        options = {"level": min(depth, _MOST_LEVELS)} if depth else None
        self._sheet.set_row_pixels(self._row, round(height * _PIXELS), None, options)
        self._used += height
        self._row += 1

    def _print_set_up(self, header: int) -> None:
        sheet, document = self._sheet, self._document
        sheet.set_paper(_A4)
        if self._grid.is_landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(self._grid.across, 0)
        side = MARGIN_SIDE / _INCH
        sheet.set_margins(side, side, MARGIN_TOP / _INCH, MARGIN_BOTTOM / _INCH)
        sheet.repeat_rows(header)
        if named := min(self._signs, default=0):
            sheet.repeat_columns(0, named - 1)
        sheet.hide_gridlines(2)
        sheet.outline_settings(symbols_below=False)
        size, ink = round(self._theme.type.small), self._theme.palette.muted.removeprefix("#")
        look = f"&{size}&K{ink}"
        edition = " · ".join(filter(None, (document.number, document.version)))
        folio = _furniture(document.labels.folio).replace("{page}", "&P").replace("{pages}", "&N")
        sheet.set_header(f"&L{look}{_furniture(document.running_head)}", {"margin": _FURNITURE / _INCH})
        sheet.set_footer(f"&L{look}{_furniture(edition)}&R{look}{folio}", {"margin": _FURNITURE / _INCH})


def _furniture(text: str) -> str:
    """`text` for a header or a footer, where & begins a code; long ones are cut, as Excel would not open the file."""
    short = text if len(text) <= _LONGEST_FURNITURE else text[: _LONGEST_FURNITURE - 1] + "…"
    return short.replace("&", "&&")
