"""Fonts in a PDF: subsets embedded as Type0, CFF and TrueType alike (ISO 32000-1, 9.7), which reportlab cannot do."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

from render.typesetting.typeface import STAND_INS, Typeface
from render.writers.pdf_parts.document import PackedDocument, stream

_BOUNDS = "[-1000 -1050 2950 1810]"
"""Left, bottom, right and top of a box that holds every glyph of the fonts, in thousandths of an em."""


class EmbeddedFont:
    """One typeface, cut down to the characters of one document."""

    def __init__(self, face: Typeface, characters: Iterable[str], *, spaced: bool = False) -> None:
        """See `Typeface.subset` for `spaced`."""
        self.face = face
        self._name = f"{face.name}-Spaced" if spaced else face.name
        self._subset = face.subset(characters, spaced=spaced)
        self._hex = {ord(char): f"{glyph.number:04X}" for char, glyph in self._subset.glyphs.items()}

    def encode(self, text: str, between: str = "") -> str:
        """`text` as the hexadecimal string of a TJ operator, without its outer brackets, `between` its characters.

        Every character must be among those that the font was made for, and have a glyph.
        """
        return between.join(map(self._hex.__getitem__, map(ord, text))) if between else text.translate(self._hex)

    def add_to(self, document: PackedDocument, resource: str) -> None:
        """Put the font into `document`; pages then know it as `/resource`."""
        glyphs = self._subset.glyphs.items()
        embed(
            document,
            resource,
            Embedding(
                face=self.face,
                name=tagged(self._name, "".join(sorted(self._subset.glyphs))),
                program=self._subset.program,
                truetype=self._subset.truetype,
                widths=[(glyph.number, glyph.advance) for _, glyph in glyphs],
                texts=[(glyph.number, STAND_INS.get(char, char)) for char, glyph in glyphs],
            ),
        )


class Embedding(NamedTuple):
    """What a PDF has to know of a font; `widths`, `texts` and `glyphs`, a reference, are by code."""

    face: Typeface
    name: str
    program: bytes
    truetype: bool
    widths: Sequence[tuple[int, int]]
    texts: Sequence[tuple[int, str]]
    glyphs: str = "/Identity"


def embed(document: PackedDocument, resource: str, font: Embedding) -> None:
    """Put a font into `document`; pages then know it as `/resource`."""
    name, truetype, face = PDFName(font.name), font.truetype, font.face
    about = {"Length1": len(font.program)} if truetype else {"Subtype": "/CIDFontType0C"}
    descriptor = {
        "Type": "/FontDescriptor",
        "FontName": name,
        "Flags": 4,
        "FontBBox": _BOUNDS,
        "ItalicAngle": 0,
        "Ascent": round(face.ascent * 1000),
        "Descent": -round(face.descent * 1000),
        "CapHeight": face.cap_height,
        "StemV": 80 if face.weight < 600 else 140,
        "FontFile2" if truetype else "FontFile3": document.write(stream(about, font.program)),
    }
    widths = sorted({(code, width) for code, width in font.widths if width != 1000})
    descendant = {
        "Type": "/Font",
        "Subtype": "/CIDFontType2" if truetype else "/CIDFontType0",
        "BaseFont": name,
        "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        "FontDescriptor": document.Reference(PDFDictionary(descriptor)),
        "DW": 1000,
        "W": f"[{' '.join(f'{code}[{width}]' for code, width in widths)}]",
        **({"CIDToGIDMap": font.glyphs} if truetype else {}),
    }
    entries = {
        "Type": "/Font",
        "Subtype": "/Type0",
        "BaseFont": name,
        "Encoding": "/Identity-H",
        "DescendantFonts": PDFArray([document.Reference(PDFDictionary(descendant))]),
        "ToUnicode": document.write(stream({}, _cmap(font.texts, digits=4).encode("ascii"))),
    }
    document.add_font(resource, entries)


def tagged(name: str, characters: str) -> str:
    """The name of a subset with the six-letter tag that ISO 32000-1, 9.6.4 asks for."""
    number = sum(ord(char) * place for place, char in enumerate(characters, start=1))
    tag = "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))
    return f"{tag}+{name}"


class EmptyBoxes:
    """A font (Type 3) of nothing but empty boxes, one for each character that the real fonts lack.

    The .notdef glyph would look the same, but lose the character to those who copy or search.
    """

    _MOST = 255

    def __init__(self, face: Typeface, characters: Iterable[str]) -> None:
        """`face` is the font that lacks `characters`; more of them than this type of font holds share a box."""
        self.face = face
        self.characters = sorted(characters)
        self._hex = {ord(char): f"{min(code, self._MOST):02X}" for code, char in enumerate(self.characters, start=1)}

    def encode(self, text: str, between: str = "") -> str:
        """Like `EmbeddedFont.encode`."""
        return between.join(map(self._hex.__getitem__, map(ord, text)))

    def add_to(self, document: PackedDocument, resource: str) -> None:
        """Put the font into `document`; pages then know it as `/resource`."""
        # Noto's own empty box, in thousandths of an em, filled: strokes may be of another colour than text.
        box = document.write(stream({}, b"1000 0 100 -120 900 880 d1 100 -120 800 1000 re 150 -70 700 900 re f*"))
        coded = self.characters[: self._MOST]
        names = [f"box{code}" for code in range(1, len(coded) + 1)]
        to_unicode = _cmap(enumerate(coded, start=1), digits=2).encode("ascii")
        font = {
            "Type": "/Font",
            "Subtype": "/Type3",
            "FontMatrix": "[0.001 0 0 0.001 0 0]",
            "FontBBox": PDFArray([0, -round(self.face.descent * 1000), 1000, round(self.face.ascent * 1000)]),
            "CharProcs": PDFDictionary(dict.fromkeys(names, box)),
            "Encoding": PDFDictionary({"Type": "/Encoding", "Differences": PDFArray([1, *map(PDFName, names)])}),
            "FirstChar": 1,
            "LastChar": len(names),
            "Widths": PDFArray([1000] * len(names)),
            "Resources": PDFDictionary(),
            "ToUnicode": document.write(stream({}, to_unicode)),
        }
        document.add_font(resource, font)


def _cmap(pairs: Iterable[tuple[int, str]], *, digits: int) -> str:
    """The CMap that lets readers search and copy: code, in so many hexadecimal digits, to character."""
    entries = [f"<{code:0{digits}X}> <{_utf16(char)}>\n" for code, char in sorted(pairs)]
    # A block holds at most 100 entries (Adobe Technical Note 5014).
    blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
    mappings = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<{'0' * digits}> <{'F' * digits}>\nendcodespacerange\n"
        f"{mappings}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


def _utf16(text: str) -> str:
    return text.encode("utf-16-be", "replace").hex().upper()
