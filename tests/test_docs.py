"""What README and docs say of commands, keys and files is so, in both languages."""

import argparse
import re
import shlex
from itertools import groupby
from pathlib import Path

import pytest
import yaml
from docs_pages import CHINESE, ENGLISH, ROOT, blocks, commands

from render.cli import parser
from render.diagnostics import SpecError, ToolError
from render.spec import understand

PAGES = [*ENGLISH, *CHINESE, ROOT / "CONTRIBUTING.md"]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
OF_PIECES = {"dangling-reference", "photo", "untranslated"}
"""What may be wrong with a piece of a spec: what it refers to stands elsewhere, and it is in one language."""


@pytest.fixture(params=PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def page(request) -> Path:
    return request.param


def test_reference_pages_are_as_written_by_their_tool(monkeypatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "tools")
    from make_reference_pages import pages

    stale = [path.name for path, text in pages() if path.read_text("utf-8") != text]
    assert not stale, "run tools/make_reference_pages.py"


def test_every_command_can_be_typed_as_shown(page: Path, capsys) -> None:
    for program, *words in commands(page):
        if Path(program).name == "rolebook" and words != ["--help"]:
            try:
                parser(words).parse_args(words)
            except (SystemExit, ToolError):
                pytest.fail(f"{page.name}: rolebook {shlex.join(words)}\n{capsys.readouterr().err}")
        elif program == "make":
            assert_makes(words)
        else:
            assert program in (".venv/bin/rolebook", ".venv/bin/python", "python", "python3", ".ci/run"), program


def test_every_command_and_option_in_a_sentence_is_there(page: Path) -> None:
    for typed in re.findall(r"`((?:rolebook|make) [^`\n]+)`", page.read_text("utf-8")):
        program, *words = typed.split()
        if program == "make":
            assert_makes(words)
        elif re.fullmatch("[a-z-]*[a-z]", words[0]) and words[0][0] != "-":
            whole = parser(words[:1])
            known = options_of(whole) | options_of(whole._subparsers._group_actions[0].choices[words[0]])
            assert {word for word in words if word.startswith("--")} <= known, typed


def options_of(arguments: argparse.ArgumentParser) -> set[str]:
    return {name for action in arguments._actions for name in action.option_strings}


def assert_makes(words: list[str]) -> None:
    for word in words:
        name, is_choice, _ = word.partition("=")
        pattern = rf"^{re.escape(name)} *\?=" if is_choice else rf"^{re.escape(name)}:.*##"
        assert re.search(pattern, MAKEFILE, re.MULTILINE), f"make {word}"


def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        file, _, anchor = link.partition("#")
        if "://" in link:
            continue
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def test_pieces_of_a_spec_are_right(page: Path) -> None:
    for block in blocks(page, "yaml"):
        keys = yaml.safe_load(block)
        if {"repos", "extends"} & set(keys) or "merges:" in block:
            continue  # of pre-commit, a theme, a variant
        text = block if "organization" in keys else "organization: {id: o, name: O}\n" + block
        try:
            understand(page.name, text.encode(), "en")
        except SpecError as error:
            faults = [it for it in error.diagnostics if it.rule not in OF_PIECES]
            assert not faults, faults


@pytest.mark.parametrize(("english", "chinese"), [*zip(ENGLISH, CHINESE, strict=True)], ids=lambda path: path.name)
def test_both_languages_say_the_same(english: Path, chinese: Path) -> None:
    assert chinese.name in (english.name, "README.zh-CN.md")
    assert shape(english) == shape(chinese)


def shape(page: Path) -> list[str]:
    """What is alike in both languages: headings, blocks, the rows of tables, and which commands with which options."""
    lines = page.read_text("utf-8").splitlines()
    kinds = [re.match(r"#+ |```\w*|\||", line)[0].strip() for line in lines]
    structure = [kind for kind, _ in groupby(kind for kind in kinds if kind and kind != "|")]
    rows = str(kinds.count("|"))
    typed = [f"{words[0]} {' '.join(word for word in words if word[0] == '-')}" for words in commands(page)]
    return [*structure, rows, *typed]


def test_the_test_reads_commands() -> None:
    assert sum(len(commands(page)) for page in PAGES) > 60
