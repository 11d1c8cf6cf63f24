"""Places in a PDF, links to them, and the outline."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from render.writers.pdf_file import PdfFile, ref, string


@dataclass(slots=True)
class _Entry:
    title: str
    name: str
    number: int
    entries: list["_Entry"] = field(default_factory=list)


class Navigation:
    """Collects what leads from one page of `file` to another."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._places: dict[str, int] = {}
        self._marks: dict[str, tuple[int, float]] = {}
        self._outline: list[_Entry] = []

    def mark(self, name: str, page: int, y: float) -> None:
        """Say where the place `name` is: on the page of that number, `y` from its bottom."""
        self._marks[name] = (page, y)

    def link(self, name: str, rectangle: Sequence[float], words: str, entries: str) -> str:
        """An annotation that leads to the place `name`, marked or yet to be; if it never is, nowhere.

        `words` say what is there.
        """
        corners = " ".join(f"{number:.2f}" for number in rectangle)
        return (
            f"<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[{corners}]"
            f"/Contents{string(words)}/Dest {self._place(name)}{entries}>>"
        )

    def add_to_outline(self, title: str, name: str, level: int) -> None:
        """List the place `name`, below the last entry of the level above; `level` 0 is the top."""
        siblings = self._outline
        for _ in range(level):
            if not siblings:
                break
            siblings = siblings[-1].entries
        siblings.append(_Entry(title, name, self._file.reserve()))

    def finish(self) -> str:
        """Write all places, when all pages are known, and the outline; returns what the catalog says of it."""
        outline = self._written_outline()
        for name, number in self._places.items():
            page, y = self._marks.get(name, (0, 0.0))
            self._file.add(f"[{ref(page)} /XYZ 0 {y:.2f} 0]" if page else "null", number)
        return outline

    def _written_outline(self) -> str:
        """The outline, its lower levels closed."""
        if not self._outline:
            return ""
        top = self._file.reserve()
        ends = self._write(self._outline, top)
        self._file.add(f"<</Type/Outlines{ends}/Count {len(self._outline)}>>", top)
        return f"/Outlines {ref(top)}/PageMode/UseOutlines"

    def _write(self, entries: list[_Entry], parent: int) -> str:
        """Write entries of one level, and all below; returns what their parent says of the first and last."""
        for place, entry in enumerate(entries):
            before = f"/Prev {ref(entries[place - 1].number)}" if place else ""
            after = f"/Next {ref(entries[place + 1].number)}" if place + 1 < len(entries) else ""
            ends = self._write(entry.entries, entry.number) if entry.entries else ""
            below = f"{ends}/Count -{len(entry.entries)}" if entry.entries else ""
            target = self._place(entry.name)
            source = f"<</Title{string(entry.title)}/Parent {ref(parent)}/Dest {target}{before}{after}{below}>>"
            self._file.add(source, entry.number)
        return f"/First {ref(entries[0].number)}/Last {ref(entries[-1].number)}"

    def _place(self, name: str) -> str:
        """A reference to the place `name`."""
        if name not in self._places:
            self._places[name] = self._file.reserve()
        return ref(self._places[name])
