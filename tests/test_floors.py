"""The map of CONTRIBUTING.md and its laws: imports point down, and only a few files reach the world outside."""

import ast
import re
import sys
import tomllib
from functools import cache
from glob import glob
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import render

PACKAGE = Path(render.__file__).parent
MAP = Path(__file__).parents[1] / "CONTRIBUTING.md"

FLOORS = [
    {"schemes", "terms", "pinyin", "han"},
    {"diagnostics", "organisation", "content", "loops", "chart_settings"},
    {"themes", "locales", "inputs"},
    {"spec", "views", "typesetting", "importing"},
    {"products", "writers", "lint", "editing"},
    {"attaching"},
    {"recipes", "outputs", "messages"},
    {"console"},
    {"commands"},
    {"cli"},
    {"__main__"},
]


def test_every_import_points_down() -> None:
    rising = [f"{room} imports {target}" for room, target in imports() if floor(target) >= floor(room)]
    assert rising == []


def test_no_file_imports_itself_however_far_round() -> None:
    TopologicalSorter(files()).prepare()  # raises CycleError


def test_every_room_has_a_floor() -> None:
    rooms = {room_of(path) for path in sources()} - {"__init__"}
    assert rooms == set().union(*FLOORS)


def test_the_map_is_of_this_house() -> None:
    rows = [
        re.findall(r"`([^`]+)`", line.split("|")[1]) for line in MAP.read_text("utf-8").splitlines() if "| `" in line
    ]
    rooms = [[name.removeprefix("render/").rstrip("/").removesuffix(".py") for name in row] for row in rows]
    assert sorted(room for row in rooms for room in row) == sorted(set().union(*FLOORS))
    floors = [max(map(floor, row)) for row in rooms]
    assert floors == sorted(floors, reverse=True)


def test_every_file_that_contributing_names_is_there() -> None:
    named = set(re.findall(r"`((?:render|tests|specs|docs|tools|bench|\.ci)/[\w./-]*)`", MAP.read_text("utf-8")))
    assert len(named) > 20
    assert [name for name in sorted(named) if not (MAP.parent / name).exists()] == []


def test_only_the_console_prints_and_only_outputs_writes() -> None:
    prints = re.compile(r"\bprint\(|\.std(?:out|err)\.write")
    writes = re.compile(r"\.write_(?:text|bytes)\(|\.mkdir\(|\bopen\([^)]*\"[wax]b?\"")
    streams = {"writers/office_package.py"}  # writes into an archive in memory
    texts = {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in sources()}
    assert {name for name, text in texts.items() if prints.search(text)} == {"console.py"}
    assert {name for name, text in texts.items() if writes.search(text)} - streams == {"outputs.py"}


def test_what_is_imported_is_installed() -> None:
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.match(r"[\w-]+", requirement)[0].lower() for requirement in project["dependencies"]}  # type: ignore[index]
    providers = packages_distributions()
    used = {name.split(".")[0] for path in sources() for name in imported_by(path, ours=False)}
    missing = [
        name
        for name in used - {"render", *sys.stdlib_module_names}
        if declared.isdisjoint(provider.lower() for provider in providers.get(name, ()))
    ]
    assert used & set(providers) - {"render"} and missing == []


def test_what_is_no_code_is_installed_with_it() -> None:
    setuptools = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    packed = {
        Path(path)
        for package, patterns in setuptools["package-data"].items()
        for pattern in patterns
        # As setuptools reads patterns: a name with a dot in front has to be asked for.
        for path in glob(str(PACKAGE.parent / package.replace(".", "/") / pattern), recursive=True)  # noqa: PTH207
    }
    data = {path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")}
    assert data - packed == set()


def test_the_test_sees_the_files() -> None:
    assert len(sources()) > 20
    assert ("commands", "spec") in imports()


@cache
def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def files() -> dict[str, set[str]]:
    """The modules that each module imports, by their dotted names."""
    paths = {".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path for path in sources()}
    modules = {name.removesuffix(".__init__"): path for name, path in paths.items()}
    graph = {}
    for name, path in modules.items():
        exact = {named if named in modules else named.rpartition(".")[0] for named in imported_by(path)}
        graph[name] = exact - {name}
    return graph


@cache
def imported_by(path: Path, *, ours: bool = True) -> set[str]:
    """Everything of ours, or of others, that a file imports: modules, or names in them."""
    named = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            named |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in named if name.startswith("render.") is ours}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def floor(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def imports() -> set[tuple[str, str]]:
    """Pairs of rooms, the first importing the second."""
    pairs = {(room_of(path), name.split(".")[1]) for path in sources() for name in imported_by(path)}
    return {(room, target) for room, target in pairs if room != target}
