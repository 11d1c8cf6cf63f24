"""The recipe: from an organisation to its papers, every stage by name."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from render.locales import Locale
from render.organisation import Organisation
from render.products.handbook import handbook
from render.products.matrix import matrix
from render.products.org_chart import org_chart
from render.themes import Theme
from render.typesetting.fonts import noto_sans
from render.typesetting.paging import ChartPage, chart_pages
from render.writers import chart_pdf, dot, pdf, png, svg, word

Paper = tuple[str, bytes]
"""Where a paper belongs inside the organisation's folder, and its bytes."""

Recipe = Callable[[Organisation, Locale, Theme, str], Iterator[Paper]]


def charts(organisation: Organisation, locale: Locale, theme: Theme, engine: str) -> Iterator[Paper]:
    """The overview and the pages below it, each as DOT, SVG, PDF and PNG."""
    pages = chart_pages(org_chart(organisation, locale), noto_sans(), theme.chart, theme.page)
    # Graphviz runs beside us, and compressing pictures lets other threads work.
    pool = ThreadPoolExecutor()
    try:
        for papers in pool.map(lambda page: _chart_page(page, theme, engine), pages):
            yield from papers
    finally:
        pool.shutdown(cancel_futures=True)


def _chart_page(page: ChartPage, theme: Theme, engine: str) -> list[Paper]:
    graph = dot.dot(page, theme)
    picture = chart_pdf.pdf(page, theme, noto_sans())
    return [
        (f"charts/{page.name}.gv", graph.encode()),
        (f"charts/{page.name}.svg", svg.svg(graph, engine)),
        (f"charts/{page.name}.pdf", picture),
        (f"charts/{page.name}.png", png.png(picture)),
    ]


def documents(organisation: Organisation, locale: Locale, theme: Theme, engine: str) -> Iterator[Paper]:
    """The handbook and the responsibilities matrix."""
    yield "handbook.pdf", pdf.pdf(handbook(organisation, locale), theme, noto_sans())
    yield "responsibilities.docx", word.docx(matrix(organisation, locale), theme)


RECIPES: dict[str, Recipe] = {"charts": charts, "handbook": documents}
