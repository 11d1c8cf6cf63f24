"""Lines with text that is shaped, or runs from right to left, among other text."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from render.typesetting.bidi import levels
from render.typesetting.line_filling import fill
from render.typesetting.lines import Line, Piece
from render.typesetting.scripts import is_rtl
from render.typesetting.shaping import Cluster, Run, lefts, runs
from render.typesetting.typeface import Typeface

SetLine = Callable[[str, Typeface, float], Line]
_MOST_BETWEEN_WORDS = 0.4  # em more than usual
_LEAST_NARROWED = 0.25  # em
_NOTHING = 0.001  # less is what is left of adding up


def set_mixed(
    text: str,
    width: float,
    face: Typeface,
    size: float,
    set_line: SetLine,
    *,
    gaps: Mapping[int, float],
    first_indent: float = 0.0,
    justified: bool = False,
) -> list[Line]:
    """`text` in lines of `width`, the first shorter by `first_indent`; what is not shaped is set by `set_line`.

    `gaps` are the distances that it puts before characters.

    Where they are `justified`, all but the last are stretched between shaped words, as far as that leaves no holes.
    """
    rtl = is_rtl(text)
    depths = levels(text, int(rtl))
    advances = face.advances(text, size)

    def filled(measure: float) -> Iterator[Line]:
        spans = fill(text, advances, measure, first_indent=first_indent, gaps=gaps)
        for number, (start, end) in enumerate(spans):
            indent = 0.0 if number else first_indent
            ends_here = number + 1 == len(spans) or "\n" in text[end : spans[number + 1][0]]
            room = width - indent if justified and not ends_here else 0.0
            line = _line(text[start:end], depths[start:end], face, size, set_line, room)
            x = width - indent - line.width if rtl else indent
            parted = number + 1 < len(spans) and " " in text[end : spans[number + 1][0]]
            yield line._replace(x=x, parted=parted, rtl=rtl)

    measure, lines = width, list(filled(width))
    # Letters where a word is parted are wider than they are within it.
    while (over := max(line.width for line in lines) - width) > _NOTHING and measure > width / 2:
        measure -= max(over, size * _LEAST_NARROWED)
        lines = list(filled(measure))
    return lines


def mixed_line(text: str, rtl: bool, face: Typeface, size: float, set_line: SetLine) -> Line:
    """`text` on one line, as wide as it comes; `rtl` is whether its paragraph runs from right to left."""
    return _line(text, levels(text, int(rtl)), face, size, set_line)


def _line(text: str, depths: Sequence[int], face: Typeface, size: float, set_line: SetLine, room: float = 0.0) -> Line:
    parts = runs(text, face, tuple(depths))
    others = [None if run.face else set_line(text[run.start : run.end], face, size) for run in parts]
    taken = sum(other.width if other else run.width * size for run, other in zip(parts, others, strict=True))
    if room > taken:
        parts = _stretched(parts, (room - taken) / size)
    widths = [other.width if other else run.width * size for run, other in zip(parts, others, strict=True)]
    pieces = [Piece("")]
    pen = 0.0
    places = lefts([run.level for run in parts], widths)
    for run, other, left, width in zip(parts, others, places, widths, strict=True):
        if abs(left - pen) > _NOTHING:
            pieces[-1] = pieces[-1]._replace(after=pieces[-1].after + left - pen)
        pieces += other.pieces if other else (Piece(text[run.start : run.end], run=run),)
        pen = left + width
    return Line(0.0, sum(widths), tuple(pieces if pieces[0].after else pieces[1:]))


def _stretched(parts: Sequence[Run], slack: float) -> tuple[Run, ...]:
    """The runs with so much more between their words, in em; as they are where that would leave holes."""
    spaces = sum(map(_spaces, parts))
    if slack > spaces * _MOST_BETWEEN_WORDS:
        return tuple(parts)
    more = slack / spaces
    return tuple(run._replace(width=run.width + more * _spaces(run), clusters=_wider(run, more)) for run in parts)


def _spaces(run: Run) -> int:
    return sum(cluster.text == " " for cluster in run.clusters)


def _wider(run: Run, more: float) -> tuple[Cluster, ...]:
    return tuple(
        cluster._replace(advance=cluster.advance + more) if cluster.text == " " else cluster for cluster in run.clusters
    )
