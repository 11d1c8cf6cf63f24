"""`rolebook template`: a Word document, or a form of a post, with a place for everything that can be filled."""

import argparse
from pathlib import Path

from render.commands import Exit
from render.commands.arguments import add_common, add_view, as_typed, explain
from render.commands.reading import seen
from render.console import Console
from render.locales import load_locale
from render.products.description_inserts import ENTRIES
from render.products.inserts import PAPER, OrganisationInserts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    explain(
        parser,
        "Write a Word document to begin with for --template: content controls whose tags say what is "
        "filled in. Change all else in Word or WPS.",
        examples="""
            rolebook template specs/ecommerce.yaml -o company.docx
            rolebook template specs/ecommerce.yaml -o form.docx --form
            rolebook template specs/ecommerce.yaml --list
            rolebook handbook specs/ecommerce.yaml --template company.docx
        """,
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("-o", "--output", type=Path, metavar="FILE.docx", help="the file to write; it must not exist yet")
    what.add_argument("--list", action="store_true", help="list the tags that there are, write nothing")
    parser.add_argument(
        "--form", action="store_true", help="a form for job descriptions, to be filled for every post; or only its tags"
    )
    add_view(parser)
    add_common(parser)


def run(options: argparse.Namespace, console: Console) -> Exit:
    # Imported here because help and the list need none of the libraries that write Word.
    from render.attaching.word_example import example, example_form
    from render.outputs import write_new
    from render.products.job_description import JobDescriptions
    from render.products.matrix import matrix
    from render.themes import COMPLETE, load_theme

    organisation, reading = seen(options)
    locale = load_locale(reading.language)
    inserts = OrganisationInserts(organisation, locale)
    if options.list:
        names = ENTRIES if options.form else (*inserts.names, PAPER, *ENTRIES)
        console.answer("\n".join(f"rolebook:{name}" for name in names))
        return Exit.OK
    theme = reading.theme or load_theme(COMPLETE)
    if options.form:
        kind, begun = "job-descriptions", example_form(JobDescriptions(organisation, locale).blank(), theme)
    else:
        kind, begun = "handbook", example(matrix(organisation, locale), inserts.example(), theme)
    write_new(options.output, begun)
    console.remark(f"{options.output}: a document to begin with. Make it yours in Word or WPS, then:")
    console.remark(f"    {as_typed(kind, options.spec, '--template', options.output)}")
    return Exit.OK
