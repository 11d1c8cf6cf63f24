"""Where the parts of an organisation stand in its spec."""

from pathlib import Path

from render import spec

SOUND = (Path(__file__).parent / "sound.yaml").read_text("utf-8")
READING = spec.understand("a.yaml", SOUND.encode(), "en")
ACME = READING.organisation
LINES = SOUND.splitlines()


def text_at(part, *keys):
    """What stands from the place of a part to the end of its line."""
    span = READING.places.span(part, *keys)
    assert span.file == "a.yaml"
    return LINES[span.line - 1][span.column - 1 :]


def test_parts_begin_where_their_first_key_is():
    assert text_at(ACME) == "organization:"
    assert text_at(ACME.control) == "document:"
    assert text_at(ACME.unit_by_id["data"]) == "{id: data, name: Data, unit_of: operations, staff: true}"
    assert text_at(ACME.post_by_id["operations-manager"]) == "id: operations-manager"
    assert text_at(ACME.person_by_id["p01"]) == '{id: p01, name: Ann, code: "0071"}'
    assert text_at(ACME.memberships[1]).startswith("{person: p01, post: analyst")
    assert text_at(ACME.processes[0]) == "id: returns"


def test_keys_lead_further_and_those_not_typed_are_passed_over():
    unit, manager = ACME.unit_by_id["operations"], ACME.post_by_id["operations-manager"]
    assert text_at(unit, "name", "en") == "Operations}"
    assert text_at(unit, "purpose", "") == "To sell"
    assert text_at(unit, "responsibilities", 0, "text", "") == "Plan, {id: o-1, text: {zh: 运营, en: Operate}}]"
    assert text_at(unit, "responsibilities", 1, "text", "en") == "Operate}}]"
    assert text_at(manager, "responsibilities", 0, "text", "en") == "Set the strategy}"
    assert text_at(ACME.control, "revisions", 0, "summary", "zh") == "首次发布, en: First issue}, by: HR}"
    assert text_at(ACME.processes[0], "activities", 1, "name", "") == "Refund"
    assert text_at(ACME.post_by_id["clerk"], "headcount") == text_at(ACME.post_by_id["clerk"])


def test_settings_and_the_text_that_was_read():
    assert [(it.group, it.name, it.value) for it in READING.settings] == [
        ("rules", "vague-duty", "off"),
        ("limits", "reports", "15"),
    ]
    assert READING.places.texts == {"a.yaml": SOUND}
