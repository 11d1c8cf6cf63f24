"""Comments that silence a rule: which lines they are about, and what only looks like one."""

import pytest

from render.lint.ignores import ignores


def named(text):
    return [(it.rule, it.line, it.span.line, it.span.column) for it in ignores({"a.yaml": text})]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_line_of_the_comment_or_the_next_that_is_none(end):
    lines = [
        "a: b # rolebook: ignore[one, two] why",
        "# rolebook: ignore[three]",
        "  # more words",
        "#rolebook:ignore[ four ]",
        "c: d",
    ]
    assert named(end.join(lines)) == [("one", 1, 1, 25), ("two", 1, 1, 30), ("three", 5, 2, 20), ("four", 5, 4, 19)]


def test_texts_are_no_comments():
    text = (
        "a: '# rolebook: ignore[x]'\n"
        'b: "1\n  # rolebook: ignore[x]"\n'
        "c: |\n  # rolebook: ignore[x]\n"
        "d: e#rolebook:ignore[x]\n"
        "# rolebook: ignored[x]\n"
        "f: g # rolebook: ignore[y]\n"
    )
    assert named(text) == [("y", 8, 8, 25)]
