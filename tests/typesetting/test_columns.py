"""How wide text is in a terminal, and that it cannot steer one."""

import pytest

from render.typesetting.columns import columns, visible


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("运营部", 6), ("ＡＢ", 4), ("（A）", 5), ("e\u0301", 1), ("한국", 4)]
)
def test_width(text, width):
    assert columns(text) == width


def test_nothing_steers_the_terminal():
    assert visible("a\x1b[31m\x9b2J\u202eb\tc") == "a\ufffd[31m\ufffd2J\ufffdb c"
