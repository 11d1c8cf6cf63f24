"""Lines of text that are set: what is between `paragraphs`, which makes them, and the writers, which draw them."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from render.typesetting.shaping import Run


class Piece(NamedTuple):
    """Part of a line. `tracking` follows every character, `after` the whole; `spaced` takes each `SPACED` em wider.

    Pieces are in the order in which they are read: where that is not the order in which they stand, `after` leads back,
    and one without text to the first of them. Shaped text is a `run`.
    """

    text: str
    after: float = 0.0
    tracking: float = 0.0
    spaced: bool = False
    run: "Run | None" = None

    @property
    def reversed(self) -> bool:
        """Whether it is read from right to left."""
        return self.run is not None and self.run.level % 2 == 1


class Line(NamedTuple):
    """One line: `x` is where it starts, from the left edge of the paragraph.

    `parted` is whether a space stood between it and the next; `language` is that of a line that says it once more, in
    another one. One of a paragraph from right to left is `rtl`: it ends at the right edge of the paragraph.
    """

    x: float
    width: float
    pieces: tuple[Piece, ...]
    parted: bool = False
    language: str = ""
    rtl: bool = False

    def at_left(self, width: float) -> "Line":
        """The same at the left edge of a paragraph that wide, whichever way it runs."""
        return self._replace(x=self.x - (width - self.width)) if self.rtl else self
