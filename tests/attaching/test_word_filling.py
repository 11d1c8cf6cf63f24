"""Documents of other people, filled: each place gets what it asks for, and nothing else changes by a byte."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from word_hosts import SECTION, body, by_python_docx, control, controls, faults, host, packed, parts, text, words
from word_lint import W
from word_samples import HOSTILE

from render import content
from render.attaching.word_filling import complaints, filled, says_what_it_holds
from render.cli import main
from render.diagnostics import ToolError
from render.locales import load_locale
from render.products.description_inserts import ENTRIES, inserts_of_any
from render.products.inserts import OrganisationInserts
from render.products.matrix import matrix
from render.spec import load
from render.themes import load_theme
from tests.job_samples import TOLD

SEED = Path(__file__).parents[2] / "specs" / "ecommerce.yaml"
THEME = load_theme("classic")
LOCALE = load_locale("zh")
BOLD = "<w:rPr><w:b/></w:rPr>"


@pytest.fixture(scope="module")
def organisation():
    return load(SEED, "zh").organisation


@pytest.fixture(scope="module")
def fill(organisation):
    inserts, paper = OrganisationInserts(organisation, LOCALE), matrix(organisation, LOCALE)
    return lambda data: filled("company.docx", data, inserts, paper, THEME)


@pytest.fixture(scope="module")
def complain(organisation):
    return lambda data: complaints("company.docx", data, OrganisationInserts(organisation, LOCALE))


LETTER = (
    f"<w:p>{text('尊敬的候选人')}<x:theirs  a = 'b'/></w:p><!-- theirs -->"
    f"<w:p>{text('编号：')}{control('rolebook:number', text('旧', BOLD), '<w:text/>')}{text('。')}</w:p>"
    + control("rolebook:chart:overview", "<w:p/>")
    + f"<w:p>{text('中间')}<w:bookmarkStart w:id='3' w:name='at_operations'/><w:bookmarkEnd w:id='3'/></w:p>"
    + control("rolebook:matrix", "<w:p/>")
    + f"<w:p>{text('此致')}</w:p>"
)
HOSTS = {
    "letter": host(LETTER, f"<w:p>{control('rolebook:organization', text('?'))}</w:p>"),
    "python-docx": by_python_docx(),
    "empty": host("<w:p/>"),
    "in a cell": host(
        '<w:tbl><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid><w:tr>'
        '<w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/></w:tcPr>'
        + control("rolebook:post:operations-manager", "<w:p/>")
        + "</w:tc></w:tr></w:tbl><w:p/>"
    ),
    "no styles": packed(
        {
            name: part
            for name, part in parts(host(LETTER, **{"word/_rels/document.xml.rels": b"<Relationships/>"})).items()
            if name not in ("word/styles.xml", "word/numbering.xml", "word/header1.xml")
        }
        | {
            "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
        }
    ),
}
each_host = pytest.mark.parametrize("name", [name for name in HOSTS if name != "no styles"])


@each_host
def test_word_has_nothing_to_repair(fill, name):
    assert faults(fill(HOSTS[name])) == []


@pytest.mark.parametrize("name", HOSTS)
def test_filled_twice_is_filled_once(fill, name):
    once = fill(HOSTS[name])
    assert once == fill(HOSTS[name])
    assert fill(once) == once


def test_openxml_audit_finds_no_more_than_before(fill, tmp_path):
    def errors(data):
        (tmp_path / "file.docx").write_bytes(data)
        found = OpenXmlValidator().validate(tmp_path / "file.docx").errors
        return {error.description for error in found if "stylesWithEffects" not in error.description}

    assert errors(fill(HOSTS["python-docx"])) <= errors(HOSTS["python-docx"])


def test_what_is_between_the_places_stays_byte_by_byte(fill):
    before, after = parts(HOSTS["letter"]), parts(fill(HOSTS["letter"]))
    theirs = before["word/document.xml"].decode()
    ours = after["word/document.xml"].decode()
    assert ours.startswith(theirs[: theirs.index('<w:t xml:space="preserve">旧')])
    assert "<x:theirs  a = 'b'/></w:p><!-- theirs -->" in ours
    assert ours.endswith(f"<w:p>{text('此致')}</w:p>{SECTION}</w:body></w:document>\n")
    assert after["customXml/item1.xml"] == before["customXml/item1.xml"]
    assert list(before) == list(after)[: len(before)]


def test_words_take_the_look_of_those_that_were_there(fill):
    data = fill(HOSTS["letter"])
    place = controls(body(data))["rolebook:number"]
    assert words(place) == "HR-ORG-001"
    assert place.find(f".//{W}rPr/{W}b") is not None
    assert place.find(f"{W}sdtPr/{W}text") is not None
    assert "电商运营团队" in parts(data)["word/header1.xml"].decode()


def test_a_hint_and_a_binding_go_and_the_asked_look_comes(fill):
    more = '<w:rPr><w:i/></w:rPr><w:showingPlcHdr/><w:dataBinding w:xpath="/x" w:storeItemID="{}"/>'
    hint = text("点击此处", '<w:rPr><w:rStyle w:val="a8"/></w:rPr>')
    place = controls(body(fill(host(f"<w:p>{control('rolebook:version', hint, more)}</w:p>"))))["rolebook:version"]
    assert words(place) == "1.0"
    assert place.find(f"{W}sdtPr/{W}showingPlcHdr") is place.find(f"{W}sdtPr/{W}dataBinding") is None
    assert place.find(f".//{W}r/{W}rPr/{W}i") is not None


def test_a_place_for_words_may_be_a_paragraph_or_a_cell(fill):
    cell = f"<w:tc><w:tcPr><w:tcW w:w='900' w:type='dxa'/></w:tcPr><w:p>{text('?')}</w:p></w:tc>"
    table = f"<w:tbl><w:tblGrid/><w:tr>{control('rolebook:version', cell)}</w:tr></w:tbl>"
    paragraph = f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr>{text("?")}</w:p>'
    places = controls(body(fill(host(table + control("rolebook:date", paragraph) + "<w:p/>"))))
    assert places["rolebook:version"].find(f"{W}sdtContent/{W}tc/{W}tcPr/{W}tcW").get(W + "w") == "900"
    assert words(places["rolebook:date"]) == "2026年12月1日"
    assert places["rolebook:date"].find(f"{W}sdtContent/{W}p/{W}pPr/{W}jc") is not None


def test_a_table_may_stand_in_a_paragraph_of_its_own_and_not_in_a_line(fill, complain):
    alone = host(f"<w:p><w:pPr/>{control('rolebook:matrix', text('?'), '<w:text/>')}</w:p>")
    place = controls(body(fill(alone)))["rolebook:matrix"]
    assert place.getparent().tag == W + "body"
    assert place.find(f"{W}sdtPr/{W}text") is None
    assert place.find(f"{W}sdtContent/{W}tbl") is not None
    assert complain(alone) == ()
    among = host(f"<w:p>{text('见')}{control('rolebook:matrix', text('?'))}</w:p>")
    assert words(controls(body(fill(among)))["rolebook:matrix"]) == "?"
    assert complain(among) == ("company.docx: rolebook:matrix was left alone: give it a paragraph of its own",)


def test_a_place_in_a_cell_keeps_to_its_width(fill):
    place = controls(body(fill(HOSTS["in a cell"])))["rolebook:post:operations-manager"]
    values = [int(indent.get(W + "left")) for indent in place.iter(W + "ind")]
    assert values and max(values) <= 2000  # of 5,000


def test_styles_are_the_documents_own_where_it_has_them(fill):
    data = fill(HOSTS["empty"])
    styles = {use.get(W + "val") for use in body(data).iter(W + "pStyle")}
    assert {"1", "a9"} <= styles
    assert "Heading1" not in styles
    assert "RolebookFigure2" in styles  # another style has that id already
    written = parts(data)["word/styles.xml"].decode()
    assert written.count('w:default="1"') == 2
    assert '<w:basedOn w:val="a"/>' in written[written.index("RolebookFigure2") :]


def test_lists_get_numbers_of_their_own(fill):
    data = fill(HOSTS["letter"])
    assert {use.get(W + "val") for use in body(data).iter(W + "numId")} == {"2"}
    lists = parts(data)["word/numbering.xml"].decode()
    assert lists.index('w:abstractNumId="5"') < lists.index('<w:num w:numId="1"') < lists.index('<w:num w:numId="2"')
    assert lists.index('<w:num w:numId="2"') < lists.index("<w:numIdMacAtCleanup")


def test_boxes_of_the_chart_lead_to_rows_in_another_place(fill):
    places = controls(body(fill(HOSTS["letter"])))
    marks = {mark.get(W + "name") for mark in places["rolebook:matrix"].iter(W + "bookmarkStart")}
    links = {link.get(W + "anchor") for link in places["rolebook:chart:overview"].iter(W + "hyperlink")}
    assert links
    assert links <= marks
    assert "at_operations" not in marks  # is the document's own


def test_a_document_without_places_gets_the_paper_behind_what_it_says(fill):
    data = fill(HOSTS["python-docx"])
    last = body(data)[-3:]
    assert [element.tag for element in last] == [W + "sdt", W + "p", W + "sectPr"]
    assert words(body(data)).startswith("OfferDear candidate,one电商运营团队岗位职责矩阵")
    assert len(list(body(data).iter(W + "sectPr"))) == 1


def test_a_wide_table_gets_a_section_across(organisation):
    columns = tuple(content.Column(f"栏{n}", 1) for n in range(8))
    table = content.Table("表 1", columns, ((content.Cell("x"),) * 8,))
    paper = matrix(organisation, LOCALE)._replace(blocks=(table,))
    data = filled(
        "c.docx", host(LETTER.replace("rolebook:", "theirs:")), OrganisationInserts(organisation, LOCALE), paper, THEME
    )
    first, last = body(data).iter(W + "sectPr")
    assert first.find(W + "pgSz").get(W + "w") == "12240"
    assert (last.find(W + "pgSz").get(W + "w"), last.find(W + "pgSz").get(W + "orient")) == ("15840", "landscape")
    assert last.find(W + "headerReference") is not None


def test_a_later_edition_replaces_the_earlier_one_and_what_people_wrote_stays(organisation, fill):
    locale = load_locale("en")
    inserts, paper = OrganisationInserts(organisation, locale), matrix(organisation, locale)
    english = parts(filled("c", HOSTS["letter"], inserts, paper, THEME))
    text_of_people = english["word/document.xml"].replace("中间".encode(), "改过".encode())
    edited = packed({**english, "word/document.xml": text_of_people})
    again = body(fill(edited))
    assert "Operations" not in words(again)
    assert "改过" in words(again)
    assert [name for name in parts(fill(edited)) if "media" in name] == ["word/media/rolebookFigure1.png"]


# ---------------------------------------------------------------- what is wrong


def test_a_wrong_tag_is_named_with_the_nearest(fill, complain):
    data = host(control("rolebook:matrx", f"<w:p>{text('theirs')}</w:p>"))
    assert complain(data) == (
        "company.docx: rolebook:matrx was left alone, as there is no such tag; did you mean rolebook:matrix?",
    )
    assert words(controls(body(fill(data)))["rolebook:matrx"]) == "theirs"


def test_what_this_reader_may_not_know_is_emptied(fill, complain):
    data = host(control("rolebook:post:secret-post", f"<w:p>{text('secret duty')}</w:p>") + "<w:p/>")
    assert "was emptied" in complain(data)[0]
    assert b"secret duty" not in parts(fill(data))["word/document.xml"]


def test_only_words_can_stand_in_a_header(fill, complain):
    data = host("<w:p/>", control("rolebook:matrix", f"<w:p>{text('theirs')}</w:p>"))
    assert complain(data) == (
        "company.docx: rolebook:matrix was left alone: only words can stand in headers, footers and notes",
    )
    assert "theirs" in parts(fill(data))["word/header1.xml"].decode()


def bomb():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(300 * 2**20))
    return data.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
MACROS = host("<w:p/>", **{"word/vbaProject.bin": "x"})
BAD = {
    "no Word document": b"%PDF-1.7",
    "old form": OLE,
    "locked with a password": OLE + "EncryptedPackage".encode("utf-16-le"),
    "holds macros": MACROS,
    "signed": host("<w:p/>", **{"_xmlsignatures/sig1.xml": "<a/>"}),
    "that Word does not write": host("<w:p/>", **{"word/styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><w:styles/>'}),
    "is damaged": host("<w:p>"),
    "damaged.": host("<w:p/>")[:-30],
    "is no Word document": packed({"[Content_Types].xml": "<Types/>", "_rels/.rels": "<Relationships/>"}),
    "strict form": host("<w:p/>", **{"word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/x"/>'}),
}


@pytest.mark.parametrize("what", BAD)
def test_a_template_that_cannot_be_used(fill, what):
    with pytest.raises(ToolError) as raised:
        fill(BAD[what])
    assert what in raised.value.message
    assert raised.value.hint


def test_a_zip_bomb_is_not_unpacked(fill):
    with pytest.raises(ToolError, match="larger than"):
        fill(bomb())


def test_a_dotx_becomes_a_docx(fill):
    types = parts(HOSTS["letter"])["[Content_Types].xml"].replace(b"document.main", b"template.main")
    data = fill(packed({**parts(HOSTS["letter"]), "[Content_Types].xml": types}))
    assert b"document.main" in parts(data)["[Content_Types].xml"]


def test_hostile_words_stay_words(organisation):
    class Hostile(OrganisationInserts):
        def words(self, tag):
            return "\x0b".join(HOSTILE).replace("\x0b", " ") if tag == "number" else super().words(tag)

        def blocks(self, tag, tables, figures):
            return (
                content.NumberedList((*HOSTILE, "长" * 40_000)),
                content.Facts(tuple((one, one) for one in HOSTILE)),
            )

    data = filled("c", HOSTS["letter"], Hostile(organisation, LOCALE), matrix(organisation, LOCALE), THEME)
    assert faults(data) == []
    assert HOSTILE[2] in words(controls(body(data))["rolebook:matrix"])
    assert "长" * 40_000 in words(body(data))


# ---------------------------------------------------------------- the command

TELLS = {
    "zh": ("销售经理岗位说明书", "制定销售计划", "带领团队", "S-01", "让销售额增长", "谈判"),
    "en": ("Job description: Sales manager", "Plan sales", "Lead the team", "S-01", "Make sales grow", "Negotiating"),
}


def test_the_example_template_is_filled_without_complaint(tmp_path, capsys):
    template = tmp_path / "company.docx"
    assert main(["template", str(SEED), "-o", str(template), "-q"]) == 0
    before = template.read_bytes()
    assert main(["handbook", str(SEED), "--template", str(template), "-o", str(tmp_path / "out"), "-q"]) == 0
    assert capsys.readouterr() == ("", "")
    assert template.read_bytes() == before
    made = tmp_path / "out" / "ecommerce"
    assert sorted(path.name for path in made.glob("*.docx")) == ["company.docx"]
    assert faults((made / "company.docx").read_bytes()) == []
    places = controls(body((made / "company.docx").read_bytes()))
    assert not [tag for tag, place in places.items() if "rolebook:" in words(place)]


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_example_form_is_filled_for_a_post(tmp_path, capsys, code):
    spec, form, out = tmp_path / "told.yaml", tmp_path / "form.docx", tmp_path / "out"
    spec.write_text(TOLD, "utf-8")
    assert main(["template", str(spec), "--form", "-o", str(form), "--locale", code, "-q"]) == 0
    begun = form.read_bytes()
    assert faults(begun) == [] and set(controls(body(begun))) >= {f"rolebook:{tag}" for tag in ENTRIES}
    assert main(["job-descriptions", str(spec), "--template", str(form), "-o", str(out), "--locale", code, "-q"]) == 0
    assert capsys.readouterr() == ("", "") and form.read_bytes() == begun
    made = (out / "acme/job-descriptions/manager.docx").read_bytes()
    assert faults(made) == []
    said = words(body(made))
    assert all(answer in said for answer in TELLS[code])
    assert TELLS[code][0] not in words(body((out / "acme/job-descriptions/boss.docx").read_bytes()))


def test_a_huge_template_is_not_read_whole(tmp_path, capsys):
    huge = tmp_path / "company.docx"
    with huge.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(2**30)
    tracemalloc.start()
    try:
        arguments = ["handbook", str(SEED), "--template", str(huge), "-o", str(tmp_path / "out"), "-q"]
        assert main(arguments) == 2
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert f"{huge} is larger than 64 MB" in capsys.readouterr().err
    assert most < 2**28 and not (tmp_path / "out").exists()


def test_a_letterhead_is_taken_for_every_word_paper(tmp_path):
    template = tmp_path / "letterhead.docx"
    template.write_bytes(by_python_docx())
    assert main(["handbook", str(SEED), "--template", str(template), "-o", str(tmp_path / "out"), "-q"]) == 0
    made = tmp_path / "out" / "ecommerce"
    assert sorted(path.name for path in made.glob("*.docx")) == ["handbook.docx", "raci.docx", "responsibilities.docx"]
    for path in made.glob("*.docx"):
        assert faults(path.read_bytes()) == []
        assert words(body(path.read_bytes())).startswith("OfferDear candidate,one")


@pytest.mark.parametrize(("name", "what"), [("gone.docx", "There is no file"), ("macros.docm", "holds macros")])
def test_a_template_that_cannot_be_used_makes_nothing(tmp_path, capsys, name, what):
    (tmp_path / "macros.docm").write_bytes(MACROS)
    arguments = ["handbook", str(SEED), "--template", str(tmp_path / name), "-o", str(tmp_path / "out"), "-q"]
    assert main(arguments) == 2
    assert what in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_template_among_the_papers_is_refused(tmp_path, capsys):
    template = tmp_path / "ecommerce" / "handbook.docx"
    template.parent.mkdir()
    template.write_bytes(HOSTS["empty"])
    assert main(["handbook", str(SEED), "--template", str(template), "-o", str(tmp_path), "-q"]) == 2
    assert "stands where papers are made" in capsys.readouterr().err
    assert template.read_bytes() == HOSTS["empty"]


def test_the_list_of_tags(capsys, organisation):
    assert main(["template", str(SEED), "--list"]) == 0
    tags = capsys.readouterr().out.split()
    some = ("matrix", "post:operations-manager", "chart:operations", "number")
    assert {f"rolebook:{name}" for name in some} <= set(tags)
    inserts = inserts_of_any(OrganisationInserts(organisation, LOCALE))
    known = [tag[9:] for tag in tags if tag != "rolebook:paper"]
    assert all(inserts.words(tag) is not None or inserts.has_blocks(tag) for tag in known)


def test_the_list_of_the_tags_of_a_form(capsys):
    assert main(["template", str(SEED), "--list", "--form"]) == 0
    assert capsys.readouterr().out.split() == [f"rolebook:{tag}" for tag in ENTRIES]


def test_a_document_says_what_it_holds_by_places_for_blocks(organisation):
    inserts = OrganisationInserts(organisation, LOCALE)
    assert says_what_it_holds("c", HOSTS["letter"], inserts)
    assert not says_what_it_holds("c", HOSTS["empty"], inserts)
