"""`rolebook import`: the spec that a table means, and what was done with the table."""

import argparse
from pathlib import Path

from render.commands import Exit
from render.commands.arguments import add_quiet, as_typed, explain
from render.console import Console
from render.importing import import_spec


def add_arguments(parser: argparse.ArgumentParser) -> None:
    explain(
        parser,
        "Make a spec from a table of departments, posts, responsibilities or people: CSV, TSV, pasted, "
        "XLSX, XLS, ODS, DOCX, ODT, HTML, Markdown, an indented outline, Backstage entities or Kubernetes' org.yaml; "
        "or from job descriptions: forms in a DOCX, or in all those of a folder.",
        examples="""
            rolebook import roster.xlsx -o specs/acme.yaml
            rolebook import responsibilities.docx > specs/acme.yaml
            rolebook import job-descriptions/ -o specs/acme.yaml
        """,
    )
    parser.add_argument("spec", type=Path, metavar="FILE", help="the table, or a folder of Word documents")
    parser.add_argument("-o", "--output", type=Path, metavar="SPEC", help="the spec to write; it must not exist yet")
    add_quiet(parser, "do not tell what was guessed and left out")


def run(options: argparse.Namespace, console: Console) -> Exit:
    imported = import_spec(options.spec)
    if options.output:
        # Imported here because the spec may be for the terminal alone.
        from render.commands.new_specs import write_spec

        write_spec(options.output, imported.text)
    else:
        console.answer(imported.text)
    if not console.is_quiet:
        console.complain(imported.notes)
        console.remark(imported.coverage.report())
    if options.output:
        console.remark(f"{options.output}: a spec of what was read. Look it over in an editor, then:")
        console.remark(f"    {as_typed('check', options.output)}\n    {as_typed('build', options.output)}")
    return Exit.OK
