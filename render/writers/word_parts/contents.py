"""What leads to pages: the contents of a book and the list of its charts, which Word can bring up to date; its index.

Contents have one column, as LibreOffice knows no columns within them.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from render import content
from render.writers.word_parts.bookmarks import Bookmarks
from render.writers.word_parts.measuring import length
from render.writers.word_parts.sheet import Sheet, twips
from render.writers.word_parts.xml import field, field_end, field_start, link, paragraph, run, tab_stop, text_paragraph

_DEEPEST = 2  # level of heading
_FEWEST_FIGURES = 2  # for a list of them
_MOST_COLUMNS = 3
_FEW = 15  # entries: such a list stays on one page
_NUMBER_ROOM = 3.0  # em, for a page and the leader before it
_MOST_LONG = 0.1  # of the entries may need a second line
_TAB = "<w:r><w:tab/></w:r>"
_GALLERY = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    "</w:sdtPr><w:sdtContent>"
)


class Entry(NamedTuple):
    """A line that leads to the place `target`."""

    text: str
    target: str
    style: str


class Listing(NamedTuple):
    """Entries under a title, as the result of a field."""

    title: str
    instruction: str
    entries: tuple[Entry, ...]


def listings(document: content.Document) -> list[Listing]:
    """The contents of a book, and its charts where there are several."""
    if not document.has_cover:
        return []
    labels, blocks = document.labels, document.blocks
    sections = tuple(
        Entry(block.text, block.id, f"TOC{block.level}")
        for block in blocks
        if isinstance(block, content.Heading) and block.level <= _DEEPEST
    )
    charts = tuple(
        Entry(block.caption, block.id, "TableofFigures") for block in blocks if isinstance(block, content.Figure)
    )
    lists = [Listing(labels.contents, rf'TOC \o "1-{_DEEPEST}" \h \z \u', sections)] if sections else []
    if labels.figures and len(charts) >= _FEWEST_FIGURES:
        lists.append(Listing(labels.figures, r'TOC \h \z \c "Figure"', charts))
    return lists


def sheet_of_index(index: content.Index, sheet: Sheet, size: float) -> Sheet:
    """The sheet in as many columns as nearly all entries have a line in; their text is `size` large."""
    lengths = [length(name, size) for _, entries in index.groups for name, _, _ in entries]
    for columns in range(_MOST_COLUMNS, 1, -1):
        across = sheet._replace(columns=columns)
        room = across.column_width - _NUMBER_ROOM * size
        if sum(each > room for each in lengths) <= _MOST_LONG * len(lengths):
            return across
    return sheet


def contents(document: content.Document, page_of: Mapping[str, int], bookmarks: Bookmarks) -> Iterator[str]:
    """The lists of a book on a new page, one below the other."""
    for number, listing in enumerate(listings(document)):
        yield paragraph("TOCHeading", run(listing.title, beside=True), on_new_page=not number)
        yield from _field(listing, page_of, bookmarks)


def _field(listing: Listing, page_of: Mapping[str, int], bookmarks: Bookmarks) -> Iterator[str]:
    """One field around the lines of a list, of which each is a link."""
    yield _GALLERY
    start, left = field_start(listing.instruction), len(listing.entries)
    is_short = left <= _FEW
    for text, target, style in listing.entries:
        left -= 1
        words = run(text, beside=True) + _TAB + _page(target, page_of, bookmarks)
        yield paragraph(style, start + link(bookmarks.name(target), words), keep=is_short and left > 0)
        start = ""
    yield paragraph("RolebookSeam", field_end())
    yield "</w:sdtContent></w:sdt>"


def index(block: content.Index, sheet: Sheet, page_of: Mapping[str, int], bookmarks: Bookmarks) -> Iterator[str]:
    """The entries of an index under the signs of their groups, each a link to its heading."""
    end = tab_stop(twips(sheet.column_width), "right")
    for sign, entries in block.groups:
        yield text_paragraph("RolebookIndexGroup", sign, keep=True)
        for name, target, _ in entries:
            words = run(name) + _TAB + _page(target, page_of, bookmarks)
            yield paragraph("Index1", bookmarks.linked(target, words), stops=end)


def _page(target: str, page_of: Mapping[str, int], bookmarks: Bookmarks) -> str:
    return field(rf"PAGEREF {bookmarks.name(target)} \h", str(page_of[target]))
