"""The contents of a book in Word: filled, and brought up to date by a button above them."""

from collections.abc import Iterator

from render import content
from render.writers.word_parts.bookmarks import Bookmarks
from render.writers.word_parts.paging import DEEPEST_LISTED, Plan, is_listed
from render.writers.word_parts.xml import field, field_end, field_start, link, paragraph, run, text_paragraph

_TAB = "<w:r><w:tab/></w:r>"


def contents(document: content.Document, plan: Plan, bookmarks: Bookmarks, *, on_new_page: bool) -> Iterator[str]:
    """A table of contents: one field around its lines, of which each is a link to its heading."""
    listed = [block for block in document.blocks if isinstance(block, content.Heading) and is_listed(block)]
    if not listed:
        return
    yield (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        "</w:sdtPr><w:sdtContent>"
    )
    yield paragraph("TOCHeading", run(document.labels.contents), on_new_page=on_new_page)
    start = field_start(rf'TOC \o "1-{DEEPEST_LISTED}" \h \z \u')
    for heading in listed:
        bookmark = bookmarks.name(heading.id)
        page = field(rf"PAGEREF {bookmark} \h", str(plan.page_of[heading.id]))
        yield paragraph(f"TOC{heading.level}", start + link(bookmark, run(heading.text) + _TAB + page))
        start = ""
    yield paragraph("RolebookSeam", field_end())
    yield "</w:sdtContent></w:sdt>"


def index(block: content.Index, plan: Plan, bookmarks: Bookmarks) -> Iterator[str]:
    """The entries of an index under the signs of their groups, each a link to its heading."""
    for sign, entries in block.groups:
        yield text_paragraph("RolebookTableGroup", sign, keep=True)
        for name, target, _ in entries:
            page = field(rf"PAGEREF {bookmarks.name(target)} \h", str(plan.page_of[target]))
            yield paragraph("TOC3", bookmarks.linked(target, run(name) + _TAB + page))
