"""What the organisation is called, where the source does not quite say."""

import re
from functools import cache
from pathlib import Path

from render.importing import vocabulary
from render.importing.cleaning import one_line
from render.importing.draft import Draft
from render.importing.kinds import is_whole

_KIND_OF_PAPER = (
    r"(?i)[\s_\-]*(?:\d{4}年度?|内设|机构|机关|配置|主要|部门|科室|干部|中层|人员|员工|教职工|职工|定岗|定编|定员|组织|岗位|机构|工作|职责|职能|编制|分工|设置|在编|情况|信息|花名册|名册|名单|通讯录|架构|结构|一览|汇总|统计|说明书?|矩阵|"
    r"及|与|和|、|图|表)*"
    r"(?:职责|职能|编制|定编|定员|方案|手册|分工|花名册|名册|名单|通讯录|架构|结构|一览|说明书?|规定|矩阵|图|表)(?:[(（].*[)）])?[\s_\-]*(?:v?\d[\d.\-年月日]*版?)?$"
)
_KIND_OF_PAPER_EN = (
    r"(?i)[\s_\-–:]*\b(?:(?:staff|team|employee|org(?:ani[sz]ation(?:al)?)?|people|hr|roles?|responsibilit(?:y|ies)|and|&)[\s_\-]+)*"
    r"(?:list|roster|directory|chart|register|structure|responsibilities|matrix|headcount|handbook|manual)\b.*$"
)

_YEAR_BEHIND = r"\s*[(（][^()（）]*\d{4}[^()（）]*[)）]$"
_AS_OF = (
    r"(?i)[\s,，–—-]*(?:\b(?:au|as of|as at|per|zum|stand|al)\s+|截至|截止)\D{0,12}\d[^a-z]*(?:[^\W\d]+\s+\d{4})?日?$"
)
"""A day at the end of a title: "au 1er septembre 2026"."""


def name_organisation(draft: Draft, file: str) -> None:
    """A single unit above all that may be an organisation is it; else its name is in the title, or the file's."""
    roots = [unit for unit in draft.units if unit.parent is None]
    whole = roots[0] if len(roots) == 1 else None
    plain = whole and not (whole.duties or whole.head_named or whole.headcount is not None or whole.comments)
    may_be = whole and (is_whole(whole.name) or (whole.type_guessed and not draft.name))
    if whole and plain and may_be and len(draft.units) > 1:
        draft.name = shortened(whole.name) or whole.name
        _dissolve(draft)
    elif not draft.name:
        stem = Path(file).stem
        name = one_line(shortened(stem) or stem)
        draft.name = "".join(char for char in name if char.isprintable()).strip() or "Organization"
        draft.name_because = "from the name of the file"


def shortened(title: str) -> str:
    """A title without the kind of paper that it is: 华夏银行长沙分行岗位职责表 is 华夏银行长沙分行.

    Patterns take longer to make than to use: each is made where a title may have what it is for.
    """
    line = re.sub(r"^\d{4}年度?(?=\D)", "", one_line(title))
    if any(map(str.isdigit, line)):
        line = re.sub(_AS_OF, "", re.sub(_YEAR_BEHIND, "", line))
    if any(map(line.casefold().__contains__, vocabulary.words("papers"))):
        line = re.sub(_papers(), "", line)
    if not line.isascii():
        line = re.sub(_KIND_OF_PAPER, "", line)
    line = re.sub(_KIND_OF_PAPER_EN, "", line)
    return line.strip(" 《》「」_-–—:：,")


@cache
def _papers() -> str:
    """Kinds of papers in other languages: at the end, or at the beginning, as in "Stellenplan 2027 der ..."."""
    kinds = "|".join(map(re.escape, vocabulary.words("papers")))
    small = "|".join(map(re.escape, vocabulary.words("affixes", "small")))
    return rf"(?i)^(?:{kinds})(?:\s+\d{{4}})?\s+(?:(?:{small})\s+)*|[\s\-–—]*(?:{kinds})(?:\s+\d{{4}})?$"


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
