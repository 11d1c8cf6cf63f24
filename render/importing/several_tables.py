"""What the tables of a source say together: which have a header, go on with another, or are about one unit."""

from render.importing import building, said
from render.importing.coverage import Coverage
from render.importing.draft import Draft
from render.importing.header_rows import Header, find_header
from render.importing.headers import Field, meaning
from render.importing.naming import shortened
from render.importing.notes import Notes
from render.importing.one_below_another import parts_of
from render.importing.post_columns import rows_of_posts
from render.importing.rows import Rows, read_rows
from render.importing.side_by_side import parted
from render.importing.sorting import without_number
from render.importing.tables import Table
from render.importing.titles import title_above
from render.importing.turned import upright


def draft_of(tables: list[Table], notes: Notes, coverage: Coverage) -> Draft:
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
            # Imported here because most tables have a header.
            from render.importing import headless, outline

            drawn, above = headless.drawn(table, coverage)
            if drawn:
                found += drawn
                title = above or title
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
    draft = building.build(found, notes, coverage)
    draft.name, draft.name_because = title, "from the title above the table" if title else ""
    return draft


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


def _caption_as_unit(rows: Rows, tables: int) -> str:
    """Where a file has a table per department, the heading above each, or the sheet's name, is the department."""
    if rows.units_at or Field.UNIT_CODE in rows.columns or tables < 2 or any(rows.paths):
        return ""
    caption = without_number(shortened(rows.table.caption))
    if not caption or len(caption) > 30 or _is_of_a_sheet(caption) or meaning(caption):
        return ""
    rows.paths[:] = [(caption,)] * len(rows.numbers)
    return caption
