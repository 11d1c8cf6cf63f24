"""The recipe: from an organisation to its papers, every stage by name."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from render.chart_settings import ChartSettings
from render.locales import Locale
from render.organisation import Id, Organisation
from render.products.handbook import handbook
from render.products.matrix import matrix
from render.products.org_chart import org_chart, part_of_chart
from render.themes import Theme
from render.typesetting.fonts import noto_sans
from render.typesetting.paging import ChartPage, chart_pages
from render.writers import chart_pdf, dot, pdf, png, svg, word

Paper = tuple[str, bytes]
"""Where a paper belongs inside the organisation's folder, and its bytes."""

Job = Callable[[], list[Paper]]


class Commission(NamedTuple):
    """What is to be made papers of, and how they are to be."""

    organisation: Organisation
    locale: Locale
    theme: Theme
    engine: str
    charts: ChartSettings
    root: Id | None = None
    """The post or unit at the top of the charts, where that is not the organisation."""


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
    """The overview and the pages below it, each as DOT, SVG, PDF and PNG."""
    theme = commission.theme
    organisation, settings = commission.organisation, commission.charts
    chart = part_of_chart(
        org_chart(organisation, commission.locale, settings.show), organisation, commission.root, settings.depth
    )
    pages = chart_pages(chart, noto_sans(), theme.chart, settings)
    return [partial(_chart_page, page, theme, commission.engine) for page in pages]


def _chart_page(page: ChartPage, theme: Theme, engine: str) -> list[Paper]:
    graph = dot.dot(page, theme)
    picture = chart_pdf.pdf(page, theme, noto_sans())
    return [
        (f"charts/{page.name}.gv", graph.encode()),
        (f"charts/{page.name}.svg", svg.svg(graph, engine)),
        (f"charts/{page.name}.pdf", picture),
        (f"charts/{page.name}.png", png.png(picture)),
    ]


def document_jobs(commission: Commission) -> list[Job]:
    """The handbook, for print and for Word, and the responsibilities matrix."""
    return [partial(_handbook, commission), partial(_handbook_in_word, commission), partial(_matrix, commission)]


def _handbook(commission: Commission) -> list[Paper]:
    document = handbook(commission.organisation, commission.locale)
    return [("handbook.pdf", pdf.pdf(document, commission.theme, noto_sans()))]


def _handbook_in_word(commission: Commission) -> list[Paper]:
    document = handbook(commission.organisation, commission.locale)
    return [("handbook.docx", word.docx(document, commission.theme))]


def _matrix(commission: Commission) -> list[Paper]:
    document = matrix(commission.organisation, commission.locale)
    return [("responsibilities.docx", word.docx(document, commission.theme))]


RECIPES: dict[str, Callable[[Commission], list[Job]]] = {"charts": chart_jobs, "handbook": document_jobs}
