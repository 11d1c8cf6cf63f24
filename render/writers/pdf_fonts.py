"""Fonts in a PDF: subsets embedded as Type0 / CIDFontType0C, which reportlab itself cannot do."""

from collections.abc import Iterable

from reportlab.pdfbase import pdfdoc

from render.typesetting.fonts import Typeface


class EmbeddedFont:
    """One typeface, cut down to the characters of one document."""

    def __init__(self, face: Typeface, characters: Iterable[str]) -> None:
        self.face = face
        self._subset = face.subset(characters)
        self._hex = {ord(char): f"{glyph.number:04X}" for char, glyph in self._subset.glyphs.items()}

    def encode(self, text: str) -> str:
        """`text` as the hexadecimal string of a Tj or TJ operator, without its angle brackets.

        Every character must be among those that the font was made for.
        """
        return text.translate(self._hex)

    def add_to(self, document: pdfdoc.PDFDocument, resource: str) -> None:
        """Put the font's objects into `document`; pages then know it as `/resource`."""
        name = self._tagged_name()
        program = pdfdoc.PDFStream(
            pdfdoc.PDFDictionary({"Subtype": pdfdoc.PDFName("CIDFontType0C")}),
            self._subset.cff,
            filters=[pdfdoc.PDFZCompress],
        )
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(name),
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray([-1000, -1050, 2950, 1810]),
                "ItalicAngle": 0,
                "Ascent": round(self.face.ascent * 1000),
                "Descent": -round(self.face.descent * 1000),
                "CapHeight": 733,
                "StemV": 80 if self.face.weight < 600 else 140,
                "FontFile3": document.Reference(program),
            }
        )
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType0"),
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
        return f"{tag}+{self.face.name}"

    def _widths(self) -> pdfdoc.PDFArray:
        narrow = sorted({(glyph.number, glyph.advance) for glyph in self._subset.glyphs.values() if glyph.advance != 1000})
        entries = [entry for number, advance in narrow for entry in (number, pdfdoc.PDFArray([advance]))]
        return pdfdoc.PDFArray(entries)

    def _to_unicode(self) -> str:
        """The CMap that lets readers search and copy: glyph number to character."""
        pairs = sorted(
            (glyph.number, char.encode("utf-16-be").hex().upper())
            for char, glyph in self._subset.glyphs.items()
            if glyph.number
        )
        # A block holds at most 100 entries (Adobe Technical Note 5014).
        blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
        mappings = "".join(
            f"{len(block)} beginbfchar\n"
            + "".join(f"<{number:04X}> <{code}>\n" for number, code in block)
            + "endbfchar\n"
            for block in blocks
        )
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{mappings}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        )
