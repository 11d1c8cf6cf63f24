"""The package of a Word paper: our template opened by python-docx, and the finished zip, the same bytes each time.

A template says with a processing instruction, `<?rolebook NAME?>`, where words go. Nothing that a person
writes can become one, since text is escaped.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from string import Template

import docx
from docx.document import Document

_TEMPLATE = Path(__file__).with_name("word_template")
_PLACE = re.compile(rb"<\?rolebook ([a-z-]+)\?>")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold


def open_template(looks: Mapping[str, object]) -> Document:
    """Our template with `looks` put in place of its $names."""
    values = {name: escape(str(value)) for name, value in looks.items()}
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for part in sorted(path for path in _TEMPLATE.rglob("*") if path.is_file()):
            xml = Template(part.read_text("utf-8")).substitute(values)
            archive.writestr(part.relative_to(_TEMPLATE).as_posix(), xml)
    return docx.Document(package)


def packed(paper: Document, fillings: Mapping[str, Iterable[str]]) -> bytes:
    """The package with `fillings`, pieces of XML, written at the places of their names; each is read once."""
    saved, finished = io.BytesIO(), io.BytesIO()
    paper.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(finished, "w") as archive:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else it tells which system wrote it
            with archive.open(entry, "w") as part:
                for piece in _filled(source.read(name), fillings):
                    part.write(piece)
    return finished.getvalue()


def _filled(part: bytes, fillings: Mapping[str, Iterable[str]]) -> Iterable[bytes]:
    pieces = _PLACE.split(part)  # XML and names in turn
    for xml, name in zip(pieces[::2], [*pieces[1::2], b""], strict=True):
        yield xml
        yield from (filling.encode() for filling in (fillings[name.decode()] if name else ()))
