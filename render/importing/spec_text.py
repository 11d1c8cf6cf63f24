"""A draft as the YAML of a spec, laid out as a person would."""

import json
import re
from functools import partial

from render.importing.detail_text import detail_lines
from render.importing.draft import Draft, Post, Unit
from render.importing.heads import lines_to_write

_DEEPEST = 12
"""Units further down are listed beside the others and name the unit above with `unit_of`."""

_PLAIN = re.compile(
    # Begins with a letter of any script and does not end with a colon; ": " and " #" have a meaning in YAML.
    r"[^\W\d_](?:[^:#]|(?<!\s)#|:(?=\S))*(?<!:)"
)
_BRACKETS = re.compile(r"[,\[\]{}]")
_WORDS = frozenset("null true false yes no on off y n none nan inf".split())


def write_spec(draft: Draft, about: str) -> str:
    """The spec; `about` is the comment at its top, one line each."""
    return "\n".join(_Writer(draft).lines(about)) + "\n"


def scalar(text: str, *, in_brackets: bool = False) -> str:
    """`text` as a YAML scalar: plain where it can be, else in double quotes."""
    readable = _PLAIN.fullmatch(text) and text.isprintable() and text.casefold() not in _WORDS
    if readable and not (in_brackets and _BRACKETS.search(text)):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted if quoted.isprintable() else "".join(map(_escaped, quoted))


def _escaped(char: str) -> str:
    return char if char.isprintable() else f"\\U{ord(char):08X}"


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.superiors = lines_to_write(draft)
        self.posts: dict[Unit | None, list[Post]] = {}
        self.units: dict[Unit | None, list[Unit]] = {}
        for post in draft.posts:
            self.posts.setdefault(post.unit, []).append(post)
        for unit in draft.units:
            self.units.setdefault(unit.parent, []).append(unit)
        self.scalars = _Scalars()

    def lines(self, about: str) -> list[str]:
        draft = self.draft
        lines = [
            *(f"# {line}" for line in about.splitlines()),
            "",
            "organization:",
            f"  id: {_id(draft.id)}",
            f"  name: {scalar(draft.name)}{_because(draft.name_because)}",
        ]
        if draft.head:
            lines.append(f"  head: {_id(draft.head.id)}{_because(draft.head_because)}")
        lines += self._all_units()
        if None in self.posts:
            lines += ["", "posts:"]
            for post in self.posts[None]:
                lines += self._post(post, "  ")
        return lines + self._people()

    def _all_units(self) -> list[str]:
        """The tree, walked with a stack: it may be deeper than Python's."""
        waiting = [(unit, 0) for unit in reversed(self.units.get(None, []))]
        far_down: list[Unit] = []
        lines = ["", "units:"] if waiting else []
        while waiting or far_down:
            if not waiting:
                waiting = [(far_down.pop(), 0)]
            unit, depth = waiting.pop()
            pad = "    " * depth + "  "
            lines += self._unit(unit, pad, beside=depth == 0 and unit.parent is not None)
            below = self.units.get(unit, [])
            if below and depth < _DEEPEST:
                lines.append(f"{pad}  units:")
                waiting += [(child, depth + 1) for child in reversed(below)]
            else:
                far_down += reversed(below)
        return lines

    def _unit(self, unit: Unit, pad: str, *, beside: bool) -> list[str]:
        lines = [""] if len(pad) == 2 and unit is not self.draft.units[0] else []
        lines.append(f"{pad}- id: {_id(unit.id)}")
        pad += "  "
        lines.append(f"{pad}name: {self._words(unit.name, unit.name_en)}")
        lines.append(f"{pad}type: {unit.type.value}{'  # guessed' if unit.type_guessed else ''}")
        if unit.staff:
            lines.append(f"{pad}staff: true")
        if beside and unit.parent:
            lines.append(f"{pad}unit_of: {_id(unit.parent.id)}")
        if unit.head:
            lines.append(f"{pad}head: {_id(unit.head.id)}{_because(unit.head_because)}")
        if unit.headcount is not None:
            lines.append(f"{pad}headcount: {unit.headcount}")
        lines += self._described(unit, pad)
        if posts := self.posts.get(unit):
            lines.append(f"{pad}posts:")
            for post in posts:
                lines += self._post(post, pad + "  ")
        return lines

    def _post(self, post: Post, pad: str) -> list[str]:
        lines = [f"{pad}- id: {_id(post.id)}"]
        pad += "  "
        lines.append(f"{pad}title: {self._words(post.title, post.title_en)}")
        if post.code:
            lines.append(f"{pad}code: {scalar(post.code)}")
        if superior := self.superiors.get(post):
            lines.append(f"{pad}reports_to: {_id(superior.id)}")
        if post.dotted_to:
            lines.append(f"{pad}dotted_to: [{', '.join(_id(other.id) for other in post.dotted_to)}]")
        if post.headcount is not None:
            lines.append(f"{pad}headcount: {post.headcount}")
        if post.grade:
            lines.append(f"{pad}grade: {self.scalars[post.grade]}")
        lines += self._described(post, pad)
        if post.details:
            lines += detail_lines(post.details, pad, partial(scalar, in_brackets=True))
        return lines

    def _described(self, thing: Unit | Post, pad: str) -> list[str]:
        lines = [f"{pad}# {_comment(comment)}" for comment in thing.comments]
        if thing.purpose:
            lines.append(f"{pad}purpose: {scalar(_one_line(thing.purpose))}")
        if thing.duties:
            lines.append(f"{pad}responsibilities:")
            lines += [f"{pad}  - {self.scalars[duty]}" for duty in thing.duties]
        return lines

    def _people(self) -> list[str]:
        if not self.draft.people:
            return []
        lines = ["", "people:"]
        for person in self.draft.people:
            lines.append(f"  - {{id: {_id(person.id)}, name: {self._words(person.name, person.name_en)}}}")
        lines += ["", "memberships:"]
        for post in self.draft.posts:
            for holder in post.holders:
                share = f", fte: {holder.fte}" if holder.fte else ""
                acting = ", acting: true" if holder.acting else ""
                lines.append(f"  - {{person: {_id(holder.person.id)}, post: {_id(post.id)}{share}{acting}}}")
        return lines

    def _words(self, text: str, english: str) -> str:
        if english and english != text:
            return f"{{zh: {scalar(text, in_brackets=True)}, en: {scalar(english, in_brackets=True)}}}"
        return scalar(text, in_brackets=True)


class _Scalars(dict[str, str]):
    """Texts as scalars, each looked at once: responsibilities and grades are repeated."""

    def __missing__(self, text: str) -> str:
        self[text] = scalar(text)
        return self[text]


def _id(id: str) -> str:
    return id if id[0].isalpha() and id not in _WORDS else f'"{id}"'


def _because(reason: str) -> str:
    return f"  # guessed: {reason}" if reason else ""


def _comment(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
