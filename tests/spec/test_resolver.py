"""What a sound spec means: who reports to whom, what stands under what, and every default."""

import datetime

from render import spec
from render.organisation import Membership, Revision, Text, UnitType


def organisation(text, organization="{id: acme, name: Acme}"):
    return spec.understand("spec.yaml", f"organization: {organization}\n{text}".encode(), "en").organisation


def superiors(acme):
    return {post.id: post.superior for post in acme.posts}


def test_a_post_reports_to_the_head_of_its_unit_and_a_head_to_the_head_above():
    acme = organisation("""
posts: [{id: gm, title: GM}]
units:
  - id: sales
    name: Sales
    head: manager
    posts: [{id: manager, title: Manager}, {id: clerk, title: Clerk}]
    units:
      - id: field
        name: Field
        head: lead
        posts: [{id: lead, title: Lead}, {id: rep, title: Rep}]
""")
    assert superiors(acme) == {"gm": None, "manager": "gm", "clerk": "manager", "lead": "manager", "rep": "lead"}
    assert acme.head == "gm"
    assert {unit.id: (unit.parent, unit.superior) for unit in acme.units} == {
        "sales": (None, None),
        "field": ("sales", "sales"),
    }


def test_a_unit_without_head_is_itself_the_box_above():
    acme = organisation("""
units:
  - id: data
    name: Data
    posts: [{id: analyst, title: Analyst}]
    units: [{id: lab, name: Lab, head: lead, posts: [{id: lead, title: Lead}]}]
""")
    assert superiors(acme) == {"analyst": "data", "lead": "data"}
    assert acme.head is None


def test_a_head_under_headless_units_reports_to_the_nearest_head_above():
    acme = organisation("""
units:
  - {id: a, name: A, head: x, posts: [{id: x, title: X}]}
  - {id: b, name: B, unit_of: a}
  - {id: c, name: C, unit_of: b, head: y, posts: [{id: y, title: Y}, {id: z, title: Z}]}
posts: [{id: w, title: W, unit: b}]
""")
    assert superiors(acme) == {"x": None, "y": "x", "z": "y", "w": "b"}


def test_one_post_may_head_several_units():
    acme = organisation("""
units:
  - {id: a, name: A, head: x, posts: [{id: x, title: X}]}
  - {id: b, name: B, unit_of: a, head: x}
  - {id: c, name: C, unit_of: b, head: y, posts: [{id: y, title: Y}]}
  - {id: d, name: D, head: x, posts: [{id: z, title: Z}]}
""")
    assert superiors(acme) == {"x": None, "y": "x", "z": "x"}
    assert [unit.id for unit in acme.headed_by["x"]] == ["a", "b", "d"]


def test_a_post_outside_units_that_heads_one_reports_to_the_head_above_that():
    acme = organisation("""
units:
  - {id: a, name: A, head: x, posts: [{id: x, title: X}]}
  - {id: b, name: B, unit_of: a, head: y}
posts: [{id: y, title: Y}, {id: gm, title: GM}]
""")
    assert superiors(acme) == {"y": "x", "gm": None, "x": "gm"}


def test_the_only_post_above_all_units_is_the_head_even_if_it_heads_one():
    acme = organisation("""
posts: [{id: gm, title: GM}]
units:
  - {id: a, name: A, head: gm}
  - {id: b, name: B, head: x, posts: [{id: x, title: X}]}
""")
    assert acme.head == "gm"
    assert superiors(acme) == {"gm": None, "x": "gm"}


def test_the_head_that_the_organisation_names_may_sit_in_a_unit():
    acme = organisation(
        """
units:
  - {id: office, name: Office, head: chief, posts: [{id: chief, title: Chief}, {id: gm, title: GM}]}
posts: [{id: a, title: A}, {id: b, title: B}]
""",
        "{id: acme, name: Acme, head: gm}",
    )
    assert superiors(acme) == {"a": "gm", "b": "gm", "chief": "gm", "gm": None}


def test_lines_that_are_named_go_first():
    acme = organisation("""
units:
  - id: a
    name: A
    head: x
    posts:
      - {id: x, title: X, reports_to: z}
      - {id: y, title: Y, assistant_to: z}
      - {id: v, title: V, assistant_to: z, reports_to: x, dotted_to: [y, z, y]}
posts: [{id: z, title: Z}]
""")
    assert superiors(acme) == {"z": None, "x": "z", "y": "z", "v": "x"}
    assert acme.unit_by_id["a"].superior == "z"
    assert acme.post_by_id["v"].assistant_to == "z"
    assert acme.post_by_id["v"].dotted_to == ("y", "z")


def test_an_assistant_as_head_puts_the_unit_under_that_post():
    acme = organisation("""
units: [{id: a, name: A, head: x, posts: [{id: x, title: X, assistant_to: z}]}]
posts: [{id: z, title: Z}]
""")
    assert acme.unit_by_id["a"].superior == "z"


def test_units_come_before_the_units_below_them_however_they_are_listed():
    acme = organisation("""
units:
  - {id: c, name: C, unit_of: b}
  - {id: b, name: B, unit_of: a, units: [{id: d, name: D}]}
  - {id: a, name: A}
  - {id: e, name: E, unit_of: a}
""")
    assert [unit.id for unit in acme.units] == ["a", "b", "c", "d", "e"]
    assert {unit.type for unit in acme.units} == {UnitType.DEPARTMENT}


def test_everything_that_can_be_given():
    acme = organisation("""
document:
  number: HR-001
  version: 1.10
  effective_date: 2026-12-01
  prepared_by: {zh: 人事部, en: HR}
  reviewed_by: ""
  approved_by:
  confidentiality: internal
  revisions: [{version: "1.0", date: 2026-11-01, summary: First, by: Ann}]
units:
  - {id: g, name: G, type: group, headcount: 12, purpose: "To\\n  sell", responsibilities: [a, {id: r, text: {en: b}}]}
posts:
  - {id: p, title: "  P ", code: 007, grade: M3, headcount: 0, purpose: Why, responsibilities: [{zh: 卖, en: sell}]}
people: [{id: ann, name: Ann}, {id: bob, name: "null"}]
memberships: [{person: ann, post: p, fte: 0.5, acting: true}, {person: bob, post: p, fte: .25}]
""")
    control = acme.control
    assert (control.number, control.version, control.effective_date) == ("HR-001", "1.10", datetime.date(2026, 12, 1))
    assert control.prepared_by == Text({"zh": "人事部", "en": "HR"})
    assert (control.reviewed_by, control.approved_by) == (None, None)
    assert control.revisions == (Revision("1.0", datetime.date(2026, 11, 1), Text("First"), Text("Ann")),)
    group = acme.unit_by_id["g"]
    assert (group.type, group.headcount, group.purpose) == (UnitType.GROUP, 12, Text("To sell"))
    assert [(duty.id, duty.text.in_language("en")) for duty in group.responsibilities] == [("", "a"), ("r", "b")]
    post = acme.post_by_id["p"]
    assert (post.title.in_language("zh"), post.code, post.grade, post.headcount) == ("P", "007", "M3", 0)
    assert acme.person_by_id["bob"].name == Text("null")
    assert acme.memberships == (Membership("ann", "p", 0.5, True), Membership("bob", "p", 0.25, False))


def test_incompatible_responsibilities():
    acme = organisation("""
posts: [{id: p, title: P, responsibilities: [{id: buy, text: Buy}, {id: pay, text: Pay}]}]
controls: {incompatible: [[buy, pay]]}
""")
    assert acme.incompatible == (("buy", "pay"),)


def test_ids_are_the_same_however_their_accents_are_typed():
    acme = organisation("posts: [{id: che\u0301f, title: A}, {id: b, title: B, reports_to: ch\u00e9f}]")
    assert superiors(acme) == {"ch\u00e9f": None, "b": "ch\u00e9f"}


def test_a_single_post_is_an_organisation():
    acme = organisation("posts: [{id: me, title: Founder}]")
    assert (acme.head, superiors(acme)) == ("me", {"me": None})


def test_a_chain_of_five_thousand():
    posts = "".join(f"  - {{id: p{n}, title: P, reports_to: p{n + 1}}}\n" for n in range(4999))
    units = "".join(f"  - {{id: u{n}, name: U, unit_of: u{n + 1}, head: h{n % 2}}}\n" for n in range(4999))
    tops = "  - {id: p4999, title: Top}\n  - {id: h0, title: H}\n  - {id: h1, title: H, reports_to: h0}\n"
    acme = organisation(f"posts:\n{posts}{tops}units:\n{units}  - {{id: u4999, name: Top}}\n")
    assert acme.post_by_id["p0"].superior == "p1"
    assert acme.head == "p4999"
    assert acme.units[0].id == "u4999"
    assert acme.units[-1].id == "u0"


def test_processes_keep_their_order_and_letters_have_one():
    acme = organisation("""
posts: [{id: gm, title: GM}]
units: [{id: caf\u00e9, name: Shop}, {id: b, name: B}]
processes:
  - id: returns
    name: {zh: 退货, en: Returns}
    purpose: Keep customers
    activities:
      - {id: take, name: Take, raci: {b: CAR, gm: "I, C", cafe\u0301: A/A}}
      - {name: Think}
  - {id: empty-ish, name: Two, activities: [{name: Do, raci: {b: R A}}]}
""")
    assert [process.id for process in acme.processes] == ["returns", "empty-ish"]
    returns, other = acme.processes
    assert (returns.name.in_language("zh"), returns.purpose) == ("退货", Text("Keep customers"))
    assert [(step.id, step.name.in_language("en")) for step in returns.activities] == [("take", "Take"), ("", "Think")]
    assert list(returns.activities[0].raci.items()) == [
        ("b", ("R", "A", "C")),
        ("gm", ("C", "I")),
        ("caf\u00e9", ("A",)),
    ]
    assert (returns.activities[1].raci, other.activities[0].raci) == ({}, {"b": ("R", "A")})
