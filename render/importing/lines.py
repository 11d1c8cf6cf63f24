"""Who reports to whom: what the source says of managers, looked up, and made free of loops."""

import re

from render.importing.draft import Draft, Person, Post, Unit, comparable
from render.importing.implied import make_the_top
from render.importing.kinds import headship, unit_type
from render.importing.lookup import Directory
from render.importing.notes import Notes
from render.loops import loops

_BEFORE_LAST = r"(?<=\w)[.\-/]\w+$"
_SEVERAL = r"\s*[;；、\n]\s*"


def draw_lines(draft: Draft, notes: Notes) -> None:
    """Looks up units above, managers and dotted lines. What is not found, ambiguous or circular is noted."""
    _place_units(draft, notes)
    managed = [post for post in draft.posts if post.manager or post.manager_number or post.dotted]
    below_posts = [unit for unit in draft.units if unit.under_named]
    directory = Directory(draft if managed or below_posts else Draft())
    make_the_top(draft, managed, directory, notes)
    for post in managed:
        if post.manager or post.manager_number:
            post.superior = _superior(post, directory, notes)
        if post.dotted:
            post.dotted_to = _dotted(post, directory, notes)
    for unit in below_posts:
        unit.under = directory.find(unit.under_named, unit.parent).post
    if managed:
        _open_loops(draft, notes)


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
        elif parent is None and not (word.isascii() and any(map(str.isdigit, word))):
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
    before = {unit: re.sub(_BEFORE_LAST, "", unit.code) for unit in draft.units}
    inner = [unit for unit in draft.units if before[unit] != unit.code]
    if inner and all(before[unit] in known for unit in inner):
        for unit in inner:
            unit.refers_to = before[unit]


def _superior(post: Post, directory: Directory, notes: Notes) -> Post | None:
    word = post.manager_number or post.manager
    found = directory.find(word, post.unit)
    if found.post is None and post.manager_number and post.manager:
        found = directory.find(post.manager, post.unit)
    where = post.source
    if found.post is post:
        written = {comparable(post.code)}.union(*(_written(holder.person) for holder in post.holders))
        if {comparable(word), comparable(word).lstrip("0")} & written:
            message = f'"{post.title}" reports to itself; the line was left out.'
            notes.add("self-report", message, where.file, where.row)
        return None
    if found.post is None and (unit := directory.units.get(comparable(word))):
        if unit is post.unit or post.unit is None or unit is post.unit.parent:
            post.unit = post.unit or unit
            return None
        post.comments.append(f"reports to {word}")
        return None
    if found.post is None and comparable(word) == directory.whole:
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


def _dotted(post: Post, directory: Directory, notes: Notes) -> list[Post]:
    """The posts that dotted lines lead to."""
    found: list[Post] = []
    for word in filter(None, re.split(_SEVERAL, post.dotted)):
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
