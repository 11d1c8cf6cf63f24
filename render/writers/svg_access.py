"""A chart drawn by Graphviz made fit to be read, searched, linked to and read aloud.

Every box becomes one group with its words in it, under the id of its post or unit; the picture gets a title and a
description. Roles are those of WAI-ARIA and of its graphics module.
"""

import base64
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from lxml import etree

from render.typesetting.drawing import Photo, Shape
from render.typesetting.fonts import Family, Typeface
from render.typesetting.sheets import ChartPage
from render.writers.photos import png

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def accessible(picture: bytes, page: ChartPage, description: str, fonts: tuple[str, Family] | None = None) -> bytes:
    """The picture of a page, said in words by `description`; boxes link to the pages on which they go on.

    `fonts` are a family's name and itself, where its glyphs are to be in the picture.
    """
    # huge_tree: a chart of a large organisation has more than lxml lets pass unasked.
    root = etree.fromstring(picture, etree.XMLParser(remove_comments=True, huge_tree=True))
    _entitle(root, page, description or page.title)
    graph = root.find(f"{_SVG}g")
    _strip(graph)
    groups = list(graph.iterchildren(f"{_SVG}g"))
    for group in groups:
        _strip(group)
        if group.get("class") == "edge":
            group.set("aria-hidden", "true")
    # Graphviz draws nodes in the order of the file; after those of the boxes come the words of the page itself.
    drawn = iter([group for group in groups if group.get("class") == "node"])
    for shape in page.drawing.shapes:
        holder = _gather(shape, drawn, f"{quote(shape.page)}.svg" if shape.page else "")
        if shape.photo:
            holder.append(_image(shape.photo, page.height))
    if fonts:
        _embed(root, *fonts)
    whole: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return whole


def _entitle(root: Any, page: ChartPage, description: str) -> None:
    root.set("role", "graphics-document document")
    root.set("aria-labelledby", "_title _description")
    if page.language:
        root.set(_LANGUAGE, page.language)
    for place, (tag, id, words) in enumerate((("title", "_title", page.title), ("desc", "_description", description))):
        element = etree.Element(f"{_SVG}{tag}", id=id)
        element.text = words
        root.insert(place, element)


def _strip(group: Any) -> None:
    """Take away what Graphviz calls a part of the picture."""
    group.attrib.pop("id", None)
    title = group.find(f"{_SVG}title")
    if title is not None:
        group.remove(title)


def _gather(shape: Shape, drawn: Iterator[Any], link: str) -> Any:
    """Make one group of a box and its lines, which follow it; returns what holds them."""
    whole, *rest = [next(drawn) for _ in range(shape.framed + len(shape.lines))]
    inside = [element for part in (whole, *rest) for element in part.iter(f"{_SVG}path", f"{_SVG}text")]
    for child in list(whole):
        whole.remove(child)
    for part in rest:
        part.getparent().remove(part)
    for name, value in (("id", shape.id), ("class", f"box {shape.role}"), ("role", "graphics-object group")):
        whole.set(name, value)
    etree.SubElement(whole, f"{_SVG}title").text = shape.title
    holder = etree.SubElement(whole, f"{_SVG}a", {"href": link, f"{_XLINK}href": link}) if link else whole
    holder.extend(inside)
    return holder


def _image(photo: Photo, height: float) -> Any:
    """A photo where it belongs in the picture of a page that high: Graphviz counts upwards from the bottom."""
    data = f"data:image/png;base64,{base64.b64encode(png(photo.data, photo.width, photo.height)).decode()}"
    place = {"x": photo.x, "y": photo.y - height, "width": photo.width, "height": photo.height}
    area = {name: f"{value:.2f}" for name, value in place.items()}
    return etree.Element(f"{_SVG}image", {"href": data, f"{_XLINK}href": data, "aria-hidden": "true", **area})


def _embed(root: Any, name: str, family: Family) -> None:
    """Put the glyphs of the picture into it, as fonts of that name."""
    used: dict[bool, set[str]] = {False: set(), True: set()}
    for text in root.iter(f"{_SVG}text"):
        used[text.get("font-weight") == "bold"].update(text.text or "")
    style = etree.Element(f"{_SVG}style")
    rules = (*_rules(family.regular, used[False], name), *_rules(family.bold, used[True], name))
    style.text = "\n".join(rules)
    root.insert(2, style)


def _rules(face: Typeface | None, characters: set[str], name: str) -> Iterator[str]:
    """A font for what the face has of the characters, then one for what the face behind it has."""
    while face and characters:
        lacking = face.lacking(characters)
        if here := sorted(characters - lacking):
            data = base64.b64encode(face.file(here)).decode()
            codes = ",".join(f"U+{ord(character):X}" for character in here)
            yield (
                f'@font-face{{font-family:"{name}";font-weight:{face.weight};'
                f'src:url("data:font/otf;base64,{data}");unicode-range:{codes}}}'
            )
        face, characters = face.fallback if lacking else None, lacking
