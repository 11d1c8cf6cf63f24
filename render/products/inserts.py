"""What a company's own document may ask for, by name: a chart, a table, the facts of a post, a number or a date."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import Protocol

from render.chart_settings import USUAL_CHARTS, ChartSettings
from render.content import Block, Chart, Document, Facts, Figure, Heading, NumberedList, Paragraph
from render.locales import Locale
from render.organisation import Organisation, Post, Text, Unit
from render.products.bilingual import in_languages
from render.products.chart_as_set import chart_as_set
from render.products.facts import Pairs, post_facts, unit_facts
from render.products.matrix import OVERVIEW, duty_texts, matrix_table
from render.products.org_chart import alternative
from render.products.raci import process_blocks, processes_of_seats, processes_title
from render.products.wording import control_pairs, date_words, headcount_words, page_labels, revisions, words

PAPER = "paper"
"""The tag for a whole paper."""

_KINDS = ("chart", "post", "unit", "raci", "title")
LIKE = 0.6
"""Of a name, so that it is worth asking whether it was meant."""

_Maker = Callable[[int, int], tuple[Block, ...]]


class Inserts(Protocol):
    """What may stand in a place, by the tag of the place."""

    def words(self, tag: str) -> str | None:
        """Words for within a line; `None` where the tag stands for none."""

    def has_blocks(self, tag: str) -> bool:
        """Whether the tag stands for tables, charts or paragraphs."""

    def blocks(self, tag: str, tables: int, figures: int) -> tuple[Block, ...]:
        """Those, their captions counted on after so many."""

    def holds_paper(self, tag: str) -> bool:
        """Whether a document with the tag says itself what it holds, and needs no paper at its end."""

    def is_of_a_kind(self, tag: str) -> bool:
        """Whether something of that name could be known on another day or to another reader."""

    def nearest(self, tag: str) -> str:
        """The tag that was probably meant; empty where none is alike."""


def inserts_in(versions: Sequence["OrganisationInserts"]) -> Inserts:
    """Those in the one language, or in both."""
    return versions[0] if len(versions) == 1 else _BilingualInserts(*versions)


class OrganisationInserts:
    """Inserts of one organisation in one language; each is made when it is asked for."""

    def __init__(self, organisation: Organisation, locale: Locale, charts: ChartSettings = USUAL_CHARTS) -> None:
        self._organisation = organisation
        self._locale = locale
        self._charts = charts

    def words(self, tag: str) -> str | None:
        return self._words.get(tag)

    def has_blocks(self, tag: str) -> bool:
        return tag in self._makers

    def holds_paper(self, tag: str) -> bool:
        return self.has_blocks(tag)

    def paper(self, blocks: tuple[Block, ...]) -> Document:
        """A paper of nothing but those blocks."""
        return Document("", "", self._locale.language, page_labels(self._locale), blocks)

    def blocks(self, tag: str, tables: int, figures: int) -> tuple[Block, ...]:
        return self._makers[tag](tables, figures)

    def nearest(self, tag: str) -> str:
        from difflib import get_close_matches  # few templates have a tag that is unknown

        return next(iter(get_close_matches(tag, self.names, 1, LIKE)), "")

    def is_of_a_kind(self, tag: str) -> bool:
        kind, _, name = tag.partition(":")
        return bool(name) and kind in _KINDS

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All tags there are, those of words first."""
        return *self._words, *self._makers

    def example(self) -> tuple[tuple[str, str], ...]:
        """A place of every kind, under the heading of its chapter."""
        organisation, locale = self._organisation, self._locale
        unit, post, process = (
            next((one.id for one in some), None)
            for some in (organisation.units, organisation.posts, organisation.processes)
        )
        places = (
            ("", "control"),
            ("", "revisions"),
            (locale.overview, "chart:overview"),
            (locale.responsibilities_matrix, "matrix"),
            (processes_title(organisation, locale) if process else "", "raci" if process else ""),
            (self._words.get(f"title:{unit}", ""), f"unit:{unit}" if unit else ""),
            (self._words.get(f"title:{post}", ""), f"post:{post}" if post else ""),
        )
        return tuple((heading, tag) for heading, tag in places if tag)

    @cached_property
    def _words(self) -> Mapping[str, str]:
        organisation, locale, control = self._organisation, self._locale, self._organisation.control
        level = words(control.confidentiality, locale) if control.confidentiality else ""
        return {
            "organization": words(organisation.name, locale),
            "number": control.number,
            "version": control.version,
            "date": date_words(control.effective_date, locale) if control.effective_date else "",
            "confidentiality": locale.confidentiality_levels.get(level, level),
            "prepared-by": self._said(control.prepared_by),
            "reviewed-by": self._said(control.reviewed_by),
            "approved-by": self._said(control.approved_by),
            **{f"title:{post.id}": words(post.title, locale) for post in organisation.posts},
            **{f"title:{unit.id}": words(unit.name, locale) for unit in organisation.units},
        }

    @cached_property
    def _makers(self) -> Mapping[str, _Maker]:
        organisation = self._organisation
        return {
            "matrix": self._matrix,
            "raci": partial(self._raci, None),
            "control": self._control,
            "revisions": self._revisions,
            "chart:overview": partial(self._chart_of, 0),
            **{
                f"chart:{box.id}": partial(self._chart_of, top)
                for top, box in enumerate(self._chart.boxes)
                if top and self._chart.children[top]
            },
            **{f"raci:{process.id}": partial(self._raci, process.id) for process in organisation.processes},
            **{f"unit:{unit.id}": partial(self._unit, unit) for unit in organisation.units},
            **{f"post:{post.id}": partial(self._post, post) for post in organisation.posts},
        }

    # ------------------------------------------------------------ what is made

    def _matrix(self, tables: int, _figures: int) -> tuple[Block, ...]:
        return (matrix_table(self._organisation, self._locale, number=tables + 1),)

    def _raci(self, process: str | None, tables: int, _figures: int) -> tuple[Block, ...]:
        """The processes, each under its heading, or one of them without."""
        chosen = [one for one in self._organisation.processes if process in (None, one.id)]
        organisation = self._organisation._replace(processes=tuple(chosen))
        made = process_blocks(organisation, self._locale, number=tables + 1, level=2)
        return tuple(block for block in made if process is None or not isinstance(block, Heading))

    def _chart_of(self, top: int, _tables: int, figures: int) -> tuple[Block, ...]:
        chart = self._chart.subtree(top) if top else self._chart
        chart = chart if self._charts.depth is None else chart.limited(self._charts.depth)
        caption = self._locale.figure.format(number=figures + 1, title=chart.title)
        anchor = f"{OVERVIEW}/{chart.id}" if top else OVERVIEW
        return (Figure(chart, caption, alternative(chart, self._locale), anchor),)

    def _unit(self, unit: Unit, _tables: int, _figures: int) -> tuple[Block, ...]:
        organisation, locale = self._organisation, self._locale
        headcount, processes = headcount_words(organisation, unit, locale), self._processes_of.get(unit.id, "")
        facts = unit_facts(organisation, unit, locale, headcount, processes)
        return self._told(facts, unit.purpose, duty_texts(unit.responsibilities, locale))

    def _post(self, post: Post, _tables: int, _figures: int) -> tuple[Block, ...]:
        organisation, locale = self._organisation, self._locale
        headcount, processes = headcount_words(organisation, post, locale), self._processes_of.get(post.id, "")
        facts = post_facts(organisation, post, locale, headcount, processes)
        return self._told(facts, post.purpose, duty_texts(post.responsibilities, locale))

    def _told(self, facts: Pairs, purpose: Text | None, duties: tuple[str, ...]) -> tuple[Block, ...]:
        blocks: list[Block] = [Facts(facts)] if facts else []
        blocks += [Paragraph(self._said(purpose))] if purpose else []
        blocks += [NumberedList(duties)] if duties else []
        return tuple(blocks)

    def _control(self, _tables: int, _figures: int) -> tuple[Block, ...]:
        pairs = control_pairs(self._organisation.control, self._locale)
        return (Facts(pairs),) if pairs else ()

    def _revisions(self, _tables: int, _figures: int) -> tuple[Block, ...]:
        table = revisions(self._organisation, self._locale)
        return (table._replace(caption=""),) if table else ()

    @cached_property
    def _chart(self) -> Chart:
        """However deep: a chart from any box of it may be asked for."""
        return chart_as_set(self._organisation, self._locale, self._charts._replace(depth=None))

    @cached_property
    def _processes_of(self) -> Mapping[str, str]:
        return processes_of_seats(self._organisation, self._locale)

    def _said(self, text: Text | None) -> str:
        return words(text, self._locale) if text else ""


class _BilingualInserts:
    """What both versions say, one below the other; words within a line, one after the other."""

    def __init__(self, first: OrganisationInserts, second: OrganisationInserts) -> None:
        self._first = first
        self._second = second
        self.has_blocks, self.holds_paper = first.has_blocks, first.holds_paper
        self.is_of_a_kind, self.nearest = first.is_of_a_kind, first.nearest

    def words(self, tag: str) -> str | None:
        said = (self._first.words(tag), self._second.words(tag))
        return None if None in said else " / ".join(dict.fromkeys(filter(None, said)))

    def blocks(self, tag: str, tables: int, figures: int) -> tuple[Block, ...]:
        versions = [one.paper(one.blocks(tag, tables, figures)) for one in (self._first, self._second)]
        return in_languages(versions, [version.language for version in versions]).blocks
