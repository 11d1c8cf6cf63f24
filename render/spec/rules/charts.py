"""Charts that are told how to be arranged."""

from collections.abc import Iterator

from render.chart_settings import LEAST_ROOM, PAGES
from render.spec.draft import Draft
from render.spec.findings import Finding
from render.spec.settings import chart_settings


def page_too_small(draft: Draft) -> Iterator[Finding]:
    settings = chart_settings(draft.spec.charts)
    shorter = min(PAGES[settings.page])
    if settings.margin and (room := shorter - 2 * settings.margin) < LEAST_ROOM:
        message = f"Between these margins there are {room:g} mm left on {settings.page}; a chart needs {LEAST_ROOM:g}."
        hint = f"Write at most {(shorter - LEAST_ROOM) / 2:g}, or choose a larger page."
        yield Finding(("charts", "margin"), message, hint)
