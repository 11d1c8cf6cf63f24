"""The places that a document keeps for Rolebook: content controls whose tag begins with "rolebook:".

LibreOffice 7.4 loses tags. So a title, or nothing but such words in the control, do as well.
"""

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple
from xml.parsers import expat

from render.diagnostics import ToolError

PREFIX = "rolebook:"
_TAG = re.compile(rb"<[^'\">]*(?:\"[^\"]*\"[^'\">]*|'[^']*'[^'\">]*)*>")
_LONGEST = 100  # characters of a tag
_AROUND = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"})  # what a place may stand in


class Level(Enum):
    """What a content control holds: paragraphs, words in a line, a table cell or table rows."""

    BLOCKS = "blocks"
    WORDS = "words"
    CELL = "cell"
    ROWS = "rows"


_LEVELS = {"w:tr": Level.CELL, "w:tbl": Level.ROWS}
_LEVELS |= dict.fromkeys(("w:p", "w:hyperlink", "w:smartTag", "w:fldSimple", "w:dir", "w:bdo"), Level.WORDS)


class Range(NamedTuple):
    """Of bytes in a part."""

    start: int
    end: int

    def holds(self, place: int) -> bool:
        return self.start <= place < self.end


class Place(NamedTuple):
    """A content control. `tag` is without its prefix; `properties` (if any) and `content` are whole elements.

    `paragraph` is the one that holds nothing but the words of this place; `width` is that of the table cell
    around it, in twips.
    """

    tag: str
    level: Level
    whole: Range
    properties: Range
    content: Range
    paragraph: Range | None
    width: int | None


class Survey(NamedTuple):
    """What of a part matters here, by where it stands: `sections` are whole elements, the last one the body's own."""

    places: tuple[Place, ...]
    sections: tuple[Range, ...]
    bookmarks: tuple[tuple[int, str, int], ...]
    drawings: tuple[tuple[int, int], ...]
    body_end: int
    has_words: bool


def surveyed(file: str, part: bytes) -> Survey:
    """The places in a part of the document `file`. Raises `ToolError` for what is no XML."""
    surveyor = _Surveyor(part)
    try:
        surveyor.run()
    except expat.ExpatError as error:
        raise ToolError(f"{file} is damaged: {error}", "Open it in Word and save it again.") from error
    return surveyor.result()


class _Element:
    """One that is open. Paragraphs count what they hold beside places."""

    __slots__ = ("name", "others", "sdt", "start", "width")

    def __init__(self, name: str, start: int) -> None:
        self.name = name
        self.start = start
        self.width: int | None = None
        self.others = 0
        self.sdt: _Control | None = None


class _Control:
    __slots__ = ("content", "names", "paragraph", "properties", "width")

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.width: int | None = None
        self.properties = self.content = Range(0, 0)
        self.paragraph: _Element | None = None


class _Surveyor:
    def __init__(self, part: bytes) -> None:
        self._part = part
        self._open: list[_Element] = []
        self._places: list[Place] = []
        self._in_paragraphs: dict[_Element, list[int]] = {}
        self._sections: list[Range] = []
        self._bookmarks: list[tuple[int, str, int]] = []
        self._drawings: list[tuple[int, int]] = []
        self._body_end = 0
        self._has_words = False
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def run(self) -> None:
        self._parser.Parse(self._part, True)
        self._parser.StartElementHandler = self._parser.EndElementHandler = None  # or both would hold each other

    def result(self) -> Survey:
        return Survey(
            tuple(sorted(self._places, key=lambda place: place.whole.start)),
            tuple(self._sections),
            tuple(self._bookmarks),
            tuple(self._drawings),
            self._body_end,
            self._has_words,
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = _Element(name, self._parser.CurrentByteIndex)
        match name:
            case "w:sdt":
                element.sdt = self._control()
            case "w:tag" | "w:alias" if (
                len(self._open) > 1 and (control := self._open[-2].sdt) and self._open[-1].name == "w:sdtPr"
            ):
                control.names[name] = attributes.get("w:val", "")
            case "w:tcW" if attributes.get("w:type") == "dxa" and len(self._open) > 1:
                self._open[-2].width = _number(attributes.get("w:w", ""))
            case "w:bookmarkStart":
                number = _number(attributes.get("w:id", "")) or 0
                self._bookmarks.append((element.start, attributes.get("w:name", ""), number))
            case "wp:docPr":
                self._drawings.append((element.start, _number(attributes.get("id", "")) or 0))
            case "w:r" | "w:fldSimple" | "w:hyperlink" | "w:tbl":
                self._count_words()
        self._open.append(element)

    def _end(self, name: str) -> None:
        element = self._open.pop()
        whole = self._range(element.start)
        match name:
            case "w:sdtPr" | "w:sdtContent" if self._open and (control := self._open[-1].sdt):
                control.properties = whole if name == "w:sdtPr" else control.properties
                control.content = whole if name == "w:sdtContent" else control.content
            case "w:sdt" if element.sdt and (tag := self._tag(element.sdt)):
                self._add_place(element.sdt, tag, whole)
            case "w:p" if element in self._in_paragraphs:
                self._close_paragraph(element, whole)
            case "w:sectPr" if self._open[-1].name != "w:sectPrChange":
                self._sections.append(whole)
            case "w:body":
                self._body_end = self._parser.CurrentByteIndex

    def _control(self) -> _Control:
        control = _Control()
        for element in reversed(self._open):
            if element.name == "w:p":
                control.paragraph = control.paragraph or element
            if element.name == "w:tc":
                control.width = element.width
                break
        return control

    def _count_words(self) -> None:
        """Whatever a paragraph says beside its content controls; and whether the part says anything."""
        self._has_words = True
        for element in reversed(self._open):
            if element.sdt:
                return
            if element.name == "w:p":
                element.others += 1
                return

    def _tag(self, control: _Control) -> str:
        """What a control asks for; empty where it asks for nothing of ours."""
        names = (control.names.get("w:tag", ""), control.names.get("w:alias", ""))
        asked = next((name for name in names if name.startswith(PREFIX)), "")
        if not asked and not names[0]:
            said = _TAG.sub(b"", self._part[slice(*control.content)]).decode().strip()
            asked = said if said.startswith(PREFIX) and len(said) <= _LONGEST else ""
        return asked.removeprefix(PREFIX)

    def _add_place(self, control: _Control, tag: str, whole: Range) -> None:
        around = next(element.name for element in reversed(self._open) if element.name not in _AROUND)
        level = _LEVELS.get(around, Level.BLOCKS)
        if level is Level.WORDS and around == "w:p" and control.paragraph:
            self._in_paragraphs.setdefault(control.paragraph, []).append(len(self._places))
        content = control.content
        properties = control.properties if control.properties.end else Range(content.start, content.start)
        self._places.append(Place(tag, level, whole, properties, content, None, control.width))

    def _close_paragraph(self, paragraph: _Element, whole: Range) -> None:
        numbers = self._in_paragraphs.pop(paragraph)
        has_section = any(whole.holds(section.start) for section in self._sections)
        if len(numbers) == 1 and not paragraph.others and not has_section:
            self._places[numbers[0]] = self._places[numbers[0]]._replace(paragraph=whole)

    def _range(self, start: int) -> Range:
        """Of the element that began at `start` and ends here: with an end tag, or with its start tag."""
        tag = _TAG.match(self._part, start)
        if not tag or not tag[0].endswith(b"/>"):
            tag = _TAG.match(self._part, self._parser.CurrentByteIndex)
        return Range(start, tag.end() if tag else start)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.lstrip("-").isdecimal() else None


def outermost(places: Sequence[Place]) -> list[Place]:
    """Those that stand in no other one."""
    kept: list[Place] = []
    for place in places:
        if not kept or place.whole.start >= kept[-1].whole.end:
            kept.append(place)
    return kept
