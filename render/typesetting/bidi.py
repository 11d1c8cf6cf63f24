"""Which way each character of a paragraph runs: the Unicode bidirectional algorithm (UAX #9).

Levels are what it calls embedding levels: even ones run from left to right, odd ones from right to left. What PyPI has
hands back a line turned round, without saying what went where.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from render.typesetting.scripts import ISOLATES, is_rtl

_DEEPEST = 125
# Which way each goes on, and what it makes of the characters in it.
_EMBEDDINGS = {"LRE": (False, ""), "RLE": (True, ""), "LRO": (False, "L"), "RLO": (True, "R")}
_REMOVED = (*_EMBEDDINGS, "PDF", "BN")
_NEUTRAL = ("B", "S", "WS", "ON", "PDI", *ISOLATES)
_BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎"
    "⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_CLOSER = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
_SAME = str.maketrans("\u2329\u232a", "\u3008\u3009")  # brackets that are others by another code
_MOST_OPEN = 63
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # as neighbours see them
_DEEPER = {"R": 1, "AN": 2, "EN": 2}, {"L": 1, "EN": 1, "AN": 1}  # by which way the level runs


def levels(text: str, base: int) -> list[int]:
    """The level of every character of a paragraph at the level `base`."""
    given = [unicodedata.bidirectional(char) or "L" for char in text]
    kinds = list(given)
    found = _explicit(text, kinds, base)
    kept = [place for place, kind in enumerate(given) if kind not in _REMOVED]  # the rest is as if not there (X9)
    isolates = [given[place] for place in kept]
    depths = [base, *(found[place] for place in kept), base]
    for sequence in _sequences(isolates, depths[1:-1]):
        places = [kept[number] for number in sequence]
        last = sequence[-1]
        after = base if isolates[last] in ISOLATES else depths[last + 2]
        level = found[places[0]]
        ends = _way(max(level, depths[sequence[0]])), _way(max(level, after))
        resolved = _neutral(_weak([kinds[place] for place in places], ends[0]), ends, text, places, given, level)
        for place, kind in zip(places, resolved, strict=True):
            found[place] += _DEEPER[level % 2].get(kind, 0)  # I1, I2
    _trail(given, found, base)
    return found


def in_view(levels: Sequence[int]) -> list[int]:
    """The places of one line's parts, each with its level, from left to right (L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        for is_deep, group in groupby([levels[place] >= level for place in order]):
            end = start + len(list(group))
            if is_deep:
                order[start:end] = reversed(order[start:end])
            start = end
    return order


def _explicit(text: str, kinds: list[str], base: int) -> list[int]:
    """Levels as marks of embedding, overriding and isolation set them (X1 to X8); overridden `kinds` are changed."""
    nesting = _Nesting(base)
    found = []
    for place, kind in enumerate(kinds):
        if kind == "PDI":
            nesting.end_isolate()
        found.append(base if kind == "B" else nesting.level)
        if kind not in (*_REMOVED, "B"):
            kinds[place] = nesting.override or kind
        if kind in _EMBEDDINGS:
            nesting.embed(*_EMBEDDINGS[kind])
        elif kind in ISOLATES:
            nesting.isolate(kind == "RLI" or (kind == "FSI" and is_rtl(_isolated(text, place))))
        elif kind == "PDF":
            nesting.end_embedding()
    return found


class _Nesting:
    """The embeddings, overrides and isolates that are open."""

    def __init__(self, base: int) -> None:
        self._stack = [(base, "", False)]  # level, what characters become, whether it is an isolate
        self._too_deep = self._too_deep_isolates = self._isolates = 0

    @property
    def level(self) -> int:
        return self._stack[-1][0]

    @property
    def override(self) -> str:
        return self._stack[-1][1]

    def embed(self, odd: bool, override: str) -> None:
        if not self._open(odd, override, False) and not self._too_deep_isolates:
            self._too_deep += 1

    def isolate(self, odd: bool) -> None:
        if self._open(odd, "", True):
            self._isolates += 1
        else:
            self._too_deep_isolates += 1

    def end_embedding(self) -> None:
        if self._too_deep_isolates:
            return
        if self._too_deep:
            self._too_deep -= 1
        elif not self._stack[-1][2] and len(self._stack) > 1:
            self._stack.pop()

    def end_isolate(self) -> None:
        if self._too_deep_isolates:
            self._too_deep_isolates -= 1
        elif self._isolates:
            self._too_deep = 0
            self._isolates -= 1
            while not self._stack.pop()[2]:
                pass

    def _open(self, odd: bool, override: str, is_isolate: bool) -> bool:
        deeper = _next(self.level, odd)
        fits = deeper <= _DEEPEST and not self._too_deep_isolates and not self._too_deep
        if fits:
            self._stack.append((deeper, override, is_isolate))
        return fits


def _next(level: int, odd: bool) -> int:
    """The next deeper level that is odd, or even."""
    return level + 1 if (level + 1) % 2 == odd else level + 2


def _isolated(text: str, start: int) -> str:
    """What the isolate that begins at `start` has in it."""
    depth = 0
    for place in range(start, len(text)):
        kind = unicodedata.bidirectional(text[place])
        depth += (kind in ISOLATES) - (kind == "PDI")
        if not depth:
            return text[start + 1 : place]
    return text[start + 1 :]


def _sequences(kinds: Sequence[str], found: Sequence[int]) -> Iterator[list[int]]:
    """The numbers of the characters of every isolating run sequence (BD13, X10)."""
    waiting: list[list[int]] = []  # those that go on where an isolate ends
    for _, group in groupby(range(len(kinds)), found.__getitem__):
        run = list(group)
        sequence = waiting.pop() if kinds[run[0]] == "PDI" and waiting else []
        sequence += run
        if kinds[run[-1]] in ISOLATES:
            waiting.append(sequence)
        else:
            yield sequence
    yield from waiting


def _way(level: int) -> str:
    return "LR"[level % 2]


def _weak(kinds: list[str], start: str) -> list[str]:
    """Marks and numbers become part of what they belong to (W1 to W7)."""
    before = strong = start
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = "ON" if before in (*ISOLATES, "PDI") else before
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
        elif kind in ("L", "R", "AL"):
            strong = kind
        before = kinds[at]
    kinds = _numbers(["R" if kind == "AL" else kind for kind in kinds])
    strong = start
    for at, kind in enumerate(kinds):
        if kind in ("ET", "ES", "CS"):
            kinds[at] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
        elif kind in ("L", "R"):
            strong = kind
    return kinds


def _numbers(kinds: list[str]) -> list[str]:
    """Signs within and beside numbers become part of them (W4, W5)."""
    for at in range(1, len(kinds) - 1):
        around, kind = kinds[at - 1], kinds[at]
        if around == kinds[at + 1] and (around, kind) in (("EN", "ES"), ("EN", "CS"), ("AN", "CS")):
            kinds[at] = around
    at = 0
    for kind, group in groupby(list(kinds)):
        end = at + len(list(group))
        if kind == "ET" and "EN" in (*kinds[max(at - 1, 0) : at], *kinds[end : end + 1]):
            kinds[at:end] = ["EN"] * (end - at)
        at = end
    return kinds


def _neutral(
    kinds: list[str], ends: tuple[str, str], text: str, places: Sequence[int], given: Sequence[str], level: int
) -> list[str]:
    """Brackets go the way of what is in them, spaces and signs that of what is around them (N0 to N2)."""
    own, other = _way(level), _way(level + 1)

    def strong(at: int) -> str:
        return _STRONG.get(kinds[at], "")

    for opening, closing in _pairs("".join(text[place] for place in places), kinds):
        inside = set(map(strong, range(opening + 1, closing)))
        way = own if own in inside else ""
        if not way and other in inside:
            before = next(filter(None, map(strong, range(opening - 1, -1, -1))), ends[0])
            way = other if before == other else own
        for bracket in (opening, closing) if way else ():
            kinds[bracket] = way
            while (bracket := bracket + 1) < len(kinds) and given[places[bracket]] == "NSM":
                kinds[bracket] = way
    at = 0
    for is_neutral, group in groupby(list(kinds), _NEUTRAL.__contains__):
        count = len(list(group))
        if is_neutral:
            before = strong(at - 1) if at else ends[0]
            after = strong(at + count) if at + count < len(kinds) else ends[1]
            kinds[at : at + count] = [before if before == after else own] * count
        at += count
    return kinds


def _pairs(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Where brackets open and close that belong together (BD16)."""
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for at, char in enumerate(text.translate(_SAME)):
        if kinds[at] != "ON":
            continue
        if char in _CLOSER:
            if len(opened) == _MOST_OPEN:
                return []
            opened.append((_CLOSER[char], at))
        elif (start := next((n for n in reversed(range(len(opened))) if opened[n][0] == char), None)) is not None:
            found.append((opened[start][1], at))
            del opened[start:]
    return sorted(found)


def _trail(kinds: Sequence[str], found: list[int], base: int) -> None:
    """What is not seen stays with what it follows; spaces at the ends of lines and cells run as the paragraph (L1)."""
    for place, kind in enumerate(kinds):
        if kind in _REMOVED:
            found[place] = found[place - 1] if place else base
    at_end = True
    for place in reversed(range(len(kinds))):
        kind = kinds[place]
        at_end = kind in ("B", "S") or (at_end and kind in ("WS", "PDI", *ISOLATES, *_REMOVED))
        if at_end:
            found[place] = base
