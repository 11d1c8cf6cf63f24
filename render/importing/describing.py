"""What rows say of a unit or a post, added to what other rows said of it."""

import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from render.importing import amounts
from render.importing.columns import DETAILS
from render.importing.coverage import Coverage
from render.importing.draft import Post, Unit
from render.importing.duties import Split
from render.importing.headers import Field
from render.importing.kinds import is_post, is_unit
from render.importing.notes import Notes
from render.importing.qualifications import split_qualifications
from render.importing.rows import Rows

_Say = Callable[[Any, str, int], None]
"""Adds to a thing what a text says of it, of the row at a place among the rows."""
_Columns = Sequence[tuple[list[str], _Say]]
_OF_POSTS_ALONE = (*DETAILS, Field.QUALIFICATIONS)


class Describer:
    """Describes units and posts by the rows of one table; a thing that can be said once is said by the first row.

    What each column says is laid down once: most tables have few of those that there may be. `known_duties` and
    `remarks` are those of all tables.
    """

    def __init__(
        self,
        rows: Rows,
        known_duties: dict[Unit | Post, tuple[list[str], set[str]]],
        remarks: set[tuple[Unit | Post, str]],
        notes: Notes,
        coverage: Coverage,
    ) -> None:
        self.rows = rows
        self._split = Split()
        for meaning in (Field.DUTIES, Field.UNIT_DUTIES, *DETAILS):
            self._split.learn(rows.columns.get(meaning, ()))
        self.shares = rows.columns.get(Field.FTE)
        self._known_duties = known_duties
        self._remarks = remarks
        self.notes = notes
        self.coverage = coverage
        self._counted: set[Unit | Post] = set()
        self._of_posts = self._columns(self._said_of_posts())
        self._of_units = self._columns(self._said_of_units())
        self._of_units_around = self._columns(
            {
                Field.UNIT_DUTIES: self._duties,
                Field.PARENT: partial(self._once, "refers_to", Field.PARENT),
                Field.HEAD: partial(self._once, "head_named", Field.HEAD),
                Field.UNIT_EN: partial(self._once, "name_en", Field.UNIT_EN),
            }
        )
        self._of_more = self._columns({Field.DUTIES: self._duties, Field.REMARK: self._remark})

    def _said_of_posts(self) -> dict[Field, _Say]:
        return {
            Field.DUTIES: self._duties,
            Field.MANAGER: partial(self._first, "manager"),
            Field.MANAGER_ID: partial(self._first, "manager_number"),
            Field.POST_CODE: partial(self._first, "code"),
            Field.DOTTED: partial(self._first, "dotted"),
            Field.TITLE_EN: partial(self._once, "title_en", Field.TITLE_EN),
            Field.PURPOSE: partial(self._once, "purpose", Field.PURPOSE),
            Field.GRADE: partial(self._once, "grade", Field.GRADE),
            **{meaning: partial(self._detail, meaning) for meaning in _OF_POSTS_ALONE},
            Field.HEADCOUNT: self._count,
            Field.ACTUAL: self._actual,
            Field.REMARK: self._remark,
        }

    def _said_of_units(self) -> dict[Field, _Say]:
        return {
            Field.DUTIES: self._duties,
            **{meaning: partial(self._of_posts_only, meaning) for meaning in _OF_POSTS_ALONE},
            Field.HEADCOUNT: self._count,
            Field.ACTUAL: self._actual,
            Field.TITLE_EN: partial(self._once, "name_en", Field.TITLE_EN),
            Field.PURPOSE: partial(self._once, "purpose", Field.PURPOSE),
            Field.MANAGER_ID: self._above,
            Field.MANAGER: self._above,
            Field.REMARK: self._remark,
        }

    def _columns(self, says: dict[Field, _Say]) -> _Columns:
        """The columns that the table has and what to do with their texts."""
        return [(column, say) for meaning, say in says.items() if any(column := self.rows.columns.get(meaning, []))]

    def describe_posts(self, posts: Sequence[Post], start: int) -> None:
        """Adds what the rows from `start` on say of their posts, and the units around these."""
        self._say(self._of_posts, posts, start)
        self._say(self._of_units_around, [post.unit for post in posts], start)

    def describe_unit(self, unit: Unit, at: int) -> None:
        """Adds what a row says of its unit."""
        self._say(self._of_units, [unit], at)
        self._say(self._of_units_around, [unit], at)

    def go_on(self, target: Unit | Post, at: int) -> None:
        """Adds what a row says that goes on with the one above."""
        for column, say in self._of_more:
            if text := column[at]:
                say(target, text, at)

    def _say(self, columns: _Columns, targets: Sequence[Any], start: int) -> None:
        for column, say in columns:
            for at, (target, text) in enumerate(zip(targets, column[start : start + len(targets)], strict=True), start):
                if text and target:
                    say(target, text, at)

    def share(self, at: int) -> str:
        """The share of full time that a row gives whoever it names; "" for all of it."""
        if not (told := self.shares and self.shares[at]):
            return ""
        share = amounts.full_time(told)
        if share is not None and 0 < share <= 1:
            return f"{share:g}" if share < 1 else ""
        message = f'"{told}" is not a share of full time, above 0 and at most 1; it was left out.'
        self._note("fte", message, at)
        self._skip(at, Field.FTE, "not a share of full time")
        return ""

    def seats(self, at: int) -> int:
        """How many seats a row without a person is for by its share of full time; 0 where that says nothing."""
        told = self.shares and self.shares[at]
        share = amounts.full_time(told) if told else None
        if told and (share is None or share < 1):
            self._skip(at, Field.FTE, "the share of full time of nobody")
        return math.ceil(share) if share and share > 1 else 0

    def _duties(self, target: Unit | Post, text: str, at: int) -> None:
        """Adds the responsibilities of a cell that are not there yet."""
        found = self._split[text]
        if not target.duties:
            target.duties = found
            return
        if target not in self._known_duties:
            target.duties = duties = list(target.duties)  # until now those of a cell
            self._known_duties[target] = duties, set(duties)
        duties, known = self._known_duties[target]
        duties += [duty for duty in found if duty not in known]
        known.update(found)

    def _first(self, name: str, thing: Unit | Post, text: str, at: int) -> None:
        if not getattr(thing, name):
            setattr(thing, name, text)

    def _once(self, name: str, meaning: Field, thing: Unit | Post, text: str, at: int) -> None:
        known = getattr(thing, name)
        if not known:
            setattr(thing, name, text)
        elif known != text:
            self._skip(at, meaning, f'another row says "{known}"')

    def _above(self, unit: Unit, text: str, at: int) -> None:
        """Takes who manages a unit for the unit above it, or the head of that."""
        above = "" if self._told(Field.TITLE, at) else self._told(Field.MANAGER_ID, at) or self._told(Field.MANAGER, at)
        is_head = unit.parent or self._told(Field.PARENT, at) or (is_post(above) and not is_unit(above))
        self._first("under_named" if is_head else "refers_to", unit, above, at)

    def _told(self, meaning: Field, at: int) -> str:
        column = self.rows.columns.get(meaning)
        return column[at] if column else ""

    def _detail(self, meaning: Field, post: Post, text: str, at: int) -> None:
        several = meaning is Field.QUALIFICATIONS
        told = split_qualifications(text) if several else {meaning.name.lower(): self._split[text]}
        for entry, found in told.items():
            known = post.details.get(entry, ())
            post.details = {**post.details, entry: [*known, *(text for text in found if text not in known)]}

    def _of_posts_only(self, meaning: Field, unit: Unit, text: str, at: int) -> None:
        self._skip(at, meaning, "a spec says it of posts only")

    def _remark(self, target: Unit | Post, text: str, at: int) -> None:
        if (target, text) not in self._remarks:
            self._remarks.add((target, text))
            target.comments.append(text)

    def _count(self, target: Unit | Post, text: str, at: int) -> None:
        seats = amounts.seats(text)
        if seats is None:
            self._note("headcount", f'The headcount "{text}" is not a number; it was left out.', at)
            self._skip(at, Field.HEADCOUNT, "not a number")
        elif target.headcount is None:
            target.headcount = seats
            self._counted.add(target)
            if not amounts.is_whole(text):
                self._note("headcount", f'The headcount "{text}" was taken for {seats}.', at)
                target.comments.append(f"headcount {text} in the source")
        elif target in self._counted and isinstance(target, Post) and not self.rows.names_all:
            target.headcount += seats  # a row is a kind of seats of the post, such as a shift, not somebody in it
            self._note("headcount", f'The headcounts of the rows of "{target.title}" were added.', at)
        elif target.headcount != seats:
            message = f"The headcount {seats} differs from {target.headcount} given before, which was kept."
            self._note("headcount", message, at)
            self._skip(at, Field.HEADCOUNT, "differs from what was given before")

    def _actual(self, target: Unit | Post, text: str, at: int) -> None:
        """Holders tell how many people there are; where nobody is named, the number stands beside the headcount."""
        if self.rows.names_all:
            self._skip(at, Field.ACTUAL, "who holds the posts tells how many there are")
        else:
            target.comments.append(f"actual number in the source: {text}")

    def _note(self, rule: str, message: str, at: int) -> None:
        self.notes.add(rule, message, *self.rows.source(at))

    def _skip(self, at: int, meaning: Field, why: str) -> None:
        if meaning in self.rows.positions:
            self.coverage.skip_cell(self.rows.table, self.rows.numbers[at], self.rows.positions[meaning], why)
