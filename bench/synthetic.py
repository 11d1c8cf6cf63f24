"""Made-up organisations of any size, always the same for the same size."""

import random
from io import BytesIO

import xlsxwriter

_AREAS = "华东 华南 华北 西南 西北 东北 海外 总部".split()
_FIELDS = "运营 研发 财务 人力资源 供应链 质量 市场 法务 信息 客服".split()
_ROLES = "主管 工程师 专员 分析师 会计 顾问 讲师 采购员 质检员 助理".split()
_VERBS = "编制 组织 落实 优化 审核 跟踪 完善 协调 评估 维护".split()
_OBJECTS = (
    "年度预算与执行计划 供应商准入和绩效档案 ISO9001内部审核方案 客户投诉处理流程 信息安全管理制度 "
    "员工培训体系 固定资产清单 跨部门协作事项 产品质量标准 仓储物流作业规范"
).split()
_ENDS = (
    "确保各项工作符合公司规章与国家法规 每月25日前提交书面报告至OA平台 对发现的问题提出整改意见并限期闭环 "
    "协同相关部门按时保质完成 保证数据准确、完整、可追溯"
).split()

_STAFF_COLUMNS = (
    "序号 工号 姓名 性别 出生日期 民族 学历 毕业院校 入职日期 一级部门 二级部门 岗位 职级 直接上级 上级工号 手机 邮箱 "
    "工作地点 主要工作职责 备注"
).split()

POSTS_PER_DEPARTMENT = 10


def spec_text(posts: int, duties: int = 4) -> str:
    """The YAML of an organisation with that many posts: divisions of ten departments of ten posts each.

    Every post has `duties` responsibilities of about 25 Han characters.
    """
    dice = random.Random(posts)
    lines = [
        "organization: {id: synthetic, name: {zh: 示例集团, en: Sample group}}",
        "document: {number: HR-ORG-900, version: '1.0', effective_date: 2026-12-01}",
        "units:",
    ]
    departments = -(-posts // POSTS_PER_DEPARTMENT)
    for department in range(departments):
        if department % POSTS_PER_DEPARTMENT == 0:
            division = department // POSTS_PER_DEPARTMENT + 1
            lines += [f"- id: division-{division}", f"  name: {dice.choice(_AREAS)}事业部{division}", "  units:"]
        lines += _department(
            department + 1, min(POSTS_PER_DEPARTMENT, posts - department * POSTS_PER_DEPARTMENT), duties, dice
        )
    return "\n".join(lines) + "\n"


def roster(rows: int) -> bytes:
    """A workbook (XLSX) of so many people: where they work, their posts and four numbered duties in one cell."""
    dice = random.Random(rows)
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["工号", "姓名", "事业部", "部门", "岗位", "主要工作职责"])
        for row in range(rows):
            department = row // POSTS_PER_DEPARTMENT + 1
            division, field = department // POSTS_PER_DEPARTMENT + 1, _FIELDS[department % len(_FIELDS)]
            duties = "\n".join(f"{number}. {_duty(dice)}" for number in range(1, 5))
            where = [f"{_AREAS[division % len(_AREAS)]}事业部{division}", f"{field}{department}部"]
            post = f"{field}{dice.choice(_ROLES)}{row % POSTS_PER_DEPARTMENT + 1}"
            sheet.write_row(row + 1, 0, [f"G{row + 1:05}", f"员工{row + 1}", *where, post, duties])
    return buffer.getvalue()


def staff_list(people: int) -> bytes:
    """A workbook (XLSX) as personnel systems export it: so many people, twenty columns, about seven to a post."""
    dice = random.Random(people)
    fields, roles = len(_FIELDS), len(_ROLES)
    duties = ["\n".join(f"{number}. {_duty(dice)}" for number in range(1, 5)) for _ in range(people * 3 // 20)]
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, _STAFF_COLUMNS)
        for row in range(1, people + 1):
            post = dice.randrange(len(duties))
            department, kind = divmod(post, POSTS_PER_DEPARTMENT)
            field = _FIELDS[department % fields]
            person = [row, f"{row:05}", f"员工{row}", dice.choice("男女"), f"19{dice.randrange(60, 99)}-05-17", "汉族"]
            schooling = ["本科", "某某大学", f"20{dice.randrange(10, 25)}-07-01"]
            where = [
                f"{_AREAS[department // 10 % len(_AREAS)]}事业部{department // 10 + 1}",
                f"{field}{department + 1}部",
            ]
            what = [f"{field}{_ROLES[kind % roles]}{kind}", f"P{dice.randrange(3, 9)}", "", ""]
            contact = [f"1390000{row:04}", f"u{row}@example.com", "长沙"]
            sheet.write_row(row, 0, [*person, *schooling, *where, *what, *contact, duties[post], ""])
    return buffer.getvalue()


def _department(number: int, posts: int, duties: int, dice: random.Random) -> list[str]:
    field = dice.choice(_FIELDS)
    lines = [
        f"  - id: department-{number}",
        f"    name: {field}{number}部",
        f"    head: post-{number}-1",
        "    posts:",
    ]
    for post in range(1, posts + 1):
        role = "经理" if post == 1 else dice.choice(_ROLES)
        lines += [f"    - id: post-{number}-{post}", f"      title: {field}{role}", "      responsibilities:"]
        lines += [f"      - {_duty(dice)}" for _ in range(duties)]
    return lines


def _duty(dice: random.Random) -> str:
    return f"{dice.choice(_VERBS)}{dice.choice(_OBJECTS)}，{dice.choice(_ENDS)}"
