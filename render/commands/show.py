"""`rolebook show`: all that is known of one post, unit or person."""

import argparse
import json

from render.commands import Exit
from render.commands.arguments import add_answer, add_common, add_view, explain
from render.commands.naming import found
from render.commands.reading import seen
from render.console import Console
from render.diagnostics import ToolError
from render.locales import Locale, load_locale
from render.organisation import Organisation
from render.products.lookup import find
from render.products.profile import profile
from render.products.records import profile_record
from render.typesetting.columns import visible
from render.writers.terminal import Screen, terminal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    explain(
        parser,
        "Tell all that is known of one post, unit or person.",
        examples="""
            rolebook show specs/ecommerce.yaml operations-manager
            rolebook show specs/ecommerce.yaml 运营部
            rolebook show specs/ecommerce.yaml "data analyst" --locale en --format json
        """,
    )
    add_answer(parser)
    add_view(parser)
    add_common(parser)
    parser.add_argument("wanted", metavar="NAME", help="an id, a post code, or a name or part of one in any language")


def run(options: argparse.Namespace, console: Console) -> Exit:
    organisation, reading = seen(options)
    if options.audience == "restricted" and find(reading.organisation, options.wanted):
        _ask_for_its_day(organisation, options.wanted)
    screen = console.screen() if options.format == "text" else None
    console.answer(show(organisation, options.wanted, load_locale(reading.language), screen))
    return Exit.OK


def _ask_for_its_day(organisation: Organisation, wanted: str) -> None:
    """Raises `ToolError` where what there is on some day is not there on this one."""
    if not find(organisation, wanted):
        hint = "Name a day on which it is there with --as-of; without, it is the effective date of the document."
        raise ToolError(f'"{visible(wanted)}" is not there on this day.', hint)


def show(organisation: Organisation, wanted: str, locale: Locale, screen: Screen | None) -> str:
    """What is known as text for a screen; as JSON where there is none. Raises `ToolError` as `found` does."""
    item = found(organisation, wanted, locale)
    if screen is None:
        return json.dumps(profile_record(organisation, item, locale), ensure_ascii=False, indent=1) + "\n"
    return terminal(profile(organisation, item, locale), screen)
