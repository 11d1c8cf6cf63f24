"""Reads an SVG, ours or one that Graphviz drew: boxes, lines and texts where they are."""

import re
import xml.etree.ElementTree as ElementTree
from typing import NamedTuple

SVG = "{http://www.w3.org/2000/svg}"


class Box(NamedTuple):
    id: str
    left: float
    top: float
    right: float
    bottom: float


class Word(NamedTuple):
    text: str
    anchor: str
    x: float
    y: float
    size: float
    is_bold: bool
    colour: str


class Picture:
    def __init__(self, svg):
        root = ElementTree.fromstring(svg)
        self.size = float(root.get("width")[:-2]), float(root.get("height")[:-2])
        self.view = tuple(float(part) for part in root.get("viewBox").split())
        graph = root.find(f"{SVG}g")
        # Graphviz counts from the bottom of the sheet.
        shift = re.search(r"translate\(([-\d.]+) ([-\d.]+)\)", graph.get("transform", "translate(0 0)"))
        right, down = float(shift[1]), float(shift[2])
        self.boxes, self.lines, self.words, self.tooltips = [], [], [], {}
        for group in graph.iter(f"{SVG}g"):
            kind = (group.get("class") or "").split(" ")[0]
            paths = [points(path.get("d"), right, down) for path in group.iter(f"{SVG}path")]
            words = [word(text, right, down, group.get("fill")) for text in group.iter(f"{SVG}text")]
            if kind in ("edge", "lines"):
                self.lines += paths
            elif kind in ("node", "box"):
                self.boxes += [box(group.get("id"), path) for path in (*paths, *map(corners, group.iter(f"{SVG}rect")))]
                self.words += words
                for link in group.iter(f"{SVG}a"):
                    self.tooltips[group.get("id")] = link.get("{http://www.w3.org/1999/xlink}title")
            elif group.get("id") is None and group is not graph:
                self.words += words


def points(path, right, down):
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    return [(x + right, y + down) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def corners(rect):
    x, y, width, height = (float(rect.get(key)) for key in ("x", "y", "width", "height"))
    return [(x, y), (x + width, y + height)]


def box(identity, path):
    xs, ys = [x for x, _ in path], [y for _, y in path]
    return Box(identity, min(xs), min(ys), max(xs), max(ys))


def word(text, right, down, ink):
    return Word(
        text.text or "",
        text.get("text-anchor"),
        float(text.get("x")) + right,
        float(text.get("y")) + down,
        float(text.get("font-size")),
        text.get("font-weight") == "bold",
        text.get("fill") or ink,
    )
