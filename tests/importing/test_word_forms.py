"""Job descriptions as people have them (岗位说明书): forms in Word, one or many, and those that Rolebook made."""

import io
from pathlib import Path

import docx
import pytest
from importing_documents import paper

from render.cli import main
from render.importing import import_bytes, import_spec
from render.importing.word_forms import asked
from render.spec import load, understand
from tests.job_samples import TOLD

SEED = Path(__file__).parents[2] / "specs" / "ecommerce.yaml"


def organisation(imported, code="zh"):
    return understand("spec.yaml", imported.text.encode(), code).organisation


def words(texts, code="zh"):
    return [text.in_language(code) for text in texts]


def form(rows, *spans):
    """A form of four columns; a row of two cells has its second one over the rest, one of one cell over all."""
    document = docx.Document()
    add_form(document, rows, *spans)
    return saved(document)


def add_form(document, rows, *spans):
    table = document.add_table(len(rows), 4)
    for number, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(number, column).text = text
        if len(cells) < 3:
            table.cell(number, len(cells) - 1).merge(table.cell(number, 3))
    for first, last, column in spans:
        text = table.cell(first, column).text
        table.cell(first, column).merge(table.cell(last, column)).text = text


def saved(document):
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


CHINESE = [
    ["岗位名称：", "质量主管", "岗位编号", "QA-02"],
    ["所属部门", "质量部", "直接上级", "质量经理"],
    ["岗位等级", "P6", "岗位定员", "2人"],
    ["直接下级", "检验员"],
    ["一、工作概要"],
    ["保证出厂产品符合标准"],
    ["二、岗位职责"],
    ["1、制定检验标准\n2、组织来料检验；"],
    ["3、处理质量事故"],
    ["三、任职资格", "学历", "本科以上", ""],
    ["三、任职资格", "工作经验", "三年以上质量管理经验", ""],
    ["三、任职资格", "技能要求", "1. 统计过程控制 2. 内审", ""],
    ["四、工作权限", "来料不合格时停线"],
    ["五、考核指标"],
    ["序号", "指标", "权重", ""],
    ["1", "一次交检合格率不低于98%", "60%", ""],
    ["签字：", "", "日期：", "    年  月  日"],
]


def test_a_chinese_form():
    imported = import_bytes("质量主管.docx", form(CHINESE, (9, 11, 0)))
    [post] = [post for post in organisation(imported).posts if post.code]
    unit = organisation(imported).unit_by_id[post.unit]
    assert (post.title.in_language("zh"), post.code, post.grade, post.headcount) == ("质量主管", "QA-02", "P6", 2)
    assert unit.name.in_language("zh") == "质量部"
    assert post.purpose.in_language("zh") == "保证出厂产品符合标准"
    assert words(duty.text for duty in post.responsibilities) == ["制定检验标准", "组织来料检验", "处理质量事故"]
    assert words(post.qualifications.education) == ["本科以上"]
    assert words(post.qualifications.experience) == ["三年以上质量管理经验"]
    assert words(post.qualifications.skills) == ["统计过程控制", "内审"]
    assert words(power.matter for power in post.authority) == ["来料不合格时停线"]
    assert words(kpi.text for kpi in post.kpis) == ["一次交检合格率不低于98%"]
    assert "质量经理" in imported.text  # the manager has no form: said in a comment


def test_every_cell_of_a_form_is_used_or_told_of():
    coverage = import_bytes("质量主管.docx", form(CHINESE, (9, 11, 0))).coverage
    unused = {cell.text: cell.why for cell in coverage.unused}
    assert unused["检验员"] == "follows from the lines upwards"
    assert unused["60%"] == unused["1"] == unused["指标"] == "no entry of a job description that is known"
    assert len(coverage.unused) == 5 and coverage.used > 30


ENGLISH = [
    ["Job title", "Head of Quality", "Department", "Quality"],
    ["Reports to", "Managing Director", "Grade", "SCS1"],
    ["Purpose of the job", "Keep products safe."],
    ["Key responsibilities", "Own the standard\nLead the auditors"],
    ["Person specification", "Ten years in manufacturing"],
]


def test_several_forms_in_one_document_and_lines_between_them():
    document = docx.Document()
    add_form(document, ENGLISH)
    document.add_page_break()
    auditor = [["Job title", "Auditor", "Department", "Quality"], ["Reports to", "Head of Quality"]]
    add_form(document, [*auditor, ["Duties", "Audit suppliers"]])
    imported = import_bytes("jobs.docx", saved(document))
    head, auditor = organisation(imported, "en").posts
    assert (head.grade, words(head.qualifications.skills, "en")) == ("SCS1", ["Ten years in manufacturing"])
    assert [words([duty.text], "en") for duty in head.responsibilities] == [["Own the standard"], ["Lead the auditors"]]
    assert auditor.superior == head.id and auditor.unit == head.unit


def test_a_form_in_several_tables_whose_heading_names_the_post():
    first = [["所属部门", "财务部", "直接上级", "总经理"], ["岗位目的", "管好钱", "", ""], ["编制", "1", "", ""]]
    second = [["岗位职责", "记账\n报税"]]
    data = paper(first, second, headings=["财务经理岗位说明书", "职责"])
    [post] = organisation(import_bytes("财务经理.docx", data)).posts
    assert post.title.in_language("zh") == "财务经理"
    assert words(duty.text for duty in post.responsibilities) == ["记账", "报税"]


@pytest.mark.parametrize(
    "text", ["1. 岗位职责：", "（二）主要工作职责", "岗位职责（不超过十条）", "Key Responsibilities:", "职 责"]
)
def test_what_a_cell_asks_for_is_known_in_many_writings(text):
    assert asked(text) == "duties"


def test_a_list_of_posts_is_no_form():
    rows = [
        ["部门", "岗位", "直接上级", "岗位职责"],
        ["运营部", "运营经理", "总经理", "选品"],
        ["运营部", "专员", "运营经理", "上架"],
    ]
    assert len(organisation(import_bytes("表.docx", paper(rows))).posts) == 2


# ---------------------------------------------------------------- those that Rolebook made


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The folders of job descriptions of the seed and of a post that tells everything, by spec and language."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "told.yaml").write_text(TOLD, "utf-8")
    found = {}
    for name, spec, place in (("seed", SEED, "ecommerce"), ("told", folder / "told.yaml", "acme")):
        for code in ("zh", "en"):
            out = folder / f"{name}-{code}"
            assert main(["job-descriptions", str(spec), "-o", str(out), "--locale", code, "-q"]) == 0
            found[name, code] = out / place / "job-descriptions"
    return found


@pytest.mark.parametrize("code", ["zh", "en"])
def test_job_descriptions_of_the_seed_come_back(made, code):
    before, after = load(SEED, code).organisation, organisation(import_spec(made["seed", code]), code)

    def told(seats):
        return {
            (name.in_language(code), *words((duty.text for duty in seat.responsibilities), code))
            for name, seat in seats
            if seat.responsibilities
        }

    seats = [(post.title, post) for post in before.posts], [(post.title, post) for post in after.posts]
    assert told(seats[0]) == told(seats[1])
    units = [(unit.name, unit) for unit in before.units], [(unit.name, unit) for unit in after.units]
    assert told(units[0]) == told(units[1])
    titles = {post.id: post.title.in_language(code) for post in (*before.posts, *after.posts)}
    lines = [{(titles[post.id], titles.get(post.superior)) for post in one.posts} for one in (before, after)]
    assert {(post, above) for post, above in lines[0] if above} <= lines[1]


@pytest.mark.parametrize("code", ["zh", "en"])
def test_all_that_a_post_tells_comes_back(made, code):
    before = next(
        post for post in load(made["told", code].parents[1] / "../told.yaml", code).organisation.posts if post.code
    )
    after = next(post for post in organisation(import_spec(made["told", code]), code).posts if post.code)
    assert (after.code, after.grade, after.headcount) == (before.code, before.grade, before.headcount)
    assert after.purpose.in_language(code) == before.purpose.in_language(code)
    for entry in ("education", "experience", "certificates", "skills", "languages"):
        assert words(getattr(after.qualifications, entry), code) == words(getattr(before.qualifications, entry), code)
    for entry in ("place", "hours", "travel", "hazards"):
        mine, theirs = getattr(after.conditions, entry), getattr(before.conditions, entry)
        assert mine.in_language(code) == theirs.in_language(code)
    assert words(after.relations.internal, code) == words(before.relations.internal, code)
    assert words(after.relations.external, code) == words(before.relations.external, code)
    assert (len(after.authority), len(after.kpis), len(after.career.before)) == (1, 1, 1)


def test_hints_of_what_is_to_be_filled_in_are_nobody_s_words(made):
    text = import_spec(made["told", "zh"]).text
    assert "点击" not in text and "Enter" not in import_spec(made["told", "en"]).text


def test_a_folder_without_word_documents_says_so(tmp_path, capsys):
    assert main(["import", str(tmp_path)]) == 2
    assert "without Word documents" in capsys.readouterr().err


def test_the_folder_that_one_is_in_is_called_by_its_name(made, monkeypatch):
    monkeypatch.chdir(made["told", "en"])
    assert f"# Imported from {made['told', 'en'].name} by rolebook" in import_spec(Path()).text
