"""What is to be made papers of, and how they are to be."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from render.chart_settings import ChartSettings
from render.content import Document
from render.locales import Locale
from render.organisation import Id, Organisation
from render.products.bilingual import Content, in_languages
from render.themes import Theme
from render.typesetting.fonts import Family, family_of

Paper = tuple[str, bytes]
"""Where a paper belongs inside the organisation's folder, and its bytes."""

Job = Callable[[], list[Paper]]


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
