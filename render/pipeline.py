"""The recipe: from an organisation to its papers, every stage by name."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import PurePath
from threading import Lock
from typing import NamedTuple

from render.chart_settings import ChartSettings, Detail, Format
from render.content import Document
from render.locales import Locale
from render.organisation import Id, Organisation, Post, Unit
from render.products.bilingual import Content, in_languages
from render.products.chart_as_set import chart_as_set
from render.products.collaboration import collaboration
from render.products.handbook import handbook
from render.products.inserts import Inserts, OrganisationInserts, inserts_in
from render.products.matrix import matrix
from render.products.org_chart import alternatives
from render.products.raci import raci_paper
from render.themes import Theme
from render.typesetting.chart_names import FileNames
from render.typesetting.fonts import Family, family_of
from render.typesetting.map_layout import map_page
from render.typesetting.paging import chart_pages
from render.typesetting.sheets import ChartPage, Followed
from render.writers import chart_pdf, dot, pdf, png, svg, word
from render.writers.svg_access import accessible

Paper = tuple[str, bytes]
"""Where a paper belongs inside the organisation's folder, and its bytes."""

Job = Callable[[], list[Paper]]


_AHEAD = 16
"""So many jobs are begun before what they make is asked for."""

_WHOLE = frozenset((Format.PDF, Format.DRAWIO, Format.PPTX))
"""Formats in which one file holds all pages."""


class Template(NamedTuple):
    """A Word document of the company's own, in which Word papers are made; `file` is what it is called."""

    file: str
    data: bytes


class Commission(NamedTuple):
    """What is to be made papers of, and how they are to be."""

    organisation: Organisation
    locales: tuple[Locale, ...]
    theme: Theme
    engine: str
    charts: ChartSettings
    root: Id | None = None
    """The post or unit at the top of the charts, where that is not the organisation."""
    sources: tuple[tuple[str, bytes], ...] = ()
    """The texts of the spec by name, if the handbook is to hold them."""
    notice: Callable[[Sequence[Id]], None] = lambda _cut: None
    """Is told the ids of the boxes of charts whose text had to be cut."""
    template: Template | None = None
    described: Id | None = None
    """The post or unit that alone is described, where not all are."""

    @property
    def family(self) -> Family:
        """The fonts that the papers are set in."""
        return family_of(self.theme.fonts)

    def content(self, product: Callable[[Organisation, Locale], Content]) -> Content:
        """What `product` makes of the organisation, in the one language of the papers or in both."""
        return self.together([product(self.organisation, locale) for locale in self.locales])

    def charted(self, product: Callable[[Organisation, Locale, ChartSettings], Document]) -> Document:
        """The same of a paper with charts."""
        return self.content(lambda organisation, locale: product(organisation, locale, self.charts))

    def together(self, versions: Sequence[Content]) -> Content:
        """Versions of one paper, in the languages of the papers, as one."""
        return in_languages(versions, [locale.language for locale in self.locales])


@contextmanager
def papers(kinds: Iterable[str], commission: Commission) -> Iterator[dict[str, Iterator[Paper]]]:
    """The papers of each kind (a key of `RECIPES`), made side by side, to be taken inside the context.

    Raises `ToolError` when a paper is taken that could not be made.
    """
    # Graphviz runs beside us, and compressing pictures lets other threads work.
    pool = ThreadPoolExecutor()
    try:
        running = {kind: _Running(pool, iter(RECIPES[kind](commission))) for kind in kinds}
        yield {kind: jobs.papers() for kind, jobs in running.items()}
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


class _Running:
    """Jobs being done in order, a few ahead of what is taken, so that large charts are never in memory whole."""

    def __init__(self, pool: ThreadPoolExecutor, jobs: Iterator[Job]) -> None:
        self._pool = pool
        self._jobs = jobs
        self._ahead = deque(pool.submit(job) for job in islice(jobs, _AHEAD))

    def papers(self) -> Iterator[Paper]:
        while self._ahead:
            yield from self._ahead.popleft().result()
            self._ahead.extend(self._pool.submit(job) for job in islice(self._jobs, 1))


def chart_jobs(commission: Commission) -> Iterator[Job]:
    """The pages as DOT and SVG, one after another, the files that hold all of them, then pictures of these."""
    settings = commission.charts
    organisation, root = commission.organisation, commission.root
    charts = [chart_as_set(organisation, locale, settings, root) for locale in commission.locales]
    pages = chart_pages(commission.together(charts), commission.family, commission.theme.chart, settings)
    commission.notice(pages.cut)
    said = [alternatives(chart, pages.tops, locale) for chart, locale in zip(charts, commission.locales, strict=True)]
    spoken = [" ".join(words[top] for words in said) for top in pages.tops]
    drawn = _with_map(_Charts(pages, pages.names, spoken, commission))
    if settings.formats & {Format.GV, Format.SVG}:
        yield from (partial(drawn.page, number) for number in range(len(drawn.names)))
    yield from (partial(drawn.whole, format) for format in sorted(settings.formats & _WHOLE))
    if Format.PNG in settings.formats:
        yield from (partial(drawn.picture, number) for number in range(len(drawn.names)))


def _with_map(charts: "_Charts") -> "_Charts":
    """The charts, and behind them the collaboration map where there is one to show."""
    commission = charts.commission
    if commission.root or Detail.COLLABORATION not in commission.charts.show:
        return charts
    versions = [map_ for locale in commission.locales if (map_ := collaboration(commission.organisation, locale))]
    if not versions:
        return charts
    content = commission.together(versions)
    names = FileNames()
    for taken in charts.names:
        names.name(taken)
    look, settings = commission.theme.chart, commission.charts
    page = map_page(content, names.name(content.id), commission.family, look, settings, commission.engine)
    return charts.followed(page, content.alternative)


class _Charts:
    """Pages to be written, with their names; `said` tells in words what is on each."""

    def __init__(
        self, pages: Sequence[ChartPage], names: Sequence[str], said: Sequence[str], commission: Commission
    ) -> None:
        self.names = names
        self.commission = commission
        self._pages = pages
        self._said = dict(zip(names, said, strict=True))
        self._lock = Lock()
        self._book = b""

    def followed(self, page: ChartPage, said: str) -> "_Charts":
        """The same with a page behind all others."""
        names, words = (*self.names, page.name), (*self._said.values(), said)
        return _Charts(Followed(self._pages, page), names, words, self.commission)

    def page(self, number: int) -> list[Paper]:
        """One page as DOT and as SVG, as far as they are asked for."""
        theme, settings = self.commission.theme, self.commission.charts
        page = self._pages[number]
        graph = dot.dot(page, theme)
        papers = [(f"charts/{page.name}.gv", graph.encode())] if Format.GV in settings.formats else []
        if Format.SVG in settings.formats:
            fonts = (theme.screen_fonts[0], self.commission.family) if settings.embed_fonts else None
            drawn = accessible(svg.svg(graph, self.commission.engine), page, self._said[page.name], fonts)
            papers.append((f"charts/{page.name}.svg", drawn))
        return papers

    def whole(self, format: Format) -> list[Paper]:
        """All pages as one file."""
        theme = self.commission.theme
        if format is Format.PDF:
            return [("charts.pdf", self._as_pdf())]
        # Imported here because hardly anyone asks for them.
        if format is Format.DRAWIO:
            from render.writers.drawio import drawio

            return [("charts.drawio", drawio(self._pages, theme))]
        from render.writers.powerpoint import powerpoint

        date = self.commission.organisation.control.effective_date
        return [("charts.pptx", powerpoint(self._pages, theme, date))]

    def picture(self, number: int) -> list[Paper]:
        """One page as PNG."""
        picture = png.png(self._as_pdf(), self.commission.charts.dpi, number + 1)
        return [(f"charts/{self.names[number]}.png", picture)]

    def _as_pdf(self) -> bytes:
        with self._lock:
            self._book = self._book or chart_pdf.book(
                self._pages, self.commission.theme, self.commission.family, self._said
            )
        return self._book


def document_jobs(commission: Commission) -> list[Job]:
    """The handbook, for print and for Word, the matrix and the processes; or a template that says what it holds."""
    book = commission.charted(handbook)
    if commission.template and _says_what_it_holds(commission.template, commission):
        return [partial(_handbook, book, commission), partial(_template, commission.template, commission)]
    books: list[Job] = [partial(_handbook, book, commission), partial(_handbook_in_word, book, commission)]
    makers = [_matrix, *([_raci] if commission.organisation.processes else [])]
    return [*books, *(partial(make, commission) for make in makers)]


def template_complaints(kinds: Iterable[str], commission: Commission) -> tuple[str, ...]:
    """What of the template's places these kinds cannot fill. Raises `ToolError` where it cannot be used at all."""
    if commission.template is None:
        return ()
    # Imported here because hardly anyone has a template; so below.
    from render.attaching.word_filling import complaints
    from render.products.description_inserts import inserts_of_any

    inserts = _inserts(commission)
    return complaints(*commission.template, inserts_of_any(inserts) if "job-descriptions" in kinds else inserts)


def _handbook(book: Document, commission: Commission) -> list[Paper]:
    theme, family = commission.theme, commission.family
    return [("handbook.pdf", pdf.pdf(book, theme, family, commission.sources, commission.charts))]


def _handbook_in_word(book: Document, commission: Commission) -> list[Paper]:
    return [("handbook.docx", _in_word(book, commission))]


def _matrix(commission: Commission) -> list[Paper]:
    return [("responsibilities.docx", _in_word(commission.charted(matrix), commission))]


def _raci(commission: Commission) -> list[Paper]:
    return [("raci.docx", _in_word(commission.content(raci_paper), commission))]


def _template(template: Template, commission: Commission) -> list[Paper]:
    """The template by its own name, filled."""
    return [(f"{PurePath(template.file).stem}.docx", _in_word(commission.charted(matrix), commission))]


def _in_word(document: Document, commission: Commission, inserts: Inserts | None = None) -> bytes:
    if commission.template is None:
        return word.docx(document, commission.theme, commission.charts)
    from render.attaching.word_filling import filled

    held = inserts or _inserts(commission)
    return filled(*commission.template, held, document, commission.theme, commission.charts)


def _says_what_it_holds(template: Template, commission: Commission) -> bool:
    from render.attaching.word_filling import says_what_it_holds

    return says_what_it_holds(*template, _inserts(commission))


def _inserts(commission: Commission) -> Inserts:
    organisation, charts = commission.organisation, commission.charts
    return inserts_in([OrganisationInserts(organisation, locale, charts) for locale in commission.locales])


def spreadsheet_jobs(commission: Commission) -> list[Job]:
    """Matrix, headcount and RACI as workbooks and as lists."""
    # Imported here because no other kind needs XlsxWriter.
    from render.products import workbooks
    from render.products.matrix import duties_list
    from render.products.raci import parts_list
    from render.products.staffing_table import staffing_table
    from render.writers.delimited import csv_file
    from render.writers.excel import xlsx

    content, theme, fonts = commission.content, commission.theme, commission.family
    jobs: dict[str, Callable[[], bytes]] = {
        "responsibilities.xlsx": lambda: xlsx(content(workbooks.responsibilities_workbook), theme, fonts),
        "responsibilities.csv": lambda: csv_file(content(duties_list)),
        "headcount.csv": lambda: csv_file(content(staffing_table)),
    }
    if commission.organisation.processes:
        jobs["raci.xlsx"] = lambda: xlsx(content(workbooks.raci_workbook), theme, fonts)
        jobs["raci.csv"] = lambda: csv_file(content(parts_list))
    return [partial(_named, name, job) for name, job in jobs.items()]


def description_jobs(commission: Commission) -> Iterator[Job]:
    """A job description for every post, as DOCX and PDF."""
    # Imported here because no other kind needs it.
    from render.products.job_description import described_seats

    seats = list(described_seats(commission.organisation))
    descriptions = _Descriptions(commission, seats)
    return (partial(descriptions.papers, seat) for seat in seats if commission.described in (None, seat.id))


class _Descriptions:
    """Makes the descriptions of `seats`, each when its turn comes: all of them at once would fill the memory."""

    def __init__(self, commission: Commission, seats: Sequence[Post | Unit]) -> None:
        from render.products.job_description import JobDescriptions

        self._commission = commission
        self._in_languages = [JobDescriptions(commission.organisation, locale) for locale in commission.locales]
        self._inserts = _inserts(commission) if commission.template else None
        # With the letters of all, even where one is wanted: so its bytes are the same ones.
        self._fonts = commission.family.narrowed(char for seat in seats for char in self._letters(seat))

    def papers(self, seat: Post | Unit) -> list[Paper]:
        commission, document, path = self._commission, self._document(seat), f"job-descriptions/{seat.id}"
        in_word = _in_word(document, commission, self._own_inserts(document))
        return [(f"{path}.docx", in_word), (f"{path}.pdf", pdf.pdf(document, commission.theme, self._fonts))]

    def _document(self, seat: Post | Unit) -> Document:
        return self._commission.together([descriptions.of(seat) for descriptions in self._in_languages])

    def _letters(self, seat: Post | Unit) -> set[str]:
        return {char for text in self._document(seat).texts() for char in text}

    def _own_inserts(self, document: Document) -> Inserts | None:
        """What a template may ask of this description."""
        if self._inserts is None:
            return None
        from render.products.description_inserts import inserts_of

        return inserts_of(document, self._inserts)


def _named(name: str, job: Callable[[], bytes]) -> list[Paper]:
    return [(name, job())]


RECIPES: dict[str, Callable[[Commission], Iterable[Job]]] = {
    "charts": chart_jobs,
    "handbook": document_jobs,
    "spreadsheets": spreadsheet_jobs,
    "job-descriptions": description_jobs,
}
