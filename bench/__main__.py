"""`make bench`: every figure is a ratio of two commands, run in turn as whole processes, of wall and processor time.

`python -m bench WORD ...` runs only the lines that have all these words.
"""

import compileall
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.comparisons import Comparison, Comparisons
from bench.papers import figures
from bench.synthetic import spec_text


class Run(NamedTuple):
    seconds: float
    processor: float
    megabytes: float


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
    for command in comparison.before:
        run(command)
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


def main() -> None:
    compileall.compile_dir("render", quiet=1)  # as pip has compiled all that it is compared with
    print(f"{'':<46} {'ours':>10} {'other':>10} {'ratio':>6} {'cpu':>6}  {'at most':<9} {'ours':>9} {'other':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for comparison in Comparisons(Path(folder)):
            if all(word in comparison.name for word in sys.argv[1:]):
                report(comparison)
        if len(sys.argv) == 1:
            posts_300 = Path(folder) / "300.yaml"
            posts_300.write_text(spec_text(300), "utf-8")
            for line in figures(posts_300, Path(folder) / "10000.yaml"):
                print(line, flush=True)


if __name__ == "__main__":
    main()
