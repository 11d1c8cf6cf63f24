"""The structure of a paper tied to what is drawn, and written to its file (ISO 32000-1, 14.7)."""

from array import array

from render.writers.pdf_parts.document import PackedDocument, ref
from render.writers.pdf_parts.structure import DOCUMENT, Structure

_KEYS_OF_A_LEAF = 64
_NONE = -1


class Tagging:
    """Numbers what is drawn on each page for the elements that it belongs to.

    All elements must be known before anything is drawn. `marks` of an element are what is drawn of it: marked content
    by its number on the page, and annotations, as negative numbers of their objects.
    """

    def __init__(self, structure: Structure, document: PackedDocument) -> None:
        self._structure = structure
        self._document = document
        self._first = document.reserve(len(structure.parents))
        self._owners, self._pages, self._marks = array("i"), array("i"), array("i")
        self._on_page: list[str] = []
        self._page_names: list[str] = []
        self._page_key = 0
        self._leaves: list[tuple[int, int]] = []  # of the parent tree: the last key of each, and its object
        self._values: list[str] = []  # of the keys after those
        self._next_key = 0

    def open_page(self) -> int:
        """Begin a page; returns its key in the parent tree."""
        self._page_names.append(self._document.thisPageName())
        self._on_page = []
        self._page_key = self._key("")
        return self._page_key

    def content(self, element: int) -> int:
        """A number for what is drawn next on the page as part of `element`."""
        self._mark(element, len(self._on_page))
        self._on_page.append(self._reference(element))
        return len(self._on_page) - 1

    def annotation(self, element: int, annotation: int) -> int:
        """Make an annotation on the page part of `element`; returns its key in the parent tree."""
        self._mark(element, -annotation)
        return self._key(self._reference(element))

    def close_page(self) -> None:
        self._values[self._page_key - self._next_key] = f"[{' '.join(self._on_page)}]"
        if len(self._values) >= _KEYS_OF_A_LEAF:
            self._write_leaf()

    def finish(self) -> int:
        """Write the tree; returns the object of its root."""
        root = self._document.reserve()
        self._write_elements(root)
        if self._values:
            self._write_leaf()
        leaves = " ".join(ref(leaf) for _, leaf in self._leaves)
        parents = self._document.add(f"<</Kids[{leaves}]>>" if leaves else "<</Nums[]>>")
        document = ref(self._first)
        return self._document.add(
            f"<</Type/StructTreeRoot/K {document}/ParentTree {ref(parents)}/ParentTreeNextKey {self._next_key}>>", root
        )

    def _reference(self, element: int) -> str:
        return ref(self._first + element)

    def _mark(self, element: int, mark: int) -> None:
        self._owners.append(element)
        self._pages.append(len(self._page_names))
        self._marks.append(mark)

    def _key(self, value: str) -> int:
        self._values.append(value)
        return self._next_key + len(self._values) - 1

    def _write_leaf(self) -> None:
        first, last = self._next_key, self._next_key + len(self._values) - 1
        entries = " ".join(f"{key} {value}" for key, value in enumerate(self._values, start=first))
        self._leaves.append((last, self._document.add(f"<</Limits[{first} {last}]/Nums[{entries}]>>")))
        self._values = []
        self._next_key = last + 1

    def _write_elements(self, root: int) -> None:
        structure, count, first = self._structure, len(self._structure.parents), self._first
        pages = ["", *(ref(self._document.number(name)) for name in self._page_names)]
        marked, next_mark = _chains(self._owners, count)
        within, next_within = _chains(structure.parents, count)
        for element, kind in enumerate(structure.kinds):
            kids, page = [], 0
            mark = marked[element]
            while mark != _NONE:
                page = page or self._pages[mark]
                elsewhere = f"/Pg {pages[self._pages[mark]]}" if self._pages[mark] != page else ""
                kids.append(_kid(self._marks[mark], elsewhere))
                mark = next_mark[mark]
            below = within[element]
            while below != _NONE:
                kids.append(f"{first + below} 0 R")
                below = next_within[below]
            above = root if element == DOCUMENT else first + structure.parents[element]
            on_page = f"/Pg {pages[page]}" if page else ""
            content = f"{on_page}/K[{' '.join(kids)}]" if kids else ""
            source = f"<</S/{kind}/P {above} 0 R{structure.entries.get(element, '')}{content}>>"
            self._document.add(source, first + element)


def _kid(mark: int, elsewhere: str) -> str:
    """What an element says of a mark, on its own page or `elsewhere`."""
    if mark < 0:
        return f"<</Type/OBJR{elsewhere}/Obj {ref(-mark)}>>"
    return f"<</Type/MCR{elsewhere}/MCID {mark}>>" if elsewhere else str(mark)


def _chains(keys: "array[int]", count: int) -> "tuple[array[int], array[int]]":
    """The first index of every key below `count`, and after each index the next one of the same key."""
    first, following = array("i", [_NONE]) * count, array("i", [_NONE]) * len(keys)
    for index in range(len(keys) - 1, -1, -1):
        key = keys[index]
        if key >= 0:
            following[index] = first[key]
            first[key] = index
    return first, following
