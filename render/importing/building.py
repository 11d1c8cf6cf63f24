"""From the rows of tables to a draft: which units, posts and people they speak of."""

import re
from collections.abc import Sequence

from render.han import has_han
from render.importing import called
from render.importing.coverage import Coverage
from render.importing.describing import Describer
from render.importing.draft import Draft, Plain, Post, Unit, comparable
from render.importing.headers import Field
from render.importing.kinds import is_unit
from render.importing.notes import Notes
from render.importing.people import People
from render.importing.records import Record, records, take_heads_from_brackets
from render.importing.rows import Rows
from render.importing.units import Units

_BETWEEN_UNITS = r"\s*[、,，;；/\n]\s*"
_ALIKE = ("", "", "")
"""What sets a post apart from others in its unit with its title: nothing."""
_PostKey = tuple[Unit | None, str, object]
_OF_NAMES = (
    Field.TITLE, Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.PERSON_ID, Field.MANAGER, Field.MANAGER_ID,
)  # fmt: skip


def build(sources: Sequence[Rows], notes: Notes, coverage: Coverage) -> Draft:
    """The draft of all the tables together: what several of them speak of is one thing."""
    builder = _Builder(notes, coverage)
    take_heads_from_brackets(sources)
    for rows in sources:
        for meaning in (Field.MANAGER, Field.MANAGER_ID):
            builder.superiors.update(key for word in set(rows.columns.get(meaning, ())) for key in _keys(word))
    for rows in sources:  # units that know their place come first, so that bare names find them
        if rows.columns.keys() & {Field.PATH, Field.PARENT} or len(rows.units_at) > 1:
            builder.units.add(rows)
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
        self._plain = Plain()
        self.units = Units(self.draft, notes)
        self._people = People(self.draft, self._plain, notes, coverage)
        self._posts: dict[_PostKey, Post] = {}
        self._posts_coded: dict[str, Post] = {}
        self._known_duties: dict[Unit | Post, tuple[list[str], set[str]]] = {}
        self._remarks: set[tuple[Unit | Post, str]] = set()

    def read(self, rows: Rows) -> None:
        for meaning in _OF_NAMES:
            self._plain.learn(rows.columns.get(meaning, ()))
        self._describer = Describer(rows, self._known_duties, self._remarks, self.notes, self.coverage)
        has_titles = Field.TITLE in rows.columns
        target: Unit | Post | None = None
        target_path: tuple[str, ...] = ()
        for row in records(rows):
            if row.at in rows.left:
                target = self._left(row, rows) or target
                continue
            goes_on = not row.title and target is not None and row.path == target_path and not rows.names_unit(row.at)
            goes_on = goes_on and not row.post_code and (has_titles or not row.name)
            if goes_on and target is not None and (row.duties or not row.name):
                self._describer.go_on(target, row.at)
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
                self._describer.describe(target, row.at)
            if isinstance(target, Post):
                self._fill(target, row, rows)
            if row.oversees:
                self._oversee(row)

    def _oversee(self, row: Record) -> None:
        """Puts the units that a leader is said to oversee below that leader's post."""
        for name in filter(None, re.split(_BETWEEN_UNITS, row.oversees)):
            unit = self.units.named((name,), "", row.source)
            unit.under_named = unit.under_named or row.person_id or row.name or row.title

    def _fill(self, post: Post, row: Record, rows: Rows) -> None:
        """Puts whoever the row names into the post, or counts the vacancy."""
        if row.at in rows.leads and post.unit:
            post.unit.head = post
        if row.at in rows.presiding:
            post.presides = True
        if row.at in rows.vacant:
            post.vacant += self._describer.seats(row) or 1
        elif row.name or row.person_id:
            self._people.seat(post, row, rows, self._describer)
        else:
            post.vacant += self._describer.seats(row)

    def _leads_others(self, row: Record) -> bool:
        """Whether somebody is said to report to whoever the row names."""
        if not self.superiors:
            return False
        number = self._plain[row.person_id]
        named = (number, number.lstrip("0"), self._plain[row.name], comparable(row.email), called.words_of(row.name))
        return not self.superiors.isdisjoint(filter(None, named))

    def _left(self, row: Record, rows: Rows) -> Post | None:
        """The post of somebody who has left, kept if others report there."""
        if not self._leads_others(row):
            self.notes.add("left", "Whoever has left was not imported.", *row.source)
            self.coverage.skip_row(rows.table, rows.numbers[row.at], "whoever it names has left")
            return None
        post = self._post(row, self.units.at(row.path, row.unit_code, row.source))
        post.vacant += 1
        post.once_held_by = [*post.once_held_by, *filter(None, (row.person_id, row.name, row.email))]
        message = f'"{row.name or row.person_id}" has left, and others report there: the post was kept, vacant.'
        self.notes.add("left", message, *row.source)
        self._describer.describe(post, row.at)
        return post

    def _target(self, row: Record) -> Unit | Post | None:
        """What a row is about: the unit or the post."""
        if row.title and is_unit(row.title):
            return self._unit_among_titles(row)
        unit = self.units.at(row.path, row.unit_code, row.source)
        if row.title:
            return self._post(row, unit)
        if row.post_code and (coded := self._posts_coded.get(comparable(row.post_code))):
            return coded
        if row.name or row.person_id:
            title = "成员" if has_han(row.name + "".join(row.path)) else "Member"
            self.notes.add("no-title", f'There is no title here; "{title}" was put.', *row.source)
            return self._post(row._replace(title=title), unit)
        return unit

    def _unit_among_titles(self, row: Record) -> Unit | Post:
        """The unit that stands in place of a title; the post of its head, where somebody is named beside it."""
        within = row.path[:-1] if row.path and comparable(row.path[-1]) == comparable(row.title) else row.path
        unit = self.units.named((*within, row.title), "", row.source)
        if not (row.name or row.person_id):
            return unit
        message = f'"{row.title}" is a unit; whoever is named beside it was taken for its head.'
        self.notes.add("unit-as-title", message, *row.source)
        return self._post(row._replace(title="负责人" if has_han(row.title) else "Head"), unit)

    def _post(self, row: Record, unit: Unit | None) -> Post:
        """The post of a row. People with one title, unit and managers share a post, unless others report to them."""
        title = self._plain[row.title]
        if row.post_code:
            key: _PostKey = (unit, title, row.post_code)
            post = self._posts.get(key) or self._new_post(key, row)
            self._posts_coded.setdefault(comparable(row.post_code), post)
            return post
        alone = (row.person_id or row.name) if self._leads_others(row) else ""
        apart = (self._plain[row.manager_id or row.manager].lstrip("0"), alone, row.dotted)
        key = (unit, title, apart)
        if found := self._posts.get(key):
            return found
        described = self._posts.get((unit, title, _ALIKE)) if apart != _ALIKE and (row.name or row.person_id) else None
        if described and not (described.holders or described.manager):
            self._posts[key] = described
            return described
        post = self._new_post(key, row)
        if described:
            post.duties, post.purpose, post.grade = tuple(described.duties), described.purpose, described.grade
        return post

    def _new_post(self, key: _PostKey, row: Record) -> Post:
        post = self._posts[key] = Post(row.title, key[0], row.source)
        self.draft.posts.append(post)
        return post
