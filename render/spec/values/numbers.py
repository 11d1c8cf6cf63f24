"""Numbers, shares and days."""

import datetime
import re
import unicodedata
from typing import Any

from render.spec.findings import refused, shown
from render.spec.values.words import line


def whole(value: Any) -> int:
    """A number of people, from 0."""
    typed = line(value)
    if re.fullmatch(r"0|[1-9][0-9]{0,8}", typed):
        return int(typed)
    if re.fullmatch(r"0[0-9]+", typed):
        octal = f" or {int(typed, 8)}" if not set(typed) & set("89") and int(typed, 8) != int(typed) else ""
        message = f"{shown(typed)} means different numbers in different versions of YAML."
        refused("wrong-value", message, f"Write {int(typed[:9])}{octal}.")
    hint = "Write a whole number such as 1 or 12."
    simple = _simple_number(typed)
    if simple is not None and simple >= 0:
        is_whole = simple == int(simple)
        hint = f"Write {int(simple)}." if is_whole else "Count people; `fte` of a membership tells of part time."
    refused("wrong-value", f"{shown(typed)} is not a whole number.", hint)


def _simple_number(typed: str) -> float | None:
    """What somebody meant who typed 1_000, 0x10, 1e3, 1.0, "3 人" or full-width digits."""
    plain = unicodedata.normalize("NFKC", typed).replace("_", "").replace(",", "").strip(" 人名个")
    try:
        number = float(int(plain, 0)) if plain.lower().startswith(("0x", "0o", "0b")) else float(plain)
    except ValueError:
        return None
    return number if abs(number) < 1e9 else None


def number(value: Any, least: int, most: int, unit: str) -> float:
    """So many of some unit."""
    typed = line(value)
    if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", typed) and least <= float(typed) <= most:
        return float(typed)
    refused("wrong-value", f"{shown(typed)} is no number of {unit}.", f"Write one from {least} to {most}.")


def levels(value: Any) -> int:
    """So many levels, from 1."""
    typed = line(value)
    if re.fullmatch(r"[1-9][0-9]{0,8}", typed):
        return int(typed)
    refused("wrong-value", f"{shown(typed)} is no number of levels.", "Write a whole number from 1.")


def share(value: Any) -> float:
    """A share of full time, above 0 and at most 1."""
    typed = line(value)
    if re.fullmatch(r"0?\.[0-9]{1,9}|1(\.0{1,9})?", typed) and float(typed) > 0:
        return float(typed)
    percent = re.fullmatch(r"([0-9]{1,3}) ?[%％]", typed)
    if percent and 0 < int(percent[1]) <= 100:
        hint = f"Write {int(percent[1]) / 100:g}."
    else:
        hint = "1 is full time, 0.5 half of it."
    refused("wrong-value", f"{shown(typed)} is not a share of full time, above 0 and at most 1.", hint)


def percent(value: Any) -> float:
    """A share of the whole in percent, from 1 to 100, typed as 30 or 30%."""
    typed = line(value)
    number = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,3})?) ?[%％]?", typed)
    share = float(number[1]) if number else 0.0
    if 1 <= share <= 100:
        return share
    hint = f"Write {100 * share:g}." if 0 < share < 1 else "Write a number from 1 to 100, such as 30."
    refused("wrong-value", f"{shown(typed)} is not a weight in percent.", hint)


def weight(value: Any) -> int:
    """How much there is of something beside others: 1 or more."""
    typed = line(value)
    if re.fullmatch(r"[1-9][0-9]{0,5}", typed):
        return int(typed)
    refused(
        "wrong-value", f"{shown(typed)} is not a weight.", "Write a whole number from 1 on; 2 is twice as much as 1."
    )


def date(value: Any) -> datetime.date:
    """A day, typed as 2026-12-31."""
    typed = line(value)
    parts = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", typed)
    loose = re.fullmatch(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[T ].*)?", typed)
    try:
        day = datetime.date(*map(int, loose.groups())) if loose else None
    except ValueError:
        refused("wrong-value", f"There is no day {shown(typed)}.", "Write year-month-day, such as 2026-12-31.")
    if parts and day:
        return day
    hint = f"Write {day}." if day else "Write year-month-day, such as 2026-12-31."
    refused("wrong-value", f"{shown(typed)} is not a date as it is written here.", hint)
