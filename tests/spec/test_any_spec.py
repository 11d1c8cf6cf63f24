"""Whatever the bytes: an organisation, or a `SpecError` with an error in it. Nothing else, ever."""

import json
from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from render import spec
from render.diagnostics import Severity, SpecError
from render.organisation import Organisation

SOUND = (Path(__file__).parent / "sound.yaml").read_text("utf-8")
BROKEN = [path.read_bytes() for path in sorted((Path(__file__).parent / "broken").glob("*.yaml"))]
TOP_KEYS = "organization document units posts people memberships processes controls charts lint".split()
LINES = SOUND.splitlines(keepends=True)
KEYS = sorted({word.strip("-{ ").partition(":")[0] for line in LINES for word in line.split(",") if ":" in word})


def outcome(data):
    """Checks the promise, and says whether the spec was accepted."""
    try:
        reading = spec.understand("spec.yaml", data, "en")
    except SpecError as error:
        problems = error.diagnostics
        assert any(problem.severity is Severity.ERROR for problem in problems)
        organisation = None
    else:
        organisation, warnings = reading.organisation, reading.warnings
        problems = warnings
        assert isinstance(organisation, Organisation)
        assert all(warning.severity is Severity.WARNING for warning in warnings)
    assert list(problems) == sorted(set(problems))
    for problem in problems:
        assert problem.span.line >= 1 and problem.span.column >= 1
        assert problem.rule and problem.message
        assert (problem.message + problem.hint).isprintable()
    return organisation


def test_the_sound_spec_is_accepted():
    assert outcome(SOUND.encode()) is not None


@given(st.binary(max_size=200))
def test_any_bytes(data):
    outcome(data)


@given(st.text(max_size=200))
def test_any_text(text):
    outcome(text.encode("utf-8", "surrogatepass"))


@given(st.lists(st.sampled_from(["- ", "  ", "\n", "a", ": ", "[", "]", "{", "}", "&a ", "*a", "!", "'", '"', "#", "|",
                                 "? ", "<<", ", ", "---", "\t", "：", "，", "\\", "%", "@", "~", *KEYS])))  # fmt: skip
def test_any_yaml_punctuation(pieces):
    outcome("".join(pieces).encode())
    outcome(SOUND.encode() + "".join(pieces).encode())


@given(st.data())
def test_a_sound_spec_after_any_edit(data):
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "twice", "indent", "replace", "cut", "swap"])):
            case "drop":
                lines[at] = ""
            case "twice":
                lines[at] *= 2
            case "indent":
                lines[at] = data.draw(st.sampled_from([" ", "  ", "\t", "- "])) + lines[at]
            case "replace":
                word = data.draw(st.sampled_from(lines[at].split() or [""]))
                lines[at] = lines[at].replace(word, data.draw(st.text(max_size=8) | st.sampled_from(KEYS)))
            case "cut":
                lines[at] = lines[at][: data.draw(st.integers(0, len(lines[at])))]
            case "swap":
                other = data.draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
    outcome("".join(lines).encode("utf-8", "surrogatepass"))


json_values = st.recursive(
    st.none() | st.sampled_from(["", "a", "b", "运营部", "1", "true", "a b", "2026-01-01"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*KEYS, "zh", "en", "x"]), inner),
    max_leaves=30,
)


@given(st.dictionaries(st.sampled_from(TOP_KEYS), json_values))
def test_any_structure_of_known_keys(value):
    outcome(json.dumps(value).encode())


@given(json_values, json_values, json_values)
def test_what_aliases_share(one, two, three):
    unit = {"id": "u", "name": one, "title": two, "posts": three}
    lists = [unit, unit, one, two]
    value = {"units": [unit, {"units": lists}, one], "posts": lists, "people": three, "document": unit}
    outcome(yaml.safe_dump({"organization": {"id": "a", "name": "A"}} | value).encode())


@given(st.sampled_from(BROKEN), st.sampled_from(BROKEN), st.integers(0, 400))
def test_broken_specs_broken_further(one, other, at):
    outcome(one[:at] + other[at:])


@st.composite
def organisations(draw):
    """A sound spec as data: a forest of units, posts in them, each reporting to an earlier one or to none."""
    units, posts = [], [{"id": "top", "title": "Top"}]
    for number in range(draw(st.integers(0, 8))):
        unit = {"id": f"u{number}", "name": {"en": f"Unit {number}", "zh": "部"}}
        if units and draw(st.booleans()):
            unit["unit_of"] = draw(st.sampled_from(units))["id"]
        units.append(unit)
    for number in range(draw(st.integers(0, 12))):
        post = {"id": f"p{number}", "title": draw(st.sampled_from(["岗位", "Post", "010", "yes"]))}
        if units and draw(st.booleans()):
            post["unit"] = draw(st.sampled_from(units))["id"]
        if draw(st.booleans()) or "unit" not in post:
            post["reports_to"] = draw(st.sampled_from(posts))["id"]
        posts.append(post)
    return {"organization": {"id": "acme", "name": "Acme"}, "units": units, "posts": posts}


@given(organisations(), st.randoms())
def test_generated_organisations_come_back_whole(value, random):
    random.shuffle(value["posts"])
    random.shuffle(value["units"])
    acme = outcome(json.dumps(value, ensure_ascii=random.random() < 0.5).encode())
    assert acme is not None
    assert [post.id for post in acme.posts] == [post["id"] for post in value["posts"]]
    for post in value["posts"]:
        found = acme.post_by_id[post["id"]]
        assert found.unit == post.get("unit")
        assert found.title.in_language("en") == post["title"]
        assert found.superior == post.get("reports_to", post.get("unit"))
    assert {unit.id: unit.parent for unit in acme.units} == {unit["id"]: unit.get("unit_of") for unit in value["units"]}
    seen = {None}
    for unit in acme.units:
        assert unit.parent in seen
        seen.add(unit.id)
