"""Papers are put in place whole, or those that were there stay."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from render.diagnostics import ToolError
from render.outputs import replace_papers, write_dependencies


def test_papers_are_written_and_named_in_order(tmp_path: Path) -> None:
    made = replace_papers(tmp_path / "org", "charts", [("charts/b.svg", b"b"), ("charts/a.svg", b"a")])
    assert made == (tmp_path / "org/charts/b.svg", tmp_path / "org/charts/a.svg")
    assert [path.read_bytes() for path in made] == [b"b", b"a"]


def test_a_failure_midway_leaves_the_earlier_papers_whole(tmp_path: Path) -> None:
    replace_papers(tmp_path, "charts", [("a", b"old a"), ("b", b"old b")])

    def failing() -> Iterator[tuple[str, bytes]]:
        yield "a", b"new a"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_papers(tmp_path, "charts", failing())
    assert contents(tmp_path) == {"a": b"old a", "b": b"old b"}


def test_what_is_no_longer_made_is_removed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(b"mine")
    replace_papers(tmp_path, "charts", [("charts/a", b"1"), ("charts/b", b"2")])
    replace_papers(tmp_path, "handbook", [("handbook.pdf", b"3")])
    replace_papers(tmp_path, "charts", [("charts/a", b"4")])
    assert contents(tmp_path) == {"charts/a": b"4", "handbook.pdf": b"3", "notes.txt": b"mine"}


@pytest.mark.parametrize("record", ["", "[]", '{"charts": 1}', '{"charts": ["../outside"]}', "\x00"])
def test_a_damaged_record_harms_nothing(tmp_path: Path, record: str) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"keep")
    folder = tmp_path / "org"
    folder.mkdir()
    (folder / ".rolebook.json").write_text(record)
    replace_papers(folder, "charts", [("a", b"1")])
    assert outside.read_bytes() == b"keep"
    assert json.loads((folder / ".rolebook.json").read_text()) == {"charts": ["a"]}


def test_a_folder_that_cannot_be_is_a_tool_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ToolError, match="cannot write") as caught:
        replace_papers(tmp_path / "file" / "org", "charts", [("a", b"1")])
    assert "-o" in caught.value.hint


def test_a_folder_in_the_place_of_a_paper_is_a_tool_error(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    with pytest.raises(ToolError):
        replace_papers(tmp_path, "charts", [("a", b"1")])
    assert (tmp_path / "a" / "b").is_dir()


def test_dependencies_are_a_rule_of_make(tmp_path: Path) -> None:
    depfile = tmp_path / "x.charts.d"
    write_dependencies(depfile, [Path("specs/a b.yaml")], [Path("out/50%.svg")])
    target, empty = depfile.read_text("utf-8").splitlines()
    assert target == f"{tmp_path.as_posix()}/x.charts: specs/a\\ b.yaml out/50%.svg"
    assert empty == "specs/a\\ b.yaml out/50%.svg:"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the record, by its path in the folder."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".rolebook.json")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
