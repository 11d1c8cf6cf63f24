"""The handbook: the overview chart, a chapter for every top unit, the processes, the matrix, the index."""

from collections.abc import Iterator

from render.chart_settings import USUAL_CHARTS, ChartSettings
from render.content import Block, Cell, Chart, Column, Document, Facts, Figure, Heading, Paragraph, Table
from render.locales import Locale
from render.organisation import Organisation, Post, Term, Unit
from render.products.chart_as_set import chart_as_set
from render.products.facts import Pairs, post_facts, unit_facts
from render.products.headcount_table import headcount_table
from render.products.matrix import matrix_table
from render.products.org_chart import alternative
from render.products.paper import paper
from render.products.post_sections import sections
from render.products.raci import processes_of_seats, raci_blocks
from render.products.reading_order import posts_in_order
from render.products.seat_index import seat_index
from render.products.sign_off import sign_off
from render.products.staffing import staffing_of_units
from render.products.wording import headcount_words, words

_DEEPEST_HEADING = 3
_DEEPEST_NUMBER = 5
_DEEPEST_LISTED = 2  # in lists of contents


def handbook(organisation: Organisation, locale: Locale, charts: ChartSettings = USUAL_CHARTS) -> Document:
    """Everything that is known of the organisation, as one paper."""
    blocks = _Handbook(organisation, locale, charts).blocks()
    return paper(organisation, locale, locale.handbook, blocks)._replace(has_cover=True)


class _Handbook:
    """Counts headings, figures and tables while the blocks are put in order."""

    def __init__(self, organisation: Organisation, locale: Locale, charts: ChartSettings) -> None:
        self._organisation = organisation
        self._locale = locale
        self._chart = chart_as_set(organisation, locale, charts)
        self._processes_of = processes_of_seats(organisation, locale)
        self._staffing = staffing_of_units(organisation)
        self._numbers: list[int] = []
        self._figures = self._tables = 0

    def blocks(self) -> Iterator[Block]:
        organisation, locale = self._organisation, self._locale
        if organisation.introduction:
            yield self._chapter(locale.introduction, "/introduction")
            yield from (Paragraph(words(text, locale)) for text in organisation.introduction)
        yield self._chapter(locale.overview, "/overview")
        yield self._figure(self._chart, locale.overview)
        for post in posts_in_order(organisation, None):
            yield from self._post(post, level=2)
        for unit in organisation.units_within.get(None, ()):
            yield from self._unit_chapter(unit)
        yield from self._process_blocks()
        seats: tuple[Post | Unit, ...] = (*organisation.units, *organisation.posts)
        if any(seat.responsibilities for seat in seats):
            yield self._chapter(locale.responsibilities_matrix, "/matrix")
            yield matrix_table(organisation, locale, number=self._tables + 1, linked=True)
        if organisation.glossary:
            yield self._chapter(locale.glossary, "/glossary")
            yield _glossary(organisation.glossary, locale)
        index = seat_index(organisation, locale)
        if index.groups:
            yield Heading(locale.seat_index, 1, "/index")
            yield index
        yield from sign_off(organisation.control, locale)

    def _unit_chapter(self, unit: Unit) -> Iterator[Block]:
        name = words(unit.name, self._locale)
        yield self._chapter(name, unit.id)
        yield from self._unit_body(unit, level=1)
        top = self._chart.index_of.get(unit.id)
        if top is not None and self._chart.children[top]:
            chart = self._chart.subtree(top)
            yield self._figure(chart, chart.title)
        yield from self._headcounts(unit)
        pending = [(unit, 1)]
        while pending:
            above, depth = pending.pop()
            if depth > 1:
                yield self._section(words(above.name, self._locale), above.id, depth)
                yield from self._unit_body(above, depth)
            for post in posts_in_order(self._organisation, above):
                yield from self._post(post, depth + 1)
            below = self._organisation.units_within.get(above.id, ())
            pending.extend((part, depth + 1) for part in reversed(below))

    def _unit_body(self, unit: Unit, level: int) -> Iterator[Block]:
        organisation, locale = self._organisation, self._locale
        headcount = headcount_words(organisation, unit, locale)
        processes = self._processes_of.get(unit.id, "")
        yield from _facts(unit_facts(organisation, unit, locale, headcount, processes))
        yield from sections(organisation, unit, locale, level=_label_level(level))
        within = organisation.posts_within.get(unit.id) or organisation.units_within.get(unit.id)
        if not (within or unit.purpose or unit.responsibilities):
            yield Paragraph(locale.no_posts)

    def _headcounts(self, unit: Unit) -> Iterator[Table]:
        number = self._tables + 1
        table = headcount_table(self._organisation, unit, self._staffing, self._locale, number=number)
        if table:
            self._tables = number
            yield table

    def _post(self, post: Post, level: int) -> Iterator[Block]:
        organisation, locale = self._organisation, self._locale
        yield self._section(words(post.title, locale), post.id, level)
        headcount = headcount_words(organisation, post, locale)
        processes = self._processes_of.get(post.id, "")
        yield from _facts(post_facts(organisation, post, locale, headcount, processes))
        yield from sections(organisation, post, locale, level=_label_level(level))

    def _process_blocks(self) -> Iterator[Block]:
        """What there is to say of processes, its headings and tables counted with the others."""
        for block in raci_blocks(self._organisation, self._locale, number=self._tables + 1):
            match block:
                case Heading(level=1):
                    yield self._chapter(block.text, block.id)
                case Heading():
                    yield self._section(block.text, block.id, block.level)
                case _:
                    self._tables += isinstance(block, Table)
                    yield block

    def _chapter(self, title: str, anchor: str) -> Heading:
        return self._section(title, anchor, 1)

    def _section(self, title: str, anchor: str, level: int) -> Heading:
        """A heading with its number; below `_DEEPEST_NUMBER` all count on together."""
        depth = min(level, _DEEPEST_NUMBER)
        above = self._numbers[: depth - 1]
        last = self._numbers[depth - 1] if len(self._numbers) >= depth else 0
        self._numbers = [*above, *[1] * (depth - 1 - len(above)), last + 1]
        number = ".".join(map(str, self._numbers))
        text = self._locale.numbered_heading.format(number=number, title=title)
        return Heading(text, min(level, _DEEPEST_HEADING), anchor)

    def _figure(self, chart: Chart, title: str) -> Figure:
        self._figures += 1
        caption = self._locale.figure.format(number=self._figures, title=title)
        return Figure(chart, caption, alternative(chart, self._locale), f"/figure-{self._figures}")


def _facts(pairs: Pairs) -> Iterator[Block]:
    if pairs:
        yield Facts(pairs)


def _label_level(level: int) -> int:
    """Of the headings of parts, below those that lists of contents have."""
    return max(level, _DEEPEST_LISTED) + 1


def _glossary(terms: tuple[Term, ...], locale: Locale) -> Table:
    rows = tuple((Cell(words(term.term, locale)), Cell(words(term.meaning, locale))) for term in terms)
    return Table("", (Column(locale.term, 1), Column(locale.meaning, 3)), rows)
