"""Who heads each unit and the whole, where the source does not say; and that no line becomes a loop by it."""

from collections import Counter
from collections.abc import Iterator

from render.importing.draft import Draft, Post, Unit
from render.importing.kinds import headship
from render.importing.notes import Notes
from render.loops import loops
from render.terms import UnitType


def guess_heads(draft: Draft, notes: Notes) -> None:
    """Sets the heads that are fairly certain, each with its reason; then opens the loops that defaults may close."""
    within: dict[Unit | None, list[Post]] = {}
    for post in draft.posts:
        within.setdefault(post.unit, []).append(post)
    for post in (post for post in draft.posts if post.presides):
        _lead(post, within[post.unit])
    has_reports = {post.superior for post in draft.posts}
    for unit in draft.units:
        if unit.head is None:
            unit.head, unit.head_because = _head(within.get(unit, []), has_reports)
    for unit in draft.units:
        if unit.under and unit.head and unit.head.superior is None:
            unit.head.superior = unit.under
        elif unit.under and not (unit.parent and unit.parent.head is unit.under):
            unit.comments.append(f"under {unit.under.title} in the source")
    _heads_from_below(draft)
    _top(draft, within, notes)
    _heads_from_above(draft, within)
    _open_loops(draft, notes)


def _lead(deputy: Post, posts: list[Post]) -> None:
    """A deputy who leads a unit acts in the post of its head, where that is there and vacant; else heads the unit."""
    empty = [post for post in posts if headship(post.title) is not None and not post.holders]
    if len(empty) == 1:
        empty[0].holders += [holder._replace(acting=True) for holder in deputy.holders]
    elif deputy.unit and deputy.unit.head is None:
        deputy.unit.head, deputy.unit.head_because = deputy, "a deputy who leads it"


def _head(posts: list[Post], has_reports: set[Post | None]) -> tuple[Post | None, str]:
    """The head of a unit with these posts, and why."""
    here = set(posts)
    upward = [post for post in posts if post.superior not in here and post in has_reports]
    below = [post for post in posts if post.superior in here]
    if len(upward) == 1 and below and all(post.superior in here for post in posts if post is not upward[0]):
        return upward[0], "the others of the unit report to it"
    ranked = [(rank, post) for post in posts if (rank := headship(post.title)) is not None]
    if not ranked:
        return None, ""
    best = min(rank for rank, _ in ranked)
    candidates = [post for rank, post in ranked if rank == best]
    if any(post.superior in here for post in candidates):
        return None, ""
    if len(candidates) == 1 and len(candidates[0].holders) < 2:
        return candidates[0], "by its title"
    if candidates[0] is posts[0] and len(candidates[0].holders) < 2:
        return candidates[0], "by its title, the first of the unit"
    return None, ""


def _top(draft: Draft, within: dict[Unit | None, list[Post]], notes: Notes) -> None:
    """Finds the head of the organisation: to whom most report in the end, or the highest of the posts in no unit."""
    if draft.head:
        return
    below = _numbers_below(draft)
    _most_report_to(draft, below)
    headed = {unit.head for unit in draft.units}
    roots = [post for post in within.get(None, []) if post.superior is None and post not in headed]
    if not roots or draft.head:
        return
    candidates = [
        post
        for post in draft.posts
        if post.superior is None and (below[post] or (post.unit is None and headship(post.title) is not None))
    ]
    if candidates:
        first = min(candidates, key=_rank)
        most = min(candidates, key=lambda post: (-below[post], _rank(post)))
        draft.head = first if first is candidates[0] and _rank(first) == 0 else most
        draft.head_because = "" if roots == [draft.head] else "the highest of the posts that report to nobody"
    elif draft.units:
        _put_aside(draft, roots, notes)
    else:
        draft.head, draft.head_because = roots[0], "the first of the posts that report to nobody"


def _heads_from_below(draft: Draft) -> None:
    """A unit without head is led by the only post within whose line leads out of it: a branch by one in its office."""
    has_reports = {post.superior for post in draft.posts}
    if has_reports == {None}:
        return
    by_line: dict[tuple[Unit | None, Unit | None], list[Post]] = {}
    for post in draft.posts:
        by_line.setdefault((post.unit, post.superior.unit if post.superior else None), []).append(post)
    leading_out: dict[Unit, list[Post]] = {}
    for (within, above), posts in by_line.items():
        inside = set(_upwards(above))
        for unit in _upwards(within):
            if unit in inside:
                break
            leading_out.setdefault(unit, []).extend(posts)
    for unit, posts in leading_out.items():
        if unit.head is None and len(posts) == 1 and posts[0] in has_reports and posts[0].unit is not unit:
            unit.head, unit.head_because = posts[0], "all others within report to it, through others"


def _upwards(unit: Unit | None) -> Iterator[Unit]:
    while unit is not None:
        yield unit
        unit = unit.parent


def _heads_from_above(draft: Draft, within: dict[Unit | None, list[Post]]) -> None:
    """Units without head whose posts all report to the head above are led by that: so they stand around their posts."""
    with_head = _nearest_with_head(draft)
    for unit in draft.units:
        near = with_head[unit]
        above = near.head if near else draft.head
        posts = within.get(unit, [])
        if unit.head is None and above and posts and all(post.superior is above for post in posts):
            unit.head, unit.head_because = above, "all of the unit report to it"


def _most_report_to(draft: Draft, below: dict[Post, int]) -> None:
    """Whoever most report to by the lines of the source heads the whole, also from a department: 总经理 in 总经办."""
    tops = [unit for unit in draft.units if unit.parent is None]
    highest = max(below, key=below.__getitem__, default=None)
    if highest and highest.unit and len(tops) > 1 and below[highest] * 2 >= len(draft.posts) > 2:
        draft.head, draft.head_because = highest, "most report to it, through others"


def _rank(post: Post) -> int:
    rank = headship(post.title)
    return 9 if rank is None else rank


def _numbers_below(draft: Draft) -> dict[Post, int]:
    """By post, how many report to it, also through others. Lines go round in no circle."""
    below = dict.fromkeys(draft.posts, 0)
    if not any(post.superior for post in draft.posts):
        return below
    waiting_for = Counter(post.superior for post in draft.posts if post.superior)
    ready = [post for post in draft.posts if post not in waiting_for]
    while ready:
        post = ready.pop()
        if superior := post.superior:
            below[superior] += below[post] + 1
            waiting_for[superior] -= 1
            if not waiting_for[superior]:
                ready.append(superior)
    return below


def _put_aside(draft: Draft, posts: list[Post], notes: Notes) -> None:
    """Posts with neither unit nor manager get a unit of their own: they must not seem to head the organisation."""
    name = "Unassigned" if all(post.title.isascii() for post in posts) else "未分部门"
    aside = Unit(name, posts[0].source, None, UnitType.VIRTUAL)
    aside.comments.append("guessed: these have no unit in the source")
    draft.units.append(aside)
    for post in posts:
        post.unit = aside
        message = f'There is neither a unit nor a manager here; the post was put under "{name}".'
        notes.add("no-unit", message, post.source.file, post.source.row)


def _open_loops(draft: Draft, notes: Notes) -> None:
    """A spec without a line means the head of the unit; together with other lines that may go round in a circle."""
    if all(post.superior is None for post in draft.posts) and all(
        u.head is None or u.head.unit is u for u in draft.units
    ):
        return
    while found := loops(_above(draft)):
        for loop in found:
            named = next((node for node in loop if isinstance(node, Post) and node.superior), None)
            inside = set(loop)
            headed = next((unit for unit in draft.units if unit.head in inside), None)
            if named is not None:
                named.superior = None
                message = f'"{named.title}" would report to somebody below it; the line was left out.'
                notes.add("reporting-loop", message, named.source.file, named.source.row)
                named.comments.append("its line upwards in the source went round in a circle")
            elif headed is not None:
                headed.head, headed.head_because = None, ""
            else:
                draft.head = None


def _above(draft: Draft) -> dict[Post | Unit, Post | Unit | None]:
    """What stands above every post, and every unit without head, once a spec's defaults are filled in."""
    with_head = _nearest_with_head(draft)
    headed: dict[Post | None, Unit] = {}
    for unit in draft.units:
        headed.setdefault(unit.head, unit)
    above: dict[Post | Unit, Post | Unit | None] = {
        post: post.superior or default_superior(post, draft, with_head, headed) for post in draft.posts
    }
    for unit in draft.units:
        if unit.head is None:
            near = with_head[unit]
            above[unit] = near.head if near else draft.head
    return above


def default_superior(
    post: Post, draft: Draft, with_head: dict[Unit, Unit | None], headed: dict[Post | None, Unit]
) -> Post | Unit | None:
    """What a post without a line reports to, as specs are read."""
    if post is draft.head:
        return None
    unit = post.unit if post.unit and post.unit.head is post else headed.get(post, post.unit)
    if unit is not None and post not in headed and unit.head is None:
        return unit
    steps = unit
    while steps is not None and (near := with_head[steps]):
        if near.head is not post:
            return near.head
        steps = near.parent
    return draft.head or unit


def _nearest_with_head(draft: Draft) -> dict[Unit, Unit | None]:
    """By unit, the unit that has a head and is the unit itself or the nearest above it."""
    found: dict[Unit, Unit | None] = {}
    for start in draft.units:
        walk: list[Unit] = []
        unit: Unit | None = start
        while unit is not None and unit not in found and unit.head is None:
            walk.append(unit)
            unit = unit.parent
        near = unit if unit is None or unit.head is not None else found[unit]
        found.update(dict.fromkeys(walk, near))
        if unit is not None and unit.head is not None:
            found[unit] = unit
    return found


def lines_to_write(draft: Draft) -> dict[Post, Post]:
    """The superiors that a spec must name, because they are not those that it would mean by itself."""
    with_head = _nearest_with_head(draft)
    headed: dict[Post | None, Unit] = {}
    for unit in draft.units:
        headed.setdefault(unit.head, unit)
    return {
        post: post.superior
        for post in draft.posts
        if post.superior is not None and post.superior is not default_superior(post, draft, with_head, headed)
    }
