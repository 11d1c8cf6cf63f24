"""The org chart: a box for every unit and every post, along the lines of reporting."""

from collections.abc import Iterator

from render.content import Box, BoxRole, Chart
from render.locales import Locale
from render.loops import loops
from render.organisation import Id, Organisation, Post, Unit, UnitType
from render.products.wording import date_words, headcount_words, holder_names, some_names, words

_MOST_SENTENCES = 20
_LONGEST_NAME = 60  # of a holder; characters, as below
_LONGEST_HOLDERS = 100

_Counts = tuple[int, int, int]
"""Units, groups and posts."""


def org_chart(organisation: Organisation, locale: Locale) -> Chart:
    """The whole organisation. The head of a unit is named in the unit's box; every other post has its own."""
    name = words(organisation.name, locale)
    title = locale.chart_of.format(name=name)
    root = Box(
        id=_root_id(organisation),
        role=BoxRole.ORGANIZATION,
        title=name,
        parent=None,
        details=_seat_details(organisation, organisation.head, locale),
        page_title=title,
    )
    boxes = [root, *_boxes_below(organisation, locale)]
    return Chart(
        "overview", title, _with_counts(organisation, boxes, locale), _footer(organisation, locale), locale.language
    )


def part_of_chart(chart: Chart, organisation: Organisation, root: Id | None, depth: int | None) -> Chart:
    """The chart from a post or unit downwards, so many levels deep; `None` is all of it."""
    if root is not None:
        headed = organisation.headed_by.get(root, ())
        seat = headed[0].id if headed else root
        chart = chart.subtree(next((index for index, box in enumerate(chart.boxes) if box.id == seat), 0))
    return chart if depth is None else chart.limited(depth)


def alternative(chart: Chart, locale: Locale) -> str:
    """What the chart says, in words: a sentence for each box with others below, as many as one cares to hear."""
    managers = [index for index, below in enumerate(chart.children) if below][:_MOST_SENTENCES]
    sentences: list[str] = []
    for manager in managers:
        pattern = locale.chart_alternative_unit if sentences else locale.chart_alternative
        children = some_names([chart.boxes[child].title for child in chart.children[manager]], locale)
        sentences.append(pattern.format(title=chart.title, name=chart.boxes[manager].title, children=children))
    return "".join(sentences) or chart.title


def _boxes_below(organisation: Organisation, locale: Locale) -> Iterator[Box]:
    """All boxes but the root, each before those below it."""
    below = _seats_below(organisation)
    pending: list[tuple[Post | Unit, int]] = [(seat, 0) for seat in reversed(below.get(None, []))]
    index = 0
    while pending:
        seat, parent = pending.pop()
        index += 1
        yield _box(organisation, seat, parent, locale, is_manager=seat.id in below)
        pending.extend((report, index) for report in reversed(below.get(seat.id, [])))


def _seats_below(organisation: Organisation) -> dict[Id | None, list[Post | Unit]]:
    """What has a box of its own, by the id of the seat whose box is right above; `None` is the root.

    Posts stand before units: whoever works with the manager directly, then the parts of the whole.
    """
    heads = {organisation.head, *(unit.head for unit in organisation.units)}
    posts = [post for post in organisation.posts if post.id not in heads]
    seats: tuple[Post | Unit, ...] = (*posts, *organisation.units)
    over = {seat.id: _seat_over(organisation, seat) for seat in seats}
    # Where somebody heads units above and below another, boxes may come round to themselves: one goes to the root.
    over.update({loop[0]: None for loop in loops(over)})
    below: dict[Id | None, list[Post | Unit]] = {}
    for seat in seats:
        below.setdefault(over[seat.id], []).append(seat)
    return below


def _seat_over(organisation: Organisation, seat: Post | Unit) -> Id | None:
    """The post or unit whose box is right above that of `seat`; `None` is the root.

    A post may head several units: those within one of them stand under that one, all others under the first.
    """
    around, head = (seat.parent, seat.head) if isinstance(seat, Unit) else (seat.unit, None)
    home = organisation.unit_by_id.get(around or "")
    if home and home.head and home.head in (seat.superior, head):
        return home.id
    if seat.superior is None or seat.superior == organisation.head:
        return None
    headed = organisation.headed_by.get(seat.superior)
    return headed[0].id if headed else seat.superior


def _box(organisation: Organisation, seat: Post | Unit, parent: int, locale: Locale, *, is_manager: bool) -> Box:
    if isinstance(seat, Post):
        title, role, is_top = words(seat.title, locale), BoxRole.POST, False
        details = _holding(organisation, seat, locale)
    else:
        title, is_top = words(seat.name, locale), seat.parent is None
        role = BoxRole.GROUP if seat.type is UnitType.GROUP else BoxRole.UNIT
        details = _seat_details(organisation, seat.head, locale) + _headcount(organisation, seat, locale)
    return Box(
        id=seat.id,
        role=role,
        title=title,
        parent=parent,
        details=details,
        page_title=locale.chart_of.format(name=title),
        own_page=is_top and is_manager,
    )


def _seat_details(organisation: Organisation, head: Id | None, locale: Locale) -> tuple[str, ...]:
    """The lines on a unit's head; nothing where there is none."""
    if head is None:
        return ()
    post = organisation.post_by_id[head]
    return (words(post.title, locale), *_holding(organisation, post, locale))


def _holding(organisation: Organisation, post: Post, locale: Locale) -> tuple[str, ...]:
    """Who holds a post, where the spec names people at all, and for how many it is meant."""
    holders = _holders(organisation, post, locale)
    if post.headcount != 1:
        return holders + _headcount(organisation, post, locale)
    is_vacant = bool(organisation.memberships) and organisation.tells_holders(post)
    return holders or ((locale.vacant,) if is_vacant else ())


def _holders(organisation: Organisation, post: Post, locale: Locale) -> tuple[str, ...]:
    """The holders in a line that no box has to cut, as who only acts in the post must not seem to hold it."""
    names = holder_names(organisation, post, locale, longest=_LONGEST_NAME)
    shown = names[:1]
    for name in names[1:]:
        if len(locale.list_comma.join((*shown, name))) > _LONGEST_HOLDERS:
            return (locale.holders_cut.format(names=locale.list_comma.join(shown), count=len(names)),)
        shown += (name,)
    return (locale.list_comma.join(shown),) if shown else ()


def _headcount(organisation: Organisation, seat: Post | Unit, locale: Locale) -> tuple[str, ...]:
    count = headcount_words(organisation, seat, locale)
    if count.isdecimal():
        return (f"{locale.headcount}{locale.label_colon}{count}",)
    return (count,) if count else ()


def _with_counts(organisation: Organisation, boxes: list[Box], locale: Locale) -> tuple[Box, ...]:
    """The boxes with the words that tell what is below, should that be left out."""
    below = [(0, 0, 0)] * len(boxes)
    for index in range(len(boxes) - 1, 0, -1):
        own = _own_counts(organisation, boxes[index])
        parent = boxes[index].parent or 0
        below[parent] = _sums(below[parent], _sums(below[index], own))
    return tuple(box._replace(folded=_folded(counts, locale)) for box, counts in zip(boxes, below, strict=True))


def _own_counts(organisation: Organisation, box: Box) -> _Counts:
    """A unit's box stands for its head too, who counts once where there are several units."""
    unit = organisation.unit_by_id.get(box.id)
    if unit is None:
        return 0, 0, 1
    has_head = unit.head is not None and unit.head != organisation.head
    posts = int(has_head and organisation.headed_by[unit.head][0] is unit)
    return (0, 1, posts) if box.role is BoxRole.GROUP else (1, 0, posts)


def _sums(one: _Counts, other: _Counts) -> _Counts:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _folded(counts: _Counts, locale: Locale) -> str:
    patterns = (locale.count_of_units, locale.count_of_groups, locale.count_of_posts)
    said = [one_more[count > 1].format(count=count) for one_more, count in zip(patterns, counts, strict=True) if count]
    return locale.folded.format(counts=locale.list_comma.join(said)) if said else ""


def _root_id(organisation: Organisation) -> Id:
    """The organisation's id, told apart from a unit or post of the same id."""
    name = organisation.id
    while name in organisation.unit_by_id or name in organisation.post_by_id:
        name += "-organization"
    return name


def _footer(organisation: Organisation, locale: Locale) -> str:
    control = organisation.control
    version = f"{locale.version}{locale.label_colon}{control.version}" if control.version else ""
    date = date_words(control.effective_date, locale) if control.effective_date else ""
    return " | ".join(part for part in (words(organisation.name, locale), control.number, version, date) if part)
