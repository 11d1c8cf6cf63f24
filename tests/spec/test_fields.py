"""What a spec says of posts, people and the whole beyond their places: read, kept from readers, and varied."""

from pathlib import Path

import pytest

from render import spec
from render.diagnostics import SpecError
from render.organisation import Authority, Career, Kpi, Relation, Text, Visibility
from render.schemes import Part, Scheme
from render.views import for_audience

SOUND = (Path(__file__).parent / "sound.yaml").read_text("utf-8")
ACME = spec.understand("a.yaml", SOUND.encode(), "en").organisation
MANAGER = ACME.post_by_id["operations-manager"]
PNG = b"\x89PNG\r\n\x1a\n picture IEND\xaeB`\x82"
HEAD = "organization: {id: acme, name: Acme}\n"


def plain(words: str) -> Text:
    return Text(words)


def test_a_post_with_every_field() -> None:
    assert MANAGER.authority[0] == Authority(plain("Prices"), plain("approve"), plain("up to 10%"))
    assert MANAGER.authority[1].action is None
    assert MANAGER.qualifications.education == (Text({"zh": "本科", "en": "Bachelor"}),)
    assert MANAGER.qualifications.experience == (plain("5 years in retail"), plain("2 years of leading"))
    assert MANAGER.qualifications.certificates == ()
    assert MANAGER.kpis[1] == Kpi(Text({"zh": "客诉率", "en": "Complaints"}), plain("below 1%"), 12.5)
    assert MANAGER.relations.external == (plain("Suppliers"),)
    assert MANAGER.conditions.hazards == plain("none")
    assert MANAGER.career == Career(("clerk",), ("general-manager", plain("Consultant")))


def test_a_responsibility_with_every_field() -> None:
    duty = MANAGER.responsibilities[1]
    assert (duty.id, duty.result, duty.weight) == ("o-2", plain("A report"), 30.0)
    assert duty.cadence == Text({"zh": "每周", "en": "Every week"})
    assert duty.kpis == (Kpi(plain("On time")), Kpi(plain("Errors"), plain("None")))


def test_the_whole() -> None:
    assert [words.in_language("en") for words in ACME.introduction] == ["We sell.", "We do it together."]
    assert [words.in_language("zh") for words in ACME.introduction] == ["我们卖东西。", "大家一起卖。"]
    assert ACME.relations == (Relation(("operations", "data"), Text({"zh": "销售数据", "en": "Sales figures"}), 3),)
    assert ACME.glossary[0].term == plain("SKU")
    assert ACME.unit_by_id["data"].staff and not ACME.unit_by_id["operations"].staff
    assert ACME.person_by_id["p01"].code == "0071"


def test_schemes_and_their_marks() -> None:
    returns, discount, stocktaking = ACME.processes
    assert [returns.scheme, discount.scheme, stocktaking.scheme] == [Scheme.RACI, Scheme.APPROVAL, Scheme.RASCI]
    assert discount.activities[0].raci == {
        "clerk": (Part.SUBMITTING,),
        "operations-manager": (Part.ENDORSING, Part.REVIEWING),
        "general-manager": (Part.APPROVING,),
        "data": (Part.FILING,),
    }
    assert stocktaking.activities[0].raci["data"] == (Part.SUPPORTIVE,)


@pytest.mark.parametrize(
    ("typed", "paragraphs"),
    [
        ("One.", ["One."]),
        ("|\n  One\n  more.\n\n  Two.\n", ["One more.", "Two."]),
        (">\n  One\n  more.\n\n  Two.\n", ["One more.", "Two."]),
        ("[One., {en: Two.}]", ["One.", "Two."]),
        ("", []),
    ],
)
def test_paragraphs_however_they_are_typed(typed: str, paragraphs: list[str]) -> None:
    read = spec.understand("a.yaml", f"{HEAD}introduction: {typed}\n".encode(), "en").organisation
    assert [words.in_language("en") for words in read.introduction] == paragraphs


SECRETS = (
    HEAD
    + """\
introduction: Open to all inside
glossary: [{term: A, meaning: a}, {term: B, meaning: b, visibility: restricted}]
units:
  - {id: a, name: A}
  - {id: b, name: B}
  - {id: c, name: C, visibility: restricted}
posts:
  - id: p
    title: P
    visibility: {authority: restricted, kpis: restricted, career: restricted, conditions: restricted}
    authority: [{matter: Prices}]
    kpis: [Sales]
    conditions: {place: Here}
    qualifications: {skills: Excel}
    responsibilities: [{text: Sell, result: Money, kpis: [Much], visibility: {kpis: restricted}}]
  - {id: q, title: Q, reports_to: p, visibility: restricted}
  - {id: r, title: R, reports_to: p, career: {from: [q], to: [p, words]}}
people: [{id: x, name: X, code: "7", visibility: {code: restricted}}]
relations:
  - {between: [a, b]}
  - {between: [a, c]}
  - {between: [b, a], visibility: restricted}
"""
)


def test_what_is_not_for_an_audience_is_gone() -> None:
    seen = for_audience(spec.understand("a.yaml", SECRETS.encode(), "en").organisation, Visibility.INTERNAL)
    post = seen.post_by_id["p"]
    assert (post.authority, post.kpis, post.career, post.conditions.place) == ((), (), Career(), None)
    assert post.qualifications.skills == (plain("Excel"),)
    assert post.responsibilities[0].result == plain("Money") and post.responsibilities[0].kpis == ()
    assert seen.post_by_id["r"].career == Career((), ("p", plain("words")))
    assert seen.person_by_id["x"].code == ""
    assert [relation.between for relation in seen.relations] == [("a", "b")]
    assert [term.term for term in seen.glossary] == [plain("A")]
    assert seen.introduction and not for_audience(seen, Visibility.PUBLIC).introduction


def test_an_introduction_may_be_for_more_readers_than_the_rest() -> None:
    text = "organization: {id: o, name: O, visibility: {introduction: public}}\nintroduction: Hello\n"
    whole = spec.understand("a.yaml", text.encode(), "en").organisation
    assert for_audience(whole, Visibility.PUBLIC).introduction == (plain("Hello"),)


@pytest.fixture
def people(tmp_path):
    def people(photo: str, **files: bytes) -> spec.Reading:
        """A spec in a folder of its own that names a photo; `a__b` stands for the file `a/b`."""
        for name, data in {**files, "spec": f"{HEAD}people: [{{id: p, name: P, photo: {photo}}}]\n".encode()}.items():
            path = tmp_path / "inside" / (name.replace("__", "/") + (".yaml" if name == "spec" else ""))
            path.parent.mkdir(exist_ok=True, parents=True)
            path.write_bytes(data)
        return spec.load(tmp_path / "inside/spec.yaml", "en")

    return people


def test_a_photo_is_read_with_the_spec(people, tmp_path) -> None:
    reading = people("./photos/p", photos__p=PNG)
    assert reading.organisation.person_by_id["p"].photo == PNG
    assert tmp_path / "inside/photos/p" in reading.files


@pytest.mark.parametrize("name", ["photos/q", "../out", "link", "photos", "big", "gif", "cut", "/etc/passwd"])
def test_a_photo_that_cannot_be_used_is_an_error_at_its_place(people, tmp_path, name: str) -> None:
    (tmp_path / "out").write_bytes(PNG)
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside/link").symlink_to(tmp_path / "out")
    with pytest.raises(SpecError) as caught:
        people(name, photos__p=PNG, big=PNG + b" " * 2**21, gif=b"GIF89a", cut=PNG[:-4])
    [problem] = caught.value.diagnostics
    assert (problem.rule, problem.span.line, problem.span.column) == ("photo", 2, 34)
    assert problem.hint


def test_a_photo_in_an_included_file_is_seen_from_there(tmp_path) -> None:
    (tmp_path / "hr").mkdir()
    (tmp_path / "hr/p.jpg").write_bytes(b"\xff\xd8\xff picture \xff\xd9")
    (tmp_path / "hr/people.yaml").write_text("people: [{id: p, name: P, photo: p.jpg}]\n")
    (tmp_path / "spec.yaml").write_text(HEAD + "include: [hr/people.yaml]\n")
    assert spec.load(tmp_path / "spec.yaml", "en").organisation.person_by_id["p"].photo.endswith(b"picture \xff\xd9")


def test_a_text_without_a_folder_has_no_photos() -> None:
    with pytest.raises(SpecError) as caught:
        spec.understand("a.yaml", f"{HEAD}people: [{{id: p, name: P, photo: p.png}}]\n".encode(), "en")
    assert [problem.rule for problem in caught.value.diagnostics] == ["photo"]


BASE = (
    HEAD
    + """\
units:
  - {id: a, name: A, units: [{id: a1, name: A1}]}
  - {id: b, name: B}
  - {id: c, name: C}
posts:
  - {id: p, title: P, career: {from: [q, r, words], to: s}}
  - {id: q, title: Q, reports_to: p, authority: [{matter: Own}]}
  - {id: r, title: R, reports_to: p, authority: [{matter: Handed over}]}
  - {id: s, title: S, reports_to: p}
processes:
  - {id: d, name: D, scheme: approval, activities: [{name: N, raci: {p: 批, q: submit, r: 审}}]}
relations: [{between: [a, b]}, {between: [a1, c], weight: 2}, {between: [b, c]}]
"""
)


def test_references_follow_what_a_variant_merges_and_removes(tmp_path) -> None:
    (tmp_path / "o.yaml").write_text(BASE, "utf-8")
    (tmp_path / "o.v.yaml").write_text(
        "units: [{id: b, merges: [c]}]\n"
        "posts: [{id: s, remove: true}, {id: q, merges: [r]}]\n", "utf-8"
    )  # fmt: skip
    varied = spec.load(tmp_path / "o.yaml", "en", "v").organisation
    assert [relation.between for relation in varied.relations] == [("a", "b"), ("a1", "b")]
    assert varied.post_by_id["p"].career.before == ("q", "q", plain("words"))
    assert varied.post_by_id["p"].career.after == ()
    assert [power.matter for power in varied.post_by_id["q"].authority] == [plain("Own"), plain("Handed over")]
    assert varied.processes[0].activities[0].raci == {"p": (Part.APPROVING,), "q": (Part.SUBMITTING,)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("organization: {id: o, name: Acme}\nunits: [{id: u, name: Sales}]", "en"),
        ("organization: {id: o, name: Acme}\nunits: [{id: u, name: 销售部}]", "zh"),
        ("organization: {id: o, name: {en: Acme, zh: 甲}}\nunits: [{id: u, name: {ar: مبيعات, en: Sales}}]", "en"),
        ("organization: {id: o, name: {en: Acme, zh-CN: 甲}}", "zh"),
        (
            "organization: {id: o, name: {en: Acme, zh: 甲}}\nunits: [{id: u, name: {en: U, zh: 部}, purpose: SKU}]",
            "zh",
        ),
        ("organization: {id: o, name: {fr: Ventes}}\npeople: [{id: p, name: Élodie}]", "en"),
        ("organization: {id: o, name: 甲}\nposts: [{id: p, title: CEO, responsibilities: [ERP, SAP]}]", "en"),
    ],
)
def test_papers_are_in_the_language_of_most_texts_unless_another_is_asked_for(text: str, language: str) -> None:
    assert spec.understand("a.yaml", text.encode(), None).language == language
    for asked in ("zh", "en"):
        assert spec.understand("a.yaml", text.encode(), asked).language == asked
