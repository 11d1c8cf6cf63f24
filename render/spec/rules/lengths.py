"""Texts that are too long for a paper."""

from collections.abc import Iterator

from render.spec.draft import Draft
from render.spec.findings import Finding
from render.spec.texts import texts

MOST = 32_767
"""UTF-16 units that a cell of Excel holds; what is longer would be cut."""


def too_long(draft: Draft) -> Iterator[Finding]:
    for path, text in texts(draft):
        for tag, words in text.by_language.items():
            length = len(words.encode("utf-16-le")) // 2 if len(words) > MOST // 2 else 0
            if length > MOST:
                message = f"This text has {length:,} characters; a cell of Excel holds {MOST:,}."
                yield Finding((*path, tag), message, "Shorten it, or part it into several.")
