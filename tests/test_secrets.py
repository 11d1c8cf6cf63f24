"""What is not for an audience is in no paper and no form: text, ids, file names, metadata, markup, words of charts."""

import io
import zipfile
from pathlib import Path

import pypdf
import pytest

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
  - {id: hush-person, name: 密人员, visibility: internal}
  - {id: known, name: 张三}
memberships:
  - {person: hush-person, post: clerk}
  - {person: known, post: boss, fte: 0.5}
  - {person: known, post: helper, fte: 0.4}
  - {person: known, post: auditor, visibility: internal, acting: true, fte: 0.1}
processes:
  - {id: hush-process, name: 密流程, visibility: internal, activities: [{name: 密活动, raci: {boss: A}}]}
  - {id: open, name: 公开流程, activities: [{name: 公开活动, raci: {hush-post: R, hush-unit: C, boss: A, clerk: R}}]}
"""
SPEC += "charts: {colour_by: grade}\n"
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


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("secrets")
    (folder / "acme.yaml").write_text(SPEC, "utf-8")
    made = {}
    for audience in ("public", "restricted"):
        for locale in ("zh", "en"):
            out = folder / f"{audience}-{locale}"
            arguments = [str(folder / "acme.yaml"), "-o", str(out), "--locale", locale, "-q", "--audience", audience]
            formats = ["--format", "gv,svg,pdf,png,drawio,pptx", "--embed-fonts"]
            assert main(["build", *arguments, *formats]) == 0
            for command in ("spreadsheets", "job-descriptions"):
                assert main([command, *arguments]) == 0
            made[audience, locale] = {
                path.relative_to(out).as_posix(): searchable(path) for path in out.rglob("*") if path.is_file()
            }
    return made


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_no_secret_is_in_any_public_paper(papers, locale: str) -> None:
    public = papers["public", locale]
    assert {Path(name).suffix for name in public} >= {
        ".gv",
        ".svg",
        ".pdf",
        ".png",
        ".docx",
        ".xlsx",
        ".csv",
        ".drawio",
        ".pptx",
    }
    secrets = [*SECRETS, *WORDS, "SECRET"]
    found = [(secret, name) for name, text in public.items() for secret in secrets if secret in text + name]
    assert found == []
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


def test_what_is_public_is_still_there(papers) -> None:
    text = "".join(text for name, text in papers["public", "zh"].items() if name.endswith("handbook.pdf"))
    assert [word for word in SHOWN if word not in text] == []
    assert "acme-public/handbook.pdf" in papers["public", "zh"]
