"""PDF/UA-1 and PDF/A in the eyes of veraPDF: the seed in every language, 1,000 posts, texts that are hard to set."""

from pathlib import Path

import pytest
from pdf_check import assert_valid_by_verapdf, needs_verapdf
from pdf_check.samples import hostile_paper

from bench.synthetic import spec_text
from render.attaching import attached
from render.cli import main
from render.locales import locale_codes
from render.themes import load_theme
from render.typesetting.fonts import noto_sans
from render.writers.pdf import pdf

pytestmark = needs_verapdf
SEED = Path(__file__).parents[2] / "specs/ecommerce.yaml"
SCRIPTS = Path(__file__).parents[1] / "data/scripts.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("verapdf")
    (place / "many.yaml").write_text(spec_text(1_000, duties=1), "utf-8")
    for locale in (*locale_codes(), "zh+en"):
        assert main(["handbook", str(SEED), "--locale", locale, "-o", str(place / locale), "--quiet"]) == 0
    assert main(["charts", str(SEED), "-o", str(place / "charts"), "--quiet"]) == 0
    assert main(["handbook", str(place / "many.yaml"), "-o", str(place), "--quiet"]) == 0
    assert main(["handbook", str(SEED), "--attach-spec", "-o", str(place / "source"), "--quiet"]) == 0
    assert main(["handbook", str(SCRIPTS), "-o", str(place / "scripts"), "--quiet"]) == 0
    (place / "hostile.pdf").write_bytes(pdf(hostile_paper(), load_theme("classic"), noto_sans()))
    both = attached(place / "zh/ecommerce/handbook.pdf", place / "en/ecommerce/handbook.pdf")
    (place / "both.pdf").write_bytes(both.content)
    return place


def test_papers_are_accessible_and_archival(folder: Path) -> None:
    papers = [path for path in sorted(folder.rglob("*.pdf")) if "source" not in path.parts]
    assert {path.name for path in papers} == {"both.pdf", "charts.pdf", "handbook.pdf", "hostile.pdf"}
    assert len(papers) == 8
    assert_valid_by_verapdf(*papers)


def test_a_paper_that_holds_its_spec_is_archival(folder: Path) -> None:
    assert_valid_by_verapdf(folder / "source/ecommerce/handbook.pdf", claims=("PDFA_3_B",))
