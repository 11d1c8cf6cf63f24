"""Whatever stands in a source: a spec that passes `check`, or one clear refusal; never a traceback."""

import csv
import io
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from render.diagnostics import Severity, SpecError
from render.importing import import_bytes
from render.spec import understand

HEADERS = (
    "部门 岗位 职责 上级 上级工号 编制 姓名 工号 职级 备注 部门编码 上级部门 部门负责人 组织路径 一级部门 二级部门 "
    "岗位编号 虚线上级 层级 序号 任职资格 行政编制 事业编制 编制合计 "
    "FTE department title name manager 电话 英文名 Id 岗位英文名 whatever"
).split()
WORDS = (
    "集团 集团/华东 集团/华东/运营部 运营部 运营组 技术部 总经理 经理 组长 会计 张三 李四 张三、李四 "
    "王五（代） 001 1 002 P1 p1 10 3人 0.5 50% 150% 300% - 无 空缺 同上 合计 注：x 部门 岗位 1.甲2.乙 "
    "4.5 3（含1人） 本科，5年经验 CEO 张三（主任） "
    "①甲②乙 甲；乙 a:b #x 'x' \"x\" {a} [b] null true "
    "no 010 1e3 2026-01-01 * & ! % @ ` | > ? Head Finance finance FINANCE Ａ１ ０１"
).split()
STRANGE = [
    *("", "", "", " 运营部 ", "运营\n部", "  缩进", "a: b", "a #b", "\u200b", "x" * 70, "部" * 90, "\U0001f600", "é"),
    *("e\u0301", "ﬁ", "İ"),
]
CELLS = st.sampled_from(WORDS) | st.sampled_from(STRANGE)
ANY = CELLS | st.text(max_size=12)


def outcome(name, data):
    """The spec and what `check` says of it, or `None` where the source is refused."""
    try:
        imported = import_bytes(name, data)
    except SpecError as refusal:
        assert refusal.diagnostics and all(diagnostic.hint for diagnostic in refusal.diagnostics)
        return None
    understand("spec.yaml", imported.text.encode(), "zh")  # raises SpecError where there is an error
    assert all(note.severity is Severity.WARNING for note in imported.notes)
    used, unused = imported.coverage.used, imported.coverage.unused
    assert used >= 0 and all(cell.why for cell in unused)
    return imported


@st.composite
def tables(draw):
    headers = draw(st.lists(st.sampled_from(HEADERS), min_size=2, max_size=7, unique=True))
    row = st.lists(ANY, min_size=len(headers), max_size=len(headers))
    return [headers, *draw(st.lists(row, max_size=14))]


MARKS = ["", "", "一、", "（一）", "（二）", "1. ", "1.1 ", "（1）", "- ", "# ", "## ", "第一条 ", "　　"]
LINES = [
    "部门职责：",
    "岗位职责：管理",
    "编制：3人",
    "直接上级：总经理",
    "运营部。负责运营；增长。",
    "附则",
    "制定制度；",
]


@example([("（1）", ""), ("- ", "部门职责：")])
@given(st.lists(st.tuples(st.sampled_from(MARKS), st.sampled_from(LINES) | ANY), max_size=20))
def test_any_paper_in_words_becomes_a_sound_spec(lines):
    outcome("paper.txt", "\n".join(mark + text for mark, text in lines).encode("utf-8", "replace"))


@given(tables())
def test_any_table_becomes_a_sound_spec(rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    outcome("table.csv", text.getvalue().encode("utf-8", "replace"))


@given(st.lists(st.tuples(st.integers(0, 6), CELLS), max_size=25))
def test_any_outline_becomes_a_sound_spec(lines):
    outcome("outline.txt", "\n".join("  " * depth + text for depth, text in lines).encode())


@given(
    st.text(alphabet="ab:-|{}[]&*!?>'\"# \n\tkindGroupteams,<table>tr/=部", max_size=200),
    st.sampled_from(["yaml", "md", "html", "txt", "csv"]),
)
def test_any_text_is_read_or_refused(text, suffix):
    prefix = {
        "yaml": "teams:\n  x: ",
        "md": "|部门|岗位|\n|--|--|\n|",
        "html": "<table><tr><td>部门<td>岗位<tr><td>",
    }.get(suffix, "")
    outcome(f"x.{suffix}", (prefix + text).encode())


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xef\xbb\xbf"]),
)
def test_any_bytes_are_read_or_refused(data, start):
    outcome("x", start + data)


@given(st.data())
@pytest.mark.parametrize("kind", ["book", "paper", "ods", "odt"])
def test_a_document_with_broken_bytes_is_read_or_refused(kind, sources, data):
    content = bytearray(sources[kind])
    for position in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[position] = data.draw(st.integers(0, 255))
    outcome(f"x.{kind}", bytes(content))


@given(st.data())
@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("book", "xl/worksheets/sheet1.xml"),
        ("book", "xl/workbook.xml"),
        ("paper", "word/document.xml"),
        ("ods", "content.xml"),
        ("odt", "content.xml"),
    ],
)
def test_a_document_with_a_broken_part_is_read_or_refused(kind, part, sources, data):
    with zipfile.ZipFile(io.BytesIO(sources[kind])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    content = bytearray(parts[part])
    for _ in range(data.draw(st.integers(1, 6))):
        position = data.draw(st.integers(0, len(content) - 1))
        content[position : position + data.draw(st.integers(0, 9))] = data.draw(
            st.binary(max_size=6) | st.sampled_from([b'r="XFD1048576"', b' table:number-rows-repeated="9999999"'])
        )
    parts[part] = bytes(content)
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in parts.items():
            archive.writestr(name, value)
    outcome(f"x.{kind}", changed.getvalue())
