"""What the organisation is called, where the source does not quite say."""

import re
from pathlib import Path

from render.importing.cleaning import one_line
from render.importing.draft import Draft
from render.organisation import UnitType

_KIND_OF_PAPER = re.compile(
    r"[\s_\-]*(?:主要|部门|人员|员工|职工|组织|岗位|机构|工作|职责|职能|编制|分工|设置|在编|情况|信息|花名册|名册|名单|通讯录|架构|结构|一览|汇总|统计|说明书?|矩阵|"
    r"及|与|和|、|图|表)*"
    r"(?:职责|职能|编制|分工|花名册|名册|名单|通讯录|架构|结构|说明书|矩阵|图|表)(?:[(（].*[)）])?[\s_\-]*(?:v?\d[\d.\-年月日]*版?)?$",
    re.IGNORECASE,
)
_KIND_OF_PAPER_EN = re.compile(
    r"[\s_\-–:]*\b(?:staff|team|employee|org(?:ani[sz]ation)?|people|hr)?[\s_\-]*(?:list|roster|directory|chart|register|structure|"
    r"responsibilities|responsibility matrix|headcount)\b.*$",
    re.IGNORECASE,
)


def name_organisation(draft: Draft, file: str) -> None:
    """A single company above everything is the organisation itself; else its name is in the title, else the file's."""
    roots = [unit for unit in draft.units if unit.parent is None]
    whole = roots[0] if len(roots) == 1 else None
    plain = whole and not (whole.duties or whole.head_named or whole.headcount is not None or whole.comments)
    if whole and plain and whole.type is UnitType.COMPANY and len(draft.units) > 1:
        draft.name = whole.name
        _dissolve(draft)
    elif not draft.name:
        stem = Path(file).stem
        name = one_line(shortened(stem) or stem)
        draft.name = "".join(char for char in name if char.isprintable()).strip() or "Organization"
        draft.name_because = "from the name of the file"


def shortened(title: str) -> str:
    """A title without the kind of paper that it is: 华夏银行长沙分行岗位职责表 is 华夏银行长沙分行."""
    line = one_line(title)
    return _KIND_OF_PAPER_EN.sub("", _KIND_OF_PAPER.sub("", line)).strip(" 《》「」_-–:：")


def printable(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text)


def _dissolve(draft: Draft) -> None:
    """Makes the only unit at the top the organisation: what is in it is then in no unit."""
    whole = next(unit for unit in draft.units if unit.parent is None)
    draft.units = [unit for unit in draft.units if unit is not whole]
    for unit in draft.units:
        if unit.parent is whole:
            unit.parent = None
    for post in draft.posts:
        if post.unit is whole:
            post.unit = None
