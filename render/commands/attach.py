"""`rolebook attach`: a paper behind another document."""

import argparse
from pathlib import Path

from render.commands import Exit
from render.commands.arguments import add_quiet, explain
from render.console import Console
from render.diagnostics import ToolError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    explain(
        parser,
        "Put a paper behind another PDF, with its tags, outline, links and page numbers; where both keep "
        "PDF/A or PDF/UA, so does what comes out. Or behind another Word document, in its header, footer and styles.",
        examples="""
            rolebook attach outputs/ecommerce/handbook.pdf --to contract.pdf -o contract-with-handbook.pdf
            rolebook attach outputs/ecommerce/responsibilities.docx --to offer.docx -o offer-with-matrix.docx
        """,
    )
    parser.add_argument("paper", type=Path, metavar="PAPER", help="what is put behind, such as the handbook")
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="the document that stands before it")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="the file to write or to replace"
    )
    add_quiet(parser)


def run(options: argparse.Namespace, console: Console) -> Exit:
    # Imported here because help needs none of the libraries that join documents.
    from render.attaching import attached
    from render.outputs import write_whole

    if options.output.resolve() in (options.paper.resolve(), options.to.resolve()):
        raise ToolError(f"{options.output} would be overwritten while it is read", "Give another name with -o.")
    done = attached(options.paper, options.to)
    write_whole(options.output, done.content)
    for warning in done.warnings:
        console.say(f"rolebook: {warning}")
    console.remark(f"{options.output}: {options.to} with {options.paper} behind it")
    return Exit.OK
