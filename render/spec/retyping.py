"""Words of a spec typed anew where they stand: never a comment, a quote or a space beside them changes."""

import codecs
from collections.abc import Iterator, Mapping
from typing import TypeGuard

import yaml
from yaml import events

from render.diagnostics import ToolError
from render.spec.decoding import decode

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def retyped(name: str, data: bytes, better: Mapping[int, str]) -> tuple[bytes, int]:
    """The file `data`, which can be read, with the words that are `better`, by the offset in its text where each
    begins; and how many were put in place.

    Left alone is what is typed over several lines, with escapes, or with an anchor, whose words stand in other
    places, too. Raises `ToolError` should anything but these words read differently afterwards.
    """
    if not better:
        return data, 0
    mark, encoding = next(((mark, coding) for mark, coding in _MARKS.items() if data.startswith(mark)), (b"", "utf-8"))
    before = decode(name, data)
    ends = {_start(event): _end(event) for event in _scalars(before) if _can_be_retyped(before, event)}
    words = {start: word for start, word in better.items() if start in ends}
    after = _spliced(before, words, ends)
    if words and not _same_but_for(words, before, after):
        raise ToolError(f"{name} would change more than it should; nothing was written.")
    return mark + after.encode(encoding), len(words)


def _scalars(text: str) -> Iterator[events.ScalarEvent]:
    return filter(_is_scalar, yaml.parse(text, yaml.CBaseLoader))


def _is_scalar(event: object) -> TypeGuard[events.ScalarEvent]:
    return isinstance(event, events.ScalarEvent)


def _can_be_retyped(text: str, event: events.ScalarEvent) -> bool:
    quote = event.style or ""
    return text[_start(event) : _end(event)] == f"{quote}{event.value}{quote}" and "\n" not in event.value


def _spliced(text: str, words: Mapping[int, str], ends: Mapping[int, int]) -> str:
    pieces, done = [], 0
    for start, word in sorted(words.items()):
        quote = text[start] if text[start] in "'\"" else ""
        pieces += [text[done:start], quote, word, quote]
        done = ends[start]
    return "".join([*pieces, text[done:]])


def _same_but_for(words: Mapping[int, str], before: str, after: str) -> bool:
    try:
        return list(_content(before, words)) == list(_content(after, {}))
    except yaml.YAMLError:
        return False


def _content(text: str, words: Mapping[int, str]) -> Iterator[tuple[object, ...]]:
    for event in yaml.parse(text, yaml.CBaseLoader):
        value = words.get(_start(event), event.value) if _is_scalar(event) else None
        yield type(event), value, getattr(event, "anchor", None), getattr(event, "style", None)


def _start(event: events.Event) -> int:
    return event.start_mark.index  # type: ignore[union-attr]  # the C parser always gives one


def _end(event: events.Event) -> int:
    return event.end_mark.index  # type: ignore[union-attr]
