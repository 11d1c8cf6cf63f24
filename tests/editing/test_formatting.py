"""The standard form: the same meaning, and nothing else touched."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.diagnostics import SpecError, ToolError
from render.editing.formatting import formatted
from render.spec import aliases, understand
from render.spec.retyping import retyped

BEFORE = """\
\ufeff# 部门: 这是注释   \r
组织:   {编号: acme,名称: 部门 }\r
\r
"部门":   # 类型: 部门\r
  - '编号': a
    名称: {中文: '类型: 部门', "en": "It''s \\u90e8\\u95e8"}
    ? 类型
    : "部门"
    职责: [职责, 名称]\t
    目的: >
      名称: 类型
        部门
  -   标识: b
      名称: &n 部门
      类型: *n


      上级: a   # 上级
"""
AFTER = """\
\ufeff# 部门: 这是注释   \r
organization:   {id: acme,name: 部门 }\r
\r
"units":   # 类型: 部门\r
  - 'id': a
    name: {zh: '类型: 部门', "en": "It''s \\u90e8\\u95e8"}
    ? type
    : "department"
    responsibilities: [职责, 名称]\t
    purpose: >
      名称: 类型
        部门
  -   id: b
      name: &n 部门
      type: *n


      unit_of: a   # 上级
"""


def fmt(text: str) -> str:
    return formatted("spec.yaml", text.encode()).decode()


def test_only_the_words_change():
    assert fmt(BEFORE) == AFTER


def test_the_meaning_stays():
    before, after = (understand("a", text.encode(), "zh") for text in (BEFORE, AFTER))
    assert (before.organisation, before.warnings) == (after.organisation, after.warnings)


def test_utf_16_stays_utf_16():
    text = BEFORE.removeprefix("\ufeff")
    data = codecs.BOM_UTF16_BE + text.encode("utf-16-be")
    assert formatted("a", data) == codecs.BOM_UTF16_BE + AFTER.removeprefix("\ufeff").encode("utf-16-be")


def test_what_has_the_standard_form_stays_byte_for_byte():
    assert fmt(AFTER) == AFTER


def test_a_part_of_a_spec_and_a_wrong_one_are_formatted_too():
    assert fmt("部门: [{标识: x, 名子: y, 类型: 领导}]") == "units: [{id: x, 名子: y, 类型: 领导}]".replace(
        "类型", "type"
    )


@pytest.mark.parametrize("text", ["部门: [", "部门: []\nunits: []", "- a", ""])
def test_what_cannot_be_read_is_refused(text):
    with pytest.raises(SpecError):
        fmt(text)


def test_a_text_that_stands_in_two_places_is_left_alone():
    text = "units: [{id: x, 类型: &t 部门, name: *t}]"
    assert fmt(text) == text.replace("类型", "type")


def test_words_that_would_change_more_are_refused():
    with pytest.raises(ToolError):
        retyped("a", b"a: b", {0: "x: {y"})


words = st.sampled_from(sorted({word for names in aliases.KEYS.values() for word in names} | {"x", "类 型", "#", "是"}))
scalars = words.flatmap(lambda word: st.sampled_from([word, f'"{word}"', f"'{word}'"])).filter(lambda word: word != "#")
nodes = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(st.tuples(scalars, inner), max_size=3).map(
            lambda items: "{" + ", ".join(f"{key}: {value}" for key, value in items) + "}"
        )
    ),
    max_leaves=12,
)


@given(st.lists(st.tuples(scalars, nodes), min_size=1, max_size=4))
def test_formatting_keeps_the_meaning_and_is_done_at_once(entries):
    text = "".join(f"{key}: {value}  # 名称: {number}\n" for number, (key, value) in enumerate(entries))
    try:
        once = fmt(text)
    except SpecError:
        return
    assert fmt(once) == once
    assert [line.partition("  #")[2] for line in once.splitlines()] == [
        line.partition("  #")[2] for line in text.splitlines()
    ]
    assert _understood(once) == _understood(text)


def _understood(text):
    try:
        return understand("a", text.encode(), "zh").organisation
    except SpecError as error:
        return [(problem.rule, problem.span.line) for problem in error.diagnostics]
