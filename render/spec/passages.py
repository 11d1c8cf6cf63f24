"""Values of several texts, and numbers that weigh things, read like those of `values`."""

import re
from typing import Any

from render.organisation import Text, Texts
from render.spec.findings import Finding, UnfitError, Unreadable, shown
from render.spec.values import line, reference, refuse, refused, text, text_or_nothing

_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def texts(value: Any) -> Texts:
    """A text, or a list of them; none where nothing is given."""
    if isinstance(value, list):
        return _each(value)
    words = text_or_nothing(value)
    return () if words is None else (words,)


def paragraphs(value: Any) -> Texts:
    """A list of texts, or one text in which blank lines part the paragraphs, as many in every language."""
    if isinstance(value, list):
        return _each(value)
    if text_or_nothing(value) is None:
        return ()
    versions = value if isinstance(value, dict) else {"": value}
    parted = {tag: _parted(words) for tag, words in versions.items() if words}
    counts = {tag: len(parts) for tag, parts in parted.items() if parts}
    if len(set(counts.values())) > 1:
        told = " and ".join(f"{count} in `{tag}`" for tag, count in counts.items())
        hint = "Part them alike by blank lines, or write a list with an item in all languages for each paragraph."
        refused("wrong-value", f"The paragraphs of these languages do not match: {told}.", hint)
    return tuple(
        text({tag: parted[tag][number] for tag in counts} if isinstance(value, dict) else parted[""][number])
        for number in range(max(counts.values()))
    )


def _parted(words: str) -> list[str]:
    """The paragraphs of a text: a folded one (`>`) has single breaks between them only."""
    parts = _BLANK_LINE.split(words) if _BLANK_LINE.search(words.strip()) else words.split("\n")
    return [part for part in parts if part.strip()]


def _each(items: list[Any]) -> Texts:
    found: list[Text] = []
    problems: list[Finding] = []
    for number, item in enumerate(items):
        try:
            if item is not None:  # the reader told of it
                found.append(text(item))
        except UnfitError as unfit:
            problems += [_within(number, finding) for finding in unfit.findings]
    if problems:
        refuse(*problems)
    return tuple(found)


def _within(number: int, found: Finding) -> Finding:
    return Finding((number, *found.path), found.message, found.hint, found.rule, of_key=found.of_key)


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


def percent(value: Any) -> float:
    """A share of the whole in percent, above 0 and at most 100, typed as 30 or 30%."""
    typed = line(value)
    number = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,3})?) ?[%％]?", typed)
    if number and 0 < float(number[1]) <= 100:
        return float(number[1])
    refused(
        "wrong-value",
        f"{shown(typed)} is not a weight in percent.",
        "Write a number above 0 and up to 100, such as 30.",
    )


def weight(value: Any) -> int:
    """How much there is of something beside others: 1 or more."""
    typed = line(value)
    if re.fullmatch(r"[1-9][0-9]{0,5}", typed):
        return int(typed)
    refused(
        "wrong-value", f"{shown(typed)} is not a weight.", "Write a whole number from 1 on; 2 is twice as much as 1."
    )
