"""What is there on a day, what an audience may know: always a sound organisation, whatever is left out."""

import datetime
import json

from hypothesis import assume, given
from hypothesis import strategies as st

from render import views
from render.diagnostics import SpecError
from render.locales import load_locale
from render.organisation import Organisation, Visibility
from render.products.handbook import handbook
from render.products.matrix import matrix
from render.products.org_chart import org_chart
from render.products.staffing import post_staffing
from render.spec import understand
from render.views import as_of, for_audience, seen

ZH = load_locale("zh")
PUBLIC, INTERNAL, RESTRICTED = Visibility


def organisation(text: str) -> Organisation:
    return understand("spec.yaml", f"organization: {{id: o, name: 公司}}\n{text}".encode(), "zh").organisation


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


COMPANY = """
posts: [{id: boss, title: 总经理}]
units:
  - id: sales
    name: 销售部
    head: sales-manager
    posts:
      - {id: sales-manager, title: 销售经理, headcount: 1, from: 2026-03-01, to: 2026-08-31}
      - {id: clerk, title: 专员, dotted_to: [auditor]}
    units:
      - id: key-accounts
        name: 大客户组
        head: lead
        from: 2026-05-01
        visibility: restricted
        posts: [{id: lead, title: 组长, responsibilities: [签约]}]
  - id: audit
    name: 审计部
    head: auditor
    posts:
      - {id: auditor, title: 审计师, headcount: 1, reports_to: sales-manager}
      - {id: helper, title: 助理, reports_to: lead}
people: [{id: p1, name: 甲}, {id: p2, name: 乙, visibility: restricted}]
memberships:
  - {person: p1, post: sales-manager, to: 2026-06-30}
  - {person: p2, post: sales-manager, from: 2026-07-01}
"""


def superiors(it: Organisation) -> dict[str, str | None]:
    return {post.id: post.superior for post in it.posts}


def test_on_a_day_what_has_ended_or_not_begun_is_not_there() -> None:
    company = organisation(COMPANY)
    before = as_of(company, day("2026-02-28"))
    assert [unit.id for unit in before.units] == ["sales", "audit"]
    assert superiors(before) == {"boss": None, "clerk": "sales", "auditor": "boss", "helper": "boss"}
    assert before.unit_by_id["sales"].head is None
    assert before.memberships == ()
    within = as_of(company, day("2026-05-01"))
    assert superiors(within)["lead"] == "sales-manager"
    assert superiors(within)["helper"] == "lead"
    assert [membership.person for membership in within.memberships] == ["p1"]
    after = as_of(company, day("2026-09-01"))
    assert superiors(after)["lead"] == "boss", "the next head above, past the unit that has none"


def test_both_days_of_a_period_are_included() -> None:
    company = organisation(COMPANY)
    for when, there in {"2026-02-28": False, "2026-03-01": True, "2026-08-31": True, "2026-09-01": False}.items():
        assert ("sales-manager" in as_of(company, day(when)).post_by_id) == there


def test_a_hidden_unit_hides_all_in_it_and_lines_lead_on() -> None:
    shown = for_audience(organisation(COMPANY), INTERNAL)
    assert "key-accounts" not in shown.unit_by_id
    assert "lead" not in shown.post_by_id
    assert superiors(shown)["helper"] == "sales-manager"
    assert [person.id for person in shown.people] == ["p1"]


def test_a_post_is_not_called_vacant_by_those_who_may_not_know_its_holder() -> None:
    company = as_of(organisation(COMPANY + "  - {person: p1, post: clerk}\n"), day("2026-07-15"))

    def details(view: Organisation) -> dict[str, tuple[str, ...]]:
        return {box.id: box.details for box in org_chart(view, ZH).boxes}

    assert details(company)["sales"] == ("销售经理", "乙")
    assert details(company)["audit"] == ("审计师", "空缺")
    hidden = for_audience(company, INTERNAL)
    assert post_staffing(hidden, hidden.post_by_id["sales-manager"]).vacant is None
    shown = details(hidden)
    assert shown["sales"] == ("销售经理",)
    assert shown["audit"] == ("审计师", "空缺")


def test_single_fields_are_kept_back() -> None:
    text = """
document: {number: X-1, version: "9", visibility: {all: public, version: internal}}
posts:
  - id: boss
    title: 总经理
    grade: P9
    headcount: 3
    purpose: 领导
    visibility: {all: public, grade: restricted, headcount: internal}
    responsibilities: [一, {text: 二, visibility: public}, {text: 三, visibility: restricted}]
"""
    boss = organisation(f"{text}").posts[0]
    assert [duty.visibility for duty in boss.responsibilities] == [PUBLIC, PUBLIC, RESTRICTED]
    whole = understand(
        "spec.yaml", f"organization: {{id: o, name: 公司, visibility: public}}\n{text}".encode(), "zh"
    ).organisation
    public, internal = for_audience(whole, PUBLIC), for_audience(whole, INTERNAL)
    assert (public.posts[0].grade, public.posts[0].headcount) == ("", None)
    assert (internal.posts[0].grade, internal.posts[0].headcount) == ("", 3)
    assert [len(it.posts[0].responsibilities) for it in (public, internal, whole)] == [2, 2, 3]
    assert (public.control.number, public.control.version, internal.control.version) == ("X-1", "", "9")


def test_nothing_is_public_unless_it_says_so() -> None:
    company = for_audience(organisation(COMPANY + "document: {number: X-1}\n"), PUBLIC)
    assert (company.units, company.posts, company.people, company.memberships) == ((), (), (), ())
    assert company.control.number == ""


def test_the_day_is_the_given_one_or_that_of_the_document() -> None:
    company = organisation(COMPANY + "document: {effective_date: 2026-06-01}\n")
    assert "sales-manager" in seen(company, None, RESTRICTED).post_by_id
    assert "sales-manager" not in seen(company, day("2027-01-01"), RESTRICTED).post_by_id
    everything = organisation(COMPANY)
    assert seen(everything, None, RESTRICTED) is everything


def test_those_who_take_part_in_a_process_unseen_are_not_in_it() -> None:
    text = "processes: [{id: deal, name: 签约, activities: [{name: 谈判, raci: {lead: R, sales: A}}]}]\n"
    (process,) = for_audience(organisation(COMPANY + text), INTERNAL).processes
    assert list(process.activities[0].raci) == ["sales"]


def test_a_chain_of_thousands_loses_its_middle() -> None:
    posts = ["posts:", "- {id: p0, title: 岗}"]
    posts += [f"- {{id: p{n}, title: 岗, reports_to: p{n - 1}, visibility: restricted}}" for n in range(1, 5000)]
    posts += ["- {id: last, title: 岗, reports_to: p4999}"]
    shown = for_audience(organisation("\n".join(posts)), INTERNAL)
    assert superiors(shown) == {"p0": None, "last": "p0"}


dates = st.sampled_from([None, "2026-01-01", "2026-02-01", "2026-03-01"])
levels = st.sampled_from([None, "public", "internal", "restricted"])


def given_keys(draw, **strategies) -> dict:
    return {key: value for key, strategy in strategies.items() if (value := draw(strategy)) is not None}


@st.composite
def organisations(draw) -> Organisation:
    """Any sound organisation: heads from anywhere, lines across units, some things for a time, some for few."""
    unit_ids = [f"u{number}" for number in range(draw(st.integers(0, 6)))]
    post_ids = [f"p{number}" for number in range(draw(st.integers(1, 8)))]
    scope = {"from": dates, "to": dates, "visibility": levels}
    units: list[dict] = [
        {"id": id, "name": "部"}
        | given_keys(
            draw,
            unit_of=st.none() | st.sampled_from(unit_ids[:n] or [None]),
            head=st.none() | st.sampled_from(post_ids[n:] or [None]),
            **scope,
        )
        for n, id in enumerate(unit_ids)
    ]
    posts = [
        {"id": id, "title": "岗"}
        | given_keys(
            draw,
            unit=st.none() | st.sampled_from(unit_ids or [None]),
            reports_to=st.none() | st.sampled_from(post_ids[:n] or [None]),
            assistant_to=st.none() | st.none() | st.sampled_from(post_ids[n + 1 :] or [None]),
            dotted_to=st.none()
            | st.lists(
                st.sampled_from([other for other in post_ids if other != id] or [None]).filter(bool), max_size=2
            ),
            responsibilities=st.none()
            | st.lists(
                st.fixed_dictionaries({"text": st.just("做")}, optional={"visibility": levels.filter(bool)}), max_size=2
            ),
            **scope,
        )
        for n, id in enumerate(post_ids)
    ]
    people = [{"id": f"h{n}", "name": "人"} | given_keys(draw, visibility=levels) for n in range(3)]
    pairs = draw(
        st.lists(st.tuples(st.sampled_from("h0 h1 h2".split()), st.sampled_from(post_ids)), unique=True, max_size=4)
    )
    memberships = [{"person": person, "post": post} | given_keys(draw, **scope) for person, post in pairs]
    top = {"id": "o", "name": "公司", "head": "p0"} | given_keys(draw, visibility=levels)
    for part in (*units, *posts, *memberships):
        if part.get("to", "9") < part.get("from", "0"):
            del part["to"]
    spec = {"organization": top, "units": units, "posts": posts, "people": people, "memberships": memberships}
    try:
        return understand("spec.yaml", json.dumps(spec).encode(), "zh").organisation
    except SpecError:
        assume(False)
        raise


def assert_sound(it: Organisation) -> None:
    seats = {None, *it.unit_by_id, *it.post_by_id}
    heads = {None, *it.post_by_id}
    assert it.head in heads
    known: set[str | None] = {None}
    for unit in it.units:
        assert unit.parent in known and unit.superior in seats and unit.head in heads
        known.add(unit.id)
    for post in it.posts:
        assert {post.superior, post.under} <= seats and post.unit in known
        assert {*post.dotted_to, post.assistant_to} <= heads
    for membership in it.memberships:
        assert membership.post in it.post_by_id and membership.person in it.person_by_id
    above = {post.id: post.superior for post in it.posts}
    above |= {unit.id: it.seat_above(unit) for unit in it.units if not unit.head}
    for start in above:
        step, steps = start, 0
        while step is not None:
            step, steps = above[step], steps + 1
            assert steps <= len(above), f"{start} is its own superior"


@given(organisations(), st.sampled_from(Visibility), st.sampled_from(["2025-12-31", "2026-01-15", "2026-02-01"]))
def test_a_view_is_a_sound_organisation_and_views_commute(it: Organisation, audience: Visibility, when: str) -> None:
    assert views._with_superiors(it) == it.posts, "the same rules as those of the spec"
    on = day(when)
    dated, shown = as_of(it, on), for_audience(it, audience)
    both = for_audience(dated, audience)
    for view in (dated, shown, both):
        assert_sound(view)
        handbook(view, ZH), matrix(view, ZH)
        boxes = org_chart(view, ZH).boxes
        heads = {view.head, *(unit.head for unit in view.units)}
        shown_in = [name for box in boxes for name in box.ids or (box.id,)]
        assert len(shown_in) == len(set(shown_in)) == 1 + len(view.units) + len(set(view.post_by_id) - heads)
    assert as_of(shown, on) == both
    assert as_of(dated, on) == dated
    assert for_audience(shown, audience) == shown
