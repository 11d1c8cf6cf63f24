"""Imports point down: a module may import from its own package and from the floors below it."""

import ast
from pathlib import Path

import render

PACKAGE = Path(render.__file__).parent

FLOORS = [
    {"diagnostics", "organisation", "content"},
    {"spec", "typesetting", "themes", "locales"},
    {"products", "writers"},
    {"pipeline", "outputs", "messages"},
    {"cli"},
    {"__main__"},
]


def test_every_import_points_down() -> None:
    rising = [f"{room} imports {target}" for room, target in imports() if floor(target) >= floor(room)]
    assert rising == []


def test_every_room_has_a_floor() -> None:
    rooms = {room_of(path) for path in sources()} - {"__init__"}
    assert rooms == set().union(*FLOORS)


def test_the_test_sees_the_files() -> None:
    assert len(sources()) > 20
    assert ("cli", "spec") in imports()


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def floor(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def imports() -> set[tuple[str, str]]:
    """Pairs of rooms, the first importing the second."""
    pairs = set()
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path}: write imports in full"
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            for name in names:
                parts = name.split(".")
                if parts[0] == "render" and parts[1] != room_of(path):
                    pairs.add((room_of(path), parts[1]))
    return pairs
