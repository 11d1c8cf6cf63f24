"""How charts of the same tree come out on paper, by tool: `python -m bench.chart_ink` writes bench/charts.md.

The others are measured where they are on PATH (`pip install ctorg==0.1.1 structviz==0.2`). structviz knows no trees:
it has groups and blocks of posts, with `reports_to`. It gets a block for each level.
All figures are read from the SVG that a tool made, by one reader.
"""

import json
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import NamedTuple

from bench.charts import pictures, plain_dot, tree
from render.chart_settings import PAGES, Style, in_points
from render.content import Chart

Point = tuple[float, float]
Piece = tuple[Point, Point]

_MARGIN = 40.0
_LARGEST = 14.0  # points: nobody prints a chart in larger text because there is room
_SVG = "{http://www.w3.org/2000/svg}"
_TARGET = Path(__file__).with_name("charts.md")


class Picture(NamedTuple):
    """What is drawn, in the units of the picture: boxes as left, top, right, bottom, and a polyline for each line."""

    width: float
    height: float
    boxes: list[tuple[float, float, float, float]]
    lines: list[list[Point]]
    text: float


class Ink(NamedTuple):
    """On the sheet: the size of the smallest text, the part of the room that boxes cover, crossings, and the length of
    all lines in points."""

    text: float
    covered: float
    crossings: int
    line: float


def ink(picture: Picture, page: str, *, on_sheet: bool) -> Ink:
    """The picture on a sheet of that name, across; one that is `on_sheet` already keeps its size."""
    height, width = (in_points(side) - 2 * _MARGIN for side in PAGES[page])
    scale = min(width / picture.width, height / picture.height, _LARGEST / picture.text)
    scale = 1.0 if on_sheet else scale
    area = sum((right - left) * (bottom - top) for left, top, right, bottom in picture.boxes)
    length = sum(_length(line) for line in picture.lines)
    return Ink(
        picture.text * scale,
        area * scale**2 / (width * height),
        _crossings(picture.lines),
        length * scale,
    )


def read(svg: bytes) -> Picture:
    """What an SVG of Graphviz, or of rectangles and lines, shows."""
    root = ElementTree.fromstring(svg)
    view = [float(number) for number in re.split("[ ,]+", root.get("viewBox", ""))]
    boxes, lines = [], []
    groups = list(root.iter(f"{_SVG}g"))
    for group in groups:
        paths = [_points(element) for element in group if element.tag in (f"{_SVG}polygon", f"{_SVG}path")]
        paths += [_points(element) for link in group.iter(f"{_SVG}a") for element in link if element.get("d")]
        if group.get("class") in ("edge", "lines"):
            lines += [_points(element) for element in group.iter(f"{_SVG}path")]
        elif group.get("class") == "node" and paths:
            xs, ys = zip(*(point for path in paths for point in path), strict=True)
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
    corners = [
        [float(each.get(key, "0")) for key in ("x", "y", "width", "height")] for each in root.iter(f"{_SVG}rect")
    ]
    boxes += [(x, y, x + width, y + height) for x, y, width, height in corners if width < view[2]]
    for each in root.iter(f"{_SVG}line"):
        lines.append([tuple(float(each.get(f"{axis}{end}", "0")) for axis in "xy") for end in "12"])  # type: ignore[misc]
    sizes = [_size(text) for text in root.iter(f"{_SVG}text")]
    return Picture(view[2], view[3], boxes, lines, min(sizes))


def _size(text: ElementTree.Element) -> float:
    return float(re.sub("[a-z]+", "", text.get("font-size") or "12"))


def _points(element: ElementTree.Element) -> list[Point]:
    """The corners of a shape; of a curve, points on it."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", element.get("points") or element.get("d") or "")]
    places = list(zip(numbers[::2], numbers[1::2], strict=True))
    if "C" not in (element.get("d") or ""):
        return places
    curve = [places[0]]
    for start in range(0, len(places) - 3, 3):
        curve += _bezier(places[start : start + 4])
    return curve


def _bezier(places: list[Point], steps: int = 8) -> Iterator[Point]:
    """Points on a cubic curve after its first."""
    for t in (step / steps for step in range(1, steps + 1)):
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        x, y = (sum(w * side for w, side in zip(weights, sides, strict=True)) for sides in zip(*places, strict=True))
        yield x, y


def _length(line: list[Point]) -> float:
    return sum(((x - u) ** 2 + (y - v) ** 2) ** 0.5 for (x, y), (u, v) in pairwise(line))


def _crossings(lines: list[list[Point]]) -> int:
    """Pairs of lines that pass through each other, not those that meet or branch off."""
    return sum(
        any(_cross(one, other) for one in pairwise(first) for other in pairwise(second))
        for first, second in combinations(lines, 2)
        if _near(first, second)
    )


def _near(first: list[Point], second: list[Point]) -> bool:
    spans = [[(min(side), max(side)) for side in zip(*line, strict=True)] for line in (first, second)]
    return all(one[0] <= other[1] and other[0] <= one[1] for one, other in zip(*spans, strict=True))


def _cross(one: Piece, other: Piece) -> bool:
    sides = [_side(one, place) for place in other] + [_side(other, place) for place in one]
    return sides[0] * sides[1] < -1e-6 and sides[2] * sides[3] < -1e-6


def _side(piece: Piece, place: Point) -> float:
    (x, y), (u, v) = piece
    return (u - x) * (place[1] - y) - (v - y) * (place[0] - x)


# ---------------------------------------------------------------- tools


def with_dot(chart: Chart, folder: Path) -> bytes:
    (folder / "plain.gv").write_text(plain_dot(chart), "utf-8")
    return subprocess.run(["dot", "-Tsvg", str(folder / "plain.gv")], capture_output=True, check=True).stdout


def with_ctorg(chart: Chart, folder: Path) -> bytes:
    names = [f"{box.title} {box.id}" for box in chart.boxes]
    people = [
        {"name": name, "role": "-", "manager": None if box.parent is None else names[box.parent]}
        for name, box in zip(names, chart.boxes, strict=True)
    ]
    (folder / "people.json").write_text(json.dumps(people, ensure_ascii=False), "utf-8")
    command = ["ctorg", "chart", "--format", "svg", "-o", str(folder / "ctorg.svg"), str(folder / "people.json")]
    subprocess.run(command, capture_output=True, check=True)
    return (folder / "ctorg.svg").read_bytes()


def with_structviz(chart: Chart, folder: Path) -> bytes:
    groups: list[dict[str, object]] = []
    level = (0,)
    while level:
        nodes = [_for_structviz(chart, index) for index in level]
        block = {"id": f"level{len(groups)}", "nodes": nodes}
        groups.append({"level": len(groups) + 1, "label": "", "blocks": [block]})
        level = tuple(child for index in level for child in chart.children[index])
    (folder / "viz.yaml").write_text(json.dumps({"meta": {"type": "org", "title": ""}, "groups": groups}), "utf-8")
    command = ["structviz", "-t", "org", "-f", "svg", "-o", str(folder / "viz"), str(folder / "viz.yaml")]
    subprocess.run(command, capture_output=True, check=True)
    (picture,) = (folder / "viz").glob("*.svg")
    return picture.read_bytes()


def _for_structviz(chart: Chart, index: int) -> dict[str, str]:
    box = chart.boxes[index]
    superior = {} if box.parent is None else {"reports_to": chart.boxes[box.parent].id}
    return {"id": box.id, "title": box.title, **superior}


OTHERS: dict[str, Callable[[Chart, Path], bytes]] = {
    "dot": with_dot,
    "structviz": with_structviz,
    "ctorg": with_ctorg,
}


def rows() -> Iterator[str]:
    yield "| chart | tool | smallest text, pt | room covered by boxes | crossings | lines, pt |"
    yield "|---|---|---|---|---|---|"
    for count, page in ((30, "A4"), (300, "A3")):
        chart = tree(count)
        for style in Style:
            made = pictures(chart, page, style)
            note = "" if len(made) == 1 else f", first of {len(made)} pages"
            yield _row(count, page, f"Rolebook, {style}{note}", ink(read(made[0]), page, on_sheet=True))
        with tempfile.TemporaryDirectory() as name:
            for tool, make in OTHERS.items():
                if shutil.which(tool):
                    yield _row(count, page, tool, ink(read(make(chart, Path(name))), page, on_sheet=False))
                else:
                    yield f"| {count} boxes, {page} | {tool} | not installed | | | |"


def _row(count: int, page: str, tool: str, found: Ink) -> str:
    figures = f"{found.text:.1f} | {found.covered:.0%} | {found.crossings} | {found.line:,.0f}"
    return f"| {count} boxes, {page} | {tool} | {figures} |"


_HEAD = """# Charts on paper

Made by `python -m bench.chart_ink`: the same trees of five levels, landscape, with margins of 40 pt. The pictures of
the others are scaled to the sheet, to text of 14 pt at most; Rolebook's stand on it as they are. structviz knows no
trees; it is given a block for each level, with `reports_to`. Members listed in a card count as part of their card.
"""


def main() -> None:
    text = "\n".join((_HEAD, *rows())) + "\n"
    _TARGET.write_text(text, "utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
