"""Write docs/pictures/ from real papers of the sample organisation, in each language.

    .venv/bin/python tools/make_pictures.py

Needs LibreOffice (`soffice`), which lays out the Word paper. Look at what it makes.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdf
import pypdfium2
from PIL import Image, ImageOps

ROOT = Path(__file__).parents[1]
SPEC = ROOT / "specs/ecommerce.yaml"
PICTURES = ROOT / "docs/pictures"
ROLEBOOK = Path(sys.executable).with_name("rolebook")
LANGUAGES = {"zh": ("运营部", "制定电商战略规划"), "en": ("Operations", "Set the e-commerce strategy")}
"""With the department whose chapter is shown, and a duty in the part of the matrix that is shown."""

PAGE_WIDTH, CHART_WIDTH = 760, 1400
EDGE = "#9AA7B5"


def main() -> None:
    for locale, (department, duty) in LANGUAGES.items():
        with TemporaryDirectory() as place:
            papers = made(Path(place), locale)
            handbook = papers / "handbook.pdf"
            keep(page(handbook, chapter_of(handbook, department)), locale, "handbook", PAGE_WIDTH)
            matrix = as_pdf(papers / "responsibilities.docx")
            keep(page(matrix, page_with(matrix, duty)), locale, "matrix", PAGE_WIDTH)
            form = papers / "job-descriptions/operations-manager.pdf"
            keep(page(form, 0), locale, "job-description", PAGE_WIDTH)
            for chart in ("overview", "collaboration"):
                keep(Image.open(papers / f"charts/{chart}.png"), locale, chart, CHART_WIDTH)


def made(folder: Path, locale: str) -> Path:
    for kind in ("charts", "handbook", "job-descriptions"):
        subprocess.run([ROLEBOOK, kind, SPEC, "--locale", locale, "-o", folder, "-q"], check=True)
    return folder / "ecommerce"


def as_pdf(paper: Path) -> Path:
    profile = f"-env:UserInstallation={(paper.parent / '.profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", paper.parent, paper]
    subprocess.run(command, check=True, capture_output=True)
    return paper.with_suffix(".pdf")


def chapter_of(paper: Path, title: str) -> int:
    """The page on which the chapter of that title begins."""
    reader = pypdf.PdfReader(paper)
    entries = [entry for entry in reader.outline if not isinstance(entry, list)]
    return next(reader.get_destination_page_number(it) for it in entries if str(it.title).endswith(title))


def page_with(paper: Path, words: str) -> int:
    texts = (it.extract_text() for it in pypdf.PdfReader(paper).pages)
    return next(number for number, text in enumerate(texts) if words in text)


def page(paper: Path, number: int) -> Image.Image:
    return pypdfium2.PdfDocument(paper)[number].render(scale=2.5).to_pil()


def keep(picture: Image.Image, locale: str, name: str, width: int) -> None:
    """Made smaller, with an edge, and with few colours."""
    height = round(picture.height * width / picture.width)
    small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    target = PICTURES / locale / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    ImageOps.expand(small, 1, EDGE).quantize(128).save(target, optimize=True)


if __name__ == "__main__":
    main()
