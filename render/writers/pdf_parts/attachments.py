"""Files inside a PDF: what it was made of (ISO 19005-3, 6.8 and annex E)."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary

from render.writers.pdf_parts.document import PackedDocument, say, stream, string

_KIND = "/application#2Fyaml"  # RFC 9512; a name cannot hold the slash as it is


class Attachment(NamedTuple):
    """A text in YAML; `name` may have folders, parted by slashes."""

    name: str
    content: bytes


def add_attachments(document: PackedDocument, attachments: Sequence[Attachment], date: datetime.date | None) -> None:
    """Put files into `document` as the source of the whole."""
    changed = {"ModDate": f"(D:{date:%Y%m%d}000000Z)"} if date else {}
    specifications = {}
    for name, content in sorted(attachments):
        about = PDFDictionary({"Size": len(content), **changed})
        held = document.write(stream({"Type": "/EmbeddedFile", "Subtype": _KIND, "Params": about}, content))
        said = string(name)
        specification = {
            "Type": "/Filespec",
            "F": said,
            "UF": said,
            "Desc": said,
            "AFRelationship": "/Source",
            "EF": PDFDictionary({"F": held, "UF": held}),
        }
        specifications[said] = document.Reference(PDFDictionary(specification))
    listed = PDFArray([entry for pair in specifications.items() for entry in pair])
    say(document.Catalog, {"AF": PDFArray(specifications.values())})
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": listed})})
