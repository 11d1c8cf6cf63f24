"""DOT with fixed positions drawn as SVG by Graphviz, through the `graphviz` package."""

import re
import shutil
import sys
import sysconfig
from functools import cache
from pathlib import Path

import graphviz
from graphviz.backend import dot_command

from render.diagnostics import ToolError

PURE, MACHINE = "graphviz-pure", "dot"
ENGINES = (PURE, MACHINE)

_BOLD = re.compile(r'font-family="([^"]*) Bold"')


def svg(graph: str, engine: str = PURE) -> bytes:
    """The picture of a DOT file with positions, drawn by one of `ENGINES`.

    Without graphviz-pure, which pip installs where there is a wheel, the machine's own `dot` draws.
    Raises `ToolError` where neither is there, or where it fails.
    """
    program = _program(engine)
    dot_command.DOT_BINARY = program
    try:
        picture = graphviz.pipe("neato", "svg", graph.encode(), neato_no_op=2, quiet=True)
    except (graphviz.CalledProcessError, OSError) as error:
        raise ToolError(f"{program.name} cannot draw a chart: {_reason(error)}") from error
    # Graphviz has no attribute for weight: the bold words of the font's name become one.
    return _BOLD.sub(r'font-family="\1" font-weight="bold"', picture.decode()).encode()


@cache
def _program(engine: str) -> Path:
    """Where the program is. Raises `ToolError` where it is not."""
    folders = [str(Path(sys.executable).parent), sysconfig.get_path("scripts"), None]
    names = [PURE, MACHINE] if engine == PURE else [MACHINE]
    for name in names:
        for folder in folders if name == PURE else [None]:
            if found := shutil.which(name, path=folder):
                return Path(found)
    raise ToolError(
        "Graphviz, which draws the charts, is not on this machine",
        hint=f"pip install {PURE}, or install Graphviz itself (https://graphviz.org/download) so that `dot` runs",
    )


def _reason(error: Exception) -> str:
    if isinstance(error, graphviz.CalledProcessError):
        return bytes(error.stderr or b"").decode(errors="replace").strip() or f"exit code {error.returncode}"
    return str(error)
