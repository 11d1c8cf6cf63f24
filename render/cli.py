"""The `rolebook` command: which subcommand is meant, and what becomes of errors."""

import argparse
import gc
import os
import signal
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn

import render
from render import messages
from render.commands import COMMANDS, Exit, module_of
from render.commands.arguments import Parser, explain
from render.console import Console
from render.diagnostics import SpecError, ToolError


def run() -> NoReturn:
    """The command as a process of its own."""
    signal.signal(signal.SIGTERM, _interrupt)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # Chinese on a Western Windows, too
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.disable()  # a short life with hardly any cycles; collecting made large specs take twice the time
    code = main()
    os._exit(code)  # the system takes memory back at once; Python, object by object


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what `arguments` say; returns the exit code."""
    typed = sys.argv[1:] if arguments is None else arguments
    options, console = argparse.Namespace(quiet=False), Console()
    if not typed:
        console.say(parser(()).format_help())
        return Exit.TOOL_FAILED
    try:
        parser(typed).parse_args(typed, options)
        console.is_quiet = options.quiet
        return module_of(options.command).run(options, console)
    except SpecError as error:
        console.complain(error.diagnostics)
        subject = getattr(options, "spec", error.diagnostics[0].span.file)
        console.say(f"{subject}: {messages.summary(error.diagnostics)}; nothing was made")
        return Exit.SPEC_IS_WRONG
    except ToolError as error:
        console.say(f"rolebook: {error.message}", error.hint)
        return Exit.TOOL_FAILED
    except KeyboardInterrupt:
        console.say("rolebook: interrupted; the papers are as they were before")
        return Exit.INTERRUPTED


def parser(typed: Sequence[str]) -> argparse.ArgumentParser:
    """What `rolebook` understands: the subcommand that is typed with its arguments, else every one by name.

    Raises `ToolError` where there is no such subcommand, and on parsing what cannot be understood.
    """
    whole = Parser(prog="rolebook")
    explain(
        whole,
        "Organisation as code: org charts, responsibility matrices and handbooks from one YAML file.",
        examples="""
            rolebook init specs/mine.yaml
            rolebook check specs/mine.yaml
            rolebook build specs/mine.yaml
            rolebook handbook specs/mine.yaml -o papers --locale en
            rolebook COMMAND --help
        """,
        tail="Exit codes: 0 all is well, 1 the spec is wrong, 2 usage or tool, 130 interrupted.",
    )
    whole.add_argument("--version", action="version", version=f"rolebook {render.__version__}")
    commands = whole.add_subparsers(title="commands", dest="command", metavar="COMMAND", required=True)
    if typed and typed[0] in COMMANDS:
        module_of(typed[0]).add_arguments(commands.add_parser(typed[0]))
    elif typed and typed[0] not in ("-h", "--help", "--version"):
        raise _unknown_command(typed[0])
    else:
        for name, command in COMMANDS.items():
            commands.add_parser(name, help=command.about)
    return whole


def _unknown_command(typed: str) -> ToolError:
    # Imported here because hardly anyone mistypes.
    from render.spec.findings import closest, shown

    hint = "Options come behind the command: rolebook check SPEC --quiet."
    if not typed.startswith("-"):
        near = closest(typed, COMMANDS)
        hint = f"Did you mean `{near}`?" if near else "`rolebook --help` lists them."
    return ToolError(f"There is no command {shown(typed)}.", hint)


def _interrupt(_signal: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt
