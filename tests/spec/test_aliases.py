"""Chinese words for keys and values: they mean what the standard ones mean, and each names something there is."""

import json
from typing import get_args

import pytest

from render.organisation import ACTIONS, Text, UnitType
from render.spec import aliases, keys, understand

CHINESE = """\
组织: {编号: acme, 名称: {中文: 甲公司, 英文: Acme}, 负责人: gm}
文件:
  编号: HR-1
  版本: "1.0"
  生效日期: 2026-01-01
  编制: {中文: 张三}
  修订记录: [{版本: "1.0", 日期: 2026-01-01, 说明: 首次发布, 修订人: 李四}]
岗位: [{标识: gm, 名称: 总经理, 编号: GM-01}]
部门:
- 编号: ops
  名称: &n 部门
  类型: *n
  负责人: lead
  岗位:
  - {标识: lead, 岗位名称: 运营经理, 编制: 1, 职责: [制定计划, {编号: r1, 内容: 执行}, {中文: 改进}]}
  - {标识: aide, 名称: 助理, 协助: lead, 虚线上级: [gm]}
  下级部门: [{编号: g, name: 一组, "类型": 小组, 编制: 3}]
人员: [{工号: "001", 姓名: 张三}]
任职: [{人员: "001", 岗位: lead, 代理: 是, 工时比例: 0.5}]
"""

STANDARD = """\
organization: {id: acme, name: {zh: 甲公司, en: Acme}, head: gm}
document:
  number: HR-1
  version: "1.0"
  effective_date: 2026-01-01
  prepared_by: {zh: 张三}
  revisions: [{version: "1.0", date: 2026-01-01, summary: 首次发布, by: 李四}]
posts: [{id: gm, title: 总经理, code: GM-01}]
units:
- id: ops
  name: 部门
  type: department
  head: lead
  posts:
  - {id: lead, title: 运营经理, headcount: 1, responsibilities: [制定计划, {id: r1, text: 执行}, {zh: 改进}]}
  - {id: aide, title: 助理, assistant_to: lead, dotted_to: [gm]}
  units: [{id: g, name: 一组, type: group, headcount: 3}]
people: [{id: "001", name: 张三}]
memberships: [{person: "001", post: lead, acting: true, fte: 0.5}]
"""


def test_chinese_words_mean_what_the_standard_ones_mean():
    chinese, standard = (understand("a.yaml", text.encode(), "zh") for text in (CHINESE, STANDARD))
    assert (chinese.organisation, chinese.warnings) == (standard.organisation, standard.warnings)


def test_a_name_that_is_such_a_word_stays_a_name():
    acme = understand("a.yaml", CHINESE.encode(), "zh").organisation
    assert acme.units[0].name.in_language("zh") == "部门"
    assert acme.units[0].type is UnitType.DEPARTMENT


@pytest.mark.parametrize("place", [place for place in aliases.KEYS if place in keys.PLACES])
def test_every_word_names_a_key_of_its_place(place):
    languages = {"zh", "en"} if place in ("responsibilities", "kpis") else set()
    fields = set(keys.PLACES[place][1].fields()) | languages
    assert set(aliases.KEYS[place].values()) <= fields


@pytest.mark.parametrize("place", keys.PLACES)
def test_every_key_has_a_chinese_word(place):
    assert set(keys.PLACES[place][1].fields()) <= set(aliases.KEYS[place].values())


def test_languages_have_chinese_names_in_every_text():
    texts = {
        key
        for _, shape in keys.PLACES.values()
        for key, field in shape.fields().items()
        if get_args(field.kind)[:1] in [(Text,), (Text | None,), (tuple[Text, ...],)]
    }
    assert texts == set(aliases.KEYS) - set(keys.PLACES)


@pytest.mark.parametrize(("place", "key"), aliases.VALUES)
def test_values_are_read(place, key):
    many = (lambda item: item) if place == "charts" else (lambda item: [item])
    for chinese, standard in aliases.VALUES[place, key].items():
        if place == "authority":
            assert standard in ACTIONS
            continue
        item = {"memberships": {"person": "p", "post": "q"}, "charts": {}}.get(place, {"id": "u", "name": "U"})
        item |= {"activities": [{"name": "A"}]} if place == "processes" else {}
        spec = {"organization": {"id": "o", "name": "O"}, "people": [{"id": "p", "name": "P"}]}
        spec["posts"] = [{"id": "q", "title": "Q"}]
        read = [
            understand("a.yaml", json.dumps(spec | {place: many(item | {key: word})}).encode(), "en")
            for word in (chinese, standard)
        ]
        assert (read[0].organisation, read[0].charts) == (read[1].organisation, read[1].charts)


def test_every_kind_of_unit_has_a_chinese_word():
    assert set(aliases.VALUES["units", "type"].values()) == set(map(str, UnitType))


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        (("units", 0, "部门职责"), "Did you mean `responsibilities`?"),
        (("units", 0, "部门经理"), "Did you mean `head`?"),
        (("units", 0, "编制人数"), "Did you mean `headcount`?"),
        (("posts", 0, "主要工作职责"), "Did you mean `responsibilities`?"),
        (("posts", 0, "岗位编制"), "Did you mean `headcount`?"),
        (("posts", 0, "汇报对象"), "Did you mean `reports_to`?"),
        (("posts", 0, "虚线汇报"), "Did you mean `dotted_to`?"),
        (("posts", 0, "authority", 0, "额度"), "Did you mean `limit`?"),
        (("posts", 0, "qualifications", "学历要求"), "Did you mean `education`?"),
        (("业务流程",), "Did you mean `processes`?"),
        (("职责",), "It belongs to a unit, a post or a responsibility; look at its indentation."),
        (("posts", 0, "姓名"), "It belongs to a person; look at its indentation."),
        (("posts", 0, "authority", 0, "备注"), "The keys here are 事项 (matter), 权限 (action) and 限额 (limit)."),
        (("posts", 0, "authority", 0, "remark"), "The keys here are matter, action and limit."),
    ],
)
def test_chinese_words_that_are_not_known_are_told_near_ones(path, hint):
    assert keys.unknown(path, is_alone=False).hint == hint


@pytest.mark.parametrize("place", keys.MEANT)
def test_every_guess_is_a_key_of_its_place_and_no_word_that_is_known_there(place):
    assert set(keys.MEANT[place].values()) <= set(keys.PLACES[place][1].fields())
    assert not keys.MEANT[place].keys() & aliases.KEYS.get(place, {}).keys()
