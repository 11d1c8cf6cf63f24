"""Words as WordprocessingML: the only place where text becomes XML. Text stays text, whatever is in it."""

import re
from html import escape

from render.content import Bilingual
from render.typesetting.scripts import is_east_asian, is_rtl

_COMPLEX = re.compile("[\u0590-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]")
_OPEN_TEXT, _CLOSE_TEXT = '<w:t xml:space="preserve">', "</w:t>"
_LINE_BREAK = f"{_CLOSE_TEXT}<w:br/>{_OPEN_TEXT}"
_TAB = f"{_CLOSE_TEXT}<w:tab/>{_OPEN_TEXT}"
_LINE_END = re.compile("\r\n?|\n")
_NOT_PLAIN = re.compile("[&<>\r\n\t]")
_BELOW, _BESIDE = "<w:r><w:br/></w:r>", f"<w:r>{_OPEN_TEXT} {_CLOSE_TEXT}</w:r>"
_NOT_BOLD = '<w:b w:val="0"/><w:bCs w:val="0"/>'


def run(text: str, style: str = "", *, look: str = "", quiet: str = "RolebookQuiet", beside: bool = False) -> str:
    """A `w:r` with `text`, or one for each script; line ends and tabs become their elements. Empty for an empty text.

    `look` is what stands in its properties from `w:b` to `w:szCs`. The second language of a text has the style
    `quiet` and a line of its own, unless it is to stand `beside` the first.
    """
    if not text:
        return ""
    if isinstance(text, Bilingual):
        second = _runs(text.second, quiet, _NOT_BOLD, text.language)
        return f"{_runs(text.first, style, look)}{_BESIDE if beside else _BELOW}{second}"
    return _runs(text, style, look)


def _runs(text: str, style: str, look: str, said_in: str = "") -> str:
    """`said_in` is the language of a text that is not in that of the paper."""
    if not _COMPLEX.search(text):
        return _run(text, style, look, said_in=said_in)
    from render.writers.script_parts import parts  # few papers need it

    return "".join(
        _run(part.text, style, look, font=part.font, language=part.language, rtl=part.rtl, said_in=said_in)
        for part in parts(text)
    )


def _run(
    text: str, style: str, look: str, *, font: str = "", language: str = "", rtl: bool = False, said_in: str = ""
) -> str:
    """The hint gives characters that both Latin and Han fonts hold, such as “ and …, to the Han font.

    `font` and `language` are of a complex script.
    """
    languages = (f' w:val="{said_in}" w:eastAsia="{said_in}"' if said_in else "") + (
        f' w:bidi="{language}"' if language else ""
    )
    has_hint = not text.isascii() and any(map(is_east_asian, text))
    fonts = (' w:hint="eastAsia"' if has_hint else "") + (f' w:cs="{font}"' if font else "")
    properties = (
        (f'<w:rStyle w:val="{style}"/>' if style else "")
        + (f"<w:rFonts{fonts}/>" if fonts else "")
        + look
        + ("<w:rtl/>" if rtl else "<w:cs/>" if language else "")
        + (f"<w:lang{languages}/>" if languages else "")
    )
    if _NOT_PLAIN.search(text):
        text = _LINE_END.sub(_LINE_BREAK, escape(text, quote=False)).replace("\t", _TAB)
    return f"<w:r>{properties and f'<w:rPr>{properties}</w:rPr>'}{_OPEN_TEXT}{text}{_CLOSE_TEXT}</w:r>"


def paragraph(
    style: str,
    runs: str,
    *,
    keep: bool = False,
    on_new_page: bool = False,
    level: int | None = None,
    leftwards: bool = False,
    centred: bool = False,
    leading: int | None = None,
    stops: str = "",
    hanging: int | None = None,
    section: str = "",
) -> str:
    """A `w:p` around finished `runs`.

    `keep` holds it on one page with what follows, `on_new_page` starts one with it, right at the top. `level`
    puts it in the one list: 0 owns a list, unnumbered to the eye, 1 is an item. `leftwards` is for text that reads
    from the right. `leading` is the distance of its lines, `hanging` is how far in they begin below the first, both
    in twips; `stops` are those of its tabs, `section` is a `w:sectPr` that ends with it.
    """
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>'
        + ("<w:keepNext/>" if keep else "")
        + ("<w:pageBreakBefore/>" if on_new_page else "")
        + (f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>' if level is not None else "")
        + (f"<w:tabs>{stops}</w:tabs>" if stops else "")
        + ("<w:bidi/>" if leftwards else "")
        + ('<w:spacing w:before="0"/>' if on_new_page else "")
        + (f'<w:spacing w:line="{leading}" w:lineRule="exact"/>' if leading is not None else "")
        + (f'<w:ind w:left="{hanging}" w:hanging="{hanging}"/>' if hanging is not None else "")
        + ('<w:jc w:val="center"/>' if centred else "")
        + f"{section}</w:pPr>{runs}</w:p>"
    )


def tab_stop(place: int, kind: str = "left") -> str:
    """The place in twips to which a tab leads; at the end of a line of `kind` "right", by dots."""
    leader = ' w:leader="dot"' if kind == "right" else ""
    return f'<w:tab w:val="{kind}"{leader} w:pos="{place}"/>'


def text_paragraph(
    style: str,
    text: str,
    *,
    keep: bool = False,
    level: int | None = None,
    centred: bool = False,
    quiet: str = "RolebookQuiet",
) -> str:
    """A `w:p` that says `text` and nothing else."""
    return paragraph(style, run(text, quiet=quiet), keep=keep, level=level, leftwards=is_rtl(text), centred=centred)


def field(instruction: str, result: str) -> str:
    """A field that shows `result` until Word computes it anew. `instruction` is never a text of a spec."""
    return f'<w:fldSimple w:instr=" {instruction} ">{run(result)}</w:fldSimple>'


def field_start(instruction: str) -> str:
    """The beginning of a field whose result goes over several paragraphs, up to `field_end`."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction, quote=False)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end() -> str:
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def link(bookmark: str, runs: str) -> str:
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{runs}</w:hyperlink>'


def bookmarked(bookmark: str, number: int, runs: str) -> str:
    """`runs` as the target `bookmark`; `number` is unique in the document."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'
