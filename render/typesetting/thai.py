"""Where words of Thai end, which is written without spaces; a dictionary tells."""

import re
from collections.abc import Iterator

_RUN = re.compile("[\u0e01-\u0e4e]{2,}")
# A vowel, a mark or a sign that belongs to what is before it; a vowel that belongs to what comes after it.
_BOUND = re.compile("(?<=[เ-ไ])|(?=[ะ-\u0e3aๅ-\u0e4eฯ])")


def has_thai(text: str) -> bool:
    """Whether there may be words in it that nothing parts."""
    return _RUN.search(text) is not None


def word_ends(text: str) -> Iterator[int]:
    """The places between two words of Thai. None where there is no dictionary for the machine."""
    try:
        from thaibreak import boundaries  # few texts need it
    except ImportError:
        return
    for run in _RUN.finditer(text):
        for place in boundaries(run[0])[1:-1]:
            if not _BOUND.match(text, run.start() + place):
                yield run.start() + place
