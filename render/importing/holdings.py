"""Who holds a post for the time being, and which deputies lead: by titles, names and a column of kinds of holding."""

from render.importing import acting, said
from render.importing.acting import Holding
from render.importing.coverage import Coverage
from render.importing.headers import OF_PEOPLE, Field
from render.importing.notes import Notes
from render.importing.tables import Body

_HELD = {
    Holding.ACTING: "by somebody acting",
    Holding.PRESIDING: "by a deputy who leads the unit",
    Holding.BESIDES: "beside another post",
}


def holdings(
    data: Body, columns: dict[Field, list[str]], positions: dict[Field, int], notes: Notes, coverage: Coverage
) -> tuple[frozenset[int], frozenset[int]]:
    """The rows of people who act, and those of deputies who lead; the words that say so are taken out of `columns`."""
    found: dict[Holding, set[int]] = {holding: set() for holding in Holding}
    _by_titles(data, columns, positions, found, notes)
    if before := acting.in_names(set(columns.get(Field.NAME, ()))):
        columns[Field.NAME] = [before.get(name, name) for name in columns[Field.NAME]]
    kinds = columns.pop(Field.TENURE, [])
    is_acting = {kind: said.acting(kind) for kind in set(kinds) - {""}}
    for index, kind in enumerate(kinds):
        if is_acting.get(kind):
            found[Holding.ACTING].add(index)
        elif kind:
            why = "only whether somebody acts is read of it"
            coverage.skip_cell(data.table, data.numbers[index], positions[Field.TENURE], why)
    return frozenset(found[Holding.ACTING]), frozenset(found[Holding.PRESIDING])


def _by_titles(
    data: Body,
    columns: dict[Field, list[str]],
    positions: dict[Field, int],
    found: dict[Holding, set[int]],
    notes: Notes,
) -> None:
    """Takes words for acting out of the titles of rows that name somebody."""
    titles = columns.get(Field.TITLE, [])
    told = acting.in_titles(set(titles) - {""})
    people = [columns[name] for name in OF_PEOPLE if name in columns]
    for index, title in enumerate(titles) if told and people else ():
        if title in told and any(column[index] for column in people):
            titles[index], holding = told[title]
            found[holding].add(index)
            read_as = f' was read as "{titles[index]}", held' if titles[index] != title else " was taken to be held"
            message = f'"{title}"{read_as} {_HELD[holding]}.'
            notes.add("acting", message, *data.place(index, positions.get(Field.TITLE, 0)))
