"""Which row of a table is its header, and what each of its columns means."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from render.importing.tables import Table

_DEEPEST_HEADER = 25


class Field(StrEnum):
    """What a column can mean; its value is how notes name it."""

    PATH = "path of units"
    UNIT = "unit"
    UNIT_EN = "unit's English name"
    UNIT_CODE = "unit's code"
    PARENT = "unit above"
    UNIT_DUTIES = "unit's responsibilities"
    HEAD = "head of unit"
    TITLE = "title"
    TITLE_EN = "English title"
    POST_CODE = "post's code"
    DUTIES = "responsibilities"
    PURPOSE = "purpose"
    MANAGER = "manager"
    MANAGER_ID = "manager's number"
    DOTTED = "dotted-line manager"
    HEADCOUNT = "headcount"
    GRADE = "grade"
    NAME = "name"
    FIRST_NAME = "first name"
    LAST_NAME = "last name"
    NAME_EN = "English name"
    PERSON_ID = "employee number"
    FTE = "share of full time"
    REMARK = "remark"
    LEVEL = "level"
    ID = "number"
    SERIAL = "row number"
    OTHER = "other"


_WORDS = {
    Field.PATH: "组织路径 部门路径 路径 组织全路径 部门全路径 部门全称 组织架构路径 path orgpath departmentpath unitpath",
    Field.UNIT: (
        "部门 部门名称 所属部门 所在部门 部门/单位 单位 单位名称 所属单位 用人部门 机构 机构名称 所属机构 科室 科室名称 处室 处 "
        "组织 组织名称 组织单元 中心 班组 车间 工段 小组 组别 团队 事业部 公司 所属公司 板块 条线 支行 分行 业务单元 部室 室 科 项目组 "
        "department dept departmentname division unit unitname businessunit orgunit organizationalunit organization "
        "organisation team teamname group section branch subdepartment subteam office company function directorate bu"
    ),
    Field.UNIT_EN: "部门英文名 部门英文名称 英文部门 部门英文 departmenten departmentenglish 部门en",
    Field.UNIT_CODE: (
        "部门编码 部门编号 部门代码 组织编码 组织代码 组织编号 机构编码 机构代码 机构号 单位编码 单位代码 departmentid departmentcode "
        "deptid deptcode unitid unitcode orgid orgcode orgunitid"
    ),
    Field.PARENT: (
        "上级部门 上级单位 上级组织 上级机构 父部门 父级部门 上层部门 隶属部门 隶属 隶属于 上级部门编码 上级组织编码 上级机构编码 上级部门名称 "
        "上级编码 上级代码 父级编码 parent parentdepartment parentunit parentid parentdept parentorg parentcode "
        "parentorgunit partof parentdepartmentid parentunitid belongsto"
    ),
    Field.UNIT_DUTIES: "部门职责 部门职能 部门主要职责 科室职责 机构职能 单位职责 职能职责 departmentresponsibilities mission",
    Field.HEAD: (
        "部门负责人 负责人 部门主管 部门领导 负责人姓名 科室负责人 单位负责人 部门经理姓名 组长姓名 departmenthead headofdepartment head "
        "unithead teamlead teamleader depthead"
    ),
    Field.TITLE: (
        "岗位 岗位名称 职位 职位名称 职务 职务名称 工作岗位 岗位/职位 职位/岗位 岗位职位 所在岗位 任职岗位 现任职务 现任岗位 担任职务 "
        "岗位(组) 岗位/组 title jobtitle position positiontitle positionname role rolename post posttitle job jobname "
        "designation"
    ),
    Field.TITLE_EN: "英文岗位 岗位英文名 岗位英文 职位英文名 英文职位 职务英文 英文职务 titleen englishtitle titleenglish 岗位英文名称 岗位en",
    Field.POST_CODE: (
        "岗位编号 岗位编码 岗位代码 职位编号 职位编码 职位代码 岗位id positionid positioncode positionnumber postid postcode jobcode jobid "
        "positionno rolecode roleid"
    ),
    Field.DUTIES: (
        "主要工作职责 工作职责 岗位职责 职责 主要职责 工作内容 岗位工作职责 职能 主要工作 主要工作内容 岗位主要职责 职责描述 工作职责描述 职责内容 "
        "岗位说明 工作任务 主要任务 职责范围 职责分工 分工 工作分工 岗位描述 responsibilities responsibility duties duty mainduties keyduties "
        "keyresponsibilities mainresponsibilities jobresponsibilities accountabilities tasks keytasks jobdescription "
        "whattheydo keyaccountabilities dutiesandresponsibilities rolesandresponsibilities"
    ),
    Field.PURPOSE: "岗位目的 设岗目的 岗位概述 岗位使命 职位概要 岗位设置目的 purpose summary jobpurpose rolepurpose jobsummary",
    Field.MANAGER: (
        "上级 直接上级 直属上级 汇报对象 汇报给 上级领导 直接领导 直属领导 直属主管 直接主管 上级岗位 直接上级岗位 上级职位 上级姓名 直接上级姓名 "
        "主管上级 汇报上级 汇报关系 直线经理 汇报人 上级主管 分管领导 主管领导 主管姓名 上级主管姓名 manager reportsto reportingto linemanager "
        "supervisor reportto boss directmanager managername supervisorname reportstoname managertitle reportstotitle "
        "reportsinto immediatesupervisor reportsdirectlyto"
    ),
    Field.MANAGER_ID: (
        "上级工号 上级编号 直接上级工号 直属上级工号 主管工号 直属主管工号 汇报对象工号 上级员工号 经理工号 上级岗位编号 上级岗位编码 上级岗位代码 上级id 主管id "
        "managerid manageremployeeid supervisorid reportstoid managerno managernumber managerempid reportstoemployeeid "
        "reportstoposition reportstopositionid managerpositionid manageremail managerstaffid"
    ),
    Field.DOTTED: "虚线上级 虚线汇报 虚线汇报对象 虚线主管 业务上级 dottedline dottedlinemanager dottedlineto matrixmanager secondarymanager",
    Field.HEADCOUNT: (
        "编制 编制数 编制人数 定编 定编人数 定员 定员数 人数 岗位编制 岗位人数 配置人数 核定编制 人员编制 需求人数 编制员额 职数 "
        "headcount hc noofstaff numberofstaff quantity numberofposts noofposts noofpositions numberofpositions "
        "establishment approvedheadcount budgetedheadcount"
    ),
    Field.GRADE: "职级 等级 岗级 职等 岗位等级 岗位级别 职务级别 职位等级 级别 薪级 行政级别 职级/职等 grade band joblevel jobgrade paygrade",
    Field.NAME: (
        "姓名 员工姓名 在岗人员 任职者 任职人 任职人员 担任者 人员 人员姓名 现任 现任人员 名字 中文名 员工 在职人员 现有人员 担任人 "
        "name employeename fullname employee holder incumbent staffname personname displayname whoiswho currentholder "
        "postholder nameofemployee staff staffmember"
    ),
    Field.FIRST_NAME: "名 firstname givenname forename forenames givennames",
    Field.LAST_NAME: "姓 lastname surname familyname",
    Field.NAME_EN: "英文名 英文姓名 englishname nameenglish nameen preferredname",
    Field.PERSON_ID: (
        "工号 员工编号 员工号 人员编号 人员编码 员工工号 员工代码 职工号 员工id 柜员号 警号 employeeid empid staffid staffno employeeno "
        "employeenumber personnelnumber emplid workerid userid employeecode personid staffnumber empno empcode eid"
    ),
    Field.FTE: "fte 工时比例 全职比例 投入比例 fulltimeequivalent",
    Field.REMARK: "备注 说明 附注 备注说明 remark remarks note notes comment comments",
    Field.LEVEL: "层级 级次 组织层级 level depth outlinelevel hierarchylevel",
    Field.ID: "编号 编码 代码 id code uid number ref",
    Field.SERIAL: "序号 序 行号 项次 no # s/n sn sno serialno item itemno 顺序号 排序",
    Field.OTHER: (
        "性别 年龄 手机 手机号 手机号码 电话 联系电话 办公电话 座机 分机 邮箱 电子邮箱 邮件 入职日期 入职时间 到岗日期 学历 学位 毕业院校 专业 身份证号 身份证号码 "
        "身份证 出生日期 出生年月 生日 工资 薪资 薪酬 工龄 籍贯 民族 政治面貌 婚姻状况 家庭住址 地址 工作地点 办公地点 城市 员工状态 状态 在职状态 合同类型 用工形式 用工性质 "
        "员工类型 转正日期 离职日期 成本中心 部门人数 现有人数 实有人数 在岗人数 缺编 超编 空缺 空编 任职资格 任职要求 岗位要求 考核指标 权限 工作权限 专业技术职称 职称 "
        "gender sex age phone mobile email e-mail telephone ext hiredate startdate dateofbirth dob birthday salary "
        "location city country status employmenttype contract contracttype costcenter costcentre address education "
        "nationality type actual vacancies vacant qualifications requirements kpi kpis authority"
    ),
}  # fmt: skip
_MEANING = {word: meaning for meaning, words in _WORDS.items() for word in words.split()}

_ENDINGS = (
    # What the endings of longer headers mean, the more telling ones first.
    (re.compile(r"(上级|主管|汇报|领导|manager|supervisor).*(工号|编号|id|no|number)$"), Field.MANAGER_ID),
    (re.compile(r"^(虚线|dotted)"), Field.DOTTED),
    (re.compile(r"(汇报对象|直接上级|直属上级|直接主管)"), Field.MANAGER),
    (re.compile(r"部门.*职(责|能)$"), Field.UNIT_DUTIES),
    (re.compile(r"(职责|工作内容|responsibilities|duties)"), Field.DUTIES),
    (re.compile(r"(岗位|职位|职务)(名称)?$"), Field.TITLE),
    (re.compile(r"^[一二三四五六七八九十\d]+级(部门|单位|机构|组织|科室)$"), Field.UNIT),
    (re.compile(r"^(部门|单位|机构|组织)[一二三四五六七八九十\d]+$"), Field.UNIT),
    (re.compile(r"^(level|l|tier)\d+(department|unit|org|team)?$"), Field.UNIT),
    (re.compile(r"^(department|unit|org|division|orgunit)(level)?\d+$"), Field.UNIT),
    (re.compile(r"(部门|科室|单位)$"), Field.UNIT),
    (re.compile(r"编制"), Field.HEADCOUNT),
    (re.compile(r"工号$"), Field.PERSON_ID),
    (re.compile(r"姓名$"), Field.NAME),
)
_IN_BRACKETS = re.compile(r"[((\[【].*?[))\]】]")
_NOISE = re.compile(r"[\s*:._\-'’?&]+")
_LONGEST_HEADER = 40
_REPEATABLE = {Field.UNIT, Field.REMARK, Field.OTHER, Field.SERIAL}


@dataclass(frozen=True, slots=True)
class Header:
    """`row` is the header's position in the table, -1 where there is none and the columns were guessed.

    `columns` holds the positions of the columns that mean a field; `unknown` those that mean nothing we know;
    `passed_over` those that mean the same as another one that was taken.
    """

    row: int
    columns: dict[Field, list[int]]
    unknown: list[int]
    passed_over: list[int]


def meaning(text: str) -> Field | None:
    """What a header cell says that its column holds."""
    if len(text) > _LONGEST_HEADER or not text:
        return None
    plain = unicodedata.normalize("NFKC", text).casefold()
    for candidate in (plain, _IN_BRACKETS.sub("", plain), *plain.split("/", 1)):
        word = _NOISE.sub("", candidate)
        if found := _MEANING.get(word):
            return found
    word = _NOISE.sub("", _IN_BRACKETS.sub("", plain))
    return next((found for pattern, found in _ENDINGS if pattern.search(word)), None) if len(word) <= 20 else None


def find_header(table: Table) -> Header | None:
    """The header among the first rows: the one with the most cells that we know; `None` if there is none."""
    best: tuple[int, int] | None = None
    for number, row in enumerate(table.rows[:_DEEPEST_HEADER]):
        filled = {text.strip() for text in row if text.strip()}
        known = {text: found for text in filled if (found := meaning(text))}
        telling = set(known.values()) - {Field.OTHER, Field.SERIAL, Field.REMARK}
        if telling and len(known) * 2 >= len(filled) and len(known) >= min(2, len(row)):
            score = len(known)
            if best is None or score > best[0]:
                best = (score, number)
    return _header(table, best[1]) if best else None


def is_header_again(header: Header, table: Table, row: int) -> bool:
    """Whether a row repeats the header, as where tables of several pages were put together."""
    first, again = table.rows[header.row], table.rows[row]
    return first == again or [text.strip() for text in first] == [text.strip() for text in again]


def _header(table: Table, row: int) -> Header:
    columns: dict[Field, list[int]] = {}
    unknown: list[int] = []
    passed_over: list[int] = []
    for number, text in enumerate(table.rows[row]):
        found = meaning(text.strip())
        if (row, number) in table.continued and number and table.rows[row][number - 1] == text:
            found = None  # a header over two columns names the first
        if found is None:
            unknown.append(number)
        elif found in columns and found not in _REPEATABLE:
            passed_over.append(number)
        else:
            columns.setdefault(found, []).append(number)
    _pair_languages(table, row, columns, passed_over)
    _settle(columns, table.rows[row])
    return Header(row, columns, unknown, passed_over)


def _pair_languages(table: Table, row: int, columns: dict[Field, list[int]], passed_over: list[int]) -> None:
    """Of two columns that mean the same, one in Chinese and one in English, the latter holds the English names."""
    for plain, english in ((Field.UNIT, Field.UNIT_EN), (Field.TITLE, Field.TITLE_EN), (Field.NAME, Field.NAME_EN)):
        same = [column for column in passed_over if meaning(table.rows[row][column].strip()) is plain]
        candidates = columns.get(plain, []) + same
        if english in columns or len(candidates) != 2:
            continue
        texts = [{cells[column].strip() for cells in table.rows[row:]} - {""} for column in candidates]
        ascii_only = [all(map(str.isascii, found)) for found in texts]
        if sorted(ascii_only) == [False, True]:
            columns[plain] = [candidates[ascii_only.index(False)]]
            columns[english] = [candidates[ascii_only.index(True)]]
            passed_over[:] = [column for column in passed_over if column not in candidates]


def _settle(columns: dict[Field, list[int]], header: list[str]) -> None:
    """Decides the meaning of headers that depend on the columns beside them."""
    person_known = Field.PERSON_ID in columns
    if Field.ID in columns:
        if Field.NAME in columns and not person_known and Field.UNIT_CODE not in columns:
            meant = Field.PERSON_ID
        elif Field.TITLE in columns and Field.POST_CODE not in columns:
            meant = Field.POST_CODE
        else:
            meant = Field.UNIT_CODE if Field.UNIT_CODE not in columns else Field.OTHER
        columns.setdefault(meant, []).extend(columns.pop(Field.ID))
    unit_words = {Field.PARENT, Field.UNIT_CODE, Field.HEAD, Field.LEVEL, Field.UNIT_DUTIES}
    only_units = not columns.keys() & {Field.UNIT, Field.TITLE, Field.PERSON_ID, Field.MANAGER, Field.MANAGER_ID}
    if Field.NAME in columns and only_units and columns.keys() & unit_words:
        columns[Field.UNIT] = columns.pop(Field.NAME)  # id, name, parent: a table of units
    has_people = columns.keys() & {Field.NAME, Field.PERSON_ID, Field.TITLE, Field.FIRST_NAME}
    if Field.PARENT in columns and not columns.keys() & {Field.UNIT, Field.PATH} and has_people:
        columns.setdefault(Field.MANAGER, []).extend(columns.pop(Field.PARENT))
    if (
        Field.UNIT_DUTIES in columns
        and Field.DUTIES not in columns
        and Field.TITLE in columns
        and "部门" not in str(header)
    ):
        columns[Field.DUTIES] = columns.pop(Field.UNIT_DUTIES)
    if Field.HEAD in columns and not columns.keys() & {Field.UNIT, Field.PATH, Field.UNIT_CODE}:
        columns.setdefault(Field.NAME, []).extend(columns.pop(Field.HEAD))
