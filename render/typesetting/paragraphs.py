"""Text set in lines: space between Han and Latin, marks squeezed, lines justified.

Nothing is ever put into the text or taken out of it: a line says how its characters are moved apart, so that
what is copied from a paper is what was written. Lengths are in points, gaps in parts of an em.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from render.han import is_han
from render.typesetting.hyphenation import SOFT_HYPHEN, is_in_another, with_soft_hyphens
from render.typesetting.latin_marks import with_stand_ins
from render.typesetting.line_breaking import opportunities
from render.typesetting.line_filling import HALF_BLANK_CLOSERS, HALF_BLANK_OPENERS, LOOSE, fill
from render.typesetting.lines import Line, Piece
from render.typesetting.phrases import word_places
from render.typesetting.scripts import is_rtl, is_shaped
from render.typesetting.typeface import HYPHEN, SPACED, Typeface

_HALF_EM = 0.5
# Wider than this, readers of PDF files take the distance for a space and copy one that was never written.
_MOST_BETWEEN_HAN = 0.085
_MOST_BETWEEN_WORDS = 0.4


class _Kinds(dict[int, str]):
    """Code point to the letter of its kind, for `str.translate`; looked up the first time it is met.

    H is Han and kana, A a letter or digit of a European script, F what else is full-width, S what is to be shaped.
    """

    def __missing__(self, code: int) -> str:
        run = bisect_right(_STARTS, chr(code)) - 1
        kind = self[code] = "S" if is_shaped(chr(code)) else _LETTERS[run]
        return kind


# Where each kind begins, and the one before ends.
_RUNS = [
    ("\0", "."), ("0", "A"), (":", "."), ("A", "A"), ("[", "."), ("a", "A"), ("{", "."), ("À", "A"), ("ɐ", "."),
    ("Ͱ", "A"), ("\u0500", "."), ("\u3000", "F"), ("々", "H"), ("〈", "F"), ("\u3040", "H"), ("\u3100", "."),
    ("㐀", "H"), ("䷀", "."), ("一", "H"), ("\ua000", "."), ("豈", "H"), ("\ufb00", "."), ("\uff00", "F"),
    ("\ufff0", "."), ("\U00020000", "H"), ("\U00033480", "."),
]  # fmt: skip
_STARTS, _LETTERS = zip(*_RUNS, strict=True)
# Marks that leave half their em blank are ( and ) where full-width, else [ and ].
_SIGNS = {
    "(": HALF_BLANK_OPENERS, ")": HALF_BLANK_CLOSERS, "[": "“‘", "]": "”’",
    "-": "—", "$": "¥$€£", "%": "%‰,;:!?", " ": " ",
}  # fmt: skip
_KINDS = _Kinds({ord(character): kind for kind, signs in _SIGNS.items() for character in signs})

# What is between two characters that does not follow from their widths, by their kinds; the first that fits decides.
_GAPS = {
    # a quarter of an em between Han and Latin, and behind half-width marks among Han (CLREQ 3.2.2)
    r"(?<=H)(?=[A$])|(?<=[A%])(?=H)": SPACED,
    # a dash of two characters is one line, although the glyphs leave a gap
    r"(?<=-)(?=-)": -0.093,
    # where two full-width marks meet, one of the blank halves between them goes (CLREQ 3.1.6)
    r"(?<=[)\]])(?=[)\](\[])|(?<=[(\[])(?=[(\[])": -_HALF_EM,
}
_GAP = re.compile("|".join(f"({pattern})" for pattern in _GAPS))
_SIZES = (0.0, *_GAPS.values())  # by the number of the group that matched
# Nothing to look for in most Chinese texts.
_PLAIN = re.compile(r"H*+(?:\)H++)*+\)?")

# Characters that a line is stretched behind: the full-width ones, and those before them.
_STRETCHY = re.compile("(?:[HF()]|.(?=[HF()]))+")
_WORD_GAP = re.compile(" +(?![HF() ]|$)")

_MARKS = "。，；：、！？）》”’"


def set_paragraph(
    text: str,
    width: float,
    face: Typeface,
    size: float,
    *,
    first_indent: float = 0.0,
    justified: bool = True,
    language: str = "",
    wordwise: bool = False,
) -> list[Line]:
    """`text` in lines of `width`, the first shorter by `first_indent`; all but the last fill it when `justified`.
    Where it is set `wordwise`, words of Han are whole, too, as long as a line holds them.

    Text without Han is justified only where the `language` is told that its words are to be hyphenated in: there is
    nothing to stretch in it but spaces.
    """
    if "S" in (kinds := text.translate(_KINDS)):
        gaps = {place: gap * size for place, gap in _gaps(kinds).items()}
        from render.typesetting.mixed_lines import set_mixed  # few texts need it

        is_stretched = justified and bool(language)
        return set_mixed(
            text, width, face, size, set_line, gaps=gaps, first_indent=first_indent, justified=is_stretched
        )
    line = set_line(text, face, size)
    if line.width <= width - first_indent and "\n" not in text:
        return [line._replace(x=line.x + first_indent) if first_indent else line]
    text, is_latin = with_stand_ins(text), "H" not in kinds
    language = "" if is_latin and is_in_another(text, language) else language
    places = word_places(text, max(1, int(width // size))) if wordwise and not is_latin else None
    text, spans = _broken(text, width, face, size, first_indent, language if is_latin else "", places)
    measure = width if justified and (language or not is_latin) else 0.0
    return list(_set(text, spans, measure, face, size, first_indent))


def _set(
    text: str, spans: Sequence[tuple[int, int]], measure: float, face: Typeface, size: float, first_indent: float
) -> Iterator[Line]:
    """The lines of a broken text; all but those that end a passage fill the `measure`, if there is one."""
    kinds = text.translate(_KINDS)
    gaps = _gaps(kinds)
    for number, (start, end) in enumerate(spans):
        indent = 0.0 if number else first_indent
        behind = text[end : spans[number + 1][0]] if number + 1 < len(spans) else "\n"
        room = measure - indent if measure and "\n" not in behind else 0.0
        part, kinds_inside = text[start:end], kinds[start:end]
        inside = {place - start: gap for place, gap in gaps.items() if start < place < end}
        if SOFT_HYPHEN in part:
            part = part[:-1].replace(SOFT_HYPHEN, "") + part[-1].replace(SOFT_HYPHEN, HYPHEN)
            kinds_inside = part.translate(_KINDS)
            inside = _gaps(kinds_inside)
        natural = _natural_width(part, inside, face, size)
        yield _line(part, kinds_inside, inside, natural, size, indent, room, " " in behind)


def _broken(
    text: str,
    width: float,
    face: Typeface,
    size: float,
    first_indent: float,
    language: str,
    places: Sequence[int] | None = None,
) -> tuple[str, list[tuple[int, int]]]:
    """Where the lines start and end; in `language`, if any, with soft hyphens where lines would be loose otherwise.

    They end at `places`, or wherever the rules allow.
    """
    gaps = {place: gap * size for place, gap in _gaps(text.translate(_KINDS)).items()}
    advances = face.advances(text, size)
    hyphen = face.width(HYPHEN, size) if SOFT_HYPHEN in text else 0.0
    squeeze = size * _HALF_EM
    spans = fill(
        text, advances, width, first_indent=first_indent, squeeze=squeeze, gaps=gaps, hyphen=hyphen, places=places
    )
    spans = _with_company(text, spans, places)
    if language and _any_loose(spans, advances, width):
        before, space, last = text.rpartition(" ")  # no text ends with a part of a word alone on its line
        parted = with_soft_hyphens(before, language) + space + last
        if parted != text:
            return _broken(parted, width, face, size, first_indent, "")
    return text, spans


def _with_company(text: str, spans: list[tuple[int, int]], places: Sequence[int] | None) -> list[tuple[int, int]]:
    """The lines, none that ends the text being a single character of Han: the one before goes down with it."""
    if len(spans) < 2 or not _is_lone(text[slice(*spans[-1])]) or "\n" in text[spans[-2][1] : spans[-1][0]]:
        return spans
    (start, _), (last, end) = spans[-2:]
    earlier = [place for place in places or opportunities(text) if start + 1 < place < last]
    return [*spans[:-2], (start, earlier[-1]), (earlier[-1], end)] if earlier else spans


def _is_lone(line: str) -> bool:
    """Whether it is one character of Han, with its marks."""
    return bool(line) and is_han(line[0]) and not line[1:].strip(_MARKS)


def _any_loose(spans: Sequence[tuple[int, int]], advances: Sequence[float], width: float) -> bool:
    return any(sum(advances[start:end]) < width * (1 - LOOSE) for start, end in spans[:-1])


@lru_cache(maxsize=4096)  # numbers and labels, again and again
def set_line(text: str, face: Typeface, size: float, *, rtl: bool = False) -> Line:
    """`text` on one line, as wide as it comes; it is part of what runs from right to left, where `rtl`."""
    if rtl or "S" in text.translate(_KINDS):
        from render.typesetting.mixed_lines import mixed_line

        return mixed_line(text, rtl or is_rtl(text), face, size, set_line)
    text = with_stand_ins(text).replace(SOFT_HYPHEN, "")
    kinds = text.translate(_KINDS)
    gaps = _gaps(kinds)
    return _line(text, kinds, gaps, _natural_width(text, gaps, face, size), size, 0.0, 0.0)


def as_it_is(text: str, face: Typeface, size: float, *, rtl: bool = False) -> Line:
    """`text` on one line, nothing moved apart or squeezed; `rtl` is whether its paragraph runs from right to left."""
    if "S" in text.translate(_KINDS):
        from render.typesetting.mixed_lines import mixed_line

        return mixed_line(text, rtl, face, size, as_it_is)
    text = with_stand_ins(text)
    return Line(0.0, face.width(text, size), (Piece(text),))


def _natural_width(text: str, gaps: dict[int, float], face: Typeface, size: float) -> float:
    return face.width(text, size) + sum(gaps.values()) * size


def _line(
    text: str,
    kinds: str,
    gaps: dict[int, float],
    width: float,
    size: float,
    indent: float,
    room: float,
    parted: bool = False,
) -> Line:
    """A line that starts at `indent`, stretched to fill `room` if that can be done without ugly holes."""
    leading = size * _HALF_EM if text and text[0] in HALF_BLANK_OPENERS else 0.0
    between_han, between_words = 0.0, 0.0
    if room and text:
        trailing = size * _HALF_EM if text[-1] in HALF_BLANK_CLOSERS else 0.0
        slack = room - (width - leading - trailing)
        between_han, between_words = _shares(kinds, slack, size)
    if not gaps and not between_han and not between_words:
        return Line(indent - leading, width, (Piece(text),), parted)
    pieces = tuple(_pieces(text, kinds, gaps, size, between_han, between_words))
    return Line(indent - leading, max(width, room), pieces, parted)


def _gaps(kinds: str) -> dict[int, float]:
    """Place to what is added before the character there, in em."""
    if _PLAIN.fullmatch(kinds):
        return {}
    return {found.start(): _SIZES[found.lastindex or 0] for found in _GAP.finditer(kinds)}


def _shares(kinds: str, slack: float, size: float) -> tuple[float, float]:
    """How much of `slack` goes behind each stretchy character and into each space between words.

    Both get the same, until Han characters can take no more; if the words cannot either, nobody gets any.
    """
    stretchy = sum(found.end() - found.start() - (found.end() == len(kinds)) for found in _STRETCHY.finditer(kinds))
    words = len(_WORD_GAP.findall(kinds))
    if slack <= 0 or not stretchy + words:
        return 0.0, 0.0
    between_han = min(slack / (stretchy + words), _MOST_BETWEEN_HAN * size) if stretchy else 0.0
    between_words = (slack - between_han * stretchy) / words if words else 0.0
    if between_words > _MOST_BETWEEN_WORDS * size or (not words and between_han * stretchy < slack - 0.01):
        return 0.0, 0.0
    return between_han, between_words


def _pieces(
    text: str, kinds: str, gaps: dict[int, float], size: float, between_han: float, between_words: float
) -> Iterator[Piece]:
    """Cut a line where something is added, and where stretching begins or ends."""
    edges = {place for found in _STRETCHY.finditer(kinds) for place in found.span()} if between_han else set()
    word_ends = {found.end() for found in _WORD_GAP.finditer(kinds)} if between_words else set()
    cuts = {len(text), *gaps, *[place - 1 for place, gap in gaps.items() if gap == SPACED], *edges, *word_ends}
    start, tracking = 0, between_han if 0 in edges else 0.0
    for place in sorted(cuts - {0}):
        gap = gaps.get(place, 0.0)
        spaced = gap == SPACED
        after = (0.0 if spaced else gap * size) + (between_words if place in word_ends else 0.0)
        yield Piece(text[start:place], after, tracking, spaced)
        start = place
        if place in edges:
            tracking = between_han - tracking
