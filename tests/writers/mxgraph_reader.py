"""Reads a draw.io file by the rules of mxGraph's model, independently of what wrote it; what breaks one is an error.

A model is a tree of cells: the root, layers in it, and vertices and edges in these, vertices in vertices at places
relative to them. An edge joins two vertices, where its style says. A user object holds the one cell that it stands for.
"""

import base64
import re
from typing import NamedTuple

from lxml import etree

UNITS = 100 / 72
ROOT, LAYER = "0", "1"
_COLOUR = re.compile("none|#[0-9A-F]{6}")


class Cell(NamedTuple):
    id: str
    label: str  # HTML, as is the next
    tooltip: str
    style: dict
    parent: str
    link: str
    area: tuple  # left, top, width and height on the page, in points; none of an edge
    points: tuple  # of an edge, from end to end
    source: str
    target: str
    image: bytes


class Diagram(NamedTuple):
    id: str
    name: str
    size: tuple
    cells: dict

    @property
    def edges(self):
        return [cell for cell in self.cells.values() if cell.points]


def read_mxfile(data):
    """The diagrams of a file."""
    root = etree.fromstring(data)
    assert root.tag == "mxfile"
    found = [_diagram(element) for element in root]
    names = [diagram.id for diagram in found]
    assert len(set(names)) == len(names)
    for cell in (cell for diagram in found for cell in diagram.cells.values() if cell.link):
        assert cell.link.removeprefix("data:page/id,") in names, "a link leads to a page of the file"
    return found


def _diagram(element):
    assert element.tag == "diagram"
    (model,) = element
    assert model.tag == "mxGraphModel"
    (root,) = model
    assert root.tag == "root"
    raw = {}
    for item in root:
        cell = item
        if item.tag == "UserObject":
            (cell,) = item
            assert cell.get("id") is None and cell.get("value") is None, "the user object says these"
        assert cell.tag == "mxCell"
        assert item.get("id") and item.get("id") not in raw
        raw[item.get("id")] = item, cell
    assert raw[ROOT][1].get("parent") is None and raw[LAYER][1].get("parent") == ROOT
    cells = {}
    for id_ in raw:
        if id_ not in (ROOT, LAYER):
            cells[id_] = _cell(id_, raw)
    size = tuple(float(model.get(name)) / UNITS for name in ("pageWidth", "pageHeight"))
    return Diagram(element.get("id"), element.get("name"), size, cells)


def _cell(id_, raw):
    item, cell = raw[id_]
    style = _style(cell.get("style"))
    is_edge = cell.get("edge") == "1"
    assert is_edge != (cell.get("vertex") == "1"), "a vertex or an edge"
    (geometry,) = cell
    assert (geometry.tag, geometry.get("as")) == ("mxGeometry", "geometry")
    assert (geometry.get("relative") == "1") is is_edge
    for end in ("source", "target"):
        assert (cell.get(end) is not None) is is_edge
        assert not is_edge or raw[cell.get(end)][1].get("vertex") == "1", "edges join vertices that are there"
        assert not is_edge or raw[cell.get(end)][1].get("connectable") != "0"
    return Cell(
        id_,
        item.get("label") or item.get("value") or "",
        item.get("tooltip", ""),
        style,
        cell.get("parent"),
        item.get("link", ""),
        () if is_edge else _area(id_, raw),
        _points(cell, style, geometry, raw) if is_edge else (),
        cell.get("source", ""),
        cell.get("target", ""),
        _image(style),
    )


def _style(text):
    """Keys and values. A style is parted at its semicolons, whatever its values hold."""
    assert text.endswith(";")
    pairs = [part.partition("=") for part in text.removesuffix(";").split(";")]
    assert all(key and sign for key, sign, _ in pairs)
    style = {key: value for key, _, value in pairs}
    assert len(style) == len(pairs), "every key once"
    assert all(_COLOUR.fullmatch(value) for key, value in style.items() if key.endswith("Color"))
    return style


def _area(id_, raw):
    _, cell = raw[id_]
    numbers = [float(cell[0].get(name)) / UNITS for name in ("x", "y", "width", "height")]
    assert min(numbers[2:]) > 0
    met, parent = {id_}, cell.get("parent")
    while parent != LAYER:
        assert parent not in met, "no cell is within itself"
        met.add(parent)
        around = raw[parent][1]
        assert around.get("vertex") == "1"
        numbers[0] += float(around[0].get("x")) / UNITS
        numbers[1] += float(around[0].get("y")) / UNITS
        parent = around.get("parent")
    return tuple(numbers)


def _points(cell, style, geometry, raw):
    assert cell.get("parent") == LAYER
    arrays = list(geometry)
    assert [(array.tag, array.get("as")) for array in arrays] in ([], [("Array", "points")])
    bends = [(float(point.get("x")) / UNITS, float(point.get("y")) / UNITS) for array in arrays for point in array]
    return (_end(cell.get("source"), style, "exit", raw), *bends, _end(cell.get("target"), style, "entry", raw))


def _end(id_, style, name, raw):
    x, y = float(style[f"{name}X"]), float(style[f"{name}Y"])
    assert 0 <= x <= 1 and 0 <= y <= 1, "a line meets its box at its edge"
    left, top, width, height = _area(id_, raw)
    return left + width * x, top + height * y


def _image(style):
    if style.get("shape") != "image":
        return b""
    kind, data = style["image"].split(",")
    assert kind == "data:image/png"
    return base64.b64decode(data, validate=True)
