"""The post that a source means by a number, a name, a code or a title."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from render.importing import acting, called
from render.importing.draft import Draft, Post, Unit, comparable

_NUMBER_WITHIN = r"[A-Za-z]{0,4}\d{2,18}"
_AROUND_BRACKETS = r"^(.+?)\s*[(（【\[](.+?)[)）】\]]$|^(.+?)\s*[/／|—-]+\s*(.+)$|^(\S+)\s+(\S+)$"
_LONGEST_UNIT = 100


class _Found:
    """A post, or why there is none."""

    __slots__ = ("post", "why")

    def __init__(self, post: Post | None, why: str = "") -> None:
        self.post = post
        self.why = why


class Directory:
    """Posts by all that a source may call them: number or name of a holder, code, title, name of a unit they head."""

    def __init__(self, draft: Draft) -> None:
        self.posts = draft.posts
        self.whole = comparable(draft.name)
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
    def by_bare_title(self) -> dict[str, list[Post]]:
        """By title without what stands in brackets behind it, 财务总监（CFO）, and without words for acting."""
        found: dict[str, list[Post]] = {}
        for title, posts in self.by_title.items():
            if title.endswith(")"):
                found.setdefault(title.partition("(")[0], []).extend(posts)
        for post in self.posts:
            if (bare := acting.parted(post.title)[0]) != post.title:
                found.setdefault(comparable(bare), []).append(post)
        return found

    @cached_property
    def by_words(self) -> dict[str, list[Post]]:
        """By the words of a holder's name in any order."""
        return self._by(called.all_words_of)

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
        for posts in self._candidates(plain, near):
            if posts:
                return _nearest(posts, near, word)
        if match := re.match(_AROUND_BRACKETS, word):
            pieces = [piece for piece in match.groups() if piece]
            numbers = [number for piece in pieces for number in re.findall(_NUMBER_WITHIN, piece)]
            meant = [next(filter(None, self._candidates(comparable(piece), near)), []) for piece in numbers + pieces]
            if meant := [posts for posts in meant if posts]:
                both = [post for post in meant[0] if all(post in posts for posts in meant[1:])]
                return _nearest(both or meant[0], near, word)
        otherwise = (
            self.by_bare_title.get(plain)
            or self.by_title.get(comparable(acting.parted(word)[0]))
            or self._in_unit(plain)
            or self.by_words.get(called.words_of(word) or " ")
        )
        if not otherwise and called.has_initials(word):
            otherwise = self.by_initials.get(called.initials_in(word))
        return _nearest(otherwise, near, word) if otherwise else _Found(None, f'"{word}" is in no row')

    def _titled(self, plain: str, near: Unit | None) -> list[Post] | None:
        """By title; 科长 is 科长（兼中心主任） of the own unit rather than the 科长 of another."""
        exact = self.by_title.get(plain)
        if not exact or any(post.unit is near for post in exact):
            return exact
        return [post for post in self.by_bare_title.get(plain, ()) if post.unit is near] or exact

    def _in_unit(self, plain: str) -> list[Post]:
        """The posts that are meant by a unit and a title together: 零售部经理."""
        for length in range(1, min(len(plain), _LONGEST_UNIT)):
            if (unit := self.units.get(plain[:length])) and (posts := self.by_title.get(plain[length:])):
                return [post for post in posts if post.unit is unit]
        return []

    def _candidates(self, plain: str, near: Unit | None) -> Iterator[list[Post] | None]:
        yield self.by_number.get(plain)
        yield self.by_name.get(plain)
        yield self.by_code.get(plain)
        yield self._titled(plain, near)
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
