"""Make knows when: what is fresh is left alone, what is stale or gone is made again."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A checkout beside this one, with the tools of this one."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy2(ROOT / name, tmp_path)
    (tmp_path / "render").symlink_to(ROOT / "render")
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs/small.yaml").write_text(
        "organization: {id: small, name: 公司}\nunits:\n- {id: a, name: 甲部, posts: [{id: p, title: 专员}]}\n", "utf-8"
    )
    return tmp_path


def make(place: Path, *arguments: str) -> str:
    """What make prints; fails the test where make fails."""
    # The tools belong to the checkout under test: whatever their age, they are not set up again from here.
    command = ["make", "--no-print-directory", "--old-file=.venv/.ready", "SPEC=specs/small.yaml", *arguments]
    return subprocess.run(command, cwd=place, capture_output=True, text=True, check=True).stdout


def test_make_alone_lists_the_targets() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    phony = re.search(r"^\.PHONY: (.*)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony
    assert [target for target in phony[1].split() if f"\n  {target} " not in listed] == []


def test_a_second_make_does_nothing_and_a_touched_spec_is_made_again(place: Path) -> None:
    assert "rolebook handbook" in make(place, "handbook")
    assert "rolebook" not in make(place, "handbook")
    spec = place / "specs/small.yaml"
    spec.write_text(spec.read_text("utf-8") + "# more\n", "utf-8")
    assert "rolebook handbook" in make(place, "handbook")


def test_every_choice_goes_to_the_papers_that_it_is_about(place: Path) -> None:
    choices = ["LOCALE=en", "THEME=slate", "PAGE=A3", "ORIENTATION=portrait", "STYLE=compact", "DEPTH=2"]
    told = make(place, "all", *choices, "TEMPLATE=")
    given = {line.split()[1]: set(re.findall(r"--[a-z]+", line)) - {"--depfile"} for line in told.splitlines()}
    assert given == {
        "charts": {"--locale", "--theme", "--page", "--orientation", "--style", "--depth"},
        "handbook": {"--locale", "--theme", "--style", "--depth"},
        "spreadsheets": {"--locale", "--theme"},
        "job-descriptions": {"--locale", "--theme"},
    }


def test_a_removed_paper_is_made_again(place: Path) -> None:
    make(place, "handbook")
    (place / "outputs/small/handbook.pdf").unlink()
    assert "rolebook handbook" in make(place, "handbook")
    assert (place / "outputs/small/handbook.pdf").is_file()


def test_another_language_replaces_the_papers_and_back_again(place: Path) -> None:
    paper = place / "outputs/small/handbook.pdf"
    make(place, "handbook")
    chinese = paper.read_bytes()
    make(place, "handbook", "LOCALE=en")
    assert paper.read_bytes() != chinese
    make(place, "handbook")
    assert paper.read_bytes() == chinese


def test_a_wrong_spec_fails_and_keeps_the_papers(place: Path) -> None:
    make(place, "handbook")
    paper = (place / "outputs/small/handbook.pdf").read_bytes()
    (place / "specs/small.yaml").write_text("units: 3\n", "utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        make(place, "handbook")
    assert (place / "outputs/small/handbook.pdf").read_bytes() == paper
    with pytest.raises(subprocess.CalledProcessError):
        make(place, "handbook")  # a failed run is not taken for a made one


def test_a_spec_that_is_not_there_is_told_of(place: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as caught:
        make(place, "charts", "SPEC=specs/smal.yaml")
    assert "There is no file specs/smal.yaml." in caught.value.stderr


def test_clean_removes_what_was_made_and_only_that(place: Path) -> None:
    make(place, "handbook", "OUT=papers")
    (place / "papers/mine").mkdir()
    (place / "papers/mine/notes.txt").write_text("keep", "utf-8")
    make(place, "clean", "OUT=papers")
    assert sorted(path.name for path in (place / "papers").iterdir()) == ["mine"]


def test_variants_days_and_audiences_have_papers_of_their_own(place: Path) -> None:
    (place / "specs/small.tiny.yaml").write_text("units: [{id: a, name: 小部}]\n", "utf-8")
    make(place, "handbook")
    plain = (place / "outputs/small/handbook.pdf").read_bytes()
    make(place, "handbook", "VARIANT=tiny", "AUDIENCE=public", "AS_OF=2027-01-01")
    assert "rolebook" not in make(place, "handbook", "VARIANT=tiny", "AUDIENCE=public", "AS_OF=2027-01-01")
    assert (place / "outputs/small-tiny-2027-01-01-public/handbook.pdf").is_file()
    assert (place / "outputs/small/handbook.pdf").read_bytes() == plain
    make(place, "handbook", "VARIANT=tiny")
    let_time_pass(place)
    (place / "specs/small.tiny.yaml").write_text("units: [{id: a, name: 微部}]\n", "utf-8")
    assert "rolebook handbook" in make(place, "handbook", "VARIANT=tiny")


def let_time_pass(place: Path) -> None:
    """Makes all files and folders an hour older: a clock's tick is longer than what a test does in between."""
    for path in (*(place / "specs").rglob("*"), *(place / "outputs").rglob("*")):
        changed = path.stat().st_mtime_ns - 3600 * 10**9
        os.utime(path, ns=(changed, changed))


def test_files_that_are_included_are_watched_and_new_ones_noticed(place: Path) -> None:
    (place / "specs/d").mkdir()
    (place / "specs/d/b.yaml").write_text("units: [{id: b, name: 乙部}]\n", "utf-8")
    spec = place / "specs/small.yaml"
    spec.write_text(spec.read_text("utf-8") + "include: [d/*.yaml]\n", "utf-8")
    make(place, "handbook")
    assert "rolebook" not in make(place, "handbook")
    let_time_pass(place)
    (place / "specs/d/b.yaml").write_text("units: [{id: b, name: 丙部}]\n", "utf-8")
    assert "rolebook handbook" in make(place, "handbook")
    let_time_pass(place)
    (place / "specs/d/c.yaml").write_text("units: [{id: c, name: 丁部}]\n", "utf-8")
    assert "rolebook handbook" in make(place, "handbook")
    let_time_pass(place)
    (place / "specs/d/b.yaml").unlink()
    assert "rolebook handbook" in make(place, "handbook")
