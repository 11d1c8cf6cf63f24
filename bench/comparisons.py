"""What is compared with what: two commands, what has to be done before, and the ratio that is asked for."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.synthetic import roster, spec_text, staff_list

PYTHON = sys.executable
ROLEBOOK = str(Path(PYTHON).with_name("rolebook"))
IMPORTS = "import reportlab.pdfgen.canvas, docx, pydantic, yaml"
BARE_IMPORTS = "import reportlab, docx, pydantic, yaml"
COMPOSE = "import sys, yaml; yaml.compose(open(sys.argv[1], encoding='utf-8'), yaml.CSafeLoader)"
EVENTS = "import sys, yaml\nfor _ in yaml.parse(open(sys.argv[1], encoding='utf-8'), yaml.CSafeLoader): pass"
CALAMINE = "import sys, python_calamine as c; c.load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python()"

Command = list[str]
SEED, SMALL, LARGE, HUGE = 0, 1_000, 10_000, 100_000
"""Posts of an organisation; the seed is the sample that comes with Rolebook."""


class Comparison(NamedTuple):
    name: str
    ours: Command
    other: Command
    limit: str
    runs: int
    before: tuple[Command, ...] = ()
    """What has to be done first, once."""
    memory_limit: str = ""
    size_limit: str = ""
    """Where given, what both make is their last argument."""


class Comparisons:
    """All of them, with the files that they need in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._specs = {size: folder / f"{size}.yaml" for size in (SMALL, LARGE)}
        for size, spec in self._specs.items():
            spec.write_text(spec_text(size), "utf-8")
        self._specs[SEED] = Path("specs/ecommerce.yaml")
        self._tables = {"rows": roster, "people": staff_list}
        for name, table in self._tables.items():
            (folder / f"{name}.xlsx").write_bytes(table(LARGE))

    def __iter__(self) -> Iterator[Comparison]:
        yield from self._start()
        yield from self._reading()
        yield from self._word()
        yield from self._documents()
        yield from self._charts()

    def _start(self) -> Iterator[Comparison]:
        build = [ROLEBOOK, "build", str(self._specs[SEED]), "--quiet", "-o", str(self._folder)]
        yield Comparison("build of the seed / imports, with a canvas", build, [PYTHON, "-c", IMPORTS], "3", 9)
        yield Comparison("build of the seed / imports, bare", build, [PYTHON, "-c", BARE_IMPORTS], "3", 9)

    def _reading(self) -> Iterator[Comparison]:
        large = str(self._specs[LARGE])
        check, small = ([ROLEBOOK, "check", str(self._specs[size]), "--quiet"] for size in (LARGE, SMALL))
        yield Comparison("check, 10,000 posts / 1,000", check, small, "12", 3)
        yield Comparison("check / C parser's nodes, 10,000 posts", check, [PYTHON, "-c", COMPOSE, large], "2", 3)
        yield Comparison("check / C parser's events, 10,000 posts", check, [PYTHON, "-c", EVENTS, large], "2", 3)
        yield Comparison("lint / check, 10,000 posts", [ROLEBOOK, "lint", large, "--quiet"], check, "3", 3)
        yield Comparison("stats / check, 10,000 posts", [ROLEBOOK, "stats", large], check, "1.3", 3)
        for name in self._tables:
            table = str(self._folder / f"{name}.xlsx")
            imported = [ROLEBOOK, "import", table, "--quiet"]
            yield Comparison(f"import, 10,000 {name} / calamine", imported, [PYTHON, "-c", CALAMINE, table], "3", 7)

    def _word(self) -> Iterator[Comparison]:
        rows, few = (self._stage("rows", size) for size in (LARGE, SMALL))

        def by(who: str, read: Command = rows) -> Command:
            return [PYTHON, "-m", "bench.word_peers", who, read[-1], f"{read[-1]}.{who}"]

        ours = by("ours")
        yield Comparison("matrix in Word / docxtpl, 10,000 rows", ours, by("docxtpl"), "0.33", 3, (rows,))
        yield Comparison("matrix in Word, 10,000 rows / 1,000", ours, by("ours", few), "11", 3, (rows, few))
        if shutil.which("pandoc"):
            html = by("html")
            pandoc = ["pandoc", "-f", "html", html[-1], "-o", f"{html[-1]}.docx"]
            yield Comparison("matrix in Word / pandoc, 10,000 rows", ours, pandoc, "0.067", 1, (rows, html))

    def _documents(self) -> Iterator[Comparison]:
        for kind, limit in (("matrix", "12"), ("handbook", "11")):
            large, small = self._stage(kind, LARGE), self._stage(kind, SMALL)
            yield Comparison(f"{kind}, 10,000 posts / 1,000", large, small, limit, 3)
        pair = (self._stage(stage, SEED) for stage in ("handbook-text", "handbook-text-by-typst"))
        yield Comparison("handbook text / Typst, seed, from its spec", *pair, "1", 9)
        yield self._typst(SEED, "1", 9)
        yield self._typst(SMALL, "0.7", 3, "0.3", "0.5")
        yield self._typst(LARGE, "0.7", 1, "0.3", "0.5")

    def _typst(self, size: int, limit: str, runs: int, memory_limit: str = "", size_limit: str = "") -> Comparison:
        source = self._stage("typst-source", size)
        typst = [PYTHON, "-m", "bench.typst_peer", source[-1], str(self._folder / f"{size}.pdf")]
        name = f"handbook text / Typst, {f'{size:,} posts' if size else 'seed, from finished text'}"
        ours = self._stage("handbook-text", size)
        return Comparison(name, ours, typst, limit, runs, (source,), memory_limit, size_limit)

    def _charts(self) -> Iterator[Comparison]:
        def drawn(kind: str, size: int) -> Command:
            return [PYTHON, "-m", "bench.charts", kind, str(size), str(self._folder / f"charts-{size}.{kind}")]

        yield Comparison("charts as SVG, 100,000 boxes / 10,000", drawn("svg", HUGE), drawn("svg", LARGE), "12", 1)
        if shutil.which("dot"):
            graph = drawn("dot", LARGE)
            by_dot = ["dot", "-Tsvg", graph[-1], "-o", f"{graph[-1]}.svg"]
            yield Comparison("charts as SVG / dot, 10,000 boxes", drawn("svg", LARGE), by_dot, "0.05", 1, (graph,))

    def _stage(self, name: str, size: int) -> Command:
        return [PYTHON, "-m", "bench.stages", name, str(self._specs[size]), str(self._folder / f"{name}-{size}")]
