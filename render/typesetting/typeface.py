"""One typeface: how wide its characters are, which it has, and the part of it that a paper needs, with HarfBuzz."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import isnan, nan
from typing import NamedTuple

import uharfbuzz as hb

from render.diagnostics import ToolError
from render.typesetting.scripts import is_shaped, is_unseen

_FULL_NAME = 4  # of the "name" table (OpenType, name IDs)
_METRICS_COUNT = 34  # where "hhea" says how many entries "hmtx" has
_NOT_FOR_PDF = [
    int.from_bytes(tag.encode(), "big")
    for tag in "BASE GDEF GPOS GSUB OS/2 STAT VORG VVAR cmap gasp name post vhea vmtx".split()
]

_PROPORTIONAL = int.from_bytes(b"pwid")
_THOUSAND = 1000

SPACED = 0.25
"""What a spaced subset adds to every advance, in em: the room between Han and Latin."""

LATIN_MARKS = dict(zip("\U0010fff0\U0010fff1\U0010fff2\U0010fff3\U0010fff5", "“”‘’·", strict=True))
"""Stand-ins for marks among Latin letters, where the full-width ones of a Chinese face do not fit."""

HYPHEN = "\U0010fff4"
"""Stand-in for the soft hyphen that ends a line. Its glyph must not be that of the hyphen, or readers mix them up."""

STAND_INS = LATIN_MARKS | {HYPHEN: "\u00ad"}
"""What stand-ins are to those who copy or search."""


class Glyph(NamedTuple):
    """A glyph of a subset: its number there, its advance in thousandths of an em."""

    number: int
    advance: int


class Subset(NamedTuple):
    """A font program with nothing but the glyphs asked for: a bare, CID-keyed CFF table or a TrueType file."""

    program: bytes
    truetype: bool
    glyphs: Mapping[str, Glyph]


MeasureShaped = Callable[[str, "Typeface"], Sequence[float]]


class Typeface:
    """One weight of one family, with another behind it for what it lacks. Sizes and widths are in points."""

    def __init__(
        self,
        name: str,
        weight: int,
        face: hb.Face,
        *,
        measure_shaped: "MeasureShaped",
        glyphs: Mapping[str, int] | None = None,
        behind: "Callable[[], Typeface] | None" = None,
    ) -> None:
        """`name` is the PostScript name, which must differ between weights: PDF tools merge equal ones.

        `measure_shaped` tells the width of every character, in em, of text in which some are shaped. `glyphs` are those
        that are not found by their characters; `behind` opens the typeface behind this one.
        """
        self.name = name
        self.weight = weight
        self._face = face
        self._font = hb.Font(face)
        self._font.set_variations({"wght": weight})
        self._measure_shaped = measure_shaped
        self._glyphs = glyphs or {}
        self._behind = behind
        self._advances = _Advances(self._advance)
        self.units: int = face.upem
        extents = self._font.get_font_extents("ltr")
        self.ascent: float = extents.ascender / self.units
        self.descent: float = -extents.descender / self.units

    @cached_property
    def fallback(self) -> "Typeface | None":
        """What draws the characters that this face lacks."""
        return self._behind() if self._behind else None

    @property
    def cap_height(self) -> int:
        """In thousandths of an em."""
        height: int = self._font.get_metric_position(hb.OTMetricsTag.CAP_HEIGHT) or 0
        return int(height * _THOUSAND / self.units)

    def width(self, text: str, size: float) -> float:
        """How far `text` reaches when set on one line at `size`."""
        width = sum(map(self._advances.__getitem__, text))
        return (sum(self._measure_shaped(text, self)) if isnan(width) else width) * size

    def advances(self, text: str, size: float) -> list[float]:
        """The width of every character of `text` when set at `size`."""
        advances = [self._advances[character] * size for character in text]
        if isnan(sum(advances)):
            return [advance * size for advance in self._measure_shaped(text, self)]
        return advances

    def chain(self) -> "Iterator[Typeface]":
        """This face, then all that are behind it; each is opened when it is come to."""
        face: Typeface | None = self
        while face:
            yield face
            face = face.fallback

    @cached_property
    def shapes(self) -> bool:
        """Whether shaped text may be drawn with it: clusters are put together from TrueType outlines only."""
        return "glyf" in self._face.table_tags

    def shape(self, buffer: hb.Buffer) -> tuple[list[hb.GlyphInfo], list[hb.GlyphPosition]]:
        """The glyphs of what is in the buffer, and where they stand, in `units` of the font."""
        hb.shape(self._font, buffer)
        return buffer.glyph_infos, buffer.glyph_positions

    def lacking(self, characters: Iterable[str]) -> set[str]:
        """Those of `characters` for which this very face has no glyph."""
        return {character for character in characters if not self._glyph(character)}

    def missing(self, characters: Iterable[str]) -> set[str]:
        """Those of `characters` for which there is no glyph at all."""
        lacking = {char for char in self.lacking(characters) if not (is_shaped(char) and is_unseen(char))}
        return self.fallback.missing(lacking) if lacking and self.fallback else lacking

    def subset(self, characters: Iterable[str], *, spaced: bool = False) -> Subset:
        """The font with the glyphs of those `characters` only that it has.

        A `spaced` subset advances by `SPACED` more. The room belongs to the glyph, as a mere distance on the page would
        be taken for a space by those who copy or search.
        """
        wanted = {character for character in characters if not is_shaped(character)}
        codes = sorted(ord(character) for character in wanted - self._glyphs.keys())
        face = _spaced(self._face, codes) if spaced else self._face
        unnamed = [self._glyphs[character] for character in sorted(wanted & self._glyphs.keys())]
        request = _request(codes, () if spaced else unnamed)
        request.pin_all_axes_to_default(face)
        request.pin_axis_location(face, "wght", self.weight)
        request.drop_table_tag_set.update(_NOT_FOR_PDF)
        # A PDF takes CFF, not CFF2; an identity charset makes the CID the glyph number.
        request.flags |= hb.SubsetFlags.DOWNGRADE_CFF2 | hb.SubsetFlags.CFF_IDENTITY_CHARSET
        plan, small = _cut(face, request)
        truetype = "glyf" in small.table_tags
        program = small.blob.data if truetype else small.reference_table("CFF ").data
        numbers = dict(plan.old_to_new_glyph_mapping)
        old = {chr(code): number for code, number in dict(plan.unicode_to_old_glyph_mapping).items()}
        old |= self._glyphs
        extra = SPACED if spaced else 0.0
        glyphs = {
            character: Glyph(numbers[old[character]], round((self._advances[character] + extra) * _THOUSAND))
            for character in sorted(wanted)
            if old.get(character) in numbers
        }
        return Subset(program, truetype, glyphs)

    def glyphs_only(self, numbers: Iterable[int]) -> tuple[hb.Face, Mapping[int, int]]:
        """A TrueType font with the glyphs of those numbers, and what their numbers are there."""
        request = _request((), numbers)
        request.pin_all_axes_to_default(self._face)
        request.pin_axis_location(self._face, "wght", self.weight)
        request.drop_table_tag_set.update(_NOT_FOR_PDF)
        plan, small = _cut(self._face, request)
        return small, dict(plan.old_to_new_glyph_mapping)

    def file(self, characters: Iterable[str]) -> bytes:
        """A font file with those of the characters that this very face has, for programs that look glyphs up in it.

        It tells how to shape those that are shaped, and has `LATIN_MARKS` as wide as among Latin letters, too.
        """
        wanted = set(characters)
        shaping = any(map(is_shaped, wanted)) or not wanted.isdisjoint(LATIN_MARKS.values())
        request = _request(sorted(map(ord, wanted)), shaping=shaping)
        request.pin_axis_location(self._face, "wght", self.weight)
        request.flags |= hb.SubsetFlags.DOWNGRADE_CFF2
        return bytes(_cut(self._face, request)[1].blob.data)

    def narrowed(self, characters: Iterable[str]) -> "Typeface":
        """The typeface with the glyphs of those `characters` only: cutting a subset out of it is much faster.

        It does not know any more how text is shaped; one that must stays as it is.
        """
        shaped = set(filter(is_shaped, characters))
        if shaped != self.lacking(shaped):
            return self
        request = _request(sorted(map(ord, set(characters) - self._glyphs.keys())), self._glyphs.values())
        request.pin_axis_location(self._face, "wght", self.weight)
        request.flags |= hb.SubsetFlags.DOWNGRADE_CFF2
        plan, small = _cut(self._face, request)
        numbers = dict(plan.old_to_new_glyph_mapping)
        glyphs = {character: numbers[glyph] for character, glyph in self._glyphs.items()}
        return Typeface(
            self.name,
            self.weight,
            small,
            measure_shaped=self._measure_shaped,
            glyphs=glyphs,
            behind=self._behind,
        )

    def _glyph(self, character: str) -> int:
        """The number of its glyph; 0, which draws an empty box, where there is none."""
        return self._glyphs.get(character) or self._font.get_nominal_glyph(ord(character)) or 0

    def _advance(self, character: str) -> float:
        """Its width in em; no number where only its neighbours tell."""
        if is_shaped(character):
            return nan
        glyph = self._glyph(character)
        if not glyph and self.fallback and not self.fallback.missing(character):
            return self.fallback._advances[character]
        advance: float = self._font.get_glyph_h_advance(glyph) / self.units
        return advance


def _cut(face: hb.Face, request: hb.SubsetInput) -> tuple[hb.SubsetPlan, hb.Face]:
    """A font with what is requested only. Raises `ToolError` where that is damaged, as in a font of somebody's own."""
    try:
        plan = hb.SubsetPlan(face, request)
        return plan, plan.execute()
    except RuntimeError as error:
        name = face.get_name(_FULL_NAME) or "that the theme names"
        raise ToolError(f"The font {name} is damaged.", "Copy it again, or name another in the theme.") from error


def _request(codes: Iterable[int], glyphs: Iterable[int] = (), *, shaping: bool = False) -> hb.SubsetInput:
    request = hb.SubsetInput()
    request.unicode_set.update(codes)
    request.glyph_set.update(glyphs)
    request.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    if shaping:
        request.layout_feature_tag_set.add(_PROPORTIONAL)
    else:
        request.layout_feature_tag_set.clear()
        request.flags |= hb.SubsetFlags.NO_LAYOUT_CLOSURE
    return request


def _spaced(face: hb.Face, codes: list[int]) -> hb.Face:
    """A small copy of `face`, whose every glyph advances by `SPACED` more."""
    _, small = _cut(face, _request(codes))
    tables = {tag: small.reference_table(tag).data for tag in small.table_tags}
    count = int.from_bytes(tables["hhea"][_METRICS_COUNT : _METRICS_COUNT + 2], "big")
    metrics = array("h", tables["hmtx"])
    metrics.byteswap()
    for entry in range(count):
        metrics[2 * entry] += round(SPACED * face.upem)
    metrics.byteswap()
    tables["hmtx"] = metrics.tobytes()
    return hb.Face.create_for_tables(lambda _face, tag, _data: tables.get(tag), None)


class _Advances(dict[str, float]):
    """Advance widths in em, read from the font the first time a character is met."""

    def __init__(self, read: Callable[[str], float]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, character: str) -> float:
        self[character] = advance = self._read(character)
        return advance
