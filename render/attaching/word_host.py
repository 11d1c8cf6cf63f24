"""A Word document of someone else's: its parts, which are added to, and otherwise stay as they are."""

import re
from html import escape, unescape
from pathlib import Path
from posixpath import dirname, join, normpath, relpath, split
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from render.diagnostics import SpecError, ToolError
from render.importing.archive import unpack
from render.importing.limits import MAX_BYTES
from render.inputs import beginning

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TYPES = "[Content_Types].xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENT, _TEMPLATE = f"{_WORD}document.main+xml", f"{_WORD}template.main+xml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONSHIP = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_NOT_UTF_8 = re.compile(rb"""\A(?:\xff\xfe|\xfe\xff|<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["']))""", re.IGNORECASE)
_SAVE_IN_WORD = "Open it in Word and save it as .docx."
_NO_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


class Relation(NamedTuple):
    """From one part to another; `kind` is the end of its type, `target` a part's name, or an address outside."""

    id: str
    kind: str
    target: str


class Host:
    """`parts` by name; `file` is what to call it where something is wrong; `main` is the part with the body."""

    def __init__(self, file: str, parts: dict[str, bytes]) -> None:
        self.file = file
        self.parts = parts
        targets = [relation.target for relation in self.relations("") if relation.kind == "officeDocument"]
        if not targets or targets[0] not in parts:
            raise self.refusal("is no Word document", "Give a .docx, as Word, WPS and LibreOffice save it.")
        self.main = targets[0]

    def refusal(self, what: str, hint: str) -> ToolError:
        return ToolError(f"{self.file} {what}", hint)

    def text(self, name: str) -> str:
        """A part of XML."""
        return self.parts[name].decode("utf-8-sig")

    def relations(self, source: str) -> list[Relation]:
        """Those of a part; "" is the package itself."""
        name = _relations_of(source)
        if name not in self.parts:
            return []
        found = (_attributes(tag) for tag in _RELATIONSHIP.findall(self.text(name)))
        return [self._relation(source, relation) for relation in found]

    def related(self, kind: str) -> list[str]:
        """The parts of a kind that the main part leads to, such as "styles"."""
        names = [relation.target for relation in self.relations(self.main) if relation.kind == kind]
        return [name for name in names if name in self.parts]

    @property
    def folder(self) -> str:
        """Of the main part, with a slash behind it."""
        return self.main[: self.main.rfind("/") + 1]

    def relate(self, id_: str, kind: str, name: str) -> None:
        """Lead from the main part to the part `name`."""
        self._add_relation(id_, kind, f'Target="{escape(relpath(name, self.folder or "."))}"')

    def relate_outside(self, id_: str, kind: str, address: str) -> None:
        """Lead from the main part to an address."""
        self._add_relation(id_, kind, f'Target="{escape(address)}" TargetMode="External"')

    def _add_relation(self, id_: str, kind: str, target: str) -> None:
        source = _relations_of(self.main)
        relations = self.text(source) if source in self.parts else _NO_RELATIONS
        relation = f'Relationship Id="{id_}" Type="{_RELATIONS}{kind}" {target}'
        self.parts[source] = inserted(relations, "Relationships", relation).encode()

    def remove(self, ids: str, names: str) -> None:
        """Take out the relations of the main part whose ids begin with `ids`, and parts whose names begin so."""
        name = _relations_of(self.main)
        if name in self.parts:
            kept = re.sub(rf'<(?:\w+:)?Relationship\s+Id="{ids}[^>]*/>', "", self.text(name))
            self.parts[name] = kept.encode()
        for part in [part for part in self.parts if part.startswith(names)]:
            del self.parts[part]

    def add_type(self, element: str, key: str, value: str, content_type: str) -> None:
        """Say of what type the parts are that `key` ("Extension", "PartName") names; nothing where that is said."""
        types = self.text(_TYPES)
        if not re.search(rf'{key}\s*=\s*["\']{re.escape(value)}["\']', types, re.IGNORECASE):
            said = f'{element} {key}="{value}" ContentType="{content_type}"'
            self.parts[_TYPES] = inserted(types, "Types", said).encode()

    def _relation(self, source: str, attributes: dict[str, str]) -> Relation:
        target = attributes.get("Target", "")
        if attributes.get("TargetMode") != "External":
            target = normpath(join("/", dirname(source), target)).lstrip("/")
        return Relation(attributes.get("Id", ""), attributes.get("Type", "").rpartition("/")[2], target)


def read_document(path: Path) -> bytes:
    """What is in a file that is to be a Word document. Raises `ToolError` where it cannot be read, or is too large."""
    data = beginning(path, MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        hint = "Is it the right file? If its pictures are so large, compress them in Word (Picture Format)."
        raise ToolError(f"{path} is larger than {MAX_BYTES // 2**20} MB", hint)
    return data


def opened(file: str, data: bytes) -> Host:
    """The document in `data`. Raises `ToolError` for what is none, or cannot be added to."""
    if data.startswith(_OLE):
        raise _ole_refusal(file, data)
    if not data.startswith(b"PK"):
        raise ToolError(f"{file} is no Word document", "Give a .docx, as Word, WPS and LibreOffice save it.")
    try:
        parts = unpack(file, data, every=True)
    except SpecError as error:
        raise ToolError(f"{file}: {error.diagnostics[0].message}", _SAVE_IN_WORD) from error
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")) and (why := _unreadable(part)):
            raise ToolError(f"{file} {why} ({name})", _SAVE_IN_WORD)
    host = Host(file, parts)
    _check(host)
    return host


def _unreadable(part: bytes) -> str:
    """Why a part of XML cannot be added to; empty if it can."""
    if b"<!DOCTYPE" in part or _NOT_UTF_8.match(part):
        return "holds XML that Word does not write"
    try:
        ParserCreate().Parse(part, True)
    except ExpatError:
        return "is damaged"
    return ""


def inserted(xml: str, root: str, tag: str) -> str:
    """`xml` with the empty element `tag` as the last one in its root, of whatever prefix."""
    empty = re.search(rf"<(?P<prefix>\w+:)?{root}\b[^>]*/>\s*\Z", xml)
    if empty:
        prefix = empty["prefix"] or ""
        xml = xml[: xml.rindex("/>")] + f"></{prefix}{root}>"
    end = xml.rindex("</")
    prefix = xml[end + 2 :].partition(root)[0]
    return f"{xml[:end]}<{prefix}{tag}/>{xml[end:]}"


def _check(host: Host) -> None:
    types = host.text(_TYPES) if _TYPES in host.parts else ""
    if "macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in host.parts):
        raise host.refusal("holds macros, which are never carried over", "Save it as .docx, without macros, in Word.")
    if any(name.startswith("_xmlsignatures/") for name in host.parts):
        raise host.refusal("is signed, and any change would break the signature", "Remove the signature in Word.")
    if _TEMPLATE in types:  # a .dotx becomes a .docx
        host.parts[_TYPES] = types.replace(_TEMPLATE, _DOCUMENT).encode()
    elif _DOCUMENT not in types:
        raise host.refusal("is no Word document", "Give a .docx, as Word, WPS and LibreOffice save it.")
    if _SPACE not in host.text(host.main)[:20_000]:
        raise host.refusal("is in the strict form of .docx", "Save it in Word as Word Document (*.docx).")


def _ole_refusal(file: str, data: bytes) -> ToolError:
    if _ENCRYPTED in data:
        return ToolError(f"{file} is locked with a password", "Remove the password in Word (File, Info) and save it.")
    return ToolError(f"{file} is in the old form of Word (.doc)", "Save it in Word as Word Document (*.docx).")


def _relations_of(source: str) -> str:
    folder, file = split(source)
    return join(folder, "_rels", f"{file}.rels")


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(one or other) for name, one, other in _ATTRIBUTE.findall(tag)}
