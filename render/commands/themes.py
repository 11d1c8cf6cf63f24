"""`rolebook themes`: which looks there are, in a line each, and a small sample picture of each."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from render.commands import Exit
from render.commands.arguments import add_quiet, explain
from render.console import Console
from render.locales import Locale, load_locale, locale_codes
from render.outputs import replace_papers
from render.spec.looks import theme_named
from render.themes import Theme, theme_names

_SAMPLE = Path(__file__).with_name("theme_sample.yaml")
_WIDEST = 16  # columns for names

Paper = tuple[str, bytes]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    explain(
        parser,
        "List the looks that papers can have, or check a theme file; with --preview, make sample pictures.",
        examples="""
            rolebook themes
            rolebook themes --preview -o pictures
            rolebook themes looks/ours.yaml --preview
        """,
    )
    parser.add_argument("themes", nargs="*", metavar="THEME", help="a theme or a file (all of Rolebook's own)")
    parser.add_argument("--preview", action="store_true", help="make a picture of a sample chart in each")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("outputs/themes"),
        metavar="DIR",
        help="where pictures go (outputs/themes)",
    )
    parser.add_argument("--locale", choices=locale_codes(), default="zh", help="the language of the list (zh)")
    add_quiet(parser)


def run(options: argparse.Namespace, console: Console) -> Exit:
    themes = tuple(map(theme_named, options.themes or theme_names()))
    locale = load_locale(options.locale)
    if not options.preview:
        console.answer(_listing(themes, locale, colour=console.answers_in_colour))
        return Exit.OK
    pictures = console.progress(_previews(themes, locale), options.output)
    made = replace_papers(options.output, {"themes": pictures})
    console.remark(f"{options.output}: {len(made)} pictures")
    return Exit.OK


def _listing(themes: Sequence[Theme], locale: Locale, *, colour: bool) -> str:
    """A line for each theme; in colour also blocks of its own colours."""
    widest = max(_WIDEST, *(len(theme.name) for theme in themes))
    return "\n".join(
        f"{_blocks(theme) + '  ' if colour else ''}{theme.name:{widest}}  {_about(theme, locale)}".rstrip()
        for theme in themes
    )


def _previews(themes: Sequence[Theme], locale: Locale) -> Iterator[Paper]:
    """A picture of a small organisation in each theme, as PNG."""
    # Imported here because a list needs none of the libraries that draw.
    from render.chart_settings import ChartSettings
    from render.products.org_chart import org_chart
    from render.spec import understand
    from render.typesetting.chart_names import FileNames
    from render.typesetting.fonts import family_of
    from render.typesetting.paging import chart_pages
    from render.writers import chart_pdf, png

    sample = understand(_SAMPLE.name, _SAMPLE.read_bytes(), locale.code)
    chart = org_chart(sample.organisation, locale)
    names = FileNames()
    for theme in themes:
        page = chart_pages(chart, family_of(theme.fonts), theme.chart, ChartSettings("A5"))[0]
        yield f"{names.name(theme.name)}.png", png.png(chart_pdf.pdf(page, theme, family_of(theme.fonts)))


def _about(theme: Theme, locale: Locale) -> str:
    said = theme.about
    return said.get(locale.code) or said.get("") or next(iter(said.values()), "")


def _blocks(theme: Theme) -> str:
    """The colours of its boxes, then those for rules, as a terminal shows 24 bits of colour."""
    fills = [look.fill for look in theme.chart.boxes.values()] + [swatch.fill for swatch in theme.chart.series]
    return "".join(f"\x1b[48;2;{int(it[1:3], 16)};{int(it[3:5], 16)};{int(it[5:7], 16)}m  " for it in fills) + "\x1b[0m"
