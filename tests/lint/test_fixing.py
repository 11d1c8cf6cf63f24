"""`--fix`: the words that are wrong change, and not one character beside them."""

import codecs
import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from render import spec
from render.diagnostics import Span, ToolError
from render.lint import review
from render.lint.fixing import corrected
from render.lint.settings import settle
from render.spec.document import Source

SPEC = """\
# 电商,团队  (kept)
organization: {id: o, name: "公司(总部)"} # 尾,注
posts:
- id: gm    # ids,stay
  title:   '总经理,兼职'\t
  responsibilities: &all
    - 审批合同,签署文件;   # kept,too
    - "引用\\u201c甲,乙\\u201d"
    - 他说''好'',走了
    - '他说''好'',走了'
    - 折行的文字,
      下一行,继续
    - |
      块文本,保留
    - {zh: 主持会议, en: "Chair, decide"}
- {id: b, title: 文员, reports_to: gm, responsibilities: *all}
"""


def fix(data):
    reading = spec.understand("a.yaml", data, "zh")
    (text,) = reading.places.texts.values()
    return corrected(
        data, Source("a.yaml", text), review(reading.organisation, reading.places, "zh", settle(())).rewritten
    )


def test_only_the_words_change():
    fixed, count = fix(SPEC.encode())
    better = {"公司(总部)": "公司（总部）", "总经理,兼职": "总经理，兼职", "合同,签署文件;": "合同，签署文件；"}
    expected = SPEC
    for wrong, right in better.items():
        expected = expected.replace(wrong, right)
    assert fixed.decode() == expected
    assert count == 3
    assert fix(fixed) == (fixed, 0)


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_marks_stay(mark, end):
    text = SPEC.replace("\n", end)
    fixed, count = fix(mark + text.encode())
    assert count == 3
    assert fixed.startswith(mark + text[:10].encode())
    assert fixed.count(b"\r") == text.count("\r")


@pytest.mark.parametrize(("mark", "encoding"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")])
def test_utf_16_stays_utf_16(mark, encoding):
    fixed, count = fix(mark + SPEC.encode(encoding))
    assert count == 3
    assert fixed.startswith(mark)
    assert "总经理，兼职" in fixed[2:].decode(encoding)


def test_what_would_change_more_is_refused():
    data = "a: 甲\nb: 乙\n".encode()
    for better in ("x: y", "甲 # 乙", "&a", "- b"):
        with pytest.raises(ToolError, match="nothing was written"):
            corrected(data, Source("a.yaml", data.decode()), {Span("a.yaml", 1, 4): better})


def test_a_file_that_was_changed_meanwhile_is_left_alone():
    with pytest.raises(ToolError, match="changed meanwhile"):
        corrected("a: 乙\n".encode(), Source("a.yaml", "a: 甲\n"), {Span("a.yaml", 1, 4): "丙"})


texts = st.text("甲乙,;:!?() （），a1'\"#\\&-", min_size=1, max_size=12).filter(lambda text: text.strip())


def typed(text, style):
    """`text` as YAML, in one of the styles that can hold it."""
    if style == "plain" and not set(text) & set("[]{}") and text == text.strip():
        try:
            if yaml.safe_load(f"- a: {text}\n") == [{"a": text}]:
                return text
        except yaml.YAMLError:
            pass
    if style == "block":
        return f"|-\n      {text.strip()}"
    return json.dumps(text, ensure_ascii=False) if style == "double" else "'" + text.replace("'", "''") + "'"


def plain(value):
    """What stays the same whatever the width of the punctuation."""
    wide = str.maketrans("，；：！？（）", ",;:!?()", " ")
    return json.loads(json.dumps(value, ensure_ascii=False).translate(wide)) if value is not None else None


@given(st.lists(st.tuples(texts, st.sampled_from(["plain", "single", "double", "block"])), min_size=1, max_size=6))
def test_a_fix_changes_no_meaning_and_no_second_one_is_needed(duties):
    lines = [f"  - {typed(text, style)}{'' if style == 'block' else ' # 甲,乙'}" for text, style in duties]
    head = "organization: {id: o, name: O}\nposts:\n- id: p\n  title: P\n  responsibilities:\n"
    data = (head + "\n".join(lines) + "\n").encode()
    fixed, count = fix(data)
    before, after = (yaml.load(text, yaml.CBaseLoader) for text in (data, fixed))
    assert plain(before) == plain(after)
    assert (fixed == data) == (count == 0)
    assert fixed.count("甲,乙\n".encode()) == data.count("甲,乙\n".encode()), "comments stay"
    assert fix(fixed) == (fixed, 0)
