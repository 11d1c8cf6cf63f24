"""Posts that no row names, but others speak of: heads of units, and the top of the organisation."""

import re

from render.importing import persons, said
from render.importing.draft import Draft, Holder, Person, Post, Unit, comparable
from render.importing.kinds import heads_the_whole, is_post
from render.importing.lookup import Directory
from render.importing.notes import Notes

_BEHIND = re.compile(r"(.+?)\s*[(（]([^()（）]+)[)）]")


def name_heads(draft: Draft, notes: Notes) -> None:
    """Looks up the heads that the source names; one who has no post in it gets one."""
    named = [unit for unit in draft.units if unit.head_named]
    directory = Directory(draft) if named else None
    people = {comparable(person.name): person for person in reversed(draft.people)} if named else {}
    for unit in named:
        assert directory
        unit.head = directory.find(unit.head_named, unit).post
        if unit.head is None:
            unit.head = _made_head(unit)
            _seat(draft, unit.head, people)
            message = f'"{unit.head_named}" heads "{unit.name}" and has no row: a post "{unit.head.title}" was made.'
            notes.add("head-without-post", message, unit.source.file, unit.source.row)


def _made_head(unit: Unit) -> Post:
    """The post of whoever is named as a head: 张建国（主任）, 主任 张建国, 张建国（代）; or without a title."""
    behind = _BEHIND.fullmatch(unit.head_named)
    inside = behind[2] if behind else ""
    acting = said.acting(inside)
    if behind and is_post(inside) and not acting:
        name, title = behind[1], inside
    else:
        whole = behind[1] if behind and (acting or said.besides(inside)) else unit.head_named
        name, title = persons.titled(whole)
        name = name or whole
    head = Post(title or ("Head" if name.isascii() else "负责人"), unit, unit.source)
    if not title:
        head.comments.append("guessed: the title; the source names a head only")
    head.holders.append(Holder(Person(name), "", acting))
    return head


def _seat(draft: Draft, post: Post, people: dict[str, Person]) -> None:
    """Adds a post that no row names; its holder may be known from elsewhere: `people` are all, by their names."""
    person = post.holders[0].person
    known = people.setdefault(comparable(person.name), person)
    if known is person:
        draft.people.append(person)
    post.holders[0] = post.holders[0]._replace(person=known)
    draft.posts.append(post)


def make_the_top(draft: Draft, managed: list[Post], directory: Directory, notes: Notes) -> None:
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
