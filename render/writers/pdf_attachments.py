"""Files inside a PDF: what it was made of (ISO 19005-3, 6.8 and annex E)."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from render.writers.pdf_file import PdfFile, ref, string

_KIND = "application#2Fyaml"  # RFC 9512; a name cannot hold the slash as it is


class Attachment(NamedTuple):
    """A text in YAML; `name` may have folders, parted by slashes."""

    name: str
    content: bytes


def add_attachments(file: PdfFile, attachments: Sequence[Attachment], date: datetime.date | None) -> str:
    """Put files into `file` as the source of the whole; returns the catalog's entries."""
    if not attachments:
        return ""
    changed = f"/ModDate(D:{date.isoformat().replace('-', '')}000000Z)" if date else ""
    references = {}
    for name, content in sorted(attachments):
        about = f"/Type/EmbeddedFile/Subtype/{_KIND}/Params<</Size {len(content)}{changed}>>"
        stream = ref(file.add_stream(content, about))
        said = string(name)
        references[said] = ref(
            file.add(
                f"<</Type/Filespec/F{said}/UF{said}/Desc{said}/AFRelationship/Source/EF<</F {stream}/UF {stream}>>>>"
            )
        )
    listed = "".join(f"{name} {reference}" for name, reference in references.items())
    return f"/AF[{' '.join(references.values())}]/Names<</EmbeddedFiles<</Names[{listed}]>>>>"
