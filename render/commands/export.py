"""`rolebook export`: the organisation as data for other programs."""

import argparse
from pathlib import Path

from render.commands import Exit
from render.commands.arguments import add_common, add_view, explain
from render.commands.reading import seen
from render.console import Console
from render.outputs import write_whole
from render.writers.jsonld import jsonld


def add_arguments(parser: argparse.ArgumentParser) -> None:
    explain(
        parser,
        "Write the organisation as data for other programs: jsonld is W3C's Organization Ontology.",
        examples="""
            rolebook export specs/ecommerce.yaml --format jsonld -o ecommerce.jsonld
        """,
    )
    parser.add_argument("--format", choices=("jsonld",), required=True, help="the form of the data")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="the file to write or to replace")
    add_view(parser)
    add_common(parser)


def run(options: argparse.Namespace, console: Console) -> Exit:
    organisation, _ = seen(options)
    content = jsonld(organisation)
    if options.output:
        write_whole(options.output, content)
    else:
        console.answer(content.decode())
    return Exit.OK
