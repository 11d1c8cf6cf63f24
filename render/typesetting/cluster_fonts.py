"""A font for the clusters of one document: each is one glyph, put together from those of a typeface.

So a PDF shows shaped text as it shows all other, and who copies or searches it finds every cluster whole and in its
place, with nothing to be put in order or left out.
"""

from array import array
from struct import pack, unpack_from
from typing import NamedTuple

import uharfbuzz as hb

from render.typesetting.shaping import Cluster
from render.typesetting.typeface import Typeface

# Of a composite glyph (OpenType, "glyf"): offsets in words, not points; more to come; not scaled, and overlapping.
_WORDS, _OFFSETS, _MORE, _PLAIN, _OVERLAPPING = 0x0001, 0x0002, 0x0020, 0x1000, 0x0400
_LARGE_OFFSETS = 50, 52  # where "head" says how "loca" is written
_DEEPEST = 6


class ClusterFont:
    """The clusters of one typeface, numbered from 1 as they come.

    The same one may be wider or narrower beside others: it advances as where it came first.
    """

    def __init__(self, face: Typeface) -> None:
        self.face = face
        self.clusters: list[Cluster] = []
        self._numbers: dict[tuple[str, tuple[tuple[int, int, int], ...]], int] = {}

    def number(self, cluster: Cluster) -> int:
        """Which of the font's it is."""
        number = self._numbers.setdefault((cluster.text, cluster.glyphs), len(self.clusters) + 1)
        if number > len(self.clusters):
            self.clusters.append(cluster)
        return number

    def program(self) -> "Program":
        """The font as it is now."""
        used = {number for cluster in self.clusters for number, _, _ in cluster.glyphs}
        small, numbers = self.face.glyphs_only(used)
        tables = {tag: bytearray(small.reference_table(tag).data) for tag in small.table_tags}
        outlines = _Outlines(tables)
        for cluster in self.clusters:
            parts = [(numbers[number], right, up) for number, right, up in cluster.glyphs]
            outlines.add(parts, round(cluster.advance * self.face.units))
        outlines.write(tables)
        whole = {tag: bytes(table) for tag, table in tables.items()}
        font = hb.Face.create_for_tables(lambda _face, tag, _data: whole.get(tag), None)
        font.set_get_table_tags_func(lambda _face, _data: list(whole), None)
        return Program(font.blob.data, small.glyph_count)


class Program(NamedTuple):
    """A TrueType file; the glyphs of clusters follow each other from `first` on."""

    file: bytes
    first: int


class _Outlines:
    """The glyphs of a small font, to which composite ones are added."""

    def __init__(self, tables: dict[str, bytearray]) -> None:
        (count,) = unpack_from(">H", tables["maxp"], 4)
        (is_large,) = unpack_from(">H", tables["head"], _LARGE_OFFSETS[0])
        places = unpack_from(f">{count + 1}{'I' if is_large else 'H'}", tables["loca"])
        self.ends = array("I", places if is_large else (2 * place for place in places))
        (full,) = unpack_from(">H", tables["hhea"], 34)
        metrics = unpack_from(f">{full + count}h", tables["hmtx"])
        advances = [*metrics[0 : 2 * full : 2], *[metrics[2 * full - 2]] * (count - full)]
        lefts = [*metrics[1 : 2 * full : 2], *metrics[2 * full :]]
        self.metrics = list(zip(advances, lefts, strict=True))
        self.data = tables["glyf"][: self.ends[-1]]
        self.most = 0

    def add(self, parts: list[tuple[int, int, int]], advance: int) -> None:
        """Add a glyph made of others, each moved so far right and up; those without outlines are left out."""
        drawn = [(number, *move) for number, *move in parts if self.ends[number + 1] > self.ends[number]]
        self.most = max(self.most, len(drawn))
        left = 0
        if drawn:
            bounds = [self._bounds(*part) for part in drawn]
            left, bottom = (min(bound[side] for bound in bounds) for side in (0, 1))
            right, top = (max(bound[side] for bound in bounds) for side in (2, 3))
            self.data += pack(">5h", -1, left, bottom, right, top)
            for place, (number, right, up) in enumerate(drawn, start=1):
                flags = _WORDS | _OFFSETS | _PLAIN | (_OVERLAPPING if place == 1 else 0)
                self.data += pack(">HHhh", flags | (_MORE if place < len(drawn) else 0), number, right, up)
            self.data += bytes(-len(self.data) % 4)
        self.ends.append(len(self.data))
        self.metrics.append((advance, left))

    def write(self, tables: dict[str, bytearray]) -> None:
        """Put all glyphs into the tables of the font."""
        count = len(self.metrics)
        tables["glyf"] = self.data
        tables["loca"] = bytearray(pack(f">{count + 1}I", *self.ends))
        tables["hmtx"] = bytearray(b"".join(pack(">Hh", *metric) for metric in self.metrics))
        tables["head"][slice(*_LARGE_OFFSETS)] = pack(">H", 1)
        tables["hhea"][34:36] = tables["maxp"][4:6] = pack(">H", count)
        # No glyph has more points and contours than so many of the largest one.
        points, contours, *composed = unpack_from(">4H", tables["maxp"], 6)
        largest = (min(most * max(self.most, 1), 0xFFFF) for most in map(max, (points, contours), composed))
        tables["maxp"][10:14] = pack(">2H", *largest)
        tables["maxp"][28:32] = pack(">2H", self.most, _DEEPEST)

    def _bounds(self, number: int, right: int, up: int) -> tuple[int, int, int, int]:
        x0, y0, x1, y1 = unpack_from(">4h", self.data, self.ends[number] + 2)
        return x0 + right, y0 + up, x1 + right, y1 + up
