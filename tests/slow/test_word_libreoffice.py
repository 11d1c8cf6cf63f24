"""A Word paper through LibreOffice, where it is installed: a reader that is not ours lays it out in pages."""

import re
import shutil
import subprocess

import pypdf
import pytest
from word_samples import SAMPLES, seed_rows

from render.themes import load_theme
from render.writers.word import docx

SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The text of each page, spaces left out, of the seed's matrix and of some with tall departments."""
    folder = tmp_path_factory.mktemp("word")
    names = ("seed", "300 posts", "200 English posts")
    for name in names:
        (folder / f"{name}.docx").write_bytes(docx(SAMPLES[name], load_theme("classic")))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [f"{name}.docx" for name in names]
    subprocess.run([SOFFICE, profile, "--headless", "--convert-to", "pdf", *files], cwd=folder, check=True, timeout=120)
    return {name: [_squeezed(page) for page in pypdf.PdfReader(folder / f"{name}.pdf").pages] for name in names}


def _squeezed(page):
    return re.sub(r"\s", "", page.extract_text())


pytestmark = pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice: apt-get install libreoffice-writer")


def test_every_duty_with_its_number(pages):
    text = "".join(pages["seed"])
    for _, post, duties in seed_rows():
        assert post in text
        assert all(f"{number}.{duty}" in text for number, duty in enumerate(duties, start=1))


def test_no_department_of_the_seed_is_parted(pages):
    assert len(pages["seed"]) == 2
    for unit, post, _ in seed_rows():
        assert any(unit in page and post in page for page in pages["seed"])


@pytest.mark.parametrize(
    ("name", "units"),
    [("300 posts", ("客户服务与体验中心", "小部门")), ("200 English posts", ("Customerservice",))],
)
def test_every_page_has_its_header_its_number_and_the_department(pages, name, units):
    count = len(pages[name])
    assert count > 10
    for number, page in enumerate(pages[name], start=1):
        assert f"第{number}页/共{count}页" in page
        assert "主要工作职责" in page
        assert any(unit in page for unit in units), f"page {number} does not say which department it is about"
