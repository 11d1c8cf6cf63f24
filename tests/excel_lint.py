"""A lint for .xlsx files: what makes Excel offer a repair, compute, or leave the file.

`lint(data)` lists every fault found. It reads the package with zipfile and lxml only, so that it does not share the
eyes of XlsxWriter, which wrote it.
"""

import io
import re
import zipfile
from collections import Counter

from lxml import etree

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PLACE = re.compile(r"([A-Z]+)(\d+)")
_TALLEST, _LONGEST, _LONGEST_NAME, _LONGEST_FURNITURE = 409.5, 32_767, 31, 255


def lint(data):
    archive = zipfile.ZipFile(io.BytesIO(data))
    names = archive.namelist()
    parts = {name: etree.fromstring(archive.read(name)) for name in names}
    faults = [f"{name}: twice in the package" for name, count in Counter(names).items() if count > 1]
    faults += [f"{name}: an external link" for name in names if "external" in name or name.endswith(".bin")]
    faults += [
        f"{name}: leads out of the file to {relation.get('Target')}"
        for name, root in parts.items()
        for relation in root
        if relation.get("TargetMode") == "External"
    ]
    shared = parts["xl/sharedStrings.xml"]
    strings = ["".join(item.itertext()) for item in shared]
    faults += [f"string {number} is longer than a cell" for number, it in enumerate(strings) if _units(it) > _LONGEST]
    if int(shared.get("uniqueCount")) != len(strings):
        faults.append("shared strings are miscounted")
    faults += _book(parts["xl/workbook.xml"])
    formats = len(parts["xl/styles.xml"].find(M + "cellXfs"))
    for name, root in parts.items():
        if root.tag == M + "worksheet":
            faults += [f"{name}: {fault}" for fault in _sheet(root, len(strings), formats)]
    return faults


def _book(root):
    names = [sheet.get("name") for sheet in root.iter(M + "sheet")]
    folded = Counter(name.casefold() for name in names)
    for name in names:
        if _units(name) > _LONGEST_NAME or re.search(r"[\[\]:*?/\\]", name) or name[0] == "'" or name[-1] == "'":
            yield f"a sheet may not be called {name}"
        if folded[name.casefold()] > 1 or name.casefold() == "history":
            yield f"the name {name} is taken"


def _sheet(root, strings, formats):
    for cell in root.iter(M + "c"):
        if cell.find(M + "f") is not None:
            yield f"{cell.get('r')}: a formula"
        if int(cell.get("s", 0)) >= formats:
            yield f"{cell.get('r')}: a format that is not there"
        if cell.get("t") == "s" and int(cell.findtext(M + "v")) >= strings:
            yield f"{cell.get('r')}: a string that is not there"
    if root.find(M + "hyperlinks") is not None:
        yield "a link"
    for row in root.iter(M + "row"):
        if float(row.get("ht", 0)) > _TALLEST:
            yield f"row {row.get('r')}: taller than Excel makes it"
    merged = [_area(it.get("ref")) for it in root.iter(M + "mergeCell")]
    taken = Counter(place for area in merged for place in area)
    yield from (f"{place}: merged twice" for place, count in taken.items() if count > 1)
    for furniture in root.iter(M + "oddHeader", M + "oddFooter"):
        if _units(furniture.text) > _LONGEST_FURNITURE:
            yield f"{furniture.tag}: too long"


def _area(reference):
    (left, top), (right, bottom) = (_place(corner) for corner in reference.split(":"))
    return [(column, row) for column in range(left, right + 1) for row in range(top, bottom + 1)]


def _place(name):
    letters, row = _PLACE.fullmatch(name).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column, int(row)


def _units(text):
    return len(text.encode("utf-16-le")) // 2
