"""The figures of an organisation, counted by hand here."""

from render.organisation import Organisation, Post, Responsibility, Text, Unit, UnitType
from render.products.statistics import Range, Span, statistics

NAME = Text("x")
DUTY = Responsibility(NAME)


def test_figures_of_a_small_company():
    units = (
        Unit("hq", NAME, UnitType.COMPANY, None, head="ceo"),
        Unit("it", NAME, UnitType.DEPARTMENT, "hq", "hq", head="cio"),
        Unit("crew", NAME, UnitType.GROUP, "it", "it"),
    )
    posts = (
        Post("ceo", NAME, "hq", None, responsibilities=(DUTY, DUTY, DUTY)),
        Post("aide", NAME, "hq", "ceo", headcount=19),
        Post("cio", NAME, "it", "ceo", responsibilities=(DUTY, DUTY)),
        Post("dev", NAME, "crew", "crew", responsibilities=(DUTY, DUTY)),
        Post("ops", NAME, "crew", "crew", responsibilities=(DUTY, DUTY)),
        Post("auditor", NAME, None, None),
    )
    figures = statistics(Organisation("o", NAME, head="ceo", units=units, posts=posts))
    assert (figures.units, figures.groups, figures.posts, figures.people) == (3, 1, 6, 0)
    assert [(entry.id, entry.posts) for entry in figures.departments] == [("hq", 5), (None, 1)]
    assert figures.managers_by_reports == {1: 1, 20: 1}  # cio: the crew; ceo: 19 aides and cio
    assert figures.mean_reports == 10.5
    assert figures.widest_spans == (Span("ceo", 20), Span("cio", 1))
    assert figures.layers == (2, 2, 1, 2)
    assert figures.deepest_line == ("ceo", "cio", "crew", "dev")
    assert figures.duties_per_post == Range(0, 2, 3)
    assert figures.posts_without_duties == ("aide", "auditor")
    assert figures.units_without_head == ("crew",)


def test_a_line_of_five_thousand_posts():
    posts = tuple(Post(f"p{n}", NAME, None, f"p{n - 1}" if n else None) for n in range(5_000))
    figures = statistics(Organisation("o", NAME, posts=posts))
    assert len(figures.layers) == len(figures.deepest_line) == 5_000
    assert figures.managers_by_reports == {1: 4_999}


def test_units_within_units_five_thousand_deep():
    units = tuple(Unit(f"u{n}", NAME, UnitType.GROUP, f"u{n - 1}" if n else None) for n in range(5_000))
    [top] = statistics(Organisation("o", NAME, units=units, posts=(Post("p", NAME, "u4999", "u4999"),))).departments
    assert (top.id, top.posts) == ("u0", 1)


def test_an_organisation_of_nothing():
    figures = statistics(Organisation("o", NAME))
    assert (figures.posts, figures.layers, figures.duties_per_post, figures.mean_reports) == (0, (), None, None)
