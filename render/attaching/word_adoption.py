"""Styles and lists that pieces of a paper need, in a document of someone else's.

A style that the document has, by its name, is the document's: so papers look as the company's do. One that it
has not is copied. Lists get numbers that are free.
"""

import re
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from render.attaching.word_host import Host

_STYLE = re.compile(r"<w:style\s[^>]*>.*?</w:style>", re.DOTALL)
_LIST = re.compile(r"<w:abstractNum\s[^>]*>.*?</w:abstractNum>", re.DOTALL)
_NUMBER = re.compile(r"<w:num\s[^>]*>.*?</w:num>", re.DOTALL)
_OF_LIST = re.compile(r'<w:abstractNumId w:val="(\d+)"\s*/>')
_NUMBERS = re.compile(r"<w:num\s|<w:numIdMacAtCleanup|</w:numbering>")
_OURS = 'w:nsid w:val="524F4C45"'  # the list of our template is never in a document twice
_USE = re.compile(r'<w:(pStyle|rStyle|tblStyle|basedOn|next|link|numId) w:val="([^"]*)"')
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_ROOT = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{0} xmlns:w="{1}"></w:{0}>'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Donor(NamedTuple):
    """Where pieces come from: the XML of its styles and of its lists."""

    styles: str
    lists: str


class _Style(NamedTuple):
    id: str
    name: str
    kind: str
    is_default: bool
    xml: str


class Adoption:
    """Renames what pieces of XML use, and then puts what is missing of it into the host."""

    def __init__(self, host: Host, donor: Donor) -> None:
        self._host = host
        self._styles_part, self._lists_part = _part(host, "styles"), _part(host, "numbering")
        self._donated = {style.id: style for style in _styles(donor.styles)}
        self._copied: dict[str, str] = {}
        self._id_of = self._style_ids()
        self._lists = _by_id(_LIST, donor.lists, "w:abstractNumId")
        self._numbers = _by_id(_NUMBER, donor.lists, "w:numId")
        self._number_of: dict[str, str] = {}

    def renamed(self, piece: str) -> str:
        """A piece of the donor's XML as the host has to say it."""
        return _USE.sub(self._use, piece)

    def finish(self) -> None:
        """Put into the host what the pieces so far use and it lacked."""
        xml = self._host.text(self._styles_part)
        copies = "".join(self._copied[id_] for id_ in self._donated if id_ in self._copied)
        end = xml.rindex("</w:styles>")
        self._host.parts[self._styles_part] = f"{xml[:end]}{copies}{xml[end:]}".encode()

    def _use(self, match: re.Match[str]) -> str:
        kind, id_ = match.groups()
        if kind == "numId":
            return f'<w:numId w:val="{self._number(id_)}"'
        self._copy(id_)
        return f'<w:{kind} w:val="{self._id_of.get(id_, id_)}"'

    def _copy(self, id_: str) -> None:
        """Copy a style, and those that it names, where the host has none of its name."""
        if id_ not in self._missing or id_ in self._copied:
            return
        xml = self._donated[id_].xml.replace(f'w:styleId="{id_}"', f'w:styleId="{self._id_of[id_]}"')
        self._copied[id_] = xml  # a style may name itself
        self._copied[id_] = self.renamed(xml)

    def _style_ids(self) -> dict[str, str]:
        """The host's id of each of the donor's styles: that of the same name, the usual one, or a free one."""
        there = list(_styles(self._host.text(self._styles_part)))
        by_name = {(style.kind, style.name): style.id for style in there}
        usual = {style.kind: style.id for style in there if style.is_default}
        taken = {style.id for style in there}
        ids: dict[str, str] = {}
        self._missing: set[str] = set()
        for style in self._donated.values():
            found = usual.get(style.kind) if style.is_default else by_name.get((style.kind, style.name))
            if found is None:
                self._missing.add(style.id)
                found = _free(style.id, taken)
                taken.add(found)
            ids[style.id] = found
        return ids

    def _number(self, id_: str) -> str:
        """The host's number of one of the donor's lists."""
        if id_ not in self._number_of:
            number = self._numbers.get(id_)
            list_ = _OF_LIST.search(number) if number else None
            xml = self._lists.get(list_[1], "") if list_ else ""
            self._number_of[id_] = self._known_number(xml) or self._add_list(number, xml) if number and xml else id_
        return self._number_of[id_]

    def _known_number(self, list_: str) -> str:
        """Of our own list, where the host has it from an earlier time."""
        if _OURS not in list_:
            return ""
        xml = self._host.text(self._lists_part)
        ids = [id_ for id_, there in _by_id(_LIST, xml, "w:abstractNumId").items() if _OURS in there]
        numbers = _by_id(_NUMBER, xml, "w:numId").items()
        return next((number for number, of in numbers if ids and f'<w:abstractNumId w:val="{ids[0]}"' in of), "")

    def _add_list(self, number: str, list_: str) -> str:
        xml = self._host.text(self._lists_part)
        list_id, number_id = _next(xml, "w:abstractNumId"), _next(xml, "w:numId")
        list_ = re.sub(r'w:abstractNumId="\d+"', f'w:abstractNumId="{list_id}"', list_, count=1)
        number = re.sub(r'w:numId="\d+"', f'w:numId="{number_id}"', number, count=1)
        number = _OF_LIST.sub(f'<w:abstractNumId w:val="{list_id}"/>', number)
        before = _NUMBERS.search(xml)
        assert before  # every part of lists has an end
        xml = xml[: before.start()] + self.renamed(list_) + xml[before.start() :]
        end = xml.rindex("<w:numIdMacAtCleanup") if "<w:numIdMacAtCleanup" in xml else xml.rindex("</w:numbering>")
        self._host.parts[self._lists_part] = f"{xml[:end]}{number}{xml[end:]}".encode()
        return number_id


def _part(host: Host, kind: str) -> str:
    """The name of the host's part of a kind, which is made where there is none."""
    found = host.related(kind)
    name = found[0] if found else f"{host.folder}rolebook-{kind}.xml"
    if not found:
        host.relate(f"rolebookPart{kind.title()}", kind, name)
        host.add_type("Override", "PartName", f"/{name}", _TYPE.format(kind))
        host.parts[name] = _ROOT.format(kind, _W).encode()
    xml = host.text(name)
    empty = re.search(rf"<w:{kind}\b[^>]*/>\s*\Z", xml)
    if empty:
        host.parts[name] = (xml[: xml.rindex("/>")] + f"></w:{kind}>").encode()
    elif f"</w:{kind}>" not in xml:
        raise host.refusal(f"holds XML that Word does not write ({name})", "Open it in Word and save it as .docx.")
    return name


def _styles(xml: str) -> Iterator[_Style]:
    for style in _STYLE.findall(xml):
        head = style[: style.index(">")]
        name = re.search(r'<w:name w:val="([^"]*)"', style)
        yield _Style(
            id=_attribute(head, "w:styleId"),
            name=name[1].lower() if name else "",
            kind=_attribute(head, "w:type"),
            is_default=_attribute(head, "w:default") in ("1", "true", "on"),
            xml=style,
        )


def _by_id(pattern: re.Pattern[str], xml: str, attribute: str) -> dict[str, str]:
    return {_attribute(found[: found.index(">")], attribute): found for found in pattern.findall(xml)}


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"\s{name}=[\"']([^\"']*)", tag)
    return found[1] if found else ""


def _next(xml: str, attribute: str) -> str:
    return str(max(map(int, re.findall(rf'{attribute}="(\d+)"', xml)), default=0) + 1)


def _free(id_: str, taken: set[str]) -> str:
    return id_ if id_ not in taken else next(name for n in count(2) if (name := f"{id_}{n}") not in taken)
