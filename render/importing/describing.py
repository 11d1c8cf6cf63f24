"""What rows say of a unit or a post, added to what other rows said of it."""

import math

from render.importing import amounts
from render.importing.columns import DETAILS
from render.importing.coverage import Coverage
from render.importing.draft import Post, Unit
from render.importing.duties import split_duties
from render.importing.headers import Field
from render.importing.kinds import is_post, is_unit
from render.importing.notes import Notes
from render.importing.qualifications import split_qualifications
from render.importing.records import Record
from render.importing.rows import Rows


class Describer:
    """Describes units and posts by the rows of one table; a thing that can be said once is said by the first row.

    `known_duties` and `remarks` are those of all tables.
    """

    def __init__(
        self,
        rows: Rows,
        known_duties: dict[Unit | Post, set[str]],
        remarks: set[tuple[Unit | Post, str]],
        notes: Notes,
        coverage: Coverage,
    ) -> None:
        self.rows = rows
        self._known_duties = known_duties
        self._remarks = remarks
        self.notes = notes
        self.coverage = coverage
        self._details = [meaning for meaning in (*DETAILS, Field.QUALIFICATIONS) if meaning in rows.columns]

    def describe(self, target: Unit | Post, row: Record) -> None:
        """Adds what a row says of its post or unit."""
        if isinstance(target, Post):
            self._post(target, row)
            unit = target.unit
        else:
            self._unit(target, row)
            unit = target
        if unit is None or not (row.unit_duties or row.parent or row.head or row.unit_en):
            return
        self.add_duties(unit, row.unit_duties)
        unit.refers_to = self._once(unit.refers_to, row.parent, Field.PARENT, row)
        unit.head_named = self._once(unit.head_named, row.head, Field.HEAD, row)
        unit.name_en = self._once(unit.name_en, row.unit_en, Field.UNIT_EN, row)

    def _unit(self, unit: Unit, row: Record) -> None:
        self.add_duties(unit, row.duties)
        for meaning in self._details:
            self._skip(row, meaning, "a spec says it of posts only")
        self._count(unit, row)
        unit.name_en = self._once(unit.name_en, row.title_en, Field.TITLE_EN, row)
        unit.purpose = self._once(unit.purpose, row.purpose, Field.PURPOSE, row)
        above = "" if row.title else row.manager_id or row.manager
        if unit.parent or row.parent or (is_post(above) and not is_unit(above)):
            unit.under_named = unit.under_named or above
        else:
            unit.refers_to = unit.refers_to or above
        self.remark(unit, row)

    def _post(self, post: Post, row: Record) -> None:
        if row.duties:
            self.add_duties(post, row.duties)
        if row.manager or row.manager_id:
            post.manager = post.manager or row.manager
            post.manager_number = post.manager_number or row.manager_id
        if row.title_en or row.purpose or row.dotted or row.post_code or row.grade:
            post.code = post.code or row.post_code
            post.dotted = post.dotted or row.dotted
            post.title_en = self._once(post.title_en, row.title_en, Field.TITLE_EN, row)
            post.purpose = self._once(post.purpose, row.purpose, Field.PURPOSE, row)
            post.grade = self._once(post.grade, row.grade, Field.GRADE, row)
        for meaning in self._details:
            text = self.rows.columns[meaning][row.at]
            several = meaning is Field.QUALIFICATIONS
            told = split_qualifications(text) if several else {meaning.name.lower(): split_duties(text)}
            for entry, found in told.items():
                known = post.details.setdefault(entry, [])
                known += [text for text in found if text not in known]
        self._count(post, row)
        self.remark(post, row)

    def add_duties(self, target: Unit | Post, text: str) -> None:
        """Adds the responsibilities of a cell that are not there yet."""
        found = split_duties(text)
        if not target.duties:
            target.duties = found
            return
        known = self._known_duties.setdefault(target, set())
        if not known:
            known.update(target.duties)
        target.duties += [duty for duty in found if duty not in known]
        known.update(found)

    def remark(self, target: Unit | Post, row: Record) -> None:
        if row.remark and (target, row.remark) not in self._remarks:
            self._remarks.add((target, row.remark))
            target.comments.append(row.remark)

    def share(self, row: Record) -> str:
        """The share of full time that a row gives whoever it names; "" for all of it."""
        share = amounts.full_time(row.fte) if row.fte else 1
        if share is not None and 0 < share <= 1:
            return f"{share:g}" if share < 1 else ""
        self._note("fte", f'"{row.fte}" is not a share of full time, above 0 and at most 1; it was left out.', row)
        self._skip(row, Field.FTE, "not a share of full time")
        return ""

    def seats(self, row: Record) -> int:
        """How many seats a row without a person is for by its share of full time; 0 where that says nothing."""
        share = amounts.full_time(row.fte) if row.fte else None
        if row.fte and (share is None or share < 1):
            self._skip(row, Field.FTE, "the share of full time of nobody")
        return math.ceil(share) if share and share > 1 else 0

    def _count(self, target: Unit | Post, row: Record) -> None:
        if not row.headcount:
            return
        seats = amounts.seats(row.headcount)
        if seats is None:
            self._note("headcount", f'The headcount "{row.headcount}" is not a number; it was left out.', row)
            self._skip(row, Field.HEADCOUNT, "not a number")
        elif target.headcount is None:
            target.headcount = seats
            if not amounts.is_whole(row.headcount):
                self._note("headcount", f'The headcount "{row.headcount}" was taken for {seats}.', row)
                target.comments.append(f"headcount {row.headcount} in the source")
        elif target.headcount != seats:
            message = f"The headcount {seats} differs from {target.headcount} given before, which was kept."
            self._note("headcount", message, row)
            self._skip(row, Field.HEADCOUNT, "differs from what was given before")

    def _once(self, known: str, now: str, meaning: Field, row: Record) -> str:
        if now and known and now != known:
            self._skip(row, meaning, f'another row says "{known}"')
        return known or now

    def _note(self, rule: str, message: str, row: Record) -> None:
        self.notes.add(rule, message, *row.source)

    def _skip(self, row: Record, meaning: Field, why: str) -> None:
        if meaning in self.rows.positions:
            self.coverage.skip_cell(self.rows.table, self.rows.numbers[row.at], self.rows.positions[meaning], why)
