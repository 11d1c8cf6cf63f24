"""A document of someone else's, filled: what Rolebook knows, at the places that the document keeps for it.

Host -> places -> blocks or words for each -> edits of bytes; what no edit touches stays as it is. To fill what is
filled already brings it up to date: the same content gives the same bytes.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from render import content
from render.attaching.word_adoption import Adoption, Donor
from render.attaching.word_edits import Edit, blocks_edits, edited, words_edits
from render.attaching.word_host import Host, opened
from render.attaching.word_places import PREFIX, Level, Place, Range, Survey, outermost, surveyed
from render.attaching.word_room import sheet_at, with_place_for_paper
from render.chart_settings import USUAL_CHARTS, ChartSettings
from render.products.description_inserts import ENTRIES
from render.products.inserts import PAPER, Inserts
from render.themes import Theme
from render.writers.office_package import packed
from render.writers.word import template_parts_for
from render.writers.word_parts.blocks import Counts, Layout, blocks, layout, opening
from render.writers.word_parts.bookmarks import Bookmarks, bookmarks_of
from render.writers.word_parts.drawing import picture_id
from render.writers.word_parts.figures import pictures
from render.writers.word_parts.sheet import Sheet, sheet_for

_OWN = "rolebook"  # with which the names of our pictures begin
_LETTERHEAD = ("header", "footer", "footnotes", "endnotes")
_MOST_IDS = 2**30  # numbers of drawings above it are made up by chance, and not gone on from


def filled(
    file: str,
    data: bytes,
    inserts: Inserts,
    paper: content.Document,
    theme: Theme,
    charts: ChartSettings = USUAL_CHARTS,
) -> bytes:
    """The document `data` with its places filled; the `paper` stands at its end where none says what it holds.

    Raises `ToolError` where the document cannot be added to.
    """
    host = opened(file, data)
    for name in _letterhead(host):
        host.parts[name] = _with_words(host, name, inserts)
    host.remove(picture_id(""), f"{host.folder}media/{_OWN}")
    _Body(host, inserts, paper, theme, charts).fill()
    return packed(host.parts, {})


def complaints(file: str, data: bytes, inserts: Inserts) -> tuple[str, ...]:
    """What of the document's places cannot be filled, and what to do. Raises as `filled` does."""
    host = opened(file, data)
    found: list[str] = []
    for name in (host.main, *_letterhead(host)):
        for place in _places(host, name):
            _, what = _judged(place, inserts, in_body=name == host.main)
            found += [f"{file}: {PREFIX}{place.tag} {what}"] if what else []
    return tuple(found)


def says_what_it_holds(file: str, data: bytes, inserts: Inserts) -> bool:
    """Whether the document has places of its own, so that every paper made in it would be the same."""
    host = opened(file, data)
    return any(inserts.holds_paper(place.tag) for place in _places(host, host.main))


# ---------------------------------------------------------------- places


class _Way(Enum):
    WORDS = "words"
    BLOCKS = "blocks"
    EMPTY = "empty"
    ALONE = "leave alone"


def _judged(place: Place, inserts: Inserts, *, in_body: bool) -> tuple[_Way, str]:
    """How a place is filled, and what there is to complain of."""
    if inserts.words(place.tag) is not None:
        return _Way.WORDS, ""
    if place.tag == PAPER or inserts.has_blocks(place.tag):
        if not in_body:
            return _Way.ALONE, "was left alone: only words can stand in headers, footers and notes"
        if place.level is Level.ROWS or (place.level is Level.WORDS and place.paragraph is None):
            return _Way.ALONE, "was left alone: give it a paragraph of its own"
        return _Way.BLOCKS, ""
    if place.tag in ENTRIES:
        return _Way.ALONE, "was left alone: only `rolebook job-descriptions` fills it"
    nearest = inserts.nearest(place.tag)
    hint = f"did you mean {PREFIX}{nearest}?" if nearest else "`rolebook template` makes a document with all tags"
    if inserts.is_of_a_kind(place.tag):  # may have been filled for other readers
        return _Way.EMPTY, f"was emptied, as this paper knows no such thing; {hint}"
    return _Way.ALONE, f"was left alone, as there is no such tag; {hint}"


def _places(host: Host, name: str) -> list[Place]:
    part = host.parts[name]
    return outermost(surveyed(host.file, part).places) if PREFIX.encode() in part else []


def _letterhead(host: Host) -> list[str]:
    return [name for kind in _LETTERHEAD for name in host.related(kind)]


def _with_words(host: Host, name: str, inserts: Inserts) -> bytes:
    """A part in which only words can stand."""
    part = host.parts[name]
    judged = [(place, _judged(place, inserts, in_body=False)[0]) for place in _places(host, name)]
    return edited(part, (edit for place, way in judged for edit in _words(part, place, way, inserts)))


def _words(part: bytes, place: Place, way: _Way, inserts: Inserts) -> list[Edit]:
    """The edits of a place for words, or of one that is to be emptied."""
    if way not in (_Way.WORDS, _Way.EMPTY):
        return []
    return words_edits(part, place, inserts.words(place.tag) or "")


# ---------------------------------------------------------------- the body


class _Insert(NamedTuple):
    """`before` is what stands before these blocks."""

    place: Place
    blocks: tuple[content.Block, ...]
    before: Counts


class _Body:
    """The main part, its places and what they need: pictures, styles, lists, bookmarks."""

    def __init__(
        self, host: Host, inserts: Inserts, paper: content.Document, theme: Theme, charts: ChartSettings
    ) -> None:
        self._host = host
        self._inserts = inserts
        self._paper = paper
        self._theme = theme
        self._charts = charts

    def fill(self) -> None:
        host, inserts = self._host, self._inserts
        part, survey = self._with_place()
        edits: list[Edit] = []
        wanted: list[_Insert] = []
        count = Counts()
        for place in outermost(survey.places):
            way, _ = _judged(place, inserts, in_body=True)
            edits += _words(part, place, way, inserts)
            if way is _Way.BLOCKS:
                is_paper = place.tag == PAPER
                found = self._paper.blocks if is_paper else inserts.blocks(place.tag, count.tables, count.figures)
                wanted.append(_Insert(place, found, count))
                count = _counted(count, found)
        edits += self._edits(part, survey, wanted)
        host.parts[host.main] = edited(part, edits)

    def _with_place(self) -> tuple[bytes, Survey]:
        """The part with a place for the paper where no other says what it holds."""
        host = self._host
        part = host.parts[host.main]
        survey = surveyed(host.file, part)
        if any(place.tag == PAPER or self._inserts.holds_paper(place.tag) for place in survey.places):
            return part, survey
        turned = sheet_for(self._paper, self._theme).is_landscape
        part = with_place_for_paper(part, survey, self._theme, turned=turned)
        return part, surveyed(host.file, part)

    def _edits(self, part: bytes, survey: Survey, inserts: Sequence[_Insert]) -> Iterator[Edit]:
        if not inserts:
            return
        replaced = [insert.place.paragraph or insert.place.whole for insert in inserts]
        drawings = [number for start, number in survey.drawings if not _is_in(start, replaced)]
        last_drawing = max((number for number in drawings if number < _MOST_IDS), default=0)
        sheets = [sheet_at(part, survey, insert.place, self._theme) for insert in inserts]
        adoption = Adoption(self._host, _donor(self._paper, self._theme, sheets[0]))
        bookmarks = _bookmarks(inserts, survey, replaced)
        for insert, sheet, own in zip(inserts, sheets, bookmarks, strict=True):
            before = insert.before._replace(drawings=last_drawing + 2 * insert.before.figures)
            has_cover = self._paper.has_cover and insert.place.tag == PAPER
            document = self._paper._replace(blocks=insert.blocks, has_cover=has_cover, running_head="")
            whole = layout(document, self._theme, sheet, self._charts, own, before, in_sections=False)
            self._add_pictures(whole)
            pieces = [*(opening(whole) if insert.place.tag == PAPER else ()), *blocks(whole, None)]
            yield from blocks_edits(part, insert.place, (adoption.renamed(piece).encode() for piece in pieces))
        adoption.finish()

    def _add_pictures(self, whole: Layout) -> None:
        made = pictures(whole.draft.figures, self._paper.language, self._theme, whole.before.figures)
        for id_, data in made.items():
            name = f"{self._host.folder}media/{id_}.png"
            if name in self._host.parts:  # a photo that is in another chart, too
                continue
            self._host.parts[name] = data
            self._host.relate(id_, "image", name)
            self._host.add_type("Default", "Extension", "png", "image/png")


def _donor(paper: content.Document, theme: Theme, sheet: Sheet) -> Donor:
    parts = template_parts_for(paper._replace(has_cover=False), theme, sheet)
    return Donor(parts["word/styles.xml"].decode(), parts["word/numbering.xml"].decode())


def _counted(count: Counts, added: Sequence[content.Block]) -> Counts:
    tables = sum(isinstance(block, content.Table) and bool(block.caption) for block in added)
    figures = sum(isinstance(block, content.Figure) for block in added)
    return Counts(count.tables + tables, count.figures + figures)


def _bookmarks(inserts: Sequence[_Insert], survey: Survey, replaced: Sequence[Range]) -> list[Bookmarks]:
    """Of each insert, by names and numbers that are free; links elsewhere lead to the first place of an id."""
    kept = [(name, number) for start, name, number in survey.bookmarks if not _is_in(start, replaced)]
    taken, last = {name for name, _ in kept}, max((number for _, number in kept), default=-1)
    found: list[Bookmarks] = []
    first: dict[str, str] = {}
    for insert in inserts:
        bookmarks = bookmarks_of(insert.blocks, taken, last)
        names = {id_: name for id_, (name, _) in bookmarks.own.items()}
        found.append(bookmarks)
        taken |= set(names.values())
        last += len(names)
        first = {**names, **first}
    return [bookmarks._replace(others=first) for bookmarks in found]


def _is_in(start: int, ranges: Sequence[Range]) -> bool:
    return any(held.holds(start) for held in ranges)
