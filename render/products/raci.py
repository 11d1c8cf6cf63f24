"""RACI tables: the parts that posts and units have in the activities of a process.

Activities are rows, and those who take part are columns, as long as all of these fit side by side on A4 upright,
and names in Han do not tower over them. Else the table is turned: who takes part is a row, grouped by department, and
activities are columns. Where not even these fit, the table goes on in another one with the next activities and those
who have a part in them. So an activity always shows all of its letters. What fits does not depend on the language:
papers in two languages are made of papers in one.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import ceil

from render.content import Block, Cell, Column, Document, Heading, Paragraph, Table, Tone
from render.han import has_han
from render.locales import Locale
from render.organisation import Activity, Id, Organisation, Process
from render.products.paper import paper
from render.products.reading_order import seats_in_order
from render.products.wording import department_names, seat_name, seat_text, told_apart, words
from render.schemes import LETTERS, Part, Scheme
from render.typesetting.phrases import least_characters

_ANCHOR = "/processes"
"""Of the chapter. Ids hold no slash, so it is nobody else's, and neither are those of its sections."""

# In em of the text in tables. A line of A4 upright holds 48, of which names take what they need to be read.
_LINE = 48.0
_ACTIVITY, _DEPARTMENT, _SEAT = 12.0, 8.0, 10.0
_LEAST = 2.55  # of a column of letters, under a header on end or of two Chinese characters to the line
_AMPLE = 5.0  # more than this tears the letters of a row too far apart
_BESIDE = 0.55  # of a column, not for its header
_MOST_LINES = 4  # of Han in a header; names in letters stand on end

_TONES = {
    Part.ACCOUNTABLE: Tone.ANSWERS,
    Part.APPROVING: Tone.ANSWERS,
    Part.RESPONSIBLE: Tone.DOES,
    Part.SUBMITTING: Tone.DOES,
    Part.SUPPORTIVE: Tone.HELPS,
    Part.ENDORSING: Tone.HELPS,
    Part.CONSULTED: Tone.ADVISES,
    Part.REVIEWING: Tone.ADVISES,
    Part.INFORMED: Tone.KNOWS,
    Part.FILING: Tone.KNOWS,
}
_WEIGHTS = tuple(Tone)


def raci_tables(
    organisation: Organisation, locale: Locale, *, number: int
) -> Iterator[tuple[Process, tuple[Table, ...]]]:
    """Every process with its tables, one as a rule; their captions are numbered from `number` on."""
    tabulation = _Tabulation(organisation, locale)
    for process in organisation.processes:
        signs = _signs(process.scheme, locale)
        tables = tuple(table._replace(signs=signs) for table in tabulation.tables(process, number))
        number += len(tables)
        yield process, tables


def whole_tables(organisation: Organisation, locale: Locale) -> Iterator[tuple[Process, Table]]:
    """Every process as one table, activities by those who take part or the other way round, however wide that gets."""
    tabulation = _Tabulation(organisation, locale)
    for process in organisation.processes:
        yield process, tabulation.whole_table(process)._replace(signs=_signs(process.scheme, locale))


def parts_list(organisation: Organisation, locale: Locale) -> Table:
    """Who has what part in which activity, a row for each; to be filtered and counted."""
    department_of = {seat.id: department for department, seat in seats_in_order(organisation)}
    departments = department_names(organisation, locale)
    headers = (locale.process, locale.activity, locale.department, locale.post)
    rows = (
        (
            Cell(words(process.name, locale)),
            Cell(words(activity.name, locale)),
            Cell(departments[department_of[seat]]),
            Cell(seat_name(organisation, seat, locale)),
            Cell(locale.signs_of_parts[part]),
        )
        for process in organisation.processes
        for activity in process.activities
        for seat, parts in activity.raci.items()
        for part in parts
    )
    columns = (*(Column(header, 3) for header in headers), Column(locale.part, 1, signs=True))
    signs = {sign: tone for scheme in _schemes(organisation) for sign, tone in _signs(scheme, locale).items()}
    return Table(locale.parts_list, columns, tuple(rows), signs=signs)


def processes_title(organisation: Organisation, locale: Locale) -> str:
    """What the processes are called as a whole, with the schemes that they follow."""
    names = [locale.schemes[scheme] for scheme in _schemes(organisation)]
    return locale.raci.format(schemes=locale.list_comma.join(names))


def _schemes(organisation: Organisation) -> list[Scheme]:
    used = {process.scheme for process in organisation.processes}
    return [scheme for scheme in Scheme if scheme in used]


def raci_paper(organisation: Organisation, locale: Locale) -> Document:
    """The processes as a paper of its own."""
    title = processes_title(organisation, locale)
    return paper(organisation, locale, title, process_blocks(organisation, locale, number=1, level=1))


def raci_blocks(organisation: Organisation, locale: Locale, *, number: int) -> Iterator[Block]:
    """The chapter of the processes; nothing where there are none. Tables are numbered from `number` on."""
    if organisation.processes:
        yield Heading(processes_title(organisation, locale), 1, _ANCHOR)
        yield from process_blocks(organisation, locale, number=number, level=2)


def process_blocks(organisation: Organisation, locale: Locale, *, number: int, level: int) -> Iterator[Block]:
    """What the letters mean, and every process under a heading of that `level`."""
    schemes = _schemes(organisation)
    if len(schemes) == 1:
        yield Paragraph(legend(organisation.processes[0].scheme, locale))
    for process, tables in raci_tables(organisation, locale, number=number):
        yield Heading(words(process.name, locale), level, f"{_ANCHOR}/{process.id}")
        if len(schemes) > 1:
            yield Paragraph(legend(process.scheme, locale))
        if process.purpose:
            yield Paragraph(words(process.purpose, locale))
        yield from tables


def legend(scheme: Scheme, locale: Locale) -> str:
    """What the letters of a scheme stand for, in a sentence."""
    meanings = (
        locale.part_meaning.format(sign=locale.signs_of_parts[part], words=locale.words_of_parts[part])
        for part in LETTERS[scheme].parts
    )
    return locale.part_legend.format(meanings=locale.parts_joiner.join(meanings))


def _signs(scheme: Scheme, locale: Locale) -> Mapping[str, Tone]:
    """The signs of a scheme, from who has the last word to who is only told."""
    parts = sorted(LETTERS[scheme].parts, key=lambda part: _WEIGHTS.index(_TONES[part]))
    return {locale.signs_of_parts[part]: _TONES[part] for part in parts}


def parts_of_seats(organisation: Organisation) -> Mapping[Id, list[tuple[Process, list[Part]]]]:
    """By post or unit, the processes it takes part in, each with all its letters there."""
    taken: dict[Id, list[tuple[Process, list[Part]]]] = {}
    for process in organisation.processes:
        parts: dict[Id, set[Part]] = {}
        for activity in process.activities:
            for seat, given in activity.raci.items():
                parts.setdefault(seat, set()).update(given)
        for seat, has in parts.items():
            taken.setdefault(seat, []).append((process, [part for part in Part if part in has]))
    return taken


def processes_of_seats(organisation: Organisation, locale: Locale) -> Mapping[Id, str]:
    """`parts_of_seats` in words."""
    return {
        seat: locale.list_comma.join(
            locale.process_parts.format(
                process=words(process.name, locale),
                parts=locale.list_comma.join(locale.signs_of_parts[part] for part in parts),
            )
            for process, parts in taken
        )
        for seat, taken in parts_of_seats(organisation).items()
    }


class _Tabulation:
    """Makes the tables of one process after the other."""

    def __init__(self, organisation: Organisation, locale: Locale) -> None:
        self._organisation = organisation
        self._locale = locale
        self._department_of = {seat.id: department for department, seat in seats_in_order(organisation)}
        self._place_of = {seat: place for place, seat in enumerate(self._department_of)}
        self._departments = department_names(organisation, locale)

    def whole_table(self, process: Process) -> Table:
        seats = self._seats(process.activities)
        table = self._turned_table if self._tower(seats) else self._table
        return table(words(process.name, self._locale), 1, process.activities, seats)

    def tables(self, process: Process, number: int) -> Iterator[Table]:
        title = self._locale.raci_of.format(name=words(process.name, self._locale))
        seats = self._seats(process.activities)
        if len(seats) <= self._most_columns(seats) and not self._tower(seats):
            yield self._table(title, number, process.activities, seats)
            return
        parts = list(self._parts(process.activities))
        for count, activities in enumerate(parts, start=1):
            nth = self._locale.nth_of.format(title=title, number=count, count=len(parts)) if len(parts) > 1 else title
            yield self._turned_table(nth, number + count - 1, activities, self._seats(activities))

    def _most_columns(self, seats: Collection[Id]) -> int:
        """How many columns there is room for over which words of Han in the names stay whole."""
        longest = max((least_characters(name) for seat in seats for name in self._headers(seat)), default=0)
        return int((_LINE - _ACTIVITY) / max(_LEAST, longest + _BESIDE))

    def _tower(self, seats: Collection[Id]) -> bool:
        """Whether names of Han, side by side over columns, would be too high to be read."""
        most = _MOST_LINES * int(_share(len(seats), _LINE - _ACTIVITY) - _BESIDE)
        names = (name for seat in seats for name in self._headers(seat))
        return any(len(name) > most and has_han(name) for name in names)

    def _headers(self, seat: Id) -> Iterator[str]:
        """About what stands over the column of a seat, in any language: a title of several with its department."""
        organisation = self._organisation
        post = organisation.post_by_id.get(seat)
        unit = organisation.unit_by_id[post.unit] if post and post.unit else None
        for language, name in seat_text(organisation, seat).by_language.items():
            is_shared = unit and organisation.title_counts[name] > 1
            yield f"{name}（{unit.name.in_language(language)}）" if unit and is_shared else name

    def _parts(self, activities: Sequence[Activity]) -> Iterator[Sequence[Activity]]:
        """Activities that fit side by side, about as many in each part."""
        parts = ceil(len(activities) / int((_LINE - _DEPARTMENT - _SEAT) / _LEAST))
        size = ceil(len(activities) / parts)
        for start in range(0, len(activities), size):
            yield activities[start : start + size]

    def _seats(self, activities: Iterable[Activity]) -> Mapping[Id, str]:
        """Who has a part in the activities, in reading order, by names that are told apart."""
        taking = {seat for activity in activities for seat in activity.raci}
        seats = sorted(taking, key=self._place_of.__getitem__)
        return told_apart(self._organisation, seats, self._department_of, self._departments, self._locale)

    def _table(self, title: str, number: int, activities: Sequence[Activity], seats: Mapping[Id, str]) -> Table:
        share = _share(len(seats), _LINE - _ACTIVITY)
        name = Column(self._locale.activity, _LINE - share * len(seats))
        rows = (
            (Cell(words(activity.name, self._locale)), *(self._letters(activity, seat) for seat in seats))
            for activity in activities
        )
        columns = (name, *(Column(header, share, signs=True) for header in seats.values()))
        return Table(self._locale.table.format(number=number, title=title), columns, tuple(rows))

    def _turned_table(self, title: str, number: int, activities: Sequence[Activity], seats: Mapping[Id, str]) -> Table:
        headers = [words(activity.name, self._locale) for activity in activities]
        share = _share(len(headers), _LINE - _DEPARTMENT - _SEAT)
        names = (_LINE - share * len(headers)) / (_DEPARTMENT + _SEAT)
        columns = (
            Column(self._locale.department, names * _DEPARTMENT),
            Column(self._locale.post, names * _SEAT),
            *(Column(header, share, signs=True) for header in headers),
        )
        rows: list[tuple[Cell | None, ...]] = []
        for department, group in groupby(seats, key=self._department_of.__getitem__):
            members = self._names_within(list(group), seats)
            name = self._departments[department]
            first: Cell | None = Cell(name, rows=len(members), continued=self._locale.continued.format(name=name))
            for seat, own in members.items():
                letters = (self._letters(activity, seat) for activity in activities)
                rows.append((first, Cell(own), *letters))
                first = None
        return Table(self._locale.table.format(number=number, title=title), columns, tuple(rows))

    def _names_within(self, members: Sequence[Id], seats: Mapping[Id, str]) -> Mapping[Id, str]:
        """The names of seats beside that of their department, which they repeat only where they are alike."""
        own = {seat: words(seat_text(self._organisation, seat), self._locale) for seat in members}
        shared = Counter(own.values())
        return {seat: name if shared[name] == 1 else seats[seat] for seat, name in own.items()}

    def _letters(self, activity: Activity, seat: Id) -> Cell:
        parts = activity.raci.get(seat, ())
        tone = min((_TONES[part] for part in parts), key=_WEIGHTS.index, default=None)
        return Cell("/".join(self._locale.signs_of_parts[part] for part in parts), tone=tone)


def _share(columns: int, room: float) -> float:
    """The width of each of the columns: ample where there is room for that."""
    return min(room / columns, _AMPLE) if columns else 0.0
