"""A Word paper through LibreOffice, where it is installed: a reader that is not ours lays it out in pages."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pypdf
import pytest
from lxml import etree
from word_lint import W
from word_samples import SAMPLES, seed_rows

from render.locales import load_locale
from render.products.bilingual import in_languages
from render.products.handbook import handbook
from render.spec import load
from render.themes import load_theme
from render.writers.word import docx

SOFFICE = shutil.which("soffice")
SPEC = Path(__file__).parents[2] / "specs" / "ecommerce.yaml"
HANDBOOKS = {"zh": ("zh",), "en": ("en",), "zh+en": ("zh", "en")}


def seed_handbook(codes):
    locales = [load_locale(code) for code in codes]
    versions = [handbook(load(SPEC, code).organisation, locale) for code, locale in zip(codes, locales, strict=True)]
    return in_languages(versions, [locale.language for locale in locales])


@pytest.fixture(scope="module")
def handbooks():
    return {name: docx(seed_handbook(codes), load_theme("classic")) for name, codes in HANDBOOKS.items()}


@pytest.fixture(scope="module")
def pages(tmp_path_factory, handbooks):
    """The text of each page, spaces left out, of handbooks, of the seed's matrix and of some with tall departments."""
    folder = tmp_path_factory.mktemp("word")
    papers = {name: docx(SAMPLES[name], load_theme("classic")) for name in ("seed", "300 posts", "200 English posts")}
    names = [*papers, *handbooks]
    for name, data in {**papers, **handbooks}.items():
        (folder / f"{name}.docx").write_bytes(data)
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


@pytest.mark.parametrize("name", HANDBOOKS)
def test_contents_and_charts_name_the_pages_on_which_they_are(pages, handbooks, name):
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(handbooks[name])).read("word/document.xml"))
    listed = list(entries(root))
    assert len(listed) > 40
    near = 0 if name in ("zh", "en") else 1  # pages: where a line is broken is a guess, and two languages have many
    for title, page in listed:
        assert any(title in text for text in pages[name][page - 1 - near : page + near])


def entries(root):
    """The lines of the lists as title and page."""
    for paragraph in root.iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(W + "val") in ("TOC1", "TOC2", "TableofFigures"):
            said = ["".join(text.text for text in run.iter(W + "t")) for run in paragraph.iter(W + "r")]
            yield re.sub(r"\s", "", "".join(said[:-1])), int(said[-1])


@pytest.mark.parametrize("name", HANDBOOKS)
def test_a_chapter_stands_on_the_page_of_its_chart(pages, name):
    document = seed_handbook(HANDBOOKS[name])
    title = ""
    for block in document.blocks:
        if getattr(block, "level", 9) == 1:
            title = block.text
        if hasattr(block, "alternative"):
            chapter, caption = (re.sub(r"\s", "", text) for text in (title, block.caption))
            assert any(chapter in page and caption in page for page in pages[name][3:])  # behind the contents
