"""Our own papers, imported: units, posts and responsibilities are those of the spec that they were made of."""

from pathlib import Path

import pytest
from readings import rules, tree

from render.cli import main
from render.importing import import_spec

ROOT = Path(__file__).parents[2]
SEED = ROOT / "tests/data/ecommerce-team.tsv"


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    for command in ("handbook", "spreadsheets", "job-descriptions"):
        assert main([command, str(ROOT / "specs/ecommerce.yaml"), "-o", str(folder)]) == 0
    return folder / "ecommerce"


@pytest.mark.parametrize(
    "name", ["responsibilities.docx", "handbook.docx", "responsibilities.xlsx", "responsibilities.csv", "."]
)
def test_the_matrix_in_every_form(papers, name):
    imported = import_spec(papers / name)
    assert tree(imported) == tree(import_spec(SEED))
    if not name.endswith(".csv"):
        assert "\n  name: 电商运营团队 " in imported.text


def test_job_descriptions_of_units_and_posts(papers):
    imported = import_spec(papers / "job-descriptions")
    assert sorted(tree(imported)) == sorted(tree(import_spec(SEED)))
    assert "\n  name: 电商运营团队 " in imported.text and rules(imported) == set()


@pytest.mark.parametrize("name", ["raci.csv", "raci.xlsx"])
def test_letters_are_no_responsibilities(papers, name):
    imported = import_spec(papers / name)
    assert not any(": " in line for line in tree(imported))
    assert any(cell.text == "A" and "process" in cell.why for cell in imported.coverage.unused)


def test_numbers_of_posts_are_no_titles(papers):
    assert all(line.startswith("[") for line in tree(import_spec(papers / "headcount.csv")))
