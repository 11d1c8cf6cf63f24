"""Every spec in broken/ carries what is wrong with it: `# expect: line:column rule`, and `# language: en` if not zh.

The words of the messages are in tests/golden/spec/broken.txt.
"""

import re
from pathlib import Path

import pytest

from render import spec
from render.diagnostics import SpecError

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
EXPECTED = re.compile(rb"^# expect: (\d+):(\d+) ([\w-]+)$", re.MULTILINE)


def diagnostics(path):
    language = "en" if b"# language: en" in path.read_bytes() else "zh"
    try:
        return spec.load(path, language)[1]
    except SpecError as error:
        return error.diagnostics


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_each_problem_is_found_once_and_at_its_place(path):
    expected = [(int(line), int(column), rule.decode()) for line, column, rule in EXPECTED.findall(path.read_bytes())]
    found = [(problem.span.line, problem.span.column, problem.rule) for problem in diagnostics(path)]
    assert expected, "a broken spec says what is wrong with it"
    assert found == expected
    assert {problem.span.file for problem in diagnostics(path)} == {str(path)}


def test_messages(golden):
    dump = []
    for path in BROKEN:
        dump.append(f"== {path.stem}")
        for problem in diagnostics(path):
            dump.append(f"{problem.span.line}:{problem.span.column} {problem.severity} {problem.rule}")
            dump.append(f"    {problem.message}")
            dump.append(f"    {problem.hint}")
    golden("spec/broken", "\n".join(dump) + "\n")


def test_every_problem_says_what_to_do():
    for path in BROKEN:
        for problem in diagnostics(path):
            assert problem.message.endswith((".", "?")), problem
            assert problem.hint, problem
            assert problem.message.isprintable() and problem.hint.isprintable(), problem
