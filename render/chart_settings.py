"""How charts are to be arranged and what they show: said in the spec under `charts`, or for once by the command."""

from enum import StrEnum
from typing import NamedTuple

_POINTS_IN_MILLIMETRE = 72 / 25.4

PAGES = {
    "A5": (148.0, 210.0), "A4": (210.0, 297.0), "A3": (297.0, 420.0), "A2": (420.0, 594.0),  # ISO 216
    "Letter": (215.9, 279.4), "Legal": (215.9, 355.6),  # ANSI/ASME Y14.1
    "slide": (190.5, 338.667),  # 16:9, as PowerPoint makes it
}  # fmt: skip
"""Sheets by name, upright, in millimetres."""

LEAST_ROOM = 90.0
"""Millimetres between the margins: a box in the smallest text beside another one needs nearly as much."""


class Orientation(StrEnum):
    """`auto` is whichever shows more; a slide is across."""

    AUTO = "auto"
    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


class Style(StrEnum):
    """Alike for all managers of a kind, as long as that is legible, or as small as can be, each subtree for itself."""

    UNIFORM = "uniform"
    COMPACT = "compact"


class Detail(StrEnum):
    """What a chart may leave out."""

    HOLDERS = "holders"
    HEADCOUNT = "headcount"
    VACANCIES = "vacancies"
    DOTTED = "dotted"
    PHOTOS = "photos"
    COLLABORATION = "collaboration"


COLOUR_RULES = (
    "unit", "grade", "type", "vacancy", "title", "code", "headcount", "purpose", "place", "hours", "travel", "hazards",
)  # fmt: skip
"""What boxes can be coloured by: the department, the kind of unit, whether held, or what is said of the post."""


class Format(StrEnum):
    """What a chart can be written as."""

    GV = "gv"
    SVG = "svg"
    PDF = "pdf"
    PNG = "png"
    DRAWIO = "drawio"
    PPTX = "pptx"


USUAL_FORMATS = frozenset((Format.GV, Format.SVG, Format.PDF, Format.PNG))
DPI = 36, 600
"""The least and the most dots per inch of a picture."""


class ChartSettings(NamedTuple):
    """`min_text` is in points, `margin` in millimetres; those and `depth`, the levels below the top, may be open.

    `colour_by` is one of `COLOUR_RULES`, or empty. `dpi` is for PNG; `embed_fonts` puts the glyphs of an SVG into it.
    """

    page: str = "A4"
    orientation: Orientation = Orientation.AUTO
    style: Style = Style.UNIFORM
    min_text: float | None = None
    margin: float | None = None
    depth: int | None = None
    show: frozenset[Detail] = frozenset(Detail)
    formats: frozenset[Format] = USUAL_FORMATS
    dpi: int = 144
    embed_fonts: bool = False
    colour_by: str = ""

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height of the sheet, upright, in points."""
        width, height = PAGES[self.page]
        return in_points(width), in_points(height)

    @property
    def is_screen(self) -> bool:
        """Whether nobody turns the sheet."""
        return self.page == "slide"


USUAL_CHARTS = ChartSettings()


def in_points(millimetres: float) -> float:
    return round(millimetres * _POINTS_IN_MILLIMETRE, 2)
