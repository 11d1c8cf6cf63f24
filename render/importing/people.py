"""The people that rows name, and the posts that they hold."""

from collections.abc import Sequence

from render.importing import said
from render.importing.coverage import Coverage
from render.importing.describing import Describer
from render.importing.draft import Draft, Holder, Person, Plain, Post
from render.importing.headers import Field
from render.importing.named import people_in, saying_more
from render.importing.notes import Notes
from render.importing.records import Records


class People:
    """Those of all tables together, in `draft`."""

    def __init__(self, draft: Draft, plain: Plain, notes: Notes, coverage: Coverage) -> None:
        self._add = draft.people.append
        self._plain = plain
        self._notes = notes
        self._coverage = coverage
        self._known: dict[object, Person] = {}
        self._held_before: set[tuple[Person, Post]] = set()

    def begin(self, records: Records) -> None:
        """Seats people of `records` from now on."""
        self._records = records
        self._say_more = saying_more(set(records.names))
        self._in_english = records.column(Field.NAME_EN)
        called = [number or name for number, name in zip(records.person_ids, records.names, strict=True)]
        self._plain.learn(called)
        self._keys = list(map(self._plain.__getitem__, called))

    def seat(self, posts: Sequence[Post], start: int, describer: Describer) -> None:
        """Puts whoever the rows from `start` on name into their posts, or counts the vacancies."""
        records, end = self._records, start + len(posts)
        vacant, acting, say_more = records.rows.vacant, records.rows.acting, self._say_more
        columns = posts, self._keys[start:end], records.names[start:end], records.person_ids[start:end]
        for at, (post, key, name, number) in enumerate(zip(*columns, strict=True), start):
            if not key or at in vacant:
                post.vacant += describer.seats(at) or at in vacant
            elif name in say_more:
                self._seat_several(post, at, describer)
            elif person := self._newcomer(key, name, number, post, at):
                share = describer.share(at) if describer.shares else ""
                post.holders.append(Holder(person, share, at in acting))

    def _seat_several(self, post: Post, at: int, describer: Describer) -> None:
        cells = self._records.names[at], self._records.person_ids[at]
        for name, number, acting, share, aside, presides, vacancies in people_in(*cells):
            post.presides = post.presides or presides
            post.vacant += vacancies
            if not number and said.vacant(name):
                post.vacant += 1
                continue
            if aside and aside not in post.comments:
                post.comments.append(aside)
            key = self._plain[number or name]
            if key and (person := self._newcomer(key, name, number, post, at)):
                acts = acting or at in self._records.rows.acting
                post.holders.append(Holder(person, share or describer.share(at), acts))

    def _newcomer(self, key: object, name: str, number: str, post: Post, at: int) -> Person | None:
        """Whoever is meant, who now holds the post; `None` for somebody who held it before."""
        person = self._known.get(key)
        if person:
            key = self._of_another(key, person, name, number, at)
            person = self._known.get(key)
        if person is None:
            email, in_english = self._records.emails[at], self._in_english[at]
            person = self._known[key] = Person(name or number, number, email, in_english)
            self._add(person)
        elif person.post and not self._is_another(person, name or number, post, at):
            return None
        person.post = post
        return person

    def _of_another(self, key: object, known: Person, name: str, number: str, at: int) -> object:
        """The key of whoever is meant, where `known` has that of the number or else the name.

        A number of two names, or a name of two e-mails, is two people.
        """
        plain, email = self._plain, self._records.emails[at]
        meant: Person | None = known
        if not number and email and known.email and plain[known.email] != plain[email]:
            key = (key, plain[email])
            meant = self._known.get(key)
        if meant and name and plain[meant.name] != plain[name]:
            key = (key, plain[name])
            if key not in self._known:
                message = f'The number {number} belongs to "{meant.name}" already; "{name}" was kept as another person.'
                source = self._records.rows.source(at)
                self._notes.add("duplicate-number", message, *source, hint="Correct one of the numbers.")
        return key

    def _is_another(self, person: Person, called: str, post: Post, at: int) -> bool:
        """Whether somebody who holds a post holds another one than this, which is noted as well as that it is not."""
        rows = self._records.rows
        if post is person.post or (person, post) in self._held_before:
            message = f'"{called}" is named a second time for "{post.title}"; once is enough.'
            self._notes.add("duplicate-row", message, *rows.source(at))
            if not self._records.column(Field.DUTIES)[at]:
                self._coverage.skip_row(rows.table, rows.numbers[at], "said before")
            return False
        message = f'"{person.name}" holds several posts; `rolebook check` will ask for the share of each.'
        self._notes.add("several-posts", message, *rows.source(at))
        if person.post:
            self._held_before.add((person, person.post))
        return True
