"""The parts of our template of a Word paper; `office_package` says how they are filled."""

from collections.abc import Mapping
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from string import Template

_TEMPLATE = Path(__file__).with_name("template")


def template_parts(looks: Mapping[str, object]) -> Mapping[str, bytes]:
    """The parts of our template by name, with `looks` put in place of its $names."""
    return _template_parts(tuple(looks.items()))


@lru_cache(maxsize=8)  # papers of one look are made by the hundred
def _template_parts(looks: tuple[tuple[str, object], ...]) -> Mapping[str, bytes]:
    values = {name: escape(str(value)) for name, value in looks}
    return {name: template.substitute(values).encode() for name, template in _templates().items()}


@cache
def _templates() -> dict[str, Template]:
    paths = sorted(path for path in _TEMPLATE.rglob("*") if path.is_file())
    return {path.relative_to(_TEMPLATE).as_posix(): Template(path.read_text("utf-8")) for path in paths}
