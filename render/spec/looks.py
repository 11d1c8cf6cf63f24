"""The theme that a spec or a command names: one of Rolebook's own, or a file that says what differs from one of them.

A file has the keys of the complete theme, as many as it likes, and `extends`. All that is wrong with it is found at
once: keys, colours and lengths, then colours that cannot be told from each other and text too small to read.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from render.diagnostics import Diagnostic, SpecError, ToolError
from render.spec import reader
from render.spec.document import Document
from render.spec.files import Files, RefusedError
from render.spec.findings import Finding, UnfitError, closest, listed, refuse, shown
from render.spec.findings import Path as Steps
from render.spec.values import choices, words
from render.themes import COMPLETE, Theme, as_theme, combined, font_files, load_theme, theme_data, theme_names
from render.themes.contrast import Pair, contrast, pairs, readable

SMALLEST_TEXT = 7
_LONGEST = 14_400  # points; no PDF page is larger (ISO 32000-1, annex C)
_LEAST_ROOM = 200  # points between the margins of a page
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_FILE = re.compile(r"\.ya?ml$", re.IGNORECASE)


def theme_of(document: Document, name: str, files: Files | None) -> tuple[Theme | None, Sequence[Diagnostic]]:
    """The theme that a spec calls `name`, or what is wrong with it; a text without `files` can name none of its own."""
    try:
        if _FILE.search(name) and files:
            path = files.named(name)
            return read(str(path), files.read(path), files), ()
        return _own(name), ()
    except RefusedError as refused:
        rule = "theme-file" if _FILE.search(name) else refused.rule
        return None, [document.located(Finding(("theme",), refused.message, refused.hint, rule))]
    except SpecError as error:
        return None, error.diagnostics


def theme_named(name: str) -> Theme:
    """The theme or theme file that a command names.

    Raises `ToolError` where there is no such thing, `SpecError` with all that is wrong with a file.
    """
    if _FILE.search(name):
        path = Path(name)
        return read(name, Files(path).read(path))
    try:
        return _own(name)
    except RefusedError as refused:
        raise ToolError(refused.message, refused.hint) from None


def is_file(name: str) -> bool:
    """Whether a theme of that name is a file of somebody's own."""
    return bool(_FILE.search(name))


def read(name: str, data: bytes, files: Files | None = None) -> Theme:
    """The theme that a file says; where `files` are those of a spec, its fonts must be among them or installed.

    Raises `SpecError` with every problem, in the order of the file.
    """
    document = reader.read(name, data)
    taking = _Taking(document)
    theme = taking.theme(Path(name).stem)
    found = taking.findings or [*_hard_to_see(theme, document), *_out_of_bounds(theme), *_fonts(theme, name, files)]
    if problems := sorted({*document.problems, *map(document.located, found)}):
        raise SpecError(tuple(problems))
    return as_theme(theme)


def _own(name: str) -> Theme:
    if name in theme_names():
        return load_theme(name)
    near = closest(name, theme_names())
    hint = f"Did you mean `{near}`?" if near else f"Write {listed(theme_names())}, or a file such as looks/ours.yaml."
    raise RefusedError("unknown-theme", f"There is no theme {shown(name)}.", hint)


# ---------------------------------------------------------------- what is said


class _Taking:
    """Takes what a file says in place of what the theme that it extends says."""

    def __init__(self, document: Document) -> None:
        self.root = document.root
        self.findings: list[Finding] = []

    def theme(self, name: str) -> dict[str, Any]:
        """All of it; what was refused is as it was."""
        base = {**self._base(), "name": name}
        changes = {key: value for key, value in self.root.items() if key not in ("extends", "about")}
        if (about := self.root.get("about")) is not None:
            base["about"] = self._value(lambda it: words.text(it).by_language, about, ("about",)) or {}
        return combined(base, self._mapping(base, changes, ()))

    def _base(self) -> dict[str, Any]:
        name = self.root.get("extends")
        if name is None or (isinstance(name, str) and name in theme_names()):
            return theme_data(name or COMPLETE)
        near = closest(name, theme_names()) if isinstance(name, str) else None
        hint = f"Did you mean `{near}`?" if near else f"Write {listed(theme_names())}."
        self.findings.append(Finding(("extends",), "There is no such theme to extend.", hint, "unknown-theme"))
        return theme_data(COMPLETE)

    def _taken(self, kind: Any, given: Any, path: Steps) -> Any:
        """What is `given` where the base has `kind`; that where nothing is given, or nothing of the kind."""
        if given is None:
            return kind
        if isinstance(kind, dict):
            return self._mapping(kind, given, path)
        if isinstance(kind, list):
            return self._list(kind, given, path)
        taken = self._value(_reader_of(kind), given, path)
        return kind if taken is None else taken

    def _mapping(self, kind: dict[str, Any], given: Any, path: Steps) -> dict[str, Any]:
        if not isinstance(given, dict):
            example = next(iter(kind))
            hint = f"Such as `{{{example}: {kind[example]}}}`." if not isinstance(kind[example], dict) else ""
            self._refuse(path, "Keys and values are needed here.", hint or f"Its keys are {listed(kind, 'and')}.")
            return kind
        for key in given:
            if key not in kind:
                near = closest(key, kind)
                hint = f"Did you mean `{near}`?" if near else f"The keys here are {listed(kind, 'and')}."
                self.findings.append(
                    Finding((*path, key), f"A theme has no key {shown(key)} here.", hint, "unknown-key", of_key=True)
                )
        return {key: self._taken(kind[key], value, (*path, key)) for key, value in given.items() if key in kind}

    def _list(self, kind: list[Any], given: Any, path: Steps) -> list[Any]:
        if not isinstance(given, list) or not given:
            self._refuse(path, "A list with at least one item is needed here.", "Such as `[one, another]`.")
            return kind
        items = [self._taken(kind[0], item, (*path, number)) for number, item in enumerate(given)]
        for number, item in enumerate(items):
            if isinstance(item, dict) and (missing := [key for key in kind[0] if key not in item]):
                self._refuse((*path, number), f"This needs the key `{missing[0]}`.", "Add it.", "missing-key")
        return items

    def _value(self, read: Any, given: Any, path: Steps) -> Any:
        try:
            return read(given)
        except UnfitError as unfit:
            self.findings += [each._replace(path=path + each.path) for each in unfit.findings]
            return None

    def _refuse(self, path: Steps, message: str, hint: str, rule: str = "wrong-type") -> None:
        self.findings.append(Finding(path, message, hint, rule))


def _reader_of(kind: Any) -> Any:
    """What reads a value of the kind of one in the complete theme."""
    if isinstance(kind, bool):
        return choices.flag
    if isinstance(kind, int | float):
        return _length
    return _colour if _COLOUR.fullmatch(kind) else words.line


def _colour(given: Any) -> str:
    typed = words.line(given)
    if _COLOUR.fullmatch(typed):
        return typed.upper()
    short = re.fullmatch("#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})", typed)
    digits = short[1].upper() if short else ""
    hint = f'Write "#{"".join(2 * digit for digit in digits) if len(digits) == 3 else digits}".'
    hint = hint if short else 'Write "#" and six digits from 0 to F, in quotes, such as "#1F4E79".'
    refuse(Finding((), f"{shown(typed)} is not a colour.", hint, "bad-colour"))


def _length(given: Any) -> float:
    typed = words.line(given)
    if re.fullmatch(r"[0-9]{1,5}(\.[0-9]{1,6})?", typed) and 0 < float(typed) <= _LONGEST:
        return float(typed)
    hint = "Write points, 72 to the inch: a number above 0, such as 10.5."
    refuse(Finding((), f"{shown(typed)} is not a length.", hint, "wrong-value"))


# ---------------------------------------------------------------- what it makes


def _hard_to_see(theme: dict[str, Any], document: Document) -> Iterator[Finding]:
    for pair in pairs(theme):
        one, other = _at(theme, pair.first), _at(theme, pair.second)
        reached = contrast(one, other)
        if reached >= pair.needed:
            continue
        changed, fixed = (one, other) if document.typed(pair.first) == pair.first else (other, one)
        message = f"{one} and {other} are hard to tell apart: a contrast of {_rounded_down(reached)}, {_need(pair)}."
        better = readable(changed, fixed, pair.needed)
        hint = f"Such as {better}." if better else "Make one of them darker and the other lighter."
        yield Finding(pair.first if changed is one else pair.second, message, hint, "low-contrast")


def _need(pair: Pair) -> str:
    what = "a line" if pair.first[-1] in ("line", "stroke") else "text"
    return f"where {what} on `{pair.second[-1]}` needs {pair.needed:g} (WCAG AA)"


def _rounded_down(ratio: float) -> str:
    return f"{int(ratio * 10) / 10:g}"


def _out_of_bounds(theme: dict[str, Any]) -> Iterator[Finding]:
    chart, page = theme["chart"], theme["page"]
    sizes = {("type", name): size for name, size in theme["type"].items() if "leading" not in name}
    sizes |= {("chart", name): chart[name] for name in ("min_text", "title", "footer")}
    for path, size in sizes.items():
        if size < SMALLEST_TEXT:
            message = f"Text of {size:g} pt is too small to read."
            yield Finding(path, message, f"Write {SMALLEST_TEXT} or more.", "too-small")
    if not chart["min_text"] <= chart["text"] <= chart["max_text"]:
        message = "`min_text`, `text` and `max_text` must go up, or stay the same."
        yield Finding(("chart", "text"), message, "Change one of the three.", "wrong-value")
    if (
        page["width"] - page["margin_left"] - page["margin_right"] < _LEAST_ROOM
        or page["height"] - page["margin_top"] - page["margin_bottom"] < _LEAST_ROOM
        or min(page["width"], page["height"]) - 2 * chart["margin"] < _LEAST_ROOM
    ):
        message = f"Less than {_LEAST_ROOM} pt are left between the margins of the page."
        yield Finding(("page",), message, "Make the page larger, or its margins smaller.", "too-small")


def _fonts(theme: dict[str, Any], name: str, files: Files | None) -> Iterator[Finding]:
    """Puts the fonts themselves in the place of what the theme calls them. A family has its own bold."""
    said = theme["fonts"]
    called = [("regular", said["regular"], "regular"), ("bold", said["bold"], "bold")]
    if not said["bold"]:
        called[1] = ("bold", said["regular"], "regular")
    refused = ""
    for key, font, at in called:
        try:
            said[key] = _font(font, Path(name).parent, files, bold=key == "bold") if font and font != refused else ""
        except (RefusedError, font_files.FontError) as error:
            refused = font
            yield Finding(("fonts", at), error.message, error.hint, "font-file")


def _font(name: str, folder: Path, files: Files | None, *, bold: bool) -> str:
    if not font_files.is_file(name):
        return font_files.installed(name, bold=bold)
    file = font_files.file_of(name)
    path = files.named(file, folder) if files else folder / file
    return font_files.checked(path, font_files.number_of(name))


def _at(theme: Any, path: Steps) -> str:
    for step in path:
        theme = theme[step]
    return str(theme)
