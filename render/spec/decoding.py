"""From the bytes of a file to its text, or to one clear reason why they are not text."""

import codecs

from render.diagnostics import Diagnostic, Span, SpecError

SAVE_AS_UTF8 = 'Open it in your editor and save it again with the encoding "UTF-8".'

SIGNATURES = {
    b"PK\x03\x04": "a zip file (perhaps a Word or Excel document)",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel document",
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"{\\rtf": "a rich text document",
}


def decode(name: str, data: bytes) -> str:
    """The text in `data`: UTF-8, or UTF-16 with a byte order mark. Raises `SpecError` for anything else."""
    for signature, kind in SIGNATURES.items():
        if data.startswith(signature):
            hint = "Give a YAML text file; `rolebook import` makes one of a table."
            raise _refused(Span(name, 1, 1), "not-text", f"This is {kind}, not a text file.", hint)
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if utf16 else "utf-8"
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "ignore").removeprefix("\ufeff")
        raise _undecodable(_end_of(name, before), data, error) from None
    if (nul := text.find("\0")) >= 0:
        message = "There is a NUL character here: this is not a text file, or it is UTF-16 without a byte order mark."
        raise _refused(_end_of(name, text[:nul]), "not-text", message, SAVE_AS_UTF8)
    return text


def _undecodable(span: Span, data: bytes, error: UnicodeDecodeError) -> SpecError:
    if b"\0" in data and error.encoding == "utf-8":
        return _refused(span, "not-text", "This is not a text file.", "Give a YAML text file, saved as UTF-8.")
    encoding = "UTF-16" if error.encoding.startswith("utf-16") else "UTF-8"
    guess = ' It seems to be saved in the Chinese encoding GB18030 (GBK, "ANSI").' if _seems_chinese(data) else ""
    message = f"This file is not {encoding}: the byte 0x{data[error.start]:02X} does not belong here.{guess}"
    return _refused(span, "encoding", message, SAVE_AS_UTF8)


def _seems_chinese(data: bytes) -> bool:
    """Whether every pair of high bytes is a character of GB2312, as nearly all Chinese text in GB18030 is."""
    try:
        return bool(data.decode("gb2312"))
    except UnicodeDecodeError:
        return False


def _end_of(name: str, text: str) -> Span:
    return Span(name, text.count("\n") + 1, len(text) - text.rfind("\n"))


def _refused(span: Span, rule: str, message: str, hint: str) -> SpecError:
    return SpecError((Diagnostic(span, rule, message, hint),))
