"""The recipes: from an organisation to its papers, every stage by name. A file for each kind of papers."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from types import ModuleType

from render.recipes.commission import Commission, Paper

RECIPES = {
    "charts": "charts",
    "handbook": "documents",
    "spreadsheets": "spreadsheets",
    "job-descriptions": "descriptions",
}
"""Kinds of papers, and the file beside this one that makes them."""


def papers(kinds: Iterable[str], commission: Commission) -> dict[str, Iterator[Paper]]:
    """The papers of each kind (a key of `RECIPES`), each made when it is taken: many would not fit into memory.

    Raises `ToolError`, here or where a paper is taken, if one cannot be made.
    """
    jobs = {kind: [*_recipe(kind).jobs(commission)] for kind in kinds}
    return {kind: (paper for job in of_kind for paper in job()) for kind, of_kind in jobs.items()}


def _recipe(kind: str) -> ModuleType:
    """It is read only now, as it needs libraries that others do not."""
    return import_module(f"{__name__}.{RECIPES[kind]}")
