"""Text of scripts whose letters depend on each other, and of both directions, made ready to be drawn.

HarfBuzz says which glyphs stand where. What it cannot part, a letter with its marks or a syllable, is a cluster: from
here on clusters are drawn, measured and copied as a whole, as characters are elsewhere.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

import uharfbuzz as hb

from render.typesetting.bidi import in_view, levels
from render.typesetting.scripts import EMOJI_STYLE, is_rtl, is_shaped, is_unseen, together

if TYPE_CHECKING:
    from render.typesetting.typeface import Typeface


# Brackets and quotation marks of Chinese fonts, which know no other way to face, and what they are to other scripts.
_NARROW = dict(zip("《》「」『』〈〉【】〔〕〖〗", "«»«»‹›‹›[][][]", strict=True))


class Cluster(NamedTuple):
    """What is drawn as one. `glyphs` are their numbers, with how far right and up of the pen each stands; lengths in
    units of the font, `advance` in em."""

    text: str
    advance: float
    glyphs: tuple[tuple[int, int, int], ...]


class Run(NamedTuple):
    """Part of a line, from `start` to `end` of its text, that runs one way and is drawn by one font.

    One without `face` is set character by character. `clusters` stand from left to right.
    """

    start: int
    end: int
    level: int
    width: float
    face: "Typeface | None" = None
    clusters: tuple[Cluster, ...] = ()


@lru_cache(maxsize=4096)  # measured, broken into lines and drawn
def runs(text: str, face: "Typeface", depths: tuple[int, ...] = ()) -> tuple[Run, ...]:
    """The runs of a line in the order in which they are read; widths in em.

    `depths` are the levels of its characters, where it is part of a paragraph.
    """
    depths = depths or tuple(levels(text, int(is_rtl(text))))
    return tuple(_runs(text, face, depths))


def advances(text: str, face: "Typeface") -> list[float]:
    """The width of every character in em: that of a cluster is its first character's, the others have none."""
    found = []
    for run in runs(text, face):
        if not run.face:
            found += face.advances(text[run.start : run.end], 1.0)
        for cluster in run.clusters if run.level % 2 == 0 else reversed(run.clusters):
            found += [cluster.advance, *[0.0] * (len(cluster.text) - 1)]
    return found


def lefts(levels: Sequence[int], widths: Sequence[float]) -> list[float]:
    """Where each of the runs of a line begins that have those levels and widths, from the left edge of the line."""
    order = in_view(levels)
    edges = accumulate((widths[number] for number in order), initial=0.0)
    return [left for _, left in sorted(zip(order, edges, strict=False))]


def _runs(text: str, face: "Typeface", depths: Sequence[int]) -> Iterator[Run]:
    shown = "".join(_narrow(char) if depth % 2 else char for char, depth in zip(text, depths, strict=True))
    parts = list(_fonts(shown, face, depths))
    # What is set character by character from right to left is a run each.
    for (_, font, depth), group in groupby(parts, lambda part: (part[0] * (not part[2] and part[3] % 2), *part[2:])):
        spans = list(group)
        start, end = spans[0][0], spans[-1][1]
        words = text[start:end]
        if font is None:
            yield Run(start, end, depth, face.width(words, 1.0))
        else:
            clusters = _shaped(words, shown[start:end], font, rtl=depth % 2 == 1)
            yield Run(start, end, depth, sum(cluster.advance for cluster in clusters), font, clusters)


def _fonts(text: str, face: "Typeface", depths: Sequence[int]) -> Iterator[tuple[int, int, "Typeface | None", int]]:
    """What must be drawn together, by which font, at which level; no font for what is set character by character.

    Spaces and signs go with the letters before them, as far as their font has them.
    """
    font = None
    for start, end in together(text):
        part = text[start:end]
        seen = [char for char in part if not is_unseen(char)]
        if depths[start] % 2 == 0 and not any(map(is_shaped, part)):
            font = None
        elif font is None or font.lacking(seen):
            font = _font_of(seen, face, is_picture=EMOJI_STYLE in part)
            if font.lacking(seen) and not any(map(is_shaped, part)):
                font = None
        yield start, end, font, depths[start]


def _font_of(characters: Sequence[str], face: "Typeface", *, is_picture: bool) -> "Typeface":
    """The first font that has all, else the first of those that have most; pictures are in the last ones."""
    fonts = (one for one in face.chain() if one.shapes)
    choice = reversed(list(fonts)) if is_picture else fonts
    whole = next((one for one in choice if not one.lacking(characters)), None)
    return whole or min((one for one in face.chain() if one.shapes), key=lambda one: len(one.lacking(characters)))


def _narrow(char: str) -> str:
    """A full-width sign as it is drawn among words that run from right to left: narrow, and turned where need be."""
    return unicodedata.normalize("NFKC", char) if "\uff00" < char < "\uff5f" else _NARROW.get(char, char)


def _shaped(text: str, shown: str, font: "Typeface", *, rtl: bool) -> tuple[Cluster, ...]:
    """The clusters of `text`, character for character drawn as what is `shown`."""
    buffer = hb.Buffer()
    buffer.add_str(shown)
    buffer.language = "und"  # not that of the machine
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    infos, positions = font.shape(buffer)
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    clusters = []
    for start, group in groupby(zip(infos, positions, strict=True), lambda glyph: glyph[0].cluster):
        pen, glyphs = 0, []
        for info, position in group:
            glyphs.append((info.codepoint, pen + position.x_offset, position.y_offset))
            pen += position.x_advance
        clusters.append(Cluster(text[start : ends[start]], pen / font.units, tuple(glyphs)))
    return tuple(clusters)
