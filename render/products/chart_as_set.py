"""The org chart as the settings of charts want it: the same one for every paper that shows it."""

from render.chart_settings import ChartSettings
from render.content import Chart
from render.locales import Locale
from render.organisation import Id, Organisation
from render.products.colouring import coloured
from render.products.org_chart import org_chart, part_of_chart


def chart_as_set(organisation: Organisation, locale: Locale, settings: ChartSettings, root: Id | None = None) -> Chart:
    """What is to be shown from the `root` downwards, or from the organisation, coloured if it is to be."""
    whole = org_chart(organisation, locale, settings.show)
    chart = part_of_chart(whole, organisation, root, settings.depth)
    return coloured(chart, organisation, settings.colour_by, locale) if settings.colour_by else chart
