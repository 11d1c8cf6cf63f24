"""Every DOCX and XLSX of three organisations in Chinese, English and both: audited, and opened by LibreOffice.

What LibreOffice lays out, and what it writes again, says the same.
"""

import re
import shutil
import subprocess
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from excel_lint import lint as excel_lint
from openxml_audit import OpenXmlValidator
from word_lint import lint as word_lint

from render.cli import main
from tests.job_samples import TOLD, hostile_spec

SEED = Path(__file__).parents[2] / "specs" / "ecommerce.yaml"
DOCUMENTS = Path(__file__).parents[1] / "attaching" / "documents"
SOFFICE = shutil.which("soffice")
SPECS = {"seed": SEED.read_text("utf-8"), "told": TOLD, "hostile": hostile_spec()}
LOCALES = ("zh", "en", "zh+en")
MAKES = [(name, locale) for name in SPECS for locale in LOCALES]
ORDINARY = [(name, locale) for name, locale in MAKES if name != "hostile" and locale != "zh+en"]
each = pytest.mark.parametrize("which", MAKES, ids=" ".join)
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice: apt-get install libreoffice")


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """All Word and Excel papers by spec and language, in one folder, and those in the documents of other tools."""
    folder = tmp_path_factory.mktemp("papers")
    (folder / "all").mkdir()
    made = {}
    for name, spec in SPECS.items():
        (folder / f"{name}.yaml").write_text(spec, "utf-8")
        for locale in LOCALES:
            out = folder / f"{name}-{locale}"
            for kind in ("handbook", "spreadsheets", "job-descriptions"):
                assert main([kind, str(folder / f"{name}.yaml"), "-o", str(out), "--locale", locale, "-q"]) == 0
            made[name, locale] = gathered(out, f"{name}-{locale}", folder / "all")
    for template in sorted(DOCUMENTS.glob("*.docx")):
        out = folder / template.stem
        command = ["job-descriptions", str(SEED), "--template", str(template), "-o", str(out), "--locale", "zh", "-q"]
        assert main([*command, "--post", "operations-manager"]) == 0
        made[template.stem] = gathered(out, template.stem, folder / "all")
    return made


def gathered(out, prefix, folder):
    found = [path for path in sorted(out.rglob("*")) if path.suffix in (".docx", ".xlsx")]
    assert found
    return [path.rename(folder / f"{prefix}.{path.parent.name}.{path.name}") for path in found]


@pytest.fixture(scope="module")
def converted(papers, tmp_path_factory):
    """`converted[kind]`: every paper as LibreOffice writes it, as a PDF or once more as what it was."""
    folder = tmp_path_factory.mktemp("converted")
    files = {
        ending: [p for made in papers.values() for p in made if p.suffix == f".{ending}"] for ending in ("docx", "xlsx")
    }
    some = [path for path in files["docx"] if "handbook" not in path.name]
    found = {}
    for kind, given in (("pdf", [*some, *files["xlsx"]]), ("docx", some[::4]), ("xlsx", files["xlsx"])):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [SOFFICE, profile, "--headless", "--convert-to", kind, "--outdir", folder / kind]
        subprocess.run([*command, *given], check=True, timeout=600, capture_output=True)
        found[kind] = {path: folder / kind / f"{path.stem}.{kind}" for path in given}
        assert all(target.exists() for target in found[kind].values())
    return found


def squeezed(text):
    return re.sub(r"\s", "", text)


def pages(pdf):
    return [squeezed(page.extract_text()) for page in pypdf.PdfReader(pdf).pages]


@each
def test_nothing_makes_word_or_excel_offer_a_repair(papers, which):
    for path in papers[which]:
        lint = word_lint if path.suffix == ".docx" else excel_lint
        assert lint(path.read_bytes()) == [], path.name


@each
def test_openxml_audit_finds_nothing(papers, which):
    """In a few papers of every kind: it takes its time."""
    descriptions = [path for path in papers[which] if "job-descriptions" in path.name]
    for path in [*descriptions[:2], *(path for path in papers[which] if path not in descriptions)]:
        assert [error.description for error in OpenXmlValidator().validate(path).errors] == [], path.name


@needs_libreoffice
@pytest.mark.parametrize("which", ORDINARY, ids=" ".join)
def test_a_job_description_takes_two_pages_at_most(papers, converted, which):
    counts = {path.name: len(pages(converted["pdf"][path])) for path in papers[which] if "job-descr" in path.name}
    assert counts and {file: count for file, count in counts.items() if count > 2} == {}


@needs_libreoffice
@each
def test_libreoffice_writes_the_same_words_again(papers, converted, which):
    again = {path: converted["docx"][path] for path in papers[which] if path in converted["docx"]}
    assert again
    for path, copy in again.items():
        before, after = (words_of(docx.Document(it)) for it in (path, copy))
        assert before == after, path.name


def words_of(document):
    """Of all tables, cell by cell."""
    return [squeezed(cell.text) for table in document.tables for row in table.rows for cell in row.cells]


@needs_libreoffice
@each
def test_libreoffice_writes_the_same_cells_again(papers, converted, which):
    for path in (path for path in papers[which] if path.suffix == ".xlsx"):
        before, after = (openpyxl.load_workbook(it) for it in (path, converted["xlsx"][path]))
        for ours, theirs in zip(before.worksheets, after.worksheets, strict=True):
            assert cells_of(ours) == cells_of(theirs), (path.name, ours.title)
            assert set(map(str, ours.merged_cells.ranges)) == set(map(str, theirs.merged_cells.ranges))


def cells_of(sheet):
    """By place; none is a formula."""
    cells = {cell.coordinate: cell for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert not [place for place, cell in cells.items() if cell.data_type == "f"]
    return {place: squeezed(str(cell.value)) for place, cell in cells.items()}


@needs_libreoffice
@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_of_a_workbook_has_the_header_of_its_table(papers, converted, locale):
    (path,) = (path for path in papers["seed", locale] if path.name.endswith("responsibilities.xlsx"))
    headers = []
    for sheet in openpyxl.load_workbook(path).worksheets:
        row = sheet[int(sheet.print_title_rows.split(":")[0].strip("$"))]
        headers.append([squeezed(str(cell.value)) for cell in row])
    for said in pages(converted["pdf"][path]):
        assert any(all(text in said for text in header) for header in headers)


@needs_libreoffice
@pytest.mark.parametrize("name", sorted(path.stem for path in DOCUMENTS.glob("*.docx")))
def test_documents_of_other_tools_are_laid_out_filled(papers, converted, name):
    (path,) = papers[name]
    said = "".join(pages(converted["pdf"][path]))
    assert "运营经理" in said and "rolebook:" not in said
