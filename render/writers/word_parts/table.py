"""Tables as WordprocessingML, a row at a time."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from html import escape
from itertools import repeat

from render import content
from render.themes import Theme
from render.typesetting.scripts import is_rtl
from render.writers.sign_looks import sign_look
from render.writers.table_bands import banded
from render.writers.word_parts.bookmarks import Bookmarks
from render.writers.word_parts.sheet import (
    LEADING_ON_END,
    SIGN_PADDING_SIDE,
    TWIPS,
    header_reach,
    header_text,
    twips,
)
from render.writers.word_parts.xml import paragraph, run, text_paragraph

# As good as no paragraph: keeps tables apart, ends a paper after a table, owns a list that nothing else owns.
SEAM = paragraph("RolebookSeam", "")
LIST_START = paragraph("RolebookSeam", "", keep=True, level=0)

_HEADED = (
    '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"'
    ' w:noHBand="0" w:noVBand="1"/>'
)
_HEADED_ONLY = _HEADED.replace("04A0", "0420").replace('w:firstColumn="1"', 'w:firstColumn="0"')
_PLAIN = (
    '<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
    ' w:noHBand="1" w:noVBand="1"/>'
)

Row = Sequence[content.Cell | None]
_CONTROL_STYLES = ("RolebookLabel", "")
_HEADER = "RolebookTableHeader"
_HEIGHT_BY_HAND = 720  # twips, of a row that is written in


def matrix(
    table: content.Table, widths: Sequence[int], theme: Theme, parts: Collection[int], bookmarks: Bookmarks
) -> Iterator[str]:
    """A table whose header is repeated on every page; `widths` are those of its columns but one of bands, in twips.

    A part begins at each row number in `parts` and is held on one page; merged cells are broken up there
    and go on with what they say when continued. `bookmarks` are the places that cells are or lead to.
    """
    shown = banded(table)
    yield _start("RolebookMatrix", _HEADED_ONLY if shown.bands else _HEADED, table.caption, widths)
    yield _header_row(shown.table, widths, theme.type.table)
    columns, first = shown.table.columns, len(table.columns) - len(shown.table.columns)
    least = _HEIGHT_BY_HAND if any(column.by_hand for column in columns) else 0
    for number, (row, goes_on) in enumerate(_parted(table.rows, parts)):
        keep = number + 1 < len(table.rows) and number + 1 not in parts
        if first and row[0]:
            yield _band(row[0], widths, theme, on_new_page=goes_on)
        cells = (
            _sign_cell(row[index], width, keep, theme)
            if column.signs
            else _matrix_cell(row, index, width, keep, goes_on and not index, bookmarks)
            for index, (column, width) in enumerate(zip(columns, widths, strict=True), start=first)
        )
        yield _row(cells, least=least)
    yield _END


def _band(cell: content.Cell, widths: Sequence[int], theme: Theme, *, on_new_page: bool) -> str:
    """The name of a group across the table, on one page with its first row."""
    name = paragraph(
        "RolebookTableGroup", run(cell.text), keep=True, on_new_page=on_new_page, leftwards=is_rtl(cell.text)
    )
    tint = theme.palette.tint.removeprefix("#")
    looks = f'<w:gridSpan w:val="{len(widths)}"/><w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>'
    return _row([_cell(sum(widths), name, looks)])


def control(rows: Iterable[Sequence[tuple[str, str]]], widths: Sequence[int]) -> Iterator[str]:
    """Labelled values between rules, one or two to a row; `widths` of label, value, label, value are in twips."""
    yield _start("RolebookControl", _PLAIN, "", widths)
    for row in rows:
        texts = [_control_text(text, style) for pair in row for text, style in zip(pair, _CONTROL_STYLES, strict=True)]
        last = widths[len(texts) - 1 :]
        spans = f'<w:gridSpan w:val="{len(last)}"/>' if len(last) > 1 else ""
        yield _row([*map(_cell, widths, texts[:-1]), _cell(sum(last), texts[-1], spans)])
    yield _END


def _control_text(text: str, style: str) -> str:
    return paragraph("RolebookTableText", run(text, style), leftwards=is_rtl(text))


def _parted(rows: Sequence[Row], parts: Collection[int]) -> Iterator[tuple[Row, bool]]:
    """The rows, with a cell in place of each `None` at which a part begins, and whether there was one."""
    above: Row = rows[0] if rows else ()
    for number, row in enumerate(rows):
        goes_on = number in parts and None in row
        if goes_on:
            row = tuple(cell or _going_on(merged) for cell, merged in zip(row, above, strict=True))
        above = tuple(cell or merged for cell, merged in zip(row, above, strict=True))
        yield row, goes_on


def _going_on(cell: content.Cell | None) -> content.Cell | None:
    return cell and content.Cell(cell.continued or cell.text, rows=cell.rows, continued=cell.continued, link=cell.link)


def _header_row(table: content.Table, widths: Sequence[int], size: float) -> str:
    reach = header_reach(table, size, [width / TWIPS for width in widths])
    cells = map(_header_cell, widths, table.columns, repeat(size), repeat(reach > 0))
    return _row(cells, is_header=True, least=twips(reach))


def _header_cell(width: int, column: content.Column, size: float, on_end: bool) -> str:
    if column.signs and on_end:
        leading = twips(LEADING_ON_END * size)
        said = run(column.header, quiet="")
        words = paragraph(_HEADER, said, keep=True, leftwards=is_rtl(column.header), leading=leading)
        return _cell(width, words, f'{_margins(0)}<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>')
    text = header_text(column, width / TWIPS, size)
    words = text_paragraph(_HEADER, text, keep=True, centred=column.signs, quiet="")
    return _cell(width, words, _margins(SIGN_PADDING_SIDE / 2) if column.signs else "")  # its lines are broken already


def _sign_cell(cell: content.Cell | None, width: int, keep: bool, theme: Theme) -> str:
    """A sign in the middle, on a surface that says how much it weighs."""
    cell = cell or content.Cell()
    surface = look = ""
    if cell.tone:
        fill, ink, is_bold = sign_look(theme, cell.tone)
        surface = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill.removeprefix("#")}"/>'
        look = f'{"<w:b/>" if is_bold else ""}<w:color w:val="{ink.removeprefix("#")}"/>'
    leftwards = is_rtl(cell.text)
    sign = paragraph("RolebookTableText", run(cell.text, look=look), keep=keep, leftwards=leftwards, centred=True)
    return _cell(width, sign, surface + _margins(SIGN_PADDING_SIDE))


def _margins(side: float) -> str:
    width = twips(side)
    return f'<w:tcMar><w:left w:w="{width}" w:type="dxa"/><w:right w:w="{width}" w:type="dxa"/></w:tcMar>'


def _matrix_cell(row: Row, index: int, width: int, keep: bool, on_new_page: bool, bookmarks: Bookmarks) -> str:
    cell = row[index]
    if cell is None:
        return _cell(width, text_paragraph("RolebookTableText", "", keep=keep), "<w:vMerge/>")
    merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    if cell.items:
        start = "" if index and _owns_list(row, index - 1) else LIST_START
        items = [text_paragraph("RolebookTableText", item, keep=keep, level=1) for item in cell.items]
        return _cell(width, start + "".join(items), merge)
    style = "RolebookTableText" if index else "RolebookTableGroup"
    level = 0 if _owns_list(row, index) else None
    words = _name(cell, bookmarks)
    leftwards = is_rtl(cell.text)
    name = paragraph(style, words, keep=keep, on_new_page=on_new_page, level=level, leftwards=leftwards)
    return _cell(width, name, merge)


def _name(cell: content.Cell, bookmarks: Bookmarks) -> str:
    words = bookmarks.linked(cell.link, run(cell.text, "RolebookLink"), run(cell.text))
    return bookmarks.marked(cell.anchor, words)


def _owns_list(row: Row, index: int) -> bool:
    """Whether the cell carries the unseen number after which the list to its right starts at 1."""
    cell, right = row[index], row[index + 1] if index + 1 < len(row) else None
    return cell is not None and right is not None and not cell.items and bool(right.items)


def _start(style: str, look: str, description: str, widths: Sequence[int]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    words = f'<w:tblCaption w:val="{escape(description)}"/>' if description else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{words}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    )


_END = f"</w:tbl>{SEAM}"


def _row(cells: Iterable[str], is_header: bool = False, least: int = 0) -> str:
    """`least` is its height in twips, at least."""
    height = f'<w:trHeight w:val="{least}" w:hRule="atLeast"/>' if least else ""
    header = "<w:tblHeader/>" if is_header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{header}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(width: int, paragraphs: str, properties: str = "") -> str:
    """`properties` is a `w:gridSpan`, a `w:vMerge` or a `w:tcMar`."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{paragraphs}</w:tc>'
