"""Charts as SVG: to be read, searched, linked to and read aloud.

Every box is a group with its words in it, under the id of its post or unit. Roles are those of WAI-ARIA and of its
graphics module. All formatting is in attributes, as office programs and editors know no styles.
"""

import base64
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from urllib.parse import quote

from render.themes import Theme
from render.typesetting.drawing import DASHES, Connector, Outline, Paint, Photo, Shape, TextLine, corner, paint
from render.typesetting.fonts import Family
from render.typesetting.latin_marks import with_stand_ins
from render.typesetting.scripts import is_unseen
from render.typesetting.sheets import ChartPage
from render.typesetting.typeface import Typeface
from render.writers.photos import png

_PROPORTIONAL = ' style="font-feature-settings:&quot;pwid&quot;"'
"""Has ’ and “” as wide as in Latin faces. It is the one style, which programs that know none may miss."""


def svg(page: ChartPage, theme: Theme, description: str = "", glyphs: Family | None = None) -> bytes:
    """The picture of a page, said in words by `description`; `glyphs` are fonts that are to be in the picture."""
    parts = (
        _opening(page, theme, description, glyphs),
        _lines(page, theme),
        _boxes(page, theme),
        _margins(page, theme),
    )
    return "".join([piece for part in parts for piece in part]).encode() + b"</g>\n</svg>\n"


def _opening(page: ChartPage, theme: Theme, description: str, glyphs: Family | None) -> Iterator[str]:
    size = f"{page.width:.2f}", f"{page.height:.2f}"
    language = f' xml:lang="{escape(page.language)}"' if page.language else ""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="{size[0]}pt" height="{size[1]}pt" viewBox="0 0 {size[0]} {size[1]}"'
        f' role="graphics-document document" aria-labelledby="_title _description"{language} xml:space="preserve">\n'
        f'<title id="_title">{_words(page.title)}</title>\n'
        f'<desc id="_description">{_words(description or page.title)}</desc>\n'
    )
    if glyphs:
        yield f"<style>{chr(10).join(_fonts(page, theme.screen_fonts[0], glyphs))}</style>\n"
    yield f'<rect width="{size[0]}" height="{size[1]}" fill="{theme.palette.paper}"/>\n'
    yield f'<g font-family="{escape(", ".join(theme.screen_fonts))}" stroke-width="{theme.chart.line_width}">\n'


# ---------------------------------------------------------------- what is drawn


def _lines(page: ChartPage, theme: Theme) -> Iterator[str]:
    drawing = page.drawing
    yield f'<g class="lines" aria-hidden="true" fill="none" stroke="{theme.chart.line}">\n'
    yield from map(_path, drawing.connectors)
    if drawing.dotted:
        yield f"<g{_dashes(Outline.DASHED)}>\n"
        yield from map(_path, drawing.dotted)
        yield "</g>\n"
    yield from (_path(tie, f' stroke-width="{tie.width:.2f}"') for tie in drawing.ties)
    yield "</g>\n"


def _path(connector: Connector, width: str = "") -> str:
    points = " ".join([f"{x:.2f},{y:.2f}" for x, y in connector.points])
    return f'<path d="M{points}"{width}/>\n'


def _boxes(page: ChartPage, theme: Theme) -> Iterator[str]:
    for shape in page.drawing.shapes:
        colours = paint(shape, theme.chart)
        yield (
            f'<g id="{escape(shape.id)}" class="box {shape.role}" role="graphics-object group" fill="{colours.ink}">'
            f"<title>{_words(shape.title)}</title>"
        )
        if shape.page:
            yield _link(shape.page)
        if shape.framed:
            yield _frame(shape, colours)
        if shape.photo:
            yield _image(shape.photo)
        yield from map(_text, shape.lines)
        yield "</a></g>\n" if shape.page else "</g>\n"


def _frame(shape: Shape, colours: Paint) -> str:
    return (
        f'<rect x="{shape.x:.2f}" y="{shape.y:.2f}" width="{shape.width:.2f}" height="{shape.height:.2f}"'
        f' rx="{corner(shape):.2f}" fill="{colours.fill}" stroke="{colours.stroke}"{_dashes(colours.outline)}/>'
    )


def _dashes(outline: Outline) -> str:
    return f' stroke-dasharray="{" ".join(map(str, DASHES[outline]))}"' if DASHES[outline] else ""


def _text(line: TextLine) -> str:
    x = line.x + line.width * (0.5 if line.centred else line.rtl)  # where it starts, or its middle
    anchor = ' text-anchor="middle"' if line.centred else ""
    look = (' font-weight="bold"' if line.bold else "") + (' direction="rtl"' if line.rtl else "")
    look += _PROPORTIONAL if with_stand_ins(line.text) != line.text else ""
    return (
        f'<text x="{x:.2f}" y="{line.baseline:.2f}" font-size="{line.size:.2f}"{look}{anchor}>'
        f"{_words(line.text)}</text>"
    )


def _image(photo: Photo) -> str:
    data = f"data:image/png;base64,{base64.b64encode(png(photo.data, photo.width, photo.height)).decode()}"
    return (
        f'<image x="{photo.x:.2f}" y="{photo.y:.2f}" width="{photo.width:.2f}" height="{photo.height:.2f}"'
        f' href="{data}" xlink:href="{data}" aria-hidden="true"/>'
    )


def _link(page: str) -> str:
    """The beginning of a link to the picture of another page."""
    file = escape(f"{quote(page)}.svg")
    return f'<a href="{file}" xlink:href="{file}">'


def _margins(page: ChartPage, theme: Theme) -> Iterator[str]:
    yield from _set(page.heading, theme.chart.title_ink)
    yield from _set(page.footer, theme.chart.footer_ink)
    for link in page.links:
        yield _link(link.page)
        yield from _set((link.line,), theme.chart.footer_ink)
        yield "</a>\n"


def _set(lines: Sequence[TextLine], ink: str) -> Iterator[str]:
    if lines:
        yield f'<g fill="{ink}">'
        yield from map(_text, lines)
        yield "</g>\n"


def _words(text: str) -> str:
    """Text for an element; a reader of XML would take a carriage return for nothing."""
    return escape(text, quote=False).replace("\r", "&#13;")


# ---------------------------------------------------------------- fonts


def _fonts(page: ChartPage, name: str, family: Family) -> Iterator[str]:
    """Fonts of that name with the glyphs of a page."""
    boxes = (line for shape in page.drawing.shapes for line in shape.lines)
    used: dict[bool, set[str]] = {False: set(), True: set()}
    for line in (*page.heading, *page.small_print, *boxes):
        used[line.bold].update(line.text)
    yield from _rules(family.regular, used[False], name)
    yield from _rules(family.bold, used[True], name)


def _rules(face: Typeface | None, characters: Iterable[str], name: str) -> Iterator[str]:
    """A font for what the face has of the characters, then one for what the face behind it has."""
    wanted = set(characters)
    while face and wanted:
        lacking = face.lacking(wanted)
        if here := sorted(wanted - lacking):
            data = base64.b64encode(face.file(here)).decode()
            codes = ",".join(f"U+{ord(character):X}" for character in here)
            yield (
                f'@font-face{{font-family:"{name}";font-weight:{face.weight};'
                f'src:url("data:font/otf;base64,{data}");unicode-range:{codes}}}'
            )
        joiners = set(filter(is_unseen, wanted))  # belong to the font of their neighbours
        face, wanted = face.fallback if lacking else None, lacking | joiners
