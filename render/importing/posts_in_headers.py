"""Headings that are posts, with who holds them, or how many do, beneath: 科室 | 主任 | 副主任 | 医师人数."""

import re

from render.han import has_han
from render.importing import said
from render.importing.headers import OF_PEOPLE, Field, meaning
from render.importing.kinds import headship, is_post, is_unit
from render.importing.persons import may_be_name
from render.importing.tables import Table

_LONGEST_TITLE = 24
_LONGEST_HAN_NAME = 4
_COUNT_BEHIND = r"(.{2,}?)(?:人数|数量|编制|数|\s+(?:posts|headcount))$"
_BETWEEN = r"[、，,/;；\n]"
_REMARK = r"[(（].*"


def named_in(labels: list[str]) -> set[str]:
    """What in a header are posts, where it has a column of units and several of posts."""
    if not any(meaning(text) is Field.UNIT for text in labels):
        return set()
    posts = {text for text in labels if text and post_in(text) and not meaning(text)}
    return posts if len(posts) > 1 else set()


def columns_of_posts(table: Table, row: int, labels: list[str], unknown: list[int], fields: set[Field]) -> list[int]:
    """Those of the `unknown` columns below the header in `row` that are headed by a post and hold people or numbers.

    `fields` is what the other columns mean: beside people, such a column tells of their superiors; beside posts, a
    head is that of their unit.
    """
    if not fields & {Field.UNIT, Field.PATH} or fields & OF_PEOPLE:
        return []
    posts = [at for at in unknown if post_in(labels[at])]
    if Field.TITLE in fields:
        posts = [at for at in posts if headship(labels[at]) is not None]
    return [at for at in posts if _holds_people(table, row, at)]


def post_in(label: str) -> str:
    """The post in a heading; "" if there is none."""
    counted = re.fullmatch(_COUNT_BEHIND, label)
    title = counted[1] if counted else label
    return title if len(title) <= _LONGEST_TITLE and is_post(title) else ""


def _holds_people(table: Table, row: int, at: int) -> bool:
    texts = [text for cells in table.rows[row + 1 :] if (text := cells[at].strip()) and not said.nothing(text)]
    people = sum(
        text.isdecimal() or said.vacant(text) or all(map(_is_person, re.split(_BETWEEN, text))) for text in texts
    )
    return people * 3 > len(texts) * 2


def _is_person(text: str) -> bool:
    """Whether it may be a name: in a column of people also a rare one."""
    name = re.sub(_REMARK, "", text).strip()
    return may_be_name(name) or (has_han(name) and 1 < len(name) <= _LONGEST_HAN_NAME and not is_unit(name))
