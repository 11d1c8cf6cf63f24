"""Papers are put in place whole, or those that were there stay."""

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from render.diagnostics import ToolError
from render.outputs import replace_papers, write_dependencies, write_new, write_whole


def test_papers_are_written_and_named_in_order(tmp_path: Path) -> None:
    made = replace_papers(tmp_path / "org", {"charts": [("charts/b.svg", b"b"), ("charts/a.svg", b"a")]})
    assert made == (tmp_path / "org/charts/b.svg", tmp_path / "org/charts/a.svg")
    assert [path.read_bytes() for path in made] == [b"b", b"a"]


def test_a_failure_midway_leaves_the_earlier_papers_whole(tmp_path: Path) -> None:
    replace_papers(tmp_path, {"charts": [("a", b"old a"), ("b", b"old b")]})

    def failing() -> Iterator[tuple[str, bytes]]:
        yield "a", b"new a"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_papers(tmp_path, {"charts": failing()})
    assert contents(tmp_path) == {"a": b"old a", "b": b"old b"}


def test_what_is_no_longer_made_is_removed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(b"mine")
    replace_papers(tmp_path, {"charts": [("charts/a", b"1"), ("charts/b", b"2")]})
    replace_papers(tmp_path, {"handbook": [("handbook.pdf", b"3")]})
    replace_papers(tmp_path, {"charts": [("charts/a", b"4")]})
    assert contents(tmp_path) == {"charts/a": b"4", "handbook.pdf": b"3", "notes.txt": b"mine"}


def test_what_cannot_be_put_in_place_brings_everything_back(tmp_path: Path) -> None:
    replace_papers(tmp_path, {"charts": [("a", b"old a"), ("b", b"old b")], "handbook": [("c", b"old c")]})
    (tmp_path / "d" / "in the way").mkdir(parents=True)
    with pytest.raises(ToolError):
        replace_papers(tmp_path, {"charts": [("a", b"new a")], "handbook": [("c", b"new c"), ("d", b"new d")]})
    assert contents(tmp_path) == {"a": b"old a", "b": b"old b", "c": b"old c"}


def test_a_failure_of_the_maker_is_not_taken_for_one_of_the_disk(tmp_path: Path) -> None:
    def failing() -> Iterator[tuple[str, bytes]]:
        raise OSError("a font is gone")
        yield

    with pytest.raises(OSError, match="a font is gone"):
        replace_papers(tmp_path, {"charts": failing()})


@pytest.mark.parametrize("record", ["", "../outside\n", "\x00", "/etc/hostname\n", ".\n", "\n\n", "folder\n"])
def test_a_damaged_record_harms_nothing(tmp_path: Path, record: str) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"keep")
    folder = tmp_path / "org"
    (folder / "folder").mkdir(parents=True)
    (folder / ".rolebook-charts").write_text(record)
    replace_papers(folder, {"charts": [("a", b"1")]})
    assert outside.read_bytes() == b"keep"
    assert (folder / "folder").is_dir()
    assert (folder / ".rolebook-charts").read_text() == "a\n"


def test_a_folder_that_cannot_be_is_a_tool_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ToolError, match="cannot write") as caught:
        replace_papers(tmp_path / "file" / "org", {"charts": [("a", b"1")]})
    assert "another name or folder" in caught.value.hint


def test_a_folder_in_the_place_of_a_paper_is_a_tool_error(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    with pytest.raises(ToolError):
        replace_papers(tmp_path, {"charts": [("a", b"1")]})
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.parametrize(
    "write",
    [
        lambda path: write_new(path, b"n" * 5_000),
        lambda path: write_whole(path, b"n" * 5_000),
        lambda path: write_dependencies(path, [Path("s" * 5_000)], []),
        lambda path: replace_papers(path.parent, {"charts": [(path.name, b"n" * 5_000)]}),
    ],
)
def test_a_full_disk_keeps_no_half_of_a_file(tmp_path: Path, write: Callable[[Path], None]) -> None:
    resource = pytest.importorskip("resource", reason="limits of this kind are not on Windows")
    earlier = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, earlier[1]))
    try:
        with pytest.raises(ToolError, match=r"cannot write .*new\.d: file too large"):
            write(tmp_path / "new.d")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, earlier)
    assert not list(tmp_path.iterdir())


def test_no_folder_is_named_that_nobody_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(prefix: str, dir: Path) -> None:
        raise PermissionError(13, "Permission denied", str(dir / f"{prefix}x"))

    monkeypatch.setattr(tempfile, "mkdtemp", refused)
    monkeypatch.setattr(tempfile, "TemporaryDirectory", refused)
    with pytest.raises(ToolError, match=r"cannot write .*one\.json: permission denied"):
        write_whole(tmp_path / "one.json", b"")
    with pytest.raises(ToolError, match=r"cannot write .*papers: permission denied"):
        replace_papers(tmp_path / "papers", {"charts": [("a", b"1")]})


def test_make_reads_the_dependencies(tmp_path: Path) -> None:
    spec, paper, target = tmp_path / "a b#$:.yaml", tmp_path / "50%.svg", tmp_path / "x.charts"
    for path in (spec, paper, target):
        path.touch()
    write_dependencies(tmp_path / "x.charts.d", [spec], [paper])
    (tmp_path / "Makefile").write_text("include x.charts.d\n%.charts: ; @echo again\n", "utf-8")

    def make() -> str:
        command = ["make", "--silent", str(target)]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    assert "again" not in make()
    paper.unlink()
    assert "again" in make()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the record, by its path in the folder."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".rolebook-"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
