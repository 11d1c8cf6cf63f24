"""The org chart: a box for every unit and every post, along the lines of reporting."""

from collections.abc import Collection, Iterator, Sequence

from render.chart_settings import Detail
from render.content import Box, BoxRole, Chart, DottedLine, References, SignWords
from render.locales import Locale
from render.organisation import Id, Organisation, Post, Unit, UnitType
from render.products.seats import Seat, box_of, seats_below
from render.products.staffing import Staffing, post_staffing, roll_ups, total
from render.products.wording import date_words, holder_names, some_names, staffing_words, words
from render.typesetting.scripts import isolated

_MOST_SENTENCES = 20
_LONGEST_NAME = 60  # of a holder; characters, as below
_LONGEST_HOLDERS = 100

_ALL = frozenset(Detail)
_ROLES = {UnitType.GROUP: BoxRole.GROUP, UnitType.COMMITTEE: BoxRole.COMMITTEE, UnitType.VIRTUAL: BoxRole.VIRTUAL}

_Counts = tuple[int, int, int]
"""Units, groups and posts."""


def org_chart(organisation: Organisation, locale: Locale, show: frozenset[Detail] = _ALL) -> Chart:
    """The whole organisation. The head of a unit is named in the unit's box; every other post has its own."""
    boxes = list(_Boxes(organisation, locale, show).from_the_top())
    return Chart(
        "overview",
        locale.chart_of.format(name=words(organisation.name, locale)),
        _with_counts(organisation, boxes, locale),
        footer(organisation, locale),
        locale.language,
        References(
            locale.figure,
            locale.continued,
            locale.see_figure,
            locale.from_figure,
            locale.next_figure,
            locale.elsewhere,
        ),
        sign_words=_sign_words(locale),
    )


def _sign_words(locale: Locale) -> SignWords:
    kinds, superior = locale.unit_types, locale.dotted_superior
    elsewhere = locale.elsewhere.format(name=superior)
    committee, virtual = kinds[UnitType.COMMITTEE], kinds[UnitType.VIRTUAL]
    return SignWords(locale.vacant, committee, virtual, locale.post, superior, elsewhere)


def part_of_chart(chart: Chart, organisation: Organisation, root: Id | None, depth: int | None) -> Chart:
    """The chart from a post or unit downwards, so many levels deep; `None` is all of it."""
    if root is not None:
        headed = organisation.headed_by.get(root, ())
        seat = headed[0].id if headed else root
        chart = chart.subtree(next((index for index, box in enumerate(chart.boxes) if seat in (box.id, *box.ids)), 0))
    return chart if depth is None else chart.limited(depth)


def alternative(chart: Chart, locale: Locale) -> str:
    """What the chart says, in words: a sentence for each box with others below, as many as one cares to hear."""
    managers = [index for index, below in enumerate(chart.children) if below][:_MOST_SENTENCES]
    sentences: list[str] = []
    for manager in managers:
        pattern = locale.chart_alternative_unit if sentences else locale.chart_alternative
        children = some_names([chart.boxes[child].title for child in chart.children[manager]], locale)
        sentences.append(pattern.format(title=chart.title, name=chart.boxes[manager].title, children=children))
    sentences += _signs_in_words(chart, locale)
    return "".join(sentences) or chart.title


def _signs_in_words(chart: Chart, locale: Locale) -> Iterator[str]:
    """What dotted lines and dashed frames say."""
    for box in [box for box in chart.boxes if box.dotted_to][:_MOST_SENTENCES]:
        superiors = some_names([line.name for line in box.dotted_to], locale)
        yield locale.chart_alternative_dotted.format(name=box.title, superiors=superiors)
    if vacant := [box.title for box in chart.boxes if box.vacant]:
        yield locale.chart_alternative_vacant.format(names=some_names(vacant, locale))


def alternatives(chart: Chart, tops: Collection[str], locale: Locale) -> dict[str, str]:
    """The same for the parts of a chart below the boxes of those ids, by id."""
    parts = ((box.id, index) for index, box in enumerate(chart.boxes) if box.id in tops)
    return {id: alternative(chart.subtree(index), locale) for id, index in parts}


class _Boxes:
    """Makes the boxes of one organisation."""

    def __init__(self, organisation: Organisation, locale: Locale, show: frozenset[Detail]) -> None:
        self._organisation = organisation
        self._locale = locale
        self._show = show
        self._below = seats_below(organisation)
        self._staffing = roll_ups(organisation) if Detail.HEADCOUNT in show else {}
        self._dotted = self._dotted_lines() if Detail.DOTTED in show else {}
        ends = {end.id for ends in self._dotted.values() for end in ends}
        self._has_line = ends | self._dotted.keys()

    def from_the_top(self) -> Iterator[Box]:
        """All boxes, each before those below it."""
        yield self._root()
        pending: list[tuple[tuple[Seat, ...], int]] = [(group, 0) for group in reversed(self._groups(None))]
        index = 0
        while pending:
            group, parent = pending.pop()
            index += 1
            yield self._box(group, parent)
            pending.extend((below, index) for below in reversed(self._groups(group[0].part.id)))

    def _groups(self, above: Id | None) -> list[tuple[Seat, ...]]:
        """What stands right below a seat; posts that nothing tells apart go together."""
        groups: dict[object, list[Seat]] = {}
        for seat in self._below.get(above, ()):
            groups.setdefault(self._likeness(seat), []).append(seat)
        return list(map(tuple, groups.values()))

    def _likeness(self, seat: Seat) -> object:
        """What all that share a box must have in common."""
        part = seat.part
        if isinstance(part, Unit) or part.id in self._below or part.id in self._has_line:
            return part.id
        staffing = post_staffing(self._organisation, part)
        known = part.headcount is None, staffing.filled is None
        # In all languages, so that charts in two of them have the same boxes.
        title = tuple(sorted(part.title.by_language.items()))
        holders = tuple(held.person for held in self._organisation.memberships_of.get(part.id, ()))
        shown = holders if self._show & {Detail.HOLDERS, Detail.PHOTOS} else ()
        return title, seat.beside, shown, _is_vacant(staffing), known

    def _root(self) -> Box:
        organisation, locale = self._organisation, self._locale
        name = words(organisation.name, locale)
        identity = _root_id(organisation)
        return Box(
            id=identity,
            role=BoxRole.ORGANIZATION,
            title=name,
            parent=None,
            details=self._head(organisation.head) + self._headcount(self._staffing.get(None)),
            page_title=locale.chart_of.format(name=name),
            dotted_to=self._dotted.get(None, ()),
            photo=self._photo(organisation.head),
        )

    def _box(self, group: Sequence[Seat], parent: int) -> Box:
        part, beside = group[0]
        if isinstance(part, Post):
            return self._post_box([seat.part for seat in group if isinstance(seat.part, Post)], parent, beside)
        title = words(part.name, self._locale)
        return Box(
            id=part.id,
            role=_ROLES.get(part.type, BoxRole.UNIT),
            title=title,
            parent=parent,
            details=self._head(part.head) + self._headcount(self._staffing.get(part.id)),
            page_title=self._locale.chart_of.format(name=title),
            own_page=part.parent is None and part.id in self._below,
            beside=beside,
            dotted_to=self._dotted.get(part.id, ()),
            photo=self._photo(part.head),
        )

    def _post_box(self, posts: Sequence[Post], parent: int, beside: bool) -> Box:
        locale, first = self._locale, posts[0]
        title = words(first.title, locale)
        staffing = total(post_staffing(self._organisation, post) for post in posts)
        is_usual = all(post.headcount == 1 for post in posts)
        headcount = () if is_usual or Detail.HEADCOUNT not in self._show else self._headcount(staffing)
        vacant = _is_vacant(staffing) and Detail.VACANCIES in self._show
        details = self._holding(first) + headcount
        return Box(
            id=first.id,
            role=BoxRole.POST,
            title=locale.alike.format(title=title, count=len(posts)) if len(posts) > 1 else title,
            parent=parent,
            details=details or ((locale.vacant,) if vacant else ()),
            page_title=locale.chart_of.format(name=title),
            beside=beside,
            vacant=vacant,
            ids=tuple(post.id for post in posts) if len(posts) > 1 else (),
            dotted_to=self._dotted.get(first.id, ()),
            photo=self._photo(first.id),
        )

    def _head(self, head: Id | None) -> tuple[str, ...]:
        """The lines on a unit's head; nothing where there is none."""
        if head is None:
            return ()
        post = self._organisation.post_by_id[head]
        staffing = post_staffing(self._organisation, post)
        vacant = post.headcount == 1 and _is_vacant(staffing) and Detail.VACANCIES in self._show
        holding = self._holding(post) or ((self._locale.vacant,) if vacant else ())
        return (words(post.title, self._locale), *holding)

    def _holding(self, post: Post) -> tuple[str, ...]:
        """The holders in a line that no box has to cut, as who only acts in the post must not seem to hold it."""
        if Detail.HOLDERS not in self._show:
            return ()
        locale = self._locale
        names = holder_names(self._organisation, post, locale, longest=_LONGEST_NAME)
        shown = names[:1]
        for name in names[1:]:
            if len(locale.list_comma.join((*shown, name))) > _LONGEST_HOLDERS:
                return (locale.holders_cut.format(names=locale.list_comma.join(shown), count=len(names)),)
            shown += (name,)
        return (locale.list_comma.join(shown),) if shown else ()

    def _photo(self, post: Id | None) -> bytes:
        """That of the one who holds a post, if it is one."""
        held = self._organisation.memberships_of.get(post, ()) if post and Detail.PHOTOS in self._show else ()
        return self._organisation.person_by_id[held[0].person].photo if len(held) == 1 else b""

    def _headcount(self, staffing: Staffing | None) -> tuple[str, ...]:
        """How many people are there and are meant to be; the box itself shows whether any are lacking."""
        if staffing is None or staffing.headcount is None:
            return ()
        said = staffing_words(staffing._replace(vacant=None), self._locale)
        return (said if staffing.filled is not None else f"{self._locale.headcount}{self._locale.label_colon}{said}",)

    def _dotted_lines(self) -> dict[Id | None, tuple[DottedLine, ...]]:
        """The dotted lines by the box that they start from; `None` is the root, where the head of all stands."""
        organisation, locale = self._organisation, self._locale
        root = _root_id(organisation)
        lines: dict[Id | None, dict[Id, DottedLine]] = {}
        for post in organisation.posts:
            start = box_of(organisation, post.id)
            for other in post.dotted_to:
                end = box_of(organisation, other)
                if end != start:
                    line = DottedLine(end or root, words(organisation.post_by_id[other].title, locale))
                    lines.setdefault(start, {}).setdefault(line.id, line)
        return {start: tuple(ends.values()) for start, ends in lines.items()}


def _is_vacant(staffing: Staffing) -> bool:
    """Whether people are missing and none are there."""
    return bool(staffing.headcount) and staffing.filled == 0


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
        return 0, 0, max(1, len(box.ids))
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


def footer(organisation: Organisation, locale: Locale) -> str:
    """What stands below every chart: whose it is, and the number, version and date of the document."""
    control = organisation.control
    version = f"{locale.version}{locale.label_colon}{control.version}" if control.version else ""
    date = date_words(control.effective_date, locale) if control.effective_date else ""
    parts = (words(organisation.name, locale), control.number, version, date)
    return " | ".join(isolated(part) for part in parts if part)
