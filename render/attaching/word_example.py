"""Documents to begin with for a company's own: a letterhead, and a place for everything that can be filled."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from render import content
from render.attaching.word_places import PREFIX
from render.themes import Theme
from render.writers.office_package import packed
from render.writers.word import section, template_parts_for
from render.writers.word_parts.form import form as form_table
from render.writers.word_parts.sheet import Sheet, sheet_for
from render.writers.word_parts.xml import paragraph, run, text_paragraph


def example(document: content.Document, places: Sequence[tuple[str, str]], theme: Theme) -> bytes:
    """The bytes of a .docx with the title and the letterhead of `document`, and with `places` as (heading, tag)."""
    return _under_letterhead(document, _body(document, places), theme, sheet_for(document, theme))


def example_form(document: content.Document, theme: Theme) -> bytes:
    """The bytes of a .docx with the one form of `document`; where its title has {name}, is a place for that."""
    (form,) = document.blocks
    assert isinstance(form, content.Form)
    sheet = sheet_for(document, theme)
    before, _, after = document.title.partition("{name}")
    title = paragraph("Title", run(before) + _words("title") + run(after))
    body = (_subtitle(), title, *form_table(form, sheet.text_width, theme.palette))
    return _under_letterhead(document, body, theme, sheet)


def _under_letterhead(document: content.Document, body: Iterable[str], theme: Theme, sheet: Sheet) -> bytes:
    fillings = {
        "body": body,
        "section": [section(sheet)],
        "header": [paragraph("Header", _words("organization"))],
        "edition": [_words("number"), run(" · "), _words("version")],
        "folio": [],
        "properties": [],
        "pictures": [],
    }
    return packed(template_parts_for(document, theme, sheet), fillings)


def _body(document: content.Document, places: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield _subtitle()
    yield text_paragraph("Title", document.title)
    for heading, tag in places:
        if heading:
            yield text_paragraph("Heading1", heading)
        yield _control(tag, text_paragraph("Normal", PREFIX + tag))
    yield paragraph("Normal", "")


def _subtitle() -> str:
    return paragraph("Subtitle", _words("organization"))


def _words(tag: str) -> str:
    return _control(tag, run(PREFIX + tag))


def _control(tag: str, inner: str) -> str:
    name = escape(PREFIX + tag)
    properties = f'<w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{name}"/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
