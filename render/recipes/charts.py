"""Charts: their pages laid out, then written in every format that is asked for."""

from collections.abc import Iterator, Sequence
from functools import cached_property, partial

from render.chart_settings import Detail, Format
from render.products.chart_as_set import chart_as_set
from render.products.collaboration import collaboration
from render.products.org_chart import alternatives
from render.recipes.commission import Commission, Job, Paper
from render.typesetting.chart_names import FileNames
from render.typesetting.map_layout import map_page
from render.typesetting.paging import chart_pages
from render.typesetting.sheets import ChartPage, Followed
from render.writers import chart_pdf, dot, png, svg

_WHOLE = frozenset((Format.PDF, Format.DRAWIO, Format.PPTX))
"""Formats in which one file holds all pages."""


def jobs(commission: Commission) -> Iterator[Job]:
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

    def followed(self, page: ChartPage, said: str) -> "_Charts":
        """The same with a page behind all others."""
        names, words = (*self.names, page.name), (*self._said.values(), said)
        return _Charts(Followed(self._pages, page), names, words, self.commission)

    def page(self, number: int) -> list[Paper]:
        """One page as DOT and as SVG, as far as they are asked for."""
        theme, settings = self.commission.theme, self.commission.charts
        page = self._pages[number]
        papers = []
        if Format.GV in settings.formats:
            papers.append((f"charts/{page.name}.gv", dot.dot(page, theme).encode()))
        if Format.SVG in settings.formats:
            glyphs = self.commission.family if settings.embed_fonts else None
            papers.append((f"charts/{page.name}.svg", svg.svg(page, theme, self._said[page.name], glyphs)))
        return papers

    def whole(self, format: Format) -> list[Paper]:
        """All pages as one file."""
        theme = self.commission.theme
        if format is Format.PDF:
            return [("charts.pdf", self._book)]
        # Imported here because hardly anyone asks for them.
        if format is Format.DRAWIO:
            from render.writers.drawio import drawio

            return [("charts.drawio", drawio(self._pages, theme))]
        from render.writers.powerpoint import powerpoint

        date = self.commission.organisation.control.effective_date
        return [("charts.pptx", powerpoint(self._pages, theme, date))]

    def picture(self, number: int) -> list[Paper]:
        """One page as PNG."""
        picture = png.png(self._book, self.commission.charts.dpi, number + 1)
        return [(f"charts/{self.names[number]}.png", picture)]

    @cached_property
    def _book(self) -> bytes:
        """All pages as PDF, which is also what pictures are made of."""
        return chart_pdf.book(self._pages, self.commission.theme, self.commission.family, self._said)
