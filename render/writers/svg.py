"""DOT with fixed positions drawn as SVG by Graphviz."""

import re

from render.typesetting.graphviz_engine import PURE, run

_BOLD = re.compile(r'font-family="([^"]*) Bold"')


def svg(graph: str, engine: str = PURE) -> bytes:
    """The picture of a DOT file with positions. Raises `ToolError` where Graphviz is not there, or fails."""
    picture = run("neato", "svg", graph, engine, keep=2)
    # Graphviz has no attribute for weight: the bold words of the font's name become one.
    return _BOLD.sub(r'font-family="\1" font-weight="bold"', picture).encode()
