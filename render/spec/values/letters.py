"""The letters of a process: who has what part in an activity.

Which of them a process may have is for its scheme to say, which stands elsewhere; see `rules.processes`.
"""

import re
import unicodedata
from typing import Any

from render.schemes import Part, Scheme
from render.spec.findings import Unreadable, refused, shown
from render.spec.values.choices import one_of
from render.spec.values.words import line

WORDS = {
    "批准": Part.APPROVING, "核准": Part.ENDORSING, "审核": Part.REVIEWING, "上报": Part.SUBMITTING,
    "备案": Part.FILING, "approve": Part.APPROVING, "endorse": Part.ENDORSING, "review": Part.REVIEWING,
    "submit": Part.SUBMITTING, "file": Part.FILING,
}  # fmt: skip
"""Words that may stand for a mark."""

PATTERN = rf"^([{''.join(Part)}]|{'|'.join(WORDS)})([ ,/]*([{''.join(Part)}]|{'|'.join(WORDS)}))*$"
_READ = re.compile(PATTERN)
_ONE = re.compile(rf"{'|'.join(WORDS)}|[{''.join(Part)}]")
_EXAMPLE = "Such as `{sales-group: R, sales-manager: A}`."
_MEANING = "R is responsible, A accountable, C consulted, I informed."
_MEANT = {
    "R": "R", "A": "A", "S": "S", "C": "C", "I": "I", "RESPONSIBLE": "R", "ACCOUNTABLE": "A", "SUPPORTIVE": "S",
    "SUPPORT": "S", "CONSULTED": "C", "INFORMED": "I",
    "负责": "R", "执行": "R", "审批": "A", "当责": "A", "支持": "S", "协助": "S", "咨询": "C", "知会": "I", "通知": "I",
    "APPROVES": "批", "ENDORSES": "核", "REVIEWS": "审", "SUBMITS": "报", "FILES": "备", "FILED": "备",
}  # fmt: skip


def scheme(value: Any) -> Scheme:
    """One of the schemes."""
    return Scheme(one_of(value, tuple(Scheme), "is not a scheme"))


def raci(value: Any) -> Any:
    """Posts and units with their letters, these not read yet."""
    if not isinstance(value, dict):
        kind = "a list" if isinstance(value, list) else "a text"
        refused("wrong-type", f"Posts and units with their letters are needed here, not {kind}.", _EXAMPLE)
    if value and all(_is_letter(key) and not _reads_as_parts(given) for key, given in value.items()):
        refused("wrong-value", "The posts and units come first here, then the letters of each.", _EXAMPLE)
    if cut := [key for key, given in value.items() if given is None and _is_letter(key)]:
        message = f"{shown(cut[0])} stands alone. Between braces a comma ends an entry."
        refused("wrong-value", message, "Write several letters without it: `AR` or `A/R`.")
    return value


def _is_letter(key: str) -> bool:
    return key.upper() in _MEANT or _reads_as_parts(key)


def raci_key(value: Any) -> str:
    """The id of a post or unit, whether there is such a thing or not."""
    return value if isinstance(value, Unreadable) else unicodedata.normalize("NFC", line(value))


def parts(value: Any) -> tuple[Part, ...]:
    """One or more letters, such as R, AR or A/R, or marks such as 批; each once, in their usual order."""
    if isinstance(value, list):
        meant = "/".join(item for item in value if isinstance(item, str))
        hint = f"Write {meant}." if _reads_as_parts(meant) else _MEANING
        refused("wrong-type", "Letters are needed here, not a list.", hint)
    typed = line(value)
    if _reads_as_parts(typed):
        return found(typed)
    if not any(char.isalnum() for char in typed):
        refused("wrong-value", f"{shown(typed)} is not a letter.", "Leave out who has no part in the activity.")
    words = [_MEANT.get(word, word) for word in re.split(r"[\W_]+", unicodedata.normalize("NFKC", typed).upper())]
    meant = "/".join(filter(None, words))
    hint = f"Write {meant}." if _reads_as_parts(meant) else _MEANING
    refused("wrong-value", f"{shown(typed)} is not made of letters such as R, A, C and I.", hint)


def found(typed: str) -> tuple[Part, ...]:
    """The letters in a text, each once, in their usual order."""
    parts = {WORDS.get(word) or Part(word) for word in _ONE.findall(typed)}
    return tuple(part for part in Part if part in parts)


def _reads_as_parts(value: Any) -> bool:
    return isinstance(value, str) and _READ.match(value) is not None
