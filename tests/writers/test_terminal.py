"""Answers fit the terminal, whatever they say and however narrow it is."""

import re

from hypothesis import given
from hypothesis import strategies as st

from render.content import Cell, Column, Facts, Heading, NumberedList, Paragraph, Table
from render.typesetting.columns import columns
from render.writers.terminal import Screen, terminal

WORDS = st.text(st.sampled_from("运营部、，（）abc  -1\x1b\u0301"), min_size=1, max_size=60)
TABLE = Table("编制", (Column("部门", 1), Column("Posts", 1)), ((Cell("运营部"), Cell("9")), (Cell("IT"), Cell("10"))))


def test_columns_are_aligned_by_what_characters_take():
    assert terminal([TABLE], Screen()) == "编制\n部门    Posts\n运营部      9\nIT         10\n"
    assert terminal([Facts((("编制", "1"), ("上级部门", "x"), ("Id", "y")))], Screen()) == (
        "编制      1\n上级部门  x\nId        y\n"
    )


def test_blocks_stand_apart_and_what_follows_a_heading_does_not():
    blocks = [Heading("A", 1, "a"), Facts((("b", "c"),)), Paragraph("d"), Heading("E", 2, "e"), NumberedList(("f",))]
    assert terminal(blocks, Screen()) == "A\nb  c\n\nd\n\nE\n1.  f\n"


def test_a_long_text_goes_on_under_itself():
    assert terminal([NumberedList(("制定电商战略规划，把握业务发展方向",))], Screen(20)) == (
        "1.  制定电商战略规\n    划，把握业务发展\n    方向\n"
    )


def test_no_colour_unless_asked_and_nothing_but_colour_differs():
    blocks = [Heading("A", 1, "a"), Facts((("b", "c"),)), TABLE]
    plain, coloured = terminal(blocks, Screen()), terminal(blocks, Screen(colour=True))
    assert "\x1b" not in plain
    assert coloured.startswith("\x1b[1mA\x1b[0m\n")
    assert re.sub("\x1b\\[[0-9]m", "", coloured) == plain


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4), st.integers(24, 90))
def test_no_line_is_wider_than_the_screen_and_nothing_is_lost(pairs, width):
    table = Table("t", (Column("a", 1), Column("b", 1)), tuple((Cell(one), Cell("1")) for one, _ in pairs))
    text = terminal([Facts(tuple(pairs)), NumberedList(tuple(two for _, two in pairs)), table], Screen(width))
    assert "\x1b" not in text
    assert max(map(columns, text.splitlines())) <= width
    shown = text.replace("\n", "").replace(" ", "")
    for label, value in pairs:
        for char in (label + value).replace("\x1b", "\ufffd").replace(" ", ""):
            assert char in shown
