"""From the rows of tables to a draft: which units, posts and people they speak of."""

import re
from collections.abc import Sequence

from render.han import has_han
from render.importing import called
from render.importing.coverage import Coverage
from render.importing.describing import Describer
from render.importing.draft import Draft, Plain, Post, Unit, comparable
from render.importing.headers import Field
from render.importing.holdings import with_holdings
from render.importing.kinds import is_unit
from render.importing.notes import Notes
from render.importing.people import People
from render.importing.records import Record, Records, take_heads_from_brackets
from render.importing.rows import Rows
from render.importing.units import Units

_BETWEEN_UNITS = r"\s*[、,，;；/\n]\s*"
_ALIKE = ("", "", "")
"""What sets a post apart from others in its unit with its title: nothing."""
_PostKey = tuple[Unit | None, str, object]


def build(sources: Sequence[Rows], notes: Notes, coverage: Coverage) -> Draft:
    """The draft of all the tables together: what several of them speak of is one thing."""
    builder = _Builder(notes, coverage)
    sources = [with_holdings(rows, notes, coverage) for rows in sources]
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
    """Finds or makes the unit, post and person that each row speaks of.

    Rows with titles are taken in stretches, column by column; others, which may go on with the row above, one by one.
    """

    def __init__(self, notes: Notes, coverage: Coverage) -> None:
        self.notes = notes
        self.coverage = coverage
        self.draft = Draft()
        self.superiors: set[str] = set()
        self.units = Units(self.draft, notes)
        self._plain = Plain()
        self._people = People(self.draft, self._plain, notes, coverage)
        self._posts: dict[_PostKey, Post] = {}
        self._posts_coded: dict[str, Post] = {}
        self._known_duties: dict[Unit | Post, tuple[list[str], set[str]]] = {}
        self._remarks: set[tuple[Unit | Post, str]] = set()

    def read(self, rows: Rows) -> None:
        for meaning in (Field.TITLE, Field.MANAGER, Field.MANAGER_ID):
            self._plain.learn(rows.columns.get(meaning, ()))
        records = self._records = Records(rows)
        self._describer = Describer(rows, self._known_duties, self._remarks, self.notes, self.coverage)
        self._people.begin(records)
        self._superior = self._superiors_in(records)
        self._apart = self._sets_apart(records)
        self._sources = list(rows.sources())
        posts, units, plain = self._posts, self.units.as_spelled, self._plain
        self._stretch: list[Post] = []
        stretch = self._stretch
        target: Unit | Post | None = None
        target_path: tuple[str, ...] = ()
        alone = {at for at, text in enumerate(records.column(Field.OVERSEES)) if text} | rows.left
        without_post = {"", *filter(is_unit, set(records.titles))}
        places = zip(rows.paths, records.unit_codes, strict=True)
        for at, (place, title, apart) in enumerate(zip(places, records.titles, self._apart, strict=True)):
            if title in without_post or at in alone:
                self._tell(at)
                target, target_path = self._single(records[at], target, target_path)
                continue
            key = units.get(place) or self.units.at(*place, at, rows), plain[title], apart
            target = posts.get(key) or self._new_post(key, title, at)
            target_path = place[0]
            stretch.append(target)
        self._tell(len(rows.numbers))

    def _tell(self, end: int) -> None:
        """Tells of the posts of the stretch what its rows say, which are those before `end`; another stretch begins."""
        if self._stretch:
            start = end - len(self._stretch)
            self._describer.describe_posts(self._stretch, start)
            self._fill(self._stretch, start)
            self._stretch.clear()

    def _single(
        self, row: Record, target: Unit | Post | None, target_path: tuple[str, ...]
    ) -> tuple[Unit | Post | None, tuple[str, ...]]:
        """What a row is about, and the units around it, where the row above was about `target`; and tells of that."""
        rows = self._records.rows
        if row.at in rows.left:
            return self._left(row) or target, target_path
        goes_on = not row.title and target is not None and row.path == target_path and not rows.names_unit(row.at)
        goes_on = goes_on and not row.post_code and (Field.TITLE in rows.columns or not row.name)
        if goes_on and target is not None and (row.duties or not row.name):
            self._describer.go_on(target, row.at)
        elif goes_on and isinstance(target, Post) and not row.person_id:
            self.notes.add("title-from-above", "There is no title here; the one above was taken.", *row.source)
        else:
            target = self._target(row)
        if target is None:
            why = "names neither a unit nor a post nor a person"
            self.coverage.skip_row(rows.table, rows.numbers[row.at], why)
            return None, target_path
        if isinstance(target, Unit):
            if not goes_on:
                self._describer.describe_unit(target, row.at)
        else:
            if not goes_on:
                self._describer.describe_posts([target], row.at)
            self._fill([target], row.at)
        for name in filter(None, re.split(_BETWEEN_UNITS, row.oversees)):
            unit = self.units.named((name,), "", row.source)
            unit.under_named = unit.under_named or row.person_id or row.name or row.title
        return target, row.path

    def _fill(self, posts: Sequence[Post], start: int) -> None:
        """Puts whoever the rows from `start` on name into their posts, and at the head of units."""
        rows = self._records.rows
        if rows.leads or rows.presiding:
            for at, post in enumerate(posts, start):
                if at in rows.leads and post.unit:
                    post.unit.head = post
                post.presides = post.presides or at in rows.presiding
        self._people.seat(posts, start, self._describer)

    def _superiors_in(self, records: Records) -> frozenset[int]:
        """The rows that name somebody to whom others are said to report."""
        if not self.superiors:
            return frozenset()
        known, plain = self.superiors, self._plain
        plain.learn(records.names)
        return frozenset(
            at
            for at, (name, number, email) in enumerate(
                zip(records.names, records.person_ids, records.emails, strict=True)
            )
            if plain[number] in known
            or plain[number].lstrip("0") in known
            or plain[name] in known
            or plain[email] in known
            or called.words_of(name) in known
        )

    def _sets_apart(self, records: Records) -> Sequence[object]:
        """What sets the post of each row apart from others in its unit with its title: its code; or else who manages
        it, who has it alone because others report to them, and dotted lines.
        """
        ids, managers = records.column(Field.MANAGER_ID), records.column(Field.MANAGER)
        dotted = records.column(Field.DOTTED)
        if not (self._superior or any(ids) or any(managers) or any(dotted) or any(records.post_codes)):
            return [_ALIKE] * len(ids)
        above = [self._plain[number or name].lstrip("0") for number, name in zip(ids, managers, strict=True)]
        alone = [number or name for number, name in zip(records.person_ids, records.names, strict=True)]
        alone = [text if at in self._superior else "" for at, text in enumerate(alone)]
        apart = zip(above, alone, dotted, strict=True)
        return [code or others for code, others in zip(records.post_codes, apart, strict=True)]

    def _left(self, row: Record) -> Post | None:
        """The post of somebody who has left, kept if others report there."""
        if row.at not in self._superior:
            self.notes.add("left", "Whoever has left was not imported.", *row.source)
            rows = self._records.rows
            self.coverage.skip_row(rows.table, rows.numbers[row.at], "whoever it names has left")
            return None
        post = self._post(self._unit_of(row), row.title, row.at)
        post.vacant += 1
        post.once_held_by = [*post.once_held_by, *filter(None, (row.person_id, row.name, row.email))]
        message = f'"{row.name or row.person_id}" has left, and others report there: the post was kept, vacant.'
        self.notes.add("left", message, *row.source)
        self._describer.describe_posts([post], row.at)
        return post

    def _unit_of(self, row: Record) -> Unit | None:
        return self.units.at(row.path, row.unit_code, row.at, self._records.rows)

    def _target(self, row: Record) -> Unit | Post | None:
        """What a row is about: the unit or the post."""
        if row.title and is_unit(row.title):
            return self._unit_among_titles(row)
        unit = self._unit_of(row)
        if row.title:
            return self._post(unit, row.title, row.at)
        if row.post_code and (coded := self._posts_coded.get(comparable(row.post_code))):
            return coded
        if row.name or row.person_id:
            title = "成员" if has_han(row.name + "".join(row.path)) else "Member"
            self.notes.add("no-title", f'There is no title here; "{title}" was put.', *row.source)
            return self._post(unit, title, row.at)
        return unit

    def _unit_among_titles(self, row: Record) -> Unit | Post:
        """The unit that stands in place of a title; the post of its head, where somebody is named beside it."""
        within = row.path[:-1] if row.path and comparable(row.path[-1]) == comparable(row.title) else row.path
        unit = self.units.named((*within, row.title), "", row.source)
        if not (row.name or row.person_id):
            return unit
        message = f'"{row.title}" is a unit; whoever is named beside it was taken for its head.'
        self.notes.add("unit-as-title", message, *row.source)
        return self._post(unit, "负责人" if has_han(row.title) else "Head", row.at)

    def _post(self, unit: Unit | None, title: str, at: int) -> Post:
        key: _PostKey = (unit, self._plain[title], self._apart[at])
        return self._posts.get(key) or self._new_post(key, title, at)

    def _new_post(self, key: _PostKey, title: str, at: int) -> Post:
        """The post of a row. People with one title, unit and managers share a post, unless others report to them."""
        described = self._described(key, at) if key[2] is not _ALIKE else None
        if described and not (described.holders or described.manager):
            self._posts[key] = described
            return described
        post = self._posts[key] = Post(title, key[0], self._sources[at])
        self.draft.posts.append(post)
        if described:
            post.duties, post.purpose, post.grade = tuple(described.duties), described.purpose, described.grade
        if code := self._records.post_codes[at]:
            self._posts_coded.setdefault(comparable(code), post)
        return post

    def _described(self, key: _PostKey, at: int) -> Post | None:
        """The post with the same title in the unit that is described without anybody, if a row names somebody."""
        records = self._records
        if records.post_codes[at] or key[2] == _ALIKE or not (records.names[at] or records.person_ids[at]):
            return None
        described = self._posts.get((*key[:2], _ALIKE))
        if described:
            self._tell(at)
        return described
