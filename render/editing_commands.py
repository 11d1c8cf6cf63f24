"""What `rolebook fmt` and `init` do to files, and how every new spec is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from render.diagnostics import Diagnostic, SpecError
from render.editing.formatting import formatted
from render.editing.json_schema import FILE, MODELINE, schema_text
from render.editing.starting_spec import starting_spec
from render.organisation import Language
from render.outputs import write_new, write_whole
from render.spec.files import Files


@dataclass(frozen=True, slots=True)
class Formatting:
    """The files that are not in the standard form, or were not before, and what kept others from being read."""

    changed: tuple[Path, ...]
    problems: tuple[Diagnostic, ...]


def fmt(specs: Iterable[Path], *, check: bool) -> Formatting:
    """Put specs into the standard form or, to `check`, only find those that are not.

    Raises `ToolError` where a file cannot be read or written.
    """
    changed: list[Path] = []
    problems: list[Diagnostic] = []
    for spec in specs:
        before = Files(spec).read(spec)
        try:
            after = formatted(str(spec), before)
        except SpecError as error:
            problems += error.diagnostics
            continue
        if after != before:
            changed.append(spec)
            if not check:
                write_whole(spec, after)
    return Formatting(tuple(changed), tuple(problems))


def init(spec: Path, language: Language) -> None:
    """Write a spec to begin with. Raises `ToolError` where the file is there already, or cannot be written."""
    write_spec(spec, starting_spec(language, spec.stem))


def write_spec(path: Path, text: str) -> None:
    """Write a new spec, with the schema beside it by which editors complete and check it."""
    write_new(path, f"{MODELINE}\n{text}")
    schema = path.with_name(FILE)
    if not schema.exists():
        write_new(schema, schema_text())
