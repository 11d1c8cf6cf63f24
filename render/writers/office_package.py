"""The package of an office paper: a zip, the same bytes each time.

A part may say with a processing instruction, `<?rolebook NAME?>`, where XML is to be filled in. Nothing that a person
writes can become one, since text is escaped.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from itertools import islice
from types import MappingProxyType

_PLACE = re.compile(rb"<\?rolebook ([a-z-]+)\?>")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold
_AT_ONCE = 500  # pieces are compressed: many small ones, a page or two, take four times as long one by one
_STORED = (".png", ".jpeg", ".jpg")  # are compressed already

Fillings = Mapping[str, Iterable[str]]


def packed(parts: Mapping[str, bytes], fillings: Fillings = MappingProxyType({})) -> bytes:
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
