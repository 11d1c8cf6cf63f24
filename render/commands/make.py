"""`rolebook charts`, `handbook`, `spreadsheets`, `job-descriptions` and `build`: papers."""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from render import messages
from render.commands import COMMANDS, Exit
from render.commands.arguments import add_common, add_view, as_typed, explain
from render.commands.chart_arguments import add_charting, add_sheets
from render.commands.reading import seen
from render.console import Console
from render.diagnostics import Diagnostic, Severity
from render.organisation import Organisation, Post, Unit
from render.spec import Reading

_BUILT = ("charts", "handbook")

# The commands that take what is about files of charts, charts anywhere, the handbook, and Word papers.
_WITH_SHEETS = ("charts", "build")
_WITH_CHARTS = ("charts", "handbook", "build")
_WITH_HANDBOOK = ("handbook", "build")
_IN_WORD = ("handbook", "job-descriptions", "build")

_EXAMPLES = {
    "build": (
        "",
        "-o papers --locale zh+en",
        "--variant startup --theme slate",
        "--as-of 2027-01-01 --audience public",
    ),
    "charts": (
        "",
        "--page A3 --style compact --depth 3",
        "--root 运营部 --colour-by unit",
        "--format svg,drawio,pptx --embed-fonts",
    ),
    "handbook": ("", "-o papers --locale zh+en", "--template company.docx", "--attach-spec"),
    "spreadsheets": ("", "-o papers --locale en", "--variant group"),
    "job-descriptions": ("", '--post "operations manager"', "--locale en --audience public"),
}

_MOST_CUT = 20
"""So many warnings of texts that are cut in charts are told one by one."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    name = parser.prog.rpartition(" ")[2]  # all that is typed before: "rolebook build"
    what = COMMANDS[name].about
    parser.usage = "%(prog)s [OPTION ...] SPEC"  # there are many
    explain(
        parser,
        f"{what[0].upper()}{what[1:]}. They appear under DIR/<organization id>/; those of a variant, a day or an "
        "audience under DIR/<organization id>-<variant>-<day>-<audience>/.",
        examples="\n".join(f"rolebook {name} specs/ecommerce.yaml {choice}".rstrip() for choice in _EXAMPLES[name]),
    )
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("outputs"), metavar="DIR", help="where papers go (outputs)"
    )
    parser.add_argument(
        "--theme",
        metavar="NAME|FILE.yaml",
        help="the look of the papers, see `rolebook themes` (the spec's, else classic)",
    )
    if name in _WITH_CHARTS:
        charts = parser.add_argument_group("charts, where the spec is not to decide")
        add_charting(charts)
        if name in _WITH_SHEETS:
            add_sheets(charts)
        if name == "charts":
            charts.add_argument("--root", metavar="UNIT", help="draw only this unit or post, and what is below it")
    if name in _WITH_HANDBOOK:
        parser.add_argument(
            "--attach-spec",
            action="store_true",
            help="put the spec's files into handbook.pdf (PDF/A-3b); not with an --audience, as they hold everything",
        )
    if name == "job-descriptions":
        parser.add_argument("--post", metavar="POST", help="only that of this post, by id or title")
    if name in _IN_WORD:
        parser.add_argument(
            "--template",
            type=Path,
            metavar="FILE.docx",
            help="make Word papers in this document: its tagged content controls are filled, all else stays as it is",
        )
    parser.set_defaults(engine="graphviz-pure", root="", attach_spec=False, post="", template=None)
    parser.add_argument(
        "--depfile", type=Path, metavar="FILE.d", help="note what was read and made, as a Make rule for FILE"
    )
    add_view(parser)
    add_common(parser, bilingual=True)


def run(options: argparse.Namespace, console: Console) -> Exit:
    # Imported here because help needs none of the libraries that draw.
    from render.commands.commissioning import commissioned
    from render.outputs import made_from_another, replace_papers, write_dependencies
    from render.recipes import papers
    from render.recipes.in_word import template_complaints

    started = time.perf_counter()
    kinds = _BUILT if options.command == "build" else (options.command,)
    organisation, reading = seen(options)
    cut: list[str] = []
    order = commissioned(organisation, reading, options, cut.extend)
    for complaint in template_complaints(kinds, order.commission):
        console.say(f"rolebook: {complaint}")
    source = "\n".join((options.spec.name, *organisation.name.by_language.values()))
    console.begin(f"{order.folder}: making {', '.join(kinds)}")
    coming = papers(kinds, order.commission)
    told = {order.record(kind): console.progress(of_kind, order.folder) for kind, of_kind in coming.items()}
    of_another = made_from_another(order.folder, source)
    made = replace_papers(order.folder, told, source)
    if of_another:
        console.say(
            f"{order.folder}: these papers took the place of those of another spec, or of this one by another name",
            "Where both are wanted, give one organisation another id, or choose another folder with -o.",
        )
    if options.depfile:
        write_dependencies(options.depfile, (*reading.files, *order.files), made)
    if not made:  # only of job descriptions there may be none
        console.say(
            f"rolebook: {options.spec} has no posts, and no units with responsibilities, to be described",
            "Add posts under a unit; or see whether --as-of, --audience or --variant leave any.",
        )
    if not console.is_quiet:
        _tell_cut(organisation, reading, cut, console)
    seconds = time.perf_counter() - started
    console.remark(f"{order.folder}: {len(made)} files in {seconds:.1f} s{_hint_at(reading.warnings, options)}")
    return Exit.OK


def _tell_cut(organisation: Organisation, reading: Reading, cut: Sequence[str], console: Console) -> None:
    """Warn of texts that end with an ellipsis in the charts, each at its place."""
    parts: dict[str, Post | Unit] = {**organisation.unit_by_id, **organisation.post_by_id}
    hint = "Shorten it. All of it is in the handbook, and where the pointer rests on the box in the SVG."
    warnings = []
    for id in cut[:_MOST_CUT]:
        part = parts.get(id, organisation)
        span = reading.places.span(part, "title" if isinstance(part, Post) else "name")
        message = f"The text of {id} is too long for its box in the charts, and is cut there."
        warnings.append(Diagnostic(span, "text-cut", message, hint, Severity.WARNING))
    console.complain(warnings)
    if len(cut) > _MOST_CUT:
        console.say(f"and {len(cut) - _MOST_CUT} more texts that are cut")


def _hint_at(warnings: Sequence[Diagnostic], options: argparse.Namespace) -> str:
    variant = ("--variant", options.variant) if options.variant else ()
    check = as_typed("check", options.spec, *variant)
    return f"; {messages.summary(warnings)}, see `{check}`" if warnings else ""
