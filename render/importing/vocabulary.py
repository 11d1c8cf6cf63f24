"""The words that tables and organisations use, in every language: `words/*.json`, a file each.

headers       by `Field`: what the header of a column may say
affixes       what a header may say beside another: `name` as in "Manager Name", `number` as in "Manager ID",
              `english`; `small` words count for nothing
rather        by `Field`: what the heading says of the column to take where several mean the same
values        what a cell says instead of naming something, such as `vacant`, `nothing` or `totals`
footers       what remarks below a table begin with
units         by type: what names of units end with, and with a star at its end, begin with; `whole` ones may be
              organisations by themselves
units_first   the same, in languages and places where the kind comes first
posts         what titles end with
qualifications
              by kind, words that tell what a requirement is about
surnames      as names begin with; those of one character stand together
honorifics    what stands before names of people and is no part of them
qualifiers    what stands in brackets behind names of units and posts and looks like a name of a person, but is none
heads         what titles of heads say, the highest `first`; what says one of `not_heads` is none, nor what ends with
              one of `not_heads_at_end`
"""

import json
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

_MARKS = re.compile("[\u0300-\u036f]")
_BETWEEN_WORDS = re.compile(r"[^\w#+]+|_+")


@cache
def words(group: str, name: str = "") -> tuple[str, ...]:
    """The words of a group, those of all languages, folded; `name` is that of a group within the group."""
    groups = [language.get(group, []) for language in _languages()]
    listed = [found.get(name, []) if isinstance(found, dict) else found for found in groups]
    together = "\n".join(word for words in listed for word in words)  # much quicker than one by one
    return tuple(dict.fromkeys(filter(None, folded(together).split("\n"))))


@cache
def names(group: str) -> tuple[str, ...]:
    """The names of the groups within a group."""
    return tuple(dict.fromkeys(name for language in _languages() for name in language.get(group, ())))


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """`text` without what is often written otherwise: case, accents, width of letters."""
    if text.isascii():
        return text.casefold().strip()
    apart = unicodedata.normalize("NFKD", text).casefold().replace("ı", "i")
    return unicodedata.normalize("NFC", _MARKS.sub("", apart)).strip()


def as_header(text: str) -> str:
    """A folded text without the spaces, signs and small words that headers may differ in: "Job Title *" is jobtitle."""
    if text.isalnum():
        return "" if text in _small() else text
    return "".join(word for word in _BETWEEN_WORDS.split(text) if word not in _small())


@cache
def _small() -> frozenset[str]:
    return frozenset(words("affixes", "small"))


@cache
def _languages() -> list[dict[str, dict[str, list[str]] | list[str]]]:
    files = sorted(Path(__file__).with_name("words").glob("*.json"))  # json is loaded already; YAML takes a while
    return [json.loads(file.read_bytes()) for file in files]
