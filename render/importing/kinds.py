"""What a name says of itself: whether it is a unit or a post, what type of unit, and who heads a unit."""

import re
from functools import lru_cache

from render.organisation import UnitType

_UNIT_ENDINGS = (
    (UnitType.COMMITTEE, re.compile(
        r"(委员会|理事会|董事会|监事会|工会|党委|党组|党支部|领导小组|committee|council|board|trustees)$")),
    (UnitType.VIRTUAL, re.compile(r"(项目组|专班|工作专班|虚拟组|virtual team|task ?force|project team)$")),
    (UnitType.COMPANY, re.compile(
        r"(公司|集团|总行|分行|支行|总部|总公司|工厂|总厂|分厂|医院|学校|中学|小学|幼儿园|大学|学院|研究院|研究所|银行|"
        r"ltd\.?|limited|inc\.?|llc|plc|gmbh|corp\.?|corporation|company|holdings?)$")),
    (UnitType.CENTER, re.compile(r"(中心|cent(er|re))$")),
    (UnitType.GROUP, re.compile(
        r"(组|小组|班|班组|团队|分队|大队|中队|小队|工段|工作室|柜台|group|team|squad|crew|cell|pod|unit|desk)$")),
    (UnitType.DEPARTMENT, re.compile(
        r"(部|部门|总部|事业部|科|室|处|司|局|厅|署|院|所|站|车间|办公室|办|办事处|营业厅|库|仓库|门店|大区|区域|[东南西北中]区|"
        r"department|dept\.?|division|office|section|bureau|directorate|branch|services|ministry|agency)$")),
)  # fmt: skip
_POST = re.compile(
    r"(经理|主管|总监|部长|科长|处长|局长|司长|院长|所长|站长|厂长|行长|校长|主任|组长|班长|队长|店长|董事|监事|秘书|助理|专员|专家|顾问|干事|"
    r"工程师|设计师|分析师|架构师|会计师|律师|医师|教师|讲师|技师|师傅|人员|职员|文员|科员|会计|出纳|副总|总工|司机|保安|保洁|客服|前台|客户代表|代表|"
    r"负责人|总裁|书记|主席|会长|长|师|员|工|岗|生)([(（].*[)）])?$"
)
_POST_EN = re.compile(
    r"\b(head|chief|manager|director|lead|leader|officer|assistant|member|president|chair|chairman|secretary|"
    r"coordinator|engineer|analyst|specialist|supervisor|partner|associate|deputy|clerk|accountant|developer|"
    r"designer|driver|nurse|teacher|consultant|administrator|advisor|adviser|executive|ceo|cto|cfo|coo|intern)\b"
)
_TRAILING = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")

_HEADSHIP = (
    # The higher, the earlier. Words inside a longer title count at its end only.
    re.compile(r"(董事长|理事长|主席|总裁|总经理|首席执行官|行长|校长|局长|厅长|司长|院长|厂长|秘书长|党委书记)$"),
    re.compile(r"(总监|书记|部长|处长|所长|站长|主任|首席\S{1,6}官|负责人|大区经理)$"),
    re.compile(r"(经理|科长|店长|车间主任|段长)$"),
    re.compile(r"(主管|组长|队长|班长|领班|工长)$"),
)
_HEADSHIP_EN = (
    re.compile(
        r"^(ceo|president|managing director|executive director|chief executive( officer)?|chair(man|person)?|"
        r"director[- ]general|general manager|secretary[- ]general)\b"),
    re.compile(r"^(c[a-z]o|chief .* officer|vp|vice president)\b|\bdirector\b|^head\b"),
    re.compile(r"\b(head|manager|principal)\b"),
    re.compile(r"\b(lead|leader|supervisor|foreman|team leader)\b"),
)  # fmt: skip
_NOT_A_HEAD = re.compile(
    r"副|助理|秘书|代表|(产品|项目|客户|大堂|理财|渠道|区域销售|投资|品牌|对公|个人|关系)经理$|总经理助理|(办公室|车间)?主任科员|"
    r"\b(deputy|assistant|vice|associate|secretary|to the|pa to)\b|"
    r"\b(product|project|account|relationship|case|programme|program|community|office|engagement) (manager|lead)\b"
)


@lru_cache(maxsize=65536)
def unit_type(name: str) -> UnitType | None:
    """The type that the end of a unit's name tells; `None` if it tells nothing."""
    plain = _TRAILING.sub("", name.casefold().strip())
    return next((kind for kind, ending in _UNIT_ENDINGS if ending.search(plain)), None)


@lru_cache(maxsize=65536)
def is_post(name: str) -> bool:
    """Whether a name is that of a post by its words."""
    plain = name.casefold().strip()
    return bool(_POST_EN.search(plain) or _POST.search(plain))


@lru_cache(maxsize=65536)
def is_unit(name: str) -> bool:
    """Whether something named among posts is a unit: 商品组, Warehouse team; not "Head of the warehouse team"."""
    return unit_type(name) is not None and not _POST_EN.search(name.casefold())


@lru_cache(maxsize=65536)
def headship(title: str) -> int | None:
    """How likely a title is that of its unit's head: 0 most, 3 least, `None` not at all."""
    plain = _TRAILING.sub("", title.casefold().strip())
    if _NOT_A_HEAD.search(plain):
        return None
    ranks = (
        rank
        for rank, patterns in enumerate(zip(_HEADSHIP, _HEADSHIP_EN, strict=True))
        for pattern in patterns
        if pattern.search(plain)
    )
    return next(ranks, None)
