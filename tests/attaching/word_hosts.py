"""Word documents of other people: made by hand as Chinese Word writes them, and by python-docx."""

import io
import zipfile

import docx as python_docx
from lxml import etree
from word_lint import W

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:x="urn:someone"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="12240" w:h="15840"/>'
    '<w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="720" w:footer="720" w:gutter="0"/>'
    '<w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
)
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>
  <w:pPr><w:ind w:firstLineChars="200"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="RolebookFigure"><w:name w:val="Someone Else's"/></w:style>
<w:style w:type="paragraph" w:styleId="a9"><w:name w:val="Caption"/><w:basedOn w:val="a"/></w:style>
"""
LISTS = """
<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:lvlText w:val="甲"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num><w:numIdMacAtCleanup w:val="1"/>
"""


def text(words, look=""):
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'


def control(tag, inner, more=""):
    return f'<w:sdt><w:sdtPr>{more}<w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


def host(body, header="<w:p/>", **changes):
    """A document as Chinese Word numbers its styles; `changes` are parts by name, slashes as underscores."""
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("header1", "header"),
        )
    )
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(
            ("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml"), ("rId3", "header", "header1.xml")
        ),
        "word/document.xml": f"<?xml version='1.0' encoding='UTF-8'?>\n<w:document {SPACES}>"
        f"<w:body>{body}{SECTION}</w:body></w:document>\n",
        "word/styles.xml": f"<w:styles {SPACES}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {SPACES}>{LISTS}</w:numbering>",
        "word/header1.xml": f"<w:hdr {SPACES}>{header}</w:hdr>",
        "customXml/item1.xml": "<mine   a='1'/>",
    }
    return packed({**parts, **changes})


def relations(*them):
    inner = "".join(f'<Relationship Id="{id_}" Type="{RELATIONS}/{kind}" Target="{to}"/>' for id_, kind, to in them)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def packed(parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


def by_python_docx():
    document = python_docx.Document()
    document.add_heading("Offer", 1)
    document.add_paragraph("Dear candidate,")
    document.add_paragraph("one", style="List Number")
    document.sections[0].header.paragraphs[0].text = "ACME Ltd."
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def parts(data):
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def body(data):
    return etree.fromstring(parts(data)["word/document.xml"]).find(W + "body")


def words(element):
    return "".join(node.text or "" for node in element.iter(W + "t"))


def controls(root):
    return {tag.get(W + "val"): next(tag.iterancestors(W + "sdt")) for tag in root.iter(W + "tag")}


def faults(data):
    """What makes Word offer a repair: names and numbers twice, styles, lists and relations that are not there."""
    files = parts(data)
    root = etree.fromstring(files["word/document.xml"])
    found = []
    marks = list(root.iter(W + "bookmarkStart"))
    drawn = list(root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"))
    for what, values in (
        ("bookmark", [mark.get(W + "name").lower() for mark in marks]),
        ("bookmark number", [mark.get(W + "id") for mark in marks]),
        ("drawing", [one.get("id") for one in drawn]),
        ("part", zipfile.ZipFile(io.BytesIO(data)).namelist()),
    ):
        found += [f"{what} {value} twice" for value in set(values) if values.count(value) > 1]
    styles = {style.get(W + "styleId") for style in etree.fromstring(files["word/styles.xml"]).iter(W + "style")}
    uses = [use.get(W + "val") for use in root.iter(W + "pStyle", W + "rStyle", W + "tblStyle")]
    found += [f"style {use} is not defined" for use in set(uses) - styles]
    lists = next(file for name, file in files.items() if name.endswith("numbering.xml"))
    numbers = {num.get(W + "numId") for num in etree.fromstring(lists).iter(W + "num")}
    used = {use.get(W + "val") for use in root.iter(W + "numId")}
    found += [f"list {number} is not defined" for number in used - numbers]
    names = {mark.get(W + "name") for mark in marks}
    anchors = {link.get(W + "anchor") for link in root.iter(W + "hyperlink")}
    found += [f"link to {name}, which is not there" for name in anchors - names]
    ids = [relation.get("Id") for relation in etree.fromstring(files["word/_rels/document.xml.rels"])]
    found += [f"relation {id_} twice" for id_ in set(ids) if ids.count(id_) > 1]
    used = [value for node in root.iter() for key, value in node.attrib.items() if key.startswith(f"{{{RELATIONS}}}")]
    return found + [f"relation {id_} leads nowhere" for id_ in used if id_ not in ids]
