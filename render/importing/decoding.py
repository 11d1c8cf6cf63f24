"""From the bytes of a text source to its text."""

import codecs
import re

from render.importing.headers import meaning
from render.importing.notes import Notes, refusal

_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

_REGIONAL = ("gb18030", "big5", "cp932", "cp949", "cp1252", "cp1251", "cp1254", "cp1250", "cp1256")
"""What Excel writes as CSV unless asked for UTF-8, from China and Taiwan to western Europe and the Arab world."""
_LATIN = "cp1252"
_ALONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_HIGH = re.compile(rb"[\x80-\xff]+")
_HEAD = 8192
_BRACKETS = re.compile(r"[(（].*")
"""What does not tell of a language: "Pay (£)"."""
_LINES = 25
_CELLS = re.compile("[,;\t|]")


def decode(file: str, data: bytes, notes: Notes) -> str:
    """The text in `data`: UTF-8, UTF-16, else what makes most sense of its first lines. Raises `SpecError`."""
    for encoding in _candidates(data):
        text = _decoded(data, encoding)
        if text is not None and "\0" not in text:
            if encoding in _REGIONAL and not _words_known(text[:_HEAD]):
                message = f"This text was read as {encoding}; look whether all its letters are right."
                notes.add("encoding", message, file, 1, hint="If they are not, save it as UTF-8.")
            return text
    hint = 'Open it in its program and save it as UTF-8 text ("CSV UTF-8" in Excel), or give the XLSX itself.'
    raise refusal(file, "encoding", "This file is not text in an encoding that is known.", hint)


def _candidates(data: bytes) -> tuple[str, ...]:
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            return (encoding,)
    head = data[:4096]
    if head[1::2].count(0) > len(head) // 8:  # every ASCII character has its zero there
        return ("utf-16-le",)
    if head[0::2].count(0) > len(head) // 8:
        return ("utf-16-be",)
    return ("utf-8", *_by_words_known(data))


def _by_words_known(data: bytes) -> list[str]:
    """GB18030, which holds GBK and GB2312, unless more words of the first lines are known in another encoding.

    Most of them take any bytes, so that without a word they count for nothing. Without any, letters that stand alone
    are those of a western language: what else is not ASCII comes in pairs, or whole words.
    """
    head = data[:_HEAD].rsplit(b"\n", 1)[0]
    known = {encoding: _words_known(_decoded(head, encoding) or "") for encoding in _REGIONAL}
    told = sorted((encoding for encoding in _REGIONAL if known[encoding]), key=lambda encoding: -known[encoding])
    alone, runs = len(_ALONE.findall(head)), len(_HIGH.findall(head))
    return told or ([_LATIN, "gb18030"] if alone * 2 > runs else ["gb18030"])


def _words_known(text: str) -> int:
    cells = {cell.strip(' "') for line in text.splitlines()[:_LINES] for cell in _CELLS.split(line)}
    return sum(not _BRACKETS.sub("", cell).isascii() and meaning(cell) is not None for cell in cells)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
