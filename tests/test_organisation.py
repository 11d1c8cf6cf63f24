"""Look-ups of an organisation, and texts in the language asked for."""

import pytest

from render.organisation import Membership, Organisation, Person, Post, Text, Unit, UnitType

NAME = Text("x")


def unit(id, parent=None, head=None):
    return Unit(id, NAME, UnitType.GROUP, parent, head=head)


def post(id, unit=None):
    return Post(id, NAME, unit, None)


ACME = Organisation(
    "acme",
    NAME,
    units=(unit("a", head="x"), unit("b", "a"), unit("c", "a", head="x"), unit("d")),
    posts=(post("x", "a"), post("y", "b"), post("z", "a"), post("top")),
    people=(Person("p", NAME), Person("q", NAME)),
    memberships=(Membership("p", "x"), Membership("q", "x", 0.5), Membership("q", "y", 0.5, acting=True)),
)


def ids(items):
    return [item.id for item in items]


def test_look_up_by_id():
    assert ACME.unit_by_id["b"].parent == "a"
    assert ACME.post_by_id["z"].unit == "a"
    assert ACME.person_by_id["q"].id == "q"


def test_what_is_within_a_unit_keeps_its_order():
    assert {key: ids(units) for key, units in ACME.units_within.items()} == {None: ["a", "d"], "a": ["b", "c"]}
    assert {key: ids(posts) for key, posts in ACME.posts_within.items()} == {"a": ["x", "z"], "b": ["y"], None: ["top"]}


def test_holders_and_heads():
    assert [membership.person for membership in ACME.memberships_of["x"]] == ["p", "q"]
    assert "z" not in ACME.memberships_of
    assert ids(ACME.headed_by["x"]) == ["a", "c"]
    assert ids(ACME.headed_by[None]) == ["b", "d"]


def test_an_organisation_cannot_be_changed():
    with pytest.raises(AttributeError):
        ACME.head = "x"
    with pytest.raises(AttributeError):
        ACME.units[0].head = "y"


@pytest.mark.parametrize(
    ("words", "language", "shown"),
    [
        ({"zh": "运营部", "en": "Operations"}, "en", "Operations"),
        ({"zh": "运营部", "en": "Operations"}, "zh", "运营部"),
        ({"zh": "运营部", "en": "Operations"}, "fr", "运营部"),
        ("HR", "zh", "HR"),
    ],
)
def test_a_text_is_plain_or_falls_back_to_the_first(words, language, shown):
    assert Text(words).in_language(language) == shown
