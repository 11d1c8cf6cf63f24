"""What a PDF says about itself, in both forms: the information dictionary, and XMP (ISO 16684-1) with its claims."""

import datetime
from html import escape
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFInfo

from render.writers.pdf_parts.attachments import Attachment, add_attachments
from render.writers.pdf_parts.colour import NAME, srgb_profile
from render.writers.pdf_parts.document import PackedDocument, say, stream, string

_TOOL = "Rolebook"
# PDF/A knows no names for PDF/UA: they must be explained (ISO 19005-2, 6.6.2.3.3).
_SCHEMA_OF_UA = """\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the standard that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
"""
_XMP = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{said}
{schema}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class Properties(NamedTuple):
    """What a PDF says about itself, and the files that it was made of, if it is to hold them."""

    title: str
    author: str = ""
    subject: str = ""
    language: str = ""
    date: datetime.date | None = None
    attachments: tuple[Attachment, ...] = ()


class _Information(PDFInfo):  # type: ignore[misc]  # reportlab has no types
    """reportlab's, but silent about what is not known."""

    def __init__(self, properties: Properties) -> None:
        super().__init__()
        self._properties = properties

    def format(self, document: PackedDocument) -> bytes:
        told = self._properties
        date = f"(D:{told.date:%Y%m%d}000000Z)" if told.date else ""
        entries = {
            "Title": string(told.title),
            "Author": string(told.author) if told.author else "",
            "Subject": string(told.subject) if told.subject else "",
            "Creator": f"({_TOOL})",
            "Producer": f"({_TOOL})",
            "CreationDate": date,
            "ModDate": date,
        }
        source: bytes = PDFDictionary({name: value for name, value in entries.items() if value}).format(document)
        return source


def describe(document: PackedDocument, properties: Properties) -> None:
    """Say what the paper is, and in XMP also that it is PDF/UA-1 and PDF/A-2b, with what these ask for.

    With files inside it is PDF/A-3b, as PDF/A-2 allows none but PDF/A.
    """
    document.info = _Information(properties)
    xmp = _XMP.format(said="\n".join(_said(properties)), schema=_SCHEMA_OF_UA).encode("utf-8", "replace")
    # Search engines read it as it is: not compressed (ISO 32000-1, 14.3.2).
    metadata = stream({"Type": "/Metadata", "Subtype": "/XML"}, xmp, compressed=False)
    document.Catalog.Metadata = document.write(metadata)
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": f"({NAME})",
        "Info": f"({NAME})",
        "DestOutputProfile": document.write(stream({"N": 3}, srgb_profile())),
    }
    say(document.Catalog, {"OutputIntents": PDFArray([PDFDictionary(intent)])})
    if properties.attachments:
        add_attachments(document, properties.attachments, properties.date)


def _said(properties: Properties) -> list[str]:
    title, author, subject = (escape(said) for said in (properties.title, properties.author, properties.subject))
    date = f"{properties.date.isoformat()}T00:00:00Z" if properties.date else ""
    said = {
        "pdfaid:part": "3" if properties.attachments else "2",
        "pdfaid:conformance": "B",
        "pdfuaid:part": "1",
        "dc:title": f'<rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt>',
        "dc:creator": f"<rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq>" if author else "",
        "dc:description": f'<rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt>' if subject else "",
        "dc:language": f"<rdf:Bag><rdf:li>{properties.language}</rdf:li></rdf:Bag>" if properties.language else "",
        "xmp:CreatorTool": _TOOL,
        "xmp:CreateDate": date,
        "xmp:ModifyDate": date,
        "pdf:Producer": _TOOL,
    }
    return [f"<{name}>{value}</{name}>" for name, value in said.items() if value]
