"""Specs of several files: what is included, in what order, what is refused, and where errors are reported."""

import os
from pathlib import Path

import pytest

from render import spec
from render.diagnostics import SpecError, ToolError
from render.spec import files

ROOT = "organization: {id: acme, name: Acme}\n"


@pytest.fixture
def write(tmp_path):
    def write(**texts: str) -> Path:
        """Writes files, `a__b` for `a/b.yaml`, and returns the path of `root.yaml`."""
        for name, text in texts.items():
            path = tmp_path / "specs" / (name.replace("__", "/") + ".yaml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return tmp_path / "specs/root.yaml"

    return write


def units(path: Path) -> list[str]:
    return [unit.id for unit in spec.load(path, "en").organisation.units]


def problems(path: Path) -> list[tuple[str, int, int, str]]:
    """File, line, column and rule of all that is wrong."""
    with pytest.raises(SpecError) as caught:
        spec.load(path, "en")
    assert all(problem.message.isprintable() and problem.hint for problem in caught.value.diagnostics)
    return [
        (os.path.relpath(at.span.file, path.parent), at.span.line, at.span.column, at.rule)
        for at in caught.value.diagnostics
    ]


def test_included_lists_follow_in_the_order_of_the_patterns_names_sorted(write) -> None:
    root = write(
        root=ROOT + "include: [late.yaml, d/*.yaml]\nunits: [{id: own, name: U}]\n",
        late="units: [{id: late, name: U}]\ninclude: [more/x.yaml]\n",
        d__b="units: [{id: b, name: U, head: boss}]\nposts: [{id: boss, title: P, unit: a}]\n",
        d__a="units: [{id: a, name: U}]\npeople: [{id: p, name: P}]\nmemberships: [{person: p, post: boss}]\n",
        more__x="units: [{id: x, name: U}]\n",
    )
    assert units(root) == ["own", "late", "x", "a", "b"]
    assert spec.load(root, "en").organisation.memberships[0].post == "boss"


def test_the_files_and_folders_that_were_read_are_told(write) -> None:
    root = write(root=ROOT + "include: [d/*.yaml]\n", d__a="units: []\n", d__b="units: []\n")
    told = [os.path.relpath(path, root.parent) for path in spec.load(root, "en").files]
    assert told == ["root.yaml", "d", "d/a.yaml", "d/b.yaml"]


def test_a_file_that_is_named_twice_is_read_once(write) -> None:
    assert units(write(root=ROOT + "include: [a.yaml, '?.yaml', ./a.yaml]\n", a="units: [{id: a, name: U}]\n")) == ["a"]


def test_up_and_down_again_within_the_folder(write) -> None:
    root = write(
        root=ROOT + "include: [d/a.yaml]\n", d__a="include: [../e/b.yaml]\n", e__b="units: [{id: b, name: U}]\n"
    )
    assert units(root) == ["b"]


def test_errors_name_the_right_file(write) -> None:
    root = write(
        root=ROOT + "include: [a.yaml, b.yaml]\nunits: [{id: u, name: U, head: nobody}]\n",
        a="# a comment\nposts:\n  - {id: p, titel: P}\n",
        b="posts: [{id: q, title: Q, reports_to: p}, {id: p, title: P}]\nunits: 3\nunknown: 4\n",
    )
    assert problems(root) == [
        ("a.yaml", 3, 13, "unknown-key"),
        ("b.yaml", 1, 48, "duplicate-id"),
        ("b.yaml", 2, 8, "wrong-type"),
        ("b.yaml", 3, 1, "unknown-key"),
        ("root.yaml", 3, 32, "dangling-reference"),
    ]
    with pytest.raises(SpecError) as caught:
        spec.load(root, "en")
    assert f"({root.with_name('a.yaml')}, line 3)" in caught.value.diagnostics[1].message


def test_every_file_that_cannot_be_parsed_is_told_of(write) -> None:
    root = write(root=ROOT + "include: [a.yaml, b.yaml, no.yaml]\n", a="units: [\n", b="posts: {\n")
    assert [(file, rule) for file, _, _, rule in problems(root)] == [
        ("a.yaml", "syntax"),
        ("b.yaml", "syntax"),
        ("root.yaml", "include-nothing"),
    ]


def test_only_the_spec_itself_says_what_the_organisation_is(write) -> None:
    root = write(root=ROOT + "include: [a.yaml]\n", a="document: {number: X}\norganization: {id: b, name: B}\n")
    assert problems(root) == [("a.yaml", 1, 1, "misplaced-key"), ("a.yaml", 2, 1, "misplaced-key")]


@pytest.mark.parametrize(
    ("pattern", "rule"),
    [
        ("/etc/*.yaml", "include-outside"),
        ("~/x.yaml", "include-outside"),
        ("C:/x.yaml", "include-outside"),
        ("../*.yaml", "include-outside"),
        ("d/../../x.yaml", "include-outside"),
        ("d\\\\a.yaml", "include-form"),
        ("**/*.yaml", "include-form"),
        ("nothing/*.yaml", "include-nothing"),
        ("d", "include-nothing"),
        ("", "include-nothing"),
        ("x" * 5000, "include-nothing"),
        ("root.yaml", "include-loop"),
        ("*.yaml", "include-loop"),
    ],
)
def test_what_is_refused(write, pattern: str, rule: str) -> None:
    root = write(root=ROOT + f'include: [d/a.yaml, "{pattern}"]\n', d__a="units: []\n")
    assert problems(root) == [("root.yaml", 2, 21, rule)]


def test_a_circle_of_includes(write) -> None:
    root = write(root=ROOT + "include: [a.yaml]\n", a="include: [b.yaml]\n", b="units: []\ninclude: [a.yaml]\n")
    assert problems(root) == [("b.yaml", 2, 11, "include-loop")]


def test_a_circle_of_files_that_a_pattern_names_all_at_once(write) -> None:
    root = write(root=ROOT + "include: [d/*.yaml]\n", d__a="include: [b.yaml]\n", d__b="include: [a.yaml]\n")
    assert problems(root) == [("d/b.yaml", 1, 11, "include-loop")]


def test_a_file_that_two_include_is_read_once(write) -> None:
    shared = "units: [{id: own, name: U}]\n"
    root = write(root=ROOT + "include: [a.yaml, b.yaml]\n", a="include: [c.yaml]\n", b="include: [c.yaml]\n", c=shared)
    assert units(root) == ["own"]


@pytest.mark.parametrize("include", ["linked.yaml", "folder/*.yaml", "*/secret.yaml", "circle.yaml"])
def test_links_that_lead_out_are_refused(write, tmp_path: Path, include: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yaml").write_text("units: [{id: secret, name: U}]\n")
    root = write(root=ROOT + f"include: ['{include}']\n")
    (root.parent / "linked.yaml").symlink_to(outside / "secret.yaml")
    (root.parent / "folder").symlink_to(outside)
    (root.parent / "circle.yaml").symlink_to(root.parent / "circle.yaml")
    assert problems(root) == [("root.yaml", 2, 11, "include-outside")]


def test_links_within_the_folder_are_followed_once_each(write) -> None:
    root = write(root=ROOT + "include: ['*/*/*/*/*/*/*/*/*/*/*/*/*/*/*/a.yaml']\n", d__a="units: [{id: a, name: U}]\n")
    for name in ("one", "two", "three"):
        (root.parent / "d" / name).symlink_to(root.parent / "d")
    assert units(root) == ["a"]


def test_too_many_files(write, monkeypatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 3)
    root = write(root=ROOT + "include: ['?.yaml']\n", **dict.fromkeys("abcd", "units: []\n"))
    assert problems(root) == [("root.yaml", 2, 11, "include-too-many")]


def test_too_much_in_all(write, monkeypatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 200)
    root = write(root=ROOT + "include: [a.yaml, b.yaml]\n", a="#" * 99 + "\nunits: []\n", b="#" * 99 + "\nunits: []\n")
    assert problems(root) == [("b.yaml", 1, 1, "file-too-large")]


def test_aliases_are_bounded_over_all_files_together(write, monkeypatch) -> None:
    monkeypatch.setattr(spec.reader, "MAX_REPEATED", 100)
    text = "people: [{id: %s, name: &n " + "x" * 50 + "}, {id: %s2, name: *n}]\n"
    root = write(root=ROOT + "include: ['?.yaml']\n", a=text % ("a", "a"), b=text % ("b", "b"))
    assert [(file, rule) for file, _, _, rule in problems(root)] == [("b.yaml", "alias-size")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(write) -> None:
    root = write(root=ROOT + "include: [pipe.yaml]\n")
    os.mkfifo(root.parent / "pipe.yaml")
    assert problems(root) == [("root.yaml", 2, 11, "include-nothing")]
    assert "no ordinary file" in hint_of(root)


def test_a_folder_is_told_how_to_be_named(write) -> None:
    root = write(root=ROOT + "include: parts\n")
    (root.parent / "parts").mkdir()
    assert "write `parts/*.yaml`" in hint_of(root)


def hint_of(path: Path) -> str:
    with pytest.raises(SpecError) as caught:
        spec.load(path, "zh")
    return caught.value.diagnostics[0].hint


def test_a_thousand_files_deep(write) -> None:
    chain = {f"f{n}": f"include: [f{n + 1}.yaml]\nunits: [{{id: u{n}, name: U}}]\n" for n in range(900)}
    root = write(root=ROOT + "include: [f0.yaml]\n", **chain, f900="units: []\n")
    assert units(root) == [f"u{n}" for n in range(900)]


def test_a_text_without_a_file_includes_nothing() -> None:
    with pytest.raises(SpecError) as caught:
        spec.understand("text", (ROOT + "include: [/etc/passwd]\n").encode(), "en")
    assert [problem.rule for problem in caught.value.diagnostics] == ["include-outside"]


def test_a_missing_root_is_not_the_specs_fault(tmp_path: Path) -> None:
    with pytest.raises(ToolError):
        spec.load(tmp_path / "no.yaml", "en")
