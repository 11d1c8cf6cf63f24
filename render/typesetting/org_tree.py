"""The part of a chart that a page shows, and what its boxes say of what is elsewhere."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from render.content import Box, BoxRole, Chart, DottedLine
from render.content.bilingual import apart
from render.typesetting.chart_faces import FIGURE_SPACE

_LONG_CHAIN = 8  # boxes below the first; a shorter one is read without effort as it is
_MOST_DOTTED = 10  # lines on a page that an eye can still follow; where there are more, boxes name their ends instead


class Note(NamedTuple):
    """A text, and the places in the chart whose pages it names: those they are on, or with what is `below` them."""

    text: str
    targets: tuple[int, ...] = ()
    below: bool = False


class Part(NamedTuple):
    """The box at `top` of a page and those of its children from `first` to `last`, as in a slice."""

    top: int
    first: int = 0
    last: int | None = None

    def children(self, chart: Chart) -> tuple[int, ...]:
        return chart.children[self.top][self.first : self.last]

    def below(self, chart: Chart, index: int) -> tuple[int, ...]:
        """What the page shows below a box of it: of what has a page of its own only the overview shows more."""
        if index == self.top:
            return self.children(chart)
        return () if self.top and chart.boxes[index].own_page else chart.children[index]


class Tree(NamedTuple):
    """Boxes in pre-order, with their children and levels and, by `sources`, their places in the chart.

    Children stand `beside` the line or in it. `members` are those in the line that a card could list: nothing is
    below them, also on no other page, no dotted line has to meet them, and no rule colours them. The organisation's
    own box is no card: its surface is made for a name. `chains` are the boxes that lead one by one from one down to the
    end, where they are many. `folded` are boxes whose reports are left out, `dotted` the ids of boxes between which
    there are dotted lines. `notes` say by box what is elsewhere.
    """

    boxes: tuple[Box, ...]
    sources: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    beside: tuple[tuple[int, ...], ...]
    line: tuple[tuple[int, ...], ...]
    members: tuple[tuple[int, ...], ...]
    chains: Mapping[int, tuple[int, ...]]
    levels: tuple[int, ...]
    folded: frozenset[int]
    dotted: tuple[tuple[str, str], ...]
    notes: Mapping[int, tuple[Note, ...]]

    @property
    def elsewhere(self) -> bool:
        """Whether a note names one to whom a dotted line is not drawn."""
        drawn = set(self.dotted)
        return any((box.id, end.id) not in drawn for box in self.boxes for end in box.dotted_to)

    def below(self, index: int, columns: int) -> tuple[int, ...]:
        """The children in the line that have boxes of their own where the manager has a card of so many columns."""
        if not columns:
            return self.line[index]
        members = set(self.members[index])
        return tuple(child for child in self.line[index] if child not in members)


def visible_tree(chart: Chart, part: Part, depth: int, digits: int = 0, *, few: int = 0) -> Tree:
    """The part of `chart` and `depth` levels below its top, and all that is below a box where it is so `few` boxes.

    `digits` are in the numbers of its pages, if it has any.
    """
    sources: list[int] = []
    levels: list[int] = []
    below: list[list[int]] = []
    pending: list[tuple[int, int, int]] = [(part.top, 0, 0)]
    while pending:
        source, parent, level = pending.pop()
        index = len(sources)
        sources.append(source)
        levels.append(level)
        below.append([])
        if index:
            below[parent].append(index)
        if level < depth or chart.counts_below[source] <= few:
            pending.extend((child, index, level + 1) for child in reversed(part.below(chart, source)))
    boxes = tuple(chart.boxes[source] for source in sources)
    children = tuple(map(tuple, below))
    folded = frozenset(index for index, source in enumerate(sources) if chart.children[source] and not children[index])
    dotted = _dotted(boxes)
    beside, line = _apart(boxes, children)
    return Tree(
        boxes,
        tuple(sources),
        children,
        beside,
        line,
        _members(boxes, children, line, folded, {end for pair in dotted for end in pair}),
        _chains(children, line),
        tuple(levels),
        folded,
        dotted,
        _notes(chart, boxes, sources, folded, dotted, digits),
    )


def _apart(boxes: Sequence[Box], children: tuple[tuple[int, ...], ...]) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """The children beside the line, and those in it."""
    if not any(box.beside for box in boxes):
        return ((),) * len(children), children
    beside = tuple(tuple(child for child in below if boxes[child].beside) for below in children)
    return beside, tuple(tuple(child for child in below if not boxes[child].beside) for below in children)


def _members(
    boxes: Sequence[Box],
    children: Sequence[Sequence[int]],
    line: Sequence[Sequence[int]],
    folded: Collection[int],
    ends: Collection[str],
) -> tuple[tuple[int, ...], ...]:
    def is_member(index: int) -> bool:
        return not (children[index] or index in folded or boxes[index].id in ends or boxes[index].colour)

    return tuple(
        tuple(filter(is_member, below)) if boxes[index].role is not BoxRole.ORGANIZATION else ()
        for index, below in enumerate(line)
    )


def _chains(children: Sequence[Sequence[int]], line: Sequence[Sequence[int]]) -> dict[int, tuple[int, ...]]:
    chains: dict[int, tuple[int, ...]] = {}
    end = 0
    for index in range(len(children)):
        if index < end:
            continue  # within a chain: boxes are in pre-order
        end = index + 1
        while len(children[end - 1]) == len(line[end - 1]) == 1:
            end += 1
        if end - index > _LONG_CHAIN and not children[end - 1]:
            chains[index] = tuple(range(index + 1, end))
    return chains


def _dotted(boxes: Sequence[Box]) -> tuple[tuple[str, str], ...]:
    """The ends of the dotted lines to be drawn."""
    tails = [box for box in boxes if box.dotted_to]
    shown = {box.id for box in boxes} if tails else set()
    pairs = tuple((box.id, end.id) for box in tails for end in box.dotted_to if end.id in shown)
    return pairs if len(pairs) <= _MOST_DOTTED else ()


def _notes(
    chart: Chart,
    boxes: Sequence[Box],
    sources: Sequence[int],
    folded: Collection[int],
    dotted: Collection[tuple[str, str]],
    digits: int,
) -> dict[int, tuple[Note, ...]]:
    """What boxes say of what is not drawn."""
    drawn, here = set(dotted), set(sources)
    notes: dict[int, tuple[Note, ...]] = {}
    for index, box in enumerate(boxes):
        said = []
        if index in folded and box.folded:
            first, *second = apart(box.folded)
            said += [_reference(chart, first, sources[index], digits)._replace(below=True), *map(Note, second)]
        if ends := [end for end in box.dotted_to if (box.id, end.id) not in drawn]:
            said.append(_elsewhere(chart, ends, here, digits))
        if said:
            notes[index] = tuple(said)
    return notes


def _elsewhere(chart: Chart, ends: Sequence[DottedLine], here: Collection[int], digits: int) -> Note:
    """To whom dotted lines lead, and on which pages these are, if not on this one."""
    pattern = chart.references.elsewhere
    targets = [chart.index_of.get(end.id) for end in ends]
    parts = [
        _reference(chart, pattern.format(name=end.name), None if target in here else target, digits)
        for end, target in zip(ends, targets, strict=True)
    ]
    return Note("  ".join(part.text for part in parts), tuple(target for part in parts for target in part.targets))


def _reference(chart: Chart, text: str, target: int | None, digits: int) -> Note:
    """A text and where to look, if there is such a page."""
    if target is None or not digits:
        return Note(text)
    return Note(chart.references.see.format(text=text, number=FIGURE_SPACE * digits), (target,))
