"""A draft as the YAML of a spec, laid out as a person would."""

from itertools import chain

from render.importing.detail_text import detail_lines
from render.importing.draft import Draft, Person, Post, Unit
from render.importing.heads import lines_to_write
from render.importing.scalars import Scalars, identifiers_to_quote, scalar

_DEEPEST = 12
"""Units further down are listed beside the others and name the unit above with `unit_of`."""

_NO_VACANCIES = "holders, headcount, dotted, photos, collaboration"


def write_spec(draft: Draft, about: str) -> str:
    """The spec; `about` is the comment at its top, one line each."""
    return "\n".join(_Writer(draft).written(about))


class _Items(dict[str, str]):
    """Texts as items of a list, each made once; `mark` is what stands before each."""

    def __init__(self, mark: str, scalars: Scalars) -> None:
        self._mark = mark
        self._scalars = scalars

    def __missing__(self, text: str) -> str:
        self[text] = self._mark + self._scalars[text]
        return self[text]


class _Writer:
    """Writes from the top to the end; a piece of `lines` may be several lines."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.superiors = lines_to_write(draft)
        self.posts: dict[Unit | None, list[Post]] = {}
        self.units: dict[Unit | None, list[Unit]] = {}
        for post in draft.posts:
            self.posts.setdefault(post.unit, []).append(post)
        for unit in draft.units:
            self.units.setdefault(unit.parent, []).append(unit)
        self.lines: list[str] = []
        self.texts = Scalars()
        self.texts.learn(chain.from_iterable(post.duties for post in draft.posts))
        self.names = Scalars(in_brackets=True)
        self.names.learn([*(post.title for post in draft.posts), *(person.name for person in draft.people)])
        self.items: dict[str, _Items] = {}
        things: tuple[Draft | Unit | Post | Person, ...] = (draft, *draft.units, *draft.posts, *draft.people)
        to_quote = identifiers_to_quote(thing.id for thing in things)
        for thing in things if to_quote else ():
            if thing.id in to_quote:
                thing.id = f'"{thing.id}"'

    def written(self, about: str) -> list[str]:
        draft = self.draft
        self.lines += [f"# {line}" for line in about.splitlines()]
        self.lines += ["", "organization:", f"  id: {draft.id}"]
        self.lines.append(f"  name: {scalar(draft.name)}{_because(draft.name_because)}")
        if draft.head:
            self.lines.append(f"  head: {draft.head.id}{_because(draft.head_because)}")
        if draft.people and not draft.names_all:
            self.lines += ["", "charts:", f"  show: [{_NO_VACANCIES}]  # guessed: the source names some people only"]
        self._all_units()
        if None in self.posts:
            self.lines += ["", "posts:"]
            self._posts(self.posts[None], "  ")
        self._people()
        self.lines.append("")
        return self.lines

    def _all_units(self) -> None:
        """The tree, walked with a stack: it may be deeper than Python's."""
        waiting = [(unit, 0) for unit in reversed(self.units.get(None, []))]
        far_down: list[Unit] = []
        self.lines += ["", "units:"] if waiting else []
        while waiting or far_down:
            if not waiting:
                waiting = [(far_down.pop(), 0)]
            unit, depth = waiting.pop()
            pad = "    " * depth + "  "
            self._unit(unit, pad, beside=depth == 0 and unit.parent is not None)
            below = self.units.get(unit, [])
            if below and depth < _DEEPEST:
                self.lines.append(f"{pad}  units:")
                waiting += [(child, depth + 1) for child in reversed(below)]
            else:
                far_down += reversed(below)

    def _unit(self, unit: Unit, pad: str, *, beside: bool) -> None:
        lines = self.lines
        if len(pad) == 2 and unit is not self.draft.units[0]:
            lines.append("")
        lines.append(f"{pad}- id: {unit.id}")
        pad += "  "
        lines.append(f"{pad}name: {self._words(unit.name, unit.name_en)}")
        lines.append(f"{pad}type: {unit.type.value}{'  # guessed' if unit.type_guessed else ''}")
        if unit.code:
            lines.append(f"{pad}# code {_comment(unit.code)} in the source")
        if unit.staff:
            lines.append(f"{pad}staff: true")
        if beside and unit.parent:
            lines.append(f"{pad}unit_of: {unit.parent.id}")
        if unit.head:
            lines.append(f"{pad}head: {unit.head.id}{_because(unit.head_because)}")
        if unit.headcount is not None:
            lines.append(f"{pad}headcount: {unit.headcount}")
        self._describe(unit, pad)
        if unit.duties:
            lines.append(f"{pad}responsibilities:")
            lines += map(self._items(pad).__getitem__, unit.duties)
        if posts := self.posts.get(unit):
            lines.append(f"{pad}posts:")
            self._posts(posts, pad + "  ")

    def _posts(self, posts: list[Post], pad: str) -> None:
        lines, names = self.lines, self.names
        mark, items = f"{pad}  responsibilities:", self._items(pad + "  ")
        for post in posts:
            title = self._words(post.title, post.title_en) if post.title_en else names[post.title]
            lines.append(f"{pad}- id: {post.id}\n{pad}  title: {title}")
            if post.code:
                lines.append(f"{pad}  code: {scalar(post.code)}")
            if post.superior and (superior := self.superiors.get(post)):
                lines.append(f"{pad}  reports_to: {superior.id}")
            if post.dotted_to:
                lines.append(f"{pad}  dotted_to: [{', '.join(other.id for other in post.dotted_to)}]")
            if post.headcount is not None:
                lines.append(f"{pad}  headcount: {post.headcount}")
            if post.grade:
                lines.append(f"{pad}  grade: {self.texts[post.grade]}")
            if post.comments or post.purpose:
                self._describe(post, pad + "  ")
            if post.duties:
                lines.append(mark)
                lines += map(items.__getitem__, post.duties)
            if post.details:
                lines += detail_lines(post.details, pad + "  ", names.__getitem__)

    def _describe(self, thing: Unit | Post, pad: str) -> None:
        if thing.comments:
            self.lines += [f"{pad}# {_comment(comment)}" for comment in thing.comments]
        if thing.purpose:
            self.lines.append(f"{pad}purpose: {scalar(_one_line(thing.purpose))}")

    def _items(self, pad: str) -> _Items:
        """Responsibilities as items of a list at a level of the tree."""
        if pad not in self.items:
            self.items[pad] = _Items(f"{pad}  - ", self.texts)
        return self.items[pad]

    def _people(self) -> None:
        if not self.draft.people:
            return
        self.lines += ["", "people:"]
        names = self.names
        self.lines += [
            f"  - {{id: {it.id}, name: {self._words(it.name, it.name_en) if it.name_en else names[it.name]}}}"
            for it in self.draft.people
        ]
        self.lines += ["", "memberships:"]
        self.lines += [
            f"  - {{person: {person.id}, post: {post.id}{_more(share, acting) if share or acting else ''}}}"
            for post in self.draft.posts
            for person, share, acting in post.holders
        ]

    def _words(self, text: str, english: str) -> str:
        if english and english != text:
            return f"{{zh: {self.names[text]}, en: {self.names[english]}}}"
        return self.names[text]


def _more(share: str, acting: bool) -> str:
    return f", fte: {share}" * bool(share) + ", acting: true" * acting


def _because(reason: str) -> str:
    return f"  # guessed: {reason}" if reason else ""


def _comment(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
