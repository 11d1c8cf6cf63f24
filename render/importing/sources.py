"""Which format a file is in, by its content first and its name second, and what it says."""

from collections.abc import Sequence
from pathlib import PurePath

from render.importing import archive, building
from render.importing.coverage import Coverage
from render.importing.decoding import decode
from render.importing.draft import Draft
from render.importing.header_rows import find_header
from render.importing.limits import MAX_TEXT_BYTES
from render.importing.notes import Notes, refusal
from render.importing.several_tables import draft_of
from render.importing.titles import name_in

_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_OTHER = {
    b"%PDF": ("a PDF document", "Copy its table into a spreadsheet, or open it in Word and save it as DOCX."),
    b"\x89PNG": ("a picture", "A table is needed as text or as a spreadsheet."),
    b"\xff\xd8\xff": ("a picture", "A table is needed as text or as a spreadsheet."),
    b"{\\rtf": ("a rich text document", "Save it as DOCX."),
}


def read(file: str, data: bytes, notes: Notes, coverage: Coverage) -> Draft:
    """The draft of what is in `data`, named `file`. Raises `SpecError` where that cannot be read.

    What reads a format is imported when a file is in it: each brings a library of its own.
    """
    for signature, (kind, hint) in _OTHER.items():
        if data.startswith(signature):
            raise refusal(file, "format", f"This is {kind}.", hint)
    if data.startswith(_ZIP):
        parts = archive.unpack(file, data)
        if "xl/workbook.xml" in parts:
            from render.importing import workbook

            return draft_of(workbook.read_workbook(file, data, notes, coverage), notes, coverage)
        if "word/document.xml" in parts:
            return read_word(file, [(file, data)], notes, coverage)
        if "content.xml" in parts:
            return _from_open_document(file, data, parts["content.xml"], notes, coverage)
        message = "This is a zip file, yet no XLSX, DOCX, ODS or ODT."
        raise refusal(file, "format", message, "Save it as one of these, or CSV.")
    if data.startswith(_OLE):
        if PurePath(file).suffix.lower() in (".doc", ".dot", ".wps"):
            raise refusal(file, "format", "This is an old Word document.", "Save it as DOCX.")
        from render.importing import workbook

        return draft_of(workbook.read_workbook(file, data, notes, coverage), notes, coverage)
    if len(data) > MAX_TEXT_BYTES:
        message = f"This text is larger than {MAX_TEXT_BYTES // 2**20} MB."
        raise refusal(file, "file-too-large", message, "Save the table alone.")
    return _from_text(file, decode(file, data, notes), notes, coverage)


def _from_open_document(file: str, data: bytes, content: bytes, notes: Notes, coverage: Coverage) -> Draft:
    from render.importing import open_documents

    body = open_documents.body(file, content)
    if not open_documents.is_spreadsheet(body):
        draft = draft_of(open_documents.read_text(file, body), notes, coverage)
        if draft.units or draft.posts:
            return draft
        return _from_prose(file, open_documents.read_paragraphs(body), notes, coverage) or draft
    from render.importing import workbook

    open_documents.check_extent(file, body)
    return draft_of(workbook.read_workbook(file, data, notes, coverage), notes, coverage)


def _from_text(file: str, text: str, notes: Notes, coverage: Coverage) -> Draft:
    suffix = PurePath(file).suffix.lower()
    if suffix in (".yaml", ".yml", ".json"):
        from render.importing import directories, listed

        if text.lstrip().startswith("[") and (records := listed.read_listed(file, text)):
            return draft_of([records], notes, coverage)
        return directories.read_directory(file, text, notes, coverage)
    head = text[:100_000].lower()
    if (
        suffix in (".html", ".htm", ".xhtml")
        or "<table" in head
        or head.lstrip().startswith(("<!doctype html", "<html"))
    ):
        from render.importing import web_tables

        return draft_of(web_tables.read_html(file, text), notes, coverage)
    if "|" in head and "--" in head:
        from render.importing import markdown_tables

        if tables := markdown_tables.read_markdown(file, text):
            return draft_of(tables, notes, coverage)
    from render.importing import delimited, labelled, outline, prose

    if records := labelled.read_labelled(file, text):
        return draft_of([records], notes, coverage)
    table = delimited.read_delimited(file, text, notes)
    is_table = table is not None and find_header(table) is not None
    if not is_table and prose.is_prose(text) and (draft := _from_prose(file, text.splitlines(), notes, coverage)):
        return draft
    is_outline = outline.is_outline(text, has_columns=table is not None and len(table.rows[0]) > 2)
    if table is not None and (is_table or not is_outline):
        return draft_of([table], notes, coverage)
    if not is_outline:
        return _from_prose(file, text.splitlines(), notes, coverage) or Draft()
    lines = text.splitlines()
    return building.build([outline.read_outline(file, lines, range(1, len(lines) + 1), coverage)], notes, coverage)


def _from_prose(file: str, paragraphs: Sequence[str], notes: Notes, coverage: Coverage) -> Draft | None:
    """The draft of a document in words; `None` where it names hardly a unit or post."""
    from render.importing import prose

    rows = prose.read_prose(file, paragraphs, coverage)
    if rows is None:
        return None
    draft = building.build([rows], notes, coverage)
    first = next(at for at, text in enumerate(paragraphs) if text.strip())
    if name := name_in(paragraphs[first].strip()):
        draft.name, draft.name_because = name, "from the title of the document"
        coverage.use_row(rows.table, first)
    return draft


def read_word(file: str, files: Sequence[tuple[str, bytes]], notes: Notes, coverage: Coverage) -> Draft:
    """The draft of Word documents, which are `file` together; some of their tables may be job descriptions."""
    from render.importing import word_forms, word_tables

    tables = [table for name, data in files for table in word_tables.read_word(name, archive.unpack(name, data))]
    forms = word_forms.Forms(file, tables)
    draft = draft_of(forms.tables, notes, coverage)
    forms.describe(draft, coverage)
    if not (draft.units or draft.posts) and len(files) == 1:
        paragraphs = word_tables.read_paragraphs(file, archive.unpack(*files[0]))
        return _from_prose(file, paragraphs, notes, coverage) or draft
    return draft
