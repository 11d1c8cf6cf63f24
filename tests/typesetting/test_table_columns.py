"""Widths of columns: the shares, long words, and room that the main column can spare."""

import pytest

from render.content import Cell, Column, Table
from render.typesetting.table_columns import table_columns

SHARES = (2, 2, 6)


def widths(*rows: tuple[str, str, str], signs: bool = False) -> list[float]:
    columns = (Column("a", SHARES[0]), Column("b", SHARES[1], signs=signs), Column("c", SHARES[2]))
    table = Table("", columns, tuple(tuple(map(Cell, row)) for row in rows))
    return table_columns(table, lambda text: float(len(text)), [1.0, 1.0, 1.0], 100.0)


def test_short_texts_leave_the_shares_alone():
    assert widths(("甲", "乙", "丙")) == pytest.approx([20, 20, 60])


def test_an_empty_table_has_its_shares():
    assert widths() == pytest.approx([20, 20, 60])


def test_a_column_gets_what_most_of_its_cells_take_on_one_line():
    assert widths(*[("甲", "长" * 28, "丙")] * 5) == pytest.approx([20, 30, 50])


def test_it_gets_no_more_than_the_main_column_can_spare():
    first, second, main = widths(*[("甲", "长" * 90, "责" * 90)] * 5)
    assert second == pytest.approx(38, abs=2) and main == pytest.approx(42, abs=2) and first >= 20 * 0.9


def test_the_longest_word_stays_whole_beside_a_full_column():
    assert widths(("w" * 25, "乙", "责" * 90))[0] >= 27


def test_a_word_that_no_column_holds_does_not_push_the_others_out():
    first, second, main = widths(("w" * 300, "乙", "责" * 90))
    assert first <= 40 and second >= 10 and main >= 40
    assert first + second + main == pytest.approx(100)


def test_room_to_sign_is_not_given_to_long_names():
    columns = (Column("职责", 2), Column("姓名", 3), Column("签字", 4, by_hand=True), Column("日期", 3, by_hand=True))
    rows = tuple((Cell("审核"), Cell(name), Cell(), Cell()) for name in ("长" * 60, "Hohenstein-" * 3))
    role, name, signature, date = table_columns(Table("", columns, rows), lambda text: float(len(text)), [1.0] * 4, 120)
    assert signature >= 40 and date >= 30 and role >= 4
    assert role + name + signature + date == pytest.approx(120)


def test_signs_keep_their_share():
    assert widths(("甲", "R A C I R A C I R A C I R A C I", "丙"), signs=True) == pytest.approx([20, 20, 60])


def signs_under(*headers: str, activity: str = "活动", total: float = 100.0) -> list[float]:
    columns = (Column("a", 40), *(Column(header, 60 / len(headers), signs=True) for header in headers))
    table = Table("", columns, ((Cell(activity), *(Cell("R") for _ in headers)),) * 5)
    return table_columns(table, lambda text: 2.0 * len(text), [1.0] * len(columns), total)


def test_words_of_han_over_signs_have_room_where_the_first_column_can_spare_it():
    assert signs_under(*["供应链管理师"] * 10)[1:] == pytest.approx([8.0] * 10)  # three characters and padding
    assert signs_under(*["供应链管理师"] * 10, total=80.0)[1:] == pytest.approx([4.8] * 10)  # its share


def test_columns_of_signs_give_what_they_do_not_need_to_a_first_column_of_words():
    first, *signs = signs_under(*["甲"] * 6, activity="步" * 28)
    assert first == pytest.approx(58.0) and signs == pytest.approx([7.0] * 6)
