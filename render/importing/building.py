"""From the rows of tables to a draft: which units, posts and people they speak of."""

import re
from collections.abc import Sequence
from itertools import repeat

from render.han import has_han
from render.importing import called, said
from render.importing.coverage import Coverage
from render.importing.describing import Describer
from render.importing.draft import Draft, Holder, Person, Post, Source, Unit, comparable
from render.importing.headers import Field
from render.importing.kinds import is_staff, is_unit, unit_type
from render.importing.notes import Notes
from render.importing.records import Record, people_in, records, take_heads_from_brackets
from render.importing.rows import Rows

_BETWEEN_UNITS = re.compile(r"\s*[、,，;；/\n]\s*")
_ALIKE = ("", "", "")
"""What sets a post apart from others in its unit with its title: nothing."""
_PostKey = tuple[Unit | None, str, object]


def build(sources: Sequence[Rows], notes: Notes, coverage: Coverage) -> Draft:
    """The draft of all the tables together: what several of them speak of is one thing."""
    builder = _Builder(notes, coverage)
    take_heads_from_brackets(sources)
    for rows in sources:
        for meaning in (Field.MANAGER, Field.MANAGER_ID):
            builder.superiors.update(key for word in set(rows.columns.get(meaning, ())) for key in _keys(word))
    for rows in sources:  # units that know their place come first, so that bare names find them
        if rows.columns.keys() & {Field.PATH, Field.PARENT} or len(rows.units_at) > 1:
            codes = rows.columns.get(Field.UNIT_CODE) or repeat("")
            for path, code, source in zip(rows.paths, codes, rows.sources(), strict=False):
                if path:
                    builder.unit(path, code, source)
    for rows in sources:
        builder.read(rows)
    builder.draft.names_all = any(rows.names_all for rows in sources)
    for post in builder.draft.posts:
        if post.vacant and post.headcount is None:
            post.headcount = len(post.holders) + post.vacant
    return builder.draft


def _keys(word: str) -> set[str]:
    """What may be meant by a word for a person: a number that has lost its zeros, the words of a name in any order."""
    return {comparable(word), comparable(word).lstrip("0"), called.words_of(word)} - {""}


class _Builder:
    """Finds or makes the unit, post and person that each row speaks of."""

    def __init__(self, notes: Notes, coverage: Coverage) -> None:
        self.notes = notes
        self.coverage = coverage
        self.draft = Draft()
        self.superiors: set[str] = set()
        self._as_spelled: dict[tuple[tuple[str, ...], str], Unit] = {}
        self._units: dict[tuple[tuple[str, ...], str], Unit] = {}
        self._units_named: dict[str, list[Unit]] = {}
        self._units_coded: dict[str, Unit] = {}
        self._posts: dict[tuple[Unit | None, str, object], Post] = {}
        self._posts_coded: dict[str, Post] = {}
        self._people: dict[object, Person] = {}
        self._known_duties: dict[Unit | Post, set[str]] = {}
        self._remarks: set[tuple[Unit | Post, str]] = set()
        self._held_before: set[tuple[Person, Post]] = set()

    def read(self, rows: Rows) -> None:
        self._describer = Describer(rows, self._known_duties, self._remarks, self.notes, self.coverage)
        has_titles = Field.TITLE in rows.columns
        target: Unit | Post | None = None
        target_path: tuple[str, ...] = ()
        for row in records(rows):
            if row.at in rows.left:
                target = self._left(row, rows) or target
                continue
            goes_on = target is not None and row.path == target_path and not row.title and not rows.names_unit(row.at)
            goes_on = goes_on and not row.post_code and (has_titles or not row.name)
            if goes_on and target is not None and (row.duties or not row.name):
                self._describer.add_duties(target, row.duties)
                self._describer.remark(target, row)
            elif goes_on and isinstance(target, Post) and not row.person_id:
                self.notes.add("title-from-above", "There is no title here; the one above was taken.", *row.source)
            else:
                target = self._target(row)
            if target is None:
                why = "names neither a unit nor a post nor a person"
                self.coverage.skip_row(rows.table, rows.numbers[row.at], why)
                continue
            target_path = row.path
            if not goes_on:
                self._describer.describe(target, row)
            if isinstance(target, Post):
                self._fill(target, row, rows)
            if row.oversees:
                self._oversee(row)

    def _oversee(self, row: Record) -> None:
        """Puts the units that a leader is said to oversee below that leader's post."""
        for name in filter(None, _BETWEEN_UNITS.split(row.oversees)):
            unit = self.unit((name,), "", row.source)
            unit.under_named = unit.under_named or row.person_id or row.name or row.title

    def _fill(self, post: Post, row: Record, rows: Rows) -> None:
        """Puts whoever the row names into the post, or counts the vacancy."""
        if row.at in rows.leads and post.unit:
            post.unit.head = post
        post.presides = post.presides or row.at in rows.presiding
        if row.at in rows.vacant:
            post.vacant += self._describer.seats(row) or 1
        elif row.name or row.person_id:
            self._hold(post, row, rows)
        else:
            post.vacant += self._describer.seats(row)

    def _leads_others(self, row: Record) -> bool:
        """Whether somebody is said to report to whoever the row names."""
        if not self.superiors:
            return False
        number = comparable(row.person_id)
        named = (number, number.lstrip("0"), comparable(row.name), comparable(row.email), called.words_of(row.name))
        return not self.superiors.isdisjoint(filter(None, named))

    def _left(self, row: Record, rows: Rows) -> Post | None:
        """The post of somebody who has left, kept if others report there."""
        if not self._leads_others(row):
            self.notes.add("left", "Whoever has left was not imported.", *row.source)
            self.coverage.skip_row(rows.table, rows.numbers[row.at], "whoever it names has left")
            return None
        post = self._post(row, self._unit_of(row))
        post.vacant += 1
        post.once_held_by = [*post.once_held_by, *filter(None, (row.person_id, row.name, row.email))]
        message = f'"{row.name or row.person_id}" has left, and others report there: the post was kept, vacant.'
        self.notes.add("left", message, *row.source)
        self._describer.describe(post, row)
        return post

    def unit(self, path: tuple[str, ...], code: str, source: Source) -> Unit:
        """The unit at `path`; a bare name is that of the only unit so named, wherever it is."""
        if found := self._as_spelled.get((path, code)):
            return found
        names = tuple(map(comparable, path))
        unit = self._units.get((names, code))
        if unit is None and len(path) == 1 and not code and len(named := self._units_named.get(names[0], [])) == 1:
            unit = named[0]
        if unit is None:
            parent = self.unit(path[:-1], "", source) if len(path) > 1 else None
            unit = self._new_unit(path[-1], parent, code, source)
            self._units[names, code] = unit
            if code:
                self._units.setdefault((names, ""), unit)
        elif unit.name != path[-1]:
            message = f'"{path[-1]}" was taken for "{unit.name}".'
            self.notes.add("spelling", message, *source)
        self._as_spelled[path, code] = unit
        return unit

    def _unit_of(self, row: Record) -> Unit | None:
        """The unit that a row names, or gives the code of."""
        if row.path:
            return self.unit(row.path, row.unit_code, row.source)
        if not row.unit_code:
            return None
        coded = self._units_coded.get(comparable(row.unit_code))
        return coded or self.unit((row.unit_code,), row.unit_code, row.source)

    def _new_unit(self, name: str, parent: Unit | None, code: str, source: Source) -> Unit:
        unit = Unit(name, source, parent, unit_type(name))
        unit.staff = is_staff(name)
        self.draft.units.append(unit)
        self._units_named.setdefault(comparable(name), []).append(unit)
        if code:
            unit.code = code
            self._units_coded.setdefault(comparable(code), unit)
        return unit

    def _target(self, row: Record) -> Unit | Post | None:
        """What a row is about: the unit or the post."""
        if row.title and is_unit(row.title):
            within = row.path[:-1] if row.path and comparable(row.path[-1]) == comparable(row.title) else row.path
            unit = self.unit((*within, row.title), "", row.source)
            if not (row.name or row.person_id):
                return unit
            message = f'"{row.title}" is a unit; whoever is named beside it was taken for its head.'
            self.notes.add("unit-as-title", message, *row.source)
            return self._post(row._replace(title="负责人" if has_han(row.title) else "Head"), unit)
        unit_of_row = self._unit_of(row)
        if row.title:
            return self._post(row, unit_of_row)
        if coded := self._posts_coded.get(comparable(row.post_code)):
            return coded
        if row.name or row.person_id:
            title = "成员" if has_han(row.name + "".join(row.path)) else "Member"
            self.notes.add("no-title", f'There is no title here; "{title}" was put.', *row.source)
            return self._post(row._replace(title=title), unit_of_row)
        return unit_of_row

    def _post(self, row: Record, unit: Unit | None) -> Post:
        """The post of a row. People with one title, unit and managers share a post, unless others report to them."""
        title = comparable(row.title)
        if row.post_code:
            key: _PostKey = (unit, title, row.post_code)
            post = self._posts.get(key) or self._new_post(key, row)
            self._posts_coded.setdefault(comparable(row.post_code), post)
            return post
        alone = (row.person_id or row.name) if self._leads_others(row) else ""
        apart = (comparable(row.manager_id or row.manager).lstrip("0"), alone, row.dotted)
        key = (unit, title, apart)
        if found := self._posts.get(key):
            return found
        described = self._posts.get((unit, title, _ALIKE)) if apart != _ALIKE and (row.name or row.person_id) else None
        if described and not (described.holders or described.manager):
            self._posts[key] = described
            return described
        post = self._new_post(key, row)
        if described:
            post.duties, post.purpose, post.grade = list(described.duties), described.purpose, described.grade
        return post

    def _new_post(self, key: _PostKey, row: Record) -> Post:
        post = self._posts[key] = Post(row.title, key[0], row.source)
        self.draft.posts.append(post)
        return post

    def _hold(self, post: Post, row: Record, rows: Rows) -> None:
        for name, number, acting, share, aside in people_in(row):
            if not number and said.vacant(name):
                post.vacant += 1
                continue
            if aside and aside not in post.comments:
                post.comments.append(aside)
            if not (name or number):
                continue
            person = self._person(name, number, row)
            if post is person.post or (person, post) in self._held_before:
                message = f'"{name or number}" is named a second time for "{post.title}"; once is enough.'
                self.notes.add("duplicate-row", message, *row.source)
                if not row.duties:
                    self.coverage.skip_row(rows.table, rows.numbers[row.at], "said before")
                continue
            if person.post:
                message = f'"{person.name}" holds several posts; `rolebook check` will ask for the share of each.'
                self.notes.add("several-posts", message, *row.source)
                self._held_before.add((person, person.post))
            person.post = post
            post.holders.append(Holder(person, share or self._describer.share(row), acting or row.at in rows.acting))

    def _person(self, name: str, number: str, row: Record) -> Person:
        """Whoever has that number, else that name. A number of two names, or a name of two e-mails, is two people."""
        key: object = comparable(number or name)
        known = self._people.get(key)
        if known and not number and row.email and known.email and comparable(known.email) != comparable(row.email):
            key = (key, comparable(row.email))
            known = self._people.get(key)
        if known and name and comparable(known.name) != comparable(name):
            key = (key, comparable(name))
            if key not in self._people:
                message = f'The number {number} belongs to "{known.name}" already; "{name}" was kept as another person.'
                self.notes.add("duplicate-number", message, *row.source, hint="Correct one of the numbers.")
            known = self._people.get(key)
        if known is None:
            known = self._people[key] = Person(name or number, number, row.email, row.name_en)
            self.draft.people.append(known)
        return known
