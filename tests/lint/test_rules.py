"""Every spec in specs/ carries what lint must find in it: `# expect: line:column rule`. A `.calm` one breaks nothing.

The words of the messages are in tests/golden/lint/messages.txt.
"""

import re
from pathlib import Path

import pytest

from render import spec
from render.lint import review
from render.lint.rules import RULES
from render.lint.settings import settle

SPECS = sorted((Path(__file__).parent / "specs").glob("*.yaml"))
EXPECTED = re.compile(r"^# expect: (\d+):(\d+) ([\w-]+)$", re.MULTILINE)
SEED = Path(__file__).parents[2] / "specs/ecommerce.yaml"


def found(path, language="zh"):
    """What the rule finds that the file is named after."""
    reading = spec.load(path, language)
    every = review(reading.organisation, reading.places, language, settle(reading.settings)).diagnostics
    return [it for it in every if it.rule == path.name.partition(".")[0]]


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.name.removesuffix(".yaml"))
def test_each_finding_is_made_once_and_at_its_place(path):
    expected = [(int(line), int(column), rule) for line, column, rule in EXPECTED.findall(path.read_text("utf-8"))]
    assert bool(expected) is not path.stem.endswith(".calm")
    assert [(it.span.line, it.span.column, it.rule) for it in found(path)] == expected
    assert {it.span.file for it in found(path)} <= {str(path)}


def test_every_rule_has_a_spec_that_breaks_it_a_name_of_its_own_and_reasons():
    broken = {it.rule for path in SPECS for it in found(path)}
    names = [rule.name for rule in RULES]
    assert set(names) == broken
    assert len(set(names)) == len(names)
    for rule in RULES:
        assert set(rule.why.by_language) == {"zh", "en"}
        assert rule.why.in_language("en").endswith(".") and rule.why.in_language("zh").endswith("。")
        assert rule.name not in {other.name for other in spec.rules.RULES}, "check has a rule of that name"


def test_messages(golden):
    dump = []
    for path in SPECS:
        dump += [f"== {path.stem}"] if found(path) else []
        for it in found(path):
            dump += [f"{it.span.line}:{it.span.column} {it.severity} {it.rule}", f"    {it.message}", f"    {it.hint}"]
    golden("lint/messages", "\n".join(dump) + "\n")


def test_every_finding_says_what_to_do():
    for path in SPECS:
        for it in found(path):
            assert it.message.endswith(".") and it.hint.endswith((".", "?")), it


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_seed_is_calm(language):
    reading = spec.load(SEED, language)
    assert review(reading.organisation, reading.places, language, settle(reading.settings)).diagnostics == ()
