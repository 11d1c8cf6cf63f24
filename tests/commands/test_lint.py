"""`rolebook lint` as a person, a code scanning service or a pull request meets it."""

import json
import os
import re
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest

from render.cli import main
from render.lint.rules import RULES

SPEC = """\
organization: {id: o, name: 公司}
posts:
  - {id: gm, title: 总经理, responsibilities: [经营公司, "制定战略,把握方向"]}
  - {id: clerk, title: 文员, headcount: 2, reports_to: gm, responsibilities: [完成领导交办的其他任务]}  # 100%,all
"""


def closed(required="", **properties):
    """An object with these properties and no others, as the schema of SARIF has them."""
    return {"type": "object", "properties": properties, "required": required.split(), "additionalProperties": False}


LEVEL = {"enum": ["none", "note", "warning", "error"]}
TEXT = closed("text", text={"type": "string"})
POSITIVE = {"type": "integer", "minimum": 1}
REGION = closed(startLine=POSITIVE, startColumn=POSITIVE)
PLACE = closed(
    "artifactLocation", artifactLocation=closed(uri={"type": "string", "format": "uri-reference"}), region=REGION
)
RULE = closed(
    "id",
    id={"type": "string"},
    shortDescription=TEXT,
    fullDescription=TEXT,
    defaultConfiguration=closed(level=LEVEL),
)
RESULT = closed(
    "message",
    ruleId={"type": "string"},
    level=LEVEL,
    message=TEXT,
    locations={"type": "array", "items": closed(physicalLocation=PLACE)},
)
RULES_OF_DRIVER = {"type": "array", "uniqueItems": True, "items": RULE}
DRIVER = closed("name", name={"type": "string"}, version={"type": "string"}, rules=RULES_OF_DRIVER)
RUN = closed(
    "tool",
    tool=closed("driver", driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results={"type": "array", "items": RESULT},
)
SARIF = jsonschema.Draft202012Validator(
    closed(
        "version runs",
        **{"$schema": {"type": "string", "format": "uri"}},
        version={"enum": ["2.1.0"]},
        runs={"type": "array", "items": RUN},
    )
)
"""What the schema of SARIF 2.1.0 (OASIS) asks of the parts that we write, written down here: it cannot be fetched
in a test, and the packages with models of it take anything."""
SEPARATED = """\
controls: {incompatible: [[buy, pay]]}
units: [{id: u, name: 组, type: group, responsibilities: [{id: buy, text: 采购}, {id: pay, text: 付款}]}]
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "甲, 乙.yaml"
    path.write_text(SPEC, "utf-8")
    return path


def run(*arguments, capsys):
    code = main(["lint", *map(str, arguments)])
    return code, *capsys.readouterr()


def test_text_and_what_can_be_corrected(path, capsys):
    code, out, err = run(path, capsys=capsys)
    assert code == 0
    assert f"{path}:3:51: note[half-width-punctuation]:" in out
    assert f"{path}:4:77: warning[vague-duty]:" in out
    assert err == f"{path}: 1 warning, 1 note, 1 can be corrected by --fix\n"
    assert run(path, "-q", capsys=capsys)[2] == ""


def test_an_error_exits_1_and_the_spec_may_decide_what_is_one(path, capsys):
    path.write_text(SPEC + SEPARATED, "utf-8")
    assert run(path, capsys=capsys)[0] == 1
    path.write_text(SPEC + SEPARATED + "lint: {rules: {duty-separation: warning}}\n", "utf-8")
    assert run(path, capsys=capsys)[0] == 0
    path.write_text(SPEC + "lint: {rules: {vague-duty: error}}\n", "utf-8")
    assert run(path, capsys=capsys)[0] == 1


@pytest.mark.parametrize("format", ["text", "json", "sarif", "github"])
def test_a_spec_that_cannot_be_read_gives_the_errors_of_check(path, format, capsys):
    path.write_text("organization: {id: o, nam: 公司}\n", "utf-8")
    code, out, _ = run(path, "--format", format, "--fix", capsys=capsys)
    assert code == 1
    assert "unknown-key" in out


def test_json_is_as_that_of_check(path, capsys):
    records = json.loads(run(path, "--format", "json", capsys=capsys)[1])
    assert [(record["line"], record["column"], record["rule"]) for record in records] == [
        (3, 51, "half-width-punctuation"),
        (4, 77, "vague-duty"),
    ]
    assert set(records[0]) == {"file", "line", "column", "rule", "severity", "message", "hint"}


def test_sarif_has_what_version_2_1_0_requires(path, capsys, monkeypatch):
    monkeypatch.chdir(path.parent)
    for given in (path, Path(path.name)):
        log = json.loads(run(given, "--format", "sarif", capsys=capsys)[1])
        assert log["version"] == "2.1.0"
        assert "sarif-schema-2.1.0.json" in log["$schema"]
        (sarif_run,) = log["runs"]
        driver = sarif_run["tool"]["driver"]
        assert driver["name"] == "Rolebook" and re.match(r"\d+\.\d+", driver["version"])
        assert [rule["id"] for rule in driver["rules"]] == [rule.name for rule in RULES]
        for rule in driver["rules"]:
            assert rule["shortDescription"]["text"] and rule["fullDescription"]["text"]
            assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert sarif_run["columnKind"] == "unicodeCodePoints"
        places = []
        for result in sarif_run["results"]:
            assert result["ruleId"] in {rule.name for rule in RULES}
            assert result["level"] in ("error", "warning", "note")
            assert result["message"]["text"]
            (location,) = result["locations"]
            uri = location["physicalLocation"]["artifactLocation"]["uri"]
            assert uri.isascii() and " " not in uri
            assert unquote(uri).removeprefix("file://") == str(given)
            region = location["physicalLocation"]["region"]
            places.append((region["startLine"], region["startColumn"]))
        assert places == [(3, 51), (4, 77)]


def test_sarif_keeps_the_rules_of_its_schema(path, capsys):
    SARIF.validate(json.loads(run(path, "--format", "sarif", capsys=capsys)[1]))


def test_a_variant_is_reviewed_as_it_results(path, capsys):
    spec, overlay = path.with_name("a.yaml"), path.with_name("a.big.yaml")
    spec.write_text(SPEC + "# rolebook: ignore[vague-duty] of the spec without the variant\n", "utf-8")
    overlay.write_text(
        "posts: [{id: clerk, responsibilities: [收信]}, {id: aide, title: 助理, reports_to: gm}]\n", "utf-8"
    )
    out = run(spec, "--variant", "big", capsys=capsys)[1]
    assert f"{overlay}:1:46: warning[no-responsibilities]" in out
    assert "vague-duty" not in out and "unused-ignore" not in out
    assert run(spec, "--variant", "big", "--fix", capsys=capsys)[2].endswith("1 warning, 1 corrected\n")
    assert "战略，把握" in spec.read_text("utf-8")


def test_who_follows_whom_is_not_at_fault_for_both(tmp_path, capsys):
    spec = tmp_path / "a.yaml"
    spec.write_text(
        "organization: {id: o, name: O}\n"
        "document: {effective_date: 2026-12-01}\n"
        "controls: {incompatible: [[pay, buy]]}\n"
        "units: [{id: u, name: U, head: payer, headcount: 2}]\n"
        "posts:\n"
        "  - {id: payer, title: Payer, unit: u, headcount: 1, responsibilities: [{id: pay, text: Pay suppliers}]}\n"
        "  - {id: buyer, title: Buyer, unit: u, headcount: 1, responsibilities: [{id: buy, text: Buy goods}]}\n"
        "  # rolebook: ignore[no-responsibilities] described when it begins\n"
        "  - {id: aide, title: Aide, unit: u, headcount: 1, from: 2027-07-01}\n"
        "people: [{id: ann, name: Ann}, {id: bob, name: Bob}]\n"
        "memberships:\n"
        "  - {person: ann, post: payer, to: 2025-12-31}\n"
        "  - {person: ann, post: buyer, from: 2026-01-01}\n"
        "  - {person: bob, post: payer, from: 2026-01-01}\n"
        "  - {person: bob, post: buyer, from: 2027-06-01, acting: true}\n",
        "utf-8",
    )
    _, out, err = run(spec, capsys=capsys)
    assert "duty-separation" not in out and err.endswith(", as of 2026-12-01\n")
    assert "unused-ignore" not in out and "[headcount]" not in out
    code, out, _ = run(spec, "--as-of", "2027-07-01", capsys=capsys)
    assert code == 1
    assert f"{spec}:15:5: error[duty-separation]" in out and "acting" in out
    assert f"{spec}:4:" in out and "no-responsibilities" not in out


def test_the_seed_and_its_variants_are_reviewed_without_a_warning(capsys):
    seed = Path(__file__).parents[2] / "specs/ecommerce.yaml"
    for variant in ("", "startup", "group"):
        assert "warning" not in run(seed, "--variant", variant, capsys=capsys)[1]


def test_github_annotations_cannot_be_broken_out_of(path, capsys):
    path.write_text(SPEC.replace("其他任务", "其他%0A::任务").replace("完成", "其他任务"), "utf-8")
    out = run(path, "--format", "github", capsys=capsys)[1]
    note, warning = out.splitlines()
    name = str(path).replace(",", "%2C")
    assert note.startswith(f"::notice file={name},line=3,col=51,title=half-width-punctuation::")
    assert warning.startswith(f'::warning file={name},line=4,col=77,title=vague-duty::"')
    assert out.count("\n") == 2


def test_fix_writes_and_keeps_links_and_rights(path, capsys):
    path.chmod(0o640)
    link = path.with_name("link.yaml")
    link.symlink_to(path)
    code, out, err = run(link, "--fix", capsys=capsys)
    assert (code, err) == (0, f"{link}: 1 warning, 1 corrected\n")
    assert "half-width" not in out
    assert path.read_text("utf-8") == SPEC.replace("战略,", "战略，")
    assert link.is_symlink() and path.stat().st_mode & 0o777 == 0o640
    assert sorted(path.parent.iterdir()) == sorted([path, link])
    assert run(link, "--fix", capsys=capsys)[2] == f"{link}: 1 warning\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_fix_in_a_folder_that_may_not_be_written_exits_2(path, capsys):
    path.parent.chmod(0o500)
    assert run(path, "--fix", capsys=capsys)[0] == 2
    path.parent.chmod(0o700)


def test_a_comment_silences_and_a_silenced_text_is_not_corrected(path, capsys):
    path.write_text(SPEC.replace("posts:\n", "posts:\n  # rolebook: ignore[half-width-punctuation]\n"), "utf-8")
    err = run(path, "--fix", capsys=capsys)[2]
    assert "战略,把握" in path.read_text("utf-8")
    assert err == f"{path}: 1 warning\n"


def test_only_what_can_be_corrected_is_said_to_be(path, capsys):
    path.write_text(
        "organization: {id: o, name: 公司}\n"
        "posts:\n"
        "  - id: gm\n"
        "    title: 总经理\n"
        "    responsibilities:\n"
        "      - 制定战略,把握方向\n"
        "      - |\n"
        "        经营公司,管理团队\n",
        "utf-8",
    )
    assert run(path, capsys=capsys)[2].endswith("2 notes, 1 can be corrected by --fix\n")
    assert run(path, "--fix", capsys=capsys)[2].endswith("1 note, 1 corrected\n")
    assert run(path, capsys=capsys)[2].endswith("1 note\n")


def test_explain(capsys):
    code, out, _ = run("--explain", "vague-duty", capsys=capsys)
    assert code == 0
    assert out.startswith("vague-duty (warning by default)\n“其他工作”")
    assert "tell whether the duty was done" in out
    assert "corrected by --fix" in run("--explain", "half-width-punctuation", capsys=capsys)[1]
    code, out, err = run("--explain", "vague-duties", capsys=capsys)
    assert (code, out) == (2, "")
    assert "Did you mean `vague-duty`?" in err


def test_without_a_spec(capsys):
    code, _, err = run(capsys=capsys)
    assert code == 2
    assert "needs a SPEC" in err
