"""Every command that README and docs show does what it is shown for, in the order of the page."""

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docs_pages import CHINESE, ENGLISH, ROOT, commands
from docx import Document
from openpyxl import Workbook

from render.cli import main

ROLEBOOK = Path(sys.executable).with_name("rolebook")
ROWS = [("Department", "Job title", "Main duties"), ("Sales", "Sales manager", "Win customers")]

OVERWRITE_NOTHING = {"init": 1, "import": 2, "template": 2}
"""Commands, and behind which word comes what they write."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the specs of this house, and with what a reader of the pages has."""
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "specs", folder / "specs")
    book, paper = Workbook(), Document()
    table = paper.add_table(0, len(ROWS[0]))
    for row in ROWS:
        book.active.append(row)
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    book.save(folder / "roster.xlsx")
    paper.save(folder / "responsibilities.docx")
    paper.save(folder / "offer.docx")
    for kind in ("handbook", "job-descriptions"):
        assert main([kind, str(ROOT / "specs/ecommerce.yaml"), "-o", str(folder / "outputs"), "-q"]) == 0
    (folder / "outputs/ecommerce/job-descriptions").rename(folder / "job-descriptions")
    shutil.copy(folder / "outputs/ecommerce/handbook.pdf", folder / "contract.pdf")
    return folder


@pytest.mark.parametrize("page", [*ENGLISH, *CHINESE], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_commands_of_a_page(page: Path, place: Path) -> None:
    for program, *words in commands(page, of_sessions=False):
        if program != ".venv/bin/rolebook":
            continue
        for word in words[OVERWRITE_NOTHING.get(words[0], len(words)) :]:
            (place / word).unlink(missing_ok=True)
        done = subprocess.run([ROLEBOOK, *words], cwd=place, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{shlex.join(words)}\n{done.stderr}"
