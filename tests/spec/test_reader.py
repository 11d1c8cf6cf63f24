"""Positions, typed text as it stands, encodings, and what bounds a file."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.diagnostics import SpecError
from render.spec import load, reader


def read(text):
    return reader.read("spec.yaml", text.encode())


def failure(data):
    with pytest.raises(SpecError) as caught:
        reader.read("spec.yaml", data)
    return [(d.span.line, d.span.column, d.rule) for d in caught.value.diagnostics]


def place(document, *path, of_key=False):
    span = document.span(path, of_key)
    return span.line, span.column


def test_every_scalar_is_the_text_that_was_typed():
    typed = ["NO", "010", "1.10", "2026-01-01", "1_000", "0x10", "1:30", "yes", "on", "-0", ".nan", "1e3", "=", "0o7"]
    document = read("\n".join(f"- {text}" for text in typed).join(["a:\n", "\n"]))
    assert document.root["a"] == typed


def test_null_is_not_given_unless_quoted():
    root = read("a:\nb: ~\nc: null\nd: NULL\ne: 'null'\nf: ''\ng: \"~\"\nh: nil\n").root
    assert root == {"a": None, "b": None, "c": None, "d": None, "e": "null", "f": "", "g": "~", "h": "nil"}


def test_keys_stay_text_too():
    assert list(read("1: a\nno: b\nnull: c\n2026-01-01: d\n").root) == ["1", "no", "null", "2026-01-01"]


def test_places_of_keys_values_and_items():
    document = read("# comment\na: b\nc:\n  - d\n  -   e: f\n  - [g, {h: i}]\n")
    assert place(document, "a") == (2, 4)
    assert place(document, "a", of_key=True) == (2, 1)
    assert place(document, "c", 0) == (4, 5)
    assert place(document, "c", 1) == (5, 7)
    assert place(document, "c", 1, "e") == (5, 10)
    assert place(document, "c", 2, 1, "h") == (6, 13)
    assert place(document, "c", 2, 1, "h", of_key=True) == (6, 10)


def test_what_is_missing_is_placed_where_it_should_be():
    document = read("a:\n  b: c\n")
    assert place(document, "a", "x", "y") == (2, 3)
    assert place(document, "x") == (1, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_columns_count_characters_in_every_encoding(encoding, newline):
    text = newline.join(["运营: 经理", "𠮷𝒳: [👩‍💻, x]", "é: {运: 𠮷, b: c}", ""])
    document = reader.read("spec.yaml", text.encode(encoding))
    assert place(document, "运营") == (1, 5)
    assert place(document, "𠮷𝒳", 1) == (2, 11)
    assert place(document, "é", "b") == (3, 14)


def test_a_line_separator_ends_no_line():
    document = read("a: 'x\u2028y\x85z'\nb: c\n")
    assert place(document, "b") == (2, 4)


def test_utf_16_that_breaks_off():
    assert failure("a: 运营\nb: c".encode("utf-16")[:-1]) == [(2, 4, "encoding")]


def test_the_place_of_a_wrong_byte_counts_characters():
    assert failure("a: b\n运营: ".encode() + b"\xff\n") == [(2, 5, "encoding")]


def test_gb18030_is_recognised():
    with pytest.raises(SpecError) as caught:
        reader.read("spec.yaml", "organization: {id: a, name: 电商运营团队}\n".encode("gb18030"))
    assert "GB18030" in caught.value.diagnostics[0].message


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"---\n", b"# only words\n", b"~\n", b"\xff\xfe"])
def test_nothing(data):
    assert [rule for _, _, rule in failure(data)] == ["empty-file"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "{a: [", "? ", "&a [", "!x ["])
def test_deep_nesting_is_one_error(opening):
    problems = failure(opening.encode() * 100_000)
    assert problems[-1][2] in ("too-deep", "complex-key", "syntax")


def test_nesting_is_bounded_exactly():
    depth = reader.MAX_DEPTH - 1  # the mapping at the top is a level too
    assert read("a: " + "[" * depth + "]" * depth).root["a"]
    assert failure(b"a: " + b"[" * (depth + 1) + b"]" * (depth + 1)) == [(1, 4 + depth, "too-deep")]


def test_size_is_bounded(monkeypatch):
    monkeypatch.setattr(reader, "MAX_BYTES", 10)
    assert reader.read("spec.yaml", b"a: 3456789").root == {"a": "3456789"}
    assert failure(b"a: 34567890") == [(1, 1, "file-too-large")]


def test_aliases_stand_for_what_they_repeat():
    document = read("a: &x {b: &y c, d: &z [e]}\nf: *x\ng: *y\nh: [*z, *z]\n")
    shared = {"b": "c", "d": ["e"]}
    assert document.root == {"a": shared, "f": shared, "g": "c", "h": [["e"], ["e"]]}
    assert place(document, "f", "b") == (1, 11)


def test_honest_aliases_fit_and_bombs_do_not():
    honest = "\n".join(["a: &a [制定电商战略规划, 把握业务发展方向]", *(f"k{n}: *a" for n in range(20_000))])
    assert len(read(honest).root) == 20_001
    text = "t: &t " + "x" * 100_000 + "\n" + "\n".join(f"k{n}: *t" for n in range(1000))
    assert [rule for _, _, rule in failure(text.encode())] == ["alias-size"]


@pytest.mark.parametrize(("key", "place"), [(key, place) for key, places in reader.ALONE.items() for place in places])
def test_one_id_or_word_may_stand_for_a_list_of_one(key, place):
    around = f"{{{place}: {{{key}: %s}}}}" if place else f"{{{key}: %s}}"
    alone, listed = read(around % "x"), read(around % "[x]")
    assert alone.root == listed.root
    path = (place, key) if place else (key,)
    assert alone.span((*path, 0)) == alone.span(path)


def test_elsewhere_such_a_word_stays_one(tmp_path):
    spec = """
organization: {id: o, name: O}
units: [{id: show, name: S, posts: [{id: formats, title: F, dotted_to: show2, visibility: {dotted_to: internal}}]}]
posts: [{id: show2, title: T}]
processes: [{id: p, name: P, activities: [{name: A, raci: {show: R, formats: A}}]}]
"""
    (tmp_path / "o.yaml").write_text(spec, "utf-8")
    made = load(tmp_path / "o.yaml", "en").organisation
    assert set(made.processes[0].activities[0].raci) == {"show", "formats"}
    assert made.post_by_id["formats"].dotted_to == ("show2",)


def test_problems_before_a_syntax_error_are_told_with_it():
    assert failure(b"a: 1\na: 2\nb: [\n") == [(2, 1, "duplicate-key"), (3, 4, "syntax")]


def test_what_follows_a_second_document_is_left_alone():
    document = read("a: b\n---\n: : :\n[")
    assert document.root == {"a": "b"}
    assert [problem.rule for problem in document.problems] == ["several-documents"]


@given(st.recursive(st.text("ab运𠮷 #:-'\"\n"), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_reads_what_json_writes(value):
    clean = json.loads(json.dumps({"value": value}).encode())
    try:
        document = reader.read("spec.yaml", json.dumps(clean, ensure_ascii=True).encode())
    except SpecError as error:
        assert error.diagnostics[-1].rule in ("xml-illegal-character", "too-deep", "syntax")
        return
    if not document.problems:
        assert document.root == clean


def test_forty_units_within_each_other_are_not_too_deep():
    posts = "posts: [{id: p%d, title: P, responsibilities: [{text: T, kpis: [{text: K, target: {zh: 甲, en: A}}]}]}]"
    lines = (f"{'    ' * n}- id: u{n}\n{'    ' * n}  {posts % n}\n{'    ' * n}  units:\n" for n in range(40))
    assert read("units:\n" + "".join(lines)).root["units"]
