"""The looks of the papers, one YAML file per theme beside this one. Lengths are in points.

`classic` says everything; any other theme says what differs from the one that it `extends`, which is `classic` where
it names none. What a theme of somebody else's says is checked by `render.spec.looks`, those here by the tests.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from render.content import BoxRole

_FOLDER = Path(__file__).parent

COMPLETE = "classic"
"""The theme that has every key there is."""

Colour = str
"""`#` and six hexadecimal digits, in capitals."""

Length = float


class Page(NamedTuple):
    """A sheet in portrait, with its margins."""

    width: Length
    height: Length
    margin_top: Length
    margin_right: Length
    margin_bottom: Length
    margin_left: Length


class Palette(NamedTuple):
    """`ink` is for text, `muted` for furniture, `accent` for headings, `tint` for quiet surfaces."""

    paper: Colour
    ink: Colour
    muted: Colour
    accent: Colour
    on_accent: Colour
    tint: Colour
    rule: Colour


class Type(NamedTuple):
    """Text sizes of documents, and the baseline distance of body text."""

    title: Length
    chapter: Length
    section: Length
    subsection: Length
    body: Length
    table: Length
    small: Length
    leading: Length
    table_leading: Length


class Swatch(NamedTuple):
    """How a box is coloured, whatever its role."""

    fill: Colour
    stroke: Colour
    ink: Colour


class BoxLook(NamedTuple):
    """How the boxes of one role are drawn; the frames of some are `dotted`."""

    fill: Colour
    stroke: Colour
    ink: Colour
    bold: bool
    dotted: bool


class ChartLook(NamedTuple):
    """An org chart before it is scaled to its page.

    `text` is the size it is measured at, `max_text` and `min_text` what any of its text may be scaled
    to. `detail` is the size of details as a part of the title's, `line_height` the distance of baselines in
    sizes. Gaps are distances between boxes; `padding_x` and `padding_y` are the room beside and
    above the text in a box. `title`,
    `footer` and `margin` belong to pages that hold nothing but a chart, and are not scaled. `series` are the
    colours that boxes take in turn where a rule colours them, the last a quiet one for the rest.
    """

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
    boxes: Mapping[BoxRole, BoxLook]
    series: tuple[Swatch, ...]


class Fonts(NamedTuple):
    """The fonts of papers, each by its file (see `font_files`); empty for Rolebook's own."""

    regular: str
    bold: str


class Theme(NamedTuple):
    """`about` says in a line, by language, what it is like.

    `screen_fonts` are the families that SVG and Word files name, the measured one first.
    """

    name: str
    about: Mapping[str, str]
    fonts: Fonts
    screen_fonts: tuple[str, ...]
    word_latin_font: str
    word_han_font: str
    page: Page
    palette: Palette
    type: Type
    chart: ChartLook


def theme_names() -> list[str]:
    """Every theme there is, the complete one first, the others by name."""
    names = (file.stem for file in _FOLDER.glob("*.yaml"))
    return sorted(names, key=lambda name: (name != COMPLETE, name))


@cache
def load_theme(name: str) -> Theme:
    """The theme `name`. Raises `KeyError` where there is none."""
    return as_theme(theme_data(name))


def theme_data(name: str) -> dict[str, Any]:
    """All that the theme `name` says and inherits, as plain data. Raises `KeyError` where there is none."""
    if name not in theme_names():
        raise KeyError(name)
    said = yaml.load((_FOLDER / f"{name}.yaml").read_bytes(), yaml.CSafeLoader)
    return said if name == COMPLETE else combined(theme_data(said.pop("extends", COMPLETE)), said)


def combined(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """`base` with each value that `changes` gives in its place, however deep; lists are replaced whole."""
    return {
        key: combined(value, changes[key]) if isinstance(value, Mapping) and key in changes else changes.get(key, value)
        for key, value in base.items()
    }


def as_theme(data: Mapping[str, Any]) -> Theme:
    """The theme that complete data describes."""
    chart = data["chart"]
    boxes = {BoxRole(role): BoxLook(**look) for role, look in chart["boxes"].items()}
    series = tuple(Swatch(**look) for look in chart["series"])
    parts = {
        "screen_fonts": tuple(data["screen_fonts"]),
        "fonts": Fonts(**data["fonts"]),
        "page": Page(**data["page"]),
        "palette": Palette(**data["palette"]),
        "type": Type(**data["type"]),
        "chart": ChartLook(**{**chart, "boxes": boxes, "series": series}),
    }
    return Theme(**{**data, **parts})
