"""A Word paper behind another document, in a section of its own; header, footer and styles are the other's."""

import re
from pathlib import Path, PurePosixPath

from render.attaching.word_adoption import Adoption, Donor
from render.attaching.word_host import Host, opened, read_document
from render.attaching.word_places import Survey, surveyed
from render.attaching.word_room import own_section
from render.writers.office_package import packed

_BODY = re.compile(r"<w:body\b[^>]*>(.*)</w:body>", re.DOTALL)
_ROOT = re.compile(r"<w:document\b[^>]*>", re.DOTALL)
_SPACE = re.compile(r'xmlns:([\w.-]+)="([^"]*)"')
_SECTION = re.compile(r"<w:sectPr\b.*?</w:sectPr>|<w:sectPr\b[^>]*/>", re.DOTALL)
_FURNITURE = re.compile(r"<w:(?:header|footer)Reference\b[^>]*/>|<w:(?:titlePg|pgNumType)\b[^>]*/>")
_RELATION = re.compile(r'(r:(?:embed|link|id|pict|dm|lo|qs|cs)=")([^"]*)')
_NUMBER = re.compile(r'(<w:bookmark(?:Start|End)\s[^>]*?w:id="|<wp:docPr\s[^>]*?id=")(\d+)')
_NAME = re.compile(r'(<w:bookmarkStart\s[^>]*?w:name="|<w:hyperlink\s[^>]*?w:anchor="| PAGEREF )([^"\s]+)')
_NOT_CARRIED = re.compile(r"<w:(footnote|endnote|comment)Reference\b")


def attached_docx(paper: Path, to: Path) -> bytes:
    """The paper behind the document `to`. Raises `ToolError` where one cannot be used, or needs what is not carried."""
    guest, host = (opened(str(path), read_document(path)) for path in (paper, to))
    part = host.parts[host.main]
    survey = surveyed(host.file, part)
    own = own_section(part, survey)
    moved = _Moving(guest, host, survey).body()
    head = part[: own.start] + b"<w:p><w:pPr>" + (part[slice(*own)] or b"<w:sectPr/>") + b"</w:pPr></w:p>"
    host.parts[host.main] = _with_spaces(head + moved + part[own.end :], guest, host)
    return packed(host.parts, {})


class _Moving:
    """Renames what the guest's body uses to what is free in the host, and takes along what it leads to."""

    def __init__(self, guest: Host, host: Host, survey: Survey) -> None:
        self._guest = guest
        self._host = host
        self._relations = {relation.id: relation for relation in guest.relations(guest.main)}
        self._taken = {relation.id for relation in host.relations(host.main)}
        self._new_ids: dict[str, str] = {}
        numbers = [number for _, _, number in survey.bookmarks] + [number for _, number in survey.drawings]
        self._above = max((number for number in numbers if number < 2**30), default=0) + 1
        self._names = {name.lower() for _, name, _ in survey.bookmarks}

    def body(self) -> bytes:
        """The guest's body, ready for the host."""
        guest = self._guest
        found = _BODY.search(guest.text(guest.main))
        body = _SECTION.sub(lambda section: _FURNITURE.sub("", section[0]), found[1] if found else "")
        lost = _NOT_CARRIED.search(body)
        if lost:
            raise guest.refusal(f"holds {lost[1]}s, which are not carried over", "Attach a paper without them.")
        styles, lists = (next(iter(guest.related(kind)), "") for kind in ("styles", "numbering"))
        adoption = Adoption(self._host, Donor(guest.text(styles) if styles else "", guest.text(lists) if lists else ""))
        body = adoption.renamed(body)
        adoption.finish()
        body = _RELATION.sub(self._relation, body)
        body = _NUMBER.sub(lambda use: f"{use[1]}{int(use[2]) + self._above}", body)
        return _NAME.sub(self._name, body).encode()

    def _relation(self, use: re.Match[str]) -> str:
        id_ = use[2]
        if id_ not in self._new_ids:
            self._new_ids[id_] = self._carry(id_)
        return use[1] + self._new_ids[id_]

    def _carry(self, id_: str) -> str:
        """Take what a relation leads to along; returns its id in the host."""
        relation = self._relations.get(id_)
        if relation is None or relation.kind not in ("image", "hyperlink"):
            what = relation.kind if relation else id_
            raise self._guest.refusal(f"holds what is not carried over: {what}", "Attach a paper without it.")
        new = next(name for number in range(len(self._taken) + 1) if (name := f"attached{number}") not in self._taken)
        self._taken.add(new)
        if relation.kind == "hyperlink":
            self._host.relate_outside(new, "hyperlink", relation.target)
            return new
        ending = PurePosixPath(relation.target).suffix
        name = self._free_part(ending)
        self._host.parts[name] = self._guest.parts[relation.target]
        self._host.relate(new, "image", name)
        self._host.add_type("Default", "Extension", ending[1:], _IMAGES.get(ending, f"image/{ending[1:]}"))
        return new

    def _free_part(self, ending: str) -> str:
        folder = self._host.folder
        numbers = range(1, len(self._host.parts) + 2)
        names = (f"{folder}media/attached-{number}{ending}" for number in numbers)
        return next(name for name in names if name not in self._host.parts)

    def _name(self, use: re.Match[str]) -> str:
        name = use[2]
        return use[1] + (f"{name[:34]}_{self._above}" if name.lower() in self._names else name)


_IMAGES = {".jpg": "image/jpeg", ".svg": "image/svg+xml", ".emf": "image/x-emf", ".wmf": "image/x-wmf"}


def _with_spaces(part: bytes, guest: Host, host: Host) -> bytes:
    """The part with the namespaces at its root that only the guest had."""
    text = part.decode("utf-8-sig")
    root, other = _ROOT.search(text), _ROOT.search(guest.text(guest.main))
    if not root or not other:
        return part
    there, wanted = dict(_SPACE.findall(root[0])), dict(_SPACE.findall(other[0]))
    clash = [prefix for prefix, space in wanted.items() if there.get(prefix, space) != space]
    if clash:
        raise host.refusal(f"gives the prefix {clash[0]} another meaning", "Save both in Word, and attach again.")
    missing = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in wanted.items() if prefix not in there)
    return (text[: root.end() - 1] + missing + text[root.end() - 1 :]).encode()
