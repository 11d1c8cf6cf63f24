"""Headcount, who is there and who is missing, by unit and in all."""

from render.organisation import Membership, Organisation, Person, Post, Text, Unit, UnitType
from render.products.staffing import Staffing, post_staffing, staffing_of_units, total

NAME = Text("x")


def unit(id, parent=None, headcount=None):
    return Unit(id, NAME, UnitType.DEPARTMENT, parent, headcount=headcount)


def post(id, unit, headcount=None):
    return Post(id, NAME, unit, None, headcount=headcount)


def organisation(*memberships):
    return Organisation(
        "o",
        NAME,
        units=(unit("a"), unit("b", "a"), unit("c", "a", headcount=10), unit("d")),
        posts=(post("a1", "a", 1), post("b1", "b", 3), post("b2", "b"), post("c1", "c", 2), post("top", None, 1)),
        people=tuple(Person(id, NAME) for id in "pqrs"),
        memberships=memberships,
    )


def test_shares_of_full_time_fill_a_post_and_acting_does_not():
    full = organisation(
        *(Membership(person, "b1", 0.1) for person in "pqr"), Membership("s", "b1", acting=True), Membership("s", "c1")
    )
    assert post_staffing(full, full.post_by_id["b1"]) == Staffing(3, 0.3, 2.7)


def test_units_roll_up_and_a_headcount_of_their_own_stands():
    full = organisation(Membership("p", "a1"), Membership("q", "b1"), Membership("r", "b2"), Membership("s", "c1"))
    staffing = staffing_of_units(full)
    assert staffing["b"] == Staffing(3, 2, 2)  # b2 has no headcount and so lacks nobody
    assert staffing["c"] == Staffing(10, 1, 9)
    assert staffing["a"] == Staffing(1 + 3 + 10, 4, 0 + 2 + 9)
    assert staffing["d"] == Staffing(None, None, None)
    assert staffing[None] == Staffing(1, 0, 1)
    assert total((staffing["a"], staffing["d"], staffing[None])) == Staffing(15, 4, 12)


def test_where_no_people_are_named_nobody_is_missing():
    assert staffing_of_units(organisation())["a"] == Staffing(14, None, None)


def test_too_many_in_one_post_do_not_hide_a_vacancy_in_another():
    full = organisation(Membership("p", "c1"), Membership("q", "a1"), Membership("r", "a1"))
    assert staffing_of_units(full)["a"].vacant == 0 + 3 + 9
