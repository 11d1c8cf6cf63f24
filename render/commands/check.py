"""`rolebook check`: every problem of a spec."""

import argparse

from render import messages
from render.commands import Exit
from render.commands.arguments import add_common, add_variant, explain
from render.commands.reading import read
from render.console import Console
from render.diagnostics import Severity, SpecError
from render.spec.draft import Draft


def add_arguments(parser: argparse.ArgumentParser) -> None:
    explain(
        parser,
        "Find every problem of a spec, each with file, line, column, and what to do.",
        examples="""
            rolebook check specs/ecommerce.yaml
            rolebook check specs/ecommerce.yaml --variant startup --locale en
            rolebook check specs/ecommerce.yaml --format json > problems.json
        """,
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how problems are printed")
    add_variant(parser)
    add_common(parser, bilingual=True)


def run(options: argparse.Namespace, console: Console) -> Exit:
    try:
        reading = read(options)
        diagnostics, found = reading.warnings, _contents(reading.draft)
    except SpecError as error:
        diagnostics, found = error.diagnostics, ""
    if options.format == "json":
        console.answer(messages.as_json(diagnostics))
    elif diagnostics:
        console.answer(messages.as_text(diagnostics, colour=console.answers_in_colour))
    console.remark(f"{options.spec}: {found}{messages.summary(diagnostics)}")
    wrong = any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    return Exit.SPEC_IS_WRONG if wrong else Exit.OK


def _contents(draft: Draft) -> str:
    return f"{messages.counted(len(draft.units), 'unit')}, {messages.counted(len(draft.posts), 'post')}, "
