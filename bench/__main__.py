"""`make bench`: every figure is a ratio of two commands, run in turn as whole processes, of wall and processor time.

`python -m bench WORD ...` runs only the lines that have all these words.
"""

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.papers import figures
from bench.synthetic import roster, spec_text

ROLEBOOK = str(Path(sys.executable).with_name("rolebook"))
IMPORTS = "import reportlab.pdfgen.canvas, docx, pydantic, yaml"
BARE_IMPORTS = "import reportlab, docx, pydantic, yaml"
COMPOSE = "import sys, yaml; yaml.compose(open(sys.argv[1], encoding='utf-8'), yaml.CSafeLoader)"
EVENTS = "import sys, yaml\nfor _ in yaml.parse(open(sys.argv[1], encoding='utf-8'), yaml.CSafeLoader): pass"
CALAMINE = "import sys, python_calamine as c; c.load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python()"


_SEED = 0


class Run(NamedTuple):
    seconds: float
    processor: float
    megabytes: float


class Comparison(NamedTuple):
    name: str
    ours: list[str]
    other: list[str]
    limit: str
    runs: int
    before: list[str] | None = None
    """What has to be done first, once."""
    memory_limit: str = ""
    size_limit: str = ""
    """Where given, what both make is their last argument."""


def run(command: list[str]) -> Run:
    """Wall time, processor time and peak memory of one process."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    return Run(time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def report(comparison: Comparison) -> None:
    """Run both commands in turn, once to warm up, and print medians and their ratios."""
    if comparison.before:
        run(comparison.before)
    run(comparison.ours), run(comparison.other)
    pairs = [(run(comparison.ours), run(comparison.other)) for _ in range(comparison.runs)]
    ours, other = (median(pair[side].seconds for pair in pairs) for side in (0, 1))
    memory = [median(pair[side].megabytes for pair in pairs) for side in (0, 1)]
    ratio = median(pair[0].seconds / pair[1].seconds for pair in pairs)
    processor = median(pair[0].processor / pair[1].processor for pair in pairs)
    print(
        f"{comparison.name:<46} {ours:8.2f} s {other:8.2f} s {ratio:6.2f} {processor:6.2f}  {comparison.limit:<9}"
        f" {memory[0]:6.0f} MB {memory[1]:6.0f} MB",
        flush=True,
    )
    sizes = [
        Path(command[-1]).stat().st_size / 2**20
        for command in (comparison.ours, comparison.other)
        if comparison.size_limit
    ]
    for what, limit, pair in (("memory", comparison.memory_limit, memory), ("file size", comparison.size_limit, sizes)):
        if limit:
            print(f"  {what:<44} {pair[0]:7.1f} MB {pair[1]:7.1f} MB {pair[0] / pair[1]:6.2f}  {limit}", flush=True)


def comparisons(folder: Path) -> list[Comparison]:
    python = sys.executable
    specs = {size: folder / f"{size}.yaml" for size in (1_000, 10_000)}
    for size, spec in specs.items():
        spec.write_text(spec_text(size), "utf-8")
    workbook = folder / "roster.xlsx"
    workbook.write_bytes(roster(10_000))
    specs[_SEED] = Path("specs/ecommerce.yaml")

    def stage(name: str, size: int) -> list[str]:
        return [python, "-m", "bench.stages", name, str(specs[size]), str(folder / f"{name}-{size}")]

    def typst(size: int, limit: str, runs: int, memory_limit: str = "", size_limit: str = "") -> Comparison:
        source = stage("typst-source", size)
        peer = [python, "-m", "bench.typst_peer", source[-1], str(folder / f"{size}.pdf")]
        name = f"handbook text / Typst, {f'{size:,} posts' if size else 'seed'}"
        return Comparison(name, stage("handbook-text", size), peer, limit, runs, source, memory_limit, size_limit)

    def charts(kind: str, size: int) -> list[str]:
        return [python, "-m", "bench.charts", kind, str(size), str(folder / f"charts-{size}.{kind}")]

    drawn_by_dot = ["dot", "-Tsvg", str(folder / "charts-10000.dot"), "-o", str(folder / "dot.svg")]
    with_dot = [
        Comparison(
            "charts as SVG / dot, 10,000 boxes", charts("svg", 10_000), drawn_by_dot, "0.05", 1, charts("dot", 10_000)
        )
    ]

    def word_by(who: str, size: int = 10_000) -> list[str]:
        rows = folder / f"rows-{size}.json"
        if not rows.exists():
            run([python, "-m", "bench.stages", "rows", str(specs[size]), str(rows)])
        return [python, "-m", "bench.word_peers", who, str(rows), str(folder / f"{who}-{size}.out")]

    pandoc = []
    if shutil.which("pandoc"):
        run(word_by("html"))
        by_pandoc = ["pandoc", "-f", "html", str(folder / "html-10000.out"), "-o", str(folder / "pandoc.docx")]
        pandoc = [Comparison("matrix in Word / pandoc, 10,000 rows", word_by("ours"), by_pandoc, "0.067", 1)]
    build = [ROLEBOOK, "build", "specs/ecommerce.yaml", "--quiet", "-o", str(folder)]
    check = {size: [ROLEBOOK, "check", str(spec), "--quiet"] for size, spec in specs.items()}
    lint = [ROLEBOOK, "lint", str(specs[10_000]), "--quiet"]
    stats = [ROLEBOOK, "stats", str(specs[10_000])]
    imported = [ROLEBOOK, "import", str(workbook), "--quiet"]
    large = str(specs[10_000])
    return [
        Comparison("build of the seed / imports, with a canvas", build, [python, "-c", IMPORTS], "3", 9),
        Comparison("build of the seed / imports, bare", build, [python, "-c", BARE_IMPORTS], "3", 9),
        Comparison("check, 10,000 posts / 1,000", check[10_000], check[1_000], "12", 3),
        Comparison("check / C parser's nodes, 10,000 posts", check[10_000], [python, "-c", COMPOSE, large], "2", 3),
        Comparison("check / C parser's events, 10,000 posts", check[10_000], [python, "-c", EVENTS, large], "2", 3),
        Comparison("lint / check, 10,000 posts", lint, check[10_000], "3", 3),
        Comparison("stats / check, 10,000 posts", stats, check[10_000], "1.3", 3),
        Comparison("import, 10,000 rows / calamine", imported, [python, "-c", CALAMINE, str(workbook)], "3", 3),
        Comparison("matrix in Word / docxtpl, 10,000 rows", word_by("ours"), word_by("docxtpl"), "0.33", 3),
        Comparison("matrix in Word, 10,000 rows / 1,000", word_by("ours"), word_by("ours", 1_000), "11", 3),
        *pandoc,
        Comparison("matrix, 10,000 posts / 1,000", stage("matrix", 10_000), stage("matrix", 1_000), "12", 3),
        Comparison("handbook, 10,000 posts / 1,000", stage("handbook", 10_000), stage("handbook", 1_000), "11", 3),
        typst(_SEED, "1", 9),
        typst(1_000, "0.7", 3, "0.3", "0.5"),
        typst(10_000, "0.7", 1, "0.3", "0.5"),
        Comparison("charts as SVG, 100,000 boxes / 10,000", charts("svg", 100_000), charts("svg", 10_000), "12", 1),
        *(with_dot if shutil.which("dot") else ()),
    ]


def main() -> None:
    compileall.compile_dir("render", quiet=1)  # as pip has compiled all that it is compared with
    print(f"{'':<46} {'ours':>10} {'other':>10} {'ratio':>6} {'cpu':>6}  {'at most':<9} {'ours':>9} {'other':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for comparison in comparisons(Path(folder)):
            if all(word in comparison.name for word in sys.argv[1:]):
                report(comparison)
        if len(sys.argv) == 1:
            posts_300 = Path(folder) / "300.yaml"
            posts_300.write_text(spec_text(300), "utf-8")
            for line in figures(posts_300, Path(folder) / "10000.yaml"):
                print(line, flush=True)


if __name__ == "__main__":
    main()
