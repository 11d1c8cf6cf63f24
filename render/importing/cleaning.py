"""What is certainly not meant in a cell: stray white space, invisible characters, full-width letters and digits."""

import re
from collections.abc import Set as AbstractSet

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_INVISIBLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069"
    "\ufeff\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f"
)
_SPACE = " \t\n\r\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]")
# Compiled, which takes long, by the first cell that needs it: most sources are clean.
_UNSEEN = f"[{_INVISIBLE}]|(?<![^\x00-\u02ff\u3000-\u9fff])[\u200c\u200d]"
_DIRTY = f"(?m)[{_INVISIBLE}\u200c\u200d０-９Ａ-Ｚａ-ｚ]|^ | $|[^\\S \n]|  |[{_HAN}] [{_HAN}]".replace("\x1f", "\x1e")
_HALF_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_SPACES = f"[{_SPACE}]+"
_BREAK_IN_HAN = f"(?<=[{_HAN}，。；、：！？）])[{_SPACE}]*[\n\r\u2028\u2029]+[{_SPACE}]*(?=[{_HAN}（])"
_SPREAD_HAN = f"[{_HAN}](?:[{_SPACE}]+[{_HAN}])+"
_LINE_ENDS = "\r\n?|[\x85\u2028\u2029\x0b\x0c]"


def is_clean(distinct: AbstractSet[str]) -> bool:
    """Whether none of these texts needs cleaning: few searches, as most columns are clean."""
    if _is_plain("".join(distinct)):
        return True
    joined = "\n".join(distinct)
    return joined.count("\n") == len(distinct) - 1 and not re.search(_DIRTY, joined)


def _is_plain(text: str) -> bool:
    """Whether `text` certainly needs no cleaning: it has no white space and nothing that cannot be seen; quick."""
    return text.isprintable() and " " not in text and not _FULL_WIDTH.search(text)


def one_line(text: str) -> str:
    """`text` on one line: 运营⏎经理 becomes 运营经理, "张　三" 张三, "Head  of⏎Sales" Head of Sales, Ａ１ A1."""
    if _is_plain(text):
        return text
    text = re.sub(_UNSEEN, "", text).translate(_HALF_WIDTH)
    text = re.sub(_BREAK_IN_HAN, "", text)
    text = re.sub(_SPACES, " ", text).strip(" ")
    return text.replace(" ", "") if re.fullmatch(_SPREAD_HAN, text) else text


def people(text: str) -> str:
    """`text` with its lines as a list, where each is a whole name: a name may also be broken over two lines."""
    if "\n" not in text:
        return text
    names = [one_line(line) for line in text.splitlines() if line.strip()]
    whole = all(len(name) > 1 and (" " in name or not name.isascii()) for name in names)
    return "、".join(names) if whole else text


def are_paragraphs(distinct: AbstractSet[str]) -> bool:
    """Whether each of these texts is as `paragraphs` would make it, but for white space at its ends."""
    if all(text.replace("\n", "").isprintable() for text in distinct):  # what is looked for is not: a fast way to know
        return True
    joined = "".join(distinct)
    return not (re.search(_LINE_ENDS, joined) or re.search(_UNSEEN, joined))


def paragraphs(text: str) -> str:
    """`text` with its line breaks as they are, each "\\n", and nothing that cannot be seen."""
    return re.sub(_UNSEEN, "", re.sub(_LINE_ENDS, "\n", text)).strip()


def what_changed(before: str, after: str) -> str:
    """In words for a note; "" where only spaces at the ends went, or nothing."""
    if before.strip() == after:
        return "spaces at the ends were removed" if before != after else ""
    if "\n" in before.strip() or "\r" in before.strip():
        return "a line break within the text was removed"
    if re.search(_UNSEEN, before):
        return "invisible characters were removed"
    if before.translate(_HALF_WIDTH) != before:
        return "full-width letters and digits were made half-width"
    return "spaces within the text were removed"
