"""Which format a file is in, by its content first and its name second, and what it says."""

from collections.abc import Sequence
from pathlib import PurePath

from render.importing import archive, building, said
from render.importing.coverage import Coverage
from render.importing.decoding import decode
from render.importing.draft import Draft
from render.importing.headed_columns import headed_columns
from render.importing.header_rows import Header, find_header
from render.importing.headers import Field, meaning
from render.importing.limits import MAX_TEXT_BYTES
from render.importing.naming import shortened
from render.importing.notes import Notes, refusal
from render.importing.one_below_another import parts_of
from render.importing.post_columns import rows_of_posts
from render.importing.rows import Rows, read_rows
from render.importing.side_by_side import parted
from render.importing.sorting import without_number
from render.importing.tables import Table
from render.importing.titles import name_in, title_above
from render.importing.turned import upright

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

            return _from_tables(workbook.read_workbook(file, data, notes, coverage), notes, coverage)
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

        return _from_tables(workbook.read_workbook(file, data, notes, coverage), notes, coverage)
    if len(data) > MAX_TEXT_BYTES:
        message = f"This text is larger than {MAX_TEXT_BYTES // 2**20} MB."
        raise refusal(file, "file-too-large", message, "Save the table alone.")
    return _from_text(file, decode(file, data, notes), notes, coverage)


def _from_open_document(file: str, data: bytes, content: bytes, notes: Notes, coverage: Coverage) -> Draft:
    from render.importing import open_documents

    body = open_documents.body(file, content)
    if not open_documents.is_spreadsheet(body):
        draft = _from_tables(open_documents.read_text(file, body), notes, coverage)
        if draft.units or draft.posts:
            return draft
        return _from_prose(file, open_documents.read_paragraphs(body), notes, coverage) or draft
    from render.importing import workbook

    open_documents.check_extent(file, body)
    return _from_tables(workbook.read_workbook(file, data, notes, coverage), notes, coverage)


def _from_text(file: str, text: str, notes: Notes, coverage: Coverage) -> Draft:
    suffix = PurePath(file).suffix.lower()
    if suffix in (".yaml", ".yml", ".json"):
        from render.importing import directories, listed

        if text.lstrip().startswith("[") and (records := listed.read_listed(file, text)):
            return _from_tables([records], notes, coverage)
        return directories.read_directory(file, text, notes, coverage)
    head = text[:100_000].lower()
    if (
        suffix in (".html", ".htm", ".xhtml")
        or "<table" in head
        or head.lstrip().startswith(("<!doctype html", "<html"))
    ):
        from render.importing import web_tables

        return _from_tables(web_tables.read_html(file, text), notes, coverage)
    if "|" in head and "--" in head:
        from render.importing import markdown_tables

        if tables := markdown_tables.read_markdown(file, text):
            return _from_tables(tables, notes, coverage)
    from render.importing import delimited, labelled, outline, prose

    if records := labelled.read_labelled(file, text):
        return _from_tables([records], notes, coverage)
    table = delimited.read_delimited(file, text, notes)
    is_table = table is not None and find_header(table) is not None
    if not is_table and prose.is_prose(text) and (draft := _from_prose(file, text.splitlines(), notes, coverage)):
        return draft
    is_outline = outline.is_outline(text, has_columns=table is not None and len(table.rows[0]) > 2)
    if table is not None and (is_table or not is_outline):
        return _from_tables([table], notes, coverage)
    if not is_outline:
        return _from_prose(file, text.splitlines(), notes, coverage) or Draft()
    lines = text.splitlines()
    return _understood([outline.read_outline(file, lines, range(1, len(lines) + 1), coverage)], notes, coverage)


def _from_prose(file: str, paragraphs: Sequence[str], notes: Notes, coverage: Coverage) -> Draft | None:
    """The draft of a document in words; `None` where it names hardly a unit or post."""
    from render.importing import prose

    rows = prose.read_prose(file, paragraphs, coverage)
    if rows is None:
        return None
    draft = _understood([rows], notes, coverage)
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
    draft = _from_tables(forms.tables, notes, coverage)
    forms.describe(draft, coverage)
    if not (draft.units or draft.posts) and len(files) == 1:
        paragraphs = word_tables.read_paragraphs(file, archive.unpack(*files[0]))
        return _from_prose(file, paragraphs, notes, coverage) or draft
    return draft


def _from_tables(tables: list[Table], notes: Notes, coverage: Coverage) -> Draft:
    """All tables that have a header that we know; a title above is the organisation's name, or that of a unit."""
    found: list[Rows] = []
    last: list[Rows] = []
    title = ""
    previous: tuple[Table, Header] | None = None
    parts = (beside for table in tables for part in parts_of(upright(table)) for beside in parted(part))
    headed = [(part, find_header(part)) for part in parts]
    with_header = len({(table.file, table.lines[0], table.caption) for table, header in headed if header})
    for table, header in headed:
        if header is None and previous and _goes_on(table, previous[0]):
            header = previous[1]._replace(row=-1, top=-1)
        if header is None and len(tables) == 1:
            from render.importing import outline

            if drawn := outline.drawn_in_cells(table):
                found.append(outline.read_outline(table.file, drawn, table.lines, coverage))
                continue
            top, headings = headed_columns(table)
            if headings:
                title = _above(table, top, coverage)
                found += [outline.read_outline(table.file, *column[:2], coverage, column[2]) for column in headings]
                continue
            header = outline.guessed_header(table, notes)
        if header is None:
            coverage.skip_table(table, "no header with a department, post or person in it")
            continue
        if _is_to_be_signed(header):
            coverage.skip_table(table, "for signatures")
            continue
        previous = table, header
        coverage.begin(table)
        title, title_row = (title, None) if title else title_above(table, header.top)
        rows = read_rows(table, header, title_row, notes, coverage)
        unit = _caption_as_unit(rows, with_header)
        if unit and header.top > 0 and shortened(table.caption) in "".join(table.rows[0]):
            coverage.use_row(table, 0)
        if title_row is not None and unit and title.startswith(unit):
            title = ""  # the title is that of a department
        of_processes = Field.LETTERS in header.columns  # they name posts as others do, in an order of their own
        (last if of_processes else found).extend((rows, *rows_of_posts(table, header, rows, notes, coverage)))
    found += last
    draft = _understood(found, notes, coverage)
    draft.name, draft.name_because = title, "from the title above the table" if title else ""
    return draft


def _understood(found: list[Rows], notes: Notes, coverage: Coverage) -> Draft:
    return building.build(found, notes, coverage)


def _goes_on(table: Table, previous: Table) -> bool:
    """Whether a table without header goes on with the one before, as over the pages of a Word document."""
    same = table.file.partition("[")[0] == previous.file.partition("[")[0] and bool(table.rows)
    is_headed = table.caption and not (_is_of_a_sheet(table.caption) or said.without_continued(table.caption))
    return same and len(table.rows[0]) == len(previous.rows[0]) > 1 and not is_headed


def _is_of_a_sheet(caption: str) -> bool:
    """Whether it is the name that programs give to sheets."""
    return caption.lower().startswith(("sheet", "工作表"))


def _is_to_be_signed(header: Header) -> bool:
    """Whether a table is there for signatures below a document."""
    of_posts = {Field.UNIT, Field.PATH, Field.TITLE, Field.PERSON_ID}
    return of_posts.isdisjoint(map(meaning, header.labels)) and any(map(said.signature, header.labels))


def _above(table: Table, top: int, coverage: Coverage) -> str:
    """The title above headings in the row `top`; what else stands there is told to the coverage."""
    above = table._replace(rows=table.rows[:top], continued={(row, at) for row, at in table.continued if row < top})
    title, title_row = title_above(table, top)
    coverage.begin(above)
    for row in set(range(top)) - {title_row}:
        coverage.skip_row(above, row, "above the header")
    return title


def _caption_as_unit(rows: Rows, tables: int) -> str:
    """Where a file has a table per department, the heading above each, or the sheet's name, is the department."""
    if rows.units_at or Field.UNIT_CODE in rows.columns or tables < 2 or any(rows.paths):
        return ""
    caption = without_number(shortened(rows.table.caption))
    if not caption or len(caption) > 30 or _is_of_a_sheet(caption) or meaning(caption):
        return ""
    rows.paths[:] = [(caption,)] * len(rows.numbers)
    return caption
