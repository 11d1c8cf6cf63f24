"""The recipe: from an organisation to its papers, every stage by name."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from render.chart_settings import ChartSettings, Format
from render.locales import Locale
from render.organisation import Id, Organisation
from render.products.bilingual import Content, in_languages
from render.products.handbook import handbook
from render.products.matrix import matrix
from render.products.org_chart import alternatives, org_chart, part_of_chart
from render.themes import Theme
from render.typesetting.fonts import noto_sans
from render.typesetting.paging import chart_pages
from render.typesetting.sheets import ChartPage
from render.writers import chart_pdf, dot, pdf, png, svg, word
from render.writers.svg_access import accessible

Paper = tuple[str, bytes]
"""Where a paper belongs inside the organisation's folder, and its bytes."""

Job = Callable[[], list[Paper]]


_WHOLE = frozenset((Format.DRAWIO, Format.PPTX))
"""Formats in which one file holds all pages."""


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

    def content(self, product: Callable[[Organisation, Locale], Content]) -> Content:
        """What `product` makes of the organisation, in the one language of the papers or in both."""
        return self.together([product(self.organisation, locale) for locale in self.locales])

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
        running = {kind: deque(pool.submit(job) for job in RECIPES[kind](commission)) for kind in kinds}
        yield {kind: _finished(jobs) for kind, jobs in running.items()}
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _finished(jobs: deque[Future[list[Paper]]]) -> Iterator[Paper]:
    """The papers of the jobs in order, let go of as soon as they are taken."""
    while jobs:
        yield from jobs.popleft().result()


def chart_jobs(commission: Commission) -> list[Job]:
    """The overview and the pages below it, each in the formats of a page; then the files that hold all of them."""
    organisation, settings = commission.organisation, commission.charts
    charts = [
        part_of_chart(org_chart(organisation, locale, settings.show), organisation, commission.root, settings.depth)
        for locale in commission.locales
    ]
    pages = chart_pages(commission.together(charts), noto_sans(), commission.theme.chart, settings)
    tops = [page.drawing.shapes[0].id for page in pages]
    said = [alternatives(chart, set(tops), locale) for chart, locale in zip(charts, commission.locales, strict=True)]
    jobs: list[Job] = [
        partial(_chart_page, page, " ".join(words[top] for words in said), commission)
        for page, top in zip(pages, tops, strict=True)
    ]
    return jobs + [partial(_charts, format, pages, commission) for format in sorted(settings.formats & _WHOLE)]


def _chart_page(page: ChartPage, said: str, commission: Commission) -> list[Paper]:
    theme, settings = commission.theme, commission.charts
    papers: dict[Format, bytes] = {}
    if settings.formats & {Format.GV, Format.SVG}:
        graph = dot.dot(page, theme)
        papers[Format.GV] = graph.encode()
    if Format.SVG in settings.formats:
        fonts = (theme.screen_fonts[0], noto_sans()) if settings.embed_fonts else None
        papers[Format.SVG] = accessible(svg.svg(graph, commission.engine), page, said, fonts)
    if settings.formats & {Format.PDF, Format.PNG}:
        papers[Format.PDF] = chart_pdf.pdf(page, theme, noto_sans(), said)
    if Format.PNG in settings.formats:
        papers[Format.PNG] = png.png(papers[Format.PDF], settings.dpi)
    return [(f"charts/{page.name}.{format}", made) for format, made in papers.items() if format in settings.formats]


def _charts(format: Format, pages: Sequence[ChartPage], commission: Commission) -> list[Paper]:
    """A file that holds all pages. Its writer is imported here because hardly anyone asks for it."""
    if format is Format.DRAWIO:
        from render.writers.drawio import drawio

        return [("charts.drawio", drawio(pages, commission.theme))]
    from render.writers.powerpoint import powerpoint

    return [("charts.pptx", powerpoint(pages, commission.theme, commission.organisation.control.effective_date))]


def document_jobs(commission: Commission) -> list[Job]:
    """The handbook, for print and for Word, and the responsibilities matrix."""
    return [partial(_handbook, commission), partial(_handbook_in_word, commission), partial(_matrix, commission)]


def _handbook(commission: Commission) -> list[Paper]:
    document = commission.content(handbook)
    return [("handbook.pdf", pdf.pdf(document, commission.theme, noto_sans(), commission.sources))]


def _handbook_in_word(commission: Commission) -> list[Paper]:
    document = commission.content(handbook)
    return [("handbook.docx", word.docx(document, commission.theme))]


def _matrix(commission: Commission) -> list[Paper]:
    document = commission.content(matrix)
    return [("responsibilities.docx", word.docx(document, commission.theme))]


def spreadsheet_jobs(commission: Commission) -> list[Job]:
    """Matrix, headcount and RACI as workbooks and as lists."""
    # Imported here because no other kind needs XlsxWriter.
    from render.products import workbooks
    from render.products.matrix import duties_list
    from render.products.raci import parts_list
    from render.products.staffing_table import staffing_table
    from render.writers.delimited import csv_file
    from render.writers.excel import xlsx

    content, theme, fonts = commission.content, commission.theme, noto_sans()
    jobs: dict[str, Callable[[], bytes]] = {
        "responsibilities.xlsx": lambda: xlsx(content(workbooks.responsibilities_workbook), theme, fonts),
        "responsibilities.csv": lambda: csv_file(content(duties_list)),
        "headcount.csv": lambda: csv_file(content(staffing_table)),
    }
    if commission.organisation.processes:
        jobs["raci.xlsx"] = lambda: xlsx(content(workbooks.raci_workbook), theme, fonts)
        jobs["raci.csv"] = lambda: csv_file(content(parts_list))
    return [partial(_named, name, job) for name, job in jobs.items()]


def _named(name: str, job: Callable[[], bytes]) -> list[Paper]:
    return [(name, job())]


RECIPES: dict[str, Callable[[Commission], list[Job]]] = {
    "charts": chart_jobs,
    "handbook": document_jobs,
    "spreadsheets": spreadsheet_jobs,
}
