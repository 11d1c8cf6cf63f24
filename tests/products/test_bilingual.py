"""Papers in two languages: all that one of them says is said in both, once where it is the same."""

from pathlib import Path

import pytest

from render.content import Bilingual, Box, BoxRole, Chart, Document, Heading, Index, NumberedList
from render.locales import load_locales
from render.organisation import Organisation, Post, Process, Text, Unit, UnitType
from render.products.bilingual import in_languages
from render.products.handbook import handbook
from render.products.matrix import matrix
from render.products.org_chart import org_chart
from render.spec import load
from render.typesetting.chart_faces import FIGURE_SPACE
from render.typesetting.org_tree import Part, visible_tree

SEED = Path(__file__).parents[2] / "specs" / "ecommerce.yaml"
LANGUAGES = ["zh-CN", "en"]


def both(product, organisation: Organisation, codes: str = "zh+en"):
    locales = load_locales(codes)
    return in_languages([product(organisation, locale) for locale in locales], [locale.language for locale in locales])


@pytest.fixture(scope="module")
def seed() -> Organisation:
    return load(SEED, "zh+en").organisation


@pytest.mark.parametrize("product", [handbook, matrix])
def test_both_languages_say_everything(product, seed) -> None:
    """What either paper says is in the one in two languages; what is drawn on end or by number is made alike."""
    said = " ".join(both(product, seed).texts())
    for locale in load_locales("zh+en"):
        missing = [text for text in product(seed, locale).texts() if text and text not in said]
        assert [text for text in missing if " | " not in text and not text[0].isdigit()] == []


def test_papers_are_built_alike_in_every_language(seed) -> None:
    """Else they could not be told side by side."""
    first, second = (handbook(seed, locale) for locale in load_locales("zh+en"))
    assert [type(block) for block in first.blocks] == [type(block) for block in second.blocks]
    ids = [[block.id for block in paper.blocks if isinstance(block, Heading)] for paper in (first, second)]
    assert ids[0] == ids[1]


def test_what_is_alike_stands_there_once_and_numbers_do() -> None:
    units = (Unit("d", Text({"zh": "数据部", "en": "Data"}), UnitType.DEPARTMENT, None),)
    posts = (Post("p", Text("DBA"), "d", "d"), Post("q", Text({"zh": "分析师"}), "d", "d"))
    paper = both(handbook, Organisation("o", Text("ACME"), units=units, posts=posts))
    headings = [str(block.text) for block in paper.blocks if isinstance(block, Heading)]
    assert headings[1:4] == ["2　数据部 Data", "2.1　DBA", "2.2　分析师"]
    assert paper.organisation == "ACME" and not isinstance(paper.organisation, Bilingual)


def test_a_number_at_the_beginning_of_a_duty_is_kept() -> None:
    def paper(*items: str) -> Document:
        return Document("", "", "", None, (NumberedList(items),))

    [merged] = in_languages([paper("3 年经验"), paper("3 years of it")], LANGUAGES).blocks
    assert (merged.items[0].first, merged.items[0].second) == ("3 年经验", "3 years of it")


def test_a_box_says_every_line_in_both_languages() -> None:
    versions = [Chart("c", "", (Box("a", BoxRole.UNIT, *box),)) for box in (("部", None, ("甲",)), ("D", None, ("A",)))]
    [box] = in_languages(versions, LANGUAGES).boxes
    assert (box.title, box.details) == ("部", ("D", "甲", "A"))


def test_one_index_for_both_languages(seed) -> None:
    [index] = [block for block in both(handbook, seed).blocks if isinstance(block, Index)]
    groups = {sign: [entry.name for entry in entries] for sign, entries in index.groups}
    assert list(groups) == sorted(groups)
    assert groups["C"] == ["财务部", "财务经理", "仓储组", "测试组", "产品组", "Campaign group", "Copywriting group",
                           "Customer service", "Customer service manager"]  # fmt: skip


def test_charts_and_processes_without_a_second_version_are_as_they_were() -> None:
    organisation = Organisation("o", Text({"zh": "公司"}), processes=(Process("x", Text({"zh": "流程"}), ()),))
    chart = both(org_chart, organisation)
    assert chart.boxes[0].title == "公司"


def test_the_seed_in_both_languages_reads_as_before(seed, golden) -> None:
    from test_handbook import dump

    golden("handbook-zh+en", dump(both(handbook, seed)))


def test_what_is_elsewhere_is_said_in_a_line_for_each_language() -> None:
    said = Bilingual("下设 2 个组", "2 groups below", "en")
    boxes = [Box("a", BoxRole.ORGANIZATION, "甲", None, folded=said), Box("b", BoxRole.UNIT, "乙", 0, folded=said)]
    chart = Chart("c", "图", (*boxes, Box("c", BoxRole.POST, "丙", 1)))
    notes = visible_tree(chart, Part(0), 1, 1).notes
    assert [note.text for note in notes[1]] == [f"下设 2 个组 ({FIGURE_SPACE})", "2 groups below"]
    assert [note.targets for note in notes[1]] == [(1,), ()]
