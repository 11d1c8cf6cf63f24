"""What somebody types finds what is meant, and never something else."""

from render.organisation import Organisation, Person, Post, Text, Unit, UnitType
from render.products.lookup import find, near_names


def post(id, title, code=""):
    return Post(id, Text(title), "sales", None, code=code)


ACME = Organisation(
    "acme",
    Text("Acme"),
    units=(
        Unit("sales", Text({"zh": "销售部", "en": "Sales"}), UnitType.DEPARTMENT, None),
        Unit("east", Text("East"), UnitType.GROUP, "sales"),
    ),
    posts=(
        post("head", {"zh": "销售经理", "en": "Sales manager"}, "XS-001"),
        post("clerk-1", {"zh": "文员", "en": "Clerk"}),
        post("clerk-2", {"zh": "文员", "en": "Clerk"}),
        post("clerk", "Chief of clerks"),
    ),
    people=(Person("east", Text("Ann East")), Person("p2", Text({"zh": "王芳"}))),
)


def found(wanted):
    return [item.id for item in find(ACME, wanted)]


def test_an_id_comes_before_a_name():
    assert found("clerk") == ["clerk"]


def test_an_id_of_a_unit_and_of_a_person_means_both():
    assert found("east") == ["east", "east"]


def test_whole_names_in_every_language_whatever_case_and_width():
    assert found("销售部") == found("SALES") == found("ｓａｌｅｓ") == ["sales"]
    assert found(" sales   MANAGER ") == ["head"]
    assert found("xs-001") == ["head"]
    assert found("王芳") == ["p2"]


def test_a_whole_name_comes_before_parts_of_names_and_may_mean_several():
    assert found("文员") == ["clerk-1", "clerk-2"]
    assert found("Sales") == ["sales"]


def test_a_part_of_a_name_finds_all_that_have_it():
    assert found("经理") == ["head"]
    assert found("销售") == ["sales", "head"]


def test_nothing_is_found_for_nothing_and_for_a_slip():
    assert found("") == found("  ") == found("销售精理") == []
    assert near_names(ACME, "销售精理") == ("销售经理",)
    assert near_names(ACME, "zzz") == ()
