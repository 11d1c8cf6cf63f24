"""A lint for .docx files: what makes Word offer a repair, or lose something without a word.

`lint(data)` lists every fault found. It reads the package with zipfile and lxml only, so that it does not
share the eyes of python-docx, which wrote it.
"""

import io
import posixpath
import re
import zipfile
from collections import Counter

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION_ID = re.compile(r"\{http://schemas.openxmlformats.org/officeDocument/2006/relationships\}")
_STYLE_USES = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_BOOKMARK = re.compile(r"[^\W\d_]\w{0,39}")
_TOC = r'TOC (\\o "1-2" \\h \\z \\u|\\h \\z \\c "Figure")'
_FIELDS = re.compile(rf" (PAGE|NUMPAGES|SEQ (Table|Figure) \\\* ARABIC|PAGEREF \w+ \\h|{_TOC}) ")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def lint(data):
    archive = zipfile.ZipFile(io.BytesIO(data))
    names = archive.namelist()
    media = {name for name in names if name.endswith(".png")}
    parts = {name: () if name in media else etree.fromstring(archive.read(name)) for name in names}
    faults = [f"{name}: twice in the package" for name, count in Counter(names).items() if count > 1]
    faults += _content_types(parts) + _relationships(parts)
    styles, levels = _styles(parts["word/styles.xml"], faults), _levels(parts["word/numbering.xml"], faults)
    stories = {
        name: root for name, root in parts.items() if getattr(root, "tag", "") in (W + "document", W + "hdr", W + "ftr")
    }
    for name, root in stories.items():
        found = [
            *_uses(root, styles, levels),
            *_fields(root),
            *_bookmarks(root),
            *_cells(root),
            *_tables(root),
            *_text(root),
            *_drawings(root),
        ]
        faults += [f"{name}: {fault}" for fault in found]
    return faults


def _content_types(parts):
    types = parts["[Content_Types].xml"]
    overrides = {element.get("PartName") for element in types if element.tag.endswith("Override")}
    faults = [f"{name}: has no content type of its own" for name in parts if _needs_type(name, overrides)]
    return faults + [f"{name}: has a content type, but is not there" for name in overrides if name[1:] not in parts]


def _needs_type(name, overrides):
    return (
        not name.endswith(".png")
        and name != "[Content_Types].xml"
        and not name.endswith(".rels")
        and "/" + name not in overrides
    )


def _relationships(parts):
    faults, reached = [], set()
    for name, root in parts.items():
        if not name.endswith(".rels"):
            continue
        folder, file = posixpath.split(name)
        source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
        ids = [relation.get("Id") for relation in root]
        faults += [f"{name}: {id_} twice" for id_, count in Counter(ids).items() if count > 1]
        for relation in root:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(source), relation.get("Target"))).lstrip("/")
            reached.add(target)
            if target not in parts:
                faults.append(f"{name}: leads to {target}, which is not there")
        used = [value for node in parts.get(source, ()) for value in _relation_ids(node)]
        faults += [f"{source}: uses {id_}, which leads nowhere" for id_ in used if id_ not in ids]
    loose = [name for name in parts if name not in reached and not name.endswith((".rels", "[Content_Types].xml"))]
    return faults + [f"{name}: nothing leads to it" for name in loose]


def _relation_ids(node):
    return [value for element in node.iter() for key, value in element.attrib.items() if _RELATION_ID.match(key)]


def _styles(root, faults):
    styles = [(style.get(W + "styleId"), style.get(W + "type")) for style in root.iter(W + "style")]
    faults += [f"style {id_} twice" for id_, count in Counter(id_ for id_, _ in styles).items() if count > 1]
    known = dict(styles)
    for reference in root.iter(W + "basedOn", W + "next", W + "link"):
        if reference.get(W + "val") not in known:
            faults.append(f"styles.xml: {reference.get(W + 'val')} is not defined")
    return known


def _levels(root, faults):
    """The levels of each number id."""
    lists = {
        one.get(W + "abstractNumId"): {level.get(W + "ilvl") for level in one.iter(W + "lvl")}
        for one in root.iter(W + "abstractNum")
    }
    numbers = [(num.get(W + "numId"), num.find(W + "abstractNumId").get(W + "val")) for num in root.iter(W + "num")]
    faults += [f"numbering.xml: num {number} of no list" for number, list_ in numbers if list_ not in lists]
    return {number: lists.get(list_, set()) for number, list_ in numbers}


def _uses(root, styles, levels):
    for tag, kind in _STYLE_USES.items():
        for use in root.iter(W + tag):
            if styles.get(use.get(W + "val")) != kind:
                yield f"{kind} style {use.get(W + 'val')} is not defined"
    for use in root.iter(W + "numPr"):
        number, level = use.find(W + "numId").get(W + "val"), use.find(W + "ilvl").get(W + "val")
        if level not in levels.get(number, ()):
            yield f"list {number} level {level} is not defined"


def _fields(root):
    for use in root.iter(W + "fldSimple"):
        if not _FIELDS.fullmatch(use.get(W + "instr")):
            yield f"field {use.get(W + 'instr')!r} is not one of ours"
        if not "".join(use.itertext()):
            yield f"field {use.get(W + 'instr')!r} shows nothing"
    for instruction in root.iter(W + "instrText"):
        if not _FIELDS.fullmatch(instruction.text):
            yield f"field {instruction.text!r} is not one of ours"
    marks = [mark.get(W + "fldCharType") for mark in root.iter(W + "fldChar")]
    if marks != ["begin", "separate", "end"] * (len(marks) // 3):
        yield f"a field that does not end where it should: {marks}"


def _bookmarks(root):
    starts = list(root.iter(W + "bookmarkStart"))
    names = [start.get(W + "name") for start in starts]
    ids = [start.get(W + "id") for start in starts]
    yield from (f"bookmark {name} twice" for name, n in Counter(map(str.lower, names)).items() if n > 1)
    yield from (f"bookmark id {id_} twice" for id_, n in Counter(ids).items() if n > 1)
    yield from (f"bookmark {name!r} is no name for Word" for name in names if not _BOOKMARK.fullmatch(name))
    if sorted(ids) != sorted(end.get(W + "id") for end in root.iter(W + "bookmarkEnd")):
        yield "bookmarks do not end where they begin"
    for link in root.iter(W + "hyperlink"):
        if link.get(W + "anchor") not in names:
            yield f"link to {link.get(W + 'anchor')}, which is not there"


def _drawings(root):
    ids = [properties.get("id") for properties in root.iter(_DRAWING + "docPr")]
    yield from (f"drawing id {id_} twice" for id_, n in Counter(ids).items() if n > 1)
    for properties in root.iter(_DRAWING + "docPr"):
        if not properties.get("descr"):
            yield f"drawing {properties.get('name')!r} says nothing in words"


def _cells(root):
    for holder in root.iter(W + "tc", W + "hdr", W + "ftr"):
        if len(holder) == 0 or holder[-1].tag != W + "p":
            yield f"{etree.QName(holder).localname} does not end with a paragraph"


def _tables(root):
    for table in root.iter(W + "tbl"):
        following = table.getnext()
        if following is None or following.tag != W + "p":
            yield "no paragraph after a table"
        grid = [int(column.get(W + "w")) for column in table.find(W + "tblGrid")]
        if int(table.find(W + "tblPr").find(W + "tblW").get(W + "w")) != sum(grid):
            yield "a table is not as wide as its columns"
        merged = set()
        for row in table.iter(W + "tr"):
            merged, found = _row(row, grid, merged)
            yield from found


def _row(row, grid, merged_above):
    """The columns in which `row` is merged, and its faults."""
    column, merged, faults = 0, set(), []
    for cell in row.iter(W + "tc"):
        properties = cell.find(W + "tcPr")
        span, merge = properties.find(W + "gridSpan"), properties.find(W + "vMerge")
        width = 1 if span is None else int(span.get(W + "val"))
        if int(properties.find(W + "tcW").get(W + "w")) != sum(grid[column : column + width]):
            faults.append("a cell is not as wide as its columns")
        if merge is not None and merge.get(W + "val") != "restart" and column not in merged_above:
            faults.append("a cell is merged with nothing above")
        if merge is not None:
            merged.add(column)
        column += width
    if column != len(grid):
        faults.append(f"a row of {column} columns in a table of {len(grid)}")
    return merged, faults


def _text(root):
    for text in root.iter(W + "t"):
        words = text.text or ""
        if words != words.strip() and text.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            yield f"{words!r} loses its spaces"
        if "\n" in words or "\t" in words:
            yield f"{words!r} has a line end or a tab that Word shows as a space"
    body = root.find(W + "body")
    if body is not None and [child.tag for child in body[-2:]] != [W + "p", W + "sectPr"]:
        yield "the body does not end with a paragraph and the section"
