"""The `rolebook` command: arguments, exit codes, messages. Nothing else prints."""

import argparse
import datetime
import gc
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from inspect import cleandoc
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from render import messages
from render.diagnostics import Diagnostic, Severity, SpecError, ToolError
from render.locales import load_locale, locale_codes
from render.organisation import Organisation, Visibility
from render.spec import Reading, load

if TYPE_CHECKING:
    from render.writers.terminal import Screen

OK, SPEC_IS_WRONG, TOOL_FAILED, INTERRUPTED = 0, 1, 2, 130

_LINT_SETTINGS = """\
a spec, or a file rolebook.toml beside or above it, sets severities (error, warning, note, off) and limits:
  lint: {rules: {vague-duty: error, single-report: off}, limits: {reports: 15, layers: 7, likeness: 70}}
in the spec, a comment in the line of a part, or in one of its own above it, silences a rule there:
  # rolebook: ignore[head-missing] the general manager leads it for the time being

Exit codes: 0 no errors, 1 errors, 2 usage or tool."""

_MAKES = {
    "charts": ("charts",),
    "handbook": ("handbook",),
    "build": ("handbook", "charts"),  # the longest first
}


def run() -> NoReturn:
    """The command as a process of its own."""
    signal.signal(signal.SIGTERM, _interrupt)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # Chinese on a Western Windows, too
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.disable()  # a short life with hardly any cycles; collecting made large specs take twice the time
    code = main()
    sys.stdout.flush()
    os._exit(code)  # the system takes memory back at once; Python, object by object


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what `arguments` say; returns the exit code: 0, 1 (the spec is wrong) or 2 (usage, tool)."""
    options = _parser().parse_args(arguments)
    try:
        return _COMMANDS.get(options.command, _make)(options)
    except SpecError as error:
        _say(messages.as_text(error.diagnostics, colour=_in_colour(sys.stderr)))
        _say(f"{options.spec}: {messages.summary(error.diagnostics)}; nothing was made")
        return SPEC_IS_WRONG
    except ToolError as error:
        _say(f"rolebook: {error.message}")
        if error.hint:
            _say(f"    help: {error.hint}")
        return TOOL_FAILED
    except KeyboardInterrupt:
        _say("rolebook: interrupted; the papers are as they were before")
        return INTERRUPTED


def _check(options: argparse.Namespace) -> int:
    """Print every problem of the spec."""
    try:
        reading = load(options.spec, options.locale, options.variant, _undrawable)
        diagnostics, found = reading.warnings, _contents(reading.organisation)
    except SpecError as error:
        diagnostics, found = error.diagnostics, ""
    if options.format == "json":
        _answer(messages.as_json(diagnostics))
    elif diagnostics:
        _answer(messages.as_text(diagnostics, colour=_in_colour(sys.stdout)))
    if not options.quiet:
        _say(f"{options.spec}: {found}{messages.summary(diagnostics)}")
    wrong = any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    return SPEC_IS_WRONG if wrong else OK


def _import(options: argparse.Namespace) -> int:
    """Write the spec that a table means, and tell what was done with the table."""
    # Imported here because no other command needs the libraries that read tables.
    from render.editing_commands import write_spec
    from render.importing import import_spec

    imported = import_spec(options.spec)
    if options.output:
        write_spec(options.output, imported.text)
    else:
        _answer(imported.text.removesuffix("\n"))
    if not options.quiet:
        if imported.notes:
            _say(messages.as_text(imported.notes, colour=_in_colour(sys.stderr)))
        _say(imported.coverage.report())
    return OK


def _fmt(options: argparse.Namespace) -> int:
    """Put specs into the standard form, or say which are not in it."""
    from render.editing_commands import fmt

    done = fmt(options.specs, check=options.check)
    if done.problems:
        _say(messages.as_text(done.problems, colour=_in_colour(sys.stderr)))
    if not options.quiet:
        for path in done.changed:
            _say(f"{path}: {'is not in the standard form' if options.check else 'put into the standard form'}")
    return SPEC_IS_WRONG if done.problems or (options.check and done.changed) else OK


def _init(options: argparse.Namespace) -> int:
    """Write a spec to begin with, and say what comes next."""
    from render.editing_commands import init

    init(options.spec, options.locale)
    if not options.quiet:
        locale = "" if options.locale == "zh" else f" --locale {options.locale}"
        _say(f"{options.spec}: a spec to begin with. Change it in an editor, then:")
        _say(f"    rolebook check {options.spec}{locale}\n    rolebook build {options.spec}{locale}")
    return OK


def _schema(_options: argparse.Namespace) -> int:
    """Print the JSON Schema of specs."""
    from render.editing.json_schema import schema_text

    _answer(schema_text())
    return OK


def _lint(options: argparse.Namespace) -> int:
    """Print what a review of the spec finds, or what a rule is for."""
    # Imported here because only this command needs it.
    from render.lint_command import explanation, lint

    if options.explain:
        _answer(explanation(options.explain))
        return OK
    if options.spec is None:
        raise ToolError("lint needs a SPEC, or --explain and a rule.", "Such as: rolebook lint specs/ecommerce.yaml")
    outcome = lint(options.spec, options.locale, options.format, fix=options.fix, colour=_in_colour(sys.stdout))
    if outcome.report:
        _answer(outcome.report)
    if not options.quiet:
        _say(outcome.summary)
    return SPEC_IS_WRONG if outcome.is_wrong else OK


def _show(options: argparse.Namespace) -> int:
    """Tell all that is known of one post, unit or person."""
    from render.queries import show

    organisation, _ = _seen(options)
    _answer(show(organisation, options.wanted, load_locale(options.locale), _screen(options)))
    return OK


def _stats(options: argparse.Namespace) -> int:
    """Tell the figures of the organisation."""
    from render.queries import stats

    organisation, _ = _seen(options)
    _answer(stats(organisation, load_locale(options.locale), _screen(options)))
    return OK


def _export(options: argparse.Namespace) -> int:
    """Write the organisation as data for other programs."""
    from render.outputs import write_whole
    from render.writers.jsonld import jsonld

    organisation, _ = _seen(options)
    content = jsonld(organisation)
    if options.output:
        write_whole(options.output, content)
    else:
        _answer(content.decode())
    return OK


_COMMANDS = {
    "check": _check,
    "import": _import,
    "init": _init,
    "fmt": _fmt,
    "schema": _schema,
    "lint": _lint,
    "show": _show,
    "stats": _stats,
    "export": _export,
}


def _make(options: argparse.Namespace) -> int:
    """Make the papers of one command."""
    # Imported here because `check` needs none of the libraries that draw.
    from render.outputs import replace_papers, write_dependencies
    from render.pipeline import Commission, papers
    from render.themes import load_theme

    started = time.perf_counter()
    organisation, reading = _seen(options)
    commission = Commission(organisation, load_locale(options.locale), load_theme("classic"), options.engine)
    folder = options.output / _folder(organisation, options)
    with papers(_MAKES[options.command], commission) as coming:
        told = {kind: _told(of_kind, folder, options.quiet) for kind, of_kind in coming.items()}
        made = replace_papers(folder, told)
    if options.depfile:
        write_dependencies(options.depfile, reading.files, made)
    if not options.quiet:
        seconds = time.perf_counter() - started
        _say(f"{folder}: {len(made)} files in {seconds:.1f} s{_hint_at(reading.warnings, options)}")
    return OK


def _seen(options: argparse.Namespace) -> tuple[Organisation, Reading]:
    """The organisation as it is shown to the audience on the day, and the spec as it was read."""
    from render.views import seen

    reading = load(options.spec, options.locale, options.variant, _undrawable)
    return seen(reading.organisation, options.as_of, Visibility[options.audience.upper()]), reading


def _folder(organisation: Organisation, options: argparse.Namespace) -> str:
    """Papers of other variants, days and audiences never mix: `ecommerce`, `ecommerce-startup-public`."""
    day = options.as_of.isoformat() if options.as_of else ""
    audience = options.audience if organisation.audience is not Visibility.RESTRICTED else ""
    return "-".join(filter(None, (organisation.id, options.variant, day, audience)))


def _told(papers: Iterator[tuple[str, bytes]], folder: Path, quiet: bool) -> Iterator[tuple[str, bytes]]:
    """The papers, each named on the terminal's last line while the next is made."""
    tell = not quiet and sys.stderr.isatty()
    for count, (name, content) in enumerate(papers, start=1):
        if tell:
            sys.stderr.write(f"\r\x1b[K{count}: {folder / name}")
            sys.stderr.flush()
        yield name, content
    if tell:
        sys.stderr.write("\r\x1b[K")


def _undrawable(characters: set[str]) -> set[str]:
    """Those of `characters` that the fonts of the papers lack."""
    if all(char.isascii() for char in characters):
        return set()
    # Imported here because it takes longer than reading a small spec.
    from render.typesetting.fonts import noto_sans

    return noto_sans().regular.missing(characters)


def _contents(organisation: Organisation) -> str:
    return f"{len(organisation.units)} units, {len(organisation.posts)} posts, "


def _hint_at(warnings: Sequence[Diagnostic], options: argparse.Namespace) -> str:
    variant = f" --variant {options.variant}" if options.variant else ""
    return f"; {messages.summary(warnings)}, see `rolebook check {options.spec}{variant}`" if warnings else ""


def _answer(text: str) -> None:
    """Print what was asked for, as long as anyone reads it."""
    try:
        print(text.removesuffix("\n"), flush=True)
    except BrokenPipeError:  # the reader, such as `head`, has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _screen(options: argparse.Namespace) -> "Screen | None":
    """The terminal that an answer is for; none where another program reads it."""
    from render.writers.terminal import Screen

    return None if options.format == "json" else Screen(shutil.get_terminal_size().columns, _in_colour(sys.stdout))


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _in_colour(stream: object) -> bool:
    is_terminal = getattr(stream, "isatty", lambda: False)()
    return is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _interrupt(_signal: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


def _parser() -> argparse.ArgumentParser:
    parser = _described(
        argparse.ArgumentParser,
        prog="rolebook",
        description="Organisation as code: org charts, responsibility matrices and handbooks from one YAML file.",
        examples="""
            rolebook check specs/ecommerce.yaml
            rolebook build specs/ecommerce.yaml
            rolebook handbook specs/ecommerce.yaml -o papers --locale en
        """,
        tail="Exit codes: 0 all is well, 1 the spec is wrong, 2 usage or tool.",
    )
    parser.add_argument("--version", action="version", version=f"rolebook {version('rolebook')}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    check = _described(
        commands.add_parser,
        "check",
        help="find every problem of a spec",
        description="Find every problem of a spec, each with file, line, column, and what to do.",
        examples="""
            rolebook check specs/ecommerce.yaml
            rolebook check specs/ecommerce.yaml --variant startup --locale en
            rolebook check specs/ecommerce.yaml --format json > problems.json
        """,
    )
    check.add_argument("--format", choices=("text", "json"), default="text", help="how problems are printed")
    _add_variant(check)
    _add_common(check)
    _add_import(commands)
    _add_editing(commands)
    _add_queries(commands)
    _add_linting(commands)
    for name, what in (
        ("charts", "org charts: an overview and one per department, as gv, svg, pdf and png"),
        ("handbook", "the handbook (PDF) and the responsibilities matrix (DOCX)"),
        ("build", "everything: charts, handbook, matrix"),
    ):
        _add_making(commands, name, what)
    return parser


def _add_import(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = _described(
        commands.add_parser,
        "import",
        help="make a spec from a table",
        description="Make a spec from a table of departments, posts, responsibilities or people: CSV, TSV, pasted, "
        "XLSX, XLS, DOCX, HTML, Markdown, an indented outline, Backstage entities or Kubernetes' org.yaml.",
        examples="""
            rolebook import roster.xlsx -o specs/acme.yaml
            rolebook import responsibilities.docx > specs/acme.yaml
        """,
    )
    command.add_argument("spec", type=Path, metavar="FILE", help="the table")
    command.add_argument("-o", "--output", type=Path, metavar="SPEC", help="the spec to write; it must not exist yet")
    command.add_argument("-q", "--quiet", action="store_true", help="do not tell what was guessed and left out")


def _add_editing(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    init = _described(
        commands.add_parser,
        "init",
        help="write a spec to begin with",
        description="Write a small spec with comments to begin with, and beside it the schema for editors.",
        examples="""
            rolebook init
            rolebook init specs/acme.yaml --locale en
        """,
    )
    _add_common(init, spec="?", default=Path("specs/mine.yaml"))
    fmt = _described(
        commands.add_parser,
        "fmt",
        help="put specs into the standard form",
        description="Put specs into the standard form: Chinese words for keys and fixed values become the standard "
        "ones. Comments, quotes, layout and the order of keys stay as they are.",
        examples="""
            rolebook fmt specs/acme.yaml
            rolebook fmt --check specs/*.yaml
        """,
    )
    fmt.add_argument("specs", type=Path, nargs="+", metavar="SPEC", help="a spec, or a part or variant of one")
    fmt.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file would change")
    fmt.add_argument("-q", "--quiet", action="store_true", help="say nothing unless something is wrong")
    _described(
        commands.add_parser,
        "schema",
        help="print the JSON Schema of specs, for editors",
        description="Print the JSON Schema of specs, by which editors complete and check what is typed.",
        examples="""
            rolebook schema > specs/rolebook.schema.json
        """,
    )


def _add_linting(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = _described(
        commands.add_parser,
        "lint",
        help="review how well a spec describes its organisation",
        description="Review a sound spec: vague or repeated responsibilities, spans of control, duty separation, ...",
        examples="""
            rolebook lint specs/ecommerce.yaml
            rolebook lint specs/ecommerce.yaml --fix
            rolebook lint specs/ecommerce.yaml --format sarif > review.sarif
            rolebook lint --explain vague-duty
        """,
        tail=_LINT_SETTINGS,
    )
    command.add_argument(
        "--format", choices=("text", "json", "sarif", "github"), default="text", help="how findings are printed"
    )
    command.add_argument("--fix", action="store_true", help="correct what can safely be corrected")
    command.add_argument("--explain", metavar="RULE", help="say what a rule is for, and nothing else")
    _add_common(command, spec="?")


def _add_queries(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    show = _described(
        commands.add_parser,
        "show",
        help="tell all that is known of one post, unit or person",
        description="Tell all that is known of one post, unit or person.",
        examples="""
            rolebook show specs/ecommerce.yaml operations-manager
            rolebook show specs/ecommerce.yaml 运营部
            rolebook show specs/ecommerce.yaml "data analyst" --locale en --format json
        """,
    )
    stats = _described(
        commands.add_parser,
        "stats",
        help="tell headcount, span of control, layers, responsibilities per post",
        description="Tell headcount, span of control, layers, responsibilities per post.",
        examples="""
            rolebook stats specs/ecommerce.yaml
            rolebook stats specs/ecommerce.yaml --format json
        """,
    )
    export = _described(
        commands.add_parser,
        "export",
        help="write the organisation as data for other programs",
        description="Write the organisation as data for other programs: jsonld is W3C's Organization Ontology.",
        examples="""
            rolebook export specs/ecommerce.yaml --format jsonld -o ecommerce.jsonld
        """,
    )
    for command in (show, stats):
        command.add_argument("--format", choices=("text", "json"), default="text", help="how the answer is printed")
    export.add_argument("--format", choices=("jsonld",), required=True, help="the form of the data")
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help="the file to write or to replace")
    for command in (show, stats, export):
        _add_view(command)
        _add_common(command)
    show.add_argument("wanted", metavar="NAME", help="an id, a name in any language, a post code, or a part of a name")


def _add_making(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, what: str) -> None:
    command = _described(
        commands.add_parser,
        name,
        help=f"make {what}",
        description=f"Make {what}. They appear under DIR/<organization id>/; those of a variant, a day or an "
        "audience under DIR/<organization id>-<variant>-<day>-<audience>/.",
        examples=f"""
            rolebook {name} specs/ecommerce.yaml
            rolebook {name} specs/ecommerce.yaml -o papers --locale en
            rolebook {name} specs/ecommerce.yaml --variant startup
            rolebook {name} specs/ecommerce.yaml --as-of 2027-01-01 --audience public
        """,
    )
    command.add_argument(
        "-o", "--output", type=Path, default=Path("outputs"), metavar="DIR", help="where papers go (outputs)"
    )
    command.add_argument(
        "--engine",
        choices=("graphviz-pure", "dot"),
        default="graphviz-pure",
        help="what draws the SVG: the Graphviz that came with Rolebook, or the machine's own `dot`",
    )
    command.add_argument(
        "--depfile", type=Path, metavar="FILE.d", help="note what was read and made, as a Make rule for FILE"
    )
    _add_view(command)
    _add_common(command)


def _add_view(command: argparse.ArgumentParser) -> None:
    """What part of the spec, and whose view of it."""
    _add_variant(command)
    command.add_argument(
        "--as-of", type=_day, metavar="DATE", help="what is there on that day (the effective date of the document)"
    )
    command.add_argument(
        "--audience",
        choices=[level.name.lower() for level in Visibility],
        default="restricted",
        help="leave out what is not for these readers (restricted: nothing is left out)",
    )


def _add_variant(command: argparse.ArgumentParser) -> None:
    command.add_argument("--variant", default="", metavar="NAME", help="lay SPEC.NAME.yaml, beside the spec, over it")


def _add_common(command: argparse.ArgumentParser, spec: str | None = None, default: Path | None = None) -> None:
    """What every command takes; `spec` "?" is for one that can do without, or has a `default`."""
    what = "the YAML file that describes the organisation" + (f" ({default})" if default else "")
    command.add_argument("spec", type=Path, nargs=spec, default=default, metavar="SPEC", help=what)
    command.add_argument("--locale", choices=locale_codes(), default="zh", help="the language of the papers (zh)")
    command.add_argument("-q", "--quiet", action="store_true", help="say nothing unless something is wrong")


def _day(typed: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{typed!r} is not a day, such as 2026-12-31") from None


def _described(
    make: Callable[..., argparse.ArgumentParser], *names: str, examples: str, tail: str = "", **options: str
) -> argparse.ArgumentParser:
    """A parser whose help ends with examples."""
    epilog = "\n  ".join(("examples:", *cleandoc(examples).splitlines())) + f"\n\n{tail}"
    return make(*names, epilog=epilog, formatter_class=argparse.RawDescriptionHelpFormatter, **options)
