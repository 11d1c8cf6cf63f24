"""Chinese words that may stand for a key or a value. `rolebook fmt` puts the standard ones in their place.

Only words of which there is no doubt where they stand; of others `keys` asks whether they were meant.
"""

_FLAGS = {"是": "true", "否": "false"}
_LANGUAGES = {"中文": "zh", "英文": "en"}
_VISIBILITY = {"可见范围": "visibility"}
_SCOPE = {"开始日期": "from", "结束日期": "to", **_VISIBILITY}
_TEXTS = (
    "name", "title", "text", "purpose", "summary", "by",
    "prepared_by", "reviewed_by", "approved_by", "confidentiality", "introduction",
    "result", "cadence", "target", "matter", "action", "limit",
    "education", "experience", "certificates", "skills", "languages", "internal", "external",
    "place", "hours", "travel", "hazards", "from", "to", "term", "meaning", "what",
)  # fmt: skip
OF_ITEMS = {"relations": "relations[]"}
"""Places of mappings in lists, where the key above has mappings of another kind under it, too."""


KEYS: dict[str, dict[str, str]] = {
    "": {
        "组织": "organization", "文件": "document", "部门": "units", "单位": "units", "岗位": "posts",
        "人员": "people", "员工": "people", "任职": "memberships", "流程": "processes", "职责分离": "controls",
        "图表": "charts", "评审": "lint", "包含": "include", "主题": "theme", "引言": "introduction",
        "前言": "introduction", "协作关系": "relations", "术语": "glossary",
    },
    "organization": {"标识": "id", "编号": "id", "名称": "name", "负责人": "head", **_VISIBILITY},
    "document": {
        "文件编号": "number", "编号": "number", "版本": "version", "生效日期": "effective_date", "编制": "prepared_by",
        "编制人": "prepared_by", "审核": "reviewed_by", "审核人": "reviewed_by", "批准": "approved_by",
        "批准人": "approved_by", "密级": "confidentiality", "修订记录": "revisions", **_VISIBILITY,
    },
    "revisions": {"版本": "version", "日期": "date", "说明": "summary", "修订人": "by"},
    "units": {
        "标识": "id", "编号": "id", "名称": "name", "类型": "type", "上级": "unit_of", "上级部门": "unit_of",
        "上级单位": "unit_of", "负责人": "head", "参谋部门": "staff", "编制": "headcount", "目的": "purpose",
        "职责": "responsibilities", "岗位": "posts",
        "部门": "units", "单位": "units", "下级部门": "units", **_SCOPE,
    },
    "posts": {
        "标识": "id", "名称": "title", "岗位名称": "title", "部门": "unit", "单位": "unit", "所属部门": "unit",
        "编号": "code", "岗位编号": "code", "职级": "grade", "编制": "headcount", "目的": "purpose",
        "上级": "reports_to", "直接上级": "reports_to", "虚线上级": "dotted_to", "协助": "assistant_to",
        "职责": "responsibilities", "权限": "authority", "任职资格": "qualifications", "考核指标": "kpis",
        "工作关系": "relations", "工作条件": "conditions", "发展路径": "career", **_SCOPE,
    },
    "responsibilities": {
        "标识": "id", "编号": "id", "内容": "text", "职责": "text", "结果": "result", "成果": "result",
        "频次": "cadence", "权重": "weight", "考核指标": "kpis", **_LANGUAGES, **_VISIBILITY,
    },
    "kpis": {"内容": "text", "指标": "text", "目标": "target", "目标值": "target", "权重": "weight", **_LANGUAGES},
    "authority": {"事项": "matter", "权限": "action", "限额": "limit", "范围": "limit"},
    "qualifications": {
        "学历": "education", "教育": "education", "经验": "experience", "工作经验": "experience",
        "证书": "certificates", "资格证书": "certificates", "技能": "skills", "语言": "languages",
    },
    "relations": {"内部": "internal", "外部": "external"},
    "relations[]": {
        "部门": "between", "双方": "between", "事项": "what", "内容": "what", "权重": "weight",
        **_VISIBILITY,
    },
    "conditions": {
        "地点": "place", "工作地点": "place", "时间": "hours", "工作时间": "hours", "出差": "travel",
        "职业危害": "hazards", "危害因素": "hazards",
    },
    "career": {"来源": "from", "来自": "from", "去向": "to", "晋升": "to"},
    "glossary": {"术语": "term", "名词": "term", "释义": "meaning", "解释": "meaning", **_VISIBILITY},
    "people": {
        "标识": "id", "编号": "id", "工号": "id", "姓名": "name", "名称": "name", "员工编号": "code",
        "照片": "photo", **_VISIBILITY,
    },
    "memberships": {"人员": "person", "岗位": "post", "工时比例": "fte", "代理": "acting", **_SCOPE},
    "processes": {
        "标识": "id", "编号": "id", "名称": "name", "目的": "purpose", "分工方式": "scheme",
        "活动": "activities", "步骤": "activities", **_VISIBILITY,
    },
    "activities": {"标识": "id", "编号": "id", "名称": "name", "活动": "name", "分工": "raci", **_VISIBILITY},
    "controls": {"不相容职责": "incompatible"},
    "charts": {
        "纸张": "page", "方向": "orientation", "样式": "style", "最小字号": "min_text", "页边距": "margin",
        "层级": "depth", "显示": "show", "格式": "formats", "分辨率": "dpi", "嵌入字体": "embed_fonts",
        "着色": "colour_by",
    },
    "lint": {"规则": "rules", "限值": "limits"},
    **dict.fromkeys(_TEXTS, _LANGUAGES),
}  # fmt: skip
"""By place, which is the key above: other words for the keys of a mapping."""

VALUES: dict[tuple[str, str], dict[str, str]] = {
    ("units", "type"): {
        "公司": "company", "集团": "company", "子公司": "company", "分公司": "company",
        "中心": "center", "事业部": "center",
        "部门": "department", "部": "department", "司": "department", "局": "department", "处": "department",
        "处室": "department", "科": "department", "科室": "department", "室": "department",
        "组": "group", "小组": "group", "班组": "group",
        "委员会": "committee", "董事会": "committee", "监事会": "committee", "党委": "committee", "党组": "committee",
        "虚拟团队": "virtual", "项目组": "virtual",
    },
    ("charts", "orientation"): {"自动": "auto", "横向": "landscape", "纵向": "portrait"},
    ("charts", "style"): {"统一": "uniform", "紧凑": "compact"},
    ("charts", "embed_fonts"): _FLAGS,
    ("charts", "colour_by"): {
        "部门": "unit", "职级": "grade", "类型": "type", "空缺": "vacancy", "名称": "title", "编号": "code",
        "编制": "headcount", "目的": "purpose",
    },
    ("units", "staff"): _FLAGS,
    ("memberships", "acting"): _FLAGS,
    ("processes", "scheme"): {"审批": "approval"},
    ("authority", "action"): {
        "建议": "propose", "建议权": "propose", "提出": "propose", "审核": "review", "审核权": "review",
        "审批": "approve", "审批权": "approve", "批准": "approve", "批准权": "approve", "决定": "decide",
        "决定权": "decide", "签订": "sign", "签署": "sign", "签署权": "sign", "执行": "execute", "执行权": "execute",
    },
}  # fmt: skip
"""By the key above a mapping and the key in it: other words for values out of a fixed few."""

CHOSEN = frozenset(key for _, key in VALUES)
"""The keys of such values, in any place."""


def key(place: str, typed: str) -> str:
    """The standard key that is meant by `typed` in a mapping under the key `place`; `typed` itself if none is."""
    return KEYS.get(place, {}).get(typed, typed)


def value(place: str, key: str, typed: str) -> str:
    """The standard value that is meant by `typed` under `key`, likewise."""
    return VALUES.get((place, key), {}).get(typed, typed)
