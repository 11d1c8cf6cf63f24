"""Graphviz, which lays out what is no tree: found, run, and its faults told."""

import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import graphviz
from graphviz.backend import dot_command

from render.diagnostics import ToolError

PURE, MACHINE = "graphviz-pure", "dot"


def run(layout: str, format: str, graph: str, engine: str = PURE, *, keep: int | None = None) -> str:
    """What `PURE` or `MACHINE` makes of a graph with a layout of Graphviz, such as `neato`.

    `keep` 1 keeps the positions of nodes, 2 those of lines as well. Without graphviz-pure, which pip installs where
    there is a wheel, the machine's own `dot` runs. Raises `ToolError` where neither is there, or where it fails.
    """
    program = _program(engine)
    dot_command.DOT_BINARY = program
    try:
        return str(graphviz.pipe(layout, format, graph.encode(), neato_no_op=keep, quiet=True).decode())
    except (graphviz.CalledProcessError, OSError) as error:
        raise ToolError(f"{program.name} cannot arrange the collaboration map: {_reason(error)}") from error


@cache
def _program(engine: str) -> Path:
    """Where the program is. Raises `ToolError` where it is not."""
    names = [PURE, MACHINE] if engine == PURE else [MACHINE]
    for name in names:
        for folder in _folders() if name == PURE else [None]:
            if found := shutil.which(name, path=folder):
                return Path(found)
    hint = "Install it from https://graphviz.org/download so that `dot` runs"
    hint += f", or pip install {PURE}." if engine == PURE else ", or leave out --engine."
    raise ToolError("Graphviz, which arranges the collaboration map, is not on this machine.", hint)


def _folders() -> Iterator[str | None]:
    """Where pip puts programs, beside Python or elsewhere, then all that the machine looks through."""
    yield str(Path(sys.executable).parent)
    # Imported here because pip hardly ever puts them elsewhere.
    import sysconfig

    yield sysconfig.get_path("scripts")
    yield None


def _reason(error: Exception) -> str:
    if isinstance(error, graphviz.CalledProcessError):
        return bytes(error.stderr or b"").decode(errors="replace").strip() or f"exit code {error.returncode}"
    return str(error)
