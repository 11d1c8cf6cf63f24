"""From YAML text to an organisation, with every mistake found on the way.

bytes -> reader: data with positions -> shape: Spec -> Draft, laid out flat -> rules -> resolver: Organisation
"""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from render.diagnostics import Diagnostic, Severity, SpecError, ToolError
from render.organisation import Language, Organisation
from render.spec import reader, resolver, rules, shape
from render.spec.draft import Draft, Undrawable, nothing_undrawable
from render.spec.places import Places
from render.spec.settings import Setting, settings


@dataclass(frozen=True, slots=True)
class Reading:
    """A sound spec as it was understood, and where its parts stand."""

    organisation: Organisation
    warnings: tuple[Diagnostic, ...]
    settings: tuple[Setting, ...]
    places: Places


def load(
    path: Path, language: Language, undrawable: Undrawable = nothing_undrawable
) -> tuple[Organisation, tuple[Diagnostic, ...]]:
    """The organisation described by the file at `path`, and what its papers in `language` are warned of.

    `undrawable` tells which characters the fonts of those papers lack.

    Raises `SpecError` with every problem, in the order of the file, where one of them is an error;
    `ToolError` where the file cannot be opened.
    """
    return understand(str(path), read_bytes(path), language, undrawable)


def understand(
    name: str, data: bytes, language: Language, undrawable: Undrawable = nothing_undrawable
) -> tuple[Organisation, tuple[Diagnostic, ...]]:
    """`load` for a file already read; `name` is what to call it in diagnostics."""
    reading = read_placed(name, data, language, undrawable)
    return reading.organisation, reading.warnings


def load_placed(path: Path, language: Language) -> Reading:
    """`load` for those who need places as well."""
    return read_placed(str(path), read_bytes(path), language)


def read_placed(name: str, data: bytes, language: Language, undrawable: Undrawable = nothing_undrawable) -> Reading:
    """`load_placed` for a file already read."""
    document = reader.read(name, data)
    spec, document, misshapen = shape.read(document)
    draft = Draft(spec, language, undrawable)
    broken = map(document.located, rules.check(draft))
    problems = tuple(sorted({*document.problems, *misshapen, *broken}))
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise SpecError(problems)
    return Reading(resolver.resolve(draft), problems, settings(document, spec.lint), Places(document, draft))


def read_bytes(path: Path) -> bytes:
    """What is in the file of a spec, up to what is too much. Raises `ToolError` where it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(reader.MAX_BYTES + 1)
    except FileNotFoundError:
        raise ToolError(f"There is no file {path}.", _neighbour(path)) from None
    except IsADirectoryError:
        raise ToolError(f"{path} is a folder, not a file.", "Give the YAML file inside it.") from None
    except PermissionError:
        raise ToolError(f"{path} may not be read.", "Ask its owner for the right to read it.") from None
    except (OSError, ValueError) as error:
        raise ToolError(f"{path} cannot be opened: {error}.") from None


def _neighbour(path: Path) -> str:
    """A hint at a file beside `path` whose name is near."""
    try:
        names = [file.name for file in path.parent.iterdir()]
    except (OSError, ValueError):
        return "Check the path."
    near = get_close_matches(path.name, names, n=1)
    return f"Did you mean {path.with_name(near[0])}?" if near else "Check the path."
