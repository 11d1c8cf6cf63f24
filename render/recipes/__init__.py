"""The recipes: from an organisation to its papers, every stage by name. A file for each kind of papers."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from itertools import islice

from render.recipes.commission import Commission, Job, Paper

_AHEAD = 16
"""So many jobs are begun before what they make is asked for."""

RECIPES = {
    "charts": "charts",
    "handbook": "documents",
    "spreadsheets": "spreadsheets",
    "job-descriptions": "descriptions",
}
"""Kinds of papers, and the file beside this one that makes them."""


@contextmanager
def papers(kinds: Iterable[str], commission: Commission) -> Iterator[dict[str, Iterator[Paper]]]:
    """The papers of each kind (a key of `RECIPES`), made side by side, to be taken inside the context.

    Raises `ToolError` when a paper is taken that could not be made.
    """
    # Compressing pictures lets other threads work, and Graphviz runs beside us. More of them than there are processors
    # only take turns, which costs a twentieth of the time.
    pool = ThreadPoolExecutor(os.cpu_count())
    try:
        running = {kind: _Running(pool, _jobs(kind, commission)) for kind in kinds}
        yield {kind: jobs.papers() for kind, jobs in running.items()}
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


class _Running:
    """Jobs being done in order, a few ahead of what is taken, so that large charts are never in memory whole."""

    def __init__(self, pool: ThreadPoolExecutor, jobs: Iterator[Job]) -> None:
        self._pool = pool
        self._jobs = jobs
        self._ahead = deque(pool.submit(job) for job in islice(jobs, _AHEAD))

    def papers(self) -> Iterator[Paper]:
        while self._ahead:
            yield from self._ahead.popleft().result()
            self._ahead.extend(self._pool.submit(job) for job in islice(self._jobs, 1))


def _jobs(kind: str, commission: Commission) -> Iterator[Job]:
    """What there is to do, by a recipe that is read now: each needs libraries that others do not."""
    recipe = import_module(f"{__name__}.{RECIPES[kind]}")
    return iter(recipe.jobs(commission))
