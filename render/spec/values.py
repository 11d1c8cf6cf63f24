"""From the text that was typed to a value, or to the reasons why it is none.

Each function takes what stands in the YAML: text, `None` where nothing is given, a mapping or a list.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, NoReturn

from render.organisation import DEVICES, Text, UnitType, Visibility
from render.spec.findings import Finding, UnfitError, Unreadable, closest, listed, shown

MAX_ID = 64
PLAIN_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?")
LANGUAGE = re.compile(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{2,8})*)")
LANGUAGE_NAMES = {
    "cn": "zh", "chinese": "zh", "中文": "zh", "汉语": "zh", "english": "en", "英文": "en", "英语": "en",
    "jp": "ja", "kr": "ko", "vn": "vi", "ua": "uk", "cz": "cs", "gr": "el", "dk": "da", "us": "en", "uk-en": "en",
}  # fmt: skip
NO_LANGUAGE_HINT = "A text is plain, or has a version per language, such as {zh: …, en: …}."
YAML_1_1_BOOLEANS = {"yes": "true", "y": "true", "on": "true", "no": "false", "n": "false", "off": "false"}
BREAKS = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029]+")


def refuse(*findings: Finding) -> NoReturn:
    """Tells of problems; their paths begin at the value."""
    raise UnfitError(*findings)


def refused(rule: str, message: str, hint: str) -> NoReturn:
    refuse(Finding((), message, hint, rule))


def line(value: Any) -> str:
    """A text without language, in one paragraph."""
    if isinstance(value, str):
        return value.strip() if value.isprintable() else " ".join(filter(None, map(str.strip, BREAKS.split(value))))
    if value is None:
        refused("missing-value", "Nothing is given here.", "Fill it in.")
    kind = "a list" if isinstance(value, list) else "keys and values"
    refused("wrong-type", f"A single value is needed here, not {kind}.", "Write the value itself.")


def text(value: Any) -> Text:
    """A text, plain or by language; never empty."""
    if isinstance(value, dict):
        return _by_language(value)
    if isinstance(value, list):
        refused("wrong-type", "A text is needed here, not a list.", "Write the text itself, or {zh: …, en: …}.")
    words = line(value)
    if not words:
        refused("missing-value", "The text is empty.", "Fill it in.")
    return Text({"": words})


def text_or_nothing(value: Any) -> Text | None:
    """A text, or nothing where it is empty, as in a form that waits to be filled in."""
    return None if value is None or (isinstance(value, str) and not value.strip()) else text(value)


def _by_language(value: dict[str, Any]) -> Text:
    if len(value) == 1 and _reads_as_sentence(*value.items()):
        hint = "Put the text in quotes."
        refused("colon-in-text", 'This text has ": " in it, and so it is read as a key and its value.', hint)
    problems = list(_language_problems(value))
    if problems:
        refuse(*problems)
    words = {_tag(key): line(given) for key, given in value.items() if given is not None}
    words = {tag: given for tag, given in words.items() if given}
    if not words:
        refused("missing-value", "The text is empty in every language.", "Fill it in.")
    return Text(words)


def _language_problems(value: dict[str, Any]) -> Iterator[Finding]:
    tags: dict[str, str] = {}
    for key, words in value.items():
        if not LANGUAGE.fullmatch(key) or key in LANGUAGE_NAMES:
            yield Finding((key,), f"{shown(key)} is not a language.", _language_hint(key), "language-tag", of_key=True)
        elif tags.setdefault(_tag(key), key) != key:
            message = f"{shown(key)} and {shown(tags[_tag(key)])} are the same language."
            yield Finding((key,), message, "Keep one of them.", "duplicate-key", of_key=True)
        elif words is not None and not isinstance(words, str):
            message = f"The text for {shown(key)} is not a text."
            yield Finding((key,), message, "Write the text itself.", "wrong-type")


def _reads_as_sentence(entry: tuple[str, Any]) -> bool:
    key, words = entry
    return isinstance(words, str) and _language_hint(key) == NO_LANGUAGE_HINT and not LANGUAGE.fullmatch(key)


def _tag(key: str) -> str:
    primary, _, rest = key.partition("-")
    return primary.lower() + ("-" + rest if rest else "")


def _language_hint(key: str) -> str:
    if better := LANGUAGE_NAMES.get(key.lower()):
        return f"Write `{better}`."
    if LANGUAGE.fullmatch(key.replace("_", "-")):
        return f"Write `{key.replace('_', '-')}`."
    if re.search("[:：]", key):
        return "After the colon of a key there must be a plain colon and a space: {zh: …, en: …}."
    return NO_LANGUAGE_HINT


def identifier(value: Any) -> str:
    """An id: letters and digits of any script, `-`, `_` and `.`, in composed form (NFC)."""
    if isinstance(value, Unreadable):
        return value
    if isinstance(value, str) and PLAIN_ID.fullmatch(value):
        if DEVICES.fullmatch(value):
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
        hint = "Name one; the rest of a post's superiors go to `dotted_to`."
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


def named(value: Any) -> dict[str, str]:
    """Values by name, each on one line."""
    if not isinstance(value, dict):
        refused("wrong-type", "Keys and values are needed here.", "Write `name: value`, a line for each.")
    wrong = [Finding((name,), "A single value is needed here.", "Write it after the colon.", "missing-value")
             for name, given in value.items() if not isinstance(given, str)]  # fmt: skip
    if wrong:
        refuse(*wrong)
    return {name: line(given) for name, given in value.items()}


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
    if simple is not None and simple >= 0 and simple == int(simple):
        hint = f"Write {int(simple)}."
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
    if count := whole(value):
        return count
    refused("wrong-value", "There is no chart without a level.", "Write a whole number from 1.")


def one_of(value: Any, words: tuple[str, ...]) -> str:
    """One of a fixed few words."""
    typed = line(value)
    if typed in words:
        return typed
    near = closest(typed, words)
    hint = f"Did you mean `{near}`?" if near else f"Write {listed(words)}."
    refused("wrong-value", f"{shown(typed)} is not known here.", hint)


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


def flag(value: Any) -> bool:
    """`true` or `false`."""
    typed = line(value)
    if typed in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return typed.lower() == "true"
    meant = YAML_1_1_BOOLEANS.get(typed.lower(), typed.lower())
    hint = f"Write {meant}." if meant in ("true", "false") else "Write true or false."
    refused("wrong-value", f"{shown(typed)} is neither true nor false.", hint)


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


def unit_type(value: Any) -> UnitType:
    """One of the kinds of unit."""
    typed = line(value)
    kinds = {str(kind): kind for kind in UnitType}
    if typed in kinds:
        return kinds[typed]
    meant = UNIT_TYPE_WORDS.get(typed) or closest(typed, kinds)
    hint = f"Did you mean `{meant}`?" if meant else f"Write {listed(kinds)}."
    refused("wrong-value", f"{shown(typed)} is not a type of unit.", hint)


UNIT_TYPE_WORDS = {
    "虚拟": "virtual", "team": "group", "division": "center", "centre": "center", "section": "group",
    "project": "virtual",
}  # fmt: skip


class Disclosure(NamedTuple):
    """Who may know of a thing, where that is said, and who of single fields of it."""

    level: Visibility | None = None
    fields: Mapping[str, Visibility] = MappingProxyType({})


WHOLE = "all"
"""Among fields, the thing as a whole."""

VISIBILITY_WORDS = {
    "公开": "public", "内部": "internal", "受限": "restricted", "保密": "restricted", "机密": "restricted",
    "confidential": "restricted", "secret": "restricted", "private": "restricted", "open": "public",
}  # fmt: skip


def disclosure(value: Any, fields: tuple[str, ...] = ()) -> Disclosure:
    """A level for the whole, or levels by field, for these fields and `all`."""
    if not isinstance(value, dict):
        return Disclosure(_level(value))
    hint = f"Give a level to {listed((WHOLE, *fields))}." if fields else "Write a level alone, such as `restricted`."
    problems = [
        Finding((key,), f"{shown(key)} cannot be kept from readers here.", hint, "unknown-key", of_key=True)
        for key in value
        if key != WHOLE and key not in fields
    ]
    if problems:
        refuse(*problems)
    levels = {key: _level(given) for key, given in value.items()}
    return Disclosure(levels.pop(WHOLE, None), levels)


def _level(value: Any) -> Visibility:
    typed = line(value)
    levels = {str(level.name).lower(): level for level in Visibility}
    if typed in levels:
        return levels[typed]
    meant = VISIBILITY_WORDS.get(typed.lower()) or closest(typed, levels)
    hint = f"Did you mean `{meant}`?" if meant else f"Write {listed(levels)}."
    refused("wrong-value", f"{shown(typed)} is not a level of visibility.", hint)
