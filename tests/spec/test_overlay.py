"""Variants: what an overlay changes, removes and merges, and where its errors are reported."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render import spec
from render.diagnostics import Severity, SpecError, ToolError
from render.organisation import Organisation
from render.spec import overlay, reader

SEED = Path(__file__).parents[2] / "specs/ecommerce.yaml"
BASE = """
organization: {id: acme, name: {zh: 顶点, en: Acme}}
document: {number: X-1, version: "1"}
units:
  - id: sales
    name: Sales
    head: sales-manager
    responsibilities: [Sell]
    posts:
      - {id: sales-manager, title: Sales manager, responsibilities: [Plan sales]}
      - {id: seller, title: Seller, headcount: 3, responsibilities: [Call, Visit]}
    units:
      - id: export
        name: Export
        head: exporter
        responsibilities: [Ship]
        posts: [{id: exporter, title: Exporter, responsibilities: [Declare]}]
  - id: books
    name: Books
    posts: [{id: bookkeeper, title: Bookkeeper, reports_to: sales-manager, dotted_to: [exporter, seller]}]
posts: [{id: free, title: Free, unit: export}]
people: [{id: ann, name: Ann}, {id: bob, name: Bob}]
memberships: [{person: ann, post: exporter}, {person: ann, post: seller}, {person: bob, post: seller}]
processes:
  - id: deal
    name: Deal
    activities: [{name: Talk, raci: {seller: R, exporter: C, sales-manager: A, books: I}}]
"""


@pytest.fixture
def vary(tmp_path):
    def vary(text: str) -> Organisation:
        (tmp_path / "acme.yaml").write_text(BASE, "utf-8")
        (tmp_path / "acme.v.yaml").write_text(text, "utf-8")
        return spec.load(tmp_path / "acme.yaml", "en", "v").organisation

    return vary


def wrong(vary, text: str) -> list[tuple[str, int, int, str]]:
    with pytest.raises(SpecError) as caught:
        vary(text)
    return [
        (Path(it.span.file).name, it.span.line, it.span.column, it.rule)
        for it in caught.value.diagnostics
        if it.severity is Severity.ERROR
    ]


def duties(seat) -> list[str]:
    return [duty.text.in_language("en") for duty in seat.responsibilities]


def test_mappings_are_merged_and_values_replaced_whole(vary) -> None:
    it = vary("organization: {name: Acme small}\ndocument: {version: '2'}\nunits: [{id: sales, name: {zh: 销售}}]\n")
    assert (it.id, it.name.by_language) == ("acme", {"": "Acme small"})
    assert (it.control.number, it.control.version) == ("X-1", "2")
    assert it.unit_by_id["sales"].name.by_language == {"zh": "销售"}
    assert it.unit_by_id["sales"].head == "sales-manager"


def test_items_are_found_wherever_they_stand_and_new_ones_added(vary) -> None:
    it = vary(
        "posts: [{id: seller, headcount: 9}, {id: new, title: New}]\n"
        "units: [{id: books, posts: [{id: n2, title: N}]}]\n"
    )
    assert it.post_by_id["seller"].headcount == 9
    assert it.post_by_id["seller"].unit == "sales"
    assert it.post_by_id["n2"].unit == "books"
    assert it.head == "new"


def test_what_stands_in_a_unit_moves_there(vary) -> None:
    it = vary("units: [{id: books, units: [{id: export}], posts: [{id: free}]}]\nposts: [{id: seller, unit: books}]\n")
    assert it.unit_by_id["export"].parent == "books"
    assert {post.id for post in it.posts_within["books"]} == {"bookkeeper", "free", "seller"}
    top = vary("units: [{id: export, unit_of: ~}]\n")
    assert top.unit_by_id["export"].parent is None


def test_what_is_removed_takes_along_what_is_in_it_and_what_refers_to_it(vary) -> None:
    it = vary("units: [{id: export, remove: true}]\n")
    assert {post.id for post in it.posts} == {"sales-manager", "seller", "bookkeeper"}
    assert it.post_by_id["bookkeeper"].dotted_to == ("seller",)
    assert [(item.person, item.post) for item in it.memberships] == [("ann", "seller"), ("bob", "seller")]
    assert "exporter" not in it.processes[0].activities[0].raci
    assert vary("posts: [{id: sales-manager, remove: true}]\n").unit_by_id["sales"].head is None


def test_what_the_overlay_names_does_not_go_along(vary) -> None:
    it = vary("units: [{id: export, remove: true}]\nposts: [{id: exporter, headcount: 1}]\n")
    assert it.post_by_id["exporter"].unit == "sales"


def test_people_and_memberships(vary) -> None:
    it = vary(
        "people: [{id: ann, remove: true}, {id: bob, name: Robert}, {id: eve, name: Eve}]\n"
        "memberships: [{person: bob, post: seller, fte: 0.5}, {person: eve, post: bookkeeper}]\n"
    )
    assert [(item.person, item.post, item.fte) for item in it.memberships] == [
        ("bob", "seller", 0.5),
        ("eve", "bookkeeper", 1.0),
    ]
    assert vary("memberships: [{person: ann, post: seller, remove: true}]\n").memberships[1].person == "bob"


def test_a_post_that_merges_posts_takes_over_everything(vary) -> None:
    it = vary("units: [{id: sales, posts: [{id: all, title: All, merges: [seller, exporter]}]}]\n")
    assert duties(it.post_by_id["all"]) == ["Call", "Visit", "Declare"]
    assert it.unit_by_id["export"].head == "all"
    assert it.post_by_id["bookkeeper"].dotted_to == ("all",)
    assert [(item.person, item.post) for item in it.memberships] == [("ann", "all"), ("bob", "all")]
    assert {seat: "".join(parts) for seat, parts in it.processes[0].activities[0].raci.items()} == {
        "all": "R",
        "sales-manager": "A",
        "books": "I",
    }


def test_what_merged_posts_say_alike_is_said_once(vary) -> None:
    it = vary(
        "posts:\n"
        "- {id: seller, responsibilities: [{zh: 归档, en: File}, Call, Visit]}\n"
        "- {id: exporter, responsibilities: [Call, {zh: 归档, en: File}, Bill], merges: [seller]}\n"
    )
    assert duties(it.post_by_id["exporter"]) == ["Call", "File", "Bill", "Visit"]


def test_a_post_that_merges_a_unit_takes_in_all_in_it(vary) -> None:
    it = vary("posts: [{id: sales-manager, merges: [sales]}]\n")
    assert [unit.id for unit in it.units] == ["books"]
    assert {post.id for post in it.posts} == {"sales-manager", "bookkeeper"}
    assert duties(it.post_by_id["sales-manager"]) == ["Plan sales", "Sell", "Call", "Visit", "Ship", "Declare"]
    assert it.post_by_id["bookkeeper"].superior == "sales-manager"


def test_a_unit_that_merges_units_takes_in_their_parts(vary) -> None:
    it = vary("units: [{id: books, merges: [export]}]\n")
    assert {post.id for post in it.posts_within["books"]} == {"bookkeeper", "exporter", "free"}
    assert duties(it.unit_by_id["books"]) == ["Ship"]
    assert it.unit_by_id["books"].head is None


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("posts:\n  - {id: sellr, remove: true}\n", (2, 5, "dangling-reference")),
        ("posts:\n  - {id: seller, remove: no}\n", (2, 26, "wrong-value")),
        ("posts:\n  - {id: seller, remove: true, title: T}\n", (2, 32, "misplaced-key")),
        ("posts:\n  - {id: seller, merges: [nobody]}\n", (2, 27, "dangling-reference")),
        ("posts:\n  - {id: seller, merges: [seller]}\n", (2, 27, "self-reference")),
        ("posts:\n  - {id: seller, merges: {exporter: yes}}\n", (2, 26, "wrong-type")),
        ("units:\n  - {id: books, merges: [seller]}\n", (2, 26, "wrong-reference")),
        ("posts:\n  - {id: new}\n", (2, 5, "missing-key")),
        ("posts:\n  - {id: seller, titel: T}\n", (2, 18, "unknown-key")),
        ("posts:\n  - {id: seller, reports_to: nobody}\n", (2, 30, "dangling-reference")),
        ("units:\n  - {id: export, units: [{id: sales}]}\n", (2, 26, "unit-loop")),
        ("units:\n  - {id: export, remove: true, posts: [{id: free}]}\n", (2, 40, "removed-around")),
        ("organization: 3\n", (1, 15, "wrong-type")),
    ],
)
def test_errors_point_into_the_overlay(vary, text: str, at: tuple[int, int, str]) -> None:
    assert wrong(vary, text) == [("acme.v.yaml", *at)]


def test_references_to_what_is_gone_are_the_overlays_own_fault(vary) -> None:
    text = "posts:\n  - {id: seller, remove: true}\n  - {id: bookkeeper, reports_to: seller}\n"
    assert wrong(vary, text) == [("acme.v.yaml", 3, 34, "dangling-reference")]


def test_a_circle_of_merges(vary) -> None:
    text = "posts:\n  - {id: seller, merges: [exporter]}\n  - {id: exporter, merges: [seller]}\n"
    assert [rule for *_, rule in wrong(vary, text)] == ["merge-chain", "merge-chain"]


def test_overlays_may_include_files(vary, tmp_path: Path) -> None:
    (tmp_path / "more.yaml").write_text("posts: [{id: seller, headcount: 7}]\n", "utf-8")
    assert vary("include: [more.yaml]\n").post_by_id["seller"].headcount == 7


def test_the_variants_are_told_where_one_is_missing(vary, tmp_path: Path) -> None:
    vary("document: {version: '2'}\n")
    with pytest.raises(ToolError) as caught:
        spec.load(tmp_path / "acme.yaml", "en", "x")
    assert caught.value.hint == "Its variants are v."
    for name in ("../acme.v", "v/../v", "."):
        with pytest.raises(ToolError):
            spec.load(tmp_path / "acme.yaml", "en", name)


def test_files_are_told(vary, tmp_path: Path) -> None:
    vary("document: {version: '2'}\n")
    told = spec.load(tmp_path / "acme.yaml", "en", "v").files
    assert told == (tmp_path / "acme.yaml", tmp_path / "acme.v.yaml")


@pytest.mark.parametrize(("variant", "language"), [(v, code) for v in ("startup", "group") for code in ("zh", "en")])
def test_the_variants_of_the_seed_are_sound_in_both_languages(variant: str, language: str) -> None:
    assert spec.load(SEED, language, variant).warnings == ()


def test_the_startup_is_eight_people_who_do_all_that_the_seed_does() -> None:
    seed = spec.load(SEED, "zh").organisation
    startup = spec.load(SEED, "zh", "startup").organisation
    assert sum(post.headcount or 0 for post in startup.posts) == len(startup.posts) == 8
    assert all_duties(startup) == all_duties(seed)
    assert all(post.responsibilities for post in startup.posts)


def test_the_group_does_all_that_the_seed_does_and_more() -> None:
    seed = all_duties(spec.load(SEED, "zh").organisation)
    group = all_duties(spec.load(SEED, "zh", "group").organisation)
    assert group > seed


def all_duties(it: Organisation) -> Counter[str]:
    return Counter(duty.text.in_language("zh") for seat in (*it.units, *it.posts) for duty in seat.responsibilities)


IDS = ["sales", "sales-manager", "seller", "export", "exporter", "books", "bookkeeper", "free", "ann", "new", "deal"]
KEYS = "id name title head unit unit_of reports_to remove merges posts units raci".split()
values = st.recursive(
    st.none() | st.sampled_from([*IDS, "true", "2026-01-01", "x y"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=20,
)
changes = st.fixed_dictionaries(
    {"id": st.sampled_from(IDS)},
    optional={
        "title": st.just("T"),
        "name": st.just("N"),
        "remove": st.just("true"),
        "merges": st.lists(st.sampled_from(IDS), max_size=3),
        "unit": st.sampled_from(IDS),
        "unit_of": st.sampled_from(IDS),
        "posts": st.lists(st.fixed_dictionaries({"id": st.sampled_from(IDS)}), max_size=2),
        "units": st.lists(st.fixed_dictionaries({"id": st.sampled_from(IDS)}), max_size=2),
    },
)


@given(
    st.dictionaries(st.sampled_from(["organization", "units", "posts", "people", "memberships", "processes"]), values)
    | st.fixed_dictionaries({}, optional={"units": st.lists(changes), "posts": st.lists(changes)})
)
def test_any_overlay_gives_an_organisation_or_errors(change) -> None:
    base = reader.read("base.yaml", BASE.encode())
    over = reader.read("over.yaml", json.dumps(change).encode(), base.sources[-1].end)
    before = json.dumps(base.root)
    try:
        reading = spec._understood(overlay.laid_over(base, over), "en", spec.nothing_undrawable, ())
    except SpecError as error:
        assert any(problem.severity is Severity.ERROR for problem in error.diagnostics)
    else:
        it = reading.organisation
        assert all(post.unit is None or post.unit in it.unit_by_id for post in it.posts)
    assert json.dumps(base.root) == before


def test_a_unit_merges_the_one_that_it_is_in(vary) -> None:
    it = vary("units: [{id: export, merges: [sales]}]\n")
    assert [(unit.id, unit.parent) for unit in it.units] == [("export", None), ("books", None)]
    assert {post.id for post in it.posts_within["export"]} == {"exporter", "free", "sales-manager", "seller"}


def test_units_that_go_round_in_circles_are_told_of(vary) -> None:
    text = "units: [{id: sales, unit_of: export, remove: true}, {id: books, merges: [export]}]\n"
    assert wrong(vary, text)
