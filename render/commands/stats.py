"""`rolebook stats`: the organisation in figures."""

import argparse
import json

from render.commands import Exit
from render.commands.arguments import add_answer, add_common, add_view, explain
from render.commands.reading import seen
from render.console import Console
from render.locales import Locale, load_locale
from render.organisation import Organisation
from render.products.records import statistics_record
from render.products.statistics import statistics
from render.products.statistics_words import statistics_blocks
from render.writers.terminal import Screen, terminal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    explain(
        parser,
        "Tell headcount, span of control, layers, responsibilities per post.",
        examples="""
            rolebook stats specs/ecommerce.yaml
            rolebook stats specs/ecommerce.yaml --format json
        """,
    )
    add_answer(parser)
    add_view(parser)
    add_common(parser)


def run(options: argparse.Namespace, console: Console) -> Exit:
    organisation, reading = seen(options)
    screen = console.screen() if options.format == "text" else None
    console.answer(stats(organisation, load_locale(reading.language), screen))
    return Exit.OK


def stats(organisation: Organisation, locale: Locale, screen: Screen | None) -> str:
    """The figures as text for a screen; as JSON where there is none."""
    figures = statistics(organisation)
    if screen is None:
        return json.dumps(statistics_record(organisation, figures, locale), ensure_ascii=False, indent=1) + "\n"
    return terminal(statistics_blocks(organisation, figures, locale), screen)
