"""`rolebook init`: a spec to begin with."""

import argparse
from pathlib import Path

from render.commands import Exit
from render.commands.arguments import add_common, explain
from render.commands.new_specs import write_spec
from render.console import Console
from render.editing.starting_spec import starting_spec


def add_arguments(parser: argparse.ArgumentParser) -> None:
    explain(
        parser,
        "Write a small spec with comments to begin with, and beside it the schema for editors.",
        examples="""
            rolebook init
            rolebook init specs/acme.yaml --locale en
        """,
    )
    add_common(parser, spec="?", default=Path("specs/mine.yaml"))
    parser.set_defaults(locale="zh")


def run(options: argparse.Namespace, console: Console) -> Exit:
    spec: Path = options.spec
    write_spec(spec, starting_spec(options.locale, spec.stem))
    console.remark(f"{spec}: a spec to begin with. Change it in an editor, then:")
    console.remark(f"    rolebook check {spec}\n    rolebook build {spec}")
    return Exit.OK
