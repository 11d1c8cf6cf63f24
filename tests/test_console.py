"""What a command says on a terminal, and where there is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="terminals of this kind are not on Windows")
ROLEBOOK = Path(sys.executable).with_name("rolebook")
ESCAPE = "\x1b"


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    (tmp_path / "good.yaml").write_text("organization: {id: o, name: 公司}\nposts: [{id: a, title: 总经理}]\n", "utf-8")
    (tmp_path / "wrong.yaml").write_text("organization: {id: o, nmae: 公司}\n", "utf-8")
    return tmp_path


def on_a_terminal(folder: Path, *words: str, **environment: str) -> str:
    """All that is seen, of both streams."""
    ours, theirs = pty.openpty()
    known = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")}
    subprocess.run(
        [ROLEBOOK, *words], cwd=folder, stdout=theirs, stderr=theirs, env={**known, **environment}, check=False
    )
    os.close(theirs)
    seen = b""
    try:
        while more := os.read(ours, 65536):
            seen += more
    except OSError:  # the end, as Linux tells it
        pass
    os.close(ours)
    return seen.decode()


@pytest.mark.parametrize(
    "words", [("check", "wrong.yaml"), ("build", "wrong.yaml"), ("stats", "good.yaml"), ("themes",)]
)
def test_colours_are_for_terminals_and_for_who_wants_them(specs: Path, words: tuple[str, ...]) -> None:
    assert ESCAPE in on_a_terminal(specs, *words, TERM="xterm")
    assert ESCAPE not in on_a_terminal(specs, *words, TERM="xterm", NO_COLOR="1")
    assert ESCAPE not in on_a_terminal(specs, *words, TERM="dumb")
    piped = subprocess.run([ROLEBOOK, *words], cwd=specs, capture_output=True, text=True, check=False)
    assert ESCAPE not in piped.stdout + piped.stderr


def test_papers_are_named_on_one_line_while_they_are_made(specs: Path) -> None:
    command = ("charts", "good.yaml", "--format", "svg,png")
    *progress, last = on_a_terminal(specs, *command).split(f"\r{ESCAPE}[K")
    assert [line for line in progress if line] == [
        "outputs/o: making charts",
        "1: outputs/o/charts/overview.svg",
        "2: outputs/o/charts/overview.png",
    ]
    assert last.startswith("outputs/o: 2 files in ")
    assert on_a_terminal(specs, *command, "--quiet") == ""
    piped = subprocess.run([ROLEBOOK, *command], cwd=specs, capture_output=True, text=True, check=True)
    assert (piped.stdout, piped.stderr.count("\n")) == ("", 1)


def test_what_went_wrong_is_told_on_a_line_of_its_own(specs: Path) -> None:
    (specs / "outputs").write_text("no folder", "utf-8")
    seen = on_a_terminal(specs, "charts", "good.yaml", "--format", "svg")
    assert f"\r{ESCAPE}[Krolebook: " in seen


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full, as Linux has")
def test_an_answer_that_finds_no_room_is_told_of_in_a_line(specs: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([ROLEBOOK, "schema"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert (done.returncode, done.stderr.splitlines()[0]) == (
            2,
            "rolebook: cannot write the answer: no space left on device",
        )
        quiet = subprocess.run([ROLEBOOK, "check", "good.yaml"], cwd=specs, stderr=full, check=False)
        assert quiet.returncode == 0


def test_streams_that_are_closed_are_no_fault(specs: Path) -> None:
    for closed in (">&-", "2>&-"):
        command = f"{ROLEBOOK} check good.yaml {closed}"
        done = subprocess.run(["sh", "-c", command], cwd=specs, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (0, "", False)
