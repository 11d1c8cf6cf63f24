"""The arguments of the `rolebook` command, and its help."""

import argparse
import datetime
from collections.abc import Callable
from inspect import cleandoc
from pathlib import Path

import render
from render.chart_settings import COLOUR_RULES, DPI, PAGES, Format, Orientation, Style
from render.locales import locale_choices, locale_codes
from render.organisation import Visibility

_LINT_SETTINGS = """\
a spec, or a file rolebook.toml beside or above it, sets severities (error, warning, note, off) and limits:
  lint: {rules: {vague-duty: error, single-report: off}, limits: {reports: 15, layers: 7, likeness: 70}}
in the spec, a comment in the line of a part, or in one of its own above it, silences a rule there:
  # rolebook: ignore[head-missing] the general manager leads it for the time being

Exit codes: 0 no errors, 1 errors, 2 usage or tool."""


def parser() -> argparse.ArgumentParser:
    """What `rolebook` understands; `command` is the name of the subcommand."""
    whole = _described(
        argparse.ArgumentParser,
        prog="rolebook",
        description="Organisation as code: org charts, responsibility matrices and handbooks from one YAML file.",
        examples="""
            rolebook check specs/ecommerce.yaml
            rolebook build specs/ecommerce.yaml
            rolebook handbook specs/ecommerce.yaml -o papers --locale en
        """,
        tail="Exit codes: 0 all is well, 1 the spec is wrong, 2 usage or tool, 130 interrupted.",
    )
    whole.add_argument("--version", action="version", version=f"rolebook {render.__version__}")
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
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
    _add_common(check, bilingual=True)
    _add_import(commands)
    _add_editing(commands)
    _add_queries(commands)
    _add_linting(commands)
    _add_attaching(commands)
    _add_themes(commands)
    _add_template(commands)
    for name, what in (
        ("charts", "org charts: an overview and one per department, as gv, svg, pdf and png"),
        ("handbook", "the handbook (PDF, DOCX) and the responsibilities matrix (DOCX)"),
        ("spreadsheets", "matrix, headcount by unit and RACI for Excel (XLSX), and as lists (CSV)"),
        (
            "job-descriptions",
            "a job description for every post (DOCX, PDF), with content controls for what is to be filled in",
        ),
        ("build", "charts, handbook, matrix"),
    ):
        _add_making(commands, name, what)
    return whole


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
    init.set_defaults(locale="zh")
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
    schema = _described(
        commands.add_parser,
        "schema",
        help="print the JSON Schema of specs, for editors",
        description="Print the JSON Schema of specs, by which editors complete and check what is typed.",
        examples="""
            rolebook schema > specs/rolebook.schema.json
            rolebook schema --overlay > specs/rolebook.overlay.schema.json
        """,
    )
    schema.add_argument("--overlay", action="store_true", help="that of variants, the files SPEC.VARIANT.yaml")


def _add_attaching(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = _described(
        commands.add_parser,
        "attach",
        help="put a paper behind another document",
        description="Put a paper behind another PDF, with its tags, outline, links and page numbers; where both keep "
        "PDF/A or PDF/UA, so does what comes out. Or behind another Word document, in its header, footer and styles.",
        examples="""
            rolebook attach outputs/ecommerce/handbook.pdf --to contract.pdf -o contract-with-handbook.pdf
            rolebook attach outputs/ecommerce/responsibilities.docx --to offer.docx -o offer-with-matrix.docx
        """,
    )
    command.add_argument("paper", type=Path, metavar="PAPER", help="what is put behind, such as the handbook")
    command.add_argument("--to", type=Path, required=True, metavar="FILE", help="the document that stands before it")
    command.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="the file to write or to replace"
    )
    command.add_argument("-q", "--quiet", action="store_true", help="say nothing unless something is wrong")


def _add_template(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = _described(
        commands.add_parser,
        "template",
        help="write a Word document to begin with, with a place for all that can be filled",
        description="Write a Word document to begin with for --template: content controls whose tags say what is "
        "filled in. Change all else in Word or WPS.",
        examples="""
            rolebook template specs/ecommerce.yaml -o company.docx
            rolebook template specs/ecommerce.yaml --list
            rolebook handbook specs/ecommerce.yaml --template company.docx
        """,
    )
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("-o", "--output", type=Path, metavar="FILE.docx", help="the file to write; it must not exist yet")
    what.add_argument("--list", action="store_true", help="list the tags that there are, and write nothing")
    _add_view(command)
    _add_common(command)


def _add_linting(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = _described(
        commands.add_parser,
        "lint",
        help="review how well a spec describes its organisation",
        description="Review a sound spec: vague or repeated responsibilities, spans of control, duty separation, ...",
        examples="""
            rolebook lint specs/ecommerce.yaml
            rolebook lint specs/ecommerce.yaml --fix
            rolebook lint specs/ecommerce.yaml --variant group
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
    _add_variant(command)
    _add_common(command, spec="?")


def _add_themes(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = _described(
        commands.add_parser,
        "themes",
        help="list the looks that papers can have",
        description="List the looks that papers can have, or check a theme file; with --preview, make sample pictures.",
        examples="""
            rolebook themes
            rolebook themes --preview -o pictures
            rolebook themes looks/ours.yaml --preview
        """,
    )
    command.add_argument("themes", nargs="*", metavar="THEME", help="a theme or a file (all of Rolebook's own)")
    command.add_argument("--preview", action="store_true", help="make a picture of a sample chart in each")
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("outputs/themes"),
        metavar="DIR",
        help="where pictures go (outputs/themes)",
    )
    command.add_argument("--locale", choices=locale_codes(), default="zh", help="the language of the list (zh)")
    command.add_argument("-q", "--quiet", action="store_true", help="say nothing unless something is wrong")


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
            rolebook {name} specs/ecommerce.yaml --locale zh+en
            rolebook {name} specs/ecommerce.yaml --variant startup --theme slate
            rolebook {name} specs/ecommerce.yaml --page A3 --style compact --depth 3 --colour-by unit
            rolebook {name} specs/ecommerce.yaml --format svg,drawio,pptx --embed-fonts
            rolebook {name} specs/ecommerce.yaml --as-of 2027-01-01 --audience public
            rolebook {name} specs/ecommerce.yaml --template company.docx
        """,
    )
    command.add_argument(
        "-o", "--output", type=Path, default=Path("outputs"), metavar="DIR", help="where papers go (outputs)"
    )
    command.add_argument(
        "--theme",
        metavar="NAME|FILE.yaml",
        help="the look of the papers, see `rolebook themes` (the spec's, else classic)",
    )
    command.add_argument(
        "--engine",
        choices=("graphviz-pure", "dot"),
        default="graphviz-pure",
        help="what draws the SVG: the Graphviz that came with Rolebook, or the machine's own `dot`",
    )
    _add_charting(command)
    if name in ("handbook", "build"):
        command.add_argument(
            "--attach-spec",
            action="store_true",
            help="put the spec's files into handbook.pdf (PDF/A-3b); not with an --audience, as they hold everything",
        )
    command.set_defaults(post="")
    if name == "job-descriptions":
        command.add_argument("--post", default="", metavar="POST", help="only that of this post, by id or title")
    command.add_argument(
        "--template",
        type=Path,
        metavar="FILE.docx",
        help="make Word papers in this document: its tagged content controls are filled, all else stays as it is",
    )
    command.add_argument(
        "--depfile", type=Path, metavar="FILE.d", help="note what was read and made, as a Make rule for FILE"
    )
    _add_view(command)
    _add_common(command, bilingual=True)


def _add_charting(command: argparse.ArgumentParser) -> None:
    """How charts are laid out; what is not given is as the spec says under `charts`."""
    charts = command.add_argument_group("charts, where the spec is not to decide")
    charts.add_argument("--page", choices=PAGES, help="the sheet (A4)")
    charts.add_argument("--orientation", type=Orientation, choices=Orientation, help="which way it is (auto)")
    charts.add_argument(
        "--style", type=Style, choices=Style, help="uniform: managers of a kind alike; compact: as much as a page holds"
    )
    charts.add_argument(
        "--format", type=_formats, dest="formats", metavar="LIST", help=f"some of {','.join(Format)} (gv,svg,pdf,png)"
    )
    charts.add_argument(
        "--colour-by", choices=COLOUR_RULES, metavar="RULE", help=f"colour boxes by {', '.join(COLOUR_RULES)}"
    )
    charts.add_argument("--dpi", type=_dots, metavar="N", help="dots per inch of PNG (144)")
    charts.add_argument(
        "--embed-fonts", action="store_true", default=None, help="put the glyphs of an SVG into it, for any machine"
    )
    charts.add_argument("--depth", type=_levels, metavar="N", help="draw at most N levels below the top")
    charts.add_argument("--root", default="", metavar="UNIT", help="draw only this unit or post, and what is below it")


def _levels(typed: str) -> int:
    if typed.isdecimal() and int(typed):
        return int(typed)
    raise argparse.ArgumentTypeError(f"{typed!r} is no number of levels, such as 3")


def _formats(typed: str) -> frozenset[Format]:
    try:
        return frozenset(map(Format, typed.split(",")))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{typed!r} is no list of some of {','.join(Format)}") from None


def _dots(typed: str) -> int:
    if typed.isdecimal() and DPI[0] <= int(typed) <= DPI[1]:
        return int(typed)
    raise argparse.ArgumentTypeError(f"{typed!r} is no number of dots per inch from {DPI[0]} to {DPI[1]}")


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


def _add_common(
    command: argparse.ArgumentParser, spec: str | None = None, default: Path | None = None, *, bilingual: bool = False
) -> None:
    """What every command takes; `spec` "?" is for one that can do without, or has a `default`."""
    what = "the YAML file that describes the organisation" + (f" ({default})" if default else "")
    command.add_argument("spec", type=Path, nargs=spec, default=default, metavar="SPEC", help=what)
    command.add_argument(
        "--locale",
        choices=locale_choices() if bilingual else locale_codes(),
        help=f"the language of the papers{', or both' if bilingual else ''} (that of most texts of the spec)",
    )
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
