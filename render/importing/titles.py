"""The organisation's name, as what stands above a table or at the head of a document tells it."""

import re

from render.importing import vocabulary
from render.importing.cleaning import one_line
from render.importing.naming import shortened
from render.importing.tables import Table

_LONGEST = 60
_LABELLED = r"\s*([^:：]{2,12})\s*[:：]\s*([^:：]*?)(?:\s{2,}.*|\s+\S+[:：].*)?\s*"
_WITH_MORE = r"([^·|｜]+?)\s+[·|｜]\s.*"
_ANNEX = r"(?i)(?:附件|附表|附录|annex|appendix|anlage|annexe)\s*[\d一二三四五六七八九十]*\s*[:：]?"


def title_above(table: Table, top: int) -> tuple[str, int | None]:
    """The name that stands above the row `top`, and the row of it; else that at the head of the document."""
    of_paper = False
    for number, row in enumerate(table.rows[: max(top, 0)]):
        texts = list(dict.fromkeys(text.strip() for text in row if text.strip()))
        for text in texts:
            if (label := re.fullmatch(_LABELLED, text)) and vocabulary.folded(label[1]) in _labels() and label[2]:
                return one_line(label[2]), number
        if len(texts) != 1:
            continue
        if len(texts[0]) <= _LONGEST and (name := name_in(texts[0])):
            return name, number
        if of_paper and (more := re.fullmatch(_WITH_MORE, texts[0])):  # "Acme Ltd · Version 1.0" below a kind of paper
            return one_line(more[1]), number
        of_paper = of_paper or is_paper(texts[0])
    return _of_document(table), None


def _of_document(table: Table) -> str:
    """The name in the title of a document; all of it, where the line below says what kind of paper it is."""
    title = table.caption if re.fullmatch(_ANNEX, table.title) else table.title
    if len(title) > _LONGEST:
        return ""
    return name_in(title) or (one_line(title) if title and title != table.caption and is_paper(table.caption) else "")


def name_in(title: str) -> str:
    """The name in a title that says what kind of paper it is, too."""
    name = shortened(title)
    return name if 1 < len(name) < len(title) else ""


def is_paper(text: str) -> bool:
    """Whether it names a kind of paper."""
    return len(text) <= _LONGEST and shortened(text) != one_line(text).strip()


def _labels() -> tuple[str, ...]:
    return vocabulary.words("values", "organisation")
