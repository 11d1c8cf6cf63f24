"""The people that rows name, and the posts that they hold."""

from render.importing import said
from render.importing.coverage import Coverage
from render.importing.describing import Describer
from render.importing.draft import Draft, Holder, Person, Plain, Post
from render.importing.named import is_one, people_in
from render.importing.notes import Notes
from render.importing.records import Record
from render.importing.rows import Rows


class People:
    """Those of all tables together, in `draft`."""

    def __init__(self, draft: Draft, plain: Plain, notes: Notes, coverage: Coverage) -> None:
        self._draft = draft
        self._plain = plain
        self._notes = notes
        self._coverage = coverage
        self._known: dict[object, Person] = {}
        self._held_before: set[tuple[Person, Post]] = set()

    def seat(self, post: Post, row: Record, rows: Rows, describer: Describer) -> None:
        """Puts whoever the row names into the post."""
        acts = row.at in rows.acting
        if is_one(row.name):
            if person := self._newcomer(row.name, row.person_id, post, row, rows):
                post.holders.append(Holder(person, describer.share(row), acts))
            return
        for name, number, acting, share, aside, presides in people_in(row.name, row.person_id):
            post.presides = post.presides or presides
            if not number and said.vacant(name):
                post.vacant += 1
                continue
            if aside and aside not in post.comments:
                post.comments.append(aside)
            if (name or number) and (person := self._newcomer(name, number, post, row, rows)):
                post.holders.append(Holder(person, share or describer.share(row), acting or acts))

    def _newcomer(self, name: str, number: str, post: Post, row: Record, rows: Rows) -> Person | None:
        """Whoever is meant, who now holds the post; `None` for somebody who held it before."""
        person = self._meant(name, number, row)
        if person.post:
            if post is person.post or (person, post) in self._held_before:
                message = f'"{name or number}" is named a second time for "{post.title}"; once is enough.'
                self._notes.add("duplicate-row", message, *row.source)
                if not row.duties:
                    self._coverage.skip_row(rows.table, rows.numbers[row.at], "said before")
                return None
            message = f'"{person.name}" holds several posts; `rolebook check` will ask for the share of each.'
            self._notes.add("several-posts", message, *row.source)
            self._held_before.add((person, person.post))
        person.post = post
        return person

    def _meant(self, name: str, number: str, row: Record) -> Person:
        """Whoever has that number, else that name. A number of two names, or a name of two e-mails, is two people."""
        plain = self._plain
        key: object = plain[number or name]
        known = self._known.get(key)
        if known and not number and row.email and known.email and plain[known.email] != plain[row.email]:
            key = (key, plain[row.email])
            known = self._known.get(key)
        if known and name and plain[known.name] != plain[name]:
            key = (key, plain[name])
            if key not in self._known:
                message = f'The number {number} belongs to "{known.name}" already; "{name}" was kept as another person.'
                self._notes.add("duplicate-number", message, *row.source, hint="Correct one of the numbers.")
            known = self._known.get(key)
        if known is None:
            known = self._known[key] = Person(name or number, number, row.email, row.name_en)
            self._draft.people.append(known)
        return known
