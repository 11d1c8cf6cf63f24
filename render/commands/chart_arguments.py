"""What a command may say of charts where the spec is not to decide."""

import argparse

from render.chart_settings import COLOUR_RULES, DPI, PAGES, Format, Orientation, Style


def add_charting(charts: argparse._ArgumentGroup) -> None:
    """What is in charts, on sheets of their own and in the handbook."""
    charts.add_argument(
        "--style", type=Style, choices=Style, help="uniform: managers of a kind alike; compact: as much as a page holds"
    )
    charts.add_argument(
        "--colour-by", choices=COLOUR_RULES, metavar="RULE", help=f"colour boxes by {', '.join(COLOUR_RULES)}"
    )
    charts.add_argument("--depth", type=_levels, metavar="N", help="draw at most N levels below the top")


def add_sheets(charts: argparse._ArgumentGroup) -> None:
    """What charts have that stand in files of their own."""
    charts.add_argument("--page", choices=PAGES, help="the sheet (A4)")
    charts.add_argument("--orientation", type=Orientation, choices=Orientation, help="which way it is (auto)")
    charts.add_argument(
        "--format", type=_formats, dest="formats", metavar="LIST", help=f"some of {','.join(Format)} (gv,svg,pdf,png)"
    )
    charts.add_argument("--dpi", type=_dots, metavar="N", help="dots per inch of PNG (144)")
    charts.add_argument(
        "--embed-fonts", action="store_true", default=None, help="put the glyphs of an SVG into it, for any machine"
    )
    charts.add_argument(
        "--engine",
        choices=("graphviz-pure", "dot"),
        help="what arranges the collaboration map: the Graphviz that came with Rolebook, or the machine's own `dot`",
    )


def _levels(typed: str) -> int:
    if typed.isdecimal() and int(typed):
        return int(typed)
    raise argparse.ArgumentTypeError(f"{typed!r} is no number of levels, such as 3")


def _formats(typed: str) -> frozenset[Format]:
    try:
        return frozenset(map(Format, typed.split(",")))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{typed!r} is no list of some of {','.join(Format)}") from None


def _dots(typed: str) -> int:
    if typed.isdecimal() and DPI[0] <= int(typed) <= DPI[1]:
        return int(typed)
    raise argparse.ArgumentTypeError(f"{typed!r} is no number of dots per inch from {DPI[0]} to {DPI[1]}")
