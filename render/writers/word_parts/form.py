"""Forms as WordprocessingML: label cells beside their answers, content controls where something is to be filled in."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import count, zip_longest

from render.content import Field, Form
from render.themes import Palette
from render.typesetting.scripts import is_rtl
from render.writers.word_parts.sheet import column_widths
from render.writers.word_parts.table import SEAM
from render.writers.word_parts.xml import paragraph, run, text_paragraph

_SHARES = (17.0, 33.0, 17.0, 33.0)  # label, answer, label, answer
_LOOK = (
    '<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
    ' w:noHBand="1" w:noVBand="1"/>'
)
_SHORT = 12  # entries of a list up to here stay on one page
_TALL = 640  # twips of a row that is written in by hand


def form(block: Form, width: float, palette: Palette) -> Iterator[str]:
    """The form as one table, `width` points wide: labels tinted, a rule below the title of each part."""
    widths = column_widths(_SHARES, width)
    columns = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="RolebookForm"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_LOOK}<w:tblCaption w:val="{escape(block.caption)}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )
    numbers = count(1)
    first, others = (_looks(palette, is_first=is_first) for is_first in (True, False))
    for part, following in zip_longest(block.parts, block.parts[1:]):
        is_joined = following is not None and following.is_signed  # nobody signs a page of signatures alone
        title = text_paragraph("RolebookFormPart", part.title, keep=True)
        yield _row(_cell(title, sum(widths), len(widths)), "<w:cantSplit/>")
        last = len(part.rows) - 1
        for number, entries in enumerate(part.rows):
            keep = is_joined if number == last else part.is_signed or number in (0, last - 1)
            looks = others if number else first
            yield _entries(entries, widths, part.title, numbers, looks, keep=keep)
    yield f"</w:tbl>{SEAM}"


def _looks(palette: Palette, *, is_first: bool) -> tuple[str, str]:
    """Of labels and of answers. The rule below a title is above the row that follows: were it of the title,
    LibreOffice would draw one more over a title that begins a page."""
    accent, rule, tint = (colour.removeprefix("#") for colour in (palette.accent, palette.rule, palette.tint))
    above = f'<w:top w:val="single" w:sz="8" w:space="0" w:color="{accent}"/>' if is_first else ""
    below = f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{rule}"/>'
    borders = f"<w:tcBorders>{above}{below}</w:tcBorders>"
    return f'{borders}<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>', borders


def _entries(
    entries: Sequence[Field],
    widths: Sequence[int],
    part: str,
    numbers: Iterator[int],
    looks: tuple[str, str],
    keep: bool,
) -> str:
    """One or two entries side by side; the last one goes to the end of the row. `looks` are of labels and answers."""
    of_label, of_answer = looks
    cells = []
    column = 0
    for place, entry in enumerate(entries, start=1):
        if entry.label:
            label = text_paragraph("RolebookTableText", entry.label, keep=keep)
            cells.append(_cell(label, widths[column], 1, of_label))
            column += 1
        end = column + 1 if place < len(entries) else len(widths)
        answer = _answer(entry, entry.label or part, numbers, keep=keep)
        cells.append(_cell(answer, sum(widths[column:end]), end - column, of_answer))
        column = end
    rows = "" if any(len(entry.items) > _SHORT for entry in entries) else "<w:cantSplit/>"
    if any(entry.is_for_a_hand for entry in entries):
        rows += f'<w:trHeight w:val="{_TALL}" w:hRule="atLeast"/>'
    return _row("".join(cells), rows)


def _answer(entry: Field, name: str, numbers: Iterator[int], *, keep: bool) -> str:
    if entry.items:
        items = (text_paragraph("RolebookTableText", item, keep=keep, level=1) for item in entry.items)
        return paragraph("RolebookSeam", "", keep=keep, level=0) + "".join(items)
    if entry.text or not entry.hint:
        return text_paragraph("RolebookTableText", entry.text, keep=keep)
    hint = run(entry.hint, "PlaceholderText", quiet="PlaceholderText", beside=True)
    control = (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escape(name)}"/><w:tag w:val="{escape(f"rolebook:{entry.id}")}"/>'
        f'<w:id w:val="{next(numbers)}"/><w:showingPlcHdr/><w:text w:multiLine="1"/></w:sdtPr>'
        f"<w:sdtContent>{hint}</w:sdtContent></w:sdt>"
    )
    return paragraph("RolebookTableText", control, keep=keep, leftwards=is_rtl(entry.hint))


def _row(cells: str, properties: str) -> str:
    return f"<w:tr>{properties and f'<w:trPr>{properties}</w:trPr>'}{cells}</w:tr>"


def _cell(paragraphs: str, width: int, span: int, looks: str = "") -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{looks}</w:tcPr>{paragraphs}</w:tc>'
