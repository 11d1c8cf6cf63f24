"""Boxes that would come round to themselves are all drawn."""

from render.locales import load_locale
from render.organisation import Organisation, Post, Text, Unit, UnitType
from render.products.handbook import handbook
from render.products.org_chart import org_chart


def test_one_who_heads_a_unit_inside_the_one_that_reports_to_them() -> None:
    words = Text("部")
    units = (
        Unit("outer", words, UnitType.DEPARTMENT, None, "both", head="lead"),
        Unit("inner", words, UnitType.DEPARTMENT, "outer", "outer", head="both"),
    )
    posts = (Post("lead", words, "outer", "both"), Post("both", words, "inner", None))
    organisation = Organisation("o", words, units=units, posts=posts)
    locale = load_locale("zh")
    assert {box.id for box in org_chart(organisation, locale).boxes} == {"o", "outer", "inner"}
    assert handbook(organisation, locale).blocks
