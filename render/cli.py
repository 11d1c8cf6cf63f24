"""The `rolebook` command: what its subcommands do, exit codes, messages. Nothing else prints."""

import argparse
import gc
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from render import messages
from render.arguments import parser
from render.chart_settings import ChartSettings
from render.diagnostics import Diagnostic, Severity, SpecError, ToolError
from render.locales import load_locale, load_locales
from render.organisation import Language, Organisation, Person, Post, Unit, Visibility
from render.spec import Reading, load

if TYPE_CHECKING:
    from render.pipeline import Template
    from render.themes import Theme
    from render.writers.terminal import Screen

OK, SPEC_IS_WRONG, TOOL_FAILED, INTERRUPTED = 0, 1, 2, 130

_MOST_CUT = 20
"""So many warnings of texts that are cut in charts are told one by one."""

_MAKES = {
    "charts": ("charts",),
    "handbook": ("handbook",),
    "spreadsheets": ("spreadsheets",),
    "job-descriptions": ("job-descriptions",),
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
    options = parser().parse_args(arguments)
    try:
        return _COMMANDS.get(options.command, _make)(options)
    except SpecError as error:
        _say(messages.as_text(error.diagnostics, colour=_in_colour(sys.stderr)))
        subject = getattr(options, "spec", error.diagnostics[0].span.file)
        _say(f"{subject}: {messages.summary(error.diagnostics)}; nothing was made")
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
        reading = load(options.spec, options.locale, options.variant, partial(_undrawable, options))
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
        _say(f"{options.spec}: a spec to begin with. Change it in an editor, then:")
        _say(f"    rolebook check {options.spec}\n    rolebook build {options.spec}")
    return OK


def _schema(options: argparse.Namespace) -> int:
    """Print the JSON Schema of specs, or of variants."""
    from render.editing.json_schema import schema_text

    _answer(schema_text(overlay=options.overlay))
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
    colour = _in_colour(sys.stdout)
    outcome = lint(options.spec, options.locale, options.variant, options.format, fix=options.fix, colour=colour)
    if outcome.report:
        _answer(outcome.report)
    if not options.quiet:
        _say(outcome.summary)
    return SPEC_IS_WRONG if outcome.is_wrong else OK


def _show(options: argparse.Namespace) -> int:
    """Tell all that is known of one post, unit or person."""
    from render.queries import show

    organisation, reading = _seen(options)
    _answer(show(organisation, options.wanted, load_locale(reading.language), _screen(options)))
    return OK


def _stats(options: argparse.Namespace) -> int:
    """Tell the figures of the organisation."""
    from render.queries import stats

    organisation, reading = _seen(options)
    _answer(stats(organisation, load_locale(reading.language), _screen(options)))
    return OK


def _themes(options: argparse.Namespace) -> int:
    """List themes, or make a sample picture of each."""
    # Imported here because only this command needs it.
    from render.outputs import replace_papers
    from render.theme_command import listing, previews, themes

    shown, locale = themes(options.themes), load_locale(options.locale)
    if not options.preview:
        _answer(listing(shown, locale, colour=_in_colour(sys.stdout)))
        return OK
    made = replace_papers(options.output, {"themes": _told(previews(shown, locale), options.output, options.quiet)})
    if not options.quiet:
        _say(f"{options.output}: {len(made)} pictures")
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


def _attach(options: argparse.Namespace) -> int:
    """Put a paper behind another document."""
    # Imported here because no other command needs it.
    from render.attaching import attached
    from render.outputs import write_whole

    if options.output.resolve() in (options.paper.resolve(), options.to.resolve()):
        raise ToolError(f"{options.output} would be overwritten while it is read", "give another name with -o")
    done = attached(options.paper, options.to)
    write_whole(options.output, done.content)
    for warning in done.warnings:
        _say(f"rolebook: {warning}")
    if not options.quiet:
        _say(f"{options.output}: {options.to} with {options.paper} behind it")
    return OK


def _make_template(options: argparse.Namespace) -> int:
    """Write a document with a place for everything that can be filled, or list the places."""
    # Imported here because only this command needs it.
    from render.template_command import example_template, template_tags

    organisation, reading = _seen(options)
    locale = load_locale(reading.language)
    if options.list:
        _answer("\n".join(template_tags(organisation, locale)))
        return OK
    example_template(options.output, organisation, locale, reading.theme)
    if not options.quiet:
        _say(f"{options.output}: a document to begin with. Make it yours in Word or WPS, then:")
        _say(f"    rolebook handbook {options.spec} --template {options.output}")
    return OK


_COMMANDS = {
    "attach": _attach,
    "template": _make_template,
    "check": _check,
    "import": _import,
    "init": _init,
    "fmt": _fmt,
    "schema": _schema,
    "lint": _lint,
    "show": _show,
    "stats": _stats,
    "themes": _themes,
    "export": _export,
}


def _make(options: argparse.Namespace) -> int:
    """Make the papers of one command."""
    # Imported here because `check` needs none of the libraries that draw.
    from render.outputs import made_from_another, replace_papers, write_dependencies
    from render.pipeline import Commission, papers, template_complaints
    from render.themes import COMPLETE, load_theme

    started = time.perf_counter()
    organisation, reading = _seen(options)
    sources = reading.sources if _may_attach_spec(options) else ()
    theme, theme_files = _theme(options)
    theme = theme or reading.theme or load_theme(COMPLETE)
    root = _root(organisation, options, reading.language)
    settings = _chart_settings(reading, options)
    cut: list[str] = []
    folder = options.output / _folder(organisation, options, root or "")
    template = _template(options.template, folder) if options.template else None
    locales = load_locales(reading.language)
    described = _described(organisation, options, reading.language)
    commission = Commission(
        organisation, locales, theme, options.engine, settings, root, sources, cut.extend, template, described
    )
    for complaint in template_complaints(commission):
        _say(f"rolebook: {complaint}")
    source = "\n".join((options.spec.name, *organisation.name.by_language.values()))
    with papers(_MAKES[options.command], commission) as coming:
        told = {
            _record(kind, commission.described): _told(of_kind, folder, options.quiet)
            for kind, of_kind in coming.items()
        }
        of_another = made_from_another(folder, source)
        made = replace_papers(folder, told, source)
    if of_another:
        _say(f"{folder}: these papers took the place of those of another spec, or of this one by another name")
        _say("    help: Where both are wanted, give one organisation another id, or choose another folder with -o.")
    if options.depfile:
        templates = (options.template,) if options.template else ()
        write_dependencies(options.depfile, (*reading.files, *theme_files, *templates), made)
    if not options.quiet:
        _tell_cut(organisation, reading, cut)
        seconds = time.perf_counter() - started
        _say(f"{folder}: {len(made)} files in {seconds:.1f} s{_hint_at(reading.warnings, options)}")
    return OK


def _template(path: Path, folder: Path) -> "Template":
    # Imported here because hardly anyone has a template.
    from render.template_command import template_at

    return template_at(path, folder)


def _may_attach_spec(options: argparse.Namespace) -> bool:
    """Whether the handbook is to hold the spec. Raises `ToolError` where its readers may not see all of it."""
    wanted: bool = getattr(options, "attach_spec", False)
    if wanted and options.audience != Visibility.RESTRICTED.name.lower():
        raise ToolError(
            f"the spec holds what is not for the {options.audience} audience",
            "leave out --attach-spec, or --audience where its readers may know everything",
        )
    return wanted


def _tell_cut(organisation: Organisation, reading: Reading, cut: Sequence[str]) -> None:
    """Warn of texts that end with an ellipsis in the charts, each at its place."""
    parts: dict[str, Post | Unit] = {**organisation.unit_by_id, **organisation.post_by_id}
    hint = "Shorten it. All of it is in the handbook, and where the pointer rests on the box in the SVG."
    warnings = []
    for id in cut:
        part = parts.get(id, organisation)
        span = reading.places.span(part, "title" if isinstance(part, Post) else "name")
        message = f"The text of {id} is too long for its box in the charts, and is cut there."
        warnings.append(Diagnostic(span, "text-cut", message, hint, Severity.WARNING))
    if warnings:
        _say(messages.as_text(warnings[:_MOST_CUT], colour=_in_colour(sys.stderr)))
    if len(warnings) > _MOST_CUT:
        _say(f"and {len(warnings) - _MOST_CUT} more texts that are cut")


def _theme(options: argparse.Namespace) -> "tuple[Theme | None, tuple[Path, ...]]":
    """The theme that the command names, if it does, and the file that it was read from, if any."""
    if options.theme is None:
        return None, ()
    # Imported here because hardly anyone names one.
    from render.spec.looks import is_file, theme_named

    return theme_named(options.theme), (Path(options.theme),) if is_file(options.theme) else ()


def _seen(options: argparse.Namespace) -> tuple[Organisation, Reading]:
    """The organisation as it is shown to the audience on the day, and the spec as it was read."""
    from render.views import seen

    reading = load(options.spec, options.locale, options.variant, partial(_undrawable, options))
    return seen(reading.organisation, options.as_of, Visibility[options.audience.upper()]), reading


def _chart_settings(reading: Reading, options: argparse.Namespace) -> ChartSettings:
    """What the spec says of charts, where the command does not say otherwise."""
    said = {name: value for name in ChartSettings._fields if (value := getattr(options, name, None)) is not None}
    return reading.charts._replace(**said)


def _root(organisation: Organisation, options: argparse.Namespace, language: Language) -> str | None:
    """The id of what charts are to begin with, where that is not the organisation."""
    if not options.root:
        return None
    from render.queries import found

    item = found(organisation, options.root, load_locales(language)[0])
    if isinstance(item, Person):
        raise ToolError(f"{options.root} is a person; a chart begins with a unit or a post.", "Name one of these.")
    return item.id


def _described(organisation: Organisation, options: argparse.Namespace, language: str) -> str | None:
    """The post or unit that alone is to be described, if any is named."""
    if not options.post:
        return None
    from render.products.job_description import described_seats
    from render.queries import found

    item = found(organisation, options.post, load_locales(language)[0])
    if item.id not in {seat.id for seat in described_seats(organisation)}:
        raise ToolError(f"{options.post} has no job description: it is no post, nor a unit with responsibilities.")
    return item.id


def _record(kind: str, described: str | None) -> str:
    """What is made of one post replaces nothing that was made of others."""
    return f"{kind}-{described}" if described else kind


def _folder(organisation: Organisation, options: argparse.Namespace, root: str) -> str:
    """Papers of other variants, days and audiences never mix: `ecommerce`, `ecommerce-startup-public`."""
    day = options.as_of.isoformat() if options.as_of else ""
    audience = options.audience if organisation.audience is not Visibility.RESTRICTED else ""
    return "-".join(filter(None, (organisation.id, options.variant, day, audience, root)))


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


def _undrawable(options: argparse.Namespace, characters: set[str], theme: "Theme | None") -> set[str]:
    """Those of `characters` that the fonts of the papers lack, in the theme of the command or else of the spec."""
    if all(char.isascii() for char in characters):
        return set()
    # Imported here because it takes longer than reading a small spec.
    from render.typesetting.fonts import family_of, noto_sans

    theme = (_theme(options)[0] if "theme" in options else None) or theme
    family = family_of(theme.fonts) if theme else noto_sans()
    return family.regular.missing(characters)


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
