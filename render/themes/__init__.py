"""The looks of the papers, one YAML file per theme beside this one. Lengths are in points."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Annotated

import yaml
from pydantic import ConfigDict, Field, TypeAdapter

from render.content import BoxRole

Colour = Annotated[str, Field(pattern=r"^#[0-9A-F]{6}$")]
Length = Annotated[float, Field(gt=0)]
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet in portrait, with its margins."""

    __pydantic_config__ = _STRICT
    width: Length
    height: Length
    margin_top: Length
    margin_right: Length
    margin_bottom: Length
    margin_left: Length


@dataclass(frozen=True, slots=True)
class Palette:
    """`ink` is for text, `muted` for furniture, `accent` for headings, `tint` for quiet surfaces."""

    __pydantic_config__ = _STRICT
    paper: Colour
    ink: Colour
    muted: Colour
    accent: Colour
    on_accent: Colour
    tint: Colour
    rule: Colour


@dataclass(frozen=True, slots=True)
class Type:
    """Text sizes of documents, and the baseline distance of body text."""

    __pydantic_config__ = _STRICT
    title: Length
    chapter: Length
    section: Length
    subsection: Length
    body: Length
    table: Length
    small: Length
    leading: Length
    table_leading: Length


@dataclass(frozen=True, slots=True)
class BoxLook:
    """How the boxes of one role are drawn."""

    __pydantic_config__ = _STRICT
    fill: Colour
    stroke: Colour
    ink: Colour
    bold: bool


@dataclass(frozen=True, slots=True)
class ChartLook:
    """An org chart before it is scaled to its page.

    `text` is the size it is measured at, `max_text` and `min_text` what any of its text may be scaled
    to. `detail` is the size of details as a part of the title's, `line_height` the distance of baselines in
    sizes. Gaps are distances between boxes; `padding_x` and `padding_y` are the room beside and
    above the text in a box. `title`,
    `footer` and `margin` belong to pages that hold nothing but a chart, and are not scaled.
    """

    __pydantic_config__ = _STRICT
    text: Length
    min_text: Length
    max_text: Length
    detail: Length
    line_height: Length
    padding_x: Length
    padding_y: Length
    max_text_width: Length
    sibling_gap: Length
    level_gap: Length
    line: Colour
    line_width: Length
    title: Length
    footer: Length
    margin: Length
    title_ink: Colour
    footer_ink: Colour
    boxes: dict[BoxRole, BoxLook]


@dataclass(frozen=True, slots=True)
class Theme:
    """`screen_fonts` are the families that SVG and Word files name, the measured one first."""

    __pydantic_config__ = _STRICT
    name: str
    screen_fonts: tuple[str, ...]
    word_latin_font: str
    word_han_font: str
    page: Page
    palette: Palette
    type: Type
    chart: ChartLook


@cache
def load_theme(name: str) -> Theme:
    """The theme `name`. Raises `FileNotFoundError` where there is none."""
    text = (files(__package__) / f"{name}.yaml").read_text("utf-8")
    return TypeAdapter(Theme).validate_python(yaml.load(text, yaml.CSafeLoader))
