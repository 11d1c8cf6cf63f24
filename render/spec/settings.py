"""What a spec says about its papers, and about the rules of `rolebook lint`.

Which rules there are is for `render.lint` to know.
"""

from typing import NamedTuple

from render.chart_settings import ChartSettings, Detail, Format, Orientation, Style
from render.diagnostics import Span
from render.spec.document import Document
from render.spec.draft import given
from render.spec.schema import Charts, Lint


class Setting(NamedTuple):
    """A severity of a rule (`group` "rules") or a number ("limits"), as typed."""

    group: str
    name: str
    value: str
    span: Span


def settings(document: Document, lint: Lint | None) -> tuple[Setting, ...]:
    """The settings under `lint`, in the order of the spec."""
    groups = {"rules": lint.rules or {}, "limits": lint.limits or {}} if lint else {}
    return tuple(
        Setting(group, name, value, document.span(("lint", group, name), of_key=True))
        for group, values in groups.items()
        for name, value in values.items()
    )


def chart_settings(charts: Charts | None) -> ChartSettings:
    """What is said under `charts`, and the usual where nothing is."""
    if charts is None:
        return ChartSettings()
    usual = ChartSettings()
    return ChartSettings(
        page=charts.page or usual.page,
        orientation=Orientation(charts.orientation or usual.orientation),
        style=Style(charts.style or usual.style),
        min_text=charts.min_text,
        margin=charts.margin,
        depth=charts.depth,
        show=usual.show if charts.show is None else frozenset(Detail(word) for _, word in given(charts.show)),
        formats=frozenset(Format(word) for _, word in given(charts.formats)) or usual.formats,
        dpi=round(charts.dpi or usual.dpi),
        embed_fonts=bool(charts.embed_fonts),
        colour_by=charts.colour_by or usual.colour_by,
    )
