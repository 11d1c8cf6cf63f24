"""Whatever a sound spec holds: a review of it, at places that exist, the same every time."""

import json

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from render import spec
from render.lint import review
from render.lint.rules import RULES
from render.lint.settings import settle

quick = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
words = st.sampled_from(["守门", "其他工作", "审批,签署", "Guard the gate", "other duties", "…", "1"]) | st.text(
    st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=20
).filter(str.strip)
texts = words | st.dictionaries(st.sampled_from(["zh", "en"]), words, min_size=1)
duties = st.lists(
    texts | st.builds(lambda id, text: {"id": id, "text": text}, st.sampled_from("abc"), texts),
    max_size=3,
    unique_by=lambda duty: duty.get("id", id(duty)) if isinstance(duty, dict) else id(duty),
)


@st.composite
def specs(draw):
    """A forest of units with posts in them, people who hold some, a process and a control."""
    optional = st.booleans()
    units, posts = [], []
    for number in range(draw(st.integers(0, 5))):
        unit = {"id": f"u{number}", "name": draw(texts), "type": draw(st.sampled_from(["group", "department"]))}
        unit |= {"unit_of": draw(st.sampled_from(units))["id"]} if units and draw(optional) else {}
        unit |= {"headcount": draw(st.integers(0, 9))} if draw(optional) else {}
        units.append(unit | {"responsibilities": draw(duties)})
    for number in range(draw(st.integers(1, 6))):
        post = {"id": f"p{number}", "title": draw(texts), "responsibilities": draw(duties)}
        post |= {"unit": draw(st.sampled_from(units))["id"]} if units and draw(optional) else {}
        if posts and (draw(optional) or "unit" not in post):
            post["reports_to"] = draw(st.sampled_from(posts))["id"]
        posts.append(post | ({"headcount": draw(st.integers(0, 20))} if draw(optional) else {}))
    for unit in units:
        unit |= {"head": draw(st.sampled_from(posts))["id"]} if draw(optional) else {}
    seats = st.sampled_from([post["id"] for post in posts])
    entries = [duty for seat in units + posts for duty in seat["responsibilities"] if isinstance(duty, dict)]
    known = {duty["id"] for duty in entries if "id" in duty}
    held = draw(st.lists(st.tuples(st.sampled_from("xy"), seats, optional), max_size=4, unique_by=lambda it: it[:2]))
    raci = st.dictionaries(seats, st.sampled_from(["R", "A", "AR", "C", "I"]))
    activities = st.lists(st.builds(lambda name, raci: {"name": name, "raci": raci}, texts, raci), min_size=1)
    return {
        "organization": {"id": "o", "name": draw(texts)},
        "units": units,
        "posts": posts,
        "people": [{"id": "x", "name": "X"}, {"id": "y", "name": "Y"}],
        "memberships": [{"person": who, "post": post, "acting": acting} for who, post, acting in held],
        "processes": [{"id": "sale", "name": draw(texts), "activities": draw(activities)}],
        "controls": {"incompatible": [sorted(known)] if len(known) > 1 else []},
        "document": {"version": "1", "revisions": [{"version": "2", "date": "2026-01-01", "summary": draw(texts)}]},
    }


@quick
@given(specs(), st.sampled_from(["zh", "en"]))
def test_a_review_of_any_sound_spec(value, language):
    data = json.dumps(value, ensure_ascii=False, indent=1).encode()
    try:
        reading = spec.understand("a.yaml", data, language)
    except spec.SpecError as error:
        assert {it.rule for it in error.diagnostics if it.severity == "error"} == {"reporting-loop"}
        reject()
    found = review(reading.organisation, reading.places, language, settle(()))
    lines = data.decode().splitlines()
    for it in found.diagnostics:
        assert it.rule in {rule.name for rule in RULES}
        assert it.span.column <= len(lines[it.span.line - 1])
        assert (it.message + it.hint).isprintable()
    assert list(found.diagnostics) == sorted(set(found.diagnostics))
    again = spec.understand("a.yaml", data, language)
    assert review(again.organisation, again.places, language, settle(())).diagnostics == found.diagnostics


def test_chains_of_five_thousand():
    posts = [{"id": f"p{n}", "title": "P"} | ({"reports_to": f"p{n - 1}"} if n else {}) for n in range(5000)]
    units = [{"id": f"u{n}", "name": "U"} | ({"unit_of": f"u{n - 1}"} if n else {}) for n in range(5000)]
    value = {"organization": {"id": "o", "name": "O"}, "posts": posts, "units": units}
    reading = spec.understand("a.yaml", json.dumps(value).encode(), "en")
    found = [it.rule for it in review(reading.organisation, reading.places, "en", settle(())).diagnostics]
    assert found.count("layers") == found.count("single-unit") == found.count("no-responsibilities") == 1
    assert found.count("single-report") == 4998  # the top has a unit below it as well
