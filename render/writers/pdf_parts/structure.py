"""What the parts of a paper are, for those who do not see it: a tree of elements (ISO 32000-1, 14.7 and 14.8).

An element is a number. A handbook has them by the hundred thousand, so what is known of them stands in arrays.
"""

from array import array

from render.content import Bilingual
from render.writers.pdf_parts.document import string

ARTIFACT = -1
"""Instead of an element: drawn, but not part of what the paper says."""

DOCUMENT = 0
"""The element that all others are within."""


Place = tuple[tuple[int, int], ...]
"""The sections that are open: the level of each, and its element."""

_DEEPEST_HEADING = 6
_ESCAPE = "\x1b"


class Structure:
    """The elements of one paper, added in the order in which they are to be read.

    What is drawn of an element itself comes before the elements in it. `place` is where the paper goes on; it can be
    kept to come back to.
    """

    def __init__(self) -> None:
        self.place: Place = ()
        self.kinds = ["Document"]
        self.parents = array("i", [-1])
        self.entries: dict[int, str] = {}
        self._translations: dict[int, int] = {}

    @property
    def here(self) -> int:
        """The section that is open, or the document."""
        return self.place[-1][1] if self.place else DOCUMENT

    @property
    def heading(self) -> str:
        """The kind of a heading of the section that is open; no level is left out."""
        return f"H{min(max(len(self.place), 1), _DEEPEST_HEADING)}"

    def open_section(self, level: int) -> None:
        """Go on in a new section, within the last one of a higher level; 1 is the highest."""
        self.place = tuple(entry for entry in self.place if entry[0] < level)
        self.place += ((level, self.add("Sect", self.here)),)

    def add(self, kind: str, parent: int, entries: str = "") -> int:
        """A new element, last within `parent`. `kind` is a standard type such as `P`; `entries` see below.

        All within an artifact is artifact.
        """
        if parent == ARTIFACT:
            return ARTIFACT
        self.kinds.append(kind)
        self.parents.append(parent)
        element = len(self.parents) - 1
        if entries:
            self.entries[element] = entries
        return element

    def add_item(self, whole: int) -> tuple[int, int]:
        """A new item, last within the list `whole`: the elements of its label and of what that labels."""
        item = self.add("LI", whole)
        return self.add("Lbl", item), self.add("LBody", item)

    def translation(self, element: int, language: str) -> int:
        """The part of `element` that says the same in another language, a BCP 47 tag."""
        if element not in self._translations:
            self._translations[element] = self.add("Span", element, in_language(language))
        return self._translations[element]

    def note(self, element: int, entries: str) -> None:
        """Say more of an element."""
        self.entries[element] = self.entries.get(element, "") + entries


def in_language(language: str) -> str:
    """The entry for an element in another language than the document's, a BCP 47 tag."""
    return f"/Lang({language})" if language else ""


def alternative(text: str) -> str:
    """The entry for an element that is heard as `text`."""
    return f"/Alt{string(spoken(text))}"


def spoken(text: str) -> str:
    """What is heard instead of something drawn; where its language changes, it says so (ISO 32000-1, 7.9.2.2)."""
    if not isinstance(text, Bilingual):
        return text
    language = text.language.partition("-")[0]
    return f"{text.first} {_ESCAPE}{language}{_ESCAPE}{text.second}"


LIST_NUMBERING = "/A<</O/List/ListNumbering/Decimal>>"
"""The entry for a list whose labels are numbers."""


def cell_entries(scope: str = "", rows: int = 1, columns: int = 1) -> str:
    """The entry for a table cell: `scope` (Row or Column) of a header, and how many `rows` and `columns` it spans."""
    known = (
        (f"/Scope/{scope}" if scope else "")
        + (f"/RowSpan {rows}" if rows > 1 else "")
        + (f"/ColSpan {columns}" if columns > 1 else "")
    )
    return f"/A<</O/Table{known}>>" if known else ""


def bounds(left: float, bottom: float, right: float, top: float) -> str:
    """The entry for a picture that takes up that area of its page."""
    return f"/A<</O/Layout/BBox[{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]>>"
