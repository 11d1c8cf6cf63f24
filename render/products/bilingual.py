"""Two versions of one paper, in two languages, as one: wherever they differ, both stand there, one below the other."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from render.content import Bilingual, Box, Chart, CollaborationMap, Document, Entry, Heading, Index, Table
from render.content.bilingual import apart

Content = TypeVar("Content", Chart, CollaborationMap, Document, Table)

_NUMBER = re.compile(r"[0-9.]+\s+")  # as in a locale's `numbered_heading`
_CHART = ("title", "boxes", "footer", "legend", "sign_words")
# What is for machines, and what has room for one language only.
_ONLY_ONE = ("language", "id", "target", "link", "running_head")


def in_languages(versions: Sequence[Content], languages: Sequence[str]) -> Content:
    """The paper in its one language, or in both of them; `languages` are their BCP 47 tags."""
    if len(versions) == 1:
        return versions[0]
    first, second = versions
    merged: Content = _Merger(languages[1]).merged(first, second)
    return merged


class _Merger:
    """Walks through both versions at once: they are built alike, whatever the language."""

    def __init__(self, language: str) -> None:
        self._language = language

    def merged(self, first: Any, second: Any) -> Any:
        """What both say; of what is in one version only, that one."""
        match first:
            case str():
                return self._text(first, second)
            case Chart():
                parts = {name: self.merged(getattr(first, name), getattr(second, name)) for name in _CHART}
                return first._replace(**parts)
            case Box():
                return self._box(first, second)
            case Index():
                return self._index(first, second)
            case Heading():
                return first._replace(text=self._heading(first.text, _NUMBER.sub("", second.text, count=1)))
            case tuple():
                if hasattr(first, "_fields"):
                    return type(first)(**self._fields(first, second))
                pairs = zip(first, second, strict=False)
                return (*(self.merged(one, other) for one, other in pairs), *first[len(second) :])
            case _:
                return first

    def _fields(self, first: Any, second: Any) -> dict[str, Any]:
        """The fields of a named tuple."""
        ours, theirs = first._asdict(), second._asdict()
        return {name: ours[name] if name in _ONLY_ONE else self.merged(ours[name], theirs[name]) for name in ours}

    def _heading(self, first: str, second: str) -> str:
        """`second` has no number any more."""
        return first if second == _NUMBER.sub("", first, count=1) else self._text(first, second)

    def _text(self, first: str, second: str) -> str:
        return first if second in ("", first) else Bilingual(first, second, self._language)

    def _box(self, first: Box, second: Box) -> Box:
        """Every line of a box is followed by the same in the second language, smaller as details are."""
        merged = Box(**self._fields(first, second))
        lines = [line for text in (merged.title, *merged.details) for line in apart(text)]
        return merged._replace(title=lines[0], details=tuple(lines[1:]))

    def _index(self, first: Index, second: Index) -> Index:
        """One index for both: names are found in either language, each in the order of its own."""
        groups: dict[str, list[Entry]] = {}
        known: set[Entry] = set()
        for version, language in ((first, ""), (second, self._language)):
            for sign, entries in version.groups:
                new = [entry._replace(language=language) for entry in entries if entry not in known]
                groups.setdefault(sign, []).extend(new)
                known.update(entries)
        return first._replace(groups=tuple((sign, tuple(groups[sign])) for sign in _in_order(groups)))


def _in_order(signs: dict[str, list[Entry]]) -> Iterator[str]:
    """Letters first."""
    return iter(sorted(signs, key=lambda sign: (not sign.isalpha(), sign)))
