"""Job descriptions: one DOCX and one PDF for each post, from the same content, read back by others."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pdfplumber
import pypdf
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from pdf_check import assert_valid

from bench.synthetic import spec_text
from render.cli import main
from render.content import Form
from render.locales import load_locale
from render.products.job_description import JobDescriptions, described_seats
from render.spec import load
from tests.job_samples import TOLD, hostile_spec
from tests.word_lint import lint

SEED = Path(__file__).parents[1] / "specs/ecommerce.yaml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPECS = {"seed": SEED.read_text("utf-8"), "told": TOLD, "hostile": hostile_spec(), "synthetic": spec_text(12)}
FOLDERS = {"seed": "ecommerce", "told": "acme", "hostile": "hostile", "synthetic": "synthetic"}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The job descriptions by the name of their spec and the language: bytes by file name."""
    folder = tmp_path_factory.mktemp("jobs")
    papers = {}
    for name, spec in SPECS.items():
        (folder / f"{name}.yaml").write_text(spec, "utf-8")
        for code in ("zh", "en"):
            out = folder / f"{name}-{code}"
            assert main(["job-descriptions", str(folder / f"{name}.yaml"), "-o", str(out), "--locale", code, "-q"]) == 0
            found = (out / FOLDERS[name] / "job-descriptions").iterdir()
            papers[name, code] = {path.name: path.read_bytes() for path in found}
    return papers


def words_of(paper: bytes) -> str:
    """All words of a DOCX in order, spaces left out."""
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(paper)).read("word/document.xml"))
    return "".join("".join(body.itertext(W + "t")).split())


def words_of_pdf(paper: bytes) -> str:
    return "".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper)).pages).split())


def controls(paper: bytes) -> dict[str, str]:
    """The content controls of a DOCX: what is to be filled in, by tag."""
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(paper)).read("word/document.xml"))
    return {it.find(f"{W}sdtPr/{W}tag").get(W + "val"): "".join(it.itertext(W + "t")) for it in body.iter(W + "sdt")}


def test_every_post_and_every_unit_with_duties_of_its_own_has_two_files(made):
    organisation = load(SEED, "zh").organisation
    seats = [seat.id for seat in described_seats(organisation)]
    assert len(seats) == 23 and {post.id for post in organisation.posts} <= set(seats)
    assert set(made["seed", "zh"]) == {f"{seat}.{kind}" for seat in seats for kind in ("docx", "pdf")}


@pytest.mark.parametrize("code", ["zh", "en"])
@pytest.mark.parametrize("name", SPECS)
def test_word_files_are_sound(made, name, code, tmp_path):
    for file, paper in made[name, code].items():
        if file.endswith(".docx"):
            assert lint(paper) == [], file
            ids = re.findall(rb'<w:id w:val="(\d+)"/>', zipfile.ZipFile(io.BytesIO(paper)).read("word/document.xml"))
            assert len(ids) == len(set(ids))
    for file in sorted(made[name, code])[:3]:
        if file.endswith(".docx"):
            (tmp_path / file).write_bytes(made[name, code][file])
            assert [str(error) for error in OpenXmlValidator().validate(str(tmp_path / file)).errors] == []


def test_pdf_files_are_tagged_and_archival(made, tmp_path):
    chosen = {"seed": "operations-manager", "told": "team", "hostile": "p2"}
    for name, id in chosen.items():
        (tmp_path / f"{name}.pdf").write_bytes(made[name, "zh"][f"{id}.pdf"])
    assert_valid(*tmp_path.iterdir())


def test_a_screen_reader_hears_all_but_head_and_foot(made):
    for name, id in (("told", "manager"), ("hostile", "p2")):
        for page in pdfplumber.open(io.BytesIO(made[name, "zh"][f"{id}.pdf"])).pages:
            unheard = [char for char in page.chars if char["tag"] == "Artifact" and char["text"].strip()]
            assert all(char["bottom"] < 70 or page.height - char["top"] < 70 for char in unheard)


@pytest.mark.parametrize("code", ["zh", "en"])
def test_what_is_known_of_a_post_is_in_both_files(made, code):
    told = {
        "zh": "销售经理 S-01 M2 销售部 总经理 让销售额增长 制定销售计划（成果：年度计划书；频次：每年；权重40%） "
        "带领团队 折扣：审批（一成以内） 本科 五年 驾照 谈判 表格 英语 销售额：一千万（权重60%） 财务部 客户 总部 "
        "标准工时 常出差 销售员",
        "en": "Salesmanager S-01 M2 Makesalesgrow Plansales(result:Theplanoftheyear;howoften:yearly;weight40%) "
        "Discounts:approve(uptoatenth) Bachelor Drivinglicence Negotiating Sales:tenmillion(weight60%) Headoffice "
        "Clerk",
    }
    for read, kind in ((words_of, "docx"), (words_of_pdf, "pdf")):
        text = read(made["told", code][f"manager.{kind}"])
        assert [word for word in told[code].split() if word not in text] == [], kind


def test_what_is_not_known_is_to_be_filled_in(made):
    assert controls(made["told", "zh"]["manager.docx"]) == {}
    asked = controls(made["told", "zh"]["clerk.docx"])
    assert asked["rolebook:purpose"] == "点击填写岗位目的" and asked["rolebook:hazards"] == "点击填写环境与危害"
    assert {"rolebook:duties", "rolebook:kpis", "rolebook:grade", "rolebook:education"} <= set(asked)
    assert "rolebook:title" not in asked and "rolebook:direct-reports" not in asked  # none is an answer
    assert "点击填写" not in words_of_pdf(made["told", "zh"]["clerk.pdf"])


def test_both_files_say_the_same(made):
    fill_in = re.compile("点击填写[^点]*?(?=点击|$)")
    organisation = load(SEED, "zh").organisation
    descriptions = JobDescriptions(organisation, load_locale("zh"))
    for seat in described_seats(organisation):
        (form,) = descriptions.of(seat).blocks
        assert isinstance(form, Form)
        in_word, in_pdf = (
            words_of(made["seed", "zh"][f"{seat.id}.docx"]),
            words_of_pdf(made["seed", "zh"][f"{seat.id}.pdf"]),
        )
        for entry in (entry for part in form.parts for row in part.rows for entry in row):
            for said in (entry.label, entry.text, *entry.items):
                plain = "".join(said.split())
                assert plain in fill_in.sub("", in_word) or plain in in_word, (seat.id, said)
                assert plain in in_pdf, (seat.id, said)


@pytest.mark.parametrize("name", ["seed", "told", "synthetic"])
@pytest.mark.parametrize("code", ["zh", "en"])
def test_an_ordinary_post_takes_two_pages_at_most(made, name, code):
    for file, paper in made[name, code].items():
        if file.endswith(".pdf"):
            assert len(pypdf.PdfReader(io.BytesIO(paper)).pages) <= 2, file


def test_signatures_have_room_and_the_form_its_properties(made):
    paper = docx.Document(io.BytesIO(made["told", "zh"]["manager.docx"]))
    form = paper.tables[-1]
    signed = form.rows[-3:]
    assert [row.cells[0].text for row in signed] == ["任职者", "直接上级", "人力资源部"]
    signing = docx.Document(io.BytesIO(made["told", "en"]["manager.docx"])).tables[-1].rows[-3:]
    assert [row.cells[0].text for row in signing] == ["Holder", "Line manager", "Human resources"]
    assert all(row.height.pt >= 30 and row.cells[1].text == "" for row in signed)
    assert (paper.core_properties.title, paper.core_properties.identifier) == ("销售经理岗位说明书", "HR-9")
    assert all(len(row._tr.tc_lst) in (1, 2, 4) for row in form.rows)


def test_text_is_text(made):
    papers = made["hostile", "zh"]
    assert "{{title}}{%for%}$accent${ink}$$" in words_of(papers["p1.docx"])
    assert "]]>&lt;&amp;<w:p/><?rolebookbody?><!---->" in words_of(papers["p2.docx"])
    assert "=cmd|'/Ccalc'!A0" in words_of(papers["p0.docx"])


def test_one_post_alone_has_the_same_bytes_and_leaves_the_others(tmp_path, made, capsys):
    command = ["job-descriptions", str(SEED), "-o", str(tmp_path), "--locale", "zh"]
    assert main([*command, "-q"]) == 0
    folder = tmp_path / "ecommerce/job-descriptions"
    (folder / "data-analyst.pdf").unlink()
    assert main([*command, "-q", "--post", "数据分析师"]) == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == made["seed", "zh"]
    assert main([*command, "--post", "data-analist"]) == 2
    assert 'Did you mean "data-analyst"' in capsys.readouterr().err
    assert main([*command, "--post", "customer-service"]) == 2
    assert "has no job description" in capsys.readouterr().err


def test_an_organisation_with_nothing_to_describe_is_told_why_nothing_was_made(tmp_path, capsys):
    spec = tmp_path / "bare.yaml"
    spec.write_text("organization: {id: bare, name: Bare}\nunits: [{id: sales, name: Sales}]\n", "utf-8")
    assert main(["job-descriptions", str(spec), "-o", str(tmp_path / "out"), "--locale", "en", "-q"]) == 0
    said = capsys.readouterr().err
    assert f"{spec} has no posts, and no units with responsibilities" in said and "help:" in said
    assert not list((tmp_path / "out").rglob("*.docx"))
