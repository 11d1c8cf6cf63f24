"""Edits of bytes: what comes into the places of a document, in the look of what is there."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from render.attaching.word_places import PREFIX, Level, Place, Range
from render.writers.word_parts.xml import run

_ONLY_WORDS = re.compile(rb"<w:(?:text|multiLine)\b[^>]*/>")
_TAG = re.compile(rb"<w:tag\b[^>]*/>")
_BEFORE_TAG = re.compile(rb"<w:sdtPr[^>]*?>(?:\s*<w:rPr>.*?</w:rPr>|\s*<w:alias\b[^>]*/>)*", re.DOTALL)
_STALE = re.compile(rb"<w:showingPlcHdr\b[^>]*/>|<w(?:15)?:dataBinding\b[^>]*/>")
_RUN_LOOK = re.compile(rb"<w:r\b[^>]*>\s*(<w:rPr>.*?</w:rPr>)?", re.DOTALL)
_OWN_LOOK = re.compile(rb"<w:rPr>.*?</w:rPr>", re.DOTALL)
_PARAGRAPH_LOOK = re.compile(rb"<w:p\b[^>]*>\s*(<w:pPr>.*?</w:pPr>)?", re.DOTALL)
_CELL_LOOK = re.compile(rb"<w:tcPr>.*?</w:tcPr>", re.DOTALL)
# A content control must hold something; and LibreOffice misreads a field or a shape in its first paragraph.
TINY_PARAGRAPH = (
    b'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    b'<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)


class Edit(NamedTuple):
    """`pieces` instead of what is in `range`."""

    range: Range
    pieces: Sequence[bytes]


def words_edits(part: bytes, place: Place, words: str) -> list[Edit]:
    """Words in the look of those that are there, or that the place asks for; without any, its hint stays."""
    properties, old = part[slice(*place.properties)], part[slice(*place.content)]
    is_hint = b"<w:showingPlcHdr" in properties
    if is_hint and not words:
        return []
    look = _run_look(b"" if is_hint else old) or _own_look(properties)
    runs = run(words, beside=True).encode() or b"<w:r><w:t></w:t></w:r>"
    if look:
        runs = re.sub(rb"^<w:r>(?:<w:rPr>.*?</w:rPr>)?", lambda _: b"<w:r>" + look, runs)
    if place.level is not Level.WORDS:
        first = _PARAGRAPH_LOOK.search(old)
        runs = b"<w:p>" + ((first and first[1]) or b"") + runs + b"</w:p>"
    return _place_edits(place, _STALE.sub(b"", properties), [_in_cell(place, old, runs)])


def blocks_edits(part: bytes, place: Place, pieces: Iterable[bytes]) -> list[Edit]:
    """Finished XML of paragraphs and tables; around words, the paragraph makes way for it."""
    properties, old = part[slice(*place.properties)], part[slice(*place.content)]
    inner = [TINY_PARAGRAPH, *pieces]
    properties = _ONLY_WORDS.sub(b"", _STALE.sub(b"", properties))
    if place.level is Level.CELL:
        inner = [_in_cell(place, old, b"".join(inner))]
    if place.paragraph:
        control = [b"<w:sdt>", _tagged(properties, place), b"<w:sdtContent>", *inner, b"</w:sdtContent></w:sdt>"]
        return [Edit(place.paragraph, control)]
    return _place_edits(place, properties, inner)


def _place_edits(place: Place, properties: bytes, pieces: list[bytes]) -> list[Edit]:
    inner = [b"<w:sdtContent>", *pieces, b"</w:sdtContent>"]
    return [Edit(place.properties, [_tagged(properties, place)]), Edit(place.content, inner)]


def _tagged(properties: bytes, place: Place) -> bytes:
    """The properties with the tag of the place, so that it is known when it is filled again."""
    tag = f'<w:tag w:val="{escape(PREFIX + place.tag)}"/>'.encode()
    if _TAG.search(properties):
        return _TAG.sub(lambda _: tag, properties)
    properties = re.sub(rb"\A<w:sdtPr\s*/>\Z", b"<w:sdtPr></w:sdtPr>", properties)
    before = _BEFORE_TAG.match(properties)
    return (
        properties[: before.end()] + tag + properties[before.end() :] if before else b"<w:sdtPr>" + tag + b"</w:sdtPr>"
    )


def _in_cell(place: Place, old: bytes, inner: bytes) -> bytes:
    if place.level is not Level.CELL:
        return inner
    look = _CELL_LOOK.search(old)
    return b"<w:tc>" + (look[0] if look else b"") + inner + b"</w:tc>"


def _run_look(old: bytes) -> bytes:
    found = _RUN_LOOK.search(old)
    look = (found and found[1]) or b""
    return b"" if b"rPrChange" in look else look


def _own_look(properties: bytes) -> bytes:
    found = _OWN_LOOK.search(properties)
    return found[0] if found else b""


def edited(part: bytes, edits: Iterable[Edit]) -> bytes:
    """The part with the edits, none of which overlap."""
    pieces: list[bytes] = []
    end = 0
    for edit in sorted(edits):
        pieces += (part[end : edit.range.start], *edit.pieces)
        end = edit.range.end
    return b"".join((*pieces, part[end:]))
