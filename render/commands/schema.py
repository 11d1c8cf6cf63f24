"""`rolebook schema`: the JSON Schema of specs, or of variants."""

import argparse

from render.commands import Exit
from render.commands.arguments import explain
from render.console import Console
from render.editing.json_schema import schema_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    explain(
        parser,
        "Print the JSON Schema of specs, by which editors complete and check what is typed.",
        examples="""
            rolebook schema > specs/rolebook.schema.json
            rolebook schema --overlay > specs/rolebook.overlay.schema.json
        """,
    )
    parser.add_argument("--overlay", action="store_true", help="that of variants, the files SPEC.VARIANT.yaml")


def run(options: argparse.Namespace, console: Console) -> Exit:
    console.answer(schema_text(overlay=options.overlay))
    return Exit.OK
