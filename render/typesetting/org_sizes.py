"""How large the boxes of a chart and the cards of its managers are, all at the size of the look."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from render.themes import ChartLook
from render.typesetting.chart_faces import Face, Faces
from render.typesetting.org_tree import Note, Tree

_OUTLIER = 1.6  # boxes this many times as high as others do not make these as high

_LEAST_WIDTH = 4.5  # sizes of text, in charts that are small enough to be looked at as a whole


class Card(NamedTuple):
    """A manager's box that lists its members; `columns` hold their faces, from the left."""

    head: Face
    columns: tuple[tuple[int, ...], ...]
    column_width: float
    width: float
    height: float


class Sizes:
    """Sizes of boxes and cards. Boxes of one group share their width and, as far as they are alike, their height."""

    def __init__(self, tree: Tree, faces: Faces, look: ChartLook, *, by_level: bool) -> None:
        """Groups are the levels of a chart to be looked at as a whole, those beside the line apart, or siblings."""
        self._tree = tree
        self._faces = faces
        self._look = look
        self.faces = [self._face(index) for index in range(len(tree.boxes))]
        members = (self.faces[member] for members in tree.members for member in members)
        self.member_gap = look.padding_y * (0.5 if all(len(face.lines) == 1 for face in members) else 0.9)
        """The distance of a member of a card from what is above it: so that each is seen to have its lines."""
        self.text_size = min(face.text_size for face in self.faces)
        self.widest_text = max(face.width for face in self.faces[1:]) if len(self.faces) > 1 else 0.0
        least = _LEAST_WIDTH * look.text if by_level else 0.0
        self._text_widths = [least] * len(tree.boxes)
        self.heights = [0.0] * len(tree.boxes)
        for group in _groups(tree, by_level=by_level):
            self._share(group)
        self.widths = [width + 2 * look.padding_x for width in self._text_widths]
        self._cards: dict[tuple[int, int], Card] = {}

    def card(self, index: int, columns: int) -> Card:
        """The card of a manager with its members in so many columns."""
        key = index, columns
        if key not in self._cards:
            self._cards[key] = self._made_card(index, columns)
        return self._cards[key]

    def size(self, index: int, columns: int) -> tuple[float, float]:
        """Width and height of a box, or of the card where there are columns."""
        if not columns:
            return self.widths[index], self.heights[index]
        card = self.card(index, columns)
        return card.width, card.height

    def _made_card(self, index: int, count: int) -> Card:
        look, members = self._look, self._tree.members[index]
        rows = -(-len(members) // count)
        columns = tuple(members[start : start + rows] for start in range(0, len(members), rows))
        width = max(self._text_widths[member] for member in members)
        inner = max(len(columns) * width + (len(columns) - 1) * look.sibling_gap, self._text_widths[index])
        head = self._measured(index, bold=True, room=inner)
        heights = (sum(self.faces[member].height + self.member_gap for member in column) for column in columns)
        return Card(
            head,
            columns,
            width,
            width=max(head.width, inner) + 2 * look.padding_x,
            height=head.height + self.member_gap + max(heights) + 2 * look.padding_y,
        )

    def key(self) -> tuple[object, ...]:
        """All that an arrangement depends on: boxes and cards are as large where it is the same."""
        heads = [self._head_key(index) for index, members in enumerate(self._tree.members) if members]
        heights = tuple([face.height for face in self.faces])
        return self.text_size, self.member_gap, tuple(self.widths), tuple(self.heights), heights, tuple(heads)

    def _head_key(self, index: int) -> tuple[object, ...]:
        """What the size of a card's head depends on: how it breaks, where it does, or else how large it is."""
        head, box, notes = self._measured(index, bold=True, room=0.0), self._tree.boxes[index], self._notes(index)
        if len(head.lines) > 1 + len(box.details) + len(notes):
            return box.title, box.details, notes
        return head.width, head.height

    def number_pages(self, numbers: Callable[[Note], tuple[int, ...]]) -> None:
        """Put the numbers of pages into the notes of boxes and cards, where they were measured without."""
        for index, notes in self._tree.notes.items():
            known = [number for note in notes for number in numbers(note)]
            self.faces[index] = self._faces.numbered(self.faces[index], known)
            for key in [key for key in self._cards if key[0] == index]:
                card = self._cards[key]
                self._cards[key] = card._replace(head=self._faces.numbered(card.head, known))

    def _face(self, index: int, room: float = 0.0) -> Face:
        return self._measured(index, bold=self._look.boxes[self._tree.boxes[index].role].bold, room=room)

    def _measured(self, index: int, *, bold: bool, room: float) -> Face:
        return self._faces.face(self._tree.boxes[index], self._notes(index), bold=bold, is_top=index == 0, room=room)

    def _notes(self, index: int) -> tuple[str, ...]:
        notes = self._tree.notes.get(index)
        return tuple([note.text for note in notes]) if notes else ()

    def _share(self, group: Sequence[int]) -> None:
        width = max(self._text_widths[group[0]], max(self.faces[index].width for index in group))
        for index in group:
            if width > self._faces.text_width:  # so lines may be longer than they were
                self.faces[index] = self._face(index, width)
            self.heights[index] = self.faces[index].height + 2 * self._look.padding_y
        usual = _OUTLIER * sorted(self.heights[index] for index in group)[(len(group) - 1) // 2]
        height = max(self.heights[index] for index in group if self.heights[index] <= usual)
        low = max((self.heights[index] for index in group if _OUTLIER * self.heights[index] < height), default=0.0)
        for index in group:
            self._text_widths[index] = width
            self.heights[index] = max(self.heights[index], low if self.heights[index] <= low else height)


def _groups(tree: Tree, *, by_level: bool) -> Iterable[Sequence[int]]:
    if not by_level:
        chains = tree.chains.values()
        linked = {index for chain in chains for index in chain}
        siblings = (group for group in (*tree.beside, *tree.line) if group and group[0] not in linked)
        return [(0,), *chains, *siblings]
    levels: dict[tuple[int, bool], list[int]] = {}
    for index, level in enumerate(tree.levels):
        levels.setdefault((level, tree.boxes[index].beside), []).append(index)
    return levels.values()
