"""Safe corrections in a spec's own text: only the words change, never a comment, a quote or a space beside them."""

import codecs
from collections.abc import Iterator, Mapping

import yaml
from yaml import events

from render.diagnostics import Span, ToolError
from render.lint.scalars import scalars
from render.spec.decoding import decode
from render.spec.reader import Source

_MARKED = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def corrected(data: bytes, read: Source, rewritten: Mapping[Span, str]) -> tuple[bytes, int]:
    """The file `data` with what is `rewritten` at each place of its text as it was `read`, and how many texts that is.

    A text that is typed over several lines or with escapes is left alone. Raises `ToolError` where the file is not
    the one that was read, and should anything but these texts mean something else afterwards.
    """
    mark, encoding = next(((mark, name) for mark, name in _MARKED.items() if data.startswith(mark)), (b"", "utf-8"))
    text = read.text
    if decode(read.name, data) != text:
        raise ToolError(f"{read.name} was changed meanwhile; nothing was written.", "Run the command again.")
    edits = {
        start: (end, typed)
        for start, end, value in scalars(text)
        if (typed := _retyped(text[start:end], value, rewritten.get(read.span(start), value)))
    }
    changed = _spliced(text, edits)
    _compare(text, changed, {start: rewritten[read.span(start)] for start in edits})
    return mark + changed.encode(encoding), len(edits)


def _retyped(typed: str, value: str, better: str) -> str | None:
    """How `better` is typed in place of `value`, where that stands there plain or in quotes, letter for letter."""
    quote = typed[:1] if typed[:1] in ("'", '"') else ""
    same = typed == f"{quote}{value}{quote}" and "\n" not in typed
    return f"{quote}{better}{quote}" if same and better != value else None


def _spliced(text: str, edits: Mapping[int, tuple[int, str]]) -> str:
    pieces, done = [], 0
    for start, (end, typed) in sorted(edits.items()):
        pieces += [text[done:start], typed]
        done = end
    return "".join([*pieces, text[done:]])


def _compare(before: str, after: str, better: Mapping[int, str]) -> None:
    """Makes sure that both texts hold the same, but for what is `better` at its offset in the first."""
    try:
        same = list(_content(before, better)) == list(_content(after, {}))
    except yaml.YAMLError:
        same = False
    if not same:
        raise ToolError("The corrections would change more than they should; nothing was written.")


def _content(text: str, better: Mapping[int, str]) -> Iterator[tuple[object, ...]]:
    for event in yaml.parse(text, yaml.CBaseLoader):
        value = getattr(event, "value", None)
        if isinstance(event, events.ScalarEvent):
            value = better.get(event.start_mark.index, value)  # type: ignore[union-attr]
        yield type(event), value, getattr(event, "anchor", None), getattr(event, "style", None)
