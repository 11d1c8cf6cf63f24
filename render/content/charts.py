"""What charts say: boxes and who is above whom, and the map of who works with whom."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from render.content.bilingual import apart


class BoxRole(StrEnum):
    """What a box stands for; a theme gives each role its look."""

    ORGANIZATION = "organization"
    UNIT = "unit"
    GROUP = "group"
    COMMITTEE = "committee"
    VIRTUAL = "virtual"
    POST = "post"
    NOTE = "note"


SIGN_ROLES = frozenset((BoxRole.COMMITTEE, BoxRole.VIRTUAL))
"""Those whose boxes are drawn in a way of their own: signs of the same names."""

NO_COLOUR = -1


class DottedLine(NamedTuple):
    """The box that a dotted line leads to, and what it is called where that is not to be seen."""

    id: str
    name: str


class Box(NamedTuple):
    """One box of an org chart.

    `details` are short lines under the title (the head, the headcount). `page_title` names the page
    that this box gets as the top of a chart of its own. `folded` stands under the title where
    everything below the box is left out for want of room.

    A box `beside` the line hangs from its manager's trunk above all others: an assistant, a staff unit.
    `ids` are the posts that it stands for where several alike share it, `dotted_to` the boxes that it also
    reports to, `photo` the picture of its holder, PNG or JPEG. `colour` counts the legend's labels from 1; it is 0
    where no rule colours a chart, and `NO_COLOUR` where the rule has nothing to say of the box.
    """

    id: str
    role: BoxRole
    title: str
    parent: int | None
    details: tuple[str, ...] = ()
    page_title: str = ""
    folded: str = ""
    own_page: bool = False
    beside: bool = False
    vacant: bool = False
    ids: tuple[str, ...] = ()
    dotted_to: tuple[DottedLine, ...] = ()
    photo: bytes = b""
    colour: int = 0


class Legend(NamedTuple):
    """What colours tell of, and what each of them stands for; no labels where no rule colours a chart."""

    title: str = ""
    labels: tuple[str, ...] = ()


UNCOLOURED = Legend()


class Sign(StrEnum):
    """What the boxes and lines of a chart are drawn with that does not explain itself."""

    VACANT = "vacant"
    COMMITTEE = "committee"
    VIRTUAL = "virtual"
    DOTTED = "dotted"
    ELSEWHERE = "elsewhere"


class SignWords(NamedTuple):
    """What is said of signs: by a frame, by a dotted line from a `post` to a `superior`, or as boxes name one who is
    `elsewhere`."""

    vacant: str = ""
    committee: str = ""
    virtual: str = ""
    post: str = ""
    superior: str = ""
    elsewhere: str = ""


WORDLESS = SignWords()


class References(NamedTuple):
    """How the pages of a chart speak of each other; {number}, {title}, {text} and {name} are to be filled in.

    `heading` is for a page that is not alone, `again` for the title of one with the rest of the boxes, `see` for a text
    whose matter is on another page, `follows` tells from which page one comes and `continues` on which one the rest of
    the boxes stands, `elsewhere` is a superior who is not on the page.
    """

    heading: str = "{number} {title}"
    again: str = "{name}"
    see: str = "{text} ({number})"
    follows: str = "{number}"
    continues: str = "{number}"
    elsewhere: str = "{name}"


ALONE = References()


class _Chart(NamedTuple):
    """Boxes in pre-order: a box stands before everything below it, `parent` is an index into `boxes`.

    The first box is the only one without a parent.
    """

    id: str
    title: str
    boxes: tuple[Box, ...]
    footer: str = ""
    language: str = ""
    references: References = ALONE
    legend: Legend = UNCOLOURED
    sign_words: SignWords = WORDLESS


class Chart(_Chart):
    """An org chart, and what follows from how its boxes stand."""

    @cached_property
    def signs(self) -> frozenset[Sign]:
        """All that may be on a page of it."""
        roles = {box.role for box in self.boxes}
        lines = {Sign.DOTTED, Sign.ELSEWHERE} if any(box.dotted_to for box in self.boxes) else set()
        vacant = {Sign.VACANT} if any(box.vacant for box in self.boxes) else set()
        return frozenset({Sign(role) for role in roles & SIGN_ROLES} | lines | vacant)

    @cached_property
    def index_of(self) -> Mapping[str, int]:
        """The places of the boxes by their ids."""
        return {box.id: index for index, box in enumerate(self.boxes)}

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The indices of the boxes right below each box."""
        below: list[list[int]] = [[] for _ in self.boxes]
        for index, box in enumerate(self.boxes):
            if box.parent is not None:
                below[box.parent].append(index)
        return tuple(tuple(indices) for indices in below)

    @cached_property
    def counts_below(self) -> tuple[int, ...]:
        """How many boxes are below each box, at whatever level."""
        counts = [0] * len(self.boxes)
        for index in range(len(self.boxes) - 1, 0, -1):
            counts[self.boxes[index].parent or 0] += counts[index] + 1
        return tuple(counts)

    def with_colours(self, boxes: tuple[Box, ...], legend: Legend) -> "Chart":
        """The same chart with its boxes coloured."""
        return self._replace(boxes=boxes, legend=legend)

    def limited(self, depth: int) -> "Chart":
        """The chart down to so many levels below the top; boxes at the end say what is below them."""
        levels: list[int] = []
        kept: dict[int, int] = {}
        boxes: list[Box] = []
        for index, box in enumerate(self.boxes):
            levels.append(0 if box.parent is None else levels[box.parent] + 1)
            if levels[index] > depth:
                continue
            kept[index] = len(boxes)
            parent = None if box.parent is None else kept[box.parent]
            ends = levels[index] == depth and box.folded
            details = (*box.details, *apart(box.folded)) if ends else box.details
            boxes.append(box._replace(parent=parent, details=details, own_page=box.own_page and not ends))
        return self._replace(boxes=tuple(boxes))

    def subtree(self, top: int) -> "Chart":
        """The chart of one box and all that is below it."""
        end = top + 1
        inside = {top}
        while end < len(self.boxes) and self.boxes[end].parent in inside:
            inside.add(end)
            end += 1
        boxes = (
            box._replace(parent=None if index == top else (box.parent or 0) - top)
            for index, box in enumerate(self.boxes[top:end], start=top)
        )
        head = self.boxes[top]
        return self._replace(id=head.id, title=head.page_title or head.title, boxes=tuple(boxes))


class Partner(NamedTuple):
    """A unit that works together with others."""

    id: str
    title: str


class Tie(NamedTuple):
    """How much two partners, by their places, have in common; `said` is the same in words."""

    one: int
    other: int
    strength: int
    said: str


class CollaborationMap(NamedTuple):
    """Who works with whom, the strongest ties first. `notes` explain it, `alternative` says it in words."""

    id: str
    title: str
    partners: tuple[Partner, ...]
    ties: tuple[Tie, ...]
    notes: tuple[str, ...]
    alternative: str
    footer: str = ""
    language: str = ""


def chart_texts(chart: Chart) -> Iterator[str]:
    """Every string that may be drawn in a chart."""
    yield from (chart.title, chart.footer)
    elsewhere = chart.references.elsewhere
    for box in chart.boxes:
        yield from (
            box.title,
            *box.details,
            box.folded,
            box.page_title,
            *(elsewhere.format(name=line.name) for line in box.dotted_to),
        )
    yield from chart.sign_words
