"""`rolebook init`: a spec to begin with."""

import argparse
from pathlib import Path

from render.commands import Exit
from render.commands.arguments import add_quiet, as_typed, explain
from render.commands.new_specs import write_spec
from render.console import Console
from render.editing.starting_spec import starting_spec
from render.locales import locale_codes


def add_arguments(parser: argparse.ArgumentParser) -> None:
    explain(
        parser,
        "Write a small spec with comments to begin with, and beside it the schema for editors.",
        examples="""
            rolebook init
            rolebook init specs/acme.yaml --locale en
        """,
    )
    parser.add_argument(
        "spec", type=Path, nargs="?", default=Path("specs/mine.yaml"), metavar="SPEC", help="the file (specs/mine.yaml)"
    )
    parser.add_argument(
        "--locale", choices=locale_codes(), default="zh", help="the language of its names and comments (zh)"
    )
    add_quiet(parser)


def run(options: argparse.Namespace, console: Console) -> Exit:
    spec: Path = options.spec
    write_spec(spec, starting_spec(options.locale, spec.stem))
    console.remark(f"{spec}: a spec to begin with. Change it in an editor, then:")
    console.remark(f"    {as_typed('check', spec)}\n    {as_typed('build', spec)}")
    return Exit.OK
