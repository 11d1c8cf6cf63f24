"""The recipe: from an organisation to its papers, every stage by name."""

from collections.abc import Callable, Iterator

from render.locales import Locale
from render.organisation import Organisation
from render.products.handbook import handbook
from render.products.matrix import matrix
from render.products.org_chart import org_chart
from render.themes import Theme
from render.typesetting.fonts import noto_sans
from render.typesetting.paging import chart_pages
from render.writers import chart_pdf, dot, pdf, png, svg, word

Paper = tuple[str, bytes]
"""Where a paper belongs inside the organisation's folder, and its bytes."""

Recipe = Callable[[Organisation, Locale, Theme, str], Iterator[Paper]]


def charts(organisation: Organisation, locale: Locale, theme: Theme, engine: str) -> Iterator[Paper]:
    """The overview and the pages below it, each as DOT, SVG, PDF and PNG."""
    chart = org_chart(organisation, locale)
    for page in chart_pages(chart, noto_sans(), theme.chart, theme.page):
        graph = dot.dot(page, theme)
        picture = chart_pdf.pdf(page, theme, noto_sans())
        yield f"charts/{page.name}.gv", graph.encode()
        yield f"charts/{page.name}.svg", svg.svg(graph, engine)
        yield f"charts/{page.name}.pdf", picture
        yield f"charts/{page.name}.png", png.png(picture)


def documents(organisation: Organisation, locale: Locale, theme: Theme, engine: str) -> Iterator[Paper]:
    """The handbook and the responsibilities matrix."""
    yield "handbook.pdf", pdf.pdf(handbook(organisation, locale), theme, noto_sans())
    yield "responsibilities.docx", word.docx(matrix(organisation, locale), theme)


RECIPES: dict[str, Recipe] = {"charts": charts, "handbook": documents}
