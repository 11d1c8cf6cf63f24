"""Org charts of any size, the same tree for every tool: `python -m bench.charts svg|dot COUNT TARGET`."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from render.chart_settings import ChartSettings, Style
from render.content import Box, BoxRole, Chart
from render.themes import load_theme
from render.typesetting.fonts import noto_sans
from render.typesetting.paging import chart_pages
from render.writers.svg import svg

_TITLES = ("数据分析师", "工程师", "客户成功顾问", "采购主管", "质检员", "部门经理")
_ROLES = (BoxRole.POST, BoxRole.UNIT, BoxRole.GROUP)


def tree(count: int, depth: int = 5) -> Chart:
    """So many boxes, at most `depth` levels below the top, as even as may be."""
    breadth = 2
    while sum(breadth**level for level in range(depth + 1)) < count:
        breadth += 1
    below: dict[int, list[int]] = {}
    for number in range(1, count):
        below.setdefault((number - 1) // breadth, []).append(number)
    boxes: list[Box] = []
    pending: list[tuple[int, int | None]] = [(0, None)]
    while pending:
        number, parent = pending.pop()
        title = _TITLES[number % len(_TITLES)]
        role = _ROLES[0 if number not in below else 1 + number % 2] if number else BoxRole.ORGANIZATION
        index = len(boxes)
        boxes.append(Box(f"b{number}", role, title, parent, page_title=title, folded="下设岗位"))
        pending.extend((child, index) for child in reversed(below.get(number, ())))
    return Chart("overview", "组织架构图", tuple(boxes), language="zh-CN")


def pictures(chart: Chart, page: str = "A4", style: Style = Style.UNIFORM) -> list[bytes]:
    """The pages of a chart as SVG."""
    theme = load_theme("classic")
    pages = chart_pages(chart, noto_sans(), theme.chart, ChartSettings(page, style=style))
    return [svg(each, theme) for each in pages]


def plain_dot(chart: Chart) -> str:
    """The same boxes as a person would write them down for Graphviz."""
    nodes = [f'  "{box.id}" [label="{box.title}"];' for box in chart.boxes]
    edges = [f'  "{chart.boxes[box.parent].id}" -> "{box.id}";' for box in chart.boxes if box.parent is not None]
    return "\n".join(["digraph {", "  node [shape=box fontsize=11];", *nodes, *edges, "}", ""])


def main(arguments: Sequence[str]) -> None:
    gc.disable()  # as the command does
    kind, count, target = arguments
    chart = tree(int(count))
    made = plain_dot(chart).encode() if kind == "dot" else b"\n".join(pictures(chart))
    Path(target).write_bytes(made)


if __name__ == "__main__":
    main(sys.argv[1:])
