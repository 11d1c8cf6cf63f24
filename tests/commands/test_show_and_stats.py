"""Answers to questions, as a person and as a program reads them."""

import json
from pathlib import Path

import pytest

from render.commands.show import show
from render.commands.stats import stats
from render.diagnostics import ToolError
from render.locales import load_locale
from render.organisation import Organisation, Post, Text
from render.spec import load
from render.writers.terminal import Screen

ROOT = Path(__file__).parents[2]
SCREEN = Screen(80)


@pytest.fixture(params=["zh", "en"])
def locale(request):
    return load_locale(request.param)


def spec(path: str, locale) -> Organisation:
    return load(ROOT / path, locale.code).organisation


def test_the_seed_in_the_terminal(locale, golden) -> None:
    seed = spec("specs/ecommerce.yaml", locale)
    answers = [show(seed, wanted, locale, SCREEN) for wanted in ("operations-manager", "运营部", "Merchandise group")]
    golden(f"queries/show-{locale.code}", "\n".join(answers))
    golden(f"queries/stats-{locale.code}", stats(seed, locale, SCREEN))


def test_every_fact_in_the_terminal(locale, golden) -> None:
    acme = spec("tests/acme.yaml", locale)
    answers = [show(acme, wanted, locale, Screen(60)) for wanted in ("operations-manager", "operations", "p01")]
    golden(f"queries/acme-{locale.code}", "\n".join([*answers, stats(acme, locale, Screen(60))]))


def test_every_fact_as_data(golden) -> None:
    english = load_locale("en")
    acme = spec("tests/acme.yaml", english)
    answers = [show(acme, wanted, english, None) for wanted in ("operations-manager", "operations", "p01")]
    assert [json.loads(answer)["kind"] for answer in answers] == ["post", "unit", "person"]
    golden("queries/acme-json", "".join([*answers, stats(acme, english, None)]))


def test_all_kinds_of_the_seed_have_a_profile(locale) -> None:
    seed = spec("specs/ecommerce.yaml", locale)
    for item in (*seed.units, *seed.posts, *seed.people):
        assert item.id in show(seed, item.id, locale, SCREEN)
        assert json.loads(show(seed, item.id, locale, None))["id"] == item.id


def test_several_are_listed_with_their_ids() -> None:
    chinese = load_locale("zh")
    with pytest.raises(ToolError) as caught:
        show(spec("specs/ecommerce.yaml", chinese), "经理", chinese, SCREEN)
    assert caught.value.message == '"经理" may mean 5 things.'
    assert "operations-manager        运营经理（运营部）\n" in caught.value.hint


def test_very_many_are_cut() -> None:
    posts = tuple(Post(f"p{n}", Text("Clerk"), None, None) for n in range(1_000))
    with pytest.raises(ToolError) as caught:
        show(Organisation("o", Text("O"), posts=posts), "clerk", load_locale("en"), SCREEN)
    assert caught.value.hint.endswith("and 980 more")


def test_a_slip_is_answered_with_what_was_meant_and_cannot_steer_the_terminal() -> None:
    chinese = load_locale("zh")
    with pytest.raises(ToolError) as caught:
        show(spec("specs/ecommerce.yaml", chinese), "运营经里\x1b[2J", chinese, SCREEN)
    assert "\x1b" not in caught.value.message + caught.value.hint
    with pytest.raises(ToolError) as caught:
        show(spec("specs/ecommerce.yaml", chinese), "运营经里", chinese, SCREEN)
    assert caught.value.hint == 'Did you mean "运营经理"?'


def test_an_organisation_of_nothing_has_figures(locale) -> None:
    nothing = Organisation("o", Text("O"))
    assert stats(nothing, locale, SCREEN)
    assert json.loads(stats(nothing, locale, None))["posts"] == 0
