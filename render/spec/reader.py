"""From the bytes of a YAML file to plain data whose every node knows its place.

No scalar is given a type: each stays the text that was typed, so that NO, 010, 1.10 and 2026-01-01 mean
what they look like; only the Chinese words for keys and for values out of a fixed few become the standard
ones. A plain `null`, `~` or nothing at all is `None`, "not given". What a file may make us
do is bounded: its size, its nesting, and how much its aliases (`*name`) repeat.
"""

from typing import NoReturn

import yaml
from yaml import events

from render.diagnostics import Diagnostic, Span, SpecError
from render.spec import aliases, characters, faults, syntax
from render.spec.decoding import decode
from render.spec.document import Document, Mapping, Sequence, Source
from render.spec.faults import Fault
from render.spec.findings import Unreadable, printable

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 100
MAX_REPEATED = 4_000_000
"""How many characters aliases may repeat, in all files of a spec together."""

CONTAINER_SIZE = 16
"""A list or a mapping counts as so many characters."""

NOT_GIVEN = frozenset({"", "~", "null", "Null", "NULL"})

ALONE = {
    "dotted_to": ("posts",),
    "include": ("",),
    "merges": ("units", "posts"),
    "show": ("charts",),
    "formats": ("charts",),
}
"""Lists of ids or words, by key, and their places: one may stand alone, without a list around it."""

_DROPPED = "\0"
"""The key of a value that is read over; no key that was typed holds this character."""


def read(name: str, data: bytes, start: int = 0, repeated: int = 0) -> Document:
    """`data` as plain data with positions. Raises `SpecError` where it cannot be read to its end.

    What was read before ends at the offset `start`, and `repeated` as many characters by aliases.
    """
    if len(data) > MAX_BYTES:
        message = f"This file is larger than {MAX_BYTES // 2**20} MB."
        hint = "Even 100,000 posts need less; is it the right file?"
        raise SpecError((Diagnostic(Span(name, 1, 1), "file-too-large", message, hint),))
    return _Reader(Source(name, decode(name, data), start), repeated).read()


def _offset(event: events.Event) -> int:
    return event.start_mark.index  # type: ignore[union-attr]  # the C parser always gives one


def _offset_after(event: events.Event) -> int:
    return event.end_mark.index  # type: ignore[union-attr]


def _list_of(item: str, at: int) -> Sequence:
    items = Sequence()
    items.append(item)
    items.at.append(at)
    return items


class _Anchor:
    """What `&name` stands for; `size` is 0 as long as the node is open."""

    __slots__ = ("node", "size")

    def __init__(self, node: Mapping | Sequence | str | None, size: int) -> None:
        self.node = node
        self.size = size


class _Open:
    """A container whose end has not come; `key` waits for its value if it is a mapping, `place` is the key above."""

    __slots__ = ("anchor", "at", "key", "key_at", "node", "place", "size_before")

    def __init__(
        self,
        node: Mapping | Sequence,
        place: str = "",
        at: int = 0,
        anchor: _Anchor | None = None,
        size_before: int = 0,
    ) -> None:
        self.node = node
        self.place = place
        self.at = at
        self.anchor = anchor
        self.size_before = size_before
        self.key: str | None = None
        self.key_at = 0


class _Reader:
    """One pass over the events of the C parser, without recursion: `around` holds the containers around `here`."""

    def __init__(self, source: Source, repeated: int) -> None:
        self.source = source
        self.start = source.start
        self.problems: list[Diagnostic] = []
        self.standard: dict[int, str] = {}
        self.top = Sequence()
        self.here = _Open(self.top)
        self.around: list[_Open] = []
        self.anchors: dict[str, _Anchor] = {}
        self.typed: dict[str, str] = {}
        self.key_sets: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.size = 0
        self.repeated = repeated

    def read(self) -> Document:
        try:
            self._read_events()
        except yaml.reader.ReaderError:
            self._fail(*characters.unreadable(self.source.text))
        except yaml.MarkedYAMLError as error:
            self._fail(syntax.explain(self.source.text, error, self.here.at))
        return Document((self.source,), self._root(), tuple(self.problems), self.standard, self.repeated)

    def _read_events(self) -> None:
        next_event = yaml.CBaseLoader(self.source.text).get_event
        while type(event := next_event()) is not events.StreamEndEvent:
            if type(event) is events.ScalarEvent:
                self._scalar(event)
            elif type(event) is events.MappingStartEvent:
                self._start(event, Mapping())
            elif type(event) is events.SequenceStartEvent:
                self._start(event, Sequence())
            elif type(event) is events.MappingEndEvent or type(event) is events.SequenceEndEvent:
                self._end()
            elif type(event) is events.AliasEvent:
                self._alias(str(event.anchor), _offset(event))
            elif type(event) is events.DocumentStartEvent and self.top:
                self._report(faults.several_documents(_offset(event)))
                return

    def _root(self) -> Mapping:
        root = self.top[0] if self.top else None
        if root is None:
            self._fail(faults.empty_file())
        if not isinstance(root, Mapping):
            self._fail(faults.no_mapping(self.top.at[0] - self.start, root))
        return root

    def _scalar(self, event: events.ScalarEvent) -> None:
        text, at = event.value, event.start_mark.index  # type: ignore[union-attr]  # the C parser always gives one
        if event.tag is not None:
            self._report(faults.tag(at, event.tag))
        if not text.isprintable():
            text = self._checked(event, at)
        here = self.here
        self.size += len(text) + 1
        text = self.typed.setdefault(text, text)
        if here.key is None and type(here.node) is Mapping:
            self._begin_entry(text, at)
            return
        value = None if event.implicit[0] and text in NOT_GIVEN else text
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchor(value, len(text) + 1)
        self._put(value, at)

    def _begin_entry(self, typed: str, at: int) -> None:
        here = self.here
        key = typed if typed.isascii() else self._standard(typed, aliases.key(here.place, typed), at)
        here.key, here.key_at = key, at
        assert isinstance(here.node, Mapping)
        if key == "<<":
            self._report(faults.merge_key(at))
            here.key = _DROPPED
        elif isinstance(key, Unreadable):
            here.key = _DROPPED
        elif key in here.node:
            first = here.node.at.packed[2 * list(here.node).index(key)]
            self._report(faults.duplicate_key(at, key, typed, self.source.span(first)))
            here.key = _DROPPED

    def _standard(self, typed: str, meant: str, at: int) -> str:
        """What is `meant` by what was typed, and noted where it is another word."""
        if meant != typed:
            self.standard[at] = meant
        return meant

    def _put(self, value: Mapping | Sequence | str | None, at: int) -> None:
        here = self.here
        node = here.node
        if isinstance(node, Mapping):
            assert here.key is not None
            if here.key in aliases.CHOSEN and type(value) is str:
                value = self._standard(value, aliases.value(here.place, here.key, value), at)
            elif here.key in ALONE and here.place in ALONE[here.key] and type(value) is str:
                value = _list_of(value, at + self.start)
            if here.key is not _DROPPED:
                node[here.key] = value
                node.at.packed.append(here.key_at + self.start)
                node.at.packed.append(at + self.start)
            here.key = None
        else:
            if value is None and node is not self.top:
                self._report(faults.empty_item(at))
            node.append(value)
            node.at.append(at + self.start)

    def _start(self, event: events.CollectionStartEvent, node: Mapping | Sequence) -> None:
        at = _offset(event)
        if self.here.key is None and type(self.here.node) is Mapping:
            self._fail(faults.complex_key(at))
        if len(self.around) == MAX_DEPTH:
            self._fail(faults.too_deep(at, MAX_DEPTH))
        if event.tag is not None:
            self._report(faults.tag(at, event.tag))
        place = self.here.key
        if place is None:
            place = aliases.OF_ITEMS.get(self.here.place, self.here.place)
        anchor = None
        if event.anchor is not None:
            anchor = self.anchors[event.anchor] = _Anchor(node, 0)
        self._put(node, at)
        self.around.append(self.here)
        self.size += CONTAINER_SIZE
        self.here = _Open(node, place, at, anchor, self.size)

    def _end(self) -> None:
        ended = self.here
        if isinstance(ended.node, Mapping):
            keys = tuple(ended.node)
            ended.node.at.keys = self.key_sets.setdefault(keys, keys)
        if ended.anchor is not None:
            ended.anchor.size = self.size - ended.size_before + CONTAINER_SIZE
        self.here = self.around.pop()

    def _alias(self, name: str, at: int) -> None:
        if self.here.key is None and type(self.here.node) is Mapping:
            self._fail(faults.complex_key(at))
        anchor = self.anchors.get(name)
        if anchor is None:
            self._fail(faults.unknown_alias(at, name))
        if not anchor.size:
            self._fail(faults.alias_loop(at, name))
        self.size += anchor.size
        self.repeated += anchor.size
        if self.repeated > MAX_REPEATED:
            self._fail(faults.too_much_repeated(at, MAX_REPEATED))
        self._put(anchor.node, at)

    def _checked(self, event: events.ScalarEvent, at: int) -> str:
        """The text of a scalar if papers can carry it, else what can stand for it; its bad characters are reported."""
        source = self.source.text[at : _offset_after(event)]
        for fault in characters.faults(source, at, event.style == '"', event.value):
            self._report(fault)
        return Unreadable(event.value) if characters.ILLEGAL.search(event.value) else event.value

    def _report(self, fault: Fault) -> None:
        span = self.source.span(self.start + fault.at)
        message, hint = printable(fault.message), printable(fault.hint)
        self.problems.append(Diagnostic(span, fault.rule, message, hint, fault.severity))

    def _fail(self, *found: Fault) -> NoReturn:
        for fault in found:
            self._report(fault)
        raise SpecError(tuple(sorted(set(self.problems))))
