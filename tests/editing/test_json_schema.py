"""The schema for editors, judged by an independent validator on what an independent YAML 1.2 reader reads."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from render import spec
from render.diagnostics import SpecError
from render.editing.json_schema import FILE, MODELINE, OVERLAY_FILE, OVERLAY_MODELINE, schema_text
from render.spec import aliases
from render.spec.keys import PLACES

ROOT = Path(__file__).parents[2]
SPECS = sorted(path for path in (ROOT / "specs").glob("*.yaml") if "." not in path.stem)  # overlays are no specs
BROKEN = sorted((ROOT / "tests/spec/broken").glob("*.yaml"))
SOUND = (ROOT / "tests/spec/sound.yaml").read_text("utf-8")
VALIDATOR = jsonschema.Draft202012Validator(json.loads(schema_text()))

OVERLAYS = sorted(path for path in (ROOT / "specs").glob("*.yaml") if "." in path.stem)
OVERLAY_VALIDATOR = jsonschema.Draft202012Validator(json.loads(schema_text(overlay=True)))

OF_SHAPE = {"unknown-key", "missing-key", "wrong-type", "missing-value", "id-form", "key-not-read-yet", "language-tag"}
OF_MEANING = {
    "dangling-reference", "wrong-reference", "duplicate-id", "similar-id", "reporting-loop", "unit-loop",
    "self-reference", "two-places", "several-roots", "overbooked", "overfilled", "duplicate-membership", "untranslated",
    "unknown-theme", "theme-file",
}  # fmt: skip
BEYOND = {
    "chinese-keys": "a key and its Chinese name are a duplicate, which schemas cannot tell",
    "invisible": "an id may have signs in it that nobody sees",
    "dates": "there is no 30th of February",
    "no-organization": "a file that is included has none",
    "reserved-ids": "the names that Windows keeps, in whatever case",
}


class Core(yaml.SafeLoader):
    """PyYAML with the scalars of YAML 1.2: no dates, no yes and no, no octal 010."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value.removeprefix("+").lstrip("0") or "0"))


def problems(text, validator=VALIDATOR):
    return [f"{error.json_path}: {error.message}" for error in leaves(validator.iter_errors(yaml.load(text, Core)))]


def leaves(errors):
    """The reasons behind "none of these forms"."""
    return [leaf for error in errors for leaf in (leaves(error.context) or [error])]


def rules(text):
    try:
        spec.understand("spec.yaml", text.encode("utf-8", "surrogatepass"), "en")
    except SpecError as error:
        return {problem.rule for problem in error.diagnostics}
    return set()


def test_it_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(VALIDATOR.schema)


def test_the_copy_beside_the_specs_is_fresh():
    assert (ROOT / "specs" / FILE).read_text("utf-8") == schema_text(), f"rolebook schema > specs/{FILE}"


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_our_specs_name_it_and_are_valid(path):
    text = path.read_text("utf-8")
    assert text.startswith(MODELINE)
    assert problems(text) == []


@pytest.mark.parametrize("loader", [Core, yaml.BaseLoader])
def test_the_sound_spec_is_valid_whatever_is_made_of_its_scalars(loader):
    data = yaml.load(SOUND, loader)
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


def test_one_id_or_word_may_stand_for_a_list_of_one():
    spec = "{include: a.yaml, organization: {id: a, name: A}, charts: {show: holders, formats: svg}}"
    assert problems(spec) == []
    assert problems("posts: [{id: a, dotted_to: b, merges: c}]", OVERLAY_VALIDATOR) == []
    assert problems(spec.replace("holders", "holder")) != []


def test_a_file_that_is_included_is_valid():
    assert problems("units: [{id: a, name: A}]\npeople: [{id: p, name: P}]\n") == []
    assert problems("units: [{id: a}]") != []


def test_that_of_variants_is_a_schema_and_its_copy_is_fresh():
    jsonschema.Draft202012Validator.check_schema(OVERLAY_VALIDATOR.schema)
    assert (ROOT / "specs" / OVERLAY_FILE).read_text("utf-8") == schema_text(overlay=True)


@pytest.mark.parametrize("path", OVERLAYS, ids=lambda path: path.stem)
def test_our_variants_name_it_and_are_valid(path):
    text = path.read_text("utf-8")
    assert text.startswith(OVERLAY_MODELINE)
    assert problems(text, OVERLAY_VALIDATOR) == []
    assert problems(text) != []  # a spec has to say more


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ("units: [{name: A}]", "$.units[0]"),
        ("posts: [{id: a, remove: false}]", "$.posts[0].remove"),
        ("posts: [{id: a, merge: [b]}]", "$.posts[0]"),
        ("units: [{id: a, merges: {b: c}}]", "$.units[0].merges"),
        ("people: [{id: a, merges: [b]}]", "$.people[0]"),
        ("memberships: [{person: a, remove: true}]", "$.memberships[0]"),
        ("processes: [{id: a, activities: [{raci: {}}]}]", "$.processes[0].activities[0]"),
        ("organization: {nam: A}", "$.organization"),
    ],
)
def test_a_mistake_in_a_variant_is_found_at_its_place(wrong, where):
    found = problems(wrong, OVERLAY_VALIDATOR)
    assert any(problem.startswith(f"{where}: ") for problem in found), found


@pytest.mark.parametrize("key", ["remove", "merges"])
def test_what_only_variants_say_is_explained(key):
    for part in (VALIDATOR.schema, VALIDATOR.schema["$defs"]["Post"]):
        assert key not in part["properties"]
    assert "\n\n" in OVERLAY_VALIDATOR.schema["$defs"]["Post"]["properties"][key]["description"]


def readable(path):
    try:
        yaml.load(path.read_bytes(), Core)
    except (yaml.YAMLError, ValueError):
        return False
    return True


@pytest.mark.parametrize("path", list(filter(readable, BROKEN)), ids=lambda path: path.stem)
def test_a_spec_of_a_wrong_shape_is_not_valid_and_one_that_is_wrong_otherwise_is(path):
    text = path.read_text("utf-8")
    found = rules(text)
    if found & OF_SHAPE and path.stem not in BEYOND:
        assert problems(text)
    if found <= OF_MEANING:
        assert problems(text) == []


def test_every_key_is_described_in_two_languages():
    for part in (VALIDATOR.schema, *VALIDATOR.schema["$defs"].values()):
        for key, form in part.get("properties", {}).items():
            if key in ("zh", "en", "中文", "英文"):
                continue
            if not key.isascii():
                assert list(form) == ["$ref"]
                continue
            chinese, english = form["description"].split("\n\n")
            assert re.search("[\u4e00-\u9fff]", chinese) and chinese.endswith("。")
            assert english.isascii() and english.endswith(".")


@pytest.mark.parametrize("place", PLACES)
def test_every_chinese_key_is_let_in(place):
    part = VALIDATOR.schema if not place else VALIDATOR.schema["$defs"][PLACES[place][1].__name__]
    words = {word for word, key in aliases.KEYS.get(place, {}).items() if key not in ("zh", "en")}
    assert words <= set(part["properties"])


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ("units: [{id: a, name: A, nmae: B}]", "$.units[0]"),
        ("units: [{id: a}]", "$.units[0]"),
        ("units: [{id: a b, name: A}]", "$.units[0].id"),
        ("units: [{id: a, name: A, type: team}]", "$.units[0].type"),
        ("units: [{id: a, name: A, headcount: -1}]", "$.units[0].headcount"),
        ("units: [{id: a, name: A, responsibilities: [{id: r}]}]", "$.units[0].responsibilities[0]"),
        ("units: [{标识: a, 名称: A, 类型: 领导}]", "$.units[0]['类型']"),
        ("units: [null]", "$.units[0]"),
        ("document: {effective_date: 2026/1/1}", "$.document.effective_date"),
        ("memberships: [{person: a, post: b, fte: 1.5}]", "$.memberships[0].fte"),
        ("processes: [{id: p, name: P, activities: [{name: A, raci: {a: X}}]}]", "$.processes[0].activities[0].raci.a"),
    ],
)
def test_a_mistake_is_found_at_its_place(wrong, where):
    found = problems(f"organization: {{id: acme, name: Acme}}\n{wrong}\n")
    assert any(problem.startswith(f"{where}: ") for problem in found), found


LINES = SOUND.splitlines(keepends=True)
KEYS = sorted({word.strip("-{ ").partition(":")[0] for line in LINES for word in line.split(",") if ":" in word})


@given(st.data())
def test_what_check_accepts_is_valid(data):
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 2))):
        at = data.draw(st.integers(0, len(lines) - 1))
        word = data.draw(st.sampled_from(lines[at].split() or [""]))
        typed = st.text(st.characters(exclude_characters="\t"), max_size=6)  # tabs: the C parser lets more be
        new = data.draw(typed | st.sampled_from([*KEYS, "1", "0.5", "true", "~", "部门", "名称", "是"]))
        lines[at] = data.draw(st.sampled_from(["", lines[at].replace(word, new)]))
    text = "".join(lines)
    if not rules(text):
        assert problems(text) == []
