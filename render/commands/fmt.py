"""`rolebook fmt`: specs in the standard form."""

import argparse
from pathlib import Path

from render.commands import Exit
from render.commands.arguments import add_quiet, explain
from render.console import Console
from render.diagnostics import SpecError
from render.editing.formatting import formatted
from render.outputs import write_whole
from render.spec.files import Files


def add_arguments(parser: argparse.ArgumentParser) -> None:
    explain(
        parser,
        "Put specs into the standard form: Chinese words for keys and fixed values become the standard "
        "ones. Comments, quotes, layout and the order of keys stay as they are.",
        examples="""
            rolebook fmt specs/acme.yaml
            rolebook fmt --check specs/*.yaml
        """,
    )
    parser.add_argument("specs", type=Path, nargs="+", metavar="SPEC", help="a spec, or a part or variant of one")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file would change")
    add_quiet(parser)


def run(options: argparse.Namespace, console: Console) -> Exit:
    result = Exit.OK
    for spec in options.specs:
        before = Files(spec).read(spec)
        try:
            after = formatted(str(spec), before)
        except SpecError as error:
            console.complain(error.diagnostics)
            result = Exit.SPEC_IS_WRONG
            continue
        if after == before:
            continue
        if options.check:
            result = Exit.SPEC_IS_WRONG
        else:
            write_whole(spec, after)
        console.remark(f"{spec}: {'is not in the standard form' if options.check else 'put into the standard form'}")
    return result
