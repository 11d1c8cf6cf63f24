"""Tables as people have them, read as a whole: what the spec then says, and what the notes and coverage tell."""

import io
from pathlib import Path

import docx
import pytest
from importing_documents import open_document, open_table, paper, workbook
from readings import organisation, read, rules, tree

from render.diagnostics import SpecError, ToolError
from render.importing import import_bytes, import_spec
from render.spec import load

ROOT = Path(__file__).parents[2]


def test_a_vacant_post_has_a_number_and_nobody_in_it() -> None:
    text = "工号,姓名,部门,岗位\n001,张三,销售部,经理\n002,空缺,销售部,专员\n003,（待招）,销售部,会计\n"
    imported = import_bytes("a.csv", text.encode())
    assert [line for line in imported.text.splitlines() if "name: " in line and "p-" in line] == [
        "  - {id: p-001, name: 张三}"
    ]
    assert "nobody holds" in imported.coverage.report()


def test_paths_may_have_full_width_slashes_among_others() -> None:
    text = "工号,姓名,部门,岗位\n001,张三,集团/华东/销售部,经理\n002,李四,集团／华东／销售部,专员\n"
    assert import_bytes("a.csv", text.encode()).text.count("销售部") == 1


def test_the_seed_imports_to_what_its_spec_says():
    def meaning(spec):
        def duties(thing):
            return [duty.text.in_language("zh") for duty in thing.responsibilities]

        def name(unit):
            return spec.unit_by_id[unit].name.in_language("zh") if unit else None

        units = [(name(unit.id), unit.type, name(unit.parent), duties(unit)) for unit in spec.units]
        heads = [spec.post_by_id[unit.head].title.in_language("zh") if unit.head else None for unit in spec.units]
        posts = [(post.title.in_language("zh"), name(post.unit), duties(post)) for post in spec.posts]
        return units, heads, posts

    imported = import_spec(ROOT / "tests/data/ecommerce-team.tsv")
    expected = load(ROOT / "specs/ecommerce.yaml", "zh").organisation
    assert meaning(organisation(imported)) == meaning(expected)
    assert imported.notes == ()
    assert imported.coverage.unused == ()
    assert imported.coverage.used == imported.coverage.cells == 72


def test_the_text_of_the_seed(golden):
    golden("importing/ecommerce", import_spec(ROOT / "tests/data/ecommerce-team.tsv").text)


def test_same_source_same_text_and_rows_in_another_order_give_the_same_ids():
    lines = (ROOT / "tests/data/ecommerce-team.tsv").read_text("utf-8").splitlines()
    one = organisation(read("\n".join(lines), "seed.tsv"))
    other = organisation(read("\n".join([lines[0], *reversed(lines[1:])]), "seed.tsv"))
    assert {post.id: post.title for post in one.posts} == {post.id: post.title for post in other.posts}
    assert {unit.id: unit.name for unit in one.units} == {unit.id: unit.name for unit in other.units}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding):
    data = '部门\t岗位\t职责\r\n办公室\t主任\t"1.统筹\n2.协调"\r\n'.encode(encoding)
    assert tree(import_bytes("a.txt", data)) == ["[department] 办公室", "办公室 / 主任*: 统筹, 协调"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "，"])
def test_delimiters(delimiter):
    rows = [("部门", "岗位", "职责"), ("运营部", "经理", "战略"), ("运营部", "专员", "执行")]
    imported = read("\n".join(map(delimiter.join, rows)), "x.txt")
    assert tree(imported) == ["[department] 运营部", "运营部 / 经理*: 战略", "运营部 / 专员 ^经理: 执行"]


def test_a_stray_quote_is_a_character():
    imported = read('部门,岗位,职责\n运营部,经理,"3" 管道\n运营部,专员,执行\n')
    assert "stray-quote" in rules(imported)
    assert len(organisation(imported).posts) == 2


def test_a_workbook_as_a_bank_has_it():
    rows = [
        ["华夏银行长沙分行岗位职责及编制表"],
        ["单位：人力资源部"],
        ["序号", "部 门", "岗位", "主要工作职责", "编制（人）", "备注"],
        [1, "分行领导", "行长", "主持全面工作", 1, ""],
        [2, "", "副行长", "协助行长", 2, "含副书记"],
        [3, "营业部", "柜员", "①存款②取款", "8人", ""],
        ["", "", "客户经理", "拓展客户", "3-4", ""],
        ["合计", "", "", "", 14, ""],
        ["注：以批复为准"],
    ]
    merges = [(0, 0, 0, 5, rows[0][0]), (3, 1, 4, 1, "分行领导"), (5, 1, 6, 1, "营业部")]
    imported = import_bytes("bank.xlsx", workbook({"Sheet1": rows}, merges))
    assert organisation(imported).name.in_language("zh") == "华夏银行长沙分行"
    assert tree(imported) == [
        "[department] 分行领导",
        "[department] 营业部",
        "分行领导 / 行长* x1: 主持全面工作",
        "分行领导 / 副行长 ^行长 x2: 协助行长",
        "营业部 / 柜员 x8: 存款, 取款",
        "营业部 / 客户经理: 拓展客户",
    ]
    assert "# 含副书记" in imported.text
    assert {(cell.row, cell.column, cell.text) for cell in imported.coverage.unused} == {
        (2, 1, "单位：人力资源部"), (3, 1, "序号"), (4, 1, "1"), (5, 1, "2"), (6, 1, "3"), (7, 5, "3-4"),
        (8, 1, "合计"), (8, 5, "14"), (9, 1, "注：以批复为准"),
    }  # fmt: skip


def test_a_dirty_roster():
    rows = [
        ["工号", "姓名", "部门", "职务", "直接上级", "上级工号"],
        ["001", "张　三", "总经办", "总经理", "", ""],
        ["002", "李四 ", "销售部", "销售总监", "张三", "1"],
        ["003", "王五", "销售部", "销售经理", "李四", "002"],
        ["004", "赵六", "销售部", "销售经理", "李四", "002"],
        ["005", "孙七", "销售部", "销售\n代表", "王五", "003"],
        ["006", "周八", "销售部", "销售代表", "王五", "003"],
        ["007", "吴九", "销售部", "销售代表", "赵六", "004"],
        ["008", "郑十", "财务部", "财务经理", "张三", "001"],
        ["008", "钱一", "财务部", "会计", "郑十", "００８"],
        ["009", "孙二", "财务部", "出纳", "孙二", "009"],
        ["010", "刘一", "研发部", "研发经理", "陈二", "011"],
        ["011", "陈二", "研发部", "架构师", "刘一", "010"],
        ["012", "黄三", "研发部", "工程师", "无此人", "099"],
        ["003", "王五", "市场部", "市场经理", "张三", "001"],
        ["工号", "姓名", "部门", "职务", "直接上级", "上级工号"],
        ["012", "黄三", "研发部", "工程师", "无此人", "099"],
    ]
    imported = import_bytes("roster.xlsx", workbook({"花名册": rows}))
    assert [line for line in tree(imported) if not line.startswith("[")] == [
        "总经办 / 总经理* (张三)",
        "销售部 / 销售总监* (李四) ^总经理",
        "销售部 / 销售经理 (王五) ^销售总监",
        "销售部 / 销售经理 (赵六) ^销售总监",
        "销售部 / 销售代表 (孙七, 周八) ^销售经理",
        "销售部 / 销售代表 (吴九) ^销售经理",
        "财务部 / 财务经理* (郑十) ^总经理",
        "财务部 / 会计 (钱一) ^财务经理",
        "财务部 / 出纳 (孙二) ^财务经理",
        "研发部 / 研发经理* (刘一) ^总经理",
        "研发部 / 架构师 (陈二) ^研发经理",
        "研发部 / 工程师 (黄三) ^研发经理",
        "市场部 / 市场经理* (王五) ^总经理",
    ]
    told = {(note.rule, note.span.line) for note in imported.notes}
    assert told >= {
        ("cleaned", 2), ("cleaned", 3), ("cleaned", 6), ("leading-zeros", 3), ("duplicate-number", 10),
        ("self-report", 11), ("reporting-loop", 12), ("missing-manager", 14), ("several-posts", 15),
        ("duplicate-row", 17),
    }  # fmt: skip
    assert {note.span.file for note in imported.notes} == {"roster.xlsx[花名册]"}
    assert {cell.why for cell in imported.coverage.unused} == {"the header again", "said before"}


def test_an_english_roster_with_case_and_shares():
    imported = read(
        "Water for All - Staff List 2026\n"
        "First name,Last name,Job Title,Department,Reports to,FTE,Email\n"
        "Maria,Lopez,Executive Director,,,1.0,m@w.org\n"
        "John,Smith,Head of Programmes,Programmes,Maria Lopez,1.0,\n"
        "Aisha,Khan,Programme Officer,Programmes,john smith,0.8,\n"
        "Tom,O'Neil,Programme Officer,programmes,JOHN SMITH,50%,\n"
        "(vacant),,Communications Lead,Communications,Maria Lopez,,\n"
    )
    assert tree(imported) == [
        "[department] Programmes",
        "[department] Communications",
        "Executive Director* (Maria Lopez)",
        "Programmes / Head of Programmes* (John Smith) ^Executive Director",
        "Programmes / Programme Officer (Aisha Khan 0.8, Tom O'Neil 0.5) ^Head of Programmes",
        "Communications / Communications Lead* ^Executive Director x1",
    ]
    assert organisation(imported).name.in_language("en") == "Water for All"
    assert rules(imported) == {"spelling"}
    assert ("m@w.org", "the spec has no place for it") in {(cell.text, cell.why) for cell in imported.coverage.unused}


def test_a_tree_by_path():
    imported = read("组织路径,岗位,职责\n集团/华东/运营部,运营经理,甲\n集团/华北/运营部,运营经理,乙\n集团,总裁,丙\n")
    spec = organisation(imported)
    assert spec.name.in_language("zh") == "集团"
    assert tree(imported) == [
        "[department] 华东",
        "[department] 华东 > 运营部",
        "[department] 华北",
        "[department] 华北 > 运营部",
        "总裁*: 丙",
        "华东 > 运营部 / 运营经理* ^总裁: 甲",
        "华北 > 运营部 / 运营经理* ^总裁: 乙",
    ]
    assert {unit.id for unit in spec.units} == {"huadong", "huadong-yunying-bu", "huabei", "huabei-yunying-bu"}


def test_a_slash_within_a_name_is_no_path():
    assert tree(read("部门,岗位\n网站/APP组,工程师\n技术部,专员\n"))[0] == "[group] 网站/APP组"


def test_units_by_code_with_heads_and_a_circle():
    imported = read(
        "部门编码,部门名称,上级部门编码,部门负责人\n"
        "100,总厂,,王总\n110,生产中心,100,\n111,甲班,110,\n120,幽灵部,999,\n130,环甲部,131,\n131,环乙部,130,\n"
    )
    assert tree(imported) == [
        "[company] 总厂",
        "[center] 总厂 > 生产中心",
        "[group] 总厂 > 生产中心 > 甲班",
        "[department] 幽灵部",
        "[department] 环甲部",
        "[department] 环甲部 > 环乙部",
        "总厂 / 负责人* (王总)",
    ]
    assert rules(imported) == {"head-without-post", "missing-unit", "unit-loop"}


def test_a_column_per_level_with_blanks_below():
    imported = read(
        "一级部门,二级部门,岗位,人数\n教育局,,局长,1\n,,副局长,2\n,办公室,主任,1\n,,科员,3\n,人事科,科长,1\n"
    )
    assert tree(imported)[3:] == [
        "教育局 / 局长* x1",
        "教育局 / 副局长 ^局长 x2",
        "教育局 > 办公室 / 主任* ^局长 x1",
        "教育局 > 办公室 / 科员 ^主任 x3",
        "教育局 > 人事科 / 科长* ^局长 x1",
    ]


def test_indentation_in_a_column():
    imported = read("组织架构,编制\n总公司,100\n　生产中心,60\n　　一车间,30\n　　二车间,30\n　财务部,10\n")
    assert tree(imported) == [
        "[company] 总公司 x100",
        "[center] 总公司 > 生产中心 x60",
        "[department] 总公司 > 生产中心 > 一车间 x30",
        "[department] 总公司 > 生产中心 > 二车间 x30",
        "[department] 总公司 > 财务部 x10",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "集团公司\n  总经理（王伟）\n  运营部\n    运营经理\n      1. 战略\n      2. 选品\n    商品组（5人）\n",
        "集团公司\n├─ 总经理（王伟）\n└─ 运营部\n   ├─ 运营经理：1. 战略 2. 选品\n   └─ 商品组（5人）\n",
        "- 集团公司\n  - 总经理（王伟）\n  - 运营部\n    - 运营经理：1. 战略 2. 选品\n    - 商品组（5人）\n",
    ],
)
def test_outlines(text):
    imported = read(text, "outline.txt")
    assert tree(imported) == [
        "[department] 运营部",
        "[group] 运营部 > 商品组 x5",
        "总经理* (王伟)",
        "运营部 / 运营经理* ^总经理: 战略, 选品",
    ]
    assert organisation(imported).name.in_language("zh") == "集团公司"


def test_posts_drawn_as_a_tree_report_to_each_other():
    imported = read("总经理\n├── 生产副总\n│   └── 车间主任\n└── 营销副总\n", "tree.txt")
    assert tree(imported) == ["总经理*", "生产副总 ^总经理", "车间主任 ^生产副总", "营销副总 ^总经理"]


def test_word_tables_with_merged_cells_and_one_table_per_department():
    rows = [["部门", "岗位", "职责"], ["行政部", "主任", "管理"], ["", "", "后勤"], ["", "文员", "收发"]]
    merged = paper(rows, merges=[(0, (1, 0), (3, 0)), (0, (1, 1), (2, 1))])
    assert tree(import_bytes("a.docx", merged)) == [
        "[department] 行政部",
        "行政部 / 主任*: 管理, 后勤",
        "行政部 / 文员 ^主任: 收发",
    ]
    one, other = [["岗位", "职责"], ["部长", "生产"]], [["岗位", "职责"], ["检验员", "检验"]]
    imported = import_bytes("b.docx", paper(one, other, headings=["一、生产部", "二、质量部"]))
    assert tree(imported)[:2] == ["[department] 生产部", "[department] 质量部"]


def test_html_and_markdown_tables():
    page = (
        "<h1>x</h1><table><tr><th>部门<th>岗位<th>职责<tr><td rowspan=2>市场部<td>经理<td><ol><li>策划<li>执行</ol>"
        "<tr><td>专员<td>文案<br>发布<script>alert(1)</script><tr><td colspan=3>合计</table>"
    )
    marked = "|部门|岗位|职责|\n|--|--|--|\n|市场部|**经理**|1.策划 2.执行|\n||专员|文案<br>发布|\n"
    expected = ["[department] 市场部", "市场部 / 经理*: 策划, 执行", "市场部 / 专员 ^经理: 文案, 发布"]
    assert tree(read(page, "x.html")) == tree(read(page, "x.xls")) == tree(read(marked, "x.md")) == expected


def test_sheets_that_describe_the_same_posts():
    book = workbook({
        "岗位职责": [["部门", "岗位", "岗位职责"], ["运营部", "运营经理", "1.统筹 2.预算"], ["运营部", "专员", "执行"]],
        "花名册": [["工号", "姓名", "部门", "岗位", "上级"],
                 [7.0, "甲", "运营部", "运营经理", ""], [8.0, "乙", "运营部", "专员", "甲"],
                 [430102199001011234, "丙", "运营部", "专员", "甲"]],
        "hidden": [["工资", 1]],
    })  # fmt: skip
    imported = import_bytes("two.xlsx", book)
    assert tree(imported)[1:] == ["运营部 / 运营经理* (甲): 统筹, 预算", "运营部 / 专员 (乙, 丙) ^运营经理: 执行"]
    assert "{id: p-7, name: 甲}" in imported.text
    assert rules(imported) == {"damaged-number"}
    assert {cell.why for cell in imported.coverage.unused} == {"the sheet is hidden"}


def test_job_shares_acting_and_a_section_per_department():
    rows = [
        ["岗位", "姓名", "汇报对象"],
        ["一、创意部", "", ""],
        ["创意总监", "陈默/林溪", "总经理"],
        ["文案", "空缺", "创意总监"],
        ["二、客户部", "", ""],
        ["客户总监", "江河（代）", "总经理"],
    ]
    imported = import_bytes("a.xlsx", workbook({"Sheet1": rows}))
    assert tree(imported)[2:] == [
        "总经理*",
        "创意部 / 创意总监* (陈默, 林溪) ^总经理",
        "创意部 / 文案 ^创意总监 x1",
        "客户部 / 客户总监* (江河 acting) ^总经理",
    ]
    assert rules(imported) == {"manager-without-post"}


@pytest.mark.parametrize("kind", ["spreadsheet", "text"])
def test_open_documents_say_what_others_do(kind):
    rows = [
        [("部门", 'table:number-rows-spanned="1"'), "岗位", "主要职责"],
        [("运营部", 'table:number-rows-spanned="2"'), "运营经理", "1. 制定战略\n2. 选品"],
        ["", "专员", "上架"],
    ]
    table = open_table(rows)
    last = table.rindex("<table:table-row>") + len("<table:table-row>")
    merged = table[:last] + "<table:covered-table-cell/>" + table[table.index("</table:table-cell>", last) + 19 :]
    body = {"spreadsheet": merged, "text": f"<text:h>星河公司岗位职责表</text:h><text:section>{merged}</text:section>"}[
        kind
    ]
    imported = import_bytes("星河公司岗位职责表.ods", open_document(body, kind))
    assert tree(imported) == [
        "[department] 运营部",
        "运营部 / 运营经理*: 制定战略, 选品",
        "运营部 / 专员 ^运营经理: 上架",
    ]
    assert imported.coverage.unused == ()


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_table_in_a_cell_is_read_row_by_row(kind):
    if kind == "odt":
        inner = open_table([["序号", "内容"], ["1", "排班"], ["2", "交接"]])
        table = open_table([["部门", "岗位", "职责"], ["生产部", "班长", "HERE"]])
        data = open_document(table.replace("<text:p>HERE</text:p>", inner), "text")
    else:
        document = docx.Document(io.BytesIO(paper([["部门", "岗位", "职责"], ["生产部", "班长", ""]])))
        inside = document.tables[0].cell(1, 2).add_table(3, 2)
        for cell, text in zip(inside._cells, ["序号", "内容", "1", "排班", "2", "交接"], strict=True):
            cell.text = text
        buffer = io.BytesIO()
        document.save(buffer)
        data = buffer.getvalue()
    assert tree(import_bytes(f"a.{kind}", data))[1:] == ["生产部 / 班长*: 排班, 交接"]


def test_processing_instructions_of_a_document_are_passed_over():
    table = open_table([["部门", "岗位"], ["生产部", "班长"]])
    for place in ("<table:table-row>", "<text:p>生产"):
        data = open_document(table.replace(place, f"{place}<?mark here?>", 1), "text")
        assert "name: 生产部" in import_bytes("a.odt", data).text


def test_a_manager_without_a_row_is_told_of():
    imported = read("部门,岗位,汇报对象\n创意部,创意总监,总经理\n客户部,客户总监,李总\n")
    assert rules(imported) == {"missing-manager"}
    assert "# reports to 总经理 in the source" in imported.text


def test_chinese_and_english_columns_side_by_side():
    imported = read(
        "Department,部门,Position,岗位\nSales,销售部,Sales Manager,销售经理\nHR,人事部,Recruiter,招聘专员\n"
    )
    assert [post.id for post in organisation(imported).posts] == ["sales-manager", "recruiter"]
    assert "name: {zh: 销售部, en: Sales}" in imported.text
    assert imported.coverage.unused == ()


def test_whoever_has_neither_unit_nor_manager_does_not_head_the_organisation():
    imported = read("部门,岗位,姓名\n运营部,经理,甲\n运营部,专员,乙\n运营部,专员,丙\n,司机,丁\n")
    assert organisation(imported).head is None
    assert "no-unit" in rules(imported)
    assert "[virtual] 未分部门" in tree(imported)


def test_a_table_without_header_is_guessed():
    imported = read(
        "运营部\t运营经理\t1. 制定电商战略 2. 提升交易额\n运营部\t商品组\t负责商品采购与管理等各项工作\n", "pasted.txt"
    )
    assert tree(imported) == [
        "[department] 运营部",
        "[group] 运营部 > 商品组: 负责商品采购与管理等各项工作",
        "运营部 / 运营经理*: 制定电商战略, 提升交易额",
    ]
    assert rules(imported) == {"no-header"}


def test_backstage():
    imported = read(
        "kind: Group\nmetadata: {name: acme}\n"
        "spec: {type: organization, profile: {displayName: ACME Corp}, children: [infra]}\n"
        "---\nkind: Group\nmetadata: {name: infra, description: Runs it}\nspec: {type: team}\n"
        "---\nkind: User\nmetadata: {name: jdoe}\n"
        "spec: {profile: {displayName: Jane Doe, email: j@x}, memberOf: ['group:default/infra', gone]}\n",
        "catalog.yaml",
    )
    assert organisation(imported).name.in_language("en") == "ACME Corp"
    assert tree(imported) == ["[group] infra", "infra / Member (Jane Doe)"]
    assert rules(imported) == {"missing-unit"}
    assert [(cell.text, cell.row) for cell in imported.coverage.unused] == [("j@x", 11)]


def test_kubernetes_org():
    imported = read(
        "orgs:\n  k8s:\n    admins: [root]\n    members: [ann]\n    teams:\n      sig-api:\n        description: API\n"
        "        maintainers: [ann]\n        members: [bob]\n        teams:\n          reviewers: {members: [bob]}\n",
        "org.yaml",
    )
    assert organisation(imported).id == "k8s"
    assert tree(imported) == [
        "[group] sig-api",
        "[group] sig-api > reviewers",
        "Admin* (root)",
        "Member (ann) ^Admin",
        "sig-api / Maintainer* (ann) ^Admin",
        "sig-api / Member (bob) ^Maintainer",
        "sig-api > reviewers / Member (bob)",
    ]


def test_text_is_text():
    nasty = "- a: b #c\n运营部: {x} [y] 'z' \"q\" &a *b !c %d @e `f | > ?"
    imported = read(f'部门,岗位,职责\n运营部,"{nasty.splitlines()[1]}","{nasty}"\n'.replace('"q"', '""q""'))
    post = organisation(imported).posts[0]
    assert post.title.in_language("zh") == nasty.splitlines()[1]
    assert [duty.text.in_language("zh") for duty in post.responsibilities] == ["a: b #c", nasty.splitlines()[1]]


def test_every_used_cell_is_in_the_text():
    """Coverage may not claim what is not there: words of cells that count as used are found in the spec."""
    rows = [
        ["部门", "岗位", "编号", "职级", "备注", "别的", "上级"],
        ["甲甲部", "乙乙员", "B-17", "级级", "注注", "别别", "丙丙"],
        ["丁丁部", "戊戊长", "B-18", "己己", "庚庚", "辛辛", "乙乙员"],
        ["甲甲部", "乙乙员", "B-17", "不同", "再注", "", ""],
    ]
    imported = import_bytes("a.xlsx", workbook({"S": rows}))
    unused = {(cell.row, cell.column) for cell in imported.coverage.unused}
    for number, row in enumerate(rows[1:], start=2):
        for column, text in enumerate(row, start=1):
            assert not text or (text in imported.text) != ((number, column) in unused), (number, column, text)


def test_deep_chains_of_managers():
    rows = "\n".join(f"{number},人{number},员,{number - 1 if number else ''}" for number in range(2000))
    spec = organisation(read(f"工号,姓名,职务,上级工号\n{rows}\n"))
    assert len(spec.posts) == 2000 and spec.head is not None
    loop = organisation(read(f"工号,姓名,职务,上级工号\n{rows.replace('0,人0,员,', '0,人0,员,1999', 1)}\n"))
    assert len(loop.posts) == 2000


def test_deep_units():
    rows = "\n".join(f"{number},部{number},{number - 1 if number else ''}" for number in range(2000))
    assert len(organisation(read(f"部门编码,部门名称,上级部门编码\n{rows}\n")).units) in (1999, 2000)


def test_what_cannot_be_opened(tmp_path):
    with pytest.raises(ToolError, match="no file"):
        import_spec(tmp_path / "none.csv")
    with pytest.raises(SpecError):
        read("Lorem ipsum dolor sit amet, consectetur.\n", "a.txt")


def test_cells_of_several_lines_in_csv_are_cells() -> None:
    row = '财务部,会计{},"1. 记账\n2. 报税\n3. 归档\n4. 对账"\n'
    imported = read("部门,岗位,职责\n" + "".join(row.format(number) for number in range(80)))
    assert len(organisation(imported).posts) == 80
    assert tree(imported)[1].endswith(": 记账, 报税, 归档, 对账")
