"""What is not for an audience is in no paper and no form: text, ids, file names, metadata, markup, words of charts."""

import base64
import io
import re
import zipfile
from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from render.cli import main

SECRETS = ("hush-unit hush-group hush-post hush-inner hush-person hush-duty hush-process hush-held").split()
WORDS = (
    "密部门 密小组 密岗位 密内岗 密人员 密职责 密单位职责 密目的 密职级 密编制人 密流程 密活动 SECRETCODE 770077"
).split()
SPEC = """
organization: {id: acme, name: {zh: 顶点公司, en: Acme}, visibility: public, head: boss}
document:
  number: HR-1
  version: "2.0"
  effective_date: 2026-01-01
  prepared_by: 密编制人
  visibility: {prepared_by: restricted}
units:
  - id: sales
    name: {zh: 销售部, en: Sales}
    head: hush-post
    headcount: 770077
    visibility: {headcount: internal}
    responsibilities: [销售, {id: hush-duty, text: 密单位职责, visibility: internal}]
    posts:
      - {id: hush-post, title: {zh: 密岗位, en: SECRETPOST}, visibility: internal, responsibilities: [密职责]}
      - id: clerk
        title: {zh: 专员, en: Clerk}
        code: SECRETCODE
        grade: 密职级
        purpose: 密目的
        dotted_to: [hush-inner]
        visibility: {code: internal, grade: restricted, purpose: restricted}
        responsibilities: [接单, {text: 密职责, visibility: restricted}]
    units:
      - id: hush-group
        name: {zh: 密小组, en: SECRETGROUP}
        type: group
        visibility: restricted
        posts: [{id: hush-inner, title: 密内岗, visibility: public}]
  - id: hush-unit
    name: {zh: 密部门, en: SECRETUNIT}
    visibility: internal
    responsibilities: [密职责]
    units: [{id: hush-held, name: 密小组, visibility: public}]
  - id: audit
    name: {zh: 审计部, en: Audit}
    head: auditor
    posts: [{id: auditor, title: 审计师, reports_to: hush-inner}]
posts:
  - {id: boss, title: {zh: 总经理, en: Boss}}
  - {id: helper, title: {zh: 助理, en: Helper}, assistant_to: hush-post}
people:
  - {id: hush-person, name: 密人员, visibility: internal, photo: hush.png}
  - {id: known, name: 张三, photo: known.png}
memberships:
  - {person: hush-person, post: clerk}
  - {person: known, post: boss, fte: 0.5}
  - {person: known, post: helper, fte: 0.4}
  - {person: known, post: auditor, visibility: internal, acting: true, fte: 0.1}
processes:
  - {id: hush-process, name: 密流程, visibility: internal, activities: [{name: 密活动, raci: {boss: A}}]}
  - id: open
    name: 公开流程
    purpose: 密目的
    visibility: {all: public, purpose: restricted}
    activities:
      - {name: 公开活动, raci: {hush-post: R, hush-unit: C, boss: A, clerk: R}}
      - {id: hush-process-step, name: 密活动, visibility: internal, raci: {boss: A, clerk: R}}
  - {id: shut, name: 暂停流程, activities: [{name: 密活动, visibility: restricted, raci: {boss: A, clerk: R}}]}
"""
SPEC += "charts: {colour_by: grade}\n"
FORMATS = ".gv .svg .pdf .png .docx .xlsx .csv .drawio .pptx".split()
BLACK, WHITE = (0, 0, 0), (255, 255, 255)
SHOWN = ("顶点公司", "销售部", "专员", "接单", "总经理", "张三", "审计师")


def searchable(path: Path) -> str:
    """All that is in a file, however it is packed."""
    data = path.read_bytes()
    parts = [path.as_posix().encode(), data]
    if path.suffix in (".docx", ".pptx", ".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts += [name.encode() + b"\n" + package.read(name) for name in package.namelist()]
    text = "\n".join(part.decode("utf-8", "replace") + part.decode("utf-16-be", "replace") for part in parts)
    if path.suffix == ".pdf":
        text += pdf_text(pypdf.PdfReader(io.BytesIO(data)))
    return text


def pdf_text(reader: pypdf.PdfReader) -> str:
    """The words of the pages, and every string and name of every object, compressed or not."""
    found = [page.extract_text() for page in reader.pages]
    found += [str(reader.metadata), str(reader.outline), str(reader.named_destinations)]
    for number in range(1, int(reader.trailer["/Size"])):
        try:
            item = pypdf.generic.IndirectObject(number, 0, reader).get_object()
        except pypdf.errors.PdfReadError:
            continue
        found.append(repr(item))
        if isinstance(item, pypdf.generic.StreamObject):
            data = item.get_data()
            data = data if isinstance(data, bytes) else data.encode("utf-8", "replace")
            found.append(data.decode("utf-8", "replace") + data.decode("utf-16-be", "replace"))
    return "\n".join(found)


def made(spec: Path, out: Path, *options: str) -> dict[str, str]:
    """Every paper there is, in every format, as far as it can be searched."""
    arguments = [str(spec), "-o", str(out), "-q", *options]
    assert main(["build", *arguments, "--format", "gv,svg,pdf,png,drawio,pptx", "--embed-fonts"]) == 0
    for command in ("spreadsheets", "job-descriptions"):
        assert main([command, *arguments]) == 0
    papers = {path.relative_to(out).as_posix(): searchable(path) for path in out.rglob("*") if path.is_file()}
    assert {Path(name).suffix for name in papers} >= set(FORMATS)
    return papers


def found(secrets: Iterable[str], papers: dict[str, str]) -> list[tuple[str, str]]:
    return [(secret, name) for name, text in papers.items() for secret in secrets if secret in text + name]


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("secrets")
    spec = folder / "acme.yaml"
    spec.write_text(SPEC, "utf-8")
    Image.new("RGB", (30, 40), BLACK).save(folder / "hush.png")
    Image.new("RGB", (30, 40), WHITE).save(folder / "known.png")
    return {
        (audience, locale): made(spec, folder / f"{audience}-{locale}", "--locale", locale, "--audience", audience)
        for audience, locale in product(("public", "restricted"), ("zh", "en", "zh+en"))
    }


@pytest.mark.parametrize("locale", ["zh", "en", "zh+en"])
def test_no_secret_is_in_any_public_paper(papers, locale: str) -> None:
    public = papers["public", locale]
    assert found([*SECRETS, *WORDS, "SECRET"], public) == []
    vacant = [name for name, text in public.items() if "空缺" in text or "Vacant" in text]
    assert {Path(name).name for name in vacant} == {"headcount.csv", "responsibilities.xlsx"}  # the head of a column
    rows = public["acme-public/headcount.csv"].split("\n")
    assert [row.split(",")[3:] for row in rows if row.startswith(("销售部", "Sales"))] == [["", "", "\r"]]


def test_the_search_would_find_them(papers) -> None:
    """Each secret is in a paper of those who may know it, so that the search is not blind."""
    everything = "".join(papers["restricted", "zh"].values()) + "".join(papers["restricted", "en"].values())
    drawn = {"hush-unit", "hush-group", "hush-inner", "hush-held"}  # ids that papers use for files and places
    missing = [secret for secret in [*sorted(drawn), *WORDS, "SECRETUNIT"] if secret not in everything]
    assert missing == []
    for suffix in (".gv", ".svg", ".pdf", ".docx", ".xlsx", ".csv", ".drawio", ".pptx"):
        texts = [text for name, text in papers["restricted", "zh"].items() if name.endswith(suffix)]
        assert any("密" in text for text in texts), suffix


@pytest.mark.parametrize(("audience", "faces"), [("public", {WHITE}), ("restricted", {WHITE, BLACK})])
def test_photos_are_only_of_people_who_may_be_seen(papers, audience: str, faces: set) -> None:
    for file in ("charts.drawio", "charts/overview.svg"):
        (drawn,) = (text for name, text in papers[audience, "zh"].items() if name.endswith(file))
        photos = re.findall("data:image/png(?:;base64)?,([A-Za-z0-9+/=]+)", drawn)
        assert {Image.open(io.BytesIO(base64.b64decode(photo))).getpixel((1, 1)) for photo in photos} == faces


WHEN = """
organization: {id: acme, name: Acme, head: boss}
posts: [{id: boss, title: Boss}, {id: gone-post, title: GONEPOST, to: 2026-06-30, assistant_to: boss}]
units:
  - id: sales
    name: Sales
    posts: [{id: clerk, title: Clerk, dotted_to: [gone-post]}, {id: new-post, title: NEWPOST, from: 2027-06-01}]
  - {id: gone-unit, name: GONEUNIT, to: 2026-12-31, responsibilities: [GONEDUTY], posts: [{id: gone-in, title: GONEIN}]}
people: [{id: ann, name: Ann}, {id: gone-person, name: GONEPERSON}, {id: new-person, name: NEWPERSON}]
memberships:
  - {person: ann, post: boss}
  - {person: gone-person, post: clerk, to: 2026-12-31}
  - {person: new-person, post: clerk, from: 2027-06-01}
processes: [{id: sale, name: Sale, activities: [{name: Sell, raci: {clerk: R, gone-unit: C, boss: A}}]}]
charts: {colour_by: unit}
"""
VARIANT = """
units: [{id: gone-unit, remove: true}, {id: sales, posts: [{id: new-post, remove: true}]}]
posts: [{id: gone-post, remove: true}]
people: [{id: gone-person, remove: true}, {id: new-person, remove: true}]
"""


@pytest.mark.parametrize("options", [("--as-of", "2027-01-01"), ("--variant", "small")])
def test_what_there_is_not_on_the_day_or_in_the_variant_is_in_no_paper(options, tmp_path: Path) -> None:
    spec = tmp_path / "acme.yaml"
    spec.write_text(WHEN, "utf-8")
    (tmp_path / "acme.small.yaml").write_text(VARIANT, "utf-8")
    papers = made(spec, tmp_path / "out", "--locale", "en", *options)
    assert found(("gone-", "new-", "GONE", "NEW"), papers) == []
    assert {Path(name).suffix for name, text in papers.items() if "Clerk" in text} >= set(FORMATS) - {".png"}


def test_what_is_public_is_still_there(papers) -> None:
    text = "".join(text for name, text in papers["public", "zh"].items() if name.endswith("handbook.pdf"))
    assert [word for word in SHOWN if word not in text] == []
    assert "acme-public/handbook.pdf" in papers["public", "zh"]
