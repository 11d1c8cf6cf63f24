"""The subcommands of `rolebook`: a file each, which has its arguments and does what it is for."""

import argparse
from enum import IntEnum
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from render.console import Console


class Exit(IntEnum):
    """What the command tells the shell."""

    OK = 0
    SPEC_IS_WRONG = 1
    TOOL_FAILED = 2
    INTERRUPTED = 130


class Command(NamedTuple):
    """What it is for, and the file beside this one that has it."""

    about: str
    file: str


class Module(Protocol):
    """What such a file has."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, options: argparse.Namespace, console: Console) -> Exit:
        """Raises `SpecError` and `ToolError`."""


COMMANDS = {
    "init": Command("write a spec to begin with", "init"),
    "import": Command("make a spec from a table", "import_table"),
    "check": Command("find every problem of a spec", "check"),
    "lint": Command("review how well a spec describes its organisation", "lint"),
    "fmt": Command("put specs into the standard form", "fmt"),
    "schema": Command("print the JSON Schema of specs, for editors", "schema"),
    "show": Command("tell all that is known of one post, unit or person", "show"),
    "stats": Command("tell headcount, span of control, layers, responsibilities per post", "stats"),
    "export": Command("write the organisation as data for other programs", "export"),
    "build": Command("make charts, handbook, matrix and RACI tables", "make"),
    "charts": Command("make org charts: an overview and one per department, as gv, svg, pdf and png", "make"),
    "handbook": Command("make the handbook (PDF, DOCX), the responsibilities matrix and RACI tables (DOCX)", "make"),
    "spreadsheets": Command("make matrix, headcount by unit and RACI for Excel (XLSX), and as lists (CSV)", "make"),
    "job-descriptions": Command(
        "make a form for every post (DOCX, PDF), with places for what is to be filled in", "make"
    ),
    "themes": Command("list the looks that papers can have", "themes"),
    "template": Command("write a Word document to begin with, with a place for all that can be filled", "template"),
    "attach": Command("put a paper behind another document", "attach"),
}
"""In the order in which somebody new meets them."""


def module_of(command: str) -> Module:
    """The file of a subcommand, read now: starting up is most of what a small organisation costs."""
    return cast(Module, import_module(f"{__name__}.{COMMANDS[command].file}"))
