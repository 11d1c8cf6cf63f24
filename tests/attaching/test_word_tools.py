"""Documents that LibreOffice, pandoc and python-docx made: filled, filled again, added to; their letterhead stays."""

import io
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import docx as python_docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from word_hosts import body, by_python_docx, control, controls, faults, host, parts, text, words
from word_lint import W

from render.attaching.word_filling import complaints
from render.cli import main
from render.locales import load_locale
from render.products.description_inserts import ENTRIES, inserts_of_any
from render.products.inserts import OrganisationInserts
from render.products.job_description import JobDescriptions, described_seats
from render.spec import load
from tests.job_samples import TOLD

SEED = Path(__file__).parents[2] / "specs" / "ecommerce.yaml"
DOCUMENTS = {path.stem: path.read_bytes() for path in Path(__file__).parent.joinpath("documents").glob("*.docx")}
DOCUMENTS["python-docx"] = by_python_docx()
FORM = DOCUMENTS["libreoffice-form"]
HANDBOOK = ("handbook", SEED)
DESCRIPTION = ("job-descriptions", SEED, "--post", "operations-manager")
each_document = pytest.mark.parametrize("name", sorted(DOCUMENTS))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """`made(template, kind)`: the Word papers of the seed in that document, by name."""
    folder = tmp_path_factory.mktemp("templates")
    done = {}

    def make(template, kind, spec=SEED, *more):
        key = (template, kind, spec, *more)
        if key not in done:
            here = folder / str(len(done))
            here.mkdir()
            (here / "company.docx").write_bytes(template)
            where = ("--template", str(here / "company.docx"), "-o", str(here / "out"))
            assert main([kind, str(spec), *where, "-q", *more]) == 0
            assert (here / "company.docx").read_bytes() == template
            done[key] = {path.name: path.read_bytes() for path in sorted((here / "out").rglob("*.docx"))}
        return done[key]

    return make


def letterhead(data):
    """The words of headers and footers."""
    found = {name: part for name, part in parts(data).items() if "/header" in name or "/footer" in name}
    return {name: words(etree.fromstring(part)) for name, part in found.items()}


def test_there_are_documents_of_every_tool():
    assert {name.split("-")[0] for name in DOCUMENTS} == {"libreoffice", "pandoc", "python"}
    assert len(DOCUMENTS) == 6


@each_document
@pytest.mark.parametrize("kind", [HANDBOOK, DESCRIPTION], ids=["handbook", "job-descriptions"])
def test_word_has_nothing_to_repair(made, name, kind):
    papers = made(DOCUMENTS[name], *kind)
    assert [fault for paper in papers.values() for fault in faults(paper)] == []
    assert audited(min(papers.values(), key=len)) <= audited(DOCUMENTS[name])


@cache
def audited(data):
    """What openxml-audit finds; python-docx's template holds styles twice, the second time with effects."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "file.docx")
        file.write_bytes(data)
        found = OpenXmlValidator().validate(file).errors
    return {error.description for error in found if "stylesWithEffects" not in error.description}


@each_document
def test_filled_twice_is_filled_once(made, name):
    once = made(DOCUMENTS[name], "handbook")
    for file, paper in once.items():
        assert made(paper, "handbook")[file] == paper


@each_document
def test_page_and_letterhead_stay(made, name):
    head = letterhead(DOCUMENTS[name])
    for kind in (HANDBOOK, DESCRIPTION):
        for paper in made(DOCUMENTS[name], *kind).values():
            before, after = (python_docx.Document(io.BytesIO(data)).sections[0] for data in (DOCUMENTS[name], paper))
            for side in ("page_width", "page_height", "left_margin", "right_margin", "top_margin", "bottom_margin"):
                assert getattr(after, side) == getattr(before, side)
            theirs = {part: said.replace("rolebook:organization", "电商运营团队") for part, said in head.items()}
            assert letterhead(paper) == theirs


@pytest.mark.parametrize("name", ["libreoffice-letterhead", "pandoc-plain", "python-docx"])
def test_without_places_papers_come_behind_what_is_there(made, name):
    said = words(body(DOCUMENTS[name])).replace("rolebook:number", "HR-ORG-001")
    papers = {**made(DOCUMENTS[name], *HANDBOOK), **made(DOCUMENTS[name], *DESCRIPTION)}
    assert len(papers) == 3 + 1
    for paper in papers.values():
        assert words(body(paper)).startswith(said) and len(words(body(paper))) > len(said) + 100


def test_places_of_pandoc_are_filled_and_its_footnote_stays(made):
    [(name, paper)] = made(DOCUMENTS["pandoc-letter"], "handbook").items()
    assert name == "company.docx"
    places = controls(body(paper))
    assert words(places["rolebook:title:operations-manager"]) == "运营经理"
    assert "负责商品选品、定价、上架、推广等工作" in words(places["rolebook:post:operations-manager"])
    assert "A footnote." in words(etree.fromstring(parts(paper)["word/footnotes.xml"]))


def test_places_whose_tags_libreoffice_lost_are_known_by_their_words_and_get_their_tags_back(made):
    assert "rolebook:matrix" not in controls(body(DOCUMENTS["libreoffice-places"]))
    [paper] = made(DOCUMENTS["libreoffice-places"], "handbook").values()
    places = controls(body(paper))
    assert "主要工作职责" in words(places["rolebook:matrix"])
    assert words(body(paper)).index("Between") > words(body(paper)).index("主要工作职责")
    assert {"rolebook:number", "rolebook:matrix", "rolebook:chart:operations"} == set(places)


def test_a_title_stands_for_a_tag_that_is_not_there(made):
    data = host(control("x", "<w:p/>", '<w:alias w:val="rolebook:matrix"/>').replace('<w:tag w:val="x"/>', ""))
    [paper] = made(data, "handbook").values()
    place = controls(body(paper))["rolebook:matrix"]
    assert [child.tag for child in place.find(f"{W}sdtPr")] == [W + "alias", W + "tag"]
    assert "主要工作职责" in words(place)


# ---------------------------------------------------------------- job descriptions


def test_the_company_s_own_form_is_filled_for_every_post(made):
    papers = made(FORM, "job-descriptions")
    organisation = load(SEED, "zh").organisation
    descriptions = JobDescriptions(organisation, load_locale("zh"))
    assert set(papers) == {f"{seat.id}.docx" for seat in described_seats(organisation)}
    for seat in described_seats(organisation):
        (form,) = descriptions.of(seat).blocks
        told = {entry.id: entry for part in form.parts for row in part.rows for entry in row}
        places = controls(body(papers[f"{seat.id}.docx"]))
        assert {f"rolebook:{id}" for id in ("title", "unit", "duties", "purpose", "kpis")} <= set(places)
        for tag, place in places.items():
            if (id := tag.removeprefix("rolebook:")) in ENTRIES:
                entry = told.get(id)
                assert words(place) == ("" if entry is None else "".join(entry.items) or entry.text), (seat.id, id)
        assert len(list(body(papers[f"{seat.id}.docx"]).iter(W + "tbl"))) == 1  # no form of ours behind it


def test_a_list_is_numbered_in_the_cell_of_the_company_s_form(made):
    place = controls(body(made(FORM, "job-descriptions")["operations-manager.docx"]))["rolebook:duties"]
    numbered = [p for p in place.iter(W + "p") if p.find(f"{W}pPr/{W}numPr/{W}ilvl[@{W}val='1']") is not None]
    assert len(numbered) == 4


def test_what_a_post_does_not_tell_keeps_the_hint_of_the_form(made, tmp_path):
    (tmp_path / "told.yaml").write_text(TOLD, "utf-8")
    hint = control("rolebook:purpose", f"<w:p>{text('请填写')}</w:p>", "<w:showingPlcHdr/>")
    papers = made(host(hint), "job-descriptions", tmp_path / "told.yaml", "--locale", "zh")
    assert words(controls(body(papers["clerk.docx"]))["rolebook:purpose"]) == "请填写"
    assert words(controls(body(papers["manager.docx"]))["rolebook:purpose"]) == "让销售额增长"


def test_one_who_only_names_the_post_gets_the_whole_form(made):
    data = host(f"<w:p>{text('岗位：')}{control('rolebook:title', text('?'))}</w:p>")
    papers = made(data, *DESCRIPTION)
    said = words(body(papers["operations-manager.docx"]))
    assert said.startswith("岗位：运营经理") and "签字确认" in said


def test_a_form_in_both_languages(made):
    papers = made(FORM, *DESCRIPTION, "--locale", "zh+en")
    places = controls(body(papers["operations-manager.docx"]))
    assert words(places["rolebook:title"]) == "运营经理 Operations manager"
    assert "把握业务发展方向" in words(places["rolebook:duties"]) and "strategy" in words(places["rolebook:duties"])


def test_wrong_tags_are_named_and_those_of_descriptions_belong_to_descriptions():
    organisation = load(SEED, "zh").organisation
    inserts = OrganisationInserts(organisation, load_locale("zh"))
    data = host(control("rolebook:duty", "<w:p/>") + f"<w:p>{text('x')}{control('rolebook:kpis', text('y'))}</w:p>")
    of_descriptions = complaints("c", data, inserts_of_any(inserts))
    assert [complaint.split()[1] for complaint in of_descriptions] == ["rolebook:duty", "rolebook:kpis"]
    assert "did you mean rolebook:duties?" in of_descriptions[0]
    assert "give it a paragraph of its own" in of_descriptions[1]
    assert complaints("c", FORM, inserts_of_any(inserts)) == ()
    of_others = complaints("c", FORM, inserts)
    assert len(of_others) == 8 and all("only `rolebook job-descriptions` fills it" in said for said in of_others)


def test_every_entry_of_a_form_is_a_tag(tmp_path):
    (tmp_path / "told.yaml").write_text(TOLD, "utf-8")
    organisation = load(tmp_path / "told.yaml", "zh").organisation
    descriptions = JobDescriptions(organisation, load_locale("zh"))
    forms = [block for seat in described_seats(organisation) for block in descriptions.of(seat).blocks]
    ids = {entry.id for form in forms for part in form.parts for row in part.rows for entry in row if entry.id}
    assert {id for id in ids if not id.startswith("signed-")} == set(ENTRIES)
