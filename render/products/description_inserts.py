"""What a document for job descriptions may ask for: the entries of one, beside all that any document may ask for."""

from difflib import get_close_matches

from render.content import Block, Document, Field, Form, FormPart, NumberedList
from render.products.inserts import LIKE, Inserts

_NAME = "title"
_WORDS = (
    _NAME, "code", "unit", "grade", "reports-to", "headcount", "direct-reports", "dotted-to", "head", "parts",
    "purpose", "processes", "place", "hours", "travel", "hazards",
)  # fmt: skip
_LISTS = (
    "duties", "authority", "education", "experience", "certificates", "skills", "languages", "internal", "external",
    "kpis", "career-from", "career-to",
)  # fmt: skip
ENTRIES = (*_WORDS, *_LISTS)
"""The tags, which are the ids of a form's entries. What a post does not tell is left to be filled in."""


class DescriptionInserts:
    """The entries of one description, and behind them the inserts of its organisation."""

    def __init__(self, others: Inserts, form: Form) -> None:
        self._others = others
        entries = (entry for part in form.parts for row in part.rows for entry in row)
        self._entries = {entry.id: entry for entry in entries if entry.id in ENTRIES}

    def words(self, tag: str) -> str | None:
        if tag not in ENTRIES:
            return self._others.words(tag)
        entry = self._entries.get(tag)
        return None if entry and entry.items else entry.text if entry else ""

    def has_blocks(self, tag: str) -> bool:
        return self.words(tag) is None if tag in ENTRIES else self._others.has_blocks(tag)

    def blocks(self, tag: str, tables: int, figures: int) -> tuple[Block, ...]:
        return (
            (NumberedList(self._entries[tag].items),) if tag in ENTRIES else self._others.blocks(tag, tables, figures)
        )

    def holds_paper(self, tag: str) -> bool:
        """A document that only names the post gets the whole form."""
        return tag in ENTRIES and tag != _NAME

    def is_of_a_kind(self, tag: str) -> bool:
        return self._others.is_of_a_kind(tag)

    def nearest(self, tag: str) -> str:
        return next(iter(get_close_matches(tag, ENTRIES, 1, LIKE)), "") or self._others.nearest(tag)


def inserts_of(description: Document, others: Inserts) -> DescriptionInserts:
    """Those of a description, which is one form."""
    (form,) = description.blocks
    assert isinstance(form, Form)
    return DescriptionInserts(others, form)


def inserts_of_any(others: Inserts) -> DescriptionInserts:
    """As of a post that tells everything: to see what a document asks for."""
    told = [Field("", "?", id=id) for id in _WORDS] + [Field("", items=("?",), id=id) for id in _LISTS]
    return DescriptionInserts(others, Form("", (FormPart("", (tuple(told),)),)))
