"""The text of a shape in DrawingML: a paragraph for each line, as they were broken on the page."""

from collections.abc import Sequence
from html import escape

from render.themes import Theme
from render.typesetting.drawing import Shape, TextLine
from render.writers.drawingml import fill
from render.writers.powerpoint_parts.geometry import Scale


class Text:
    """Sets lines as the theme has them, in the language of a page."""

    def __init__(self, theme: Theme, language: str, scale: Scale) -> None:
        self._scale = scale
        self._line_height = theme.chart.line_height
        latin, han = escape(theme.word_latin_font), escape(theme.word_han_font)
        self._fonts = f'<a:latin typeface="{latin}"/><a:ea typeface="{han}"/>'
        self._language = escape(language or "en")

    def body(
        self,
        lines: Sequence[TextLine],
        ink: str,
        beside: tuple[float, float] = (0.0, 0.0),
        *,
        top: float = 0.0,
        anchor: str = "t",
    ) -> str:
        """Lines with so many points left free `beside` them, left and right, and above."""
        left, right = map(self._scale.emu, beside)
        paragraphs = "".join(self._paragraph(line, ink) for line in lines)
        return (
            f'<p:txBody><a:bodyPr wrap="none" lIns="{left}" tIns="{self._scale.emu(top)}" rIns="{right}" bIns="0" '
            f'anchor="{anchor}">'
            f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody>"
        )

    def _paragraph(self, line: TextLine, ink: str) -> str:
        size = round(100 * line.size * self._scale.factor)
        pitch = round(100 * line.size * self._line_height * self._scale.factor)
        rtl = ' rtl="1"' if line.rtl else ""
        return (
            f'<a:p><a:pPr algn="{"ctr" if line.centred else "l"}"{rtl}><a:lnSpc><a:spcPts val="{pitch}"/></a:lnSpc>'
            '<a:spcBef><a:spcPts val="0"/></a:spcBef></a:pPr>'
            f'<a:r><a:rPr lang="{self._language}" sz="{size}" b="{int(line.bold)}" dirty="0">'
            f"{fill(ink)}{self._fonts}</a:rPr><a:t>{escape(line.text)}</a:t></a:r></a:p>"
        )


def margins(shape: Shape, line_height: float) -> tuple[float, float]:
    """The room above the first line of a box, and below the last."""
    first, last = shape.lines[0], shape.lines[-1]
    top = first.middle - first.size * line_height / 2 - shape.y
    return top, shape.y + shape.height - last.middle - last.size * line_height / 2


def is_centred(shape: Shape, line_height: float) -> bool:
    """Whether the text stands in the middle of its box, as in all but cards."""
    above, below = margins(shape, line_height)
    return abs(above - below) < 0.1


def on_one_line(words: str) -> str:
    """Words for an attribute, in which XML has no line breaks."""
    return escape(" ".join(words.split()))
