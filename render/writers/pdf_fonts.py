"""Fonts in a PDF: subsets embedded as Type0, CFF and TrueType alike, which reportlab itself cannot do."""

from collections.abc import Iterable

from reportlab.pdfbase import pdfdoc

from render.typesetting.fonts import LATIN_QUOTES, Typeface

_BOUNDS = (-1000, -1050, 2950, 1810)
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

    def add_to(self, document: pdfdoc.PDFDocument, resource: str) -> None:
        """Put the font's objects into `document`; pages then know it as `/resource`."""
        name, truetype = self._tagged_name(), self._subset.truetype
        about = {"Length1": len(self._subset.program)} if truetype else {"Subtype": pdfdoc.PDFName("CIDFontType0C")}
        program = pdfdoc.PDFStream(pdfdoc.PDFDictionary(about), self._subset.program, filters=[pdfdoc.PDFZCompress])
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(name),
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray(_BOUNDS),
                "ItalicAngle": 0,
                "Ascent": round(self.face.ascent * 1000),
                "Descent": -round(self.face.descent * 1000),
                "CapHeight": self.face.cap_height,
                "StemV": 80 if self.face.weight < 600 else 140,
                "FontFile2" if truetype else "FontFile3": document.Reference(program),
            }
        )
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2" if truetype else "CIDFontType0"),
                "BaseFont": pdfdoc.PDFName(name),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": document.Reference(descriptor),
                "DW": 1000,
                "W": self._widths(),
                **({"CIDToGIDMap": pdfdoc.PDFName("Identity")} if truetype else {}),
            }
        )
        to_unicode = pdfdoc.PDFStream(content=self._to_unicode().encode("ascii"), filters=[pdfdoc.PDFZCompress])
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(name),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(to_unicode),
            }
        )
        document.idToObject["BasicFonts"].dict[resource] = document.Reference(font)

    def _tagged_name(self) -> str:
        """The subset's name with the six-letter tag that ISO 32000-1, 9.6.4 asks for."""
        number = sum(ord(char) * place for place, char in enumerate(sorted(self._subset.glyphs), start=1))
        tag = "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))
        return f"{tag}+{self._name}"

    def _widths(self) -> pdfdoc.PDFArray:
        others = sorted(
            {(glyph.number, glyph.advance) for glyph in self._subset.glyphs.values() if glyph.advance != 1000}
        )
        entries = [entry for number, advance in others for entry in (number, pdfdoc.PDFArray([advance]))]
        return pdfdoc.PDFArray(entries)

    def _to_unicode(self) -> str:
        pairs = [(glyph.number, LATIN_QUOTES.get(char, char)) for char, glyph in self._subset.glyphs.items()]
        return _cmap(pairs, digits=4)


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

    def add_to(self, document: pdfdoc.PDFDocument, resource: str) -> None:
        """Put the font's objects into `document`; pages then know it as `/resource`."""
        # Noto's own empty box, in thousandths of an em.
        box = pdfdoc.PDFStream(content=b"1000 0 100 -120 900 880 d1 50 w 125 -95 750 950 re S")
        coded = self.characters[: self._MOST]
        names = [f"box{code}" for code in range(1, len(coded) + 1)]
        to_unicode = pdfdoc.PDFStream(
            content=_cmap(enumerate(coded, start=1), digits=2).encode("ascii"), filters=[pdfdoc.PDFZCompress]
        )
        drawn = document.Reference(box)
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type3"),
                "FontBBox": pdfdoc.PDFArray(
                    [0, -round(self.face.descent * 1000), 1000, round(self.face.ascent * 1000)]
                ),
                "FontMatrix": pdfdoc.PDFArray([0.001, 0, 0, 0.001, 0, 0]),
                "CharProcs": pdfdoc.PDFDictionary(dict.fromkeys(names, drawn)),
                "Encoding": pdfdoc.PDFDictionary(
                    {
                        "Type": pdfdoc.PDFName("Encoding"),
                        "Differences": pdfdoc.PDFArray([1, *map(pdfdoc.PDFName, names)]),
                    }
                ),
                "FirstChar": 1,
                "LastChar": len(names),
                "Widths": pdfdoc.PDFArray([1000] * len(names)),
                "Resources": pdfdoc.PDFDictionary({}),
                "ToUnicode": document.Reference(to_unicode),
            }
        )
        document.idToObject["BasicFonts"].dict[resource] = document.Reference(font)


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


def _utf16(character: str) -> str:
    return character.encode("utf-16-be", "replace").hex().upper()
