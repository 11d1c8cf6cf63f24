"""What can stand where a file is meant: each is read, or refused with what to do, and nothing is waited for."""

import os
from pathlib import Path

import pytest

from render.cli import main
from render.diagnostics import ToolError
from render.inputs import beginning

SPEC = "organization: {id: a, name: A}\nunits: [{id: u, name: U}]\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "spec.yaml").write_text(SPEC, "utf-8")
    (tmp_path / "real.pdf").write_bytes(b"%PDF-1.7")
    os.mkfifo(tmp_path / "pipe.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "typed",
    [
        "check pipe.yaml",
        "lint --fix pipe.yaml",
        "fmt pipe.yaml",
        "build pipe.yaml",
        "build spec.yaml --theme pipe.yaml",
        "handbook spec.yaml --template pipe.yaml",
        "import pipe.yaml",
        "attach pipe.yaml --to real.pdf -o out.pdf",
        "attach real.pdf --to pipe.yaml -o out.pdf",
    ],
)
def test_a_pipe_into_which_nobody_writes_is_not_waited_for(
    folder: Path, typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(folder.iterdir())
    assert main(typed.split()) == 2
    assert capsys.readouterr().err.startswith("rolebook: pipe.yaml is a pipe into which nothing is written.")
    assert sorted(folder.iterdir()) == before


def test_what_comes_out_of_a_pipe_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    reader, writer = os.pipe()
    os.write(writer, SPEC.encode())
    os.close(writer)
    assert main(["check", f"/dev/fd/{reader}"]) == 0
    assert "1 unit, 0 posts, no problems" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("spec.yml", "There is no file spec.yml. Did you mean spec.yaml?"),
        (".", ". is a folder, not a file. Give the file inside it."),
        ("spec.yaml/x", "spec.yaml/x cannot be opened: not a directory. Check the path."),
        ("x" * 300, f"{'x' * 300} cannot be opened: file name too long. Check the path."),
        ("a\0b", "a\0b cannot be opened: embedded null byte. Check the path."),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_read_says_why(name: str, told: str) -> None:
    with pytest.raises(ToolError) as caught:
        beginning(Path(name), 10)
    assert f"{caught.value.message} {caught.value.hint}" == told


@pytest.mark.usefixtures("folder")
def test_no_more_is_read_than_is_asked_for() -> None:
    assert beginning(Path("spec.yaml"), 5) == b"organ"
    assert len(beginning(Path("/dev/zero"), 1000)) == 1000
