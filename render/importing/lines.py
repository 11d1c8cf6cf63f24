"""Who reports to whom: what the source says of managers, looked up, and made free of loops."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from render.importing import called, said
from render.importing.draft import Draft, Holder, Person, Post, Unit, comparable
from render.importing.kinds import heads_the_whole, headship, is_post, unit_type
from render.importing.notes import Notes
from render.loops import loops

_NUMBER_WITHIN = re.compile(r"[A-Za-z]{0,4}\d{2,18}")
_BEHIND = re.compile(r"(.+?)\s*[(（]([^()（）]+)[)）]")
_BEFORE_LAST = re.compile(r"(?<=\w)[.\-/]\w+$")
_SEVERAL = re.compile(r"\s*[;；、\n]\s*")
_AROUND_BRACKETS = re.compile(r"^(.+?)\s*[(（【\[](.+?)[)）】\]]$|^(.+?)\s*[/／|—-]+\s*(.+)$|^(\S+)\s+(\S+)$")


def draw_lines(draft: Draft, notes: Notes) -> None:
    """Looks up units above, managers and dotted lines. What is not found, ambiguous or circular is noted."""
    _place_units(draft, notes)
    managed = [post for post in draft.posts if post.manager or post.manager_number or post.dotted]
    below_posts = [unit for unit in draft.units if unit.under_named]
    directory = _Directory(draft if managed or below_posts else Draft())
    _make_the_top(draft, managed, directory, notes)
    for post in managed:
        if post.manager or post.manager_number:
            post.superior = _superior(post, directory, notes)
        if post.dotted:
            post.dotted_to = _dotted(post, directory, notes)
    for unit in below_posts:
        unit.under = directory.find(unit.under_named, unit.parent).post
    _open_loops(draft, notes)


def _make_the_top(draft: Draft, managed: list[Post], directory: "_Directory", notes: Notes) -> None:
    """Where several units report to a 总经理 or CEO of whom there is no row, there is one all the same."""
    below: dict[str, list[Post]] = {}
    for post in managed:
        if heads_the_whole(post.manager):
            below.setdefault(post.manager, []).append(post)
    missing = [word for word in below if directory.find(word, None).why and not directory.units.get(comparable(word))]
    if len(missing) == 1 and len({post.unit for post in below[missing[0]]}) > 1:
        first = below[missing[0]][0]
        top = Post(missing[0], None, first.source)
        top.comments.append("guessed: named as a manager only")
        draft.posts.append(top)
        directory.by_title[comparable(top.title)] = [top]
        message = f'"{top.title}" is named as a manager and has no row: a post was made.'
        notes.add("manager-without-post", message, *first.source)


def name_heads(draft: Draft, notes: Notes) -> None:
    """Looks up the heads that the source names; one who has no post in it gets one."""
    named = [unit for unit in draft.units if unit.head_named]
    directory = _Directory(draft) if named else None
    for unit in named:
        assert directory
        unit.head = directory.find(unit.head_named, unit).post
        if unit.head is None:
            unit.head = _made_head(unit)
            _seat(draft, unit.head)
            message = f'"{unit.head_named}" heads "{unit.name}" and has no row: a post "{unit.head.title}" was made.'
            notes.add("head-without-post", message, unit.source.file, unit.source.row)


def _made_head(unit: Unit) -> Post:
    """The post of whoever is named as a head: 张建国（主任）, or without a title."""
    behind = _BEHIND.fullmatch(unit.head_named)
    inside = behind[2] if behind else ""
    acting = said.acting(inside)
    titled = is_post(inside) and not acting
    head = Post(inside if titled else "Head" if unit.head_named.isascii() else "负责人", unit, unit.source)
    if not titled:
        head.comments.append("guessed: the title; the source names a head only")
    head.holders.append(Holder(Person(behind[1] if behind and (titled or acting) else unit.head_named), "", acting))
    return head


def _seat(draft: Draft, post: Post) -> None:
    """Adds a post that no row names; its holder may be known from elsewhere."""
    person = post.holders[0].person
    known = next((other for other in draft.people if comparable(other.name) == comparable(person.name)), None)
    if known is None:
        draft.people.append(person)
    post.holders[0] = post.holders[0]._replace(person=known or person)
    draft.posts.append(post)


def _place_units(draft: Draft, notes: Notes) -> None:
    _codes_as_paths(draft)
    by_code = {comparable(unit.code): unit for unit in reversed(draft.units) if unit.code}
    by_stripped = {code.lstrip("0"): unit for code, unit in by_code.items()}
    by_name = {comparable(unit.name): unit for unit in reversed(draft.units)}
    for unit in [unit for unit in draft.units if unit.refers_to and unit.parent is None]:
        word = comparable(unit.refers_to)
        parent = by_code.get(word) or by_name.get(word) or by_stripped.get(word.lstrip("0") or "0")
        if parent is unit:
            message = f'"{unit.name}" is said to be part of itself; it was put at the top.'
            notes.add("self-report", message, unit.source.file, unit.source.row)
        elif (parent is None and not word.isascii()) or (parent is None and not any(map(str.isdigit, word))):
            parent = by_name[word] = Unit(unit.refers_to, unit.source, None, unit_type(unit.refers_to))
            parent.comments.append("guessed: named as a unit above only")
            draft.units.append(parent)
            message = f'The unit above, "{unit.refers_to}", has no row of its own; it was added at the top.'
            notes.add("missing-unit", message, unit.source.file, unit.source.row)
            unit.parent = parent
        elif parent is None:
            message = f'There is no unit "{unit.refers_to}"; "{unit.name}" was put at the top.'
            notes.add("missing-unit", message, unit.source.file, unit.source.row)
        else:
            unit.parent = parent
    for loop in loops({unit: unit.parent for unit in draft.units}):
        loop[0].parent = None
        message = f"Units part of each other in a circle: {_circle([unit.name for unit in loop])}."
        where = loop[0].source
        notes.add("unit-loop", message, where.file, where.row, hint=f'"{loop[0].name}" was put at the top.')


def _codes_as_paths(draft: Draft) -> None:
    """Where codes such as 1, 1.1 and 1.1.2 are all that tells the tree, a unit is part of that with the code before."""
    if any(unit.refers_to or unit.parent for unit in draft.units):
        return
    known = {unit.code for unit in draft.units if unit.code}
    before = {unit: _BEFORE_LAST.sub("", unit.code) for unit in draft.units}
    inner = [unit for unit in draft.units if before[unit] != unit.code]
    if inner and all(before[unit] in known for unit in inner):
        for unit in inner:
            unit.refers_to = before[unit]


class _Found:
    """A post, or why there is none."""

    __slots__ = ("post", "why")

    def __init__(self, post: Post | None, why: str = "") -> None:
        self.post = post
        self.why = why


class _Directory:
    """Posts by all that a source may call them: number or name of a holder, code, title, name of a unit they head."""

    def __init__(self, draft: Draft) -> None:
        self.posts = draft.posts
        self.by_number: dict[str, list[Post]] = {}
        self.by_name: dict[str, list[Post]] = {}
        self.by_code: dict[str, list[Post]] = {}
        self.by_title: dict[str, list[Post]] = {}
        self.units: dict[str, Unit] = {comparable(unit.name): unit for unit in reversed(draft.units)}
        self.units |= {comparable(unit.code): unit for unit in draft.units if unit.code}
        for post in draft.posts:
            self.by_title.setdefault(comparable(post.title), []).append(post)
            if post.code:
                self.by_code.setdefault(comparable(post.code), []).append(post)
            for holder in post.holders:
                person = holder.person
                self.by_name.setdefault(comparable(person.name), []).append(post)
                if person.number:
                    self.by_number.setdefault(comparable(person.number), []).append(post)
                for word in (person.name_en, person.email):
                    if word:
                        self.by_name.setdefault(comparable(word), []).append(post)
            for word in post.once_held_by:
                self.by_number.setdefault(comparable(word), []).append(post)

    @cached_property
    def by_stripped(self) -> dict[str, list[Post]]:
        """By number without its leading zeros, which spreadsheets lose."""
        return {number.lstrip("0"): posts for number, posts in self.by_number.items()}

    @cached_property
    def by_words(self) -> dict[str, list[Post]]:
        """By the words of a holder's name in any order."""
        return self._by(lambda name: [called.words_of(name)])

    @cached_property
    def by_initials(self) -> dict[str, list[Post]]:
        return self._by(called.initials_of)

    def _by(self, keys: Callable[[str], list[str]]) -> dict[str, list[Post]]:
        found: dict[str, list[Post]] = {}
        for post in self.posts:
            for name in (*(holder.person.name for holder in post.holders), *post.once_held_by):
                for key in keys(name):
                    found.setdefault(key, []).append(post)
        return found

    def find(self, word: str, near: Unit | None) -> _Found:
        """The post that `word` means for somebody in the unit `near`."""
        plain = comparable(word)
        for posts in self._candidates(plain):
            if posts:
                return _nearest(posts, near, word)
        if match := _AROUND_BRACKETS.match(word):
            pieces = [piece for piece in match.groups() if piece]
            numbers = [number for piece in pieces for number in _NUMBER_WITHIN.findall(piece)]
            for piece in numbers + pieces:
                for posts in self._candidates(comparable(piece)):
                    if posts:
                        return _nearest(posts, near, word)
        otherwise = self.by_words.get(called.words_of(word) or " ")
        if not otherwise and called.has_initials(word):
            otherwise = self.by_initials.get(called.initials_in(word))
        return _nearest(otherwise, near, word) if otherwise else _Found(None, f'"{word}" is in no row')

    def _candidates(self, plain: str) -> Iterator[list[Post] | None]:
        yield self.by_number.get(plain)
        yield self.by_name.get(plain)
        yield self.by_code.get(plain)
        yield self.by_title.get(plain)
        if plain.isascii() and plain.isdigit():
            yield self.by_stripped.get(plain.lstrip("0"))


def _nearest(posts: list[Post], near: Unit | None, word: str) -> _Found:
    """The only post, or the one in the same unit or in the nearest one above."""
    if len(posts) == 1:
        return _Found(posts[0])
    in_unit: dict[Unit | None, Post] = {}
    for post in posts:
        in_unit.setdefault(post.unit, post)
    unit = near
    steps = 0
    while unit is not None and steps < 200:
        if unit in in_unit:
            return _Found(in_unit[unit])
        unit = unit.parent
        steps += 1
    if None in in_unit:
        return _Found(in_unit[None])
    held = {holder.person for post in posts for holder in post.holders}
    if len(held) == 1:
        return _Found(posts[0])
    return _Found(None, f'"{word}" may be any of {len(posts)}')


def _superior(post: Post, directory: _Directory, notes: Notes) -> Post | None:
    word = post.manager_number or post.manager
    found = directory.find(word, post.unit)
    if found.post is None and post.manager_number and post.manager:
        found = directory.find(post.manager, post.unit)
    where = post.source
    if found.post is post:
        if {comparable(word), comparable(word).lstrip("0")} & {
            name for holder in post.holders for name in _written(holder.person)
        }:
            message = f'"{post.title}" reports to itself; the line was left out.'
            notes.add("self-report", message, where.file, where.row)
        return None
    if found.post is None and (unit := directory.units.get(comparable(word))):
        if unit is post.unit or post.unit is None or unit is post.unit.parent:
            post.unit = post.unit or unit
            return None
        post.comments.append(f"reports to {word}")
        return None
    if found.post is None:
        message = f"The manager {found.why}; the line was left out."
        notes.add("missing-manager", message, where.file, where.row)
        named = " ".join(dict.fromkeys(filter(None, (post.manager, post.manager_number))))
        post.comments.append(f"reports to {named} in the source")
    elif word not in _names(found.post) and word.lstrip("0") in {name.lstrip("0") for name in _names(found.post)}:
        message = f"The manager's number {word} was taken for {_names(found.post)[0]}: leading zeros were lost."
        notes.add("leading-zeros", message, where.file, where.row)
    return found.post


def _written(person: Person) -> set[str]:
    names = {comparable(name) for name in (person.number, person.name, person.email) if name}
    return names | {name.lstrip("0") for name in names}


def _names(post: Post) -> list[str]:
    return [name for holder in post.holders for name in (holder.person.number, holder.person.name) if name]


def _dotted(post: Post, directory: _Directory, notes: Notes) -> list[Post]:
    """The posts that dotted lines lead to."""
    found: list[Post] = []
    for word in filter(None, _SEVERAL.split(post.dotted)):
        one = directory.find(word, post.unit)
        if one.post is None:
            message = f"The dotted-line manager {one.why}; the line was left out."
            notes.add("missing-manager", message, post.source.file, post.source.row)
            post.comments.append(f"dotted line to {word}")
        elif one.post is not post and one.post not in found:
            found.append(one.post)
    return found


def _open_loops(draft: Draft, notes: Notes) -> None:
    for loop in loops({post: post.superior for post in draft.posts}):
        ranks = [(rank if (rank := headship(post.title)) is not None else 9) for post in loop]
        top = loop[ranks.index(min(ranks))]
        top.superior = None
        rows = ", ".join(str(post.source.row) for post in loop[:8])
        message = f"These report to each other in a circle: {_circle([_label(post) for post in loop])} (rows {rows})."
        hint = f'The line upwards from "{_label(top)}" was left out; correct the source or add `reports_to`.'
        notes.add("reporting-loop", message, top.source.file, top.source.row, hint=hint)
        top.comments.append("guessed: the top of a circle of reporting lines in the source")


def _label(post: Post) -> str:
    return f"{post.title} {post.holders[0].person.name}" if post.holders else post.title


def _circle(names: list[str]) -> str:
    shown = names if len(names) <= 6 else [*names[:5], f"({len(names) - 5} more)"]
    return " → ".join([*shown, names[0]])
