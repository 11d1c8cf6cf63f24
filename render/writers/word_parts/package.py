"""The package of a Word paper: the parts of our template, and the finished zip, the same bytes each time.

A template says with a processing instruction, `<?rolebook NAME?>`, where words go. Nothing that a person
writes can become one, since text is escaped.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from itertools import islice
from pathlib import Path
from string import Template

_TEMPLATE = Path(__file__).with_name("template")
_PLACE = re.compile(rb"<\?rolebook ([a-z-]+)\?>")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold
_AT_ONCE = 500  # pieces are compressed: many small ones, a page or two, take four times as long one by one
_STORED = (".png", ".jpeg", ".jpg")  # are compressed already

Fillings = Mapping[str, Iterable[str]]


def template_parts(looks: Mapping[str, object]) -> dict[str, bytes]:
    """The parts of our template by name, with `looks` put in place of its $names."""
    values = {name: escape(str(value)) for name, value in looks.items()}
    return {name: template.substitute(values).encode() for name, template in _templates().items()}


@cache  # papers are made by the hundred
def _templates() -> dict[str, Template]:
    paths = sorted(path for path in _TEMPLATE.rglob("*") if path.is_file())
    return {path.relative_to(_TEMPLATE).as_posix(): Template(path.read_text("utf-8")) for path in paths}


def packed(parts: Mapping[str, bytes], fillings: Fillings) -> bytes:
    """The package with `fillings`, pieces of XML, written at the places of their names; each is read once."""
    finished = io.BytesIO()
    with zipfile.ZipFile(finished, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else it tells which system wrote it
            with archive.open(entry, "w") as part:
                pieces = iter(_filled(data, fillings) if name.endswith((".xml", ".rels")) else (data,))
                while some := list(islice(pieces, _AT_ONCE)):
                    part.write(b"".join(some))
    return finished.getvalue()


def _filled(part: bytes, fillings: Fillings) -> Iterable[bytes]:
    pieces = _PLACE.split(part)  # XML and names in turn
    for xml, name in zip(pieces[::2], [*pieces[1::2], b""], strict=True):
        yield xml
        yield from (filling.encode() for filling in (fillings[name.decode()] if name else ()))
