"""CSV, read back with Python's own reader and with the eyes of a spreadsheet."""

import csv
import io

import pytest

from render.content import Cell, Column, Table
from render.writers.delimited import csv_file
from tests.word_samples import HOSTILE

COLUMNS = (Column("部门", 1), Column("职责", 1))


def read(data):
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_row_says_what_it_shares_with_the_one_above():
    rows = ((Cell("甲", rows=2), Cell(items=("一", "二"))), (None, Cell("3", number=3)))
    data = csv_file(Table("", COLUMNS, rows))
    assert read(data) == [["部门", "职责"], ["甲", "1. 一\n2. 二"], ["甲", "3"]]
    assert data.count(b"\r\n") == 3


@pytest.mark.parametrize(
    "text", [*HOSTILE, "+86", "-1", "@SUM(A1)", "＝1+1", "\t=1", "\r=1", 'a"b,c\nd', "-2+3+cmd|' /C calc'!A0"]
)
def test_nothing_is_taken_for_a_formula_and_nothing_is_lost(text):
    ((said, _),) = read(csv_file(Table("", COLUMNS, ((Cell(text), Cell("")),))))[1:]
    assert said.removeprefix("'") == text.removeprefix("'")
    assert said[0] not in "=+-@＝＋－＠\t\r\n"
