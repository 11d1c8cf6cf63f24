"""Words: texts without language, plain or by language, and several of them."""

import re
from collections.abc import Iterator
from typing import Any

from render.organisation import Text, Texts
from render.spec.findings import Finding, UnfitError, refuse, refused, shown

LANGUAGE = re.compile(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{2,8})*)")
LANGUAGE_NAMES = {
    "cn": "zh", "chinese": "zh", "中文": "zh", "汉语": "zh", "english": "en", "英文": "en", "英语": "en",
    "jp": "ja", "kr": "ko", "vn": "vi", "ua": "uk", "cz": "cs", "gr": "el", "dk": "da", "us": "en", "uk-en": "en",
}  # fmt: skip
NO_LANGUAGE_HINT = "A text is plain, or has a version per language, such as {zh: …, en: …}."
COMMA_HINT = 'If it belongs to a text with a comma, put that text in quotes, such as "Acme Co., Ltd.".'
BREAKS = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029]+")
MOST = 32_767
"""UTF-16 units that a cell of Excel holds; what is longer would be cut."""
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


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
        several = ", ".join(item for item in value if isinstance(item, str))
        hint = f"Write one text, such as {shown(several)}." if several else "Write the text itself, or {zh: …, en: …}."
        refused("wrong-type", "A text is needed here, not a list.", hint)
    words = line(value)
    if not words:
        refused("missing-value", "The text is empty.", "Fill it in.")
    if excess := _excess(words):
        refuse(excess)
    return Text(words)


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
            hint = COMMA_HINT if words is None and len(tags) else _language_hint(key)
            yield Finding((key,), f"{shown(key)} is not a language.", hint, "language-tag", of_key=True)
        elif tags.setdefault(_tag(key), key) != key:
            message = f"{shown(key)} and {shown(tags[_tag(key)])} are the same language."
            yield Finding((key,), message, "Keep one of them.", "duplicate-key", of_key=True)
        elif words is not None and not isinstance(words, str):
            message = f"The text for {shown(key)} is not a text."
            yield Finding((key,), message, "Write the text itself.", "wrong-type")
        elif words and (excess := _excess(line(words))):
            yield excess._replace(path=(key,))


def _excess(words: str) -> Finding | None:
    """That a text is too long, where it is: no paper cuts one."""
    length = len(words.encode("utf-16-le")) // 2 if len(words) > MOST // 2 else 0
    if length <= MOST:
        return None
    message = f"This text has {length:,} characters; a cell of Excel holds {MOST:,}."
    return Finding((), message, "Shorten it, or part it into several.", "too-long")


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
