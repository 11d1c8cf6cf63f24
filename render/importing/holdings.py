"""Who holds a post for the time being, and which deputies lead: by titles, names and a column of kinds of holding."""

from render.importing import acting, said
from render.importing.acting import Holding
from render.importing.coverage import Coverage
from render.importing.headers import OF_PEOPLE, Field
from render.importing.notes import Notes
from render.importing.rows import Rows

_HELD = {
    Holding.ACTING: "by somebody acting",
    Holding.PRESIDING: "by a deputy who leads the unit",
    Holding.BESIDES: "beside another post",
}


def with_holdings(rows: Rows, notes: Notes, coverage: Coverage) -> Rows:
    """`rows` that tell who acts, and which deputies lead; the words that say so are taken out of the columns."""
    found: dict[Holding, set[int]] = {holding: set() for holding in Holding}
    _by_titles(rows, found, notes)
    columns = rows.columns
    if before := acting.in_names(set(columns.get(Field.NAME, ()))):
        columns[Field.NAME] = [before.get(name, name) for name in columns[Field.NAME]]
    kinds = columns.pop(Field.TENURE, [])
    is_acting = {kind: said.acting(kind) for kind in set(kinds) - {""}}
    for at, kind in enumerate(kinds):
        if is_acting.get(kind):
            found[Holding.ACTING].add(at)
        elif kind:
            why = "only whether somebody acts is read of it"
            coverage.skip_cell(rows.table, rows.numbers[at], rows.positions[Field.TENURE], why)
    return rows._replace(acting=frozenset(found[Holding.ACTING]), presiding=frozenset(found[Holding.PRESIDING]))


def _by_titles(rows: Rows, found: dict[Holding, set[int]], notes: Notes) -> None:
    """Takes words for acting out of the titles of rows that name somebody."""
    titles = rows.columns.get(Field.TITLE, [])
    told = acting.in_titles(set(titles) - {""})
    people = [rows.columns[name] for name in OF_PEOPLE if name in rows.columns]
    for at, title in enumerate(titles) if told and people else ():
        if title in told and any(column[at] for column in people):
            titles[at], holding = told[title]
            found[holding].add(at)
            read_as = f' was read as "{titles[at]}", held' if titles[at] != title else " was taken to be held"
            column = rows.positions.get(Field.TITLE, 0) + rows.table.first_column
            notes.add("acting", f'"{title}"{read_as} {_HELD[holding]}.', *rows.source(at), column)
