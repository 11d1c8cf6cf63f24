"""Rosters as the world has them, one of a kind in tests/data/rosters: what becomes of each, as a person judged it."""

import json
import re
from pathlib import Path

import pytest
from importing_documents import workbook
from readings import organisation, read, rules, tree

from render.chart_settings import Detail
from render.cli import main
from render.diagnostics import SpecError
from render.importing import headers, import_bytes, import_spec, vocabulary
from render.spec import understand

FOLDER = Path(__file__).parents[1] / "data/rosters"
ROSTERS = sorted(FOLDER.iterdir())


@pytest.mark.parametrize("roster", ROSTERS, ids=[roster.stem for roster in ROSTERS])
def test_a_roster(roster, golden):
    imported = import_bytes(roster.name, roster.read_bytes())
    notes = [f"{note.span.line}:{note.span.column} {note.rule}: {note.message}" for note in imported.notes]
    name = organisation(imported).name.in_language("zh")
    golden(f"importing/{roster.stem}", "\n".join([name, *tree(imported), "", *notes, imported.coverage.report(), ""]))


@pytest.mark.parametrize("roster", ["dirty.csv", "ministry.csv", "dingtalk.csv", "japan.csv"])
def test_a_chart_is_drawn_of_it_with_every_post_and_person(roster, tmp_path):
    spec = tmp_path / "spec.yaml"
    assert main(["import", str(FOLDER / roster), "-o", str(spec)]) == 0
    assert main(["charts", str(spec), "-o", str(tmp_path), "--format", "svg"]) == 0
    drawn = "".join(re.sub("<[^>]*>", "", path.read_text("utf-8")) for path in tmp_path.rglob("overview.svg"))
    imported = organisation(import_spec(FOLDER / roster))
    names = [thing.title for thing in imported.posts] + [thing.name for thing in imported.people]
    squeezed = re.sub(r"\s", "", drawn)
    missing = [name for name in {text.in_language("zh") for text in names} if re.sub(r"\s", "", name) not in squeezed]
    assert drawn and not missing


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("german", "cp1252"), ("russia", "cp1251"), ("korea", "cp949"), ("japan-matrix", "cp932"), ("wecom", "gb18030")],
)
def test_encodings_of_regions(name, encoding):
    data = (FOLDER / f"{name}.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    again = data.decode(encoding).encode("utf-16")
    assert tree(import_bytes("a.csv", data)) == tree(import_bytes("a.csv", again))


def test_no_word_of_a_header_has_two_meanings():
    meanings = {}
    for name in vocabulary.names("headers"):
        for word in vocabulary.words("headers", name):
            meanings.setdefault(vocabulary.as_header(word), set()).add(name)
    assert {word: names for word, names in meanings.items() if len(names) > 1} == {}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Parent Unit Code", "PARENT"), ("Manager Email", "MANAGER_ID"), ("Supervisor Name", "MANAGER"),
        ("Reports to Post No", "MANAGER_ID"), ("Work Email", "EMAIL"), ("Level 2 Department", "UNIT"),
        ("二级部门", "UNIT"), ("Department (English)", "UNIT_EN"), ("部门/Department", "UNIT"),
        ("Personalnr. Vorgesetzter", "MANAGER_ID"), ("Matricule du N+1", "MANAGER_ID"), ("Date d’entrée", "OTHER"),
        ("Employment type", "OTHER"), ("Postcode", "OTHER"), ("Direct reports", "OTHER"), ("Weather", None),
    ],
)  # fmt: skip
def test_headers(header, field):
    found = headers.meaning(header)
    assert (found.name if found else None) == field


def test_a_header_of_two_rows_people_who_left_and_vacancies():
    rows = [
        ["星河智造科技有限公司员工花名册"],
        ["工号", "姓名", "所属部门", "岗位信息", "", "上级信息", "", "员工状态"],
        ["", "", "", "岗位名称", "职级", "直属上级", "上级工号", ""],
        ["00001", "沈国栋", "总经办", "总经理", "M5", "", "", "在职"],
        ["00010", "韩志远", "研发中心", "研发总监", "M4", "沈国栋", "1", "离职"],
        ["00011", "吴海燕", "研发中心", "工程师", "P3", "韩志远", "00010", "在职"],
        ["00012", "冯小军", "研发中心", "工程师", "P3", "韩志远", "00010", "已离职"],
        ["", "空缺（拟社招）", "研发中心", "工程师", "P3", "韩志远", "10", ""],
        ["", "", "", "合计", "5", "", "", ""],
    ]
    merges = [(0, 0, 0, 7, rows[0][0]), (1, 3, 1, 4, rows[1][3]), (1, 5, 1, 6, rows[1][5])]
    merges += [(1, column, 2, column, rows[1][column]) for column in (0, 1, 2, 7)]
    merged = import_bytes("a.xlsx", workbook({"Sheet1": rows}, merges))
    plain = read("\n".join(",".join(row) for row in rows), "a.csv")
    for imported in (merged, plain):
        assert organisation(imported).name.in_language("zh") == "星河智造科技有限公司"
        assert tree(imported)[2:] == [
            "总经办 / 总经理* (沈国栋)",
            "研发中心 / 研发总监* ^总经理 x1",
            "研发中心 / 工程师 (吴海燕) ^研发总监 x2",
        ]
        assert rules(imported) == {"left", "leading-zeros"}
        assert "a row of totals" in imported.coverage.report()


@pytest.mark.parametrize(
    ("manager", "found"),
    [
        ("Smith, Ann", True), ("SMITH Ann", True), ("ann smith", True), ("A. Smith", True), ("ann@x.org", True),
        ("Smith", False), ("B. Smith", False), ("Ann Smithers", False),
    ],
)  # fmt: skip
def test_managers_by_other_spellings_of_their_names(manager, found):
    imported = read(f'Name,Title,Manager,Email\nAnn Smith,Director,,ann@x.org\nJo Lee,Clerk,"{manager}",\n')
    assert ("missing-manager" not in rules(imported)) is found


def test_a_left_column_without_status():
    imported = read("姓名,部门,岗位,离职日期\n甲,财务部,会计,\n乙,财务部,出纳,2025-12-31\n")
    assert tree(imported)[1:] == ["财务部 / 会计 (甲)"]
    assert {cell.row for cell in imported.coverage.unused} == {1, 3}


def test_three_rows_of_a_post_two_filled_are_three_seats():
    imported = read("Department,Title,Name\nLab,Chemist,Ann\nLab,Chemist,Bo\nLab,Chemist,VACANT - recruiting\n")
    assert tree(imported)[1:] == ["Lab / Chemist (Ann, Bo) x3"]


def test_a_department_before_its_division():
    rows = ["Name,Title,Department,Division", "A,Rep,Sales,Trade", "B,Writer,Marketing,Trade", "C,Cook,Kitchen,HQ"]
    imported = read("\n".join(rows))
    assert tree(imported)[:2] == ["[department] Trade", "[department] Trade > Sales"]
    assert "unit-order" in rules(imported)


def test_what_more_a_post_may_say():
    imported = read(
        "部门,岗位,职责,权限,考核指标,学历要求,技能要求\n"
        "采购部,采购经理,采购,1. 签订合同 2. 选定供应商,采购成本率；到货及时率,本科,谈判；成本分析\n采购部,,比价,,,,\n"
    )
    post = organisation(imported).posts[0]
    assert [power.matter.in_language("zh") for power in post.authority] == ["签订合同", "选定供应商"]
    assert [kpi.text.in_language("zh") for kpi in post.kpis] == ["采购成本率", "到货及时率"]
    assert [text.in_language("zh") for text in post.qualifications.skills] == ["谈判", "成本分析"]
    assert [text.in_language("zh") for text in post.qualifications.education] == ["本科"]
    assert imported.coverage.unused == ()


def test_sheets_of_units_posts_and_people_joined_by_codes():
    sheets = {
        "部门": [
            ["部门编码", "部门名称", "上级部门编码", "部门负责人"],
            ["D00", "恒远集团", "", ""],
            ["D01", "运营部", "D00", "王一"],
            ["D0101", "活动组", "D01", ""],
        ],
        "岗位": [
            ["岗位编码", "岗位名称", "部门编码", "编制", "汇报岗位编码", "岗位职责"],
            ["P01", "运营经理", "D01", 1, "", "1.计划\n2.执行"],
            ["P02", "活动专员", "D0101", 2, "P01", "策划活动"],
        ],
        "人员": [["工号", "姓名", "岗位编码"], ["001", "王一", "P01"], ["002", "赵三", "P02"]],
    }
    imported = import_bytes("a.xlsx", workbook(sheets))
    assert organisation(imported).name.in_language("zh") == "恒远集团"
    assert tree(imported)[2:] == [
        "运营部 / 运营经理* (王一) x1: 计划, 执行",
        "运营部 > 活动组 / 活动专员 (赵三) ^运营经理 x2: 策划活动",
    ]
    assert imported.coverage.unused == ()


def test_codes_with_dots_are_a_tree_where_nothing_else_is():
    rows = ["Code,Unit,Posts", "1,Ministry of Trade,", "1.1,Directorate A,3", "1.1.1,Unit A1,5", "1.2,Directorate B,2"]
    assert tree(read("\n".join(rows))) == [
        "[department] Directorate A x3",
        "[group] Directorate A > Unit A1 x5",
        "[department] Directorate B x2",
    ]
    assert len(organisation(read("Code,Unit\n1.5,Sales\n2.5,Stores\n")).units) == 2


def test_names_on_lines_of_their_own_are_people_and_one_broken_name_is_not():
    book = {
        "Sheet1": [["部门", "岗位", "姓名"], ["生产部", "操作工", "张一\n王二、李三"], ["生产部", "质检员", "何建\n国"]]
    }
    assert tree(import_bytes("a.xlsx", workbook(book)))[1:] == [
        "生产部 / 操作工 (张一, 王二, 李三)",
        "生产部 / 质检员 (何建国)",
    ]


def test_a_bank_whose_branches_are_led_from_their_offices():
    rows = ["工号,姓名,机构,部门,岗位,上级工号", "1,甲,总行,行领导,行长,", "2,乙,总行,合规部,总经理,1"]
    rows += ["3,丙,江东支行,行领导,支行行长,1", "4,丁,江东支行,营业室,主任,3", "5,戊,江东支行,营业室,柜员,4"]
    spec = organisation(read("\n".join(rows)))
    heads = {unit.name.in_language("zh"): spec.post_by_id[unit.head].title.in_language("zh") for unit in spec.units}
    assert heads == {"总行": "行长", "行领导": "支行行长", "合规部": "总经理", "江东支行": "支行行长", "营业室": "主任"}
    assert spec.post_by_id[spec.head].title.in_language("zh") == "行长"


@pytest.mark.parametrize("heading", ["一车间", "3D打印组", "24小时客服组"])
def test_numbers_in_names_stay(heading):
    assert tree(read(f"{heading}\n  组长\n  组员\n", "a.txt"))[0].endswith(f"] {heading}")


def test_levels_of_people_are_lines_and_grades_are_not():
    rows = ["Level,Name,Title", "1,Ann,CEO", "2,Bo,CFO", "3,Cy,Accountant", "2,Di,COO"]
    assert tree(read("\n".join(rows))) == ["CEO* (Ann)", "CFO (Bo) ^CEO", "Accountant (Cy) ^CFO", "COO (Di) ^CEO"]
    grades = read("Level,Name,Title\n3,Ann,Clerk\n1,Bo,Waiter\n2,Cy,Cook\n")
    assert [post.grade for post in organisation(grades).posts] == ["3", "1", "2"]


def test_lines_with_labels():
    imported = read(
        "部门：销售部\n岗位：销售经理\n职责：1. 拓展\n2. 回款\n\n部门：财务部\n岗位：会计\n职责：记账\n", "a.txt"
    )
    assert tree(imported) == [
        "[department] 销售部",
        "[department] 财务部",
        "销售部 / 销售经理*: 拓展, 回款",
        "财务部 / 会计: 记账",
    ]
    assert imported.coverage.unused == ()
    outline = read("销售部\n  经理：拓展客户；回款\n  专员：拜访\n", "a.txt")
    assert tree(outline)[0] == "[department] 销售部"


def test_what_a_second_row_says_otherwise_is_not_used_and_told():
    rows = [
        "Department,Title,Name,Grade,Purpose,FTE",
        'Lab,Chemist,Ann,P3,Analyses,"0,5"',
        "Lab,Chemist,Bo,P4,Samples,",
    ]
    imported = read("\n".join(rows))
    assert tree(imported)[1:] == ["Lab / Chemist (Ann 0.5, Bo)"]
    assert {(cell.row, cell.text, cell.why) for cell in imported.coverage.unused} == {
        (3, "P4", 'another row says "P3"'),
        (3, "Samples", 'another row says "Analyses"'),
    }


def test_dotted_lines_to_several():
    spec = organisation(read("Name,Title,Dotted line to\nAnn,CEO,\nBo,CFO,\nCy,Clerk,Ann; Bo\nDi,Clerk,Bo\n"))
    titles = [[spec.post_by_id[other].title.in_language("en") for other in post.dotted_to] for post in spec.posts]
    assert titles == [[], [], ["CEO", "CFO"], ["CFO"]]


def test_what_is_asked_of_a_holder_in_one_cell():
    imported = read(
        '部门,岗位,任职资格\n仓储部,叉车工,"1. 高中及以上，3年以上经验；2. 持叉车证；3. 英语CET-4，能吃苦"\n'
        'Lab,Chemist,"Degree in chemistry; 3 years of experience; fluent German"\n'
    )
    asked = [post.qualifications for post in organisation(imported).posts]
    texts = [
        [
            [text.in_language("zh") for text in kind]
            for kind in (one.education, one.experience, one.certificates, one.languages, one.skills)
        ]
        for one in asked
    ]
    assert texts == [
        [["高中及以上"], ["3年以上经验"], ["持叉车证"], ["英语CET-4"], ["能吃苦"]],
        [["Degree in chemistry"], ["3 years of experience"], [], ["fluent German"], []],
    ]
    assert imported.coverage.unused == ()


@pytest.mark.parametrize(
    ("written", "seats"), [("4.5", 5), ("2人", 2), ("3（含实习生1名）", 3), ("1,5", 2), ("2-3", None), ("若干", None)]
)
def test_headcounts_as_people_write_them(written, seats):
    imported = read(f'部门,岗位,编制\n内科,医师,"{written}"\n')
    assert organisation(imported).posts[0].headcount == seats
    assert bool(imported.coverage.unused) is (seats is None)


def test_headcounts_of_several_kinds_and_their_sum():
    added = read("处室,行政编制,事业编制\n办公室,12,2\n人事处,6,\n")
    assert [unit.headcount for unit in organisation(added).units] == [14, 6]
    summed = read("处室,行政编制,事业编制,编制合计\n办公室,12,2,14\n")
    assert [unit.headcount for unit in organisation(summed).units] == [14]


@pytest.mark.parametrize(
    ("share", "told"),
    [("80", 0.8), ("80%", 0.8), ("80,00", 0.8), ("0.8", 0.8), ("100", 1), ("1", 1), ("100 %", 1), ("150", None)],
)
def test_shares_of_full_time_as_programs_write_them(share, told):
    imported = read(f'Department,Title,Name,FTE\nLab,Chemist,Ann,"{share}"\n')
    assert organisation(imported).memberships[0].fte == (told or 1)
    assert bool(imported.coverage.unused) is (told is None)


def test_the_share_of_nobody_is_a_number_of_seats_or_told_of():
    imported = read(
        "Department,Title,Name,FTE\nLab,Chemist,Ann,1\nLab,Chemist,vacant,2\nLab,Clerk,,50%\nLab,Cook,,300%\n"
    )
    assert [post.headcount for post in organisation(imported).posts] == [3, None, 3]
    assert [(cell.row, cell.text) for cell in imported.coverage.unused] == [(4, "50%")]


@pytest.mark.parametrize(
    ("name", "text", "all_named"),
    [
        ("a.csv", "部门,编制,负责人\n财务部,6,王芳\n", False),
        ("a.csv", "部门,岗位,编制,姓名\n财务部,会计,2,王芳\n财务部,出纳,1,\n", True),
        ("a.csv", "科室,主任,护士人数\n内科,钟南,18\n外科,华天,9\n", False),
        ("a.csv", "班组,岗位,定编,班长\n甲班,焊工,4,石磊\n乙班,焊工,4,武松\n", False),
        ("a.txt", "财务部\n  经理（王芳）\n  会计（3人）\n", False),
        ("a.txt", "财务部\n  经理（王芳）\n  会计（3人，空缺）\n", True),
    ],
)
def test_charts_tell_of_vacancies_only_where_the_source_names_everybody(name, text, all_named):
    charts = understand("spec.yaml", read(text, name).text.encode(), "zh").charts
    assert charts.show == set(Detail) - (set() if all_named else {Detail.VACANCIES})


def test_people_and_their_managers_without_titles_are_a_tree():
    imported = read("Employee,Manager\nAnn,\nBo,Ann\nCy,Ann\nDi,Bo\n")
    assert tree(imported) == ["Member* (Ann)", "Member (Bo) ^Member", "Member (Cy) ^Member", "Member (Di) ^Member"]
    spec = organisation(imported)
    held = {spec.memberships_of[post.id][0].person: post for post in spec.posts}
    assert held["di"].superior == held["bo"].id and held["cy"].superior == held["ann"].id


def test_lists_beside_each_other_are_read_one_after_the_other():
    labels = ["部门", "姓名", "职务"]
    rows = [
        ["星河公司通讯录", "", "", "", "", "", ""],
        [*labels, "", *labels],
        ["总经办", "张一", "总经理", "", "财务部", "李一", "财务经理"],
        ["销售部", "王一", "销售经理", "", "财务部", "李二", "会计"],
    ]
    merged = workbook({"Sheet1": rows}, [(0, 0, 0, 6, rows[0][0])])
    for imported in (import_bytes("a.xlsx", merged), read("\n".join(map(",".join, rows)))):
        assert tree(imported)[3:] == [
            "总经办 / 总经理* (张一)",
            "销售部 / 销售经理* (王一)",
            "财务部 / 财务经理* (李一)",
            "财务部 / 会计 (李二) ^财务经理",
        ]
        assert organisation(imported).name.in_language("zh") == "星河公司"
        assert imported.coverage.unused == ()


def test_a_tree_drawn_in_the_cells_of_a_sheet():
    rows = [["星河公司", "", ""], ["", "销售部", ""], ["", "", "销售一组"], ["", "财务部", ""]]
    imported = import_bytes("a.xlsx", workbook({"Sheet1": rows}))
    assert tree(imported) == ["[department] 销售部", "[group] 销售部 > 销售一组", "[department] 财务部"]
    assert imported.coverage.unused == ()


def test_units_that_a_leader_oversees_are_below_that_post():
    imported = read(
        "姓名,职务,部门,分管部门\n王二,总经理,总经办,\n李三,副总经理,总经办,生产部、安全环保部\n赵四,部长,生产部,\n"
    )
    assert "生产部 / 部长* (赵四) ^副总经理" in tree(imported)
    assert "# under 副总经理 in the source" in imported.text and imported.coverage.unused == ()


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        ("Acting Head of IT", "Head of IT* (Ann acting)"), ("Head of HR (interim)", "Head of HR* (Ann acting)"),
        ("Chemist (interim)", "Chemist (interim) (Ann)"), ("komm. Leiterin Einkauf", "Leiterin Einkauf* (Ann acting)"),
        ("Directrice par intérim", "Directrice* (Ann acting)"), ("課長（代理）", "課長* (Ann acting)"),
        ("課長代理", "課長代理 (Ann)"), ("部長心得", "部長* (Ann acting)"), ("代县长", "县长* (Ann acting)"),
        ("销售代表", "销售代表 (Ann)"), ("代理商经理", "代理商经理 (Ann)"), ("部长（兼）", "部长* (Ann)"),
        ("И.о. директора", "И.о. директора (Ann acting)"), ("副主任（主持工作）", "副主任* (Ann)"),
    ],
)  # fmt: skip
def test_acting_within_titles(title, read_as):
    imported = read(f"Department,Title,Name\nLab,{title},Ann\nLab,Clerk,Bo\n")
    assert tree(imported)[1] == f"Lab / {read_as}"
    assert (rules(imported) == {"acting"}) is (title not in read_as or "acting" in read_as)


def test_a_deputy_who_leads_acts_in_the_vacant_post_of_the_head():
    imported = read("部门,岗位,姓名\n财政科,科长,空缺\n财政科,副科长（主持工作）,张三\n财政科,科员,李四\n")
    posts = ["财政科 / 科长* (张三 acting) x1", "财政科 / 副科长 (张三) ^科长", "财政科 / 科员 (李四) ^科长"]
    assert tree(imported)[1:] == posts


def test_managers_are_found_with_and_without_the_word_acting():
    rows = ["Title,Name,Reports to", "Acting Director,Ann,", "Acting Clerk,Bo,Acting Director", "Aide,,Acting Clerk"]
    assert tree(read("\n".join(rows))) == ["Director* (Ann acting)", "Clerk (Bo acting) ^Director", "Aide ^Clerk"]
    unheld = read("Title,Reports to\nActing Director,\nClerk,Director\n")
    assert tree(unheld) == ["Acting Director*", "Clerk ^Acting Director"]


def test_letters_alone_among_ascii_are_western_and_pairs_are_chinese():
    western = import_bytes("a.csv", "Dept,Post,Name\nLab,Head,Köhler\n".encode("cp1252"))
    chinese = import_bytes("a.csv", "Dept,Post,Name\nLab,Head,张三\n".encode("gb18030"))
    assert ["(Köhler)" in tree(western)[1], "(张三)" in tree(chinese)[1]] == [True, True]
    assert rules(western) == rules(chinese) == {"encoding"}


def test_codes_with_their_names_beside():
    rows = ["OE,Bezeichnung,Stelle,Bezeichnung", "1,Amt,S01,Leiter", "1.1,Kasse,S02,Kassierer"]
    assert tree(read("\n".join(rows)))[2:] == ["Amt / Leiter*", "Amt > Kasse / Kassierer"]
    assert tree(read("Код,Отдел,ФИО\n01,Цех,Иванов\n01,Цех,Петров\n02,Склад,Орлова\n"))[0] == "[department] Цех"


def test_a_header_merged_downwards_is_no_data():
    rows = [["部门", "编制", "领导", ""], ["", "", "正", "副"], ["办公室", 9, 1, 2]]
    merges = [(0, 0, 1, 0, "部门"), (0, 1, 1, 1, "编制"), (0, 2, 0, 3, "领导")]
    assert tree(import_bytes("a.xlsx", workbook({"S": rows}, merges))) == ["[department] 办公室 x9"]


def test_columns_headed_by_posts():
    imported = read(
        "科室,主任,副主任,护士长,护士人数,主要职责\n内科,钟南,顾城、舒婷,白兰,18,查房\n"
        "急诊科,（空缺）,彭越（主持工作）,/,12,抢救\n"
    )
    assert tree(imported)[2:] == [
        "内科 / 主任* (钟南)",
        "内科 / 副主任 (顾城, 舒婷) ^主任",
        "内科 / 护士长 (白兰) ^主任",
        "内科 / 护士 ^主任 x18",
        "急诊科 / 主任* (彭越 acting) x1",
        "急诊科 / 副主任 (彭越) ^主任",
        "急诊科 / 护士 ^主任 x12",
    ]
    assert [cell.text for cell in imported.coverage.unused] == ["/"]
    assert tree(read("Unit,Director,Deputy Director\nSales,Ann Smith,Bo Lee\n"))[1:] == [
        "Sales / Director* (Ann Smith)",
        "Sales / Deputy Director (Bo Lee) ^Director",
    ]
    seen = read("部门,姓名,岗位,经理\n销售部,王一,业务员,李二\n")
    assert not any("李二" in line for line in tree(seen)[:2])


def test_heads_of_groups_beside_posts_and_shifts():
    rows = ["班组,班次,岗位,定编,班长", "甲班,白班,焊工,4,石磊", "甲班,夜班,焊工,3,石磊"]
    imported = read("\n".join(rows))
    assert tree(imported)[1:] == ["甲班 / 焊工 ^班长 x7", "甲班 / 班长* (石磊)"]
    assert organisation(imported).posts[0].conditions.hours.in_language("zh") == "白班 夜班"
    assert "headcount" in rules(imported)


def test_whoever_is_in_several_units_has_a_post_in_each():
    rows = ["姓名,部门,职务,直属上级,是否部门负责人", "甲,云帆/研发部,总监,,是", "丙,云帆/产品部,经理,,是"]
    imported = read("\n".join([*rows, '乙,"云帆/研发部,云帆/产品部",工程师,甲,"否,否"']))
    assert tree(imported)[2:] == [
        "研发部 / 总监* (甲)", "研发部 / 工程师 (乙) ^总监", "产品部 / 经理* (丙)", "产品部 / 工程师 (乙) ^经理",
    ]  # fmt: skip
    assert rules(imported) == {"several-units", "several-posts"}
    assert tree(read('Name,Department,Title\nAnn,"Policy, Planning",Clerk\n'))[0] == "[department] Policy, Planning"


def test_parts_of_one_beside_people_are_shares_and_headcounts_of_rows_without_people_are_added():
    shares = read('Stelle;Name;VZÄ\nKoch;Ann;"0,5"\nKoch;Bo;1,0\n')
    assert tree(shares) == ["Koch* (Ann 0.5, Bo)"]
    assert tree(read("岗位,编制,类别\n司机,2,大车\n司机,2,小车\n"))[0] == "司机* x4"
    assert tree(read("岗位,编制,姓名\n司机,2,张三\n司机,2,李四\n"))[0] == "司机* (张三, 李四) x2"


def test_how_a_post_is_held_in_a_column_of_its_own():
    imported = read("姓名,部门,岗位,任职类型\n甲,甲部,经理,代理\n乙,甲部,会计,主岗\n")
    assert tree(imported)[1:] == ["甲部 / 经理* (甲 acting)", "甲部 / 会计 (乙) ^经理"]
    assert [cell.text for cell in imported.coverage.unused] == ["主岗"]


def test_titles_in_brackets_behind_names_and_nicknames():
    rows = ["Team\tPeople\tManager", "Board\tMia Chen (CEO)\t", "Product\tBo Wu (PM), Cy Lee (Designer)\tMia Chen"]
    rows += ['Sales\tRobert "Bob" Hale (Lead)\tMia Chen', "Sales\tElizabeth (Liz) Moore\tBob Hale"]
    imported = read("\n".join(rows), "a.tsv")
    assert tree(imported)[3:] == [
        "Board / CEO* (Mia Chen)",
        "Product / PM (Bo Wu) ^CEO",
        "Product / Designer (Cy Lee) ^CEO",
        'Sales / Lead* (Robert "Bob" Hale) ^CEO',
        "Sales / Member (Elizabeth (Liz) Moore) ^Lead",
    ]
    assert rules(imported) == {"title-of-name", "no-title"}


def test_heads_in_brackets_by_their_names_in_another_order():
    imported = read('Worker,Title,Supervisory Organization\n"Lind, Sven",VP,Product (Sven Lind)\n')
    assert tree(imported) == ["[department] Product", "Product / VP* (Lind, Sven)"]


def test_tables_below_each_other_in_one_sheet():
    rows = ["Name,Title,Department", "Ann,Head,Sales", "", "Open positions,,", "Post No,Post,Manager", "V1,Driver,Ann"]
    imported = read("\n".join(rows))
    assert tree(imported)[2:] == ["Sales / Head* (Ann)", "Open positions / Driver ^Head"]
    assert imported.coverage.unused == ()
    office = read("Unit,Reports to,Posts\nOffice,Manager,1\n\nOffice,Manager,2\nSales,Manager,2\n")
    assert [line.split()[1] for line in tree(office)] == ["Office", "Sales"]


def test_numbers_of_people_are_kept_where_nobody_is_named():
    imported = read("部门,岗位,编制,实有人数,缺编\n仓储部,叉车工,8,6,2\n")
    assert "# actual number in the source: 6" in imported.text
    named = read("Unit,Post,Headcount,Actual,Holder\nLab,Chemist,2,1,Ann\n")
    assert [cell.why for cell in named.coverage.unused] == ["who holds the posts tells how many there are"]


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        ("Name;Vorname;Funktion", "Berger;Anna;Köchin", "Anna Berger"),
        ("Cognome;Nome;Mansione", "Neri;Ugo;Addetto", "Ugo Neri"),
        ("Nombre;Apellidos;Puesto", "Eva;Gil Ruiz;Cocinera", "Eva Gil Ruiz"),
        ("氏;名;役職", "佐々木;健;課長", "佐々木健"),
        ("displayName;surname;jobTitle", "Ana Prieto;Prieto;Cook", "Ana Prieto"),
    ],
)
def test_names_in_two_columns_are_whole(header, row, name):
    assert f"({name})" in tree(read(f"{header}\n{row}\n"))[0]


def test_kinds_of_headcounts_under_one_heading_are_added_and_years_are_not():
    kinds = read("单位名称,编制数管理岗,编制数专技岗\n一中,12,180\n")
    assert [unit.headcount for unit in organisation(kinds).units] == [192]
    years = read("单位名称,编制2025年,编制2026年\n一中,12,13\n")
    assert [unit.headcount for unit in organisation(years).units] == [12] and len(years.coverage.unused) == 2


def test_a_list_of_records_as_json():
    records = [
        {"name": "Mia", "title": "CEO", "manager": None},
        {"name": "Bo", "title": "PM", "manager": {"name": "Mia"}},
    ]
    assert tree(read(json.dumps(records), "a.json")) == ["CEO* (Mia)", "PM (Bo) ^CEO"]
    with pytest.raises(SpecError):
        read("[1, 2]", "a.json")


def test_units_by_codes_of_another_table():
    units = [["编码", "长名称"], ["B1", "集团_总经办"], ["B2", "集团_财务部"]]
    people = [["*工号 # number", "*姓名 # name", "*部门 # dpt.number", "职位 # position"], ["1", "甲", "B2", "会计"]]
    assert tree(import_bytes("a.xlsx", workbook({"组织": units, "人员": people}))) == [
        "[department] 总经办",
        "[department] 财务部",
        "财务部 / 会计 (甲)",
    ]


def test_whoever_heads_a_post_among_units_holds_it():
    rows = ["Function,Responsible,Deputy", "Managing Director,Ida Kern,Rolf Tann", "Sales,Rolf Tann,Ida Kern"]
    imported = read("\n".join(rows))
    assert tree(imported)[1] == "Managing Director* (Ida Kern)"
    assert {cell.heading for cell in imported.coverage.unused} == {"Deputy"}


def test_a_table_on_its_side():
    rows = ["部门,办公室,财务科", "负责人,王一,李二", "编制,5,4"]
    assert tree(read("\n".join(rows)))[:2] == ["[department] 办公室 x5", "[department] 财务科 x4"]
    plain = read("Department,Office\nSales,North\n")
    assert not any(" (turned)" in cell.file for cell in plain.coverage.unused)


def test_former_posts_and_people_known_by_their_addresses():
    moved = read("原部门,现部门,现岗位,姓名\n综合部,后勤部,司机,甲\n")
    assert tree(moved) == ["[department] 后勤部", "后勤部 / 司机 (甲)"]
    rows = ["email,title,manager_email", "ann@x.org,CEO,", "bo@x.org,CTO,ann@x.org"]
    assert tree(read("\n".join(rows))) == ["CEO* (ann@x.org)", "CTO (bo@x.org) ^CEO"]


def test_lists_beside_each_other_below_the_names_of_their_units():
    rows = [["A组", "", "B组", ""], ["姓名", "岗位", "姓名", "岗位"], ["甲", "组长", "乙", "组长"]]
    imported = import_bytes("a.xlsx", workbook({"S": rows}))
    assert tree(imported)[2:] == ["A组 / 组长* (甲)", "B组 / 组长* (乙)"]
    assert imported.coverage.unused == ()
