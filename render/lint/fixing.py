"""Safe corrections in a spec's own text: only the words change, never a comment, a quote or a space beside them."""

from collections.abc import Mapping

from render.diagnostics import Span, ToolError
from render.lint.scalars import scalars
from render.spec.decoding import decode
from render.spec.document import Source
from render.spec.retyping import retyped


def corrected(data: bytes, read: Source, rewritten: Mapping[Span, str]) -> tuple[bytes, int]:
    """The file `data` with what is `rewritten` at each place of its text as it was `read`, and how many texts that is.

    Raises `ToolError` where the file is not the one that was read, and as `retyped` does, which also says what is
    left alone.
    """
    if decode(read.name, data) != read.text:
        raise ToolError(f"{read.name} was changed meanwhile; nothing was written.", "Run the command again.")
    places = ((read.span(scalar.start), scalar) for scalar in scalars(read.text))
    better = {
        scalar.start: rewritten[place] for place, scalar in places if rewritten.get(place) not in (None, scalar.value)
    }
    return retyped(read.name, data, better)
