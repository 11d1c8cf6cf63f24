"""Help as a newcomer reads it: what there is, in what order, with examples that can be typed."""

import shlex

import pytest

from render.cli import main, parser
from render.commands import COMMANDS


@pytest.fixture(autouse=True)
def _narrow(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def shown(capsys, *words: str) -> list[str]:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 0
    return capsys.readouterr().out.splitlines()


def test_the_command_alone_lists_what_it_can_do(capsys) -> None:
    lines = shown(capsys, "--help")
    assert main([]) == 2
    assert capsys.readouterr().err.splitlines()[: len(lines)] == lines
    names = [line.split()[0] for line in lines if line[:4] == "    " and line[4:5].isalpha()]
    assert names == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_examples_that_can_be_typed(name: str, capsys) -> None:
    lines = shown(capsys, name, "--help")
    examples = [shlex.split(line)[1:] for line in lines[lines.index("examples:") :] if line.startswith("  rolebook ")]
    assert examples[0][0] == name
    for words in examples:
        typed = words[: words.index(">")] if ">" in words else words
        assert parser(typed).parse_args(typed).command == typed[0]


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_sentences_of_help_fit_the_terminal(name: str, capsys) -> None:
    lines = shown(capsys, *([name] if name else []), "--help")
    assert max(map(len, lines[: lines.index("examples:")])) <= 80
