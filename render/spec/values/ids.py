"""Ids: of things, and of what they refer to."""

import re
import unicodedata
from typing import Any

from render.spec.findings import Unreadable, refused, shown
from render.spec.values.words import line
from render.terms import is_device

MAX_ID = 64
PLAIN_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?")


def identifier(value: Any) -> str:
    """An id: letters and digits of any script, `-`, `_` and `.`, in composed form (NFC)."""
    if isinstance(value, Unreadable):
        return value
    if isinstance(value, str) and PLAIN_ID.fullmatch(value):
        if is_device(value):
            message = f"Windows can make no file named {shown(value)}, and ids become names of files."
            refused("id-form", message, f"Write another, such as `the-{value}`.")
        return value
    if value is None or value == "":
        refused("missing-value", "The id is empty.", "Give a short name that will last, such as `sales` or `p-017`.")
    name = unicodedata.normalize("NFC", line(value))
    if len(name) > MAX_ID:
        refused("id-form", f"This id is longer than {MAX_ID} characters.", "Give a short name that will last.")
    good = _as_identifier(name)
    if name == good:
        return name
    char = next((char for char in name if not _in_identifier(char)), name[0])
    if _in_identifier(char):
        message = f'The id {shown(name)} must begin with a letter or a digit, and not end with ".".'
    else:
        what = "a space" if char.isspace() else shown(char)
        message = f"The id {shown(name)} has {what} in it. Ids are made of letters, digits, `-`, `_` and `.`."
    refused("id-form", message, f"Did you mean `{good}`?" if good else "Give a short name, such as `sales` or `p-017`.")


def _in_identifier(char: str) -> bool:
    return char.isalnum() or char in "-_." or unicodedata.category(char).startswith("M")


def _as_identifier(name: str) -> str:
    parts = "".join(char if _in_identifier(char) else " " for char in name).split()
    joined = "-".join(parts)
    while joined and not joined[0].isalnum():
        joined = joined[1:]
    return joined.rstrip(".")


def reference(value: Any) -> str:
    """The id of something else, whether there is such a thing or not."""
    if isinstance(value, list):
        hint = "Name one. A post's other superiors go to `dotted_to`; two who lead together hold one post."
        refused("wrong-type", "One id is needed here, not a list.", hint)
    if isinstance(value, dict):
        refused("wrong-type", "An id is needed here, not keys and values.", "Write the id alone.")
    if value is None or value == "":
        refused("missing-value", "The id is empty.", "Write the id of what is meant.")
    return value if isinstance(value, Unreadable) else unicodedata.normalize("NFC", line(value))


def separated(value: Any) -> tuple[str, ...]:
    """Ids of two or more responsibilities that must not be in one hand."""
    if not isinstance(value, list):
        refused("wrong-type", "A list of ids is needed here.", "Write two ids, such as [set-price, approve-price].")
    ids = tuple(map(reference, value))
    if len(set(ids)) < 2:
        refused("wrong-value", "One responsibility alone is separated from nothing.", "Write two ids or more.")
    return ids


def pair(value: Any) -> tuple[str, str]:
    """The ids of two different things."""
    if not isinstance(value, list):
        refused("wrong-type", "A list of two ids is needed here.", "Such as [sales, finance].")
    ids = tuple(map(reference, value))
    if len(ids) != 2:
        refused("wrong-value", f"Two ids are needed here, not {len(ids)}.", "Write an item for each pair.")
    if ids[0] == ids[1] and not isinstance(ids[0], Unreadable):
        refused("wrong-value", f"{shown(ids[0])} stands here twice.", "Name two different units.")
    return ids[0], ids[1]
