"""The arguments that several subcommands share, the form of their help, and commands as people type them."""

import argparse
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from render.diagnostics import ToolError
from render.terms import Visibility

if TYPE_CHECKING:
    import datetime


class _Help(argparse.HelpFormatter):
    """Keeps the lines of examples as they are, and fills those of what a command is for."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text if "\n" in text else "\n".join(self._split_lines(text, width))


class Parser(argparse.ArgumentParser):
    """Of what is wrong with what was typed it tells as everything else is told: by a `ToolError`."""

    def error(self, message: str) -> NoReturn:
        raise ToolError(f"{message}.", f"`{self.prog} --help` lists what can be typed.")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Nothing is left over: who reads it is a subcommand, which knows its options best."""
        known, rest = super().parse_known_args(args, namespace)
        if rest:
            # Imported here because hardly anyone mistypes.
            from render.spec.findings import shown

            raise ToolError(f"{shown(rest[0])} is not known to `{self.prog}`.", self._meant(rest[0]))
        return known, rest

    def _meant(self, typed: str) -> str:
        if not typed.startswith("-"):
            return "Give one at a time; a name with spaces in it is put in quotes."
        from render.spec.findings import closest

        options = [option for action in self._actions for option in action.option_strings]
        near = closest(typed.partition("=")[0], options)
        return f"Did you mean `{near}`?" if near else f"`{self.prog} --help` lists what can be typed."


def explain(parser: argparse.ArgumentParser, description: str, *, examples: str, tail: str = "") -> None:
    """Help that ends with examples."""
    parser.formatter_class = _Help
    parser.description = description
    lines = ("examples:", *map(str.strip, examples.strip().splitlines()))
    parser.epilog = "\n  ".join(lines) + (f"\n\n{tail}" if tail else "")


def as_typed(*words: object) -> str:
    """A command that can be typed where this one was: by the same name, with quotes where they are needed."""
    called = sys.argv[0]
    is_named_by_path = Path(called).stem == "rolebook" and not shutil.which("rolebook")
    return shlex.join([called if is_named_by_path else "rolebook", *map(str, words)])


def add_common(parser: argparse.ArgumentParser, spec: str | None = None, *, bilingual: bool = False) -> None:
    """What every command takes; `spec` "?" is for one that can do without."""
    # Imported here because not every command has a language.
    from render.locales import locale_choices, locale_codes

    what = "the YAML file that describes the organisation"
    parser.add_argument("spec", type=Path, nargs=spec, metavar="SPEC", help=what)
    parser.add_argument(
        "--locale",
        choices=locale_choices() if bilingual else locale_codes(),
        help=f"the language of the papers{', or both' if bilingual else ''} (that of most texts of the spec)",
    )
    add_quiet(parser)


def add_quiet(parser: argparse.ArgumentParser, what: str = "say nothing unless something is wrong") -> None:
    parser.add_argument("-q", "--quiet", action="store_true", help=what)


def add_answer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how the answer is printed")


def add_variant(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--variant", default="", metavar="NAME", help="lay SPEC.NAME.yaml, beside the spec, over it")


def add_day(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-of", type=_day, metavar="DATE", help="what is there on that day (the effective date of the document)"
    )


def add_view(parser: argparse.ArgumentParser) -> None:
    """What part of the spec, and whose view of it."""
    add_variant(parser)
    add_day(parser)
    parser.add_argument(
        "--audience",
        choices=[level.name.lower() for level in Visibility],
        default="restricted",
        help="leave out what is not for these readers (restricted: nothing is left out)",
    )


def _day(typed: str) -> "datetime.date":
    # Imported here because most commands are given no day.
    import datetime

    try:
        return datetime.date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{typed!r} is not a day, such as 2026-12-31") from None
