"""From the bytes of a text source to its text."""

import codecs

from render.importing.notes import refusal

_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode(file: str, data: bytes) -> str:
    """The text in `data`: UTF-8, UTF-16, or else GB18030, which holds GBK and GB2312. Raises `SpecError`."""
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    hint = 'Open it in its program and save it as UTF-8 text ("CSV UTF-8" in Excel), or give the XLSX itself.'
    raise refusal(file, "encoding", "This file is not text: neither UTF-8 nor UTF-16 nor GB18030.", hint)


def _candidates(data: bytes) -> tuple[str, ...]:
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            return (encoding,)
    head = data[:4096]
    if head[1::2].count(0) > len(head) // 8:  # every ASCII character has its zero there
        return ("utf-16-le",)
    if head[0::2].count(0) > len(head) // 8:
        return ("utf-16-be",)
    return ("utf-8", "gb18030")
